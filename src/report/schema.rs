//! JSON Schemas of the factory file and the plan file, from the types that read and write them.

use schemars::JsonSchema;
use serde_json::{Map, Value};

use crate::lp::Solution;
use crate::model::answers::audit::AuditAnswer;
use crate::model::answers::batch::Batch;
use crate::model::answers::bottlenecks::Bottlenecks;
use crate::model::answers::diff::Diff;
use crate::model::answers::group::GroupWhy;
use crate::model::answers::potential::Potential;
use crate::model::answers::quantity::QuantityWhy;
use crate::model::answers::repair::Repair;
use crate::model::answers::shortage::Why;
use crate::model::answers::whatif::WhatIf;
use crate::model::plan::Plan;
use crate::source::records::FactoryRecord;
use crate::source::scenarios::ScenarioFile;

/// The factory file's JSON Schema, as `data/schema/factory.schema.json` holds it.
#[must_use]
pub fn factory() -> String {
    let mut schema = schema_of::<FactoryRecord>("A factory and the time to plan it for");
    make_tables_optional(&mut schema);
    super::json::pretty(&schema)
}

/// The plan file's JSON Schema, as `data/schema/plan.schema.json` holds it.
#[must_use]
pub fn plan() -> String {
    super::json::pretty(&schema_of::<Plan>("A finished plan"))
}

/// The JSON Schema of what `junheng lp --format json` writes, as
/// `data/schema/solution.schema.json` holds it.
#[must_use]
pub fn solution() -> String {
    super::json::pretty(&schema_of::<Solution>("A solved linear programme"))
}

/// The JSON Schema of what `junheng audit --format json` writes, as
/// `data/schema/audit.schema.json` holds it.
#[must_use]
pub fn audit() -> String {
    super::json::pretty(&schema_of::<AuditAnswer>("The result of an audit"))
}

/// The JSON Schema of what `junheng bottlenecks --format json` writes, as
/// `data/schema/bottlenecks.schema.json` holds it.
#[must_use]
pub fn bottlenecks() -> String {
    super::json::pretty(&schema_of::<Bottlenecks>("The bottlenecks of a factory"))
}

/// The JSON Schema of what `junheng why … quantity --format json` writes, as
/// `data/schema/why-quantity.schema.json` holds it.
#[must_use]
pub fn why_quantity() -> String {
    super::json::pretty(&schema_of::<QuantityWhy>("Why a quantity of a product is made"))
}

/// The JSON Schema of what `junheng why … group --format json` writes, as
/// `data/schema/why-group.schema.json` holds it.
#[must_use]
pub fn why_group() -> String {
    super::json::pretty(&schema_of::<GroupWhy>("Why a group has its load"))
}

/// The JSON Schema of what `junheng why … late` and `short` write with `--format json`, as
/// `data/schema/why.schema.json` holds it.
#[must_use]
pub fn why() -> String {
    super::json::pretty(&schema_of::<Why>("Why an order is late or short"))
}

/// The JSON Schema of what `junheng repair --format json` writes, as
/// `data/schema/repair.schema.json` holds it.
#[must_use]
pub fn repair() -> String {
    super::json::pretty(&schema_of::<Repair>("Ways out"))
}

/// The JSON Schema of what `junheng potential --format json` writes, as
/// `data/schema/potential.schema.json` holds it.
#[must_use]
pub fn potential() -> String {
    super::json::pretty(&schema_of::<Potential>("What a factory could make at most"))
}

/// The JSON Schema of what `junheng diff --format json` writes, as `data/schema/diff.schema.json`
/// holds it.
#[must_use]
pub fn diff() -> String {
    super::json::pretty(&schema_of::<Diff>("The differences of two plans"))
}

/// The scenario file's JSON Schema, as `data/schema/scenarios.schema.json` holds it.
#[must_use]
pub fn scenarios() -> String {
    let mut schema = schema_of::<ScenarioFile>("What-ifs for one factory file");
    make_tables_optional(&mut schema);
    super::json::pretty(&schema)
}

/// The JSON Schema of what `junheng whatif --format json` writes, as
/// `data/schema/whatif.schema.json` holds it.
#[must_use]
pub fn whatif() -> String {
    super::json::pretty(&schema_of::<WhatIf>("What-ifs compared with the base plan"))
}

/// The JSON Schema of the `summary.json` that `junheng batch` writes, as
/// `data/schema/batch.schema.json` holds it.
#[must_use]
pub fn batch() -> String {
    super::json::pretty(&schema_of::<Batch>("What became of many factory files"))
}

fn schema_of<T: JsonSchema>(title: &str) -> Value {
    let mut schema = schemars::schema_for!(T).to_value();
    if let Value::Object(fields) = &mut schema {
        fields.insert("title".into(), title.into());
    }
    schema
}

/// A table (list or map) left out of a factory file is empty: it is never required.
fn make_tables_optional(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            let is_table = |name: &Value| {
                let field = object.get("properties").and_then(|it| it.get(name.as_str()?));
                field.is_some_and(is_list_or_map)
            };
            let required = object.get("required").and_then(Value::as_array);
            let kept = required.map(|names| {
                names.iter().filter(|name| !is_table(name)).cloned().collect::<Vec<_>>()
            });
            if let Some(kept) = kept {
                if kept.is_empty() {
                    object.shift_remove("required");
                } else {
                    object.insert("required".into(), kept.into());
                }
            }
            object.values_mut().for_each(make_tables_optional);
        }
        Value::Array(entries) => entries.iter_mut().for_each(make_tables_optional),
        _ => {}
    }
}

fn is_list_or_map(field: &Value) -> bool {
    let is = |word: &str| field.get("type").and_then(Value::as_str) == Some(word);
    is("array") || (is("object") && field.get("additionalProperties").is_some_and(is_open))
}

/// Whether further properties are described, as those of a map are, and not just forbidden.
fn is_open(additional: &Value) -> bool {
    additional.is_object() && additional.as_object().is_some_and(|it: &Map<_, _>| !it.is_empty())
}
