//! The two figures of a factory that differ most: reported as E412 if the smaller is lost in double
//! precision.

use std::fmt;

use super::{Amount, Factory, Hours, Item, OrderKind, Series, Stock};
use crate::tolerances::TOO_FAR_APART;

/// A figure with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Its path in the factory file: `orders/A/quantity`.
    pub at: String,
    /// The figure; of a rate, the hours of one unit.
    pub value: f64,
}

impl fmt::Display for Figure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:e} (at {})", self.value, self.at)
    }
}

/// The smallest and the largest figure of a factory, zero left out; `None` if they are near
/// enough to each other to be told apart in any plan.
#[must_use]
pub fn too_far_apart(factory: &Factory) -> Option<(Figure, Figure)> {
    let mut range = Range::default();
    range.capacities(factory);
    for product in &factory.products {
        let at = format!("products/{}", product.named.id);
        range.stock(&at, &product.stock);
        for route in &product.routes {
            for (step, operation) in route.operations.iter().enumerate() {
                range.series(&format!("{at}/operations/{step}/hours"), &operation.hours);
            }
            range.series(&format!("{at}/cost"), &route.cost);
            range.amounts(&format!("{at}/limit"), &route.limits);
            for (material, norm) in &route.norms {
                let id = &factory.materials[*material].named.id;
                range.series(&format!("{at}/norms/{id}"), norm);
            }
            for (component, each) in &route.components {
                let id = &factory.products[*component].named.id;
                range.series(&format!("{at}/components/{id}"), each);
            }
            for (by_product, each) in &route.by_products {
                let id = &factory.products[*by_product].named.id;
                range.series(&format!("{at}/by_products/{id}"), each);
            }
        }
    }
    for material in &factory.materials {
        let at = format!("materials/{}", material.named.id);
        range.stock(&at, &material.stock);
        range.amounts(&format!("{at}/quota"), &material.quota);
        if let Some(purchase) = &material.purchase {
            range.series(&format!("{at}/purchase/price"), &purchase.price);
        }
    }
    range.wanted(factory);
    let (least, most) = (range.least?, range.most?);
    (most.value / least.value >= TOO_FAR_APART).then_some((least, most))
}

/// The figures seen so far.
#[derive(Default)]
struct Range {
    least: Option<Figure>,
    most: Option<Figure>,
}

impl Range {
    fn see(&mut self, at: &str, value: f64) {
        let value = value.abs();
        if value == 0.0 || !value.is_finite() {
            return;
        }
        let figure = || Some(Figure { at: at.to_owned(), value });
        if self.least.as_ref().is_none_or(|it| value < it.value) {
            self.least = figure();
        }
        if self.most.as_ref().is_none_or(|it| value > it.value) {
            self.most = figure();
        }
    }

    fn series(&mut self, at: &str, series: &Series) {
        series.values().for_each(|value| self.see(at, value));
    }

    fn amounts(&mut self, at: &str, amounts: &[Amount]) {
        for amount in amounts {
            self.series(at, &amount.value);
        }
    }

    fn stock(&mut self, at: &str, stock: &Stock) {
        self.see(&format!("{at}/stock/opening"), stock.opening);
        self.series(&format!("{at}/stock/safety"), &stock.safety);
        self.see(&format!("{at}/stock/closing"), stock.closing.unwrap_or(0.0));
    }

    fn capacities(&mut self, factory: &Factory) {
        for group in &factory.groups {
            let at = format!("groups/{}", group.named.id);
            self.series(&format!("{at}/machines"), &group.machines);
            self.series(&format!("{at}/availability"), &group.availability);
            self.series(&format!("{at}/cost_per_hour"), &group.cost_per_hour);
            if let Hours::PerMachine(hours) = &group.hours {
                self.series(&format!("{at}/hours"), &hours.value);
            }
            for overtime in &group.overtime {
                self.amounts(&format!("{at}/overtime/limit"), &overtime.limits);
                self.series(&format!("{at}/overtime/price"), &overtime.price);
            }
        }
        for pool in &factory.labour {
            self.series(&format!("labour/{}/heads", pool.named.id), &pool.heads);
        }
        for service in &factory.services {
            let at = format!("services/{}", service.named.id);
            if let Some(capacity) = &service.capacity {
                self.series(&format!("{at}/capacity"), &capacity.value);
            }
            self.series(&format!("{at}/price"), &service.price);
        }
        for store in &factory.stores {
            let at = format!("stores/{}", store.named.id);
            self.series(&format!("{at}/capacity"), &store.capacity);
            for (item, space) in &store.items {
                let id = match item {
                    Item::Product(product) => &factory.products[*product].named.id,
                    Item::Material(material) => &factory.materials[*material].named.id,
                };
                self.see(&format!("{at}/items/{id}"), *space);
            }
        }
    }

    fn wanted(&mut self, factory: &Factory) {
        for order in &factory.orders {
            let at = format!("orders/{}", order.id);
            match &order.kind {
                OrderKind::Firm { quantity, .. } => self.see(&format!("{at}/quantity"), *quantity),
                OrderKind::Market { minimum, limits } => {
                    self.amounts(&format!("{at}/minimum"), minimum);
                    self.amounts(&format!("{at}/limit"), limits);
                }
            }
            self.series(&format!("{at}/price"), &order.price);
        }
        for (position, frozen) in factory.frozen.iter().enumerate() {
            self.see(&format!("frozen/{position}/quantity"), frozen.quantity);
        }
        for project in &factory.projects {
            for (position, need) in project.needs.iter().enumerate() {
                let at = format!("projects/{}/needs/{position}", project.named.id);
                self.see(&at, need.quantity);
            }
        }
    }
}
