//! A programme counted in the natural sizes of its rows and columns, and back.

use super::sizes::Sizes;
use super::{Bounds, Lp, LpBuilder, Objective};
use crate::ids::{ColumnId, Id, RowId};

impl Lp {
    /// Gives every column its natural size, in its own unit; rows without a size of their own are
    /// as large as the largest of their terms.
    ///
    /// A programme without sizes counts as written in natural units: every size is 1.
    ///
    /// # Panics
    /// If `columns` has another length than the programme.
    pub fn set_sizes(&mut self, columns: &[f64], rows: Vec<Option<f64>>) {
        assert_eq!(columns.len(), self.columns.len(), "one size per column");
        let columns = columns.iter().map(|size| Sizes::or_one(*size)).collect();
        self.sizes = Some(Sizes::of(columns, rows, &self.matrix, &self.rows));
    }

    /// Whether columns have been given sizes.
    #[must_use]
    pub fn has_sizes(&self) -> bool {
        self.sizes.is_some()
    }

    /// The natural size of a column; 1 if none is given.
    #[must_use]
    pub fn column_size(&self, column: ColumnId) -> f64 {
        self.sizes.as_ref().map_or(1.0, |sizes| sizes.columns[column.position()])
    }

    /// The natural size of a row; 1 if columns have none.
    #[must_use]
    pub fn row_size(&self, row: RowId) -> f64 {
        self.sizes.as_ref().map_or(1.0, |sizes| sizes.rows[row.position()])
    }

    /// The cost of a natural unit of the most expensive column; 1 if columns have no sizes or
    /// nothing costs anything.
    #[must_use]
    pub fn objective_size(&self, objective: &Objective) -> f64 {
        if !self.has_sizes() {
            return 1.0;
        }
        let costs = self.columns.ids().map(|it| (objective.cost(it) * self.column_size(it)).abs());
        let largest = costs.fold(0.0, f64::max);
        if largest > 0.0 { largest } else { 1.0 }
    }

    /// The same programme and objective with every row and column counted in its natural size.
    #[must_use]
    pub fn in_natural_units(&self, objective: &Objective) -> (Self, Objective) {
        let mut builder = LpBuilder::new(self.name());
        for (column, bounds) in self.columns.enumerated() {
            let size = self.column_size(column);
            let name = self.column_name(column);
            builder.column(format_args!("{name}"), divided(*bounds, size));
        }
        for (row, bounds) in self.rows.enumerated() {
            let size = self.row_size(row);
            let name = self.row_name(row);
            let natural = builder.row(format_args!("{name}"), divided(*bounds, size));
            for &(column, value) in self.matrix.row(row) {
                builder.add(natural, column, value * self.column_size(column) / size);
            }
        }
        let costs = objective.costs.iter().enumerate();
        let costs = costs.map(|(at, cost)| cost * self.column_size(ColumnId::at(at))).collect();
        (builder.build(), Objective { costs, ..objective.clone() })
    }

    /// A point of the programme in natural units as one of the programme itself.
    #[must_use]
    pub fn point_in_own_units(&self, mut natural: Vec<f64>) -> Vec<f64> {
        for (value, column) in natural.iter_mut().zip(self.columns.ids()) {
            *value *= self.column_size(column);
        }
        natural
    }

    /// A point of the programme as one of the programme in natural units.
    #[must_use]
    pub fn point_in_natural_units(&self, own: &[f64]) -> Vec<f64> {
        own.iter().zip(self.columns.ids()).map(|(it, at)| it / self.column_size(at)).collect()
    }

    /// Prices of rows of the programme as those of the programme in natural units.
    #[must_use]
    pub fn prices_in_natural_units(&self, own: &[f64]) -> Vec<f64> {
        own.iter().zip(self.rows.ids()).map(|(it, at)| it * self.row_size(at)).collect()
    }

    /// Prices of rows of the programme in natural units, or a ray of infeasibility, as those of the
    /// programme itself.
    #[must_use]
    pub fn prices_in_own_units(&self, mut natural: Vec<f64>) -> Vec<f64> {
        for (price, row) in natural.iter_mut().zip(self.rows.ids()) {
            *price /= self.row_size(row);
        }
        natural
    }
}

fn divided(bounds: Bounds, size: f64) -> Bounds {
    Bounds { lower: bounds.lower / size, upper: bounds.upper / size }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lp::Sense;

    fn kilo() -> (Lp, Objective) {
        let mut builder = LpBuilder::new("works");
        let hours = builder.row(format_args!("hours"), Bounds::at_most(40.0));
        let parts = builder.column(format_args!("parts"), Bounds::at_most(2000.0));
        builder.add(hours, parts, 0.03);
        let mut objective = Objective::new("profit", Sense::Maximise);
        objective.add(parts, 5.0);
        (builder.build(), objective)
    }

    #[test]
    #[allow(clippy::float_cmp)] // sizes are handed on, not computed
    fn a_row_is_as_large_as_the_largest_of_its_terms() {
        let (mut lp, objective) = kilo();
        assert_eq!((lp.column_size(ColumnId::at(0)), lp.row_size(RowId::at(0))), (1.0, 1.0));
        assert_eq!(lp.objective_size(&objective), 1.0);
        lp.set_sizes(&[1000.0], Vec::new());
        assert_eq!((lp.column_size(ColumnId::at(0)), lp.row_size(RowId::at(0))), (1000.0, 30.0));
        assert_eq!(lp.objective_size(&objective), 5000.0);
        lp.set_sizes(&[f64::NAN], Vec::new());
        assert_eq!(lp.column_size(ColumnId::at(0)), 1.0);
    }

    #[test]
    fn natural_units_stay_while_a_programme_grows() {
        let (mut lp, objective) = kilo();
        lp.set_sizes(&[1000.0], Vec::new());
        let (natural, costs) = lp.in_natural_units(&objective);
        assert_eq!(natural.matrix().row(RowId::at(0)), &[(ColumnId::at(0), 1.0)]);
        assert_eq!(natural.rows()[RowId::at(0)], Bounds::at_most(40.0 / 30.0));
        assert_eq!(costs.costs, [5000.0]);
        let mut builder = lp.into_builder();
        let more = builder.column(format_args!("more"), Bounds::NON_NEGATIVE);
        let row = builder.row(format_args!("both"), Bounds::FREE);
        builder.add(row, more, 3.0);
        builder.set_size(more, 64.0);
        let lp = builder.build();
        assert_eq!((lp.column_size(more), lp.row_size(row)), (64.0, 192.0));
    }
}
