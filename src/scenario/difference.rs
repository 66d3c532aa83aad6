//! The changes that lead from one factory file to another.

use rustc_hash::FxHashMap;
use serde_json::Value;

use super::entry::{is_ordered, names};
use super::{Document, Path};

/// The value at one place before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Where.
    pub at: Path,
    /// The value before; none if something is added.
    pub before: Option<Value>,
    /// The value there; none if something is taken away.
    pub after: Option<Value>,
}

/// A change that cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no {0} to change")]
pub struct ChangeError(pub Path);

impl Change {
    /// Makes the change.
    ///
    /// # Errors
    /// If its path does not exist in this document.
    pub fn make(&self, document: &mut Document) -> Result<(), ChangeError> {
        let made = document.set(&self.at, self.after.clone());
        made.then_some(()).ok_or_else(|| ChangeError(self.at.clone()))
    }
}

/// Every change from one document to another, in the order of their paths; none if the two mean
/// the same. Made all together they give the other document, in any order.
///
/// Entries of lists are matched by id, or by what else tells them apart. If entries are equal,
/// or the order of a list means something and differs, the list changes as a whole; so does an
/// amount such as `{"per_day": 8}` that is given for another period.
#[must_use]
pub fn changes(before: &Document, after: &Document) -> Vec<Change> {
    let mut found = Vec::new();
    compare(&Path::default(), "", &before.settled(), &after.settled(), &mut found);
    found.sort_by(|one, other| one.at.cmp(&other.at));
    found
}

fn compare(at: &Path, list: &str, before: &Value, after: &Value, found: &mut Vec<Change>) {
    if before == after {
        return;
    }
    match (before, after) {
        (Value::Object(one), Value::Object(other)) => {
            let periods =
                |it: &serde_json::Map<String, Value>| it.keys().all(|key| key.starts_with("per_"));
            if periods(one) && periods(other) && !one.keys().eq(other.keys()) {
                return found.push(change(at, Some(before), Some(after)));
            }
            let added = other.keys().filter(|key| !one.contains_key(*key));
            for key in one.keys().chain(added) {
                pair(&at.child(key), key, one.get(key), other.get(key), found);
            }
        }
        (Value::Array(one), Value::Array(other)) => {
            let (Some(had), Some(has)) = (names(list, one), names(list, other)) else {
                return found.push(change(at, Some(before), Some(after)));
            };
            // Words and dates mean something only together: five workdays, not a changed third.
            let words = one.iter().chain(other).any(Value::is_string) && list != "goals";
            if words || (is_ordered(list) && had != has) {
                return found.push(change(at, Some(before), Some(after)));
            }
            let one: FxHashMap<&String, &Value> = had.iter().zip(one).collect();
            let other: FxHashMap<&String, &Value> = has.iter().zip(other).collect();
            let added = has.iter().filter(|name| !one.contains_key(name));
            for name in had.iter().chain(added) {
                let (before, after) = (one.get(name).copied(), other.get(name).copied());
                pair(&at.child(name), "", before, after, found);
            }
        }
        _ => found.push(change(at, Some(before), Some(after))),
    }
}

fn pair(
    at: &Path,
    list: &str,
    before: Option<&Value>,
    after: Option<&Value>,
    found: &mut Vec<Change>,
) {
    match (before, after) {
        (Some(before), Some(after)) => compare(at, list, before, after, found),
        // A table that one file lacks: its entries are what was added or taken away.
        (None, Some(Value::Array(entries))) | (Some(Value::Array(entries)), None)
            if !is_ordered(list) && entries.iter().all(Value::is_object) =>
        {
            let Some(names) = names(list, entries) else {
                return found.push(change(at, before, after));
            };
            for (name, entry) in names.iter().zip(entries) {
                let entry = Some(entry);
                let (before, after) = if before.is_some() { (entry, None) } else { (None, entry) };
                found.push(change(&at.child(name), before, after));
            }
        }
        _ => found.push(change(at, before, after)),
    }
}

fn change(at: &Path, before: Option<&Value>, after: Option<&Value>) -> Change {
    Change { at: at.clone(), before: before.cloned(), after: after.cloned() }
}
