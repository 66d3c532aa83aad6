//! What one more and one less is worth, wherever it is said: equal to solving again with a little
//! more or less, and the same in every command that speaks of one limit.

use std::fs;
use std::path::{Path, PathBuf};

use junheng::explain::bottlenecks::{Answer, Question, Step, bottlenecks};
use junheng::explain::{group, quantity};
use junheng::formulate::{Formulation, stages};
use junheng::interpret::limits::{Limit, limits};
use junheng::model::answers::bottlenecks::{BindingLimit, Bottlenecks, Worth};
use junheng::model::plan::{Plan, TightSpot};
use junheng::model::{Buckets, Factory, Goal};
use junheng::session::{Planning, plan};
use junheng::solve::{Deadline, Direction, Engine, Outcome, SimplexEngine, freeze, hold};
use junheng::source::json::read;
use junheng::source::synthetic::{SyntheticSize, generate};
use junheng::validate::validate;
use serde_json::{Value, json};

use super::meaning::options;

fn factory(text: &str) -> Factory {
    validate(read(text)).unwrap_or_else(|problems| panic!("{problems:#?}")).factory
}

fn asked(factory: &Factory, by_bucket: bool, top: usize) -> Bottlenecks {
    let question = Question {
        step: Step::Share(0.01),
        step_words: "1%".to_owned(),
        top,
        resolve: 0,
        by_bucket,
        curves: Vec::new(),
    };
    match bottlenecks(factory, &options(factory), &question).unwrap() {
        Answer::Bottlenecks(answer) => *answer,
        other => panic!("{other:?}"),
    }
}

fn planned(factory: &Factory) -> Plan {
    match plan(factory, &options(factory)).unwrap() {
        Planning::Plan(plan) => *plan,
        other => panic!("no plan: {other:?}"),
    }
}

fn profit(plan: &Plan) -> f64 {
    plan.goals.iter().find(|it| it.goal == "profit").unwrap().value
}

fn near(one: f64, other: f64, what: &str) {
    assert!((one - other).abs() <= 1e-6 * (1.0 + other.abs()), "{what}: {one}, not {other}");
}

/// The goals before balance, one after the other on the programme with bounds moved, from nothing:
/// shares no code with what finds prices. Values as minimised; `None` where there is no plan.
fn solved_again(
    factory: &Factory,
    buckets: &Buckets,
    direction: &Direction,
    by: f64,
) -> Option<Vec<f64>> {
    let mut formulation = Formulation::new(factory, buckets);
    let before = |it: &junheng::formulate::Stage| it.goal != Goal::Balance;
    let stages: Vec<_> = stages(factory).into_iter().take_while(before).collect();
    let objectives: Vec<_> = stages.iter().map(|stage| formulation.objective(stage)).collect();
    let mut lp = formulation.lp().clone();
    direction.apply(&mut lp, by);
    let mut values = Vec::new();
    for (stage, objective) in stages.iter().zip(&objectives) {
        let outcome = SimplexEngine.solve(&lp, objective, &Deadline::unlimited()).unwrap();
        let Outcome::Optimal(answer) = outcome else { return None };
        let value = objective.value(&answer.primal);
        values.push(value);
        let allowed = stage.give_up.of(value);
        if allowed == 0.0 {
            freeze(&mut lp, objective, &answer.primal, &answer.dual);
        }
        // Prices too small to freeze by add up: a row holds what they would give away.
        let allowed = allowed.max(1e-9 * (1.0 + value.abs()));
        lp = hold(lp, objective, objective.sense.sign().mul_add(allowed, value));
    }
    Some(values)
}

