//! The programme of a factory's potential: that of its plans, with an outlet for the mix next to
//! the orders.
//!
//! No row is relaxed. Orders, minimums and stock targets may fall short in the programme of any
//! plan; only the goals of a plan penalise that. Due dates and limits apply to shipments to orders.
//! The mix leaves through its own columns, in any bucket, so none of these limits it, whereas
//! capacities, quotas, stocks, frozen quantities and the needs of projects do.

use super::ledger::{Ledger, Trouble};
use super::scale::MixOf;
use crate::formulate::{ColumnMeaning, Formulation, RowMeaning};
use crate::ids::{BucketId, ColumnId, Id, IdVec, ProductId, RowId};
use crate::lp::{Bounds, Lp, Objective, Sense};
use crate::model::answers::potential::WorkingTime;
use crate::model::{Buckets, Factory, Item};
use crate::session::{Basis, Settled, freeze};

/// Further supply of an item in a bucket: none, until the item's supply is lifted.
pub(super) struct Supply {
    pub item: Item,
    pub bucket: BucketId,
    pub column: ColumnId,
    /// What arrives in the bucket, opening stock included.
    pub arriving: f64,
}

/// The programme in one kind of working time.
pub(super) struct Programme<'f> {
    pub formulation: &'f Formulation<'f>,
    pub lp: Lp,
    /// How many times the mix.
    pub times: ColumnId,
    /// What leaves of each product of the mix, by bucket.
    deliveries: Vec<Vec<ColumnId>>,
    mix_rows: Vec<RowId>,
    /// The products of the mix.
    products: Vec<ProductId>,
    pub supplies: Vec<Supply>,
}

impl<'f> Programme<'f> {
    pub fn new(
        factory: &Factory,
        buckets: &Buckets,
        formulation: &'f Formulation<'f>,
        mix: &MixOf,
        time: WorkingTime,
    ) -> Self {
        let legend = formulation.legend();
        let mut lp = formulation.lp().clone();
        if time == WorkingTime::Regular {
            for (column, meaning) in legend.columns.enumerated() {
                if matches!(meaning, ColumnMeaning::Overtime { .. }) {
                    lp.set_column_bounds(column, Bounds::fixed(0.0));
                }
            }
        }
        // What is delivered of the mix is not among what orders want.
        for (row, meaning) in legend.rows.enumerated() {
            if matches!(meaning, RowMeaning::RunsWanted { .. }) {
                lp.set_row_bounds(row, Bounds::FREE);
            }
        }
        let flows: Vec<(Item, BucketId, RowId)> = legend
            .rows
            .enumerated()
            .filter_map(|(row, meaning)| match meaning {
                RowMeaning::Flow { item, bucket } => Some((*item, *bucket, row)),
                _ => None,
            })
            .collect();
        let mut made = vec![false; factory.products.len()];
        for meaning in &legend.columns {
            if let ColumnMeaning::Started { product, .. } = meaning {
                made[product.position()] = true;
            }
        }
        let mut builder = lp.into_builder();
        let mut supplies = Vec::new();
        for &(item, bucket, row) in &flows {
            let (id, is_made) = match item {
                Item::Product(it) => (&factory.products[it].named.id, made[it.position()]),
                Item::Material(it) => (&factory.materials[it].named.id, false),
            };
            if is_made {
                continue;
            }
            let arriving = -builder.row_bounds(row).lower;
            let name = format!("further/{id}@{}", buckets[bucket].name);
            let column = builder.column(format_args!("{name}"), Bounds::fixed(0.0));
            builder.add(row, column, 1.0);
            supplies.push(Supply { item, bucket, column, arriving });
        }
        let times = builder.column(format_args!("times"), Bounds::NON_NEGATIVE);
        let (mut deliveries, mut mix_rows) = (Vec::new(), Vec::new());
        for &(product, quantity) in &mix.parts {
            let id = &factory.products[product].named.id;
            let total = builder.row(format_args!("mix/{id}"), Bounds::fixed(0.0));
            builder.add(total, times, -quantity);
            let mut own = Vec::new();
            for &(item, bucket, row) in &flows {
                if item == Item::Product(product) {
                    let name = format!("deliver/{id}@{}", buckets[bucket].name);
                    let column = builder.column(format_args!("{name}"), Bounds::NON_NEGATIVE);
                    builder.add(row, column, -1.0);
                    builder.add(total, column, 1.0);
                    own.push(column);
                }
            }
            deliveries.push(own);
            mix_rows.push(total);
        }
        let lp = builder.build();
        let products = mix.parts.iter().map(|part| part.0).collect();
        Self { formulation, lp, times, deliveries, mix_rows, products, supplies }
    }

