//! The main loop of the reader: the section of each line, and what has been read so far.

use rustc_hash::FxHashMap;

use super::lines::{Field, Layout, beyond_its_field, span, split};
use super::programme::MpsProgramme;
use crate::diag::{Code, Diagnostic, Message, Span, message};
use crate::lp::Sense;

/// Beyond so many problems a file is not worth reading further.
const MOST_PROBLEMS: usize = 1000;

/// The most rows and columns together, and the most coefficients, of a programme that is read: what
/// is kept of one takes more room than the few bytes it may be written in.
const MOST_LINES: usize = 2_000_000;
const MOST_ENTRIES: usize = 16_000_000;

/// The parts of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    /// Before the first heading, and after the programme's name.
    Name,
    Sense,
    ObjectiveName,
    Rows,
    Columns,
    RightHandSides,
    Ranges,
    Bounds,
    End,
    /// What cannot be read; its lines are skipped, since its heading has been reported.
    Unread,
}

impl Section {
    /// Whether its lines have fields at columns of their own.
    fn has_fields(self) -> bool {
        matches!(
            self,
            Self::Rows | Self::Columns | Self::RightHandSides | Self::Ranges | Self::Bounds
        )
    }
}

/// The requirement of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowKind {
    Free,
    AtMost,
    AtLeast,
    Equal,
}

/// A row as read.
#[derive(Debug)]
pub(super) struct RowRecord<'t> {
    pub name: &'t str,
    pub kind: RowKind,
    pub right_hand_side: Option<f64>,
    pub range: Option<f64>,
    /// The column, counted from 1, that last had an entry here.
    pub last_column: usize,
}

/// A column as read.
#[derive(Debug)]
pub(super) struct ColumnRecord<'t> {
    pub name: &'t str,
    pub whole: bool,
    pub lower: Option<f64>,
    pub upper: Option<f64>,
    /// Where it is said to be semi-continuous, if it is.
    pub semi: Option<Field<'t>>,
    /// The kinds of bound given so far.
    pub bounded_by: Vec<&'t str>,
}

/// What has been read so far.
#[derive(Debug)]
pub(super) struct Reader<'t> {
    pub layout: Layout,
    pub section: Section,
    pub name: &'t str,
    pub sense: Sense,
    pub objective_name: Option<Field<'t>>,
    pub rows: Vec<RowRecord<'t>>,
    pub row_at: FxHashMap<&'t str, usize>,
    pub columns: Vec<ColumnRecord<'t>>,
    pub column_at: FxHashMap<&'t str, usize>,
    /// Row, column, value.
    pub entries: Vec<(usize, usize, f64)>,
    /// Whether the current columns are integer.
    pub whole: bool,
    /// The set in use of right-hand sides, ranges and bounds, and whether others were ignored.
    pub sets: [(Option<&'t str>, bool); 3],
    pub problems: Vec<Diagnostic>,
    /// Where the text ends.
    pub end: usize,
}

/// Reads a whole text in one layout.
pub(super) fn read(text: &str, layout: Layout) -> Result<MpsProgramme, Vec<Diagnostic>> {
    let mut reader = Reader {
        layout,
        section: Section::Name,
        name: "",
        sense: Sense::Minimise,
        objective_name: None,
        rows: Vec::new(),
        row_at: FxHashMap::default(),
        columns: Vec::new(),
        column_at: FxHashMap::default(),
        entries: Vec::new(),
        whole: false,
        sets: [(None, false); 3],
        problems: Vec::new(),
        end: text.len(),
    };
    let mut fields = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end();
        reader.line(content, at, &mut fields);
        if reader.rows.len() + reader.columns.len() > MOST_LINES
            || reader.entries.len() > MOST_ENTRIES
        {
            let message = message!("e144-programme", lines = MOST_LINES, entries = MOST_ENTRIES);
            let problem = Diagnostic::new(Code::E144, span(at, at + content.len()), message);
            return Err(vec![problem.hint(message!("e144-programme-hint"))]);
        }
        at += line.len();
        if reader.section == Section::End || reader.problems.len() >= MOST_PROBLEMS {
            break;
        }
    }
    reader.finish()
}

