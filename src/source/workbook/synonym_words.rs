//! Other words for the words of cells, in German and English: they are offered, and taken only if that
//! is asked for.

use super::value::Trouble;
use crate::diag::{Code, message};
use crate::source::json::shortened;

/// Words of cells: word, then others, separated by `|`.
const WORDS: &[(&str, &str)] = &[
    ("day", "tag|täglich|daily|days"),
    ("ten-day", "dekade|dekaden"),
    ("ten days", "dekade"),
    ("week", "woche|wöchentlich|weekly|weeks"),
    ("month", "monat|monatlich|monthly|months"),
    ("in all", "gesamt|insgesamt|in total"),
    ("firm", "fest|fix|fixed|verbindlich|confirmed"),
    ("market", "markt"),
    ("even", "gleichmäßig|gleichmässig|gleichmaessig|evenly"),
    ("hours", "stunden"),
    ("materials", "material|materialien|werkstoffe"),
    ("products", "produkte|erzeugnisse"),
    ("fulfil", "fulfill|erfüllung"),
    ("on-time", "on time|pünktlich|termintreue"),
    ("profit", "gewinn"),
    ("cost", "costs|kosten"),
    ("surplus", "überschuss"),
    ("low-stock", "low stock"),
    ("few-runs", "few runs"),
    ("mon", "mo|montag|monday"),
    ("tue", "di|dienstag|tuesday|tues"),
    ("wed", "mi|mittwoch|wednesday"),
    ("thu", "do|donnerstag|thursday|thurs"),
    ("fri", "fr|freitag|friday"),
    ("sat", "sa|samstag|sonnabend|saturday"),
    ("sun", "so|sonntag|sunday"),
    ("yes", "ja|j|y|wahr"),
    ("no", "nein|n|falsch"),
    ("none", "keine|kein|ohne"),
    ("example", "beispiel"),
];

/// The word, one of some, that a text is another word for.
pub(super) fn other_word(text: &str, words: &[&'static str]) -> Option<&'static str> {
    let text = text.trim().to_lowercase();
    let is_other = |word: &&&str| {
        WORDS.iter().any(|(of, others)| of == *word && others.split('|').any(|it| it == text))
    };
    words.iter().find(is_other).copied()
}

/// That a text is only another word for one of those allowed.
pub(super) fn offered(text: &str, word: &str) -> Trouble {
    let text = shortened(text);
    Trouble::new(Code::E108, message!("e108-alike", text, word))
        .hint(message!("e108-alike-hint", word))
}

#[cfg(test)]
mod tests {
    use super::super::language::word_meant;
    use super::*;

    #[test]
    fn another_word_leads_to_one_word_and_hides_none() {
        assert_eq!(other_word("Fest ", &["firm", "market"]), Some("firm"));
        assert_eq!(other_word("ja", &["yes", "no"]), Some("yes"));
        assert_eq!(other_word("ja", &["firm", "market"]), None);
        let all: Vec<&'static str> = WORDS.iter().map(|it| it.0).collect();
        for (word, others) in WORDS {
            for other in others.split('|') {
                assert_eq!(word_meant(other, &[*word]), None, "{other}");
                let meant = all.iter().filter(|it| other_word(other, &[**it]).is_some());
                // Ten days are called one thing as a bucket and as a period.
                assert!(meant.count() == 1 || other == "dekade", "{other}");
            }
        }
    }
}
