//! What-ifs: planned from the plan as it stands they come to what a plan of the changed file comes
//! to; the same bytes for any number of threads, resumed or merged; every ending is a result.
//! `WHATIF_OVERLAYS=500 cargo test --test suite overlays` tries more overlays.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use junheng::diag::Code;
use junheng::model::answers::whatif::{
    Expected, ScenarioResult, ScenarioStatus, SurpriseReason, WhatIf,
};
use junheng::scenario::{
    Document, Evaluator, Path as At, Scenarios, compile, factory_of, first_error,
};
use junheng::session::{self, Options, Planning};
use junheng::solve::{Deadline, EngineChoice};
use junheng::source::synthetic::{SyntheticSize, generate};
use junheng::source::{json, scenarios};
use junheng::validate::validate;
use serde_json::{Value, json};

use super::program::run;

fn plants() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/plants")
}

fn options(bucket: junheng::model::BucketKind) -> Options {
    Options {
        bucket,
        engine: EngineChoice::Auto,
        deadline: Deadline::unlimited(),
        factory_sha256: String::new(),
        whole: None,
    }
}

fn compiled(original: &Document, file: &Value) -> Scenarios {
    let file = scenarios::read(&file.to_string()).expect("the form is right");
    compile(&file, original).expect("the scenarios are right")
}

/// Numbers in a fixed sequence.
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % count as u64).unwrap()
    }
}

const CHANGED: [&str; 12] = [
    "groups/*/machines",
    "groups/*/availability",
    "groups/*/overtime/*/limit",
    "labour/*/heads",
    "services/*/capacity",
    "materials/*/quota",
    "materials/*/stock/opening",
    "products/*/operations/*/hours",
    "products/*/norms/*",
    "orders/*/quantity",
    "orders/*/limit",
    "orders/*/price",
];

/// A scenario of up to five changes at random places of a works.
fn overlay(original: &Document, dice: &mut Dice) -> Value {
    let mut taken: Vec<String> = Vec::new();
    let mut changes = Vec::new();
    for _ in 0..5 {
        let places = original.places(&At::parse(CHANGED[dice.below(CHANGED.len())]).unwrap());
        if places.is_empty() {
            continue;
        }
        let at = places[dice.below(places.len())].path().to_string();
        if taken.contains(&at) {
            continue;
        }
        let dated = at.ends_with("/machines") || at.ends_with("/availability");
        let least = if dated { 3 } else { 6 };
        let scale = [0.5, 0.8, 0.95, 1.1, 1.3, 2.0][dice.below(least)];
        let mut change = json!({"at": at, "scale": scale});
        if dated && dice.below(2) == 0 {
            let day = original.from.tomorrow().unwrap().tomorrow().unwrap().min(original.to);
            change["from"] = original.from.to_string().into();
            change["to"] = day.to_string().into();
        }
        taken.push(at);
        changes.push(change);
    }
    let orders = original.places(&At::parse("orders/*").unwrap());
    if orders.len() > 1 && dice.below(4) == 0 {
        let at = orders[dice.below(orders.len())].path().to_string();
        if taken.iter().all(|it| !it.starts_with(&at)) {
            changes.push(json!({"at": at, "drop": true}));
        }
    }
    if changes.is_empty() {
        let groups = original.places(&At::parse("groups/*").unwrap());
        let at = if groups.is_empty() { "orders/*/quantity" } else { "groups/*/availability" };
        changes.push(json!({"at": at, "scale": 0.9}));
    }
    json!({"scenarios": [{"name": "overlay", "changes": changes}]})
}

