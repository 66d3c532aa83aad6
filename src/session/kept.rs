//! The goals reached, and how each is kept while later ones are pursued: by freezing its optimal
//! face, or by a row of its own if it has a tolerance or if freezing leaks.

use crate::formulate::{Formulation, Stage};
use crate::lp::{Lp, Objective};
use crate::model::Goal;
use crate::solve;
use crate::tolerances::{KEPT_GOAL, KEPT_IN_PLAN};
use crate::verify::Certified;

/// A goal reached.
#[derive(Clone, Debug)]
struct Reached {
    goal: Goal,
    objective: Objective,
    optimum: f64,
    allowed: f64,
    /// How large what its value adds up is.
    size: f64,
    /// Whether a row holds it.
    held: bool,
}

impl Reached {
    /// How much worse a point is than the optimum; negative where it is better.
    fn worsening(&self, point: &[f64]) -> f64 {
        self.objective.sense.sign() * (self.objective.value(point) - self.optimum)
    }

    /// Holds the goal by a row.
    fn hold(&mut self, formulation: &mut Formulation<'_>) {
        let limit = self.allowed + KEPT_GOAL * self.size;
        let worst = self.optimum + self.objective.sense.sign() * limit;
        let lp = solve::hold(formulation.lp().clone(), &self.objective, worst);
        formulation.hold(lp, self.goal);
        self.held = true;
    }
}

/// What the finished plan takes of a goal.
#[derive(Clone, Copy, Debug)]
pub(super) struct Taken {
    /// How much worse it is than the optimum; negative where it is better.
    pub worse: f64,
    /// The most that passes for the rounding of a kept goal.
    pub rounding: f64,
    /// The most beyond what it may give up.
    pub most: f64,
}

/// Keeps a programme on the optimal face of an objective.
pub fn freeze(lp: &mut Lp, objective: &Objective, best: &Certified) {
    solve::freeze(lp, objective, best.primal(), best.dual());
}

/// The goals reached so far, in sequence.
#[derive(Clone, Debug, Default)]
pub struct Kept {
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
        let allowed = stage.give_up.of(certified.value());
        let worst = objective.sense.sign().mul_add(allowed, certified.value());
        let worst = (allowed > 0.0).then_some(worst);
        self.keep_within(formulation, stage.goal, objective, certified, worst);
    }

    /// Keeps what a goal has reached, or a value no worse than `worst`.
    pub fn keep_within(
        &mut self,
        formulation: &mut Formulation<'_>,
        goal: Goal,
        objective: Objective,
        certified: &Certified,
        worst: Option<f64>,
    ) {
        let (optimum, size) = (certified.value(), certified.size());
        if let Some(worst) = worst {
            let lp = solve::hold(formulation.lp().clone(), &objective, worst);
            formulation.hold(lp, goal);
        } else {
            freeze(formulation.lp_mut(), &objective, certified);
        }
        let allowed = worst.map_or(0.0, |worst| objective.sense.sign() * (worst - optimum));
        let held = worst.is_some();
        self.goals.push(Reached { goal, objective, optimum, allowed, size, held });
    }

    /// Takes back what was kept last.
    pub(super) fn drop_last(&mut self) {
        self.goals.pop();
    }

    /// Whether a point is as good in the goals reached as they allow.
    pub(super) fn allow(&self, point: &[f64]) -> bool {
        self.goals.iter().all(|reached| {
            reached.worsening(point) <= reached.allowed + KEPT_IN_PLAN * reached.size
        })
    }

    /// What a point takes of each goal.
    pub(super) fn taken<'a>(&'a self, point: &'a [f64]) -> impl Iterator<Item = Taken> + 'a {
        self.goals.iter().map(move |reached| Taken {
            worse: reached.worsening(point),
            rounding: KEPT_GOAL * reached.size,
            most: KEPT_IN_PLAN * reached.size,
        })
    }

    /// Freezing leaves prices too small to tell from rounding; where many of them add up to a
    /// loss, the goal gets a row of its own. Says whether any did: then the present goal has to be
    /// solved again.
    pub fn hold_what_leaks(&mut self, formulation: &mut Formulation<'_>, point: &[f64]) -> bool {
        let mut any = false;
        for reached in &mut self.goals {
            let kept = reached.worsening(point) <= reached.allowed + KEPT_GOAL * reached.size;
            if !kept && !reached.held {
                reached.hold(formulation);
                any = true;
            }
        }
        any
    }
}
