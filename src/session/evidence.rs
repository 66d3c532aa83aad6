//! What an answer rests on: how many optima were proven for it, and how exactly.

use crate::interpret::plan_residuals;
use crate::model::plan::PlanResiduals;
use crate::verify::{Certified, Residuals};

/// What the answers so far rest on.
#[derive(Clone, Copy, Debug, Default)]
pub struct Evidence {
    /// How many times something was solved and proven.
    pub solves: usize,
    worst: Residuals,
}

impl Evidence {
    /// Goals that were solved together.
    pub fn add<'c>(&mut self, goals: impl IntoIterator<Item = &'c Certified>) {
        self.solves += 1;
        goals.into_iter().for_each(|certified| self.certified(certified));
    }

    /// A programme next to them.
    pub fn certified(&mut self, certified: &Certified) {
        self.residual(certified.residuals());
    }

    /// What other answers rest on too.
    pub fn all(&mut self, other: &Self) {
        self.solves += other.solves;
        self.residual(&other.worst);
    }

    fn residual(&mut self, residuals: &Residuals) {
        self.worst.primal = self.worst.primal.max(residuals.primal);
        self.worst.dual = self.worst.dual.max(residuals.dual);
        self.worst.gap = self.worst.gap.max(residuals.gap);
    }

    /// The worst residual.
    #[must_use]
    pub fn worst(&self) -> f64 {
        self.worst.worst()
    }

    /// The worst residual of each kind, as reports show them.
    #[must_use]
    pub fn residuals(&self) -> PlanResiduals {
        plan_residuals(&self.worst)
    }
}
