//! The API for other programs: a factory file, its plan, and its plan with changes. Everything in
//! it is re-exported at the root of the crate.

use std::fmt;
use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use crate::diag::{Code, Diagnostic, Severity, Span};
use crate::model;
use crate::model::answers::contradiction::Clash;
pub use crate::model::plan::Plan;
use crate::report::{self, Terminal, diagnostics};
use crate::scenario::{Document, compile};
use crate::session::{self, Failure, Options, Planning};
use crate::solve::{Deadline, EngineChoice};
use crate::source::{SourceText, json as factory_file, scenarios};
use crate::validate::{Validated, validate};
use crate::words::{Language, Words};

/// A valid factory file, ready to be planned.
///
/// It is what `junheng check` accepts. A copy with changes is another factory; this one does not
/// change.
#[derive(Clone, Debug)]
pub struct Factory {
    source: SourceText,
    validated: Validated,
}

impl Factory {
    /// Reads a factory file and, with the feature `xlsx`, a workbook or a folder of CSV files.
    ///
    /// # Errors
    /// All problems, with their places.
    ///
    /// ```
    /// use junheng::Factory;
    /// let factory = Factory::from_path("data/plants/published/hillier-wyndor/factory.json")?;
    /// assert_eq!(factory.model().groups.len(), 3);
    ///
    /// let missing = Factory::from_path("no-such.json").unwrap_err();
    /// assert!(missing.to_string().contains("E112"), "{missing}");
    /// # Ok::<(), junheng::Invalid>(())
    /// ```
    pub fn from_path(path: impl AsRef<Path>) -> Result<Self, Invalid> {
        let name = path.as_ref().to_string_lossy();
        #[cfg(feature = "xlsx")]
        if crate::source::workbook::is_meant(&name) {
            let read = crate::source::workbook::read(&name)?;
            let (source, mut problems) = (read.source, read.problems);
            if problems.iter().any(|it| it.severity() == Severity::Error) {
                let further = crate::validate::beside(&source, &problems, read.complete);
                problems.extend(further);
                return Err(Invalid { source, problems });
            }
            return Self::of(source, problems);
        }
        Self::of(SourceText::read(&name)?, Vec::new())
    }

    /// Reads the text of a factory file.
    ///
    /// # Errors
    /// All problems, with their places.
    ///
    /// ```
    /// use junheng::Factory;
    /// let wrong = Factory::from_json(r#"{"factory": "Mill", "from": "2026-12-01"}"#).unwrap_err();
    /// assert_eq!(wrong.problems()[0].code.to_string(), "E106");
    /// ```
    pub fn from_json(text: &str) -> Result<Self, Invalid> {
        Self::of(SourceText::from_text("factory.json", text), Vec::new())
    }

    fn of(source: SourceText, mut problems: Vec<Diagnostic>) -> Result<Self, Invalid> {
        match validate(factory_file::read(&source.text)) {
            Ok(mut validated) if problems.iter().all(|it| it.severity() != Severity::Error) => {
                validated.warnings.splice(0..0, problems);
                Ok(Self { source, validated })
            }
            Ok(_) => Err(Invalid { source, problems }),
            Err(found) => {
                problems.extend(found);
                Err(Invalid { source, problems })
            }
        }
    }

