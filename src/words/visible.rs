//! Makes text safe to show on a terminal or in a browser: the only place that decides which
//! characters are never shown as they are, and what replaces them.
//!
//! Names, units, customers, ids and file names come from a file. A line end in one would add a line
//! to a report, an escape character would colour or clear the screen, a direction character would
//! reverse the letters after it. Line ends and tabs are shown as one blank, other such characters
//! by their number: `\u{1b}`. Files for programs keep the characters as they are.

use std::borrow::Cow;
use std::fmt::Write as _;

/// A text of one line, such as a name: line ends and tabs, however many stand together, are one
/// blank.
///
/// ```
/// use junheng::words::visible;
/// assert_eq!(visible::line("Milling\r\nOptimal plan"), "Milling Optimal plan");
/// assert_eq!(visible::line("\u{1b}[31mred"), "\\u{1b}[31mred");
/// assert_eq!(visible::line("铣床 № 2"), "铣床 № 2");
/// ```
#[must_use]
pub fn line(text: &str) -> Cow<'_, str> {
    shown(text, false)
}

/// A text of several lines, such as a report: its line feeds end lines, everything else is shown
/// as in [`line()`].
#[must_use]
pub fn text(text: &str) -> Cow<'_, str> {
    shown(text, true)
}

/// A text in JSON with the same values, in which such signs stand as JSON escapes them.
///
/// ```
/// use junheng::words::visible;
/// assert_eq!(visible::json("{\"name\": \"\u{202e}gnp\"}\n"), "{\"name\": \"\\u202egnp\"}\n");
/// ```
#[must_use]
pub fn json(text: &str) -> Cow<'_, str> {
    // Between its values JSON has only blanks and line ends of those that are below U+0080.
    let escaped = |sign: char| hidden(sign) && !matches!(sign, '\n' | '\r' | '\t');
    if !text.chars().any(escaped) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for sign in text.chars() {
        if escaped(sign) {
            for unit in sign.encode_utf16(&mut [0; 2]) {
                // Writing to a String cannot fail.
                let _ = write!(shown, "\\u{unit:04x}");
            }
        } else {
            shown.push(sign);
        }
    }
    Cow::Owned(shown)
}

/// Whether a text has signs that are not shown as they are.
#[must_use]
pub fn hides(text: &str) -> bool {
    text.chars().any(hidden)
}

/// Signs that are obeyed or cannot be seen: control signs, line and paragraph separators, signs of
/// direction, those without width of their own but the two that join letters of a script, and what
/// is no character.
fn hidden(sign: char) -> bool {
    let unseen = matches!(
        sign,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}'
            | '\u{fdd0}'..='\u{fdef}' | '\u{e0000}'..='\u{e007f}'
    );
    // The last two of every plane are no characters.
    unseen || sign.is_control() || u32::from(sign) & 0xfffe == 0xfffe
}

/// Signs that end a line or lead to a column: a blank stands for them.
fn parts(sign: char) -> bool {
    matches!(sign, '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn shown(text: &str, lines: bool) -> Cow<'_, str> {
    let kept = |sign: char| !hidden(sign) || (lines && sign == '\n');
    if text.chars().all(kept) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    let mut parted = false;
    for sign in text.chars() {
        if kept(sign) {
            shown.push(sign);
        } else if !parts(sign) {
            let _ = write!(shown, "{}", sign.escape_unicode());
        } else if !parted {
            shown.push(' ');
        }
        parted = !kept(sign) && parts(sign);
    }
    Cow::Owned(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sign_of_control_or_direction_is_left_and_showing_twice_changes_nothing() {
        let signs = (0..=0x0010_ffff).filter_map(char::from_u32);
        let controls: String = signs.filter(|it| it.is_control()).collect();
        let directions = "\u{61c}\u{200e}\u{200f}\u{202a}\u{202e}\u{2066}\u{2069}\u{2028}\u{2029}";
        let all = format!("a{controls}b{directions}c");
        for shown in [line(&all), text(&all).replace('\n', "").into()] {
            assert!(!hides(&shown), "{shown}");
            assert_eq!(line(&shown), shown);
        }
        assert_eq!(text("a\nb\r\nc\td"), "a\nb \nc d");
        assert_eq!(line("a\n\r\n\u{2028}b"), "a b");
    }

    #[test]
    fn json_keeps_its_values() {
        let name = "\u{202e}a\u{7f}\u{9b}\u{e0041}\nb";
        let written = serde_json::to_string_pretty(&[name]).unwrap();
        let shown = json(&written);
        assert!(!hides(&shown.replace('\n', "")));
        assert_eq!(serde_json::from_str::<[String; 1]>(&shown).unwrap()[0], name);
    }

    #[test]
    fn letters_of_every_script_stay() {
        for name in ["Müller", "№ 2", "铣床", "می\u{200c}خواهم", "👨\u{200d}🔧", "עברית", "a b~"]
        {
            assert_eq!(line(name), name);
        }
    }
}
