//! Repairs in whole numbers: every repair found in fractions is planned again, and what does not deliver
//! everything then is replaced by the cheapest repair in whole numbers that moves the same limits.

use rayon::prelude::*;

use super::menu::{Found, Seeker};
use crate::explain::moves::{PlannedAgain, undelivered};
use crate::model::answers::repair::Undelivered;
use crate::model::answers::shortage::Measure;
use crate::session::{Failure, WholeSteps, prove};
use crate::tolerances::NOTHING_SHORT;

impl Seeker<'_> {
    /// The repairs, each with what the best plan found with it in whole numbers leaves undelivered.
    pub(super) fn in_whole_numbers(
        &self,
        steps: &WholeSteps<'_>,
        found: Vec<Found>,
    ) -> Result<Vec<Found>, Failure> {
        // Each by itself, so that any number of threads finds the same.
        found
            .into_par_iter()
            .map(|found| {
                let found = self.planned_again(steps, found)?;
                if delivers(&found) {
                    return Ok(found);
                }
                let closed: Vec<usize> = (0..self.levers.families.len())
                    .filter(|&family| found.by_family[family] <= 0.0)
                    .collect();
                let other = self.cheapest_whole(steps, &closed)?;
                Ok(other.filter(delivers).unwrap_or(found))
            })
            .collect()
    }

    /// The cheapest repairs in whole numbers where fractions need none: with all limits, then with one
    /// kind of them at a time.
    pub fn whole_ways(&self, steps: &WholeSteps<'_>) -> Result<Vec<Found>, Failure> {
        let found: Result<Vec<Option<Found>>, Failure> =
            self.beginnings().par_iter().map(|closed| self.cheapest_whole(steps, closed)).collect();
        Ok(self.menu(found?.into_iter().flatten().filter(delivers).collect()))
    }

    /// The cheapest repair found in whole numbers that moves none of the families closed.
    fn cheapest_whole(
        &self,
        steps: &WholeSteps<'_>,
        closed: &[usize],
    ) -> Result<Option<Found>, Failure> {
        let mut lp = self.levers.lp.clone();
        self.open(&mut lp, closed);
        self.service.demand(&mut lp);
        let Some(point) = steps.cheapest(&lp, &self.cost())? else { return Ok(None) };
        let amounts = self.sayable(&self.levers.amounts(&point));
        if amounts.iter().all(|amount| *amount <= 0.0) {
            return Ok(None);
        }
        let plan = self.levers.without_relief(&point);
        let moved = self.levers.moved(&amounts);
        let mut found = self.told(&amounts, 0.0);
        if prove::whole(&moved, &self.service.unmet, plan).is_none() {
            return self.planned_again(steps, found).map(Some);
        }
        found.way.whole = Some(Undelivered { short: 0.0, late: 0.0 });
        Ok(Some(found))
    }

    /// A repair with what the plan with it leaves undelivered: that of the file with its moves made, or,
    /// where they are no changes of the file, the best plan found with the limits moved. Nothing is said
    /// if time ran out.
    fn planned_again(&self, steps: &WholeSteps<'_>, mut found: Found) -> Result<Found, Failure> {
        let measures: Vec<&Measure> = found.way.measures.iter().collect();
        if let Some(planned) = PlannedAgain::with(&self.offers, &measures, self.options)? {
            let (short, late) = planned.undelivered();
            found.way.left = Some(planned.left());
            found.way.whole = Some(Undelivered { short, late });
            return Ok(found);
        }
        let goals = steps.at(&self.levers.moved(&found.amounts))?;
        if let Some(goals) = goals.filter(|_| !self.options.deadline.stopped()) {
            let goals = goals.iter().map(|(title, value)| (title.as_str(), *value));
            let (short, late) = undelivered(goals);
            found.way.whole = Some(Undelivered { short, late });
        }
        Ok(found)
    }
}

/// Whether a repair is known to deliver everything in whole numbers.
fn delivers(found: &Found) -> bool {
    let left = found.way.whole.as_ref();
    left.is_some_and(|left| left.short.max(left.late) <= NOTHING_SHORT)
}
