//! Money: what each decision earns or costs, as an objective and as a list by kind.

use super::legend::{Capacity, ColumnMeaning, Legend};
use super::orders::ShippingWindow;
use crate::ids::{Id, IdVec, LabourId, MaterialId, OrderId, ProductId};
use crate::lp::{Objective, Sense};
use crate::model::{Buckets, Factory, Goal, Item, OrderKind, months};

/// Prices per bucket that need a sum over days, computed once.
struct Tariff {
    wage: IdVec<LabourId, Vec<f64>>,
    product_holding: IdVec<ProductId, Option<Vec<f64>>>,
    material_holding: IdVec<MaterialId, Option<Vec<f64>>>,
    /// Money per unit shipped in each bucket for being late.
    lateness: IdVec<OrderId, Option<Vec<f64>>>,
}

impl Tariff {
    fn of(factory: &Factory, buckets: &Buckets) -> Self {
        let holding = |stock: &crate::model::Stock| {
            stock.holding_cost.as_ref().map(|amount| buckets.holding(amount))
        };
        let wage = |labour: &crate::model::Labour| match &labour.wage {
            Some(amount) => buckets.spread(amount),
            None => vec![0.0; buckets.len()],
        };
        let lateness = |order: &crate::model::Order| {
            let OrderKind::Firm { late, .. } = &order.kind else { return None };
            let window = ShippingWindow::of(order, buckets)?;
            Some(window.late_price(buckets, late.price.as_ref()?))
        };
        Self {
            wage: factory.labour.iter().map(wage).collect(),
            product_holding: factory.products.iter().map(|it| holding(&it.stock)).collect(),
            material_holding: factory.materials.iter().map(|it| holding(&it.stock)).collect(),
            lateness: factory.orders.iter().map(lateness).collect(),
        }
    }
}

/// The objective of the goal *profit* (maximised) or *cost* (minimised, positive costs).
pub(super) fn objective(
    factory: &Factory,
    buckets: &Buckets,
    legend: &Legend,
    goal: Goal,
) -> Objective {
    let tariff = Tariff::of(factory, buckets);
    let (sense, sign, with_revenue) = match goal {
        Goal::Profit => (Sense::Maximise, -1.0, true),
        _ => (Sense::Minimise, 1.0, false),
    };
    let mut objective = Objective::new(goal.word(), sense);
    for (column, meaning) in legend.columns.enumerated() {
        let mut money = sign * cost(factory, buckets, &tariff, *meaning);
        if let (true, ColumnMeaning::Shipped { order, bucket }) = (with_revenue, *meaning) {
            money += factory.orders[order].price.at(buckets[bucket].start);
        }
        if money != 0.0 {
            objective.add(column, money);
        }
    }
    for pool in factory.labour.iter().filter(|pool| !pool.is_flexible()) {
        let pay: f64 = pool.given(&factory.calendar, buckets).pay.iter().sum();
        objective.constant += sign * pay;
    }
    let fixed: f64 = factory.fixed_costs.iter().map(|it| it.per_month).sum();
    objective.constant += sign * fixed * months(factory.from, factory.last());
    objective
}

/// The cost of one unit of a column.
fn cost(factory: &Factory, buckets: &Buckets, tariff: &Tariff, meaning: ColumnMeaning) -> f64 {
    use ColumnMeaning as M;
    match meaning {
        M::Started { product, route, bucket } => {
            factory.products[product].routes[route].cost.at(buckets[bucket].start)
        }
        M::Regular { of, bucket } => running_cost(factory, of, buckets[bucket].start),
        M::Overtime { of, tier, bucket } => {
            let day = buckets[bucket].start;
            let premium = match of {
                Capacity::Group(group) => factory.groups[group].overtime[tier].price.at(day),
                Capacity::Service(service) => {
                    factory.services[service].overtime[tier].price.at(day)
                }
                Capacity::Labour(labour) => {
                    factory.labour[labour].overtime.as_ref().map_or(0.0, |it| it.price.at(day))
                }
            };
            running_cost(factory, of, day) + premium
        }
        M::Heads { labour, bucket } => tariff.wage[labour][bucket.position()],
        M::Hired { labour, bucket } => {
            let hiring = factory.labour[labour].hiring.as_ref();
            hiring.map_or(0.0, |it| it.cost.at(buckets[bucket].start))
        }
        M::LaidOff { labour, bucket } => {
            let laying_off = factory.labour[labour].laying_off.as_ref();
            laying_off.map_or(0.0, |it| it.cost.at(buckets[bucket].start))
        }
        M::Bought { material, bucket } => {
            let purchase = factory.materials[material].purchase.as_ref();
            purchase.map_or(0.0, |it| it.price.at(buckets[bucket].start))
        }
        M::Stock { item, bucket } => {
            let holding = match item {
                Item::Product(product) => &tariff.product_holding[product],
                Item::Material(material) => &tariff.material_holding[material],
            };
            holding.as_ref().map_or(0.0, |it| it[bucket.position()])
        }
        M::Discarded { product, bucket } => {
            let discard = factory.products[product].discard_cost.as_ref();
            discard.map_or(0.0, |it| it.at(buckets[bucket].start))
        }
        M::Shipped { order, bucket } => {
            tariff.lateness[order].as_ref().map_or(0.0, |it| it[bucket.position()])
        }
        M::Short { order } => match factory.orders[order].kind {
            OrderKind::Firm { shortage_price, quantity, .. } => shortage_price * quantity,
            OrderKind::Market { .. } => 0.0,
        },
        M::Run { product, route, bucket } => {
            setup_cost(factory, (product, route), buckets[bucket].start, false)
        }
        M::SetUp { product, route, bucket } => {
            setup_cost(factory, (product, route), buckets[bucket].start, true)
        }
        M::Opened { group, bucket } => {
            let opening = factory.groups[group].open.as_ref();
            opening.map_or(0.0, |it| it.cost.at(buckets[bucket].start))
        }
        M::OutputUp { .. } => factory.balance.change_cost_up,
        M::OutputDown { .. } => factory.balance.change_cost_down,
        _ => 0.0,
    }
}

/// The cost of a setup, if every run is set up, or only those that begin a campaign.
fn setup_cost(
    factory: &Factory,
    (product, route): (ProductId, usize),
    day: jiff::civil::Date,
    carried: bool,
) -> f64 {
    let setup = factory.products[product].routes[route].setup.as_ref();
    setup.filter(|it| it.carry == carried).map_or(0.0, |it| it.cost.at(day))
}

/// Money per hour (or unit) of load, in regular time and overtime alike.
fn running_cost(factory: &Factory, of: Capacity, day: jiff::civil::Date) -> f64 {
    match of {
        Capacity::Group(group) => factory.groups[group].cost_per_hour.at(day),
        Capacity::Service(service) => factory.services[service].price.at(day),
        Capacity::Labour(_) => 0.0,
    }
}
