//! Ids that look alike: written with signs that cannot be seen, or with the same letter in another
//! form.

use std::fmt::Write as _;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What an id looks like: letters in one form, without what cannot be seen, one blank for every run
/// of blanks and none at the ends.
pub(super) fn looks(id: &str) -> String {
    if id.is_ascii() && !id.contains(char::is_whitespace) {
        return id.to_owned();
    }
    let seen = id.nfc().filter(|sign| !is_unseen(*sign));
    let seen: String = seen.collect();
    seen.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// Whether a sign takes no room or is obeyed instead of shown; two of them join letters.
fn is_unseen(sign: char) -> bool {
    let unseen = matches!(
        sign,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{e0000}'..='\u{e007f}'
    );
    unseen || sign.is_control() && !sign.is_whitespace()
}

/// An id with every sign that cannot be seen as its number.
pub(super) fn spelt(id: &str) -> String {
    spelt_with(id, |_| false)
}

/// Two ids that look alike, with the signs that differ as their numbers.
pub(super) fn apart(one: &str, other: &str) -> (String, String) {
    let differs = |id: &str, of: &str| {
        let others: Vec<char> = of.chars().collect();
        spelt_with(id, |sign| !sign.is_ascii() && !others.contains(&sign))
    };
    (differs(one, other), differs(other, one))
}

fn spelt_with(id: &str, also: impl Fn(char) -> bool) -> String {
    let mut shown = String::with_capacity(id.len() + 16);
    for sign in id.chars() {
        let blank = sign.is_whitespace() && sign != ' ';
        if blank || is_unseen(sign) || is_combining_mark(sign) || also(sign) {
            // Writing to a String cannot fail.
            let _ = match sign {
                '\n' => write!(shown, "\\n"),
                '\r' => write!(shown, "\\r"),
                '\t' => write!(shown, "\\t"),
                other => write!(shown, "{}", other.escape_unicode()),
            };
        } else {
            shown.push(sign);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_reader_can_tell_apart_looks_alike() {
        for (one, other) in [
            ("mill", "mi\u{200b}ll"),
            ("mill", "mill\u{a0}"),
            ("mill 2", "mill\u{3000}2"),
            ("\u{e9}tau", "e\u{301}tau"),
            ("mill", "\u{feff}mill"),
        ] {
            assert_eq!(looks(one), looks(other), "{other:?}");
        }
        assert_ne!(looks("mill"), looks("Mill"));
        assert_ne!(looks("m2"), looks("m\u{b2}"));
    }

    #[test]
    fn the_signs_that_differ_are_shown() {
        assert_eq!(spelt("mi\u{200b}ll "), "mi\\u{200b}ll ");
        let (one, other) = apart("\u{e9}tau", "e\u{301}tau");
        assert_eq!((one.as_str(), other.as_str()), ("\\u{e9}tau", "e\\u{301}tau"));
        assert_eq!(spelt("\u{94e3}\u{5e8a}\n2"), "\u{94e3}\u{5e8a}\\n2");
    }
}
