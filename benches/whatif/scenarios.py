"""What-ifs of five changed capacities each: a group's machines on one day, times 0.8 to 1.2.

Prints a scenario file, and writes the same changes as new upper bounds of the columns of an MPS file
that `junheng export` wrote, one line for each scenario: column name and factor.

    python scenarios.py works.json works.mps COUNT SEED > scenarios.json 2> changes.txt
"""

import json
import random
import sys

works, mps, count, seed = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
with open(works, encoding="utf-8") as file:
    groups = {group["id"]: group.get("repairs", []) for group in json.load(file)["groups"]}
capacities = set()
with open(mps, encoding="utf-8") as file:
    for line in file:
        for word in line.split():
            if word.startswith("regular/"):
                capacities.add(word)
cells = []
for column in sorted(capacities):
    group, day = column.removeprefix("regular/").rsplit("@", 1)
    # On a day with machines in repair the time is not in proportion to the machines: no bound to copy.
    if group in groups and not any(it["from"] <= day <= it["to"] for it in groups[group]):
        cells.append((column, group, day))
dice = random.Random(seed)
scenarios = []
for at in range(count):
    chosen = [(*cell, round(dice.uniform(0.8, 1.2), 3)) for cell in dice.sample(cells, 5)]
    changes = [
        {"at": f"groups/{group}/machines", "scale": factor, "from": day, "to": day}
        for _, group, day, factor in chosen
    ]
    scenarios.append({"name": f"s{at + 1}", "changes": changes})
    print(" ".join(f"{column} {factor}" for column, _, _, factor in chosen), file=sys.stderr)
json.dump({"scenarios": scenarios}, sys.stdout)
