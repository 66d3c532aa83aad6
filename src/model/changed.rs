//! A factory with a lower stock target, demand or lead time: valid because the original was.

use jiff::civil::Date;

use super::{Factory, Item, OrderKind};
use crate::ids::{MaterialId, OrderId, ProductId};

/// A change for the easier, which no rule of the error index forbids.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Change {
    /// Less safety stock, on every date; none below zero.
    Safety {
        /// Of what.
        item: Item,
        /// How much less.
        by: f64,
    },
    /// A lower closing stock, at least zero.
    Closing {
        /// Of what.
        item: Item,
        /// How much less.
        by: f64,
    },
    /// A lower quantity of a firm order, at least zero.
    Quantity {
        /// Which order.
        order: OrderId,
        /// How much less.
        by: f64,
    },
    /// Less promised to a market, in each of its periods; none below zero.
    Minimum {
        /// Which order.
        order: OrderId,
        /// How much less.
        by: f64,
    },
    /// A firm order due later.
    Due {
        /// Which order.
        order: OrderId,
        /// When.
        on: Date,
    },
    /// A working day less from an operation to the next step.
    OperationLead {
        /// The product.
        product: ProductId,
        /// Position of the route.
        route: usize,
        /// Position of the operation.
        operation: usize,
    },
    /// A working day less of a route's own lead time.
    RouteLead {
        /// The product.
        product: ProductId,
        /// Position of the route.
        route: usize,
    },
    /// A working day less until the first purchase can arrive.
    PurchaseLead {
        /// The material.
        material: MaterialId,
    },
}

impl Factory {
    /// The factory with the change made.
    #[must_use]
    pub fn with(&self, change: &Change) -> Self {
        let mut parts = self.0.clone();
        match *change {
            Change::Safety { item, by } => {
                let stock = match item {
                    Item::Product(id) => &mut parts.products[id].stock,
                    Item::Material(id) => &mut parts.materials[id].stock,
                };
                stock.safety = stock.safety.map(|safety| (safety - by).max(0.0));
            }
            Change::Closing { item, by } => {
                let stock = match item {
                    Item::Product(id) => &mut parts.products[id].stock,
                    Item::Material(id) => &mut parts.materials[id].stock,
                };
                stock.closing = stock.closing.map(|closing| (closing - by).max(0.0));
            }
            Change::Quantity { order, by } => {
                if let OrderKind::Firm { quantity, .. } = &mut parts.orders[order].kind {
                    *quantity = (*quantity - by).max(0.0);
                }
            }
            Change::Minimum { order, by } => {
                if let OrderKind::Market { minimum, .. } = &mut parts.orders[order].kind {
                    for amount in minimum {
                        amount.value = amount.value.map(|value| (value - by).max(0.0));
                    }
                }
            }
            Change::Due { order, on } => parts.orders[order].due = on,
            Change::OperationLead { product, route, operation } => {
                let days = &mut parts.products[product].routes[route].operations[operation];
                days.lead_days = days.lead_days.saturating_sub(1);
            }
            Change::RouteLead { product, route } => {
                let days = &mut parts.products[product].routes[route].own_lead_days;
                *days = days.saturating_sub(1);
            }
            Change::PurchaseLead { material } => {
                if let Some(purchase) = &mut parts.materials[material].purchase {
                    purchase.lead_days = purchase.lead_days.saturating_sub(1);
                }
            }
        }
        Self(parts)
    }
}
