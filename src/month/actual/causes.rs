//! What was different from the plan, as changes of the factory file: hours lost by cause, deliveries,
//! use per piece, yield. Any of them can be made alone or with others.

use jiff::civil::Date;
use rustc_hash::FxHashMap;
use serde_json::{Map, Value};

use super::compared::Compared;
use super::standard::Standard;
use crate::diag::{Message, message};
use crate::ids::{Id, MaterialId, ProductId};
use crate::model::calendar::dates;
use crate::model::decimal::{as_held, in_a_sentence};
use crate::model::{BucketKind, Buckets, Factory, Item, Resource};
use crate::month::recorded::{Capacity, OfItem};
use crate::scenario::Document;

/// Differences below this are none.
const NOTHING: f64 = 1e-9;

/// Id of a capacity.
#[must_use]
pub fn capacity_id(factory: &Factory, of: Capacity) -> String {
    match of {
        Capacity::Group(it) => factory.groups[it].named.id.clone(),
        Capacity::Resource(Resource::Labour(it)) => factory.labour[it].named.id.clone(),
        Capacity::Resource(Resource::Service(it)) => factory.services[it].named.id.clone(),
    }
}

/// One deviation, or several taken together.
#[derive(Clone, Debug)]
pub struct Cause {
    /// What it is.
    pub message: Message,
    effects: Vec<Effect>,
}

#[derive(Clone, Debug)]
enum Effect {
    /// Hours that a capacity did not have.
    Lost { of: Capacity, days: Vec<(Date, f64)> },
    /// What came of a material, instead of what was arranged.
    Delivered { material: MaterialId, receipts: Vec<(Date, f64)> },
    /// A norm that was not kept; of one product, or of all.
    Norm { item: Item, product: Option<ProductId>, factor: f64 },
    /// Good units out of what was started, as a factor on the yield.
    Yield { product: ProductId, factor: f64 },
}

/// Every deviation in the record, at most so many: what is beyond is taken together.
#[must_use]
pub fn causes(of: Compared<'_>, most: usize) -> Vec<Cause> {
    let standard = Standard::new(of);
    let mut found = lost(of);
    found.extend(deliveries(of));
    found.extend(norms(of, &standard));
    found.extend(yields(of));
    if found.len() > most.max(1) {
        let rest: Vec<Cause> = found.split_off(most.max(1) - 1);
        let message = message!("cause-others", count = rest.len());
        let effects = rest.into_iter().flat_map(|it| it.effects).collect();
        found.push(Cause { message, effects });
    }
    found
}

/// Hours that a capacity has on each day by the factory file.
fn hours_by_day(factory: &Factory, of: Capacity) -> Vec<(Date, f64)> {
    let days = Buckets::new(factory, BucketKind::Day);
    let starts = days.iter().map(|it| it.start);
    let hours: Vec<f64> = match of {
        Capacity::Group(it) => {
            let time = factory.groups[it].time(&factory.calendar, &days);
            time.into_iter().map(|it| it.effective).collect()
        }
        Capacity::Resource(Resource::Labour(it)) => {
            factory.labour[it].given(&factory.calendar, &days).hours
        }
        Capacity::Resource(Resource::Service(it)) => factory.services[it]
            .capacity
            .as_ref()
            .map_or_else(Vec::new, |amount| days.spread(amount)),
    };
    starts.zip(hours).collect()
}

/// Hours lost at a capacity for a cause, and the days they are shared among.
type Lost = (f64, Capacity, String, Vec<(Date, f64)>);

