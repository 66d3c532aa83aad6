//! A programme with whole numbers: its relaxation first, which is proven, then the best point that an
//! engine finds, which is verified.

use super::super::prove;
use super::linear;
use super::record::{blank, column_values, row_values, unpriced};
use crate::ids::Id;
use crate::lp::{
    Bounds, ColumnValue, Domain, Lp, Objective, PricesOf, RowValue, Sense, Solution,
    SolutionStatus, relative_gap,
};
use crate::solve::{Deadline, Ended, Engine, EngineFailure, Settled, SimplexEngine, WholeClaim};
use crate::verify::{Certified, Feasible};

/// Solves a programme with whole numbers until the best point is at most the share `gap` of its
/// value from the bound. Claims that fail verification are put to the next engine.
pub(super) fn solve(
    lp: &Lp,
    objective: &Objective,
    engines: &[Box<dyn Engine>],
    gap: f64,
    deadline: &Deadline,
) -> Solution {
    let relaxation = linear::solve(&lp.relaxed(), objective, engines, deadline);
    let relaxation = Solution {
        whole_columns: Some(lp.whole_columns().count()),
        column_values: None,
        row_values: None,
        ..relaxation
    };
    match relaxation.status {
        SolutionStatus::Infeasible | SolutionStatus::Imprecise => relaxation,
        // The best point of the relaxation is none of the programme.
        SolutionStatus::Interrupted => Solution { objective: None, ..relaxation },
        SolutionStatus::Unbounded => {
            let any = Objective::new(&objective.name, Sense::Minimise);
            let asked = Asked { lp, objective: &any, gap, deadline };
            let found = asked.of(engines, &relaxation);
            // A ray leads on from any point: whole multiples of it keep whole numbers whole.
            match found.status {
                SolutionStatus::Optimal => relaxation,
                _ => Solution { gap: None, bound: None, ..found },
            }
        }
        SolutionStatus::Optimal => {
            let asked = Asked { lp, objective, gap, deadline };
            let relaxed = relaxation.objective;
            let relaxation = Solution { relaxation: relaxed, residuals: None, ..relaxation };
            asked.of(engines, &relaxation)
        }
    }
}

/// What is asked of engines.
struct Asked<'a> {
    lp: &'a Lp,
    objective: &'a Objective,
    gap: f64,
    deadline: &'a Deadline,
}

impl Asked<'_> {
    /// The answer of the first engine that has one; `relaxation` has what is known without them.
    fn of(&self, engines: &[Box<dyn Engine>], relaxation: &Solution) -> Solution {
        let mut refused = 0;
        for engine in engines {
            let claim = engine.solve_whole(self.lp, self.objective, self.gap, None, self.deadline);
            match claim {
                // It has not tried.
                Err(EngineFailure::NoWholeNumbers { .. }) => continue,
                Err(_) => refused += 1,
                Ok(claim) => match self.settled(claim, relaxation, engine.name()) {
                    Some(solution) => return Solution { refused, ..solution },
                    None => refused += 1,
                },
            }
            if self.deadline.stopped() {
                break;
            }
        }
        let status = if self.deadline.stopped() {
            SolutionStatus::Interrupted
        } else {
            SolutionStatus::Imprecise
        };
        Solution { refused, objective: None, ..self.record(status, relaxation, &relaxation.engine) }
    }

    /// What the claim of an engine comes down to; none if it fails verification.
    fn settled(&self, claim: WholeClaim, relaxation: &Solution, engine: &str) -> Option<Solution> {
        let nodes = Some(claim.nodes);
        let cuts = Some(claim.cuts).filter(|cuts| *cuts > 0);
        let iterations = claim.pivots;
        let start = |status| Solution {
            nodes,
            cuts,
            iterations,
            ..self.record(status, relaxation, engine)
        };
        let proof = claim.proof.as_ref();
        let proven = proof.and_then(|proof| prove::proven_bound(self.lp, self.objective, proof));
        let proven = proven.map(|it| it.value());
        match (claim.ended, claim.point) {
            (Ended::Infeasible, _) => {
                // No point is better than the worst there could be: there is none.
                let certified = proven.is_some_and(f64::is_infinite);
                let none = start(SolutionStatus::Infeasible);
                Some(Solution { bound: None, certified, ..none })
            }
            (Ended::Unbounded, _) | (Ended::GapReached, None) => None,
            (Ended::Stopped, None) => {
                let bound = tighter(self.objective.sense, relaxation.bound, proven);
                Some(Solution { bound, ..start(SolutionStatus::Interrupted) })
            }
            (ended, Some(point)) => {
                let best = self.held(&point)?;
                let value = best.value();
                let proven = tighter(self.objective.sense, relaxation.bound, proven);
                // An engine that has reached the gap without a bound has closed it.
                let closed = (ended == Ended::GapReached && proof.is_none()).then_some(value);
                let claimed = claim.bound.or(closed);
                let bound = tighter(self.objective.sense, proven, claimed);
                let gap = bound.map(|it| relative_gap(self.objective.sense, value, it));
                let certified = proven
                    .is_some_and(|it| relative_gap(self.objective.sense, value, it) <= self.gap);
                let closed = ended == Ended::GapReached && proof.is_none();
                let reached = closed || gap.is_some_and(|it| it <= self.gap * (1.0 + 1e-9));
                let status =
                    if reached { SolutionStatus::Optimal } else { SolutionStatus::Interrupted };
                let (columns, rows) = best.values(self.lp, self.objective);
                Some(Solution {
                    objective: Some(value),
                    bound,
                    gap,
                    certified,
                    prices: best.prices(),
                    column_values: Some(columns),
                    row_values: Some(rows),
                    ..start(status)
                })
            }
        }
    }

    /// The best point with the whole numbers of `point`, verified in the programme that holds them;
    /// none if there is none.
    fn held(&self, point: &[f64]) -> Option<Best> {
        let held = held_at(self.lp, point)?;
        let solved = prove::attempted(&SimplexEngine, &held, self.objective, None, self.deadline);
        if let Ok(Settled::Certified { answer, .. }) = solved {
            return Some(Best::Priced(answer));
        }
        // There may be no time for prices.
        let point = point
            .iter()
            .zip(held.columns())
            .map(|(&value, bounds)| if bounds.is_fixed() { bounds.lower } else { value });
        prove::feasible(&held, self.objective, point.collect()).map(Best::Unpriced)
    }

    /// What is known without a point.
    fn record(&self, status: SolutionStatus, relaxation: &Solution, engine: &str) -> Solution {
        Solution {
            bound: relaxation.bound,
            relaxation: relaxation.relaxation,
            whole_columns: relaxation.whole_columns,
            goal: relaxation.goal.clone(),
            sense: relaxation.sense.clone(),
            ..blank(self.lp, self.objective, status, engine)
        }
    }
}

