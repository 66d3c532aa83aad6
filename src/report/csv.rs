//! Tables as CSV (RFC 4180) for other programs: headings in English, figures with the digits they
//! hold, text that would run as a formula defused. The tables of a plan are `schedule.csv`, `tasks.csv`, `loads.csv`, `stock.csv`, `materials.csv`,
//! `orders.csv` and `pegs.csv`; of a plan in whole numbers `runs.csv`, `repairs.csv`, `choices.csv`, `opened.csv`,
//! `heads.csv` and `bill.csv` as well, each if it has a row.

use rustc_hash::FxHashMap;
use serde::Serialize;

use super::view::plan::{bill as of_bill, orders as of_orders, whole};
use super::view::{Builder, Cell, Column, Kind, On, Table};
use crate::model::plan::{BucketHeading, OrderPlan, Peg, PegUse, Plan, TaskPlan};
use crate::words::{Words, english, formula, visible};

/// One CSV table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CsvFile {
    /// Its file name, such as `orders.csv`.
    pub name: &'static str,
    /// Its content.
    pub text: String,
}

/// What keys of headings begin with.
const HEADING: &str = "head-";

/// The names of all tables, in the order of [`files`].
pub const TABLES: [&str; 7] = [
    "schedule.csv",
    "tasks.csv",
    "loads.csv",
    "stock.csv",
    "materials.csv",
    "orders.csv",
    "pegs.csv",
];

/// The names of the tables of what is decided in whole numbers.
pub const WHOLE_TABLES: [&str; 6] =
    ["runs.csv", "repairs.csv", "choices.csv", "opened.csv", "heads.csv", "bill.csv"];

/// Every table of a plan: as [`TABLES`] names them, then those of [`WHOLE_TABLES`] that have a row.
#[must_use]
pub fn files(plan: &Plan) -> Vec<CsvFile> {
    let render = [schedule, tasks, loads, stock, materials, orders, pegs];
    let always = TABLES.into_iter().zip(render);
    let always = always.map(|(name, table)| CsvFile { name, text: table(plan) });
    let bill = |plan: &Plan, words: &Words| {
        plan.bill.as_ref().map(|it| of_bill::bill(plan, it, words)).unwrap_or_default()
    };
    let decided: [fn(&Plan, &Words) -> Table; 6] =
        [whole::runs, whole::repairs, whole::choices, whole::opened, whole::heads, bill];
    let decided = WHOLE_TABLES.into_iter().zip(decided).filter_map(|(name, table)| {
        let table = table(plan, english());
        (!table.is_empty()).then(|| CsvFile { name, text: text(table) })
    });
    always.chain(decided).collect()
}

/// A table as CSV, headed.
pub(super) fn text(table: Table) -> String {
    let table = table.on(On::CSV);
    heading(&table) + &rows(&table)
}

/// The line of headings of what is shown of a table as CSV.
pub(super) fn heading(table: &Table) -> String {
    let head = |it: &Column| {
        let key = || it.key.replace(HEADING, "").replace('-', " ");
        it.code.clone().unwrap_or_else(key)
    };
    record(table.columns.iter().map(head))
}

/// The lines below it.
pub(super) fn rows(table: &Table) -> String {
    let text = |cell: &Cell| formula::defused(&cell.shown()).into_owned();
    let shown = |cell: &Cell| cell.value().map_or_else(|| text(cell), |it| it.to_string());
    table.rows.iter().map(|row| record(row.cells.iter().map(shown))).collect()
}

/// One row. A cell is quoted if it has a sign that parts cells or rows, or one that is not shown on
/// a terminal: quotes say where it begins and ends.
fn record(cells: impl Iterator<Item = String>) -> String {
    let quoted = |cell: String| {
        if cell.contains(['"', ',', '\r', '\n']) || visible::hides(&cell) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell
        }
    };
    cells.map(quoted).collect::<Vec<String>>().join(",") + "\r\n"
}

/// What a CSV file begins with, by which spreadsheets know that it is UTF-8.
const MARK: &str = "\u{feff}";

