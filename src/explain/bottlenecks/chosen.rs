//! Which limits are examined: those whose step promises most by exact rates.

use rayon::prelude::*;

use super::order::Ranking;
use super::{Asker, Step};
use crate::explain::limits::Limit;
use crate::explain::resolved::nine_digits;
use crate::model::unit::is_countable;
use crate::session::ChoiceError;
use crate::session::goals::one_sided::Rates;

/// Limits whose exact rates are found to choose from; of more their dual values decide.
const MOST_RATED: usize = 300;

impl Asker<'_, '_> {
    /// What a step more of each limit gains every goal if its exact rate held for all of it; where the
    /// rate is not known, what the dual values say.
    pub(super) fn promises(&self, limits: &[Limit]) -> Result<Vec<Ranking>, ChoiceError> {
        let few = limits.len() <= MOST_RATED;
        let promise = |limit: &Limit| {
            let step = self.step(limit);
            let guess = nine_digits(self.guess(limit));
            let rates = if few { self.base.rates(&limit.direction())? } else { Rates::Unknown };
            let mut gains = vec![0.0; self.base.goals().len()];
            if let Rates::Are(rates) = rates {
                for ((gain, rate), goal) in gains.iter_mut().zip(rates).zip(self.base.goals()) {
                    *gain = nine_digits(-goal.objective.sense.sign() * rate * step).max(0.0);
                }
            }
            gains.push(guess);
            Ok(Ranking(gains))
        };
        limits.par_iter().map(promise).collect()
    }

    /// The step of a limit.
    pub(super) fn step(&self, limit: &Limit) -> f64 {
        let step = match self.question.step {
            Step::Share(share) => share * limit.amount,
            Step::Units(units) => units,
        };
        // A limit of nothing has no share: one unit of it then.
        let step = if step > 0.0 { step } else { 1.0 };
        if self.whole && is_countable(&limit.unit) { step.ceil() } else { step }
    }
}
