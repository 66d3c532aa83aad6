//! Products with their routes: data of the product are defaults for its in-house routes.

use super::builder::{Builder, days, limits, named, series_or, text_or};
use super::items::{receipts, stock};
use super::whole::{Stated, lot, setup, setup_hours};
use crate::ids::{MaterialId, ProductId};
use crate::model::{Named, Operation, Product, Route, Series, is_countable};
use crate::source::Cell;
use crate::source::json::{self, Map, Norm};
use crate::source::records::{OperationRecord, ProductRecord, RouteRecord};
use crate::validate::findings::series;
use crate::validate::products::is_made;
use crate::validate::walk::route_id;

/// Quantity per unit, with the part per lot spread over an average lot.
pub(in super::super) fn norm(norm: &Norm) -> Series {
    match norm {
        Norm::PerUnit(per_unit) => series(per_unit),
        Norm::WithLot(norm) => {
            let lot = norm.per_lot.as_ref().zip(norm.lot.as_ref());
            let share = lot.map_or(0.0, |(per_lot, lot)| per_lot.value / lot.value);
            series_or(norm.per_unit.as_ref(), 0.0).map(|per_unit| per_unit + share)
        }
    }
}

impl Builder<'_, '_> {
    fn norms(&self, norms: &Map<Cell<Norm>>) -> Vec<(MaterialId, Series)> {
        let entries = norms.0.iter();
        entries
            .filter_map(|(id, value)| Some((self.material_id(&id.value)?, norm(&value.value))))
            .collect()
    }

    fn norms_per_run(&self, norms: &Map<Cell<Norm>>) -> Vec<(MaterialId, Series)> {
        let per_run = |norm: &Norm| match norm {
            Norm::PerUnit(_) => None,
            Norm::WithLot(norm) => norm.per_run.as_ref().map(|cell| series(&cell.value)),
        };
        let entries = norms.0.iter();
        entries
            .filter_map(|(id, norm)| Some((self.material_id(&id.value)?, per_run(&norm.value)?)))
            .collect()
    }

    fn products(&self, map: &Map<Cell<json::Series>>) -> Vec<(ProductId, Series)> {
        let entries = map.0.iter();
        entries
            .filter_map(|(id, value)| Some((self.product_id(&id.value)?, series(&value.value))))
            .collect()
    }

    pub(super) fn product(&self, record: &ProductRecord) -> Product {
        let unit = text_or(record.unit.as_ref(), "pcs");
        let counted = || self.whole && is_countable(&unit);
        let whole = record.whole.as_ref().map_or_else(counted, |word| word.value);
        let routes = if record.routes.is_empty() && is_made(record) {
            vec![self.only_route(record, whole)]
        } else {
            let routes = record.routes.iter().enumerate();
            routes.map(|(at, route)| self.route(record, &route.value, at, whole)).collect()
        };
        Product {
            named: named(&record.id, record.name.as_ref()),
            unit,
            whole,
            family: record.family.as_ref().map(|family| family.value.clone()),
            routes,
            stock: stock(record.stock.as_ref()),
            receipts: receipts(&record.receipts),
            discard_cost: record.discard_cost.as_ref().map(|cost| series(&cost.value)),
            ahead: record.ahead.as_ref().map_or(0.0, |it| it.value),
        }
    }

    /// The one way written straight into the product.
    fn only_route(&self, product: &ProductRecord, whole: bool) -> Route {
        let stated = Stated { own: None, product: product.setup.as_ref() };
        let operations = self.operations(&product.operations, &setup_hours(&stated));
        Route {
            named: Named { id: "main".to_owned(), name: "main".to_owned() },
            subcontract: false,
            cost: series_or(product.cost.as_ref(), 0.0),
            limits: limits(product.limit.as_ref()),
            own_yield: product.r#yield.as_ref().map_or(1.0, |it| it.value),
            own_lead_days: days(product.lead_days.as_ref()),
            norms: self.norms(&product.norms),
            components: self.products(&product.components),
            by_products: self.products(&product.by_products),
            uses: self.uses(&product.uses),
            whole,
            lot: lot(&Stated { own: None, product: product.lot.as_ref() }),
            setup: setup(&stated, &operations),
            norms_per_run: self.norms_per_run(&product.norms),
            operations,
        }
    }

    fn route(
        &self,
        product: &ProductRecord,
        record: &RouteRecord,
        position: usize,
        whole: bool,
    ) -> Route {
        let subcontract = record.subcontract.as_ref().is_some_and(|word| word.value);
        let here = !subcontract;
        let id = route_id(record, position).into_owned();
        let name = record.name.as_ref().map_or_else(|| id.clone(), |name| name.value.clone());
        let norms = inherited(record.norms.as_ref(), &product.norms, subcontract);
        let components = inherited(record.components.as_ref(), &product.components, subcontract);
        let by_products = inherited(record.by_products.as_ref(), &product.by_products, subcontract);
        let uses = inherited(record.uses.as_ref(), &product.uses, subcontract);
        let own_yield = record.r#yield.as_ref().or(product.r#yield.as_ref().filter(|_| here));
        let lead = record.lead_days.as_ref().or(product.lead_days.as_ref().filter(|_| here));
        let lots =
            Stated { own: record.lot.as_ref(), product: product.lot.as_ref().filter(|_| here) };
        let setups =
            Stated { own: record.setup.as_ref(), product: product.setup.as_ref().filter(|_| here) };
        let operations = self.operations(&record.operations, &setup_hours(&setups));
        Route {
            named: Named { id, name },
            subcontract,
            cost: series_or(record.cost.as_ref().or(product.cost.as_ref().filter(|_| here)), 0.0),
            limits: limits(record.limit.as_ref()),
            own_yield: own_yield.map_or(1.0, |it| it.value),
            own_lead_days: days(lead),
            norms: norms.map(|map| self.norms(map)).unwrap_or_default(),
            components: components.map(|map| self.products(map)).unwrap_or_default(),
            by_products: by_products.map(|map| self.products(map)).unwrap_or_default(),
            uses: uses.map(|map| self.uses(map)).unwrap_or_default(),
            whole: record.whole.as_ref().map_or(whole, |word| word.value),
            lot: lot(&lots),
            setup: setup(&setups, &operations),
            norms_per_run: norms.map(|map| self.norms_per_run(map)).unwrap_or_default(),
            operations,
        }
    }

    fn operations(&self, list: &[Cell<OperationRecord>], setup_hours: &Series) -> Vec<Operation> {
        let operation = |record: &OperationRecord| {
            let hours = match (&record.hours, &record.rate) {
                (Some(hours), _) => series(&hours.value),
                (None, Some(rate)) => series(&rate.value).map(|rate| 1.0 / rate),
                (None, None) => Series::constant(0.0),
            };
            Some(Operation {
                group: self.group_id(&record.group.value)?,
                hours,
                setup_hours: match &record.setup_hours {
                    Some(hours) => series(&hours.value),
                    None => setup_hours.clone(),
                },
                step_yield: record.r#yield.as_ref().map_or(1.0, |it| it.value),
                lead_days: days(record.lead_days.as_ref()),
                uses: self.uses(&record.uses),
            })
        };
        list.iter().filter_map(|record| operation(&record.value)).collect()
    }
}

/// The route's own statement, else the product's where the work is done here.
fn inherited<'r, T>(own: Option<&'r T>, product: &'r T, subcontract: bool) -> Option<&'r T> {
    own.or_else(|| (!subcontract).then_some(product))
}
