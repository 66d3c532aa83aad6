//! Hard data that contradict each other, in the planner's words.

use rustc_hash::FxHashSet;

use super::limit::{self, capacity, item};
use crate::formulate::{Capacity, ColumnMeaning, Formulation, RowMeaning};
use crate::ids::{BucketId, Id, RowId};
use crate::model::{Buckets, Factory, Item};
use crate::solve::{Contradiction, Place, Side};

/// Something hard that takes part in a contradiction.
#[derive(Clone, Debug, PartialEq)]
pub struct Clash {
    /// What it is, as a path with its bucket: `groups/milling@2026-12-03`.
    pub at: String,
    /// In one sentence.
    pub sentence: String,
}

/// What would have to give way (the cheapest way found), then what else takes part.
#[must_use]
pub fn clashes(
    factory: &Factory,
    buckets: &Buckets,
    formulation: &Formulation<'_>,
    contradiction: &Contradiction,
) -> Vec<Clash> {
    let legend = formulation.legend();
    let mut clashes: Vec<Clash> = Vec::new();
    let mut add = |clash: Clash| {
        if !clashes.iter().any(|known| known.at == clash.at) {
            clashes.push(clash);
        }
    };
    for violation in &contradiction.violations {
        match violation.place {
            Place::Row(row) => {
                let meaning = &legend.rows[row];
                let (at, what) = subject(factory, buckets, meaning);
                let amount = figure(violation.amount);
                let sentence = match (meaning, violation.side) {
                    (RowMeaning::Flow { .. }, Side::Upper) => {
                        format!("{what}: {amount} too much, there is no room for it")
                    }
                    _ => format!("{what}: {amount} too little"),
                };
                add(Clash { at, sentence });
            }
            Place::Column(column) => {
                let at = formulation.lp().column_name(column).to_owned();
                let sentence = format!("{at}: its limits exclude each other");
                add(Clash { at, sentence });
            }
        }
    }
    let idle = idle_loads(formulation);
    for row in contradiction.rows() {
        // Flows and headcounts are arithmetic, not data, and a day without hours limits nothing:
        // only what a planner can change is named.
        let meaning = &legend.rows[row];
        let arithmetic = matches!(meaning, RowMeaning::Flow { .. } | RowMeaning::Headcount { .. });
        if arithmetic || idle.contains(&row) {
            continue;
        }
        let (at, what) = subject(factory, buckets, meaning);
        add(Clash { at, sentence: format!("{what} takes part") });
    }
    clashes
}

/// The load rows of buckets without any regular time, and of pools without hours.
fn idle_loads(formulation: &Formulation<'_>) -> FxHashSet<RowId> {
    let lp = formulation.lp();
    let legend = formulation.legend();
    // A row that ties regular hours to no head: the pool has no hours that day.
    let without_heads = legend.rows.enumerated().filter_map(|(row, meaning)| {
        let heads =
            matches!(meaning, RowMeaning::HeadHours { .. } | RowMeaning::HeadOvertime { .. });
        (heads && lp.matrix().row(row).len() < 2).then_some(row)
    });
    let columns = legend.columns.enumerated();
    columns
        .filter(|(column, meaning)| {
            matches!(meaning, ColumnMeaning::Regular { .. }) && lp.columns()[*column].upper <= 0.0
        })
        .flat_map(|(column, _)| lp.matrix().column(column).iter().map(|entry| entry.0))
        .chain(without_heads)
        .collect()
}

