//! Rows that are multiples of one another: one row gets the bounds of both.

use rustc_hash::FxHashMap;

use super::proportion::{fingerprint, ratio};
use super::recovery::Recovery;
use super::reduction::{Reduction, quotient, turned};
use super::state::{State, Stop};
use crate::ids::{ColumnId, RowId};
use crate::lp::Bounds;
use crate::solve::Standing;
use crate::tolerances::{PRESOLVE_CONTRADICTION, PRESOLVE_PRIMAL};

impl State<'_> {
    /// Section 3.4 of Andersen and Andersen (with J. A. Tomlin and J. S. Welch, *Finding duplicate
    /// rows in a linear programming model*, Operations Research Letters 5, 1986).
    pub fn duplicate_rows(&mut self) -> Result<(), Stop> {
        let mut seen: FxHashMap<u64, RowId> = FxHashMap::default();
        for row in self.lp.rows().ids() {
            if !self.row_left[row] || self.row_sizes[row] < 2 {
                continue;
            }
            let entries = self.entries_of_row(row);
            let kept = *seen.entry(fingerprint(&entries)).or_insert(row);
            if kept != row
                && let Some(ratio) = ratio(&self.entries_of_row(kept), &entries)
            {
                self.merge_rows(kept, row, ratio)?;
            }
        }
        Ok(())
    }

    fn entries_of_row(&self, row: RowId) -> Vec<(ColumnId, f64)> {
        let entries = self.lp.matrix().row(row).iter();
        entries.filter(|entry| self.column_left[entry.0]).copied().collect()
    }

    fn merge_rows(&mut self, kept: RowId, removed: RowId, ratio: f64) -> Result<(), Stop> {
        let own = self.rows[kept];
        let given = quotient(self.rows[removed], ratio);
        let mut both = Bounds::between(own.lower.max(given.lower), own.upper.min(given.upper));
        if both.lower > both.upper {
            let gap = (both.lower - both.upper) / (1.0 + both.lower.abs());
            if gap > PRESOLVE_CONTRADICTION {
                let sign = if own.lower > given.upper { 1.0 } else { -1.0 };
                return Err(Stop::NoPoint(vec![(kept, sign), (removed, -sign / ratio)]));
            }
            if gap > PRESOLVE_PRIMAL {
                return Ok(());
            }
            both = Bounds::fixed(both.lower);
        }
        let (lower, upper) = (given.lower > own.lower, given.upper < own.upper);
        let shift = self.shifts[kept];
        self.reductions.push(Reduction::DuplicateRows {
            kept,
            removed,
            ratio,
            lower,
            upper,
            shift,
        });
        self.remove_row(removed);
        if lower || upper {
            self.set_row_bounds(kept, both);
        }
        Ok(())
    }
}

impl Recovery<'_> {
    /// If the row kept is at a bound that came from the other, the other is nonbasic instead.
    pub fn undo_duplicate_rows(
        &mut self,
        (kept, removed): (RowId, RowId),
        ratio: f64,
        (lower, upper): (bool, bool),
        shift: f64,
    ) {
        let standing = self.row_side(kept, shift);
        let given = match standing {
            Standing::AtLower => lower,
            Standing::AtUpper => upper,
            Standing::Basic | Standing::AtZero => false,
        };
        self.rows[removed] = Standing::Basic;
        if given {
            let shift = self.shift(shift);
            self.dual[removed] += (self.dual[kept] - shift) / ratio;
            self.dual[kept] = shift;
            self.rows[removed] = turned(standing, ratio);
            self.rows[kept] = Standing::Basic;
        }
    }
}