/// Hours lost, the most first.
fn lost(of: Compared<'_>) -> Vec<Cause> {
    let mut found: Vec<Lost> = Vec::new();
    for line in &of.recorded.lost {
        let at = found.iter().position(|it| it.1 == line.of && it.2 == line.cause);
        let at = at.unwrap_or_else(|| {
            found.push((0.0, line.of, line.cause.clone(), Vec::new()));
            found.len() - 1
        });
        found[at].0 += line.hours;
        if let Some(day) = line.date {
            found[at].3.push((day, line.hours));
        } else {
            let period = of.recorded.period;
            let mut days = hours_by_day(of.factory, line.of);
            days.retain(|it| period.from <= it.0 && it.0 <= period.to);
            let total: f64 = days.iter().map(|it| it.1).sum();
            let shared = days.into_iter().filter(|_| total > 0.0);
            found[at].3.extend(shared.map(|(day, own)| (day, line.hours * own / total)));
        }
    }
    found.sort_by(|one, other| other.0.total_cmp(&one.0));
    let cause = |(hours, capacity, cause, days): (f64, Capacity, String, Vec<(Date, f64)>)| {
        let id = capacity_id(of.factory, capacity);
        let hours = in_a_sentence(hours);
        let message = if cause.is_empty() {
            message!("cause-lost", capacity = id, hours)
        } else {
            message!("cause-lost-by", capacity = id, hours, cause)
        };
        Cause { message, effects: vec![Effect::Lost { of: capacity, days }] }
    };
    found.into_iter().filter(|it| it.0 > 0.0).map(cause).collect()
}

/// Materials that did not come as arranged.
fn deliveries(of: Compared<'_>) -> Vec<Cause> {
    let Some(lines) = &of.recorded.delivered else { return Vec::new() };
    if !lines.iter().any(|it| matches!(it.item, Item::Material(_))) {
        return Vec::new();
    }
    let period = of.recorded.period;
    let mut found = Vec::new();
    for (id, material) in of.factory.materials.enumerated() {
        let mut arranged: Vec<(Date, f64)> = material
            .deliveries
            .iter()
            .filter(|it| it.date <= period.to)
            .map(|it| (it.date, it.quantity))
            .collect();
        arranged.sort_by_key(|it| it.0);
        let total: f64 = arranged.iter().map(|it| it.1).sum();
        let own: Vec<&OfItem> = lines.iter().filter(|it| it.item == Item::Material(id)).collect();
        let mut came: Vec<(Date, f64)> =
            own.iter().filter_map(|it| Some((it.date?, it.quantity))).collect();
        came.sort_by_key(|it| it.0);
        let undated: f64 = own.iter().filter(|it| it.date.is_none()).map(|it| it.quantity).sum();
        if undated > 0.0 {
            // Without dates it came as arranged, as far as it goes.
            came.extend(arranged.iter().copied());
        }
        let mut left = if undated > 0.0 { undated.min(total) } else { total };
        came.retain_mut(|it| {
            it.1 = it.1.min(left);
            left -= it.1;
            it.1 > NOTHING
        });
        let arrived: f64 = came.iter().map(|it| it.1).sum();
        let missing = total - arrived;
        let same = missing.abs() <= NOTHING * total.max(1.0) && by_day(&came) == by_day(&arranged);
        if same {
            continue;
        }
        let mut receipts = by_day(&came);
        if missing > NOTHING * total.max(1.0) {
            receipts.push((of.done.next, as_held(missing)));
        }
        let named = &material.named.id;
        let message = if missing > NOTHING * total.max(1.0) {
            message!(
                "cause-not-come",
                material = named,
                quantity = in_a_sentence(missing),
                unit = material.unit
            )
        } else {
            message!("cause-other-days", material = named)
        };
        found.push(Cause { message, effects: vec![Effect::Delivered { material: id, receipts }] });
    }
    found
}

/// Quantities of one day added up.
fn by_day(of: &[(Date, f64)]) -> Vec<(Date, f64)> {
    let mut found: Vec<(Date, f64)> = Vec::new();
    for (day, quantity) in of {
        match found.last_mut().filter(|it| it.0 == *day) {
            Some(own) => own.1 += quantity,
            None => found.push((*day, *quantity)),
        }
    }
    found
}

