//! Bounds of whole columns that follow from rows and bounds of others.

use super::problem::Problem;
use crate::ids::{ColumnId, Id, RowId};
use crate::lp::Bounds;

/// A bound of a whole column that a row implies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Implied {
    pub column: u32,
    /// Its bounds from now on.
    pub bounds: Bounds,
    /// Which end moved.
    pub upper: bool,
    /// The row, and whether by its upper side: a multiplier of −1, of +1 by its lower side.
    pub row: u32,
    pub by_upper: bool,
}

/// The least and greatest activity of a row: finite parts and how many terms are infinite.
#[derive(Clone, Copy, Default)]
struct Activity {
    least: f64,
    least_open: u32,
    most: f64,
    most_open: u32,
    size: f64,
}

impl Activity {
    fn of(terms: &[(ColumnId, f64)], bounds: &[Bounds]) -> Self {
        let mut activity = Self::default();
        for &(column, value) in terms {
            let (low, high) = ends(value, bounds[column.position()]);
            if low.is_finite() {
                activity.least += low;
                activity.size = activity.size.max(low.abs());
            } else {
                activity.least_open += 1;
            }
            if high.is_finite() {
                activity.most += high;
                activity.size = activity.size.max(high.abs());
            } else {
                activity.most_open += 1;
            }
        }
        activity
    }

    /// The same with other bounds of one term.
    fn move_term(&mut self, value: f64, before: Bounds, after: Bounds) {
        let (ends_before, ends_after) = (ends(value, before), ends(value, after));
        for (sum, open, before, after) in [
            (&mut self.least, &mut self.least_open, ends_before.0, ends_after.0),
            (&mut self.most, &mut self.most_open, ends_before.1, ends_after.1),
        ] {
            if before.is_finite() {
                *sum -= before;
            } else {
                *open -= 1;
            }
            if after.is_finite() {
                *sum += after;
                self.size = self.size.max(after.abs());
            } else {
                *open += 1;
            }
        }
    }
}

/// The least and the greatest of a term.
fn ends(value: f64, bounds: Bounds) -> (f64, f64) {
    if value > 0.0 {
        (value * bounds.lower, value * bounds.upper)
    } else {
        (value * bounds.upper, value * bounds.lower)
    }
}

/// What followed from changed bounds.
pub(super) enum Propagated {
    /// Bounds in the order they follow from each other.
    Implied(Vec<Implied>),
    /// A contradiction in this row, after these bounds.
    Empty(Vec<Implied>, u32, bool),
}

/// Which bounds are derived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// Those of whole columns: each follows from one row.
    Whole,
    /// Those of all columns: nothing that a proof can hold.
    All,
}

/// Entries looked at per call: what follows from more is left to the relaxation.
const MOST_ENTRIES: usize = 200_000;

/// The bounds that follow from changes of some columns; `bounds` is changed with them.
pub(super) fn propagate(
    problem: &Problem,
    bounds: &mut [Bounds],
    changed: &[u32],
    reach: Reach,
) -> Propagated {
    let rows_of = |column: u32| {
        let entries = problem.lp.matrix().column(ColumnId::at(column as usize)).iter();
        entries.map(|entry| entry.0)
    };
    let mut queued = vec![false; problem.lp.rows().len()];
    let mut queue = std::collections::VecDeque::new();
    for &column in changed {
        for row in rows_of(column) {
            if !std::mem::replace(&mut queued[row.position()], true) {
                queue.push_back(row);
            }
        }
    }
    let mut implied = Vec::new();
    let mut entries = 0;
    while let Some(row) = queue.pop_front() {
        queued[row.position()] = false;
        let (terms, sides) = problem.row(row.position());
        entries += terms.len();
        if entries > MOST_ENTRIES {
            break;
        }
        let from = implied.len();
        if let Some(by_upper) = tighten(problem, row, terms, sides, bounds, reach, &mut implied) {
            #[allow(clippy::cast_possible_truncation)] // fewer than 2^32 rows
            return Propagated::Empty(implied, row.position() as u32, by_upper);
        }
        for it in &implied[from..] {
            for other in rows_of(it.column) {
                if other != row && !std::mem::replace(&mut queued[other.position()], true) {
                    queue.push_back(other);
                }
            }
        }
    }
    Propagated::Implied(implied)
}

