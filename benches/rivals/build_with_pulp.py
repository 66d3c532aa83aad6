"""The programme of `junheng export` built with PuLP from the same factory file, for invented works.

Reads what `junheng generate` writes (nothing else of the format), builds the same rows and columns
for the first part of the goal *fulfil* and writes MPS. Prints rows, columns and non-zeros.

    python build_with_pulp.py works.json works.mps
"""

import json
import sys
from collections import defaultdict
from datetime import date, timedelta

import pulp

DAY = timedelta(days=1)


def hours_of(shift):
    start, end = (int(clock[:2]) + int(clock[3:]) / 60 for clock in (shift["start"], shift["end"]))
    return (end - start) % 24 - shift.get("break_hours", 0)


class Works:
    """Calendar arithmetic of day buckets, Monday to Friday."""

    def __init__(self, file):
        self.file = file
        first, last = (date.fromisoformat(file[key]) for key in ("from", "to"))
        every = [first + DAY * at for at in range((last - first).days + 1)]
        self.days = [day for day in every if day.weekday() < 5]
        self.count = len(self.days)
        self.shift_hours = sum(hours_of(shift) for shift in file["calendar"]["shifts"])

    def receiving(self, text):
        day = date.fromisoformat(text)
        return next((at for at, own in enumerate(self.days) if own >= day), None)

    def due(self, text):
        day = date.fromisoformat(text)
        return max(at for at, own in enumerate(self.days) if own <= day)

    def later(self, at, lead):
        return at + lead if at + lead < self.count else None

    def effective(self, group, day):
        machines = group.get("machines", 1)
        out = 0
        for repair in group.get("repairs", []):
            if repair["from"] <= day.isoformat() <= repair["to"]:
                out += repair.get("machines", machines)
        return (machines - min(out, machines)) * self.shift_hours * group.get("availability", 1)

    def weeks(self, per_week):
        """Ranges of buckets with what a weekly limit allows in them."""
        found = defaultdict(list)
        for at, day in enumerate(self.days):
            found[day - DAY * day.weekday()].append(at)
        return [(inside, per_week * len(inside) / 5) for inside in found.values()]


def limits(works, amount):
    if amount is None:
        return []
    if isinstance(amount, dict):
        return works.weeks(amount["per_week"])
    return [(list(range(works.count)), amount)]


