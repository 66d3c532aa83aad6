//! Rows judged by the minimum and maximum activity that the columns' bounds allow: empty,
//! redundant, forcing and infeasible rows, and bounds that cannot be reached.

use super::known::Activity;
use super::reduction::{Reduction, multiple};
use super::state::{State, Stop};
use crate::ids::RowId;
use crate::lp::Bounds;
use crate::solve::Standing;
use crate::tolerances::{PRESOLVE_CONTRADICTION, PRESOLVE_PRIMAL};

impl State<'_> {
    /// The activity of a row, computed when something has changed.
    pub fn activity(&mut self, row: RowId) -> Activity {
        if let Some(known) = self.activities[row] {
            return known;
        }
        let mut activity = Activity::default();
        for &(column, value) in self.lp.matrix().row(row) {
            if self.column_left[column] {
                activity.add(multiple(self.columns[column], value));
            }
        }
        self.activities[row] = Some(activity);
        activity
    }

    /// Section 3.1 (empty, redundant, forcing, infeasible rows) of Andersen and Andersen.
    pub fn range_of_row(&mut self, row: RowId) -> Result<(), Stop> {
        let bounds = self.rows[row];
        let activity = self.activity(row);
        let range = activity.range();
        let scale = |bound: f64| 1.0 + bound.abs().max(activity.largest);
        let contradicts = |gap: f64, bound: f64| gap > PRESOLVE_CONTRADICTION * scale(bound);
        if contradicts(bounds.lower - range.upper, bounds.lower) {
            return Err(Stop::NoPoint(vec![(row, 1.0)]));
        }
        if contradicts(range.lower - bounds.upper, bounds.upper) {
            return Err(Stop::NoPoint(vec![(row, -1.0)]));
        }
        let slack = |bound: f64| PRESOLVE_PRIMAL * scale(bound);
        // A bound that nothing reaches is no bound.
        let low =
            bounds.lower == f64::NEG_INFINITY || range.lower >= bounds.lower - slack(bounds.lower);
        let high =
            bounds.upper == f64::INFINITY || range.upper <= bounds.upper + slack(bounds.upper);
        if low && high {
            self.reductions.push(Reduction::RedundantRow { row });
            self.remove_row(row);
        } else if self.row_sizes[row] > 1 {
            if bounds.lower.is_finite() && range.upper <= bounds.lower + slack(bounds.lower) {
                self.forcing_row(row, Standing::AtLower);
            } else if bounds.upper.is_finite() && range.lower >= bounds.upper - slack(bounds.upper)
            {
                self.forcing_row(row, Standing::AtUpper);
            } else if low && bounds.lower.is_finite() {
                self.set_row_bounds(row, Bounds::at_most(bounds.upper));
            } else if high && bounds.upper.is_finite() {
                self.set_row_bounds(row, Bounds::at_least(bounds.lower));
            }
        }
        Ok(())
    }
}
