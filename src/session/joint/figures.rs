//! The figures of programmes of one factory with different sets of measures, matched by the names of
//! rows and columns, and where two programmes differ.

use rustc_hash::FxHashMap;

use crate::formulate::{Formulation, stages};
use crate::ids::{ColumnId, Id, RowId};
use crate::lp::{Bounds, Lp, Objective};
use crate::model::{BucketKind, Buckets, Factory, Goal};

/// A number of a programme: rows and columns by their position in the [`Register`], goals by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Figure {
    RowLower(u32),
    RowUpper(u32),
    ColumnLower(u32),
    ColumnUpper(u32),
    /// Row, column.
    Entry(u32, u32),
    /// Goal, column.
    Cost(u32, u32),
    Constant(u32),
}

/// The programme of a factory in fractions, with the bounds that hold for any capacity.
#[derive(Clone, Debug)]
pub(super) struct Programme {
    pub lp: Lp,
    pub goals: Vec<Objective>,
    /// Positions of rows in the register, by own position.
    row_ids: Vec<u32>,
    /// Own positions, by position in the register; none where there is no such row or column.
    rows: Vec<Option<u32>>,
    columns: Vec<Option<u32>>,
}

/// All rows and columns by name, those of the factory without measures first.
#[derive(Debug, Default)]
pub(super) struct Register {
    row_ids: FxHashMap<String, u32>,
    column_ids: FxHashMap<String, u32>,
    pub row_names: Vec<String>,
    pub column_names: Vec<String>,
    /// The entries of every row where it was first seen.
    pub row_entries: Vec<Vec<(u32, f64)>>,
    /// The costs of every column where it was first seen, by goal.
    pub column_costs: Vec<Vec<f64>>,
    /// The natural sizes of columns.
    pub column_sizes: Vec<f64>,
    /// Rows and columns of the first programme: those of the factory without measures.
    pub base: Option<(usize, usize)>,
}