    /// The factory with changes, made in the order given.
    ///
    /// # Errors
    /// A path that does not exist, a change that cannot be made there, a rule that the changed
    /// factory breaks.
    ///
    /// ```
    /// use junheng::{Change, Factory};
    /// let factory = Factory::from_path("data/plants/published/hillier-wyndor/factory.json")?;
    /// let plan = factory.plan()?;
    /// let changes = [
    ///     Change::scale("groups/plant-3/hours", 1.5),
    ///     Change::drop("orders/no-such"),
    /// ];
    /// let wrong = factory.with(&changes).unwrap_err();
    /// assert!(wrong.to_string().contains("orders/no-such"), "{wrong}");
    ///
    /// let larger = factory.with(&changes[..1])?.plan()?;
    /// assert!(larger.money.profit > plan.money.profit);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Panics
    /// Never: the text of a valid factory file is JSON.
    pub fn with(&self, changes: &[Change]) -> Result<Self, Invalid> {
        if changes.is_empty() {
            return Ok(self.clone());
        }
        let original = Document::parse(&self.source.text).expect("a valid factory file is JSON");
        let lines: Vec<String> = changes.iter().map(|it| it.0.to_string()).collect();
        let lines = lines.join(",\n");
        let text =
            format!("{{\"scenarios\": [{{\"name\": \"changed\", \"changes\": [\n{lines}\n]}}]}}");
        let source = SourceText::from_text("changes", &text);
        let compiled = scenarios::read(&source.text).and_then(|file| compile(&file, &original));
        let scenario = match compiled {
            Ok(scenarios) => scenarios.scenario(0).expect("there is one scenario"),
            Err(problems) => return Err(Invalid { source, problems }),
        };
        match scenario.document(&original) {
            Ok(document) => Self::of(
                SourceText::from_text(&self.source.name, &report::json::pretty(&document)),
                Vec::new(),
            ),
            Err(message) => {
                let problems = vec![Diagnostic::new(Code::E944, Span::default(), message)];
                Err(Invalid { source, problems })
            }
        }
    }

    /// Plans the factory: every goal in sequence, each proven optimal; the plan is audited.
    ///
    /// # Errors
    /// The reason why there is no plan.
    ///
    /// ```
    /// use junheng::Factory;
    /// let factory = Factory::from_path("data/plants/published/hillier-wyndor/factory.json")?;
    /// let plan = factory.plan()?;
    /// assert!((plan.money.profit - 36.0).abs() < 1e-6);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn plan(&self) -> Result<Plan, NoPlan> {
        self.plan_under(Deadline::unlimited())
    }

    /// As [`Factory::plan`], with a time limit: when it is reached, the best plan found so far,
    /// whose status says so.
    ///
    /// # Errors
    /// As [`Factory::plan`], and if the time limit is reached before a plan is found.
    ///
    /// ```
    /// use std::time::Duration;
    /// use junheng::Factory;
    /// let factory = Factory::from_path("data/plants/published/hillier-wyndor/factory.json")?;
    /// let plan = factory.plan_within(Duration::from_secs(600))?;
    /// assert_eq!(plan.goals[0].bound, None, "every goal was reached in time");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn plan_within(&self, limit: Duration) -> Result<Plan, NoPlan> {
        self.plan_under(Deadline::new(std::sync::Arc::default(), Some(limit)))
    }

    fn plan_under(&self, deadline: Deadline) -> Result<Plan, NoPlan> {
        let factory = &self.validated.factory;
        let options = Options {
            bucket: factory.bucket,
            engine: EngineChoice::Auto,
            deadline,
            factory_sha256: self.source.sha256.clone(),
            whole: Some(session::WholeSearch::default()),
        };
        match session::plan(factory, &options)? {
            Planning::Plan(plan) => Ok(*plan),
            Planning::Contradiction(clashes) => Err(NoPlan::Contradiction(clashes)),
            Planning::Unbounded { goal, orders } => Err(NoPlan::Unbounded { goal, orders }),
            Planning::Nothing => Err(NoPlan::Stopped),
        }
    }

    /// The warnings, in order of place.
    ///
    /// ```
    /// use junheng::Factory;
    /// let factory = Factory::from_path("data/plants/published/hillier-wyndor/factory.json")?;
    /// assert!(factory.warnings().is_empty());
    /// # Ok::<(), junheng::Invalid>(())
    /// ```
    #[must_use]
    pub fn warnings(&self) -> &[Diagnostic] {
        &self.validated.warnings
    }

    /// The validated model: with dates, defaults and references resolved.
    ///
    /// ```
    /// use junheng::Factory;
    /// let factory = Factory::from_path("data/plants/published/hillier-wyndor/factory.json")?;
    /// assert_eq!(factory.model().name, "Wyndor Glass");
    /// # Ok::<(), junheng::Invalid>(())
    /// ```
    #[must_use]
    pub fn model(&self) -> &model::Factory {
        &self.validated.factory
    }

    /// The text of the factory file, with the changes made.
    ///
    /// ```
    /// use junheng::{Change, Factory};
    /// let factory = Factory::from_path("data/plants/published/hillier-wyndor/factory.json")?;
    /// let changed = factory.with(&[Change::set("groups/plant-1/hours", 3)])?;
    /// assert!(changed.to_json().contains(r#""per_week": 3"#));
    /// # Ok::<(), junheng::Invalid>(())
    /// ```
    #[must_use]
    pub fn to_json(&self) -> &str {
        &self.source.text
    }
}

