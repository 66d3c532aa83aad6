//! Every table of every answer, laid out once: which columns there are, how they are headed, what
//! is in them and in which order. No form: terminal, page, workbook and CSV put it out.

pub mod actual;
pub mod book;
pub mod bottlenecks;
pub mod diff;
pub mod discussion;
pub mod measures;
pub mod plan;
pub mod potential;
pub mod proposals;
pub mod recheck;
pub mod roll;
mod table;
pub mod whatif;

pub use table::{Builder, Cell, Column, Kind, On, Row, Table, Weight};

/// A part of a whole; nothing if there is none of it.
#[must_use]
pub fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

/// The first names of a list, and how many more there are, under a key that says so.
#[must_use]
pub fn first_of(
    words: &crate::words::Words,
    names: &[String],
    most: usize,
    and_more: &str,
) -> String {
    let named = names[..names.len().min(most)].join(&words.say("between"));
    match names.len().saturating_sub(most) {
        0 => named,
        left => words.say_with(
            and_more,
            &[("named", (&named).into()), ("left", (&left.to_string()).into())],
        ),
    }
}