/// One side of a limit against solving again half as far as it is said to hold.
fn check_side(
    (factory, buckets): (&Factory, &Buckets),
    (limit, more): (&Limit, bool),
    (worths, before): (&[Worth], &[f64]),
) -> usize {
    let direction = limit.direction();
    let direction = if more { direction } else { direction.reversed() };
    let holds = worths.iter().map(|it| it.holds).fold(f64::INFINITY, f64::min);
    let by = 0.5 * holds.min(0.01 * limit.amount.max(1.0));
    // Where the first piece is too short to be measured, the figures of the piece tell nothing.
    if by < 1e-7 * limit.amount.max(1.0) {
        return 0;
    }
    let Some(after) = solved_again(factory, buckets, &direction, by) else {
        panic!("{}: no plan {by} away, said to hold for {holds}", limit.at);
    };
    for ((worth, after), before) in worths.iter().zip(&after).zip(before) {
        let better = if worth.goal == "profit" { 1.0 } else { -1.0 };
        let (gained, said) = (better * (after - before), worth.per_unit * by);
        let room = 1e-6 * said.abs() + 1e-9 * (1.0 + before.abs());
        assert!(
            (gained - said).abs() <= room,
            "{} {}: {by} {} gains {gained}, {said} is said ({} a unit)",
            limit.at,
            worth.goal,
            if more { "more" } else { "less" },
            worth.per_unit
        );
    }
    1
}

fn worth<'a>(side: &'a [Worth], goal: &str) -> Option<&'a Worth> {
    side.iter().find(|it| it.goal == goal)
}

/// How much of a factory is looked at; that `plan` and `bottlenecks` agree, of every limit.
#[derive(Clone, Copy)]
struct Extent {
    /// Whether prices of single buckets are held against solving again, too.
    by_bucket: bool,
    /// Groups whose `why` is compared.
    groups: usize,
    /// Sides of limits held against solving again at most, spread evenly over all of them.
    sides: usize,
}

/// Everything that `plan`, `bottlenecks` and `why` say of limits: how many figures were held
/// against solving again, how many between commands.
fn examine(what: &str, text: &str, extent: Extent) -> (usize, usize) {
    let factory = factory(text);
    let buckets = Buckets::new(&factory, factory.bucket);
    let plan = planned(&factory);
    let answer = asked(&factory, false, 1000);
    assert_eq!(answer.left_out, 0, "{what}");
    let formulation = Formulation::new(&factory, &buckets);
    let all = limits(&factory, &formulation, &|_| true);
    let before = solved_again(&factory, &buckets, &Direction::default(), 0.0).unwrap();
    let mut again = 0;
    let mut against = |answer: &Bottlenecks| {
        let mut sides = Vec::new();
        for found in &answer.binding {
            let (path, bucket) = match found.at.split_once('@') {
                Some((path, bucket)) => (path, Some(bucket)),
                None => (found.at.as_str(), None),
            };
            let limit = all.iter().find(|it| it.at == path).unwrap();
            let limit = match bucket {
                Some(name) => {
                    let at = buckets.ids().find(|&it| buckets[it].name == name).unwrap();
                    limit.in_bucket(at).unwrap()
                }
                None => limit.clone(),
            };
            for (worths, more) in [(&found.more, true), (&found.less, false)] {
                if !worths.is_empty() {
                    sides.push((limit.clone(), more, worths));
                }
            }
        }
        for (limit, more, worths) in sides.iter().step_by(sides.len().div_ceil(extent.sides).max(1))
        {
            let of = (worths.as_slice(), before.as_slice());
            again += check_side((&factory, &buckets), (limit, *more), of);
        }
    };
    against(&answer);
    if extent.by_bucket {
        against(&asked(&factory, true, 1000));
    }
    let mut between = agree(what, &plan, &answer);
    for id in plan.groups.iter().map(|it| &it.id).take(extent.groups) {
        let question = group::Question::of(&factory, &options(&factory), id).unwrap();
        let quantity::Answered::Why(why) =
            group::why(&factory, &options(&factory), question).unwrap()
        else {
            panic!("{what}: why group {id} has no answer");
        };
        let Some(capacity) = &why.capacity else { continue };
        let found = answer.binding.iter().find(|it| it.at == capacity.at).unwrap();
        for (one, other) in [(&capacity.more, &found.more), (&capacity.less, &found.less)] {
            for (one, other) in one.iter().zip(other) {
                near(one.per_unit, other.per_unit, &format!("{what} {id} {}", one.goal));
                between += 1;
            }
        }
    }
    (again, between)
}

