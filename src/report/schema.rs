//! JSON Schemas of the factory file and the plan file, from the types that read and write them.

use std::any::TypeId;

use schemars::JsonSchema;
use serde_json::{Map, Value};

use crate::lp::Solution;
use crate::model::answers::actual::Actual;
use crate::model::answers::audit::AuditAnswer;
use crate::model::answers::batch::Batch;
use crate::model::answers::bottlenecks::Bottlenecks;
use crate::model::answers::diff::Diff;
use crate::model::answers::group::GroupWhy;
use crate::model::answers::measures::Measures;
use crate::model::answers::order::OrderWhy;
use crate::model::answers::potential::Potential;
use crate::model::answers::quantity::QuantityWhy;
use crate::model::answers::recheck::Recheck;
use crate::model::answers::repair::Repair;
use crate::model::answers::roll::Roll;
use crate::model::answers::shortage::Why;
use crate::model::answers::suggestions::Suggestions;
use crate::model::answers::whatif::WhatIf;
use crate::model::plan::Plan;
use crate::model::proof::PlanProof;
use crate::source::actuals::ActualsRecord;
use crate::source::prices::PriceFile;
use crate::source::records::FactoryRecord;
use crate::source::scenarios::ScenarioFile;

macro_rules! schemas {
    ($($name:ident: $type:ty, $title:literal, $file:literal;)*) => {$(
        #[doc = concat!("The JSON Schema `data/schema/", $file, ".schema.json`: ", $title, ".")]
        #[must_use]
        pub fn $name() -> String {
            super::json::pretty(&schema_of::<$type>($title))
        }
    )*};
}

schemas! {
    factory: FactoryRecord, "A factory and the time to plan it for", "factory";
    plan: Plan, "A finished plan", "plan";
    proof: PlanProof, "The proof of the bounds of a plan in whole numbers", "proof";
    solution: Solution, "A solved linear programme", "solution";
    audit: AuditAnswer, "What an audit comes to", "audit";
    bottlenecks: Bottlenecks, "Where a works is tight", "bottlenecks";
    why_quantity: QuantityWhy, "Why so much of a product is made", "why-quantity";
    why_group: GroupWhy, "Why a group is loaded as it is", "why-group";
    why_order: OrderWhy, "What an order waits for", "why-order";
    why: Why, "Why an order is late or short", "why";
    repair: Repair, "Ways out", "repair";
    potential: Potential, "What a works could make at most", "potential";
    diff: Diff, "What moved between two plans", "diff";
    recheck: Recheck, "A plan edited by hand", "recheck";
    scenarios: ScenarioFile, "What-ifs for one factory file", "scenarios";
    prices: PriceFile, "Prices of moves for repairs and remedies", "prices";
    whatif: WhatIf, "What-ifs beside the plan as it stands", "whatif";
    measures: Measures, "What to change in a factory", "measures";
    suggestions: Suggestions, "What to discuss in a factory", "suggestions";
    roll: Roll, "What the next planning period begins with", "roll";
    actuals: ActualsRecord, "What really happened in a planning period", "actuals";
    actual: Actual, "Plan against actual", "actual";
    batch: Batch, "What became of many factory files", "batch";
}

fn schema_of<T: JsonSchema + 'static>(title: &str) -> Value {
    let mut schema = schemars::schema_for!(T).to_value();
    if let Value::Object(fields) = &mut schema {
        fields.insert("title".into(), title.into());
    }
    let read = [
        TypeId::of::<FactoryRecord>(),
        TypeId::of::<ScenarioFile>(),
        TypeId::of::<PriceFile>(),
        TypeId::of::<ActualsRecord>(),
    ];
    if read.contains(&TypeId::of::<T>()) {
        make_tables_optional(&mut schema);
    }
    schema
}

/// A table (list or map) left out of a factory or scenario file is empty: it is never required.
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