/// The same ending and goals as a plan of the changed file made from nothing.
fn agrees(result: &ScenarioResult, document: &Value, told: &str) {
    let Ok(validated) = factory_of(document) else {
        assert_eq!(result.status, ScenarioStatus::Invalid, "{told}");
        return;
    };
    let options = options(validated.factory.bucket);
    match session::plan(&validated.factory, &options).expect("planning works") {
        Planning::Plan(plan) => {
            let figures = result.figures.as_ref().unwrap_or_else(|| panic!("{told}: {result:?}"));
            assert_eq!(figures.goals.len(), plan.goals.len(), "{told}");
            for (found, goal) in figures.goals.iter().zip(&plan.goals) {
                let apart = (found.value - goal.value).abs() / (1.0 + goal.value.abs());
                assert!(
                    apart < 1e-6,
                    "{told}: {} is {}, not {}",
                    found.goal,
                    found.value,
                    goal.value
                );
            }
        }
        Planning::Contradiction(_) => {
            assert_eq!(result.status, ScenarioStatus::Infeasible, "{told}");
            assert!(!result.reasons.is_empty(), "{told}: it is said why");
        }
        Planning::Unbounded { .. } => {
            assert_eq!(result.status, ScenarioStatus::Unbounded, "{told}");
        }
        Planning::Nothing => panic!("{told}: nothing stops it"),
    }
}

#[test]
fn overlays_come_to_what_a_cold_plan_of_the_changed_file_comes_to() {
    let wanted = std::env::var("WHATIF_OVERLAYS").ok().and_then(|it| it.parse().ok()).unwrap_or(15);
    let mut works: Vec<(String, String)> = Vec::new();
    let mut published: Vec<PathBuf> =
        fs::read_dir(plants().join("published")).unwrap().map(|it| it.unwrap().path()).collect();
    published.sort();
    for folder in published {
        let text = fs::read_to_string(folder.join("factory.json")).unwrap();
        works.push((folder.file_name().unwrap().to_string_lossy().into_owned(), text));
    }
    let every = fs::read_to_string(plants().join("demo/every-field/factory.json")).unwrap();
    works.push(("every-field".to_owned(), every));
    for (products, groups, seed) in [(4, 3, 1), (8, 4, 2), (12, 5, 3)] {
        let size = SyntheticSize { products, groups, materials: 3, days: 10, seed };
        works.push((format!("generated {seed}"), generate(&size)));
    }
    let mut dice = Dice(5);
    let per_works = usize::max(1, wanted / works.len() + 1);
    let mut tried = 0;
    // Every second of the list first, so that few overlays see published and generated works.
    let count = works.len();
    for step in 0..count {
        if tried >= wanted {
            break;
        }
        let (name, text) = &works[(count - 1 + step * 3) % count];
        let validated = validate(json::read(text)).unwrap();
        let original = Document::parse(text).unwrap();
        let options = options(validated.factory.bucket);
        let evaluator = Evaluator::new(
            &original,
            &validated.factory,
            options,
            None,
            None,
            junheng::diag::Message::plain,
        )
        .unwrap();
        for at in 0..per_works {
            let file = overlay(&original, &mut dice);
            let scenario = compiled(&original, &file).scenario(0).unwrap();
            let told = format!("{name} #{at} {file}");
            let result = evaluator.evaluate(&scenario);
            agrees(&result, &scenario.document(&original).unwrap(), &told);
            if let Ok(Planning::Plan(plan)) = evaluator.plan(&scenario).unwrap() {
                let goals = result.figures.unwrap().goals;
                let shown = plan.goals.iter().map(|it| (it.title(), it.value));
                assert!(shown.eq(goals.into_iter().map(|it| (it.goal, it.value))), "{told}");
                assert!(plan.certificate.plan_sha256.is_some(), "{told}");
            }
            tried += 1;
        }
    }
    assert!(tried >= wanted.min(count), "{tried} overlays were tried");
}