/// The plan's tight spots and the bottlenecks name the same limits with the same figures.
fn agree(what: &str, plan: &Plan, answer: &Bottlenecks) -> usize {
    let told = |goal: &str| {
        ["fulfil", "on-time", "profit", "cost"].contains(&goal.split('/').next().unwrap())
    };
    let mut compared = 0;
    for spot in &plan.tight {
        let found = answer.binding.iter().find(|it| it.at == spot.at);
        let found = found.unwrap_or_else(|| panic!("{what}: {} is no bottleneck", spot.at));
        for (figure, side) in [(spot.one_more, &found.more), (spot.one_less, &found.less)] {
            let Some(figure) = figure else { continue };
            let known = worth(side, &spot.goal).unwrap().per_unit;
            near(figure, known, &format!("{what}: {} {}", spot.at, spot.goal));
            compared += 1;
        }
    }
    let wanted = |it: &BindingLimit| {
        ["/quantity", "/minimum"].iter().any(|end| it.at.ends_with(end))
            || ["projects/", "frozen/"].iter().any(|start| it.at.starts_with(start))
    };
    for found in answer.binding.iter().filter(|it| !wanted(it)) {
        for goal in answer.goals.iter().filter(|it| told(&it.goal)) {
            let sides = [&found.more, &found.less].map(|side| worth(side, &goal.goal));
            let is_worth = sides.into_iter().flatten().any(|it| it.per_unit.abs() > 1e-12);
            let stands = |it: &&TightSpot| it.at == found.at && it.goal == goal.goal;
            let spot = plan.tight.iter().find(stands);
            assert!(!is_worth || spot.is_some(), "{what}: {} {}", found.at, goal.goal);
        }
    }
    compared
}

/// How much to compare: more where `JUNHENG_PRICES` asks for it, and the plants of thousands of rows
/// in release builds or with patience.
fn count() -> Option<u64> {
    std::env::var("JUNHENG_PRICES").ok().and_then(|it| it.parse().ok())
}

fn text_of(folder: &Path) -> String {
    fs::read_to_string(folder.join("factory.json")).unwrap()
}

fn plants() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/plants")
}

#[test]
fn prices_of_every_published_plant_equal_solving_again_and_agree() {
    let (mut again, mut between) = (0, 0);
    let mut all: Vec<PathBuf> =
        fs::read_dir(plants().join("published")).unwrap().map(|it| it.unwrap().path()).collect();
    all.retain(|it| it.join("factory.json").is_file());
    all.sort();
    for folder in all {
        let text = text_of(&folder);
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let small = text.len() < 20_000;
        let extent =
            Extent { by_bucket: small, groups: if small { 3 } else { 0 }, sides: usize::MAX };
        let found = examine(&name, &text, extent);
        (again, between) = (again + found.0, between + found.1);
    }
    assert!(
        again > 100 && between > 60,
        "{again} against solving again, {between} between commands"
    );
}

/// A plant of thousands of rows, where `JUNHENG_PRICES` asks for it: every price of its plan is
/// compared with the bottlenecks, and 20 sides times that number, spread evenly, with solving all
/// goals again from nothing.
fn a_large_plant(folder: &str) {
    let Some(times) = count() else { return };
    let sides = 20 * usize::try_from(times.max(1)).unwrap();
    let extent = Extent { by_bucket: false, groups: 0, sides };
    let (again, between) = examine(folder, &text_of(&plants().join(folder)), extent);
    assert!(again > 3 && between > 3, "{folder}: {again} and {between}");
}

#[test]
fn prices_of_the_factory_with_every_field() {
    a_large_plant("demo/every-field");
}

#[test]
fn prices_of_the_demonstration_factory() {
    a_large_plant("demo/works-401");
}

#[test]
fn prices_of_a_generated_factory_of_400_rows() {
    a_large_plant("generated/small");
}

// Of `generated/large` a plan alone takes minutes, and so does each side.
#[test]
fn prices_of_a_generated_factory_of_4000_rows() {
    a_large_plant("generated/medium");
}

