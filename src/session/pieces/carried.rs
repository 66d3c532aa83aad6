//! The whole numbers of another plan as a first plan: as they are, or moved only where the new input
//! moves the plan in fractions.

use rustc_hash::FxHashSet;

use super::Pieces;
use crate::formulate::ColumnMeaning;
use crate::ids::{Id, ProductId};
use crate::lp::{Bounds, Domain, Lp, Objective};
use crate::model::Goal;
use crate::model::plan::GoalResult;
use crate::session::solved::SolvedGoals;
use crate::session::whole::Whole;
use crate::solve::whole_near;

/// Units that differ by less are the same.
const SAME: f64 = 1e-6;

/// What may move of the runs of a published plan.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Moving {
    /// The runs that the plan in fractions moves, no further than to the whole numbers around.
    Runs,
    /// Every run of their products.
    Products,
}

impl Pieces<'_> {
    /// The plan with the whole numbers of another plan, where they are possible here; the rest is at the
    /// optimum of all goals in sequence.
    pub(super) fn carried(&self, all: Option<&Whole>) -> Option<Vec<f64>> {
        let near = self.incumbent.as_ref()?.carried(self.formulation.lp());
        let lp = self.formulation.lp();
        let mut narrowing = all?.narrowing(lp, &self.goals)?;
        let found = whole_near(&mut narrowing, lp, &near, &self.searching)?;
        self.taken(&found)
    }

    /// The programme in which the runs of the published plan stay, but for those that the plan in
    /// fractions moves; `None` if there is no published plan.
    pub(super) fn staying(&self, solved: &SolvedGoals, moving: Moving) -> Option<Lp> {
        self.factory.published.as_ref()?;
        let (lp, legend) = (self.formulation.lp(), self.formulation.legend());
        let published = self.incumbent.as_ref()?.carried(lp);
        let fractional = solved.point_in(lp)?;
        let moves = |at: usize| (fractional[at] - published[at]).abs() > SAME;
        let cells = legend.columns.enumerated().filter_map(|(column, meaning)| match *meaning {
            ColumnMeaning::Started { product, route, bucket } => {
                Some((column, (product, route, bucket)))
            }
            _ => None,
        });
        let cells: Vec<_> = cells.collect();
        let moved = cells.iter().filter(|it| moves(it.0.position()));
        let products: FxHashSet<ProductId> = moved.clone().map(|it| it.1.0).collect();
        let free: FxHashSet<_> = match moving {
            Moving::Runs => moved.map(|it| it.1).collect(),
            Moving::Products => {
                cells.iter().map(|it| it.1).filter(|it| products.contains(&it.0)).collect()
            }
        };
        let domain = |column| lp.domain(column);
        let mut staying = lp.clone();
        for (column, cell) in cells {
            let (at, own) = (column.position(), lp.columns()[column]);
            let within = match moving {
                _ if !free.contains(&cell) => Bounds::fixed(published[at]),
                Moving::Runs => around(domain(column), [fractional[at], published[at]]),
                Moving::Products => own,
            };
            let lower = within.lower.max(own.lower).min(own.upper);
            let upper = within.upper.min(own.upper).max(lower);
            staying.set_column_bounds(column, Bounds { lower, upper });
        }
        for (column, meaning) in legend.columns.enumerated() {
            if let ColumnMeaning::Run { product, route, bucket } = *meaning
                && !free.contains(&(product, route, bucket))
            {
                let own = lp.columns()[column];
                let run = published[column.position()].max(own.lower).min(own.upper);
                staying.set_column_bounds(column, Bounds::fixed(run));
            }
        }
        Some(staying)
    }

    /// Whether a plan serves orders as well as the plan in fractions.
    pub(super) fn serves(&self, point: &[f64], fractional: &[GoalResult]) -> bool {
        let service = |it: Goal| matches!(it, Goal::Fulfil | Goal::OnTime);
        self.goals.iter().filter(|(stage, _)| service(stage.goal)).all(|(stage, objective)| {
            let best = fractional.iter().find(|it| it.title() == stage.title());
            best.is_some_and(|best| {
                let value = objective.value(point);
                let room = (self.search.gap * best.value.abs()).max(SAME);
                objective.worsening(value, best.value) <= room
            })
        })
    }

    /// The plan to begin with as it is, where it is possible here: nothing that is found is worse.
    pub(super) fn stays_possible(&mut self) {
        let lp = self.formulation.lp();
        let point = self.incumbent.as_ref().map(|it| it.carried(lp));
        self.floor = point.and_then(|it| self.taken(&it));
    }

    /// Before a goal: the floor in place of the plan at hand if that is worse in the goal, and the floor
    /// is as good in the goals before.
    pub(super) fn not_below_the_floor(&mut self, objective: &Objective) {
        let Some(floor) = &self.floor else { return };
        let value = |point: &Vec<f64>| objective.value(point);
        let worse = |point: &Vec<f64>| objective.worsening(value(point), value(floor)) > 0.0;
        if !self.point.as_ref().is_none_or(worse) {
            return;
        }
        let floor = self.formulation.least_measured(floor);
        if self.is_whole(&floor) {
            (self.point, self.basis) = (Some(floor), None);
        }
    }

    /// Whether a plan is better than another in the sequence of goals: by more than a goal's gap in the
    /// first that differs.
    pub(super) fn is_better(&self, one: &[f64], other: &[f64]) -> bool {
        for (_, objective) in &self.goals {
            let (one, other) = (objective.value(one), objective.value(other));
            let room = (self.search.gap * one.abs().max(other.abs())).max(1e-9);
            let worse = objective.worsening(one, other);
            if worse.abs() > room {
                return worse < 0.0;
            }
        }
        false
    }
}

/// From the one of two values to the other, as far as the whole numbers around them.
fn around(domain: Domain, values: [f64; 2]) -> Bounds {
    let [one, other] = values;
    let (lower, upper) = (one.min(other), one.max(other));
    let (lower, upper) = if domain.is_whole() {
        ((lower + SAME).floor(), (upper - SAME).ceil())
    } else {
        (lower, upper)
    };
    match domain.least() {
        Some(least) => Bounds {
            lower: if lower < least { 0.0 } else { lower },
            upper: if upper > 0.0 { upper.max(least) } else { upper },
        },
        None => Bounds { lower, upper },
    }
}

#[cfg(test)]
mod tests {
    use super::around;
    use crate::lp::{Bounds, Domain};

    #[test]
    fn a_run_moves_no_further_than_to_the_whole_numbers_around() {
        assert_eq!(around(Domain::Whole, [2.4, 5.0]), Bounds { lower: 2.0, upper: 5.0 });
        assert_eq!(around(Domain::Whole, [5.2, 5.0]), Bounds { lower: 5.0, upper: 6.0 });
        let lots = Domain::SemiContinuous { least: 4.0 };
        assert_eq!(around(lots, [0.5, 6.0]), Bounds { lower: 0.0, upper: 6.0 });
        assert_eq!(around(lots, [0.5, 0.0]), Bounds { lower: 0.0, upper: 4.0 });
    }
}
