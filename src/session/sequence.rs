//! The goals one after another on one programme: solve, certify, keep what is reached, continue.

mod conclude;
mod inside;
mod reach;

use std::sync::Arc;

use super::failure::{Failure, Impossible};
use super::goals::one_sided::Reached;
use super::hot::{Hot, SolveCounts};
use super::kept::Kept;
use super::planning::Planning;
use super::planning::{Carried, Options};
use super::prove;
use super::relief::{relieve, widen_to};
use super::service::{ALL_DATES, ALL_ORDERS, ALL_QUANTITIES, together};
use super::solved::{Solved, SolvedGoals};
use super::tight::{Priced, is_told};
use crate::formulate::{ColumnMeaning, Formulation, RowMeaning, Stage, stages};
use crate::ids::Id;
use crate::interpret::{Effort, clashes, goal_result, tight_spots};
use crate::lp::{Answer, Bounds, Lp, Objective};
use crate::model::answers::contradiction::Clash;
use crate::model::plan::{GoalResult, TightSpot};
use crate::model::{Buckets, Factory, Goal};
use crate::solve::{self, Basis, Explanation, Optimum, Record, Settled};
use crate::tolerances::KEPT_GOAL;
use crate::verify::Certified;

/// Whether a goal is one of money.
fn is_money(goal: Goal) -> bool {
    matches!(goal, Goal::Profit | Goal::Cost)
}

/// How one stage went.
pub(super) enum Step {
    Reached,
    Stopped,
    Contradiction(Vec<Clash>),
    Unbounded(Vec<String>),
}

impl Step {
    /// The result of a step that leaves no plan of its own; `None` if the goal was reached.
    pub fn without_plan(self, stage: &Stage) -> Option<Planning> {
        match self {
            Self::Reached => None,
            Self::Stopped => Some(Planning::Nothing),
            Self::Contradiction(clashes) => Some(Planning::Contradiction(clashes)),
            Self::Unbounded(orders) => Some(Planning::Unbounded { goal: stage.title(), orders }),
        }
    }
}

/// The goals pursued so far and what they left.
pub(super) struct Sequence<'f> {
    factory: &'f Factory,
    buckets: &'f Buckets,
    options: &'f Options,
    formulation: Formulation<'f>,
    /// Objectives of the stages, made before any face is frozen (all but balance's).
    prepared: Vec<(Stage, Objective)>,
    /// The stages reached, as they are kept for those after them.
    kept: Kept,
    results: Vec<GoalResult>,
    tight: Vec<TightSpot>,
    /// What the value of limits is found from.
    priced: Priced<'f>,
    last: Option<Box<Certified>>,
    /// A point from before the first stage.
    candidate: Option<Vec<f64>>,
    /// The best for all quantities, or for all dates, from before the first stage of them.
    joint: Option<Answer>,
    /// The basis of the last solve: the next one warm-starts from it.
    basis: Option<Basis>,
    /// Where the last solve ended inside its face, far from any basis.
    inside: Option<inside::Inside>,
    /// Bases from another month and for another month.
    carried: Option<&'f mut Carried>,
    /// The plan that goals are warm-started from.
    hot: Option<&'f Hot>,
    /// The programmes solved, where others are to warm-start from them.
    solved: Option<Vec<Solved>>,
    /// Where the last programme of a plan warm-started from was left.
    standing: Option<Arc<Optimum>>,
    /// What all of it took.
    counts: SolveCounts,
    /// The engine of the last solve.
    engine: &'static str,
    /// The best point of the stage that was stopped, if the engine had one.
    stopped_at: Option<(Objective, Option<Vec<f64>>)>,
    size: (usize, usize),
    /// Whether frozen quantities have been taken as what fits.
    relieved: bool,
    /// Whether bounds have been widened to a point that misses them by a trace.
    widened: bool,
}

impl<'f> Sequence<'f> {
    pub fn new(factory: &'f Factory, buckets: &'f Buckets, options: &'f Options) -> Self {
        Self::on(Formulation::new(factory, buckets), factory, buckets, options)
    }

