//! The solution of a programme: the record that `junheng lp` shows.

use std::fmt;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use super::Sense;
use crate::tolerances::GAP_OF_ZERO;

/// How a programme turned out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SolutionStatus {
    /// The best value is known; with whole numbers, within the gap requested.
    Optimal,
    /// No point satisfies every bound, and every whole number if there are any.
    Infeasible,
    /// The objective is unbounded; proven by a point and a ray from it.
    Unbounded,
    /// Stopped at a limit before anything was proven.
    Interrupted,
    /// No answer of any engine passed verification: nothing is known.
    Imprecise,
}

impl SolutionStatus {
    /// The word shown.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Optimal => "optimal",
            Self::Infeasible => "infeasible",
            Self::Unbounded => "unbounded",
            Self::Interrupted => "interrupted",
            Self::Imprecise => "imprecise",
        }
    }
}

/// What was decided while reading: what the reader chose if the file was ambiguous, and what the
/// user asked to ignore. Its display is in English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decided {
    /// Names contain blanks: fields are read by column position.
    FixedFormat,
    /// This many integer or semi-continuous columns: the LP relaxation is solved.
    Relaxed(usize),
    /// An integer column without bounds is between 0 and 1.
    WholeWithoutBounds(String),
    /// An integer column with a bound `SC` is semi-continuous, and not whole.
    NotWhole(String),
    /// A column with an upper bound below zero and no lower bound has none below.
    OpenBelow(String),
    /// Of several sets of right-hand sides the first, with this name, is used.
    FirstRightHandSides(String),
    /// Of several sets of ranges the first is used.
    FirstRanges(String),
    /// Of several sets of bounds the first is used.
    FirstBounds(String),
}

impl fmt::Display for Decided {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut first = |kind: &str, set: &str| {
            write!(out, "there are several sets of {kind}: the first, \"{set}\", is used")
        };
        match self {
            Self::FixedFormat => out.write_str(
                "names contain blanks: fields are read by column position (fixed format)",
            ),
            Self::Relaxed(1) => {
                out.write_str("1 column is integer or semi-continuous: the LP relaxation is solved")
            }
            Self::Relaxed(count) => write!(
                out,
                "{count} columns are integer or semi-continuous: the LP relaxation is solved"
            ),
            Self::WholeWithoutBounds(name) => {
                write!(
                    out,
                    "column {name} is an integer column without bounds: it is taken as 0 to 1"
                )
            }
            Self::NotWhole(name) => write!(
                out,
                "column {name} is an integer column with a bound SC: it is taken as \
                 semi-continuous; SI makes it whole, too"
            ),
            Self::OpenBelow(name) => write!(
                out,
                "column {name} has an upper bound below zero and no lower bound: its lower bound \
                 is taken as minus infinity"
            ),
            Self::FirstRightHandSides(set) => first("right-hand sides", set),
            Self::FirstRanges(set) => first("ranges", set),
            Self::FirstBounds(set) => first("bounds", set),
        }
    }
}

impl Serialize for Decided {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A solved programme.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Solution {
    /// How it turned out.
    pub status: SolutionStatus,
    /// The objective's value in its own sense, constant included: the optimum, or the value of
    /// the best point found when the solve was stopped; none otherwise.
    pub objective: Option<f64>,
    /// A value that no point can better, if one is known.
    pub bound: Option<f64>,
    /// The optimum without the whole numbers, in a programme that has them: the LP relaxation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relaxation: Option<f64>,
    /// The difference between the objective and its bound as a share of the objective, in a
    /// programme with whole numbers. Optimal means that it is at most what was requested.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gap: Option<f64>,
    /// Nodes of branch and bound, in a programme with whole numbers, if the engine says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nodes: Option<u64>,
    /// Cuts added to the programme, in one with whole numbers, if the engine says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cuts: Option<u64>,
    /// How many columns are integer or semi-continuous; absent if none is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub whole_columns: Option<usize>,
    /// Simplex iterations of the solve that is shown, if the engine says.
    pub iterations: Option<u64>,
    /// Whether the status has been proven by recomputing it from the programme alone.
    pub certified: bool,
    /// How far an optimum is from satisfying the optimality conditions exactly.
    pub residuals: Option<SolutionResiduals>,
    /// The relative strength of the proof if there is no optimum: by how much the rows demand
    /// more than the columns can give, or the gain of a step.
    pub margin: Option<f64>,
    /// The engine whose answer is shown.
    pub engine: String,
    /// How many solves before it failed or failed verification.
    pub refused: usize,
    /// The programme's name.
    pub name: String,
    /// The objective's name.
    pub goal: String,
    /// `minimise` or `maximise`.
    pub sense: String,
    /// Rows, the objective not counted.
    pub rows: usize,
    /// Columns.
    pub columns: usize,
    /// Coefficients other than zero, the objective not counted.
    pub entries: usize,
    /// Decisions while reading the programme.
    #[schemars(with = "Vec<String>")]
    pub notes: Vec<Decided>,
    /// Which programme the reduced costs and prices belong to, if it is not this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prices: Option<PricesOf>,
    /// Every column, if requested.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column_values: Option<Vec<ColumnValue>>,
    /// Every row, if requested.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row_values: Option<Vec<RowValue>>,
}

/// The programme that reduced costs and prices belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PricesOf {
    /// The programme in which the whole numbers are held at their values.
    WholeNumbersHeld,
}

/// The difference between a value and its bound as a share of the value; zero if the value is as
/// good as the bound or better.
///
/// ```
/// use junheng::lp::{Sense, relative_gap};
/// assert_eq!(relative_gap(Sense::Minimise, 100.0, 99.0), 0.01);
/// assert_eq!(relative_gap(Sense::Maximise, 100.0, 100.0), 0.0);
/// ```
#[must_use]
pub fn relative_gap(sense: Sense, value: f64, bound: f64) -> f64 {
    let apart = sense.sign() * (value - bound);
    // No negative zero.
    if apart > 0.0 { apart / value.abs().max(GAP_OF_ZERO) } else { 0.0 }
}

/// The three residuals of the optimality conditions, relative as `verify` defines them.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct SolutionResiduals {
    /// Largest violation of a bound.
    pub primal: f64,
    /// Largest violation of a sign condition.
    pub dual: f64,
    /// Difference between the objective and its bound.
    pub gap: f64,
}

/// A column of the answer.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ColumnValue {
    /// The column's name.
    pub name: String,
    /// Its value.
    pub value: f64,
    /// What one unit more would add to the objective, in the objective's own sense; none if the
    /// solve was stopped before it was known.
    pub reduced_cost: Option<f64>,
}

/// A row of the answer.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RowValue {
    /// The row's name.
    pub name: String,
    /// Its activity.
    pub activity: f64,
    /// What a unit more of its bound would add to the objective, in the objective's own sense; none
    /// if the solve was stopped before it was known.
    pub price: Option<f64>,
}
