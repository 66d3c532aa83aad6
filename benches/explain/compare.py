"""Explanations: junheng's whole answers against asking HiGHS again, on generated works in one run.

`bottlenecks` and value curves are compared with the same limits moved in HiGHS: *profit* alone, the goals
before it frozen, hot from its optimum, one unit and one step to each side of every limit shown, and once
for every corner of a curve. That tells less (no reach, no next limit, no other goal, no certificate), so
the ratio flatters HiGHS. Other answers are quoted in plans and in cold solves of HiGHS: how long they take
against `junheng plan`, and how many times the faster of HiGHS' simplex and interior point could have
solved the first goal and *profit* meanwhile. Prints Markdown tables.

    python compare.py JUNHENG FOLDER [--sizes small,thousand,medium] [--top N]
"""

import argparse
import json
import pathlib
import subprocess
import sys
import time

import highspy

SIZES = {"small": (20, 6, 5, 10), "thousand": (40, 12, 8, 18), "medium": (100, 30, 15, 26)}


def run(*command, accepted=(0,)):
    """Output and seconds of a process."""
    start = time.perf_counter()
    done = subprocess.run([str(word) for word in command], capture_output=True, check=False)
    taken = time.perf_counter() - start
    if done.returncode not in accepted:
        sys.exit(f"{command}: exit {done.returncode}\n{done.stderr.decode()}")
    return done.stdout, taken


def highs(mps):
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.readModel(str(mps))
    return solver


def cold(mps):
    """Seconds of the faster of simplex and interior point."""
    taken = []
    for method in ("simplex", "ipm"):
        solver = highs(mps)
        solver.setOptionValue("solver", method)
        start = time.perf_counter()
        solver.run()
        taken.append(time.perf_counter() - start)
    return min(taken)


class Asked:
    """A goal's programme at its optimum, asked again with a limit moved."""

    def __init__(self, mps):
        self.solver = highs(mps)
        self.solver.setOptionValue("solver", "ipm")  # only to get there; the basis is the same kind
        self.solver.run()
        self.solver.setOptionValue("solver", "simplex")
        self.solver.run()
        lp = self.solver.getLp()
        self.lower, self.upper = list(lp.col_lower_), list(lp.col_upper_)
        self.at = {name: position for position, name in enumerate(lp.col_names_)}

    def columns(self, path):
        """The columns whose upper bounds are a group's hours; none for other kinds of limits."""
        room, _, rest = path.partition("/")
        if room != "groups" or "/" in rest:
            return []
        prefix = f"regular/{rest}@"
        return [at for name, at in self.at.items() if name.startswith(prefix)]

    def moved(self, columns, share):
        """Seconds and value with the limit moved by a share of it, the way back not counted."""
        start = time.perf_counter()
        for at in columns:
            self.solver.changeColBounds(at, self.lower[at], self.upper[at] * (1 + share))
        self.solver.run()
        taken = time.perf_counter() - start
        value = self.solver.getObjectiveValue()
        for at in columns:
            self.solver.changeColBounds(at, self.lower[at], self.upper[at])
        self.solver.run()
        return taken, value


def works(junheng, folder, name):
    """A generated works, and the same with trouble: its busiest group has half of its machines."""
    sizes = zip(("--products", "--groups", "--materials", "--days"), SIZES[name])
    file = folder / f"{name}.json"
    file.write_bytes(run(junheng, "generate", *(word for pair in sizes for word in pair), "--seed", 1)[0])
    factory = json.loads(file.read_text(encoding="utf-8"))
    plan = json.loads(run(junheng, "plan", file, "--format", "json")[0])
    busiest = max(plan["groups"], key=lambda group: group["utilisation"])["id"]
    for group in factory["groups"]:
        if group["id"] == busiest:
            group["availability"] = group.get("availability", 1.0) / 2
    troubled = folder / f"{name}-troubled.json"
    troubled.write_text(json.dumps(factory), encoding="utf-8")
    return file, troubled


