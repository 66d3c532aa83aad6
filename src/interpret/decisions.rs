//! The certified values sorted by meaning: one figure per noun and bucket.

use jiff::civil::Date;

use crate::formulate::{Capacity, ColumnMeaning, Formulation};
use crate::ids::{GroupId, Id, ProductId};
use crate::model::run::has_runs;
use crate::model::{Buckets, Chosen, Factory, Item};

/// Figures by position of the noun, then by bucket.
pub(super) type Table = Vec<Vec<f64>>;

/// The decisions of the plan. Values below [`SILENCE`] are zero.
pub(super) struct Decisions {
    /// Product, route, bucket.
    pub started: Vec<Table>,
    /// Load in regular time, by group and bucket.
    pub group_regular: Table,
    /// Group, tier, bucket.
    pub group_overtime: Vec<Table>,
    /// Load in regular time, by labour pool and bucket.
    pub labour_regular: Table,
    pub labour_overtime: Table,
    pub heads: Table,
    pub hired: Table,
    pub laid_off: Table,
    pub service_regular: Table,
    /// Service, tier, bucket.
    pub service_overtime: Vec<Table>,
    pub bought: Table,
    pub product_stock: Table,
    pub material_stock: Table,
    pub discarded: Table,
    pub shipped: Table,
    /// Project, need, bucket.
    pub given: Vec<Table>,
    /// Product, route, bucket: whether it is started, if anything depends on that.
    pub runs: Vec<Vec<Option<Vec<f64>>>>,
    /// The same: whether it is set up.
    pub setups: Vec<Vec<Option<Vec<f64>>>>,
    /// Group, bucket: whether it is opened.
    pub opened: Table,
    /// The share of each date at which a repair of a group may begin.
    pub placed: Vec<(GroupId, usize, Date, f64)>,
    /// What choices are about, and whether it is taken.
    pub taken: Vec<(Chosen, f64)>,
}

/// Values nearer to zero than this share of their natural size are shown as zero: an engine's
/// rounding, not a decision. A thousandth of the audit's tolerance.
const SILENCE: f64 = 1e-9;

impl Decisions {
    pub fn of(
        factory: &Factory,
        buckets: &Buckets,
        formulation: &Formulation<'_>,
        primal: &[f64],
    ) -> Self {
        let mut decisions = Self::empty(factory, buckets);
        decisions.fixed_heads(factory, buckets);
        let meanings = formulation.legend().columns.enumerated();
        for ((column, meaning), value) in meanings.zip(primal) {
            let silence = SILENCE * formulation.lp().column_size(column);
            let value = if value.abs() < silence { 0.0 } else { *value };
            if let Some(place) = decisions.place(*meaning) {
                *place += value;
            }
        }
        decisions.set_up_every_run(factory);
        decisions
    }

    /// Without a campaign, every run is set up.
    fn set_up_every_run(&mut self, factory: &Factory) {
        let products = factory.products.iter().zip(&self.runs).zip(&mut self.setups);
        for ((owner, runs), setups) in products {
            for ((route, run), setup) in owner.routes.iter().zip(runs).zip(setups) {
                if route.setup.as_ref().is_none_or(|it| !it.carry) {
                    setup.clone_from(run);
                }
            }
        }
    }

    fn empty(factory: &Factory, buckets: &Buckets) -> Self {
        let width = buckets.len();
        let table = |rows: usize| vec![vec![0.0; width]; rows];
        let groups = factory.groups.len();
        let pools = factory.labour.len();
        let services = factory.services.len();
        let products = factory.products.len();
        let materials = factory.materials.len();
        Self {
            started: factory.products.iter().map(|it| table(it.routes.len())).collect(),
            group_regular: table(groups),
            group_overtime: factory.groups.iter().map(|it| table(it.overtime.len())).collect(),
            labour_regular: table(pools),
            labour_overtime: table(pools),
            heads: table(pools),
            hired: table(pools),
            laid_off: table(pools),
            service_regular: table(services),
            service_overtime: factory.services.iter().map(|it| table(it.overtime.len())).collect(),
            bought: table(materials),
            product_stock: table(products),
            material_stock: table(materials),
            discarded: table(products),
            shipped: table(factory.orders.len()),
            given: factory.projects.iter().map(|it| table(it.needs.len())).collect(),
            runs: runs(factory, width),
            setups: runs(factory, width),
            opened: table(groups),
            placed: Vec::new(),
            taken: Vec::new(),
        }
    }

