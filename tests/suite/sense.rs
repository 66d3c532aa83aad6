//! Plans that make sense to a planner: nothing is made that nobody wants, the first class is served
//! first in time too, and evenness is each group's own.

use std::fs;

use junheng::model::plan::{OrderStatus, Plan};
use junheng::source::synthetic::{SyntheticSize, generate};

use super::meaning::planned;
use super::program::root;

/// A factory of `data/field`, planned.
fn field(file: &str) -> Plan {
    planned(&fs::read_to_string(root().join("data/field").join(file)).unwrap())
}

#[track_caller]
fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-6, "{found} is not {expected}");
}

fn made(plan: &Plan, product: usize) -> f64 {
    plan.products[product].made.iter().sum()
}

fn goal(plan: &Plan, title: &str) -> f64 {
    plan.goals.iter().find(|it| it.title() == title).unwrap().value
}

#[test]
fn an_even_load_is_no_reason_to_make_what_nobody_ordered() {
    for file in ["planner/surplus.json", "planner/surplus2.json"] {
        let plan = field(file);
        near(made(&plan, 0), 40.0);
        near(plan.products[0].surplus, 0.0);
        near(goal(&plan, "surplus"), 0.0);
        assert_eq!(plan.orders[0].status, OrderStatus::OnTime);
    }
    // Where balance is asked for and nothing else, surplus still comes before it.
    let plan = planned(
        r#"{"factory": "F", "from": "2026-12-07", "to": "2026-12-11", "groups": [{"id": "g"}],
        "products": [{"id": "p", "operations": [{"group": "g", "hours": 1}]}],
        "orders": [{"id": "o", "product": "p", "quantity": 10, "due": "2026-12-08"}],
        "goals": ["balance"]}"#,
    );
    let titles: Vec<String> =
        plan.goals.iter().map(junheng::model::plan::GoalResult::title).collect();
    assert_eq!(titles, ["fulfil/priority 1", "surplus", "balance"]);
    near(made(&plan, 0), 10.0);
}

/// A line that could level its load by building ahead: 40 hours, 10 of them asked for by Tuesday.
fn ahead(product: &str) -> Plan {
    planned(&format!(
        r#"{{"factory": "F", "from": "2026-12-07", "to": "2026-12-11", "groups": [{{"id": "g"}}],
        "products": [{{"id": "p", "operations": [{{"group": "g", "hours": 1}}]{product}}}],
        "orders": [{{"id": "o", "product": "p", "quantity": 10, "due": "2026-12-08"}}],
        "goals": ["on-time", "balance"]}}"#
    ))
}

#[test]
fn a_product_is_built_ahead_up_to_what_it_says() {
    // Five a day are needed until Tuesday: an even load is five a day, 15 of them for nobody.
    near(made(&ahead(""), 0), 10.0);
    let some = ahead(r#", "ahead": 6"#);
    near(made(&some, 0), 16.0);
    near(some.products[0].surplus, 0.0);
    let enough = ahead(r#", "ahead": 100"#);
    near(made(&enough, 0), 25.0);
    // Closing stock is wanted, and what is built ahead comes on top of it.
    let both = ahead(r#", "ahead": 6, "stock": {"closing": 4}"#);
    near(both.products[0].stock[4], 10.0);
}

#[test]
fn opening_stock_that_is_left_is_no_surplus_but_makes_no_room_for_any() {
    let with = |opening: u32, hours: u32, quantity: u32| {
        planned(&format!(
            r#"{{"factory": "F", "from": "2026-12-07", "to": "2026-12-11",
            "groups": [{{"id": "g"}}, {{"id": "bench"}}],
            "products": [
                {{"id": "part", "stock": {{"opening": {opening}}},
                  "operations": [{{"group": "g", "hours": 1}}]}},
                {{"id": "unit", "components": {{"part": 2}},
                  "operations": [{{"group": "bench", "hours": {hours}}}]}}],
            "orders": [{{"id": "o", "product": "unit", "quantity": {quantity}}}]}}"#
        ))
    };
    // 100 parts, 10 units take 20 of them: 80 nobody can use, none is made.
    let plan = with(100, 1, 10);
    near(plan.products[0].stock[4], 80.0);
    near(made(&plan, 0), 0.0);
    near(goal(&plan, "surplus"), 0.0);
    // 30 units want 60 parts; the bench makes 20 of them, and 20 of the 60 parts stand: they were
    // there before and the short order wants them.
    let plan = with(60, 2, 30);
    near(plan.orders[0].short, 10.0);
    near(plan.products[0].stock[4], 20.0);
    near(made(&plan, 0), 0.0);
    near(plan.products[0].surplus, 0.0);
    near(goal(&plan, "surplus"), 0.0);
    // 10 parts are there and 30 are made; no part is made for the units that stay short.
    let plan = with(10, 2, 30);
    near(made(&plan, 0), 30.0);
    near(plan.products[0].stock[4], 0.0);
}

#[test]
fn what_is_released_beyond_the_orders_is_surplus_and_said() {
    let plan = planned(
        r#"{"factory": "F", "from": "2026-12-07", "to": "2026-12-11", "groups": [{"id": "g"}],
        "products": [{"id": "p", "discard_cost": 0, "operations": [{"group": "g", "hours": 0.5}]}],
        "orders": [{"id": "o", "product": "p", "quantity": 3}],
        "frozen": [{"product": "p", "date": "2026-12-07", "quantity": 8}]}"#,
    );
    // Throwing it away makes it no less.
    near(plan.products[0].surplus, 5.0);
    near(goal(&plan, "surplus"), 2.5);
}

