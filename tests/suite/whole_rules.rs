//! The rules of whole numbers in `docs/model.md`, each on a factory small enough to work out by
//! hand. Where the session plans in fractions, it is the relaxation that is worked out.

use junheng::formulate::Formulation;
use junheng::ids::ColumnId;
use junheng::lp::{Bounds, Domain, Lp};
use junheng::model::plan::{Numbers, Plan};
use junheng::model::{Buckets, Factory};
use junheng::source::json::read;
use junheng::validate::validate;

use super::meaning::planned;

fn factory(text: &str) -> Factory {
    validate(read(text)).expect("the factory is valid").factory
}

/// Calls `see` with the programme of a factory.
fn programme(text: &str, see: impl FnOnce(&Lp)) {
    let factory = factory(text);
    let buckets = Buckets::new(&factory, factory.bucket);
    see(Formulation::new(&factory, &buckets).lp());
}

#[track_caller]
fn column(lp: &Lp, name: &str) -> ColumnId {
    let found = lp.columns().ids().find(|it| lp.column_name(*it) == name);
    found.unwrap_or_else(|| panic!("no column {name}"))
}

#[track_caller]
fn domain(lp: &Lp, name: &str) -> Domain {
    lp.domain(column(lp, name))
}

/// The coefficients of a row by the names of its columns, and its bounds.
#[track_caller]
fn row(lp: &Lp, name: &str) -> (Vec<(String, f64)>, Bounds) {
    let row = lp.rows().ids().find(|it| lp.row_name(*it) == name);
    let row = row.unwrap_or_else(|| panic!("no row {name}"));
    let mut entries: Vec<(String, f64)> = (lp.matrix().row(row).iter())
        .map(|(column, value)| (lp.column_name(*column).to_owned(), *value))
        .collect();
    entries.sort_by(|one, other| one.0.cmp(&other.0));
    (entries, lp.rows()[row])
}

fn entry(name: &str, value: f64) -> (String, f64) {
    (name.to_owned(), value)
}

#[track_caller]
fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-6, "{found} is not {expected}");
}

fn cost(plan: &Plan, kind: &str) -> f64 {
    plan.money.by_kind.iter().filter(|it| it.of == kind).map(|it| it.amount).sum()
}

/// A factory of one day with one product, whose fields and whose group's are given.
fn one_day(product: &str, group: &str, rest: &str) -> String {
    format!(
        r#"{{"factory": "F", "whole": true, "from": "2026-12-01", "to": "2026-12-01",
        "groups": [{{"id": "g"{group}}}],
        "products": [{{"id": "p", "operations": [{{"group": "g", "hours": 0.1}}]{product}}}]{rest}}}"#
    )
}

