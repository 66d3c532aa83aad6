//! A factory file as a tree in a normal form that does not depend on the order it was written in.

use serde_json::{Map, Number, Value};

use super::Path;
use super::entry::{is_ordered, name};
use crate::diag::Diagnostic;
use crate::source::json;
use crate::validate::{Validated, validate};

/// A factory file as a tree: fields by name, lists whose order means nothing by what tells their
/// entries apart, numbers as they are planned with. Two files that mean the same by that are equal.
#[derive(Clone, Debug, PartialEq)]
pub struct Document(Value);

impl Document {
    /// The document of a factory file's text; `None` if it is no JSON object.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(text).ok()?;
        value.is_object().then(|| Self(settled("", value)))
    }

    /// The tree.
    #[must_use]
    pub fn tree(&self) -> &Value {
        &self.0
    }

    /// The factory it describes, with warnings.
    ///
    /// # Errors
    /// Everything that is wrong with it. Places are those of the document's own text.
    pub fn factory(&self) -> Result<Validated, Vec<Diagnostic>> {
        validate(json::read(&self.0.to_string()))
    }

    /// The value at a path; `None` if there is nothing.
    #[must_use]
    pub fn at(&self, path: &Path) -> Option<&Value> {
        let mut list = "";
        let mut here = &self.0;
        for step in path.steps() {
            here = match here {
                Value::Object(fields) => fields.get(step)?,
                Value::Array(entries) => entries.get(position(list, entries, step)?)?,
                _ => return None,
            };
            list = step;
        }
        Some(here)
    }

    /// Sets the value at a path, or takes it away; the document stays in its fixed form. Tables
    /// and fields on the way that are not there yet are made; entries of a list are not.
    /// `false`, and nothing is changed, where the path does not exist.
    pub fn set(&mut self, path: &Path, value: Option<Value>) -> bool {
        let Some((last, way)) = path.steps().split_last() else { return false };
        let mut changed = self.0.clone();
        if !set_at(&mut changed, way, last, value) {
            return false;
        }
        self.0 = settled("", changed);
        true
    }
}

fn position(list: &str, entries: &[Value], step: &str) -> Option<usize> {
    let mut found = entries.iter().enumerate().filter(|(at, entry)| name(list, *at, entry) == step);
    let (at, _) = found.next()?;
    found.next().is_none().then_some(at)
}

fn set_at(tree: &mut Value, way: &[String], end: &str, value: Option<Value>) -> bool {
    let mut list = "";
    let mut here = tree;
    for step in way {
        here = match here {
            Value::Object(fields) => {
                if !fields.contains_key(step) {
                    // Of lists, only those without order are made entry by entry.
                    let unordered = !is_ordered(step);
                    let made =
                        if unordered { Value::Array(vec![]) } else { Value::Object(Map::new()) };
                    fields.insert(step.clone(), made);
                }
                match fields.get_mut(step) {
                    Some(field) => field,
                    None => return false,
                }
            }
            Value::Array(entries) => match position(list, entries, step) {
                Some(at) => &mut entries[at],
                None => return false,
            },
            _ => return false,
        };
        list = step;
    }
    match (here, value) {
        (Value::Object(fields), Some(value)) => {
            fields.insert(end.to_owned(), value);
        }
        (Value::Object(fields), None) => return fields.shift_remove(end).is_some(),
        (Value::Array(entries), value) => match (position(list, entries, end), value) {
            (Some(at), Some(value)) => entries[at] = value,
            (Some(at), None) => {
                entries.remove(at);
            }
            (None, Some(value)) => entries.push(value),
            (None, None) => return false,
        },
        _ => return false,
    }
    true
}

/// A value in the fixed form; `list` is the name of the field it is in.
fn settled(list: &str, value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<(String, Value)> = fields
                .into_iter()
                .map(|(key, value)| (key.clone(), settled(&key, value)))
                .collect();
            fields.sort_by(|one, other| one.0.cmp(&other.0));
            // A table that is left out is an empty one; no shift and no day are not all of them.
            fields.retain(|(key, value)| {
                let empty = value.as_array().is_some_and(Vec::is_empty);
                !empty || matches!(key.as_str(), "shifts" | "workdays")
            });
            let fields: Map<String, Value> = fields.into_iter().collect();
            match (list, fields.get("goal")) {
                ("goals/", Some(Value::String(goal))) if fields.len() == 1 => goal.clone().into(),
                _ => Value::Object(fields),
            }
        }
        Value::Array(entries) => {
            let inner = format!("{list}/");
            let mut entries: Vec<Value> =
                entries.into_iter().map(|entry| settled(&inner, entry)).collect();
            if !is_ordered(list) {
                entries.sort_by_cached_key(|entry| (name(list, 0, entry), entry.to_string()));
            }
            Value::Array(entries)
        }
        // Adding 0 makes one zero of the two there are.
        Value::Number(number) => {
            let number =
                number.as_f64().and_then(|it| Number::from_f64(it + 0.0)).unwrap_or(number);
            Value::Number(number)
        }
        other => other,
    }
}
