//! The measures of a factory file, with the changes they make. A change without a place, or without
//! an effect, is a problem.

use rustc_hash::FxHashSet;

use super::effect::{self, Undated, Works, edits, no_date, problem, project, undated};
use crate::diag::{Code, Diagnostic, Severity, Span, message};
use crate::model::Factory;
use crate::model::answers::measures::OwnFigure;
use crate::model::measure::{Measure, MeasureChoice};
use crate::scenario::{
    Action, Document, Edit, Path, changed, changes_what_is_wanted, compile_changes, first_error,
};
use crate::source::json;
use crate::source::records::FactoryRecord;
use crate::validate::{Validated, validate};

/// How much of its effect a measure has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// At worst.
    Low,
    /// Likely.
    Likely,
    /// At best.
    High,
}

/// A measure with the changes it makes.
#[derive(Clone, Debug)]
pub struct Proposed {
    /// What the file says of it.
    pub measure: Measure,
    /// When it works.
    pub works: Works,
    /// Its changes as stated.
    pub stated: Vec<Edit>,
    /// What it takes to carry it out.
    pub project: Option<Edit>,
    /// The place of its id in the file.
    pub span: Span,
}

/// The measures of a factory file and the file without them, which is what they change.
#[derive(Clone, Debug)]
pub struct Proposals {
    /// The factory file without measures.
    pub base: Document,
    /// In the order of the file.
    pub all: Vec<Proposed>,
    /// How many of some are taken together.
    pub choices: Vec<MeasureChoice>,
}

impl Proposed {
    /// The changes it makes in the factory file, its project included.
    #[must_use]
    pub fn edits(&self, base: &Document, effect: Effect) -> Vec<Edit> {
        let certainty = &self.measure.certainty;
        let factor = match effect {
            Effect::Low => certainty.low,
            Effect::Likely => certainty.likely,
            Effect::High => certainty.high,
        };
        let mut made = edits(&self.stated, base, &self.works, factor);
        made.extend(self.project.clone());
        made
    }

    /// The changes it makes, without its project.
    #[must_use]
    pub fn without_project(&self, base: &Document, effect: Effect) -> Vec<Edit> {
        Self { project: None, ..self.clone() }.edits(base, effect)
    }

    /// Whether its effect is uncertain.
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        let certainty = &self.measure.certainty;
        certainty.low < certainty.likely || certainty.likely < certainty.high
    }
}

/// The factory file without measures.
#[must_use]
pub fn without_measures(document: &Document) -> Document {
    let mut tree = document.tree().clone();
    if let Some(fields) = tree.as_object_mut() {
        fields.shift_remove("measures");
        if let Some(choices) = fields.get_mut("choose").and_then(|it| it.as_array_mut()) {
            for choice in choices.iter_mut().filter_map(|it| it.as_object_mut()) {
                choice.shift_remove("measures");
            }
            let named = |list: Option<&serde_json::Value>| {
                list.and_then(|it| it.as_array()).is_some_and(|it| !it.is_empty())
            };
            choices.retain(|it| named(it.get("orders")) || named(it.get("routes")));
        }
    }
    Document::parse(&tree.to_string()).unwrap_or_else(|| document.clone())
}

/// The measures of a factory file's text, and what is probably not meant.
///
/// # Errors
/// Every problem found, each at its place in the text.
pub fn proposals(
    text: &str,
    factory: &Factory,
) -> Result<(Proposals, Vec<Diagnostic>), Vec<Diagnostic>> {
    let (document, record) = (Document::parse(text), json::read(text).factory);
    let (Some(document), Some(record)) = (document, record) else { return Err(Vec::new()) };
    let base = without_measures(&document);
    let mut found = Examining { base: &base, factory, problems: Vec::new() };
    let all = found.measures(&record);
    found.set_twice(&all, factory);
    let is_error = |it: &Diagnostic| it.severity() == Severity::Error;
    let mut problems = found.problems;
    problems.sort_by_key(|it| (it.span.start, it.code));
    if problems.iter().any(is_error) {
        return Err(problems);
    }
    let choices = factory.measure_choices.clone();
    Ok((Proposals { base, all, choices }, problems))
}

/// A factory whose measures, if it has any, find their places in the file.
///
/// # Errors
/// Every problem of form and of meaning, in order of place; at least one is an error.
pub fn validated(text: &str) -> Result<Validated, Vec<Diagnostic>> {
    let mut validated = validate(json::read(text))?;
    if !validated.factory.measures.is_empty() {
        let (_, warnings) = proposals(text, &validated.factory)?;
        validated.warnings.extend(warnings);
        validated.warnings.sort_by_key(|it| (it.span.start, it.code));
    }
    Ok(validated)
}

struct Examining<'e> {
    base: &'e Document,
    factory: &'e Factory,
    problems: Vec<Diagnostic>,
}

