//! The warnings of a factory file and a plan, W8 and W9: what can be planned, but is probably not
//! meant. The registry of all codes ends with these.

/// Calls `codes!` with the warnings after the tokens given.
macro_rules! with_warnings {
    ($($rest:tt)*) => { codes! {
    $($rest)*

    W801 "arrival-outside" Warning
        "Deliveries and receipts after the last working day planned never arrive."
        "Check the date.";
    W802 "repair-outside" Warning
        "A repair is within the planning period; elsewhere it has no effect, and a repair to place has only the part of its dates within."
        "Check the dates.";
    W803 "norm-outlier" Warning
        "Norms and hours within one family are similar; ten times the family's median, or a tenth of it, is probably a typing error."
        "Check the decimal point and the unit.";
    W804 "demand-above-capacity" Warning
        "The quantity ordered of a product can be made if the factory makes nothing else."
        "Check the quantity, the hours per unit and the machines.";
    W805 "group-without-time" Warning
        "A group that is used has effective hours within the planning period."
        "Check its machines, shifts, repairs and availability.";
    W806 "unused-group" Warning
        "Every group is used by an operation or a project."
        "Remove the group, or check the operations.";
    W807 "change-inside-bucket" Warning
        "Prices, costs, norms and hours change on the first day of a bucket, amounts on the first day of their period: the value of that day counts for all of it."
        "Use shorter buckets, or move the date.";
    W808 "unlimited-market" Warning
        "Something limits how much of a product can be sold on a market."
        "Give the order or the route a `limit`, or the product operations.";
    W809 "tier-never-used" Warning
        "A tier of overtime without a limit is the last one: tiers after it are never needed."
        "Give it a limit, or remove the later tiers.";
    W810 "slash-in-id" Warning
        "Ids have no `/`, which separates the steps of a path."
        "Choose another character, or be careful with paths in scenarios.";
    W811 "nothing-wanted" Warning
        "There is an order, a project or a stock target."
        "Add orders; without them the best plan makes nothing.";
    W812 "material-not-obtainable" Warning
        "A material that is used can be obtained: from stock, deliveries or purchase."
        "Add `stock`, `deliveries` or `purchase` to the material.";
    W813 "no-day-to-ship" Warning
        "An order's dates contain a working day."
        "Move `earliest` or `due` to a working day.";
    W814 "hours-above-calendar" Warning
        "The hours of one machine or head are at most 24 a day."
        "Give the hours of *one* machine, and the number of machines.";
    W816 "market-over" Warning
        "A market ends after the planning period begins; nothing is sold to a market that is over, and its minimum has no effect."
        "Give it a later `due`, or remove it.";
    W817 "too-late-to-ship" Warning
        "An overdue order may still be shipped: its `late` `days`, counted from its due date, extend beyond the first day planned. Otherwise it can only be short."
        "Allow more `days`, agree on another `due`, or remove the order.";
    W818 "fulfil-leads" Warning
        "`fulfil` is among the goals if there are firm orders. If it is not named, it comes first."
        "Name it at its place: first, as it is now, or after the goals that are to precede it.";

    W819 "no-orders" Warning
        "There is an order. Without one, a plan serves only stock targets, projects and frozen quantities."
        "Add orders, or plan with `--without-orders`.";

    W821 "table-kept-out" Warning
        "Sheets and files that are not tables are ignored."
        "Rename it if it was meant to be a table.";
    W822 "column-kept-out" Warning
        "Columns that do not belong to the table are ignored."
        "Rename the heading if it was meant to be one of them.";

    W831 "lot-above-wanted" Warning
        "The least lot of a route makes no more than orders, stock targets, projects and other products want of the product; otherwise it makes surplus or nothing."
        "Lower the minimum or the multiple, or check the quantities wanted.";
    W832 "setup-without-route" Warning
        "The `lot` and `setup` of a product have an in-house route to apply to, and setup hours an operation."
        "Remove them, or move them into the route they are meant for.";
    W833 "carry-without-setup" Warning
        "A setup that is carried over takes hours or costs money."
        "Give `hours` or `cost`, or remove `carry`.";
    W834 "fraction-frozen" Warning
        "Frozen quantities of a route that starts in whole pieces are whole; others are started as stated."
        "Write a whole number, or say that the route does not start in whole pieces.";
    W835 "fraction-ordered" Warning
        "The quantity of an order that ships in whole pieces is whole; the fraction can only be short."
        "Write a whole number, or say that the order does not ship in whole pieces.";
    W836 "run-above-bucket" Warning
        "The least run of a route, with its setup, fits into the hours of each of its groups in the longest bucket, overtime included; otherwise it is never started."
        "Use longer buckets, lower the lot, or add shifts or machines.";

    W841 "frozen-rounded" Warning
        "Frozen quantities fit the capacities, quotas and stocks; if they exceed them by no more than their own rounding, they are reduced to what fits."
        "Write the quantity that fits, or use more digits.";
    W842 "month-drains" Warning
        "The last days of a plan are loaded like the others: the orders after them are known, or stock is asked for at the end."
        "Add the orders of the days after the last one, and `horizon`; or `closing` stock of what will be needed.";

    W851 "measure-undated" Warning
        "What a measure changes may vary by date; a figure that may not is changed by the share of the days on which the measure works."
        "Nothing has to be done if that share is meant; otherwise let the measure work from the first day.";

    W903 "plan-of-other-version" Warning
        "A plan is read by the version of junheng that made it; other versions may compute a figure differently."
        "Plan again with this version, or audit with the one named in the plan.";
    W904 "published-without-place" Warning
        "Every product and route with a run in the published plan is in the factory file: a run is matched by their ids."
        "If a product or route was renamed, give it the id that it had; otherwise nothing has to be done.";
    } };
}

pub(super) use with_warnings;