/// Signs of a CSV file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Signs {
    /// Commas between cells, points in figures.
    #[default]
    Comma,
    /// Semicolons between cells, commas in figures: for spreadsheets of countries that write so.
    Semicolon,
}

/// A table as a file that a spreadsheet opens by a double click: marked as UTF-8.
#[must_use]
pub fn file(table: &str, signs: Signs) -> String {
    match signs {
        Signs::Comma => format!("{MARK}{table}"),
        Signs::Semicolon => format!("{MARK}{}", with_semicolons(table)),
    }
}

/// A table as [`record`] writes it, with other signs.
fn with_semicolons(table: &str) -> String {
    let mut text = String::with_capacity(table.len());
    let mut cell = String::new();
    let mut quoted = false;
    let end = |text: &mut String, cell: &mut String| {
        if cell.parse::<f64>().is_ok() {
            text.push_str(&cell.replace('.', ","));
        } else if cell.contains(';') && !cell.starts_with('"') {
            text.push('"');
            text.push_str(cell);
            text.push('"');
        } else {
            text.push_str(cell);
        }
        cell.clear();
    };
    for sign in table.chars() {
        quoted ^= sign == '"';
        match sign {
            ',' if !quoted => {
                end(&mut text, &mut cell);
                text.push(';');
            }
            '\r' | '\n' if !quoted => {
                end(&mut text, &mut cell);
                text.push(sign);
            }
            _ => cell.push(sign),
        }
    }
    end(&mut text, &mut cell);
    text
}

/// A table that only programs read.
pub(super) fn programs<T>(
    rows: impl IntoIterator<Item = T>,
    columns: impl Fn(Builder<'static, T>) -> Builder<'static, T>,
) -> String {
    text(columns(Table::of(english(), rows).for_programs()).done())
}

fn buckets(plan: &Plan) -> impl Iterator<Item = (usize, &BucketHeading)> {
    plan.buckets.iter().enumerate()
}

/// Units started of each product and route, one row per bucket in which something is started.
#[must_use]
pub fn schedule(plan: &Plan) -> String {
    let rows = plan.products.iter().flat_map(|product| {
        product.routes.iter().flat_map(move |route| {
            let started = plan.buckets.iter().zip(&route.started);
            started.map(move |(bucket, units)| (product, route, bucket, *units))
        })
    });
    programs(rows.filter(|(.., units)| *units > 0.0), |table| {
        table
            .word("product", |(product, ..)| &product.id)
            .word("route", |(_, route, ..)| &route.id)
            .word("bucket", |(_, _, bucket, _)| &bucket.name)
            .day("first-day", |(_, _, bucket, _)| &bucket.start)
            .figure("started", |(.., units)| *units)
            .word("unit", |(product, ..)| &product.unit)
    })
}

/// The task sheet of every group: operations with the units that enter and the machine hours; if any
/// route has setup hours, those of each setup as well.
#[must_use]
pub fn tasks(plan: &Plan) -> String {
    let rows = plan.groups.iter().flat_map(|group| {
        buckets(plan).flat_map(move |(at, bucket)| {
            let set_up =
                move |task: &&TaskPlan| task.setup_hours.get(at).is_some_and(|it| *it > 0.0);
            let busy = move |task: &&TaskPlan| task.units[at] > 0.0 || set_up(task);
            let busy = group.tasks.iter().filter(busy);
            busy.map(move |task| (group, bucket, task, at))
        })
    });
    let any_setups =
        plan.groups.iter().flat_map(|it| &it.tasks).any(|it| !it.setup_hours.is_empty());
    programs(rows, |table| {
        let table = table
            .word("group", |(group, ..)| &group.id)
            .word("bucket", |(_, bucket, ..)| &bucket.name)
            .day("first-day", |(_, bucket, ..)| &bucket.start)
            .word("product", |(_, _, task, _)| &task.product)
            .word("route", |(_, _, task, _)| &task.route)
            .count("operation", |(_, _, task, _)| task.operation as u64)
            .figure("units", |(_, _, task, at)| task.units[*at])
            .figure("machine-hours", |(_, _, task, at)| task.hours[*at]);
        if any_setups {
            table.figure("setup-hours", |(_, _, task, at)| {
                task.setup_hours.get(*at).copied().unwrap_or(0.0)
            })
        } else {
            table
        }
    })
}

/// A row of `loads.csv`: kind, id, unit; calendar, scheduled and repair hours of groups; capacity
/// without overtime, overtime, load.
type Load<'p> = ([&'p str; 3], &'p BucketHeading, [Option<f64>; 6]);

