//! Singleton columns: a slack becomes part of the row's bounds; a cost moves to the row's price if
//! the row is an equation, or must be one because the column is implied free.

use super::recovery::Recovery;
use super::reduction::{Reduction, multiple};
use super::state::{State, Stop};
use crate::ids::{ColumnId, RowId};
use crate::lp::Bounds;
use crate::solve::Standing;
use crate::tolerances::{PRESOLVE_NO_OPTIMUM, PRESOLVE_PIVOT, PRESOLVE_PRICE, PRESOLVE_PRIMAL};

impl State<'_> {
    /// Column singletons (section 3.2 of Andersen and Andersen). A doubleton equation with such a
    /// column becomes a row of one column by the same step.
    pub fn singleton_column(&mut self, column: ColumnId) -> Result<(), Stop> {
        let Some((row, value)) = self.only_row(column) else { return Ok(()) };
        let cost = self.costs[column];
        let free = cost.abs() <= PRESOLVE_PRICE * self.cost_scale(column);
        let shift = self.shifts[row];
        if free {
            self.absorb(row, column, value, shift);
        } else if self.is_pivot(row, value) {
            if self.rows[row].is_fixed() {
                self.take_cost(row, column, value);
                self.absorb(row, column, value, shift);
            } else if self.is_implied_free(row, column, value) {
                return self.substitute(row, column, value);
            }
        }
        Ok(())
    }

    /// Whether a coefficient is large enough relative to its row to divide by.
    fn is_pivot(&self, row: RowId, value: f64) -> bool {
        let left = self.lp.matrix().row(row).iter().filter(|entry| self.column_left[entry.0]);
        let largest = left.fold(0.0_f64, |most, entry| most.max(entry.1.abs()));
        value.abs() >= PRESOLVE_PIVOT * largest
    }

    /// Expresses the column by the row in the objective: its cost becomes part of the price.
    fn take_cost(&mut self, row: RowId, column: ColumnId, value: f64) {
        let price = self.costs[column] / value;
        self.constant += price * self.rows[row].lower;
        self.shift_price(row, price);
        self.costs[column] = 0.0;
    }

    /// Makes a column without cost part of the row's bounds. `shift` is what the row's price had
    /// been given before the column's cost.
    fn absorb(&mut self, row: RowId, column: ColumnId, value: f64, shift: f64) {
        let (bounds, range) = (self.rows[row], self.columns[column]);
        let term = multiple(range, value);
        self.reductions.push(Reduction::SlackColumn { row, column, value, bounds, range, shift });
        self.remove_column(column);
        let rest = Bounds::between(bounds.lower - term.upper, bounds.upper - term.lower);
        self.set_row_bounds(row, rest);
    }

    /// Whether the row alone keeps the column within its bounds.
    fn is_implied_free(&mut self, row: RowId, column: ColumnId, value: f64) -> bool {
        let (bounds, term) = (self.rows[row], multiple(self.columns[column], value));
        // An end of the column that the row's open side would have to imply.
        let open = (bounds.lower == f64::NEG_INFINITY && term.lower.is_finite())
            || (bounds.upper == f64::INFINITY && term.upper.is_finite());
        if open {
            return false;
        }
        let activity = self.activity(row);
        let rest = activity.without(term);
        let slack = PRESOLVE_PRIMAL * (1.0 + activity.largest);
        let low =
            term.lower == f64::NEG_INFINITY || term.lower <= bounds.lower - rest.upper + slack;
        let high = term.upper == f64::INFINITY || term.upper >= bounds.upper - rest.lower - slack;
        low && high
    }

    /// Implied free column substitution: the column's reduced cost is zero, which gives the row's
    /// price; its sign says at which bound the row is; the column makes up the rest.
    fn substitute(&mut self, row: RowId, column: ColumnId, value: f64) -> Result<(), Stop> {
        let price = self.costs[column] / value;
        let (at, bound) = if price > 0.0 {
            (Standing::AtLower, self.rows[row].lower)
        } else {
            (Standing::AtUpper, self.rows[row].upper)
        };
        if bound.is_infinite() {
            let certain = PRESOLVE_NO_OPTIMUM * self.cost_scale(column);
            return if self.costs[column].abs() > certain { Err(Stop::NoOptimum) } else { Ok(()) };
        }
        self.make_equation(row, at, bound);
        let shift = self.shifts[row];
        self.take_cost(row, column, value);
        self.absorb(row, column, value, shift);
        self.reductions.push(Reduction::RedundantRow { row });
        self.remove_row(row);
        Ok(())
    }
}

impl Recovery<'_> {
    /// The rest of the row is where it is; between them, column and row absorb what is left. An
    /// equation is not basic: it may have a price, the column's cost, where the rest has none.
    pub fn undo_slack_column(
        &mut self,
        (row, column): (RowId, ColumnId),
        value: f64,
        (bounds, range): (Bounds, Bounds),
    ) {
        let rest = self.activity(row);
        let term = multiple(range, value);
        // The end of the column at which its term is least, and the other.
        let ends = [Standing::AtLower, Standing::AtUpper];
        let [(least, at_least), (most, at_most)] = if value > 0.0 {
            [(range.lower, ends[0]), (range.upper, ends[1])]
        } else {
            [(range.upper, ends[1]), (range.lower, ends[0])]
        };
        let slack = |bound: f64| PRESOLVE_PRIMAL * (1.0 + bound.abs());
        let resting = match self.rows[row] {
            Standing::AtLower if most.is_finite() => Some((most, at_most, Standing::AtLower)),
            Standing::AtUpper if least.is_finite() => Some((least, at_least, Standing::AtUpper)),
            _ if bounds.is_fixed() => None,
            _ if least.is_finite() && rest + term.lower >= bounds.lower - slack(bounds.lower) => {
                Some((least, at_least, Standing::Basic))
            }
            _ if least.is_finite() => None,
            _ if most.is_finite() && rest + term.upper <= bounds.upper + slack(bounds.upper) => {
                Some((most, at_most, Standing::Basic))
            }
            _ if bounds.lower.is_infinite() && bounds.upper.is_infinite() => {
                Some((0.0, Standing::AtZero, Standing::Basic))
            }
            _ => None,
        };
        if let Some((at, standing, of_row)) = resting {
            self.primal[column] = at;
            self.columns[column] = standing;
            self.rows[row] = of_row;
            return;
        }
        let lower = least.is_finite() || most.is_infinite() && bounds.lower.is_finite();
        let (bound, of_row) = if lower {
            (bounds.lower, Standing::AtLower)
        } else {
            (bounds.upper, Standing::AtUpper)
        };
        self.primal[column] = (bound - rest) / value;
        self.columns[column] = Standing::Basic;
        self.rows[row] = of_row;
    }
}
