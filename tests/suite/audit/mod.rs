//! The audit accepts right plans, refuses wrong ones and names the place.

use junheng::audit::{audit, blank, restate};
use junheng::model::Factory;
use junheng::model::plan::{InBucket, OrderStatus, Plan};
use junheng::source::{SourceText, json};
use junheng::validate::validate;

/// A small works with everything in it, and its digest.
pub fn works() -> (Factory, String) {
    let text = SourceText::from_text("works.json", include_str!("works.json"));
    let validated = validate(json::read(&text.text)).expect("the works are valid");
    (validated.factory, text.sha256)
}

/// Decisions for the works, made by hand, and the plan that follows from them.
pub fn right_plan() -> (Factory, String, Plan) {
    let (factory, sha256) = works();
    let mut plan = blank(&factory, &sha256);
    plan.products[0].routes[0].started = vec![20.0, 20.0, 10.0, 10.0, 0.0];
    plan.products[1].routes[0].started = vec![5.0, 7.0, 3.0, 3.0, 0.0];
    let shipped = |bucket: &str, quantity| InBucket { bucket: bucket.into(), quantity };
    plan.orders[0].shipments = vec![shipped("2026-12-02", 6.0), shipped("2026-12-03", 2.0)];
    plan.orders[1].shipments =
        vec![shipped("2026-12-01", 1.0), shipped("2026-12-03", 1.0), shipped("2026-12-04", 5.0)];
    plan.orders[2].shipments = vec![shipped("2026-12-01", 3.0), shipped("2026-12-03", 6.0)];
    plan.groups[0].overtime_hours[0] = vec![0.0, 0.0, 0.5, 0.0, 0.0];
    plan.labour[0].hired = vec![0.0, 1.0, 0.0, 0.0, 0.0];
    plan.labour[0].overtime_hours = vec![1.0, 0.0, 0.0, 0.0, 0.0];
    plan.materials[0].bought = vec![0.0, 50.0, 0.0, 0.0, 0.0];
    plan.projects[0].needs[0].given = vec![0.0, 0.0, 0.0, 3.0, 0.0];
    plan.projects[0].needs[1].given = vec![0.0, 0.0, 0.0, 0.0, 5.0];
    if let Err(findings) = restate(&factory, &mut plan) {
        let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"));
    }
    (factory, sha256, plan)
}

fn near(stated: f64, expected: f64) {
    assert!((stated - expected).abs() < 1e-9, "{stated} is not {expected}");
}

fn all_near(stated: &[f64], expected: &[f64]) {
    assert_eq!(stated.len(), expected.len());
    for (stated, expected) in stated.iter().zip(expected) {
        near(*stated, *expected);
    }
}

#[test]
fn a_right_plan_passes() {
    let (factory, sha256, plan) = right_plan();
    let report = audit(&factory, &sha256, &plan).expect("right");
    assert!(report.figures > 200, "{report}");
    assert!(report.limits > 100, "{report}");
    assert!(report.largest_difference < 1e-12, "{report}");
}

/// The restated figures against the same figures worked out with pencil and paper.
#[test]
fn figures_are_those_of_the_model() {
    let (_, _, plan) = right_plan();
    // 2 machines × 8 h × 0.9; on Wednesday one machine is in repair.
    all_near(&plan.groups[0].effective_hours, &[14.4, 14.4, 7.2, 14.4, 14.4]);
    all_near(&plan.groups[0].calendar_hours, &[48.0; 5]);
    all_near(&plan.groups[0].repair_hours, &[0.0, 0.0, 8.0, 0.0, 0.0]);
    // 0.5 h a gear, and 1 h a gearbox on the day it is started, with the project's 3 h.
    all_near(&plan.groups[0].load_hours, &[10.0, 10.0, 5.0, 5.0, 0.0]);
    all_near(&plan.groups[1].load_hours, &[5.0, 7.0, 3.0, 6.0, 0.0]);
    near(plan.groups[0].utilisation, 30.0 / 64.8);
    near(plan.groups[0].peak_to_mean, (10.0 / 14.4) / (30.0 / 64.8));
    near(plan.groups[0].change, (10.0 / 14.4) / 4.0);
    // 9 good gears of 10 started; gearboxes come a day later.
    all_near(&plan.products[0].made, &[18.0, 18.0, 9.0, 9.0, 0.0]);
    all_near(&plan.products[0].used, &[10.0, 14.0, 6.0, 6.0, 0.0]);
    all_near(&plan.products[0].stock, &[18.0, 19.0, 22.0, 19.0, 19.0]);
    all_near(&plan.products[1].made, &[0.0, 5.0, 7.0, 3.0, 3.0]);
    all_near(&plan.products[1].stock, &[0.0, 4.0, 5.0, 5.0, 3.0]);
    near(plan.products[1].short_of_closing, 0.0);
    // Steel: 50 + 60 and 50 more on Tuesday, 2 kg a gear, 5 kg for the crane.
    all_near(&plan.materials[0].used, &[40.0, 40.0, 20.0, 20.0, 5.0]);
    all_near(&plan.materials[0].stock, &[10.0, 80.0, 60.0, 40.0, 35.0]);
    near(plan.materials[0].quotas[0].used, 125.0);
    // One space a gear, a tenth a kg of steel.
    all_near(&plan.stores[0].used, &[19.0, 27.0, 28.0, 23.0, 22.5]);
    // The hired turner is paid from Tuesday and gives hours from Wednesday.
    all_near(&plan.labour[0].heads, &[2.0, 3.0, 3.0, 3.0, 3.0]);
    all_near(&plan.labour[0].effective_hours, &[16.0, 16.0, 24.0, 24.0, 24.0]);
    all_near(&plan.labour[0].load_hours, &[8.0, 8.0, 4.0, 4.0, 0.0]);
    all_near(&plan.services[0].load, &[50.0, 50.0, 25.0, 25.0, 0.0]);
    // 2 of A-1 are a day late; A-2 lacks 3 of 10; the market has its 5.
    near(plan.orders[0].late, 2.0);
    near(plan.orders[0].days_late, 1.0);
    near(plan.orders[1].short, 3.0);
    let statuses: Vec<OrderStatus> = plan.orders.iter().map(|it| it.status).collect();
    assert_eq!(statuses, [OrderStatus::Late, OrderStatus::Short, OrderStatus::OnTime]);
    near(plan.projects[0].needs[0].short, 1.0);
}

