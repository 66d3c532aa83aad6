//! Lots, setups, groups that open, repairs to place and choices.

use super::builder::{Builder, days, series_or};
use crate::ids::Id;
use crate::model::{Choice, Chosen, Lot, Opening, Operation, RepairToPlace, Series, Setup};
use crate::source::Cell;
use crate::source::records::{
    ChooseRecord, FactoryRecord, LotRecord, OpeningRecord, RepairToPlaceRecord, SetupRecord,
};
use crate::validate::choices::route_at;

/// A record of a route, and the product's, which applies field by field where the route says
/// nothing.
pub(super) struct Stated<'r, R> {
    pub own: Option<&'r Cell<R>>,
    pub product: Option<&'r Cell<R>>,
}

impl<'r, R> Stated<'r, R> {
    fn field<T>(&self, of: impl Fn(&'r R) -> Option<&'r Cell<T>>) -> Option<&'r Cell<T>> {
        let own = self.own.and_then(|cell| of(&cell.value));
        own.or_else(|| self.product.and_then(|cell| of(&cell.value)))
    }
}

/// The quantities of a run. A minimum of zero is none.
pub(super) fn lot(stated: &Stated<'_, LotRecord>) -> Lot {
    let value = |cell: Option<&Cell<f64>>| cell.map(|cell| cell.value);
    Lot {
        minimum: value(stated.field(|lot| lot.min.as_ref())).filter(|least| *least > 0.0),
        multiple: value(stated.field(|lot| lot.multiple.as_ref())),
        maximum: value(stated.field(|lot| lot.max.as_ref())),
    }
}

/// Setup hours of an operation that states none.
pub(super) fn setup_hours(stated: &Stated<'_, SetupRecord>) -> Series {
    series_or(stated.field(|setup| setup.hours.as_ref()), 0.0)
}

/// What beginning a run costs; `None` if it takes neither money nor hours.
pub(super) fn setup(stated: &Stated<'_, SetupRecord>, operations: &[Operation]) -> Option<Setup> {
    let cost = series_or(stated.field(|setup| setup.cost.as_ref()), 0.0);
    let hours = operations.iter().any(|operation| !operation.setup_hours.is_zero());
    let carry = stated.field(|setup| setup.carry.as_ref()).is_some_and(|word| word.value);
    (hours || !cost.is_zero()).then_some(Setup { cost, carry })
}

pub(super) fn opening(record: &OpeningRecord) -> Opening {
    Opening {
        cost: series_or(record.cost.as_ref(), 0.0),
        least: record.least.as_ref().map_or(0.0, |least| least.value),
    }
}

pub(super) fn repairs_to_place(list: &[Cell<RepairToPlaceRecord>]) -> Vec<RepairToPlace> {
    let repair = |record: &RepairToPlaceRecord| RepairToPlace {
        from: record.from.value,
        to: record.to.value,
        days: days(Some(&record.days)),
        machines: record.machines.as_ref().map(|machines| machines.value),
    };
    list.iter().map(|record| repair(&record.value)).collect()
}

/// A whole number, as E403 and E404 hold it to be.
pub(super) fn count(cell: Option<&Cell<f64>>) -> Option<u32> {
    cell.map(|cell| days(Some(cell)))
}

impl Builder<'_, '_> {
    pub(super) fn choice(&self, record: &ChooseRecord, factory: &FactoryRecord) -> Choice {
        let order = |id: &Cell<String>| self.names.at("thing-order", &id.value);
        let orders = record.orders.iter().filter_map(order).map(|at| Chosen::Order(Id::at(at)));
        let route = |text: &Cell<String>| route_at(&text.value, self.names, factory).ok();
        let routes = record.routes.iter().filter_map(route);
        let routes = routes.map(|(product, route)| Chosen::Route(Id::at(product), route));
        Choice {
            id: record.id.value.clone(),
            at_least: count(record.at_least.as_ref()),
            at_most: count(record.at_most.as_ref()),
            of: orders.chain(routes).collect(),
        }
    }
}
