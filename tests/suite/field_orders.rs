//! Orders from practice: what is overdue, what leads where `fulfil` is not named, what makes a
//! schedule the only one, and figures that no digit of rounding may touch.

use junheng::explain::potential::{Answered, Mix, Question, potential};
use junheng::model::Factory;
use junheng::model::plan::{OrderStatus, Plan, Uniqueness};
use junheng::report;
use junheng::session::{self, Planning};
use junheng::source::{SourceText, json::read};
use junheng::validate::validate;
use serde_json::{Value, json};

use super::meaning::options;
use super::program::{junheng, root};

/// The factory of a document and the codes of what is said of it.
fn factory(document: &Value) -> (Factory, Vec<String>) {
    let source = SourceText::from_text("factory.json", &document.to_string());
    match validate(read(&source.text)) {
        Ok(valid) => {
            let codes = valid.warnings.iter().map(|it| it.code.to_string()).collect();
            (valid.factory, codes)
        }
        Err(problems) => panic!("{problems:#?}"),
    }
}

fn plan(document: &Value) -> Plan {
    let (factory, _) = factory(document);
    match session::plan(&factory, &options(&factory)).unwrap() {
        Planning::Plan(plan) => *plan,
        other => panic!("{other:?}"),
    }
}

/// What a goal, or a part of one, comes to; of a goal in parts their sum.
fn value(plan: &Plan, title: &str) -> f64 {
    let found = plan.goals.iter().filter(|it| it.title() == title || it.goal == title);
    let found: Vec<f64> = found.map(|it| it.value).collect();
    assert!(!found.is_empty(), "no {title}");
    found.iter().sum()
}

#[track_caller]
fn near(stated: f64, expected: f64) {
    assert!((stated - expected).abs() < 1e-6 * (1.0 + expected.abs()), "{stated}, not {expected}");
}

/// A line that makes eight a day from Tuesday, the 1st, to Friday, the 4th.
fn works(orders: &Value) -> Value {
    json!({
        "factory": "Works", "from": "2026-12-01", "to": "2026-12-04",
        "groups": [{"id": "line"}],
        "products": [{"id": "p", "operations": [{"group": "line", "hours": 1}]}],
        "orders": orders,
    })
}

#[test]
fn an_overdue_order_is_planned_and_late_from_its_real_date() {
    let text = std::fs::read_to_string(root().join("data/field/35-overdue-orders/factory.json"));
    let mut document: Value = serde_json::from_str(&text.unwrap()).unwrap();
    let (_, codes) = factory(&document);
    assert!(codes.is_empty(), "{codes:?}");
    let found = plan(&document);
    // Eight a day: A on the 1st is 6 days late and B one, or B on the 1st and A 7.
    near(value(&found, "on-time"), 7.0);
    assert!(found.orders.iter().all(|it| (it.shipped - it.quantity).abs() < 1e-9));
    assert_eq!(found.orders[0].status, OrderStatus::Late);
    assert!(found.orders[0].days_late >= 6.0);
    // Alone it is made first, and is as late as it was on the first day.
    document["orders"].as_array_mut().unwrap().truncate(1);
    let found = plan(&document);
    near(value(&found, "on-time"), 6.0);
    near(found.orders[0].late, 8.0);
    near(found.orders[0].days_late, 6.0);
    assert_eq!(found.orders[0].shipments[0].bucket, "2026-12-01");
}

#[test]
fn a_later_start_makes_orders_overdue_and_keeps_them() {
    let mut document = works(&json!([
        {"id": "A", "product": "p", "quantity": 8, "due": "2026-12-02"},
        {"id": "B", "product": "p", "quantity": 8, "due": "2026-12-09", "earliest": "2026-11-20"},
    ]));
    document["from"] = json!("2026-12-08");
    document["to"] = json!("2026-12-11");
    let found = plan(&document);
    near(value(&found, "fulfil/priority 1"), 0.0);
    near(value(&found, "on-time"), 6.0);
    // In weeks, too: the bucket that begins on the 8th, six days after the 2nd.
    document["bucket"] = json!("week");
    near(value(&plan(&document), "on-time"), 6.0);
    // A Sunday before the first working day is past as well.
    document["bucket"] = json!("day");
    document["from"] = json!("2026-12-05");
    document["orders"][0]["due"] = json!("2026-12-06");
    near(value(&plan(&document), "on-time"), 1.0);
}

