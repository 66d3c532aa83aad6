//! Tables on a terminal: they fit its width, also where names are wide characters, and no two names
//! that differ are cut to the same.

use std::collections::{BTreeMap, BTreeSet};

use comfy_table::{CellAlignment, ContentArrangement, Table as Grid, presets};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::number::{column, money_column};
use super::view::{Cell, Kind, On, Table};
use crate::words::visible;

/// Rows of a table before the rest is left to the files of `--out`.
pub const ROWS: usize = 12;

/// The least width of a name that says more about a row, while the name of the row is cut, too.
const LEAST_OF_OTHERS: usize = 12;

/// The least width of a name, beside figures that leave no more.
const LEAST: usize = 6;

/// The least width of a name of several lines.
const LEAST_OF_LINES: usize = 10;

/// Lines that the name of a row takes at most.
const LINES: usize = 3;

/// The lines, two spaces in, without spaces at their ends. If they would be wider than `width` columns,
/// spare columns are left out, and then names are cut: those that say more about a row first. The name
/// of a row that would lose much takes several lines. A column without any content is left out.
pub fn fitted(table: Table, width: usize) -> String {
    let table = table.on(On::TEXT);
    let mut columns: Vec<Vec<String>> =
        (0..table.columns.len()).map(|at| cells(&table, at)).collect();
    let mut heads: Vec<String> =
        table.columns.iter().map(|it| visible::line(&it.head).into_owned()).collect();
    let mut kinds: Vec<Kind> = table.columns.iter().map(|it| it.kind).collect();
    for at in (0..table.columns.len()).rev().filter(|at| table.columns[*at].spare) {
        if needed(&widths_of(&heads, &columns)) > width {
            columns.remove(at);
            heads.remove(at);
            kinds.remove(at);
        }
    }
    let (columns, widths) = cut_to(width, &heads, &kinds, columns);
    let mut grid = Grid::new();
    grid.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    let heads = heads.iter().zip(widths).map(|(head, width)| shortened(head, width));
    grid.set_header(heads);
    for row in 0..table.rows.len() {
        grid.add_row(columns.iter().map(|cells| cells[row].as_str()));
    }
    for (position, kind) in kinds.iter().enumerate() {
        if let Some(column) = grid.column_mut(position) {
            let left = if position == 0 { 2 } else { 0 };
            column.set_padding((left, 2));
            if matches!(kind, Kind::Figure | Kind::Hours | Kind::Money) {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
    }
    let mut lines = String::new();
    for line in grid.to_string().lines() {
        lines.push_str(line.trim_end());
        lines.push('\n');
    }
    lines
}

/// The cells of a column, each of one line, whatever is in its names.
fn cells(table: &Table, at: usize) -> Vec<String> {
    let cells: Vec<&Cell> = table.rows.iter().map(|row| &row.cells[at]).collect();
    let values = || cells.iter().map(|it| it.value().unwrap_or(0.0)).collect::<Vec<f64>>();
    let filled = |shown: Vec<String>, least: f64| {
        let shown = shown.into_iter().zip(&cells);
        let there = |it: &&Cell| it.value().is_some_and(|it| it.abs() >= least);
        shown.map(|(text, cell)| if there(cell) { text } else { String::new() }).collect()
    };
    if let Some(days) = short_days(&cells) {
        return days;
    }
    match table.columns[at].kind {
        Kind::Hours => filled(column(&values(), 1), 0.05),
        Kind::Money => filled(money_column(&values()), 0.0),
        _ => cells.iter().map(|it| visible::line(&named(it, &cells)).into_owned()).collect(),
    }
}

/// Days of one year without it.
fn short_days(cells: &[&Cell]) -> Option<Vec<String>> {
    let day = |it: &&Cell| match it {
        Cell::Day(day) if day.len() == "2026-12-01".len() => Some(day.clone()),
        _ => None,
    };
    let days: Vec<String> = cells.iter().map(day).collect::<Option<_>>()?;
    let year = days.first()?.get(..5)?;
    let same = |it: &String| it.starts_with(year).then(|| it[year.len()..].to_owned());
    days.iter().map(same).collect()
}

/// A name, or its code where something else in the column is called the same.
fn named(cell: &Cell, column: &[&Cell]) -> String {
    if let Cell::Name(name, code) = cell {
        let tie =
            |other: &&&Cell| matches!(other, Cell::Name(one, two) if one == name && two != code);
        if column.iter().any(|it| tie(&it)) {
            return code.clone();
        }
    }
    cell.shown()
}

fn widest(cells: &[String]) -> usize {
    cells.iter().map(|it| it.width()).max().unwrap_or(0)
}

/// The width of each column with nothing cut.
fn widths_of(heads: &[String], columns: &[Vec<String>]) -> Vec<usize> {
    heads.iter().zip(columns).map(|(head, cells)| head.width().max(widest(cells))).collect()
}

/// The width of a table: two spaces before every column; none are needed after the last.
fn needed(widths: &[usize]) -> usize {
    widths.iter().map(|width| width + 2).sum()
}

/// Cuts names, one column of the terminal at a time, until the table fits: the widest of those that say
/// more about a row, then the name of the row, then whatever is widest.
fn cut_to(
    most: usize,
    heads: &[String],
    kinds: &[Kind],
    mut columns: Vec<Vec<String>>,
) -> (Vec<Vec<String>>, Vec<usize>) {
    let full = widths_of(heads, &columns);
    let mut widths = full.clone();
    // The first name of a row says what the row is about: it stays different from the others.
    let first = kinds.iter().position(|it| *it == Kind::Name);
    while needed(&widths) > most {
        let widest = |others: bool, least: usize| {
            let names = (0..widths.len()).filter(|&at| kinds[at] == Kind::Name);
            let names = names.filter(|&at| !(others && Some(at) == first));
            names.max_by_key(|&at| widths[at]).filter(|&at| widths[at] > least)
        };
        let Some(at) = widest(true, LEAST_OF_OTHERS).or_else(|| widest(false, LEAST)) else {
            break;
        };
        widths[at] -= 1;
    }
    for (at, (cells, &width)) in columns.iter_mut().zip(&widths).enumerate() {
        if Some(at) == first {
            let lines =
                || cut_apart(cells, LINES * width).iter().map(|it| in_lines(it, width)).collect();
            let lines: Option<Vec<String>> =
                if loses_much(width, full[at]) { lines() } else { None };
            *cells = lines.unwrap_or_else(|| cut_apart(cells, width));
        } else if kinds[at] == Kind::Name {
            for it in cells {
                *it = shortened(it, width);
            }
        }
    }
    (columns, widths)
}

/// Whether names are better told in lines of a width than cut to it: they would lose two fifths.
fn loses_much(width: usize, full: usize) -> bool {
    width >= LEAST_OF_LINES && 5 * width < 3 * full
}

/// Where a word may be broken: beside a wide character, but not before a sign.
fn parts_of(word: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut from, mut wide) = (0, false);
    for (at, letter) in word.char_indices() {
        let own = letter.width() == Some(2);
        if at > from && (own || wide && letter.is_alphanumeric()) {
            parts.push(&word[from..at]);
            from = at;
        }
        wide = own;
    }
    parts.push(&word[from..]);
    parts
}

/// A name in lines of a width, broken at its spaces, a word within itself only where no line holds it;
/// `None` if its parts do not fit.
fn in_lines(name: &str, width: usize) -> Option<String> {
    let mut lines = vec![String::new()];
    for word in name.split_inclusive(' ') {
        let whole = word.trim_end().width() <= width;
        let parts = if whole { vec![word] } else { parts_of(word) };
        for part in parts {
            let own = part.trim_end().width();
            let line = lines.last_mut()?;
            if line.width() + own <= width {
                line.push_str(part);
            } else if own <= width {
                lines.push(part.to_owned());
            } else {
                return None;
            }
        }
    }
    Some(lines.iter().map(|it| it.trim_end()).collect::<Vec<_>>().join("\n"))
}

/// Names cut to a width so that names which differ stay different: at their ends if that tells them
/// apart, otherwise in the middle, otherwise with a number.
fn cut_apart(names: &[String], width: usize) -> Vec<String> {
    let mut cut: Vec<String> = names.iter().map(|it| shortened(it, width)).collect();
    let mut alike: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, shown) in cut.iter().enumerate() {
        alike.entry(shown.clone()).or_default().push(at);
    }
    for places in alike.into_values() {
        let full: BTreeSet<&String> = places.iter().map(|&it| &names[it]).collect();
        if full.len() < 2 {
            continue;
        }
        let apart = |tail: &usize| {
            let shown: BTreeSet<String> =
                full.iter().map(|it| cut_inside(it, width, *tail)).collect();
            shown.len() == full.len()
        };
        // As much of the end as of the start, if that is enough.
        let half = width / 2;
        let tail = (2..=half).rev().chain(half + 1..width.saturating_sub(1)).find(apart);
        for at in places {
            let number = full.iter().position(|it| **it == names[at]).unwrap_or_default() + 1;
            cut[at] = if let Some(tail) = tail {
                cut_inside(&names[at], width, tail)
            } else {
                let number = format!("~{number}");
                let room = width.saturating_sub(number.len());
                format!("{}{number}", start_of(&names[at], room))
            };
        }
    }
    cut
}

