//! Twelve months of invented factories, some as planned and some as an invented record says: every piece,
//! kilogram, order, hour of a project and head is accounted for, and every month has a certified plan.

use std::collections::BTreeMap;

use jiff::civil::Date;
use junheng::model::plan::Numbers;
use junheng::month::done::Done;
use junheng::month::roll::Rolled;
use junheng::session::WholeSearch;
use junheng::source::synthetic::{SyntheticRuns, SyntheticSize, generate_with};
use serde_json::{Value, json};

use super::rolling::{Month, near};

/// A draw without a crate: the same seed, the same months.
struct Draw(u64);

impl Draw {
    /// From 0 to 1.
    fn next(&mut self) -> f64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(self.0 >> 33).unwrap()) / f64::from(u32::MAX >> 1)
    }

    fn between(&mut self, least: f64, most: f64) -> f64 {
        least + (most - least) * self.next()
    }

    fn once_in(&mut self, times: u32) -> bool {
        self.next() * f64::from(times) < 1.0
    }
}

fn sum(figures: &[f64]) -> f64 {
    figures.iter().sum()
}

fn list<'v>(tree: &'v Value, name: &str) -> &'v [Value] {
    tree.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn id(of: &Value) -> String {
    of["id"].as_str().unwrap().to_owned()
}

/// The entry of a list that is called so.
fn called<'v>(tree: &'v Value, name: &str, own: &str) -> Option<&'v Value> {
    list(tree, name).iter().find(|it| it["id"] == own)
}

/// What the entries of a field add up to.
fn quantities(of: &Value, field: &str) -> f64 {
    list(of, field).iter().filter_map(|it| it["quantity"].as_f64()).sum()
}

/// A factory of a week with heads that are hired, tools, a project and purchases that take a day; in
/// whole numbers with pieces, lots and setups.
fn factory(seed: u64, whole: bool) -> Value {
    let size = SyntheticSize { products: 5, groups: 3, materials: 2, days: 5, seed };
    let asked = SyntheticRuns { lots: whole, whole, setups: whole };
    let mut tree: Value = serde_json::from_str(&generate_with(&size, asked)).unwrap();
    tree["labour"] = json!([{"id": "pool", "heads": 3, "hours": {"per_week": 40},
        "hiring": {"cost": 5}, "laying_off": {"cost": 1}, "wage": {"per_week": 10}}]);
    tree["groups"][0]["uses"] = json!({"pool": 0.5});
    tree["services"] = json!([{"id": "tools", "capacity": {"per_day": 12}, "price": 2,
        "overtime": [{"limit": {"per_week": 10}, "price": 5}]}]);
    tree["groups"][1]["uses"] = json!({"tools": 0.1});
    let from: Date = tree["from"].as_str().unwrap().parse().unwrap();
    let day = |days: i64| from.checked_add(jiff::Span::new().days(days)).unwrap().to_string();
    tree["to"] = json!(day(6));
    // More than there is, so that a rest is carried from month to month.
    tree["projects"] = json!([{"id": "hall", "priority": 3, "needs": [
        {"from": day(1), "to": day(3), "hours": {"group-2": 90}, "materials": {"material-1": 40}},
        {"from": day(2), "to": day(4), "hours": {"group-3": 70}}]}]);
    for material in tree["materials"].as_array_mut().unwrap() {
        if material.get("purchase").is_some() {
            material["purchase"]["lead_days"] = json!(1);
        }
    }
    tree
}

/// What a record that differs from the plan says of a month: less and more, scrap, totals without an
/// order, deliveries that did not come, use beyond the norms, stock discarded, hours lost.
fn invented(month: &Month, whole: bool, draw: &mut Draw) -> Value {
    let counted = |value: f64| if whole { value.round() } else { value };
    let dates: Vec<String> = month.buckets.iter().map(|it| it.start.to_string()).collect();
    let (mut made, mut scrapped) = (Vec::new(), Vec::new());
    for product in &month.plan.products {
        for route in &product.routes {
            for (at, started) in route.started.iter().enumerate() {
                if *started > 1e-6 && product.made.get(at).is_some_and(|it| *it > 0.0) {
                    let good = counted(started * draw.between(0.6, 1.15));
                    let scrap = counted(good * draw.between(0.0, 0.06));
                    made.push(json!({"product": product.id, "route": route.id, "date": dates[at],
                        "quantity": good, "scrap": scrap}));
                }
            }
        }
        let left = product.stock.last().copied().unwrap_or(0.0);
        if left > 1.0 && draw.once_in(3) {
            scrapped.push(json!({"product": product.id, "quantity": counted(left * 0.3)}));
        }
    }
    let mut shipped: Vec<Value> = Vec::new();
    for order in month.plan.orders.iter().filter(|it| it.shipped > 1e-6) {
        let quantity = counted(order.shipped * draw.between(0.5, 1.05));
        let total = draw.once_in(4) && !shipped.iter().any(|it| it["product"] == order.product);
        shipped.push(if total {
            json!({"product": order.product, "quantity": quantity})
        } else {
            json!({"order": order.id, "quantity": quantity})
        });
    }
    let (mut delivered, mut used) = (Vec::new(), Vec::new());
    for material in &month.plan.materials {
        let came = sum(&material.delivered) + sum(&material.bought);
        if came > 1e-6 {
            delivered.push(json!({"item": material.id, "quantity": came * draw.between(0.5, 1.1)}));
        }
        if sum(&material.used) > 1e-6 && draw.once_in(2) {
            let quantity = sum(&material.used) * draw.between(0.9, 1.2);
            used.push(json!({"item": material.id, "quantity": quantity}));
        }
    }
    let lost = json!([{"capacity": "group-1", "cause": "no power", "date": dates[1], "hours": 3},
        {"capacity": "pool", "cause": "ill", "hours": 5.5}]);
    json!({"made": made, "shipped": shipped, "delivered": delivered, "used": used,
        "scrapped": scrapped, "lost": lost})
}

