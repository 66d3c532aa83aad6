//! `OpenDocument` spreadsheets (ODF 1.2, part 1, chapter 9) to grids: the part with all sheets is
//! unpacked and read once. Repeated cells are counted before they are written out.

use quick_xml::events::{BytesStart, Event};
use rustc_hash::FxHashMap;

use super::archive::{Archive, Xml, attribute};
use super::bounds::{Budget, Trouble};
use super::grid::{Book, Moment, Raw};
use super::hidden::Hidden;
use super::moments::{Cells, Merged, grid, iso, seconds, text};
use super::note::Note;

/// Where everything is.
const CONTENT: &str = "content.xml";

/// What says of the parts whether they are encrypted.
const MANIFEST: &str = "META-INF/manifest.xml";

/// A sheet as far as it was read.
#[derive(Default)]
struct Sheet {
    name: String,
    cells: Cells,
    merged: Vec<Merged>,
    hidden: Hidden,
    /// Where the next cell stands.
    row: u32,
    column: u32,
    /// How often the row is there.
    row_repeats: u32,
    /// Where the next column begins, as far as their looks go.
    next_column: u32,
}

/// Reads a workbook.
pub(super) fn read(file: &str, archive: &mut Archive<'_>) -> Result<Book, Trouble> {
    let mut found = Book::default();
    let mut budget = Budget::new();
    let (mut hidden_sheets, mut notes) = (Vec::new(), Vec::new());
    let text = content(archive)?;
    sheets(&text, |sheet, is_hidden, xml| {
        if is_hidden {
            hidden_sheets.push(Note::HiddenSheet(sheet.name.clone()));
        }
        sheet.read(xml, &mut budget)?;
        let Sheet { name, cells, merged, hidden, .. } = sheet;
        notes.extend(hidden.note(name, cells.keys()));
        found.grids.push(grid(file, name, std::mem::take(cells), merged));
        Ok(())
    })?;
    found.notes = hidden_sheets;
    found.notes.extend(notes);
    Ok(found)
}

/// The names of the sheets.
pub(super) fn names(archive: &mut Archive<'_>) -> Result<Vec<String>, Trouble> {
    let mut found = Vec::new();
    sheets(&content(archive)?, |sheet, _, xml| {
        found.push(std::mem::take(&mut sheet.name));
        xml.skip()
    })?;
    Ok(found)
}

/// The text of the part that holds everything.
fn content(archive: &mut Archive<'_>) -> Result<String, Trouble> {
    if let Some(manifest) = archive.part(MANIFEST)? {
        let mut xml = Xml::new(MANIFEST, &manifest);
        loop {
            match xml.next()? {
                Event::Start(it) if it.local_name().as_ref() == "encryption-data" => {
                    return Err(Trouble::Locked);
                }
                Event::Eof => break,
                _ => {}
            }
        }
    }
    archive.needed(CONTENT)
}

