//! Beyond the month: what is due after it is prepared for and never makes an order of the month worse;
//! the figures of the month stay its own.

use junheng::audit::audit;
use junheng::measure::validated;
use junheng::model::plan::{GoalResult, OrderStatus, Plan, PlanStatus};
use junheng::model::{Buckets, Factory};
use junheng::month::done::Done;
use junheng::month::period::Period;
use junheng::month::roll::{Ending, roll};
use junheng::report::Terminal;
use junheng::report::export::{Exporter, PlanOf, Text};
use junheng::report::html::Html;
use junheng::session::{Planning, plan};
use junheng::source::synthetic::{SyntheticSize, generate};
use serde_json::{Value, json};

fn planned(tree: &Value) -> (Factory, Plan) {
    let factory = validated(&tree.to_string()).unwrap_or_else(|it| panic!("{it:#?}")).factory;
    let options = super::meaning::options(&factory);
    let plan = match plan(&factory, &options).expect("certified and audited") {
        Planning::Plan(plan) => *plan,
        other => panic!("no plan: {other:?}"),
    };
    assert_eq!(plan.status, PlanStatus::Optimal);
    (factory, plan)
}

#[track_caller]
fn near(found: f64, expected: f64) {
    let size = 1.0 + found.abs().max(expected.abs());
    assert!((found - expected).abs() <= 1e-6 * size, "{found} is not {expected}");
}

fn goal(plan: &Plan, title: &str) -> f64 {
    let known: Vec<String> = plan.goals.iter().map(GoalResult::title).collect();
    let found = plan.goals.iter().find(|it| it.title() == title);
    found.unwrap_or_else(|| panic!("{title} is none of {known:?}")).value
}

/// One machine of 8 hours a day, an hour per shaft, on the 23 working days of December 2026 (184 h) and
/// the days after it. Of plans as good as each other the one with the least stock is meant: without it
/// *balance* spreads the work over both months.
fn shafts(orders: &Value) -> Value {
    json!({
        "factory": "Works", "from": "2026-12-01", "to": "2026-12-31", "horizon": "2027-01-10",
        "whole": false, "calendar": {"holidays": ["2027-01-01"]},
        "groups": [{"id": "mill", "cost_per_hour": 10}],
        "products": [{"id": "shaft", "operations": [{"group": "mill", "hours": 1}]}],
        "goals": ["fulfil", "on-time", "profit", "low-stock"],
        "orders": orders, "fixed_costs": [{"id": "rent", "per_month": 3043.75}],
    })
}

/// 100 shafts are due on the 8th of January and 40 can be made from the 4th on: 60 are made in December,
/// where nothing else is wanted of them.
#[test]
fn work_for_orders_beyond_is_done_in_the_month() {
    let order =
        json!([{"id": "A", "product": "shaft", "quantity": 100, "due": "2027-01-08", "price": 50}]);
    let (_, plan) = planned(&shafts(&order));
    let beyond = plan.beyond.as_ref().unwrap();
    let shaft = &plan.products[0];
    let names: Vec<&str> = plan.buckets[23..].iter().map(|it| it.name.as_str()).collect();
    assert_eq!((beyond.within, names), (23, vec!["2026-W53", "2027-W01"]));
    near(plan.of_month(&shaft.made).iter().sum(), 60.0);
    near(beyond.left[0].in_stock, 60.0);
    near(shaft.surplus, 0.0);
    // The month: 60 hours, and 31 of 30.4375 days of rent. Beyond it: the revenue, 40 hours, 10 days.
    near(plan.money.cost, 600.0 + 3100.0);
    near(plan.money.revenue, 0.0);
    near(beyond.money.revenue, 5000.0);
    near(beyond.money.cost, 400.0 + 1000.0);
    near(plan.groups[0].utilisation, 60.0 / 184.0);
    near(goal(&plan, "profit"), 5000.0 - 5100.0);
    assert_eq!(plan.orders[0].status, OrderStatus::OnTime);
}

