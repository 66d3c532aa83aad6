//! A plan from which many others start: the programme of every goal at its optimum, loaded once.

use rustc_hash::FxHashMap;

use super::planning::Wishes;
use super::prove;
use super::whole::Whole;
use crate::lp::{Answer, Lp, Objective};
use crate::model::{Buckets, Factory};
use crate::solve::{self, Basis, Engine, Optimum, SimplexEngine};
use crate::verify::Certified;

/// A goal of a plan, as other plans take it up.
#[derive(Clone, Debug)]
struct HotGoal {
    title: String,
    lp: Lp,
    basis: Basis,
    /// Its programme at its optimum, for those that differ in bounds alone.
    optimum: Option<Optimum>,
}

/// The goals of a plan, each where it was reached. Any number of threads may plan from it at once.
#[derive(Clone, Debug, Default)]
pub struct Hot {
    goals: Vec<HotGoal>,
    whole: Option<Whole>,
}

/// The warm start of a goal.
pub(super) struct Taken<'h> {
    /// The engine that does so where only bounds differ.
    pub engine: Option<&'h dyn Engine>,
    /// The basis to start from otherwise.
    pub basis: Basis,
}

/// A programme that was solved, or that needed no solving where the goals before it had ended.
#[derive(Debug)]
pub(super) struct Solved {
    pub title: String,
    pub lp: Lp,
    pub objective: Objective,
    pub basis: Option<Basis>,
    /// What is proven of it, where it is a goal's.
    pub certified: Option<Certified>,
}

/// The goals of a plan as they were solved: questions about the plan solve none of them again.
#[derive(Debug, Default)]
pub struct SolvedGoals(pub(super) Vec<Solved>);

impl SolvedGoals {
    /// Each goal's title with its certified optimum, in sequence.
    pub fn reached(&self) -> impl Iterator<Item = (&str, &Certified)> {
        self.0.iter().filter_map(|it| Some((it.title.as_str(), it.certified.as_ref()?)))
    }

    /// A goal's optimum as that of the same goal in a programme with further rows that take no part
    /// in it: proven again, and the basis it is in. `None` if it is not its optimum.
    #[must_use]
    pub fn in_programme(
        &self,
        title: &str,
        lp: &Lp,
        objective: &Objective,
    ) -> Option<(Certified, Option<Basis>)> {
        let solved = self.0.iter().find(|it| it.title == title)?;
        let certified = solved.certified.as_ref()?;
        if certified.primal().len() != lp.columns().len() {
            return None;
        }
        let names = solved.lp.rows().ids().map(|row| solved.lp.row_name(row));
        let prices: FxHashMap<&str, f64> = names.zip(certified.dual().iter().copied()).collect();
        let price = |row| prices.get(lp.row_name(row)).copied().unwrap_or(0.0);
        let dual = lp.rows().ids().map(price).collect();
        let answer = Answer { primal: certified.primal().to_vec(), dual };
        let certified = prove::answer(lp, objective, answer)?;
        Some((certified, solved.basis.as_ref().map(|it| it.carried(&solved.lp, lp))))
    }
}

impl Hot {
    /// Loads what was solved. Only our simplex gives bases; of other engines nothing is
    /// kept, and plans begin from nothing.
    pub(super) fn of(
        factory: &Factory,
        buckets: &Buckets,
        solved: SolvedGoals,
        wishes: &Wishes,
    ) -> Self {
        let ours = solve::select(wishes.engine).is_ok_and(|it| it.name() == SimplexEngine.name());
        let whole = ours.then(|| Whole::of(factory, buckets, &solved.0, wishes)).flatten();
        let mut goals = Vec::new();
        for solved in solved.0 {
            let Some(basis) = solved.basis.filter(|_| ours) else { continue };
            // If all are warm-started together, none has to be loaded on its own.
            let alone = || Optimum::of(&solved.lp, &solved.objective, &basis, &wishes.watch);
            let optimum = if whole.is_none() { alone() } else { None };
            let basis = optimum.as_ref().map_or(basis, Optimum::basis);
            goals.push(HotGoal { title: solved.title, lp: solved.lp, basis, optimum });
        }
        Self { goals, whole }
    }

    /// All goals as one.
    pub(super) fn whole(&self) -> Option<&Whole> {
        self.whole.as_ref()
    }

    /// The warm start of a goal for another programme; `None` if the plan has no such goal.
    pub(super) fn taken(&self, title: &str, lp: &Lp) -> Option<Taken<'_>> {
        let goal = self.goals.iter().find(|it| it.title == title)?;
        let same = goal.lp.same_names(lp);
        let basis = if same { goal.basis.clone() } else { goal.basis.carried(&goal.lp, lp) };
        let engine = goal.optimum.as_ref().filter(|_| same);
        Some(Taken { engine: engine.map(|it| it as &dyn Engine), basis })
    }
}

/// What planning from another plan took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taking {
    /// Programmes solved.
    pub solves: u64,
    /// Pivots in all of them.
    pub pivots: u64,
    /// Answers refused and engines failed on the way.
    pub refused: u64,
}