    /// On a programme with nothing solved yet.
    pub fn on(
        formulation: Formulation<'f>,
        factory: &'f Factory,
        buckets: &'f Buckets,
        options: &'f Options,
    ) -> Self {
        Self {
            factory,
            buckets,
            options,
            formulation,
            prepared: Vec::new(),
            kept: Kept::default(),
            results: Vec::new(),
            tight: Vec::new(),
            priced: Priced::default(),
            last: None,
            candidate: None,
            joint: None,
            basis: None,
            inside: None,
            carried: None,
            hot: None,
            solved: None,
            standing: None,
            counts: SolveCounts::default(),
            engine: "none",
            stopped_at: None,
            size: (0, 0),
            relieved: false,
            widened: false,
        }
    }

    /// Begins with the bases of another month, and keeps those of this one in the same place.
    pub fn begin_with(&mut self, carried: &'f mut Carried) {
        self.carried = Some(carried);
    }

    /// Warm-starts every goal from another plan.
    pub fn start_from(&mut self, hot: &'f Hot) {
        self.hot = Some(hot);
    }

    /// Records every programme solved, for warm starts of others.
    pub fn note(&mut self) {
        self.solved = Some(Vec::new());
    }

    /// What was noted, each goal with a basis to warm-start from.
    ///
    /// # Errors
    /// As [`prove::solved`].
    pub fn noted(&mut self) -> Result<SolvedGoals, Failure> {
        if self.solved.is_some() {
            self.land()?;
        }
        Ok(SolvedGoals(self.solved.take().unwrap_or_default()))
    }

    /// What it took so far.
    pub fn counts(&self) -> SolveCounts {
        self.counts
    }

    /// The current programme.
    pub fn lp(&self) -> &Lp {
        self.formulation.lp()
    }

    /// The objective of a stage; balance first adds its rows.
    pub fn objective(&mut self, stage: &Stage) -> Objective {
        let title = stage.title();
        match self.prepared.iter().find(|(known, _)| known.title() == title) {
            Some((_, objective)) => objective.clone(),
            None => self.formulation.objective(stage),
        }
    }

    /// Pursues a goal. A failure is explained by the factory if possible.
    pub fn pursue(&mut self, stage: &Stage) -> Result<Step, Failure> {
        let factory = self.factory;
        self.pursue_goal(stage).map_err(|failure| failure.on(factory))
    }

    fn pursue_goal(&mut self, stage: &Stage) -> Result<Step, Failure> {
        if self.prepared.is_empty() {
            self.prepare();
        }
        self.options.deadline.work_at(&stage.title());
        if stage.goal == Goal::Balance {
            // Its rows are none of the goals' before it.
            self.land()?;
        }
        let objective = self.objective(stage);
        let lp = self.formulation.lp();
        self.size = (self.size.0.max(lp.rows().len()), self.size.1.max(lp.columns().len()));
        if self.last.is_none() && self.candidate.is_none() {
            self.candidate = self.all_at_once();
        }
        if self.candidate.is_none() {
            self.join(stage);
        }
        if let Some(certified) = self.already_best(&objective) {
            self.keep_solved(&stage.title(), &objective, self.basis.clone());
            self.settle(
                stage,
                objective,
                certified,
                Effort { engine: self.engine, iterations: Some(0), refused: 0 },
            );
            return Ok(Step::Reached);
        }
        loop {
            let step = self.attempt(stage, &objective)?;
            if let Some(step) = step {
                return Ok(step);
            }
        }
    }

    /// Makes the objectives while nothing is frozen yet; balance's has to wait for its rows.
    fn prepare(&mut self) {
        if let Some(whole) = self.hot.and_then(Hot::whole) {
            self.start_from_whole(whole);
        }
        if self.hot.is_none() {
            self.priced.begin(self.formulation.clone());
        }
        let known: Vec<String> = self.prepared.iter().map(|(stage, _)| stage.title()).collect();
        for stage in stages(self.factory)
            .into_iter()
            .filter(|it| it.goal != Goal::Balance && !known.contains(&it.title()))
        {
            let objective = self.formulation.objective(&stage);
            self.prepared.push((stage, objective));
        }
    }

    /// A point that serves all the goals of service at once. If every order can be met, it is
    /// the best for each of them, and their stages need no solving of their own.
    fn all_at_once(&mut self) -> Option<Vec<f64>> {
        let goals = self.prepared.iter().map(|(stage, objective)| (stage.goal, objective));
        let sum = together(ALL_ORDERS, goals)?;
        self.reach_sum(&sum).map(|answer| answer.primal)
    }

