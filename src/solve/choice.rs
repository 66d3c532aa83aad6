//! Which engine to use: the user's word, or the one that is faster for the size.

use std::fmt;
use std::str::FromStr;

use super::{Engine, Microlp};
use crate::lp::Lp;

/// Rows from which `HiGHS`, where compiled in, is faster than microlp.
///
/// Measured on staircase programmes of production planning: below, its set-up costs more than
/// microlp's whole solve.
#[cfg(feature = "highs")]
const LARGE: usize = 100;

/// An engine by name, or the choice left to us.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EngineChoice {
    /// `HiGHS` where it is compiled in and the programme is large, else microlp.
    #[default]
    Auto,
    /// microlp, always compiled in.
    Microlp,
    /// `HiGHS`, compiled in by the feature `highs`.
    Highs,
}

impl EngineChoice {
    /// Every choice, in the order shown to users.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Microlp, Self::Highs];

    /// The word users write.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
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
    #[error("there is no engine \"{word}\": use auto, microlp or highs")]
    Unknown {
        /// What was asked for.
        word: String,
    },
    /// The engine is not part of this build.
    #[error(
        "the HiGHS engine is not compiled in: install with `cargo install --path . --features \
         highs` (needs cmake, a C++ compiler and libclang), or use the engine microlp"
    )]
    NotCompiledIn,
}

/// The engine for a choice and a programme.
///
/// # Errors
/// [`ChoiceError::NotCompiledIn`] where the chosen engine is not part of this build.
pub fn select(choice: EngineChoice, lp: &Lp) -> Result<Box<dyn Engine>, ChoiceError> {
    match choice {
        EngineChoice::Microlp => Ok(Box::new(Microlp)),
        EngineChoice::Highs => highs(),
        EngineChoice::Auto => Ok(automatic(lp)),
    }
}

/// The engines to ask in turn: the chosen one; with `auto` every other compiled in after it, for
/// an answer that is refused.
///
/// # Errors
/// As [`select`].
pub fn panel(choice: EngineChoice, lp: &Lp) -> Result<Vec<Box<dyn Engine>>, ChoiceError> {
    let first = select(choice, lp)?;
    let others = [EngineChoice::Microlp, EngineChoice::Highs];
    let others = others.into_iter().filter(|_| choice == EngineChoice::Auto);
    let others: Vec<_> = others
        .filter_map(|other| select(other, lp).ok())
        .filter(|engine| engine.name() != first.name())
        .collect();
    Ok(std::iter::once(first).chain(others).collect())
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

#[cfg(feature = "highs")]
fn automatic(lp: &Lp) -> Box<dyn Engine> {
    if lp.rows().len() >= LARGE { Box::new(super::Highs) } else { Box::new(Microlp) }
}

#[cfg(not(feature = "highs"))]
fn automatic(_: &Lp) -> Box<dyn Engine> {
    Box::new(Microlp)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lp::LpBuilder;

    #[test]
    fn every_word_reads_back() {
        for choice in EngineChoice::ALL {
            assert_eq!(choice.to_string().parse(), Ok(choice));
        }
        assert_eq!("HiGHS".parse(), Ok(EngineChoice::Highs));
        assert!("simplex".parse::<EngineChoice>().is_err());
    }

    #[test]
    fn a_small_programme_goes_to_microlp() {
        let lp = LpBuilder::new("empty").build();
        for choice in [EngineChoice::Auto, EngineChoice::Microlp] {
            assert_eq!(select(choice, &lp).expect("always there").name(), "microlp");
        }
    }

    #[cfg(feature = "highs")]
    #[test]
    fn highs_is_there() {
        let lp = LpBuilder::new("empty").build();
        assert_eq!(select(EngineChoice::Highs, &lp).expect("compiled in").name(), "HiGHS");
    }

    #[cfg(not(feature = "highs"))]
    #[test]
    fn highs_says_how_to_get_it() {
        let lp = LpBuilder::new("empty").build();
        let error = select(EngineChoice::Highs, &lp).err().expect("not compiled in");
        assert!(error.to_string().contains("--features highs"));
    }
}
