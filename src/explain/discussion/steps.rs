//! What small improvements of a group are worth: the goals are solved again along each of them.

use crate::explain::along::first_pieces;
use crate::explain::limits::{self, Bound, Limit, Part};
use crate::formulate::Capacity;
use crate::ids::{GroupId, Id};
use crate::interpret::quiet;
use crate::model::answers::discussion::{ServiceShare, StepKind, StepWorth};
use crate::model::plan::Plan;
use crate::model::{Buckets, Factory, Goal, What};
use crate::session::goals::Base;
use crate::session::goals::place::{Beginning, Evaluation};
use crate::session::{Certified, ChoiceError, CurveEnd, Direction, Evidence};
use crate::tolerances::NOTHING_SHORT;

/// One per cent.
const PER_CENT: f64 = 0.01;

/// What was found of a group.
#[derive(Default)]
pub(super) struct Examined {
    pub steps: Vec<StepWorth>,
    pub service: Vec<ServiceShare>,
}

/// Examines one group at a time.
pub(super) struct Examiner<'a, 'f> {
    pub factory: &'f Factory,
    pub buckets: &'f Buckets,
    pub base: &'a Base<'f>,
    pub plan: &'a Plan,
    pub limits: &'a [Limit],
}

/// More hours in some buckets: each part of the limit with how much of a unit it gets.
type Shares = Vec<(Part, f64)>;

impl Examiner<'_, '_> {
    /// The steps of a group and what they rest on; none if the deadline passes.
    pub fn examine(&self, group: GroupId) -> Result<(Option<Examined>, Evidence), ChoiceError> {
        let mut evidence = Evidence::default();
        let own = limits::capacity(self.factory, Capacity::Group(group)).0;
        let Some(limit) = self.limits.iter().find(|it| it.name == own) else {
            return Ok((Some(Examined::default()), evidence));
        };
        let mut found = Examined::default();
        for (step, hours, shares) in self.steps(group, limit) {
            let Some(worth) = self.worth(hours, &shares, &mut evidence)? else {
                return Ok((None, evidence));
            };
            found.steps.push(StepWorth { step, hours: quiet(hours), worth });
        }
        match self.service(limit, &mut evidence)? {
            Some(service) => found.service = service,
            None => return Ok((None, evidence)),
        }
        Ok((Some(found), evidence))
    }

    /// The steps that the group can take: the hours each gives and the buckets they are in.
    fn steps(&self, group: GroupId, limit: &Limit) -> Vec<(StepKind, f64, Shares)> {
        let planned = &self.plan.groups[group.position()];
        let owner = &self.factory.groups[group];
        let part = |at: usize| limit.parts.iter().find(|it| it.bucket.position() == at).copied();
        let shared = |weights: Vec<f64>| -> Shares {
            let all: f64 = weights.iter().sum();
            let each = weights.into_iter().enumerate().filter(|it| it.1 > 0.0);
            each.filter_map(|(at, weight)| Some((part(at)?, weight / all))).collect()
        };
        let mut steps = Vec::new();
        let hours = shared(planned.effective_hours.clone());
        if !hours.is_empty() {
            steps.push((StepKind::OneMoreHour, 1.0, hours));
        }
        let load: f64 = planned.load_hours.iter().sum();
        let loaded = shared(planned.load_hours.clone());
        if !loaded.is_empty() {
            steps.push((StepKind::OnePerCentLessNorm, PER_CENT * load, loaded));
        }
        let repair: f64 = planned.repair_hours.iter().sum();
        let freed: Vec<f64> = planned
            .repair_hours
            .iter()
            .enumerate()
            .map(|(at, hours)| hours * owner.availability.at(self.buckets[Id::at(at)].start))
            .collect();
        let gained = freed.iter().sum::<f64>() / repair;
        let repaired = shared(freed);
        if !repaired.is_empty() {
            steps.push((StepKind::OneHourLessRepair, gained, repaired));
        }
        steps
    }

    /// What so many hours in these buckets are worth to each goal; empty if there is room in all of
    /// them. None if the deadline passes.
    fn worth(
        &self,
        hours: f64,
        shares: &Shares,
        evidence: &mut Evidence,
    ) -> Result<Option<Vec<crate::model::answers::bottlenecks::Worth>>, ChoiceError> {
        let point = self.point();
        if !shares.iter().any(|(part, _)| point.is_some_and(|it| part.binds(it))) {
            return Ok(Some(Vec::new()));
        }
        let direction = direction(shares);
        let along = first_pieces(self.base, &direction, hours)?;
        along.prove(evidence);
        if along.end == CurveEnd::Interrupted {
            return Ok(None);
        }
        let goals = self.base.goals().iter().enumerate();
        let worth = goals
            .map(|(at, goal)| along.worth(at, goal.stage.title(), goal.objective.sense, hours));
        Ok(Some(worth.collect()))
    }

    /// The goals of service above zero, with twice the hours of the group. None if the deadline
    /// passes.
    fn service(
        &self,
        limit: &Limit,
        evidence: &mut Evidence,
    ) -> Result<Option<Vec<ServiceShare>>, ChoiceError> {
        let now = self.base.now();
        let is_open = |at: usize| now.values[at] > NOTHING_SHORT;
        let of_service = |goal: Goal| matches!(goal, Goal::Fulfil | Goal::OnTime);
        let open: Vec<usize> = (0..now.values.len())
            .filter(|at| of_service(self.base.goals()[*at].stage.goal) && is_open(*at))
            .collect();
        let Some(last) = open.last().copied() else { return Ok(Some(Vec::new())) };
        let share = |at: usize, with_twice: f64| {
            let stage = &self.base.goals()[at].stage;
            let (goal, unit) = (stage.title(), stage.unit.clone());
            ServiceShare { goal, unit, now: quiet(now.values[at]), with_twice: quiet(with_twice) }
        };
        if !self.point().is_some_and(|it| limit.binds(it)) {
            return Ok(Some(open.iter().map(|at| share(*at, now.values[*at])).collect()));
        }
        let direction = self.twice(limit);
        match self.base.at(&direction, 1.0, Beginning::Plan, last + 1)? {
            Evaluation::At(far) => {
                evidence.add(far.certified());
                Ok(Some(open.iter().map(|at| share(*at, far.values[*at])).collect()))
            }
            Evaluation::Stopped => Ok(None),
            Evaluation::Infeasible | Evaluation::Failed => Ok(Some(Vec::new())),
        }
    }

    /// As many hours again in every bucket, and as many more on the clock.
    fn twice(&self, limit: &Limit) -> Direction {
        let clock = limit.name.clone().its(What::Clock);
        let clock = self.limits.iter().find(|it| it.name == clock);
        let mut all: Shares = limit.parts.iter().map(|it| (*it, it.amount)).collect();
        for part in clock.iter().flat_map(|it| &it.parts) {
            let own = limit.parts.iter().find(|it| it.bucket == part.bucket);
            all.extend(own.map(|it| (*part, it.amount)));
        }
        direction(&all)
    }

    fn point(&self) -> Option<&Certified> {
        self.base.now().solved.last().map(|(_, certified)| certified)
    }
}

/// The upper bounds of parts moved.
fn direction(shares: &Shares) -> Direction {
    let mut direction = Direction::default();
    for &(part, share) in shares {
        match part.bound {
            Bound::Column(column) => direction.columns.push((column, 0.0, share)),
            Bound::Row(row) => direction.rows.push((row, 0.0, share)),
        }
    }
    direction
}
