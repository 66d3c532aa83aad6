//! What entries of a plan book say of each other.

use rustc_hash::FxHashMap;

use crate::model::answers::book::{Changed, Kept, Promised};
use crate::model::answers::roll::Roll;
use crate::model::plan::{OrderStatus, Plan};

/// Quantities that differ by less are one.
const SAME: f64 = 1e-6;

/// Orders by status.
#[must_use]
pub fn promised(plan: &Plan) -> Promised {
    let count = |status| plan.orders.iter().filter(|it| it.status == status).count();
    Promised {
        on_time: count(OrderStatus::OnTime),
        late: count(OrderStatus::Late),
        short: count(OrderStatus::Short),
    }
}

/// Everything of a plan by what it is and the bucket.
fn cells<'p>(
    of: impl Iterator<Item = (String, &'p [f64])>,
    plan: &Plan,
) -> FxHashMap<(String, String), f64> {
    let mut found = FxHashMap::default();
    for (name, figures) in of {
        for (bucket, figure) in plan.buckets.iter().zip(figures) {
            if figure.abs() > SAME {
                found.insert((name.clone(), bucket.name.clone()), *figure);
            }
        }
    }
    found
}

fn starts(plan: &Plan) -> FxHashMap<(String, String), f64> {
    let routes = plan.products.iter().flat_map(|product| {
        product.routes.iter().map(|it| (format!("{}/{}", product.id, it.id), it.started.as_slice()))
    });
    cells(routes, plan)
}

fn hours(plan: &Plan) -> FxHashMap<(String, String), f64> {
    let tasks = plan.groups.iter().flat_map(|group| {
        group.tasks.iter().map(|it| {
            let name = format!("{}/{}/{}/{}", group.id, it.product, it.route, it.operation);
            (name, it.hours.as_slice())
        })
    });
    cells(tasks, plan)
}

/// What a plan changes in another of the same period.
#[must_use]
pub fn changed(before: &Plan, after: &Plan) -> Changed {
    let apart = |one: &FxHashMap<(String, String), f64>,
                 other: &FxHashMap<(String, String), f64>| {
        let mut keys: Vec<&(String, String)> = one.keys().chain(other.keys()).collect();
        keys.sort_unstable();
        keys.dedup();
        let figure = |of: &FxHashMap<(String, String), f64>, key: &(String, String)| {
            of.get(key).copied().unwrap_or(0.0)
        };
        keys.into_iter()
            .map(|key| (figure(one, key) - figure(other, key)).abs())
            .collect::<Vec<_>>()
    };
    let cells = apart(&starts(before), &starts(after));
    let moved = apart(&hours(before), &hours(after));
    Changed {
        cells: cells.iter().filter(|it| **it > SAME).count(),
        of: cells.len(),
        hours: moved.iter().sum::<f64>() / 2.0,
    }
}

/// What was kept of a plan by the account of its period.
#[must_use]
pub fn kept(roll: &Roll) -> Kept {
    let firm = || roll.orders.iter().filter(|it| it.kind != "market");
    Kept {
        done: firm().filter(|it| it.carried <= 0.0 && it.left <= 0.0).count(),
        carried: firm().filter(|it| it.carried > 0.0).count(),
        recorded: roll.actuals,
    }
}
