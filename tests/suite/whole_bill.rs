//! The rounding bill: relaxing a rule gains what it is known to cost, and a bill that was changed is
//! refused. Even days: a line of whole pieces is even where no other is more so.

use junheng::audit::{Finding, audit, restate, seal};
use junheng::model::Factory;
use junheng::model::RuleKind;
use junheng::model::plan::{BillLine, GoalGain, Plan, RoundingBill};
use junheng::report::Terminal;
use junheng::report::text;
use junheng::report::view::plan::{goals, whole};
use junheng::session::{Options, Planning, WholeSearch, plan};
use junheng::solve::{Deadline, EngineChoice};
use junheng::words::english;

use super::validate::factory;

/// 20 brackets are ordered, and a run makes 50 at least: 30 are made for nobody at 3 each, or, if the
/// frame is made in a lot of 4, one of those. A setup of either costs 25.
const PRESS: &str = r#"{"factory": "Press", "whole": true, "from": "2026-12-01", "to": "2026-12-04",
    "currency": "EUR", "goals": ["fulfil", "on-time", "profit"],
    "groups": [{"id": "press", "name": "Press", "machines": 1}],
    "products": [
        {"id": "bracket", "name": "Bracket", "cost": 3, "lot": {"min": 50},
            "setup": {"cost": 25}, "operations": [{"group": "press", "hours": 0.1}]},
        {"id": "frame", "cost": 7, "lot": {"multiple": 4},
            "operations": [{"group": "press", "hours": 0.5}]}],
    "orders": [
        {"id": "A", "product": "bracket", "quantity": 20, "price": 10, "due": "2026-12-04"},
        {"id": "B", "product": "frame", "quantity": 7, "price": 20, "due": "2026-12-04"}]}"#;

/// A place that the audit names, and the change it refuses there.
type Changed<'c> = (&'c str, &'c dyn Fn(&mut RoundingBill));

fn planned(factory: &Factory) -> Plan {
    let options = Options {
        bucket: factory.bucket,
        engine: EngineChoice::Auto,
        deadline: Deadline::unlimited(),
        factory_sha256: String::new(),
        whole: Some(WholeSearch { gap: 1e-3, pivots: 3_000 }),
    };
    match plan(factory, &options).unwrap() {
        Planning::Plan(plan) => *plan,
        other => panic!("there is no plan: {other:?}"),
    }
}

fn line<'b>(bill: &'b RoundingBill, rule: RuleKind, of: Option<&str>) -> &'b BillLine {
    bill.lines.iter().find(|it| it.rule == rule && it.of.as_deref() == of).unwrap()
}

fn gain(gains: &[GoalGain], goal: &str) -> f64 {
    gains.iter().find(|it| it.goal == goal).map_or(0.0, |it| it.gain)
}

fn near(stated: f64, expected: f64) {
    assert!((stated - expected).abs() < 1e-6, "{stated} is not {expected}");
}

#[test]
fn relaxing_a_lot_gains_what_it_costs() {
    let factory = factory(PRESS);
    let plan = planned(&factory);
    // 200 + 140 for the orders; 50 brackets, 8 frames and one setup.
    near(plan.money.profit, 340.0 - 150.0 - 56.0 - 25.0);
    let bill = plan.bill.as_ref().unwrap();
    let profit = |rule, of| gain(&line(bill, rule, of).gains, "profit");
    near(profit(RuleKind::Lot, Some("products/bracket")), 90.0);
    near(profit(RuleKind::Lot, Some("products/frame")), 7.0);
    assert!(profit(RuleKind::Lot, None) >= 90.0 - 1e-6);
    near(profit(RuleKind::Setup, Some("products/bracket")), 25.0);
    near(profit(RuleKind::WholePieces, None), 0.0);
    // 30 brackets less are 3 hours less of surplus.
    near(gain(&line(bill, RuleKind::Lot, Some("products/bracket")).gains, "surplus"), 3.0);
    assert_eq!((bill.rules, bill.tried), (5, 5));
    let gist = junheng::report::view::plan::bill::gist(&plan, bill, english());
    assert_eq!(gist, "relax first: lot of Bracket (profit +90 EUR)");
    let text = text::plan(&plan, &Terminal::new(english(), None));
    assert!(text.contains("ROUNDING BILL: relax first: lot of Bracket"), "{text}");
}

#[test]
fn all_rules_together_cost_what_the_fractional_optimum_is_better_by() {
    let factory = factory(PRESS);
    let plan = planned(&factory);
    let bill = plan.bill.as_ref().unwrap();
    let profit = plan.goals.iter().find(|it| it.goal == "profit").unwrap();
    near(gain(&bill.together, "profit"), profit.fractional.unwrap() - profit.value);
    // Each kind gains more than that on its own: lots count in fractions, too.
    near(gain(&bill.together, "profit"), 7.0);
    assert!(bill.joint.is_empty(), "{:?}", bill.joint);
}