/// Margin by which a row has to exclude a value, relative to its terms.
const MARGIN: f64 = 1e-7;

/// Tightens the whole columns of a row. `Some` says by which side it cannot be satisfied.
#[allow(clippy::cast_possible_truncation)] // fewer than 2^32 rows and columns
fn tighten(
    problem: &Problem,
    row: RowId,
    terms: &[(ColumnId, f64)],
    sides: Bounds,
    bounds: &mut [Bounds],
    reach: Reach,
    implied: &mut Vec<Implied>,
) -> Option<bool> {
    let mut activity = Activity::of(terms, bounds);
    let margin = |activity: &Activity, end: f64| MARGIN * (activity.size + end.abs() + 1.0);
    let by_upper = sides.upper.is_finite() && activity.least_open <= 1;
    let by_lower = sides.lower.is_finite() && activity.most_open <= 1;
    if by_upper
        && activity.least_open == 0
        && activity.least > sides.upper + margin(&activity, sides.upper)
    {
        return Some(true);
    }
    if by_lower
        && activity.most_open == 0
        && activity.most < sides.lower - margin(&activity, sides.lower)
    {
        return Some(false);
    }
    if !by_upper && !by_lower {
        return None;
    }
    for &(column, value) in terms {
        let at = column.position();
        let is_whole = problem.domains[at].is_whole();
        if !is_whole && reach == Reach::Whole || bounds[at].lower >= bounds[at].upper {
            continue;
        }
        for side_is_upper in [true, false] {
            let (own, open, least, end) = if side_is_upper {
                (ends(value, bounds[at]).0, activity.least_open, activity.least, sides.upper)
            } else {
                (ends(value, bounds[at]).1, activity.most_open, activity.most, sides.lower)
            };
            let usable = if side_is_upper { by_upper } else { by_lower };
            if !usable || open > u32::from(!own.is_finite()) {
                continue;
            }
            let others = if own.is_finite() { least - own } else { least };
            // value · x ≤ end − others, or ≥ by the lower side.
            let limit = (end - others) / value;
            let by = margin(&activity, end) / value.abs();
            // Continuous ones only where it is worth while: they could go on for ever.
            let step = if is_whole { 0.0 } else { 1e-3 * (1.0 + limit.abs()) };
            let inner = |value: f64| if is_whole { value.floor() } else { value };
            let from_above = (value > 0.0) == side_is_upper;
            let before = bounds[at];
            // Most limits are far outside, which is known without rounding.
            let outside = if from_above {
                limit + by >= before.upper + 1.0
            } else {
                limit - by <= before.lower - 1.0
            };
            if outside {
                continue;
            }
            let (end_now, moved) = if from_above {
                let upper = inner(limit + by);
                (upper, upper < before.upper - step)
            } else {
                let lower = -inner(by - limit);
                (lower, lower > before.lower + step)
            };
            if !moved || !end_now.is_finite() || end_now.abs() > 1e9 {
                continue;
            }
            let after = if from_above {
                Bounds { upper: end_now, ..before }
            } else {
                Bounds { lower: end_now, ..before }
            };
            bounds[at] = after;
            implied.push(Implied {
                column: at as u32,
                bounds: after,
                upper: from_above,
                row: row.position() as u32,
                by_upper: side_is_upper,
            });
            if after.lower > after.upper {
                return Some(side_is_upper);
            }
            if reach == Reach::All {
                activity.move_term(value, before, after);
            } else {
                // What a proof states is added up afresh.
                activity = Activity::of(terms, bounds);
            }
        }
    }
    None
}
