//! One scenario at a time: the changed file, validated, planned from the base plan.

use serde_json::Value;

use super::reread::reread;
use super::{Document, Scenario};
use crate::diag::{Code, Diagnostic, Message, Severity};
use crate::model::answers::reason::Reason;
use crate::model::answers::whatif::{
    GoalValue, GroupUse, KindOfCost, MoneyFigures, OrderTrouble, ScenarioFigures, ScenarioResult,
    ScenarioStatus, SettingFigure,
};
use crate::model::plan::{OrderStatus, Plan, PlanStatus};
use crate::model::{BucketKind, Factory, GoalInSequence};
use crate::session::{
    self, Failure, Hot, Options, Planning, Rounded, SolveCounts, rounded_releases,
};
use crate::source::json;
use crate::validate::{Validated, validate, validate_in, with_options};

/// The base plan, from which any number of threads plan scenarios.
#[derive(Debug)]
pub struct Evaluator<'o> {
    original: &'o Document,
    options: Options,
    goals: Option<Vec<GoalInSequence>>,
    bucket: Option<BucketKind>,
    hot: Hot,
    told: fn(&Failure) -> Message,
    /// What is dated inside a bucket in the base factory.
    inside: Vec<Message>,
    /// The plan's figures.
    pub base: ScenarioResult,
    /// The frozen quantities that the base plan reduces to what fits.
    pub rounded: Vec<Rounded>,
}

/// One thing that is wrong with the factory that a scenario makes.
struct Wrong {
    /// The rule that is broken; none if the change itself cannot be made.
    code: Option<Code>,
    /// The message.
    message: Message,
}

/// The factory a document describes.
///
/// # Errors
/// Everything wrong with it.
pub fn factory_of(document: &Value) -> Result<Validated, Vec<Diagnostic>> {
    validate(json::read(&document.to_string()))
}

/// The first error of a document that is not valid.
#[must_use]
pub fn first_error(document: &Value) -> Option<Diagnostic> {
    let problems = factory_of(document).err()?;
    problems.into_iter().find(|it| it.severity() == Severity::Error)
}

impl<'o> Evaluator<'o> {
    /// Plans the base factory; `bucket` and `goals` replace the file's own;
    /// `told` describes a failure.
    ///
    /// # Errors
    /// As [`session::plan`].
    pub fn new(
        original: &'o Document,
        factory: &Factory,
        options: Options,
        bucket: Option<BucketKind>,
        goals: Option<Vec<GoalInSequence>>,
        told: fn(&Failure) -> Message,
    ) -> Result<Self, Failure> {
        let (planning, hot) = session::solve_hot(factory, &options)?;
        let rounded = match &planning {
            Planning::Plan(plan) => rounded_releases(factory, plan),
            _ => Vec::new(),
        };
        let base = ended("the plan as it stands", Ok((planning, SolveCounts::default())), told);
        let stands = validate_in(json::read(&original.tree().to_string()), bucket);
        let inside = stands.map_or_else(|_| Vec::new(), |it| inside(&it));
        Ok(Self { original, options, goals, bucket, hot, told, inside, base, rounded })
    }

    /// The same base plan, from which scenarios are planned with other options.
    #[must_use]
    pub fn scenarios_with(self, options: Options) -> Self {
        Self { options, ..self }
    }

    /// Whether whole numbers are not searched for.
    #[must_use]
    pub fn is_in_fractions(&self) -> bool {
        self.options.whole.is_none()
    }

    /// Plans a scenario. However it ends, there is a result; it depends on the base plan
    /// and on the scenario alone.
    #[must_use]
    pub fn evaluate(&self, scenario: &Scenario) -> ScenarioResult {
        let mut result = self.planned(scenario);
        result.settings = scenario
            .settings
            .iter()
            .map(|it| SettingFigure { of: it.of.clone(), value: it.value.clone() })
            .collect();
        result
    }

    /// A scenario's whole plan, sealed, or how planning it ended; what is wrong with the factory it
    /// makes if that is not a valid one. Its goals have the values of [`Evaluator::evaluate`].
    ///
    /// # Errors
    /// As [`session::plan`].
    pub fn plan(&self, scenario: &Scenario) -> Result<Result<Planning, Vec<Reason>>, Failure> {
        match self.changed(scenario) {
            Ok(validated) => self.put_to_session(&validated, session::plan_from).map(Ok),
            Err(errors) => Ok(Err(reasons(errors))),
        }
    }

    /// The factory that a scenario makes, as it is planned; `None` if that is not valid.
    #[must_use]
    pub fn factory(&self, scenario: &Scenario) -> Option<Factory> {
        let validated = self.changed(scenario).ok()?;
        Some(if self.bucket.is_some() || self.goals.is_some() {
            with_options(&validated.factory, self.bucket, self.goals.clone())
        } else {
            validated.factory
        })
    }

    fn planned(&self, scenario: &Scenario) -> ScenarioResult {
        let name = &scenario.name;
        match self.changed(scenario) {
            Ok(validated) => {
                let solved = self.put_to_session(&validated, session::solve_from);
                let solved = solved.map(|it| (it.planning, it.counts));
                let mut result = ended(name, solved, self.told);
                let code = Some(Code::W807.to_string());
                let told = self.unseen(&validated).into_iter();
                result.warnings = told.map(|it| Reason::of(code.clone(), it)).collect();
                result
            }
            Err(errors) => without_plan(name, ScenarioStatus::Invalid, reasons(errors)),
        }
    }

