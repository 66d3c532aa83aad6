//! Hard numbers of sound files: figures rounded above what fits, very small beside very large ones.
//! They end in a plan or in a contradiction that says by how much, never in a fault of ours.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use junheng::model::Factory;
use junheng::model::answers::contradiction::Part;
use junheng::model::plan::Plan;
use junheng::session::{Planning, plan};
use junheng::source::json::read;
use junheng::source::synthetic::{SyntheticSize, generate};
use junheng::validate::validate;
use serde_json::{Value, json};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/field/numerics")
}

fn factory(text: &str) -> Factory {
    validate(read(text)).unwrap_or_else(|problems| panic!("{problems:#?}")).factory
}

fn planned(factory: &Factory) -> Planning {
    let options = super::meaning::options(factory);
    plan(factory, &options).unwrap_or_else(|failure| panic!("{}: {failure}", factory.name))
}

fn the_plan(factory: &Factory) -> Plan {
    match planned(factory) {
        Planning::Plan(plan) => *plan,
        other => panic!("{}: {other:?}", factory.name),
    }
}

fn junheng(arguments: &[&str]) -> Output {
    let run = Command::new(env!("CARGO_BIN_EXE_junheng"));
    let mut run = run;
    run.args(arguments).current_dir(folder()).output().unwrap()
}

#[test]
fn every_sound_file_of_the_field_is_planned() {
    let mut files = 0;
    for entry in std::fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|it| it == "json") {
            the_plan(&factory(&std::fs::read_to_string(&path).unwrap()));
            files += 1;
        }
    }
    assert!(files >= 13, "{files} files");
}

#[test]
fn the_same_works_in_two_sets_of_units_reaches_the_same() {
    for (one, other) in [
        ("units-a.json", "units-b-same-works-parts-in-thousands.json"),
        ("units-seed1-base.json", "units-seed1-kilo.json"),
    ] {
        let goals = |file: &str| {
            let text = std::fs::read_to_string(folder().join(file)).unwrap();
            the_plan(&factory(&text)).goals
        };
        for (one, other) in goals(one).iter().zip(&goals(other)) {
            let same = (one.value - other.value).abs() <= 1e-7 * one.value.abs().max(1.0);
            assert!(same, "{}: {} and {}", one.title(), one.value, other.value);
        }
    }
}

