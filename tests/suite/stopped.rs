//! Planning in whole numbers that is stopped at any moment leaves a plan that passes the audit, as soon
//! as there is one.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use junheng::audit::audit;
use junheng::model::plan::{Numbers, Plan, PlanStatus};
use junheng::session::{Options, Planning, WholeSearch, plan};
use junheng::solve::{Deadline, EngineChoice};
use junheng::source::json::read;
use junheng::validate::validate;

const WORKS: &str = r#"{"factory": "W", "from": "2026-12-01", "to": "2026-12-03",
    "goals": ["fulfil", "on-time", "balance"],
    "groups": [{"id": "lathe", "machines": 2}, {"id": "bench"}],
    "products": [
      {"id": "shaft", "operations": [{"group": "lathe", "hours": 1.7}]},
      {"id": "pump", "components": {"shaft": 1}, "operations": [{"group": "bench", "hours": 0.9}]}],
    "orders": [{"id": "A", "product": "pump", "quantity": 11, "due": "2026-12-02"},
      {"id": "B", "product": "pump", "quantity": 20}]}"#;

/// The same with runs to decide: setups and least lots.
const LOTS: &str = r#"{"factory": "W", "from": "2026-12-01", "to": "2026-12-06",
    "goals": ["fulfil", "profit"],
    "groups": [{"id": "lathe"}, {"id": "bench"}],
    "products": [
      {"id": "shaft", "lot": {"min": 4},
        "operations": [{"group": "lathe", "hours": 0.5}], "setup": {"hours": 1.5}},
      {"id": "axle", "lot": {"min": 3},
        "operations": [{"group": "lathe", "hours": 0.7}], "setup": {"hours": 2}},
      {"id": "pump", "components": {"shaft": 1, "axle": 1}, "lot": {"min": 2},
        "operations": [{"group": "bench", "hours": 0.9}], "setup": {"hours": 1}}],
    "orders": [{"id": "A", "product": "pump", "quantity": 7, "price": 90, "due": "2026-12-04"},
      {"id": "B", "product": "pump", "quantity": 20, "price": 90},
      {"id": "C", "product": "shaft", "quantity": 5, "price": 9}]}"#;

/// The plans that stops after so many events leave, one after another.
fn stopped(works: &str, events: &[usize]) -> Vec<Plan> {
    let factory = validate(read(works)).expect("the file is valid").factory;
    let mut plans = Vec::new();
    for &most in events {
        let deadline = Deadline::new(Arc::default(), None);
        let (stop, seen) = (deadline.clone(), AtomicUsize::new(0));
        let deadline = deadline.observed(move |_| {
            if seen.fetch_add(1, Ordering::Relaxed) >= most {
                stop.stop();
            }
        });
        let options = Options {
            bucket: factory.bucket,
            engine: EngineChoice::Auto,
            deadline,
            factory_sha256: String::new(),
            whole: Some(WholeSearch::default()),
        };
        let Planning::Plan(plan) = plan(&factory, &options).expect("planning succeeds") else {
            assert!(plans.is_empty(), "a later stop left nothing");
            continue;
        };
        assert!(audit(&factory, "", &plan).is_ok(), "stopped after {most} events");
        plans.push(*plan);
    }
    plans
}

#[test]
fn a_plan_that_is_stopped_is_the_best_there_is_by_then() {
    let plans = stopped(WORKS, &[0, 1, 2, 4, 8, 16, 32, 64, 128, 256]);
    let whole = |plan: &Plan| plan.numbers == Some(Numbers::Whole);
    let interrupted = |plan: &&Plan| plan.status == PlanStatus::Interrupted;
    assert!(plans.iter().any(|it| interrupted(&it)), "no plan was stopped");
    assert!(plans.iter().filter(|it| !interrupted(it)).all(whole));
}

#[test]
fn runs_that_are_undecided_at_a_stop_are_decided_at_once() {
    let plans = stopped(LOTS, &[0, 4, 8, 16, 32, 64, 128, 256, 512]);
    let interrupted: Vec<&Plan> =
        plans.iter().filter(|it| it.status == PlanStatus::Interrupted).collect();
    assert!(interrupted.len() >= 2, "few plans were stopped");
    assert!(interrupted.iter().any(|it| it.goals[0].bound.is_some()), "no bound is stated");
    for plan in interrupted {
        assert_eq!(plan.numbers, Some(Numbers::Whole));
        let shipped: f64 = plan.orders.iter().map(|it| it.shipped).sum();
        assert!(shipped >= 5.0, "nearly nothing is made");
        let first = &plan.goals[0];
        assert!(first.bound.is_none_or(|bound| bound <= first.value + 1e-9));
    }
}
