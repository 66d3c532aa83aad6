//! Month after month: nothing is lost on the way, a year is twelve months, causes get their share.

use std::collections::BTreeMap;

use jiff::civil::Date;
use junheng::explain::deviation::{Moved, moved};
use junheng::measure::validated;
use junheng::model::plan::{Plan, PlanStatus};
use junheng::model::{Buckets, Factory};
use junheng::month::actual::causes::{causes, with};
use junheng::month::actual::{Compared, Digests, compare};
use junheng::month::done::Done;
use junheng::month::period::Period;
use junheng::month::recorded::{Recorded, recorded};
use junheng::month::roll::{Ending, Rolled, roll};
use junheng::scenario::Document;
use junheng::session::{Options, Planning, plan};
use junheng::source::actuals;
use junheng::source::synthetic::{SyntheticSize, generate};
use serde_json::{Value, json};

/// A draw without a crate: the same seed, the same months.
struct Draw(u64);

impl Draw {
    /// From 0 to 1.
    fn next(&mut self) -> f64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(self.0 >> 33).unwrap()) / f64::from(u32::MAX >> 1)
    }

    fn below(&mut self, most: usize) -> usize {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss
        )]
        let at = (self.next() * most as f64) as usize;
        at.min(most - 1)
    }
}

/// A month: the file, the factory, its buckets and its plan.
struct Month {
    tree: Value,
    factory: Factory,
    buckets: Buckets,
    plan: Plan,
}

impl Month {
    fn of(tree: Value) -> Self {
        let factory = validated(&tree.to_string()).unwrap_or_else(|it| panic!("{it:#?}\n{tree:#}"));
        let factory = factory.factory;
        let options = options(&factory);
        let plan = match plan(&factory, &options).expect("certified and audited") {
            Planning::Plan(plan) => *plan,
            other => panic!("no plan: {other:?}\n{tree:#}"),
        };
        assert_eq!(plan.status, PlanStatus::Optimal);
        let buckets = Buckets::new(&factory, factory.bucket);
        Self { tree, factory, buckets, plan }
    }

    fn done(&self, record: Option<&Recorded>) -> Done {
        let next = self.factory.to.tomorrow().unwrap();
        match record {
            Some(it) => Done::as_recorded(&self.factory, &self.buckets, &self.plan, it),
            None => Done::as_planned(&self.factory, &self.buckets, &self.plan, next),
        }
    }

    fn rolled(&self, done: &Done) -> Rolled {
        let Self { tree, factory, buckets, plan } = self;
        let next = Period { from: factory.from, to: factory.to }.next(None).unwrap();
        roll(Ending { tree, factory, buckets, plan, done }, next)
            .unwrap_or_else(|it| panic!("{:#?}\n{}", it.problems, it.text))
    }

    fn recorded(&self, record: &Value) -> Recorded {
        let record = actuals::read(&record.to_string()).expect("a record");
        recorded(record, &self.factory, self.factory.to).expect("of this factory")
    }
}

fn options(factory: &Factory) -> Options {
    super::meaning::options(factory)
}

#[track_caller]
fn near(found: f64, expected: f64, size: f64, what: &str) {
    assert!((found - expected).abs() <= 1e-9 * (1.0 + size), "{what}: {found} is not {expected}");
}

fn sum(figures: &[f64]) -> f64 {
    figures.iter().sum()
}

/// What a record that differs from the plan says of a month.
fn invented(month: &Month, draw: &mut Draw) -> Value {
    let dates: Vec<String> = month.buckets.iter().map(|it| it.start.to_string()).collect();
    let mut made = Vec::new();
    for product in &month.plan.products {
        for route in &product.routes {
            for (at, started) in route.started.iter().enumerate() {
                let good = started * (0.7 + 0.4 * draw.next());
                if *started > 1e-6 && product.made.get(at).is_some_and(|it| *it > 0.0) {
                    made.push(json!({"product": product.id, "route": route.id, "date": dates[at],
                        "quantity": good, "scrap": good * 0.02}));
                }
            }
        }
    }
    let share = |draw: &mut Draw| 0.6 + 0.4 * draw.next();
    let shipped: Vec<Value> = month
        .plan
        .orders
        .iter()
        .filter(|it| it.shipped > 1e-6)
        .map(|it| json!({"order": it.id, "quantity": it.shipped * share(draw)}))
        .collect();
    let delivered: Vec<Value> = month
        .plan
        .materials
        .iter()
        .filter(|it| sum(&it.delivered) + sum(&it.bought) > 1e-6)
        .map(|it| {
            let came = (sum(&it.delivered) + sum(&it.bought)) * share(draw);
            json!({"item": it.id, "quantity": came})
        })
        .collect();
    json!({"made": made, "shipped": shipped, "delivered": delivered})
}

