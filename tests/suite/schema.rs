//! The JSON Schemas in `data/schema` are those of the types that read and write the files.
//! `UPDATE=1 cargo test --test suite schema` rewrites them.

use std::path::Path;
use std::{env, fs};

use junheng::report::schema;
use serde_json::Value;

fn is_current(name: &str, schema: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/schema").join(name);
    if env::var_os("UPDATE").is_some() {
        fs::write(&file, schema).unwrap();
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), schema, "{name} is out of date");
}

#[test]
fn the_factory_schema_is_current() {
    is_current("factory.schema.json", &schema::factory());
}

#[test]
fn the_plan_schema_is_current() {
    is_current("plan.schema.json", &schema::plan());
}

#[test]
fn the_proof_schema_is_current() {
    is_current("proof.schema.json", &schema::proof());
}

#[test]
fn the_solution_schema_is_current() {
    is_current("solution.schema.json", &schema::solution());
}

#[test]
fn the_audit_schema_is_current() {
    is_current("audit.schema.json", &schema::audit());
}

#[test]
fn the_bottlenecks_schema_is_current() {
    is_current("bottlenecks.schema.json", &schema::bottlenecks());
}

#[test]
fn the_schemas_of_why_and_repair_are_current() {
    is_current("why.schema.json", &schema::why());
    is_current("why-quantity.schema.json", &schema::why_quantity());
    is_current("why-group.schema.json", &schema::why_group());
    is_current("why-order.schema.json", &schema::why_order());
    is_current("repair.schema.json", &schema::repair());
}

#[test]
fn the_recheck_schema_is_current() {
    is_current("recheck.schema.json", &schema::recheck());
}

#[test]
fn the_potential_schema_is_current() {
    is_current("potential.schema.json", &schema::potential());
}

#[test]
fn the_diff_schema_is_current() {
    is_current("diff.schema.json", &schema::diff());
}

#[test]
fn the_schemas_of_what_ifs_are_current() {
    is_current("scenarios.schema.json", &schema::scenarios());
    is_current("whatif.schema.json", &schema::whatif());
    is_current("prices.schema.json", &schema::prices());
}

#[test]
fn the_schema_of_measures_is_current() {
    is_current("measures.schema.json", &schema::measures());
    is_current("suggestions.schema.json", &schema::suggestions());
}

#[test]
fn the_schema_of_a_batch_is_current() {
    is_current("batch.schema.json", &schema::batch());
}

#[test]
fn the_schemas_of_month_to_month_are_current() {
    is_current("roll.schema.json", &schema::roll());
    is_current("actuals.schema.json", &schema::actuals());
    is_current("actual.schema.json", &schema::actual());
}

/// Only what has no default is required, and every field says what it means.
#[test]
fn the_factory_schema_requires_what_the_reader_requires() {
    let schema: Value = serde_json::from_str(&schema::factory()).unwrap();
    assert_eq!(schema["required"], serde_json::json!(["factory", "from", "to"]));
    let group = &schema["$defs"]["GroupRecord"];
    assert!(!group["required"].as_array().unwrap().contains(&"repairs".into()));
    for table in schema["$defs"].as_object().unwrap().values() {
        for (name, field) in table["properties"].as_object().into_iter().flatten() {
            assert!(field.get("description").is_some(), "{name} has no description");
        }
    }
}

/// Every property name of the schema, and every key of a file.
fn names(value: &Value, of_schema: bool, found: &mut std::collections::BTreeSet<String>) {
    match value {
        Value::Object(entries) => {
            for (key, entry) in entries {
                if !of_schema {
                    found.insert(key.clone());
                } else if key == "properties" {
                    found.extend(entry.as_object().into_iter().flatten().map(|it| it.0.clone()));
                }
                names(entry, of_schema, found);
            }
        }
        Value::Array(entries) => entries.iter().for_each(|entry| names(entry, of_schema, found)),
        _ => {}
    }
}

#[test]
fn three_factories_use_every_field_there_is() {
    let schema: Value = serde_json::from_str(&schema::factory()).unwrap();
    let (mut there_are, mut used) = Default::default();
    names(&schema, true, &mut there_are);
    for name in [
        "plants/demo/every-field/factory.json",
        "plants/whole/every-rule/factory.json",
        "rolling/looks-on.json",
    ] {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name);
        let works: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        names(&works, false, &mut used);
    }
    let unused: Vec<_> = there_are.difference(&used).collect();
    assert!(unused.is_empty(), "{unused:?}");
}
