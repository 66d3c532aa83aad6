"""Times junheng against named rivals on the same invented works, whole processes, in pairs.

Each pair runs in turn (A B A B …), and the ratio is taken pair by pair, so that a machine whose
speed drifts does not decide. Prints a Markdown table of medians.

    python compare.py JUNHENG [--runs N] [--large] [--patient] [--highs JUNHENG_WITH_HIGHS]
"""

import argparse
import math
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import highspy

HERE = pathlib.Path(__file__).parent
SIZES = {
    "small": (20, 6, 5, 10),
    "medium": (100, 30, 15, 26),
    "large": (500, 100, 40, 26),
}


def timed(command):
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True)
    return time.perf_counter() - start, done


def fingerprint(mps):
    """What two writers of the same programme must agree on, whatever names and order they use."""
    solver = highspy.Highs()
    solver.silent()
    solver.readModel(str(mps))
    model = solver.getLp()
    finite = [
        abs(bound)
        for side in (model.row_lower_, model.row_upper_, model.col_lower_, model.col_upper_)
        for bound in side
        if abs(bound) < highspy.kHighsInf
    ]
    coefficients = [abs(value) for value in model.a_matrix_.value_]
    costs = sum(abs(cost) for cost in model.col_cost_)
    counts = (model.num_row_, model.num_col_, len(coefficients), len(finite))
    return counts, (math.fsum(coefficients), math.fsum(finite), costs)


def pairs(runs, ours, rival):
    """Median seconds of both and the median ratio rival ÷ ours."""
    rounds = [(timed(ours)[0], timed(rival)[0]) for _ in range(runs + 1)][1:]
    return (
        statistics.median(a for a, _ in rounds),
        statistics.median(b for _, b in rounds),
        statistics.median(b / a for a, b in rounds),
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("junheng")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--large", action="store_true", help="plan the large works too")
    parser.add_argument("--patient", action="store_true", help="plan more than small with microlp")
    parser.add_argument("--highs", help="a junheng with HiGHS compiled in")
    options = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp())
    files = {}
    for name, (products, groups, materials, days) in SIZES.items():
        sizes = ["--products", products, "--groups", groups, "--materials", materials]
        sizes += ["--days", days, "--seed", 1]
        done = subprocess.run([options.junheng, "generate", *map(str, sizes)], capture_output=True)
        files[name] = folder / f"{name}.json"
        files[name].write_bytes(done.stdout)

    print("| job | rival | junheng, s | rival, s | rival ÷ junheng |\n|---|---|---|---|---|")
    for name in ("small", "medium", "large"):
        ours = [options.junheng, "export", files[name], "--mps", folder / "ours.mps"]
        build = [sys.executable, HERE / "build_with_pulp.py", files[name], folder / "theirs.mps"]
        mine, theirs, ratio = pairs(options.runs, ours, build)
        one, other = fingerprint(folder / "ours.mps"), fingerprint(folder / "theirs.mps")
        same = one[0] == other[0] and all(
            abs(a - b) <= 1e-9 * (1 + abs(a)) for a, b in zip(one[1], other[1])
        )
        assert same, f"not the same programme: {one} and {other}"
        print(f"| read, formulate, write MPS: {name} | PuLP | {mine:.3f} | {theirs:.3f} | {ratio:.1f} |", flush=True)
    works = ["small", "medium"] + (["large"] if options.large else [])
    engines = [(options.junheng, "microlp")]
    if options.highs:
        engines.append((options.highs, "highs"))
    for name in works:
        for program, engine in engines:
            if engine == "microlp" and name != "small" and not options.patient:
                continue  # minutes for the medium works, hours for the large one
            solve = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(HERE)!r}); import json, pulp, build_with_pulp as b; m = b.build(json.load(open({str(files[name])!r})))[0]; m.solve(pulp.PULP_CBC_CMD(msg=False))"]
            ours = [program, "plan", files[name], "--engine", engine]
            mine, theirs, ratio = pairs(1 if name != "small" else options.runs, ours, solve)
            print(f"| plan, all goals: {name}, {engine} | PuLP + CBC, first goal only | {mine:.2f} | {theirs:.2f} | {ratio:.2f} |", flush=True)


if __name__ == "__main__":
    main()