/// Orders of the next month for products that are ordered.
fn more_orders(tree: &mut Value, draw: &mut Draw) -> Vec<(String, f64)> {
    let (from, to) = (tree["from"].clone(), tree["to"].clone());
    let made = |it: &&Value| it.get("operations").is_some() || it.get("routes").is_some();
    let products: Vec<String> = list(tree, "products").iter().filter(made).map(id).collect();
    let mut added = Vec::new();
    let orders = tree.as_object_mut().unwrap().entry("orders").or_insert_with(|| json!([]));
    for at in 0..2 {
        let id = format!("{}-{at}", from.as_str().unwrap());
        let quantity = draw.between(10.0, 90.0).round();
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let product = &products[(draw.next() * 1e6) as usize % products.len()];
        orders.as_array_mut().unwrap().push(
            json!({"id": id, "product": product, "quantity": quantity, "due": to, "earliest": from}),
        );
        added.push((id, quantity));
    }
    added
}

/// Of what comes in once and goes out over months: by id, what came in and what went out.
#[derive(Default)]
struct Ledger {
    ordered: BTreeMap<String, f64>,
    shipped: BTreeMap<String, f64>,
    arranged: BTreeMap<String, f64>,
    received: BTreeMap<String, f64>,
    /// Hours and quantities of the project.
    needed: f64,
    given: f64,
}

/// Hours and quantities that projects of the file still need, but for work in process.
fn needed(tree: &Value) -> f64 {
    let own = list(tree, "projects").iter().filter(|it| it["id"] == "hall");
    let maps = own.flat_map(|it| list(it, "needs")).flat_map(|need| {
        ["hours", "materials", "products"].into_iter().filter_map(|it| need.get(it)?.as_object())
    });
    maps.flat_map(|it| it.values()).filter_map(Value::as_f64).sum()
}

impl Ledger {
    fn of(tree: &Value) -> Self {
        let quantity = |it: &Value| Some((id(it), it["quantity"].as_f64()?));
        let deliveries = |it: &Value| (id(it), quantities(it, "deliveries"));
        Self {
            ordered: list(tree, "orders").iter().filter_map(quantity).collect(),
            arranged: list(tree, "materials").iter().map(deliveries).collect(),
            needed: needed(tree),
            ..Self::default()
        }
    }

    /// A month that ended.
    fn take(&mut self, month: &Month, done: &Done, rolled: &Rolled) {
        for order in rolled.orders.iter().filter(|it| it.kind != "market") {
            let gone = order.shipped + order.left - order.beyond;
            *self.shipped.entry(order.id.clone()).or_default() += gone;
        }
        for material in &rolled.materials {
            *self.received.entry(material.id.clone()).or_default() += material.received;
        }
        let hall = month.factory.projects.iter().position(|it| it.named.id == "hall");
        self.given += hall.map_or(0.0, |at| sum(&done.given[at]));
    }

    /// What came in is what went out and what the file still has.
    fn closes(&self, tree: &Value, what: &str) {
        let of = |ledger: &BTreeMap<String, f64>, id: &str| ledger.get(id).copied().unwrap_or(0.0);
        for (id, quantity) in &self.ordered {
            let open = called(tree, "orders", id).and_then(|it| it["quantity"].as_f64());
            let found = of(&self.shipped, id) + open.unwrap_or(0.0);
            near(found, *quantity, *quantity, &format!("{what}, order {id}"));
        }
        for (id, quantity) in &self.arranged {
            let open = called(tree, "materials", id).map_or(0.0, |it| quantities(it, "deliveries"));
            let found = of(&self.received, id) + open;
            near(found, *quantity, *quantity, &format!("{what}, deliveries of {id}"));
        }
        near(self.given + needed(tree), self.needed, self.needed, &format!("{what}, project"));
    }
}

