//! A row of a table: its values in one object, and the path of its place.

use rustc_hash::{FxHashMap, FxHashSet};

use super::grid::cell_span;
use super::language::word_meant;
use super::table::{End, NONE, Step, Table};
use super::tree::{Node, What};
use super::value::{Value, either, plain_value};
use crate::diag::{Code, Diagnostic, Hint, message};
use crate::source::json::{Kind, nearest, shortened};
use crate::source::records::route_name;

/// A value with the number of its cell.
#[derive(Clone, Debug)]
pub(super) struct Given {
    pub value: Value,
    pub cell: u32,
}

/// A row with its values, by column of the table.
pub(super) struct GivenRow {
    /// The number of its first cell.
    pub cell: u32,
    pub values: Vec<Option<Given>>,
}

/// What stands for a value that was refused: no field takes it, so that it is refused there, too, and
/// its field is not missing.
const REFUSED: &str = "[[]]";

/// Puts what stands for a refused value into its field; whether it has one of its own.
pub(super) fn replaced(
    table: &Table,
    values: &mut [Option<Given>],
    (position, cell): (usize, u32),
) -> bool {
    let column = &table.columns[position];
    let is_key = column.at.is_empty() || matches!(column.kind, Kind::Position | Kind::Path);
    if is_key || matches!(table.end, End::Figure) {
        return false;
    }
    let refused = Given { value: plain_value(REFUSED.to_owned()), cell };
    if column.kind == Kind::Period {
        // An amount whose period was refused is refused itself.
        let Some(amount) = position.checked_sub(1) else { return false };
        values[amount] = Some(refused);
    } else {
        values[position] = Some(refused);
        // An amount that was refused has no period.
        if let Some(next) = table.columns.get(position + 1)
            && next.kind == Kind::Period
            && next.at == column.at
        {
            values[position + 1] = None;
        }
    }
    true
}

/// The value a row gives in a column.
pub(super) fn of<'r>(table: &Table, row: &'r GivenRow, column: &str) -> Option<&'r Given> {
    row.values[table.column(column)?].as_ref()
}

/// A row that does not say what it must.
pub(super) fn lacks(row: &GivenRow, column: &str) -> Diagnostic {
    Diagnostic::new(Code::E136, cell_span(row.cell), message!("e136", column)).hinted()
}

/// Puts the values of a row into its object; how many there were.
pub(super) fn fill(entry: &mut Node, table: &Table, row: &GivenRow) -> Result<usize, Diagnostic> {
    let mut count = 0;
    for (position, column) in table.columns.iter().enumerate() {
        let given = row.values[position].as_ref();
        let next = table.columns.get(position + 1);
        let period = next.filter(|next| next.kind == Kind::Period && next.at == column.at);
        let period = period.and_then(|_| row.values[position + 1].as_ref());
        if let (None, Some(period), Kind::Amount) = (given, period, column.kind) {
            return Err(
                Diagnostic::new(Code::E138, cell_span(period.cell), message!("e138")).hinted()
            );
        }
        let Some(given) = given else { continue };
        if column.at.is_empty() || column.kind == Kind::Period {
            continue;
        }
        count += 1;
        let mut here = &mut *entry;
        for step in column.at.split('/') {
            here = here.field(step, given.cell);
        }
        let leaf = Node::leaf(given.cell, given.value.json.as_str());
        match period {
            Some(period) => here.push_field(&period.value.text, period.cell, leaf),
            None => here.what = leaf.what,
        }
        here.cell = given.cell;
    }
    Ok(count)
}

