//! Which engine to use: the user's word, or our simplex method, which is ahead of the others.

use std::fmt;
use std::str::FromStr;

use super::{Engine, Microlp, OwnEngine};

/// An engine by name, or the choice left to us.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EngineChoice {
    /// Our simplex method, which is ahead of the others on programmes of planning (`benches/`);
    /// the others if one of its answers fails verification.
    #[default]
    Auto,
    /// Our simplex method, always compiled in.
    Simplex,
    /// Our interior-point method, which crosses over to a basis where one is needed; our simplex
    /// method finishes. `Auto` uses it by itself for large programmes.
    Interior,
    /// microlp, always compiled in.
    Microlp,
    /// `HiGHS`, compiled in by the feature `highs`.
    Highs,
}

impl EngineChoice {
    /// Every choice, in the order shown to users.
    pub const ALL: [Self; 5] =
        [Self::Auto, Self::Simplex, Self::Interior, Self::Microlp, Self::Highs];

    /// The word users write.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Simplex => "simplex",
            Self::Interior => "interior",
            Self::Microlp => "microlp",
            Self::Highs => "highs",
        }
    }
}

impl fmt::Display for EngineChoice {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.word())
    }
}

impl FromStr for EngineChoice {
    type Err = ChoiceError;

    fn from_str(word: &str) -> Result<Self, ChoiceError> {
        Self::ALL
            .into_iter()
            .find(|choice| choice.word().eq_ignore_ascii_case(word))
            .ok_or_else(|| ChoiceError::Unknown { word: word.to_owned() })
    }
}

/// A choice that cannot be followed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ChoiceError {
    /// There is no such engine.
    #[error("there is no engine \"{word}\": use auto, simplex, interior, microlp or highs")]
    Unknown {
        /// The engine requested.
        word: String,
    },
    /// The engine is not part of this build.
    #[error(
        "the HiGHS engine is not compiled in: install with `cargo install --path . --features \
         highs` (needs cmake, a C++ compiler and libclang), or use the engine simplex"
    )]
    NotCompiledIn,
}

/// The engine for a choice.
///
/// # Errors
/// [`ChoiceError::NotCompiledIn`] if the chosen engine is not part of this build.
pub fn select(choice: EngineChoice) -> Result<Box<dyn Engine>, ChoiceError> {
    match choice {
        EngineChoice::Auto | EngineChoice::Simplex => Ok(Box::new(OwnEngine::default())),
        EngineChoice::Interior => Ok(Box::new(OwnEngine::INTERIOR)),
        EngineChoice::Microlp => Ok(Box::new(Microlp)),
        EngineChoice::Highs => highs(),
    }
}

/// The engines to try in turn: the chosen one; with `auto` every other compiled in after it, for
/// an answer that is refused.
///
/// # Errors
/// As [`select`].
pub fn panel(choice: EngineChoice) -> Result<Vec<Box<dyn Engine>>, ChoiceError> {
    let first = select(choice)?;
    let others = [EngineChoice::Highs, EngineChoice::Microlp];
    let others = others.into_iter().filter(|_| choice == EngineChoice::Auto);
    Ok(std::iter::once(first).chain(others.filter_map(|other| select(other).ok())).collect())
}

#[cfg(feature = "highs")]
#[allow(clippy::unnecessary_wraps)] // the other build has an error to return
fn highs() -> Result<Box<dyn Engine>, ChoiceError> {
    Ok(Box::new(super::Highs))
}

#[cfg(not(feature = "highs"))]
fn highs() -> Result<Box<dyn Engine>, ChoiceError> {
    Err(ChoiceError::NotCompiledIn)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_reads_back() {
        for choice in EngineChoice::ALL {
            assert_eq!(choice.to_string().parse(), Ok(choice));
        }
        assert_eq!("HiGHS".parse(), Ok(EngineChoice::Highs));
        assert!("complex".parse::<EngineChoice>().is_err());
    }

    #[test]
    fn what_is_always_there_is_selected() {
        for (choice, name) in [
            (EngineChoice::Auto, "simplex"),
            (EngineChoice::Simplex, "simplex"),
            (EngineChoice::Interior, "simplex"),
            (EngineChoice::Microlp, "microlp"),
        ] {
            assert_eq!(select(choice).expect("always there").name(), name);
        }
    }

    #[cfg(feature = "highs")]
    #[test]
    fn highs_is_there() {
        assert_eq!(select(EngineChoice::Highs).expect("compiled in").name(), "HiGHS");
    }

    #[cfg(not(feature = "highs"))]
    #[test]
    fn highs_says_how_to_get_it() {
        let error = select(EngineChoice::Highs).err().expect("not compiled in");
        assert!(error.to_string().contains("--features highs"));
    }
}
