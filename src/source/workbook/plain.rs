//! Signs that East Asian input methods write, and other forms of plain signs, as the plain ones: each
//! has one reading.

use std::borrow::Cow;

/// The plain sign that a sign stands for.
fn plain_sign(sign: char) -> char {
    match sign {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(sign) - 0xff01 + 0x21).unwrap_or(sign),
        '\u{3000}' => ' ',
        '\u{3002}' | '\u{ff61}' => '.',
        '\u{2010}'..='\u{2013}' | '\u{2212}' | '\u{fe63}' => '-',
        '\u{2236}' => ':',
        _ => sign,
    }
}

/// A text with plain signs; what cannot be seen is left out.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    let is_plain = |sign: char| plain_sign(sign) == sign && !is_unseen(sign);
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|sign| !is_unseen(*sign)).map(plain_sign).collect())
}

/// Whether a sign takes no room and says nothing between others.
fn is_unseen(sign: char) -> bool {
    matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}')
}

/// Whether a text has signs of a width that plain ones do not have.
pub(super) fn is_wide(text: &str) -> bool {
    text.chars().any(|sign| matches!(sign, '\u{ff01}'..='\u{ff5e}' | '\u{3000}' | '\u{3002}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_signs_are_plain_ones() {
        assert_eq!(plain("２０２６－１２－０４"), "2026-12-04");
        assert_eq!(plain("０６：００"), "06:00");
        assert_eq!(plain("工时［h］"), "工时[h]");
        assert_eq!(plain("９５％"), "95%");
        assert_eq!(plain("4\u{200b}0"), "40");
        assert!(matches!(plain("plain"), Cow::Borrowed(_)));
    }
}
