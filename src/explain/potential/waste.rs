//! What the best plan for the present orders leaves unused: idle hours by cause, quotas, stock that
//! never moves, material used above the lowest norm.

use std::ops::Range;

use super::way::{Way, ways};
use crate::formulate::ShippingWindow;
use crate::ids::{BucketId, GroupId, Id, IdVec, OrderId, ProductId};
use crate::interpret::quiet;
use crate::model::answers::potential::{AboveNorm, IdleStock, IdleTime, QuotaLeft, Waste};
use crate::model::plan::Plan;
use crate::model::{Buckets, Factory, Goal, GoalId, Limit, List, OrderKind, Stock, What};

/// Quantities below this are rounding.
const NOISE: f64 = 1e-6;

/// What a plan leaves unused.
pub(super) fn waste(factory: &Factory, buckets: &Buckets, plan: &Plan) -> Waste {
    let quotas = plan.materials.iter().flat_map(|material| {
        let left = material.quotas.iter().filter(|it| it.quota - it.used > NOISE);
        left.map(|quota| QuotaLeft {
            id: material.id.clone(),
            name: material.name.clone(),
            unit: material.unit.clone(),
            from: quota.from.clone(),
            to: quota.to.clone(),
            quota: quota.quota,
            left: quota.quota - quota.used,
        })
    });
    Waste {
        idle: idle(factory, buckets, plan),
        quotas: quotas.collect(),
        stocks: stocks(factory, buckets, plan),
        norms: norms(factory, buckets, plan),
    }
}

/// Something not shipped, or late.
struct Wanting {
    product: ProductId,
    /// Not shipped; without limit for a market without limit.
    quantity: f64,
    /// The goal that would have it shipped.
    goal: Goal,
}

/// Why hours are idle. With `wanting × hours` the hours that what is not shipped would take on a
/// group:
///
/// * *starved*: of those, for products on whose way something else is tight, at most the idle ones;
/// * *untimely*: of the idle ones left, at most overtime worked on the group + hours of late
///   shipments + hours of what is short where the group alone is tight;
/// * *unneeded*: the rest.
fn idle(factory: &Factory, buckets: &Buckets, plan: &Plan) -> Vec<IdleTime> {
    let ways = ways(factory);
    let wanting = wanting(factory, buckets, plan);
    let tight = tight(factory, plan);
    let of_group = |(group, owner): (GroupId, &crate::model::Group)| {
        let figures = &plan.groups[group.position()];
        let own = format!("groups/{}", owner.named.id);
        let overtime: f64 = figures.overtime_hours.iter().flatten().sum();
        let by_bucket = (0..buckets.len()).map(|at| {
            let extra: f64 = figures.overtime_hours.iter().map(|tier| tier[at]).sum();
            (figures.effective_hours[at] - (figures.load_hours[at] - extra)).max(0.0)
        });
        let idle = quiet(by_bucket.sum());
        let (mut kept_back, mut alone) = (0.0, 0.0);
        let mut starved_by: Vec<Limit> = Vec::new();
        for want in &wanting {
            let way = &ways[want.product];
            let hours = way.hours[group];
            if hours <= 0.0 {
                continue;
            }
            let on_way = tight.iter().filter(|it| it.holds_back(want.goal, way));
            let (itself, others): (Vec<&Tight>, Vec<&Tight>) =
                on_way.partition(|it| it.name.owner() == own);
            if !others.is_empty() {
                kept_back += want.quantity * hours;
                for other in others {
                    if !starved_by.contains(&other.name) {
                        starved_by.push(other.name.clone());
                    }
                }
            } else if !itself.is_empty() {
                alone += want.quantity * hours;
            }
        }
        let late = plan.orders.iter().zip(&factory.orders).filter(|(it, _)| it.late > 0.0);
        let late: f64 = late.map(|(it, order)| it.late * ways[order.product].hours[group]).sum();
        let starved = quiet(idle.min(kept_back));
        let untimely = quiet((idle - starved).min(overtime + late + alone));
        if starved <= 0.0 {
            starved_by.clear();
        }
        IdleTime {
            id: owner.named.id.clone(),
            name: owner.named.name.clone(),
            effective: figures.effective_hours.iter().sum(),
            idle,
            starved,
            starved_by,
            untimely,
            unneeded: quiet(idle - starved - untimely),
        }
    };
    factory.groups.enumerated().map(of_group).collect()
}

/// What firm orders and market minimums are short of, and what markets would take beyond.
fn wanting(factory: &Factory, buckets: &Buckets, plan: &Plan) -> Vec<Wanting> {
    let mut wanting = Vec::new();
    for (id, order) in factory.orders.enumerated() {
        let figures = &plan.orders[id.position()];
        let product = order.product;
        if figures.short > NOISE {
            wanting.push(Wanting { product, quantity: figures.short, goal: Goal::Fulfil });
        }
        if let OrderKind::Market { limits, .. } = &order.kind {
            let room = market_room(factory, buckets, plan, id, limits) - figures.short;
            if room > NOISE {
                wanting.push(Wanting { product, quantity: room, goal: Goal::Profit });
            }
        }
    }
    wanting
}

