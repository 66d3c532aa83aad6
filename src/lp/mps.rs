//! Writes a programme as free-format MPS for other solvers.

use std::borrow::Cow;
use std::io::{self, Write};

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Bounds, Domain, Lp, Objective, Sense};
use crate::ids::{ColumnId, Id, RowId};

/// What readers take for infinite where a number is needed.
const WITHOUT_BOUND: f64 = 1e30;

/// Size of the buffer for output.
const CHUNK: usize = 1 << 20;

/// Words that begin a section: a name equal to one would end the section it is in.
const KEYWORDS: [&str; 18] = [
    "NAME",
    "OBJSENSE",
    "OBJNAME",
    "OBJSENSEMAX",
    "MAX",
    "MIN",
    "MAXIMIZE",
    "MINIMIZE",
    "ROWS",
    "COLUMNS",
    "RHS",
    "RANGES",
    "BOUNDS",
    "SOS",
    "QUADOBJ",
    "QMATRIX",
    "ENDATA",
    "'MARKER'",
];

/// Writes `lp` with `objective` as free-format MPS (`HiGHS` and CPLEX agree on this dialect).
///
/// The `OBJSENSE` section says `MAX` or `MIN`; a constant is written as the negated right-hand
/// side of the objective row; a two-sided row is an `L` row with a range; a row without bounds is
/// an `N` row. Columns that take whole numbers stand between `INTORG` and `INTEND`, with every bound
/// written out; one with a least value has it as `LO`, and its upper bound as `SC`, or `SI` if it
/// takes whole numbers (`1e30` for none). Numbers read back to the same value; in names, blanks become `_`, and names that
/// free MPS cannot hold are made unique by a leading `_` or a trailing `~2`, `~3`, …, always
/// the same for the same programme.
///
/// # Errors
/// If `out` fails, and [`io::ErrorKind::InvalidData`] if a row or column has its lower
/// bound above its upper one, or a semi-continuous column has no value within its bounds, which MPS
/// cannot express.
pub fn write_mps(lp: &Lp, objective: &Objective, out: &mut dyn Write) -> io::Result<()> {
    check_bounds(lp)?;
    let goal = [objective.name.as_str()];
    let row_names = written_names(
        goal.into_iter().chain(lp.rows().ids().map(|row| lp.row_name(row))),
        lp.rows().len() + 1,
    );
    let (goal, row_names) = row_names.split_at(1);
    let goal: &str = &goal[0];
    let column_names =
        written_names(lp.columns().ids().map(|column| lp.column_name(column)), lp.columns().len());
    let mut text = Text { buffer: Vec::with_capacity(CHUNK + (CHUNK >> 2)), out };
    let sense = match objective.sense {
        Sense::Minimise => "MIN",
        Sense::Maximise => "MAX",
    };
    text.line(&["NAME ", &written_name(lp.name())])?;
    text.line(&["OBJSENSE\n    ", sense])?;
    text.line(&["ROWS\n N ", goal])?;
    for (bounds, name) in lp.rows().iter().zip(row_names) {
        text.line(&[" ", row_kind(*bounds), " ", name])?;
    }
    text.line(&["COLUMNS"])?;
    let mut markers = Markers::default();
    for (column, name) in lp.columns().ids().zip(&column_names) {
        markers.before(&mut text, lp.domain(column).is_whole())?;
        write_column(&mut text, lp, objective, column, (name, goal), row_names)?;
    }
    markers.before(&mut text, false)?;
    text.line(&["RHS"])?;
    if objective.constant != 0.0 {
        text.entry(&[" RHS ", goal, " "], -objective.constant)?;
    }
    for (bounds, name) in lp.rows().iter().zip(row_names) {
        let side = if bounds.upper.is_finite() { bounds.upper } else { bounds.lower };
        if side.is_finite() && side != 0.0 {
            text.entry(&[" RHS ", name, " "], side)?;
        }
    }
    text.line(&["RANGES"])?;
    for (bounds, name) in lp.rows().iter().zip(row_names) {
        let range = bounds.upper - bounds.lower;
        if range.is_finite() && !bounds.is_fixed() {
            text.entry(&[" RNG ", name, " "], range)?;
        }
    }
    text.line(&["BOUNDS"])?;
    for ((column, bounds), name) in lp.columns().enumerated().zip(&column_names) {
        match lp.domain(column) {
            Domain::Continuous => write_bounds(&mut text, *bounds, name)?,
            Domain::Whole => write_every_bound(&mut text, *bounds, name)?,
            Domain::SemiContinuous { least } => {
                write_semi_bounds(&mut text, *bounds, least, ("SC", name))?;
            }
            Domain::SemiWhole { least } => {
                write_semi_bounds(&mut text, *bounds, least, ("SI", name))?;
            }
        }
    }
    text.line(&["ENDATA"])?;
    text.hand_on()
}