/// A verified point.
enum Best {
    /// The best with its whole numbers.
    Priced(Box<Certified>),
    /// As the engine gave it.
    Unpriced(Feasible),
}

impl Best {
    fn value(&self) -> f64 {
        match self {
            Self::Priced(answer) => answer.value(),
            Self::Unpriced(point) => point.value(),
        }
    }

    fn prices(&self) -> Option<PricesOf> {
        match self {
            Self::Priced(_) => Some(PricesOf::WholeNumbersHeld),
            Self::Unpriced(_) => None,
        }
    }

    fn values(&self, lp: &Lp, objective: &Objective) -> (Vec<ColumnValue>, Vec<RowValue>) {
        match self {
            Self::Priced(answer) => {
                (column_values(lp, objective, answer), row_values(lp, objective, answer))
            }
            Self::Unpriced(point) => unpriced(lp, point.primal()),
        }
    }
}

/// The programme with the whole numbers of `point` held: whole columns at the nearest whole number,
/// semi-continuous ones at zero or in their range. `None` if a bound forbids one of them.
pub fn held_at(lp: &Lp, point: &[f64]) -> Option<Lp> {
    let mut held = lp.relaxed();
    for (column, domain) in lp.whole_columns() {
        let value = *point.get(column.position())?;
        let bounds = lp.columns()[column];
        // Adding zero leaves no negative one.
        let nearest = value.round() + 0.0;
        let at = match domain {
            _ if !value.is_finite() => return None,
            Domain::SemiContinuous { least } | Domain::SemiWhole { least }
                if value < least / 2.0 =>
            {
                Bounds::fixed(0.0)
            }
            Domain::SemiContinuous { least } => {
                Bounds::between(bounds.lower.max(least), bounds.upper)
            }
            Domain::SemiWhole { least } if nearest < least => return None,
            Domain::Whole | Domain::SemiWhole { .. } => Bounds::fixed(nearest),
            Domain::Continuous => bounds,
        };
        if at.lower > at.upper || at.lower < bounds.lower || at.upper > bounds.upper {
            return None;
        }
        held.set_column_bounds(column, at);
    }
    Some(held)
}

/// The tighter of two bounds.
fn tighter(sense: Sense, one: Option<f64>, other: Option<f64>) -> Option<f64> {
    match (one, other) {
        (Some(one), Some(other)) => Some(match sense {
            Sense::Minimise => one.max(other),
            Sense::Maximise => one.min(other),
        }),
        (one, other) => one.or(other),
    }
}