/// Items of which more or less was used than the norms allow.
fn norms(of: Compared<'_>, standard: &Standard) -> Vec<Cause> {
    let mut found = Vec::new();
    let mut kinds: Vec<(Item, Option<ProductId>)> =
        of.recorded.used.iter().map(|it| (it.item, it.product)).collect();
    kinds.sort_unstable();
    kinds.dedup();
    for (item, product) in kinds {
        let own = of.recorded.used.iter().filter(|it| it.item == item && it.product == product);
        let used: f64 = own.map(|it| it.quantity).sum();
        let allowed = if let Some(product) = product {
            standard.use_for(of, item, product)
        } else {
            // What is stated for single products is theirs.
            let stated = |it: &ProductId| {
                of.recorded.used.iter().any(|of| of.item == item && of.product == Some(*it))
            };
            let others = of.factory.products.ids().filter(|it| !stated(it));
            others.map(|it| standard.use_for(of, item, it)).sum()
        };
        if allowed <= NOTHING || (used / allowed - 1.0).abs() <= NOTHING {
            continue;
        }
        let factor = used / allowed;
        let (id, unit) = match item {
            Item::Product(it) => {
                let of = &of.factory.products[it];
                (&of.named.id, &of.unit)
            }
            Item::Material(it) => {
                let of = &of.factory.materials[it];
                (&of.named.id, &of.unit)
            }
        };
        let (more, percent) = (
            in_a_sentence(used - allowed),
            in_a_sentence((factor * 1000.0 - 1000.0).round() / 10.0),
        );
        let message = match product {
            Some(product) => {
                let product = &of.factory.products[product].named.id;
                message!("cause-norm-for", item = id, product, more, unit, percent)
            }
            None => message!("cause-norm", item = id, more, unit, percent),
        };
        found.push(Cause { message, effects: vec![Effect::Norm { item, product, factor }] });
    }
    found
}

/// Products of which scrap is recorded that is not what the yield says.
fn yields(of: Compared<'_>) -> Vec<Cause> {
    let mut found = Vec::new();
    let lines = of.recorded.made.as_deref().unwrap_or_default();
    for (id, product) in of.factory.products.enumerated() {
        let own = lines.iter().filter(|it| it.product == id && it.scrap.is_some());
        let (good, scrap) =
            own.fold((0.0, 0.0), |sum, it| (sum.0 + it.good, sum.1 + it.scrap.unwrap_or(0.0)));
        let Some(route) = product.routes.first().filter(|_| good > NOTHING) else { continue };
        let factor = good / (good + scrap) / route.total_yield();
        if (factor - 1.0).abs() <= NOTHING {
            continue;
        }
        let message = message!(
            "cause-yield",
            product = product.named.id,
            scrap = in_a_sentence(scrap),
            percent = in_a_sentence((good / (good + scrap) * 1000.0).round() / 10.0)
        );
        found.push(Cause { message, effects: vec![Effect::Yield { product: id, factor }] });
    }
    found
}

/// The factory file with some of the causes: `None` if it is none any more.
#[must_use]
pub fn with(
    document: &Document,
    factory: &Factory,
    causes: &[Cause],
    chosen: usize,
) -> Option<Document> {
    let mut tree = document.tree().clone();
    let mut lost: Vec<(Capacity, FxHashMap<Date, f64>)> = Vec::new();
    let taken = causes.iter().enumerate().filter(|it| chosen >> it.0 & 1 == 1);
    for effect in taken.flat_map(|it| &it.1.effects) {
        match effect {
            Effect::Lost { of, days } => {
                let at = lost.iter().position(|it| it.0 == *of).unwrap_or_else(|| {
                    lost.push((*of, FxHashMap::default()));
                    lost.len() - 1
                });
                for (day, hours) in days {
                    *lost[at].1.entry(*day).or_default() += hours;
                }
            }
            Effect::Delivered { material, receipts } => {
                delivered(&mut tree, *material, receipts)?;
            }
            Effect::Norm { item, product, factor } => {
                norm(&mut tree, factory, *item, *product, *factor);
            }
            Effect::Yield { product, factor } => {
                worse_yield(&mut tree, factory, *product, *factor)?;
            }
        }
    }
    for (of, days) in lost {
        less(&mut tree, factory, of, &days)?;
    }
    Document::parse(&tree.to_string())
}

fn fields<'t>(tree: &'t mut Value, list: &str, at: usize) -> Option<&'t mut Map<String, Value>> {
    tree.get_mut(list)?.get_mut(at)?.as_object_mut()
}