    /// Gives projects all they can get in this working time, and keeps it so; says what share of
    /// their needs is left, added up, and where to go on from. `None` if what is frozen cannot
    /// be made.
    pub fn give_to_projects(
        &mut self,
        start: Option<&Basis>,
        ledger: &mut Ledger<'_>,
    ) -> Result<Option<(f64, Option<Basis>)>, Trouble> {
        let mut objective = Objective::new("project needs not given", Sense::Minimise);
        for (column, meaning) in self.formulation.legend().columns.enumerated() {
            if matches!(meaning, ColumnMeaning::NotGiven { .. }) {
                objective.add(column, 1.0);
            }
        }
        if objective.costs.is_empty() {
            return Ok(Some((0.0, start.cloned())));
        }
        match ledger.solve(&self.lp, &objective, start)? {
            Settled::Certified { answer, record } => {
                freeze(&mut self.lp, &objective, &answer);
                Ok(Some((crate::interpret::quiet(answer.value()), record.basis)))
            }
            // Shares are never negative: the claim can only be that there is no point.
            _ => Ok(None),
        }
    }

    /// The most times the mix.
    pub fn most_times(&self) -> Objective {
        let mut objective = Objective::new("times the mix", Sense::Maximise);
        objective.add(self.times, 1.0);
        objective
    }

    /// The least machine hours, overtime included.
    pub fn least_hours(&self) -> Objective {
        let mut objective = Objective::new("machine hours", Sense::Minimise);
        for (column, meaning) in self.formulation.legend().columns.enumerated() {
            use crate::formulate::Capacity::Group;
            if matches!(
                meaning,
                ColumnMeaning::Regular { of: Group(_), .. }
                    | ColumnMeaning::Overtime { of: Group(_), .. }
            ) {
                objective.add(column, 1.0);
            }
        }
        objective
    }

    /// The programme without the mix: its products leave as they like. Every answer for the mix is
    /// a point of it.
    pub fn without_mix(&self) -> Lp {
        let mut lp = self.lp.clone();
        for &row in &self.mix_rows {
            lp.set_row_bounds(row, Bounds::FREE);
        }
        lp
    }

    /// A programme with everything left as in `point` that has no part in making one product of the
    /// mix: other products, but for its components and what they come beside of, and orders. Its
    /// best is near that of the programme, and found among few columns.
    pub fn around(&self, factory: &Factory, lp: &Lp, point: &[f64], at: usize) -> Lp {
        let part = parts_of(factory, self.products[at]);
        let mut around = lp.clone();
        let mut own = vec![true; lp.columns().len()];
        for (column, meaning) in self.formulation.legend().columns.enumerated() {
            own[column.position()] = match *meaning {
                ColumnMeaning::Started { product, .. }
                | ColumnMeaning::Discarded { product, .. }
                | ColumnMeaning::Stock { item: Item::Product(product), .. } => part[product],
                ColumnMeaning::Shipped { .. }
                | ColumnMeaning::Short { .. }
                | ColumnMeaning::BelowMinimum { .. } => false,
                _ => true,
            };
        }
        for (other, deliveries) in self.deliveries.iter().enumerate() {
            for column in deliveries {
                own[column.position()] = other == at;
            }
        }
        for column in lp.columns().ids().filter(|column| !own[column.position()]) {
            around.set_column_bounds(column, Bounds::fixed(point[column.position()]));
        }
        around
    }

    /// As little started, shipped and delivered as can be.
    pub fn least_done(&self) -> Objective {
        let mut objective = Objective::new("units started and shipped", Sense::Minimise);
        for (column, meaning) in self.formulation.legend().columns.enumerated() {
            if matches!(meaning, ColumnMeaning::Started { .. } | ColumnMeaning::Shipped { .. }) {
                objective.add(column, 1.0);
            }
        }
        for &column in self.deliveries.iter().flatten() {
            objective.add(column, 1.0);
        }
        objective
    }

    /// The most of one product of the mix.
    pub fn most_of(&self, part: usize) -> Objective {
        let mut objective = Objective::new("the product alone", Sense::Maximise);
        for &column in &self.deliveries[part] {
            objective.add(column, 1.0);
        }
        objective
    }
}

/// Which products can have a part in making one: its components, theirs, what any of them can come
/// beside of, and what comes beside.
fn parts_of(factory: &Factory, product: ProductId) -> IdVec<ProductId, bool> {
    let mut part: IdVec<ProductId, bool> = factory.products.iter().map(|_| false).collect();
    let mut waiting = vec![product];
    part[product] = true;
    while let Some(product) = waiting.pop() {
        let components = factory.products[product].routes.iter().flat_map(|it| &it.components);
        let beside = factory.products.enumerated().filter(|(_, it)| {
            it.routes.iter().any(|it| it.by_products.iter().any(|(id, _)| *id == product))
        });
        let besides = factory.products[product].routes.iter().flat_map(|it| &it.by_products);
        let next: Vec<ProductId> =
            components.chain(besides).map(|(id, _)| *id).chain(beside.map(|(id, _)| id)).collect();
        for id in next {
            if !std::mem::replace(&mut part[id], true) {
                waiting.push(id);
            }
        }
    }
    part
}
