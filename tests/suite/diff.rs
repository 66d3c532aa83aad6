//! What moved between two plans, and which changes brought it: shares worked out by hand, sums that
//! are exact, and answers that no order of anything decides.

use std::fs;
use std::path::Path;

use junheng::explain::waterfall::{Answered, AskedFor, NotTheBest, Planned, Which, waterfall};
use junheng::model::answers::diff::{Bundling, Diff, Fall, Waterfall};
use junheng::model::plan::Plan;
use junheng::report;
use junheng::scenario::{Document, Path as At, changes};
use junheng::session::{Options, Planning, plan};
use junheng::solve::{Deadline, EngineChoice};
use junheng::source::json::read;
use junheng::source::synthetic::{SyntheticSize, generate};
use junheng::validate::validate;
use junheng::words::{Language, Words};
use serde_json::{Value, json};

use super::program::{junheng, root};

fn options() -> Options {
    Options {
        bucket: junheng::model::BucketKind::Day,
        engine: EngineChoice::Auto,
        deadline: Deadline::unlimited(),
        factory_sha256: String::new(),
        whole: None,
    }
}

pub(crate) fn planned(works: &Value) -> Plan {
    let factory = match validate(read(&works.to_string())) {
        Ok(validated) => validated.factory,
        Err(problems) => panic!("{problems:#?}"),
    };
    let options = Options { bucket: factory.bucket, ..options() };
    match plan(&factory, &options).unwrap() {
        Planning::Plan(plan) => *plan,
        other => panic!("{other:?}"),
    }
}

pub(crate) fn document(works: &Value) -> Document {
    Document::parse(&works.to_string()).unwrap()
}

fn answered(before: (&Value, &Plan), after: (&Value, &Plan), most: usize) -> Answered {
    let planned = |(works, plan)| Planned { document: document(works), plan };
    waterfall(&planned(before), &planned(after), &options(), most).unwrap()
}

fn told(before: (&Value, &Plan), after: (&Value, &Plan), most: usize) -> Waterfall {
    match answered(before, after, most) {
        Answered::Waterfall(answer) => *answer,
        other => panic!("{other:?}"),
    }
}

fn of_works(before: &Value, after: &Value) -> Waterfall {
    told((before, &planned(before)), (after, &planned(after)), 8)
}

pub(crate) fn set(works: &Value, at: &str, value: Value) -> Value {
    let mut document = document(works);
    assert!(document.set(&At::parse(at).unwrap(), Some(value)), "{at}");
    document.tree().clone()
}

#[track_caller]
pub(crate) fn near(one: f64, other: f64) {
    assert!((one - other).abs() <= 1e-6 * (1.0 + other.abs()), "{one} is not {other}");
}

fn goal<'w>(answer: &'w Waterfall, title: &str) -> &'w Fall {
    answer.goals.iter().find(|it| it.of == title).unwrap_or_else(|| panic!("no {title}"))
}

/// Profit is 10 × the smaller of the hours and what the market takes.
pub(crate) fn press() -> Value {
    json!({
        "factory": "Press", "from": "2026-03-01", "to": "2026-03-31", "bucket": "month",
        "groups": [
            {"id": "press", "hours": {"per_month": 100}},
            {"id": "saw", "hours": {"per_month": 1000}}
        ],
        "products": [
            {"id": "bands", "operations": [{"group": "press", "hours": 1}]},
            {"id": "blocks", "operations": [{"group": "saw", "hours": 1}]}
        ],
        "orders": [
            {"id": "b", "product": "bands", "kind": "market", "limit": 120, "price": 10},
            {"id": "c", "product": "blocks", "kind": "market", "limit": 5, "price": 10}
        ],
        "goals": ["profit"]
    })
}

