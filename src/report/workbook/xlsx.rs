//! Tables as a workbook: headings that stay in sight, with units, notes and lists to choose from.

use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, Formula, Note, Workbook,
    Worksheet, XlsxError,
};

use super::flatten::{Sheet, Shown};
use crate::source::json::Kind;
use crate::source::workbook::{Column, PERIODS, TABLES, Table};
use crate::words::{Language, Words};

/// The tables that a first plan needs.
pub(super) const FIRST: [&str; 6] =
    ["factory", "shifts", "groups", "products", "operations", "orders"];

/// The last row that lists to choose from are offered in.
const LAST_ROW: u32 = 9_999;

/// A workbook of the tables that have rows.
///
/// # Errors
/// If a text is longer than a cell can hold.
pub fn workbook(sheets: &[Sheet], language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut book = empty()?;
    for of in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(&of.table.words(language).heading)?;
        write(sheet, of.table, &of.rows, language, None)?;
    }
    book.save_to_buffer()
}

/// A workbook to fill in: a sheet that says how to begin, then the tables named; the rows given are
/// marked as examples, and cells offer what can be written in them.
///
/// # Errors
/// If a text is longer than a cell can hold.
pub(super) fn to_fill_in(
    sheets: &[Sheet],
    language: Language,
    tables: &[&'static Table],
) -> Result<Vec<u8>, XlsxError> {
    let mut book = empty()?;
    start(book.add_worksheet(), language, tables)?;
    for table in tables {
        let rows = sheets.iter().find(|sheet| sheet.table.key == table.key);
        let sheet = book.add_worksheet();
        sheet.set_name(&table.words(language).heading)?;
        let rows = rows.map_or(&[][..], |sheet| sheet.rows.as_slice());
        write(sheet, table, rows, language, Some(tables))?;
    }
    book.save_to_buffer()
}

/// A workbook without sheets: the same tables give the same bytes.
fn empty() -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let epoch = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&epoch));
    Ok(book)
}

