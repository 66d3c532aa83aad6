//! Why a programme has no answer: the cheapest way to relax its rows, and the ray that proves it.
//!
//! The *elastic* programme (J. W. Chinneck, *Feasibility and Infeasibility in Optimization*, 2008,
//! chapter 6) lets every row be violated at a cost per unit. Its optimum names what contradicts
//! what; its dual values are a Farkas ray of the original programme.

use super::deadline::Deadline;
use super::engine::{Engine, Outcome};
use super::failure::EngineFailure;
use crate::ids::{ColumnId, Id, RowId};
use crate::lp::{Answer, Bounds, Lp, Objective, Sense};
use crate::tolerances::{CONTRADICTION, REPORTED_VIOLATION};

/// The diagnosis of an "infeasible" programme.
#[derive(Clone, Debug)]
pub enum Explanation {
    /// No point satisfies every bound.
    Contradicted(Contradiction),
    /// The claim was wrong: this point satisfies every bound (within the engine's tolerance).
    Feasible(Vec<f64>),
    /// The deadline passed first.
    Interrupted,
}

/// The least violation that makes a programme feasible, with its proof. Nothing in it is believed
/// before [`crate::verify::certify_infeasible`] has checked the ray.
#[derive(Clone, Debug)]
pub struct Contradiction {
    /// What is violated in the cheapest elastic solution, rows first, in their order.
    pub violations: Vec<Violation>,
    /// One multiplier per row: a Farkas ray. Rows with a non-zero multiplier contradict each
    /// other together with the bounds of their columns.
    pub ray: Vec<f64>,
    /// Total weighted violation.
    pub cost: f64,
    /// The elastic programme's point: one value per column, feasible once the violations are
    /// granted.
    pub primal: Vec<f64>,
    /// Whether rows of infinite weight are violated too: they contradict each other.
    pub beyond_hard_rows: bool,
}

/// A bound that cannot hold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Violation {
    /// Whose bound.
    pub place: Place,
    /// Which side.
    pub side: Side,
    /// By how much, in the row's or column's own unit; positive.
    pub amount: f64,
}

/// A row or a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A row.
    Row(RowId),
    /// A column.
    Column(ColumnId),
}

/// A side of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The lower bound: too little can be had.
    Lower,
    /// The upper bound: too much is needed.
    Upper,
}

/// Explains why `lp` is infeasible: which rows are violated at minimum cost.
///
/// `row_weights` gives each row's cost per natural size of violation, positive; a row of infinite
/// weight may not be relaxed as long as relaxing others is enough. Column bounds are not relaxed,
/// except if a column's own bounds cross.
///
/// # Errors
/// If the engine breaks, or calls a programme infeasible or unbounded that is neither by
/// construction.
pub fn explain(
    lp: &Lp,
    row_weights: impl Fn(RowId) -> f64,
    engine: &dyn Engine,
    deadline: &Deadline,
) -> Result<Explanation, EngineFailure> {
    let crossed = crossed_bounds(lp);
    if !crossed.is_empty() {
        return Ok(Explanation::Contradicted(Contradiction {
            cost: crossed.iter().map(|violation| violation.amount).sum(),
            violations: crossed,
            ray: vec![0.0; lp.rows().len()],
            primal: lp.columns().iter().map(|bounds| nearest_to_zero(*bounds)).collect(),
            beyond_hard_rows: false,
        }));
    }
    let elastic = Elastic::of(lp, &row_weights);
    let mut beyond_hard_rows = false;
    let (elastic, outcome) = match engine.solve(&elastic.lp, &elastic.violation, deadline)? {
        Outcome::Infeasible { .. } => {
            // The hard rows alone contradict each other: make them elastic as well.
            beyond_hard_rows = true;
            let all = Elastic::of(lp, &|row| {
                Some(row_weights(row)).filter(|w| w.is_finite()).unwrap_or(1.0)
            });
            let outcome = engine.solve(&all.lp, &all.violation, deadline)?;
            (all, outcome)
        }
        outcome => (elastic, outcome),
    };
    match outcome {
        Outcome::Optimal(answer) => Ok(elastic.explanation(lp, answer, beyond_hard_rows)),
        Outcome::Interrupted { .. } => Ok(Explanation::Interrupted),
        Outcome::Infeasible { .. } | Outcome::Unbounded { .. } => Err(EngineFailure::Reported {
            engine: engine.name(),
            reason: "it finds no optimum where every row may be violated".to_owned(),
        }),
    }
}

