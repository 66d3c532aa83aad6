//! Writes a programme down for `good_lp`: one constraint per row that constrains anything, in
//! row order.
//!
//! A two-sided row `lower ≤ a·x ≤ upper` becomes `a·x − s = 0` with a column
//! `lower ≤ s ≤ upper`, so that every row keeps exactly one constraint and one dual value.

use good_lp::variable::UnsolvedProblem;
use good_lp::{Constraint, Expression, ProblemVariables, Variable, constraint, variable};

use crate::ids::Id;
use crate::lp::{Bounds, Lp, Objective};

/// A programme in `good_lp`'s terms, always to be minimised.
pub(super) struct Model {
    /// Columns and objective.
    pub problem: UnsolvedProblem,
    /// The constraints, in row order.
    pub constraints: Vec<Constraint>,
    /// The programme's columns, in order.
    pub columns: Vec<Variable>,
}

impl Model {
    /// Translates; the columns come first, in their order.
    pub fn new(lp: &Lp, objective: &Objective) -> Self {
        let mut variables = ProblemVariables::new();
        let columns: Vec<Variable> =
            lp.columns().iter().map(|bounds| variables.add(bounded(*bounds))).collect();
        let mut constraints = Vec::new();
        for (row, &bounds) in lp.rows().enumerated() {
            if bounds == Bounds::FREE {
                continue;
            }
            let entries = lp.matrix().row(row);
            let mut activity = Expression::with_capacity(entries.len() + 1);
            for &(column, value) in entries {
                activity.add_mul(value, columns[column.position()]);
            }
            constraints.push(if bounds.is_fixed() {
                constraint::eq(activity, bounds.lower)
            } else if bounds.lower == f64::NEG_INFINITY {
                constraint::leq(activity, bounds.upper)
            } else if bounds.upper == f64::INFINITY {
                constraint::geq(activity, bounds.lower)
            } else {
                activity.add_mul(-1.0, variables.add(bounded(bounds)));
                constraint::eq(activity, 0.0)
            });
        }
        let sign = objective.sense.sign();
        let mut costs = Expression::with_capacity(columns.len());
        for (&column, &cost) in columns.iter().zip(&objective.costs) {
            if cost != 0.0 {
                costs.add_mul(sign * cost, column);
            }
        }
        Self { problem: variables.minimise(costs), constraints, columns }
    }
}

/// A continuous variable within `bounds`.
fn bounded(bounds: Bounds) -> good_lp::VariableDefinition {
    variable().min(bounds.lower).max(bounds.upper)
}

/// Whether some row or column has its lower bound above its upper one: engines disagree about
/// what that means, so they are not asked.
pub(super) fn has_crossed_bounds(lp: &Lp) -> bool {
    lp.rows().iter().chain(lp.columns()).any(|bounds| bounds.lower > bounds.upper)
}
