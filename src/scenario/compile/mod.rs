//! From the records of a scenario file to scenarios, or all problems.

mod draws;

use serde_json::Value;

use super::generate::{Axis, Use, Way};
use super::set::{Generator, Named};
use super::{Action, Document, Edit, Path, Place, Scenarios, Window};
use crate::diag::{Code, Diagnostic, Hint, Message, Span, message};
use crate::source::Cell;
use crate::source::json::{Date, nearest};
use crate::source::scenarios::{AxisRecord, ChangeRecord, GeneratorRecord, ScenarioFile};

/// The most scenarios of a file: counts above it cannot be meant.
const MOST: f64 = 1e9;

/// Names listed at most where a path meets none of them.
const MOST_KNOWN: usize = 12;

/// The scenarios of a file for one factory file.
///
/// # Errors
/// Every problem found, each at its place in the scenario file.
pub fn compile(file: &ScenarioFile, original: &Document) -> Result<Scenarios, Vec<Diagnostic>> {
    let mut compiler = Compiler { original, problems: Vec::new() };
    let scenarios = compiler.scenarios(file);
    if compiler.problems.is_empty() {
        Ok(scenarios)
    } else {
        compiler.problems.sort_by_key(|problem| (problem.span.start, problem.code));
        Err(compiler.problems)
    }
}

/// The changes of one list, each at its place.
///
/// # Errors
/// Every problem found, each at its place in the file the changes are in.
pub fn compile_changes(
    changes: &[Cell<ChangeRecord>],
    original: &Document,
) -> Result<Vec<Edit>, Vec<Diagnostic>> {
    let mut compiler = Compiler { original, problems: Vec::new() };
    let edits = compiler.changes(changes);
    if compiler.problems.is_empty() { Ok(edits) } else { Err(compiler.problems) }
}

struct Compiler<'o> {
    original: &'o Document,
    problems: Vec<Diagnostic>,
}