#[test]
fn what_is_frozen_above_a_capacity_by_its_rounding_is_taken_as_what_fits_and_said() {
    let output = junheng(&["plan", "exit70-frozen-boundary.json", "--format", "csv"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains("warning W841"), "{said}");
    assert!(said.contains("at frozen/0/quantity"), "{said}");
    // 16 h of two machines at 1.5 h each.
    assert!(said.contains("10.666666"), "{said}");
}

#[test]
fn what_is_frozen_above_a_capacity_by_more_is_a_contradiction_that_says_by_how_much() {
    let text = std::fs::read_to_string(folder().join("exit70-frozen-boundary.json")).unwrap();
    for (frozen, short) in [("10.68", "0.02"), ("10.6667", ""), ("11", "0.5"), ("10.667", "")] {
        let works = factory(&text.replace("10.666667", frozen));
        match planned(&works) {
            Planning::Contradiction(clashes) => {
                let of = |part: &Part| match part {
                    Part::TooLittle(amount) => Some(amount.clone()),
                    _ => None,
                };
                let found: Vec<String> = clashes.iter().filter_map(|it| of(&it.part)).collect();
                assert_eq!(found, [short.to_owned()], "{frozen}");
            }
            // Half a unit of the last digit.
            Planning::Plan(_) => assert_eq!(short, "", "{frozen}"),
            other => panic!("{frozen}: {other:?}"),
        }
    }
}

/// What each plan starts, frozen to so many digits after the point.
fn frozen(works: &Value, plan: &Plan, digits: i32) -> Value {
    let unit = 10_f64.powi(digits);
    let mut lines = Vec::new();
    for product in &plan.products {
        for route in &product.routes {
            for (bucket, started) in plan.buckets.iter().zip(&route.started) {
                let quantity = (started * unit).round() / unit;
                if quantity > 0.0 {
                    lines.push(json!({"product": product.id, "route": route.id,
                        "date": bucket.start, "quantity": quantity}));
                }
            }
        }
    }
    let mut works = works.clone();
    works["frozen"] = Value::Array(lines);
    works
}

#[test]
fn plans_frozen_from_what_they_start_are_planned_again_however_they_are_rounded() {
    let trials = std::env::var("JUNHENG_TRIALS").ok().and_then(|it| it.parse().ok());
    let mut contradictions = 0;
    for seed in 0..trials.unwrap_or(4).min(60) {
        let size = SyntheticSize { products: 7, groups: 4, materials: 3, days: 6, seed };
        let works: Value = serde_json::from_str(&generate(&size)).unwrap();
        let before = the_plan(&factory(&works.to_string()));
        for digits in [3, 6, 9] {
            let again = frozen(&works, &before, digits);
            // A quota that is passed is found before anything is planned, and its excess named.
            let Ok(validated) = validate(read(&again.to_string())) else {
                contradictions += 1;
                continue;
            };
            match planned(&validated.factory) {
                Planning::Plan(_) => {}
                Planning::Contradiction(clashes) => {
                    contradictions += 1;
                    let names = |part: &Part| match part {
                        Part::TooLittle(amount) | Part::TooMuch(amount) => {
                            amount.parse::<f64>().is_ok_and(|amount| amount > 0.0)
                        }
                        _ => false,
                    };
                    assert!(clashes.iter().any(|it| names(&it.part)), "{seed}: {clashes:?}");
                }
                other => panic!("seed {seed}, {digits} digits: {other:?}"),
            }
        }
    }
    assert!(contradictions <= trials.unwrap_or(4), "{contradictions} contradictions");
}

#[test]
fn a_number_beyond_its_field_of_fixed_mps_is_not_cut() {
    let output = junheng(&["lp", "mps-fixed-field-cut.mps"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(
        said.contains("mps-fixed-field-cut.mps:7:59: error E812: 1000.0 extends beyond"),
        "{said}"
    );
    assert!(said.contains("1 error, 0 warnings"), "{said}");
}

/// Figures that one plan cannot hold together in double precision are no fault of junheng: the two
/// farthest apart are named, and whoever wrote them can correct one.
#[test]
fn figures_too_far_apart_are_named_where_no_plan_stands_up() {
    let folder = tempfile::tempdir().unwrap();
    for (hours, quantity, limit, price) in [
        ("1e9", "1e-9", "1e12", "1"),
        ("1e-9", "1e12", "1e12", "1e12"),
        ("1e12", "1e-6", "1e12", "1e-9"),
        ("1e-9", "1e-9", "1e12", "1e9"),
    ] {
        let text = format!(
            r#"{{"factory": "F", "from": "2026-12-01", "to": "2026-12-04",
            "groups": [{{"id": "g", "machines": 2}}],
            "products": [{{"id": "p", "operations": [{{"group": "g", "hours": {hours}}}]}},
                {{"id": "q", "components": {{"p": 1e12}}}}],
            "orders": [{{"id": "o", "product": "q", "quantity": {quantity}, "price": {price}}},
                {{"id": "m", "product": "p", "kind": "market", "minimum": 1e-9, "limit": {limit}}}]}}"#
        );
        std::fs::write(folder.path().join("factory.json"), text).unwrap();
        let (exit, _, said) = super::program::junheng(folder.path(), &["plan", "factory.json"]);
        assert!(exit != 70, "{said}");
        assert!(exit == 0 || said.contains("E412"), "{exit}: {said}");
    }
    let programme = "NAME T\nROWS\n N cost\n G r\n L s\nCOLUMNS\n x cost 1 r 1e-12\n x s 1e12\n \
        y cost 1e12 r 1\n y s 1e-12\nRHS\n R r 1 s 1e-12\nENDATA\n";
    std::fs::write(folder.path().join("far.mps"), programme).unwrap();
    let (exit, _, said) = super::program::junheng(folder.path(), &["lp", "far.mps"]);
    assert!(exit != 70, "{said}");
}
