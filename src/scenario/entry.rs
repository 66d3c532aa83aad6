//! What identifies the entries of a factory file's lists, and whether their order matters.

use std::sync::LazyLock;

use serde_json::Value;

use crate::source::records::{every, route_name};

/// Whether the order of a list of this name means anything to a plan: what comes first is tried,
/// taken or counted first.
pub(super) fn is_ordered(list: &str) -> bool {
    static UNORDERED: LazyLock<Vec<&str>> =
        LazyLock::new(|| every().into_iter().filter(|it| it.unordered).map(|it| it.name).collect());
    !UNORDERED.contains(&list)
}

/// The name of an entry in a path: its id; in lists without ids what tells entries apart there
/// (a date, first and last date, the goal, what is frozen); else its position from 0.
pub(super) fn name(list: &str, position: usize, entry: &Value) -> String {
    let text = |field: &str| entry.get(field).and_then(Value::as_str);
    if let Some(id) = text("id") {
        return id.to_owned();
    }
    let dates = || match (text("date"), text("from"), text("to")) {
        (Some(date), None, None) => Some(date.to_owned()),
        (None, Some(from), Some(to)) => Some(format!("{from}..{to}")),
        _ => None,
    };
    let named = match list {
        "deliveries" | "receipts" | "repairs" | "exceptions" => dates(),
        "frozen" => dates().and_then(|dates| {
            let route = text("route").map(|route| format!(" {route}")).unwrap_or_default();
            Some(format!("{}{route} {dates}", text("product")?))
        }),
        "goals" => entry.as_str().or_else(|| text("goal")).map(str::to_owned),
        "routes" if entry.is_object() => Some(route_name(position)),
        _ => entry.as_str().map(str::to_owned),
    };
    named.unwrap_or_else(|| position.to_string())
}

/// The names of all entries of a list, in its order; `None` if two are equal.
pub(super) fn names(list: &str, entries: &[Value]) -> Option<Vec<String>> {
    let names: Vec<String> =
        entries.iter().enumerate().map(|(at, entry)| name(list, at, entry)).collect();
    let mut sorted: Vec<&String> = names.iter().collect();
    sorted.sort();
    sorted.windows(2).all(|pair| pair[0] != pair[1]).then_some(names)
}
