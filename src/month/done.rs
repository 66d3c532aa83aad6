//! What was done of a plan until a date: as it says, or as a record says. Every quantity that came in
//! and went out of the stock of every product and material, and of every order.

mod happened;
mod planned;

use jiff::civil::Date;

use crate::diag::Message;
use crate::ids::{GroupId, IdVec, MaterialId, OrderId, ProductId};
use crate::model::{Item, Resource};

/// What went in and out of a stock.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Flow {
    /// At the start.
    pub opening: f64,
    /// Made, by-products included.
    pub made: f64,
    /// What was arranged, or in process, and arrived.
    pub received: f64,
    /// Bought.
    pub bought: f64,
    /// Used in production and projects.
    pub used: f64,
    /// Shipped.
    pub shipped: f64,
    /// Discarded.
    pub discarded: f64,
    /// Arranged for these days and not arrived.
    pub not_come: f64,
}

impl Flow {
    /// What is there at the end.
    #[must_use]
    pub fn closing(&self) -> f64 {
        self.opening + self.made + self.received + self.bought
            - self.used
            - self.shipped
            - self.discarded
    }

    /// Everything that moved, by size.
    #[must_use]
    pub fn turnover(&self) -> f64 {
        self.opening
            + self.made
            + self.received
            + self.bought
            + self.used
            + self.shipped
            + self.discarded
    }
}

/// A quantity that was started and becomes available later.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InProcess {
    /// The product.
    pub product: ProductId,
    /// When it becomes available.
    pub date: Date,
    /// Good units.
    pub quantity: f64,
}

/// Hours that a started quantity still takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HoursLeft {
    /// The product.
    pub product: ProductId,
    /// The group, or the labour pool or service.
    pub of: Result<GroupId, Resource>,
    /// The day they are taken.
    pub date: Date,
    /// Hours, or units of the service.
    pub hours: f64,
}

/// What was done until a date.
#[derive(Clone, Debug)]
pub struct Done {
    /// The day after.
    pub next: Date,
    /// How many buckets have passed.
    pub past: usize,
    /// By product.
    pub products: IdVec<ProductId, Flow>,
    /// By material.
    pub materials: IdVec<MaterialId, Flow>,
    /// Shipped by order.
    pub shipped: IdVec<OrderId, f64>,
    /// Given to projects: by project and need, in the factory's order.
    pub given: Vec<Vec<f64>>,
    /// Started, and available later.
    pub in_process: Vec<InProcess>,
    /// Hours that started quantities still take.
    pub hours_left: Vec<HoursLeft>,
    /// What is odd in the record.
    pub findings: Vec<Message>,
}

impl Done {
    /// The flow of an item.
    #[must_use]
    pub fn flow(&self, item: Item) -> &Flow {
        match item {
            Item::Product(it) => &self.products[it],
            Item::Material(it) => &self.materials[it],
        }
    }
}