/// A figure with as many digits as a planner reads.
fn figure(amount: f64) -> String {
    let rounded = format!("{amount:.3}");
    rounded.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Path and words of what a row demands.
fn subject(factory: &Factory, buckets: &Buckets, meaning: &RowMeaning) -> (String, String) {
    use RowMeaning as M;
    let on = |bucket: BucketId| buckets[bucket].name.as_str();
    let over = |range: &std::ops::Range<usize>| {
        let first = &buckets[BucketId::at(range.start)].name;
        let last = &buckets[BucketId::at(range.end.saturating_sub(1))].name;
        if first == last { first.clone() } else { format!("{first} to {last}") }
    };
    match meaning {
        M::Load { of, bucket } => {
            let (at, name, unit) = capacity(factory, *of);
            (
                format!("{at}@{}", on(*bucket)),
                format!("capacity of {name} on {} ({unit})", on(*bucket)),
            )
        }
        M::HeadHours { labour, bucket } | M::HeadOvertime { labour, bucket } => {
            let (at, name, unit) = capacity(factory, Capacity::Labour(*labour));
            (
                format!("{at}@{}", on(*bucket)),
                format!("heads of {name} on {} ({unit})", on(*bucket)),
            )
        }
        M::Headcount { labour, bucket } => {
            let (at, name, _) = capacity(factory, Capacity::Labour(*labour));
            (
                format!("{at}/heads@{}", on(*bucket)),
                format!("headcount of {name} on {}", on(*bucket)),
            )
        }
        M::Flow { item: of, bucket } | M::Safety { item: of, bucket } => {
            let (at, name, unit) = item(factory, *of);
            (format!("{at}@{}", on(*bucket)), format!("{name} on {} ({unit})", on(*bucket)))
        }
        M::Closing { item: of } => {
            let (at, name, unit) = item(factory, *of);
            (format!("{at}/stock/closing"), format!("closing stock of {name} ({unit})"))
        }
        M::Quota { material, buckets } => {
            let (at, name, unit) = item(factory, Item::Material(*material));
            (format!("{at}/quota"), format!("quota of {name}, {} ({unit})", over(buckets)))
        }
        M::Frozen { position } => {
            let frozen = &factory.frozen[*position];
            let product = &factory.products[frozen.product];
            (
                format!("frozen/{position}"),
                format!(
                    "frozen quantity {} {} of {}, {} to {}",
                    figure(frozen.quantity),
                    product.unit,
                    product.named.name,
                    frozen.from,
                    frozen.to
                ),
            )
        }
        M::Space { store, bucket } => {
            let named = &factory.stores[*store].named;
            (
                format!("stores/{}@{}", named.id, on(*bucket)),
                format!("room in {} on {}", named.name, on(*bucket)),
            )
        }
        M::RouteLimit { product, route, buckets } => {
            let owner = &factory.products[*product];
            let route = &owner.routes[*route].named;
            (
                format!("products/{}/routes/{}/limit", owner.named.id, route.id),
                format!("limit of {}, route {}, {}", owner.named.name, route.name, over(buckets)),
            )
        }
        M::PurchaseLimit { material, buckets } => {
            let (at, name, _) = item(factory, Item::Material(*material));
            (format!("{at}/purchase/limit"), format!("purchase limit of {name}, {}", over(buckets)))
        }
        M::OvertimeLimit { of, tier, buckets } => {
            let (at, ..) = limit::overtime(factory, *of, *tier);
            let (_, name, _) = capacity(factory, *of);
            let tier = tier + 1;
            (at, format!("overtime of {name}, tier {tier}, {}", over(buckets)))
        }
        M::HiringLimit { labour, buckets } | M::LayingOffLimit { labour, buckets } => {
            let (at, name, _) = capacity(factory, Capacity::Labour(*labour));
            (format!("{at}/hiring"), format!("hiring or laying off of {name}, {}", over(buckets)))
        }
        M::Quantity { order } | M::Minimum { order, .. } | M::MarketLimit { order, .. } => {
            let id = &factory.orders[*order].id;
            (format!("orders/{id}"), format!("order {id}"))
        }
        M::Need { project, .. } => {
            let named = &factory.projects[*project].named;
            (format!("projects/{}", named.id), format!("project {}", named.name))
        }
        measuring => measured(factory, buckets, measuring),
    }
}

/// Path and words of the rows that only measure; they contradict nothing, but have a name too.
fn measured(factory: &Factory, buckets: &Buckets, meaning: &RowMeaning) -> (String, String) {
    use RowMeaning as M;
    let on = |bucket: BucketId| buckets[bucket].name.as_str();
    match meaning {
        M::OutputChange { bucket } | M::LoadChange { bucket } => {
            (format!("balance@{}", on(*bucket)), format!("change of output on {}", on(*bucket)))
        }
        M::PeakCovers { group, bucket } => {
            let (at, name, _) = capacity(factory, Capacity::Group(*group));
            (format!("{at}@{}", on(*bucket)), format!("peak of {name} on {}", on(*bucket)))
        }
        M::CumulativeFlow { product, bucket } | M::EvenLine { product, bucket } => {
            let (at, name, _) = item(factory, Item::Product(*product));
            (format!("{at}@{}", on(*bucket)), format!("even output of {name} on {}", on(*bucket)))
        }
        M::GoalHeld { goal } => (format!("goals/{goal}"), format!("the goal {goal}")),
        other => (String::new(), format!("{other:?}")),
    }
}
