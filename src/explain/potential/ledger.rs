//! Solves with proof: every answer is certified and recorded, whatever the outcome.

use crate::lp::{Answer, Lp, Objective};
use crate::session::prove::{self, Proven};
use crate::session::{Basis, Certified, Evidence, Failure, Options, Settled};

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
    pub options: &'w Options,
    pub evidence: Evidence,
}

impl<'w> Ledger<'w> {
    pub fn new(options: &'w Options) -> Self {
        Self { options, evidence: Evidence::default() }
    }

    /// An answer found for another programme, where it is proven best for this one.
    pub fn prove(
        &mut self,
        lp: &Lp,
        objective: &Objective,
        best: &Certified,
    ) -> Option<Box<Certified>> {
        let answer = Answer { primal: best.primal().to_vec(), dual: best.dual().to_vec() };
        let answer = prove::answer(lp, objective, answer)?;
        self.evidence.add([&answer]);
        Some(Box::new(answer))
    }

    /// Solves from a basis, if there is one, and proves what comes out.
    pub fn solve(
        &mut self,
        lp: &Lp,
        objective: &Objective,
        start: Option<&Basis>,
    ) -> Result<Proven, Trouble> {
        self.solve_within(self.options, lp, objective, start)
    }

    /// As [`Ledger::solve`], with other options.
    pub fn solve_within(
        &mut self,
        options: &Options,
        lp: &Lp,
        objective: &Objective,
        start: Option<&Basis>,
    ) -> Result<Proven, Trouble> {
        let proven = prove::proven(lp, objective, start, options)?;
        match &proven {
            Settled::Interrupted { .. } => return Err(Trouble::Stopped),
            Settled::Certified { answer, .. } => self.evidence.add([&**answer]),
            Settled::Infeasible { .. } | Settled::Unbounded { .. } => self.evidence.solves += 1,
        }
        Ok(proven)
    }
}