/// Orders of the next month for products that are ordered.
fn more_orders(tree: &mut Value, count: usize, draw: &mut Draw) -> Vec<(String, f64)> {
    let (from, to) = (tree["from"].clone(), tree["to"].clone());
    let products: Vec<String> = tree["products"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|it| it.get("operations").is_some() || it.get("routes").is_some())
        .map(|it| it["id"].as_str().unwrap().to_owned())
        .collect();
    let mut added = Vec::new();
    let orders = tree.as_object_mut().unwrap().entry("orders").or_insert_with(|| json!([]));
    for at in 0..count {
        let id = format!("{}-{at}", from.as_str().unwrap());
        let quantity = (10.0 + 80.0 * draw.next()).round();
        let product = &products[draw.below(products.len())];
        orders.as_array_mut().unwrap().push(
            json!({"id": id, "product": product, "quantity": quantity, "due": to, "earliest": from}),
        );
        added.push((id, quantity));
    }
    added
}

/// Over twelve months, some as planned and some as an invented record says, every piece, kilogram, head
/// and order is accounted for, and every month that was rolled on has a certified plan.
/// `ROLLS=50` tries so many factories.
#[test]
#[allow(clippy::too_many_lines)] // one month after the other
fn nothing_is_lost_in_twelve_months() {
    let rolls = std::env::var("ROLLS").ok().and_then(|it| it.parse().ok()).unwrap_or(2);
    for seed in 0..rolls {
        let size = SyntheticSize { products: 5, groups: 3, materials: 2, days: 5, seed };
        let mut tree: Value = serde_json::from_str(&generate(&size)).unwrap();
        tree["whole"] = json!(false);
        tree["labour"] = json!([{"id": "pool", "heads": 3, "hours": {"per_week": 40},
            "hiring": {"cost": 5}, "laying_off": {"cost": 1}, "wage": {"per_week": 10}}]);
        tree["groups"][0]["uses"] = json!({"pool": 0.5});
        let end: Date = tree["from"].as_str().unwrap().parse().unwrap();
        tree["to"] = json!(end.checked_add(jiff::Span::new().days(6)).unwrap().to_string());
        let mut draw = Draw(seed + 1);
        let mut ordered: BTreeMap<String, f64> = BTreeMap::new();
        for order in tree["orders"].as_array().unwrap() {
            if let Some(quantity) = order["quantity"].as_f64() {
                ordered.insert(order["id"].as_str().unwrap().to_owned(), quantity);
            }
        }
        let mut arranged: BTreeMap<String, f64> = BTreeMap::new();
        for material in tree["materials"].as_array().unwrap() {
            let all = material["deliveries"].as_array().into_iter().flatten();
            let all: f64 = all.filter_map(|it| it["quantity"].as_f64()).sum();
            arranged.insert(material["id"].as_str().unwrap().to_owned(), all);
        }
        let mut shipped: BTreeMap<String, f64> = BTreeMap::new();
        let (mut left, mut beyond): (BTreeMap<String, f64>, BTreeMap<String, f64>) =
            Default::default();
        let mut received: BTreeMap<String, f64> = BTreeMap::new();
        for at in 0..12 {
            let month = Month::of(tree.clone());
            let record = (at % 3 == 1).then(|| month.recorded(&invented(&month, &mut draw)));
            let done = month.done(record.as_ref());
            let rolled = month.rolled(&done);
            for account in rolled.products.iter().chain(&rolled.materials) {
                let size = account.opening
                    + account.made
                    + account.received
                    + account.bought
                    + account.used
                    + account.shipped
                    + account.discarded;
                let what = format!("factory {seed}, month {at}, {}", account.id);
                let closing = account.opening + account.made + account.received + account.bought
                    - account.used
                    - account.shipped
                    - account.discarded;
                near(account.closing, closing, size, &what);
                near(account.carried - account.below_zero, closing, size, &what);
            }
            // Without a record the account is the plan's own.
            if record.is_none() {
                for (account, own) in rolled.products.iter().zip(&month.plan.products) {
                    let size = sum(&own.made) + account.opening;
                    near(account.made, sum(&own.made), size, "made");
                    near(account.used, sum(&own.used), size, "used");
                    near(account.shipped, sum(&own.shipped), size, "shipped");
                    near(account.discarded, sum(&own.discarded), size, "discarded");
                }
                for (account, own) in rolled.materials.iter().zip(&month.plan.materials) {
                    near(account.used, sum(&own.used), sum(&own.used), "used");
                }
            }
            tree = serde_json::from_str(&rolled.text).unwrap();
            for (list, accounts) in
                [("products", &rolled.products), ("materials", &rolled.materials)]
            {
                for account in accounts {
                    let own = tree[list].as_array().unwrap();
                    let own = own.iter().find(|it| it["id"] == account.id).unwrap();
                    let opening = own["stock"]["opening"].as_f64().unwrap_or(0.0);
                    near(opening, account.carried, account.carried, &account.id);
                }
            }
            for order in &rolled.orders {
                if order.kind != "market" {
                    *shipped.entry(order.id.clone()).or_default() += order.shipped;
                    *left.entry(order.id.clone()).or_default() += order.left;
                    *beyond.entry(order.id.clone()).or_default() += order.beyond;
                }
            }
            for material in &rolled.materials {
                *received.entry(material.id.clone()).or_default() += material.received;
            }
            let pool = &month.plan.labour[0];
            let heads = tree["labour"][0]["heads"].as_f64().unwrap();
            let moved = sum(&pool.hired) - sum(&pool.laid_off);
            let before = month.tree["labour"][0]["heads"].as_f64().unwrap();
            near(heads, before + moved, heads, "heads");
            ordered.extend(more_orders(&mut tree, 2, &mut draw));
        }
        let open = |id: &str| -> f64 {
            let orders = tree["orders"].as_array().into_iter().flatten();
            orders.filter(|it| it["id"] == id).filter_map(|it| it["quantity"].as_f64()).sum()
        };
        for (id, quantity) in &ordered {
            let of = |ledger: &BTreeMap<String, f64>| ledger.get(id).copied().unwrap_or(0.0);
            let found = of(&shipped) + of(&left) + open(id) - of(&beyond);
            near(found, *quantity, *quantity, &format!("factory {seed}, order {id}"));
        }
        for (id, quantity) in &arranged {
            let materials = tree["materials"].as_array().unwrap();
            let own = materials.iter().find(|it| it["id"] == id.as_str()).unwrap();
            let all = own["deliveries"].as_array().into_iter().flatten();
            let open: f64 = all.filter_map(|it| it["quantity"].as_f64()).sum();
            let found = received.get(id).copied().unwrap_or(0.0) + open;
            near(found, *quantity, *quantity, &format!("factory {seed}, deliveries of {id}"));
        }
        // The thirteenth month has a plan, too.
        Month::of(tree);
    }
}