impl<'t> Reader<'t> {
    fn line(&mut self, line: &'t str, at: usize, fields: &mut Vec<Field<'t>>) {
        if line.is_empty() || line.starts_with('*') {
            return;
        }
        if !line.starts_with([' ', '\t']) {
            split(Layout::Free, line, at, fields);
            if self.heading(line, at, fields) {
                return;
            }
        }
        split(self.layout, line, at, fields);
        if fields.is_empty() {
            return;
        }
        if self.layout == Layout::Fixed
            && self.section.has_fields()
            && let Some(word) = beyond_its_field(line, at)
        {
            let message = message!("e812", word = word.text);
            self.problem(Code::E812, word.span(), message);
            return;
        }
        match self.section {
            Section::Name => self.problem(Code::E801, whole(fields), message!("e801-data")),
            Section::Sense => self.sense(fields[0]),
            Section::ObjectiveName => self.objective_name = Some(fields[0]),
            Section::Rows => self.row(fields),
            Section::Columns => self.column(fields),
            Section::RightHandSides => self.right_hand_side(fields),
            Section::Ranges => self.range(fields),
            Section::Bounds => self.bound(fields),
            Section::End | Section::Unread => {}
        }
    }

    /// Takes a line that begins in the first column as a heading; false if it is data all the
    /// same, as some programs write it.
    fn heading(&mut self, line: &'t str, at: usize, fields: &[Field<'t>]) -> bool {
        let Some(&first) = fields.first() else { return false };
        let alone = fields.len() == 1;
        let word = first.text.to_ascii_uppercase();
        let next = match word.as_str() {
            "NAME" => {
                // Some files say more on this line, such as their size.
                self.name = fields.get(1).map_or("", |name| name.text);
                Section::Name
            }
            "OBJSENSE" | "OBJSENSE:" => {
                if let Some(&sense) = fields.get(1) {
                    self.sense(sense);
                }
                Section::Sense
            }
            "MAX" | "MAXIMIZE" | "MAXIMISE" | "MIN" | "MINIMIZE" | "MINIMISE"
                if alone && matches!(self.section, Section::Sense | Section::Name) =>
            {
                self.sense(first);
                self.section
            }
            "OBJNAME" | "OBJECT" if fields.len() <= 2 => {
                self.objective_name = fields.get(1).copied().or(self.objective_name);
                Section::ObjectiveName
            }
            "ROWS" if alone => Section::Rows,
            "COLUMNS" if alone => Section::Columns,
            "RHS" if alone => Section::RightHandSides,
            "RANGES" if alone => Section::Ranges,
            "BOUNDS" if alone => Section::Bounds,
            "ENDATA" => Section::End,
            "USERCUTS" | "LAZYCONS" | "INDICATORS" | "SOS" | "SOS1" | "SOS2" | "QSECTION"
            | "QUADOBJ" | "QMATRIX" | "QCMATRIX" | "CSECTION" | "PWLOBJ" | "GENCONS"
                if fields.len() <= 3 =>
            {
                self.problem(Code::E802, first.span(), message!("e802-section", word));
                Section::Unread
            }
            _ if alone || self.section == Section::Name => {
                self.problem(Code::E801, first.span(), message!("e801", section = first.text));
                Section::Unread
            }
            _ => return false,
        };
        let needs = match next {
            Section::Columns if self.rows.is_empty() && self.section != Section::Rows => "ROWS",
            Section::RightHandSides | Section::Ranges | Section::Bounds
                if self.columns.is_empty() && self.section != Section::Columns =>
            {
                "COLUMNS"
            }
            _ => "",
        };
        if !needs.is_empty() && self.problems.is_empty() {
            self.problem(
                Code::E801,
                span(at, at + line.len()),
                message!("e801-order", word, needs),
            );
        }
        self.section = next;
        true
    }

    fn sense(&mut self, field: Field<'t>) {
        match field.text.to_ascii_uppercase().as_str() {
            "MAX" | "MAXIMIZE" | "MAXIMISE" => self.sense = Sense::Maximise,
            "MIN" | "MINIMIZE" | "MINIMISE" => self.sense = Sense::Minimise,
            _ => self.problem(Code::E801, field.span(), message!("e801-sense", sense = field.text)),
        }
    }

    /// Takes note of a problem, with the hint of its own key.
    pub fn problem(&mut self, code: Code, place: Span, message: Message) {
        self.problems.push(Diagnostic::new(code, place, message).hinted());
    }

    /// Takes note of a problem with what to do about it.
    pub fn advise(&mut self, code: Code, place: Span, message: Message, hint: Message) {
        self.problems.push(Diagnostic::new(code, place, message).hint(hint));
    }
}

/// From the first field of a line to the last.
pub(super) fn whole(fields: &[Field<'_>]) -> Span {
    match (fields.first(), fields.last()) {
        (Some(first), Some(last)) => Span { start: first.span().start, end: last.span().end },
        _ => Span::default(),
    }
}
