//! Demand and existing decisions: orders, frozen quantities, projects; costs that no decision changes.

use jiff::civil::Date;

use super::Resource;
use super::{Amount, Item, Named, Series};
use crate::ids::{GroupId, ProductId, WorkshopId};

/// An order.
#[derive(Clone, Debug)]
pub struct Order {
    /// Its id.
    pub id: String,
    /// The product ordered.
    pub product: ProductId,
    /// The customer.
    pub customer: Option<String>,
    /// Firm, even or market.
    pub kind: OrderKind,
    /// Money per unit shipped.
    pub price: Series,
    /// Priority class; 1 is served first.
    pub priority: u32,
    /// First date it may be shipped.
    pub earliest: Date,
    /// Date due.
    pub due: Date,
    /// Whether it ships in whole pieces.
    pub whole: bool,
}

/// The demand of an order.
#[derive(Clone, Debug)]
pub enum OrderKind {
    /// A quantity that must be shipped; shortage is reported.
    Firm {
        /// Quantity.
        quantity: f64,
        /// Late shipping.
        late: Late,
        /// Money per unit never shipped.
        shortage_price: f64,
        /// Whether it is also an even order.
        even: bool,
    },
    /// Between a minimum and a limit.
    Market {
        /// Least to sell; falling short is reported.
        minimum: Vec<Amount>,
        /// Most to sell.
        limits: Vec<Amount>,
    },
}

impl OrderKind {
    /// Whether it wants anything, or a market could take anything.
    #[must_use]
    pub fn wants(&self) -> bool {
        match self {
            Self::Firm { quantity, .. } => *quantity > 0.0,
            Self::Market { limits, .. } => limits.iter().all(|limit| !limit.value.is_zero()),
        }
    }
}

/// Late shipping.
#[derive(Clone, Debug, PartialEq)]
pub struct Late {
    /// Most calendar days late; `None` for no limit.
    pub days: Option<u32>,
    /// Money per unit late, per period of calendar days.
    pub price: Option<Amount>,
}

/// A quantity already released.
#[derive(Clone, Debug)]
pub struct Frozen {
    /// The product.
    pub product: ProductId,
    /// Position of the route in [`super::Product::routes`].
    pub route: usize,
    /// First date of start.
    pub from: Date,
    /// Last date of start, included.
    pub to: Date,
    /// Quantity started.
    pub quantity: f64,
}

impl Frozen {
    /// How far the figure may be off by its rounding: half a unit of its last digit after the
    /// point, at least a millionth and at most a thousandth of it. What does not fit by more is
    /// meant.
    #[must_use]
    pub fn rounding(&self) -> f64 {
        const LEAST: f64 = 1e-6;
        const MOST: f64 = 1e-3;
        // The shortest decimal of this number: as written, except for zeros.
        let written = self.quantity.to_string();
        let half = written.split_once('.').map_or(0.0, |(_, digits)| {
            0.5 / 10_f64.powi(i32::try_from(digits.len()).unwrap_or(i32::MAX))
        });
        half.min(MOST * self.quantity).max(LEAST * self.quantity)
    }
}

/// Work for the plant itself.
#[derive(Clone, Debug)]
pub struct Project {
    /// Id and name.
    pub named: Named,
    /// The workshop that carries its cost.
    pub workshop: Option<WorkshopId>,
    /// Priority class; 1 is served first.
    pub priority: u32,
    /// Its needs.
    pub needs: Vec<Need>,
}

/// A cost that no decision changes.
#[derive(Clone, Debug)]
pub struct FixedCost {
    /// Id and name.
    pub named: Named,
    /// The workshop that carries it.
    pub workshop: Option<WorkshopId>,
    /// Money per average month.
    pub per_month: f64,
}

/// The days from the first to the last, both included, as a share of an average month.
#[must_use]
pub fn months(first: Date, last: Date) -> f64 {
    let days = first.until(last).map_or(0, |it| it.get_days()) + 1;
    f64::from(days) / (365.25 / 12.0)
}

/// A project's need within some dates; the plan distributes it.
#[derive(Clone, Debug)]
pub struct Need {
    /// First date.
    pub from: Date,
    /// Last date, included.
    pub to: Date,
    /// The item needed.
    pub of: Needed,
    /// Hours or quantity.
    pub quantity: f64,
}

/// An item that a project can need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needed {
    /// Hours of a group.
    Group(GroupId),
    /// Hours of a labour pool or units of a service.
    Resource(Resource),
    /// A product or a material.
    Item(Item),
}