/// A value for a key of a map.
pub(super) fn put(
    here: &mut Node,
    map: &str,
    key: &Given,
    entry: Node,
    table: &Table,
    given: usize,
) {
    let map = here.field(map, key.cell);
    let is_none = word_meant(&key.value.text, &[NONE]).is_some() && given == 0;
    if matches!(map.what, What::Missing) {
        map.what = What::Object(Vec::new());
    }
    if is_none {
        return;
    }
    let first = table.columns.iter().find(|column| !column.at.is_empty());
    let alone = first.and_then(|column| entry.get(&column.at)).filter(|_| given == 1).cloned();
    let value = match alone {
        Some(value) => value,
        None if given == 0 => Node { cell: key.cell, what: What::Missing },
        None => entry,
    };
    map.push_field(&key.value.text, key.cell, value);
}

/// The place a row belongs to.
pub(super) fn reach<'t>(
    root: &'t mut Node,
    table: &Table,
    row: &GivenRow,
    ids: &FxHashMap<(&'static str, String), usize>,
    unread: &FxHashSet<&'static str>,
) -> Result<&'t mut Node, Option<Diagnostic>> {
    let mut here = root;
    for step in table.way {
        match *step {
            Step::In(field) => here = here.field(field, row.cell),
            Step::Of(lists, column) => {
                let Some(given) = of(table, row, column) else {
                    return Err(Some(lacks(row, column)));
                };
                let id = &given.value.text;
                let found =
                    lists.iter().find_map(|list| Some((*list, *ids.get(&(*list, id.clone()))?)));
                let Some((list, at)) = found else {
                    let is_unread = lists.iter().any(|list| unread.contains(list));
                    return Err((!is_unread).then(|| nobody(lists, given, ids)));
                };
                here = &mut here.field(list, row.cell).entries_mut()[at];
            }
            Step::Route => {
                let Some(given) = of(table, row, "route") else { continue };
                let at = here.get("routes").and_then(|routes| route(routes, &given.value.text));
                let Some(at) = at else {
                    return Err(Some(
                        Diagnostic::new(
                            Code::E135,
                            cell_span(given.cell),
                            message!("e135-route", route = shortened(&given.value.text)),
                        )
                        .hinted(),
                    ));
                };
                here = &mut here.field("routes", row.cell).entries_mut()[at];
            }
            Step::Nth(list, column) | Step::MaybeNth(list, column) => {
                let given = match (of(table, row, column), step) {
                    (Some(given), _) => given,
                    (None, Step::MaybeNth(..)) => continue,
                    (None, _) => return Err(Some(lacks(row, column))),
                };
                let count = here.get(list).map_or(0, |list| list.entries().len());
                let at = given.value.json.parse::<usize>().unwrap_or(0);
                if at == 0 || at > count {
                    return Err(Some(
                        Diagnostic::new(
                            Code::E135,
                            cell_span(given.cell),
                            message!("e135-number", at, list, count),
                        )
                        .hinted(),
                    ));
                }
                here = &mut here.field(list, row.cell).entries_mut()[at - 1];
            }
        }
    }
    Ok(here)
}

/// The position of a route by its id, or the one it has by position.
pub(super) fn route(routes: &Node, name: &str) -> Option<usize> {
    routes.entries().iter().enumerate().position(|(at, route)| {
        match route.get("id").and_then(Node::text) {
            Some(id) => id == name,
            None => name == route_name(at),
        }
    })
}

fn nobody(
    lists: &[&'static str],
    given: &Given,
    ids: &FxHashMap<(&'static str, String), usize>,
) -> Diagnostic {
    let id = &given.value.text;
    let tables =
        either(lists.iter().map(|list| message!("quoted", text = format_args!("`{list}`"))));
    let message = message!("e135", tables, id = shortened(id));
    let problem = Diagnostic::new(Code::E135, cell_span(given.cell), message);
    let mut known: Vec<(usize, &str)> = ids
        .iter()
        .filter(|((list, _), _)| lists.contains(list))
        .map(|((_, id), at)| (*at, id.as_str()))
        .collect();
    known.sort_unstable();
    match nearest(id, known.iter().map(|(_, id)| *id)) {
        Some(near) => problem.hint(Hint::Meant(near.to_owned())),
        None => problem.hint(message!("e135-hint", tables)),
    }
}
