//! A plan from which many others start: the programme of every goal at its optimum, loaded once.

use super::incumbent::Incumbent;
use super::planning::Options;
use super::solved::{Solved, SolvedGoals};
use super::whole::Whole;
use crate::lp::Lp;
use crate::model::{Buckets, Factory};
use crate::solve::{self, Basis, Engine, Optimum, SimplexEngine};

/// A goal of a plan, as other plans warm-start from it.
#[derive(Clone, Debug)]
struct HotGoal {
    title: String,
    lp: Lp,
    basis: Basis,
    /// Its programme at its optimum, for those that differ in bounds alone.
    optimum: Option<Optimum>,
}

impl HotGoal {
    fn of(solved: Solved, alone: Option<&Options>) -> Option<Self> {
        let Solved { title, lp, objective, basis, .. } = solved;
        let basis = basis?;
        let optimum =
            alone.and_then(|options| Optimum::of(&lp, &objective, &basis, &options.deadline));
        let basis = optimum.as_ref().map_or(basis, Optimum::basis);
        Some(Self { title, lp, basis, optimum })
    }
}

/// Whether the requested engine gives bases for warm starts.
fn resumes(options: &Options) -> bool {
    solve::select(options.engine).is_ok_and(|it| it.name() == SimplexEngine.name())
}

/// The goals of a plan, each where it was reached. Any number of threads may plan from it at once.
#[derive(Clone, Debug, Default)]
pub struct Hot {
    goals: Vec<HotGoal>,
    whole: Option<Whole>,
    incumbent: Option<Incumbent>,
}

/// The warm start of a goal.
pub(super) struct WarmStart<'h> {
    /// The engine that does so where only bounds differ.
    pub engine: Option<&'h dyn Engine>,
    /// The basis to start from otherwise.
    pub basis: Basis,
}

impl Hot {
    /// The goals that can be solved as one. Only our simplex gives bases for warm starts; of other
    /// engines nothing is kept, and plans begin from nothing.
    pub(super) fn of(factory: &Factory, buckets: &Buckets, options: &Options) -> Self {
        let ours = resumes(options).then(|| Whole::of(factory, buckets, options)).flatten();
        ours.map_or_else(Self::default, |(whole, solved)| {
            let goals = solved.into_iter().filter_map(|it| HotGoal::of(it, None)).collect();
            Self { goals, whole: Some(whole), incumbent: None }
        })
    }

    /// Adds goals that were solved one by one; says whether there was any to be added.
    pub(super) fn add(&mut self, solved: SolvedGoals, options: &Options) -> bool {
        let before = self.goals.len();
        for solved in solved.0.into_iter().filter(|_| resumes(options)) {
            if !self.goals.iter().any(|it| it.title == solved.title) {
                self.goals.extend(HotGoal::of(solved, Some(options)));
            }
        }
        self.goals.len() > before
    }

    /// Keeps a plan in whole numbers.
    pub(super) fn keep(&mut self, incumbent: Option<Incumbent>) {
        self.incumbent = incumbent;
    }

    /// The plan in whole numbers.
    pub(super) fn incumbent(&self) -> Option<&Incumbent> {
        self.incumbent.as_ref()
    }

    /// All goals as one.
    pub(super) fn whole(&self) -> Option<&Whole> {
        self.whole.as_ref()
    }

    /// The warm start of a goal for another programme; `None` if the plan has no such goal.
    pub(super) fn warm_start(&self, title: &str, lp: &Lp) -> Option<WarmStart<'_>> {
        let goal = self.goals.iter().find(|it| it.title == title)?;
        let same = goal.lp.same_names(lp);
        let basis = if same { goal.basis.clone() } else { goal.basis.carried(&goal.lp, lp) };
        let engine = goal.optimum.as_ref();
        Some(WarmStart { engine: engine.map(|it| it as &dyn Engine), basis })
    }
}

/// What planning from another plan took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SolveCounts {
    /// Programmes solved.
    pub solves: u64,
    /// Pivots in all of them.
    pub pivots: u64,
    /// Answers refused and engines failed on the way.
    pub refused: u64,
}
