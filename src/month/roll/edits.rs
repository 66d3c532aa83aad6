//! Small edits of a factory file's tree: entries by id, figures without the rounding of their last
//! digits.

use serde_json::{Map, Value};

use crate::model::decimal::without_residue;

/// A list of the tree.
pub(super) fn list<'t>(tree: &'t mut Map<String, Value>, name: &str) -> Option<&'t mut Vec<Value>> {
    tree.get_mut(name).and_then(Value::as_array_mut)
}

/// The entry of a list at a position, as an object.
pub(super) fn entry<'t>(
    tree: &'t mut Map<String, Value>,
    name: &str,
    at: usize,
) -> Option<&'t mut Map<String, Value>> {
    list(tree, name)?.get_mut(at)?.as_object_mut()
}

/// The text of a field.
pub(super) fn text<'v>(value: &'v Value, field: &str) -> Option<&'v str> {
    value.get(field).and_then(Value::as_str)
}

/// A date of a field.
pub(super) fn date(value: &Value, field: &str) -> Option<jiff::civil::Date> {
    text(value, field)?.parse().ok()
}

/// A quantity as it is written: of what is counted whole if rounding alone keeps it from it.
pub(super) fn clean(value: f64, size: f64) -> f64 {
    let nothing = 1e-9 * size.abs().max(1.0);
    if value.abs() <= nothing {
        return 0.0;
    }
    let whole = value.round();
    if (value - whole).abs() <= nothing { whole } else { without_residue(value) }
}

/// A number as JSON writes it: whole ones without a point.
pub(super) fn number(value: f64) -> Value {
    #[allow(clippy::cast_possible_truncation)] // checked to be whole and small
    if value.fract() == 0.0 && value.abs() < 1e15 {
        return Value::from(value as i64);
    }
    Value::from(value)
}

/// Puts a quantity that arrives on a date into a list, added to what arrives there already.
pub(super) fn add_arrival(
    of: &mut Map<String, Value>,
    list: &str,
    date: jiff::civil::Date,
    quantity: f64,
) {
    let entries = of.entry(list).or_insert_with(|| Value::Array(Vec::new()));
    let Some(entries) = entries.as_array_mut() else { return };
    let day = date.to_string();
    let same = entries.iter_mut().find(|it| text(it, "date") == Some(&day));
    if let Some(entry) = same.and_then(Value::as_object_mut) {
        let before = entry.get("quantity").and_then(Value::as_f64).unwrap_or(0.0);
        entry.insert("quantity".to_owned(), number(without_residue(before + quantity)));
    } else {
        let mut entry = Map::new();
        entry.insert("date".to_owned(), day.into());
        entry.insert("quantity".to_owned(), number(quantity));
        entries.push(Value::Object(entry));
    }
}
