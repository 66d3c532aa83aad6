//! From certified values and a legend to a plan in the factory's own names, units and dates.
//!
//! It accepts only what `verify` has certified, so no uncertified figure can reach a report.

mod beyond;
mod capacities;
mod contradiction;
mod decisions;
mod items;
pub mod limit;
pub mod limits;
mod money;
mod near;
mod orders;
mod rhythm;
mod runs;
mod tight;

pub use contradiction::clashes;
pub use tight::tight_spots;

use crate::formulate::{Formulation, Stage};
use crate::ids::BucketId;
use crate::model::plan::{
    BucketHeading, Certificate, FactoryHeading, GoalResult, Numbers, Plan, PlanResiduals,
    PlanStatus, TightSpot, Uniqueness, WorkshopName,
};
use crate::model::run::has_whole_numbers;
use crate::model::{Buckets, Factory};
use crate::verify::{Certified, Feasible, Residuals, Whole};
use decisions::Decisions;

/// A point that `verify` has checked: an optimum, or a feasible point with its bound.
pub enum Checked<'c> {
    /// Every goal reached its optimum; the last goal's certificate.
    Optimal(&'c Certified),
    /// The best feasible plan when planning was stopped.
    Feasible(&'c Feasible),
    /// A plan in whole numbers, and how far it got.
    Whole(&'c Whole, PlanStatus),
}

impl Checked<'_> {
    /// One value per column.
    #[must_use]
    pub fn primal(&self) -> &[f64] {
        match self {
            Self::Optimal(certified) => certified.primal(),
            Self::Feasible(feasible) => feasible.primal(),
            Self::Whole(whole, _) => whole.primal(),
        }
    }
}

/// What a session knows besides the values: the outcome of each goal, and the file.
pub struct Account {
    /// Goals in sequence.
    pub goals: Vec<GoalResult>,
    /// The limits of the goals.
    pub tight: Vec<TightSpot>,
    /// Whether another schedule is as good.
    pub schedule: Uniqueness,
    /// Rows and columns of the largest programme solved.
    pub size: (usize, usize),
    /// SHA-256 of the factory file, in hexadecimal.
    pub factory_sha256: String,
}

/// The residuals of a certificate as a plan shows them.
#[must_use]
pub fn plan_residuals(residuals: &Residuals) -> PlanResiduals {
    PlanResiduals { primal: residuals.primal, dual: residuals.dual, gap: residuals.gap }
}

/// How a goal's optimum was found.
#[derive(Clone, Copy, Debug)]
pub struct Effort {
    /// The engine that found it.
    pub engine: &'static str,
    /// Simplex iterations, if the engine says.
    pub iterations: Option<u64>,
    /// Answers refused and engines failed before.
    pub refused: usize,
}

/// The result of a stage that reached its optimum; `given_up` is filled in when the last goal
/// is done.
#[must_use]
pub fn goal_result(
    stage: &Stage,
    certified: &Certified,
    allowed: f64,
    effort: Effort,
) -> GoalResult {
    GoalResult {
        goal: stage.goal.word().to_owned(),
        part: stage.part.clone(),
        unit: stage.unit.clone(),
        value: quiet_beside(certified.value(), certified.size()),
        given_up: 0.0,
        allowed,
        bound: None,
        fractional: None,
        gap: None,
        residuals: plan_residuals(certified.residuals()),
        engine: effort.engine.to_owned(),
        iterations: effort.iterations,
        refused: effort.refused,
    }
}

/// A goal's value without an engine's rounding next to zero.
#[must_use]
pub fn quiet(value: f64) -> f64 {
    if value.abs() < 1e-9 { 0.0 } else { value }
}

/// As [`quiet`], relative to the `size` of the value's terms.
#[must_use]
fn quiet_beside(value: f64, size: f64) -> f64 {
    if value.abs() <= 1e-12 * size { 0.0 } else { value }
}

/// The plan.
#[must_use]
pub fn interpret(
    factory: &Factory,
    buckets: &Buckets,
    formulation: &Formulation<'_>,
    checked: &Checked<'_>,
    account: Account,
) -> Plan {
    let decisions = Decisions::of(factory, buckets, formulation, checked.primal());
    let status = match checked {
        Checked::Optimal(_) => PlanStatus::Optimal,
        Checked::Feasible(_) => PlanStatus::Interrupted,
        Checked::Whole(_, status) => *status,
    };
    let orders = orders::orders(factory, buckets, &decisions);
    let products = items::products(factory, buckets, &decisions);
    let materials = items::materials(factory, buckets, &decisions);
    let groups = capacities::groups(factory, buckets, &decisions);
    let labour = capacities::labour(factory, buckets, &decisions);
    let services = capacities::services(factory, buckets, &decisions);
    let (money, after) = money::money(factory, buckets, &decisions, &orders);
    let beyond = beyond::beyond(factory, buckets, &decisions, after);
    let near = near::near(factory, buckets, &decisions.started);
    Plan {
        status,
        certificate: certificate(status, &account),
        goals: account.goals,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        factory: FactoryHeading::of(factory, buckets),
        buckets: buckets.ids().map(|bucket| heading(buckets, bucket)).collect(),
        rhythm: rhythm::rhythm(factory, buckets, &decisions, matches!(checked, Checked::Whole(..))),
        stores: items::stores(factory, buckets, &decisions),
        projects: orders::projects(factory, &decisions),
        orders,
        products,
        workshops: WorkshopName::all(factory),
        groups,
        labour,
        services,
        materials,
        money,
        tight: account.tight,
        numbers: has_whole_numbers(factory).then_some(match checked {
            Checked::Whole(..) => Numbers::Whole,
            _ => Numbers::Fractional,
        }),
        runs: runs::runs(factory, &decisions),
        repairs: runs::repairs(factory, buckets, &decisions),
        choices: runs::choices(factory, &decisions),
        pegs: Vec::new(),
        bill: None,
        beyond,
        near,
    }
}

fn heading(buckets: &Buckets, bucket: BucketId) -> BucketHeading {
    BucketHeading {
        name: buckets[bucket].name.clone(),
        start: buckets[bucket].start.to_string(),
        end: buckets[bucket].end.to_string(),
    }
}

fn certificate(status: PlanStatus, account: &Account) -> Certificate {
    let tolerance = crate::tolerances::CERTIFIED_GAP;
    let goals = account.goals.iter();
    let worst = goals
        .map(|goal| goal.residuals.primal.max(goal.residuals.dual).max(goal.residuals.gap))
        .fold(0.0, f64::max);
    let statement = match status {
        PlanStatus::Optimal => {
            "Every goal is proven optimal, given the goals before it: feasibility, prices and gap \
             were recomputed from the programme without a solver."
        }
        PlanStatus::WithinGap | PlanStatus::BestFound => {
            "The plan satisfies every limit in whole numbers, and each goal's bound is proven, given \
             what the goals before it reached: both were recomputed from the programme without a \
             solver."
        }
        PlanStatus::Interrupted => {
            "Planning was stopped early. The plan satisfies every limit, recomputed from the \
             programme without a solver; goals with a bound are not proven optimal."
        }
    };
    Certificate {
        statement: statement.to_owned(),
        tolerance,
        worst,
        schedule: account.schedule,
        rows: account.size.0,
        columns: account.size.1,
        factory_sha256: account.factory_sha256.clone(),
        plan_sha256: None,
    }
}