impl Examining<'_> {
    fn measures(&mut self, record: &FactoryRecord) -> Vec<Proposed> {
        let mut all = Vec::new();
        for (record, measure) in record.measures.iter().zip(&self.factory.measures) {
            let (id, span) = (&measure.named.id, record.value.id.span);
            let (first, last) = (self.base.from, self.base.to);
            let Some(works) = Works::of(measure, first, last) else {
                let message = message!("e614-too-late", id, to = last);
                self.problems.push(problem(Code::E614, span, message));
                continue;
            };
            let mut stated = Vec::new();
            let before = self.problems.len();
            for change in &record.value.changes {
                match compile_changes(std::slice::from_ref(change), self.base) {
                    Ok(edits) => {
                        self.dates(&edits, &works, measure, change.value.at.span);
                        stated.extend(edits);
                    }
                    Err(problems) => self.problems.extend(problems),
                }
            }
            // What all of them are together: a figure that is changed twice.
            if self.problems.len() == before
                && let Err(problems) = compile_changes(&record.value.changes, self.base)
            {
                self.problems.extend(problems);
            }
            let wanted = stated.iter().find(|it| changes_what_is_wanted(std::slice::from_ref(*it)));
            if let Some(wanted) = wanted {
                let message = message!("e616", id, path = wanted.place.path());
                self.problems.push(problem(Code::E616, span, message));
            }
            let project = project(measure, &works, self.factory, self.base);
            let one = Proposed { measure: measure.clone(), works, stated, project, span };
            self.changes_something(&one);
            all.push(one);
        }
        all
    }

    fn dates(&mut self, edits: &[Edit], works: &Works, measure: &Measure, span: Span) {
        let Some((edit, how)) =
            edits.iter().find_map(|it| Some((it, undated(it, works, self.base)?)))
        else {
            return;
        };
        let (id, path) = (&measure.named.id, edit.place.path());
        self.problems.push(match how {
            Undated::Whole => no_date(span),
            Undated::Weighed => {
                let share = format!("{:.0} %", works.share * 100.0);
                problem(Code::W851, span, message!("w851", id, path, share))
            }
        });
    }

    fn changes_something(&mut self, one: &Proposed) {
        let made = effect::edits(&one.stated, self.base, &one.works, 1.0);
        // A figure that is left out may be written out as what that means.
        let unmoved = |after: &Document| {
            made.iter().all(|it| {
                let before = self.base.number_at(&it.place);
                before.is_some() && before == after.number_at(&it.place)
            })
        };
        let same = changed(self.base, &made).is_ok_and(|tree| {
            let after = Document::parse(&tree.to_string());
            after.is_some_and(|it| it == *self.base || unmoved(&it))
        });
        if same && !one.stated.is_empty() {
            let id = &one.measure.named.id;
            self.problems.push(problem(Code::E614, one.span, message!("e614-same", id)));
        }
    }

    /// E615: two measures that can be taken together set one figure or add one entry.
    fn set_twice(&mut self, all: &[Proposed], factory: &Factory) {
        let sets = |one: &Proposed| -> Vec<Edit> {
            let set = |it: &&Edit| matches!(it.action, Action::Set(_) | Action::New(_));
            one.stated.iter().filter(set).cloned().collect()
        };
        let sets: Vec<Vec<Edit>> = all.iter().map(sets).collect();
        if all.len() != factory.measures.len() {
            return;
        }
        let mut told: FxHashSet<&Path> = FxHashSet::default();
        for (later, edits) in sets.iter().enumerate() {
            for (earlier, others) in sets[..later].iter().enumerate() {
                let (one, other) = (&all[earlier].measure, &all[later].measure);
                if one.excludes.contains(&later) || other.excludes.contains(&earlier) {
                    continue;
                }
                let both = edits.iter().find(|edit| others.iter().any(|it| it.meets(edit)));
                if let Some(edit) = both
                    && told.insert(edit.place.path())
                {
                    let (one, other, path) = (&one.named.id, &other.named.id, edit.place.path());
                    let message = message!("e615", one, other, path);
                    self.problems.push(problem(Code::E615, all[later].span, message));
                }
            }
        }
    }
}

impl Proposals {
    /// E617 of measures with which, and with all they require, the factory file is not valid.
    #[must_use]
    pub fn invalid(&self) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for (at, one) in self.all.iter().enumerate() {
            let together = self.with_required(at);
            let id = &one.measure.named.id;
            let wrong = match self.document(&together, Effect::Likely) {
                Ok(document) => first_error(&document).map(|it| (it.code, it.message, it.hints)),
                Err(message) => Some((Code::E944, message, Vec::new())),
            };
            if let Some((code, message, hints)) = wrong {
                let mut problem =
                    problem(Code::E617, one.span, message!("e617", id, code, message));
                problem.hints.splice(0..0, hints);
                found.push(problem);
            }
        }
        found
    }

    /// The figures of the factory file that some changes make, before and after.
    #[must_use]
    pub fn figures(&self, edits: &[Edit]) -> Vec<OwnFigure> {
        let after = changed(&self.base, edits).ok();
        let after = after.and_then(|it| Document::parse(&it.to_string()));
        let figure = |edit: &Edit| {
            let path = edit.place.path();
            let before = self.base.value_at(&edit.place).cloned();
            let after = after.as_ref().and_then(|it| {
                let places = it.places(path);
                places.first().and_then(|place| it.value_at(place)).cloned()
            });
            OwnFigure { at: path.to_string(), before, after }
        };
        edits.iter().map(figure).collect()
    }

    /// A measure with all it requires, directly or through others, in order.
    #[must_use]
    pub fn with_required(&self, at: usize) -> Vec<usize> {
        let mut found = vec![at];
        let mut next = 0;
        while let Some(one) = found.get(next).copied() {
            for other in &self.all[one].measure.requires {
                if !found.contains(other) {
                    found.push(*other);
                }
            }
            next += 1;
        }
        found.sort_unstable();
        found
    }
}