/// What a market would still take.
fn market_room(
    factory: &Factory,
    buckets: &Buckets,
    plan: &Plan,
    order: OrderId,
    limits: &[crate::model::Amount],
) -> f64 {
    let Some(window) = ShippingWindow::of(&factory.orders[order], buckets) else { return 0.0 };
    let shipments = &plan.orders[order.position()].shipments;
    let shipped = |range: Range<usize>| -> f64 {
        let inside = |name: &str| range.clone().any(|at| buckets[BucketId::at(at)].name == name);
        shipments.iter().filter(|it| inside(&it.bucket)).map(|it| it.quantity).sum()
    };
    let rooms = limits.iter().map(|amount| {
        let periods = buckets.allotments(amount).into_iter();
        let sold_in =
            periods.filter(|it| it.buckets.clone().any(|at| window.buckets.contains(&at)));
        sold_in.map(|it| (it.quantity - shipped(it.buckets)).max(0.0)).sum::<f64>()
    });
    rooms.fold(f64::INFINITY, f64::min)
}

/// Something tight in the plan.
struct Tight {
    name: Limit,
    /// The goal it limits; none if it is used up, whatever the goal.
    goal: Option<String>,
}

impl Tight {
    fn holds_back(&self, goal: Goal, way: &Way) -> bool {
        let same = |title: &str| GoalId::read(title).is_some_and(|it| it.goal == goal);
        self.goal.as_deref().is_none_or(same) && way.passes.contains(&self.name.owner())
    }
}

/// The limits with a price, and materials without further purchase that are used up.
fn tight(factory: &Factory, plan: &Plan) -> Vec<Tight> {
    let priced = plan
        .tight
        .iter()
        .map(|spot| Tight { name: spot.name.clone(), goal: Some(spot.goal.clone()) });
    let used_up = factory.materials.iter().zip(&plan.materials).filter(|(owner, figures)| {
        owner.purchase.is_none()
            && figures.stock.last().is_some_and(|stock| *stock <= NOISE)
            && figures.used.iter().sum::<f64>() > NOISE
    });
    let used_up = used_up.map(|(owner, _)| {
        let name = Limit::of(List::Materials, &owner.named.id, &owner.named.name);
        let name = name.its(What::UsedUp);
        Tight { name, goal: None }
    });
    priced.chain(used_up).collect()
}

/// Stock there at every moment, the first included, beyond safety and closing stock.
fn stocks(factory: &Factory, buckets: &Buckets, plan: &Plan) -> Vec<IdleStock> {
    let products = factory.products.iter().zip(&plan.products).map(|(owner, figures)| {
        (List::Products, &owner.named, &owner.unit, &owner.stock, &figures.stock)
    });
    let materials = factory.materials.iter().zip(&plan.materials).map(|(owner, figures)| {
        (List::Materials, &owner.named, &owner.unit, &owner.stock, &figures.stock)
    });
    let each = products.chain(materials).map(|(list, named, unit, rules, stock)| {
        let name = Limit::of(list, &named.id, &named.name);
        let quantity = never_moving(buckets, rules, stock);
        IdleStock { at: name.path(), name, unit: unit.clone(), quantity }
    });
    each.filter(|it| it.quantity > NOISE).collect()
}

fn never_moving(buckets: &Buckets, rules: &Stock, stock: &[f64]) -> f64 {
    let mut least = rules.opening;
    for (bucket, held) in buckets.ids().zip(stock) {
        let safety = rules.safety.at(buckets[bucket].start);
        let is_last = bucket.position() + 1 == stock.len();
        let wanted = if is_last { safety.max(rules.closing.unwrap_or(0.0)) } else { safety };
        least = least.min(held - wanted);
    }
    least
}

/// Material used above what the route in house of the least norm per good unit would have used for
/// the same good units, each start by the norms of its bucket's first day; most first.
fn norms(factory: &Factory, buckets: &Buckets, plan: &Plan) -> Vec<AboveNorm> {
    let mut found = Vec::new();
    for (product, figures) in factory.products.iter().zip(&plan.products) {
        let own = || product.routes.iter().enumerate().filter(|(_, route)| !route.subcontract);
        let mut sums: IdVec<crate::ids::MaterialId, (f64, f64)> =
            factory.materials.iter().map(|_| (0.0, 0.0)).collect();
        for bucket in buckets.ids() {
            let day = buckets[bucket].start;
            let good: f64 = own()
                .map(|(at, route)| {
                    figures.routes[at].started[bucket.position()] * route.total_yield()
                })
                .sum();
            if good <= NOISE {
                continue;
            }
            for material in factory.materials.ids() {
                let norm = |route: &crate::model::Route| -> f64 {
                    let norms = route.norms.iter().filter(|(it, _)| *it == material);
                    norms.map(|(_, norm)| norm.at(day)).sum()
                };
                let used: f64 = own()
                    .map(|(at, route)| figures.routes[at].started[bucket.position()] * norm(route))
                    .sum();
                if used > 0.0 {
                    let best = own().map(|(_, route)| norm(route) / route.total_yield());
                    let least = best.fold(f64::INFINITY, f64::min);
                    sums[material].0 += used;
                    sums[material].1 += used - good * least;
                }
            }
        }
        for (material, &(used, above)) in sums.enumerated() {
            if above > NOISE {
                let owner = &factory.materials[material];
                found.push(AboveNorm {
                    material: owner.named.id.clone(),
                    name: owner.named.name.clone(),
                    unit: owner.unit.clone(),
                    product: product.named.id.clone(),
                    used,
                    above,
                });
            }
        }
    }
    found.sort_by(|one, other| other.above.total_cmp(&one.above));
    found
}
