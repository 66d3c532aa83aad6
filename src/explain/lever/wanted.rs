//! The demand of the orders for each product and material, including components: the scale for
//! moves of a limit.

use crate::ids::{Id, ProductId};
use crate::model::{Factory, Item, OrderKind};

/// Deeper components than this count no more: a factory has a few levels.
const DEEPEST: usize = 20;

/// Quantities wanted, by first routes and the figures of the first day planned.
pub(super) struct Wanted {
    products: Vec<f64>,
    materials: Vec<f64>,
}

impl Wanted {
    pub fn of(factory: &Factory) -> Self {
        let mut own = vec![0.0; factory.products.len()];
        for order in &factory.orders {
            if let OrderKind::Firm { quantity, .. } = order.kind {
                own[order.product.position()] += quantity;
            }
        }
        let mut products = own.clone();
        // Level by level: the demand for parts for what the level before wants.
        let mut level = own;
        for _ in 0..DEEPEST {
            let mut parts = vec![0.0; factory.products.len()];
            for (id, product) in factory.products.enumerated() {
                let Some(route) = product.routes.first() else { continue };
                let started = level[id.position()] / route.total_yield();
                for (part, quantity) in &route.components {
                    parts[part.position()] += started * quantity.at(factory.from);
                }
            }
            if parts.iter().all(|quantity| *quantity <= 0.0) {
                break;
            }
            for (sum, part) in products.iter_mut().zip(&parts) {
                *sum += part;
            }
            level = parts;
        }
        let mut materials = vec![0.0; factory.materials.len()];
        for (at, wanted) in products.iter().enumerate() {
            let Some(route) = factory.products[ProductId::at(at)].routes.first() else { continue };
            for (material, norm) in &route.norms {
                let started = wanted / route.total_yield();
                materials[material.position()] += started * norm.at(factory.from);
            }
        }
        Self { products, materials }
    }

    pub fn item(&self, item: Item) -> f64 {
        match item {
            Item::Product(id) => self.products[id.position()],
            Item::Material(id) => self.materials[id.position()],
        }
    }
}