    /// Where that is not so or takes long: first the best for all quantities, then a point that meets
    /// all dates. It is the best for each of their stages unless one goal takes from another.
    fn join(&mut self, stage: &Stage) {
        let goal = stage.goal;
        let first = self.results.iter().all(|it| it.goal != goal.word());
        let name = match goal {
            Goal::Fulfil => ALL_QUANTITIES,
            Goal::OnTime => ALL_DATES,
            _ => "",
        };
        if !first && !name.is_empty() {
            return;
        }
        self.joint = None;
        if !name.is_empty() {
            let own = self.prepared.iter().skip_while(|(stage, _)| stage.goal != goal);
            let own = own.take_while(|(stage, _)| stage.goal == goal);
            let sum = together(name, own.map(|(stage, objective)| (stage.goal, objective)));
            self.joint = sum.and_then(|sum| self.reach_sum(&sum));
            if let Some(joint) = self.joint.as_mut().filter(|_| goal == Goal::OnTime) {
                // All dates are met, which their own bounds prove; prices of the first-order method
                // are not exact enough to freeze by.
                joint.dual.fill(0.0);
            }
        }
    }

    /// The best for a sum of goals of service; `None` where it was given up.
    fn reach_sum(&mut self, sum: &Objective) -> Option<Answer> {
        match self.reach(&sum.name, sum, None) {
            Ok(Settled::Certified { answer, record }) => {
                self.engine = record.engine;
                self.priced.ended(Goal::Fulfil, &record);
                self.basis = record.basis;
                Some(Answer { primal: answer.primal().to_vec(), dual: answer.dual().to_vec() })
            }
            // The stage itself will meet the same trouble and say what it is.
            _ => None,
        }
    }

    /// The point at hand, where it reaches a goal's best by the columns' own bounds: certified
    /// like any answer, with prices of zero; or the best for a sum of goals, with its prices.
    fn already_best(&self, objective: &Objective) -> Option<Box<Certified>> {
        let lp = self.formulation.lp();
        let fits = |primal: &[f64]| primal.len() == lp.columns().len();
        let last = self.last.as_ref().map(|last| last.primal());
        let by_bounds = |primal: &[f64]| prove::point(lp, objective, primal);
        let certified = match &self.joint {
            Some(joint) if fits(&joint.primal) => {
                by_bounds(&joint.primal).or_else(|| prove::answer(lp, objective, joint.clone()))
            }
            _ => last.or(self.candidate.as_deref()).filter(|it| fits(it)).and_then(by_bounds),
        }?;
        // A goal that can still gain by a trace is solved: what is left to it, later ones take.
        (certified.residuals().gap <= KEPT_GOAL).then(|| Box::new(certified))
    }

    /// One try at a stage; `None` if an earlier goal had to be held more firmly first.
    fn attempt(&mut self, stage: &Stage, objective: &Objective) -> Result<Option<Step>, Failure> {
        let offered = self.offered(stage);
        let start = offered.or_else(|| self.basis.clone());
        Ok(Some(match self.reach(&stage.title(), objective, start.as_ref())? {
            Settled::Certified { answer, record } => {
                self.engine = record.engine;
                self.basis = record.basis.clone().or(self.basis.take());
                self.priced.ended(stage.goal, &record);
                if record.basis.is_some() {
                    self.keep(stage);
                }
                if self.kept.hold_what_leaks(&mut self.formulation, answer.primal()) {
                    return Ok(None);
                }
                let Record { engine, iterations, refused, .. } = record;
                let effort = Effort { engine, iterations, refused };
                self.settle(stage, objective.clone(), answer, effort);
                Step::Reached
            }
            Settled::Interrupted { best, .. } => {
                self.stopped_at = Some((objective.clone(), best));
                Step::Stopped
            }
            Settled::Infeasible { .. } => return self.contradiction(stage),
            Settled::Unbounded { ray, .. } => {
                let lp = self.formulation.lp();
                if prove::without_end(lp, objective, ray, &self.options.deadline).is_none() {
                    if self.options.deadline.stopped() {
                        return Ok(Some(Step::Stopped));
                    }
                    let reason = Impossible::NoBestUnproven;
                    return Err(Failure::Wrong { goal: stage.title(), reason });
                }
                Step::Unbounded(self.without_end(objective)?)
            }
        }))
    }

