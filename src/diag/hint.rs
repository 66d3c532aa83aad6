//! What to do about a problem, in a form that can be said in any language.

use std::fmt;

/// What to do about a problem. Shown by itself, it is said in English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    /// The name that was probably meant.
    Meant(String),
    /// The fields of the object there.
    Fields(Vec<String>),
    /// The words possible there.
    Words(Vec<String>),
    /// What there is of the kind asked for, as far as it is worth listing.
    Known(Vec<String>),
    /// Anything else, as an English sentence.
    Said(String),
}

/// Names listed at most.
const LISTED: usize = 8;

impl Hint {
    /// The fields there are.
    #[must_use]
    pub fn fields(names: &[&str]) -> Self {
        Self::Fields(names.iter().map(|&it| it.to_owned()).collect())
    }

    /// The words possible.
    #[must_use]
    pub fn words(words: &[&str]) -> Self {
        Self::Words(words.iter().map(|&it| it.to_owned()).collect())
    }

    /// What there is, the first eight; none where there is nothing.
    pub fn known<'n>(names: impl Iterator<Item = &'n str>) -> Option<Self> {
        let mut listed: Vec<String> = names.take(LISTED + 1).map(str::to_owned).collect();
        if listed.len() > LISTED {
            listed.truncate(LISTED);
            listed.push("…".to_owned());
        }
        (!listed.is_empty()).then_some(Self::Known(listed))
    }
}

impl fmt::Display for Hint {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Meant(near) => write!(out, "did you mean \"{near}\"?"),
            Self::Fields(names) => write!(out, "the fields here are: {}", names.join(", ")),
            Self::Words(words) => write!(out, "the words are: {}", words.join(", ")),
            Self::Known(names) => write!(out, "there are: {}", names.join(", ")),
            Self::Said(sentence) => out.write_str(sentence),
        }
    }
}

impl From<String> for Hint {
    fn from(sentence: String) -> Self {
        Self::Said(sentence)
    }
}

impl From<&str> for Hint {
    fn from(sentence: &str) -> Self {
        Self::Said(sentence.to_owned())
    }
}
