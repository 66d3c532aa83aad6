//! Columns that are multiples of one another: a dominated one is fixed at a bound, equal ones
//! merge.

use rustc_hash::FxHashMap;

use super::proportion::{fingerprint, ratio};
use super::recovery::Recovery;
use super::reduction::{Reduction, multiple};
use super::state::State;
use crate::ids::{ColumnId, RowId};
use crate::lp::Bounds;
use crate::solve::Standing;
use crate::tolerances::PRESOLVE_PRICE;

impl State<'_> {
    /// Section 3.5 of Andersen and Andersen.
    pub fn duplicate_columns(&mut self) {
        let mut seen: FxHashMap<u64, ColumnId> = FxHashMap::default();
        for column in self.lp.columns().ids() {
            if !self.column_left[column] || self.column_sizes[column] == 0 {
                continue;
            }
            let entries = self.entries_of_column(column);
            let print = fingerprint(&entries);
            let kept = *seen.entry(print).or_insert(column);
            if kept != column
                && let Some(ratio) = ratio(&self.entries_of_column(kept), &entries)
            {
                self.compare_columns(kept, column, ratio);
                if !self.column_left[kept] {
                    seen.insert(print, column);
                }
            }
        }
    }

    fn entries_of_column(&self, column: ColumnId) -> Vec<(RowId, f64)> {
        let entries = self.lp.matrix().column(column).iter();
        entries.filter(|entry| self.row_left[entry.0]).copied().collect()
    }

    fn compare_columns(&mut self, kept: ColumnId, removed: ColumnId, ratio: f64) {
        let dearer = self.costs[removed] - ratio * self.costs[kept];
        let scale = self.cost_scale(removed).max(ratio.abs() * self.cost_scale(kept));
        if dearer.abs() <= PRESOLVE_PRICE * scale {
            self.merge_columns(kept, removed, ratio);
            return;
        }
        // The reduced cost of `removed` is that of `ratio · kept` plus what it is more expensive
        // by. If one has its sign because a bound is open, so has the other.
        let one = multiple(self.columns[kept], ratio);
        let other = self.columns[removed];
        if dearer > 0.0 && one.upper == f64::INFINITY {
            self.rest(removed, Standing::AtLower);
        } else if dearer < 0.0 && one.lower == f64::NEG_INFINITY {
            self.rest(removed, Standing::AtUpper);
        } else if dearer > 0.0 && other.lower == f64::NEG_INFINITY {
            self.rest(kept, if ratio > 0.0 { Standing::AtUpper } else { Standing::AtLower });
        } else if dearer < 0.0 && other.upper == f64::INFINITY {
            self.rest(kept, if ratio > 0.0 { Standing::AtLower } else { Standing::AtUpper });
        }
    }

    /// Fixes a column at one of its bounds, if it has that one.
    fn rest(&mut self, column: ColumnId, standing: Standing) {
        let bounds = self.columns[column];
        let bound = if standing == Standing::AtLower { bounds.lower } else { bounds.upper };
        if bound.is_finite() {
            self.fix(column, bound, Some(standing));
        }
    }

    fn merge_columns(&mut self, kept: ColumnId, removed: ColumnId, ratio: f64) {
        let (kept_bounds, removed_bounds) = (self.columns[kept], self.columns[removed]);
        let part = multiple(removed_bounds, ratio);
        let sum = Bounds::between(kept_bounds.lower + part.lower, kept_bounds.upper + part.upper);
        // A free column may rest at zero, which its parts then must be able to as well.
        let open = sum.lower.is_infinite() && sum.upper.is_infinite();
        if open && (resting(kept_bounds).0 != 0.0 || resting(removed_bounds).0 != 0.0) {
            return;
        }
        self.reductions.push(Reduction::DuplicateColumns {
            kept,
            removed,
            ratio,
            kept_bounds,
            removed_bounds,
        });
        self.remove_column(removed);
        self.set_column_bounds(kept, sum);
    }
}

/// The default bound of a nonbasic column.
fn resting(bounds: Bounds) -> (f64, Standing) {
    if bounds.lower.is_finite() {
        (bounds.lower, Standing::AtLower)
    } else if bounds.upper.is_finite() {
        (bounds.upper, Standing::AtUpper)
    } else {
        (0.0, Standing::AtZero)
    }
}

impl Recovery<'_> {
    /// Both are at the bound of the merged one; if it was basic, one of them is nonbasic.
    pub fn undo_duplicate_columns(
        &mut self,
        (kept, removed): (ColumnId, ColumnId),
        ratio: f64,
        (kept_bounds, removed_bounds): (Bounds, Bounds),
    ) {
        let sum = self.primal[kept];
        let ends = |bounds: Bounds, low: bool| {
            if low { (bounds.lower, Standing::AtLower) } else { (bounds.upper, Standing::AtUpper) }
        };
        let (one, other) = match self.columns[kept] {
            Standing::AtLower => (ends(kept_bounds, true), ends(removed_bounds, ratio > 0.0)),
            Standing::AtUpper => (ends(kept_bounds, false), ends(removed_bounds, ratio < 0.0)),
            Standing::AtZero => (resting(kept_bounds), resting(removed_bounds)),
            Standing::Basic => split(sum, ratio, kept_bounds, removed_bounds),
        };
        (self.primal[kept], self.columns[kept]) = one;
        (self.primal[removed], self.columns[removed]) = other;
    }
}

/// Splits `sum = kept + ratio · removed` so that one of the two is at a bound of its own and
/// the other violates its bounds least, which is not at all where `sum` is within theirs.
fn split(
    sum: f64,
    ratio: f64,
    kept_bounds: Bounds,
    removed_bounds: Bounds,
) -> ((f64, Standing), (f64, Standing)) {
    let places = |bounds: Bounds| {
        let free = bounds.lower.is_infinite() && bounds.upper.is_infinite();
        [
            (bounds.lower.is_finite(), bounds.lower, Standing::AtLower),
            (bounds.upper.is_finite(), bounds.upper, Standing::AtUpper),
            (free, 0.0, Standing::AtZero),
        ]
    };
    let mut best = ((sum, Standing::Basic), resting(removed_bounds));
    let mut least = f64::INFINITY;
    for (there, value, standing) in places(removed_bounds) {
        let left = sum - ratio * value;
        let violation = kept_bounds.violation(left);
        if there && violation < least {
            least = violation;
            best = ((left, Standing::Basic), (value, standing));
        }
    }
    for (there, value, standing) in places(kept_bounds) {
        let left = (sum - value) / ratio;
        let violation = removed_bounds.violation(left);
        if there && violation < least {
            least = violation;
            best = ((value, standing), (left, Standing::Basic));
        }
    }
    best
}