const MILL: &str = r#"{
  "factory": "Mill", "whole": false,
  "from": "2026-12-01", "to": "2026-12-18",
  "groups": [
    {"id": "press", "machines": 2, "cost_per_hour": 10, "overtime": [{"limit": {"per_day": 2}, "price": 30}]},
    {"id": "saw"}
  ],
  "materials": [{"id": "steel", "quota": 900, "deliveries": [{"date": "2026-12-03", "quantity": 900}]}],
  "products": [
    {"id": "plate", "norms": {"steel": 2}, "operations": [{"group": "press", "hours": 1}, {"group": "saw", "hours": 0.4}]}
  ],
  "orders": [
    {"id": "A", "product": "plate", "quantity": 90, "due": "2026-12-09", "price": 100},
    {"id": "B", "product": "plate", "quantity": 120, "price": 90}
  ]
}
"#;

const SCENARIOS: &str = r#"{
  "scenarios": [
    {"name": "more", "changes": [{"at": "groups/press/machines", "set": 3}]},
    {"name": "rush", "changes": [{"at": "orders/R", "new": {"product": "plate", "quantity": 40, "due": "2026-12-07"}}]}
  ],
  "bundles": ["more+rush"],
  "generate": [
    {"name": "g", "grid": [{"at": "groups/*/machines", "add": [-1, 0, 1]}, {"at": "products/*/norms/steel", "scale": [0.9, 1]}]},
    {"name": "s", "sweep": [{"at": "orders/*/quantity", "scale": [0.8, 1.2]}]},
    {"name": "r", "sample": {"count": 12, "seed": 7, "draws": [
      {"name": "fails", "at": "groups/press/machines", "breakdowns": {"between_failures": 5, "to_repair": 1}},
      {"name": "late", "at": "materials/steel/deliveries/*/date", "add": {"discrete": {"values": [0, 2, 5]}}, "each": true},
      {"name": "wanted", "at": "orders/B/quantity", "scale": {"lognormal": {"median": 1, "spread": 0.2}}},
      {"name": "price", "at": "orders/B/price", "scale": {"uniform": {"least": 0.8, "most": 1.1}}}
    ], "correlations": [{"of": "wanted", "with": "price", "is": -0.5}]}}
  ]
}
"#;

pub fn mill(folder: &Path) {
    fs::write(folder.join("works.json"), MILL).unwrap();
    fs::write(folder.join("scenarios.json"), SCENARIOS).unwrap();
}

pub fn junheng(folder: &Path, arguments: &str) -> Output {
    run(folder, &arguments.split_whitespace().collect::<Vec<_>>())
}

