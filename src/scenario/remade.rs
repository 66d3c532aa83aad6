//! A factory made again with changes that are written as in a scenario file.

use serde_json::{Value, json};

use super::{Document, compile};
use crate::model::Factory;
use crate::source::{json, scenarios};
use crate::validate::{validate_in, with_options};

/// The factory with changes, each as a scenario file has it, in the buckets and with the goals of
/// another one; `None` if a change cannot be made or what it makes is no valid factory.
#[must_use]
pub fn remade(original: &Document, changes: &[Value], like: &Factory) -> Option<Factory> {
    let written = json!({"scenarios": [{"name": "moves", "changes": changes}]}).to_string();
    let file = scenarios::read(&written).ok()?;
    let scenario = compile(&file, original).ok()?.scenario(0)?;
    let document = scenario.document(original).ok()?;
    let made = validate_in(json::read(&document.to_string()), Some(like.bucket)).ok()?;
    Some(with_options(&made.factory, Some(like.bucket), Some(like.goals.clone())))
}