/// The accounts of a month add up, and what they carry is what the next file has.
fn accounts(month: &Month, rolled: &Rolled, next: &Value, what: &str) {
    for account in rolled.products.iter().chain(&rolled.materials) {
        let what = format!("{what}, {}", account.id);
        let came = account.opening + account.made + account.received + account.bought;
        let went = account.used + account.shipped + account.discarded;
        near(account.closing, came - went, came + went, &what);
        near(account.carried - account.below_zero, came - went, came + went, &what);
    }
    let lists = [
        ("products", "receipts", &rolled.products),
        ("materials", "deliveries", &rolled.materials),
    ];
    for (list, arrivals, accounts) in lists {
        for account in accounts {
            let what = format!("{what}, {}", account.id);
            let own = called(next, list, &account.id).unwrap();
            let opening = own["stock"]["opening"].as_f64().unwrap_or(0.0);
            near(opening, account.carried, account.carried, &what);
            // What arrives: what was to come or is in process, and what was arranged for later.
            let before = called(&month.tree, list, &account.id).unwrap();
            let first = next["from"].as_str().unwrap();
            let later = self::list(before, arrivals)
                .iter()
                .filter(|it| it["date"].as_str().is_some_and(|it| it >= first));
            let later: f64 = later.filter_map(|it| it["quantity"].as_f64()).sum();
            let expected = later + account.to_come + account.in_process;
            near(quantities(own, arrivals), expected, expected, &format!("{what}, {arrivals}"));
        }
    }
    let pool = &month.plan.labour[0];
    let heads = |of: &Value| of["labour"][0]["heads"].as_f64().unwrap();
    let moved = sum(&pool.hired) - sum(&pool.laid_off);
    near(heads(next), heads(&month.tree) + moved, heads(next), &format!("{what}, heads"));
}

/// Without a record the account is the plan's own, and what was started is made or in process.
fn as_planned(month: &Month, rolled: &Rolled, what: &str) {
    let plan = &month.plan;
    let owners = month.factory.products.iter();
    for ((account, own), product) in rolled.products.iter().zip(&plan.products).zip(owners) {
        let what = format!("{what}, {}", account.id);
        let size = sum(&own.made) + account.opening;
        near(account.made, sum(&own.made), size, &what);
        near(account.used, sum(&own.used), size, &what);
        near(account.shipped, sum(&own.shipped), size, &what);
        near(account.discarded, sum(&own.discarded), size, &what);
        let good = own.routes.iter().zip(&product.routes);
        let good: f64 = good.map(|(it, route)| sum(&it.started) * route.total_yield()).sum();
        near(account.made + account.in_process, good, size, &format!("{what}, in process"));
    }
    for (account, own) in rolled.materials.iter().zip(&plan.materials) {
        near(account.used, sum(&own.used), sum(&own.used), &format!("{what}, {}", account.id));
    }
}

/// `ROLLS=50` tries so many factories, every second one in whole numbers, over twelve months, and
/// `FIRST=10` begins with the tenth; without it, one month of the whole numbers after the first is enough.
#[test]
fn nothing_is_lost_in_twelve_months() {
    let number = |name: &str| std::env::var(name).ok().and_then(|it| it.parse::<u64>().ok());
    let (rolls, first) = (number("ROLLS"), number("FIRST").unwrap_or(0));
    for seed in first..first + rolls.unwrap_or(2) {
        let whole = seed % 2 == 1;
        let months = if whole && rolls.is_none() { 2 } else { 12 };
        let search = whole.then_some(WholeSearch { gap: 0.01, pivots: 150 });
        let mut tree = factory(seed, whole);
        let mut draw = Draw(seed + 1);
        let mut ledger = Ledger::of(&tree);
        for at in 0..months {
            let what = format!("factory {seed}, month {at}");
            let month = Month::planned(tree.clone(), search);
            assert_eq!(month.plan.numbers == Some(Numbers::Whole), whole, "{what}");
            let record = (at % 3 == 1).then(|| invented(&month, whole, &mut draw));
            let record = record.map(|it| month.recorded(&it));
            let done = month.done(record.as_ref());
            let rolled = month.rolled(&done);
            tree = serde_json::from_str(&rolled.text).unwrap();
            accounts(&month, &rolled, &tree, &what);
            if record.is_none() {
                as_planned(&month, &rolled, &what);
            }
            ledger.take(&month, &done, &rolled);
            ledger.closes(&tree, &what);
            ledger.ordered.extend(more_orders(&mut tree, &mut draw));
        }
        // The month after the last has a plan, too.
        Month::planned(tree, search);
    }
}