#[test]
fn pieces_are_whole_and_what_is_measured_is_not() {
    let text = one_day(
        r#", "discard_cost": 1"#,
        "",
        r#", "orders": [{"id": "o", "product": "p", "quantity": 3}],
        "projects": [{"id": "w", "needs": [{"from": "2026-12-01", "to": "2026-12-01", "products": {"p": 2}}]}]"#,
    );
    programme(&text, |lp| {
        for name in ["start/p/main@2026-12-01", "ship/o@2026-12-01", "discard/p@2026-12-01"] {
            assert_eq!(domain(lp, name), Domain::Whole, "{name}");
        }
        assert_eq!(domain(lp, "give/w/products/p#1@2026-12-01"), Domain::Whole);
        assert_eq!(domain(lp, "stock/p@2026-12-01"), Domain::Continuous);
    });
    let measured = text.replace(r#""id": "p""#, r#""id": "p", "unit": "kg""#);
    programme(&measured, |lp| assert!(!lp.has_whole_numbers()));
    assert_eq!(planned(&text).numbers, Some(Numbers::Fractional));
    assert_eq!(planned(&measured).numbers, None);
}

#[test]
fn a_released_fraction_stays_one() {
    let text = one_day(
        r#", "lot": {"min": 5, "multiple": 5}"#,
        "",
        r#", "frozen": [{"product": "p", "date": "2026-12-01", "quantity": 2.5}]"#,
    );
    programme(&text, |lp| {
        assert_eq!(domain(lp, "start/p/main@2026-12-01"), Domain::Continuous);
        assert!(!lp.columns().ids().any(|it| lp.column_name(it).starts_with("lots/")));
    });
    near(planned(&text).products[0].routes[0].started[0], 2.5);
}

#[test]
fn a_lot_is_a_multiple_from_its_minimum_to_its_maximum() {
    let start = "start/p/main@2026-12-01";
    // In multiples of 4, 10 is raised to 12 and 30 lowered to 28: 3 to 7 lots.
    programme(&one_day(r#", "lot": {"min": 10, "multiple": 4, "max": 30}"#, "", ""), |lp| {
        let lots = "lots/p/main@2026-12-01";
        assert_eq!(domain(lp, lots), Domain::SemiWhole { least: 3.0 });
        assert_eq!(lp.columns()[column(lp, lots)], Bounds::between(0.0, 7.0));
        assert_eq!(domain(lp, start), Domain::Continuous);
        near(lp.columns()[column(lp, start)].upper, 28.0);
        let multiple = vec![entry(lots, -4.0), entry(start, 1.0)];
        assert_eq!(row(lp, lots), (multiple, Bounds::fixed(0.0)));
    });
    programme(&one_day(r#", "lot": {"min": 10.5}"#, "", ""), |lp| {
        assert_eq!(domain(lp, start), Domain::SemiWhole { least: 11.0 });
    });
    programme(&one_day(r#", "unit": "kg", "lot": {"min": 10.5}"#, "", ""), |lp| {
        assert_eq!(domain(lp, start), Domain::SemiContinuous { least: 10.5 });
    });
}

#[test]
fn a_run_is_bounded_by_the_hours_that_its_setup_leaves() {
    let text = one_day(
        r#", "setup": {"hours": 2, "cost": 7}"#,
        r#", "overtime": [{"limit": {"per_day": 1}, "price": 1}]"#,
        "",
    );
    programme(&text, |lp| {
        let (start, run) = ("start/p/main@2026-12-01", "run/p/main@2026-12-01");
        assert_eq!(domain(lp, run), Domain::Whole);
        // 8 hours and 1 more, less 2, at a tenth of an hour.
        let (entries, bounds) = row(lp, run);
        assert_eq!(bounds, Bounds::at_most(0.0));
        assert_eq!(entries[0].0, run);
        near(entries[0].1, -70.0);
        assert_eq!(entries[1], entry(start, 1.0));
        let least = vec![entry(run, -1.0), entry(start, 1.0)];
        assert_eq!(row(lp, "least-run/p/main@2026-12-01"), (least, Bounds::at_least(0.0)));
        let (load, _) = row(lp, "load/g@2026-12-01");
        assert!(load.contains(&entry(run, 2.0)), "{load:?}");
    });
    // Questions that give the group more hours have the whole day.
    let factory = factory(&text);
    let buckets = Buckets::new(&factory, factory.bucket);
    let moved = Formulation::to_be_moved(&factory, &buckets);
    near(row(moved.lp(), "run/p/main@2026-12-01").0[0].1, -220.0);
}

#[test]
fn a_setup_takes_hours_money_and_material_of_its_run() {
    let text = one_day(
        r#", "setup": {"hours": 2, "cost": 7}, "norms": {"m": {"per_unit": 1, "per_run": 12}}"#,
        r#", "cost_per_hour": 3"#,
        r#", "materials": [{"id": "m", "stock": {"opening": 99}}],
        "orders": [{"id": "o", "product": "p", "quantity": 15}]"#,
    );
    // All that is wanted is made in one run, so that even a share of a run is a whole one.
    let plan = planned(&text);
    near(plan.runs[0].run[0], 1.0);
    near(plan.runs[0].setup[0], 1.0);
    near(plan.groups[0].setup_hours[0], 2.0);
    near(plan.groups[0].load_hours[0], 3.5);
    near(plan.groups[0].tasks[0].hours[0], 1.5);
    near(plan.groups[0].tasks[0].setup_hours[0], 2.0);
    near(plan.materials[0].used[0], 27.0);
    near(cost(&plan, "setup"), 7.0);
    near(cost(&plan, "running"), 10.5);
}

#[test]
fn a_fraction_of_a_run_takes_that_share_of_a_setup() {
    // What is not wanted by a certain date is not known to be one run: 15 of the 60 a run can be.
    let plan = planned(&one_day(
        r#", "setup": {"hours": 2, "cost": 7}"#,
        "",
        r#", "orders": [{"id": "o", "product": "p", "quantity": 15, "due": "2026-11-30", "earliest": "2026-11-30"}]"#,
    ));
    near(plan.runs[0].run[0], 0.25);
    near(plan.groups[0].load_hours[0], 2.0);
    near(cost(&plan, "setup"), 1.75);
}

#[test]
fn inequalities_alone_solve_lot_sizing_without_capacities() {
    // The published optimum of whole runs: with bounds on runs alone, its fractions cost 50.
    let file = "data/plants/whole/hopp-spearman-wagner-whitin/factory.json";
    let file = super::program::root().join(file);
    near(planned(&std::fs::read_to_string(file).unwrap()).money.cost, 580.0);
}

/// Two days of eight hours; a setup of an hour that consecutive days share.
const CAMPAIGN: &str = r#"{"factory": "F", "whole": true, "from": "2026-12-01", "to": "2026-12-03",
    "groups": [{"id": "g"}],
    "products": [{"id": "p", "operations": [{"group": "g", "hours": 1}],
                  "setup": {"hours": 1, "cost": 5, "carry": true}, "limit": {"per_day": 6}}],
    "orders": [{"id": "o", "product": "p", "quantity": 18}]}"#;

