//! What every call of the library behind the `HiGHS` engine needs.

use highs::{Col, HighsStatus, Model, RowProblem};

use crate::ids::Id;
use crate::lp::Lp;

/// `HiGHS`' name.
pub(super) const NAME: &str = "HiGHS";

/// Bit of presolve's rule for parallel rows and columns, switched off: undoing it, the library
/// prints to standard output, where our data goes, in spite of its settings.
const PARALLEL_ROWS_AND_COLUMNS: i32 = 1 << 13;

/// Adds the rows of a programme over what stands for its columns.
pub(super) fn add_rows(problem: &mut RowProblem, lp: &Lp, columns: &[Col]) {
    for (row, bounds) in lp.rows().enumerated() {
        let entries = lp.matrix().row(row).iter();
        let entries = entries.map(|&(column, value)| (columns[column.position()], value));
        problem.add_row(bounds.lower..=bounds.upper, entries);
    }
}

/// Has the library work on one thread, and print nothing.
pub(super) fn quiet(library: &mut Model) -> Result<(), HighsStatus> {
    library.make_quiet();
    let fails = |_| HighsStatus::Error;
    library.try_set_option("threads", 1).map_err(fails)?;
    library.try_set_option("parallel", "off").map_err(fails)?;
    library.try_set_option("presolve_rule_off", PARALLEL_ROWS_AND_COLUMNS).map_err(fails)
}