/// Refuses what MPS cannot express.
fn check_bounds(lp: &Lp) -> io::Result<()> {
    let crossed = |bounds: &Bounds| bounds.lower > bounds.upper;
    let row = lp.rows().enumerated().find(|(_, bounds)| crossed(bounds));
    let nothing = |column: ColumnId, bounds: &Bounds| match lp.domain(column).least() {
        Some(least) if bounds.lower > 0.0 => bounds.lower.max(least) > bounds.upper,
        Some(_) => bounds.upper < 0.0,
        None => crossed(bounds),
    };
    let column = lp.columns().enumerated().find(|&(column, bounds)| nothing(column, bounds));
    let name = row
        .map(|(row, _): (RowId, _)| lp.row_name(row))
        .or_else(|| column.map(|(column, _)| lp.column_name(column)));
    match name {
        None => Ok(()),
        Some(name) => Err(io::Error::new(
            io::ErrorKind::InvalidData,
            format!("{name} has its lower bound above its upper bound, which MPS cannot say"),
        )),
    }
}

/// The letter of a row's type.
fn row_kind(bounds: Bounds) -> &'static str {
    if bounds.is_fixed() {
        "E"
    } else if bounds.upper.is_finite() {
        "L"
    } else if bounds.lower.is_finite() {
        "G"
    } else {
        "N"
    }
}

/// A column's cost and entries; a column without any is still mentioned once.
fn write_column(
    text: &mut Text<'_>,
    lp: &Lp,
    objective: &Objective,
    column: ColumnId,
    (name, goal): (&str, &str),
    row_names: &[Cow<'_, str>],
) -> io::Result<()> {
    let cost = objective.cost(column);
    let entries = lp.matrix().column(column);
    if cost != 0.0 || entries.is_empty() {
        text.entry(&[" ", name, " ", goal, " "], cost)?;
    }
    for &(row, value) in entries {
        text.entry(&[" ", name, " ", &row_names[row.position()], " "], value)?;
    }
    Ok(())
}

/// A column's bounds if they differ from MPS' default `0 ≤ x`.
///
/// The lower bound is always written, before the upper one: readers
/// disagree about the lower bound implied by `UP` with a negative value.
fn write_bounds(text: &mut Text<'_>, bounds: Bounds, name: &str) -> io::Result<()> {
    if bounds.is_fixed() {
        return text.entry(&[" FX BND ", name, " "], bounds.lower);
    }
    if bounds == Bounds::FREE {
        return text.line(&[" FR BND ", name]);
    }
    if bounds.lower == f64::NEG_INFINITY {
        text.line(&[" MI BND ", name])?;
    } else if bounds.lower != 0.0 {
        text.entry(&[" LO BND ", name, " "], bounds.lower)?;
    }
    if bounds.upper.is_finite() {
        text.entry(&[" UP BND ", name, " "], bounds.upper)?;
    }
    Ok(())
}

/// As [`write_bounds`], the defaults too: readers disagree about those of integer columns.
fn write_every_bound(text: &mut Text<'_>, bounds: Bounds, name: &str) -> io::Result<()> {
    if bounds.is_fixed() || bounds == Bounds::FREE {
        return write_bounds(text, bounds, name);
    }
    if bounds.lower == f64::NEG_INFINITY {
        text.line(&[" MI BND ", name])?;
    } else {
        text.entry(&[" LO BND ", name, " "], bounds.lower)?;
    }
    if bounds.upper == f64::INFINITY {
        text.line(&[" PL BND ", name])
    } else {
        text.entry(&[" UP BND ", name, " "], bounds.upper)
    }
}

/// The bounds of a column that takes zero, or values from `least` on, as far as its bounds allow
/// them: if they exclude one of the two, an ordinary column is left.
fn write_semi_bounds(
    text: &mut Text<'_>,
    bounds: Bounds,
    least: f64,
    (kind, name): (&str, &str),
) -> io::Result<()> {
    if bounds.lower > 0.0 {
        let range = Bounds { lower: bounds.lower.max(least), ..bounds };
        return write_every_bound(text, range, name);
    }
    if bounds.upper < least {
        return write_every_bound(text, Bounds::fixed(0.0), name);
    }
    text.entry(&[" LO BND ", name, " "], least)?;
    text.entry(&[" ", kind, " BND ", name, " "], bounds.upper.min(WITHOUT_BOUND))
}

/// The lines between which columns take whole numbers.
#[derive(Default)]
struct Markers {
    /// Whether a block is open.
    open: bool,
    /// The lines written so far.
    written: usize,
}

impl Markers {
    /// Begins or ends a block where the next column, or the end of the section, demands it.
    fn before(&mut self, text: &mut Text<'_>, whole: bool) -> io::Result<()> {
        if self.open == whole {
            return Ok(());
        }
        self.open = whole;
        self.written += 1;
        let name = format!(" MARKER{} ", self.written);
        text.line(&[&name, "'MARKER' ", if whole { "'INTORG'" } else { "'INTEND'" }])
    }
}

/// Buffered output.
struct Text<'a> {
    buffer: Vec<u8>,
    out: &'a mut dyn Write,
}

