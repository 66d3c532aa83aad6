//! The codes E94 to E98: what is asked about a factory file. They are scenarios, proposals, records of
//! what happened, published plans and edits of plans.

/// Calls `with_warnings!` with these codes after the tokens given.
macro_rules! with_codes_of_questions {
    ($($rest:tt)*) => { with_warnings! {
    $($rest)*

    E940 "matches-nothing" Error
        "The path of a change matches at least one place of the factory file."
        "Correct the path: tables, ids and fields separated by `/`, `*` for all entries. A new entry is written with `new`.";
    E941 "changed-twice" Error
        "No cell is changed twice in one scenario or bundle, except at different dates."
        "Remove one of the changes, or give them dates that do not overlap.";
    E942 "one-of" Error
        "A change has exactly one of `set`, `scale`, `add`, `new` and `drop`; an axis, a draw, a distribution and a generator exactly one of theirs."
        "Keep one of them.";
    E943 "invalid-after-change" Error
        "A named scenario or bundle turns the valid factory file into another valid one."
        "Change the value, or change what depends on it in the same scenario.";
    E944 "not-a-number-there" Error
        "What is scaled or added to is a number, a number by date, an amount for one period or, for `add`, a date; only numbers can be limited to dates."
        "Name the number itself in the path, or use `set`.";
    E945 "scenario-name" Error
        "Scenarios and generators have names of their own, not blank, without `+` and `#`."
        "Rename one of them.";
    E946 "unknown-scenario" Error
        "A bundle names at least two of the file's scenarios, separated by `+`, each once."
        "Correct the name, or add the scenario.";
    E947 "window" Error
        "The dates of a change are in order and overlap the planning period; a change with `new` or `drop` has no dates."
        "Correct `from` and `to`.";
    E948 "generator-empty" Error
        "Nothing is empty: a file has a scenario or generator, a scenario has changes, an axis has values, a sample has draws; and there are at most 1e9 scenarios."
        "Add what is missing, or use fewer values.";
    E949 "distribution" Error
        "The figures of a distribution are in order: deviation and spread not negative, least up to most, median and mean times above 0, as many weights as values."
        "Correct the figure.";
    E950 "correlation" Error
        "Correlations name two different draws of the sample, each pair once, are between -1 and 1, and are consistent (the matrix is positive definite); draws of breakdowns and of `each` place have none."
        "Correct the name, or move the figures closer to 0.";

    E960 "no-proposals" Error
        "A file of proposals has a table with the headings of the sheets that `junheng discuss` writes, and at least one row is filled in."
        "Fill in the rows on the back of a sheet that `junheng discuss` wrote, or use the same headings.";
    E961 "proposal-value" Error
        "A proposal says what the new value is: a number where the factory file has a number; costs are numbers, and the date is a date such as 2026-12-10."
        "Fill in the value, with a point for decimals and without thousands separators.";
    E962 "proposal-from" Error
        "What a proposal says of the present value is what the factory file has."
        "Correct the present value, or leave it blank; if the file has changed since the sheet was written, write new sheets.";
    E963 "proposal-unit" Error
        "The unit of a proposal is that of the figure it changes."
        "Convert the values to the unit of the figure, or correct the unit.";
    E964 "broken-version" Error
        "A published version follows from the factory file it was made from and from its decisions, and none of its files was changed since."
        "Publish the version again from the file before, or name the file it was made from.";

    E970 "nothing-recorded" Error
        "A record of what happened has at least one line: made, shipped, used, worked, lost, delivered or scrapped."
        "Fill in a table of the record, named as in `docs/rolling.md`; or leave the record out, and the plan counts as carried out.";
    E971 "recorded-outside" Error
        "What is recorded happened on the days of the plan that have passed."
        "Correct the date; name the plan of the period that the record is of, or a later `--to`.";
    E972 "recorded-unknown" Error
        "Everything a record names is in the factory file that the plan was made from, by the same id."
        "Correct the id; if it was renamed since, use the id of the factory file that was planned.";
    E973 "shipped-what" Error
        "A shipment names its order, its product, or both, and then the order is for that product."
        "Fill in the order or the product, or correct one of them.";
    E974 "recorded-twice" Error
        "Nothing is recorded twice: of one thing there is one total, or lines by date."
        "Remove the total or the lines by date, or give the total a date.";
    E975 "broken-book" Error
        "Every entry of a plan book is as it was written, and follows the one before."
        "Put back the files as they were written; entries are added by `plan --book` and `roll --book`, never changed.";
    E980 "nothing-published" Error
        "A plan is kept near a plan of the same factory: they have a product in common."
        "Name the published plan of this factory.";
    E981 "no-day-published" Error
        "A plan is kept near a plan of the same days: they have a day in common."
        "Name the plan that was published for these days.";
    E982 "published-in-longer-buckets" Error
        "A bucket of the published plan lies in one bucket of the plan that is kept near it."
        "Plan in the buckets of the published plan, with `--bucket`, or publish a plan in shorter ones.";
    E983 "edit-not-a-quantity" Error
        "A cell of an edited plan that says how much is started is a number, zero or more."
        "Write the number of units; for none, 0 or nothing.";
    E984 "edit-of-frozen-run" Error
        "A run that is edited is not frozen in the factory file."
        "Undo the edit, or change the frozen quantity in the factory file and plan again.";
    E985 "edited-plan-of-another" Error
        "An edited plan has the products, routes and buckets of the plan as it was; its workbook has the sheet of the schedule."
        "Compare with the plan that was edited; if a product was renamed or the length of buckets changed since, plan again and repeat the edits.";
    E986 "edit-of-part-of-a-piece" Error
        "In a plan in whole numbers, whole pieces are started."
        "Write a whole number.";
    E987 "edit-in-two-ways" Error
        "A run has one quantity: an edit on the board is of a product with one route, and the same as on the schedule."
        "Edit the run on the sheet of the schedule alone.";
    } };
}

pub(super) use with_codes_of_questions;
