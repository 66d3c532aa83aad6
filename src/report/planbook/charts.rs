//! Charts of load with the line of capacity: every workshop, every group.

use rust_xlsxwriter::{
    Chart, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartLineDashType,
    ChartSolidFill, Worksheet,
};

use super::book::PlanBook;
use super::hours::{FIRST, Hours, Of};
use super::paper::{DoesNotFit, Paper};
use super::style;

/// Rows of a sheet that a chart takes.
const TALL: usize = 17;
/// Charts of a printed page, two next to each other.
const PAGE: usize = 4;

/// The sheet: charts of workshops first, then of groups, two next to each other.
pub fn sheet(it: &PlanBook<'_>, hours: &Hours<'_>, name: &str) -> Result<Worksheet, DoesNotFit> {
    let book = &it.book;
    let mut paper = Paper::new(name)?;
    paper.heading(0, &book.say("book-title-charts"), &style::title())?;
    paper.heading(1, &book.say("book-charts-remark"), &style::remark())?;
    let shown = |of: Of| hours.loaded.iter().filter(move |it| it.of == of);
    let mut breaks = Vec::new();
    for (at, loaded) in shown(Of::Workshop).chain(shown(Of::Group)).enumerate() {
        let title = match loaded.of {
            Of::Workshop => loaded.workshop.clone(),
            _ => loaded.name.clone(),
        };
        let chart = chart(it, hours, loaded, &title);
        let (row, column) = (3 + at / 2 * TALL, at % 2 * 8);
        let (row, column) = paper.place(row, column)?;
        if at > 0 && at % PAGE == 0 {
            breaks.push(row);
        }
        // A little below the row, so that a page that ends there does not show its edge.
        paper.sheet().insert_chart_with_offset(row, column, &chart, 0, 5)?;
        // What is printed reaches to the chart's last cell.
        paper.blank(3 + (at / 2 + 1) * TALL - 2, 15, &rust_xlsxwriter::Format::new())?;
    }
    paper.sheet().set_landscape().set_page_breaks(&breaks)?;
    paper.print(&book.running, book.words, (1, 0), (None, None))?;
    Ok(paper.done())
}

fn chart(
    it: &PlanBook<'_>,
    hours: &Hours<'_>,
    loaded: &super::hours::Loaded<'_>,
    title: &str,
) -> Chart {
    let book = &it.book;
    let sheet = it.names.hours.as_str();
    let range = |row: usize| {
        let row = u32::try_from(row).unwrap_or(0);
        let last = FIRST + it.plan.buckets.len().saturating_sub(1);
        let (first, last) = (u16::try_from(FIRST).unwrap_or(0), u16::try_from(last).unwrap_or(0));
        (sheet, row, first, row, last)
    };
    // The headings of buckets are the two rows above the first.
    let days = range(hours.table.row(0) - 2);
    let mut chart = Chart::new_column();
    chart
        .add_series()
        .set_name(book.say("book-load-hours").as_str())
        .set_categories(days)
        .set_values(range(hours.table.row(loaded.load.0)))
        .set_gap(40)
        .set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color("#5B8DB8")));
    if let Some((row, _)) = &loaded.capacity {
        let mut line = Chart::new_line();
        line.add_series()
            .set_name(book.say("book-effective-hours").as_str())
            .set_categories(days)
            .set_values(range(hours.table.row(*row)))
            .set_format(
                ChartFormat::new().set_line(
                    ChartLine::new()
                        .set_color("#C8102E")
                        .set_width(2.25)
                        .set_dash_type(ChartLineDashType::Dash),
                ),
            );
        chart.combine(&line);
    }
    chart.title().set_name(&titled(title)).set_font(ChartFont::new().set_size(11).set_bold());
    chart.legend().set_position(ChartLegendPosition::Bottom);
    chart
        .x_axis()
        .set_text_axis(true)
        .set_font(ChartFont::new().set_size(8).set_rotation(-90))
        .set_num_format("mm-dd");
    chart.y_axis().set_name("h").set_min(0).set_num_format("#,##0");
    chart.set_width(500).set_height(322);
    chart
}

/// A chart's title: one like `=Sheet1!A1` would be taken for a cell's name, so its mark is a wide
/// one.
pub fn titled(title: &str) -> String {
    let wide = title.replace('!', "！");
    if wide.starts_with('=') { format!(" {wide}") } else { wide }
}
