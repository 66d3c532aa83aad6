//! The optimal face of an objective: what every best point has in common, from dual values alone.

use super::refusal::{ProofFault, Refusal, check_values};
use super::residuals::{dual_side, pulled_at};
use crate::ids::{ColumnId, Id, RowId};
use crate::lp::{Bounds, Lp, Objective};
use crate::tolerances::{CERTIFIED_DUAL, FROZEN_PRICE};

/// Bounds at which every point has its columns and rows that is as good as a bound; only
/// [`certify_face`] makes one.
#[derive(Clone, Debug, PartialEq)]
pub struct Face {
    bound: f64,
    columns: Vec<(ColumnId, Bounds)>,
    rows: Vec<(RowId, Bounds)>,
}

impl Face {
    /// No point of the relaxation is better than this, in the objective's own sense, constant
    /// included.
    #[must_use]
    pub fn bound(&self) -> f64 {
        self.bound
    }

    /// Restricts the programme that the face is of to it.
    ///
    /// # Panics
    /// If the programme has fewer rows or columns.
    pub fn hold(&self, lp: &mut Lp) {
        for &(column, bounds) in &self.columns {
            lp.set_column_bounds(column, bounds);
        }
        for &(row, bounds) in &self.rows {
            lp.set_row_bounds(row, bounds);
        }
    }
}

/// Certifies that `columns` and `rows` are at one of their bounds at every point that is as good as
/// the dual bound: by complementary slackness, where the multiplier of each is not zero. A multiplier
/// of the size of rounding proves nothing.
///
/// # Errors
/// A [`Refusal`] if the dual values have another length than the rows or are no proof of a bound, or
/// if a column or row has a multiplier that does not hold it.
pub fn certify_face(
    lp: &Lp,
    objective: &Objective,
    dual: &[f64],
    columns: &[ColumnId],
    rows: &[RowId],
) -> Result<Face, Refusal> {
    super::certified::check_objective(lp, objective)?;
    check_values("dual", dual, lp.rows().len(), |at| lp.row_name(RowId::at(at)))?;
    let sign = objective.sense.sign();
    let size = lp.objective_size(objective);
    let side = dual_side(lp, dual, size, |column| sign * objective.cost(column));
    if side.worst.residual > CERTIFIED_DUAL {
        return Err(Refusal::Proof { node: 0, reason: ProofFault::Leaf });
    }
    let refused = |node| Refusal::Proof { node, reason: ProofFault::Face };
    // As where goals are kept: what is rounding beside the largest cost is rounding everywhere.
    let floor = if lp.has_sizes() { size } else { objective.largest_cost() };
    let mut face = Face {
        bound: sign.mul_add(side.value, objective.constant),
        columns: Vec::with_capacity(columns.len()),
        rows: Vec::with_capacity(rows.len()),
    };
    for &column in columns {
        let at = column.position();
        let own = *lp.columns().get(column).ok_or(refused(at))?;
        let (reduced, natural) = (side.reduced_costs[at], lp.column_size(column));
        let terms = lp.matrix().column(column).iter();
        let largest = terms
            .map(|&(row, value)| (value * dual[row.position()]).abs())
            .fold(objective.cost(column).abs(), f64::max);
        let rounding = FROZEN_PRICE * (largest * natural).max(floor);
        let end = pulled_at(own, reduced).filter(|_| (reduced * natural).abs() > rounding);
        face.columns.push((column, Bounds::fixed(end.ok_or(refused(at))?)));
    }
    for &row in rows {
        let at = row.position();
        let own = *lp.rows().get(row).ok_or(refused(at))?;
        let price = dual[at];
        let terms = lp.matrix().row(row).iter();
        let largest = terms.map(|entry| entry.1.abs()).fold(0.0, f64::max);
        let effect = price * if lp.has_sizes() { lp.row_size(row) } else { largest };
        let rounding = FROZEN_PRICE * effect.abs().max(floor);
        let end = pulled_at(own, price).filter(|_| effect.abs() > rounding);
        face.rows.push((row, Bounds::fixed(end.ok_or(refused(at))?)));
    }
    Ok(face)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lp::{LpBuilder, Sense};

    /// The most of `x + y` with `x + y ≤ 4` and `x ≤ 3`: every best point has the row at 4.
    fn programme() -> (Lp, Objective) {
        let mut builder = LpBuilder::new("face");
        let row = builder.row(format_args!("sum"), Bounds::at_most(4.0));
        let mut objective = Objective::new("value", Sense::Maximise);
        for name in ["x", "y"] {
            let column = builder.column(format_args!("{name}"), Bounds::between(0.0, 3.0));
            builder.add(row, column, 1.0);
            objective.add(column, 1.0);
        }
        (builder.build(), objective)
    }

    #[test]
    fn a_face_holds_what_its_multipliers_hold_and_nothing_else() {
        let (lp, objective) = programme();
        let (row, column) = (RowId::at(0), ColumnId::at(0));
        let face = certify_face(&lp, &objective, &[-1.0], &[], &[row]).unwrap();
        assert_eq!((face.bound(), face.rows.as_slice()), (4.0, &[(row, Bounds::fixed(4.0))][..]));
        // The reduced cost of x is zero: it may be anything from 1 to 3.
        assert!(certify_face(&lp, &objective, &[-1.0], &[column], &[row]).is_err());
        // By the columns' own bounds alone the sum is at most 6, and at 6 both are at 3.
        let face = certify_face(&lp, &objective, &[0.0], &[column], &[]).unwrap();
        assert_eq!((face.bound(), face.columns.len()), (6.0, 1));
        assert!(certify_face(&lp, &objective, &[0.0], &[], &[row]).is_err());
        assert!(certify_face(&lp, &objective, &[0.0], &[ColumnId::at(9)], &[]).is_err());
    }
}