#[test]
fn a_campaign_is_set_up_once() {
    // A run of every day's limit is a whole run.
    let plan = planned(CAMPAIGN);
    assert_eq!(plan.runs.len(), 1);
    for (found, expected) in plan.runs[0].run.iter().zip([1.0, 1.0, 1.0]) {
        near(*found, expected);
    }
    for (found, expected) in plan.runs[0].setup.iter().zip([1.0, 0.0, 0.0]) {
        near(*found, expected);
    }
    near(cost(&plan, "setup"), 5.0);
    near(plan.groups[0].load_hours.iter().sum(), 19.0);
    let each = planned(&CAMPAIGN.replace(r#""carry": true"#, r#""carry": false"#));
    near(cost(&each, "setup"), 15.0);
    near(each.groups[0].load_hours.iter().sum(), 21.0);
}

#[test]
fn routes_that_share_a_group_share_what_it_runs_at_once() {
    let text = r#"{"factory": "F", "whole": true, "from": "2026-12-01", "to": "2026-12-01",
        "groups": [{"id": "g", "at_once": 1}],
        "products": [
          {"id": "p", "operations": [{"group": "g", "hours": 0.1}, {"group": "g", "hours": 0.1}]},
          {"id": "q", "operations": [{"group": "g", "hours": 0.4}], "lot": {"max": 10}}],
        "orders": [{"id": "o", "product": "p", "quantity": 99, "price": 2},
                   {"id": "r", "product": "q", "quantity": 99, "price": 1}]}"#;
    programme(text, |lp| {
        let runs = vec![entry("run/p/main@2026-12-01", 1.0), entry("run/q/main@2026-12-01", 1.0)];
        assert_eq!(row(lp, "at-once/g@2026-12-01"), (runs, Bounds::at_most(1.0)));
    });
    let plan = planned(text);
    let runs: f64 = plan.runs.iter().map(|it| it.run[0]).sum();
    assert!(runs <= 1.0 + 1e-9, "{runs}");
}

#[test]
fn a_route_that_reaches_a_group_from_two_starts_counts_once() {
    // The second operation runs a day after the first, on the same group.
    let text = r#"{"factory": "F", "whole": true, "from": "2026-12-01", "to": "2026-12-02",
        "groups": [{"id": "g", "at_once": 1}],
        "products": [{"id": "p", "unit": "kg", "operations": [
          {"group": "g", "hours": 1, "lead_days": 1}, {"group": "g", "hours": 1}]}],
        "frozen": [{"product": "p", "from": "2026-12-01", "to": "2026-12-01", "quantity": 4},
                   {"product": "p", "from": "2026-12-02", "to": "2026-12-02", "quantity": 4}]}"#;
    let plan = planned(text);
    near(plan.groups[0].load_hours[1], 8.0);
}