#[test]
fn a_late_price_counts_the_days_before_the_first() {
    let late = |price: Value| {
        let mut document = works(&json!([{
            "id": "A", "product": "p", "quantity": 8, "due": "2026-11-25", "price": 100,
            "late": {"price": price},
        }]));
        document["goals"] = json!(["fulfil", "profit"]);
        let found = plan(&document);
        found.money.by_kind.iter().find(|it| it.of == "lateness").map_or(0.0, |it| it.amount)
    };
    near(late(json!({"per_day": 2})), 8.0 * 6.0 * 2.0);
    // Six of November's thirty days.
    near(late(json!({"per_month": 30})), 8.0 * 6.0);
    near(late(json!({"per_day": {"2026-11-01": 1, "2026-11-28": 3}})), 8.0 * (3.0 + 3.0 * 3.0));
}

#[test]
fn an_overdue_order_that_may_not_be_that_late_can_only_be_short_and_that_is_said() {
    let order = |days: u32| {
        works(&json!([{
            "id": "A", "product": "p", "quantity": 8, "due": "2026-11-25", "late": {"days": days},
        }]))
    };
    let (_, codes) = factory(&order(5));
    assert_eq!(codes, ["W817"]);
    let found = plan(&order(5));
    near(found.orders[0].short, 8.0);
    assert_eq!(found.orders[0].status, OrderStatus::Short);
    let (_, codes) = factory(&order(6));
    assert!(codes.is_empty(), "{codes:?}");
    near(plan(&order(6)).orders[0].late, 8.0);
}

#[test]
fn a_market_that_is_over_sells_nothing_and_that_is_said() {
    let document = works(&json!([
        {"id": "M", "product": "p", "kind": "market", "minimum": 3, "limit": 20, "price": 9,
         "due": "2026-11-30"},
        {"id": "A", "product": "p", "quantity": 8},
    ]));
    let (_, codes) = factory(&document);
    assert_eq!(codes, ["W816"]);
    let found = plan(&document);
    assert!(found.orders[0].shipments.is_empty());
    near(found.orders[0].short, 0.0);
    near(found.money.revenue, 0.0);
}

#[test]
fn a_market_asks_for_the_minimums_of_its_own_weeks_alone() {
    let mut document = works(&json!([
        {"id": "M", "product": "p", "kind": "market", "minimum": {"per_week": 5}, "limit": 40,
         "due": "2026-12-05"},
    ]));
    document["to"] = json!("2026-12-31");
    let found = plan(&document);
    near(found.orders[0].quantity, 4.0);
    near(found.orders[0].shipped, 4.0);
}

#[test]
fn an_overdue_even_order_is_planned_as_well() {
    let document = works(&json!([
        {"id": "A", "product": "p", "kind": "even", "quantity": 8, "due": "2026-11-25"},
        {"id": "B", "product": "p", "kind": "even", "quantity": 16},
    ]));
    let found = plan(&document);
    near(value(&found, "on-time"), 6.0);
    near(value(&found, "fulfil/priority 1"), 0.0);
}

#[test]
fn questions_about_overdue_orders_are_answered() {
    let folder = tempfile::tempdir().unwrap();
    let file = root().join("data/field/35-overdue-orders/factory.json");
    let file = file.to_str().unwrap();
    for arguments in [
        vec!["why", file, "late", "A"],
        vec!["repair", file],
        vec!["bottlenecks", file],
        vec!["whatif", file, "--set", "from=\"2026-12-02\""],
    ] {
        let (code, said, wrong) = junheng(folder.path(), &arguments);
        assert_eq!(code, 0, "{arguments:?}: {said}{wrong}");
    }
}

#[test]
fn fulfil_leads_only_where_that_is_said_or_asked() {
    // Sold to the market a piece brings ten, to the order nothing; there are 32.
    let mut document = works(&json!([
        {"id": "A", "product": "p", "quantity": 20},
        {"id": "M", "product": "p", "kind": "market", "limit": 100, "price": 10},
    ]));
    let profit = |document: &Value| {
        let (_, codes) = factory(document);
        let found = plan(document);
        let first = found.goals[0].goal.clone();
        (value(&found, "profit"), value(&found, "fulfil/priority 1"), first, codes)
    };
    document["goals"] = json!(["profit"]);
    let (money, short, first, codes) = profit(&document);
    near(money, 120.0);
    near(short, 0.0);
    assert_eq!((first.as_str(), codes), ("fulfil", vec!["W818".to_owned()]));
    document["goals"] = json!(["profit", "fulfil"]);
    let (money, short, first, codes) = profit(&document);
    near(money, 320.0);
    near(short, 1.0);
    assert_eq!((first.as_str(), codes), ("profit", Vec::new()));
    document["goals"] = json!(["fulfil", "profit"]);
    assert!(profit(&document).3.is_empty());
    // A market alone has nothing that must be met.
    document["goals"] = json!(["profit"]);
    document["orders"].as_array_mut().unwrap().remove(0);
    assert!(factory(&document).1.is_empty());
}