/// A factory whose plan is forced: the price falls from month to month, so that everything is made and
/// sold as early as capacity and material allow.
fn falling(from: &str, to: &str) -> Value {
    let price: serde_json::Map<String, Value> = (1..=12)
        .map(|month| (format!("2026-{month:02}-01"), json!(100.0 - f64::from(month))))
        .collect();
    let hours: serde_json::Map<String, Value> = (1..=12)
        .map(|month| (format!("2026-{month:02}-01"), json!(100 + 10 * (month % 4))))
        .collect();
    let deliveries: Vec<Value> = (1..=12)
        .map(|month| json!({"date": format!("2026-{month:02}-{:02}", 3 + month), "quantity": 190 + 15 * (month % 3)}))
        .collect();
    json!({
        "factory": "Falling", "from": from, "to": to, "bucket": "month", "whole": false,
        "groups": [{"id": "saw", "hours": {"per_month": hours}, "cost_per_hour": 1}],
        "materials": [{"id": "steel", "stock": {"opening": 35}, "deliveries": deliveries}],
        "products": [
            {"id": "part", "operations": [{"group": "saw", "hours": 0.25}], "norms": {"steel": 1.5}, "stock": {"opening": 12}},
            {"id": "pump", "operations": [{"group": "saw", "hours": 0.5}], "components": {"part": 1}}],
        "orders": [{"id": "M", "product": "pump", "kind": "market", "price": price}],
        "goals": ["profit", "low-stock"]
    })
}

#[test]
fn a_year_in_one_file_is_twelve_months_rolled_on() {
    let year = Month::of(falling("2026-01-01", "2026-12-31"));
    let mut tree = falling("2026-01-01", "2026-01-31");
    let mut both = 0;
    for at in 0..12 {
        let month = Month::of(tree);
        for (one, all) in month.plan.products.iter().zip(&year.plan.products) {
            near(one.made[0], all.made[at], 1e3, &format!("{} made in month {at}", one.id));
            near(
                one.stock[0],
                all.stock[at],
                1e3,
                &format!("{} in stock after month {at}", one.id),
            );
        }
        let (one, all) = (&month.plan.materials[0], &year.plan.materials[0]);
        near(one.used[0], all.used[at], 1e3, &format!("steel used in month {at}"));
        near(one.stock[0], all.stock[at], 1e3, &format!("steel after month {at}"));
        let full =
            month.plan.groups[0].load_hours[0] > month.plan.groups[0].effective_hours[0] - 1e-6;
        both += usize::from(full);
        tree = serde_json::from_str(&month.rolled(&month.done(None)).text).unwrap();
    }
    assert!((1..12).contains(&both), "hours bind in some months, steel in others: {both}");
}