    /// Notes what a goal reached and keeps it for the goals after it.
    fn settle(
        &mut self,
        stage: &Stage,
        objective: Objective,
        certified: Box<Certified>,
        effort: Effort,
    ) {
        let allowed = stage.give_up.of(certified.value());
        let reached = || {
            let (stage, certified) = (stage.clone(), Certified::clone(&certified));
            Reached { stage, objective: objective.clone(), certified }
        };
        self.priced.take(stage.goal, reached);
        let title = stage.title();
        let noted = self.solved.iter_mut().flatten().find(|it| it.title == title);
        if let Some(noted) = noted {
            noted.certified = Some(Certified::clone(&certified));
        }
        if is_told(stage.goal) {
            let goal = (stage, &objective);
            let spots =
                tight_spots(self.factory, self.buckets, &self.formulation, goal, &certified);
            self.tight.extend(spots);
        }
        self.results.push(goal_result(stage, &certified, allowed, effort));
        self.kept.keep(&mut self.formulation, stage, objective, &certified);
        self.last = Some(certified);
    }

    /// The markets that can be sold without limit: with a ceiling on every unlimited shipment, they
    /// are the ones that reach it.
    fn without_end(&self, objective: &Objective) -> Result<Vec<String>, Failure> {
        /// More than any plant makes, and still exact in double precision.
        const CEILING: f64 = 1e9;
        let mut lp = self.formulation.lp().clone();
        let mut open = Vec::new();
        for (column, meaning) in self.formulation.legend().columns.enumerated() {
            let bounds = lp.columns()[column];
            if bounds.upper.is_infinite() {
                lp.set_column_bounds(column, Bounds::between(bounds.lower, CEILING));
                if let ColumnMeaning::Shipped { order, .. } = *meaning {
                    open.push((column, order));
                }
            }
        }
        let Settled::Certified { answer, .. } =
            prove::solved(&lp, objective, self.basis.as_ref(), self.options)?
        else {
            return Ok(Vec::new());
        };
        let mut orders: Vec<String> = open
            .into_iter()
            .filter(|(column, _)| answer.primal()[column.position()] > CEILING / 1e3)
            .map(|(_, order)| self.factory.orders[order].id.clone())
            .collect();
        orders.dedup();
        Ok(orders)
    }

    /// Finds out why there is no plan at all; `None` if what is without one by no more than the
    /// rounding of a figure was reduced to what fits, and the goal is to be tried again.
    fn contradiction(&mut self, stage: &Stage) -> Result<Option<Step>, Failure> {
        let wrong = |reason| Failure::Wrong { goal: stage.title(), reason };
        if let Some(last) = &self.last {
            // What is certified may lie outside a bound by more than an engine lets pass.
            if self.widened {
                return Err(wrong(Impossible::InfeasibleLater));
            }
            self.widened = true;
            let point = self.formulation.measured(last.primal().to_vec());
            widen_to(self.formulation.lp_mut(), &point);
            return Ok(None);
        }
        if !std::mem::replace(&mut self.relieved, true)
            && relieve(&mut self.formulation, self.options)
        {
            return Ok(None);
        }
        let lp = self.formulation.lp();
        let legend = self.formulation.legend();
        // What is released stays released; everything else may be asked to give way.
        let weight = |row| match legend.rows[row] {
            RowMeaning::Frozen { .. } => f64::INFINITY,
            _ => 1.0,
        };
        let mut near = None;
        for engine in solve::panel(self.options.engine)? {
            let explained = solve::explain(lp, weight, engine.as_ref(), &self.options.deadline);
            if self.options.deadline.stopped() {
                return Ok(Some(Step::Stopped));
            }
            let point = match explained? {
                Explanation::Contradicted(contradiction) => {
                    if prove::contradiction(lp, contradiction.ray.clone()).is_some() {
                        let found =
                            clashes(self.factory, self.buckets, &self.formulation, &contradiction);
                        return Ok(Some(Step::Contradiction(found)));
                    }
                    contradiction.primal
                }
                Explanation::Interrupted => return Ok(Some(Step::Stopped)),
                Explanation::Feasible(point) => point,
            };
            near = near.or(Some(point));
        }
        match near {
            Some(point) if !std::mem::replace(&mut self.widened, true) => {
                widen_to(self.formulation.lp_mut(), &point);
                Ok(None)
            }
            _ => Err(wrong(Impossible::NotInfeasible)),
        }
    }
}
