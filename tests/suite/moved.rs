//! Which places two factory files differ in, and what moved between two plans.

use junheng::explain::diff::diff;
use junheng::model::answers::diff::Sum;
use junheng::model::answers::diff::{Diff, Turn};
use junheng::scenario::{Path as At, changes};
use serde_json::{Value, json};

use crate::diff::{document, near, planned, press, set, turned};

/// The same by other words: no change.
#[test]
fn order_spelling_and_empty_tables_are_no_change() {
    let works = press();
    let mut other = turned(&works);
    other["goals"] = json!([{"goal": "profit"}]);
    other["frozen"] = json!([]);
    other["orders"][0]["limit"] = json!(5.0);
    assert!(changes(&document(&works), &document(&other)).is_empty());
}

#[test]
fn changes_are_found_by_id_date_and_position_and_made_in_any_order() {
    let before = json!({
        "factory": "Paths", "from": "2026-03-01", "to": "2026-03-31",
        "calendar": {"holidays": ["2026-03-09"]},
        "materials": [{"id": "steel", "deliveries": [
            {"date": "2026-03-04", "quantity": 5}, {"date": "2026-03-11", "quantity": 6}]}],
        "products": [{"id": "shaft", "operations": [
            {"group": "lathe", "hours": 1}, {"group": "mill", "hours": 2}]}],
        "orders": [{"id": "1", "quantity": 4}, {"id": "2", "quantity": 5, "limit": {"per_day": 2}}]
    });
    let mut after = before.clone();
    after["calendar"]["holidays"] = json!(["2026-03-10", "2026-03-09"]);
    after["materials"][0]["deliveries"] = json!([
        {"date": "2026-03-11", "quantity": 7}, {"date": "2026-03-18", "quantity": 5}]);
    after["products"][0]["operations"][1]["hours"] = json!(2.5);
    after["orders"] = json!([
        {"id": "2", "quantity": 5, "limit": {"per_week": 9}}, {"id": "3", "quantity": 1}]);
    after["projects"] = json!([{"id": "kiln"}]);
    let (one, other) = (document(&before), document(&after));
    let mut found = changes(&one, &other);
    let paths: Vec<String> = found.iter().map(|it| it.at.to_string()).collect();
    assert_eq!(
        paths,
        [
            "calendar/holidays",
            "materials/steel/deliveries/2026-03-04",
            "materials/steel/deliveries/2026-03-11/quantity",
            "materials/steel/deliveries/2026-03-18",
            "orders/1",
            "orders/2/limit",
            "orders/3",
            "products/shaft/operations/1/hours",
            "projects/kiln",
        ]
    );
    for _ in 0..2 {
        found.reverse();
        let mut made = one.clone();
        for change in &found {
            change.make(&mut made).unwrap();
        }
        assert_eq!(made, other);
    }
    assert!(!one.clone().set(&At::parse("orders/9/due").unwrap(), Some(json!("2026-03-05"))));
}

fn moved(before: &Value, after: &Value) -> Diff {
    diff(&planned(before), &planned(after)).unwrap()
}

#[test]
fn what_moved_is_told_of_every_kind() {
    let mut before = press();
    before["orders"] = json!([
        {"id": "1", "product": "bands", "quantity": 120, "price": 10},
        {"id": "gone", "product": "blocks", "quantity": 5}
    ]);
    before["goals"] = json!(["fulfil", "profit"]);
    let after =
        set(&before, "groups/press/overtime", json!([{"limit": {"per_month": 15}, "price": 1}]));
    let mut after = after;
    after["orders"].as_array_mut().unwrap().retain(|it| it["id"] != "gone");
    let moved = moved(&before, &after);
    assert_eq!(moved.only_before, ["orders/gone"]);
    assert!(moved.only_after.is_empty() && moved.not_comparable.is_empty());
    let order = &moved.orders[0];
    near(order.shipped.difference, 15.0);
    near(order.short.difference, -15.0);
    let turns: Vec<(&str, Turn)> =
        moved.goals.iter().map(|it| (it.goal.as_str(), it.turn)).collect();
    let expected = [("fulfil/priority 1", Turn::Better), ("profit", Turn::Better)];
    assert_eq!(turns, [expected[0], expected[1], ("surplus", Turn::Same)]);
    let press = moved.capacities.iter().find(|it| it.at == "groups/press").unwrap();
    near(press.overtime.difference, 15.0);
    near(press.peak.as_ref().unwrap().after, 1.15);
    let bands = moved.products.iter().find(|it| it.id == "bands").unwrap();
    near(bands.made.difference, 15.0);
    near(bands.buckets[0].value.difference, 15.0);
    let money = |of: &str| {
        let of = Sum::from(of.to_owned());
        moved.money.iter().find(|it| it.of == of).unwrap().amount.difference
    };
    near(money("revenue"), 150.0);
    near(money("cost/overtime"), 15.0);
}

#[test]
fn plans_of_other_months_and_other_works() {
    let before = press();
    let mut after = before.clone();
    after["from"] = json!("2026-04-01");
    after["to"] = json!("2026-04-30");
    after["currency"] = json!("CNY");
    let next = moved(&before, &after);
    assert_eq!(next.not_comparable.len(), 4, "{:?}", next.not_comparable);
    // Hours are hours in any month and currency.
    assert!(next.money.is_empty() && next.goals.iter().all(|it| it.goal == "surplus"));
    assert!(next.products.iter().all(|it| it.buckets.is_empty() && it.shifted.is_none()));
    let text = before.to_string().replace("\"b\"", "\"x\"").replace("\"c\"", "\"y\"");
    let text = text.replace("bands", "reels").replace("blocks", "bars");
    let text = text.replace("press", "mill").replace("saw", "lathe");
    let stranger: Value = serde_json::from_str(&text).unwrap();
    assert!(diff(&planned(&before), &planned(&stranger)).is_none());
}
