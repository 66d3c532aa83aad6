//! No number of a plan can be changed unseen: each change is refused, by what is recomputed or by
//! the seal, and what the seal alone covers is what the audit says that it does not recompute.
//!
//! A sample in CI; `JUNHENG_CHANGES=3600` makes so many changes, spread over all plans.

use std::collections::{BTreeMap, BTreeSet};
use std::{env, fs};

use junheng::audit::{audit, seal};
use junheng::model::Factory;
use junheng::model::answers::audit::AuditReport;
use junheng::report::json as plan_json;
use junheng::session::{self, Options, Planning};
use junheng::solve::{Deadline, EngineChoice};
use junheng::source::{SourceText, json::read, plan_file};
use junheng::validate::validate;
use serde_json::{Value, json};

use super::program::{junheng, root};

/// Plants with everything in them: labour, services, projects, tolerances, overtime, quotas.
const PLANTS: [&str; 4] = [
    "data/tampered/untouched/factory.json",
    "tests/suite/audit/works.json",
    "data/field/35-overdue-orders/factory.json",
    "data/field/tolerances.json",
];

struct Planned {
    factory: Factory,
    sha256: String,
    document: Value,
}

fn planned(file: &str) -> Planned {
    planned_within(file, Deadline::unlimited()).unwrap()
}

/// As far as a deadline lets it be planned; `None` where there is no plan by then.
fn planned_within(file: &str, deadline: Deadline) -> Option<Planned> {
    let text = fs::read_to_string(root().join(file)).unwrap();
    let source = SourceText::from_text(file, &text);
    let factory = validate(read(&source.text)).expect("valid").factory;
    let options = Options {
        bucket: factory.bucket,
        engine: EngineChoice::Auto,
        deadline,
        factory_sha256: source.sha256.clone(),
        whole: None,
    };
    let Planning::Plan(plan) = session::plan(&factory, &options).unwrap() else { return None };
    let document = serde_json::from_str(&plan_json::plan(&plan)).unwrap();
    Some(Planned { factory, sha256: source.sha256, document })
}

/// Of the goal that planning was stopped on nothing is given up, whatever the file allows.
#[test]
fn a_plan_stopped_early_is_sealed_and_passes() {
    let mut stopped = 0;
    for pivots in [10, 20, 40, 60, 80, 100, 120] {
        let Some(planned) = planned_within(PLANTS[3], Deadline::unlimited().at_most(pivots)) else {
            continue;
        };
        let interrupted = planned.document["status"] == json!("interrupted");
        stopped += usize::from(interrupted);
        assert!(!refused(&planned, &planned.document), "{pivots} pivots");
        let last = planned.document["goals"].as_array().unwrap().len() - 1;
        let mut document = planned.document.clone();
        document["goals"][last]["allowed"] = json!(0.25);
        assert!(refused(&planned, &document), "{pivots} pivots");
    }
    assert!(stopped > 1, "{stopped} plans were stopped early");
}

/// Whether a plan's text is refused.
fn refused(planned: &Planned, document: &Value) -> bool {
    let reading = plan_file::read(&document.to_string());
    reading.usable().is_none_or(|plan| audit(&planned.factory, &planned.sha256, plan).is_err())
}

/// The pointers of all numbers, in order.
fn numbers(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                numbers(value, &format!("{at}/{}", key.replace('/', "~1")), found);
            }
        }
        Value::Array(entries) => {
            for (position, value) in entries.iter().enumerate() {
                numbers(value, &format!("{at}/{position}"), found);
            }
        }
        Value::Number(_) => found.push(at.to_owned()),
        _ => {}
    }
}

/// A pointer without the positions in it: `/goals/*/residuals/gap`.
fn kind(pointer: &str) -> String {
    let steps = pointer.split('/').skip(1).map(|step| match step.parse::<usize>() {
        Ok(_) => "*",
        Err(_) => step,
    });
    steps.collect::<Vec<_>>().join("/")
}

