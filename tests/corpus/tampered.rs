//! With any change of `data/tampered` made to it the right plan is refused, for the number that was
//! changed; only the untouched one passes.
//!
//! With `UPDATE=1` the factory is planned again, and what the audit says of each change is written
//! down.

use std::path::{Path, PathBuf};
use std::{env, fs};

use junheng::audit::audit;
use junheng::model::Factory;
use junheng::model::answers::audit::Finding;
use junheng::report::json as plan_json;
use junheng::session::{self, Options, Planning};
use junheng::solve::{Deadline, EngineChoice};
use junheng::source::{SourceText, json, plan_file};
use junheng::validate::validate;
use junheng::words::{Language, Words};
use libtest_mimic::{Failed, Trial};

use super::change::Change;
use super::{expect, folders, name};

const UNTOUCHED: &str = "untouched";

/// One trial per folder.
pub fn trials() -> Vec<Trial> {
    if env::var_os("UPDATE").is_some() {
        plan_anew();
    }
    let trial = |folder: PathBuf| {
        let name = name(&folder);
        let untouched = name == UNTOUCHED;
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
    let verdict = verdict(&right_plan());
    expect(&folder.join("expected.txt"), &verdict.text)?;
    if verdict.passes { Ok(()) } else { Err("the right plan was refused".into()) }
}

fn refused(folder: &Path) -> Result<(), Failed> {
    let change = Change::read(folder);
    let mut plan = serde_json::from_str(&right_plan()).unwrap();
    change.make(&mut plan);
    let (verdict, at) = (verdict(&plan_json::pretty(&plan)), &change.named);
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

fn right_plan() -> String {
    fs::read_to_string(root().join(UNTOUCHED).join("plan.json")).unwrap()
}

fn factory() -> (Factory, String) {
    let text = fs::read_to_string(root().join(UNTOUCHED).join("factory.json")).unwrap();
    let source = SourceText::from_text("factory.json", &text);
    let validated = validate(json::read(&source.text)).expect("the factory is valid");
    (validated.factory, source.sha256)
}

/// What junheng says of a plan of the factory, line by line.
fn verdict(plan: &str) -> Verdict {
    let (factory, sha256) = factory();
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

/// Plans the untouched factory again.
fn plan_anew() {
    let (factory, factory_sha256) = factory();
    let options = Options {
        bucket: factory.bucket,
        engine: EngineChoice::Auto,
        deadline: Deadline::unlimited(),
        factory_sha256,
    };
    let Ok(Planning::Plan(plan)) = session::plan(&factory, &options) else {
        panic!("the untouched factory has a plan");
    };
    fs::write(root().join(UNTOUCHED).join("plan.json"), plan_json::plan(&plan)).unwrap();
}
