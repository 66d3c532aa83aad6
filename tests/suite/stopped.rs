//! Planning in whole numbers that is stopped at any moment leaves a plan that passes the audit, as soon
//! as there is one.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use junheng::audit::audit;
use junheng::model::plan::{Numbers, PlanStatus};
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

#[test]
fn a_plan_that_is_stopped_is_the_best_there_is_by_then() {
    let factory = validate(read(WORKS)).expect("the file is valid").factory;
    let mut stopped = Vec::new();
    for most in [0, 1, 2, 4, 8, 16, 32, 64, 128, 256] {
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
            assert!(stopped.is_empty(), "a later stop left nothing");
            continue;
        };
        assert!(audit(&factory, "", &plan).is_ok(), "stopped after {most} events");
        if plan.status == PlanStatus::Interrupted {
            stopped.push(plan.numbers);
        } else {
            assert_eq!(plan.numbers, Some(Numbers::Whole));
        }
    }
    assert!(!stopped.is_empty(), "no plan was stopped");
}
