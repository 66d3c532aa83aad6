//! Pegging: what runs make and what orders are shipped add up, level by level, first due first.

use std::collections::BTreeMap;

use junheng::audit::audit;
use junheng::model::Factory;
use junheng::model::plan::{PegSource, PegUse, Pegged, Plan};
use junheng::session::{Options, Planning, WholeSearch, plan};
use junheng::solve::{Deadline, EngineChoice};
use junheng::source::json::read;
use junheng::validate::validate;

use crate::program::run;

/// Three levels, a component shared by two products, lead times, stock, a by-product, two ways.
fn factory(seed: u64, whole: bool) -> String {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut draw = |most: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % most
    };
    let mut orders = Vec::new();
    for at in 0..8 {
        let product = ["pump", "motor", "shaft", "chips"][usize::try_from(draw(4)).unwrap()];
        let (quantity, day) = (1 + draw(9), 2 + draw(9));
        orders.push(format!(
            r#"{{"id": "A-{at}", "product": "{product}", "quantity": {quantity}, "price": 9, "due": "2026-12-{day:02}"}}"#
        ));
    }
    format!(
        r#"{{"factory": "pegs", "from": "2026-12-01", "to": "2026-12-12", "whole": {whole},
        "goals": ["fulfil", "on-time", "cost"],
        "groups": [{{"id": "lathe", "machines": 1}}, {{"id": "bench", "machines": 2}}],
        "products": [
          {{"id": "shaft", "stock": {{"opening": {}}}, "by_products": {{"chips": 1}},
            "operations": [{{"group": "lathe", "hours": 0.5, "lead_days": {}}}]}},
          {{"id": "chips", "discard_cost": 0.1}},
          {{"id": "rotor", "components": {{"shaft": 2}}, "stock": {{"opening": {}}},
            "operations": [{{"group": "bench", "hours": 0.4}}]}},
          {{"id": "motor", "components": {{"rotor": 1, "shaft": 1}}, "cost": 1,
            "operations": [{{"group": "bench", "hours": 0.5, "lead_days": 1}}]}},
          {{"id": "pump", "routes": [
            {{"id": "own", "components": {{"motor": 1, "rotor": 2}}, "operations": [{{"group": "bench", "hours": 0.8}}]}},
            {{"id": "other", "components": {{"motor": 1}}, "cost": 4, "operations": [{{"group": "lathe", "hours": 0.9}}]}}]}}],
        "orders": [{}]}}"#,
        draw(6),
        draw(3),
        draw(4),
        orders.join(", ")
    )
}

fn planned(text: &str, whole: bool) -> (Factory, Plan) {
    let validated = validate(read(text)).expect("the file is valid");
    let options = Options {
        bucket: validated.factory.bucket,
        engine: EngineChoice::Auto,
        deadline: Deadline::unlimited(),
        factory_sha256: String::new(),
        whole: whole.then_some(WholeSearch { gap: 1e-4, pivots: 20_000 }),
    };
    match plan(&validated.factory, &options).expect("planning succeeds") {
        Planning::Plan(plan) => (validated.factory, *plan),
        other => panic!("no plan: {other:?}"),
    }
}

fn bucket(plan: &Plan, name: Option<&String>) -> usize {
    let name = name.expect("there is a bucket");
    plan.buckets.iter().position(|it| it.name == *name).expect("the bucket is in the plan")
}

fn to(pegged: &Pegged, order: &str) -> f64 {
    let own = pegged.pegs.iter().filter(|it| it.to == PegUse::Order);
    own.filter(|it| it.id.as_deref() == Some(order)).map(|it| it.quantity).sum()
}

/// What the runs of a plan need of each component for each order.
fn needed(factory: &Factory, plan: &Plan) -> BTreeMap<(String, String), f64> {
    let mut needed = BTreeMap::new();
    let runs = plan.pegs.iter().filter(|it| it.source == PegSource::Run);
    for run in runs {
        let product = factory.products.iter().find(|it| it.named.id == run.product).unwrap();
        let named = |it: &&junheng::model::Route| Some(&it.named.id) == run.route.as_ref();
        let route = product.routes.iter().find(named).unwrap();
        for (component, each) in &route.components {
            let component = factory.products[*component].named.id.clone();
            for order in &plan.orders {
                let part = to(run, &order.id) / route.total_yield() * each.at(factory.from);
                *needed.entry((component.clone(), order.id.clone())).or_insert(0.0) += part;
            }
        }
    }
    needed
}

