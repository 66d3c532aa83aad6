//! The tables of a plan.

pub mod beyond;
pub mod bill;
pub mod capacity;
pub mod goals;
pub mod money;
pub mod near;
pub mod orders;
pub mod pegs;
pub mod schedule;
pub mod stock;
pub mod whole;

use crate::model::plan::Plan;

/// A product's name, from its id.
#[must_use]
pub fn product<'p>(plan: &'p Plan, id: &'p str) -> &'p str {
    plan.products.iter().find(|it| it.id == id).map_or(id, |it| it.name.as_str())
}

/// A workshop's name, from its id.
#[must_use]
pub fn workshop(plan: &Plan, id: &str) -> String {
    let own = plan.workshops.iter().find(|it| it.id == id);
    own.map_or_else(|| id.to_owned(), |it| it.name.clone())
}

/// A date or a bucket's name without the year where all dates lie in one; months keep it.
#[must_use]
pub fn short_date(plan: &Plan, date: &str) -> String {
    let year = plan.factory.from.get(..4);
    let same = year == plan.factory.to.get(..4) && year == date.get(..4);
    match (same && date.len() > "2026-12".len(), date.get(5..)) {
        (true, Some(day)) => day.to_owned(),
        _ => date.to_owned(),
    }
}
