//! One line of each section: rows, columns, right-hand sides, ranges and bounds.

use super::lines::Field;
use super::reader::{ColumnRecord, Reader, RowKind, RowRecord, whole};
use crate::diag::{Code, Message, message};

/// The places in [`Reader::sets`].
const RIGHT_HAND_SIDES: usize = 0;
const RANGES: usize = 1;
const BOUNDS: usize = 2;

impl<'t> Reader<'t> {
    pub(super) fn row(&mut self, fields: &[Field<'t>]) {
        let &[kind, name] = fields else {
            return self.wrong_line(fields, &message!("form-of-row"));
        };
        let kind = match kind.text {
            "N" | "n" => RowKind::Free,
            "L" | "l" => RowKind::AtMost,
            "G" | "g" => RowKind::AtLeast,
            "E" | "e" => RowKind::Equal,
            other => {
                let message = message!("e805-row", other);
                return self.problem(Code::E805, kind.span(), message);
            }
        };
        if self.row_at.contains_key(name.text) {
            let message = message!("e806-row", row = name.text);
            return self.advise(Code::E806, name.span(), message, message!("rename-one"));
        }
        self.row_at.insert(name.text, self.rows.len());
        self.rows.push(RowRecord {
            name: name.text,
            kind,
            right_hand_side: None,
            range: None,
            last_column: 0,
        });
    }

    pub(super) fn column(&mut self, fields: &[Field<'t>]) {
        if let [_, marker, kind, ..] = fields
            && marker.text.trim_matches('\'') == "MARKER"
            && marker.text != "MARKER"
        {
            match kind.text.trim_matches('\'') {
                "INTORG" => self.whole = true,
                "INTEND" => self.whole = false,
                other => {
                    let message = message!("e801-marker", other);
                    self.problem(Code::E801, kind.span(), message);
                }
            }
            return;
        }
        let Some((&name, pairs)) = fields.split_first().filter(|(_, pairs)| in_pairs(pairs)) else {
            return self.wrong_line(fields, &message!("form-of-column"));
        };
        let last = self.columns.len();
        let at = match self.column_at.get(name.text) {
            Some(&at) if at + 1 == last => at,
            Some(_) => {
                let message = message!("e806-column", column = name.text);
                return self.problem(Code::E806, name.span(), message);
            }
            None => {
                self.column_at.insert(name.text, last);
                self.columns.push(ColumnRecord {
                    name: name.text,
                    whole: self.whole,
                    lower: None,
                    upper: None,
                    semi: None,
                    bounded_by: Vec::new(),
                });
                last
            }
        };
        for pair in pairs.chunks_exact(2) {
            let (Some(row), Some(value)) = (self.known_row(pair[0]), self.finite(pair[1])) else {
                continue;
            };
            if std::mem::replace(&mut self.rows[row].last_column, at + 1) == at + 1 {
                let message = message!("e809-entry", column = name.text, row = pair[0].text);
                self.twice(pair[0], message);
                continue;
            }
            self.entries.push((row, at, value));
        }
    }

    pub(super) fn right_hand_side(&mut self, fields: &[Field<'t>]) {
        let Some(pairs) = self.pairs_of_set(fields, RIGHT_HAND_SIDES) else { return };
        for pair in pairs.chunks_exact(2) {
            let (Some(row), Some(value)) = (self.known_row(pair[0]), self.limit(pair[1])) else {
                continue;
            };
            let open = match self.rows[row].kind {
                RowKind::AtMost => f64::INFINITY,
                RowKind::AtLeast => f64::NEG_INFINITY,
                RowKind::Free | RowKind::Equal => f64::NAN,
            };
            if !possible(value, open) {
                self.impossible(pair[1], message!("e804-right-hand-side", number = pair[1].text));
            } else if self.rows[row].right_hand_side.replace(value).is_some() {
                self.twice(pair[0], message!("e809-right-hand-side", row = pair[0].text));
            }
        }
    }

    pub(super) fn range(&mut self, fields: &[Field<'t>]) {
        let Some(pairs) = self.pairs_of_set(fields, RANGES) else { return };
        for pair in pairs.chunks_exact(2) {
            let (Some(row), Some(value)) = (self.known_row(pair[0]), self.limit(pair[1])) else {
                continue;
            };
            if self.rows[row].range.replace(value).is_some() {
                self.twice(pair[0], message!("e809-range", row = pair[0].text));
            }
        }
    }

    /// The pairs of a line, if it belongs to the set in use. The set's name may be left out.
    fn pairs_of_set<'f>(
        &mut self,
        fields: &'f [Field<'t>],
        kind: usize,
    ) -> Option<&'f [Field<'t>]> {
        let (set, pairs) = if fields.len().is_multiple_of(2) {
            ("", fields)
        } else {
            (fields[0].text, &fields[1..])
        };
        if pairs.is_empty() {
            self.wrong_line(fields, &message!("form-of-set"));
            return None;
        }
        self.in_use(kind, set).then_some(pairs)
    }

    /// Whether a set is the one in use: the first that comes.
    fn in_use(&mut self, kind: usize, set: &'t str) -> bool {
        let (in_use, passed_over) = &mut self.sets[kind];
        let same = *in_use.get_or_insert(set) == set;
        *passed_over |= !same;
        same
    }

    pub(super) fn bound(&mut self, fields: &[Field<'t>]) {
        let kind = fields[0];
        let form = message!("form-of-bound");
        let needs_value = match kind.text {
            "UP" | "LO" | "FX" | "LI" | "UI" | "SC" | "SI" => true,
            "FR" | "MI" | "PL" | "BV" => false,
            other => {
                let message = message!("e805-bound", other);
                return self.problem(Code::E805, kind.span(), message);
            }
        };
        let is_column = |field: &Field<'_>| self.column_at.contains_key(field.text);
        let (set, column, value) = match (&fields[1..], needs_value) {
            (&[set, column, value], _) => (set.text, column, Some(value)),
            (&[column, value], true) => ("", column, Some(value)),
            (&[column], false) => ("", column, None),
            // Type, column and a number nobody needs, without a set; or with one and no number.
            (&[column, other], false) if !is_column(&other) && is_column(&column) => {
                ("", column, None)
            }
            (&[set, column], false) => (set.text, column, None),
            _ => return self.wrong_line(fields, &form),
        };
        if !self.in_use(BOUNDS, set) {
            return;
        }
        let value = match value.filter(|_| needs_value) {
            None => 0.0,
            Some(value) => match self.limit(value) {
                Some(value) => value,
                None => return,
            },
        };
        let Some(&at) = self.column_at.get(column.text) else {
            let message = message!("e808", column = column.text);
            return self.problem(Code::E808, column.span(), message);
        };
        let mut earlier = self.columns[at].bounded_by.iter();
        if let Some(earlier) = earlier.find(|earlier| contradict(earlier, kind.text)) {
            let message = message!("e809-bound", kind = *earlier, column = column.text);
            return self.twice(column, message);
        }
        let open = match kind.text {
            "LO" => f64::NEG_INFINITY,
            "UP" | "SC" | "SI" => f64::INFINITY,
            _ => f64::NAN,
        };
        if is_semi(kind.text)
            && value <= 0.0
            && let Some(given) = fields.last()
        {
            let message = message!("e804-semi", number = given.text);
            return self.advise(Code::E804, given.span(), message, message!("e804-semi-hint"));
        }
        if let Some(given) = fields.last().filter(|_| !possible(value, open)) {
            return self.impossible(*given, message!("e804-bound", number = given.text));
        }
        let column_field = column;
        let column = &mut self.columns[at];
        column.bounded_by.push(kind.text);
        let (lower, upper) = match kind.text {
            "LO" | "LI" => (Some(value), None),
            "UP" | "UI" | "SC" | "SI" => (None, Some(value)),
            "FX" => (Some(value), Some(value)),
            "MI" => (Some(f64::NEG_INFINITY), None),
            "PL" => (None, Some(f64::INFINITY)),
            "BV" => (Some(0.0), Some(1.0)),
            _ => (Some(f64::NEG_INFINITY), Some(f64::INFINITY)),
        };
        column.lower = lower.or(column.lower);
        column.upper = upper.or(column.upper);
        column.whole |= matches!(kind.text, "LI" | "UI" | "BV" | "SI");
        if is_semi(kind.text) {
            column.semi = Some(column_field);
        }
    }

    fn wrong_line(&mut self, fields: &[Field<'t>], form: &Message) {
        let message = match fields.len() {
            1 => message!("e803-one", form),
            found => message!("e803", found, form),
        };
        self.advise(Code::E803, whole(fields), message, message!("write", what = form));
    }

    fn known_row(&mut self, field: Field<'t>) -> Option<usize> {
        let row = self.row_at.get(field.text).copied();
        if row.is_none() {
            let message = message!("e807", row = field.text);
            self.problem(Code::E807, field.span(), message);
        }
        row
    }

    fn finite(&mut self, field: Field<'t>) -> Option<f64> {
        let value = field.number();
        self.checked(field, value, message!("e804-finite", number = field.text))
    }

    fn limit(&mut self, field: Field<'t>) -> Option<f64> {
        self.checked(field, field.bound(), message!("e804-number", number = field.text))
    }

    fn checked(&mut self, field: Field<'t>, value: Option<f64>, otherwise: Message) -> Option<f64> {
        if value.is_none() {
            self.advise(Code::E804, field.span(), otherwise, message!("e804-hint"));
        }
        value
    }

    fn impossible(&mut self, field: Field<'t>, message: Message) {
        self.advise(Code::E804, field.span(), message, message!("e804-limit-hint"));
    }

    fn twice(&mut self, field: Field<'t>, message: Message) {
        self.advise(Code::E809, field.span(), message, message!("keep-one"));
    }
}

/// Whether bounds of this kind make a column semi-continuous.
fn is_semi(kind: &str) -> bool {
    matches!(kind, "SC" | "SI")
}

/// Whether a column may not have bounds of both kinds. The upper bound of a semi-continuous column
/// is that of its SC or SI: readers disagree about a second one.
fn contradict(one: &str, other: &str) -> bool {
    let upper = |kind| matches!(kind, "UP" | "UI" | "FX" | "BV" | "PL" | "FR" | "SC" | "SI");
    one == other || ((is_semi(one) || is_semi(other)) && upper(one) && upper(other))
}

/// Whether a limit is finite, or infinite to the side that leaves it open.
#[allow(clippy::float_cmp)] // infinities are equal or not
fn possible(limit: f64, open: f64) -> bool {
    limit.is_finite() || limit == open
}

/// Whether fields are pairs of a row and a number; a column may be named without any.
fn in_pairs(fields: &[Field<'_>]) -> bool {
    fields.len().is_multiple_of(2)
}