#[test]
fn goals_of_the_command_line_that_fulfil_leads_are_said() {
    let folder = tempfile::tempdir().unwrap();
    let file = root().join("data/field/35-overdue-orders/factory.json");
    let file = file.to_str().unwrap();
    let (code, _, said) = junheng(folder.path(), &["plan", file, "--goals", "cost,balance"]);
    assert_eq!(code, 0);
    assert!(said.contains("--goals cost,fulfil,balance"), "{said}");
    let (_, _, said) = junheng(folder.path(), &["plan", file, "--goals", "cost,fulfil"]);
    assert!(said.is_empty(), "{said}");
}

#[test]
fn a_schedule_is_the_only_one_in_purchases_and_hiring_too() {
    let works = |goals: Value| {
        let mut document = works(&json!([{"id": "A", "product": "p", "quantity": 8,
            "earliest": "2026-12-04", "due": "2026-12-04"}]));
        document["products"][0]["operations"][0]["hours"] = json!(1);
        document["products"][0]["norms"] = json!({"steel": 1});
        document["to"] = json!("2026-12-04");
        document["from"] = json!("2026-12-03");
        document["materials"] = json!([{"id": "steel", "purchase": {"price": 1}, "stock": {"holding_cost": {"per_day": 1}}}]);
        document["goals"] = goals;
        document
    };
    // Made on the last day for want of stock; bought on either day where holding costs nothing.
    let mut document = works(json!(["fulfil", "cost", "low-stock"]));
    assert_eq!(plan(&document).certificate.schedule, Uniqueness::Only);
    document["materials"][0]["stock"] = json!({});
    let found = plan(&document);
    assert_eq!(found.certificate.schedule, Uniqueness::OneOfSeveral);
    // Starts and shipments alone would not have told.
    assert_eq!(found.products[0].routes[0].started, [0.0, 8.0]);
}

#[test]
fn a_mix_too_large_by_far_has_figures_and_no_nan() {
    let text = std::fs::read_to_string(root().join("data/field/numerics/potential-nan.json"));
    let document: Value = serde_json::from_str(&text.unwrap()).unwrap();
    for quantity in [1e3, 1e6, 1e9, 1e12] {
        let mut document = document.clone();
        document["orders"][0]["quantity"] = json!(quantity);
        let (factory, _) = factory(&document);
        let question = Question { mix: Mix::Orders, steps: 5, leading: None };
        let Answered::Potential(answer) =
            potential(&factory, &options(&factory), &question).unwrap()
        else {
            panic!("no answer for {quantity}")
        };
        // 2 machines × 8 h × 23 days ÷ 1.5 h.
        let most = 368.0 / 1.5;
        let times = |stated: Option<f64>| {
            let stated = stated.unwrap() * quantity;
            assert!((stated - most).abs() < 1e-6 * most, "{quantity}: {stated}, not {most}");
        };
        times(answer.regular.times);
        times(answer.staircase[0].times);
        times(answer.proportion[0].times);
        times(answer.products[0].times);
        near(answer.proportion[0].hours_per_mix / quantity, 1.5);
        near(answer.mix[0].quantity / quantity, 1.0);
        let text = report::json::pretty(&answer);
        assert!(!text.contains("NaN"), "{text}");
    }
}

#[test]
fn a_cure_shows_no_digit_that_nobody_wrote() {
    for (written, share) in [("1.1", "0.011"), ("2.3", "0.023"), ("57", "0.57"), ("99.9", "0.999")]
    {
        let text = format!(
            "{{\"factory\": \"W\", \"from\": \"2026-12-01\", \"to\": \"2026-12-04\", \
             \"groups\": [{{\"id\": \"g\", \"availability\": {written}}}]}}"
        );
        let problems = validate(read(&text)).unwrap_err();
        let problem = problems.iter().find(|it| it.code.to_string() == "E402").unwrap();
        let hint = report::message::hint_in_english(&problem.hints[0], problem.code);
        assert_eq!(hint, format!("write {share} for {written} %"));
    }
}
