//! A factory file as a tree: the places in it that a path with `*` matches, and what is set there.

use std::sync::{Arc, OnceLock};

use jiff::civil::Date;
use serde_json::{Map, Number, Value};

use super::Path;
use super::entry::{is_ordered, name};
use crate::diag::Diagnostic;
use crate::source::json::{self, Kind};
use crate::source::records::{FactoryRecord, field_at};
use crate::validate::{Validated, validate};

/// A factory file as a tree, in the order it was written in: what changes are laid on. Two that
/// mean the same, whatever order they were written in, are equal.
#[derive(Clone, Debug)]
pub struct Document {
    tree: Value,
    /// The tables it is read as, once they are requested; none if there are problems of form.
    tables: OnceLock<Option<FactoryRecord>>,
    /// First day planned.
    pub from: Date,
    /// Last day planned, included.
    pub to: Date,
}

/// A step into the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Field(String),
    Entry(usize),
}

/// One place of a factory file, found once for any number of scenarios.
#[derive(Clone, Debug)]
pub struct Place {
    path: Path,
    pub(super) steps: Arc<[Step]>,
}

impl Place {
    /// The place by ids.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        self.settled() == other.settled()
    }
}

impl Document {
    /// The document of a factory file's text; `None` if it is no JSON object with its two dates.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::of(serde_json::from_str(text).ok()?)
    }

    fn of(tree: Value) -> Option<Self> {
        let date = |field: &str| tree.get(field)?.as_str()?.parse().ok();
        let (from, to) = (date("from")?, date("to")?);
        Some(Self { tree, tables: OnceLock::new(), from, to })
    }

    /// The tree.
    #[must_use]
    pub fn tree(&self) -> &Value {
        &self.tree
    }

    /// The tree in one fixed form, whatever order it was written in: fields by name, lists whose
    /// order means nothing by what tells their entries apart, numbers as they are planned with.
    #[must_use]
    pub fn settled(&self) -> Value {
        settled("", self.tree.clone())
    }

    /// The tables it is read as; `None` if there are problems of form.
    pub(super) fn tables(&self) -> Option<&FactoryRecord> {
        let read = || {
            let reading = json::read(&self.tree.to_string());
            reading.factory.filter(|_| reading.problems.is_empty())
        };
        self.tables.get_or_init(read).as_ref()
    }

    /// The factory it describes, with warnings, whatever order it was written in.
    ///
    /// # Errors
    /// Everything that is wrong with it. Places are those of the settled tree's own text.
    pub fn factory(&self) -> Result<Validated, Vec<Diagnostic>> {
        validate(json::read(&self.settled().to_string()))
    }

    /// Sets the value at a path, or takes it away. Tables and fields on the way that are not
    /// there yet are made; entries of a list are not. `false`, and nothing is changed, where the
    /// path does not exist.
    pub fn set(&mut self, path: &Path, value: Option<Value>) -> bool {
        let mut changed = self.tree.clone();
        let made = set_at(&mut changed, path, value).and_then(|()| Self::of(changed));
        made.map(|made| *self = made).is_some()
    }

    /// Every place a path leads to, in the file's order; `*` stands for every entry of a list or
    /// field of an object. A field that is not there is a place too where the whole path is
    /// written out, or where leaving it out means a number.
    #[must_use]
    pub fn places(&self, pattern: &Path) -> Vec<Place> {
        let mut found = Vec::new();
        let walk = Walk { pattern: pattern.steps(), starred: false };
        walk.follow(&self.tree, "", &Path::default(), &mut Vec::new(), &mut found);
        found
    }

    /// Whether there is a value at a place.
    #[must_use]
    pub fn has(&self, place: &Place) -> bool {
        value_at(&self.tree, &place.steps).is_some()
    }

    /// The value at a place.
    #[must_use]
    pub fn value_at(&self, place: &Place) -> Option<&Value> {
        value_at(&self.tree, &place.steps)
    }

    /// The number at a place, or the one that leaving it out means.
    #[must_use]
    pub fn number_at(&self, place: &Place) -> Option<f64> {
        match value_at(&self.tree, &place.steps) {
            Some(value) => value.as_f64(),
            None => default_of(place.path()),
        }
    }

    /// The name of an entry of a table in paths, by its position.
    #[must_use]
    pub fn entry_name(&self, table: &str, position: usize) -> Option<String> {
        let entry = self.tree.get(table)?.get(position)?;
        Some(name(table, position, entry))
    }

    /// Where a new entry of a list goes; `None` if there is such an entry already, or no list.
    #[must_use]
    pub fn new_place(&self, path: &Path) -> Option<Place> {
        let (last, way) = path.steps().split_last()?;
        let table = way.last()?;
        let parent = Path::parse(&way.join("/"))?;
        let parent = self.places(&parent).into_iter().next()?;
        if last == "*" || way.iter().any(|step| step == "*") {
            return None;
        }
        let count = match value_at(&self.tree, &parent.steps) {
            None if way.len() == 1 => 0,
            None if field_at(way).is_some_and(|it| matches!(it.kind, Kind::List(_))) => 0,
            Some(Value::Array(entries)) => {
                let taken = entries.iter().enumerate().any(|(at, it)| name(table, at, it) == *last);
                (!taken).then_some(entries.len())?
            }
            _ => return None,
        };
        let steps = parent.steps.iter().cloned().chain([Step::Entry(count)]).collect();
        Some(Place { path: path.clone(), steps })
    }
}

/// The value at a place of a tree.
pub(super) fn value_at<'t>(tree: &'t Value, steps: &[Step]) -> Option<&'t Value> {
    steps.iter().try_fold(tree, |here, step| match step {
        Step::Field(field) => here.get(field),
        Step::Entry(entry) => here.get(entry),
    })
}

