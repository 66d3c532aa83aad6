//! Text in CSV that a spreadsheet would run as a formula: an apostrophe before it makes it text, and
//! whoever reads the file again takes it away.

use std::borrow::Cow;

/// Signs that begin a formula, also in full width, and those that move to another cell.
const BEGINS: [char; 10] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r'];

/// Whether a spreadsheet would take text for a formula, apostrophes before it left aside.
fn runs(text: &str) -> bool {
    let text = text.trim_start_matches('\'');
    let more = text.chars().nth(1).is_some();
    more && text.starts_with(BEGINS) && text.parse::<f64>().is_err()
}

/// The text as it is written into CSV.
#[must_use]
pub fn defused(text: &str) -> Cow<'_, str> {
    if runs(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text that was written, of what is read from CSV.
#[must_use]
pub fn restored(written: &str) -> &str {
    written.strip_prefix('\'').filter(|text| runs(text)).unwrap_or(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        for (text, written) in [
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("+49 30 1234 x", "'+49 30 1234 x"),
            ("-5", "-5"),
            ("-", "-"),
            ("'=1+1", "''=1+1"),
            ("'quoted'", "'quoted'"),
            ("gear", "gear"),
            ("＝1+1", "'＝1+1"),
        ] {
            assert_eq!(defused(text), written);
            assert_eq!(restored(written), text);
        }
    }
}