/// Every sheet, when it has just begun, and whether it is hidden; `see` reads to its end.
fn sheets(
    text: &str,
    mut see: impl FnMut(&mut Sheet, bool, &mut Xml<'_>) -> Result<(), Trouble>,
) -> Result<(), Trouble> {
    let mut xml = Xml::new(CONTENT, text);
    let (mut style, mut hidden_styles) = (None, FxHashMap::default());
    let mut any = false;
    loop {
        let element = match xml.next()? {
            Event::Start(element) => element,
            Event::Eof if any => return Ok(()),
            Event::Eof => return Err(xml.form()),
            _ => continue,
        };
        match element.name().as_ref() {
            "style:style" => style = attribute(&element, "style:name"),
            "style:table-properties" => {
                let hidden = attribute(&element, "table:display").is_some_and(|it| it == "false");
                if let Some(style) = style.take() {
                    hidden_styles.insert(style, hidden);
                }
            }
            // What was deleted while changes were recorded.
            "table:tracked-changes" => xml.skip()?,
            "table:table" => {
                any = true;
                let style = attribute(&element, "table:style-name").unwrap_or_default();
                let is_hidden = hidden_styles.get(&style).copied().unwrap_or(false);
                match attribute(&element, "table:name") {
                    Some(name) => {
                        see(&mut Sheet { name, ..Sheet::default() }, is_hidden, &mut xml)?;
                    }
                    None => xml.skip()?,
                }
            }
            _ => {}
        }
    }
}

impl Sheet {
    /// Reads to the end of the sheet.
    fn read(&mut self, xml: &mut Xml<'_>, budget: &mut Budget) -> Result<(), Trouble> {
        let outside = xml.depth().saturating_sub(1);
        while xml.depth() > outside {
            let element = match xml.next()? {
                Event::Start(element) => element,
                Event::End(end) if end.name().as_ref() == "table:table-row" => {
                    self.row = self.row.saturating_add(self.row_repeats);
                    continue;
                }
                _ => continue,
            };
            match element.name().as_ref() {
                "table:table-column" => {
                    let repeats = count(&element, "table:number-columns-repeated");
                    if is_hidden(&element) {
                        let last = self.next_column.saturating_add(repeats - 1);
                        self.hidden.columns.push(self.next_column..=last);
                    }
                    self.next_column = self.next_column.saturating_add(repeats);
                }
                "table:table-row" => {
                    self.row_repeats = count(&element, "table:number-rows-repeated");
                    self.column = 0;
                    if is_hidden(&element) {
                        let last = self.row.saturating_add(self.row_repeats - 1);
                        self.hidden.rows.push(self.row..=last);
                    }
                }
                "table:table-cell" | "table:covered-table-cell" => {
                    self.cell(&element, xml, budget)?;
                }
                // Pictures and charts, with tables of their own.
                "table:shapes" | "office:forms" | "table:table" => xml.skip()?,
                _ => {}
            }
        }
        Ok(())
    }

    fn cell(
        &mut self,
        element: &BytesStart<'_>,
        xml: &mut Xml<'_>,
        budget: &mut Budget,
    ) -> Result<(), Trouble> {
        let repeats = count(element, "table:number-columns-repeated");
        let (row, column) = (self.row, self.column);
        let wide = count(element, "table:number-columns-spanned");
        let high = count(element, "table:number-rows-spanned");
        if wide > 1 || high > 1 {
            let end = (row.saturating_add(high - 1), column.saturating_add(wide - 1));
            self.merged.push(((row, column), end));
        }
        self.column = column.saturating_add(repeats);
        let is_formula = attribute(element, "table:formula").is_some_and(|it| !it.is_empty());
        let raw = match value(element, xml)? {
            Some(raw) => raw,
            None if is_formula => Raw::NoValue,
            None => return Ok(()),
        };
        if raw.is_blank() && !is_formula {
            return Ok(());
        }
        let cells = (self.row_repeats.max(1) as usize).saturating_mul(repeats as usize);
        budget.take(cells, if let Raw::Text(text) = &raw { text.len() } else { 0 })?;
        for row in row..row.saturating_add(self.row_repeats.max(1)) {
            for column in column..column.saturating_add(repeats) {
                self.cells.insert((row, column), raw.clone());
            }
        }
        Ok(())
    }
}

/// The value of a cell that has just begun (section 19.385 and those of the other attributes), read
/// to the cell's end; `None` if it has none.
fn value(element: &BytesStart<'_>, xml: &mut Xml<'_>) -> Result<Option<Raw>, Trouble> {
    let said = |name: &str| attribute(element, name);
    let kind = said("office:value-type");
    let is_error = said("calcext:value-type").is_some_and(|it| it == "error");
    let stored = if let Some(written) = said("office:value") {
        let number = written.trim().parse::<f64>().ok().filter(|it| it.is_finite());
        let number = number.ok_or_else(|| xml.form())?;
        let is_percent = kind.as_deref() == Some("percentage");
        if kind.as_deref() == Some("float") {
            let shown = paragraphs(xml)?;
            return Ok(Some(coded(number, shown)));
        }
        Some(if is_percent { Raw::Percent(number) } else { Raw::Number(number) })
    } else if let Some(written) = said("office:string-value") {
        Some(text(written)).filter(|it| !is_error || !it.is_blank())
    } else if let Some(written) = said("office:date-value") {
        Some(iso(&written))
    } else if let Some(written) = said("office:time-value") {
        Some(match seconds(&written) {
            Some(seconds) => {
                Raw::Moment(Moment { date: None, seconds, serial: None, from_1900: None })
            }
            None => Raw::Text(written),
        })
    } else {
        said("office:boolean-value").map(|it| Raw::Truth(it.eq_ignore_ascii_case("true")))
    };
    if stored.is_some() || !(is_error || kind.as_deref() == Some("string")) {
        xml.skip()?;
        return Ok(stored);
    }
    paragraphs(xml).map(|it| Some(text(it)))
}

/// A number, or a code if it is shown with leading zeros.
fn coded(number: f64, shown: String) -> Raw {
    let digits = shown.len() > 1 && shown.bytes().all(|it| it.is_ascii_digit());
    if digits && shown.starts_with('0') && shown.parse() == Ok(number) && number > 0.0 {
        return Raw::Code(number, shown);
    }
    Raw::Number(number)
}

/// The text of a cell that has just begun, its paragraphs separated by line ends, read to its end.
fn paragraphs(xml: &mut Xml<'_>) -> Result<String, Trouble> {
    let cell = xml.depth();
    let (mut found, mut first) = (String::new(), true);
    while xml.depth() >= cell {
        let event = xml.next()?;
        // Only paragraphs of the cell itself: shapes have some, too.
        let is_within = xml.depth() > cell;
        match &event {
            Event::Start(element) => match element.name().as_ref() {
                "text:p" | "text:h" if xml.depth() == cell + 1 => {
                    if !std::mem::take(&mut first) {
                        found.push('\n');
                    }
                }
                "text:s" => {
                    // No cell is as long as that.
                    let blanks = count(element, "text:c").min(65_536);
                    found.extend(std::iter::repeat_n(' ', blanks as usize));
                    if found.len() > super::bounds::MOST_TEXT {
                        return Err(xml.form());
                    }
                }
                "text:tab" => found.push('\t'),
                "text:line-break" => found.push('\n'),
                "text:span" | "text:a" => {}
                _ => xml.skip()?,
            },
            _ if is_within => xml.add(&event, &mut found)?,
            _ => {}
        }
    }
    Ok(found)
}

/// Whether a row or column is hidden, by hand or by a filter.
fn is_hidden(element: &BytesStart<'_>) -> bool {
    attribute(element, "table:visibility").is_some_and(|it| it != "visible")
}

/// A count, 1 if it is not given.
fn count(element: &BytesStart<'_>, name: &str) -> u32 {
    attribute(element, name).and_then(|it| it.parse().ok()).unwrap_or(1).max(1)
}