#[test]
fn prices_of_generated_factories_equal_solving_again_and_agree() {
    let (mut again, mut between) = (0, 0);
    let all = count().unwrap_or(4);
    for seed in 0..all {
        let size = SyntheticSize { products: 6, groups: 3, materials: 2, days: 6, seed };
        let extent = Extent { by_bucket: seed % 4 == 0, groups: 1, sides: usize::MAX };
        let found = examine(&format!("seed {seed}"), &generate(&size), extent);
        (again, between) = (again + found.0, between + found.1);
    }
    let all = usize::try_from(all).unwrap();
    assert!(again > 5 * all && between > 3 * all, "{again} and {between}");
}

/// Two machines in a row, both full: one more of either alone is worth nothing, one less of either
/// costs what a piece brings. A dual value alone would promise all of it for one more.
#[test]
fn a_seat_that_no_other_machine_can_follow_is_worth_nothing() {
    let factory = factory(
        r#"{"factory": "Row", "from": "2026-03-02", "to": "2026-03-02", "goals": ["profit"],
            "groups": [{"id": "a", "hours": {"in_all": 10}}, {"id": "b", "hours": {"in_all": 10}}],
            "products": [{"id": "p",
                "operations": [{"group": "a", "hours": 1}, {"group": "b", "hours": 1}]}],
            "orders": [{"id": "o", "product": "p", "kind": "market", "limit": 1000, "price": 3}]}"#,
    );
    let plan = planned(&factory);
    let figures: Vec<_> =
        plan.tight.iter().map(|it| (it.at.as_str(), it.one_more, it.one_less)).collect();
    assert_eq!(figures, [("groups/a", Some(0.0), Some(-3.0)), ("groups/b", Some(0.0), Some(-3.0))]);
}

/// A file with one of its figures moved.
fn moved(text: &str, path: &[&str], by: f64) -> Factory {
    let mut document: Value = serde_json::from_str(text).unwrap();
    let mut here = &mut document;
    for step in path {
        here = match here {
            Value::Array(list) => match step.parse::<usize>() {
                Ok(at) => &mut list[at],
                Err(_) => list.iter_mut().find(|it| it["id"] == **step).unwrap(),
            },
            other => &mut other[*step],
        };
    }
    *here = json!(here.as_f64().unwrap() + by);
    factory(&document.to_string())
}

/// Opening stock, a delivery, a market limit and minimum, and the quantity of an order hold the
/// goals of one factory back: each is named, with what the changed file gains or loses.
#[test]
fn what_is_there_and_what_is_wanted_are_limits_like_any_other() {
    let text = r#"{"factory": "Bakery", "from": "2026-03-02", "to": "2026-03-03",
        "goals": ["fulfil", "profit"],
        "groups": [{"id": "oven", "hours": {"in_all": 1000}}],
        "materials": [
            {"id": "flour", "unit": "kg", "stock": {"opening": 30},
             "deliveries": [{"date": "2026-03-03", "quantity": 20}]},
            {"id": "salt", "unit": "kg", "stock": {"opening": 1000}}],
        "products": [
            {"id": "bread", "norms": {"flour": 1, "salt": 0.1},
             "operations": [{"group": "oven", "hours": 0.1}]},
            {"id": "roll", "norms": {"salt": 0.1},
             "operations": [{"group": "oven", "hours": 0.1}]}],
        "orders": [
            {"id": "shop", "product": "bread", "kind": "market", "minimum": 5, "limit": 1000,
             "price": 2},
            {"id": "hall", "product": "bread", "quantity": 10, "due": "2026-03-03", "price": 1},
            {"id": "inn", "product": "roll", "kind": "market", "limit": 40, "price": 3},
            {"id": "fair", "product": "roll", "quantity": 7, "due": "2026-03-03", "price": 4}]}"#;
    let works = factory(text);
    let answer = asked(&works, false, 100);
    let before = profit(&planned(&works));
    let cases: [(&str, &[&str], f64, f64); 6] = [
        ("materials/flour/stock/opening", &["materials", "flour", "stock", "opening"], 2.0, -2.0),
        (
            "materials/flour/deliveries",
            &["materials", "flour", "deliveries", "0", "quantity"],
            2.0,
            -2.0,
        ),
        ("orders/inn/limit", &["orders", "inn", "limit"], 3.0, -3.0),
        // A loaf more for the hall is one less for the shop, which pays more.
        ("orders/hall/quantity", &["orders", "hall", "quantity"], -1.0, 1.0),
        ("orders/fair/quantity", &["orders", "fair", "quantity"], 4.0, -4.0),
        ("orders/shop/limit", &["orders", "shop", "limit"], 0.0, 0.0),
    ];
    for (at, path, more, less) in cases {
        let found = answer.binding.iter().find(|it| it.at == at);
        if more == 0.0 {
            assert!(found.is_none(), "{at}");
            continue;
        }
        let found = found.unwrap_or_else(|| panic!("{at} holds nothing back"));
        near(worth(&found.more, "profit").unwrap().per_unit, more, at);
        near(worth(&found.less, "profit").unwrap().per_unit, less, at);
        for (by, said) in [(1.0, more), (-1.0, less)] {
            let after = profit(&planned(&moved(text, path, by)));
            near(after - before, said, at);
        }
    }
    assert!(!answer.unheld.contains(&"profit".to_owned()), "{:?}", answer.unheld);
    assert!(answer.unheld.iter().any(|it| it.starts_with("fulfil")), "{:?}", answer.unheld);
}