#[test]
fn money_is_that_of_the_model() {
    let (_, _, plan) = right_plan();
    let of = |kind: &str| {
        plan.money.by_kind.iter().find(|it| it.of == kind).map_or(0.0, |cost| cost.amount)
    };
    near(plan.money.revenue, 8.0 * 200.0 + 7.0 * 180.0 + 9.0 * 30.0);
    near(of("making"), 60.0 + 18.0 * 5.0);
    near(of("running"), 30.0 * 4.0 + 21.0 * 2.0);
    near(of("overtime"), 0.5 * 30.0);
    near(of("wages"), 14.0 * 100.0);
    near(of("hiring"), 50.0);
    near(of("labour overtime"), 20.0);
    near(of("services"), 150.0 * 0.5);
    near(of("purchases"), 150.0);
    near(of("holding"), 97.0 * 0.1);
    near(of("lateness"), 2.0 * 3.0);
    near(of("shortage"), 0.0);
    let by = |costs: &[junheng::model::plan::Cost]| costs.iter().map(|it| it.amount).sum::<f64>();
    near(by(&plan.money.by_workshop), plan.money.cost);
    near(by(&plan.money.by_product), plan.money.cost);
    let turnery = plan.money.by_workshop.iter().find(|it| it.of == "turnery").expect("turnery");
    near(turnery.amount, 60.0 + 120.0 + 15.0 + 1400.0 + 50.0 + 20.0);
}

#[test]
fn goals_are_those_of_the_model() {
    let (_, _, plan) = right_plan();
    let titles: Vec<String> =
        plan.goals.iter().map(junheng::model::plan::GoalResult::title).collect();
    let expected = [
        "fulfil/priority 1",
        "fulfil/priority 2",
        "fulfil/stock",
        "on-time/priority 1",
        "on-time/priority 2",
        "profit",
        "surplus",
        "balance",
        "low-stock",
    ];
    assert_eq!(titles, expected);
    let value = |position: usize| plan.goals[position].value;
    near(value(0), 0.0);
    // 3 of 10 gearboxes, 1 of 4 hours.
    near(value(1), 0.3 + 0.25);
    near(value(2), 0.0);
    near(value(3), 2.0 / 8.0);
    near(value(4), 0.0);
    near(value(5), plan.money.profit);
    // A gear holds 0.5 ÷ 0.9 h, a gearbox 1 h and two gears.
    let gear = 0.5 / 0.9;
    // Of 19 gears at the end 6 were there before, for the three gearboxes that stay short; of three
    // gearboxes two are wanted at the end.
    near(plan.products[0].surplus, 13.0);
    near(plan.products[1].surplus, 1.0);
    near(value(6), 13.0 * gear + (1.0 + 2.0 * gear));
    // Peaks: lathes 10 ÷ 14.4 of 64.8 h, benches 7 ÷ 8 of 40 h.
    let peak = (10.0 / 14.4 * 64.8 + 7.0 / 8.0 * 40.0) / 104.8;
    // Output 0, 5, 12, 15, 18 against its own line 3.6, 7.2, 10.8, 14.4, 18; 10 wanted evenly.
    let even = (3.6 + 2.2 + 1.2 + 0.6 + 0.0) / (10.0 * 5.0);
    let change = |used: &[f64]| used.windows(2).map(|it| (it[1] - it[0]).abs()).sum::<f64>() / 4.0;
    let lathes = change(&[10.0 / 14.4, 10.0 / 14.4, 5.0 / 7.2, 5.0 / 14.4, 0.0]);
    let benches = change(&[5.0 / 8.0, 7.0 / 8.0, 3.0 / 8.0, 6.0 / 8.0, 0.0]);
    let change = (lathes * 64.8 + benches * 40.0) / 104.8;
    near(value(7), (peak + even + change) / 3.0);
    near(value(8), 97.0 * gear + 17.0 * (1.0 + 2.0 * gear));
    // Gearboxes: 0, 5, 7, 3, 3 of 18 against 3.6 a day.
    let rhythm = plan.rhythm.products.iter().find(|it| it.id == "gearbox").expect("made");
    near(rhythm.rhythm, (3.6 + 3.6 + 3.0 + 3.0) / 18.0);
}