fn position(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Whether two figures are not the same number: zero has no sign.
fn differ(one: f64, other: f64) -> bool {
    (one + 0.0).to_bits() != (other + 0.0).to_bits()
}

impl Register {
    /// A factory's programme; `None` if it has not all the goals of these titles, or one of them is
    /// *balance*, which has rows of its own.
    pub fn read(
        &mut self,
        factory: &Factory,
        bucket: BucketKind,
        titles: &[String],
    ) -> Option<Programme> {
        let buckets = Buckets::new(factory, bucket);
        let mut formulation = Formulation::to_be_moved(factory, &buckets);
        let all = stages(factory);
        let mut goals = Vec::new();
        for title in titles {
            let stage = all.iter().find(|it| it.title() == *title)?;
            if stage.goal == Goal::Balance {
                return None;
            }
            goals.push(formulation.objective(stage));
        }
        let lp = formulation.lp().relaxed();
        let mut column_ids = Vec::with_capacity(lp.columns().len());
        for column in lp.columns().ids() {
            let name = lp.column_name(column);
            let id = self.column_ids.get(name).copied();
            column_ids.push(id.unwrap_or_else(|| {
                let id = position(self.column_names.len());
                self.column_ids.insert(name.to_owned(), id);
                self.column_names.push(name.to_owned());
                self.column_costs
                    .push(goals.iter().map(|it: &Objective| it.cost(column)).collect());
                self.column_sizes.push(lp.column_size(column));
                id
            }));
        }
        let mut row_ids = Vec::with_capacity(lp.rows().len());
        for row in lp.rows().ids() {
            let name = lp.row_name(row);
            let id = self.row_ids.get(name).copied();
            row_ids.push(id.unwrap_or_else(|| {
                let id = position(self.row_names.len());
                self.row_ids.insert(name.to_owned(), id);
                self.row_names.push(name.to_owned());
                let entries = lp.matrix().row(row).iter();
                let entries = entries.map(|it| (column_ids[it.0.position()], it.1));
                self.row_entries.push(entries.collect());
                id
            }));
        }
        // A column that is new has entries in rows that are not.
        let (rows, columns) = *self.base.get_or_insert((row_ids.len(), column_ids.len()));
        for column in lp.columns().ids() {
            let id = column_ids[column.position()];
            for (row, value) in lp.matrix().column(column) {
                let of = row_ids[row.position()] as usize;
                if of < rows && (id as usize) < columns {
                    continue;
                }
                let entries = &mut self.row_entries[of];
                if !entries.iter().any(|it| it.0 == id) {
                    entries.push((id, *value));
                }
            }
        }
        let inverse = |ids: &[u32], count: usize| {
            let mut found = vec![None; count];
            for (own, id) in ids.iter().enumerate() {
                found[*id as usize] = Some(position(own));
            }
            found
        };
        let rows = inverse(&row_ids, self.row_names.len());
        let columns = inverse(&column_ids, self.column_names.len());
        Some(Programme { lp, goals, row_ids, rows, columns })
    }

    /// The bounds of a row that a programme does not have: zero if it has none of its columns either.
    fn missing(&self, row: u32, of: &Programme) -> Bounds {
        let entries = &self.row_entries[row as usize];
        if entries.iter().any(|it| of.column(it.0).is_some()) {
            Bounds::FREE
        } else {
            Bounds::fixed(0.0)
        }
    }

    fn row_bounds(&self, row: u32, of: &Programme) -> Bounds {
        match of.row(row) {
            Some(own) => of.lp.rows()[own],
            None => self.missing(row, of),
        }
    }

    /// A figure of a programme; `None` for an entry or a cost whose row or column it does not have.
    pub fn value(&self, figure: Figure, of: &Programme) -> Option<f64> {
        Some(match figure {
            Figure::RowLower(row) => self.row_bounds(row, of).lower,
            Figure::RowUpper(row) => self.row_bounds(row, of).upper,
            Figure::ColumnLower(column) => of.column_bounds(column).lower,
            Figure::ColumnUpper(column) => of.column_bounds(column).upper,
            Figure::Entry(row, column) => {
                let (row, column) = (of.row(row)?, of.column(column)?);
                let entries = of.lp.matrix().column(column);
                entries.iter().find(|it| it.0 == row).map_or(0.0, |it| it.1)
            }
            Figure::Cost(goal, column) => of.goals[goal as usize].cost(of.column(column)?),
            Figure::Constant(goal) => of.goals[goal as usize].constant,
        })
    }

    /// What a figure is where nothing touches it: that of the factory without measures; of rows and
    /// columns that it does not have, the first one seen.
    pub fn first(&self, figure: Figure, base: &Programme) -> Option<f64> {
        self.value(figure, base).or_else(|| match figure {
            Figure::Entry(row, column) => {
                let entries = &self.row_entries[row as usize];
                entries.iter().find(|it| it.0 == column).map(|it| it.1)
            }
            Figure::Cost(goal, column) => Some(self.column_costs[column as usize][goal as usize]),
            _ => None,
        })
    }

    /// How many rows, columns and entries are known.
    pub fn size(&self) -> (usize, usize, usize) {
        let entries = self.row_entries.iter().map(Vec::len).sum();
        (self.row_names.len(), self.column_names.len(), entries)
    }

    /// Whether one of two programmes has a row or column that the other does not have.
    pub fn has_others(&self, one: &Programme, other: &Programme) -> bool {
        let (rows, columns) = (position(self.row_names.len()), position(self.column_names.len()));
        (0..rows).any(|it| one.row(it).is_some() != other.row(it).is_some())
            || (0..columns).any(|it| one.column(it).is_some() != other.column(it).is_some())
    }

    /// The costs and entries of rows and columns that the factory without measures does not have, in
    /// which a programme differs from the one where they were first seen.
    pub fn unlike_first(&self, of: &Programme) -> Vec<Figure> {
        let (rows, columns) = self.base.unwrap_or_default();
        let mut found = Vec::new();
        let differs =
            |figure: Figure, first: f64| self.value(figure, of).filter(|it| differ(*it, first));
        for (column, costs) in (0_u32..).zip(&self.column_costs).skip(columns) {
            for (goal, first) in (0_u32..).zip(costs) {
                let figure = Figure::Cost(goal, column);
                found.extend(differs(figure, *first).map(|_| figure));
            }
        }
        for (row, entries) in (0_u32..).zip(&self.row_entries) {
            for (column, first) in entries {
                if (row as usize) < rows && (*column as usize) < columns {
                    continue;
                }
                let figure = Figure::Entry(row, *column);
                found.extend(differs(figure, *first).map(|_| figure));
            }
        }
        found
    }

    /// The figures in which two programmes differ.
    pub fn differing(&self, one: &Programme, other: &Programme) -> Vec<Figure> {
        let mut found = Vec::new();
        for row in 0..position(self.row_names.len()) {
            if one.row(row).is_none() && other.row(row).is_none() {
                continue;
            }
            let (a, b) = (self.row_bounds(row, one), self.row_bounds(row, other));
            found.extend(differ(a.lower, b.lower).then_some(Figure::RowLower(row)));
            found.extend(differ(a.upper, b.upper).then_some(Figure::RowUpper(row)));
        }
        for column in 0..position(self.column_names.len()) {
            let (a, b) = (one.column_bounds(column), other.column_bounds(column));
            found.extend(differ(a.lower, b.lower).then_some(Figure::ColumnLower(column)));
            found.extend(differ(a.upper, b.upper).then_some(Figure::ColumnUpper(column)));
            let (Some(own), Some(its)) = (one.column(column), other.column(column)) else {
                continue;
            };
            for goal in 0..one.goals.len().min(other.goals.len()) {
                if differ(one.goals[goal].cost(own), other.goals[goal].cost(its)) {
                    found.push(Figure::Cost(position(goal), column));
                }
            }
            let (a, b) = (one.entries(own), other.entries(its));
            if a == b {
                continue;
            }
            let mut rows: Vec<u32> = a.iter().chain(&b).map(|it| it.0).collect();
            rows.sort_unstable();
            rows.dedup();
            for row in rows {
                if one.row(row).is_none() || other.row(row).is_none() {
                    continue;
                }
                let of = |entries: &[(u32, f64)]| {
                    entries.iter().find(|it| it.0 == row).map_or(0.0, |it| it.1)
                };
                found.extend(differ(of(&a), of(&b)).then_some(Figure::Entry(row, column)));
            }
        }
        for (goal, (a, b)) in one.goals.iter().zip(&other.goals).enumerate() {
            if differ(a.constant, b.constant) {
                found.push(Figure::Constant(position(goal)));
            }
        }
        found
    }
}

impl Programme {
    fn row(&self, id: u32) -> Option<RowId> {
        (*self.rows.get(id as usize)?).map(|it| RowId::at(it as usize))
    }

    pub fn column(&self, id: u32) -> Option<ColumnId> {
        (*self.columns.get(id as usize)?).map(|it| ColumnId::at(it as usize))
    }

    /// Whether it has a row.
    pub fn has_row(&self, id: u32) -> bool {
        self.row(id).is_some()
    }

    /// The bounds of a column; one that it does not have is zero.
    fn column_bounds(&self, id: u32) -> Bounds {
        self.column(id).map_or(Bounds::fixed(0.0), |own| self.lp.columns()[own])
    }

    /// The entries of a column, rows by their positions in the register, ascending.
    fn entries(&self, column: ColumnId) -> Vec<(u32, f64)> {
        let entries = self.lp.matrix().column(column).iter();
        let mut found: Vec<(u32, f64)> =
            entries.map(|(row, value)| (self.row_ids[row.position()], *value)).collect();
        found.sort_unstable_by_key(|it| it.0);
        found
    }
}
