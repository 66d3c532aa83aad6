//! What is reported of a problem, in the language requested.

use crate::diag::{Code, Hint, Message};
use crate::words::{self, Words};

/// A message in the language of the catalogue.
#[must_use]
pub fn said(message: &Message, words: &Words) -> String {
    words.tell(message)
}

/// A message in English, as every file that a program reads has it.
#[must_use]
pub fn english(message: &Message) -> String {
    said(message, words::english())
}

/// What to do about a problem of the code, in the language of the catalogue.
#[must_use]
pub fn hint(hint: &Hint, code: Code, words: &Words) -> String {
    let list = |names: &[String]| names.join(&words.say("between"));
    match hint {
        Hint::Meant(near) => words.say_with("problem-meant", &[("near", near.into())]),
        Hint::Fields(names) => {
            words.say_with("problem-fields", &[("fields", (&list(names)).into())])
        }
        Hint::Words(known) => words.say_with("problem-words", &[("words", (&list(known)).into())]),
        Hint::Known(names) => words.say_with("problem-known", &[("known", (&list(names)).into())]),
        Hint::Cure => {
            let other = words.of_code(&code.to_string());
            other.map_or_else(|| code.rule().cure.to_owned(), |(_, cure)| cure)
        }
        Hint::Said(said_so) => said(said_so, words),
    }
}

/// What to do about a problem of the code, in English.
#[must_use]
pub fn hint_in_english(it: &Hint, code: Code) -> String {
    hint(it, code, words::english())
}
