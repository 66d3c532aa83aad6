//! The axes of grids and sweeps, those that reach largest first, with bars.

use rust_xlsxwriter::{Chart, ChartFont, ChartFormat, ChartSolidFill, Worksheet};

use super::super::book::Book;
use super::super::paper::{DoesNotFit, Paper};
use super::super::table::Table;
use crate::model::answers::whatif::WhatIf;
use crate::report::view::whatif as of;

/// The sheet; none if there is no axis.
pub(super) fn tornado(
    book: &Book<'_>,
    answer: &WhatIf,
    name: &str,
) -> Result<Option<Worksheet>, DoesNotFit> {
    let axes = of::reaches(answer, book.words);
    if axes.is_empty() {
        return Ok(None);
    }
    let remarks = vec![book.say("book-tornado-remark")];
    let table = Table::of(book.say("book-title-tornado"), remarks, axes);
    let mut paper = Paper::new(name)?;
    book.write(&table, &mut paper)?;
    let first = paper.place(table.row(0), 0)?.0;
    let last = paper.place(table.row(table.rows.len() - 1), 0)?.0;
    let mut chart = Chart::new(rust_xlsxwriter::ChartType::BarStacked);
    chart
        .add_series()
        .set_categories((name, first, 0, last, 0))
        .set_values((name, first, 2, last, 2))
        .set_name((name, first - 1, 2))
        .set_format(ChartFormat::new().set_no_fill());
    chart
        .add_series()
        .set_categories((name, first, 0, last, 0))
        .set_values((name, first, 3, last, 3))
        .set_name((name, first - 1, 3))
        .set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color("#5B8DB8")));
    let unit = of::ranked_by(answer, book.words);
    chart.title().set_name(&unit).set_font(ChartFont::new().set_size(11));
    chart.y_axis().set_reverse();
    chart.legend().set_hidden();
    chart
        .set_width(900)
        .set_height(u32::try_from(120 + 26 * table.rows.len().min(60)).unwrap_or(600));
    let (row, column) = paper.place(table.row(table.rows.len()) + 2, 0)?;
    paper.sheet().insert_chart(row, column, &chart)?;
    Ok(Some(paper.done()))
}
