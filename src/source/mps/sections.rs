//! One line of each section: rows, columns, right-hand sides, ranges and bounds.

use super::lines::Field;
use super::reader::{ColumnRecord, Reader, RowKind, RowRecord, whole};
use crate::diag::Code;

/// The places in [`Reader::sets`].
const RIGHT_HAND_SIDES: usize = 0;
const RANGES: usize = 1;
const BOUNDS: usize = 2;

impl<'t> Reader<'t> {
    pub(super) fn row(&mut self, fields: &[Field<'t>]) {
        let &[kind, name] = fields else {
            return self.wrong_line(fields, "a type (N, L, G or E) and a name");
        };
        let kind = match kind.text {
            "N" | "n" => RowKind::Free,
            "L" | "l" => RowKind::AtMost,
            "G" | "g" => RowKind::AtLeast,
            "E" | "e" => RowKind::Equal,
            other => {
                let message = format!("{other} is no type of a row");
                return self.problem(Code::E805, kind.span(), message, "write N, L, G or E");
            }
        };
        if self.row_at.contains_key(name.text) {
            let message = format!("row {} is there already", name.text);
            return self.problem(Code::E806, name.span(), message, "rename one of the two");
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
                    let message = format!("{other} is no marker");
                    self.problem(Code::E801, kind.span(), message, "write 'INTORG' or 'INTEND'");
                }
            }
            return;
        }
        let Some((&name, pairs)) = fields.split_first().filter(|(_, pairs)| in_pairs(pairs)) else {
            return self.wrong_line(fields, "a column, then a row and a number, once or twice");
        };
        let last = self.columns.len();
        let at = match self.column_at.get(name.text) {
            Some(&at) if at + 1 == last => at,
            Some(_) => {
                let message = format!("column {} comes a second time", name.text);
                let hint = "keep the entries of a column together, or rename one of the two";
                return self.problem(Code::E806, name.span(), message, hint);
            }
            None => {
                self.column_at.insert(name.text, last);
                self.columns.push(ColumnRecord {
                    name: name.text,
                    whole: self.whole,
                    lower: None,
                    upper: None,
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
                self.twice(pair[0], &format!("column {} has an entry in row", name.text));
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
                self.impossible(pair[1], "right-hand side of a row of this type");
            } else if self.rows[row].right_hand_side.replace(value).is_some() {
                self.twice(pair[0], "there is a right-hand side for row");
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
                self.twice(pair[0], "there is a range for row");
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
            self.wrong_line(fields, "a set, then a row and a number, once or twice");
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
        let form = "a type, a set, a column and a number";
        let needs_value = match kind.text {
            "UP" | "LO" | "FX" | "LI" | "UI" => true,
            "FR" | "MI" | "PL" | "BV" => false,
            "SC" | "SI" | "S" => {
                let message = format!("bounds of type {} are not linear", kind.text);
                let hint = "use a solver for semi-continuous columns, or a bound of type UP";
                return self.problem(Code::E802, kind.span(), message, hint);
            }
            other => {
                let message = format!("{other} is no type of a bound");
                let hint = "write UP, LO, FX, FR, MI, PL, BV, LI or UI";
                return self.problem(Code::E805, kind.span(), message, hint);
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
            _ => return self.wrong_line(fields, form),
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
            let message = format!("there is no column {}", column.text);
            let hint = "correct the name, or give the column in section COLUMNS";
            return self.problem(Code::E808, column.span(), message, hint);
        };
        if self.columns[at].bounded_by.contains(&kind.text) {
            return self.twice(column, &format!("there is a bound {} for column", kind.text));
        }
        let open = match kind.text {
            "LO" => f64::NEG_INFINITY,
            "UP" => f64::INFINITY,
            _ => f64::NAN,
        };
        if let Some(given) = fields.last().filter(|_| !possible(value, open)) {
            return self.impossible(*given, "bound of this type");
        }
        let column = &mut self.columns[at];
        column.bounded_by.push(kind.text);
        let (lower, upper) = match kind.text {
            "LO" | "LI" => (Some(value), None),
            "UP" | "UI" => (None, Some(value)),
            "FX" => (Some(value), Some(value)),
            "MI" => (Some(f64::NEG_INFINITY), None),
            "PL" => (None, Some(f64::INFINITY)),
            "BV" => (Some(0.0), Some(1.0)),
            _ => (Some(f64::NEG_INFINITY), Some(f64::INFINITY)),
        };
        column.lower = lower.or(column.lower);
        column.upper = upper.or(column.upper);
        column.whole |= matches!(kind.text, "LI" | "UI" | "BV");
    }

    fn wrong_line(&mut self, fields: &[Field<'t>], form: &str) {
        let (found, hint) = (fields.len(), format!("write {form}"));
        let words = if found == 1 { "one word".to_owned() } else { format!("{found} words") };
        let message = format!("{words} where this section has {form}");
        self.problem(Code::E803, whole(fields), message, &hint);
    }

    fn known_row(&mut self, field: Field<'t>) -> Option<usize> {
        let row = self.row_at.get(field.text).copied();
        if row.is_none() {
            let message = format!("there is no row {}", field.text);
            let hint = "correct the name, or give the row in section ROWS";
            self.problem(Code::E807, field.span(), message, hint);
        }
        row
    }

    fn finite(&mut self, field: Field<'t>) -> Option<f64> {
        let value = field.number();
        self.checked(field, value, "a finite number")
    }

    fn limit(&mut self, field: Field<'t>) -> Option<f64> {
        self.checked(field, field.bound(), "a number")
    }

    fn checked(&mut self, field: Field<'t>, value: Option<f64>, wanted: &str) -> Option<f64> {
        if value.is_none() {
            let message = format!("{} is not {wanted}", field.text);
            self.problem(Code::E804, field.span(), message, "write it as 1500, -0.25 or 1.5e3");
        }
        value
    }

    fn impossible(&mut self, field: Field<'t>, what: &str) {
        let message = format!("{} cannot be the {what}", field.text);
        self.problem(Code::E804, field.span(), message, "write a number below 1e20 in size");
    }

    fn twice(&mut self, field: Field<'t>, what: &str) {
        let message = format!("{what} {} already", field.text);
        self.problem(Code::E809, field.span(), message, "keep one of the two");
    }
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
