//! Small random perturbations of costs that break ties, so that the method cannot cycle.
//!
//! They are removed at the end; the other method makes the few pivots this takes (A. Koberstein,
//! *The dual simplex method, techniques for a fast and stable implementation*, thesis, Paderborn
//! 2005, chapter 6).

use super::basis::Standing;
use super::bounds::WorkingBounds;
use super::form::Form;
use super::scatter::scatter;
use super::variables::Variables;
use crate::tolerances::COST_PERTURBATION;

/// Columns with at most this many entries are not perturbed, unless nearly all are so short.
const SHORT: usize = 3;

/// How much more than usual the longer columns are perturbed where the short ones are not.
const LONG_WEIGHT: f64 = 10.0;

/// Perturbs the current costs so that every column's
/// reduced cost moves further in its present direction.
///
/// Columns with few entries (stocks, shortages, arcs of a network) act like slacks: without
/// perturbation they carry quantities along, and the perturbed optimum is one that *does* as little
/// as possible. On programmes of planning, where most costs of a goal are zero, that halves the
/// pivots and keeps rows of the tableau sparse: a tenth of the time at 4,000 rows.
pub(super) fn perturb_costs(
    (form, variables, bounds): (&Form, &Variables, &WorkingBounds),
    largest_cost: f64,
    costs: &mut [f64],
    salt: u64,
) {
    let large = largest_cost > 100.0;
    let base = COST_PERTURBATION * if large { largest_cost.sqrt().sqrt() } else { 1.0 };
    let length = |variable: usize| form.by_column.line(variable).0.len();
    let long = (0..form.columns).filter(|&it| length(it) > SHORT).count();
    let mostly_short = 4 * long < form.columns;
    for (variable, cost) in costs.iter_mut().enumerate().take(form.columns) {
        let (lower, upper) = (bounds.lower(variable), bounds.upper(variable));
        let weight = match length(variable) > SHORT {
            _ if mostly_short => 1.0,
            true => LONG_WEIGHT,
            false => 0.0,
        };
        let size = weight * base * (1.0 + cost.abs()) * (1.0 + scatter(variable, salt));
        *cost += match (lower.is_finite(), upper.is_finite()) {
            _ if lower >= upper => 0.0,
            (false, false) => 0.0,
            (true, false) => size,
            (false, true) => -size,
            // A boxed variable is pushed to where it stands.
            (true, true) => match variables.standing(variable) {
                Standing::AtUpper => -size,
                Standing::Basic if *cost < 0.0 => -size,
                _ => size,
            },
        };
    }
}