/// The sheet that says how to begin.
fn start(
    sheet: &mut Worksheet,
    language: Language,
    tables: &[&'static Table],
) -> Result<(), XlsxError> {
    let words = Words::of(language);
    let (bold, wrapped) = (Format::new().set_bold(), Format::new().set_text_wrap());
    let wrapped = wrapped.set_align(FormatAlign::Top);
    sheet.set_name(language.start())?;
    sheet.set_column_width(0, 24)?;
    sheet.set_column_width(1, 96)?;
    sheet.write_string_with_format(0, 0, words.say("start-title"), &bold)?;
    let first: Vec<&str> = tables
        .iter()
        .filter(|table| FIRST.contains(&table.key))
        .map(|table| table.words(language).heading.as_str())
        .collect();
    let first = first.join(&words.say("between"));
    let lines = [
        words.say_with("start-first", &[("sheets", (&first).into())]),
        words.say("start-example"),
        words.say("start-notes"),
        words.say("start-ids"),
        words.say("start-plan"),
        words.say("start-more"),
    ];
    let mut row = 1;
    for (at, line) in (1..).zip(lines) {
        sheet.write_number(row, 0, f64::from(at))?;
        sheet.write_string_with_format(row, 1, line, &wrapped)?;
        row += 1;
    }
    row += 1;
    for table in tables {
        let of = table.words(language);
        sheet.write_string_with_format(row, 0, &of.heading, &bold)?;
        sheet.write_string_with_format(row, 1, &of.note, &wrapped)?;
        row += 1;
    }
    Ok(())
}

/// A column's heading with its unit.
#[must_use]
pub fn heading(column: &Column, language: Language) -> String {
    let text = &column.words(language).heading;
    if column.unit.is_empty() { text.to_owned() } else { format!("{text} [{}]", column.unit) }
}

fn write(
    sheet: &mut Worksheet,
    table: &'static Table,
    rows: &[Vec<Option<Shown>>],
    language: Language,
    with: Option<&[&'static Table]>,
) -> Result<(), XlsxError> {
    let to_fill_in = with.is_some();
    let bold = Format::new().set_bold().set_background_color("#DDE7F0").set_align(FormatAlign::Top);
    let text = Format::new().set_num_format("@");
    let date = Format::new().set_num_format("yyyy-mm-dd");
    let example = Format::new().set_italic().set_font_color("#7F7F7F");
    let first = u16::from(to_fill_in);
    sheet.set_freeze_panes(1, 0)?;
    if to_fill_in {
        let (head, note) = language.skip();
        sheet.write_string_with_format(0, 0, head, &bold)?;
        sheet.insert_note(0, 0, &noted(note))?;
        let words = ["yes", "example"].map(|word| language.word(word));
        let list = DataValidation::new().allow_list_strings(&words)?;
        sheet.add_data_validation(1, 0, LAST_ROW, 0, &list)?;
        sheet.set_column_width(0, 9)?;
    }
    for (at, column) in (first..).zip(&table.columns) {
        let head = heading(column, language);
        sheet.write_string_with_format(0, at, &head, &bold)?;
        sheet.insert_note(0, at, &noted(&column.words(language).note))?;
        let wide = head.chars().map(|sign| if sign.is_ascii() { 1.0 } else { 2.0 }).sum::<f64>();
        sheet.set_column_width(at, (wide + 2.0).max(11.0))?;
        match column.kind {
            Kind::Number | Kind::Series | Kind::Amount | Kind::Position => {}
            Kind::Date => {
                sheet.set_column_format(at, &date)?;
            }
            // Also dates that may be months, and times: a spreadsheet would make days of them.
            _ => {
                sheet.set_column_format(at, &text)?;
            }
        }
        if let Some(list) = choice(column, language, with, first)? {
            sheet.add_data_validation(1, at, LAST_ROW, at, &list)?;
        }
    }
    for (down, row) in (1..).zip(rows) {
        if to_fill_in {
            sheet.write_string_with_format(down, 0, language.word("example"), &example)?;
        }
        for (at, cell) in (first..).zip(row) {
            let text = if to_fill_in { text.clone().merge(&example) } else { text.clone() };
            let date = if to_fill_in { date.clone().merge(&example) } else { date.clone() };
            match cell {
                None => {}
                Some(Shown::Number(number)) if to_fill_in => {
                    sheet.write_number_with_format(down, at, *number, &example)?;
                }
                Some(Shown::Number(number)) => {
                    sheet.write_number(down, at, *number)?;
                }
                Some(Shown::Text(words)) => {
                    sheet.write_string_with_format(down, at, words, &text)?;
                }
                Some(Shown::Date(words)) => match ExcelDateTime::parse_from_str(words) {
                    Ok(day) if words.len() == 10 => {
                        sheet.write_datetime_with_format(down, at, &day, &date)?;
                    }
                    // A month, or a date before 1900.
                    _ => {
                        sheet.write_string_with_format(down, at, words, &text)?;
                    }
                },
            }
        }
    }
    Ok(())
}

fn noted(text: &str) -> Note {
    Note::new(text).add_author_prefix(false).set_width(240)
}

/// What a cell can be chosen from: words, or the ids of another table.
fn choice(
    column: &Column,
    language: Language,
    with: Option<&[&'static Table]>,
    first: u16,
) -> Result<Option<DataValidation>, XlsxError> {
    let words: Vec<&str> = match column.kind {
        Kind::Word(words) => words.to_vec(),
        Kind::Period => PERIODS.iter().map(|(word, _)| *word).collect(),
        Kind::Truth => vec!["yes", "no"],
        Kind::Text => return Ok(ids_of(column, language, with, first)),
        _ => return Ok(None),
    };
    let words: Vec<&str> = words.into_iter().map(|word| language.word(word)).collect();
    Ok(Some(DataValidation::new().allow_list_strings(&words)?))
}

/// The ids of the table a column refers to. Others can be written: the id may come later.
fn ids_of(
    column: &Column,
    language: Language,
    with: Option<&[&'static Table]>,
    first: u16,
) -> Option<DataValidation> {
    let other = TABLES.iter().find(|other| Some(other.key) == column.ids_of)?;
    // A sheet that is not in the workbook offers nothing.
    if with.is_some_and(|with| !with.iter().any(|table| table.key == other.key)) {
        return None;
    }
    let at = usize::from(first) + other.column("id")?;
    let letter = char::from(b'A' + u8::try_from(at).ok()?);
    let name = &other.words(language).heading;
    let formula = format!("='{name}'!${letter}$2:${letter}${}", LAST_ROW + 1);
    let list = DataValidation::new().allow_list_formula(Formula::new(formula));
    Some(list.show_error_message(false))
}
