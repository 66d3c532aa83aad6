//! Rules of `docs/model.md`, each on a works small enough to work out by hand.

use junheng::model::Factory;
use junheng::model::plan::{OrderStatus, Plan};
use junheng::session::{Options, Planning, plan};
use junheng::solve::{Deadline, EngineChoice};
use junheng::source::json::read;
use junheng::validate::validate;

/// What is asked for where nothing is: the factory's own buckets, any engine, no limit, no digest.
pub fn options(factory: &Factory) -> Options {
    Options {
        bucket: factory.bucket,
        engine: EngineChoice::Auto,
        deadline: Deadline::unlimited(),
        factory_sha256: String::new(),
        whole: None,
    }
}

/// The plan of a factory that is valid and has one.
pub fn planned(text: &str) -> Plan {
    let factory = validate(read(text)).expect("the works is valid").factory;
    match plan(&factory, &options(&factory)).expect("certified and audited") {
        Planning::Plan(plan) => *plan,
        other => panic!("no plan: {other:?}"),
    }
}

#[track_caller]
fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-6, "{found} is not {expected}");
}

#[test]
fn two_releases_on_one_day_add_up() {
    let plan = planned(
        r#"{"factory": "F", "from": "2026-12-01", "to": "2026-12-02", "groups": [{"id": "g"}],
        "products": [{"id": "p", "operations": [{"group": "g", "hours": 1}]}],
        "frozen": [{"product": "p", "date": "2026-12-01", "quantity": 3},
                   {"product": "p", "date": "2026-12-01", "quantity": 2}],
        "orders": [{"id": "o", "product": "p", "quantity": 6}], "goals": ["cost"]}"#,
    );
    near(plan.products[0].routes[0].started[0], 5.0);
    near(plan.products[0].routes[0].started[1], 1.0);
}

#[test]
fn a_night_shift_belongs_to_the_day_it_starts_on() {
    // Friday's night shift ends on Saturday and is worked; Sunday has none.
    let plan = planned(
        r#"{"factory": "F", "from": "2026-12-04", "to": "2026-12-06",
        "calendar": {"shifts": [{"id": "night", "start": "22:00", "end": "06:00", "break_hours": 0.5}]},
        "groups": [{"id": "g", "machines": 2, "availability": 0.8}]}"#,
    );
    assert_eq!(plan.buckets.len(), 1);
    let group = &plan.groups[0];
    near(group.calendar_hours[0], 3.0 * 24.0 * 2.0);
    near(group.scheduled_hours[0], 15.0);
    near(group.effective_hours[0], 12.0);
}

#[test]
fn repair_and_exceptions_change_the_days_they_fall_on() {
    let plan = planned(
        r#"{"factory": "F", "from": "2026-12-01", "to": "2026-12-05",
        "calendar": {"holidays": ["2026-12-02"], "exceptions": [
            {"date": "2026-12-05", "works": true}, {"date": "2026-12-03", "hours": 6}]},
        "groups": [{"id": "g", "machines": 4,
            "repairs": [{"from": "2026-12-04", "to": "2026-12-05", "machines": 3}]}]}"#,
    );
    let names: Vec<&str> = plan.buckets.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["2026-12-01", "2026-12-03", "2026-12-04", "2026-12-05"]);
    assert_eq!(plan.groups[0].effective_hours, [32.0, 24.0, 8.0, 8.0]);
}

#[test]
fn heads_in_training_are_paid_but_give_no_hours() {
    // One head makes 8 a day; 16 a day are wanted from the fourth day on, so one is hired on the
    // second and trained for two working days.
    let plan = planned(
        r#"{"factory": "F", "from": "2026-11-30", "to": "2026-12-04",
        "labour": [{"id": "hands", "heads": 1, "wage": {"per_day": 10},
            "hiring": {"cost": 5, "training_days": 2}}],
        "products": [{"id": "p", "uses": {"hands": 1}}],
        "orders": [{"id": "a", "product": "p", "quantity": 16, "due": "2026-12-03"},
                   {"id": "b", "product": "p", "quantity": 16, "due": "2026-12-04"}],
        "goals": ["fulfil", "on-time", "cost"]}"#,
    );
    assert!(plan.orders.iter().all(|order| order.status == OrderStatus::OnTime));
    // Stock may be built up: 8 on each of the first three days already make 24 of the 32.
    near(plan.labour[0].hired.iter().sum::<f64>(), 0.0);
    near(plan.money.cost, 50.0);

    let plan = planned(
        r#"{"factory": "F", "from": "2026-11-30", "to": "2026-12-04",
        "labour": [{"id": "hands", "heads": 1, "wage": {"per_day": 10},
            "hiring": {"cost": 5, "training_days": 2}}],
        "products": [{"id": "p", "uses": {"hands": 1}, "stock": {"maximum": 0}}],
        "orders": [{"id": "a", "product": "p", "quantity": 16, "due": "2026-12-03"},
                   {"id": "b", "product": "p", "quantity": 16, "due": "2026-12-04"}],
        "goals": ["fulfil", "on-time", "cost"]}"#,
    );
    assert!(plan.orders.iter().all(|order| order.status == OrderStatus::OnTime));
    near(plan.labour[0].hired[1], 1.0);
    // Five days of one head, four of the second, and hiring.
    near(plan.money.cost, 50.0 + 40.0 + 5.0);
}

