//! The registry of every problem junheng can name: code, slug, severity, meaning and cure.

use std::fmt;

use super::Severity;
use super::questions::with_codes_of_questions;
use super::warnings::with_warnings;

/// The entry of one code in the registry.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The code as shown, `E101`.
    pub code: &'static str,
    /// Short name, also the end of its folder's name in `data/broken`.
    pub slug: &'static str,
    /// Error or warning.
    pub severity: Severity,
    /// The rule.
    pub meaning: &'static str,
    /// What to do if it is broken.
    pub cure: &'static str,
}

macro_rules! codes {
    ($($code:ident $slug:literal $severity:ident $meaning:literal $cure:literal;)*) => {
        /// A stable code; its text never changes meaning between versions.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $meaning] $code,)*
        }

        impl Code {
            /// What the registry says of this code.
            #[must_use]
            pub fn rule(self) -> Rule {
                match self {
                    $(Self::$code => Rule {
                        code: stringify!($code),
                        slug: $slug,
                        severity: Severity::$severity,
                        meaning: $meaning,
                        cure: $cure,
                    },)*
                }
            }
        }

        /// Every code, in order.
        #[must_use]
        pub fn registry() -> &'static [Code] {
            &[$(Code::$code,)*]
        }
    };
}

super::form_of_files::with_codes_of_form! { with_codes_of_questions!
    E201 "duplicate-id" Error
        "No two entries of one list have the same id."
        "Rename one of the two.";
    E202 "shared-capacity-id" Error
        "Groups, labour pools and services share one namespace: projects and uses refer to them by id alone."
        "Rename one of the two.";
    E203 "shared-item-id" Error
        "Products and materials share one namespace: stores refer to them by id alone."
        "Rename one of the two.";
    E204 "empty-id" Error
        "Ids are not blank."
        "Give the entry an id of its own.";
    E205 "awkward-id" Error
        "Ids and references neither begin nor end with a space, contain no control characters such as line ends, and are not `*`, which means all."
        "Remove the extra characters from the id and from every reference to it.";
    E206 "unknown-workshop" Error
        "Every workshop named is in `workshops`."
        "Correct the id, or add the workshop.";
    E207 "unknown-shift" Error
        "Every shift named is in the calendar's `shifts`; a calendar without shifts has one called `day`."
        "Correct the id, or add the shift.";
    E208 "unknown-group" Error
        "Every group named is in `groups`."
        "Correct the id, or add the group.";
    E209 "unknown-resource" Error
        "Everything under `uses` is a labour pool or a service."
        "Correct the id, or add it to `labour` or `services`.";
    E210 "unknown-material" Error
        "Every material named is in `materials`."
        "Correct the id, or add the material.";
    E211 "unknown-product" Error
        "Every product named is in `products`."
        "Correct the id, or add the product.";
    E212 "unknown-route" Error
        "Every route named is a route of the product; a route without an id is called `main` if it is the first, else `route-2` and so on by position."
        "Correct the id, or add the route to the product.";
    E213 "unknown-item" Error
        "Everything in a store is a product or a material."
        "Correct the id, or add it to `products` or `materials`.";
    E214 "unknown-capacity" Error
        "The hours a project needs are those of a group, a labour pool or a service."
        "Correct the id, or add it to `groups`, `labour` or `services`.";
    E215 "ambiguous-route" Error
        "Frozen quantities and choices of a product with several routes say which route."
        "Add `route`, or the route's name in a choice.";
    E216 "shift-twice" Error
        "A group names each of its shifts once; naming one twice would double its hours."
        "Name it once.";
    E217 "unknown-order" Error
        "Every order named in `choose` is in `orders`."
        "Correct the id, or add the order.";

    E218 "ids-look-alike" Error
        "No two ids of one list differ only in characters that cannot be seen or told apart."
        "Write both ids with the same characters, or rename one of them.";

    E219 "unknown-measure" Error
        "Every measure named in `requires`, `excludes` or `choose` is in `measures`."
        "Correct the id, or add the measure.";
    E220 "unknown-proposer" Error
        "Who proposes a measure is a group, workshop or labour pool of the file."
        "Correct the id, or leave `by` blank.";

    E301 "to-before-from" Error
        "The last day planned is not before the first."
        "Swap or correct the two dates.";
    E302 "too-long" Error
        "At most ten years are planned at once."
        "Check the years of `from` and `to`; plan a shorter period.";
    E303 "no-working-day" Error
        "At least one day of the planning period is a working day of the factory."
        "Check `workdays`, `holidays` and `exceptions`.";
    E304 "repair-reversed" Error
        "A repair does not end before it begins."
        "Swap or correct the two dates.";
    E305 "exception-dates" Error
        "An exception has either `date`, or `from` and `to`."
        "Give `date` for one day, or `from` and `to` for several.";
    E306 "exception-reversed" Error
        "An exception does not end before it begins."
        "Swap or correct the two dates.";
    E307 "exception-says-nothing" Error
        "An exception says whether the factory works or for how many hours, and the two agree."
        "Give `works` or `hours`; hours above 0 mean work, 0 means none.";
    E308 "shift-times" Error
        "A shift has either `start` and `end`, or `hours`."
        "Give both clock times, or only the hours.";
    E309 "shift-length" Error
        "A shift's hours, after its break, are above 0 and at most 24."
        "Correct the times, the break or the hours.";
    E310 "unknown-weekday" Error
        "The names under `by_weekday` are mon, tue, wed, thu, fri, sat and sun."
        "Use one of the seven words.";
    E311 "day-above-24-hours" Error
        "The shifts of a group add up to at most 24 hours on any day."
        "Shorten the shifts, or give the group fewer of them.";
    E312 "series-begins-late" Error
        "Values by date begin on or before the first day planned."
        "Add the value that applies on the first day planned.";
    E313 "series-order" Error
        "Values by date are written in order of date, each date once."
        "Sort the dates.";
    E314 "series-empty" Error
        "Values by date have at least one value."
        "Write a number, or at least one date with a number.";
    E315 "frozen-dates" Error
        "A frozen quantity has either `date`, or `from` and `to`."
        "Give `date` for one day, or `from` and `to` for several.";
    E316 "frozen-outside" Error
        "Frozen quantities start on a working day within the planning period."
        "Correct the dates. What was started before the first day planned belongs in the product's `receipts`.";
    E317 "frozen-reversed" Error
        "The dates of a frozen quantity do not end before they begin."
        "Swap or correct the two dates.";
    E318 "need-outside" Error
        "What a project needs can be given on at least one working day within the planning period."
        "Correct the dates of the need.";
    E319 "need-reversed" Error
        "The dates of a need do not end before they begin."
        "Swap or correct the two dates.";
    E320 "due-before-earliest" Error
        "An order is not due before it may be shipped."
        "Swap or correct `earliest` and `due`.";
    E321 "order-outside" Error
        "Neither the due date nor the earliest date of an order is after the last day planned. (An order due before the first day is overdue and planned as such.)"
        "Extend the planning period, or leave the order out.";
    E322 "repair-window" Error
        "A repair to place has enough working days of the planning period between its two dates."
        "Give it more time, or fewer days.";
    E323 "horizon-not-after" Error
        "The day that the plan looks on to, `horizon`, comes after the last day planned."
        "Correct `horizon`, or leave it out: the plan then ends with its last day.";
    E324 "horizon-bucket-finer" Error
        "The buckets after the last day planned are not shorter than those before it."
        "Leave `horizon_bucket` out, or choose the length of `bucket` or a longer one.";
    E325 "horizon-bucket-alone" Error
        "`horizon_bucket` is given only beside `horizon`."
        "Add `horizon`, the day that the plan looks on to, or leave `horizon_bucket` out.";

    E401 "negative" Error
        "Quantities, hours, machines, heads, limits and stock are not negative."
        "Write a number of 0 or more.";
    E402 "not-a-share" Error
        "Shares (availability, attendance, yield) are between 0 and 1."
        "Write 0.95 for 95 %.";
    E403 "not-whole" Error
        "Numbers of days, routes and other things that are counted are whole."
        "Round the number.";
    E404 "too-big" Error
        "No number exceeds 1e12 in absolute value; such a plan could not be computed exactly."
        "Check the digits, or use a larger unit.";
    E405 "too-small" Error
        "No number other than 0 is below 1e-9 in absolute value; such a plan could not be computed exactly."
        "Write 0, or use a smaller unit.";
    E406 "zero" Error
        "Rates, lots, yields and quantities that arrive are above 0."
        "Write a number above 0, or remove the entry.";
    E407 "amount-empty" Error
        "An amount names its period."
        "Write it as in {\"per_month\": 1500}; the periods are per_day, per_week, per_ten_days, per_month, in_all.";
    E408 "several-periods" Error
        "Hours, capacity, pay, holding cost and late price are given for one period; only limits can have several."
        "Keep one of the periods.";
    E409 "hours-and-shifts" Error
        "A group's time comes from `hours`, or from `shifts` and `workdays`, not both."
        "Remove one of the two.";
    E410 "repair-above-machines" Error
        "No more machines are in repair than the group has."
        "Correct the number of machines, or leave it out for all.";
    E411 "heads-by-date-and-hiring" Error
        "If the plan hires or lays off heads, the headcount given is one number: that at the start."
        "Give the headcount of the first day, or remove `hiring` and `laying_off`.";
    E412 "too-far-apart" Error
        "The quantities ordered, allowed and frozen of one product can be told apart in double precision: the smallest is at least 1e-15 of the largest."
        "Correct the figure or its unit; if there is no limit, leave it out.";

    E501 "component-cycle" Error
        "No product is, through its components, a component of itself, unless making one of them takes days."
        "Break the cycle at the wrong component, or give the lead time of the step that takes days.";
    E502 "hours-or-rate" Error
        "An operation has either `hours` or `rate`."
        "Give machine hours per unit, or units per machine hour.";
    E503 "routes-and-operations" Error
        "A product with `routes` has its operations and limit there."
        "Move `operations` and `limit` into a route.";
    E504 "subcontract-with-operations" Error
        "A subcontracted route has no operations: the work is not done here."
        "Remove the operations, or `subcontract`.";
    E505 "opening-above-maximum" Error
        "The opening stock does not exceed the maximum."
        "Correct one of the two.";
    E506 "safety-above-maximum" Error
        "The safety stock does not exceed the maximum."
        "Correct one of the two.";
    E507 "closing-above-maximum" Error
        "The closing stock does not exceed the maximum or the closing maximum."
        "Correct one of the two.";
    E508 "store-too-small" Error
        "A store has room for the opening stock."
        "Correct the capacity, the space per unit or the opening stock.";
    E509 "by-product-of-itself" Error
        "A product is not its own by-product."
        "Use `yield` for the share of good units.";
    E510 "quota-below-frozen" Error
        "Frozen quantities do not use more of a material than its quota."
        "Raise the quota, or correct the frozen quantities.";
    E511 "lot-impossible" Error
        "Some quantity is allowed as a lot: the least one, by the minimum, the multiple and whole pieces, is not above the maximum."
        "Lower the minimum or the multiple, or raise the maximum.";
    E512 "lot-above-clock" Error
        "The least lot takes no more hours of a group than its machines have by the clock in the longest bucket."
        "Lower the minimum or the multiple, use longer buckets, or check the hours per unit.";
    E513 "setup-above-clock" Error
        "A setup takes no more hours of a group than its machines have by the clock in the longest bucket."
        "Check the setup hours, or use longer buckets.";
    E514 "multiple-not-whole" Error
        "The lot multiple of a route that starts in whole pieces is a whole number."
        "Write a whole number, or say that the route does not start in whole pieces.";

    E601 "quantity-missing" Error
        "A firm or even order has a quantity."
        "Add `quantity`.";
    E602 "quantity-of-market" Error
        "A market has a minimum and a limit, but no quantity."
        "Use `limit` for the maximum and `minimum` for the minimum.";
    E603 "market-fields" Error
        "Only markets have `minimum` and `limit`."
        "Write `\"kind\": \"market\"`, or give a quantity.";
    E604 "late-market" Error
        "Only firm and even orders can be late or have a shortage price."
        "Remove `late` and `shortage_price`, or make the order firm.";
    E605 "not-obtainable" Error
        "Every product ordered can be made or received: it has a route, stock or receipts, or is a by-product."
        "Add operations or a route to the product.";
    E606 "minimum-above-limit" Error
        "A market's minimum does not exceed its limit."
        "Correct one of the two.";
    E607 "priority" Error
        "Priorities are whole numbers from 1, the class served first, to 1000."
        "Write 1, 2, 3 and so on.";
    E608 "project-empty" Error
        "A project needs something, and each need names what."
        "Add hours, materials or products, or remove it.";
    E609 "choose-contradicts" Error
        "A choice asks for no more than it allows and no more than it names."
        "Correct `at_least` or `at_most`, or name more orders and routes.";
    E610 "choose-empty" Error
        "A choice names orders, routes or measures, and says how many of them are taken at least or at most."
        "Add what is missing, or remove the choice.";
    E611 "chosen-twice" Error
        "A choice names each order, route and measure once; naming one twice would count it twice."
        "Name it once.";
    E612 "measure-requires" Error
        "A measure and all it requires can be taken together, and none requires itself."
        "Correct `requires` or `excludes`.";
    E613 "measure-certainty" Error
        "The effect of a measure at worst is at most the likely one, and that at most the one at best."
        "Correct `low`, `likely` or `high`.";
    E614 "measure-changes-nothing" Error
        "A measure changes the factory file on at least one of the days planned."
        "Correct its changes or dates, or remove it.";
    E615 "measures-set-same" Error
        "Two measures that can be taken together do not set one figure, nor add one entry, both."
        "Use `scale` or `add`, or say that one excludes the other.";
    E616 "measure-changes-wanted" Error
        "A measure changes the factory, not what is wanted: orders, projects, stock targets or dates."
        "Ask that with `junheng whatif`, or remove the change.";
    E617 "measure-makes-invalid" Error
        "The factory file stays valid with any measure and those it requires."
        "Correct its changes.";

    E701 "unknown-goal" Error
        "The goals are fulfil, on-time, profit, cost, surplus, balance, low-stock, few-runs and steady."
        "Use one of the seven words.";
    E702 "goal-twice" Error
        "Each goal is named once."
        "Remove the second.";
    E703 "profit-and-cost" Error
        "Either profit or cost is a goal, not both: profit includes cost."
        "Keep one of the two.";
    E704 "give-up" Error
        "The tolerance of a goal is not negative and at most 100 %."
        "Write a number in the goal's unit, or a percentage such as \"0.5%\".";
    E705 "weights-all-zero" Error
        "If balance is a goal, at least one of its weights is above 0."
        "Give `peak`, `even` or `change` a weight, or remove balance from the goals.";

    E801 "mps-section" Error
        "An MPS file has the sections NAME, OBJSENSE, OBJNAME, ROWS, COLUMNS, RHS, RANGES, BOUNDS and ENDATA; rows and columns come before references to them."
        "Correct the heading or its place; data lines begin with a blank.";
    E802 "mps-not-linear" Error
        "A programme is linear, with or without whole numbers: no quadratic terms, special ordered sets or indicators."
        "Remove the section, or use a solver for such programmes.";
    E803 "mps-line" Error
        "A line of MPS has the number of words its section requires."
        "Write the line in the form named; names with blanks need the columns of the fixed format.";
    E804 "mps-number" Error
        "Coefficients are finite numbers; bounds, right-hand sides and ranges may be infinite."
        "Write the number as 1500, -0.25 or 1.5e3.";
    E805 "mps-type" Error
        "Rows are of type N, L, G or E, bounds of type UP, LO, FX, FR, MI, PL, BV, LI, UI, SC or SI."
        "Write one of them.";
    E806 "mps-name-twice" Error
        "A row or column is defined once, and the entries of a column are consecutive."
        "Rename one of the two, or bring the entries together.";
    E807 "mps-unknown-row" Error
        "Every row referred to is defined in section ROWS."
        "Correct the name, or define the row.";
    E808 "mps-unknown-column" Error
        "Every column with a bound is defined in section COLUMNS."
        "Correct the name, or define the column.";
    E809 "mps-twice" Error
        "An entry, right-hand side, range or bound of one kind is given once."
        "Keep one of the two.";
    E810 "mps-no-end" Error
        "The file ends with ENDATA; without it, the file may have been truncated."
        "Get a complete copy, or end it with a line ENDATA.";
    E811 "mps-objective" Error
        "The objective is a row of type N: the one OBJNAME names, or the first."
        "Give a row of type N, or correct OBJNAME.";
    E812 "mps-field" Error
        "In the fixed format every name and number is within the columns of its field: 2-3, 5-12, 15-22, 25-36, 40-47 and 50-61."
        "Move it into its columns, or write names without blanks: then fields are separated by blanks.";
    E813 "mps-semi-continuous" Error
        "The least value of a semi-continuous column other than zero, its lower bound, is not below zero and not above its upper bound."
        "Write the lower bound as LO and the upper bound as SC or SI, or use other types of bounds.";

    E901 "plan-not-json" Error
        "A plan file is JSON from the first character to the last."
        "Correct the text at the place shown, or plan again with `junheng plan`.";
    E902 "not-a-plan" Error
        "A plan file has the fields of a plan, each with a value of its type; figures are numbers."
        "Correct the field named. `junheng schema plan` lists them all.";

    E904 "basis-not-json" Error
        "A basis file is JSON from the first character to the last."
        "Write it again with `junheng plan FACTORY --basis-out FILE`, or plan without `--basis`.";
    E905 "not-a-basis" Error
        "A basis file has its fields, each with a value of its type, and the version this junheng reads."
        "Write it again with `junheng plan FACTORY --basis-out FILE`, or plan without `--basis`.";
    E906 "basis-altered" Error
        "The digest in a basis file matches its contents; otherwise the file was truncated or altered."
        "Write it again with `junheng plan FACTORY --basis-out FILE`, or plan without `--basis`.";

    E907 "plan-of-another-factory" Error
        "A plan compared with its factory file was made from that file: the digest in the plan is that of the file's bytes."
        "Name the factory files in the order of the plans, or plan the changed file again.";
    E908 "plan-does-not-add-up" Error
        "A plan compared with its factory file passes the audit."
        "See what `junheng audit` finds, and plan again.";
    E909 "not-the-best-plan" Error
        "Planned again from its factory file, a plan has the same goal values: it is optimal, and differences between optimal plans can be traced to the inputs."
        "Plan again with this version and without a time limit; leave out the factory files to compare the plans as they are.";
    E910 "nothing-in-common" Error
        "Two plans that are compared have an order, product, capacity, material, store or project in common."
        "Check that these are plans of the same factory.";
    E911 "beyond-a-workbook" Error
        "The output fits into a workbook: at most 1,048,576 rows and 16,384 columns per sheet, and 32,767 characters per cell."
        "Shorten the text, use longer buckets, or name a folder: CSV files have no such limits.";

    E912 "proof-not-json" Error
        "The file of a proof is JSON from the first character to the last."
        "Write it again with `junheng plan FACTORY --proof FILE`, or audit without `--proof`.";
    E913 "not-a-proof" Error
        "The file of a proof has its fields, each with a value of its type, and the version this junheng reads."
        "Write it again with `junheng plan FACTORY --proof FILE`, or audit without `--proof`.";
    E914 "proof-of-another-factory" Error
        "A proof is checked against the factory file of its plan: the digest in it is that of the file's bytes, and its programme has the rows and columns that this version writes."
        "Name the factory file that was planned; if junheng is another version, plan again.";
    E915 "proof-of-another-plan" Error
        "A proof is checked against the plan that was written with it: it names the plan's seal."
        "Name the plan that was written with the proof, unchanged, or plan again.";
    E916 "no-proof-of-goal" Error
        "The proof of a plan has a tree for each goal that the plan states a bound of, in the sequence of the goals."
        "Write the proof again with `junheng plan FACTORY --proof FILE`.";
    E917 "bound-not-proven" Error
        "The bound that a plan states of a goal follows from the goal's programme by the tree in the proof."
        "Do not rely on this bound; plan again with `--proof`.";
    E918 "held-otherwise" Error
        "In the programmes of later goals a goal is held at what the plan reached in it and may give up: the plan itself keeps to it, and so does every plan that is as good."
        "Do not rely on the bounds of the goals after it; plan again with `--proof`.";

    E920 "nothing-to-plan" Error
        "Every folder or pattern given to `junheng batch` contains at least one factory file."
        "Check the name and the folder; a factory file is a *.json with the fields of one.";
    E921 "not-records" Error
        "A file of records begins with the line that identifies its run, in the format this junheng reads."
        "Name a file or folder that `junheng batch` or `whatif` wrote, with this version.";
    E922 "records-altered" Error
        "Every record of a run is unchanged: its checksum, its position and the last line of the file prove it. (A last line truncated by a crash is not an error: that record is computed again.)"
        "Copy the file again from where it was made, or remove it and start the run again.";
    E923 "run-of-another-input" Error
        "A run is resumed with the input, options, shard and version it was started with."
        "Use the original command line, or start again with another `--out`.";
    E924 "unfinished-run" Error
        "A run that was stopped is not overwritten by mistake."
        "Add `--resume` to continue it; or remove the file named, or give another `--out`, to start again.";
    E925 "part-unfinished" Error
        "Every part of a run that is merged is finished."
        "Finish the part with `--resume` on its machine, and merge again.";
    E926 "parts-of-different-runs" Error
        "The parts that are merged belong to one run: the same input, options, version and number of shards."
        "Name the parts of one run only.";
    E927 "parts-not-complete" Error
        "Each part of a run is merged once: none is missing and none appears twice."
        "Name the parts 1/N to N/N, each once.";
    E928 "run-in-use" Error
        "Only one process at a time works on a run or a part of it. (A process that was killed holds no lock.)"
        "Wait for the other process, or stop it and add `--resume`, or give another `--out`.";

    E930 "wrong-answer" Error
        "Answers to the questions of `junheng new` are of the kind asked for, one per line, as many as there are questions."
        "Correct the line shown; a blank line takes the default, and `--yes` takes all defaults.";
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.rule().code)
    }
}