/// One change of a factory file at a path of ids, such as `groups/milling/machines`; `*` matches
/// every entry. `docs/whatif.md` lists everything that can be changed.
///
/// ```
/// use junheng::Change;
/// let overhaul = Change::set("groups/milling/machines", 1).between("2026-12-07", "2026-12-11");
/// assert_eq!(
///     overhaul.to_string(),
///     r#"{"at":"groups/milling/machines","set":1,"from":"2026-12-07","to":"2026-12-11"}"#
/// );
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Change(Value);

impl Change {
    /// Replaces the value.
    ///
    /// ```
    /// # use junheng::Change;
    /// assert_eq!(Change::set("goals", vec!["profit"]).to_string(), r#"{"at":"goals","set":["profit"]}"#);
    /// ```
    #[must_use]
    pub fn set(at: &str, value: impl Into<Value>) -> Self {
        Self(json!({"at": at, "set": value.into()}))
    }

    /// Multiplies the number by a factor.
    ///
    /// ```
    /// # use junheng::Change;
    /// let saved = Change::scale("products/*/norms/steel", 0.95);
    /// assert_eq!(saved.to_string(), r#"{"at":"products/*/norms/steel","scale":0.95}"#);
    /// ```
    #[must_use]
    pub fn scale(at: &str, factor: f64) -> Self {
        Self(json!({"at": at, "scale": factor}))
    }

    /// Adds to the number; moves a date by that many days.
    ///
    /// ```
    /// # use junheng::Change;
    /// assert_eq!(Change::add("orders/A/due", 2.0).to_string(), r#"{"at":"orders/A/due","add":2.0}"#);
    /// ```
    #[must_use]
    pub fn add(at: &str, more: f64) -> Self {
        Self(json!({"at": at, "add": more}))
    }

    /// Adds an entry, such as an order, whose id is the last step of the path.
    ///
    /// ```
    /// # use junheng::Change;
    /// let order = serde_json::json!({"product": "pump", "quantity": 5});
    /// assert!(Change::entry("orders/rush", order).to_string().contains(r#""new":{"product""#));
    /// ```
    #[must_use]
    pub fn entry(at: &str, entry: impl Into<Value>) -> Self {
        Self(json!({"at": at, "new": entry.into()}))
    }

    /// Removes the entry or field.
    ///
    /// ```
    /// # use junheng::Change;
    /// assert_eq!(Change::drop("orders/A").to_string(), r#"{"at":"orders/A","drop":true}"#);
    /// ```
    #[must_use]
    pub fn drop(at: &str) -> Self {
        Self(json!({"at": at, "drop": true}))
    }

    /// Limits the change to the dates from `from` to `to`, both included, such as `2026-12-07`.
    ///
    /// ```
    /// # use junheng::Change;
    /// let more = Change::add("labour/fitters/heads", 2.0).between("2026-12-01", "2026-12-15");
    /// assert!(more.to_string().ends_with(r#""from":"2026-12-01","to":"2026-12-15"}"#));
    /// ```
    #[must_use]
    pub fn between(mut self, from: &str, to: &str) -> Self {
        self.0["from"] = from.into();
        self.0["to"] = to.into();
        self
    }
}

