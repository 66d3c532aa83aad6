"""A published kind of lot-sizing instance as a factory file.

An instance is a JSON object: `capacity` hours of one group in each of `periods` periods, and `items`
with `demand` by period, `holding` cost per unit and period, `setup_cost` and `setup_hours` per period in
which the item is made, and `hours` per unit. Nothing may be late, and nothing is in stock at the start.

    python lots_to_factory.py instance.json > factory.json

A period becomes a day, and every day is worked, so that stock is held one day at a time. The capacity
is written as machines of eight hours: an eighth of a number is exact, so the hours are too.
"""

import datetime
import json
import sys

FIRST = datetime.date(2027, 1, 4)
WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def day(period):
    return (FIRST + datetime.timedelta(days=period)).isoformat()


def product(item):
    made = {"group": "machine", "hours": item["hours"]}
    return {
        "id": item["id"],
        "operations": [made],
        "setup": {"hours": item["setup_hours"], "cost": item["setup_cost"]},
        "stock": {"holding_cost": {"per_day": item["holding"]}},
    }


def orders(item):
    for period, quantity in enumerate(item["demand"]):
        if quantity > 0:
            yield {
                "id": f"{item['id']}-{period + 1}",
                "product": item["id"],
                "quantity": quantity,
                "due": day(period),
                "late": {"days": 0},
            }


def factory(name, instance):
    return {
        "factory": name,
        "from": day(0),
        "to": day(instance["periods"] - 1),
        "bucket": "day",
        "whole": False,
        "calendar": {"workdays": WEEK},
        "groups": [{"id": "machine", "machines": instance["capacity"] / 8}],
        "products": [product(item) for item in instance["items"]],
        "orders": [order for item in instance["items"] for order in orders(item)],
        "goals": ["fulfil", "cost"],
    }


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        made = factory(sys.argv[1].rsplit("/", 1)[-1].removesuffix(".json"), json.load(file))
    json.dump(made, sys.stdout, indent=1)
    print()