/// The columns of a text from its start, as far as they fit.
fn start_of(text: &str, columns: usize) -> &str {
    let mut taken = 0;
    let end = text.char_indices().find(|(_, letter)| {
        taken += letter.width().unwrap_or(0);
        taken > columns
    });
    end.map_or(text, |(at, _)| &text[..at])
}

/// A text cut in the middle, so many columns of its end kept.
fn cut_inside(text: &str, width: usize, tail: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut taken = 0;
    let from = text.char_indices().rev().take_while(|(_, letter)| {
        taken += letter.width().unwrap_or(0);
        taken <= tail
    });
    let from = from.last().map_or(text.len(), |(at, _)| at);
    format!("{}~{}", start_of(text, width.saturating_sub(tail + 1)), &text[from..])
}

/// A text of one line cut to a width in terminal columns, `~` standing for what is missing.
pub fn shortened(text: &str, width: usize) -> String {
    let text = &*visible::line(text);
    if text.width() <= width {
        return text.to_owned();
    }
    format!("{}~", start_of(text, width.saturating_sub(1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Language, Words};

    #[test]
    fn wide_names_are_cut_by_terminal_columns() {
        assert_eq!(shortened("铣床车间甲组", 7), "铣床车~");
        assert_eq!(shortened("milling", 7), "milling");
    }

    #[test]
    fn tables_fit_the_terminal() {
        let words = Words::of(Language::English);
        let table = Table::of(&words, ["铣".repeat(60)]);
        let table = table.name("head-group", Clone::clone).figure("head-hours", |_| 1234.0).done();
        let text = fitted(table, 80);
        assert!(text.lines().all(|line| line.width() <= 80), "{text}");
        assert!(text.contains("1,234"));
    }

    #[test]
    fn a_long_name_takes_several_lines_rather_than_lose_half_of_itself() {
        let words = Words::of(Language::English);
        let names = [("Machined housings of the heavy series", "Neighbouring works in town")];
        let table = Table::of(&words, names)
            .name("head-product", |it| it.0)
            .name("head-route", |it| it.1)
            .figure("head-hours", |_| 1234.0)
            .done();
        let text = fitted(table, 42);
        let lines: Vec<&str> = text.lines().skip(1).collect();
        assert_eq!(
            lines,
            ["  Machined housings    Neighbourin~  1,234", "  of the heavy series"],
            "{text}"
        );
        let wide = in_lines("重型铸铁机床专用大型零部件", 10);
        assert_eq!(wide.as_deref(), Some("重型铸铁机\n床专用大型\n零部件"));
        assert_eq!(in_lines("plants/2026/december.json", 12), None);
    }

    #[test]
    fn what_is_spare_is_left_out_before_a_name_is_cut() {
        let words = Words::of(Language::English);
        let table = |goal: &str| {
            Table::of(&words, [goal.to_owned()])
                .name("head-goal", Clone::clone)
                .figure("head-reached", |_| 1234.5)
                .word("head-unit", |_| "order-days")
                .spare()
                .word("head-engine", |_| "simplex")
                .spare()
                .done()
        };
        let wide = fitted(table("on-time, priority 1"), 80);
        assert!(wide.contains("order-days") && wide.contains("simplex"), "{wide}");
        let text = fitted(table("on-time, priority 1"), 46);
        assert!(text.contains("on-time, priority 1") && text.contains("order-days"), "{text}");
        assert!(!text.contains("simplex"), "{text}");
        let narrow = fitted(table("on-time, priority 1"), 34);
        assert!(narrow.contains("on-time, priority 1    1,234"), "{narrow}");
    }

    #[test]
    fn names_that_differ_are_never_cut_to_the_same() {
        let long = |end: &str| format!("{}{end}", "hardening furnace ".repeat(6));
        let names = [long("A"), long("B"), long("A"), "press".to_owned()];
        let cut = cut_apart(&names, 20);
        assert!(cut[0] != cut[1] && cut[0] == cut[2] && cut[3] == "press", "{cut:?}");
        assert!(cut.iter().all(|it| it.width() <= 20), "{cut:?}");
    }

    #[test]
    fn what_is_called_the_same_is_shown_by_its_code() {
        let words = Words::of(Language::English);
        let rows = [("lathe", "l-1"), ("lathe", "l-2"), ("saw", "s")];
        let table = Table::of(&words, rows)
            .name("head-group", |it| Cell::Name(it.0.to_owned(), it.1.to_owned()))
            .done();
        let text = fitted(table, 80);
        assert!(text.contains("l-1") && text.contains("l-2") && text.contains("saw"), "{text}");
    }
}
