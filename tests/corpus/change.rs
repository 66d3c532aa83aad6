//! A change of one value of a plan, as `change.json` in a folder of `data/tampered` states it.

use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::{Value, json};

/// What is changed, and what a finding must name.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// The folder of the right plan that is changed.
    #[serde(default = "untouched")]
    pub of: String,
    /// The place as the audit names it.
    pub named: String,
    /// The place in the plan, a JSON pointer.
    at: String,
    /// A number grows by so much,
    add: Option<f64>,
    /// or a value is replaced, by `null` too,
    #[serde(default, deserialize_with = "given")]
    set: Option<Value>,
    /// or an entry of a list is taken out.
    remove: Option<usize>,
}

fn untouched() -> String {
    "untouched".to_owned()
}

/// What stands there, `null` included.
fn given<'de, D: serde::Deserializer<'de>>(value: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(value).map(Some)
}

impl Change {
    /// The change of a folder.
    pub fn read(folder: &Path) -> Self {
        let file = folder.join("change.json");
        let text = fs::read_to_string(&file).unwrap();
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
    }

    /// Makes it.
    pub fn make(&self, plan: &mut Value) {
        let pointer = &self.at;
        let place =
            plan.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer} is not in the plan"));
        match (self.add, &self.set, self.remove) {
            (Some(more), None, None) => *place = json!(place.as_f64().expect("a number") + more),
            (None, Some(value), None) => *place = value.clone(),
            (None, None, Some(at)) => drop(place.as_array_mut().expect("a list").remove(at)),
            _ => panic!("a change is one of add, set and remove"),
        }
    }
}
