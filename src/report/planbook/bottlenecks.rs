//! Bottlenecks as a workbook: what one unit more or less is worth, how far that holds, value
//! curves.

use rust_xlsxwriter::{Chart, ChartFont, ChartType, Worksheet};

use super::book::{Book, finished};
use super::charts::titled;
use super::names::SheetNames;
use super::paper::{DoesNotFit, Paper};
use super::table::Table;
use crate::model::answers::bottlenecks::Bottlenecks;
use crate::report::terms;
use crate::report::view::{self, bottlenecks as of};
use crate::words::Words;

/// The columns of curves that charts show.
const FROM: u16 = 3;
const OPTIMUM: u16 = 5;

/// The workbook of an answer. The same answer gives the same bytes.
///
/// # Errors
/// If a workbook cannot hold it.
pub fn bottlenecks(answer: &Bottlenecks, words: &Words) -> Result<Vec<u8>, DoesNotFit> {
    let book = Book::of(&answer.factory, words);
    let mut names = SheetNames::default();
    let mut sheets = Vec::new();
    let mut remarks = vec![book.say("book-bottlenecks-remark")];
    if answer.left_out > 0 {
        remarks.push(words.say_with("book-left-out", &[("count", answer.left_out.into())]));
    }
    if !answer.complete {
        remarks.push(book.say("book-not-complete"));
    }
    let mut binding = view::Table::default();
    for goal in 0..answer.goals.len() {
        binding.append(of::binding(of::of_goal(answer, goal), words));
    }
    let title = words.say_with("book-title-bottlenecks", &[("step", (&answer.step).into())]);
    let binding = Table::of(title, remarks, binding).frozen(2);
    sheets.push(book.sheet(&names.give(&book.say("book-tight")), &binding)?);
    for (key, title, table) in [
        ("book-step-ranking", "book-title-step-ranking", of::ranking(answer, words)),
        ("book-whole-steps", "book-title-whole-steps", of::whole(answer, words)),
        ("book-resolved", "book-title-resolved", of::resolved(answer, words)),
        ("book-room", "book-title-room", of::slack(answer, words)),
    ] {
        if !table.is_empty() {
            sheets.push(book.table(&names.give(&book.say(key)), title, table)?);
        }
    }
    if !answer.curves.is_empty() {
        let name = names.give(&book.say("book-curves"));
        sheets.push(curves(&book, answer, &name)?);
    }
    finished(sheets)
}

/// Value curves: a table of all pieces, and a chart for every goal that changes along one.
fn curves(book: &Book<'_>, answer: &Bottlenecks, name: &str) -> Result<Worksheet, DoesNotFit> {
    let words = book.words;
    let mut pieces = view::Table::default();
    let mut charts = Vec::new();
    for curve in &answer.curves {
        for goal in of::changing(curve) {
            let first = pieces.rows.len();
            pieces.append(of::curve(answer, curve, goal, words));
            charts.push((curve, goal, first, pieces.rows.len() - 1));
        }
    }
    let table = Table::of(book.say("book-title-curves"), Vec::new(), pieces);
    let mut paper = Paper::new(name)?;
    book.write(&table, &mut paper)?;
    let mut row = table.row(table.rows.len()) + 2;
    for (curve, goal, first, last) in charts {
        let (first, last) =
            (paper.place(table.row(first), 0)?.0, paper.place(table.row(last), 0)?.0);
        let mut chart = Chart::new(ChartType::ScatterStraightWithMarkers);
        chart
            .add_series()
            .set_categories((name, first, FROM, last, FROM))
            .set_values((name, first, OPTIMUM, last, OPTIMUM));
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