/// Capacity and load of every group, labour pool and service by bucket. `capacity` is without
/// overtime, and empty if there is no limit; calendar, scheduled and repair hours are of groups.
#[must_use]
pub fn loads(plan: &Plan) -> String {
    let tiers = |tiers: &[Vec<f64>], at: usize| tiers.iter().map(|tier| tier[at]).sum::<f64>();
    let mut rows: Vec<Load<'_>> = Vec::new();
    for (at, bucket) in buckets(plan) {
        rows.extend(plan.groups.iter().map(|it| {
            let of = [&it.calendar_hours, &it.scheduled_hours, &it.repair_hours];
            let [calendar, scheduled, repair] = of.map(|it| Some(it[at]));
            let extra = Some(tiers(&it.overtime_hours, at));
            let (hours, load) = (Some(it.effective_hours[at]), Some(it.load_hours[at]));
            (["group", &*it.id, "h"], bucket, [calendar, scheduled, repair, hours, extra, load])
        }));
        rows.extend(plan.labour.iter().map(|it| {
            let of = [&it.effective_hours, &it.overtime_hours, &it.load_hours];
            let [hours, extra, load] = of.map(|it| Some(it[at]));
            (["labour", &*it.id, "h"], bucket, [None, None, None, hours, extra, load])
        }));
        rows.extend(plan.services.iter().map(|it| {
            let capacity = it.capacity.as_ref().map(|it| it[at]);
            let (extra, load) = (Some(tiers(&it.overtime, at)), Some(it.load[at]));
            (["service", &*it.id, &it.unit], bucket, [None, None, None, capacity, extra, load])
        }));
    }
    programs(rows, |table| {
        table
            .word("kind", |(of, ..)| of[0])
            .word("id", |(of, ..)| of[1])
            .word("bucket", |(_, bucket, _)| &bucket.name)
            .day("first-day", |(_, bucket, _)| &bucket.start)
            .word("unit", |(of, ..)| of[2])
            .figure("calendar", |(.., hours)| hours[0])
            .figure("scheduled", |(.., hours)| hours[1])
            .figure("repair", |(.., hours)| hours[2])
            .figure("capacity", |(.., hours)| hours[3])
            .figure("overtime", |(.., hours)| hours[4])
            .figure("load", |(.., hours)| hours[5])
    })
}

/// Flows and closing stock of every product by bucket.
#[must_use]
pub fn stock(plan: &Plan) -> String {
    let of = plan.products.iter();
    let rows = of.flat_map(|it| buckets(plan).map(move |(at, bucket)| (it, at, bucket)));
    let last = plan.buckets.len();
    programs(rows, |table| {
        table
            .word("product", |(it, ..)| &it.id)
            .word("bucket", |(.., bucket)| &bucket.name)
            .day("first-day", |(.., bucket)| &bucket.start)
            .word("unit", |(it, ..)| &it.unit)
            .figure("made", |(it, at, _)| it.made[*at])
            .figure("received", |(it, at, _)| it.received[*at])
            .figure("used", |(it, at, _)| it.used[*at])
            .figure("shipped", |(it, at, _)| it.shipped[*at])
            .figure("discarded", |(it, at, _)| it.discarded[*at])
            .figure("closing-stock", |(it, at, _)| it.stock[*at])
            .figure("short-of-safety", |(it, at, _)| it.short_of_safety[*at])
            .figure("surplus", |(it, at, _)| if at + 1 == last { it.surplus } else { 0.0 })
    })
}

