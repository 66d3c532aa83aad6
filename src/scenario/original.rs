//! A factory file as a tree in its own order, and the places in it that a path with `*` matches.

use std::sync::Arc;

use jiff::civil::Date;
use serde_json::Value;

use super::Path;
use super::edit::default_of;
use super::entry::name;
use crate::source::json;
use crate::source::records::FactoryRecord;

/// A factory file as a tree, in the order it was written in: what changes are laid on.
#[derive(Clone, Debug)]
pub struct Original {
    tree: Value,
    /// The tables it is read as; none if there are problems of form.
    tables: Option<FactoryRecord>,
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

impl Original {
    /// The tree of a factory file's text; `None` if it is no JSON object with its two dates.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let tree: Value = serde_json::from_str(text).ok()?;
        let date = |field: &str| tree.get(field)?.as_str()?.parse().ok();
        let (from, to) = (date("from")?, date("to")?);
        let reading = json::read(text);
        let tables = reading.factory.filter(|_| reading.problems.is_empty());
        Some(Self { tree, tables, from, to })
    }

    /// The tree.
    #[must_use]
    pub fn tree(&self) -> &Value {
        &self.tree
    }

    /// The tables it is read as; `None` if there are problems of form.
    pub(super) fn tables(&self) -> Option<&FactoryRecord> {
        self.tables.as_ref()
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

/// The rest of a pattern.
struct Walk<'p> {
    pattern: &'p [String],
    starred: bool,
}

impl Walk<'_> {
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
                let blank = rest.is_empty() && (!self.starred || default_of(path, step).is_some());
                if value.is_some() || blank {
                    enter(value, step, Step::Field(step.clone()), false);
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