/// Before, min(100 h, 120 pcs) × 10 + 50 = 1050. A second machine alone: min(200, 120) → +200; a market
/// of 180 alone: min(100, 180) → +0; both: min(200, 180) → +800. The machine brings 200 where it
/// is made first and 800 where it is made last, in the mean 500; the market 0 and 600, in the mean
/// 300. Together 800.
#[test]
fn two_changes_by_hand() {
    let before = press();
    let after = set(&before, "groups/press/machines", json!(2));
    let after = set(&after, "orders/b/limit", json!(180));
    let answer = of_works(&before, &after);
    let names: Vec<&str> = answer.parts.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["groups/press/machines", "orders/b/limit"]);
    assert_eq!((answer.plans, answer.bundling), (4, Bundling::None));
    let profit = goal(&answer, "profit");
    near(profit.value.before, 1050.0);
    near(profit.value.after, 1850.0);
    for (step, (share, alone, last)) in
        profit.steps.iter().zip([(500.0, 200.0, 800.0), (300.0, 0.0, 600.0)])
    {
        near(step.share, share);
        near(step.alone, alone);
        near(step.last, last);
    }
    near(profit.remainder, 0.0);
}

/// 100 h for two firm orders of 60: 20 short. The change of priority moves the shortage from the one to
/// the other, twenty hours more end it.
#[test]
fn orders_by_hand() {
    let order = |id: &str, priority: u32| json!({"id": id, "product": "bands", "quantity": 60, "priority": priority});
    let mut before = press();
    before["orders"] = json!([order("1", 1), order("2", 2)]);
    before["goals"] = json!(["fulfil"]);
    let after = set(&before, "orders/1/priority", json!(3));
    let after = set(&after, "groups/press/hours", json!({"per_month": 130}));
    let answer = of_works(&before, &after);
    let fall = |of: &str| answer.orders.iter().find(|it| it.of == of).unwrap();
    // Hours alone −20, priority alone +20; after the priority hours bring nothing to order 2 ...
    let second = fall("orders/2/short");
    near(second.value.difference, -20.0);
    // ... hours: (−20 + 0) ÷ 2; priority: (−20 + 0) ÷ 2.
    near(second.steps[0].share, -10.0);
    near(second.steps[1].share, -10.0);
    // Order 1 is short only where its priority is lower and the hours are not more.
    let first = fall("orders/1/short");
    near(first.value.difference, 0.0);
    near(first.steps[0].share, -10.0);
    near(first.steps[1].share, 10.0);
    near(first.steps[1].alone, 20.0);
    near(first.steps[1].last, 0.0);
}

/// An order for a new product comes with the product or not at all; the machine stands apart.
#[test]
fn what_cannot_stand_apart_is_one_part() {
    let before = press();
    let after = set(
        &before,
        "products/coils",
        json!({"id": "coils", "operations": [{"group": "press", "hours": 1}]}),
    );
    let coils = json!({"id": "k", "product": "coils", "kind": "market", "limit": 9, "price": 30});
    let after = set(&after, "orders/k", coils);
    let after = set(&after, "groups/press/machines", json!(2));
    let answer = of_works(&before, &after);
    let parts: Vec<(&str, usize, bool)> =
        answer.parts.iter().map(|it| (it.name.as_str(), it.changes, it.inseparable)).collect();
    assert_eq!(
        parts,
        [("groups/press/machines", 1, false), ("orders/k + products/coils", 2, true)]
    );
    // Coils take 9 of 100 h from bands: 9 × (30 − 10) alone; with the machine 9 × 30.
    let coils = goal(&answer, "profit").steps[1].clone();
    near(coils.alone, 180.0);
    near(coils.last, 270.0);
    near(coils.share, 225.0);
}

/// A firm order that becomes a market changes three fields, none of which can change alone.
#[test]
fn another_kind_of_order_is_one_part() {
    let mut before = press();
    before["orders"][0] = json!({"id": "b", "product": "bands", "quantity": 50, "price": 10});
    let mut after = press();
    after["groups"][0]["machines"] = json!(2);
    let answer = of_works(&before, &after);
    assert_eq!(answer.changes.len(), 4);
    let parts: Vec<usize> = answer.parts.iter().map(|it| it.changes).collect();
    assert_eq!(parts, [1, 3]);
}

