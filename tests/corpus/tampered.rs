//! With any change of `data/tampered` made to it the right plan is refused, for the number that was
//! changed; only the untouched ones pass.
//!
//! With `UPDATE=1` the factory is planned again, or its plan follows again from `decisions.json`, and
//! what the audit says of each change is written down.

use std::path::{Path, PathBuf};
use std::{env, fs};

use junheng::audit::{audit, blank, restate, seal};
use junheng::model::Factory;
use junheng::model::answers::audit::Finding;
use junheng::model::plan::Plan;
use junheng::report::json as plan_json;
use junheng::session::{self, Options, Planning};
use junheng::solve::{Deadline, EngineChoice};
use junheng::source::{SourceText, json, plan_file};
use junheng::validate::validate;
use junheng::words::{Language, Words};
use libtest_mimic::{Failed, Trial};
use serde_json::Value;

use super::change::Change;
use super::{expect, folders, name};

/// Folders of right plans: one that junheng makes, and one of whole numbers made by hand.
const RIGHT: [&str; 2] = ["untouched", "whole"];

/// One trial per folder.
pub fn trials() -> Vec<Trial> {
    if env::var_os("UPDATE").is_some() {
        plan_anew();
    }
    let trial = |folder: PathBuf| {
        let name = name(&folder);
        let untouched = RIGHT.contains(&name.as_str());
        Trial::test(format!("tampered/{name}"), move || {
            if untouched { passes(&folder) } else { refused(&folder) }
        })
    };
    folders("tampered").into_iter().map(trial).collect()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/tampered")
}

fn passes(folder: &Path) -> Result<(), Failed> {
    let verdict = verdict(folder, &right_plan(folder));
    expect(&folder.join("expected.txt"), &verdict.text)?;
    if verdict.passes { Ok(()) } else { Err("the right plan was refused".into()) }
}

fn refused(folder: &Path) -> Result<(), Failed> {
    let change = Change::read(folder);
    let right = root().join(&change.of);
    let mut plan = serde_json::from_str(&right_plan(&right)).unwrap();
    change.make(&mut plan);
    let (verdict, at) = (verdict(&right, &plan_json::pretty(&plan)), &change.named);
    expect(&folder.join("expected.txt"), &verdict.text)?;
    if verdict.passes {
        return Err("the tampered plan passed".into());
    }
    // A finding names its place first, a problem of form within its sentence.
    let named =
        |line: &str| line.starts_with(&format!("{at}: ")) || line.contains(&format!(" {at}: "));
    if verdict.text.lines().any(named) {
        Ok(())
    } else {
        Err(format!("nothing names {at}:\n{}", verdict.text).into())
    }
}

struct Verdict {
    passes: bool,
    text: String,
}

/// A finding is said in Chinese without an English word but
/// those of its place, of what it quotes and of JSON.
fn in_both_languages(finding: &Finding) {
    let [english, chinese] = Language::ALL.map(|it| Words::of(it).tell(&finding.message()));
    assert_eq!(english, finding.to_string());
    let said = chinese.replace(&finding.at, "");
    let said = said.split('`').step_by(2).collect::<String>();
    let words = said.split(|it: char| !it.is_ascii_alphabetic()).filter(|it| it.len() > 1);
    let english: Vec<&str> =
        words.filter(|it| !["JSON", "SHA", "given", "up"].contains(it)).collect();
    assert!(english.is_empty(), "{chinese}: {english:?}");
}

fn right_plan(folder: &Path) -> String {
    fs::read_to_string(folder.join("plan.json")).unwrap()
}

fn factory(folder: &Path) -> (Factory, String) {
    let text = fs::read_to_string(folder.join("factory.json")).unwrap();
    let source = SourceText::from_text("factory.json", &text);
    let validated = validate(json::read(&source.text)).expect("the factory is valid");
    (validated.factory, source.sha256)
}

/// What junheng says of a plan of the factory in a folder, line by line.
fn verdict(folder: &Path, plan: &str) -> Verdict {
    let (factory, sha256) = factory(folder);
    let reading = plan_file::read(plan);
    let mut text = String::new();
    for problem in &reading.problems {
        let said = junheng::report::message::english(&problem.message);
        text.extend([problem.code.to_string().as_str(), ": ", &said, "\n"]);
    }
    let Some(plan) = reading.usable() else { return Verdict { passes: false, text } };
    let outcome = audit(&factory, &sha256, plan);
    match &outcome {
        Ok(_) => text.push_str("every figure follows from the decisions\n"),
        Err(findings) => {
            findings.iter().for_each(in_both_languages);
            text.extend(findings.iter().map(|finding| format!("{finding}\n")));
        }
    }
    Verdict { passes: outcome.is_ok(), text }
}

/// Makes the right plans again.
fn plan_anew() {
    for folder in RIGHT.map(|it| root().join(it)) {
        let (factory, factory_sha256) = factory(&folder);
        let plan = match fs::read_to_string(folder.join("decisions.json")) {
            Ok(decisions) => by_hand(&factory, &factory_sha256, &decisions),
            Err(_) => planned(&factory, factory_sha256),
        };
        fs::write(folder.join("plan.json"), plan_json::plan(&plan)).unwrap();
    }
}

fn planned(factory: &Factory, factory_sha256: String) -> Plan {
    let options = Options {
        bucket: factory.bucket,
        engine: EngineChoice::Auto,
        deadline: Deadline::unlimited(),
        factory_sha256,
        whole: None,
    };
    let Ok(Planning::Plan(plan)) = session::plan(factory, &options) else {
        panic!("the untouched factory has a plan");
    };
    *plan
}

/// The plan that follows from decisions: values by their places, as JSON pointers.
fn by_hand(factory: &Factory, factory_sha256: &str, decisions: &str) -> Plan {
    let mut plan = serde_json::to_value(blank(factory, factory_sha256)).unwrap();
    let decisions: serde_json::Map<String, Value> = serde_json::from_str(decisions).unwrap();
    for (at, value) in decisions {
        let (above, key) = at.rsplit_once('/').unwrap();
        match plan.pointer_mut(above) {
            Some(Value::Object(fields)) => drop(fields.insert(key.to_owned(), value)),
            place => panic!("{above} is no object: {place:?}"),
        }
    }
    let mut plan: Plan = serde_json::from_value(plan).unwrap();
    if let Err(findings) = restate(factory, &mut plan) {
        let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"));
    }
    seal(&mut plan);
    plan
}
