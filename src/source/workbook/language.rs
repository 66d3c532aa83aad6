//! The languages of headings and words; input may use any of them.

use super::table::{Column, Table};
use super::{chinese, english, former};
use crate::words::Language;

impl Language {
    /// Every entry: key, text, note.
    #[must_use]
    pub fn entries(self) -> &'static [(&'static str, &'static str, &'static str)] {
        match self {
            Self::English => english::ENTRIES,
            Self::Chinese => chinese::ENTRIES,
        }
    }

    fn entry(self, key: &str) -> Option<(&'static str, &'static str)> {
        let found = self.entries().iter().find(|(of, ..)| *of == key);
        found.map(|(_, text, note)| (*text, *note))
    }

    /// A table's name and what it is for.
    #[must_use]
    pub fn table(self, table: &Table) -> (&'static str, &'static str) {
        self.entry(table.key).unwrap_or((table.key, ""))
    }

    /// A column's heading and what it holds.
    #[must_use]
    pub fn column(self, table: &Table, column: &Column) -> (&'static str, &'static str) {
        self.entry(&format!("{}.{}", table.key, column.key))
            .or_else(|| self.entry(&format!(".{}", column.key)))
            .unwrap_or((column.key, ""))
    }

    /// The heading of the column that marks rows as not to be read.
    #[must_use]
    pub fn skip(self) -> (&'static str, &'static str) {
        self.entry(super::table::SKIP).unwrap_or((super::table::SKIP, ""))
    }

    /// A word of a cell.
    #[must_use]
    pub fn word(self, word: &str) -> &str {
        self.entry(&format!("={word}")).map_or(word, |(text, _)| text)
    }
}

/// The word a cell's text stands for, in any language: upper and lower case are equal.
#[must_use]
pub fn word_meant(text: &str, words: &[&'static str]) -> Option<&'static str> {
    let text = text.trim().to_lowercase();
    let stands = |word: &&&str| {
        text == **word
            || Language::ALL.iter().any(|language| language.word(word) == text)
            || former::words(word).contains(&text.as_str())
    };
    words.iter().find(stands).copied()
}

/// A heading as headings are compared: without what is in brackets, in small letters, and
/// with one blank for each run of blanks, underscores, hyphens and line ends.
#[must_use]
pub fn settled(heading: &str) -> String {
    let end = heading.find(['(', '[', '（', '【']).filter(|end| *end > 0);
    let heading = &heading[..end.unwrap_or(heading.len())];
    let parts = heading.split(|sign: char| sign.is_whitespace() || matches!(sign, '_' | '-'));
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).map(str::to_lowercase).collect();
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use rustc_hash::FxHashSet;

    use super::*;
    use crate::source::workbook::headings::stands_for;
    use crate::source::workbook::tables::TABLES;

    #[test]
    fn every_heading_is_there_in_every_language_and_stands_for_one_thing() {
        let keys = |language: Language| -> Vec<&str> {
            language.entries().iter().map(|(key, ..)| *key).collect()
        };
        for language in Language::ALL {
            assert_eq!(keys(language), keys(Language::English));
            let mut tables = FxHashSet::default();
            for table in TABLES {
                assert!(language.entry(table.key).is_some(), "{language:?}: {}", table.key);
                assert!(tables.insert(settled(language.table(table).0)), "{}", table.key);
                let mut columns = FxHashSet::default();
                for column in table.columns {
                    let (heading, note) = language.column(table, column);
                    assert!(!note.is_empty(), "{language:?}: {}.{}", table.key, column.key);
                    assert!(columns.insert(settled(heading)), "{}.{heading}", table.key);
                }
            }
            for (key, text, note) in language.entries() {
                assert!(!text.is_empty() && (key.starts_with('=') || !note.is_empty()), "{key}");
            }
        }
    }

    #[test]
    fn no_heading_of_any_language_or_time_stands_for_two_columns() {
        for table in TABLES {
            for column in table.columns {
                let now = Language::ALL.iter().map(|it| it.column(table, column).0);
                let all = now.chain([column.key]).chain(former::headings(table.key, column.key));
                for heading in all {
                    let heading = settled(heading);
                    let others = table.columns.iter().filter(|it| it.key != column.key);
                    for other in others {
                        let both = stands_for(&heading, table, other);
                        assert!(!both, "{}: {heading}: {}, {}", table.key, column.key, other.key);
                    }
                }
            }
        }
    }

    #[test]
    fn headings_are_compared_without_units_and_case() {
        assert_eq!(settled("Break_hours [h]"), "break hours");
        assert_eq!(settled(" 工时（小时）"), "工时");
        assert_eq!(word_meant("必保", &["firm", "market"]), Some("firm"));
        assert_eq!(word_meant("Market ", &["firm", "market"]), Some("market"));
        assert_eq!(word_meant("均衡型", &["firm", "even"]), Some("even"));
        assert_eq!(word_meant("soft", &["firm", "market"]), None);
    }
}
