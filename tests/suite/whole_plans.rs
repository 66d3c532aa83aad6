//! Plans in whole numbers: no fraction is started or shipped, each goal has its bound, and the same
//! file gives the same plan.

use junheng::audit::audit;
use junheng::model::Factory;
use junheng::model::plan::{Numbers, Plan, PlanStatus};
use junheng::session::{Carried, Options, Planning, WholeSearch, plan, plan_carrying};
use junheng::solve::{Deadline, EngineChoice};
use junheng::source::synthetic::{SyntheticRuns, SyntheticSize, generate_with};

use super::validate::factory;

/// A carpenter's month: cabinets of doors, two machines, more wanted than fits easily.
const CARPENTER: &str = r#"{"factory": "Carpenter", "whole": true, "from": "2026-12-01",
    "to": "2026-12-11", "currency": "EUR",
    "groups": [{"id": "saw", "machines": 1}, {"id": "bench", "machines": 2}],
    "products": [
        {"id": "door", "operations": [{"group": "saw", "hours": 0.7}]},
        {"id": "cabinet", "components": {"door": 2},
            "operations": [{"group": "bench", "hours": 3.1}]},
        {"id": "varnish", "unit": "kg", "operations": [{"group": "bench", "hours": 0.05}]}],
    "orders": [
        {"id": "A", "product": "cabinet", "quantity": 13, "price": 310, "due": "2026-12-04"},
        {"id": "B", "product": "cabinet", "quantity": 22, "price": 290, "due": "2026-12-11"},
        {"id": "C", "product": "varnish", "quantity": 10.5, "price": 9, "due": "2026-12-11"}]}"#;

fn options(factory: &Factory) -> Options {
    Options {
        bucket: factory.bucket,
        engine: EngineChoice::Auto,
        deadline: Deadline::unlimited(),
        factory_sha256: String::new(),
        whole: Some(WholeSearch { gap: 1e-3, pivots: 3_000 }),
    }
}

fn planned(factory: &Factory, options: &Options) -> Plan {
    match plan(factory, options).unwrap() {
        Planning::Plan(plan) => *plan,
        other => panic!("there is no plan: {other:?}"),
    }
}

fn is_whole(value: f64) -> bool {
    (value - value.round()).abs() < 1e-9
}

#[test]
fn what_is_counted_starts_and_ships_in_whole_pieces() {
    let factory = factory(CARPENTER);
    let plan = planned(&factory, &options(&factory));
    assert_eq!(plan.numbers, Some(Numbers::Whole));
    for product in plan.products.iter().filter(|it| it.id != "varnish") {
        for route in &product.routes {
            assert!(
                route.started.iter().all(|it| is_whole(*it)),
                "{}: {:?}",
                product.id,
                route.started
            );
        }
    }
    for order in plan.orders.iter().filter(|it| it.id != "C") {
        assert!(order.shipments.iter().all(|it| is_whole(it.quantity)), "{}", order.id);
    }
    // What is weighed is shipped to the gram.
    let varnish = plan.orders.iter().find(|it| it.id == "C").unwrap();
    assert!((varnish.shipped - 10.5).abs() < 1e-6);
    assert!(audit(&factory, "", &plan).is_ok());
}

#[test]
fn every_goal_has_its_bound_and_no_whole_plan_is_better_than_the_fractional_one() {
    let factory = factory(CARPENTER);
    let plan = planned(&factory, &options(&factory));
    assert_ne!(plan.status, PlanStatus::Interrupted);
    let is_profit = |goal: &str| goal == "profit";
    let mut first_is_worse = false;
    for goal in &plan.goals {
        let sign = if is_profit(&goal.goal) { -1.0 } else { 1.0 };
        let (bound, fractional) = (goal.bound.unwrap(), goal.fractional.unwrap());
        assert!(sign * (goal.value - bound) >= -1e-6 * (1.0 + goal.value.abs()), "{}", goal.goal);
        // A later goal may gain where an earlier one stays behind its optimum.
        if !first_is_worse {
            let room = 1e-6 * (1.0 + goal.value.abs());
            assert!(sign * (goal.value - fractional) >= -room, "{}", goal.goal);
        }
        first_is_worse |= sign * (goal.value - fractional) > 1e-6;
    }
    if plan.status == PlanStatus::WithinGap {
        assert!(plan.goals.iter().all(|it| it.gap.unwrap() <= 1e-3 + 1e-9 || it.value < 1e-6));
    }
}