/// Takes hours from a capacity: by its availability, attendance or capacity, day by day.
fn less(
    tree: &mut Value,
    factory: &Factory,
    of: Capacity,
    days: &FxHashMap<Date, f64>,
) -> Option<()> {
    let hours: FxHashMap<Date, f64> = hours_by_day(factory, of).into_iter().collect();
    let left = |day: Date| {
        let (had, lost) = (hours.get(&day).copied(), days.get(&day).copied());
        match (had, lost) {
            (Some(had), Some(lost)) if had > 0.0 => (1.0 - lost / had).max(0.0),
            _ => 1.0,
        }
    };
    let (list, at, field, share): (_, _, _, Box<dyn Fn(Date) -> f64>) = match of {
        Capacity::Group(it) => {
            let of = &factory.groups[it].availability;
            ("groups", it.position(), "availability", Box::new(|day| of.at(day)))
        }
        Capacity::Resource(Resource::Labour(it)) => {
            let of = &factory.labour[it].attendance;
            ("labour", it.position(), "attendance", Box::new(|day| of.at(day)))
        }
        // The capacity of a service has no share of its own to lower.
        Capacity::Resource(Resource::Service(_)) => return Some(()),
    };
    let mut steps = Map::new();
    let mut last: Option<f64> = None;
    let until = factory.to.tomorrow().unwrap_or(factory.to);
    for day in dates(factory.from, until) {
        let value = share(day) * left(day);
        #[allow(clippy::float_cmp)] // the same figure or another
        if last != Some(value) {
            steps.insert(day.to_string(), value.into());
            last = Some(value);
        }
    }
    fields(tree, list, at)?.insert(field.to_owned(), Value::Object(steps));
    Some(())
}

fn delivered(tree: &mut Value, material: MaterialId, receipts: &[(Date, f64)]) -> Option<()> {
    let of = fields(tree, "materials", material.position())?;
    let last = receipts.iter().map(|it| it.0).max();
    let mut entries: Vec<Value> = receipts
        .iter()
        .map(|(day, quantity)| serde_json::json!({"date": day.to_string(), "quantity": quantity}))
        .collect();
    let later = of.get("deliveries").and_then(Value::as_array).into_iter().flatten();
    let later = later.filter(|it| {
        let day = it.get("date").and_then(Value::as_str).and_then(|it| it.parse::<Date>().ok());
        day.zip(last).is_some_and(|(day, last)| day > last)
    });
    entries.extend(later.cloned());
    of.insert("deliveries".to_owned(), Value::Array(entries));
    Some(())
}

fn norm(tree: &mut Value, factory: &Factory, item: Item, product: Option<ProductId>, factor: f64) {
    let (map, id) = match item {
        Item::Product(it) => ("components", &factory.products[it].named.id),
        Item::Material(it) => ("norms", &factory.materials[it].named.id),
    };
    for at in factory.products.ids().filter(|it| product.is_none_or(|own| own == *it)) {
        let Some(of) = tree.get_mut("products").and_then(|it| it.get_mut(at.position())) else {
            continue;
        };
        if let Some(value) = of.get_mut(map).and_then(|it| it.get_mut(id)) {
            scale(value, factor);
        }
        let routes = of.get_mut("routes").and_then(Value::as_array_mut);
        for route in routes.into_iter().flatten() {
            if let Some(value) = route.get_mut(map).and_then(|it| it.get_mut(id)) {
                scale(value, factor);
            }
        }
    }
}

/// Multiplies every quantity in a value; the size of a lot is none.
fn scale(value: &mut Value, factor: f64) {
    match value {
        Value::Object(parts) => {
            parts.iter_mut().filter(|it| it.0 != "lot").for_each(|it| scale(it.1, factor));
        }
        other => {
            if let Some(number) = other.as_f64() {
                *other = (number * factor).into();
            }
        }
    }
}

fn worse_yield(tree: &mut Value, factory: &Factory, product: ProductId, factor: f64) -> Option<()> {
    let model = &factory.products[product];
    let of = tree.get_mut("products")?.get_mut(product.position())?;
    let own = |at: usize| (model.routes[at].own_yield * factor).min(1.0);
    match of.get_mut("routes").and_then(Value::as_array_mut) {
        Some(routes) if !routes.is_empty() => {
            for (at, route) in routes.iter_mut().enumerate() {
                route.as_object_mut()?.insert("yield".to_owned(), own(at).into());
            }
        }
        _ => {
            of.as_object_mut()?.insert("yield".to_owned(), own(0).into());
        }
    }
    Some(())
}