/// The month takes all of its 184 hours; the order beyond is short of what January cannot make.
#[test]
fn an_order_beyond_never_makes_one_of_the_month_worse() {
    let orders = json!([
        {"id": "later", "product": "shaft", "quantity": 100, "due": "2027-01-08", "priority": 1, "price": 500},
        {"id": "now", "product": "shaft", "quantity": 184, "due": "2026-12-31", "priority": 9},
    ]);
    let (_, plan) = planned(&shafts(&orders));
    let titles: Vec<String> = plan.goals.iter().map(GoalResult::title).collect();
    let service = [
        "fulfil/priority 9",
        "on-time/priority 9",
        "fulfil/priority 1 beyond",
        "on-time/priority 1 beyond",
    ];
    assert_eq!(titles[..4], service);
    near(goal(&plan, "fulfil/priority 9"), 0.0);
    near(goal(&plan, "on-time/priority 9"), 0.0);
    near(goal(&plan, "fulfil/priority 1 beyond"), 0.6);
    // The same without the order beyond, and without looking on.
    let mut alone = shafts(&json!([orders[1]]));
    alone.as_object_mut().unwrap().remove("horizon");
    let (_, alone) = planned(&alone);
    near(goal(&alone, "fulfil/priority 9"), 0.0);
    assert_eq!(alone.orders[0].shipments.len(), plan.orders[1].shipments.len());
}

/// Two days of the factory pass between start and stock: for the 4th of January it begins on the 30th.
#[test]
fn lead_times_cross_the_border() {
    let order = json!([{"id": "A", "product": "shaft", "quantity": 8, "due": "2027-01-04"}]);
    let mut tree = shafts(&order);
    tree["horizon_bucket"] = json!("day");
    tree["products"][0]["lead_days"] = json!(2);
    let (_, plan) = planned(&tree);
    let started = &plan.products[0].routes[0].started;
    let at = plan.buckets.iter().position(|it| it.name == "2026-12-30").unwrap();
    near(started[at], 8.0);
    near(started.iter().sum(), 8.0);
    let left = &plan.beyond.as_ref().unwrap().left[0];
    near(left.in_process, 8.0);
    near(left.in_stock, 0.0);
    // In weeks, the run of the week of the 28th would still be in time: buckets count by their first day.
    assert_eq!(plan.orders[0].status, OrderStatus::OnTime);
}

/// A quota per month is one limit of December and one of the stretch beyond: 5 of January's 20 working days.
#[test]
fn a_quota_is_not_shared_across_the_border() {
    let orders = json!([
        {"id": "A", "product": "shaft", "quantity": 100, "due": "2026-12-31"},
        {"id": "B", "product": "shaft", "quantity": 40, "due": "2027-01-08", "earliest": "2027-01-04"},
    ]);
    let mut tree = shafts(&orders);
    tree["materials"] = json!([{"id": "steel", "quota": {"per_month": 120}, "purchase": {}}]);
    tree["products"][0]["norms"] = json!({"steel": 1});
    let (_, plan) = planned(&tree);
    let quotas: Vec<(f64, f64)> =
        plan.materials[0].quotas.iter().map(|it| (it.quota, it.used)).collect();
    near(quotas[0].0, 120.0);
    let after: f64 = quotas[1..].iter().map(|it| it.0).sum();
    near(after, 120.0 * 5.0 / 20.0);
    // 20 of the 40 come out of December's quota, made ahead; 20 of the 30 beyond.
    near(goal(&plan, "fulfil/priority 1 beyond"), 0.0);
    assert!(quotas.iter().all(|it| it.1 <= it.0 + 1e-6));
}

/// Two months in one file of days, and one of a month that looks on to the second in days: where every
/// hour of both is taken, the same decisions and the same money. In weeks, the same money.
#[test]
fn two_months_in_days_agree_with_a_month_that_looks_on() {
    let orders = json!([
        {"id": "A", "product": "shaft", "quantity": 184, "due": "2026-12-31", "price": 50},
        {"id": "B", "product": "shaft", "quantity": 160, "due": "2027-01-31", "price": 50},
    ]);
    let mut one = shafts(&orders);
    one.as_object_mut().unwrap().remove("horizon");
    one["to"] = json!("2027-01-31");
    let (_, one) = planned(&one);
    for kind in ["day", "week"] {
        let mut looking_on = shafts(&orders);
        looking_on["horizon"] = json!("2027-01-31");
        looking_on["horizon_bucket"] = json!(kind);
        let (_, two) = planned(&looking_on);
        let (month, after) = (&two.money, &two.beyond.as_ref().unwrap().money);
        near(month.profit + after.profit, one.money.profit);
        near(month.cost, 1840.0 + 3100.0);
        let started = |plan: &Plan| plan.products[0].routes[0].started.clone();
        if kind == "day" {
            let same = started(&one).iter().zip(&started(&two)).all(|(a, b)| (a - b).abs() < 1e-6);
            assert!(same && started(&one).len() == started(&two).len());
        } else {
            let december =
                started(&two)[..23].iter().zip(&started(&one)).all(|(a, b)| (a - b).abs() < 1e-6);
            assert!(december);
        }
    }
}