/// As in a scenario file.
impl fmt::Display for Change {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// All problems of a factory file or of changes to one. Its display is what
/// `junheng check` prints.
///
/// ```
/// use junheng::Factory;
/// let wrong = Factory::from_json("{}").unwrap_err();
/// assert!(wrong.problems().len() > 1);
/// assert!(wrong.to_string().contains("factory.json:1:1: error"), "{wrong}");
/// ```
#[derive(Clone, Debug)]
pub struct Invalid {
    source: SourceText,
    problems: Vec<Diagnostic>,
}

impl Invalid {
    /// The problems, in order of place; at least one is an error.
    ///
    /// ```
    /// use junheng::Factory;
    /// let wrong = Factory::from_json("[]").unwrap_err();
    /// assert!(!wrong.problems().is_empty());
    /// ```
    #[must_use]
    pub fn problems(&self) -> &[Diagnostic] {
        &self.problems
    }

    /// All problems with their places, in the given language.
    ///
    /// ```
    /// use junheng::Factory;
    /// use junheng::words::Language;
    /// let wrong = Factory::from_json("{}").unwrap_err();
    /// assert!(wrong.said(Language::Chinese).contains("错误"));
    /// ```
    #[must_use]
    pub fn said(&self, language: Language) -> String {
        let words = Words::of(language);
        let text = diagnostics::plain(&self.source, &self.problems, &Terminal::new(&words, None));
        text.trim_end().to_owned()
    }
}

impl fmt::Display for Invalid {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.said(Language::English))
    }
}

impl std::error::Error for Invalid {}

impl From<crate::source::Unreadable> for Invalid {
    fn from(it: crate::source::Unreadable) -> Self {
        Self { source: it.source_text, problems: vec![*it.problem] }
    }
}

/// The reason why there is no plan.
///
/// ```
/// use junheng::{Factory, NoPlan};
/// let factory = Factory::from_json(r#"{
///     "factory": "Mill", "from": "2026-12-01", "to": "2026-12-04",
///     "groups": [{"id": "roll"}],
///     "products": [{"id": "coil", "operations": [{"group": "roll", "hours": 1}]}],
///     "orders": [{"id": "A", "product": "coil", "quantity": 1}],
///     "frozen": [{"product": "coil", "date": "2026-12-01", "quantity": 50}]
/// }"#)?;
/// let Err(NoPlan::Contradiction(clashes)) = factory.plan() else { panic!("50 hours in a shift") };
/// assert!(!clashes.is_empty());
/// # Ok::<(), junheng::Invalid>(())
/// ```
#[derive(Debug, thiserror::Error)]
pub enum NoPlan {
    /// Hard data contradict each other; all contradictory data.
    #[error("hard data contradict each other{}", listed(.0.iter().map(|it| report::message::english(&it.message()))))]
    Contradiction(Vec<Clash>),
    /// A goal is unbounded.
    #[error("the goal {goal} is unbounded{}", listed(.orders.iter().cloned()))]
    Unbounded {
        /// The goal.
        goal: String,
        /// Ids of the market orders that can be sold without limit.
        orders: Vec<String>,
    },
    /// The time limit was reached before a plan was found.
    #[error("stopped before a plan was found")]
    Stopped,
    /// Our fault: an engine failed, or an answer failed verification.
    #[error(transparent)]
    Failed(#[from] Failure),
}

fn listed(entries: impl Iterator<Item = String>) -> String {
    entries.fold(String::new(), |text, it| text + "\n  " + &it)
}

impl Plan {
    /// The plan as `plan.json` holds it, which `junheng audit` reads: the same plan gives the same
    /// bytes.
    ///
    /// ```
    /// use junheng::Factory;
    /// let factory = Factory::from_path("data/plants/published/hillier-wyndor/factory.json")?;
    /// assert!(factory.plan()?.to_json().starts_with("{\n  \"status\": \"optimal\""));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        report::json::plan(self)
    }
}
