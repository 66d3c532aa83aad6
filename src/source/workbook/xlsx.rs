//! .xlsx and .xlsm workbooks (ECMA-376) to grids: each sheet is unpacked and read once.

use quick_xml::events::{BytesStart, Event};
use rustc_hash::FxHashMap;

use super::archive::{Archive, Xml, attribute, local};
use super::bounds::{Budget, MOST_CELLS, MOST_PARTS, MOST_SHEETS, Trouble};
use super::formats::Format;
use super::grid::{Book, Raw};
use super::hidden::Hidden;
use super::moments::{Cells, Merged, grid, iso, number, text};
use super::note::Note;

/// A sheet as the workbook names it.
struct Sheet {
    name: String,
    is_hidden: bool,
    /// Where it is, if it is a sheet of cells.
    part: Option<String>,
}

/// What the workbook says of itself.
struct Contents {
    sheets: Vec<Sheet>,
    from_1904: bool,
    styles: Option<String>,
    texts: Option<String>,
}

/// What all sheets share.
struct Shared {
    from_1904: bool,
    formats: Vec<Format>,
    texts: Vec<String>,
}

/// Reads a workbook.
pub(super) fn read(file: &str, archive: &mut Archive<'_>) -> Result<Book, Trouble> {
    let contents = contents(archive)?;
    let optional = |archive: &mut Archive<'_>, part: &Option<String>| match part {
        Some(part) => archive.part(part),
        None => Ok(None),
    };
    let styles = optional(archive, &contents.styles)?;
    let texts = optional(archive, &contents.texts)?;
    let shared = Shared {
        from_1904: contents.from_1904,
        formats: styles.map_or(Ok(Vec::new()), |it| formats(&it))?,
        texts: texts.map_or(Ok(Vec::new()), |it| shared_texts(&it))?,
    };
    let mut found = Book::default();
    let hidden = contents.sheets.iter().filter(|it| it.is_hidden);
    found.notes.extend(hidden.map(|it| Note::HiddenSheet(it.name.clone())));
    let mut budget = Budget::new();
    for Sheet { name, part, .. } in &contents.sheets {
        let Some(part) = part else { continue };
        let text = archive.needed(part)?;
        let mut sheet = Reading::default();
        sheet.read(&mut Xml::new(part, &text), &shared, &mut budget)?;
        let Reading { cells, merged, hidden, .. } = sheet;
        found.notes.extend(hidden.note(name, cells.keys()));
        found.grids.push(grid(file, name, cells, &merged));
    }
    Ok(found)
}

/// The names of the sheets.
pub(super) fn names(archive: &mut Archive<'_>) -> Result<Vec<String>, Trouble> {
    Ok(contents(archive)?.sheets.into_iter().map(|it| it.name).collect())
}

/// A part that another leads to.
struct Relation {
    kind: String,
    part: String,
}

/// The parts that a part leads to, by their ids there.
fn relations(archive: &mut Archive<'_>, of: &str) -> Result<FxHashMap<String, Relation>, Trouble> {
    let (folder, name) = of.rsplit_once('/').unwrap_or(("", of));
    let slash = if folder.is_empty() { "" } else { "/" };
    let part = format!("{folder}{slash}_rels/{name}.rels");
    let mut found = FxHashMap::default();
    let Some(text) = archive.part(&part)? else { return Ok(found) };
    each(&part, &text, |element| {
        let said = |name: &str| attribute(element, name);
        if let (Some(id), Some(target)) = (said("Id"), said("Target"))
            && found.len() < MOST_PARTS
        {
            let part = match target.strip_prefix('/') {
                Some(whole) => whole.to_owned(),
                None => within(folder, &target),
            };
            found.insert(id, Relation { kind: said("Type").unwrap_or_default(), part });
        }
    })?;
    Ok(found)
}

/// A path within a folder, `..` followed.
fn within(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = folder.split('/').filter(|it| !it.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            other => steps.push(other),
        }
    }
    steps.join("/")
}

