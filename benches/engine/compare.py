"""Our simplex method against HiGHS (its Python wheel) and microlp on the same programmes and what-ifs.

Both start from the same MPS file and are given the same changed bounds, one after the other in one
run; a time counts only where both end at the same value. Prints a table of ratios: how many times
as long the rival takes.
"""

import json
import random
import statistics
import subprocess
import sys
import time

import highspy

OURS, LIMIT = sys.argv[1], float(sys.argv[2])
COUNTS = (0, 1, 5, 50)
PER_COUNT = 15


def model(file, solver, presolve="choose"):
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("solver", solver)
    highs.setOptionValue("presolve", presolve)
    highs.setOptionValue("time_limit", LIMIT)
    highs.readModel(file)
    return highs


def cold(file, solver, presolve="choose"):
    """Seconds and value; no value where the time limit came first."""
    highs = model(file, solver, presolve)
    start = time.perf_counter()
    highs.run()
    seconds = time.perf_counter() - start
    optimal = highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return seconds, highs.getObjectiveValue() if optimal else None


def what_ifs(file):
    """Changed capacities: other upper bounds for columns called `regular/…`.

    Those that bind are changed where there are enough of them: a slack one changes nothing.
    """
    highs = model(file, "ipm")
    highs.run()
    lp = highs.getLp()
    upper = list(lp.col_upper_)
    prices = list(highs.getSolution().col_dual)
    capacities = [
        at for at, name in enumerate(lp.col_names_) if name.startswith("regular/") and upper[at] < 1e20
    ]
    binding = [at for at in capacities if abs(prices[at]) > 1e-9]
    capacities = binding if len(binding) >= max(COUNTS) else capacities
    dice = random.Random(1)
    for count in COUNTS:
        for _ in range(PER_COUNT if capacities else 0):
            chosen = dice.sample(capacities, min(count, len(capacities)))
            yield count, [(at, upper[at] * dice.uniform(0.8, 1.2)) for at in chosen]


def hot(file, list_of_what_ifs):
    """HiGHS from the optimal basis: seconds and value of each what-if, not counting the way back."""
    highs = model(file, "simplex")
    lp = highs.getLp()
    lower, upper = list(lp.col_lower_), list(lp.col_upper_)
    highs.setOptionValue("solver", "ipm")  # only to get there; the basis is the same kind
    highs.run()
    highs.setOptionValue("solver", "simplex")
    highs.setOptionValue("time_limit", 1e30)
    highs.run()
    for _, changes in list_of_what_ifs:
        start = time.perf_counter()
        for at, bound in changes:
            highs.changeColBounds(at, lower[at], bound)
        highs.run()
        seconds = time.perf_counter() - start
        optimal = highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
        yield seconds, highs.getObjectiveValue() if optimal else None
        for at, _ in changes:
            highs.changeColBounds(at, lower[at], upper[at])
        highs.run()


def agree(one, other):
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 1e-6 * max(1.0, abs(one))


def ratio(rival, value, ours):
    """The ratio, or a bound on it where the rival was stopped, or why there is none."""
    seconds, found = rival
    if found is None:
        return f"> {seconds / ours['cold']:.0f}"
    return f"{seconds / ours['cold']:.2f}" if agree(value, found) else "other value"


def main():
    lines_of_what_ifs = []
    print("| programme | rows | columns | pivots | HiGHS simplex | without presolve | interior point "
          "| microlp | peak |")
    print("|---|---|---|---|---|---|---|---|---|")
    for file in sys.argv[3:]:
        changes = list(what_ifs(file))
        listed = file + ".what-ifs"
        with open(listed, "w", encoding="utf-8") as out:
            for count, bounds in changes:
                out.write(" ".join([str(count)] + [f"{at} {bound!r}" for at, bound in bounds]) + "\n")
        run = subprocess.run([OURS, file, listed, str(LIMIT)], check=True, capture_output=True, text=True)
        ours = json.loads(run.stdout)
        value = ours["value"]
        rivals = [cold(file, "simplex"), cold(file, "simplex", "off"), cold(file, "ipm")]
        microlp = ours["microlp"]
        last = f"{microlp / ours['cold']:.1f}" if microlp else f"> {LIMIT / ours['cold']:.0f} or wrong"
        shown = " | ".join(ratio(rival, value, ours) for rival in rivals)
        title = file.rsplit("/", 1)[-1]
        print(
            f"| {title} | {ours['rows']} | {ours['columns']} | {ours['iterations']} | {shown} | {last} | {ours['peak']} |",
            flush=True,
        )
        if changes:
            fastest = min(seconds for seconds, found in rivals if found is not None)
            theirs = list(hot(file, changes))
            for count in COUNTS:
                at = [i for i, (k, _) in enumerate(changes) if k == count]
                mine = [ours["what_ifs"][i] for i in at]
                wrong = sum(not agree(ours["what_ifs"][i]["value"], theirs[i][1]) for i in at)
                median = statistics.median(it["hot"] for it in mine)
                whole = statistics.median(it["hot"] + it["certifying"] for it in mine)
                their = statistics.median(theirs[i][0] for i in at)
                pivots = statistics.median(it["iterations"] for it in mine)
                lines_of_what_ifs.append(
                    f"| {title} | {count} | {pivots:.0f} | {their / median:.1f} | {fastest / median:.0f} "
                    f"| {their / whole:.1f} | {fastest / whole:.0f} | {median / ours['cold']:.4f} | {wrong} |"
                )
    print("\n| what-ifs of | changed capacities | pivots | HiGHS hot | fastest HiGHS cold "
          "| hot, certified | cold, certified | of our cold | other values |")
    print("|---|---|---|---|---|---|---|---|---|")
    print("\n".join(lines_of_what_ifs))


main()
