//! What is stocked: materials, stock rules of materials and products, shared stores.

use jiff::civil::Date;

use super::{Amount, Named, Series};
use crate::ids::{MaterialId, ProductId};

/// Stock rules of a product or a material.
#[derive(Clone, Debug, PartialEq)]
pub struct Stock {
    /// At the start.
    pub opening: f64,
    /// Target at the end of each bucket.
    pub safety: Series,
    /// Hard limit at the end of each bucket.
    pub maximum: Option<Series>,
    /// Target at the end of the planning period.
    pub closing: Option<f64>,
    /// Hard limit at the end of the planning period.
    pub closing_maximum: Option<f64>,
    /// Money per unit held, per period of calendar days.
    pub holding_cost: Option<Amount>,
}

impl Default for Stock {
    fn default() -> Self {
        Self {
            opening: 0.0,
            safety: Series::constant(0.0),
            maximum: None,
            closing: None,
            closing_maximum: None,
            holding_cost: None,
        }
    }
}

/// A dated arrival.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Receipt {
    /// Date.
    pub date: Date,
    /// Quantity.
    pub quantity: f64,
}

/// Buying.
#[derive(Clone, Debug, PartialEq)]
pub struct Purchase {
    /// Money per unit.
    pub price: Series,
    /// Limits; none means no limit.
    pub limits: Vec<Amount>,
    /// Working days until the first purchase can arrive.
    pub lead_days: u32,
}

/// A material.
#[derive(Clone, Debug)]
pub struct Material {
    /// Id and name.
    pub named: Named,
    /// Unit.
    pub unit: String,
    /// Most that may be used; none means no limit.
    pub quota: Vec<Amount>,
    /// Arranged deliveries.
    pub deliveries: Vec<Receipt>,
    /// Further buying, if allowed.
    pub purchase: Option<Purchase>,
    /// Stock rules.
    pub stock: Stock,
}

/// A product or a material.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// A product.
    Product(ProductId),
    /// A material.
    Material(MaterialId),
}

/// Space shared by several items.
#[derive(Clone, Debug)]
pub struct Store {
    /// Id and name.
    pub named: Named,
    /// Unit of space.
    pub unit: String,
    /// Space by date.
    pub capacity: Series,
    /// Space per unit of each item.
    pub items: Vec<(Item, f64)>,
}
