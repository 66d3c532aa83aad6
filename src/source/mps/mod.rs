//! Reads programmes in MPS, the exchange format of solvers: linear, with or without whole numbers.
//!
//! The format is IBM's (*Mathematical Programming System/360*, 1969; the dialect is described in J.
//! L. Nazareth, *Computer Solution of Linear Programs*, 1987, chapter 3). Fields are separated by
//! blanks (free format); if a file cannot be read this way because its names contain blanks, fields
//! are read by column position (fixed format).

mod assemble;
mod lines;
mod programme;
mod reader;
mod sections;

use crate::diag::Diagnostic;
use crate::lp::Decided;
use lines::Layout;
pub use programme::MpsProgramme;

/// Reads free- or fixed-format MPS. Every number of the file is used as written; where the format
/// leaves a choice, the decision is among the notes:
///
/// * an integer column (between markers, or by bounds `BV`, `LI`, `UI`) without any bound lies
///   between 0 and 1, as in other readers;
/// * an integer column with a bound `SC` is semi-continuous and not whole, as in `HiGHS`; `SI` makes
///   it whole, too;
/// * an upper bound below zero without a lower one opens the lower side;
/// * of several right-hand sides, ranges or bound sets the first is used;
/// * numbers of 1e20 or more are infinite as bounds, right-hand sides and ranges.
///
/// Bounds of integer columns stay as written, fractional ones too. A bound `SC` (semi-continuous) or
/// `SI` (the same in whole numbers) gives the upper bound, which may be infinite, `LO` the least
/// value other than zero; without `LO`, nothing is forbidden.
///
/// A range `R` makes an `L` row `b − |R| ≤ · ≤ b`, a `G` row `b ≤ · ≤ b + |R|`, and an `E` row
/// `b ≤ · ≤ b + R` or, where `R < 0`, `b + R ≤ · ≤ b`.
///
/// # Errors
/// Every problem of the file with its place (`E8…`), at most a thousand.
///
/// ```
/// let text = "NAME mill\nROWS\n N cost\n G bands\nCOLUMNS\n x cost 2 bands 1\n\
///             RHS\n R bands 3\nENDATA\n";
/// let read = junheng::source::mps::read(text).unwrap();
/// assert_eq!((read.lp.rows().len(), read.lp.columns().len()), (1, 1));
/// ```
pub fn read(text: &str) -> Result<MpsProgramme, Vec<Diagnostic>> {
    let free = match reader::read(text, Layout::Free) {
        Ok(programme) => return Ok(programme),
        Err(problems) => problems,
    };
    match reader::read(text, Layout::Fixed) {
        Ok(mut programme) => {
            programme.notes.insert(0, Decided::FixedFormat);
            Ok(programme)
        }
        Err(fixed) if fixed.len() < free.len() => Err(fixed),
        Err(_) => Err(free),
    }
}