#[test]
fn the_same_file_gives_the_same_plan_on_any_number_of_threads_and_from_any_basis() {
    let factory = factory(CARPENTER);
    let options = options(&factory);
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| serde_json::to_string(&planned(&factory, &options)).unwrap())
    };
    let one = on(1);
    assert_eq!(one, on(2));
    let mut carried = Carried::default();
    plan_carrying(&factory, &options, &mut carried).unwrap();
    let mut again = Carried { taken: carried.kept, ..Carried::default() };
    match plan_carrying(&factory, &options, &mut again).unwrap() {
        Planning::Plan(plan) => assert_eq!(one, serde_json::to_string(&plan).unwrap()),
        other => panic!("there is no plan: {other:?}"),
    }
}

#[test]
fn fractions_are_planned_where_they_are_asked_for() {
    let factory = factory(CARPENTER);
    let options = Options { whole: None, ..options(&factory) };
    let plan = planned(&factory, &options);
    assert_eq!(plan.numbers, Some(Numbers::Fractional));
    assert_eq!(plan.status, PlanStatus::Optimal);
    let routes = plan.products.iter().flat_map(|it| &it.routes);
    assert!(routes.flat_map(|it| &it.started).any(|it| !is_whole(*it)));
}

#[test]
fn setups_and_lots_are_kept_whole() {
    let text = r#"{"factory": "Press", "whole": true, "from": "2026-12-01", "to": "2026-12-11",
        "groups": [{"id": "press", "machines": 1}],
        "products": [
            {"id": "a", "operations": [{"group": "press", "hours": 0.1}],
                "lot": {"min": 10, "multiple": 5}, "setup": {"hours": 1, "cost": 20}},
            {"id": "b", "operations": [{"group": "press", "hours": 0.1}],
                "lot": {"min": 8}, "setup": {"hours": 0.5, "cost": 15, "carry": true}}],
        "orders": [
            {"id": "A", "product": "a", "quantity": 60, "price": 9, "due": "2026-12-08"},
            {"id": "B", "product": "b", "quantity": 71, "price": 8, "due": "2026-12-11"}]}"#;
    let factory = factory(text);
    let plan = planned(&factory, &options(&factory));
    let started = |id: &str| {
        let product = plan.products.iter().find(|it| it.id == id).unwrap();
        product.routes[0].started.clone()
    };
    for quantity in started("a") {
        assert!(is_whole(quantity / 5.0) && (quantity == 0.0 || quantity >= 10.0), "{quantity}");
    }
    for quantity in started("b") {
        assert!(is_whole(quantity) && (quantity == 0.0 || quantity >= 8.0), "{quantity}");
    }
    for runs in &plan.runs {
        assert!(runs.run.iter().chain(&runs.setup).all(|it| is_whole(*it)), "{runs:?}");
    }
    assert!(audit(&factory, "", &plan).is_ok());
}

#[test]
fn a_factory_with_setups_and_lots_has_a_plan_that_meets_its_orders() {
    let size = SyntheticSize { products: 10, groups: 5, materials: 3, days: 10, seed: 3 };
    let text = generate_with(
        &size,
        SyntheticRuns { lots: true, setups: true, ..SyntheticRuns::default() },
    );
    let factory = factory(&text);
    let plan = planned(&factory, &options(&factory));
    for goal in plan.goals.iter().filter(|it| it.goal == "fulfil") {
        assert!(goal.value < 0.01, "{} of {} short", goal.value, goal.title());
    }
    assert!(audit(&factory, "", &plan).is_ok());
}

#[test]
fn a_factory_that_can_make_nothing_has_a_plan_in_which_everything_is_short() {
    // No lot fits on a day, and a setup takes longer than a shift.
    let text = r#"{"factory": "Forge", "whole": true, "from": "2026-12-01", "to": "2026-12-04",
        "groups": [{"id": "hammer", "machines": 1}],
        "products": [{"id": "axle", "operations": [{"group": "hammer", "hours": 1}],
            "lot": {"min": 7}, "setup": {"hours": 3, "cost": 20}}],
        "orders": [{"id": "A", "product": "axle", "quantity": 60, "price": 90, "due": "2026-12-04"}]}"#;
    let factory = factory(text);
    let plan = planned(&factory, &options(&factory));
    assert!(plan.products[0].routes[0].started.iter().all(|it| *it == 0.0));
    assert!((plan.goals[0].value - 1.0).abs() < 1e-9);
}
