//! Rows of the table `figures`: a number at a path by ids, from a date or always.

use super::grid::cell_span;
use super::rows::{Given, GivenRow, lacks, of, route};
use super::table::Table;
use super::tree::{Node, What};
use crate::diag::{Code, Diagnostic, message};
use crate::source::json::shortened;

/// Puts a figure into its place. Fields that are not there yet are made; things are not.
pub(super) fn place(root: &mut Node, table: &Table, row: &GivenRow) -> Result<(), Diagnostic> {
    let path = of(table, row, "path").ok_or_else(|| lacks(row, "path"))?;
    let value = of(table, row, "value").ok_or_else(|| lacks(row, "value"))?;
    let mut rest = path.value.text.trim();
    let mut list = String::new();
    let mut here = root;
    while !rest.is_empty() {
        let step = step(here, &list, rest).ok_or_else(|| nowhere(path, rest))?;
        let after = rest[step.length..].trim_start_matches('/');
        rest[..step.length].clone_into(&mut list);
        here = match step.entry {
            Some(at) => &mut here.entries_mut()[at],
            None => here.field(&list, path.cell),
        };
        rest = after;
    }
    let leaf = Node::leaf(value.cell, value.value.json.as_str());
    match (of(table, row, "from"), &here.what) {
        (Some(from), What::Missing | What::Object(_)) => {
            here.push_field(&from.value.text, from.cell, leaf);
        }
        (None, What::Missing) => *here = leaf,
        _ => {
            let message = message!("e137-twice", path = shortened(&path.value.text));
            return Err(Diagnostic::new(Code::E137, cell_span(path.cell), message)
                .hint(message!("e137-twice-hint")));
        }
    }
    Ok(())
}

/// A step of a path: how many bytes of it, and the entry it leads to in a list.
struct Found {
    length: usize,
    entry: Option<usize>,
}

/// Ids may hold a `/`, so the longest known name that the path goes on with is taken.
fn step(here: &Node, list: &str, rest: &str) -> Option<Found> {
    let goes_on = |name: &str| {
        let after = rest.strip_prefix(name)?;
        (after.is_empty() || after.starts_with('/')).then_some(name.len())
    };
    let next = rest.find('/').unwrap_or(rest.len());
    match &here.what {
        What::List(entries) => {
            let named = entries.iter().enumerate().filter_map(|(at, entry)| {
                let id = entry.get("id").and_then(Node::text)?;
                Some(Found { length: goes_on(&id)?, entry: Some(at) })
            });
            named.max_by_key(|found| found.length).or_else(|| {
                let name = &rest[..next];
                let at = match list {
                    "routes" => route(here, name),
                    _ => name.parse().ok().filter(|at| *at < entries.len()),
                };
                Some(Found { length: next, entry: Some(at?) })
            })
        }
        What::Object(fields) => {
            let known = fields.iter().filter_map(|field| goes_on(&field.name)).max();
            Some(Found { length: known.unwrap_or(next), entry: None }).filter(|it| it.length > 0)
        }
        What::Missing => Some(Found { length: next, entry: None }).filter(|it| it.length > 0),
        What::Leaf(_) => None,
    }
}

fn nowhere(path: &Given, rest: &str) -> Diagnostic {
    let whole = path.value.text.trim();
    let known = whole[..whole.len() - rest.len()].trim_end_matches('/');
    let message = if known.is_empty() {
        message!("e137", path = shortened(whole))
    } else {
        message!("e137-from", known = shortened(known), rest = shortened(rest))
    };
    Diagnostic::new(Code::E137, cell_span(path.cell), message).hint(message!("e137-hint"))
}
