//! Columns in no row: the sign of the cost determines the bound.

use super::state::{State, Stop};
use crate::ids::ColumnId;
use crate::solve::Standing;
use crate::tolerances::PRESOLVE_PRICE;

impl State<'_> {
    /// Section 3.1 of Andersen and Andersen.
    pub fn empty_column(&mut self, column: ColumnId) -> Result<(), Stop> {
        let (bounds, cost) = (self.columns[column], self.costs[column]);
        let (low, high) = (bounds.lower.is_finite(), bounds.upper.is_finite());
        // A cost that is rounding may not claim that there is no end.
        let least = PRESOLVE_PRICE * self.cost_scale(column);
        let (value, standing) = if low && (cost >= 0.0 || !high && cost >= -least) {
            (bounds.lower, Standing::AtLower)
        } else if high && (cost <= 0.0 || !low && cost <= least) {
            (bounds.upper, Standing::AtUpper)
        } else if cost.abs() <= least {
            (0.0, Standing::AtZero)
        } else {
            return Err(Stop::NoOptimum);
        };
        self.fix(column, value, Some(standing));
        Ok(())
    }

    /// The largest term that a column's cost has been computed from.
    pub fn cost_scale(&self, column: ColumnId) -> f64 {
        let shifted = self.lp.matrix().column(column).iter();
        shifted.fold(self.costs[column].abs(), |most, &(row, value)| {
            most.max((self.shifts[row] * value).abs())
        })
    }
}
