//! Figures as a planner writes them.

use serde_json::{Value, json};

/// A number as a planner writes it: whole numbers without a decimal point.
#[allow(clippy::cast_possible_truncation)] // whole and far below 2⁵³
pub(super) fn number(value: f64) -> Value {
    if value.fract() == 0.0 { json!(value as i64) } else { json!(value) }
}