#[test]
fn a_by_product_is_no_surplus() {
    let plan = planned(
        r#"{"factory": "F", "from": "2026-12-07", "to": "2026-12-11", "groups": [{"id": "g"}],
        "products": [{"id": "chips"},
            {"id": "p", "by_products": {"chips": 2}, "operations": [{"group": "g", "hours": 1}]}],
        "orders": [{"id": "o", "product": "p", "quantity": 3}]}"#,
    );
    near(plan.products[0].stock[4], 6.0);
    near(goal(&plan, "surplus"), 0.0);
}

#[test]
fn the_first_class_is_late_last() {
    let plan = field("planner/priority.json");
    let of = |id: &str| plan.orders.iter().find(|it| it.id == id).unwrap();
    assert_eq!(of("VIP").status, OrderStatus::OnTime);
    assert_eq!(of("small-fry").status, OrderStatus::Late);
    near(of("small-fry").days_late, 1.0);
    near(goal(&plan, "on-time/priority 1"), 0.0);
    near(goal(&plan, "on-time/priority 9"), 1.0);
}

#[test]
fn evenness_is_each_groups_own() {
    // The factory's sum would be level with either group busy on two days and idle on two.
    let plan = planned(
        r#"{"factory": "F", "from": "2026-12-07", "to": "2026-12-10",
        "groups": [{"id": "a"}, {"id": "b"}],
        "products": [{"id": "p", "operations": [{"group": "a", "hours": 1}]},
                     {"id": "q", "operations": [{"group": "b", "hours": 1}]}],
        "orders": [{"id": "o", "product": "p", "quantity": 16},
                   {"id": "r", "product": "q", "quantity": 16}],
        "balance": {"peak": 0, "even": 0, "change": 1}, "goals": ["fulfil", "balance"]}"#,
    );
    near(goal(&plan, "balance"), 0.0);
    for group in &plan.groups {
        group.load_hours.iter().for_each(|load| near(*load, 4.0));
    }
    // A rise on one group and a fall on the other are two changes: a is released 8 on the first
    // day, b on the second, and neither has anything else to do.
    let plan = planned(
        r#"{"factory": "F", "from": "2026-12-07", "to": "2026-12-08",
        "groups": [{"id": "a"}, {"id": "b", "machines": 3}],
        "products": [{"id": "p", "operations": [{"group": "a", "hours": 1}]},
                     {"id": "q", "operations": [{"group": "b", "hours": 1}]}],
        "frozen": [{"product": "p", "date": "2026-12-07", "quantity": 8},
                   {"product": "p", "date": "2026-12-08", "quantity": 0},
                   {"product": "q", "date": "2026-12-07", "quantity": 0},
                   {"product": "q", "date": "2026-12-08", "quantity": 12}],
        "balance": {"peak": 0, "even": 0, "change": 1}, "goals": ["balance"]}"#,
    );
    // a: 1 → 0, weight 16 of 64 hours; b: 0 → 0.5, weight 48 of 64.
    near(goal(&plan, "balance"), 0.25 + 0.75 * 0.5);
}

#[test]
fn invented_factories_make_nothing_beyond_what_is_wanted() {
    for seed in 0..12 {
        let size = SyntheticSize { products: 12, groups: 5, materials: 4, days: 8, seed };
        let plan = planned(&generate(&size));
        for product in &plan.products {
            assert!(product.surplus < 1e-6, "seed {seed}, {}: {}", product.id, product.surplus);
        }
    }
}