/// What is frozen beyond the hours there are is no plan: frozen and machine are one part then.
#[test]
fn changes_without_a_plan_in_between_are_one_part() {
    let mut before = press();
    before["groups"][0]["hours"] = json!({"per_month": 100});
    let mut after = set(&before, "groups/press/machines", json!(2));
    after["frozen"] = json!([
        {"product": "bands", "from": "2026-03-01", "to": "2026-03-31", "quantity": 115}
    ]);
    let after = set(&after, "orders/c/price", json!(11));
    let answer = of_works(&before, &after);
    let names: Vec<&str> = answer.parts.iter().map(|it| it.name.as_str()).collect();
    let frozen = "frozen/bands 2026-03-01..2026-03-31 + groups/press/machines";
    assert_eq!(names, [frozen, "orders/c/price"]);
    // 115 exactly are made instead of 100.
    near(goal(&answer, "profit").steps[0].share, 150.0);
    near(goal(&answer, "profit").steps[1].share, 5.0);
}

#[test]
fn too_many_changes_are_taken_together_by_thing_and_table() {
    let before = press();
    let mut after = before.clone();
    for (at, value) in [
        ("groups/press/machines", json!(2)),
        ("groups/press/availability", json!(0.9)),
        ("groups/saw/machines", json!(2)),
        ("orders/b/limit", json!(150)),
        ("orders/b/price", json!(11)),
        ("orders/c/limit", json!(6)),
    ] {
        after = set(&after, at, value);
    }
    let (one, other) = (planned(&before), planned(&after));
    let parts = |most: usize| {
        let answer = told((&before, &one), (&after, &other), most);
        let profit = goal(&answer, "profit");
        near(profit.steps.iter().map(|it| it.share).sum(), profit.value.difference);
        let names: Vec<String> = answer.parts.into_iter().map(|it| it.name).collect();
        (names.join(", "), answer.bundling)
    };
    assert_eq!(parts(8).1, Bundling::None);
    let things = "groups/press, groups/saw/machines, orders/b, orders/c/limit";
    assert_eq!(parts(4), (things.to_owned(), Bundling::ByThing));
    assert_eq!(parts(3), ("groups, orders/b, orders/c/limit".to_owned(), Bundling::ByTable));
    assert_eq!(parts(2), ("groups, orders".to_owned(), Bundling::ByTable));
    assert_eq!(parts(1), ("groups + orders".to_owned(), Bundling::AcrossTables));
}

/// A works with a few of its figures changed: which ones the seed decides.
fn invented(seed: u64) -> (Value, Value) {
    let size = SyntheticSize { products: 6, groups: 3, materials: 2, days: 5, seed };
    let before: Value = serde_json::from_str(&generate(&size)).unwrap();
    let mut after = before.clone();
    let mut state = seed;
    let mut random = |below: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below
    };
    for table in ["orders", "groups", "orders", "materials"] {
        let entries = after[table].as_array_mut().unwrap();
        let at = random(entries.len());
        match table {
            "groups" => entries[at]["availability"] = json!(0.6),
            "materials" => entries[at]["stock"] = json!({"opening": random(500)}),
            _ if random(3) == 0 => {
                entries.remove(at);
            }
            _ => {
                let field = if entries[at]["limit"].is_null() { "quantity" } else { "limit" };
                entries[at][field] = json!(1 + random(900));
            }
        }
    }
    (before, after)
}

/// Every list whose order means nothing, turned round, and the fields of every object too.
pub(crate) fn turned(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let turn = |(key, value): (&String, &Value)| {
                let mut value = turned(value);
                let lists = ["groups", "products", "orders", "materials", "labour", "services"];
                let lists = lists.into_iter().chain(["workshops", "deliveries", "frozen"]);
                if let (true, Some(list)) =
                    (lists.into_iter().any(|it| it == key), value.as_array_mut())
                {
                    list.reverse();
                }
                (key.clone(), value)
            };
            Value::Object(fields.iter().rev().map(turn).collect())
        }
        Value::Array(entries) => entries.iter().map(turned).collect(),
        other => other.clone(),
    }
}

fn adds_up(fall: &Fall) {
    let shares: f64 = fall.steps.iter().map(|it| it.share).sum();
    let size = fall.value.before.abs().max(fall.value.after.abs()).max(1.0);
    let own = fall.value.after - fall.value.before;
    assert!((shares + fall.remainder - own).abs() <= 1e-9 * size, "{fall:?}");
}

