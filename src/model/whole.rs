//! Whole numbers: lots, setups, groups that open, repairs to place, choices.

use jiff::civil::Date;

use super::{Factory, Series};
use crate::ids::{OrderId, ProductId};

/// The quantities a run may have: nothing, or at least the minimum, in multiples, at most the
/// maximum. Units started.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Lot {
    /// The least of a run; `None` for no minimum.
    pub minimum: Option<f64>,
    /// A run is a whole number of these; `None` for none.
    pub multiple: Option<f64>,
    /// The most of a run; `None` for no maximum.
    pub maximum: Option<f64>,
}

impl Lot {
    /// Whether every quantity is allowed.
    #[must_use]
    pub fn is_free(&self) -> bool {
        *self == Self::default()
    }
}

/// Beginning a run: its cost. Its hours are those of the operations
/// ([`super::Operation::setup_hours`]).
#[derive(Clone, Debug, PartialEq)]
pub struct Setup {
    /// Money per run begun.
    pub cost: Series,
    /// Whether consecutive buckets share one setup (a campaign): then only the first bucket of a
    /// row of buckets in which the route is started pays.
    pub carry: bool,
}

/// A group that is opened for a bucket.
#[derive(Clone, Debug, PartialEq)]
pub struct Opening {
    /// Money for each bucket in which the group is loaded.
    pub cost: Series,
    /// Least share of the bucket's effective hours that a loaded group is loaded, 0 to 1.
    pub least: f64,
}

/// A repair whose dates the plan chooses: `days` consecutive working days of the factory between
/// two dates.
#[derive(Clone, Debug, PartialEq)]
pub struct RepairToPlace {
    /// First date it may begin.
    pub from: Date,
    /// Last date it may end, included.
    pub to: Date,
    /// Working days it takes.
    pub days: u32,
    /// How many machines; `None` for all.
    pub machines: Option<f64>,
}

/// So many of these at least or at most.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Its id.
    pub id: String,
    /// At least so many are taken.
    pub at_least: Option<u32>,
    /// At most so many are taken.
    pub at_most: Option<u32>,
    /// Among these.
    pub of: Vec<Chosen>,
}

/// What is taken or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// An order: taken where any of it is shipped.
    Order(OrderId),
    /// A route of a product, by position: taken where it is started in any bucket.
    Route(ProductId, usize),
}

impl Chosen {
    /// Its path: `orders/1041`, `products/shaft/routes/own`.
    #[must_use]
    pub fn path(self, factory: &Factory) -> String {
        match self {
            Self::Order(order) => format!("orders/{}", factory.orders[order].id),
            Self::Route(product, route) => {
                let owner = &factory.products[product];
                format!("products/{}/routes/{}", owner.named.id, owner.routes[route].named.id)
            }
        }
    }
}
