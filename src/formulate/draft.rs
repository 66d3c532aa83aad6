//! The programme under construction: each row and column gets its name and meaning together.

use std::fmt::Arguments;

use super::legend::{Capacity, ColumnMeaning, Legend, RowMeaning};
use crate::ids::{BucketId, ColumnId, Id, IdVec, RowId};
use crate::lp::{Bounds, LpBuilder};
use crate::model::{Allotment, Amount, Buckets, Factory, Item};

/// One optional column per bucket: some decisions do not exist in some buckets.
pub(super) type ByBucket = Vec<Option<ColumnId>>;

/// Which limits a programme has, and how tight they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clocks {
    /// Rows for the calendar hours of a group only in buckets in which its hours and overtime exceed
    /// them; bounds of runs by what is there and wanted.
    Binding,
    /// A row in every bucket, and bounds of runs that hold for any capacity: for a programme whose
    /// limits are varied.
    All,
}

/// Rows and columns that several parts of the formulation share.
pub(super) struct Draft<'f> {
    pub factory: &'f Factory,
    pub buckets: &'f Buckets,
    pub lp: LpBuilder,
    pub legend: Legend,
    /// The flow row of each product and bucket: inflow is positive.
    pub product_flow: Vec<Vec<RowId>>,
    /// The flow row of each material and bucket.
    pub material_flow: Vec<Vec<RowId>>,
    /// Quota rows of each material with the buckets each covers.
    pub quotas: Vec<Vec<(std::ops::Range<usize>, RowId)>>,
    /// The load row of each group and bucket: load is positive, regular and overtime negative.
    pub group_load: Vec<Vec<RowId>>,
    /// The load row of each labour pool and bucket.
    pub labour_load: Vec<Vec<RowId>>,
    /// The load row of each service and bucket.
    pub service_load: Vec<Vec<RowId>>,
    /// Starts of each product's routes.
    pub started: Vec<Vec<ByBucket>>,
    /// Runs of each product's routes, if anything depends on them.
    pub runs: Vec<Vec<ByBucket>>,
}

impl<'f> Draft<'f> {
    pub fn new(factory: &'f Factory, buckets: &'f Buckets) -> Self {
        Self {
            factory,
            buckets,
            lp: LpBuilder::new(&factory.name),
            legend: Legend::default(),
            product_flow: Vec::new(),
            material_flow: Vec::new(),
            quotas: Vec::new(),
            group_load: Vec::new(),
            labour_load: Vec::new(),
            service_load: Vec::new(),
            started: Vec::new(),
            runs: Vec::new(),
        }
    }

    /// Adds a row with its meaning.
    pub fn row(&mut self, name: Arguments<'_>, bounds: Bounds, meaning: RowMeaning) -> RowId {
        self.legend.rows.push(meaning);
        self.lp.row(name, bounds)
    }

    /// Adds a column with its meaning.
    pub fn column(
        &mut self,
        name: Arguments<'_>,
        bounds: Bounds,
        meaning: ColumnMeaning,
    ) -> ColumnId {
        self.legend.columns.push(meaning);
        self.lp.column(name, bounds)
    }

    /// Limits the sum of some columns: a bound if there is one column, else a row.
    pub fn limit(
        &mut self,
        name: Arguments<'_>,
        columns: &[ColumnId],
        quantity: f64,
        meaning: RowMeaning,
    ) {
        match columns {
            [] => {}
            [only] => {
                let bounds = self.lp.column_bounds(*only);
                bounds.upper = bounds.upper.min(quantity);
            }
            several => {
                let row = self.row(name, Bounds::at_most(quantity), meaning);
                for &column in several {
                    self.lp.add(row, column, 1.0);
                }
            }
        }
    }

    /// Limits columns by bucket by each amount in turn.
    pub fn limits(
        &mut self,
        what: Arguments<'_>,
        amounts: &[Amount],
        columns: &ByBucket,
        meaning: impl Fn(std::ops::Range<usize>) -> RowMeaning,
    ) {
        for amount in amounts {
            self.allot(what, self.buckets.allotments(amount), columns, &meaning);
        }
    }

    /// Limits columns by bucket to the quantity of each allotment.
    pub fn allot(
        &mut self,
        what: Arguments<'_>,
        allotments: Vec<Allotment>,
        columns: &ByBucket,
        meaning: impl Fn(std::ops::Range<usize>) -> RowMeaning,
    ) {
        for allotment in allotments {
            let inside: Vec<ColumnId> =
                columns[allotment.buckets.clone()].iter().flatten().copied().collect();
            let first = &self.buckets[BucketId::at(allotment.buckets.start)].name;
            let meant = meaning(allotment.buckets.clone());
            self.limit(
                format_args!("limit/{what}@{first}+{}", allotment.buckets.len()),
                &inside,
                allotment.quantity,
                meant,
            );
        }
    }

    /// The flow row of an item in a bucket.
    pub fn flow(&self, item: Item, bucket: BucketId) -> RowId {
        match item {
            Item::Product(product) => self.product_flow[product.position()][bucket.position()],
            Item::Material(material) => self.material_flow[material.position()][bucket.position()],
        }
    }

    /// The load row of a capacity in a bucket.
    pub fn load(&self, of: Capacity, bucket: BucketId) -> RowId {
        match of {
            Capacity::Group(group) => self.group_load[group.position()][bucket.position()],
            Capacity::Labour(labour) => self.labour_load[labour.position()][bucket.position()],
            Capacity::Service(service) => self.service_load[service.position()][bucket.position()],
        }
    }

    /// Draws `quantity` of a material per unit of `column` in `bucket`: stock and quota.
    pub fn draw_material(
        &mut self,
        material: crate::ids::MaterialId,
        bucket: BucketId,
        column: ColumnId,
        quantity: f64,
    ) {
        let row = self.material_flow[material.position()][bucket.position()];
        self.lp.add(row, column, -quantity);
        for at in 0..self.quotas[material.position()].len() {
            let (buckets, row) = &self.quotas[material.position()][at];
            if buckets.contains(&bucket.position()) {
                let row = *row;
                self.lp.add(row, column, quantity);
            }
        }
    }

    /// The id and name part of an item, for names.
    pub fn item_id(&self, item: Item) -> &'f str {
        match item {
            Item::Product(product) => &self.factory.products[product].named.id,
            Item::Material(material) => &self.factory.materials[material].named.id,
        }
    }

    /// The finished programme and its legend.
    pub fn finish(self) -> (crate::lp::Lp, Legend) {
        (self.lp.build(), self.legend)
    }
}

/// One column per bucket where `exists` says so.
pub(super) fn by_bucket(
    buckets: &Buckets,
    mut column: impl FnMut(BucketId) -> Option<ColumnId>,
) -> ByBucket {
    buckets.ids().map(&mut column).collect()
}

/// Positions of a typed vector's items, to borrow a draft mutably while going through them.
pub(super) fn ids_of<I: Id, T>(items: &IdVec<I, T>) -> impl Iterator<Item = I> + use<I, T> {
    items.ids()
}