#[test]
fn a_group_is_opened_for_its_load() {
    let text = one_day(
        "",
        r#", "open": {"cost": 30, "least": 0.5}"#,
        r#", "orders": [{"id": "o", "product": "p", "quantity": 20}]"#,
    );
    programme(&text, |lp| {
        assert_eq!(domain(lp, "open/g@2026-12-01"), Domain::Whole);
        let (least, _) = row(lp, "least-open/g@2026-12-01");
        assert!(least.contains(&entry("open/g@2026-12-01", -4.0)), "{least:?}");
    });
    // 2 of 8 hours: a quarter of the day.
    let plan = planned(&text);
    near(plan.groups[0].opened[0], 0.25);
    near(cost(&plan, "opening"), 7.5);
}

/// Three days, one of which a repair takes.
fn with_repair(how: &str) -> String {
    format!(
        r#"{{"factory": "F", "whole": true, "from": "2026-12-02", "to": "2026-12-04",
        "groups": [{{"id": "g", "machines": 2, "availability": 0.9, {how},
                     "overtime": [{{"price": 9}}]}}],
        "products": [{{"id": "p", "unit": "kg", "operations": [{{"group": "g", "hours": 1}}]}}],
        "orders": [{{"id": "o", "product": "p", "kind": "market", "price": 10}}]}}"#
    )
}

#[test]
fn a_repair_with_one_place_is_a_repair_of_given_dates() {
    let given = planned(&with_repair(
        r#""repairs": [{"from": "2026-12-03", "to": "2026-12-04", "machines": 1}]"#,
    ));
    let placed = planned(&with_repair(
        r#""repairs_to_place": [{"from": "2026-12-03", "to": "2026-12-04", "days": 2, "machines": 1}]"#,
    ));
    let (one, other) = (&given.groups[0], &placed.groups[0]);
    for (given, placed) in [
        (&one.repair_hours, &other.repair_hours),
        (&one.effective_hours, &other.effective_hours),
        (&one.load_hours, &other.load_hours),
    ] {
        given.iter().zip(placed).for_each(|(given, placed)| near(*given, *placed));
    }
    near(given.money.profit, placed.money.profit);
    assert_eq!(placed.repairs.len(), 1);
    assert_eq!((&*placed.repairs[0].from, &*placed.repairs[0].to), ("2026-12-03", "2026-12-04"));
    near(placed.repairs[0].placed, 1.0);
}

#[test]
fn a_choice_limits_what_is_taken() {
    let text = |at_most: u32| {
        format!(
            r#"{{"factory": "F", "whole": true, "from": "2026-12-01", "to": "2026-12-01", "groups": [{{"id": "g"}}],
            "products": [{{"id": "p", "unit": "kg", "operations": [{{"group": "g", "hours": 0.01}}]}}],
            "orders": [{{"id": "a", "product": "p", "kind": "market", "limit": 10, "price": 3}},
                       {{"id": "b", "product": "p", "kind": "market", "limit": 10, "price": 2}}],
            "choose": [{{"id": "one", "at_most": {at_most}, "orders": ["a", "b"]}}]}}"#
        )
    };
    let plan = planned(&text(1));
    near(plan.money.revenue, 30.0);
    let taken: Vec<f64> = plan.choices[0].of.iter().map(|it| it.taken).collect();
    near(taken[0], 1.0);
    near(taken[1], 0.0);
    near(planned(&text(2)).money.revenue, 50.0);
}