    fn unseen(&self, validated: &Validated) -> Vec<Message> {
        let mut found = inside(validated);
        found.retain(|it| !self.inside.contains(it));
        found.truncate(MOST_REASONS);
        found
    }

    fn changed(&self, scenario: &Scenario) -> Result<Validated, Vec<Wrong>> {
        if let Some(validated) = reread(self.original, &scenario.edits, self.bucket) {
            return Ok(validated);
        }
        let document = scenario
            .document(self.original)
            .map_err(|message| vec![Wrong { code: None, message }])?;
        validate_in(json::read(&document.to_string()), self.bucket).map_err(|problems| {
            let errors = problems.into_iter().filter(|it| it.severity() == Severity::Error);
            errors.map(|it| Wrong { code: Some(it.code), message: it.message }).collect()
        })
    }

    /// Asks the session, which begins from the base plan.
    fn put_to_session<A>(
        &self,
        validated: &Validated,
        ask: fn(&Factory, &Options, &Hot) -> Result<A, Failure>,
    ) -> Result<A, Failure> {
        let asked;
        let factory = if self.bucket.is_some() || self.goals.is_some() {
            asked = with_options(&validated.factory, self.bucket, self.goals.clone());
            &asked
        } else {
            &validated.factory
        };
        let options = Options { bucket: factory.bucket, ..self.options.clone() };
        ask(factory, &options, &self.hot)
    }
}

fn reasons(errors: Vec<Wrong>) -> Vec<Reason> {
    let code = |it: &Wrong| it.code.map(|code| code.to_string());
    errors.into_iter().take(MOST_REASONS).map(|it| Reason::of(code(&it), it.message)).collect()
}

/// What is dated inside a bucket or a period.
fn inside(validated: &Validated) -> Vec<Message> {
    let warnings = validated.warnings.iter().filter(|it| it.code == Code::W807);
    warnings.map(|it| it.message.clone()).collect()
}

/// The most reasons a result keeps.
const MOST_REASONS: usize = 5;

fn without_plan(name: &str, status: ScenarioStatus, mut reasons: Vec<Reason>) -> ScenarioResult {
    reasons.truncate(MOST_REASONS);
    ScenarioResult {
        name: name.to_owned(),
        status,
        settings: Vec::new(),
        figures: None,
        reasons,
        warnings: Vec::new(),
        solves: 0,
        pivots: 0,
        refused: 0,
    }
}

fn ended(
    name: &str,
    planned: Result<(Planning, SolveCounts), Failure>,
    told: fn(&Failure) -> Message,
) -> ScenarioResult {
    let (planning, counts) = match planned {
        Ok(ended) => ended,
        Err(failure) => {
            let reason = Reason::of(None, told(&failure));
            return without_plan(name, ScenarioStatus::Failed, vec![reason]);
        }
    };
    let mut result = match planning {
        Planning::Plan(plan) if plan.status != PlanStatus::Interrupted => ScenarioResult {
            figures: Some(figures(&plan)),
            ..without_plan(name, ScenarioStatus::Planned, Vec::new())
        },
        Planning::Plan(_) | Planning::Nothing => {
            without_plan(name, ScenarioStatus::Stopped, Vec::new())
        }
        Planning::Contradiction(clashes) => {
            let reasons = clashes.iter().take(MOST_REASONS).map(Reason::clash);
            without_plan(name, ScenarioStatus::Infeasible, reasons.collect())
        }
        Planning::Unbounded { goal, orders } => {
            let reason = Reason::grows(&goal, &orders);
            without_plan(name, ScenarioStatus::Unbounded, vec![reason])
        }
    };
    result.solves = counts.solves;
    result.pivots = counts.pivots;
    result.refused = counts.refused;
    result
}

fn figures(plan: &Plan) -> ScenarioFigures {
    let mut binds: Vec<String> = plan.tight.iter().map(|it| it.at.clone()).collect();
    binds.sort_unstable();
    binds.dedup();
    ScenarioFigures {
        goals: plan
            .goals
            .iter()
            .map(|it| GoalValue {
                goal: it.title(),
                unit: it.unit.clone(),
                value: it.value,
                bound: it.bound,
            })
            .collect(),
        orders: plan
            .orders
            .iter()
            .filter(|it| it.status != OrderStatus::OnTime)
            .map(|it| OrderTrouble {
                id: it.id.clone(),
                short: it.short,
                late: it.late,
                days_late: it.days_late,
            })
            .collect(),
        rhythm: plan.rhythm.factory,
        groups: plan
            .groups
            .iter()
            .map(|it| GroupUse {
                id: it.id.clone(),
                mean: it.utilisation,
                peak: it.utilisation * it.peak_to_mean,
            })
            .collect(),
        money: MoneyFigures {
            revenue: plan.money.revenue,
            cost: plan.money.cost,
            profit: plan.money.profit,
            by_kind: plan
                .money
                .by_kind
                .iter()
                .filter(|it| it.amount != 0.0)
                .map(|it| KindOfCost { of: it.of.clone(), amount: it.amount })
                .collect(),
        },
        binds,
        residual: plan.certificate.worst,
    }
}
