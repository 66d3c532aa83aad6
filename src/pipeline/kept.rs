//! Goals reached and how each is kept while later ones are pursued: its optimal face frozen, or a
//! row of its own where it may give something up or where freezing leaks.

use crate::formulate::{Formulation, Stage};
use crate::lp::Objective;
use crate::lp::tolerances::FROZEN_GOAL;
use crate::model::Goal;
use crate::solve;
use crate::verify::Certified;

/// A goal reached.
#[derive(Clone, Debug)]
struct Reached {
    goal: Goal,
    objective: Objective,
    optimum: f64,
    allowed: f64,
    /// Whether a row holds it.
    held: bool,
}

impl Reached {
    /// How much worse a point is than the optimum; negative where it is better.
    fn worsening(&self, point: &[f64]) -> f64 {
        self.objective.sense.sign() * (self.objective.value(point) - self.optimum)
    }

    /// What a point may be worse by: what the planner allows, and how far the value is known.
    fn limit(&self) -> f64 {
        self.allowed + slack(self.optimum)
    }
}

/// The goals reached so far, in sequence.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept {
    goals: Vec<Reached>,
}

impl Kept {
    /// Keeps what a goal has reached for the goals after it.
    pub fn keep(
        &mut self,
        formulation: &mut Formulation<'_>,
        stage: &Stage,
        objective: Objective,
        certified: &Certified,
    ) {
        let optimum = certified.value();
        let allowed = stage.give_up.of(optimum);
        let held = allowed > 0.0;
        if held {
            let worst = objective.sense.sign().mul_add(allowed, optimum);
            let lp = solve::hold(formulation.lp().clone(), &objective, worst);
            formulation.hold(lp, stage.goal);
        } else {
            let (primal, dual) = (certified.primal(), certified.dual());
            solve::freeze(formulation.lp_mut(), &objective, primal, dual);
        }
        self.goals.push(Reached { goal: stage.goal, objective, optimum, allowed, held });
    }

    /// Whether a point is as good in the goals reached as they allow.
    pub fn allow(&self, point: &[f64]) -> bool {
        self.goals.iter().all(|reached| reached.worsening(point) <= reached.limit())
    }

    /// How much worse a point is in each goal than its optimum; negative where it is better.
    pub fn worsenings<'a>(&'a self, point: &'a [f64]) -> impl Iterator<Item = f64> + 'a {
        self.goals.iter().map(move |reached| reached.worsening(point))
    }

    /// Freezing leaves prices too small to tell from rounding; where many of them add up to a
    /// loss, the goal gets a row of its own. Says whether any did: then the present goal has to
    /// be solved again.
    pub fn hold_what_leaks(&mut self, formulation: &mut Formulation<'_>, point: &[f64]) -> bool {
        let mut any = false;
        for reached in &mut self.goals {
            let limit = reached.limit();
            if reached.held || reached.worsening(point) <= limit {
                continue;
            }
            let worst = reached.optimum + reached.objective.sense.sign() * limit;
            let lp = solve::hold(formulation.lp().clone(), &reached.objective, worst);
            formulation.hold(lp, reached.goal);
            reached.held = true;
            any = true;
        }
        any
    }
}

/// How far a goal's value is known: a loss below this is rounding.
pub(super) fn slack(value: f64) -> f64 {
    FROZEN_GOAL * (1.0 + value.abs())
}
