//! The goals of a factory at other limits, and the starts for places near them.

use super::nearest::{Ended, Missed};
use crate::formulate::Formulation;
use crate::ids::Id;
use crate::lp::Lp;
use crate::session::kept::Kept;
use crate::solve::{Basis, Direction};
use crate::verify::Certified;

/// The goals at other limits, each certified.
#[derive(Clone, Debug, Default)]
pub struct GoalsAt<'f> {
    /// Optima, goal by goal, in each one's own sense.
    pub values: Vec<f64>,
    /// How they change per unit of the parameter, as the goal's dual values have it: right within
    /// a piece, one of several at a breakpoint.
    pub slopes: Vec<f64>,
    /// Whether the slopes are those of the piece that begins here, breakpoint or not.
    pub one_sided: bool,
    /// The certificate of each goal, and the programme it was solved on.
    pub solved: Vec<(Formulation<'f>, Certified)>,
    /// Where each goal's pivots ended, and how many there were.
    pub(super) ended: Vec<Ended>,
    /// What the goals not solved yet are solved on; of the base plan, what all goals leave.
    pub(super) rest: Option<Box<Rest<'f>>>,
}

/// What the goals solved so far leave to those after them.
#[derive(Clone, Debug)]
pub(super) struct Rest<'f> {
    pub formulation: Formulation<'f>,
    pub kept: Kept,
    pub last: Option<Basis>,
}

/// What a place is begun from.
#[derive(Debug)]
pub enum Beginning<'a, 'f> {
    /// The base plan.
    Plan,
    /// The goals at a place nearer than that.
    Near(&'a GoalsAt<'f>),
    /// The first goals at the place itself, to be followed by more.
    Itself(Box<GoalsAt<'f>>),
}

/// What became of the goals at other limits.
#[derive(Clone, Debug)]
pub enum Evaluation<'f> {
    /// Every goal at its optimum.
    At(Box<GoalsAt<'f>>),
    /// No plan keeps these limits.
    Infeasible,
    /// Stopped by the deadline.
    Stopped,
    /// A goal has no end, or no engine's answer passed verification.
    Failed,
}

impl From<Missed> for Evaluation<'_> {
    fn from(missed: Missed) -> Self {
        match missed {
            Missed::Infeasible => Self::Infeasible,
            Missed::Stopped => Self::Stopped,
            Missed::Failed => Self::Failed,
        }
    }
}

impl GoalsAt<'_> {
    /// The certificates.
    pub fn certified(&self) -> impl Iterator<Item = &Certified> {
        self.solved.iter().map(|(_, certified)| certified)
    }

    /// Lets go of what only places near this one need.
    pub fn forget(&mut self) {
        self.ended.iter_mut().for_each(|it| it.optimum = None);
    }
}

/// The change of a goal as minimised per unit of the parameter: each price times the speed of the
/// bound it belongs to, in the programme `moved` whose bounds earlier goals may since have fixed.
pub(super) fn slope_along(moved: &Lp, direction: &Direction, certified: &Certified) -> f64 {
    let speed = |price: f64, value: f64, lower: (f64, f64), upper: (f64, f64)| {
        // Of a bound fixed by an earlier goal the price has any sign: it is the one the value is
        // at.
        let (to_lower, to_upper) = ((value - lower.0).abs(), (upper.0 - value).abs());
        let at_upper = match to_lower.total_cmp(&to_upper) {
            std::cmp::Ordering::Less => false,
            std::cmp::Ordering::Greater => true,
            std::cmp::Ordering::Equal => price < 0.0,
        };
        let speed = if at_upper { upper.1 } else { lower.1 };
        if price == 0.0 { 0.0 } else { price * speed }
    };
    let columns = direction.columns.iter().map(|&(column, lower, upper)| {
        let bounds = moved.columns()[column];
        let price = certified.reduced_costs()[column.position()];
        speed(price, certified.column(column), (bounds.lower, lower), (bounds.upper, upper))
    });
    let rows = direction.rows.iter().map(|&(row, lower, upper)| {
        let bounds = moved.rows()[row];
        let activity = certified.activities()[row.position()];
        speed(certified.price(row), activity, (bounds.lower, lower), (bounds.upper, upper))
    });
    columns.chain(rows).sum()
}
