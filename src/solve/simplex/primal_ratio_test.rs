//! The step length of the entering variable in the primal simplex: a ratio test in two passes (P.
//! Harris, *Pivot selection methods of the Devex LP code*, Mathematical Programming 5, 1973).

use super::tableau::EnteringColumn;
use super::values::Values;
use crate::tolerances::{SIMPLEX_PIVOT, SIMPLEX_PRIMAL};

/// What stops the entering variable.
#[derive(Clone, Copy, Debug)]
pub(super) enum Stop {
    /// Its own other bound, after a step of this length.
    Own(f64),
    /// The basic variable of a row, after a step of this length; above if at its upper bound.
    Row { row: usize, step: f64, above: bool },
    /// Nothing: the ray is unbounded.
    Nothing,
}

/// How far a variable of that range can enter in `direction` (1 or −1): in a first pass with
/// bounds relaxed by the tolerance, in a second to the largest pivot among those that stop it
/// there.
pub(super) fn primal_ratio_test(
    column: &EnteringColumn,
    values: &Values,
    range: f64,
    direction: f64,
) -> Stop {
    let room = |row: usize, entry: f64, spare: f64| {
        // Falling variables go to their lower bound.
        if entry * direction > 0.0 {
            let bound = values.lower(row);
            values.value(row) - bound + spare * (1.0 + bound.abs())
        } else {
            let bound = values.upper(row);
            bound - values.value(row) + spare * (1.0 + bound.abs())
        }
    };
    let mut longest = f64::INFINITY;
    for (row, entry) in column.entries() {
        if entry.abs() > SIMPLEX_PIVOT {
            let step = room(row, entry, SIMPLEX_PRIMAL) / entry.abs();
            longest = longest.min(step.max(0.0));
        }
    }
    if range.is_finite() && range <= longest {
        return Stop::Own(range);
    }
    if longest.is_infinite() {
        return Stop::Nothing;
    }
    let mut best = None;
    let mut largest = 0.0;
    for (row, entry) in column.entries() {
        if entry.abs() > SIMPLEX_PIVOT && entry.abs() > largest {
            let step = room(row, entry, 0.0) / entry.abs();
            if step <= longest {
                largest = entry.abs();
                best = Some((row, step, entry * direction < 0.0));
            }
        }
    }
    match best {
        Some((row, step, above)) => Stop::Row { row, step: step.max(0.0), above },
        None => Stop::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::solve::simplex::trial;

    /// A step as long as the test allows leaves every basic variable within its bounds.
    #[test]
    fn no_step_leaves_the_bounds() {
        let (mut stopped, mut own) = (0, 0);
        for seed in 1..20 {
            let mut simplex = trial::primal_feasible(30, 50, seed);
            assert!(simplex.values.are_feasible());
            for variable in 0..simplex.form.variables() {
                if simplex.variables.is_basic(variable) || simplex.bounds.is_fixed(variable) {
                    continue;
                }
                simplex.column.solve(&simplex.form, &mut simplex.factor, variable);
                let direction = if simplex.values.resting(variable) > simplex.bounds.lower(variable)
                {
                    -1.0
                } else {
                    1.0
                };
                let range = simplex.bounds.range(variable);
                let mut values = simplex.values.clone();
                match primal_ratio_test(&simplex.column, &values, range, direction) {
                    Stop::Own(step) => {
                        own += 1;
                        values.step(&simplex.column, direction * step);
                    }
                    Stop::Row { step, row, above } => {
                        stopped += 1;
                        values.step(&simplex.column, direction * step);
                        let bound = if above { values.upper(row) } else { values.lower(row) };
                        assert!((values.value(row) - bound).abs() < 1e-6 * (1.0 + bound.abs()));
                    }
                    Stop::Nothing => {}
                }
                assert!(values.infeasibility() < 1e-6, "{}", values.infeasibility());
            }
        }
        assert!(stopped > 50 && own > 5, "{stopped} {own}");
    }
}
