//! The limits of a works that a planner can move, each with what moving it means for the programme.

use indexmap::IndexMap;

use crate::formulate::{Formulation, RowMeaning};
use crate::ids::{BucketId, ColumnId, Id, RowId};
pub(super) use crate::interpret::limit::{
    Named, capacity, item, of, of_column, of_row, order, route, space,
};
use crate::model::Factory;
use crate::solve::Direction;
use crate::verify::Certified;

/// A limit over all its buckets, or in one of them.
#[derive(Clone, Debug)]
pub struct Limit {
    /// Its path: `groups/milling`, `materials/steel/quota`.
    pub at: String,
    /// In words.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// How much there is of it in all.
    pub amount: f64,
    /// The parts it is the sum of, one per bucket or period.
    pub parts: Vec<Part>,
}

/// The bound that is a limit's part in a bucket or period.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// The first bucket it is about.
    pub bucket: BucketId,
    /// The bound; always an upper one.
    pub bound: Bound,
    /// How much there is.
    pub amount: f64,
}

/// Which upper bound a part is.
#[derive(Clone, Copy, Debug)]
pub enum Bound {
    /// That of a column.
    Column(ColumnId),
    /// That of a row.
    Row(RowId),
}

impl Part {
    /// What is used of it: of hours that a pool has beside its heads', nothing where the heads'
    /// own hours are enough.
    #[must_use]
    pub fn used(&self, certified: &Certified) -> f64 {
        self.reached(certified).max(0.0)
    }

    /// What the bounded column or row comes to: below nothing where a row is hours less those of
    /// heads, which are more.
    #[must_use]
    pub fn reached(&self, certified: &Certified) -> f64 {
        match self.bound {
            Bound::Column(column) => certified.column(column),
            Bound::Row(row) => certified.activities()[row.position()],
        }
    }
}

impl Limit {
    /// One unit more of the whole limit, shared among its parts in proportion to what they are.
    #[must_use]
    pub fn direction(&self) -> Direction {
        let mut direction = Direction::default();
        for part in &self.parts {
            let share = if self.amount > 0.0 {
                part.amount / self.amount
            } else {
                #[allow(clippy::cast_precision_loss)] // buckets are few
                let parts = self.parts.len() as f64;
                1.0 / parts
            };
            match part.bound {
                Bound::Column(column) if share > 0.0 => {
                    direction.columns.push((column, 0.0, share));
                }
                Bound::Row(row) if share > 0.0 => direction.rows.push((row, 0.0, share)),
                _ => {}
            }
        }
        direction
    }

    /// The same limit in one bucket (or the period that begins with it).
    #[must_use]
    pub fn in_bucket(&self, bucket: BucketId) -> Option<Self> {
        let part = *self.parts.iter().find(|part| part.bucket == bucket)?;
        Some(Self { amount: part.amount, parts: vec![part], ..self.clone() })
    }
}

/// Every limit of the works that is a number of its own: hours of groups, labour pools and
/// services, overtime tiers, quotas, purchase and route limits, room in stock and in stores,
/// hiring and laying off. In the programme's order, what has the same path gathered.
///
/// Safety stocks, lead times and norms are not among them: they change coefficients, so that what
/// they are worth is a plan of another works (see [`super::resolved`]).
#[must_use]
pub fn limits(factory: &Factory, formulation: &Formulation<'_>) -> Vec<Limit> {
    let lp = formulation.lp();
    let legend = formulation.legend();
    let mut found: IndexMap<String, Limit> = IndexMap::new();
    let mut add = |(at, name, unit): (String, String, String), bucket, bound, amount: f64| {
        if amount.is_finite() {
            let limit = found.entry(at.clone()).or_insert_with(|| Limit {
                at,
                name,
                unit,
                amount: 0.0,
                parts: Vec::new(),
            });
            limit.amount += amount;
            limit.parts.push(Part { bucket, bound, amount });
        }
    };
    for (column, meaning) in legend.columns.enumerated() {
        if let Some((named, bucket)) = of_column(factory, *meaning) {
            add(named, bucket, Bound::Column(column), lp.columns()[column].upper);
        }
    }
    for (row, meaning) in legend.rows.enumerated() {
        // A first piece that is there holds nothing back.
        if matches!(meaning, RowMeaning::FirstPiece { .. }) && lp.rows()[row].upper > 0.0 {
            continue;
        }
        if let Some((named, buckets)) = of_row(factory, meaning) {
            let first = BucketId::at(buckets.start);
            add(named, first, Bound::Row(row), lp.rows()[row].upper);
        }
    }
    found.into_values().collect()
}
