"""What-ifs of five changed capacities: junheng against HiGHS (hot and cold) and a loop with PuLP.

All plan the same changes of the same generated works in one run. junheng answers each scenario whole:
every goal in sequence, certified, audited. HiGHS has three rows: *all goals* in sequence as junheng does
(`in_sequence.py`); one programme, *fulfil* alone; one programme, *profit* after *fulfil*, with *fulfil*
given frozen while junheng solves both. Values are compared scenario by scenario. Prints Markdown tables.

    python compare.py JUNHENG TIME FOLDER [--scenarios N] [--hot N] [--cold N] [--pulp N] [--rounds N]
        [--draws N,N,…]
"""

import argparse
import csv
import io
import json
import pathlib
import statistics
import subprocess
import sys
import time

import pulp
from in_sequence import PATIENCE, InSequence, best, quiet

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "rivals"))
import build_with_pulp  # noqa: E402

SIZES = {"thousand": (40, 12, 8, 18), "medium": (100, 30, 15, 26)}
ALL, FULFIL, PROFIT = "", "fulfil", "profit"


def highs(mps):
    solver = quiet()
    solver.readModel(str(mps))
    return solver


class Programme:
    """One goal's programme, with the bounds that each scenario changes."""

    def __init__(self, mps, changes):
        self.mps = mps
        lp = highs(mps).getLp()
        self.lower, self.upper = list(lp.col_lower_), list(lp.col_upper_)
        at = {name: position for position, name in enumerate(lp.col_names_)}
        self.rows = lp.num_row_
        self.changes = [
            [(at[name], self.upper[at[name]] * factor) for name, factor in one] for one in changes
        ]

    def hot(self, count):
        """Seconds, pivots and value of each scenario from the optimal basis, the way back not counted."""
        solver = highs(self.mps)
        solver.setOptionValue("solver", "ipm")  # only to get there; the basis is the same kind
        solver.run()
        solver.setOptionValue("solver", "simplex")
        solver.run()
        for changes in self.changes[:count]:
            start = time.perf_counter()
            for at, bound in changes:
                solver.changeColBounds(at, self.lower[at], bound)
            value, pivots = best(solver)
            yield time.perf_counter() - start, pivots, value
            for at, _ in changes:
                solver.changeColBounds(at, self.lower[at], self.upper[at])
            solver.run()

    def cold(self, count):
        """Seconds of each scenario from nothing, by the faster of simplex and interior point."""
        for changes in self.changes[:count]:
            taken = []
            for method in ("simplex", "ipm"):
                solver = highs(self.mps)
                solver.setOptionValue("solver", method)
                for at, bound in changes:
                    solver.changeColBounds(at, self.lower[at], bound)
                start = time.perf_counter()
                solver.run()
                taken.append(time.perf_counter() - start)
            yield min(taken)


def with_pulp(works, changes, count):
    """Seconds and value of each scenario built anew in Python and solved by CBC."""
    with open(works, encoding="utf-8") as file:
        factory = json.load(file)
    days = [day.isoformat() for day in build_with_pulp.Works(factory).days]
    for one in changes[:count]:
        start = time.perf_counter()
        model, _, _, _ = build_with_pulp.build(factory)
        columns = model.variablesDict()
        for name, factor in one:
            group, day = name.removeprefix("regular/").rsplit("@", 1)
            column = columns[f"regular_{group}_{days.index(day)}".replace("-", "_")]
            column.upBound *= factor
        model.solve(pulp.PULP_CBC_CMD(msg=False))
        yield time.perf_counter() - start, pulp.value(model.objective)


def run(command):
    """Output and seconds of a process."""
    start = time.perf_counter()
    words = [str(word) for word in command]
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    if done.returncode not in (0, 4):
        sys.exit(f"{command}: exit {done.returncode}")
    return done.stdout, time.perf_counter() - start


