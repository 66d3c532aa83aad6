//! From the goals reached to the plan: what later goals took from earlier ones, whether the
//! schedule is unique, and the final checks.

use super::Sequence;
use crate::audit::{audit, seal};
use crate::formulate::Stage;
use crate::interpret::{Account, Checked, interpret, plan_residuals, quiet};
use crate::model::Factory;
use crate::model::pegging::pegs;
use crate::model::plan::{GoalResult, Plan, Uniqueness};
use crate::session::failure::{Failure, Impossible};
use crate::session::planning::Planning;
use crate::session::prove;
use crate::solve::{self, Settled};
use crate::verify::Residuals;

impl Sequence<'_> {
    /// The plan of the last goal reached, with a bound for the goal that was not.
    pub fn interrupted(mut self, stage: &Stage) -> Result<Planning, Failure> {
        let Some((objective, best)) = self.stopped_at.take() else { return Ok(Planning::Nothing) };
        let lp = self.formulation.lp();
        let last = self.last.as_ref().map(|it| it.primal().to_vec());
        let earlier = self.candidate.take().into_iter().chain(last);
        let earlier: Vec<_> = earlier.map(|point| self.formulation.measured(point)).collect();
        let checked = best
            .into_iter()
            .chain(earlier)
            .filter(|point| self.kept.allow(point))
            .find_map(|point| prove::feasible(lp, &objective, point));
        let Some(feasible) = checked else { return Ok(Planning::Nothing) };
        self.results.push(GoalResult {
            goal: stage.goal.word().to_owned(),
            part: stage.part.clone(),
            unit: stage.unit.clone(),
            value: quiet(feasible.value()),
            given_up: 0.0,
            allowed: 0.0,
            bound: feasible.bound(),
            fractional: None,
            gap: None,
            residuals: plan_residuals(&Residuals {
                primal: feasible.residual(),
                dual: 0.0,
                gap: 0.0,
            }),
            engine: self.engine.to_owned(),
            iterations: None,
            refused: 0,
        });
        let planning = self.conclude(&Checked::Feasible(&feasible), Uniqueness::NotKnown)?;
        Ok(self.sealed(planning))
    }

    pub fn finish(mut self) -> Result<Planning, Failure> {
        self.land()?;
        let Some(last) = self.last.take() else { return Ok(Planning::Nothing) };
        let schedule = self.uniqueness()?;
        let priced = std::mem::take(&mut self.priced);
        let of = (self.factory, self.buckets);
        if let Some(spots) = priced.spots(of, self.options, last.primal())? {
            self.tight = spots;
        }
        let planning = self.conclude(&Checked::Optimal(&last), schedule)?;
        Ok(self.sealed(planning))
    }

    /// As [`Self::finish`], without asking whether the schedule is the only one.
    pub fn finish_unexamined(mut self) -> Result<Planning, Failure> {
        let Some(last) = self.last.take() else { return Ok(Planning::Nothing) };
        self.conclude(&Checked::Optimal(&last), Uniqueness::NotKnown)
    }

    /// Whether the goals leave a choice: two opposite random objectives on the last face agree
    /// only where it is a single schedule.
    fn uniqueness(&self) -> Result<Uniqueness, Failure> {
        const SEED: u64 = 0x6a75_6e68_656e_6721;
        let columns = self.formulation.schedule_columns();
        let lp = self.formulation.lp();
        let mut points = Vec::new();
        for probe in solve::probes(&columns, SEED) {
            match prove::solved(lp, &probe, self.basis.as_ref(), self.options) {
                Ok(Settled::Certified { answer, .. }) => points.push(answer),
                // A schedule that is unbounded at no cost is one of several for sure.
                Ok(Settled::Unbounded { .. }) => return Ok(Uniqueness::OneOfSeveral),
                Ok(_) | Err(Failure::Refused { .. }) => return Ok(Uniqueness::NotKnown),
                Err(failure) => return Err(failure.on(self.factory)),
            }
        }
        let [one, other] = points.as_slice() else { return Ok(Uniqueness::NotKnown) };
        let mut differs = solve::differences(lp, &columns, one.primal(), other.primal());
        let differs = differs.next().is_some();
        Ok(if differs { Uniqueness::OneOfSeveral } else { Uniqueness::Only })
    }

    /// Fills in what later goals took from earlier ones and writes the plan.
    fn conclude(
        &mut self,
        checked: &Checked<'_>,
        schedule: Uniqueness,
    ) -> Result<Planning, Failure> {
        let point = self.formulation.tightened(checked.primal());
        for (result, taken) in self.results.iter_mut().zip(self.kept.taken(&point)) {
            if taken.worse > result.allowed + taken.most {
                let reason = Impossible::NotKept { taken: taken.worse, allowed: result.allowed };
                return Err(Failure::Wrong { goal: result.title(), reason }.on(self.factory));
            }
            result.given_up = if taken.worse <= taken.rounding { 0.0 } else { taken.worse };
        }
        let account = Account {
            goals: std::mem::take(&mut self.results),
            tight: std::mem::take(&mut self.tight),
            schedule,
            size: self.size,
            factory_sha256: self.options.factory_sha256.clone(),
        };
        let plan = interpret(self.factory, self.buckets, &self.formulation, checked, account);
        audited(self.factory, &plan)?;
        Ok(Planning::Plan(Box::new(plan)))
    }

    /// A plan that is shown says what its runs are for, and is sealed: from here on nothing in it
    /// changes.
    fn sealed(&self, mut planning: Planning) -> Planning {
        if let Planning::Plan(plan) = &mut planning {
            plan.pegs = pegs(self.factory, self.buckets, plan);
            seal(plan);
        }
        planning
    }
}

/// The last gate: the plan is recomputed from the factory alone before anyone sees it.
fn audited(factory: &Factory, plan: &Plan) -> Result<(), Failure> {
    let sha256 = &plan.certificate.factory_sha256;
    audit(factory, sha256, plan).map(|_| ()).map_err(|it| Failure::Audit(it).on(factory))
}
