//! All goals of a plan at once, from which similar plans are warm-started: one run of pivots
//! reaches the optimum of all of them in sequence, and little work is left for each goal.

use std::sync::Arc;

use super::hot::Solved;
use super::planning::Wishes;
use crate::formulate::{Formulation, Stage, stages};
use crate::lp::{Lp, Objective};
use crate::model::{Buckets, Factory, Goal};
use crate::solve::{self, Engine, Optimum, Outcome, Sequential};

/// The programme of all goals, with the stages that follow each other without giving anything up.
pub(super) fn joined(
    formulation: &mut Formulation<'_>,
    factory: &Factory,
) -> Vec<(Stage, Objective)> {
    let all = stages(factory);
    let firm = all.iter().take_while(|it| it.give_up.of(1.0) == 0.0).count();
    let joined = &all[..all.len().min(firm + 1)];
    let mut goals: Vec<(Stage, Objective)> = Vec::new();
    let measured = |stage: &&Stage| stage.goal == Goal::Balance;
    for stage in joined.iter().filter(|it| !measured(it)) {
        goals.push((stage.clone(), formulation.objective(stage)));
    }
    // Balance adds rows: after the costs of the others are written.
    if let Some(at) = joined.iter().position(|it| measured(&it)) {
        goals.insert(at, (joined[at].clone(), formulation.objective(&joined[at])));
    }
    goals
}

/// The goals of a plan at their optimum.
#[derive(Clone, Debug)]
pub(super) struct Whole {
    titles: Vec<String>,
    goals: Sequential,
}

impl Whole {
    /// From the programmes that a plan was found by; `None` if they have no basis to go on from.
    pub fn of(
        factory: &Factory,
        buckets: &Buckets,
        solved: &[Solved],
        wishes: &Wishes,
    ) -> Option<Self> {
        let mut formulation = Formulation::new(factory, buckets);
        let joined = joined(&mut formulation, factory);
        let lp = formulation.lp();
        let titles: Vec<String> = joined.iter().map(|(stage, _)| stage.title()).collect();
        let last = solved.iter().rev().find(|it| it.basis.is_some() && titles.contains(&it.title));
        let last = last?;
        let start = last.basis.as_ref()?.carried(&last.lp, lp);
        // From goal to goal by the primal method, which brings nothing into the basis that an
        // earlier goal holds at a bound.
        let mut face = lp.clone();
        let mut optimum: Option<Arc<Optimum>> = None;
        for (_, goal) in &joined {
            let solved = match &optimum {
                Some(before) => before.solve_from(&face, goal, None, &wishes.watch),
                None => solve::SimplexEngine.solve_from(&face, goal, Some(&start), &wishes.watch),
            };
            let solved = solved.ok()?;
            let Outcome::Optimal(answer) = solved.outcome else { return None };
            solve::freeze(&mut face, goal, &answer.primal, &answer.dual);
            optimum = solved.optimum;
        }
        let goals: Vec<&Objective> = joined.iter().map(|(_, goal)| goal).collect();
        let goals = Sequential::of(lp, &goals, &optimum?.basis())?;
        Some(Self { titles, goals })
    }

    /// The goals of another programme at their optimum, and the pivots that took; `None` if it
    /// has other goals or none is reached.
    pub fn taken_up(
        &self,
        lp: &Lp,
        goals: &[(Stage, Objective)],
        wishes: &Wishes,
    ) -> Option<(Arc<Optimum>, u64)> {
        if !goals.iter().map(|(stage, _)| stage.title()).eq(self.titles.iter().cloned()) {
            return None;
        }
        let goals: Vec<&Objective> = goals.iter().map(|(_, goal)| goal).collect();
        self.goals.taken_up(lp, &goals, &wishes.watch)
    }
}