/// Every sum of the pegs of a plan, to `allowed`.
fn add_up(factory: &Factory, plan: &Plan, allowed: f64) {
    let same = |one: f64, other: f64, what: &str| {
        assert!((one - other).abs() <= allowed, "{what}: {one} and {other}");
    };
    for pegged in &plan.pegs {
        let sum: f64 = pegged.pegs.iter().map(|it| it.quantity).sum();
        same(sum, pegged.quantity, &pegged.product);
        for peg in pegged.pegs.iter().filter(|it| it.to == PegUse::Order) {
            let ready = bucket(plan, pegged.ready.as_ref());
            assert!(ready <= bucket(plan, peg.bucket.as_ref()), "{pegged:?}");
        }
    }
    for order in &plan.orders {
        let own = plan.pegs.iter().filter(|it| it.product == order.product);
        same(own.map(|it| to(it, &order.id)).sum(), order.shipped, &order.id);
    }
    for product in &plan.products {
        let own = || plan.pegs.iter().filter(|it| it.product == product.id);
        let run = |it: &&Pegged| matches!(it.source, PegSource::Run | PegSource::ByProduct);
        let ready = own().filter(run).filter(|it| it.ready.is_some());
        same(ready.map(|it| it.quantity).sum(), product.made.iter().sum(), &product.id);
    }
    for ((component, order), needed) in needed(factory, plan) {
        let own = plan.pegs.iter().filter(|it| it.product == component);
        // An order of the component itself is shipped, not made into something.
        let shipped = plan.orders.iter().find(|it| it.id == order && it.product == component);
        let shipped = shipped.map_or(0.0, |it| it.shipped);
        let pegged: f64 = own.map(|it| to(it, &order)).sum();
        same(pegged - shipped, needed, &format!("{component} for {order}"));
    }
}

#[test]
fn what_runs_make_and_orders_get_adds_up_through_every_level() {
    for seed in 1..=24 {
        let (factory, plan) = planned(&factory(seed, false), false);
        add_up(&factory, &plan, 1e-6);
        audit(&factory, "", &plan).expect("the audit agrees");
    }
}

#[test]
fn pegs_in_whole_numbers_are_whole_and_exact() {
    let (factory, plan) = planned(&factory(3, true), true);
    add_up(&factory, &plan, 0.0);
    for peg in plan.pegs.iter().flat_map(|it| &it.pegs) {
        assert!(peg.quantity.fract() == 0.0 && peg.quantity > 0.0, "{peg:?}");
    }
}

#[test]
fn of_orders_shipped_on_a_day_the_first_due_gets_what_was_ready_first() {
    let text = r#"{"factory": "due", "from": "2026-12-01", "to": "2026-12-04",
        "goals": ["fulfil"],
        "groups": [{"id": "press", "machines": 1}],
        "products": [{"id": "lid", "unit": "kg", "stock": {"opening": 3},
          "operations": [{"group": "press", "hours": 1, "lead_days": 1}]}],
        "orders": [
          {"id": "later", "product": "lid", "quantity": 4, "price": 1, "earliest": "2026-12-04", "due": "2026-12-04"},
          {"id": "first", "product": "lid", "quantity": 4, "price": 1, "due": "2026-12-03"}],
        "frozen": [{"product": "lid", "date": "2026-12-03", "quantity": 5}]}"#;
    let (_, plan) = planned(text, false);
    let stock = plan.pegs.iter().find(|it| it.source == PegSource::Stock).unwrap();
    assert!((to(stock, "first") - 3.0).abs() < 1e-9, "{stock:?}");
    let run = plan.pegs.iter().find(|it| it.source == PegSource::Run).unwrap();
    assert_eq!(run.pegs[0].id.as_deref(), Some("first"), "{run:?}");
    assert!((to(run, "first") - 1.0).abs() < 1e-9 && (to(run, "later") - 4.0).abs() < 1e-9);
}

#[test]
fn pegs_that_do_not_add_up_are_refused() {
    let (factory, right) = planned(&factory(5, false), false);
    let refused = |change: &dyn Fn(&mut Plan)| {
        let mut plan = right.clone();
        change(&mut plan);
        audit(&factory, "", &plan).is_err()
    };
    assert!(!refused(&|_| {}));
    assert!(refused(&|plan| plan.pegs[0].pegs[0].quantity += 1.0));
    assert!(refused(&|plan| {
        plan.pegs.remove(0);
    }));
    assert!(refused(&|plan| plan.pegs[0].quantity += 1.0));
}

#[test]
fn an_order_is_told_what_it_waits_for_and_a_market_that_sells_nothing_is_not_on_time() {
    let folder = tempfile::tempdir().unwrap();
    let text = r#"{"factory": "Saws", "from": "2026-12-01", "to": "2026-12-02",
        "goals": ["fulfil", "on-time", "profit"],
        "groups": [{"id": "saw", "machines": 1}],
        "products": [
          {"id": "b", "name": "Board", "stock": {"opening": 2}, "operations": [{"group": "saw", "hours": 1}]},
          {"id": "t", "name": "Table", "components": {"b": 2}, "operations": [{"group": "saw", "hours": 1}]},
          {"id": "n", "cost": 5, "operations": [{"group": "saw", "hours": 1}]}],
        "orders": [{"id": "A", "product": "t", "quantity": 2, "due": "2026-12-02"},
          {"id": "M", "kind": "market", "product": "n", "price": 1}]}"#;
    std::fs::write(folder.path().join("f.json"), text).unwrap();
    let output = run(folder.path(), &["why", "f.json", "order", "A", "--lang", "en"]);
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(told.starts_with("Order A, 2 pcs of Table, due 2026-12-02: on time."), "{told}");
    for line in ["Board           2  pcs   stock", "Board           2  pcs   run", "Table"] {
        assert!(told.contains(line), "{told}");
    }
    let output = run(folder.path(), &["plan", "f.json", "--lang", "en"]);
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(told.contains("all of 1 order in full and on time"), "{told}");
    assert!(told.contains("nothing sold"), "{told}");
}