/// A horizon with nothing beyond changes no goal of service: never for the worse, and not at all where
/// what is late may not be shipped.
#[test]
fn a_horizon_without_orders_keeps_the_goals_of_service() {
    let trials = std::env::var("JUNHENG_TRIALS").ok().and_then(|it| it.parse().ok()).unwrap_or(6);
    for seed in 0..trials {
        let size = SyntheticSize { products: 5, groups: 3, materials: 2, days: 8, seed };
        let mut tree: Value = serde_json::from_str(&generate(&size)).unwrap();
        tree["whole"] = json!(false);
        // Too little time for some, so that there is something to lose.
        for group in tree["groups"].as_array_mut().unwrap() {
            group["availability"] = json!(0.4);
        }
        let strict = seed % 2 == 0;
        if strict {
            for order in tree["orders"].as_array_mut().unwrap() {
                if order.get("quantity").is_some() {
                    order["late"] = json!({"days": 0});
                }
            }
        }
        let (factory, without) = planned(&tree);
        let until = factory.to.checked_add(jiff::Span::new().days(14)).unwrap();
        tree["horizon"] = json!(until.to_string());
        let (_, with) = planned(&tree);
        for known in without.goals.iter().filter(|it| it.goal == "fulfil" || it.goal == "on-time") {
            if strict {
                near(goal(&with, &known.title()), known.value);
            } else if known.goal == "fulfil" {
                let value = goal(&with, &known.title());
                assert!(value <= known.value + 1e-6, "seed {seed}: {value} for {}", known.value);
                break;
            }
        }
    }
}

/// What a falsified plan says of the end of the month is found by the audit.
#[test]
fn what_the_month_leaves_is_audited() {
    let order = json!([{"id": "A", "product": "shaft", "quantity": 100, "due": "2027-01-08"}]);
    let (factory, plan) = planned(&shafts(&order));
    let digest = plan.certificate.factory_sha256.clone();
    audit(&factory, &digest, &plan).expect("it passes");
    let falsified: [fn(&mut Plan); 4] = [
        |it| it.beyond.as_mut().unwrap().left[0].in_stock += 1.0,
        |it| it.beyond.as_mut().unwrap().left[0].in_process += 1.0,
        |it| it.beyond.as_mut().unwrap().money.cost += 1.0,
        |it| it.beyond.as_mut().unwrap().within -= 1,
    ];
    for falsify in falsified {
        let mut other = plan.clone();
        falsify(&mut other);
        assert!(audit(&factory, &digest, &other).is_err());
    }
}

/// The month's report ends with the month; what comes after it has a section of its own.
#[test]
fn reports_show_what_is_beyond_apart() {
    let orders = json!([
        {"id": "now", "product": "shaft", "quantity": 20, "due": "2026-12-10"},
        {"id": "later", "product": "shaft", "quantity": 100, "due": "2027-01-08"},
    ]);
    let (factory, plan) = planned(&shafts(&orders));
    let month = plan.month();
    assert_eq!((month.buckets.len(), month.orders.len()), (23, 1));
    assert_eq!(month.products[0].made.len(), 23);
    let english = junheng::words::english();
    let terminal = Terminal::new(english, Some(80));
    let Ok(text) = Text(&terminal).export(&plan);
    let text = String::from_utf8(text).unwrap();
    let (before, after) = text.split_once("BEYOND THE PLANNING PERIOD").expect("a section");
    assert!(!before.contains("W01") && after.contains("2027-W01") && after.contains("later"));
    let Ok(page) = Html(english).export(&PlanOf { plan: &plan, factory: &factory });
    assert!(String::from_utf8(page).unwrap().contains("id=\"beyond\""));
}

