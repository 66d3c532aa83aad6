//! Bottlenecks as a workbook: what one unit more or less is worth, how far that holds, value curves.

use rust_xlsxwriter::{Chart, ChartFont, ChartType, Worksheet};

use super::charts::titled;
use super::names::SheetNames;
use super::paper::{DoesNotFit, Paper};
use super::style::Kind;
use super::table::{Cell, Head, Outcome, Table, alike};
use super::tight::small;
use super::{Book, finished};
use crate::model::answers::bottlenecks::{Bottlenecks, CurvePiece, GoalCurve, ValueCurve, Worth};
use crate::report::number::decimals;
use crate::report::terms;
use crate::words::Words;

/// The workbook of an answer. The same answer gives the same bytes.
///
/// # Errors
/// Where a workbook cannot hold it.
pub fn bottlenecks(answer: &Bottlenecks, words: &Words) -> Result<Vec<u8>, DoesNotFit> {
    let book = Book::of(&answer.factory, words);
    let mut names = SheetNames::default();
    let mut sheets = Vec::new();
    let tables = [
        ("book-tight", Some(binding(&book, answer))),
        ("book-resolved", (!answer.resolved.is_empty()).then(|| resolved(&book, answer))),
        ("book-room", (!answer.slack.is_empty()).then(|| room(&book, answer))),
    ];
    for (key, table) in tables {
        if let Some(table) = table {
            sheets.push(book.sheet(&names.give(&book.say(key)), &table)?);
        }
    }
    if !answer.curves.is_empty() {
        let name = names.give(&book.say("book-curves"));
        sheets.push(curves(&book, answer, &name)?);
    }
    finished(sheets)
}

/// A worth, with as many digits as it needs.
fn worth(value: f64) -> Cell {
    Cell::Figure(value, Kind::Number(decimals(&[value], 4).max(small(value))))
}

/// A line for every binding limit and goal that it is worth something to.
fn binding(book: &Book<'_>, answer: &Bottlenecks) -> Table {
    let words = book.words;
    let text = |key: &str| Head::text(book.say(key));
    let figures = |key: &str| Head::figures(book.say(key));
    let mut table = Table {
        title: words.say_with("book-title-bottlenecks", &[("step", (&answer.step).into())]),
        remarks: vec![book.say("book-bottlenecks-remark")],
        heads: vec![
            text("book-limit"),
            text("book-name"),
            text("book-unit"),
            figures("book-there-is"),
            figures("book-used"),
            text("book-goal"),
            text("book-unit-of-goal"),
            figures("book-one-more"),
            figures("book-holds-for"),
            figures("book-one-less"),
            figures("book-holds-for"),
            figures("book-step"),
            figures("book-step-more"),
            figures("book-step-less"),
            text("book-binds-next").at_most(40),
        ],
        frozen: 2,
        filter: true,
        landscape: true,
        ..Table::default()
    };
    if answer.left_out > 0 {
        let said = words.say_with("book-left-out", &[("count", answer.left_out.into())]);
        table.remarks.push(said);
    }
    if !answer.complete {
        table.remarks.push(book.say("book-not-complete"));
    }
    for limit in &answer.binding {
        for goal in &answer.goals {
            let side = |of: &[Worth]| of.iter().find(|it| it.goal == goal.goal).cloned();
            let (more, less) = (side(&limit.more), side(&limit.less));
            let counts = |it: &Option<Worth>| {
                it.as_ref().is_some_and(|it| it.per_unit != 0.0 || it.step_gain != Some(0.0))
            };
            if !counts(&more) && !counts(&less) {
                continue;
            }
            let mut cells = vec![
                Cell::text(&limit.at),
                Cell::text(limit.name.said(words)),
                Cell::text(terms::unit(words, &limit.unit)),
            ];
            cells.extend(alike([limit.amount, limit.used], Kind::Number));
            cells.push(Cell::text(terms::goal(words, &goal.goal)));
            cells.push(Cell::text(terms::unit(words, &goal.unit)));
            for side in [&more, &less] {
                cells.push(side.as_ref().map_or(Cell::Blank, |it| worth(it.per_unit)));
                cells.push(side.as_ref().map_or(Cell::Blank, |it| Cell::number(it.holds)));
            }
            cells.push(Cell::number(limit.step));
            for side in [&more, &less] {
                cells.push(match side {
                    Some(Worth { step_gain: Some(gain), .. }) => worth(*gain),
                    Some(_) => Cell::text(book.say("book-no-plan")),
                    None => Cell::Blank,
                });
            }
            cells.push(Cell::text(limit.next.join(", ")));
            table.push(cells);
        }
    }
    table
}

fn resolved(book: &Book<'_>, answer: &Bottlenecks) -> Table {
    let words = book.words;
    let mut table = Table {
        title: book.say("book-title-resolved"),
        heads: vec![
            Head::text(book.say("book-limit")),
            Head::text(book.say("book-name")),
            Head::figures(book.say("book-there-is")),
            Head::figures(book.say("book-less")),
            Head::text(book.say("book-unit")),
            Head::text(book.say("book-goal")),
            Head::figures(book.say("book-gain")),
            Head::text(book.say("book-unit-of-goal")),
        ],
        landscape: true,
        ..Table::default()
    };
    for step in &answer.resolved {
        for gain in &step.gains {
            let unit = answer.goals.iter().find(|it| it.goal == gain.goal);
            table.push(vec![
                Cell::text(&step.at),
                Cell::text(step.name.said(words)),
                Cell::number(step.amount),
                Cell::number(step.step),
                Cell::text(terms::unit(words, &step.unit)),
                Cell::text(terms::goal(words, &gain.goal)),
                worth(gain.gain),
                Cell::text(unit.map_or_else(String::new, |it| terms::unit(words, &it.unit))),
            ]);
        }
    }
    table
}

