//! Products and their routes.

use super::{Amount, Lot, Named, Receipt, Resource, Series, Setup, Stock};
use crate::ids::{GroupId, MaterialId, ProductId};

/// A product, component or by-product.
#[derive(Clone, Debug)]
pub struct Product {
    /// Id and name.
    pub named: Named,
    /// Unit.
    pub unit: String,
    /// Whether it is counted in whole pieces.
    pub whole: bool,
    /// Family, for comparing norms.
    pub family: Option<String>,
    /// Ways to make it; none if it is only a by-product or stock.
    pub routes: Vec<Route>,
    /// Stock rules.
    pub stock: Stock,
    /// Arrivals already in process.
    pub receipts: Vec<Receipt>,
    /// Money per unit discarded; `None` if none may be.
    pub discard_cost: Option<Series>,
    /// Units that may be built ahead: as final stock they are no surplus.
    pub ahead: f64,
}

impl Product {
    /// The good units out of a piece started, if all that is made of it is started in whole pieces of
    /// the same yield: then output comes in these steps, apart from released fractions.
    #[must_use]
    pub fn piece(&self) -> Option<f64> {
        let each = self.routes.first()?.total_yield();
        let alike = |it: &Route| it.whole && (it.total_yield() - each).abs() <= 1e-12;
        (each > 0.0 && self.routes.iter().all(alike)).then_some(each)
    }
}

/// One way to make a product. Quantities are per unit *started*.
#[derive(Clone, Debug)]
pub struct Route {
    /// Id (unique within the product) and name.
    pub named: Named,
    /// Made outside.
    pub subcontract: bool,
    /// Steps in order.
    pub operations: Vec<Operation>,
    /// Money per unit started.
    pub cost: Series,
    /// Limits on units started; none means no limit.
    pub limits: Vec<Amount>,
    /// The route's own yield, on top of its operations'.
    pub own_yield: f64,
    /// The route's own lead time in working days, on top of its operations'.
    pub own_lead_days: u32,
    /// Material per unit started.
    pub norms: Vec<(MaterialId, Series)>,
    /// Components per unit started.
    pub components: Vec<(ProductId, Series)>,
    /// By-products per unit started; they arrive with the product.
    pub by_products: Vec<(ProductId, Series)>,
    /// Labour and services per unit started.
    pub uses: Vec<(Resource, Series)>,
    /// Whether it starts in whole pieces.
    pub whole: bool,
    /// The quantities of a run.
    pub lot: Lot,
    /// What beginning a run costs, if anything is said about it.
    pub setup: Option<Setup>,
    /// Material per run, in addition to that per unit.
    pub norms_per_run: Vec<(MaterialId, Series)>,
}

impl Route {
    /// Good units out of one started: the route's own yield times its operations'.
    #[must_use]
    pub fn total_yield(&self) -> f64 {
        self.operations.iter().fold(self.own_yield, |product, step| product * step.step_yield)
    }

    /// Working days from start to available.
    #[must_use]
    pub fn total_lead_days(&self) -> u32 {
        self.operations
            .iter()
            .fold(self.own_lead_days, |sum, step| sum.saturating_add(step.lead_days))
    }

    /// Each operation with the working days after the start at which it runs and the units that
    /// enter it per unit started.
    pub fn steps(&self) -> impl Iterator<Item = (&Operation, u32, f64)> {
        self.operations.iter().scan((0_u32, 1.0), |(days, units), step| {
            let here = (step, *days, *units);
            *days = days.saturating_add(step.lead_days);
            *units *= step.step_yield;
            Some(here)
        })
    }
}

/// One step of a route on a group.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The group.
    pub group: GroupId,
    /// Machine hours per unit that enters.
    pub hours: Series,
    /// Machine hours of beginning a run.
    pub setup_hours: Series,
    /// Good units out of one that enters.
    pub step_yield: f64,
    /// Working days until the next step can begin.
    pub lead_days: u32,
    /// Labour and services per unit that enters.
    pub uses: Vec<(Resource, Series)>,
}