/// The next month looks on as far; what is in process and in stock, and the orders beyond, are in it.
#[test]
fn rolling_moves_the_horizon_on() {
    let orders = json!([
        {"id": "now", "product": "shaft", "quantity": 20, "due": "2026-12-10"},
        {"id": "later", "product": "shaft", "quantity": 100, "due": "2027-01-08"},
    ]);
    let mut tree = shafts(&orders);
    tree["horizon"] = json!("2027-01-31");
    tree["products"][0]["lead_days"] = json!(1);
    let (factory, plan) = planned(&tree);
    let buckets = Buckets::new(&factory, factory.bucket);
    let next = Period { from: factory.from, to: factory.to }.next(None).unwrap();
    let done = Done::as_planned(&factory, &buckets, &plan, next.from);
    let from =
        Ending { tree: &tree, factory: &factory, buckets: &buckets, plan: &plan, done: &done };
    let rolled = roll(from, next).unwrap_or_else(|it| panic!("{:#?}", it.problems));
    let file: Value = serde_json::from_str(&rolled.text).unwrap();
    assert_eq!((&file["to"], &file["horizon"]), (&json!("2027-01-31"), &json!("2027-02-28")));
    assert_eq!(file["orders"].as_array().unwrap().len(), 1);
    let left = &plan.beyond.as_ref().unwrap().left[0];
    let stock = file["products"][0]["stock"]["opening"].as_f64().unwrap_or(0.0);
    near(stock, left.in_stock);
    let receipts = file["products"][0]["receipts"].as_array().into_iter().flatten();
    near(receipts.filter_map(|it| it["quantity"].as_f64()).sum(), left.in_process);
    planned(&file);
}

/// December of the demo factory, with its orders and deliveries again in January: the last day is loaded
/// like the month; it is drained if January is not known. `HORIZONS=1` plans both.
#[test]
fn the_last_day_of_works_401_is_loaded_like_the_month() {
    if std::env::var_os("HORIZONS").is_none() {
        return;
    }
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("data/plants/demo/works-401/factory.json");
    let mut tree: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    tree["whole"] = json!(false);
    let (_, alone) = planned(&tree);
    assert!(alone.drained().is_some());
    let later = |date: &Value| json!(date.as_str().unwrap().replace("2026-12", "2027-01"));
    let mut january: Vec<Value> = tree["orders"].as_array().unwrap().clone();
    for order in &mut january {
        order["id"] = json!(format!("{}-january", order["id"].as_str().unwrap()));
        order["due"] = order.get("due").map_or(json!("2027-01-31"), later);
        let window = order.get("kind").map(|_| json!("2027-01-01"));
        if let Some(earliest) = order.get("earliest").map(later).or(window) {
            order["earliest"] = earliest;
        }
    }
    tree["orders"].as_array_mut().unwrap().extend(january);
    for material in tree["materials"].as_array_mut().unwrap() {
        let list = material.get_mut("deliveries").and_then(Value::as_array_mut);
        let Some(list) = list else { continue };
        let again = |it: &Value| json!({"date": later(&it["date"]), "quantity": it["quantity"]});
        let again: Vec<Value> = list.iter().map(again).collect();
        list.extend(again);
    }
    tree["horizon"] = json!("2027-01-31");
    let (_, plan) = planned(&tree);
    let load = |at: usize| plan.groups.iter().map(|it| it.load_hours[at]).sum::<f64>();
    let hours = |at: usize| plan.groups.iter().map(|it| it.effective_hours[at]).sum::<f64>();
    let within = plan.within();
    let mean = (0..within).map(load).sum::<f64>() / (0..within).map(hours).sum::<f64>();
    let last = load(within - 1) / hours(within - 1);
    assert!((last / mean - 1.0).abs() < 0.1, "{last} for {mean}");
}

/// A month whose last days drain is told so, unless stock is asked for at its end or it looks on.
#[test]
fn a_month_that_drains_is_told() {
    let order = |due: &str| json!([{"id": "A", "product": "shaft", "quantity": 160, "due": due}]);
    let mut tree = shafts(&order("2026-12-28"));
    let (_, looking_on) = planned(&tree);
    assert_eq!(looking_on.drained(), None);
    tree.as_object_mut().unwrap().remove("horizon");
    let (_, alone) = planned(&tree);
    let (last, mean) = alone.drained().expect("nothing is made on the 31st");
    near(last, 0.0);
    near(mean, 160.0 / 184.0);
    tree["orders"][0]["quantity"] = json!(184);
    tree["orders"][0]["due"] = json!("2026-12-31");
    assert_eq!(planned(&tree).1.drained(), None);
}