/// What leaving a field out means, where it is a number.
pub(super) fn default_of(path: &Path) -> Option<f64> {
    field_at(path.steps())?.default
}

/// The rest of a pattern.
struct Walk<'p> {
    pattern: &'p [String],
    starred: bool,
}

impl Walk<'_> {
    /// The place of a field in an object that is not there yet, as that of a field that is not:
    /// where the whole path is written out.
    fn in_missing_object(&self, path: &Path, steps: &[Step]) -> Option<Place> {
        let object = path.child(self.pattern.first()?);
        let missing = field_at(object.steps()).filter(|_| !self.starred)?;
        let whole = self.pattern.iter().fold(path.clone(), |path, step| path.child(step));
        let known = matches!(missing.kind, Kind::Record(_)) && field_at(whole.steps()).is_some();
        let rest = self.pattern.iter().map(|step| Step::Field(step.clone()));
        let steps = steps.iter().cloned().chain(rest).collect();
        known.then_some(Place { path: whole, steps })
    }

    fn follow(
        &self,
        here: &Value,
        list: &str,
        path: &Path,
        steps: &mut Vec<Step>,
        found: &mut Vec<Place>,
    ) {
        let Some((step, rest)) = self.pattern.split_first() else {
            found.push(Place { path: path.clone(), steps: steps.as_slice().into() });
            return;
        };
        let mut enter = |into: Option<&Value>, name: &str, at: Step, starred: bool| {
            steps.push(at);
            let walk = Walk { pattern: rest, starred: self.starred || starred };
            let path = path.child(name);
            match into {
                Some(value) => walk.follow(value, name, &path, steps, found),
                None => found.push(Place { path, steps: steps.as_slice().into() }),
            }
            steps.pop();
        };
        match here {
            Value::Object(fields) if step == "*" => {
                for (field, value) in fields {
                    enter(Some(value), field, Step::Field(field.clone()), true);
                }
            }
            Value::Object(fields) => {
                let value = fields.get(step);
                let blank =
                    rest.is_empty() && (!self.starred || default_of(&path.child(step)).is_some());
                if value.is_some() || blank {
                    enter(value, step, Step::Field(step.clone()), false);
                } else if let Some(place) = self.in_missing_object(path, steps) {
                    found.push(place);
                }
            }
            Value::Array(entries) => {
                for (at, entry) in entries.iter().enumerate() {
                    let own = name(list, at, entry);
                    if step == "*" || *step == own {
                        enter(Some(entry), &own, Step::Entry(at), step == "*");
                    }
                }
            }
            _ => {}
        }
    }
}

/// Sets the value at a path of a tree, as [`Document::set`] does; `None` if it does not exist.
pub(super) fn set_at(tree: &mut Value, path: &Path, value: Option<Value>) -> Option<()> {
    let (end, way) = path.steps().split_last()?;
    let position = |list: &str, entries: &[Value], step: &str| {
        let mut found = entries.iter().enumerate().filter(|(at, it)| name(list, *at, it) == step);
        let (at, _) = found.next()?;
        found.next().is_none().then_some(at)
    };
    let mut list = "";
    let mut here = tree;
    for step in way {
        here = match here {
            Value::Object(fields) => fields.entry(step).or_insert_with(|| {
                // Of lists, only those without order are made entry by entry.
                if is_ordered(step) { Value::Object(Map::new()) } else { Value::Array(vec![]) }
            }),
            Value::Array(entries) => {
                let at = position(list, entries, step)?;
                &mut entries[at]
            }
            _ => return None,
        };
        list = step;
    }
    match (here, value) {
        (Value::Object(fields), Some(value)) => {
            fields.insert(end.to_owned(), value);
        }
        (Value::Object(fields), None) => {
            fields.shift_remove(end)?;
        }
        (Value::Array(entries), value) => match (position(list, entries, end), value) {
            (Some(at), Some(value)) => entries[at] = value,
            (Some(at), None) => {
                entries.remove(at);
            }
            (None, Some(value)) => entries.push(value),
            (None, None) => return None,
        },
        _ => return None,
    }
    Some(())
}

/// A value in the fixed form; `list` is the name of the field it is in.
fn settled(list: &str, value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<(String, Value)> = fields
                .into_iter()
                .map(|(key, value)| (key.clone(), settled(&key, value)))
                .collect();
            fields.sort_by(|one, other| one.0.cmp(&other.0));
            // A table that is left out is an empty one; no shift and no day are not all of them.
            fields.retain(|(key, value)| {
                let empty = value.as_array().is_some_and(Vec::is_empty);
                !empty || matches!(key.as_str(), "shifts" | "workdays")
            });
            let fields: Map<String, Value> = fields.into_iter().collect();
            match (list, fields.get("goal")) {
                ("goals/", Some(Value::String(goal))) if fields.len() == 1 => goal.clone().into(),
                _ => Value::Object(fields),
            }
        }
        Value::Array(entries) => {
            let inner = format!("{list}/");
            let mut entries: Vec<Value> =
                entries.into_iter().map(|entry| settled(&inner, entry)).collect();
            if !is_ordered(list) {
                entries.sort_by_cached_key(|entry| (name(list, 0, entry), entry.to_string()));
            }
            Value::Array(entries)
        }
        // Adding 0 makes one zero of the two there are.
        Value::Number(number) => {
            let number =
                number.as_f64().and_then(|it| Number::from_f64(it + 0.0)).unwrap_or(number);
            Value::Number(number)
        }
        other => other,
    }
}