impl Compiler<'_> {
    fn report(&mut self, code: Code, span: Span, message: Message) {
        self.report_near(code, span, message, None);
    }

    fn report_near(&mut self, code: Code, span: Span, message: Message, near: Option<&str>) {
        let mut problem = Diagnostic::new(code, span, message);
        problem.hints.extend(near.map(|it| Hint::Meant(it.to_owned())));
        self.problems.push(problem.hint(Hint::Cure));
    }

    fn scenarios(&mut self, file: &ScenarioFile) -> Scenarios {
        let mut found = Scenarios::default();
        let nothing =
            file.scenarios.is_empty() && file.generate.is_empty() && file.bundles.is_empty();
        if nothing {
            self.report(Code::E948, Span::default(), message!("e948-file"));
        }
        let mut names: Vec<&str> = Vec::new();
        let scenarios = file.scenarios.iter().map(|it| &it.value.name);
        for name in scenarios.chain(file.generate.iter().map(|it| &it.value.name)) {
            let text = name.value.trim();
            if text.is_empty() || text.contains(['+', '#']) {
                self.report(Code::E945, name.span, message!("e945", text));
            } else if names.contains(&text) {
                self.report(Code::E945, name.span, message!("e945-twice", text));
            }
            names.push(text);
        }
        for scenario in &file.scenarios {
            let record = &scenario.value;
            if record.changes.is_empty() {
                self.report(Code::E948, record.name.span, message!("e948-changes"));
            }
            let edits = self.changes(&record.changes);
            let name = record.name.value.trim().to_owned();
            found.named.push(Named { name, edits, span: record.name.span });
        }
        for bundle in &file.bundles {
            if let Some(named) = self.bundle(bundle, &found.named) {
                found.named.push(named);
            }
        }
        for generator in &file.generate {
            let record = &generator.value;
            let Some(way) = self.way(record, generator.span) else { continue };
            match way.count() {
                #[allow(clippy::cast_precision_loss)]
                Some(count) if (count as f64) <= MOST => {
                    let name = record.name.value.trim().to_owned();
                    found.generators.push(Generator { name, way, count });
                }
                _ => self.report(Code::E948, record.name.span, message!("e948-many")),
            }
        }
        found
    }

    fn changes(&mut self, changes: &[Cell<ChangeRecord>]) -> Vec<Edit> {
        let mut edits: Vec<Edit> = Vec::new();
        for change in changes {
            let more = self.change(&change.value, change.span);
            self.once(&edits, &more, change.value.at.span);
            edits.extend(more);
        }
        edits
    }

    /// Scenarios taken together.
    fn bundle(&mut self, bundle: &Cell<String>, named: &[Named]) -> Option<Named> {
        let parts: Vec<&str> = bundle.value.split('+').map(str::trim).collect();
        let mut edits: Vec<Edit> = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            let Some(one) = named.iter().find(|it| it.name == *part) else {
                let near = nearest(part, named.iter().map(|it| it.name.as_str()));
                self.report_near(Code::E946, bundle.span, message!("e946", part), near);
                return None;
            };
            if parts[..at].contains(part) || parts.len() < 2 {
                let message = message!("e946-parts", bundle = bundle.value);
                self.report(Code::E946, bundle.span, message);
                return None;
            }
            self.once(&edits, &one.edits, bundle.span);
            edits.extend(one.edits.iter().cloned());
        }
        Some(Named { name: parts.join("+"), edits, span: bundle.span })
    }

    /// Reports the first cell that is changed twice.
    fn once(&mut self, before: &[Edit], more: &[Edit], span: Span) {
        let twice = more.iter().find(|one| before.iter().any(|other| one.meets(other)));
        if let Some(twice) = twice {
            let path = twice.place.path();
            self.report(Code::E941, span, message!("e941", path));
        }
    }

    fn change(&mut self, change: &ChangeRecord, span: Span) -> Vec<Edit> {
        let drop = change.drop.as_ref().filter(|it| it.value);
        let actions: Vec<Action> = [
            change.set.as_ref().map(|it| Action::Set(it.value.0.clone())),
            change.scale.as_ref().map(|it| Action::Scale(it.value)),
            change.add.as_ref().map(|it| Action::Add(it.value)),
            change.new.as_ref().map(|it| Action::New(it.value.0.clone())),
            drop.map(|_| Action::Drop),
        ]
        .into_iter()
        .flatten()
        .collect();
        let [action] = actions.as_slice() else {
            let message = message!("e942-change");
            self.report(Code::E942, span, message);
            return Vec::new();
        };
        let window = self.window(change.from.as_ref(), change.to.as_ref());
        let undated = matches!(action, Action::New(_) | Action::Drop);
        if let (true, Some(_), Some(date)) =
            (undated, window, change.from.as_ref().or(change.to.as_ref()))
        {
            self.report(Code::E947, date.span, message!("e947-undated"));
        }
        let places = if matches!(action, Action::New(_)) {
            self.new_place(&change.at).into_iter().collect()
        } else {
            self.places(&change.at)
        };
        let edit = |place| Edit { place, action: action.clone(), window };
        let edits: Vec<Edit> = places.into_iter().map(edit).collect();
        self.numbers(&edits, change.at.span);
        edits
    }

    /// Reports a place without a number if one is needed.
    fn numbers(&mut self, edits: &[Edit], span: Span) {
        if let Err(message) = super::changed(self.original, edits) {
            self.report(Code::E944, span, message);
        }
    }

    fn path(&mut self, at: &Cell<String>) -> Option<Path> {
        let path = Path::parse(&at.value);
        if path.is_none() {
            self.report(Code::E940, at.span, message!("e940", path = at.value));
        }
        path
    }

    fn places(&mut self, at: &Cell<String>) -> Vec<Place> {
        let Some(path) = self.path(at) else { return Vec::new() };
        let places = self.original.places(&path);
        if places.is_empty() {
            // The first step that does not exist, and what there is instead.
            let steps = path.steps().len();
            let known = (0..steps).rev().find(|known| {
                let places = self.original.places(&path.first(*known));
                places.iter().any(|place| self.original.has(place))
            });
            let known = known.unwrap_or(0);
            let wrong = &path.steps()[known.min(steps - 1)];
            let all = path.first(known).child("*");
            let there = self.original.places(&all);
            let names = there.iter().filter_map(|it| it.path().steps().last());
            let mut names: Vec<&str> = names.map(String::as_str).collect();
            names.sort_unstable();
            names.dedup();
            let near = nearest(wrong, names.iter().copied());
            let message = message!("e940-nowhere", path = at.value.trim(), wrong);
            if near.is_none() && !names.is_empty() {
                let known = names.iter().take(MOST_KNOWN).map(|it| (*it).to_owned()).collect();
                let problem = Diagnostic::new(Code::E940, at.span, message);
                self.problems.push(problem.hint(Hint::Known(known)).hint(Hint::Cure));
                return places;
            }
            self.report_near(Code::E940, at.span, message, near);
        }
        places
    }

    fn new_place(&mut self, at: &Cell<String>) -> Option<Place> {
        let path = self.path(at)?;
        let place = self.original.new_place(&path);
        if place.is_none() {
            let message = message!("e940-new", path);
            self.report(Code::E940, at.span, message);
        }
        place
    }

    fn window(&mut self, from: Option<&Cell<Date>>, to: Option<&Cell<Date>>) -> Option<Window> {
        let span = from.or(to)?.span;
        let (first, last) = (self.original.from, self.original.to);
        let window = (from.map_or(first, |it| it.value), to.map_or(last, |it| it.value));
        if window.1 < window.0 {
            self.report(Code::E947, span, message!("e947-reversed"));
        } else if window.1 < first || last < window.0 {
            self.report(Code::E947, span, message!("e947-outside", first, last));
        }
        Some(window)
    }

    fn way(&mut self, record: &GeneratorRecord, span: Span) -> Option<Way> {
        match (&record.grid, &record.sweep, &record.sample) {
            (Some(axes), None, None) => {
                let axes = self.axes(axes, record.name.span);
                for (at, axis) in axes.iter().enumerate() {
                    let before = axes[..at].iter().flat_map(trial).collect::<Vec<_>>();
                    self.once(&before, &trial(axis), record.name.span);
                }
                Some(Way::Grid(axes))
            }
            (None, Some(axes), None) => Some(Way::Sweep(self.axes(axes, record.name.span))),
            (None, None, Some(sample)) => {
                self.sample(&sample.value, record.name.span).map(|it| Way::Sample(Box::new(it)))
            }
            _ => {
                let message = message!("e942-generator");
                self.report(Code::E942, span, message);
                None
            }
        }
    }

    fn axes(&mut self, axes: &[Cell<AxisRecord>], span: Span) -> Vec<Axis> {
        if axes.is_empty() {
            self.report(Code::E948, span, message!("e948-axis"));
        }
        axes.iter().filter_map(|axis| self.axis(&axis.value, axis.span)).collect()
    }

    fn axis(&mut self, record: &AxisRecord, span: Span) -> Option<Axis> {
        let numbers = |it: &Vec<Cell<f64>>| it.iter().map(|it| it.value.into()).collect();
        let free = |it: &Vec<Cell<_>>| {
            it.iter().map(|it: &Cell<crate::source::scenarios::Free>| it.value.0.clone()).collect()
        };
        let ways: Vec<(Use, Vec<Value>)> = [
            record.set.as_ref().map(|it| (Use::Set, free(it))),
            record.scale.as_ref().map(|it| (Use::Scale, numbers(it))),
            record.add.as_ref().map(|it| (Use::Add, numbers(it))),
        ]
        .into_iter()
        .flatten()
        .collect();
        let [(using, values)] = ways.as_slice() else {
            self.report(Code::E942, span, message!("e942-axis"));
            return None;
        };
        if values.is_empty() {
            self.report(Code::E948, record.at.span, message!("e948-values"));
        }
        let window = self.window(record.from.as_ref(), record.to.as_ref());
        let name = record.name.as_ref().unwrap_or(&record.at).value.trim().to_owned();
        let places = self.places(&record.at);
        let axis = Axis { name, places, window, using: *using, values: values.clone() };
        self.numbers(&trial(&axis), record.at.span);
        Some(axis)
    }
}

/// An axis at its first value.
fn trial(axis: &Axis) -> Vec<Edit> {
    let Some(value) = axis.values.first() else { return Vec::new() };
    let action = axis.using.action(value);
    let edit =
        |place: &Place| Edit { place: place.clone(), action: action.clone(), window: axis.window };
    axis.places.iter().map(edit).collect()
}
