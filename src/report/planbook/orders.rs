//! Orders and how they fare, those in trouble in colour.

use rust_xlsxwriter::{ConditionalFormatFormula, Format, Worksheet};

use super::book::PlanBook;
use super::paper::{DoesNotFit, Paper};
use super::table::{Table, name_of};
use crate::model::plan::OrderStatus;
use crate::report::terms;
use crate::report::view::plan::orders as view;

/// The column of the status.
const STATUS: usize = 13;

/// All orders: late and short ones bold and in colour.
pub fn sheet(it: &PlanBook<'_>, name: &str) -> Result<Worksheet, DoesNotFit> {
    let plan = it.plan;
    let words = it.book.words;
    let orders = view::orders(plan, view::as_given(plan), words);
    let table = Table::of(it.book.say("book-title-orders"), Vec::new(), orders);
    let mut paper = Paper::new(name)?;
    it.book.write(&table, &mut paper)?;
    let first = paper.place(table.row(0), 0)?;
    let last = paper.place(table.row(table.rows.len().saturating_sub(1)), STATUS)?;
    let own = name_of(table.row(0), STATUS);
    // The column stands fast, the row runs along.
    let own = format!("${own}");
    for (status, colour) in [(OrderStatus::Late, "#FFF1C2"), (OrderStatus::Short, "#FBD5C8")] {
        let word = terms::status(it.book.words, status).replace('"', "\"\"");
        let rule = ConditionalFormatFormula::new()
            .set_rule(format!("={own}=\"{word}\"").as_str())
            .set_format(Format::new().set_background_color(colour));
        paper.sheet().add_conditional_format(first.0, first.1, last.0, last.1, &rule)?;
    }
    Ok(paper.done())
}
