//! The file of headings beside a workbook or among the CSV files of a folder: what the sheets and
//! columns of another program stand for.

use std::path::{Path, PathBuf};

use super::language::settled;
use super::names::{self, Meant};
use super::table::Table;
use super::tables::Set;
use crate::diag::{Code, Diagnostic, Span, message};
use crate::source::json::shortened;

/// Its name in a folder of CSV files; beside a workbook the workbook's name comes before it.
pub(super) const NAME: &str = "headings.csv";

/// Words for what is left out.
const IGNORED: [&str; 4] = ["ignore", "-", "忽略", "ignorieren"];

/// How the tables and columns of a workbook are found.
#[derive(Clone, Debug, Default)]
pub(super) struct Headings {
    /// Whether other names of tables and columns are taken for them, and rows of sums left out.
    pub accept: bool,
    /// The tables that are looked for.
    pub set: Set,
    /// The file's name as shown; empty if there is none.
    pub file: String,
    lines: Vec<Line>,
    /// What is wrong with the file.
    pub problems: Vec<Diagnostic>,
}

/// What the file says of a sheet.
pub(super) enum Sheet {
    /// It is this table.
    Table(&'static Table),
    /// It is none.
    Ignored,
    /// Nothing.
    Unnamed,
}

/// A line: all texts settled.
#[derive(Clone, Debug)]
struct Line {
    /// The table or sheet; blank: any.
    table: String,
    /// The heading; blank: the sheet itself.
    heading: String,
    field: String,
}

impl Headings {
    /// Without a file.
    pub(super) fn accepting(accept: bool) -> Self {
        Self { accept, ..Self::default() }
    }

    /// Reads the file beside a workbook, if there is one.
    pub(super) fn beside(workbook: &str, accept: bool) -> Self {
        let path = Path::new(workbook);
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let file: PathBuf = path.with_file_name(format!("{stem}.{NAME}"));
        let read = std::fs::metadata(&file).ok().filter(|it| it.is_file() && it.len() < 1 << 20);
        match read.and_then(|_| std::fs::read(&file).ok()) {
            Some(bytes) => Self::of(&file.to_string_lossy(), &bytes, accept),
            None => Self::accepting(accept),
        }
    }

    /// The same for other tables.
    pub(super) fn for_set(self, set: Set) -> Self {
        Self { set, ..self }
    }

    /// Reads the file's bytes.
    pub(super) fn of(name: &str, bytes: &[u8], accept: bool) -> Self {
        let mut found = Self { file: name.to_owned(), ..Self::accepting(accept) };
        let text = String::from_utf8_lossy(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes));
        let first = text.lines().next().unwrap_or_default();
        let delimiter = if first.contains(';') { b';' } else { b',' };
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        for (at, record) in (1_usize..).zip(reader.records()) {
            let Ok(record) = record else { continue };
            let cell = |at: usize| settled_whole(record.get(at).unwrap_or_default());
            let line = Line { table: cell(0), heading: cell(1), field: cell(2) };
            let is_first = at == 1 && line.table == "table";
            if is_first || record.iter().all(|it| it.trim().is_empty()) {
                continue;
            }
            if line.leads_nowhere() {
                let field = record.get(2).unwrap_or_default();
                let message = message!("e147", line = at, field = shortened(field));
                found.problems.push(Diagnostic::new(Code::E147, Span::default(), message).hinted());
            } else {
                found.lines.push(line);
            }
        }
        found
    }

    /// What the file says of a column.
    pub(super) fn column(&self, table: &Table, sheet: &str, heading: &str) -> Option<Meant> {
        let sheet = settled_whole(sheet);
        let names = [settled(table.key), sheet];
        let names = names.into_iter().chain(table.words.iter().map(|it| settled(&it.heading)));
        let names: Vec<String> = names.collect();
        let of = |line: &&Line| {
            let whole = settled_whole(heading);
            let same = line.heading == whole || line.heading == settled(heading);
            same && (line.table.is_empty() || names.contains(&line.table))
        };
        let line = self.lines.iter().filter(|it| !it.heading.is_empty()).find(of)?;
        if line.is_ignored() {
            return Some(Meant::Nothing);
        }
        names::own(table, &line.field)
    }

    /// What the file says of a sheet.
    pub(super) fn sheet(&self, name: &str) -> Sheet {
        let name = settled_whole(name);
        let line = self.lines.iter().find(|it| it.heading.is_empty() && it.table == name);
        match line.map(|line| names::table(&line.field).filter(|_| !line.is_ignored())) {
            Some(Some(table)) => Sheet::Table(table),
            Some(None) => Sheet::Ignored,
            None => Sheet::Unnamed,
        }
    }

    /// How many lines it has.
    pub(super) fn count(&self) -> usize {
        self.lines.len()
    }
}

/// A name as headings are compared, with what is in brackets.
fn settled_whole(text: &str) -> String {
    settled(&text.replace(['(', ')', '[', ']', '（', '）', '【', '】', '［', '］'], " "))
}

impl Line {
    fn is_ignored(&self) -> bool {
        IGNORED.contains(&self.field.as_str()) || self.field.is_empty()
    }

    /// Whether the field is none of its table, or of any.
    fn leads_nowhere(&self) -> bool {
        if self.is_ignored() {
            return false;
        }
        if self.heading.is_empty() {
            return names::table(&self.field).is_none();
        }
        match names::table(&self.table) {
            Some(table) => names::own(table, &self.field).is_none(),
            None => !names::is_column(&self.field),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_says_what_the_headings_of_another_program_are() {
        let text = "table,heading,field\norders,VBELN,id\n,MATNR,product\norders,WADAT (plan),due\nZSD_2026,,orders\nNotes,,ignore\norders,X,colour\n";
        let read = Headings::of("works.headings.csv", text.as_bytes(), false);
        assert_eq!(read.problems.len(), 1);
        let orders = names::table("orders").expect("a table");
        let at = |heading| match read.column(orders, "ZSD_2026", heading) {
            Some(Meant::Column(at)) => Some(orders.columns[at].key.clone()),
            _ => None,
        };
        assert_eq!(at("VBELN").as_deref(), Some("id"));
        assert_eq!(at("matnr").as_deref(), Some("product"));
        assert_eq!(at("WADAT (plan)").as_deref(), Some("due"));
        assert_eq!(at("price"), None);
        assert!(matches!(read.sheet("zsd 2026"), Sheet::Table(it) if it.key == "orders"));
        assert!(matches!(read.sheet("Notes"), Sheet::Ignored));
        assert!(matches!(read.sheet("products"), Sheet::Unnamed));
    }
}
