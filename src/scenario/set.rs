//! The scenarios of a file in one sequence: named ones, bundles, and generators.

use serde_json::Value;

use super::generate::{Setting, Way};
use super::reread::reread;
use super::{Document, Edit, changed};
use crate::diag::{Code, Diagnostic, Hint, Message, Span, message};

/// A scenario: changes of the factory file.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// Its name; of a generator's `name#1` and so on.
    pub name: String,
    /// The changes, in order.
    pub edits: Vec<Edit>,
    /// The values that a generator chose, with their places.
    pub settings: Vec<Setting>,
}

impl Scenario {
    /// The factory file with the changes made.
    ///
    /// # Errors
    /// In words, where a number is changed and there is none.
    pub fn document(&self, original: &Document) -> Result<Value, Message> {
        changed(original, &self.edits)
    }
}

/// A scenario that is in the file by name.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub name: String,
    pub edits: Vec<Edit>,
    /// Where it stands.
    pub span: Span,
}

/// A generator.
#[derive(Clone, Debug)]
pub(super) struct Generator {
    pub name: String,
    pub way: Way,
    pub count: usize,
}

/// What makes a stretch of the scenarios.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Scenarios by name, and bundles of them.
    Named,
    /// All combinations.
    Grid,
    /// One at a time.
    Sweep,
    /// Draws.
    Sample,
}

impl Kind {
    /// The word for it in the scenario file.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::Grid => "grid",
            Self::Sweep => "sweep",
            Self::Sample => "sample",
        }
    }
}

/// A stretch of the scenarios.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The generator's name; blank for those by name.
    pub name: String,
    /// What makes it.
    pub kind: Kind,
    /// Position of its first scenario.
    pub first: usize,
    /// How many there are.
    pub count: usize,
    /// Axes or draws, in order.
    pub axes: Vec<String>,
}

/// All scenarios of a file. Those of generators are made when requested.
#[derive(Clone, Debug, Default)]
pub struct Scenarios {
    pub(super) named: Vec<Named>,
    pub(super) generators: Vec<Generator>,
}

impl Scenarios {
    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.named.len() + self.generators.iter().map(|it| it.count).sum::<usize>()
    }

    /// What they are made of, in order.
    #[must_use]
    pub fn stretches(&self) -> Vec<Stretch> {
        let mut stretches = Vec::new();
        if !self.named.is_empty() {
            stretches.push(Stretch {
                name: String::new(),
                kind: Kind::Named,
                first: 0,
                count: self.named.len(),
                axes: Vec::new(),
            });
        }
        let mut first = self.named.len();
        for generator in &self.generators {
            let (kind, axes) = match &generator.way {
                Way::Grid(axes) => (Kind::Grid, axes.iter().map(|it| it.name.clone()).collect()),
                Way::Sweep(axes) => (Kind::Sweep, axes.iter().map(|it| it.name.clone()).collect()),
                Way::Sample(sample) => {
                    (Kind::Sample, sample.draws.iter().map(|it| it.name.clone()).collect())
                }
            };
            let (name, count) = (generator.name.clone(), generator.count);
            stretches.push(Stretch { name, kind, first, count, axes });
            first += count;
        }
        stretches
    }

    /// The scenario at a position from 0; `None` past the last.
    #[must_use]
    pub fn scenario(&self, position: usize) -> Option<Scenario> {
        if let Some(named) = self.named.get(position) {
            let (name, edits) = (named.name.clone(), named.edits.clone());
            return Some(Scenario { name, edits, settings: Vec::new() });
        }
        let mut rest = position - self.named.len();
        for generator in &self.generators {
            if rest < generator.count {
                let (edits, settings) = generator.way.scenario(rest);
                let name = format!("{}#{}", generator.name, rest + 1);
                return Some(Scenario { name, edits, settings });
            }
            rest -= generator.count;
        }
        None
    }

    /// Every named scenario that makes no valid factory file, as a problem at its name.
    /// `judge` says why a document is not valid.
    #[must_use]
    pub fn invalid(
        &self,
        original: &Document,
        judge: impl Fn(&Value) -> Option<Diagnostic>,
    ) -> Vec<Diagnostic> {
        let mut problems = Vec::new();
        for named in &self.named {
            if reread(original, &named.edits, None).is_some() {
                continue;
            }
            let document = match changed(original, &named.edits) {
                Ok(document) => document,
                Err(message) => {
                    let problem = Diagnostic::new(Code::E944, named.span, message);
                    problems.push(problem.hint(Hint::Cure));
                    continue;
                }
            };
            if let Some(problem) = judge(&document) {
                let (code, message) = (problem.code, problem.message);
                let message = message!("e943", name = named.name, code, message);
                let mut found = Diagnostic::new(Code::E943, named.span, message);
                found.hints = problem.hints;
                problems.push(found.hint(Hint::Cure));
            }
        }
        problems
    }
}
