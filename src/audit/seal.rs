//! The seal of a plan: a digest of everything it states, so that figures that only a solver could
//! recompute cannot be changed unnoticed.
//!
//! It guards against mistakes and casual changes, not against forgery: whoever changes a plan on
//! purpose can seal it again. The proof of a plan is that its figures follow from its decisions and
//! that planning the factory file again reaches the same goals.

use std::fmt::Write as _;
use std::io;

use serde::Serialize as _;
use serde_json::ser::{Formatter, Serializer};
use sha2::{Digest, Sha256};

use crate::model::plan::Plan;

/// Seals a plan. Any figure changed afterwards by a relative 1e-6 or more breaks
/// the seal, and so does any word; rounding in the last digits, as by another program that reads
/// and writes the file, does not.
pub fn seal(plan: &mut Plan) {
    plan.certificate.plan_sha256 = None;
    plan.certificate.plan_sha256 = digest(plan);
}

/// Whether the seal of a plan is intact; `None` without a seal. Removes the seal.
pub fn is_unbroken(plan: &mut Plan) -> Option<bool> {
    let stated = plan.certificate.plan_sha256.take()?;
    Some(digest(plan).is_some_and(|digest| digest == stated))
}

/// SHA-256, in hexadecimal, of a plan without seal; `None` if it cannot be written.
fn digest(plan: &Plan) -> Option<String> {
    let mut serializer = Serializer::with_formatter(Hash(Sha256::new()), Canonical);
    plan.serialize(&mut serializer).ok()?;
    let hash = serializer.into_inner().0.finalize();
    let mut text = String::with_capacity(64);
    for byte in &hash {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    Some(text)
}

/// Everything written goes into the digest.
struct Hash(Sha256);

impl io::Write for Hash {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// JSON without blanks, each figure as its rounding cell.
struct Canonical;

impl Formatter for Canonical {
    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        write!(writer, "{:x}", cell(value))
    }
}

/// The cell of a figure: sign, exponent and the first 20 binary digits, so that cells are at most a
/// millionth of their figures wide. They are shifted by a third of a cell, because figures that
/// people write (whole numbers, halves) would lie on the very border of two.
fn cell(value: f64) -> u64 {
    const SHIFT: u64 = 0x5A5A_5A5A;
    if value == 0.0 { 0 } else { (value.to_bits() + SHIFT) >> 32 }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn a_millionth_is_seen_and_rounding_is_not() {
        for value in [1.0, 0.5, 1000.0, 3.7, -12.25, 1e-12, 2.0 / 3.0, 123_456.789, 1e9 / 7.0] {
            for more in [1e-6_f64, -1e-6, 1e-3, 1.0] {
                assert_ne!(cell(value), cell(value * (1.0 + more)), "{value} and {more}");
            }
            assert_ne!(cell(value), cell(-value));
            assert_ne!(cell(value), cell(0.0));
            let rounded: f64 = format!("{value:.14e}").parse().unwrap_or(f64::NAN);
            assert_eq!(cell(value), cell(rounded), "{value}");
            assert_eq!(cell(value), cell(value * (1.0 + 1e-13)), "{value}");
        }
        assert_eq!(cell(0.0), cell(-0.0));
    }
}
