//! The changes a measure makes: from the date it works, by how certain its effect is.

use jiff::Span;
use jiff::civil::Date;
use serde_json::{Map, Value, json};

use crate::diag::{Code, Diagnostic, Hint, Message, message};
use crate::model::Factory;
use crate::model::measure::Measure;
use crate::scenario::{Action, Document, Edit, Path, Window};
use crate::source::json::Kind;
use crate::source::records::field_at;

/// When a measure works.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Works {
    /// First date on which it is carried out.
    pub begins: Date,
    /// First date of its effect.
    pub from: Date,
    /// Last day planned.
    pub to: Date,
    /// Share of the days planned on which it has its effect, above 0, at most 1.
    pub share: f64,
}

impl Works {
    /// When a measure works; `None` if its effect begins after the last day planned.
    #[must_use]
    pub fn of(measure: &Measure, first: Date, last: Date) -> Option<Self> {
        let days = days(first, last);
        let begins = measure.from.map_or(first, |it| it.max(first));
        #[allow(clippy::cast_possible_truncation)] // a share of some thousand days
        let waits = (measure.takes_effect * days - 1e-9).ceil().max(0.0) as i64;
        let from = begins.checked_add(Span::new().try_days(waits).ok()?).ok()?;
        let share = self::days(from, last) / days;
        (from <= last).then_some(Self { begins, from, to: last, share })
    }

    fn window(&self) -> Option<Window> {
        (self.share < 1.0).then_some((self.from, self.to))
    }
}

/// Days from the first to the last, both included.
fn days(first: Date, last: Date) -> f64 {
    f64::from(first.until(last).map_or(0, |it| it.get_days()) + 1)
}

/// What has no date of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undated {
    /// It is changed by the share of the days.
    Weighed,
    /// There is no share of it: an entry, text, or yes or no.
    Whole,
}

/// Whether what is changed can differ by date; `None` if it can, or if the measure works always.
#[must_use]
pub fn undated(edit: &Edit, works: &Works, base: &Document) -> Option<Undated> {
    works.window()?;
    if matches!(edit.action, Action::New(_) | Action::Drop) {
        return Some(Undated::Whole);
    }
    let steps = edit.place.path().steps();
    let kind = field_at(steps).map(|it| it.kind);
    let inner = |kind: &Kind| matches!(kind, Kind::Series | Kind::Amount | Kind::Short(_));
    // Of a month or of all days there is one amount, whatever begins within.
    let per_month = base.value_at(&edit.place).and_then(Value::as_object);
    let per_month =
        per_month.is_some_and(|it| it.contains_key("per_month") || it.contains_key("in_all"));
    match kind {
        Some(Kind::Amount) if per_month => Some(Undated::Weighed),
        // A date is moved as a whole: it says itself when.
        Some(Kind::Series | Kind::Amount | Kind::Date) => None,
        Some(Kind::Map(of)) if inner(of) => None,
        Some(Kind::Number | Kind::Map(Kind::Number)) => Some(Undated::Weighed),
        _ => match edit.action {
            Action::Set(_) => Some(Undated::Whole),
            _ => Some(Undated::Weighed),
        },
    }
}

/// The number at a place, that of its only period, or the one that leaving it out means.
fn before(edit: &Edit, base: &Document) -> Option<f64> {
    let amount = base.value_at(&edit.place).and_then(Value::as_object);
    let only = amount.filter(|it| it.len() == 1).and_then(|it| it.values().next());
    base.number_at(&edit.place).or_else(|| only.and_then(Value::as_f64))
}

/// A change with a factor on its effect: 1 is the change as stated. Entries that are new or dropped
/// and words have no half effect and stay as they are, as does a figure by date that is set.
fn with_effect(edit: &Edit, base: &Document, factor: f64) -> Edit {
    let action = match &edit.action {
        _ if (factor - 1.0).abs() < f64::EPSILON => edit.action.clone(),
        Action::Scale(by) => Action::Scale(1.0 + (by - 1.0) * factor),
        Action::Add(more) => Action::Add(more * factor),
        Action::Set(value) => match (value.as_f64(), before(edit, base)) {
            (Some(after), Some(before)) => Action::Set(json!(before + (after - before) * factor)),
            _ => edit.action.clone(),
        },
        other => other.clone(),
    };
    Edit { action, ..edit.clone() }
}

/// The changes of a measure with a factor on their effect, from the date it works.
#[must_use]
pub fn edits(stated: &[Edit], base: &Document, works: &Works, certainty: f64) -> Vec<Edit> {
    let mut found = Vec::new();
    for edit in stated {
        let edit = with_effect(edit, base, certainty);
        let Some(window) = works.window() else {
            found.push(edit);
            continue;
        };
        if undated(&edit, works, base) == Some(Undated::Weighed) {
            found.push(with_effect(&edit, base, works.share));
            continue;
        }
        let is_date =
            matches!(field_at(edit.place.path().steps()).map(|it| it.kind), Some(Kind::Date));
        if is_date {
            found.push(edit);
            continue;
        }
        let own = edit.window.unwrap_or(window);
        let both = (own.0.max(window.0), own.1.min(window.1));
        if both.0 <= both.1 {
            found.push(Edit { window: Some(both), ..edit });
        }
    }
    found
}

/// The project that carrying out a measure is; `None` if it needs nothing.
#[must_use]
pub fn project(
    measure: &Measure,
    works: &Works,
    factory: &Factory,
    base: &Document,
) -> Option<Edit> {
    if measure.hours.is_empty() && measure.materials.is_empty() {
        return None;
    }
    // It is done before it has its effect; if it has that at once, at any time.
    let last = if works.from > works.begins {
        works.from.yesterday().unwrap_or(works.to)
    } else {
        works.to
    };
    let map = |of: &[(String, f64)]| {
        let entries = of.iter().map(|(id, quantity)| (id.clone(), json!(quantity)));
        Value::Object(entries.collect::<Map<String, Value>>())
    };
    let priority = factory.orders.iter().map(|it| it.priority).min().unwrap_or(1);
    let entry = json!({
        "name": measure.named.name,
        "priority": priority,
        "needs": [{
            "from": works.begins.to_string(),
            "to": last.to_string(),
            "hours": map(&measure.hours),
            "materials": map(&measure.materials),
        }],
    });
    let projects = Path::parse("projects")?;
    let mut id = measure.named.id.clone();
    let place = loop {
        match base.new_place(&projects.child(&id)) {
            Some(place) => break place,
            None if id.len() > 1000 => return None,
            None => id.push('+'),
        }
    };
    Some(Edit { place, action: Action::New(entry), window: None })
}

/// A problem of a measure, with its code's cure.
pub(super) fn problem(code: Code, span: crate::diag::Span, message: Message) -> Diagnostic {
    Diagnostic::new(code, span, message).hinted()
}

/// The problem of a change that has no date although its measure works from one.
pub(super) fn no_date(span: crate::diag::Span) -> Diagnostic {
    Diagnostic::new(Code::E947, span, message!("e947-undated")).hint(Hint::Cure)
}