/// Two causes on one group of which either alone would do, a norm, a delivery that did not come: each
/// share worked out by hand.
#[test]
fn known_causes_get_their_share() {
    let tree = json!({
        "factory": "Causes", "from": "2026-03-02", "to": "2026-03-06", "whole": false,
        "groups": [{"id": "mill"}, {"id": "press", "machines": 10}],
        "materials": [
            {"id": "steel", "stock": {"opening": 100}},
            {"id": "brass", "deliveries": [{"date": "2026-03-03", "quantity": 60}]}],
        "products": [
            {"id": "gear", "operations": [{"group": "mill", "hours": 1}]},
            {"id": "pin", "operations": [{"group": "press", "hours": 0.1}], "norms": {"steel": 2}},
            {"id": "ring", "operations": [{"group": "press", "hours": 0.1}], "norms": {"brass": 3}}],
        "orders": [
            {"id": "G", "product": "gear", "kind": "market", "price": 10, "limit": {"in_all": 34}},
            {"id": "P", "product": "pin", "kind": "market", "price": 4},
            {"id": "R", "product": "ring", "kind": "market", "price": 9}],
        "goals": ["profit"]
    });
    let month = Month::of(tree);
    // 40 h are there and 34 are wanted: 6 are spare. 8 h and 10 h are lost.
    let record = month.recorded(&json!({
        "made": [{"product": "gear", "quantity": 22}, {"product": "pin", "quantity": 40},
            {"product": "ring", "quantity": 10}],
        "shipped": [{"order": "G", "quantity": 22}, {"product": "pin", "quantity": 40},
            {"order": "R", "quantity": 10}],
        "used": [{"item": "steel", "product": "pin", "quantity": 100}],
        "lost": [{"capacity": "mill", "cause": "no power", "date": "2026-03-03", "hours": 8},
            {"capacity": "mill", "cause": "tool broken", "hours": 10}],
        "delivered": [{"item": "brass", "quantity": 30, "date": "2026-03-03"}]
    }));
    let (done, planned) = (month.done(Some(&record)), month.done(None));
    let compared = Compared {
        factory: &month.factory,
        buckets: &month.buckets,
        plan: &month.plan,
        planned: &planned,
        done: &done,
        recorded: &record,
    };
    let found = causes(compared, 6);
    assert_eq!(found.len(), 4, "{found:#?}");
    let document = Document::parse(&month.tree.to_string()).unwrap();
    let made = |chosen: usize| with(&document, &month.factory, &found, chosen);
    let options = options(&month.factory);
    let Moved::Shared { goals, .. } =
        moved(found.len(), &month.plan.goals, made, &options).unwrap()
    else {
        panic!("every subset has a plan")
    };
    let profit = goals.iter().find(|it| it.goal == "profit").unwrap();
    // Of 40 h 6 are spare. The tool alone costs 4 gears, the power alone 2, both together 10: the tool
    // is idle on the day without power. Shapley: (4 + 8) ÷ 2 and (2 + 6) ÷ 2.
    let expected_lost = 340.0 - 10.0 * mill_pieces(true, true);
    let tool = 10.0
        * ((mill_pieces(false, false) - mill_pieces(false, true))
            + (mill_pieces(true, false) - mill_pieces(true, true)))
        / 2.0;
    let power = expected_lost - tool;
    let by = |word: &str| {
        let at = found.iter().position(|it| format!("{:?}", it.message).contains(word)).unwrap();
        profit.shares[at]
    };
    let close = |found: f64, expected: f64| {
        assert!((found - expected).abs() < 1e-6, "{found} is not {expected}: {profit:#?}");
    };
    close(by("tool broken"), -tool);
    close(by("no power"), -power);
    // 100 kg give 50 pins at 2 kg and 40 at the 2.5 kg that were used.
    close(by("steel"), -40.0);
    // 30 kg of brass are 10 rings.
    close(by("brass"), -90.0);
    close(profit.after - profit.before, -(expected_lost + 130.0));
    let answer = compare(compared, Digests { plan: String::new(), actuals: String::new() });
    let norm = answer.norms.iter().find(|it| it.product.is_some()).unwrap();
    close(norm.planned_each.unwrap(), 2.0);
    close(norm.used_each.unwrap(), 2.5);
}

/// Gears that the mill makes with and without the two causes: 8 h a day on five days; the power is off
/// on one of them, the tool costs 2 h of each.
fn mill_pieces(power: bool, tool: bool) -> f64 {
    let day = |off: bool| -> f64 {
        let hours: f64 = if off { 0.0 } else { 8.0 };
        (hours - if tool { 2.0 } else { 0.0 }).max(0.0)
    };
    let all: f64 = (0..5).map(|at| day(power && at == 1)).sum();
    all.min(34.0)
}