/// The same number changed in one of several ways, well above the tolerances.
fn changed(number: &Value, way: usize) -> Value {
    if let Some(whole) = number.as_u64() {
        return json!(whole + 1);
    }
    let value = number.as_f64().unwrap();
    let ways = [value + 1.0, value * 1.5, -value, value * (1.0 + 1e-5), value - 1.0, 0.0];
    let way = (0..ways.len()).map(|more| ways[(way + more) % ways.len()]);
    // Nothing times anything is nothing; less than nothing is refused for its sign alone.
    json!(way.into_iter().find(|other| (other - value).abs() > 5e-6 * value.abs()).unwrap())
}

#[test]
#[allow(clippy::print_stdout)] // the share refused, for who asks for many changes
fn every_number_changed_is_refused() {
    let plans: Vec<Planned> = PLANTS.iter().map(|file| planned(file)).collect();
    let mut places = Vec::new();
    for (plan, planned) in plans.iter().enumerate() {
        let mut found = Vec::new();
        numbers(&planned.document, "", &mut found);
        places.extend(found.into_iter().map(|pointer| (plan, pointer)));
    }
    let wanted = env::var("JUNHENG_CHANGES").ok().and_then(|it| it.parse().ok()).unwrap_or(900);
    let mut tried: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let (mut changes, mut caught) = (0, 0);
    // Every kind of number is among the first; the rest are spread over all of them.
    let step = places.len() / 2 + 1;
    let step = (step..2 * places.len()).find(|step| gcd(*step, places.len()) == 1).unwrap();
    let mut first: BTreeSet<String> = BTreeSet::new();
    let firsts = (0..places.len()).filter(|&at| first.insert(kind(&places[at].1)));
    let firsts: Vec<usize> = firsts.collect();
    let spread = (0..).map(|turn| (turn, turn * step % places.len()));
    let order = firsts.iter().enumerate().map(|(way, &at)| (way, at)).chain(spread).take(wanted);
    for (way, at) in order {
        let (plan, pointer) = &places[at];
        let planned = &plans[*plan];
        let mut document = planned.document.clone();
        let place = document.pointer_mut(pointer).unwrap();
        *place = changed(place, way + way / places.len());
        let seen = refused(planned, &document);
        let known = tried.entry(kind(pointer)).or_default();
        *known = (known.0 + 1, known.1 + usize::from(seen));
        changes += 1;
        caught += usize::from(seen);
    }
    let never: Vec<&String> = tried.iter().filter(|it| it.1.1 == 0).map(|it| it.0).collect();
    println!("{changes} changes of {} kinds, {caught} refused; never: {never:?}", tried.len());
    assert!(never.is_empty(), "never refused: {never:?}");
    let passed: Vec<_> = tried.iter().filter(|it| it.1.0 != it.1.1).collect();
    assert!(passed.is_empty(), "{caught} of {changes} refused: {passed:?}");
}

fn gcd(one: usize, other: usize) -> usize {
    if other == 0 { one } else { gcd(other, one % other) }
}

/// Without its seal a plan may be changed only where the audit says that it does not recompute, and
/// in overtime that nobody needs, which is a decision.
#[test]
fn without_the_seal_only_what_is_named_passes() {
    let named: BTreeSet<&str> =
        AuditReport::NOT_RECOMPUTED.iter().flat_map(|it| it.split(", ")).collect();
    let is_named = |kind: &str| {
        kind.ends_with("overtime_hours/*/*")
            || kind.ends_with("overtime_hours/*")
            || named.iter().any(|path| kind == *path || kind.starts_with(&format!("{path}/")))
    };
    for file in PLANTS {
        let mut planned = planned(file);
        planned.document["certificate"]["plan_sha256"] = Value::Null;
        let mut found = Vec::new();
        numbers(&planned.document, "", &mut found);
        let mut tried: BTreeMap<String, usize> = BTreeMap::new();
        for pointer in found {
            // Two of each kind are enough: they are checked by the same rule.
            let known = tried.entry(kind(&pointer)).or_default();
            *known += 1;
            if *known > 2 {
                continue;
            }
            let mut document = planned.document.clone();
            let place = document.pointer_mut(&pointer).unwrap();
            *place = changed(place, 0);
            assert!(refused(&planned, &document) || is_named(&kind(&pointer)), "{file}: {pointer}");
        }
    }
}