#[test]
fn few_runs_weighs_runs_by_their_setup_hours() {
    let text = one_day(
        r#", "setup": {"hours": 2}"#,
        "",
        r#", "orders": [{"id": "o", "product": "p", "quantity": 15}], "goals": ["cost", "few-runs"]"#,
    );
    let plan = planned(&text);
    let goal = plan.goals.iter().find(|it| it.goal == "few-runs").expect("named");
    assert_eq!(goal.unit, "runs");
    // One run of two hours.
    near(goal.value, 2.0);
    let without = planned(&text.replace(r#", "setup": {"hours": 2}"#, ""));
    near(without.goals.last().expect("named").value, 1.0);
}

/// Random plans of whole runs keep every inequality: what is started of a part in two routes, one a
/// day later, goes into a product, to two orders that may be late, to a market and to scrap.
#[test]
fn no_plan_of_whole_runs_breaks_an_inequality() {
    let text = r#"{"factory": "F", "whole": true, "from": "2026-11-30", "to": "2026-12-04", "groups": [{"id": "g", "machines": 9}],
        "products": [
          {"id": "p", "discard_cost": 1, "setup": {"cost": 5}, "routes": [
            {"id": "a", "operations": [{"group": "g", "hours": 1}]},
            {"id": "b", "lead_days": 1, "yield": 0.5, "operations": [{"group": "g", "hours": 1}]}]},
          {"id": "q", "operations": [{"group": "g", "hours": 1}], "components": {"p": 2}}],
        "orders": [
          {"id": "o", "product": "p", "quantity": 4, "due": "2026-12-01"},
          {"id": "r", "product": "p", "quantity": 6, "earliest": "2026-11-30", "due": "2026-12-03", "late": {"days": 1}},
          {"id": "m", "product": "p", "kind": "market", "limit": {"per_day": 1}}]}"#;
    let factory = factory(text);
    let buckets = Buckets::new(&factory, factory.bucket);
    let formulation = Formulation::new(&factory, &buckets);
    let lp = formulation.lp();
    let day = |at: usize| buckets.iter().nth(at).expect("a working day").name.clone();
    let rows: Vec<_> = (lp.rows().ids())
        .filter(|it| {
            let name = lp.row_name(*it);
            name.starts_with("runs/p@") || name.starts_with("run/p/")
        })
        .collect();
    assert!(rows.len() > 20, "{}", rows.len());
    let mut state = 7_u64;
    let mut random = |below: u32| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(state >> 33).unwrap() % below)
    };
    for _ in 0..2_000 {
        let mut point = vec![0.0; lp.columns().len()];
        let mut set = |name: String, value: f64| {
            let found = lp.columns().ids().find(|it| lp.column_name(*it) == name);
            if let Some(column) = found {
                point[junheng::ids::Id::position(column)] = value;
            } else {
                assert!(value == 0.0, "no column {name}");
            }
        };
        let (mut stock, mut coming) = (0.0, 0.0);
        let mut left = [4.0, 6.0];
        for at in 0..buckets.len() {
            let last = at + 1 == buckets.len();
            let a = random(3) * random(4);
            let b = if last { 0.0 } else { random(2) * random(6) };
            for (route, units) in [("a", a), ("b", b)] {
                set(format!("start/p/{route}@{}", day(at)), units);
                set(format!("run/p/{route}@{}", day(at)), if units > 0.0 { 1.0 } else { 0.0 });
            }
            stock += a + coming;
            coming = 0.5 * b;
            let mut leave = |most: f64, set: &mut dyn FnMut(f64)| {
                let some = random(8).min(most).min(f64::floor(stock));
                stock -= some;
                set(some);
                some
            };
            if at >= 1 {
                left[0] -= leave(left[0], &mut |it| set(format!("ship/o@{}", day(at)), it));
            }
            left[1] -= leave(left[1], &mut |it| set(format!("ship/r@{}", day(at)), it));
            leave(1.0, &mut |it| set(format!("ship/m@{}", day(at)), it));
            leave(2.0, &mut |it| set(format!("discard/p@{}", day(at)), it));
            let used = f64::floor(random(3).min(stock / 2.0));
            stock -= 2.0 * used;
            set(format!("start/q/main@{}", day(at)), used);
            set(format!("stock/p@{}", day(at)), stock);
        }
        for &row in &rows {
            let entries = lp.matrix().row(row).iter();
            let activity: f64 = entries
                .map(|(column, value)| value * point[junheng::ids::Id::position(*column)])
                .sum();
            let name = lp.row_name(row);
            assert!(activity <= lp.rows()[row].upper + 1e-9, "{name}: {activity}");
        }
    }
}
