//! Every plan in `data/tampered` is refused for the number that was changed in it; only the
//! untouched one passes.
//!
//! With `UPDATE=1` the folders are made anew: the untouched factory is planned, each change of
//! [`CHANGES`] is made to its plan, and what the audit says is written down.

use std::path::{Path, PathBuf};
use std::{env, fs};

use junheng::audit::audit;
use junheng::model::Factory;
use junheng::model::answers::audit::Finding;
use junheng::pipeline::{self, Planning, Wishes};
use junheng::report::json as plan_json;
use junheng::solve::{EngineChoice, Watch};
use junheng::source::{SourceText, json, plan_file};
use junheng::validate::validate;
use junheng::words::{Language, Words};
use libtest_mimic::{Failed, Trial};
use serde_json::{Value, json};

use super::{expect, folders, name};

const UNTOUCHED: &str = "untouched";

/// What is changed in a right plan.
enum Change {
    /// A number becomes larger by so much.
    Add(&'static str, f64),
    /// A value is replaced.
    Set(&'static str, fn() -> Value),
    /// An entry of a list is taken out.
    Remove(&'static str, usize),
}

use Change::{Add, Remove, Set};

/// The folder, the place a finding must name, and the change, by JSON pointer.
const CHANGES: &[(&str, &str, Change)] = &[
    ("start", "products/gear/made/2026-12-01", Add("/products/0/routes/0/started/1", 1.0)),
    (
        "start-negative",
        "products/gear/routes/main/started/2026-12-02",
        Set("/products/0/routes/0/started/2", || json!(-1.0)),
    ),
    (
        "start-too-late",
        "products/gearbox/routes/main/started/2026-12-04",
        Set("/products/1/routes/0/started/4", || json!(1.0)),
    ),
    (
        "frozen-not-kept",
        "products/gear/routes/main/started/2026-11-30",
        Set("/products/0/routes/0/started/0", || json!(19.0)),
    ),
    ("made", "products/gearbox/made/2026-12-03", Add("/products/1/made/3", 1.0)),
    ("stock", "products/gear/stock/2026-12-02", Add("/products/0/stock/2", 1.0)),
    (
        "discarded",
        "products/gear/discarded/2026-12-01",
        Set("/products/0/discarded/1", || json!(1.0)),
    ),
    (
        "short-of-closing",
        "products/gearbox/short_of_closing",
        Add("/products/1/short_of_closing", 0.5),
    ),
    ("load", "groups/lathes/load_hours/2026-11-30", Add("/groups/0/load_hours/0", 0.5)),
    (
        "task",
        "groups/lathes/tasks/gear/main/1/hours/2026-11-30",
        Add("/groups/0/tasks/0/hours/0", 0.5),
    ),
    (
        "effective-hours",
        "groups/benches/effective_hours/2026-12-01",
        Add("/groups/1/effective_hours/1", 2.0),
    ),
    ("utilisation", "groups/benches/utilisation", Add("/groups/1/utilisation", -0.1)),
    (
        "overtime-beyond-limit",
        "groups/lathes/overtime_hours/tier 1/2026-12-01",
        Set("/groups/0/overtime_hours/0/1", || json!(3.0)),
    ),
    ("heads", "labour/turners/heads/2026-12-03", Add("/labour/0/heads/3", 1.0)),
    (
        "hired-beyond-limit",
        "labour/turners/hired/2026-11-30",
        Set("/labour/0/hired/0", || json!(2.0)),
    ),
    ("service-use", "services/power/load/2026-12-01", Add("/services/0/load/1", 1.0)),
    (
        "quota-use",
        "materials/steel/quotas/2026-11-30/used",
        Add("/materials/0/quotas/0/used", -10.0),
    ),
    ("quota", "materials/steel/quotas/2026-11-30/quota", Add("/materials/0/quotas/0/quota", 100.0)),
    (
        "bought-too-early",
        "materials/steel/bought/2026-11-30",
        Set("/materials/0/bought/0", || json!(5.0)),
    ),
    ("material-stock", "materials/steel/stock/2026-12-04", Add("/materials/0/stock/4", 0.01)),
    ("store-use", "stores/racks/used/2026-12-02", Add("/stores/0/used/2", -1.0)),
    ("order-short", "orders/A-2/short", Set("/orders/1/short", || json!(0.0))),
    ("order-status", "orders/A-2/status", Set("/orders/1/status", || json!("on-time"))),
    ("order-late", "orders/A-1/late", Add("/orders/0/late", -1.0)),
    ("days-late", "orders/A-1/days_late", Add("/orders/0/days_late", 1.0)),
    (
        "shipped-before-earliest",
        "orders/A-1/shipments/2026-11-30",
        Set("/orders/0/shipments/0/bucket", || json!("2026-11-30")),
    ),
    (
        "shipped-in-no-bucket",
        "orders/A-1/shipments/2026-12-05",
        Set("/orders/0/shipments/0/bucket", || json!("2026-12-05")),
    ),
    ("shipped-above-quantity", "orders/A-1/shipped", Add("/orders/0/shipments/0/quantity", 30.0)),
    (
        "market-above-limit",
        "orders/M-1/shipments/2026-11-30",
        Add("/orders/2/shipments/0/quantity", 50.0),
    ),
    (
        "given-outside-dates",
        "projects/crane/needs/1/given/2026-12-01",
        Set("/projects/0/needs/0/given/1", || json!(1.0)),
    ),
    ("project-short", "projects/crane/needs/2/short", Add("/projects/0/needs/1/short", 1.0)),
    ("rhythm", "rhythm/products/gear", Add("/rhythm/products/0/rhythm", 0.05)),
    ("revenue", "money/revenue", Add("/money/revenue", 100.0)),
    ("cost-by-workshop", "money/by_workshop/turnery", Add("/money/by_workshop/0/amount", -10.0)),
    ("goal-value", "goals/fulfil/priority 2/value", Add("/goals/1/value", -0.05)),
    ("profit-value", "goals/profit/value", Add("/goals/5/value", 10.0)),
    ("given-up", "goals/profit/value", Set("/goals/5/given_up", || json!(0.0))),
    ("allowed", "goals/profit/allowed", Add("/goals/5/allowed", 100.0)),
    ("balance", "goals/balance/value", Add("/goals/7/value", -0.01)),
    ("residual", "certificate/worst", Set("/goals/5/residuals/gap", || json!(0.5))),
    ("goal-missing", "goals", Remove("/goals", 8)),
    (
        "digest",
        "certificate/factory_sha256",
        Set("/certificate/factory_sha256", || json!("0".repeat(64))),
    ),
    ("bucket-missing", "buckets", Remove("/buckets", 4)),
    ("figure-missing", "groups/lathes/load_hours", Remove("/groups/0/load_hours", 4)),
    ("other-product", "products/gear/id", Set("/products/0/id", || json!("cog"))),
    ("priority", "orders/A-2/priority", Set("/orders/1/priority", || json!(1))),
    ("not-a-number", "products[0].stock[2]", Set("/products/0/stock/2", || Value::Null)),
];

/// One trial per change, one for the untouched plan, and one that no folder stands apart.
pub fn trials() -> Vec<Trial> {
    if env::var_os("UPDATE").is_some() {
        tamper();
    }
    let mut trials = vec![
        Trial::test(format!("tampered/{UNTOUCHED}"), || {
            let folder = root().join(UNTOUCHED);
            let verdict = verdict(&folder);
            expect(&folder.join("expected.txt"), &verdict.text)?;
            if verdict.passes { Ok(()) } else { Err("the right plan was refused".into()) }
        }),
        Trial::test("tampered/every_folder_is_known", || {
            let known = |folder: &PathBuf| {
                let name = name(folder);
                name == UNTOUCHED || CHANGES.iter().any(|(slug, ..)| *slug == name)
            };
            match folders("tampered").iter().find(|folder| !known(folder)) {
                Some(folder) => Err(format!("{} belongs to no change", folder.display()).into()),
                None => Ok(()),
            }
        }),
    ];
    trials.extend(CHANGES.iter().map(|(slug, at, _)| {
        Trial::test(format!("tampered/{slug}"), move || refused(&root().join(slug), at))
    }));
    trials
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/tampered")
}

fn refused(folder: &Path, at: &str) -> Result<(), Failed> {
    let verdict = verdict(folder);
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

fn factory(folder: &Path) -> (Factory, String) {
    let text = fs::read_to_string(folder.join("factory.json")).unwrap();
    let source = SourceText::from_text("factory.json", &text);
    let validated = validate(json::read(&source.text)).expect("the factory is valid");
    (validated.factory, source.sha256)
}

/// What junheng says of the plan in a folder, line by line.
fn verdict(folder: &Path) -> Verdict {
    let (factory, sha256) = factory(folder);
    let reading = plan_file::read(&fs::read_to_string(folder.join("plan.json")).unwrap());
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

/// Plans the untouched factory and writes every folder anew.
fn tamper() {
    let untouched = root().join(UNTOUCHED);
    let (factory, factory_sha256) = factory(&untouched);
    let wishes = Wishes {
        bucket: factory.bucket,
        engine: EngineChoice::Auto,
        watch: Watch::unlimited(),
        factory_sha256,
    };
    let Ok(Planning::Plan(plan)) = pipeline::plan(&factory, &wishes) else {
        panic!("the untouched factory has a plan");
    };
    let right = plan_json::plan(&plan);
    fs::write(untouched.join("plan.json"), &right).unwrap();
    for (slug, _, change) in CHANGES {
        let folder = root().join(slug);
        fs::create_dir_all(&folder).unwrap();
        fs::copy(untouched.join("factory.json"), folder.join("factory.json")).unwrap();
        let mut plan: Value = serde_json::from_str(&right).unwrap();
        make(&mut plan, change);
        fs::write(folder.join("plan.json"), plan_json::pretty(&plan)).unwrap();
    }
}

fn make(plan: &mut Value, change: &Change) {
    let (Add(pointer, _) | Set(pointer, _) | Remove(pointer, _)) = change;
    let place = plan.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer} is not in the plan"));
    match change {
        Add(_, more) => *place = json!(place.as_f64().expect("a number") + more),
        Set(_, value) => *place = value(),
        Remove(_, at) => drop(place.as_array_mut().expect("a list").remove(*at)),
    }
}
