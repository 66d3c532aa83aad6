//! The back of a sheet: blank rows for proposals, and the list of what can be changed, from which they
//! choose. `source/workbook/proposals.rs` reads both by their headings.

use rust_xlsxwriter::{DataValidation, Format, FormatAlign, FormatBorder, Formula};

use super::super::paper::Written;
use super::super::style;
use super::super::table::{Cell, name_of};
use super::page::Page;
use crate::model::answers::discussion::Changeable;
use crate::report::view::{Weight, discussion as view};

/// Blank rows for proposals.
const ROWS: usize = 8;

/// How high they are, in points.
const HIGH: f64 = 34.0;

/// The headings of the rows, in the order of the columns, and whether they are figures.
pub(super) const HEADS: [(&str, bool); 11] = [
    ("proposals-id", false),
    ("proposals-what", false),
    ("proposals-from", true),
    ("proposals-to", true),
    ("proposals-unit", false),
    ("proposals-once", true),
    ("proposals-monthly", true),
    ("proposals-since", false),
    ("proposals-by", false),
    ("proposals-role", false),
    ("proposals-why", false),
];

/// Writes the back; `is_factory` leaves the proposer blank.
pub(super) fn write(
    page: &mut Page<'_>,
    id: &str,
    is_factory: bool,
    choices: &[&Changeable],
) -> Written {
    page.row += 1;
    page.turn()?;
    page.part(&page.say("proposals-title"))?;
    let how = page.say("proposals-how");
    page.paper.heading(page.row, &how, &style::remark())?;
    page.row += 1;
    let by_themselves = page.say("proposals-by-themselves");
    page.paper.heading(page.row, &by_themselves, &style::remark())?;
    page.row += 1;
    page.heads(0, &HEADS)?;
    let first = page.row;
    // Below the rows: a title, the headings, the list.
    let list = first + ROWS + 3;
    for number in 1..=ROWS {
        blank(page, (id, number, is_factory), (list, choices.len()))?;
    }
    page.row += 1;
    if choices.is_empty() {
        return Ok(());
    }
    page.part(&page.say("proposals-list"))?;
    page.heads(
        1,
        &[
            ("proposals-choice", false),
            ("proposals-now", true),
            ("proposals-unit", false),
            ("proposals-path", false),
        ],
    )?;
    for choice in choices {
        let now = match (&choice.text, choice.now) {
            (Some(text), _) => Cell::text(text),
            (None, Some(now)) => Cell::number(now),
            (None, None) => Cell::Blank,
        };
        let cells = [
            Cell::text(view::changeable(choice, page.words)),
            now,
            Cell::text(&choice.unit),
            Cell::text(&choice.at),
        ];
        page.line(1, &cells, Weight::Plain)?;
    }
    Ok(())
}

/// A blank row: its id and proposer are there, what is changed is chosen from the list, the present
/// value and the unit follow from it.
fn blank(
    page: &mut Page<'_>,
    (id, number, is_factory): (&str, usize, bool),
    (list, choices): (usize, usize),
) -> Written {
    let row = page.row;
    let to_write = Format::new()
        .set_border(FormatBorder::Thin)
        .set_border_color("#7F8C99")
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap();
    let given = to_write.clone().set_font_color("#57606A").set_italic().set_indent(1);
    for column in 0..HEADS.len() {
        page.paper.blank(row, column, &to_write)?;
    }
    page.paper.text(row, 0, &format!("{id}-{number}"), &given)?;
    if !is_factory {
        page.paper.text(row, 8, id, &given)?;
    }
    if choices > 0 {
        let (top, bottom) = (list, list + choices - 1);
        let fixed = |row: usize, column: usize| {
            let name = name_of(row, column);
            let letters = name.trim_end_matches(|it: char| it.is_ascii_digit()).to_owned();
            format!("${letters}${}", row + 1)
        };
        let range = |to: usize| format!("{}:{}", fixed(top, 1), fixed(bottom, to));
        let what = name_of(row, 1);
        for (column, nth) in [(2, 2), (4, 3)] {
            let found = format!("VLOOKUP({what},{},{nth},FALSE)", range(3));
            let formula = format!("=IF({what}=\"\",\"\",IFERROR({found}&\"\",\"\"))");
            let formula = if nth == 2 {
                format!("=IF({what}=\"\",\"\",IFERROR(IF({found}=\"\",\"\",{found}),\"\"))")
            } else {
                formula
            };
            page.paper.formula(row, column, (&formula, ""), &given)?;
        }
        let choice = DataValidation::new()
            .allow_list_formula(Formula::new(format!("={}", range(1))))
            .show_error_message(false);
        let (at, column) = page.paper.place(row, 1)?;
        page.paper.sheet().add_data_validation(at, column, at, column, &choice)?;
    }
    let (at, _) = page.paper.place(row, 0)?;
    page.paper.sheet().set_row_height(at, HIGH)?;
    page.row += 1;
    Ok(())
}
