//! Units decide nothing: a works counted in thousands, tonnes or hundredths has the same plan.
//! `JUNHENG_TRIALS=600 cargo test --test suite units` tries as many works.

use junheng::diag::{Code, Diagnostic};
use junheng::session::{Planning, plan};
use junheng::source::json::read;
use junheng::source::synthetic::{SyntheticSize, generate};
use junheng::validate::validate;
use serde_json::Value;

/// The works tried, where nobody asks for more.
const TRIALS: u64 = 8;

/// The value of every goal of a plan, by title; `None` where a figure is outside what a factory file
/// may hold.
fn goals(works: &Value, of: &str) -> Option<Vec<(String, f64)>> {
    let factory = match validate(read(&works.to_string())) {
        Ok(validated) => validated.factory,
        Err(problems) => {
            let outside = |it: &Diagnostic| matches!(it.code, Code::E404 | Code::E405);
            assert!(problems.iter().all(outside), "{of}: {problems:#?}");
            return None;
        }
    };
    let options = super::meaning::options(&factory);
    match plan(&factory, &options) {
        Ok(Planning::Plan(plan)) => {
            Some(plan.goals.iter().map(|goal| (goal.title(), goal.value)).collect())
        }
        Ok(other) => panic!("{of}: {other:?}"),
        Err(failure) => panic!("{of}: {failure}"),
    }
}

/// Pseudo-random numbers: those of `splitmix64`.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A power of ten from a millionth to a million, within what a factory file may hold.
    fn factor(&mut self, most: i32) -> f64 {
        let span = u64::try_from(2 * most + 1).unwrap();
        10_f64.powi(i32::try_from(self.next() % span).unwrap() - most)
    }
}

/// Multiplies every number within.
fn times(value: &mut Value, factor: f64) {
    match value {
        Value::Number(number) => *value = (number.as_f64().unwrap() * factor).into(),
        Value::Array(items) => items.iter_mut().for_each(|item| times(item, factor)),
        Value::Object(fields) => fields.values_mut().for_each(|field| times(field, factor)),
        _ => {}
    }
}

/// As [`times`], of a field that may not be there.
fn field(of: &mut Value, name: &str, factor: f64) {
    if let Some(value) = of.get_mut(name) {
        times(value, factor);
    }
}

fn each<'v>(of: &'v mut Value, list: &str) -> impl Iterator<Item = &'v mut Value> {
    of.get_mut(list).and_then(Value::as_array_mut).into_iter().flatten()
}

/// The units of a works: how many new ones make an old one.
struct Units<'u> {
    of: &'u dyn Fn(&str) -> f64,
}

impl Units<'_> {
    fn stock(stock: &mut Value, unit: f64) {
        for name in ["opening", "closing", "safety", "maximum", "closing_maximum"] {
            field(stock, name, unit);
        }
        field(stock, "holding_cost", 1.0 / unit);
    }

    /// A product or one of its routes: all that is said per unit.
    fn way(&self, way: &mut Value, unit: f64) {
        field(way, "cost", 1.0 / unit);
        field(way, "limit", unit);
        for step in each(way, "operations") {
            let group = (self.of)(step["group"].as_str().unwrap());
            field(step, "hours", group / unit);
            field(step, "rate", unit / group);
        }
        for table in ["norms", "components", "by_products"] {
            let entries = way.get_mut(table).and_then(Value::as_object_mut);
            for (id, quantity) in entries.into_iter().flatten() {
                times(quantity, (self.of)(id) / unit);
            }
        }
    }

    fn applied(&self, works: &Value) -> Value {
        let mut works = works.clone();
        for group in each(&mut works, "groups") {
            let unit = (self.of)(group["id"].as_str().unwrap());
            field(group, "machines", unit);
            field(group, "cost_per_hour", 1.0 / unit);
            each(group, "repairs").for_each(|repair| field(repair, "machines", unit));
            for tier in each(group, "overtime") {
                field(tier, "limit", unit);
                field(tier, "price", 1.0 / unit);
            }
        }
        for material in each(&mut works, "materials") {
            let unit = (self.of)(material["id"].as_str().unwrap());
            field(material, "quota", unit);
            each(material, "deliveries").for_each(|it| field(it, "quantity", unit));
            if let Some(purchase) = material.get_mut("purchase") {
                field(purchase, "price", 1.0 / unit);
                field(purchase, "limit", unit);
            }
            material.get_mut("stock").into_iter().for_each(|stock| Self::stock(stock, unit));
        }
        for product in each(&mut works, "products") {
            let unit = (self.of)(product["id"].as_str().unwrap());
            product.get_mut("stock").into_iter().for_each(|stock| Self::stock(stock, unit));
            each(product, "receipts").for_each(|it| field(it, "quantity", unit));
            self.way(product, unit);
            each(product, "routes").for_each(|route| self.way(route, unit));
        }
        for order in each(&mut works, "orders") {
            let unit = (self.of)(order["product"].as_str().unwrap());
            for name in ["quantity", "minimum", "limit"] {
                field(order, name, unit);
            }
            field(order, "price", 1.0 / unit);
            field(order, "shortage_price", 1.0 / unit);
            if let Some(late) = order.get_mut("late") {
                field(late, "price", 1.0 / unit);
            }
        }
        works
    }
}

/// The same value, but for what the units round.
fn same(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-7 * one.abs().max(1.0)
}

/// What another unit of machine hours leaves alone: goals that weigh groups by their hours have
/// other weights then.
fn weighs_hours(title: &str) -> bool {
    ["surplus", "balance", "low-stock"].contains(&title)
}

#[test]
fn a_works_in_other_units_has_the_same_plan() {
    let trials = std::env::var("JUNHENG_TRIALS").ok().and_then(|it| it.parse().ok());
    let mut wrong = Vec::new();
    for seed in 0..trials.unwrap_or(TRIALS) {
        let mut dice = Dice(seed);
        let products = 4 + usize::try_from(dice.next() % 9).unwrap();
        let groups = 3 + usize::try_from(dice.next() % 6).unwrap();
        let size = SyntheticSize { products, groups, materials: 4, days: 6, seed };
        let works: Value = serde_json::from_str(&generate(&size)).unwrap();
        let plain = goals(&works, &format!("seed {seed}")).unwrap();
        let mut ids = Vec::new();
        for list in ["products", "materials", "groups"] {
            let records = works[list].as_array().unwrap();
            ids.extend(records.iter().map(|it| (list, it["id"].as_str().unwrap().to_owned())));
        }
        for list in ["products", "materials", "groups"] {
            let most = if list == "groups" { 3 } else { 6 };
            let factors: Vec<(&str, f64)> = (ids.iter())
                .map(|(kind, id)| {
                    (id.as_str(), if *kind == list { dice.factor(most) } else { 1.0 })
                })
                .collect();
            let of = |id: &str| factors.iter().find(|it| it.0 == id).map_or(1.0, |it| it.1);
            let other = goals(
                &Units { of: &of }.applied(&works),
                &format!("seed {seed}, {list} in other units: {factors:?}"),
            );
            let Some(other) = other else { continue };
            for ((title, value), (_, again)) in plain.iter().zip(&other) {
                if list == "groups" && weighs_hours(title) {
                    break;
                }
                if !same(*value, *again) {
                    wrong.push(format!("seed {seed}, {list}: {title} {value} and {again}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}
