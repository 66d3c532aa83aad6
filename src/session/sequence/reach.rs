//! One programme of the sequence: its warm start, and what is kept of it for others.

use super::inside::Inside;
use super::{Sequence, is_money};
use crate::formulate::Stage;
use crate::lp::{Answer, Objective};
use crate::model::Goal;
use crate::session::carried;
use crate::session::failure::Failure;
use crate::session::prove::{self, Proven};
use crate::session::service::{ALL_DATES, ALL_ORDERS, ALL_QUANTITIES};
use crate::session::solved::Solved;
use crate::session::whole::{Whole, joined};
use crate::solve::{
    Aim, Basis, Crossover, Engine, EngineChoice, FaceEngine, FirstOrderEngine, Settled,
    SimplexEngine,
};
use crate::tolerances::NOTHING_SHORT;

/// Rows from which goals end inside their faces. With 4,200 rows an interior point and a crossover
/// per goal take as long, for a basis that spares some goals their own; with 19,000 a third of it.
const MANY_ROWS: usize = 6_000;

/// Rows up to which what presolve leaves is solved by pivots.
const FEW_ROWS: usize = 500;

/// The sum of what all orders miss up to which all are met.
const ALL_MET: f64 = NOTHING_SHORT;

impl Sequence<'_> {
    /// Solves one programme, from the base plan or from `start`, and records it.
    pub(super) fn reach(
        &mut self,
        title: &str,
        objective: &Objective,
        start: Option<&Basis>,
    ) -> Result<Proven, Failure> {
        if let Some(settled) = self.reach_standing(objective)? {
            return Ok(settled);
        }
        let lp = self.formulation.lp();
        let warm = self.hot.and_then(|hot| hot.warm_start(title, lp));
        let start = warm.as_ref().map(|it| &it.basis).or(start);
        let settled = match warm.as_ref().and_then(|it| it.engine) {
            Some(engine) => prove::solved_by(engine, lp, objective, start, &self.options.deadline)?,
            None => self.approach(title, objective, start)?,
        };
        self.count(&settled);
        if let Settled::Certified { record, answer } = &settled {
            let inside = record.basis.is_none() && self.ends_inside();
            self.inside = inside.then(|| Inside {
                goal: self.goal_of(title),
                objective: objective.clone(),
                answer: Answer { primal: answer.primal().to_vec(), dual: answer.dual().to_vec() },
            });
        }
        if let Settled::Certified { record, .. } = &settled {
            self.keep_solved(title, objective, record.basis.clone());
        }
        Ok(settled)
    }

    /// Solves one programme by what takes least for its size. Of a goal in the sequence only value
    /// and face are needed; a sum of goals is given up where it is not all met.
    fn approach(
        &self,
        title: &str,
        objective: &Objective,
        start: Option<&Basis>,
    ) -> Result<Proven, Failure> {
        let (lp, deadline) = (self.formulation.lp(), &self.options.deadline);
        if !self.ends_inside() {
            return prove::solved(lp, objective, start, self.options);
        }
        let interior = self.options.engine == EngineChoice::Interior;
        let few_rows = if interior { 1 } else { FEW_ROWS };
        let all_met = FirstOrderEngine { no_more_than: ALL_MET };
        let (pivots_first, then) = match title {
            ALL_ORDERS => (!interior, None),
            ALL_DATES => return prove::solved_by(&all_met, lp, objective, None, deadline),
            ALL_QUANTITIES => (false, Some(Aim::Face)),
            _ => (!interior && self.inside.is_none(), Some(Aim::Face)),
        };
        let engine = FaceEngine { pivots_first, then, few_rows };
        let settled = prove::solved_by(&engine, lp, objective, start, deadline)?;
        if title == ALL_ORDERS && matches!(settled, Settled::Interrupted { .. }) {
            return prove::solved_by(&all_met, lp, objective, None, deadline);
        }
        Ok(settled)
    }

    /// Whether goals end inside their faces.
    fn ends_inside(&self) -> bool {
        match self.options.engine {
            EngineChoice::Interior => true,
            EngineChoice::Auto | EngineChoice::Simplex => {
                self.formulation.lp().rows().len() >= MANY_ROWS
            }
            EngineChoice::Microlp | EngineChoice::Highs => false,
        }
    }

    fn goal_of(&self, title: &str) -> Option<Goal> {
        let (stage, _) = self.prepared.iter().find(|(stage, _)| stage.title() == title)?;
        Some(stage.goal)
    }

    /// Crosses over to a basis where the last goal ended inside its face, and gives it to the goals
    /// that have none.
    ///
    /// On the frozen face every basis is optimal, whatever its prices: what is left of crossing
    /// over is to push what lies between its bounds.
    pub(super) fn land(&mut self) -> Result<(), Failure> {
        let Some(Inside { goal, objective, answer: mut from }) = self.inside.take() else {
            return Ok(());
        };
        let lp = self.formulation.lp();
        from.dual.resize(lp.rows().len(), 0.0);
        let engine = Crossover { from };
        let settled = prove::solved_by(&engine, lp, &objective, None, &self.options.deadline)?;
        if let Settled::Certified { record, .. } = &settled {
            if let Some(goal) = goal {
                self.priced.ended(goal, record);
            }
            if let Some(basis) = &record.basis {
                for solved in self.solved.iter_mut().flatten().filter(|it| it.basis.is_none()) {
                    solved.basis = Some(basis.carried(lp, &solved.lp));
                }
            }
            self.basis.clone_from(&record.basis);
        }
        self.count(&settled);
        Ok(())
    }

    /// Solves one programme from where the last one of the base plan was left; `None` if none
    /// was, or where that leads to no optimum.
    fn reach_standing(&mut self, objective: &Objective) -> Result<Option<Proven>, Failure> {
        let lp = self.formulation.lp();
        let Some(standing) = self.standing.take().filter(|it| it.is_alike(lp)) else {
            return Ok(None);
        };
        let settled =
            prove::solved_by(standing.as_ref(), lp, objective, None, &self.options.deadline)?;
        self.count(&settled);
        let Settled::Certified { record, .. } = &settled else { return Ok(None) };
        self.standing = Some(record.optimum.clone().unwrap_or(standing));
        Ok(Some(settled))
    }

    /// Notes what a solve took.
    fn count(&mut self, settled: &Proven) {
        self.counts.solves += 1;
        if let Settled::Certified { record, .. } = settled {
            self.counts.pivots += record.iterations.unwrap_or(0);
            self.counts.refused += record.refused as u64;
        }
    }

    pub(super) fn keep_solved(&mut self, title: &str, objective: &Objective, basis: Option<Basis>) {
        let lp = self.formulation.lp();
        let Some(solved) = &mut self.solved else { return };
        solved.retain(|it| it.title != title);
        let (title, lp, objective) = (title.to_owned(), lp.clone(), objective.clone());
        solved.push(Solved { title, lp, objective, basis, certified: None });
    }

    /// The basis another month's plan ended a goal in, fitted to this one's programme. The goals
    /// of service begin faster from nothing.
    pub(super) fn offered(&mut self, stage: &Stage) -> Option<Basis> {
        let carried = self.carried.as_mut().filter(|_| is_money(stage.goal))?;
        let title = stage.title();
        let goal = carried.taken.iter().find(|it| it.goal == title)?;
        let (basis, unknown) = carried::fitted(&self.formulation, goal);
        carried.unknown = unknown;
        Some(basis)
    }

    /// Keeps the basis of a goal just solved for.
    pub(super) fn keep(&mut self, stage: &Stage) {
        let Some(carried) = self.carried.as_mut().filter(|_| is_money(stage.goal)) else { return };
        if let Some(basis) = &self.basis {
            let title = stage.title();
            carried.kept.retain(|it| it.goal != title);
            carried.kept.push(carried::kept(&self.formulation, &title, basis));
        }
    }

    /// Goes to the optimum of all goals of the base plan at once: each of them has then only to
    /// be certified.
    pub(super) fn start_from_whole(&mut self, whole: &Whole) {
        self.prepared = joined(&mut self.formulation, self.factory);
        let reached = whole.warm_started(self.formulation.lp(), &self.prepared, self.options);
        let Some((optimum, pivots)) = reached else { return };
        self.counts.pivots += pivots;
        self.engine = SimplexEngine.name();
        self.basis = Some(optimum.basis());
        self.candidate = Some(optimum.point());
        self.standing = Some(optimum);
    }
}