#[test]
fn steps_add_up_on_invented_works_and_no_order_matters() {
    let mut interact = false;
    for seed in 1..=3 {
        let (before, after) = invented(seed);
        let (one, other) = (planned(&before), planned(&after));
        let forth = told((&before, &one), (&after, &other), 8);
        assert!(forth.changes.len() >= 3, "seed {seed}: {:?}", forth.changes);
        assert_eq!(forth.plans, 1 << forth.parts.len());
        for fall in &forth.goals {
            adds_up(fall);
            // Best plans again: nothing comes from elsewhere.
            assert!(fall.remainder.abs() <= 2e-6 * (1.0 + fall.value.after.abs()), "{fall:?}");
        }
        forth.orders.iter().for_each(adds_up);
        interact |= forth
            .goals
            .iter()
            .flat_map(|it| &it.steps)
            .any(|it| (it.alone - it.last).abs() > 1e-3 * (1.0 + it.share.abs()));
        // Lists and fields turned round: the same bytes.
        let again = told((&turned(&before), &one), (&turned(&after), &other), 8);
        assert_eq!(report::json::pretty(&forth), report::json::pretty(&again), "seed {seed}");
        // From after to before: the exact negative.
        let back = told((&after, &other), (&before, &one), 8);
        assert_eq!(forth.goals.len(), back.goals.len());
        let falls = |it: &Waterfall| it.goals.iter().chain(&it.orders).cloned().collect::<Vec<_>>();
        let mut mirrored = falls(&back);
        for fall in falls(&forth) {
            let at = mirrored.iter().position(|it| it.of == fall.of).expect("the same figures");
            let back = mirrored.swap_remove(at);
            assert!(fall.remainder + back.remainder == 0.0);
            for (one, other) in fall.steps.iter().zip(&back.steps) {
                assert_eq!(
                    (one.share, one.alone, one.last),
                    (-other.share, -other.last, -other.alone)
                );
            }
        }
        assert!(mirrored.is_empty());
    }
    assert!(interact, "no two changes meet: the works are too easy");
}

#[test]
fn a_plan_that_is_not_the_best_is_not_explained() {
    let before = press();
    let after = set(&before, "orders/b/limit", json!(90));
    let (one, other) = (planned(&before), planned(&after));
    let Answered::NotTheBest(which, reason) = answered((&before, &other), (&after, &other), 8)
    else {
        panic!("explained")
    };
    assert_eq!(which, Which::Before);
    assert!(
        matches!(&reason, NotTheBest::OtherValue { goal, .. } if goal == "profit"),
        "{reason:?}"
    );
    let mut stopped = one.clone();
    stopped.status = junheng::model::plan::PlanStatus::Interrupted;
    let answer = answered((&before, &one), (&before, &stopped), 8);
    assert!(matches!(answer, Answered::NotTheBest(Which::After, _)));
}

/// Other orders on the best schedule than planned here: no change brought that, and it is said.
#[test]
fn another_choice_among_best_schedules_is_no_change() {
    let mut before = press();
    let order = |id: &str| json!({"id": id, "product": "bands", "quantity": 60});
    before["orders"] = json!([order("1"), order("2")]);
    before["goals"] = json!(["fulfil"]);
    let one = planned(&before);
    let mut other = one.clone();
    let (first, second) = other.orders.split_at_mut(1);
    std::mem::swap(&mut first[0].short, &mut second[0].short);
    assert!((first[0].short - second[0].short).abs() > 1.0);
    let answer = told((&before, &one), (&before, &other), 8);
    assert!(answer.changes.is_empty() && answer.parts.is_empty());
    for fall in &answer.orders {
        near(fall.remainder, fall.value.difference);
        adds_up(fall);
    }
    assert_eq!(answer.orders.len(), 2);
}