/// A programme in which rows may be violated at a cost.
struct Elastic {
    lp: Lp,
    violation: Objective,
    /// The columns that measure violations, with the row and side each measures.
    slips: Vec<(RowId, Side)>,
}

impl Elastic {
    fn of(lp: &Lp, weight: &dyn Fn(RowId) -> f64) -> Self {
        let mut builder = lp.clone().into_builder();
        let mut violation = Objective::new("violation", Sense::Minimise);
        let mut slips = Vec::new();
        for (row, bounds) in lp.rows().enumerated() {
            let weight = weight(row);
            if weight.is_infinite() {
                continue;
            }
            for (side, bound, direction) in
                [(Side::Lower, bounds.lower, 1.0), (Side::Upper, bounds.upper, -1.0)]
            {
                if bound.is_finite() {
                    let name = lp.row_name(row);
                    let slip = match side {
                        Side::Lower => {
                            builder.column(format_args!("short of {name}"), Bounds::NON_NEGATIVE)
                        }
                        Side::Upper => {
                            builder.column(format_args!("over {name}"), Bounds::NON_NEGATIVE)
                        }
                    };
                    let size = lp.row_size(row);
                    builder.set_size(slip, size);
                    builder.add(row, slip, direction);
                    violation.add(slip, weight / size);
                    slips.push((row, side));
                }
            }
        }
        Self { lp: builder.build(), violation, slips }
    }

    /// Reads its optimum.
    fn explanation(&self, lp: &Lp, answer: Answer, beyond_hard_rows: bool) -> Explanation {
        let Answer { mut primal, dual } = answer;
        let cost = self.violation.value(&primal);
        let slipped = primal.split_off(lp.columns().len());
        let scale = |row: RowId, side: Side| {
            let bounds = lp.rows()[row];
            lp.row_size(row)
                + match side {
                    Side::Lower => bounds.lower.abs(),
                    Side::Upper => bounds.upper.abs(),
                }
        };
        // Each violation is compared with its own bound: weights have any size.
        let relative = self.slips.iter().zip(&slipped);
        if relative.map(|(&(row, side), amount)| amount / scale(row, side)).sum::<f64>()
            <= CONTRADICTION
        {
            return Explanation::Feasible(primal);
        }
        let violations = self
            .slips
            .iter()
            .zip(slipped)
            .filter(|&(&(row, side), amount)| amount > REPORTED_VIOLATION * scale(row, side))
            .map(|(&(row, side), amount)| Violation { place: Place::Row(row), side, amount })
            .collect();
        Explanation::Contradicted(Contradiction {
            violations,
            ray: dual,
            cost,
            primal,
            beyond_hard_rows,
        })
    }
}

/// Every row and column whose own bounds cross.
fn crossed_bounds(lp: &Lp) -> Vec<Violation> {
    let crossing = |place: Place, bounds: &Bounds| {
        let amount = bounds.lower - bounds.upper;
        (amount > 0.0).then_some(Violation { place, side: Side::Lower, amount })
    };
    let rows = lp.rows().enumerated().filter_map(|(row, b)| crossing(Place::Row(row), b));
    let columns =
        lp.columns().enumerated().filter_map(|(column, b)| crossing(Place::Column(column), b));
    rows.chain(columns).collect()
}

/// The number within `bounds` that is nearest to zero.
fn nearest_to_zero(bounds: Bounds) -> f64 {
    0.0_f64.max(bounds.lower).min(bounds.upper)
}

impl Contradiction {
    /// The rows that contradict each other: those with a multiplier in the ray beyond rounding,
    /// in their order.
    pub fn rows(&self) -> impl Iterator<Item = RowId> + '_ {
        let largest = self.ray.iter().fold(0.0_f64, |most, multiplier| most.max(multiplier.abs()));
        self.ray
            .iter()
            .enumerate()
            .filter(move |(_, multiplier)| multiplier.abs() > REPORTED_VIOLATION * largest)
            .map(|(at, _)| RowId::at(at))
    }
}