def measure(options, name):
    junheng, folder = options.junheng, options.folder
    file, troubled = works(junheng, folder, name)
    first, profit = folder / f"{name}-first.mps", folder / f"{name}-profit.mps"
    run(junheng, "export", file, "--mps", first)
    run(junheng, "export", file, "--goal", "profit", "--mps", profit)
    solve = cold(first) + cold(profit)
    asked = Asked(profit)
    rows = asked.solver.getNumRow()
    _, plan = run(junheng, "plan", file)
    out, taken = run(junheng, "bottlenecks", file, "--top", options.top, "--resolve", 0, "--format", "json")
    answer = json.loads(out)
    groups = [limit for limit in answer["binding"] if asked.columns(limit["at"])]
    theirs = differs = 0
    for limit in groups:
        columns, unit = asked.columns(limit["at"]), 1 / limit["amount"]
        for share in (unit, -unit, limit["step"] / limit["amount"], -limit["step"] / limit["amount"]):
            theirs += asked.moved(columns, share)[0]
    whole = theirs * len(answer["binding"]) / max(len(groups), 1)
    yield name, rows, f"bottlenecks --top {options.top}", answer["solves"], taken / plan, taken / solve, whole / taken
    # A whole curve has hundreds of corners: at four thousand rows they take many minutes.
    if groups and rows < 4000:
        group, bucket = groups[0]["at"], groups[0]["buckets"][0]
        column = asked.at[f"regular/{group.removeprefix('groups/')}@{bucket}"]
        curve = ("--top", 0, "--resolve", 0, "--curve", f"{group}@{bucket}", "--format", "json")
        out, taken = run(junheng, "bottlenecks", file, *curve)
        answer = json.loads(out)
        pieces = answer["curves"][0]["goals"][-1]["pieces"]
        theirs = sum(asked.moved([column], piece["from"] / asked.upper[column] - 1)[0] for piece in pieces)
        words = f"bottlenecks --curve GROUP@DAY ({len(pieces)} pieces)"
        yield name, rows, words, answer["solves"], taken / plan, taken / solve, theirs / taken
    out, taken = run(junheng, "potential", file, "--format", "json")
    yield name, rows, "potential", json.loads(out)["certificate"]["answers"], taken / plan, taken / solve, None
    orders = json.loads(run(junheng, "plan", troubled, "--format", "json")[0])["orders"]
    short = [order["id"] for order in orders if order["short"] > 0]
    late = [order["id"] for order in orders if order["late"] > 0]
    for word, found in (("short", short), ("late", late)):
        if found:
            _, taken = run(junheng, "why", troubled, word, found[0])
            yield name, rows, f"why {word} ORDER", None, taken / plan, taken / solve, None
    _, taken = run(junheng, "repair", troubled, accepted=(0, 3))
    yield name, rows, f"repair ({len(short)} orders short, {len(late)} late)", None, taken / plan, taken / solve, None
    for kind, source in (("a", file), ("b", troubled)):
        (folder / kind).mkdir(exist_ok=True)
        (folder / kind / "plan.json").write_bytes(run(junheng, "plan", source, "--format", "json")[0])
    plans = (folder / "a" / "plan.json", folder / "b" / "plan.json")
    _, taken = run(junheng, "diff", *plans, file, troubled)
    yield name, rows, "diff (one change)", None, taken / plan, taken / solve, None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("junheng", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--sizes", default="small,thousand,medium")
    parser.add_argument("--top", type=int, default=5)
    options = parser.parse_args()
    print("| works | rows | answer | optima proven | in plans | in HiGHS solves | HiGHS asked again |")
    print("|---|---|---|---|---|---|---|")
    for name in options.sizes.split(","):
        for works_, rows, words, optima, plans, solves, ratio in measure(options, name):
            again = "" if ratio is None else f"{ratio:.2f}"
            print(f"| {works_} | {rows} | {words} | {optima or ''} | {plans:.1f} | {solves:.1f} | {again} |", flush=True)


main()
