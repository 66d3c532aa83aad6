//! Every works in `data/plants` is planned, certified, audited and held against its known answer.

use std::fs;
use std::path::{Path, PathBuf};

use super::{folders, name};
use junheng::audit::audit;
use junheng::explain::bottlenecks::{self, Question, Step};
use junheng::model::Factory;
use junheng::model::answers::bottlenecks::BindingLimit;
use junheng::model::plan::{Plan, PlanStatus};
use junheng::session::{Options, Planning, WholeSearch, plan};
use junheng::solve::{Deadline, EngineChoice};
use junheng::source::SourceText;
use junheng::source::json::read;
use junheng::validate::validate;
use libtest_mimic::{Failed, Trial};
use serde::Deserialize;

/// A known answer, as `data/plants/README.md` describes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    goals: Vec<KnownGoal>,
    relative_tolerance: f64,
    #[serde(rename = "source")]
    _source: String,
    #[serde(default)]
    values: Vec<KnownValue>,
    #[serde(default)]
    value_tolerance: f64,
    #[serde(default)]
    prices: Vec<KnownPrice>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KnownGoal {
    goal: String,
    part: Option<String>,
    value: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KnownValue {
    path: String,
    bucket: Option<String>,
    value: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KnownPrice {
    at: String,
    value: f64,
}

/// One trial per folder that holds a factory file.
pub fn trials() -> Vec<Trial> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/plants");
    let tiers = folders("plants");
    let mut plants: Vec<PathBuf> =
        tiers.iter().flat_map(|tier| folders(&format!("plants/{}", name(tier)))).collect();
    plants.retain(|folder| folder.join("factory.json").is_file());
    let trial = |folder: PathBuf| {
        let name = folder.strip_prefix(&root).unwrap_or(&folder).to_string_lossy().into_owned();
        let whole = name.starts_with("whole/").then(WholeSearch::default);
        Trial::test(name, move || examine(&folder, whole)).with_kind("plants")
    };
    plants.into_iter().map(trial).collect()
}

fn examine(folder: &Path, whole: Option<WholeSearch>) -> Result<(), Failed> {
    let source = SourceText::read(&folder.join("factory.json").to_string_lossy())
        .map_err(|unreadable| unreadable.to_string())?;
    let validated = validate(read(&source.text)).map_err(|problems| format!("{problems:#?}"))?;
    let factory = validated.factory;
    let options = Options {
        bucket: factory.bucket,
        engine: EngineChoice::Auto,
        deadline: Deadline::unlimited(),
        factory_sha256: source.sha256.clone(),
        whole,
    };
    let planning = plan(&factory, &options).map_err(|failure| failure.to_string())?;
    let Planning::Plan(plan) = planning else {
        return Err(format!("there is no plan: {planning:?}").into());
    };
    let proven = plan.status.is_proven() || !folder.join("answer.json").is_file();
    if !proven || plan.status == PlanStatus::Interrupted {
        return Err("the plan is not proven best".into());
    }
    if let Err(findings) = audit(&factory, &source.sha256, &plan) {
        return Err(format!("the audit refuses the plan: {findings:#?}").into());
    }
    let path = folder.join("answer.json");
    if !path.is_file() {
        return Ok(());
    }
    let text = fs::read_to_string(path).map_err(|error| error.to_string())?;
    let answer: Answer = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let prices = match answer.prices.as_slice() {
        [] => Vec::new(),
        _ => prices(&factory, &options)?,
    };
    let differences = compare(&plan, &answer, &prices);
    if differences.is_empty() { Ok(()) } else { Err(differences.join("\n").into()) }
}

/// What one more of each limit is worth in each bucket to each goal: path, goal, worth.
fn prices(factory: &Factory, options: &Options) -> Result<Vec<(String, String, f64)>, Failed> {
    let question = Question {
        step: Step::Units(0.01),
        step_words: "0.01".to_owned(),
        top: 1000,
        resolve: 0,
        by_bucket: true,
        curves: Vec::new(),
    };
    let Ok(bottlenecks::Answer::Bottlenecks(found)) =
        bottlenecks::bottlenecks(factory, options, &question)
    else {
        return Err("there are no bottlenecks".into());
    };
    let of = |limit: &BindingLimit| {
        let at = limit.at.split('@').next().unwrap_or_default().to_owned();
        let worths = limit.more.iter();
        worths.map(|it| (at.clone(), it.goal.clone(), it.per_unit)).collect::<Vec<_>>()
    };
    Ok(found.binding.iter().flat_map(of).collect())
}

/// Every difference between a plan and the known answer, in words.
fn compare(plan: &Plan, answer: &Answer, prices: &[(String, String, f64)]) -> Vec<String> {
    let mut differences = Vec::new();
    let mut hold = |what: &str, found: Option<f64>, known: f64, tolerance: f64| match found {
        None => differences.push(format!("{what}: not in the plan")),
        Some(found) if (found - known).abs() <= tolerance => {}
        Some(found) => differences.push(format!("{what}: {found}, known is {known}")),
    };
    let relative = |known: f64| answer.relative_tolerance * known.abs().max(1.0);
    for known in &answer.goals {
        let found = plan.goals.iter().find(|it| it.goal == known.goal && it.part == known.part);
        let what =
            known.part.as_ref().map_or(known.goal.clone(), |part| format!("{}/{part}", known.goal));
        hold(&what, found.map(|it| it.value), known.value, relative(known.value));
    }
    let tree = serde_json::to_value(plan).unwrap_or_default();
    for known in &answer.values {
        let what = format!("{} {}", known.path, known.bucket.as_deref().unwrap_or(""));
        let found = figure(&tree, plan, known);
        hold(&what, found, known.value, answer.value_tolerance);
    }
    for known in &answer.prices {
        let last = answer.goals.last().map(|goal| goal.goal.as_str());
        // Published prices are those of the period in which an hour is worth most.
        let own = prices.iter().filter(|it| it.0 == known.at && Some(it.1.as_str()) == last);
        let found = own.map(|it| it.2).reduce(f64::max);
        let what = format!("price of {}", known.at);
        hold(&what, found, known.value, relative(known.value));
    }
    differences
}

/// Walks a path through a plan: a field by its name, an entry of a list by its id.
fn figure(tree: &serde_json::Value, plan: &Plan, known: &KnownValue) -> Option<f64> {
    let mut here = tree;
    for step in known.path.split('/') {
        here = match here {
            serde_json::Value::Array(list) => list.iter().find(|entry| entry["id"] == *step)?,
            other => other.get(step)?,
        };
    }
    match &known.bucket {
        Some(name) => {
            let at = plan.buckets.iter().position(|bucket| bucket.name == *name)?;
            here.get(at)?.as_f64()
        }
        None => here.as_f64(),
    }
}
