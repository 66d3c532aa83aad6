//! Dominated columns, whose reduced cost has one sign for all feasible prices: fixed at a bound.

use super::reduction::multiple;
use super::state::{State, Stop};
use crate::ids::ColumnId;
use crate::solve::Standing;
use crate::tolerances::{PRESOLVE_NO_OPTIMUM, PRESOLVE_PRICE};

impl State<'_> {
    /// Dominated and weakly dominated columns (section 3.2 of Andersen and Andersen).
    ///
    /// A reduced cost that cannot be negative fixes the column at its lower bound, also where it
    /// may be zero: each bound on a price comes from a row's open side or from another column that
    /// may grow without limit, and these make up for what the column gave at no more than its cost.
    pub fn dominated_column(&mut self, column: ColumnId) -> Result<(), Stop> {
        let cost = self.costs[column];
        let (mut least, mut greatest, mut scale) = (cost, cost, self.cost_scale(column));
        for &(row, value) in self.lp.matrix().column(column) {
            if !self.row_left[row] {
                continue;
            }
            let term = multiple(self.prices(row).without(column), value);
            least -= term.upper;
            greatest -= term.lower;
            for end in [term.lower, term.upper] {
                if end.is_finite() {
                    scale = scale.max(end.abs());
                }
            }
            if least.is_infinite() && greatest.is_infinite() {
                return Ok(());
            }
        }
        let bounds = self.columns[column];
        let rounding = PRESOLVE_PRICE * scale;
        let (bound, standing, by) = if least >= -rounding && bounds.lower.is_finite() {
            (bounds.lower, Standing::AtLower, least)
        } else if greatest <= rounding && bounds.upper.is_finite() {
            (bounds.upper, Standing::AtUpper, -greatest)
        } else if least >= -rounding {
            (bounds.lower, Standing::AtLower, least)
        } else if greatest <= rounding {
            (bounds.upper, Standing::AtUpper, -greatest)
        } else {
            return Ok(());
        };
        if bound.is_finite() {
            self.fix(column, bound, Some(standing));
        } else if by > PRESOLVE_NO_OPTIMUM * scale {
            return Err(Stop::NoOptimum);
        }
        Ok(())
    }
}