/// Flows and closing stock of every material by bucket.
#[must_use]
pub fn materials(plan: &Plan) -> String {
    let of = plan.materials.iter();
    let rows = of.flat_map(|it| buckets(plan).map(move |(at, bucket)| (it, at, bucket)));
    programs(rows, |table| {
        table
            .word("material", |(it, ..)| &it.id)
            .word("bucket", |(.., bucket)| &bucket.name)
            .day("first-day", |(.., bucket)| &bucket.start)
            .word("unit", |(it, ..)| &it.unit)
            .figure("delivered", |(it, at, _)| it.delivered[*at])
            .figure("bought", |(it, at, _)| it.bought[*at])
            .figure("used", |(it, at, _)| it.used[*at])
            .figure("closing-stock", |(it, at, _)| it.stock[*at])
            .figure("short-of-safety", |(it, at, _)| it.short_of_safety[*at])
    })
}

/// Every order: what is wanted, shipped, late and short.
#[must_use]
pub fn orders(plan: &Plan) -> String {
    text(of_orders::orders(plan, of_orders::as_given(plan), english()))
}

/// Which order each run serves: one row for each use of the units that become available together, with
/// where they come from and how many of them there are.
#[must_use]
pub fn pegs(plan: &Plan) -> String {
    let rows = plan.pegs.iter().flat_map(|it| it.pegs.iter().map(move |peg| (it, peg)));
    let starts: FxHashMap<&str, &str> =
        plan.buckets.iter().map(|it| (it.name.as_str(), it.start.as_str())).collect();
    let orders: FxHashMap<&str, &OrderPlan> =
        plan.orders.iter().map(|it| (it.id.as_str(), it)).collect();
    let order = |peg: &Peg| {
        let id = peg.id.as_deref().filter(|_| peg.to == PegUse::Order)?;
        orders.get(id).copied()
    };
    let start = |bucket: Option<&str>| {
        let start = bucket.and_then(|it| starts.get(it));
        start.map_or(Cell::Blank, |it| Cell::Day((*it).to_owned()))
    };
    let units: FxHashMap<&str, &str> =
        plan.products.iter().map(|it| (it.id.as_str(), it.unit.as_str())).collect();
    programs(rows, |table| {
        table
            .word("product", |(of, _)| &of.product)
            .word("source", |(of, _)| word(&of.source))
            .word("made-with", |(of, _)| of.maker.as_deref().unwrap_or_default())
            .word("route", |(of, _)| of.route.as_deref().unwrap_or_default())
            .word("bucket", |(of, _)| &of.bucket)
            .cell("first-day", Kind::Word, |(of, _)| start(Some(&of.bucket)))
            .cell("ready", Kind::Word, |(of, _)| start(of.ready.as_deref()))
            .figure("of-quantity", |(of, _)| of.quantity)
            .word("to", |(_, peg)| word(&peg.to))
            .word("id", |(_, peg)| peg.id.as_deref().unwrap_or_default())
            .cell("due", Kind::Word, |(_, peg)| {
                order(peg).map_or(Cell::Blank, |it| Cell::Day(it.due.clone()))
            })
            .cell("shipped", Kind::Word, |(_, peg)| start(peg.bucket.as_deref()))
            .figure("quantity", |(_, peg)| peg.quantity)
            .word("unit", |(of, _)| units.get(of.product.as_str()).copied().unwrap_or_default())
    })
}

/// A word of the plan's JSON.
fn word(of: &impl Serialize) -> String {
    let word = serde_json::to_value(of).ok();
    word.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_marked_and_has_the_signs_of_the_country() {
        let table = "id,hours\r\n\"a,b\",1.5\r\nc;d,\"say \"\"x\"\"\"\r\n";
        assert_eq!(file(table, Signs::Comma), format!("\u{feff}{table}"));
        let expected = "\u{feff}id;hours\r\n\"a,b\";1,5\r\n\"c;d\";\"say \"\"x\"\"\"\r\n";
        assert_eq!(file(table, Signs::Semicolon), expected);
    }
}
