//! The record of a solved programme: what it says of every programme, and the values of an optimum.

use crate::ids::{ColumnId, Id, RowId};
use crate::lp::{ColumnValue, Lp, Objective, RowValue, Sense, Solution, SolutionStatus, Sum};
use crate::verify::Certified;

/// A solution of which nothing is known yet.
pub(super) fn blank(
    lp: &Lp,
    objective: &Objective,
    status: SolutionStatus,
    engine: &str,
) -> Solution {
    let sense = match objective.sense {
        Sense::Minimise => "minimise",
        Sense::Maximise => "maximise",
    };
    Solution {
        status,
        objective: None,
        bound: None,
        relaxation: None,
        gap: None,
        nodes: None,
        cuts: None,
        whole_columns: None,
        iterations: None,
        certified: false,
        residuals: None,
        margin: None,
        engine: engine.to_owned(),
        refused: 0,
        name: lp.name().to_owned(),
        goal: objective.name.clone(),
        sense: sense.to_owned(),
        rows: lp.rows().len(),
        columns: lp.columns().len(),
        entries: lp.rows().ids().map(|row| lp.matrix().row(row).len()).sum(),
        notes: Vec::new(),
        prices: None,
        column_values: None,
        row_values: None,
    }
}

/// Every column of an optimum.
pub(super) fn column_values(
    lp: &Lp,
    objective: &Objective,
    answer: &Certified,
) -> Vec<ColumnValue> {
    let sign = objective.sense.sign();
    let value = |column: ColumnId| ColumnValue {
        name: lp.column_name(column).to_owned(),
        value: answer.column(column),
        reduced_cost: Some(in_own_sense(sign, answer.reduced_costs()[column.position()])),
    };
    lp.columns().ids().map(value).collect()
}

/// Every row of an optimum.
pub(super) fn row_values(lp: &Lp, objective: &Objective, answer: &Certified) -> Vec<RowValue> {
    let sign = objective.sense.sign();
    let value = |row: RowId| RowValue {
        name: lp.row_name(row).to_owned(),
        activity: answer.activities()[row.position()],
        price: Some(in_own_sense(sign, answer.price(row))),
    };
    lp.rows().ids().map(value).collect()
}

/// A price of the objective as minimised, in the objective's own sense; never a negative zero.
fn in_own_sense(sign: f64, price: f64) -> f64 {
    sign * price + 0.0
}

/// Every column and row of a point of which no prices are known.
pub(super) fn unpriced(lp: &Lp, point: &[f64]) -> (Vec<ColumnValue>, Vec<RowValue>) {
    let column = |column: ColumnId| ColumnValue {
        name: lp.column_name(column).to_owned(),
        value: point[column.position()],
        reduced_cost: None,
    };
    let row = |row: RowId| {
        let terms = lp.matrix().row(row).iter();
        let mut activity = Sum::default();
        terms.for_each(|&(column, value)| activity.add_product(value, point[column.position()]));
        RowValue { name: lp.row_name(row).to_owned(), activity: activity.value(), price: None }
    };
    (lp.columns().ids().map(column).collect(), lp.rows().ids().map(row).collect())
}
