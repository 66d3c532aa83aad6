//! Why a claim was not certified: the residuals, and where they are worst.

use super::residuals::Residuals;

/// A claim that failed verification.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// The answer has another number of values than the programme has columns or rows.
    #[error("there are {found} {what} values; {expected} are needed")]
    Length {
        /// "primal", "dual" or "ray".
        what: &'static str,
        /// How many the programme needs.
        expected: usize,
        /// How many there were.
        found: usize,
    },
    /// A value is not a finite number.
    #[error("the {what} value of {name} is not a finite number")]
    NotFinite {
        /// "primal", "dual" or "ray".
        what: &'static str,
        /// The row or column.
        name: String,
    },
    /// The objective has costs for more columns than there are, or one that is not finite.
    #[error("the objective {name} does not fit the programme")]
    Objective {
        /// The objective's name.
        name: String,
    },
    /// A residual is too large.
    #[error(
        "residuals are too large: primal {:.1e} (worst at {primal_worst}), \
         dual {:.1e} (worst at {dual_worst}), gap {:.1e}",
        residuals.primal, residuals.dual, residuals.gap
    )]
    Residuals {
        /// All three.
        residuals: Residuals,
        /// The row or column whose bound is violated most; empty if none is.
        primal_worst: String,
        /// The row or column whose sign condition is violated most; empty if none is.
        dual_worst: String,
    },
    /// A ray does not prove that the programme is infeasible.
    #[error("the ray proves nothing: relative margin {margin:.1e}{}", blamed(worst))]
    Ray {
        /// By how much the rows demand more than the columns can give, relative to the terms.
        margin: f64,
        /// The row or column where the ray needs a bound that does not exist; empty if
        /// there is none.
        worst: String,
    },
    /// A ray does not prove that the objective is unbounded.
    #[error("the ray proves nothing: relative gain {gain:.1e} per step{}", stopped(worst))]
    Endless {
        /// What one step gains, relative to the terms it is the sum of.
        gain: f64,
        /// The row or column whose bound ends it; empty if none does.
        worst: String,
    },
    /// A value is not of its column's domain.
    #[error("{column} is {value}, which is not a whole number of its kind")]
    NotWhole {
        /// The column.
        column: String,
        /// Its value.
        value: f64,
    },
    /// A tree does not prove a bound.
    #[error("node {node} of the proof: {reason}")]
    Proof {
        /// The position of the node or inequality.
        node: usize,
        /// What is wrong with it.
        reason: ProofFault,
    },
}

/// What is wrong with a proof of a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProofFault {
    /// An inequality does not follow from its rows.
    #[error("an inequality does not follow from its rows")]
    Inequality,
    /// A multiplier belongs to no row.
    #[error("a multiplier belongs to no row")]
    Multiplier,
    /// A node is missing, reached twice or not at all.
    #[error("the nodes are not a tree")]
    Tree,
    /// A split leaves out values of its column.
    #[error("a split leaves out values of its column")]
    Split,
    /// A leaf proves no bound.
    #[error("a leaf proves no bound")]
    Leaf,
    /// A leaf is not proven to be empty.
    #[error("a leaf is not proven to be empty")]
    Empty,
    /// A column or row is held where best points need not have it.
    #[error("a column or row is held where best points need not have it")]
    Face,
}

/// The bound that ends a ray, as part of a sentence.
fn stopped(worst: &str) -> String {
    if worst.is_empty() { String::new() } else { format!(", and it ends at a bound of {worst}") }
}

/// The place where the ray is wrong, as part of a sentence.
fn blamed(worst: &str) -> String {
    if worst.is_empty() {
        String::new()
    } else {
        format!(", and {worst} has no bound on the side it needs")
    }
}

/// Refuses a vector of the wrong length or with a value that is not finite.
pub(super) fn check_values<'a>(
    what: &'static str,
    values: &[f64],
    expected: usize,
    name: impl Fn(usize) -> &'a str,
) -> Result<(), Refusal> {
    if values.len() != expected {
        return Err(Refusal::Length { what, expected, found: values.len() });
    }
    match values.iter().position(|value| !value.is_finite()) {
        Some(at) => Err(Refusal::NotFinite { what, name: name(at).to_owned() }),
        None => Ok(()),
    }
}
