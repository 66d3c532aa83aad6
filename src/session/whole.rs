//! All goals of a plan at once, from which similar plans are warm-started: one run of pivots
//! reaches the optimum of all of them in sequence, and little work is left for each goal.

use std::sync::Arc;

use super::planning::Options;
use super::service::{ALL_ORDERS, together};
use super::solved::Solved;
pub(super) use crate::formulate::in_sequence;
use crate::formulate::{Formulation, Stage, stages};
use crate::lp::{Lp, Objective};
use crate::model::{Buckets, Factory, Goal};
use crate::solve::{self, Basis, Engine, Narrowing, Optimum, Outcome, Sequential, SimplexEngine};

/// The programme of all goals, with the stages that follow each other without giving anything up.
pub(super) fn joined(
    formulation: &mut Formulation<'_>,
    factory: &Factory,
) -> Vec<(Stage, Objective)> {
    let all = stages(factory);
    let firm = all.iter().take_while(|it| it.give_up.of(1.0) == 0.0).count();
    in_sequence(formulation, &all[..all.len().min(firm + 1)])
}

/// The goals of a plan at their optimum.
#[derive(Clone, Debug)]
pub(super) struct Whole {
    titles: Vec<String>,
    goals: Sequential,
}

impl Whole {
    /// The goals solved in sequence, and where each of them ended; nothing of it is proven. `None`
    /// where one has no optimum.
    pub fn of(
        factory: &Factory,
        buckets: &Buckets,
        options: &Options,
    ) -> Option<(Self, Vec<Solved>)> {
        let mut whole = Formulation::new(factory, buckets);
        let joined = joined(&mut whole, factory);
        Self::solved(&whole, &joined, factory, buckets, options)
    }

    /// Every goal solved in sequence as if none might give anything up: near the best plans of all of
    /// them. `None` where one has no optimum.
    pub fn of_all(factory: &Factory, buckets: &Buckets, options: &Options) -> Option<Self> {
        let mut whole = Formulation::new(factory, buckets);
        let joined = in_sequence(&mut whole, &stages(factory));
        Self::solved(&whole, &joined, factory, buckets, options).map(|it| it.0)
    }

    fn solved(
        whole: &Formulation<'_>,
        joined: &[(Stage, Objective)],
        factory: &Factory,
        buckets: &Buckets,
        options: &Options,
    ) -> Option<(Self, Vec<Solved>)> {
        let deadline = &options.deadline;
        // Where every order can be met, one point serves all goals of service.
        let service = together(ALL_ORDERS, joined.iter().map(|(stage, goal)| (stage.goal, goal)));
        let mut formulation = Formulation::new(factory, buckets);
        let mut last = match &service {
            Some(all) => {
                SimplexEngine.solve_from(formulation.lp(), all, None, deadline).ok()?.optimum
            }
            None => None,
        };
        // From goal to goal by the primal method, which brings nothing into the basis that an
        // earlier goal holds at a bound.
        let mut ended: Vec<Solved> = Vec::new();
        for (stage, goal) in joined {
            deadline.work_at(&stage.title());
            if stage.goal == Goal::Balance {
                let _ = formulation.objective(stage);
            }
            let lp = formulation.lp();
            let before = ended.last().filter(|it| !it.lp.same_names(lp));
            let start = before.and_then(|it| Some(it.basis.as_ref()?.carried(&it.lp, lp)));
            let engine = last.as_deref().map_or(&SimplexEngine as &dyn Engine, |it| it);
            let solved = engine.solve_from(lp, goal, start.as_ref(), deadline).ok()?;
            let Outcome::Optimal(answer) = solved.outcome else { return None };
            let (title, lp, objective) = (stage.title(), lp.clone(), goal.clone());
            ended.push(Solved { title, lp, objective, basis: solved.basis, certified: None });
            solve::freeze(formulation.lp_mut(), goal, &answer.primal, &answer.dual);
            last = solved.optimum;
        }
        let titles = joined.iter().map(|(stage, _)| stage.title()).collect();
        let goals: Vec<&Objective> = joined.iter().map(|(_, goal)| goal).collect();
        let goals = Sequential::of(whole.lp(), &goals, &last?.basis())?;
        Some((Self { titles, goals }, ended))
    }

    /// The programme of all goals, and the basis in which they ended.
    pub fn start(&self) -> (Lp, Basis) {
        self.goals.start()
    }

    /// Whether these are its goals.
    pub fn has_goals(&self, goals: &[(Stage, Objective)]) -> bool {
        goals.iter().map(|(stage, _)| stage.title()).eq(self.titles.iter().cloned())
    }

    /// The programme at the optimum of all goals, to be rounded; `None` if it has other goals.
    pub fn narrowing(&self, lp: &Lp, goals: &[(Stage, Objective)]) -> Option<Narrowing> {
        if !self.has_goals(goals) {
            return None;
        }
        let goals: Vec<&Objective> = goals.iter().map(|(_, goal)| goal).collect();
        self.goals.narrowing(lp, &goals)
    }

    /// The same goals in another programme, at their optimum there; `None` if it has other goals or
    /// none is reached.
    pub fn moved_to(
        &self,
        lp: &Lp,
        goals: &[(Stage, Objective)],
        options: &Options,
    ) -> Option<Self> {
        let (optimum, _) = self.warm_started(lp, goals, options)?;
        let goals: Vec<&Objective> = goals.iter().map(|(_, goal)| goal).collect();
        let goals = Sequential::of(lp, &goals, &optimum.basis())?;
        Some(Self { titles: self.titles.clone(), goals })
    }

    /// The goals of another programme at their optimum, and the pivots that took; `None` if it
    /// has other goals or none is reached.
    pub fn warm_started(
        &self,
        lp: &Lp,
        goals: &[(Stage, Objective)],
        options: &Options,
    ) -> Option<(Arc<Optimum>, u64)> {
        if !self.has_goals(goals) {
            return None;
        }
        let goals: Vec<&Objective> = goals.iter().map(|(_, goal)| goal).collect();
        self.goals.warm_started(lp, &goals, &options.deadline)
    }
}