def build(file):
    works = Works(file)
    buckets = range(works.count)
    rows = defaultdict(list)  # name -> [(column, coefficient)]
    bounds = {}  # name -> (sense, right-hand side)
    columns = []

    def column(name, upper=None):
        made = pulp.LpVariable(name, 0, upper)
        columns.append(made)
        return made

    def limited(name, amount, by_bucket):
        for position, (inside, quantity) in enumerate(limits(works, amount)):
            within = [by_bucket[at] for at in inside if by_bucket[at] is not None]
            if len(within) == 1:
                upper = within[0].upBound
                within[0].upBound = quantity if upper is None else min(upper, quantity)
            elif within:
                row = f"limit_{name}_{position}"
                bounds[row] = (pulp.LpConstraintLE, quantity)
                rows[row] += [(one, 1) for one in within]

    def flow(kind, owner, arrivals):
        stock = owner.get("stock", {})
        arriving = [0.0] * works.count
        for arrival in arrivals:
            at = works.receiving(arrival["date"])
            if at is not None:
                arriving[at] += arrival["quantity"]
        arriving[0] += stock.get("opening", 0)
        before = None
        for at in buckets:
            row = f"flow_{owner['id']}_{at}"
            bounds[row] = (pulp.LpConstraintEQ, -arriving[at])
            level = column(f"stock_{owner['id']}_{at}")
            rows[row].append((level, -1))
            if before is not None:
                rows[row].append((before, 1))
            before = level
            for word, wanted, here in (
                ("safety", stock.get("safety", 0), True),
                ("closing", stock.get("closing", 0), at == works.count - 1),
            ):
                if wanted > 0 and here:
                    name = f"{word}_{owner['id']}_{at}"
                    bounds[name] = (pulp.LpConstraintGE, wanted)
                    rows[name] += [(level, 1), (column(f"below_{name}", 1), wanted)]

    for product in file["products"]:
        flow("product", product, [])
    for material in file["materials"]:
        flow("material", material, material.get("deliveries", []))
        if "quota" in material:
            bounds[f"quota_{material['id']}"] = (pulp.LpConstraintLE, material["quota"])
        if "purchase" in material:
            bought = [column(f"buy_{material['id']}_{at}") for at in buckets]
            for at in buckets:
                rows[f"flow_{material['id']}_{at}"].append((bought[at], 1))
            limited(f"buy_{material['id']}", material["purchase"].get("limit"), bought)

    for group in file["groups"]:
        for at in buckets:
            row = f"load_{group['id']}_{at}"
            bounds[row] = (pulp.LpConstraintEQ, 0)
            most = works.effective(group, works.days[at])
            rows[row].append((column(f"regular_{group['id']}_{at}", most), -1))
        for tier, overtime in enumerate(group.get("overtime", [])):
            extra = [column(f"overtime_{group['id']}_{tier}_{at}") for at in buckets]
            for at in buckets:
                rows[f"load_{group['id']}_{at}"].append((extra[at], -1))
            limited(f"overtime_{group['id']}_{tier}", overtime.get("limit"), extra)

    for product in file["products"]:
        for route in product.get("routes") or [product]:
            subcontract = route.get("subcontract", False)
            operations = route.get("operations", [])
            lead = route.get("lead_days", 0) + sum(step.get("lead_days", 0) for step in operations)
            total_yield = 1.0
            for step in operations:
                total_yield *= step.get("yield", 1)
            started = []
            name = f"start_{product['id']}_{route['id'] if route is not product else 'main'}"
            for at in buckets:
                ready = works.later(at, lead)
                if ready is None:
                    started.append(None)
                    continue
                units = column(f"{name}_{at}")
                started.append(units)
                rows[f"flow_{product['id']}_{ready}"].append((units, total_yield))
                entering, days = 1.0, 0
                for step in operations:
                    here = works.later(at, days)
                    if here is None:
                        break
                    rows[f"load_{step['group']}_{here}"].append((units, step["hours"] * entering))
                    entering *= step.get("yield", 1)
                    days += step.get("lead_days", 0)
                if subcontract:
                    continue
                for material, norm in product.get("norms", {}).items():
                    rows[f"flow_{material}_{at}"].append((units, -norm))
                    if f"quota_{material}" in bounds:
                        rows[f"quota_{material}"].append((units, norm))
                for component, quantity in product.get("components", {}).items():
                    rows[f"flow_{component}_{at}"].append((units, -quantity))
            limited(name, route.get("limit"), started)

    classes = []
    for order in file["orders"]:
        kind = order.get("kind", "firm")
        due = works.due(order["due"]) if "due" in order else works.count - 1
        first = due if kind == "firm" and "due" in order else 0
        last = due if kind == "market" else works.count - 1
        shipped = [None] * works.count
        for at in range(first, last + 1):
            shipped[at] = column(f"ship_{order['id']}_{at}")
            rows[f"flow_{order['product']}_{at}"].append((shipped[at], -1))
        if kind == "market":
            limited(f"ship_{order['id']}", order.get("limit"), shipped)
        else:
            short = column(f"short_{order['id']}", 1)
            row = f"quantity_{order['id']}"
            bounds[row] = (pulp.LpConstraintEQ, order["quantity"])
            rows[row] += [(short, order["quantity"])]
            rows[row] += [(one, 1) for one in shipped if one is not None]
            classes.append((order.get("priority", 1), short))

    model = pulp.LpProblem("works", pulp.LpMinimize)
    first_class = min(priority for priority, _ in classes)
    model += pulp.LpAffineExpression([(s, 1) for p, s in classes if p == first_class])
    nonzeros = 0
    for row, (sense, right) in bounds.items():
        merged = defaultdict(float)
        for one, coefficient in rows[row]:
            merged[one] += coefficient
        nonzeros += len(merged)
        model += pulp.LpConstraint(pulp.LpAffineExpression(list(merged.items())), sense, row, right)
    model.addVariables(columns)
    return model, len(bounds), len(columns), nonzeros


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as works_file:
        model, rows, columns, nonzeros = build(json.load(works_file))
    model.writeMPS(sys.argv[2])
    print(f"{rows} rows, {columns} columns, {nonzeros} non-zeros")
