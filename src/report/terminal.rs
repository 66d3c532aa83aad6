//! What a text report is written for: the language it speaks and the columns there are.

use unicode_linebreak::linebreaks;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::words::{Language, Value, Words, visible};

/// The language and the width of a text report. No line of a report is wider, unless a single
/// figure or word is.
#[derive(Clone, Copy, Debug)]
pub struct Terminal<'w> {
    words: &'w Words,
    width: usize,
    detail: bool,
}

impl<'w> Terminal<'w> {
    /// Columns if nothing is known of the terminal, or if there is none: what is piped or
    /// kept does not depend on a window.
    pub const USUAL: usize = 80;
    /// Columns at least: below, tables would lose their names.
    pub const NARROWEST: usize = 60;
    /// Columns at most: longer lines are hard to read.
    pub const WIDEST: usize = 120;

    /// A terminal of so many columns, brought between [`Self::NARROWEST`] and [`Self::WIDEST`];
    /// [`Self::USUAL`] if there is no terminal.
    #[must_use]
    pub fn new(words: &'w Words, columns: Option<usize>) -> Self {
        let width = columns.map_or(Self::USUAL, |it| it.clamp(Self::NARROWEST, Self::WIDEST));
        Self { words, width, detail: false }
    }

    /// The same, for tables with all of their rows.
    #[must_use]
    pub fn in_detail(self, detail: bool) -> Self {
        Self { detail, ..self }
    }

    /// Whether tables have all of their rows.
    #[must_use]
    pub fn has_detail(&self) -> bool {
        self.detail
    }

    /// Its columns.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// The catalogue of the language spoken.
    #[must_use]
    pub fn words(&self) -> &'w Words {
        self.words
    }

    /// As [`Words::say`].
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.words.say(key)
    }

    /// As [`Words::say_with`].
    #[must_use]
    pub fn say_with(&self, key: &str, values: &[(&'static str, Value<'_>)]) -> String {
        self.words.say_with(key, values)
    }

    /// How many there are, thousands apart, under a key whose wording depends on it: the values
    /// `count` and `shown`.
    pub(super) fn counted(&self, key: &str, count: usize) -> String {
        let shown = super::number::count(count as u64);
        self.say_with(key, &[("count", count.into()), ("shown", (&shown).into())])
    }

    /// Names and phrases one after another, as the language parts them.
    pub(super) fn list(&self, parts: &[String]) -> String {
        parts.join(&self.say("between"))
    }

    /// A text wrapped to the width: the first line indented by `first`, each further one by `rest`.
    /// Lines end at spaces; in Chinese also between characters, where the rules of Unicode (UAX 14)
    /// let a line end: no line begins with a full stop or ends with an opening bracket. No other
    /// line ends, whatever is in the names in it.
    pub(crate) fn wrapped(&self, text: &str, first: usize, rest: usize) -> String {
        let text = &visible::line(text);
        let mut lines = String::new();
        let mut line = " ".repeat(first);
        let mut begun = false;
        for piece in self.pieces(text) {
            if begun && line.width() + piece.trim_end_matches(' ').width() > self.width {
                lines.push_str(line.trim_end());
                lines.push('\n');
                line = " ".repeat(rest);
            }
            line.push_str(piece);
            begun = true;
        }
        lines.push_str(line.trim_end());
        lines.push('\n');
        lines
    }

    /// The text in pieces that stay together, each with the space that follows it.
    fn pieces<'t>(&self, text: &'t str) -> Vec<&'t str> {
        if self.words.language() != Language::Chinese {
            return text.split_inclusive(' ').collect();
        }
        // Commands and paths stay whole: within them a line would end at a slash or a hyphen.
        let wide = |it: Option<char>| it.and_then(UnicodeWidthChar::width) == Some(2);
        let mut from = 0;
        let mut pieces = Vec::new();
        for (at, _) in linebreaks(text) {
            let (before, after) = (text[..at].chars().next_back(), text[at..].chars().next());
            if before == Some(' ') || wide(before) || wide(after) || after.is_none() {
                pieces.push(&text[from..at]);
                from = at;
            }
        }
        pieces
    }
}

/// A text with spaces after it, up to so many columns.
pub(super) fn padded(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(text.width())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_lines_end_between_characters_but_not_before_a_full_stop() {
        let words = Words::of(Language::Chinese);
        let terminal = Terminal::new(&words, Some(1));
        let text = "计划".repeat(14) + "产能。junheng why FACTORY.json short/P-even";
        let lines = terminal.wrapped(&text, 0, 2);
        let lines: Vec<&str> = lines.lines().collect();
        // The full stop would be the first of the second line.
        assert_eq!(lines[0], "计划".repeat(14) + "产");
        assert_eq!(lines[1], "  能。junheng why FACTORY.json short/P-even");
    }

    #[test]
    fn english_lines_end_at_spaces_only() {
        let words = Words::of(Language::English);
        let terminal = Terminal::new(&words, None);
        let name = "铣".repeat(30);
        let text = format!("{name} {name}");
        assert_eq!(terminal.wrapped(&text, 2, 4), format!("  {name}\n    {name}\n"));
    }

    #[test]
    fn the_width_stays_within_what_reads_well() {
        let words = Words::of(Language::English);
        let width = |columns| Terminal::new(&words, columns).width();
        assert_eq!(
            [width(None), width(Some(20)), width(Some(100)), width(Some(300))],
            [80, 60, 100, 120]
        );
    }
}