/// Every element that a part begins.
fn each(part: &str, text: &str, mut see: impl FnMut(&BytesStart<'_>)) -> Result<(), Trouble> {
    let mut xml = Xml::new(part, text);
    loop {
        match xml.next()? {
            Event::Start(element) => see(&element),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn contents(archive: &mut Archive<'_>) -> Result<Contents, Trouble> {
    let outermost = relations(archive, "")?;
    let mut books = outermost.into_values().filter(|it| it.kind.ends_with("/officeDocument"));
    let book = books.next().map_or_else(|| "xl/workbook.xml".to_owned(), |it| it.part);
    let text = archive.needed(&book)?;
    let relations = relations(archive, &book)?;
    let (mut sheets, mut from_1904) = (Vec::new(), false);
    each(&book, &text, |element| match element.local_name().as_ref() {
        "workbookPr" => from_1904 = local(element, "date1904").is_some_and(|it| is_true(&it)),
        "sheet" => {
            let (name, id) = (attribute(element, "name"), local(element, "id"));
            let state = attribute(element, "state");
            let relation = id.and_then(|id| relations.get(&id));
            let of_cells = relation.filter(|it| it.kind.ends_with("/worksheet"));
            if let Some(name) = name
                && sheets.len() <= MOST_SHEETS
            {
                sheets.push(Sheet {
                    name,
                    is_hidden: state.is_some_and(|it| it != "visible"),
                    part: of_cells.map(|it| it.part.clone()),
                });
            }
        }
        _ => {}
    })?;
    if sheets.is_empty() || sheets.len() > MOST_SHEETS {
        return Err(Trouble::form(&book));
    }
    let of_kind = |end: &str| {
        let mut parts: Vec<&Relation> =
            relations.values().filter(|it| it.kind.ends_with(end)).collect();
        parts.sort_by(|one, other| one.part.cmp(&other.part));
        parts.first().map(|it| it.part.clone())
    };
    let (styles, texts) = (of_kind("/styles"), of_kind("/sharedStrings"));
    Ok(Contents { sheets, from_1904, styles, texts })
}

fn is_true(word: &str) -> bool {
    word == "1" || word == "true"
}

/// The formats of numbers, by style (sections 18.8.9, 18.8.30, 18.8.45).
fn formats(text: &str) -> Result<Vec<Format>, Trouble> {
    let (mut written, mut found) = (FxHashMap::default(), Vec::new());
    let mut within = String::new();
    each("styles.xml", text, |element| match element.local_name().as_ref() {
        "numFmt" => {
            let (id, code) = (attribute(element, "numFmtId"), attribute(element, "formatCode"));
            if let (Some(id), Some(code)) = (id.and_then(|it| it.parse::<u32>().ok()), code)
                && within == "numFmts"
            {
                written.insert(id, Format::written(&code));
            }
        }
        "xf" if within == "cellXfs" => {
            let id = attribute(element, "numFmtId").and_then(|it| it.parse().ok()).unwrap_or(0);
            let format = written.get(&id).copied();
            found.push(format.unwrap_or_else(|| Format::built_in(id)));
        }
        list @ ("numFmts" | "cellXfs" | "cellStyleXfs" | "dxfs" | "cellStyles") => {
            list.clone_into(&mut within);
        }
        _ => {}
    })?;
    Ok(found)
}

fn shared_texts(text: &str) -> Result<Vec<String>, Trouble> {
    let mut xml = Xml::new("sharedStrings.xml", text);
    let mut found = Vec::new();
    loop {
        match xml.next()? {
            Event::Start(element) if element.local_name().as_ref() == "si" => {
                found.push(rich_text(&mut xml)?);
                // Each is there for a cell.
                if found.len() > MOST_CELLS {
                    return Err(Trouble::cells());
                }
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// The text of an element whose parts may be of several fonts; phonetic writing is no part of it.
fn rich_text(xml: &mut Xml<'_>) -> Result<String, Trouble> {
    let outside = xml.depth().saturating_sub(1);
    let mut found = String::new();
    while xml.depth() > outside {
        let Event::Start(element) = xml.next()? else { continue };
        match element.local_name().as_ref() {
            "t" => {
                let kept = attribute(&element, "xml:space").is_some_and(|it| it == "preserve");
                let text = xml.text()?;
                let blanks = [' ', '\t', '\r', '\n'];
                let text = if kept { &text } else { text.trim_matches(blanks) };
                found.push_str(&without_escapes(text));
            }
            "rPh" => xml.skip()?,
            _ => {}
        }
    }
    Ok(found)
}

/// `_x000D_` and the like, which stand for signs that XML cannot hold (section 22.9.2.19), as the
/// signs.
fn without_escapes(text: &str) -> String {
    let escape = |text: &str| {
        let digits = text.strip_prefix("_x")?.get(..4).filter(|_| text.as_bytes()[6] == b'_')?;
        let all = digits.bytes().all(|it| it.is_ascii_hexdigit());
        u16::from_str_radix(digits, 16).ok().filter(|_| all)
    };
    let escape = |text: &str| if text.len() < 7 { None } else { escape(text) };
    let mut found = String::with_capacity(text.len());
    let mut units = Vec::new();
    let mut left = text;
    while let Some(sign) = left.chars().next() {
        if let Some(unit) = escape(left) {
            units.push(unit);
            left = &left[7..];
            continue;
        }
        if !units.is_empty() {
            found.push_str(&String::from_utf16_lossy(&std::mem::take(&mut units)));
        }
        found.push(sign);
        left = &left[sign.len_utf8()..];
    }
    found.push_str(&String::from_utf16_lossy(&units));
    found
}

/// A sheet as far as it was read.
#[derive(Default)]
struct Reading {
    cells: Cells,
    merged: Vec<Merged>,
    hidden: Hidden,
    row: u32,
    column: u32,
    is_sheet: bool,
}

impl Reading {
    fn read(
        &mut self,
        xml: &mut Xml<'_>,
        shared: &Shared,
        budget: &mut Budget,
    ) -> Result<(), Trouble> {
        loop {
            let element = match xml.next()? {
                Event::Start(element) => element,
                Event::End(end) if end.local_name().as_ref() == "row" => {
                    (self.row, self.column) = (self.row.saturating_add(1), 0);
                    continue;
                }
                Event::Eof if self.is_sheet => return Ok(()),
                Event::Eof => return Err(xml.form()),
                _ => continue,
            };
            let number = |name: &str| attribute(&element, name).and_then(|it| it.parse().ok());
            let is_hidden = || attribute(&element, "hidden").is_some_and(|it| is_true(&it));
            match element.local_name().as_ref() {
                "sheetData" => self.is_sheet = true,
                "row" => {
                    if let Some(written) = attribute(&element, "r") {
                        let row = written.parse::<u32>().ok().filter(|it| is_row(*it));
                        self.row = row.ok_or_else(|| xml.form())? - 1;
                    }
                    if is_hidden() {
                        self.hidden.rows.push(self.row..=self.row);
                    }
                }
                "c" => self.cell(&element, xml, shared, budget)?,
                "mergeCell" => {
                    let written = attribute(&element, "ref").unwrap_or_default();
                    self.merged.push(range(&written).ok_or_else(|| xml.form())?);
                }
                "col" if is_hidden() => {
                    let first = number("min").unwrap_or(1_u32).saturating_sub(1);
                    let last = number("max").unwrap_or(1_u32).saturating_sub(1);
                    self.hidden.columns.push(first..=last);
                }
                _ => {}
            }
        }
    }

    fn cell(
        &mut self,
        element: &BytesStart<'_>,
        xml: &mut Xml<'_>,
        shared: &Shared,
        budget: &mut Budget,
    ) -> Result<(), Trouble> {
        let place = match attribute(element, "r") {
            Some(written) => address(&written).ok_or_else(|| xml.form())?,
            None => (self.row, self.column),
        };
        self.column = place.1.saturating_add(1);
        let style = attribute(element, "s").and_then(|it| it.parse::<usize>().ok());
        let kind = attribute(element, "t");
        let (mut value, mut is_formula) = (None, false);
        let outside = xml.depth().saturating_sub(1);
        while xml.depth() > outside {
            let Event::Start(part) = xml.next()? else { continue };
            match part.local_name().as_ref() {
                "f" => {
                    let is_shared = attribute(&part, "t").is_some_and(|it| it == "shared");
                    is_formula = !xml.text()?.is_empty() || is_shared;
                }
                // Of a text in the cell itself `v` repeats what is in `is`.
                "v" if kind.as_deref() == Some("inlineStr") => xml.skip()?,
                "v" => {
                    let format = shared.formats.get(style.unwrap_or(0)).copied();
                    let written = xml.text()?;
                    let of = |written| {
                        Self::value(written, kind.as_deref(), format.unwrap_or_default(), shared)
                    };
                    value = of(&written).map_err(|()| xml.form())?;
                }
                "is" => value = Some(text(rich_text(xml)?)),
                _ => xml.skip()?,
            }
        }
        let raw = match value {
            Some(raw) => raw,
            None if is_formula => Raw::NoValue,
            None => return Ok(()),
        };
        budget.take(1, if let Raw::Text(text) = &raw { text.len() } else { 0 })?;
        self.cells.insert(place, raw);
        Ok(())
    }

    /// What is written as a cell's value (section 18.18.11); `None` if there is none.
    fn value(
        written: &str,
        kind: Option<&str>,
        format: Format,
        shared: &Shared,
    ) -> Result<Option<Raw>, ()> {
        if written.is_empty() && kind != Some("str") {
            return Ok(None);
        }
        Ok(Some(match kind {
            Some("s") => {
                let at = written.trim().parse::<usize>().map_err(|_| ())?;
                text(shared.texts.get(at).ok_or(())?.clone())
            }
            Some("str") => text(without_escapes(written)),
            Some("b") => match written.trim() {
                it if it == "1" || it.eq_ignore_ascii_case("true") => Raw::Truth(true),
                it if it == "0" || it.eq_ignore_ascii_case("false") => Raw::Truth(false),
                "" => return Ok(None),
                _ => return Err(()),
            },
            Some("e") => Raw::Error(written.to_owned()),
            Some("d") => iso(written),
            None | Some("n") => match written.trim().parse::<f64>() {
                Ok(value) if value.is_finite() => number(value, format, shared.from_1904),
                _ if kind.is_none() => text(written.to_owned()),
                _ => return Err(()),
            },
            Some(_) => return Err(()),
        }))
    }
}

fn is_row(number: u32) -> bool {
    (1..=1_048_576).contains(&number)
}

/// `AB12` as row and column, both from 0.
fn address(written: &str) -> Option<(u32, u32)> {
    let letters = written.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, digits) = written.split_at(letters);
    if !(1..=3).contains(&letters.len()) || !digits.bytes().all(|it| it.is_ascii_digit()) {
        return None;
    }
    let place = |it: u8| u32::from(it.to_ascii_uppercase() - b'A') + 1;
    let column = letters.bytes().fold(0, |sum, it| sum * 26 + place(it));
    let row = digits.parse::<u32>().ok().filter(|it| is_row(*it))?;
    (column <= 16_384).then_some((row - 1, column - 1))
}

/// `B2:C3`, or a single cell.
fn range(written: &str) -> Option<Merged> {
    let (first, last) = written.split_once(':').unwrap_or((written, written));
    Some((address(first)?, address(last)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_addresses() {
        assert_eq!(address("A1"), Some((0, 0)));
        assert_eq!(address("xfd1048576"), Some((1_048_575, 16_383)));
        for wrong in ["", "A", "1", "A0", "XFE1", "A1048577", "A1B", "AAAA1", "A-1", "\u{c4}1"] {
            assert_eq!(address(wrong), None, "{wrong}");
        }
        assert_eq!(range("B2:C3"), Some(((1, 1), (2, 2))));
    }

    #[test]
    fn escapes_stand_for_signs() {
        assert_eq!(without_escapes("a_x000D_b_x0041__x0042_"), "a\rbAB");
        assert_eq!(without_escapes("_xD83C__xDFED_!"), "\u{1f3ed}!");
        assert_eq!(without_escapes("_x000G_ _x00_ \u{673a}_x"), "_x000G_ _x00_ \u{673a}_x");
        assert_eq!(without_escapes("_x005F_x000D_"), "_x000D_");
    }

    #[test]
    fn targets_are_found_from_their_folder() {
        assert_eq!(within("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(within("xl/a", "../b.xml"), "xl/b.xml");
    }
}