    /// Headcounts that are no decision.
    fn fixed_heads(&mut self, factory: &Factory, buckets: &Buckets) {
        for (labour, pool) in factory.labour.enumerated().filter(|(_, it)| !it.is_flexible()) {
            self.heads[labour.position()] = pool.given(&factory.calendar, buckets).heads;
        }
    }

    /// The figure of a column's value; `None` for columns that only measure.
    fn place(&mut self, meaning: ColumnMeaning) -> Option<&mut f64> {
        use ColumnMeaning as M;
        Some(match meaning {
            M::Started { product, route, bucket } => {
                &mut self.started[product.position()][route][bucket.position()]
            }
            M::Regular { of, bucket } => {
                let (table, row) = match of {
                    Capacity::Group(group) => (&mut self.group_regular, group.position()),
                    Capacity::Labour(labour) => (&mut self.labour_regular, labour.position()),
                    Capacity::Service(service) => (&mut self.service_regular, service.position()),
                };
                &mut table[row][bucket.position()]
            }
            M::Overtime { of, tier, bucket } => {
                let row = match of {
                    Capacity::Group(group) => &mut self.group_overtime[group.position()][tier],
                    Capacity::Labour(labour) => &mut self.labour_overtime[labour.position()],
                    Capacity::Service(it) => &mut self.service_overtime[it.position()][tier],
                };
                &mut row[bucket.position()]
            }
            M::Heads { labour, bucket } => &mut self.heads[labour.position()][bucket.position()],
            M::Hired { labour, bucket } => &mut self.hired[labour.position()][bucket.position()],
            M::LaidOff { labour, bucket } => {
                &mut self.laid_off[labour.position()][bucket.position()]
            }
            M::Bought { material, bucket } => {
                &mut self.bought[material.position()][bucket.position()]
            }
            M::Stock { item, bucket } => {
                &mut of_item(&mut self.product_stock, &mut self.material_stock, item)
                    [bucket.position()]
            }
            M::Discarded { product, bucket } => {
                &mut self.discarded[product.position()][bucket.position()]
            }
            M::Shipped { order, bucket } => &mut self.shipped[order.position()][bucket.position()],
            M::Given { project, need, bucket } => {
                &mut self.given[project.position()][need][bucket.position()]
            }
            M::Run { product, route, bucket } => {
                let row = self.runs[product.position()][route].as_mut()?;
                &mut row[bucket.position()]
            }
            M::SetUp { product, route, bucket } => {
                let row = self.setups[product.position()][route].as_mut()?;
                &mut row[bucket.position()]
            }
            M::Opened { group, bucket } => &mut self.opened[group.position()][bucket.position()],
            M::RepairBegins { group, repair, on } => {
                self.placed.push((group, repair, on, 0.0));
                &mut self.placed.last_mut()?.3
            }
            M::Taken { chosen } => {
                self.taken.push((chosen, 0.0));
                &mut self.taken.last_mut()?.1
            }
            // A shortage is the difference from the quantity ordered: taken from the decisions.
            M::Short { .. }
            | M::BelowMinimum { .. }
            | M::BelowSafety { .. }
            | M::BelowClosing { .. }
            | M::NotGiven { .. }
            | M::OutputUp { .. }
            | M::OutputDown { .. }
            | M::Peak { .. }
            | M::Cumulative { .. }
            | M::Ahead { .. }
            | M::Behind { .. }
            | M::LoadUp { .. }
            | M::LoadDown { .. }
            | M::Surplus { .. }
            | M::Unused { .. }
            | M::Lots { .. }
            | M::RunsOn { .. }
            | M::MoreThanPublished { .. }
            | M::LessThanPublished { .. }
            | M::Relief => return None,
        })
    }
}

/// Zeros by product, route and bucket for the routes that have runs.
fn runs(factory: &Factory, width: usize) -> Vec<Vec<Option<Vec<f64>>>> {
    let of_route = |product: ProductId, route: usize| {
        has_runs(factory, product, route).then(|| vec![0.0; width])
    };
    let products = factory.products.enumerated();
    products.map(|(id, it)| (0..it.routes.len()).map(|at| of_route(id, at)).collect()).collect()
}

/// The entry of a product or a material.
fn of_item<'t, T>(products: &'t mut [T], materials: &'t mut [T], item: Item) -> &'t mut T {
    match item {
        Item::Product(product) => &mut products[product.position()],
        Item::Material(material) => &mut materials[material.position()],
    }
}