#[test]
fn what_another_program_rounds_in_the_last_digits_keeps_its_seal() {
    for file in PLANTS {
        let planned = planned(file);
        let mut document = planned.document.clone();
        let mut found = Vec::new();
        numbers(&document, "", &mut found);
        for pointer in found {
            let place = document.pointer_mut(&pointer).unwrap();
            if place.as_u64().is_none() {
                let rounded = format!("{:.14e}", place.as_f64().unwrap());
                *place = json!(rounded.parse::<f64>().unwrap());
            }
        }
        assert!(!refused(&planned, &document), "{file}");
        let words = ["/certificate/statement", "/goals/0/engine", "/version"];
        for pointer in words.iter().filter(|it| **it != "/version") {
            let mut document = planned.document.clone();
            *document.pointer_mut(pointer).unwrap() = json!("another word");
            assert!(refused(&planned, &document), "{file}: {pointer}");
        }
    }
}

#[test]
fn a_plan_changed_and_sealed_again_is_one_made_elsewhere() {
    let planned = planned(PLANTS[0]);
    let reading = plan_file::read(&planned.document.to_string());
    let mut plan = reading.usable().unwrap().clone();
    let report = audit(&planned.factory, &planned.sha256, &plan).unwrap();
    assert!(report.sealed);
    plan.certificate.rows += 1;
    let findings = audit(&planned.factory, &planned.sha256, &plan).unwrap_err();
    assert_eq!(findings[0].at, "certificate/plan_sha256");
    // The seal guards against slips, not against forgery.
    seal(&mut plan);
    assert!(audit(&planned.factory, &planned.sha256, &plan).unwrap().sealed);
    plan.certificate.plan_sha256 = None;
    assert!(!audit(&planned.factory, &planned.sha256, &plan).unwrap().sealed);
}

#[test]
fn the_answer_says_what_is_not_recomputed() {
    let folder = tempfile::tempdir().unwrap();
    let file = root().join(PLANTS[0]);
    let file = file.to_str().unwrap();
    let planned = planned(PLANTS[0]);
    let plan = folder.path().join("plan.json");
    let audited = |document: &Value, format: &str| {
        fs::write(&plan, document.to_string()).unwrap();
        junheng(folder.path(), &["audit", file, "plan.json", "--format", format])
    };
    let (code, text, _) = audited(&planned.document, "text");
    assert_eq!(code, 0);
    assert!(text.contains("goals/*/residuals") && text.contains("seal is intact"), "{text}");
    let (_, text, _) = audited(&planned.document, "json");
    let answer: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&answer["passed"], &answer["seal"]), (&json!(true), &json!("unbroken")));
    assert_eq!(answer["not_recomputed"].as_array().unwrap().len(), 14);
    let mut document = planned.document.clone();
    document["goals"][0]["iterations"] = json!(77);
    let (code, text, _) = audited(&document, "json");
    assert_eq!(code, 1);
    let answer: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&answer["passed"], &answer["seal"]), (&json!(false), &json!("unchecked")));
    assert_eq!(answer["findings"][0]["at"], json!("certificate/plan_sha256"));
    document["certificate"]["plan_sha256"] = Value::Null;
    let (code, text, _) = audited(&document, "text");
    assert_eq!(code, 0);
    assert!(text.contains("neither recomputed nor checked"), "{text}");
}

/// What is allowed to be given up is the file's, to the last digit that counts, or what the command
/// line asked for.
#[test]
fn goals_of_the_command_line_are_audited_as_asked() {
    let folder = tempfile::tempdir().unwrap();
    let file = root().join(PLANTS[0]);
    let file = file.to_str().unwrap();
    for goals in ["fulfil:20%,profit:1%,balance", "fulfil:0.1,on-time,cost:5", "profit:2%,fulfil"] {
        let arguments = ["plan", file, "--goals", goals, "--format", "json"];
        let (code, text, said) = junheng(folder.path(), &arguments);
        assert_eq!(code, 0, "{said}");
        fs::write(folder.path().join("plan.json"), &text).unwrap();
        let (code, text, said) = junheng(folder.path(), &["audit", file, "plan.json"]);
        assert_eq!(code, 0, "{goals}: {text}{said}");
    }
}
