//! The primal weight: how long steps in values are next to steps in prices.

/// Parts of the controller: of the present error, of the sum of all, and how fast that sum forgets.
const PRESENT: f64 = 0.99;
const SUMMED: f64 = 0.01;
const KEPT: f64 = 0.3;

/// A distance below this, or a ratio of two beyond these, says nothing.
const LEAST: f64 = 1e-16;
const RATIO: (f64, f64) = (1e-8, 1e8);

/// Balances how far values and prices moved between two restarts, in logarithms, as a controller
/// of proportional and integral part (H. Lu, Z. Peng, J. Yang, *cuPDLPx: A Further Enhanced
/// GPU-Based First-Order Solver for Linear Programming*, arXiv 2507.14051, 2025).
#[derive(Clone, Copy, Debug)]
pub(super) struct PrimalWeight {
    weight: f64,
    sum: f64,
    /// The weight at which primal and dual residuals were most alike, and how far apart.
    best: (f64, f64),
}

impl PrimalWeight {
    pub fn new() -> Self {
        Self { weight: 1.0, sum: 0.0, best: (1.0, f64::INFINITY) }
    }

    pub fn value(self) -> f64 {
        self.weight
    }

    /// The weight after a restart: how far values and prices moved since the one before, and what
    /// is left of both residuals.
    pub fn restarted(&mut self, values: f64, prices: f64, primal: f64, dual: f64) {
        let apart = (dual / primal).log10().abs();
        if apart < self.best.1 {
            self.best = (self.weight, apart);
        }
        let ratio = prices / values;
        if values > LEAST && prices > LEAST && ratio > RATIO.0 && ratio < RATIO.1 {
            let error = (ratio / self.weight).ln();
            self.sum = KEPT * self.sum + error;
            self.weight *= (PRESENT * error + SUMMED * self.sum).exp();
        } else {
            self.weight = self.best.0;
            self.sum = 0.0;
        }
    }
}
