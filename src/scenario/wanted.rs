//! Whether a scenario changes what is wanted: then fewer orders met late or short is no merit of it.

use super::Edit;

/// Whether changes make orders, projects or stock targets other ones, or the time planned.
#[must_use]
pub fn changes_what_is_wanted(edits: &[Edit]) -> bool {
    edits.iter().any(|edit| {
        let steps: Vec<&str> = edit.place.path().steps().iter().map(String::as_str).collect();
        match steps.as_slice() {
            ["orders", _, "price" | "shortage_price" | "customer"]
            | ["orders", _, "late", "price", ..] => false,
            ["orders" | "projects", ..]
            | ["from" | "to"]
            | [_, _, "stock", "safety" | "closing"] => true,
            _ => false,
        }
    })
}