# A process counts what its parent had in memory when it was started: a small parent then.
SMALL_PARENT = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(done.returncode)
"""


def peak(command):
    """Peak memory in kB and seconds of a process."""
    out, seconds = run([sys.executable, "-I", "-S", "-c", SMALL_PARENT, *command])
    return int(out), seconds


def records(junheng, works, scenarios, *options):
    """Every scenario as `junheng whatif` has it."""
    out, _ = run([junheng, "whatif", works, scenarios, *options, "--format", "csv"])
    return list(csv.DictReader(io.StringIO(out.decode())))


def values(junheng, works, scenarios, goal):
    """The first value of a goal in every scenario."""
    rows = records(junheng, works, scenarios, "--goals", goal)
    column = next(name for name in rows[0] if name.split("/")[0] == goal)
    return [float(row[column]) if row[column] else None for row in rows]


def all_goals(options, works, listed, changes):
    """HiGHS' seconds hot, its pivots and its seconds cold for every goal in sequence, and the values that
    are not ours."""
    plan = json.loads(run([options.junheng, "plan", works, "--format", "json"])[0])
    titles = [goal["goal"] + (f"/{goal['part']}" if goal.get("part") else "") for goal in plan["goals"]]
    files = [works.with_suffix(f".goal-{at}.mps") for at in range(len(titles))]
    for title, file in zip(titles, files):
        run([options.junheng, "export", works, "--goal", title, "--mps", file])
    rival = InSequence(files)
    hot = list(rival.hot(changes[: options.hot]))
    wrong = 0
    for row, (_, _, found) in zip(records(options.junheng, works, listed), hot):
        for title, value in zip(titles, found):
            mine = float(row[title]) if row[title] else None
            if not agree(mine, value):
                wrong += 1
                print(f"{row['scenario']}: {title}: {mine} here, {value} there", file=sys.stderr)
    cold = list(rival.cold(changes[: options.cold]))
    given_up = sum(seconds >= PATIENCE for seconds in cold)
    if given_up:
        print(f"HiGHS cold: {given_up} of {len(cold)} given up after {PATIENCE} s, counted as that", file=sys.stderr)
    seconds, pivots = (statistics.mean(it[at] for it in hot) for at in (0, 1))
    return seconds, pivots, statistics.mean(cold), wrong


def agree(one, other):
    if one is None or other is None:
        return one is other
    return abs(abs(one) - abs(other)) <= 1e-6 * max(1.0, abs(one))


def measure(options, name, folder):
    works = folder / f"{name}.json"
    products, groups, materials, days = SIZES[name]
    sizes = ["--products", products, "--groups", groups, "--materials", materials, "--days", days, "--seed", 1]
    works.write_bytes(run([options.junheng, "generate", *sizes])[0])
    mps = {goal: folder / f"{name}-{goal}.mps" for goal in (FULFIL, PROFIT)}
    for goal, file in mps.items():
        run([options.junheng, "export", works, "--goals", goal, "--goal", goal, "--mps", file])
    listed = folder / f"{name}-scenarios.json"
    maker = [sys.executable, HERE / "scenarios.py", works, mps[FULFIL], options.scenarios, 1]
    made = subprocess.run([str(word) for word in maker], check=True, capture_output=True, text=True)
    listed.write_text(made.stdout, encoding="utf-8")
    words = [line.split() for line in made.stderr.splitlines()]
    changes = [[(one[at], float(one[at + 1])) for at in range(0, len(one), 2)] for one in words]
    for goal in (ALL, FULFIL, PROFIT):
        ours = json.loads(run([options.time, works, listed, *([goal] if goal else [])])[0])
        each = ours["seconds"] / ours["scenarios"]
        outside = 1 - ours["pivoting"] / ours["seconds"]
        pivots = ours["pivots"] / ours["scenarios"]
        row = [f"{name}, {goal or 'all goals'}", None, f"{each * 1e3:.2f} ms", f"{pivots:.1f}", f"{outside:.0%}"]
        if goal == ALL:
            rows = Programme(mps[FULFIL], []).rows
            row[1] = str(rows)
            theirs, their_pivots, cold, wrong = all_goals(options, works, listed, changes)
            yield row + [f"{theirs / each:.1f}", f"{their_pivots:.1f}", f"{cold / each:.0f}", "", str(wrong)]
            continue
        programme = Programme(mps[goal], changes)
        row[1] = str(programme.rows)
        hot = list(programme.hot(options.hot))
        theirs = statistics.mean(seconds for seconds, _, _ in hot)
        found = values(options.junheng, works, listed, goal)
        wrong = sum(not agree(mine, value) for mine, (_, _, value) in zip(found, hot))
        cold = statistics.mean(programme.cold(options.cold))
        python = ""
        if goal == FULFIL:
            looped = list(with_pulp(works, changes, options.pulp))
            wrong += sum(not agree(mine, value) for mine, (_, value) in zip(found, looped))
            python = f"{statistics.mean(seconds for seconds, _ in looped) / each:.0f}"
        their_pivots = statistics.mean(count for _, count, _ in hot)
        yield row + [f"{theirs / each:.1f}", f"{their_pivots:.1f}", f"{cold / each:.0f}", python, str(wrong)]


def scaling(options, folder, name):
    """Median ratio of whole runs on one thread and on two, in pairs."""
    command = [options.junheng, "whatif", folder / f"{name}.json", folder / f"{name}-scenarios.json"]
    ratios = []
    for _ in range(options.rounds):
        one, two = (run([*command, "--threads", threads])[1] for threads in (1, 2))
        ratios.append(one / two)
    return statistics.median(ratios)


def memory(options, folder):
    """Peak memory of samples on a small works."""
    works, listed = folder / "small.json", folder / "draws.json"
    sizes = ["--products", 4, "--groups", 3, "--materials", 2, "--days", 5, "--seed", 1]
    works.write_bytes(run([options.junheng, "generate", *sizes])[0])
    for count in options.draws:
        draws = [
            {"name": "machines", "at": "groups/*/machines", "scale": {"uniform": {"least": 0.8, "most": 1.2}}, "each": True},
            {"name": "wanted", "at": "orders/*/quantity", "scale": {"lognormal": {"median": 1, "spread": 0.1}}, "each": True},
        ]
        sample = {"generate": [{"name": "d", "sample": {"count": count, "seed": 1, "draws": draws}}]}
        listed.write_text(json.dumps(sample), encoding="utf-8")
        out = folder / f"draws-{count}"
        for old in out.glob("*"):
            old.unlink()
        most, seconds = peak([options.junheng, "whatif", works, listed, "--out", out])
        records = (out / "records.jsonl").stat().st_size
        yield f"| {count:,} | {most / 1024:.1f} MB | {records / count:.0f} B | {count / seconds:.0f} |"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("junheng")
    parser.add_argument("time")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--scenarios", type=int, default=1000)
    parser.add_argument("--hot", type=int, default=100)
    parser.add_argument("--cold", type=int, default=5)
    parser.add_argument("--pulp", type=int, default=3)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sizes", default=",".join(SIZES))
    parser.add_argument("--draws", type=lambda text: [int(word) for word in text.split(",") if word], default=[1_000, 10_000, 100_000])
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    sizes = [name for name in options.sizes.split(",") if name]
    print("| what-ifs of | rows | junheng, each | pivots | outside pivots | HiGHS hot | its pivots | HiGHS cold | PuLP + CBC | other values |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for name in sizes:
        for row in measure(options, name, options.folder):
            print("| " + " | ".join(row) + " |", flush=True)
    print("\n| what-ifs of | 1 thread ÷ 2 threads, whole runs |\n|---|---|")
    for name in sizes:
        print(f"| {name}, all goals | {scaling(options, options.folder, name):.2f} |", flush=True)
    print("\n| draws | peak memory | record | scenarios a second |\n|---|---|---|---|")
    for row in memory(options, options.folder):
        print(row, flush=True)


main()