/// An order that is short, and one that is late: another quantity or date changes what a unit short
/// or a day late counts for, so that one less is told as solved again, and equals the changed file.
#[test]
fn what_a_short_order_wants_and_when_a_late_one_is_due_are_limits_solved_again() {
    let text = r#"{"factory": "Mill", "from": "2026-12-07", "to": "2026-12-09",
        "groups": [{"id": "lathe"}, {"id": "saw"}],
        "products": [
            {"id": "shaft", "operations": [{"group": "lathe", "hours": 1}]},
            {"id": "board", "operations": [{"group": "saw", "hours": 1}]}],
        "orders": [
            {"id": "short", "product": "shaft", "quantity": 30, "due": "2026-12-09"},
            {"id": "late", "product": "board", "quantity": 12, "due": "2026-12-07",
             "priority": 2}]}"#;
    let works = factory(text);
    let question = Question {
        step: Step::Share(0.1),
        step_words: "10%".to_owned(),
        top: 0,
        resolve: 50,
        by_bucket: false,
        curves: Vec::new(),
    };
    let Answer::Bottlenecks(answer) = bottlenecks(&works, &options(&works), &question).unwrap()
    else {
        panic!("no answer");
    };
    let gain = |at: &str, goal: &str| {
        let step = answer.resolved.iter().find(|it| it.at == at).unwrap_or_else(|| panic!("{at}"));
        let own = step.gains.iter().filter(|it| it.goal.starts_with(goal));
        own.map(|it| it.gain).sum::<f64>()
    };
    let value =
        |plan: &Plan, goal: &str| plan.goals.iter().find(|it| it.title() == goal).unwrap().value;
    let before = planned(&works);
    // 24 hours of the lathe: 6 of 30 short, then 5 of 29.
    let goal = "fulfil/priority 1";
    near(gain("orders/short/quantity", goal), 6.0 / 30.0 - 5.0 / 29.0, "a piece less");
    let after = planned(&moved(text, &["orders", "short", "quantity"], -1.0));
    near(value(&before, goal) - value(&after, goal), 6.0 / 30.0 - 5.0 / 29.0, "planned");
    // 4 of 12 boards a day late.
    near(gain("orders/late/due", "on-time"), 4.0 / 12.0, "a day later");
    let later = factory(&text.replace("\"due\": \"2026-12-07\"", "\"due\": \"2026-12-08\""));
    let lateness = |plan: &Plan| {
        let parts = plan.goals.iter().filter(|it| it.goal == "on-time");
        parts.map(|it| it.value).sum::<f64>()
    };
    near(lateness(&before) - lateness(&planned(&later)), 4.0 / 12.0, "planned later");
}
