//! Which limits hold a goal back, and for which goals it is proven that none does.

use rayon::prelude::*;

use super::Asker;
use crate::explain::along::Along;
use crate::explain::limits::{Bound, Kind, Limit, Part};
use crate::formulate::RowMeaning;
use crate::ids::{ColumnId, Id, RowId};
use crate::model::Goal;
use crate::model::answers::bottlenecks::Worth;
use crate::session::goals::one_sided::Rates;
use crate::session::goals::place::GoalsAt;
use crate::session::{ChoiceError, Direction};
use crate::tolerances::{FROZEN_PRICE, NOTHING_SHORT};

impl Asker<'_, '_> {
    /// Of the limits without room, those that matter. What is there, comes in, or has to be, is
    /// never without effect on the programme: it counts where it is worth something.
    pub(super) fn that_matter(&self, candidates: Vec<Limit>) -> Result<Vec<Limit>, ChoiceError> {
        let worth = |direction: &Direction| {
            Ok(match self.base.rates(direction)? {
                Rates::Are(rates) => rates.iter().any(|rate| *rate != 0.0),
                Rates::NoPlan | Rates::Unknown => true,
            })
        };
        let matters = |limit: &Limit| {
            if matches!(limit.kind, Kind::Capacity | Kind::Market) || self.guess(limit) > 0.0 {
                return Ok(true);
            }
            let direction = limit.direction();
            Ok(worth(&direction)? || (limit.amount > 0.0 && worth(&direction.reversed())?))
        };
        let mattering: Vec<bool> =
            candidates.par_iter().map(matters).collect::<Result<_, ChoiceError>>()?;
        let kept = candidates.into_iter().zip(mattering).filter(|it| it.1);
        Ok(kept.map(|it| it.0).collect())
    }

    /// The goals of which it is proven that no limit holds them back: their prices touch nothing
    /// but what follows from what (loads and flows), or they are the best that their own figures
    /// can be.
    pub(super) fn unheld(&self, all: &[Limit]) -> Vec<String> {
        let (lp, legend) = (self.base.formulation().lp(), self.base.formulation().legend());
        let goals = self.base.goals().iter().zip(&self.now.solved);
        let proven = goals.filter(|(goal, (_, certified))| {
            let objective = &goal.objective;
            let sign = objective.sense.sign();
            let costs = lp.columns().iter().zip(&objective.costs).filter(|it| *it.1 != 0.0);
            let mut costs = costs.map(|(bounds, cost)| sign * cost > 0.0 && bounds.lower == 0.0);
            let none = certified.value() - objective.constant;
            if costs.all(|it| it) && none.abs() <= NOTHING_SHORT * NOTHING_SHORT {
                return true;
            }
            let least = FROZEN_PRICE * objective.largest_cost();
            let priced = |part: &Part| match part.bound {
                Bound::Column(column) => certified.reduced_costs()[column.position()] < -least,
                Bound::Row(row) => certified.price(row).abs() > least,
            };
            let passes_on = |row: RowId| {
                let meaning = &legend.rows[row];
                matches!(
                    meaning,
                    RowMeaning::Load { .. }
                        | RowMeaning::HeadHours { .. }
                        | RowMeaning::HeadOvertime { .. }
                        | RowMeaning::OutputChange { .. }
                        | RowMeaning::Headcount { .. }
                        | RowMeaning::Flow { .. }
                )
            };
            let pulls = |column: ColumnId| {
                let (bounds, pull) =
                    (lp.columns()[column], certified.reduced_costs()[column.position()]);
                pull < -least || (pull > least && bounds.lower != 0.0)
            };
            !all.iter().flat_map(|limit| &limit.parts).any(priced)
                && !lp.columns().ids().any(pulls)
                && certified.dual().len() == lp.rows().len()
                && lp.rows().ids().all(|row| passes_on(row) || certified.price(row).abs() <= least)
        });
        proven.map(|(goal, _)| goal.stage.title()).collect()
    }

    /// Of what has to be, more than can be has no worth of a unit: what falls short of it is a
    /// share of the quantity, so that it is worth another thing at every step.
    pub(super) fn within_reach(&self, more: &Along<'_>, worths: &mut Vec<Worth>) {
        let service = |goal: Goal| matches!(goal, Goal::Fulfil | Goal::OnTime);
        let goals = self.base.goals().iter().enumerate();
        let mut of_service = goals.filter(|(_, goal)| service(goal.stage.goal)).map(|it| it.0);
        let worse = |at: usize| {
            let value = |place: &GoalsAt<'_>| place.values[at];
            let ends = more.places.first().zip(more.places.last());
            let stands = ends.is_some_and(|(now, far)| {
                value(&far.goals) <= value(&now.goals) + NOTHING_SHORT * (1.0 + value(&now.goals))
            });
            (worths[at].per_unit != 0.0, stands)
        };
        let found: Vec<(bool, bool)> = of_service.by_ref().map(worse).collect();
        if found.iter().any(|it| it.0) {
            worths.clear();
        } else if !found.iter().all(|it| it.1) {
            for worth in worths {
                worth.step_gain = None;
            }
        }
    }
}
