//! Hard data that contradict each other, in the planner's words.

use rustc_hash::FxHashSet;

use super::limit::{self, Counted, capacity, item};
use crate::formulate::{Capacity, ColumnMeaning, Formulation, RowMeaning};
use crate::ids::{BucketId, Id, RowId};
use crate::model::answers::contradiction::{Clash, Kind, Part, Party};
use crate::model::{Buckets, Chosen, Factory, Item};
use crate::solve::{Contradiction, Place, Side};

/// What would have to change (the cheapest way found), then what else takes part.
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
                let (at, party) = subject(factory, buckets, meaning);
                let amount = figure(violation.amount);
                let part = match (meaning, violation.side) {
                    (RowMeaning::Flow { .. }, Side::Upper) => Part::TooMuch(amount),
                    _ => Part::TooLittle(amount),
                };
                add(Clash { at, party, part });
            }
            Place::Column(column) => {
                let at = formulation.lp().column_name(column).to_owned();
                let party = Party::other(at.clone());
                add(Clash { at, party, part: Part::Excluded });
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
        let (at, party) = subject(factory, buckets, meaning);
        add(Clash { at, party, part: Part::Takes });
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

/// A figure with as many digits as a planner reads; a small one with its first three.
fn figure(amount: f64) -> String {
    let digits =
        if amount != 0.0 && amount.abs() < 0.1 { 2.0 - amount.abs().log10().floor() } else { 3.0 };
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // from 3 to some hundred
    let rounded = format!("{amount:.*}", digits as usize);
    rounded.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Path, owner's name and unit of a limit.
fn parts((limit, unit): Counted) -> (String, String, String) {
    (limit.path(), limit.name, unit)
}

/// Path and words of a row's requirement.
#[allow(clippy::too_many_lines)] // one line or two for each kind of row
fn subject(factory: &Factory, buckets: &Buckets, meaning: &RowMeaning) -> (String, Party) {
    use RowMeaning as M;
    let on = |bucket: BucketId| buckets[bucket].name.as_str();
    let party = |kind, name: &str, unit: &str| Party {
        kind,
        name: name.to_owned(),
        unit: unit.to_owned(),
        ..Party::default()
    };
    let in_bucket = |party: Party, bucket: &BucketId| {
        let name = on(*bucket).to_owned();
        Party { from: name.clone(), to: name, ..party }
    };
    let over = |party: Party, range: &std::ops::Range<usize>| {
        let name = |at: usize| buckets[BucketId::at(at)].name.clone();
        Party { from: name(range.start), to: name(range.end.saturating_sub(1)), ..party }
    };
    match meaning {
        M::Load { of, bucket } => {
            let (at, name, unit) = parts(capacity(factory, *of));
            let party = in_bucket(party(Kind::Capacity, &name, &unit), bucket);
            (format!("{at}@{}", on(*bucket)), party)
        }
        M::Clock { group, bucket } => {
            let (at, name, unit) = parts(capacity(factory, Capacity::Group(*group)));
            let party = in_bucket(party(Kind::Clock, &name, &unit), bucket);
            (format!("{at}/clock@{}", on(*bucket)), party)
        }
        M::HeadHours { labour, bucket } | M::HeadOvertime { labour, bucket } => {
            let (at, name, unit) = parts(capacity(factory, Capacity::Labour(*labour)));
            let party = in_bucket(party(Kind::Heads, &name, &unit), bucket);
            (format!("{at}@{}", on(*bucket)), party)
        }
        M::Headcount { labour, bucket } => {
            let (at, name, _) = parts(capacity(factory, Capacity::Labour(*labour)));
            let party = in_bucket(party(Kind::Headcount, &name, ""), bucket);
            (format!("{at}/heads@{}", on(*bucket)), party)
        }
        M::Flow { item: of, bucket } | M::Safety { item: of, bucket } => {
            let (at, name, unit) = parts(item(factory, *of));
            let party = in_bucket(party(Kind::Item, &name, &unit), bucket);
            (format!("{at}@{}", on(*bucket)), party)
        }
        M::FirstPiece { products, bucket } => {
            let (at, name, unit) = parts(item(factory, Item::Product(products[0])));
            let party = in_bucket(party(Kind::Item, &name, &unit), bucket);
            (format!("{at}@{}", on(*bucket)), party)
        }
        M::Closing { item: of } => {
            let (at, name, unit) = parts(item(factory, *of));
            (format!("{at}/stock/closing"), party(Kind::Closing, &name, &unit))
        }
        M::Quota { material, buckets } => {
            let (at, name, unit) = parts(item(factory, Item::Material(*material)));
            (format!("{at}/quota"), over(party(Kind::Quota, &name, &unit), buckets))
        }
        M::Frozen { position } => {
            let frozen = &factory.frozen[*position];
            let product = &factory.products[frozen.product];
            let party = Party {
                which: frozen.quantity.to_string(),
                from: frozen.from.to_string(),
                to: frozen.to.to_string(),
                ..party(Kind::Frozen, &product.named.name, &product.unit)
            };
            (format!("frozen/{position}"), party)
        }
        M::Space { store, bucket } => {
            let named = &factory.stores[*store].named;
            let party = in_bucket(party(Kind::Space, &named.name, ""), bucket);
            (format!("stores/{}@{}", named.id, on(*bucket)), party)
        }
        M::RouteLimit { product, route, buckets } => {
            let owner = &factory.products[*product];
            let route = &owner.routes[*route].named;
            let at = format!("products/{}/routes/{}/limit", owner.named.id, route.id);
            let party = over(party(Kind::Route, &owner.named.name, ""), buckets);
            (at, Party { which: route.name.clone(), ..party })
        }
        M::PurchaseLimit { material, buckets } => {
            let (at, name, _) = parts(item(factory, Item::Material(*material)));
            (format!("{at}/purchase/limit"), over(party(Kind::Purchase, &name, ""), buckets))
        }
        M::OvertimeLimit { of, tier, buckets } => {
            let (at, name, _) = parts(limit::overtime(factory, *of, *tier));
            let party = over(party(Kind::Overtime, &name, ""), buckets);
            (at, Party { which: (tier + 1).to_string(), ..party })
        }
        M::HiringLimit { labour, buckets } | M::LayingOffLimit { labour, buckets } => {
            let (at, name, _) = parts(capacity(factory, Capacity::Labour(*labour)));
            (format!("{at}/hiring"), over(party(Kind::Hiring, &name, ""), buckets))
        }
        M::Quantity { order } | M::Minimum { order, .. } | M::MarketLimit { order, .. } => {
            let id = &factory.orders[*order].id;
            (format!("orders/{id}"), party(Kind::Order, id, ""))
        }
        M::Need { project, .. } => {
            let named = &factory.projects[*project].named;
            (format!("projects/{}", named.id), party(Kind::Project, &named.name, ""))
        }
        other => whole_numbers(factory, buckets, other),
    }
}

/// Path and words of the rows of runs, openings, repairs and choices.
fn whole_numbers(factory: &Factory, buckets: &Buckets, meaning: &RowMeaning) -> (String, Party) {
    use RowMeaning as M;
    let party = |kind, name: &str, which: String, bucket: Option<&BucketId>| {
        let name_of = |it: &BucketId| buckets[*it].name.clone();
        let when = bucket.map_or_else(String::new, name_of);
        let name = name.to_owned();
        Party { kind, name, which, from: when.clone(), to: when, ..Party::default() }
    };
    let group = |id: crate::ids::GroupId| &factory.groups[id].named;
    match meaning {
        M::RunCovers { product, route, bucket }
        | M::LeastRun { product, route, bucket }
        | M::Multiple { product, route, bucket }
        | M::Campaign { product, route, bucket }
        | M::RunsOn { product, route, bucket, .. } => {
            let owner = &factory.products[*product];
            let path = Chosen::Route(*product, *route).path(factory);
            let which = owner.routes[*route].named.name.clone();
            let party = party(Kind::Run, &owner.named.name, which, Some(bucket));
            (format!("{path}@{}", buckets[*bucket].name), party)
        }
        M::RunsWanted { product, .. } => {
            let owner = &factory.products[*product].named;
            (format!("products/{}", owner.id), party(Kind::Run, &owner.name, String::new(), None))
        }
        M::AtOnce { group: id, bucket } => {
            let party = party(Kind::AtOnce, &group(*id).name, String::new(), Some(bucket));
            (format!("groups/{}/at_once@{}", group(*id).id, buckets[*bucket].name), party)
        }
        M::OpenCovers { group: id, bucket } | M::LeastOpen { group: id, bucket } => {
            let party = party(Kind::Open, &group(*id).name, String::new(), Some(bucket));
            (format!("groups/{}/open@{}", group(*id).id, buckets[*bucket].name), party)
        }
        M::RepairPlaced { group: id, repair } => {
            let number = (repair + 1).to_string();
            let path = format!("groups/{}/repairs_to_place/{number}", group(*id).id);
            (path, party(Kind::Repair, &group(*id).name, number, None))
        }
        M::RepairHours { group: id, bucket } => {
            let (at, name, unit) = parts(capacity(factory, Capacity::Group(*id)));
            let party = party(Kind::Capacity, &name, String::new(), Some(bucket));
            (format!("{at}@{}", buckets[*bucket].name), Party { unit, ..party })
        }
        M::Taken { chosen } => {
            let path = chosen.path(factory);
            (path.clone(), party(Kind::Choice, &path, String::new(), None))
        }
        M::Choice { choice } => {
            let id = &factory.choices[*choice].id;
            (format!("choose/{id}"), party(Kind::Choice, id, String::new(), None))
        }
        measuring => measured(factory, buckets, measuring),
    }
}

/// Path and words of the rows that only measure; they contradict nothing, but have a name too.
fn measured(factory: &Factory, buckets: &Buckets, meaning: &RowMeaning) -> (String, Party) {
    use RowMeaning as M;
    let on = |bucket: BucketId| buckets[bucket].name.as_str();
    let (at, words) = match meaning {
        M::OutputChange { bucket } => {
            (format!("balance@{}", on(*bucket)), format!("change of output on {}", on(*bucket)))
        }
        M::LoadChange { group, bucket } => {
            let (at, name, _) = parts(capacity(factory, Capacity::Group(*group)));
            (
                format!("{at}@{}", on(*bucket)),
                format!("change of load of {name} on {}", on(*bucket)),
            )
        }
        M::Surplus { product } | M::Unused { product } => {
            let (at, name, _) = parts(item(factory, Item::Product(*product)));
            (format!("{at}/stock"), format!("surplus of {name}"))
        }
        M::PeakCovers { group, bucket } => {
            let (at, name, _) = parts(capacity(factory, Capacity::Group(*group)));
            (format!("{at}@{}", on(*bucket)), format!("peak of {name} on {}", on(*bucket)))
        }
        M::CumulativeFlow { product, bucket } | M::EvenLine { product, bucket } => {
            let (at, name, _) = parts(item(factory, Item::Product(*product)));
            (format!("{at}@{}", on(*bucket)), format!("even output of {name} on {}", on(*bucket)))
        }
        M::NearPublished { product, bucket, .. } => {
            let (at, name, _) = parts(item(factory, Item::Product(*product)));
            (
                format!("{at}@{}", on(*bucket)),
                format!("published runs of {name} on {}", on(*bucket)),
            )
        }
        M::GoalHeld { goal } => (format!("goals/{goal}"), format!("the goal {goal}")),
        other => (String::new(), format!("{other:?}")),
    };
    (at, Party::other(words))
}