fn whatif(folder: &Path, more: &str) -> String {
    let output = junheng(folder, &format!("whatif works.json scenarios.json {more}"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{said}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_bytes_are_the_same_for_any_threads_resumed_or_merged() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    mill(folder);
    let text = whatif(folder, "--threads 1 --out one");
    assert_eq!(whatif(folder, "--threads 2 --out two"), text);
    let read = |name: &str| fs::read(folder.join(name)).unwrap();
    let records = read("one/records.jsonl");
    for file in ["records.jsonl", "summary.json", "scenarios.csv"] {
        assert!(read(&format!("one/{file}")) == read(&format!("two/{file}")), "{file}");
    }
    // Killed in the middle of a record.
    fs::write(folder.join("two/records.jsonl"), &records[..records.len() / 2]).unwrap();
    assert_eq!(whatif(folder, "--threads 2 --out two --resume"), text);
    assert!(read("two/records.jsonl") == records);
    for part in ["1/2", "2/2"] {
        whatif(folder, &format!("--out parts --shard {part}"));
    }
    let merged = junheng(folder, "merge whole parts");
    assert_eq!(merged.status.code(), Some(0), "{}", String::from_utf8_lossy(&merged.stderr));
    assert!(read("whole/records.jsonl") == records);
    assert_eq!(whatif(folder, "--out whole --resume"), text);
}

#[test]
fn a_scenario_without_a_plan_is_a_result_among_the_others() {
    let folder = tempfile::tempdir().unwrap();
    mill(folder.path());
    let answer: WhatIf = serde_json::from_str(&whatif(folder.path(), "--format json")).unwrap();
    // A saw fewer is none, which is valid; two presses fewer than one is not tried here.
    assert_eq!(answer.endings.planned + answer.endings.invalid + answer.endings.infeasible, 23);
    assert!(answer.complete && answer.endings.planned > 15, "{:?}", answer.endings);
    let grid = answer.stretches.iter().find(|it| it.kind == "grid").unwrap();
    assert_eq!(grid.axes.len(), 2);
    let sample = answer.stretches.iter().find(|it| it.kind == "sample").unwrap();
    assert_eq!(sample.endings.planned, 12);
    assert_eq!(sample.convergence.last().map(|it| it.count), Some(12));
    let met = sample.met.iter().find(|it| it.of == "A").unwrap();
    assert!((0.0..1.0).contains(&met.share), "{met:?}");
    for spread in &sample.spreads {
        assert!(spread.p10 <= spread.p50 && spread.p50 <= spread.p90, "{spread:?}");
    }
}

#[test]
fn more_hours_and_fewer_orders_never_harm_the_first_goal() {
    let folder = tempfile::tempdir().unwrap();
    mill(folder.path());
    let answer: WhatIf =
        serde_json::from_str(&whatif(folder.path(), "--format json --top 50")).unwrap();
    let first = &answer.base.figures.as_ref().unwrap().goals[0];
    let of = |name: &str| {
        let row = answer.top.iter().find(|it| it.name == name).unwrap();
        row.goals.iter().find(|it| it.goal == first.goal).unwrap().value
    };
    assert!(of("more") <= first.value + 1e-9);
    assert!(of("s#1") <= first.value + 1e-9 && of("s#2") + 1e-9 >= first.value);
    // Those that change what is wanted are compared in money, below the others and without a rank.
    let ranks: Vec<u64> = answer.top.iter().map(|it| it.rank).collect();
    let ranked = ranks.iter().position(|it| *it == 0).unwrap_or(ranks.len());
    assert!(ranks[..ranked].is_sorted() && ranks[0] == 1, "{ranks:?}");
    assert!(ranked < ranks.len() && ranks[ranked..].iter().all(|it| *it == 0), "{ranks:?}");
    assert!(answer.top.iter().all(|it| !it.name.starts_with("r#")), "nobody chooses a draw");
}

#[test]
fn scenarios_are_ranked_by_the_goal_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    mill(folder.path());
    let asked = |by: &str| -> WhatIf {
        let text = whatif(folder.path(), &format!("--format json --top 40 --by {by}"));
        serde_json::from_str(&text).unwrap()
    };
    for (by, sign) in [("profit", -1.0), ("balance", 1.0), ("low-stock", 1.0)] {
        let answer = asked(by);
        assert_eq!(answer.by.as_deref(), Some(by));
        let value = |row: &junheng::model::answers::whatif::Ranked| {
            sign * row.goals.iter().find(|it| it.goal == by).unwrap().value
        };
        let ranked = answer.top.iter().filter(|it| it.rank > 0);
        let values: Vec<f64> = ranked.map(value).collect();
        let known = |pair: &[f64]| pair[0] <= pair[1] + 1e-5 * (1.0 + pair[0].abs());
        assert!(values.len() > 5 && values.windows(2).all(known), "{by}: {values:?}");
        for tie in &answer.ties {
            let rows = answer.top.iter().filter(|it| it.rank == tie.rank);
            assert!(rows.map(|it| &it.name).eq(&tie.names), "{by}: {tie:?}");
        }
    }
    let wrong = junheng(folder.path(), "whatif works.json scenarios.json --by fame");
    let said = String::from_utf8_lossy(&wrong.stderr);
    assert!(wrong.status.code() == Some(2) && said.contains("use one of fulfil"), "{said}");
}

#[test]
fn what_is_against_expectation_is_named_with_its_reason() {
    let folder = tempfile::tempdir().unwrap();
    mill(folder.path());
    let file = json!({"scenarios": [
        {"name": "help", "changes": [{"at": "groups/saw/machines", "add": 1}]},
        {"name": "more steel", "changes": [{"at": "materials/steel/quota", "scale": 1.5}]},
        {"name": "either", "changes": [
            {"at": "groups/press/machines", "add": 1}, {"at": "groups/saw/machines", "scale": 0.9}
        ]},
        {"name": "hurt", "changes": [{"at": "groups/press/machines", "scale": 0.4}]}
    ]});
    fs::write(folder.path().join("scenarios.json"), file.to_string()).unwrap();
    let answer: WhatIf = serde_json::from_str(&whatif(folder.path(), "--format json")).unwrap();
    let base = answer.base.figures.as_ref().unwrap();
    for surprise in &answer.surprises {
        assert_ne!(surprise.name, "either", "nothing is expected of it");
        let row = answer.top.iter().find(|it| it.name == surprise.name).unwrap();
        let after = row.goals.iter().find(|it| it.goal == surprise.goal).unwrap().value;
        let before = base.goal(&surprise.goal).unwrap();
        assert!((after - before - surprise.change).abs() < 1e-9, "{surprise:?}");
        let better = (surprise.change > 0.0) == (surprise.goal == "profit");
        assert_eq!(better, surprise.expected == Expected::NoBetter, "{surprise:?}");
        assert_ne!(surprise.because, SurpriseReason::NotKnown, "{surprise:?}");
    }
    // Fewer presses make less, and what is not made needs no stock.
    let hurt = answer.surprises.iter().find(|it| it.name == "hurt").unwrap();
    assert_eq!(hurt.because, SurpriseReason::EarlierGoal);
    assert_eq!(answer.surprising, answer.surprises.len() as u64);
}

#[test]
fn the_command_line_asks_for_one_scenario() {
    let folder = tempfile::tempdir().unwrap();
    mill(folder.path());
    let asked = "whatif works.json --set groups/press/machines=3 --scale products/*/norms/steel=0.9 \
                 --add orders/A/due=2 --format csv";
    let output = junheng(folder.path(), asked);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let csv = String::from_utf8(output.stdout).unwrap();
    assert_eq!(csv.lines().count(), 2, "{csv}");
    assert!(csv.lines().nth(1).unwrap().starts_with("asked,planned,"), "{csv}");
    let wrong = junheng(folder.path(), "whatif works.json --set groups/pres/machines=3");
    let said = String::from_utf8_lossy(&wrong.stderr);
    assert_eq!(wrong.status.code(), Some(1));
    assert!(said.contains("E940") && said.contains("did you mean \"press\"?"), "{said}");
}

#[test]
fn every_named_scenario_that_is_wrong_is_named_at_once() {
    let original = Document::parse(MILL).unwrap();
    let file = json!({"scenarios": [
        {"name": "a", "changes": [{"at": "groups/press/machines", "set": -1}]},
        {"name": "b", "changes": [{"at": "groups/press/machnes", "set": 2}]},
        {"name": "c", "changes": [{"at": "groups/press/machines", "set": 2}]},
    ]});
    let invalid = compiled(&original, &file).invalid(&original, first_error);
    let codes: Vec<Code> = invalid.iter().map(|it| it.code).collect();
    assert_eq!(codes, [Code::E943, Code::E943]);
}

#[test]
fn the_demonstration_works_is_told_what_it_learns() {
    let folder = plants().join("demo/works-401");
    let kept = tempfile::tempdir().unwrap();
    let asked = format!(
        "whatif factory.json scenarios.json --fractional --top 8 --out {} --resume --lang",
        kept.path().display()
    );
    let told = |language: &str| {
        let output = junheng(&folder, &format!("{asked} {language}"));
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{said}");
        String::from_utf8(output.stdout).unwrap()
    };
    insta::assert_snapshot!(told("en"));
    insta::assert_snapshot!("demo_chinese", told("zh"));
}
