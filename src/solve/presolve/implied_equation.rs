//! Bounds on the price of a row, and rows that these turn into equations.

use super::known::Prices;
use super::reduction::Reduction;
use super::state::{State, Stop};
use crate::ids::RowId;
use crate::lp::Bounds;
use crate::solve::Standing;
use crate::tolerances::PRESOLVE_NO_OPTIMUM;

impl State<'_> {
    /// The bounds of a row's price: by the row's open sides, and by its columns of one entry,
    /// whose reduced costs have a sign where the column has no bound (section 3.2 of Andersen and
    /// Andersen). Computed when something has changed.
    pub fn prices(&mut self, row: RowId) -> Prices {
        let before = self.prices[row];
        if before.known {
            return before;
        }
        let bounds = self.rows[row];
        let own = Bounds {
            lower: if bounds.upper == f64::INFINITY { 0.0 } else { f64::NEG_INFINITY },
            upper: if bounds.lower == f64::NEG_INFINITY { 0.0 } else { f64::INFINITY },
        };
        let mut prices =
            Prices { range: own, lower_from: None, upper_from: None, own, known: true };
        for &(column, value) in self.lp.matrix().row(row) {
            if !self.column_left[column] || self.column_sizes[column] != 1 {
                continue;
            }
            let (range, price) = (self.columns[column], self.costs[column] / value);
            // Cost minus price is not negative without an upper bound, not positive without a
            // lower one.
            let (falls, rises) = (range.upper == f64::INFINITY, range.lower == f64::NEG_INFINITY);
            let (below, above) = if value > 0.0 { (falls, rises) } else { (rises, falls) };
            if below && price < prices.range.upper {
                prices.range.upper = price;
                prices.upper_from = Some(column);
            }
            if above && price > prices.range.lower {
                prices.range.lower = price;
                prices.lower_from = Some(column);
            }
        }
        self.prices[row] = prices;
        let narrower =
            prices.range.lower > before.range.lower || prices.range.upper < before.range.upper;
        if narrower {
            for &(column, _) in self.lp.matrix().row(row) {
                if self.column_left[column] {
                    self.column_queue.push(column);
                }
            }
        }
        prices
    }

    /// Makes a row an equation if its price cannot be zero.
    pub fn implied_equation(&mut self, row: RowId) -> Result<(), Stop> {
        let range = self.prices(row).range;
        let scale = range.lower.abs().min(range.upper.abs());
        if range.lower - range.upper > PRESOLVE_NO_OPTIMUM * (1.0 + scale) {
            return Err(Stop::NoOptimum);
        }
        let bounds = self.rows[row];
        if bounds.is_fixed() || range.lower > range.upper {
            return Ok(());
        }
        let (at, bound) = if range.lower > 0.0 {
            (Standing::AtLower, bounds.lower)
        } else if range.upper < 0.0 {
            (Standing::AtUpper, bounds.upper)
        } else {
            return Ok(());
        };
        if bound.is_finite() {
            self.make_equation(row, at, bound);
        }
        Ok(())
    }

    /// Holds a row at one of its bounds.
    pub fn make_equation(&mut self, row: RowId, at: Standing, bound: f64) {
        self.reductions.push(Reduction::ImpliedEquation { row, at });
        self.set_row_bounds(row, Bounds::fixed(bound));
    }
}
