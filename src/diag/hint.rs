//! What to do about a problem, independent of the language.

use super::Message;

/// What to do about a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    /// The name that was probably meant.
    Meant(String),
    /// The fields of the object there.
    Fields(Vec<String>),
    /// The words possible there.
    Words(Vec<String>),
    /// The known ids of the requested kind, as far as worth listing.
    Known(Vec<String>),
    /// The cure in the registry of codes.
    Cure,
    /// Anything else.
    Said(Message),
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

    /// The first eight known ids; none if there are none.
    pub fn known<'n>(names: impl Iterator<Item = &'n str>) -> Option<Self> {
        let mut listed: Vec<String> = names.take(LISTED + 1).map(str::to_owned).collect();
        if listed.len() > LISTED {
            "…".clone_into(&mut listed[LISTED]);
        }
        (!listed.is_empty()).then_some(Self::Known(listed))
    }
}

impl From<Message> for Hint {
    fn from(said: Message) -> Self {
        Self::Said(said)
    }
}