/// Bucket length and goals asked for on the command line count as input.
#[test]
fn what_was_asked_for_is_part_of_the_input() {
    let works = press();
    let factory = validate(read(&works.to_string())).unwrap().factory;
    let mut by_week = planned(&works);
    assert_eq!(AskedFor::of(&by_week, &factory), AskedFor::default());
    by_week.factory.bucket = "week".to_owned();
    by_week.goals[0].allowed = 7.0;
    let mut asked = document(&works);
    AskedFor::of(&by_week, &factory).write(&mut asked);
    let found = changes(&document(&works), &asked);
    let found: Vec<String> = found.iter().map(|it| it.at.to_string()).collect();
    assert_eq!(found, ["bucket", "goals/profit"]);
}

const DEMO: &str = "data/plants/demo/works-401/factory.json";

/// The demonstration works and three changes of it, with their plans, in a folder.
fn monday_and_tuesday(folder: &Path) -> [String; 4] {
    let file = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let works = fs::read_to_string(root().join(DEMO)).unwrap();
    let mut changed = Document::parse(&works).unwrap();
    for (at, value) in [
        ("groups/gear-cutting/machines", 4),
        ("materials/motors/deliveries/2026-12-03/quantity", 60),
        ("orders/Z-rush/quantity", 350),
    ] {
        assert!(changed.set(&At::parse(at).unwrap(), Some(json!(value))));
    }
    let files = ["monday.json", "tuesday.json", "monday-plan.json", "tuesday-plan.json"].map(file);
    fs::write(&files[0], works).unwrap();
    fs::write(&files[1], changed.tree().to_string()).unwrap();
    for (works, plan) in [(&files[0], &files[2]), (&files[1], &files[3])] {
        let (exit, shown, said) =
            junheng(&root(), &["plan", works, "--fractional", "--format", "json"]);
        assert_eq!(exit, 0, "{said}");
        fs::write(plan, shown).unwrap();
    }
    files
}

#[test]
fn the_demo_works_from_monday_to_tuesday() {
    let folder = tempfile::tempdir().unwrap();
    let [one, other, before, after] = monday_and_tuesday(folder.path());
    let (exit, shown, said) = junheng(&root(), &["diff", &before, &after, &one, &other]);
    assert_eq!((said.as_str(), exit), ("", 0));
    insta::assert_snapshot!("demo", shown);
    // The page for planners shows the command's own lines.
    let page = fs::read_to_string(root().join("docs/diff.md")).unwrap();
    let mut inside = false;
    let mut lines = 0;
    for line in page.lines() {
        if line.starts_with("```") {
            inside = line == "```text";
        } else if inside {
            assert!(shown.lines().any(|it| it == line), "docs/diff.md: {line}");
            lines += 1;
        }
    }
    assert!(lines > 20);
    // Without factories: the same but for the waterfall.
    let (exit, plain, _) = junheng(&root(), &["diff", &before, &after]);
    assert_eq!(exit, 0);
    assert!(plain.lines().all(|line| shown.lines().any(|it| it == line)));
    assert!(!plain.contains("WATERFALL"));
    // Too little time: what moved is shown all the same.
    let short = ["diff", &before, &after, &one, &other, "--time-limit", "1ms"];
    let (exit, shown, said) = junheng(&root(), &short);
    assert_eq!((shown, exit), (plain, 4));
    assert!(said.contains("--time-limit"), "{said}");
    // Factories exchanged: refused.
    let (exit, shown, said) = junheng(&root(), &["diff", &before, &after, &other, &one]);
    assert_eq!((shown.as_str(), exit), ("", 1));
    assert!(said.contains("E907"), "{said}");
    let (exit, _, said) = junheng(&root(), &["diff", &before, &after, &one]);
    assert_eq!(exit, 2, "{said}");
    // The JSON answer is what its schema says it is: it reads back as itself.
    let (_, shown, _) =
        junheng(&root(), &["diff", &before, &after, &one, &other, "--format", "json"]);
    let answer: Diff = serde_json::from_str(&shown).unwrap();
    assert_eq!(report::json::pretty(&answer), shown);
    let chinese = Words::of(Language::Chinese);
    let spoken = report::diff::text(&answer, &report::Terminal::new(&chinese, None));
    insta::assert_snapshot!("demo_chinese", spoken);
    assert_eq!(answer.waterfall.unwrap().changes[2].after, Some(json!(350.0)));
}