#[test]
fn a_changed_bill_is_refused() {
    let factory = factory(PRESS);
    let plan = planned(&factory);
    let refused = |change: &dyn Fn(&mut RoundingBill), sealed: bool| -> Vec<Finding> {
        let mut plan = plan.clone();
        change(plan.bill.as_mut().unwrap());
        if sealed {
            seal(&mut plan);
        } else {
            plan.certificate.plan_sha256 = plan.certificate.plan_sha256.take();
        }
        audit(&factory, "", &plan).err().unwrap_or_default()
    };
    assert!(refused(&|_| {}, false).is_empty() && refused(&|_| {}, true).is_empty());
    // A gain that only planning again could find: by the seal.
    let seen = refused(&|bill| bill.lines[0].gains[0].gain += 1.0, false);
    assert!(!seen.is_empty());
    // What the audit recomputes: sealed again it is refused all the same.
    let changes: [Changed; 9] = [
        ("bill/together/profit", &|bill| bill.together[0].gain += 1.0),
        ("bill/joint", &|bill| bill.joint.push(bill.together[0].clone())),
        ("bill/together/profit", &|bill| bill.together.clear()),
        ("bill/rules", &|bill| bill.rules += 1),
        ("bill/tried", &|bill| {
            let alone = bill.lines.iter().rposition(|it| it.of.is_some()).unwrap();
            bill.lines.remove(alone);
        }),
        ("bill/whole-pieces", &|bill| bill.lines.retain(|it| it.of.is_some())),
        ("bill/lot/products/none", &|bill| {
            let lot = bill.lines.iter_mut().find(|it| it.of.is_some() && it.rule == RuleKind::Lot);
            lot.unwrap().of = Some("products/none".to_owned());
        }),
        ("bill/at-once", &|bill| bill.lines[0].rule = RuleKind::AtOnce),
        ("bill/lot", &|bill| bill.lines[0].gains[0].gain = -5.0),
    ];
    for (at, change) in changes {
        let findings = refused(change, true);
        assert!(findings.iter().any(|it| it.at == at), "{at}: {findings:?}");
    }
    // A plan in fractions has no bill, and decisions made elsewhere have none yet.
    let mut restated = plan.clone();
    restate(&factory, &mut restated).unwrap();
    assert!(restated.bill.is_none());
}

#[test]
fn rules_not_tried_are_counted() {
    let product = |at: usize| {
        format!(
            r#"{{"id": "p{at}", "lot": {{"min": 3}}, "setup": {{"hours": 0.1, "cost": 2}},
                "operations": [{{"group": "press", "hours": 0.1}}]}}"#
        )
    };
    let products: Vec<String> = (0..12).map(product).collect();
    let order = |at: usize| {
        format!(
            r#"{{"id": "o{at}", "product": "p{at}", "quantity": 5, "price": 9, "due": "2026-12-04"}}"#
        )
    };
    let orders: Vec<String> = (0..12).map(order).collect();
    let text = format!(
        r#"{{"factory": "Many", "whole": true, "from": "2026-12-01", "to": "2026-12-04",
            "groups": [{{"id": "press", "machines": 2}}], "products": [{}], "orders": [{}]}}"#,
        products.join(","),
        orders.join(",")
    );
    let factory = factory(&text);
    let plan = planned(&factory);
    let bill = plan.bill.as_ref().unwrap();
    assert_eq!(bill.rules, 36);
    assert!(bill.tried < 36, "{}", bill.tried);
    let said = junheng::report::view::plan::bill::tried(bill, english());
    assert!(said.contains(&format!("{} were not tried", 36 - bill.tried)), "{said}");
    assert!(audit(&factory, "", &plan).is_ok());
}

/// A mill that wants 17 pumps evenly over four days.
fn even(whole: bool) -> Factory {
    factory(&format!(
        r#"{{"factory": "Pumps", "whole": {whole}, "from": "2026-12-01", "to": "2026-12-04",
            "goals": ["fulfil", "on-time", "balance"],
            "balance": {{"peak": 0, "even": 1, "change": 0}},
            "groups": [{{"id": "bench", "machines": 1}}],
            "products": [{{"id": "pump", "name": "Pump",
                "operations": [{{"group": "bench", "hours": 0.5}}]}}],
            "orders": [{{"id": "mill", "product": "pump", "kind": "even", "quantity": 17,
                "due": "2026-12-04"}}]}}"#
    ))
}

#[test]
fn seventeen_pieces_in_four_days_are_perfectly_even() {
    let factory = even(true);
    let mut plan = planned(&factory);
    let mut made = plan.products[0].made.clone();
    made.sort_by(f64::total_cmp);
    assert_eq!(made, [4.0, 4.0, 4.0, 5.0]);
    near(plan.rhythm.products[0].rhythm, 1.0);
    let table = goals::even_products(&plan, english());
    let said = table.rows[0].cells.last().unwrap().shown();
    assert_eq!(said.matches('4').count(), 3, "{said}");
    assert_eq!(whole::how_many(&plan), 4);
    // Another such line is as even, and one that is not is less so.
    let restated = |plan: &mut Plan, started: [f64; 4]| {
        plan.products[0].routes[0].started = started.to_vec();
        // All of it leaves on the last day.
        plan.orders[0].shipments.retain(|it| it.bucket == "2026-12-04");
        plan.orders[0].shipments[0].quantity = 17.0;
        restate(&factory, plan).unwrap();
        plan.rhythm.products[0].rhythm
    };
    near(restated(&mut plan, [5.0, 4.0, 4.0, 4.0]), 1.0);
    near(restated(&mut plan, [6.0, 4.0, 4.0, 3.0]), 15.25 / 16.25);
}

#[test]
fn in_fractions_evenness_is_what_it_was() {
    let factory = even(false);
    let mut plan = planned(&factory);
    near(plan.rhythm.products[0].rhythm, 1.0);
    assert_eq!(plan.products[0].made, [4.25; 4]);
    plan.products[0].routes[0].started = vec![5.0, 4.0, 4.0, 4.0];
    plan.orders[0].shipments.retain(|it| it.bucket == "2026-12-04");
    plan.orders[0].shipments[0].quantity = 17.0;
    restate(&factory, &mut plan).unwrap();
    near(plan.rhythm.products[0].rhythm, 16.25 / 17.0);
}