#[test]
fn lead_times_count_working_days_and_late_starts_are_left_out() {
    // Started on Friday, two working days later is Tuesday.
    let plan = planned(
        r#"{"factory": "F", "from": "2026-12-04", "to": "2026-12-08",
        "products": [{"id": "p", "cost": 1, "lead_days": 2, "yield": 0.5}],
        "orders": [{"id": "o", "product": "p", "quantity": 10, "due": "2026-12-08"}], "goals": ["cost"]}"#,
    );
    near(plan.products[0].routes[0].started[0], 20.0);
    near(plan.products[0].made[2], 10.0);
    near(plan.money.cost, 20.0);
}

#[test]
fn what_is_due_on_a_sunday_leaves_on_friday_and_arrivals_wait_for_monday() {
    let plan = planned(
        r#"{"factory": "F", "from": "2026-12-03", "to": "2026-12-08",
        "products": [{"id": "p", "stock": {"opening": 4}, "receipts": [{"date": "2026-12-05", "quantity": 6}]}],
        "orders": [{"id": "o", "product": "p", "quantity": 10, "due": "2026-12-06", "late": {"price": {"per_day": 1}}}],
        "goals": ["fulfil", "on-time", "cost"]}"#,
    );
    let shipped: Vec<(&str, f64)> =
        plan.orders[0].shipments.iter().map(|it| (it.bucket.as_str(), it.quantity)).collect();
    assert_eq!(shipped, [("2026-12-04", 4.0), ("2026-12-07", 6.0)]);
    assert_eq!(plan.orders[0].status, OrderStatus::Late);
    near(plan.orders[0].days_late, 3.0);
    // Six units late over the weekend: three days each.
    near(plan.money.cost, 18.0);
}

#[test]
fn shortage_is_shared_by_class_and_reported() {
    let plan = planned(
        r#"{"factory": "F", "from": "2026-12-01", "to": "2026-12-01", "groups": [{"id": "g"}],
        "products": [{"id": "p", "operations": [{"group": "g", "hours": 1}]}],
        "orders": [{"id": "later", "product": "p", "quantity": 6, "priority": 2},
                   {"id": "first", "product": "p", "quantity": 5}]}"#,
    );
    near(plan.orders[1].short, 0.0);
    near(plan.orders[0].short, 3.0);
    near(plan.goals[0].value, 0.0);
    near(plan.goals[1].value, 0.5);
    let spot = plan.tight.iter().find(|spot| spot.at == "groups/g").expect("the group is tight");
    near(spot.one_more.unwrap(), 1.0 / 6.0);
}

#[test]
fn an_even_order_is_made_evenly_by_the_calendars_hours() {
    let plan = planned(
        r#"{"factory": "F", "from": "2026-11-30", "to": "2026-12-05",
        "calendar": {"workdays": ["mon", "tue", "wed", "thu", "fri", "sat"],
            "shifts": [{"id": "day", "hours": 8, "by_weekday": {"sat": 4}}]},
        "groups": [{"id": "g"}],
        "products": [{"id": "p", "operations": [{"group": "g", "hours": 0.5}]}],
        "orders": [{"id": "o", "product": "p", "quantity": 44, "kind": "even"}]}"#,
    );
    for (made, expected) in plan.products[0].made.iter().zip([8.0, 8.0, 8.0, 8.0, 8.0, 4.0]) {
        near(*made, expected);
    }
    near(plan.rhythm.products[0].rhythm, 1.0);
    near(plan.rhythm.factory, 1.0);
}
