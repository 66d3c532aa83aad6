//! The language a command speaks, and what its text is written for.

use std::sync::OnceLock;

use crate::report::Terminal;
use crate::words::{Language, Words};

/// The language requested, set once before the command line is read: what is wrong with it is told
/// in that language.
static LANGUAGE: OnceLock<Language> = OnceLock::new();

/// The catalogue of the language this command speaks.
pub(super) fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        let locale = || Language::of_locale(&sys_locale::get_locale()?);
        Words::of(LANGUAGE.get().copied().or_else(locale).unwrap_or_default())
    })
}

/// What text on standard output is written for: this language, and the width of the terminal where
/// standard output is one. `COLUMNS` says another width, also of what is piped.
pub(super) fn terminal() -> Terminal<'static> {
    let said = std::env::var("COLUMNS").ok().and_then(|it| it.trim().parse::<usize>().ok());
    let seen = || terminal_size::terminal_size_of(std::io::stdout()).map(|(it, _)| it.0.into());
    Terminal::new(words(), said.filter(|it| *it > 0).or_else(seen))
}

/// What text that a long run keeps in its records is written for: the same wherever it is made.
pub(super) fn kept(language: Language) -> Terminal<'static> {
    static WORDS: OnceLock<[Words; 2]> = OnceLock::new();
    let [english, chinese] = WORDS.get_or_init(|| Language::ALL.map(Words::of));
    let words = match language {
        Language::English => english,
        Language::Chinese => chinese,
    };
    Terminal::new(words, None)
}

/// Speaks a language from here on; only the first call counts, and only before anything is
/// reported.
pub(super) fn speak(language: Language) {
    let _ = LANGUAGE.set(language);
}
