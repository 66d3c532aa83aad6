//! Solves with proof: every answer is certified and recorded, whatever the outcome.

use crate::lp::{Answer, Lp, Objective};
use crate::model::plan::PlanResiduals;
use crate::session::{Failure, Impossible, Wishes, prove};
use crate::solve::{self, Basis, Engine, Settled, SimplexEngine, Watch};
use crate::verify::Certified;

/// The result of a programme, proven.
pub(super) enum Best {
    /// The optimum, with the basis it was found in.
    Limited(Box<Certified>, Option<Basis>),
    /// It grows without limit.
    Unlimited,
    /// No point satisfies every limit.
    Impossible,
}

/// Why there is no answer.
pub(super) enum Trouble {
    /// The deadline passed.
    Stopped,
    /// Our fault.
    Failed(Failure),
}

impl<F: Into<Failure>> From<F> for Trouble {
    fn from(failure: F) -> Self {
        Self::Failed(failure.into())
    }
}

/// The answers so far and how exactly they are proven.
pub(super) struct Ledger<'w> {
    pub wishes: &'w Wishes,
    /// Answers proven.
    pub answers: usize,
    /// The worst residual.
    pub worst: f64,
}

impl<'w> Ledger<'w> {
    pub fn new(wishes: &'w Wishes) -> Self {
        Self { wishes, answers: 0, worst: 0.0 }
    }

    /// What other answers rest on too.
    pub fn all(&mut self, other: &Self) {
        self.answers += other.answers;
        self.worst = self.worst.max(other.worst);
    }

    /// An answer found for another programme, where it is proven best for this one.
    pub fn prove(
        &mut self,
        lp: &Lp,
        objective: &Objective,
        primal: &[f64],
        dual: &[f64],
    ) -> Option<Box<Certified>> {
        let answer = Answer { primal: primal.to_vec(), dual: dual.to_vec() };
        let answer = prove::answer(lp, objective, answer)?;
        let residuals = answer.residuals();
        self.worst = self.worst.max(residuals.primal.max(residuals.dual).max(residuals.gap));
        self.answers += 1;
        Some(Box::new(answer))
    }

    /// Solves from a basis, if there is one, and proves what comes out.
    pub fn solve(
        &mut self,
        lp: &Lp,
        objective: &Objective,
        start: Option<&Basis>,
    ) -> Result<Best, Trouble> {
        self.solve_within(&self.wishes.watch, lp, objective, start)
    }

    /// As [`Ledger::solve`], stopped by a deadline of its own.
    pub fn solve_within(
        &mut self,
        watch: &Watch,
        lp: &Lp,
        objective: &Objective,
        start: Option<&Basis>,
    ) -> Result<Best, Trouble> {
        let engine = solve::select(self.wishes.engine)?;
        match self.attempt(engine.as_ref(), lp, objective, start, watch)? {
            Some(best) => Ok(best),
            // Not every engine proves that there is no best answer; ours does.
            None => self.attempt(&SimplexEngine, lp, objective, None, watch)?.ok_or_else(|| {
                Trouble::Failed(Failure::Wrong {
                    goal: objective.name.clone(),
                    reason: Impossible::NoBestUnproven,
                })
            }),
        }
    }

    /// One engine's word; `None` if it says that there is no best answer and cannot prove it.
    fn attempt(
        &mut self,
        engine: &dyn Engine,
        lp: &Lp,
        objective: &Objective,
        start: Option<&Basis>,
        watch: &Watch,
    ) -> Result<Option<Best>, Trouble> {
        let settled = prove::solved_by(engine, lp, objective, start, watch)?;
        let best = match settled {
            Settled::Certified { answer, record } => {
                let residuals = answer.residuals();
                let worst = residuals.primal.max(residuals.dual).max(residuals.gap);
                self.worst = self.worst.max(worst);
                Best::Limited(answer, record.basis)
            }
            Settled::Unbounded { ray: Some(ray), .. }
                if prove::without_end(lp, objective, Some(ray.clone()), watch).is_some() =>
            {
                Best::Unlimited
            }
            Settled::Infeasible { ray: Some(ray), .. }
                if prove::contradiction(lp, ray.clone()).is_some() =>
            {
                Best::Impossible
            }
            Settled::Interrupted { .. } => return Err(Trouble::Stopped),
            Settled::Unbounded { .. } | Settled::Infeasible { .. } => return Ok(None),
        };
        self.answers += 1;
        Ok(Some(best))
    }
}

/// The residuals of an answer as reports show them.
pub(super) fn residuals(answer: &Certified) -> PlanResiduals {
    crate::interpret::plan_residuals(answer.residuals())
}