fn room(book: &Book<'_>, answer: &Bottlenecks) -> Table {
    let words = book.words;
    let mut table = Table {
        title: book.say("book-title-room"),
        heads: vec![
            Head::text(book.say("book-limit")),
            Head::text(book.say("book-name")),
            Head::text(book.say("book-unit")),
            Head::figures(book.say("book-there-is")),
            Head::figures(book.say("book-used")),
            Head::figures(book.say("book-left")),
        ],
        filter: true,
        landscape: true,
        ..Table::default()
    };
    for limit in &answer.slack {
        let row = table.next();
        let left = limit.amount - limit.used;
        let mut cells = vec![
            Cell::text(&limit.at),
            Cell::text(limit.name.said(words)),
            Cell::text(terms::unit(words, &limit.unit)),
        ];
        let formula = format!("={}-{}", table.cell(row, 3), table.cell(row, 4));
        let mut figures = alike([limit.amount, limit.used, left], Kind::Number);
        if let Some(Cell::Figure(value, kind)) = figures.pop() {
            figures.push(Cell::Formula(formula, Outcome::Number(value), kind));
        }
        cells.extend(figures);
        table.push(cells);
    }
    table
}

/// Value curves: a table of all pieces, and a chart for every goal that changes along one.
fn curves(book: &Book<'_>, answer: &Bottlenecks, name: &str) -> Result<Worksheet, DoesNotFit> {
    let words = book.words;
    let mut table = Table {
        title: book.say("book-title-curves"),
        heads: vec![
            Head::text(book.say("book-limit")),
            Head::text(book.say("book-goal")),
            Head::figures(book.say("book-from")),
            Head::figures(book.say("book-to")),
            Head::figures(book.say("book-optimum-at-from")),
            Head::figures(book.say("book-one-more")),
            Head::text(book.say("book-binds-beside")).at_most(50),
        ],
        landscape: true,
        ..Table::default()
    };
    let mut charts = Vec::new();
    for curve in &answer.curves {
        for goal in curve.goals.iter().filter(|it| it.pieces.iter().any(|it| it.per_unit != 0.0)) {
            let first = table.next();
            for piece in &goal.pieces {
                let mut cells =
                    vec![Cell::text(&curve.at), Cell::text(terms::goal(words, &goal.goal))];
                cells.extend(alike([piece.from, piece.to], Kind::Number));
                cells.extend([Cell::number(piece.value), worth(piece.per_unit)]);
                cells.push(Cell::text(piece.binds.join(", ")));
                table.push(cells);
            }
            if let Some(last) = goal.pieces.last() {
                let more = answer.goals.iter().any(|it| it.goal == goal.goal && it.more_is_better);
                table.push(end_of_curve(&table, curve, goal, (last, more), words));
            }
            charts.push((curve, goal, first, table.next() - 1));
        }
    }
    let mut paper = Paper::new(name)?;
    table.write(book, &mut paper)?;
    let mut row = table.row(table.rows.len()) + 2;
    for (curve, goal, first, last) in charts {
        let (first, last) =
            (paper.place(table.row(first), 0)?.0, paper.place(table.row(last), 0)?.0);
        let mut chart = Chart::new(ChartType::ScatterStraightWithMarkers);
        chart
            .add_series()
            .set_categories((name, first, 2, last, 2))
            .set_values((name, first, 4, last, 4));
        let limit = curve.name.said(words);
        let of = answer.goals.iter().find(|it| it.goal == goal.goal);
        let goal = terms::goal(words, &goal.goal);
        chart
            .title()
            .set_name(&titled(&format!("{limit}: {goal}")))
            .set_font(ChartFont::new().set_size(11));
        chart.x_axis().set_name(&titled(&terms::unit(words, &curve.unit)));
        let unit = of.map_or_else(String::new, |it| terms::unit(words, &it.unit));
        chart.y_axis().set_name(&titled(&unit));
        chart.legend().set_hidden();
        let (at, column) = paper.place(row, 0)?;
        paper.sheet().insert_chart(at, column, &chart)?;
        row += 16;
    }
    Ok(paper.done())
}

/// The row of a curve's end, so that its chart draws the last piece too: the optimum there follows
/// from the row above.
fn end_of_curve(
    table: &Table,
    curve: &ValueCurve,
    goal: &GoalCurve,
    (last, more_is_better): (&CurvePiece, bool),
    words: &Words,
) -> Vec<Cell> {
    let above = table.next() - 1;
    let [from, to, value, gain] = [2, 3, 4, 5].map(|column| table.cell(above, column));
    let sign = if more_is_better { '+' } else { '-' };
    let end = last.end(more_is_better);
    let places = decimals(&[end], 4);
    vec![
        Cell::text(&curve.at),
        Cell::text(terms::goal(words, &goal.goal)),
        Cell::number(last.to),
        Cell::Blank,
        Cell::Formula(
            format!("={value}{sign}{gain}*({to}-{from})"),
            Outcome::Number(end),
            Kind::Number(places),
        ),
        Cell::Blank,
        Cell::Blank,
    ]
}
