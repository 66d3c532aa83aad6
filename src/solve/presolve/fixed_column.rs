//! Columns whose bounds are equal.

use super::recovery::Recovery;
use super::reduction::pulled;
use super::state::State;
use crate::ids::ColumnId;
use crate::solve::Standing;
use crate::tolerances::PRESOLVE_PRIMAL;

impl State<'_> {
    /// Fixes a column without room between its bounds (section 3.1 of Andersen and Andersen).
    pub fn fixed_column(&mut self, column: ColumnId) {
        let bounds = self.columns[column];
        let room = bounds.upper - bounds.lower;
        if room.is_finite() && room <= PRESOLVE_PRIMAL * (1.0 + bounds.lower.abs()) {
            self.fix(column, bounds.lower, None);
        }
    }
}

impl Recovery<'_> {
    pub fn undo_fixed_column(&mut self, column: ColumnId, value: f64, standing: Option<Standing>) {
        self.primal[column] = value;
        self.columns[column] = standing.unwrap_or_else(|| pulled(self.reduced_cost(column)));
    }
}
