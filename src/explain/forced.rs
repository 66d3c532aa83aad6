//! One way from a quantity of the plan: what making more or less of it does to each goal.
//!
//! Balance and the goals after it take part: a forced quantity leaves the hours that balance is
//! measured against as they are.

use super::along::{Along, INSIDE, first_pieces_of, noiseless};
use crate::model::Goal;
use crate::session::goals::forced::Forced;
use crate::session::goals::place::{Beginning, Evaluation, GoalsAt};
use crate::session::{ChoiceError, CurveEnd, Evidence};
use crate::tolerances::CURVE_LEAST_STEP;

/// One way from a quantity: what it does to each goal.
pub(super) struct Way<'f> {
    pub along: Along<'f>,
    /// All goals at a place inside every goal's first piece, where prices belong to this side.
    pub inside: Option<Box<GoalsAt<'f>>>,
    /// How many goals were examined.
    pub depth: usize,
}

impl<'f> Way<'f> {
    /// The goals from a quantity on, up (`sign` 1) or down (−1), for so many units at most: those
    /// before balance and, while none of these changes, the ones after, until one does. `None`
    /// if the deadline passes.
    ///
    /// # Errors
    /// As [`Forced::at`].
    pub fn of(
        forced: &Forced<'f>,
        from: f64,
        sign: f64,
        until: f64,
        evidence: &mut Evidence,
    ) -> Result<Option<Self>, ChoiceError> {
        let goals = forced.base.goals();
        let early = goals.iter().take_while(|it| it.stage.goal != Goal::Balance).count();
        let mut depth = early.max(1);
        loop {
            let way = Self::of_goals(forced, depth, (from, sign, until), evidence)?;
            let Some(way) = way else { return Ok(None) };
            let slopes = way.inside.as_ref().map(|at| at.slopes.as_slice());
            let changes = slopes.is_none_or(|all| all.iter().any(|it| noiseless(*it) != 0.0));
            if changes || depth >= goals.len() {
                return Ok(Some(way));
            }
            depth += 1;
        }
    }

    fn of_goals(
        forced: &Forced<'f>,
        depth: usize,
        (from, sign, until): (f64, f64, f64),
        evidence: &mut Evidence,
    ) -> Result<Option<Self>, ChoiceError> {
        // All of them at every place: what one of them tells saves the others places.
        let ask = |by: f64, beginning: Beginning<'_, 'f>, _: usize| {
            forced.at(sign.mul_add(by, from), sign, beginning, depth)
        };
        let along = first_pieces_of(&ask, until, depth)?;
        along.prove(evidence);
        if along.end == CurveEnd::Interrupted {
            return Ok(None);
        }
        let first = (0..depth)
            .filter_map(|goal| along.pieces(goal).first().map(|piece| piece.to))
            .fold(f64::INFINITY, f64::min);
        let mut inside = None;
        if first.is_finite() && first > CURVE_LEAST_STEP * (1.0 + from.abs()) {
            let near = along.places.first();
            let near = near.map_or(Beginning::Plan, |place| Beginning::Near(&place.goals));
            match ask(INSIDE * first, near, depth)? {
                Evaluation::At(at) => {
                    evidence.add(at.certified());
                    inside = Some(at);
                }
                Evaluation::Stopped => return Ok(None),
                Evaluation::Infeasible | Evaluation::Failed => {}
            }
        }
        Ok(Some(Self { along, inside, depth }))
    }
}