impl Text<'_> {
    /// Writes a line of words.
    fn line(&mut self, words: &[&str]) -> io::Result<()> {
        for word in words {
            self.buffer.extend_from_slice(word.as_bytes());
        }
        self.end_line()
    }

    /// Writes a line that ends in a number, in the shortest form that reads back the same.
    fn entry(&mut self, words: &[&str], value: f64) -> io::Result<()> {
        for word in words {
            self.buffer.extend_from_slice(word.as_bytes());
        }
        // Most coefficients are small integers, which are cheaper to write.
        #[allow(clippy::cast_possible_truncation)] // whole and within ±1e9
        if value.fract() == 0.0 && value.abs() <= 1e9 {
            write!(self.buffer, "{}", value as i64)?;
        } else {
            write!(self.buffer, "{value:?}")?;
        }
        self.end_line()
    }

    fn end_line(&mut self) -> io::Result<()> {
        self.buffer.push(b'\n');
        if self.buffer.len() >= CHUNK { self.hand_on() } else { Ok(()) }
    }

    fn hand_on(&mut self) -> io::Result<()> {
        self.out.write_all(&self.buffer)?;
        self.buffer.clear();
        Ok(())
    }
}

/// Names as they are written: each valid in free MPS, no two the same.
fn written_names<'a>(names: impl Iterator<Item = &'a str>, count: usize) -> Vec<Cow<'a, str>> {
    let mut written: Vec<Cow<'a, str>> = Vec::with_capacity(count);
    written.extend(names.map(written_name));
    let mut first_use =
        FxHashMap::with_capacity_and_hasher(written.len(), rustc_hash::FxBuildHasher);
    let mut repeated = Vec::new();
    for (position, name) in written.iter().enumerate() {
        if *first_use.entry(&**name).or_insert(position) != position {
            repeated.push(position);
        }
    }
    let mut renamed: Vec<(usize, String)> = Vec::with_capacity(repeated.len());
    let mut added: FxHashSet<String> = FxHashSet::default();
    let mut tries: FxHashMap<&str, usize> = FxHashMap::default();
    for position in repeated {
        let name: &str = &written[position];
        let number = tries.entry(name).or_insert(1);
        let fresh = loop {
            *number += 1;
            let candidate = format!("{name}~{number}");
            if !first_use.contains_key(candidate.as_str()) && added.insert(candidate.clone()) {
                break candidate;
            }
        };
        renamed.push((position, fresh));
    }
    for (position, name) in renamed {
        written[position] = Cow::Owned(name);
    }
    written
}

/// A name that is valid in free MPS, where blanks separate fields, `$` begins a comment, and a
/// name that reads as a number or a keyword is ambiguous.
fn written_name(name: &str) -> Cow<'_, str> {
    let blank = |letter: char| letter.is_whitespace() || letter.is_control();
    let name = if name.contains(blank) {
        Cow::Owned(name.replace(blank, "_"))
    } else {
        Cow::Borrowed(name)
    };
    let ambiguous = match name.as_bytes().first() {
        None | Some(b'$' | b'*' | b'+' | b'-' | b'.' | b'0'..=b'9') => {
            name.is_empty() || name.starts_with(['$', '*']) || name.parse::<f64>().is_ok()
        }
        Some(b'i' | b'I' | b'n' | b'N') if name.parse::<f64>().is_ok() => true,
        Some(_) => name.len() <= 11 && KEYWORDS.iter().any(|word| name.eq_ignore_ascii_case(word)),
    };
    if ambiguous { Cow::Owned(format!("_{name}")) } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_as_they_are_where_they_can() {
        for name in ["做/轴@2026-03-01", "flow:shaft", "make/a@3", "-x", "x$", "1a", "Infinity2"]
        {
            assert_eq!(written_name(name), name);
        }
    }

    #[test]
    fn names_that_free_mps_cannot_hold_are_changed() {
        for (name, written) in [
            ("a b\tc", "a_b_c"),
            ("\u{3000}", "_"),
            ("", "_"),
            ("$a", "_$a"),
            ("*a", "_*a"),
            ("12", "_12"),
            ("-1e5", "_-1e5"),
            ("inf", "_inf"),
            ("Rhs", "_Rhs"),
            ("NaN", "_NaN"),
            ("nan", "_nan"),
        ] {
            assert_eq!(written_name(name), written);
        }
    }

    #[test]
    fn repeated_names_become_different_without_meeting_others() {
        let names = ["a", "a", "a~2", "a", "a b", "a_b", ""];
        let written = written_names(names.into_iter(), names.len());
        assert_eq!(written, ["a", "a~3", "a~2", "a~4", "a_b", "a_b~2", "_"]);
    }
}
