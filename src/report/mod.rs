//! Pure renderers of a finished plan or solution: text for a terminal, JSON, CSV tables and JSON
//! Schemas.
//!
//! A report formats, sorts and counts what the plan states; it works out no figure of its own.

pub mod csv;
pub mod diagnostics;
pub mod json;
mod number;
pub mod potential;
pub mod schema;
pub mod solution;
mod table;
pub mod text;

use crate::model::plan::OrderStatus;

/// How an order fares, in words.
fn status_word(status: OrderStatus) -> &'static str {
    match status {
        OrderStatus::OnTime => "on time",
        OrderStatus::Late => "late",
        OrderStatus::Short => "short",
    }
}
