//! One change at one place: set, scale, add, new or drop, always or from one date to another.

use jiff::Span;
use jiff::civil::Date;
use serde_json::{Map, Number, Value};

use super::Path;
use super::document::{Document, Place, Step, default_of, set_at};
use crate::diag::{Message, message};
use crate::source::records::field_at;

/// What is done at a place.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Replaces the value there. A number set where an amount of one period stands keeps the
    /// period.
    Set(Value),
    /// The number there is multiplied.
    Scale(f64),
    /// The number there is added to; a date is moved by days.
    Add(f64),
    /// An entry is added.
    New(Value),
    /// The value there is taken away.
    Drop,
}

/// Dates from the first to the last, included.
pub type Window = (Date, Date);

/// A change at one place.
#[derive(Clone, Debug)]
pub struct Edit {
    /// Where.
    pub place: Place,
    /// What.
    pub action: Action,
    /// When; always if none is given.
    pub window: Option<Window>,
}

/// There is no number at a place if one is scaled, added to or given dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoNumber;

impl Edit {
    /// Whether two changes touch one cell on one day.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        let (one, two) = (self.place.path().steps(), other.place.path().steps());
        let apart = match (self.window, other.window) {
            (Some(one), Some(two)) => one.1 < two.0 || two.1 < one.0,
            _ => false,
        };
        (one.starts_with(two) || two.starts_with(one)) && !apart
    }
}

/// The factory file with changes made, in their order.
///
/// # Errors
/// In words, if a number is changed and there is none (E944).
pub fn changed(original: &Document, edits: &[Edit]) -> Result<Value, Message> {
    let mut tree = original.tree().clone();
    let mut dropped: Vec<&Edit> = Vec::new();
    for edit in edits {
        match &edit.action {
            Action::Drop => dropped.push(edit),
            Action::New(entry) => {
                let path = edit.place.path();
                make_list(&mut tree, &edit.place.steps);
                let _ = set_at(&mut tree, path, Some(called(entry.clone(), path)));
            }
            _ => set_figure(&mut tree, &edit.place.steps, edit, original)
                .map_err(|_| message!("e944", path = edit.place.path()))?,
        }
    }
    // Later entries first, so that the positions of those before them stay what they are.
    dropped.sort_by_key(|edit| match edit.place.steps.last() {
        Some(Step::Entry(at)) => std::cmp::Reverse(*at),
        _ => std::cmp::Reverse(0),
    });
    for edit in dropped {
        match (target(&mut tree, &edit.place.steps), edit.place.steps.last()) {
            (Some((Step::Field(field), Value::Object(fields))), _) => {
                fields.shift_remove(field);
            }
            (Some((_, Value::Array(entries))), Some(Step::Entry(at))) if *at < entries.len() => {
                entries.remove(*at);
            }
            _ => {}
        }
    }
    Ok(tree)
}

/// Sets, scales or adds to the value at the end of `steps`, which lead from `tree` to the place
/// of the change.
pub(super) fn set_figure(
    tree: &mut Value,
    steps: &[Step],
    edit: &Edit,
    original: &Document,
) -> Result<(), NoNumber> {
    if matches!(edit.action, Action::Set(_)) {
        make_way(tree, steps);
    }
    let Some((Step::Field(field), parent)) = target(tree, steps) else { return Err(NoNumber) };
    let default = || default_of(edit.place.path()).map(number);
    let before = parent.get(field).cloned().or_else(default);
    let window = edit.window.map(|it| (it, original));
    let after = applied(before.as_ref(), &edit.action, window)?;
    if let Value::Object(fields) = parent {
        fields.insert(field.clone(), after);
    }
    Ok(())
}

/// A new entry with what its name in the path says: its id, or its date where entries have none.
fn called(mut entry: Value, path: &Path) -> Value {
    let (Value::Object(fields), Some((name, list))) = (&mut entry, path.steps().split_last())
    else {
        return entry;
    };
    let own = field_at(list).map_or(&[][..], |it| it.kind.inner());
    let has = |field: &str| own.iter().any(|it| it.name == field);
    if has("id") || own.is_empty() {
        fields.insert("id".to_owned(), name.clone().into());
    } else if has("date") && !fields.contains_key("from") && name.parse::<Date>().is_ok() {
        fields.insert("date".to_owned(), name.clone().into());
    }
    entry
}

/// Makes the list that a new entry goes into, if it is not there yet.
fn make_list(tree: &mut Value, entry: &[Step]) {
    let list = entry.split_last().map_or(entry, |(_, list)| list);
    make_way(tree, list);
    if let Some((Step::Field(field), Value::Object(fields))) = target(tree, list) {
        fields.entry(field).or_insert_with(|| Value::Array(Vec::new()));
    }
}

/// Makes the objects on the way to a place that are not there yet.
fn make_way(tree: &mut Value, steps: &[Step]) {
    let way = steps.split_last().map_or(steps, |(_, way)| way);
    let mut here = Some(tree);
    for step in way {
        here = match (here, step) {
            (Some(Value::Object(fields)), Step::Field(field)) => {
                Some(fields.entry(field).or_insert_with(|| Value::Object(Map::new())))
            }
            (Some(Value::Array(entries)), Step::Entry(at)) => entries.get_mut(*at),
            _ => return,
        };
    }
}

/// The last step to a place and what it leads from.
fn target<'t, 'e>(tree: &'t mut Value, steps: &'e [Step]) -> Option<(&'e Step, &'t mut Value)> {
    let (last, way) = steps.split_last()?;
    let parent = way.iter().try_fold(tree, |here, step| match step {
        Step::Field(field) => here.get_mut(field),
        Step::Entry(entry) => here.get_mut(entry),
    })?;
    Some((last, parent))
}

fn number(value: f64) -> Value {
    Number::from_f64(value).map_or(Value::Null, Value::Number)
}

type Dated<'a> = Option<(Window, &'a Document)>;

/// The value at a place after a change.
fn applied(before: Option<&Value>, action: &Action, window: Dated<'_>) -> Result<Value, NoNumber> {
    let scaled = |value: f64| match action {
        Action::Set(set) => set.as_f64(),
        Action::Scale(factor) => Some(value * factor),
        Action::Add(more) => Some(value + more),
        Action::New(_) | Action::Drop => None,
    };
    match (before, action, window) {
        // An amount of one period stays one of that period.
        (Some(Value::Object(fields)), _, _) if is_amount(fields) => {
            let whole = matches!(action, Action::Set(set) if !set.is_number());
            match action {
                Action::Set(set) if whole => Ok(set.clone()),
                Action::Set(_) | Action::Add(_) if fields.len() != 1 => Err(NoNumber),
                _ => {
                    let each = fields.iter().map(|(per, it)| {
                        let kept = per == "lot";
                        let after =
                            if kept { it.clone() } else { applied(Some(it), action, window)? };
                        Ok((per.clone(), after))
                    });
                    Ok(Value::Object(each.collect::<Result<_, _>>()?))
                }
            }
        }
        (_, Action::Set(set), None) => Ok(set.clone()),
        (Some(Value::Number(it)), _, None) => {
            it.as_f64().and_then(scaled).map(number).ok_or(NoNumber)
        }
        (Some(Value::String(text)), Action::Add(days), None) => moved(text, *days).ok_or(NoNumber),
        (Some(Value::Object(_)), _, None) => {
            let steps = before.and_then(steps).ok_or(NoNumber)?;
            let each = steps.into_iter().map(|(date, it)| Some((date, scaled(it)?)));
            Ok(written(&each.collect::<Option<Vec<_>>>().ok_or(NoNumber)?))
        }
        (Some(value), _, Some((window, original))) => {
            let steps = steps(value)
                .or_else(|| Some(vec![(original.from, value.as_f64()?)]))
                .ok_or(NoNumber)?;
            Ok(written(&within(&steps, window, original, &scaled).ok_or(NoNumber)?))
        }
        _ => Err(NoNumber),
    }
}

/// Values by date with those from the first to the last date of a window changed.
fn within(
    steps: &[(Date, f64)],
    (first, last): Window,
    original: &Document,
    scaled: &impl Fn(f64) -> Option<f64>,
) -> Option<Vec<(Date, f64)>> {
    let (first, last) = (first.max(original.from), last.min(original.to));
    let after = last.tomorrow().ok()?;
    let on = |date: Date| steps.iter().rev().find(|(from, _)| *from <= date).map(|it| it.1);
    let mut dates: Vec<Date> = steps.iter().map(|it| it.0).collect();
    dates.push(first);
    if after <= original.to {
        dates.push(after);
    }
    dates.sort_unstable();
    dates.dedup();
    let value = |date: Date| {
        let it = on(date)?;
        Some((date, if first <= date && date <= last { scaled(it)? } else { it }))
    };
    dates.into_iter().map(value).collect()
}

/// Whether an object is an amount by period, or a norm with a part per lot.
fn is_amount(fields: &Map<String, Value>) -> bool {
    let known = |key: &String| key.starts_with("per_") || key == "in_all" || key == "lot";
    !fields.is_empty() && fields.keys().all(known)
}

/// Values by date, in order.
fn steps(value: &Value) -> Option<Vec<(Date, f64)>> {
    let fields = value.as_object()?;
    let step = |(key, it): (&String, &Value)| {
        let date = if key.len() == 7 { format!("{key}-01") } else { key.clone() };
        Some((date.parse().ok()?, it.as_f64()?))
    };
    fields.iter().map(step).collect()
}

fn written(steps: &[(Date, f64)]) -> Value {
    let entries = steps.iter().map(|(date, it)| (date.to_string(), number(*it)));
    Value::Object(entries.collect())
}

/// A date moved by whole days.
#[allow(clippy::cast_possible_truncation)] // more days than there are dates are refused
fn moved(text: &str, days: f64) -> Option<Value> {
    let date: Date = text.parse().ok()?;
    let days = Span::new().try_days(days.round() as i64).ok()?;
    Some(date.checked_add(days).ok()?.to_string().into())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn after(
        tree: Value,
        at: &str,
        action: &Action,
        window: Option<(&str, &str)>,
    ) -> Option<Value> {
        let mut tree = tree;
        tree["from"] = "2026-12-01".into();
        tree["to"] = "2026-12-31".into();
        let original = Document::parse(&tree.to_string())?;
        let date = |text: &str| text.parse().expect("a date");
        let window = window.map(|(from, to)| (date(from), date(to)));
        let places = original.places(&Path::parse(at)?);
        assert!(!places.is_empty(), "{at} matches nothing");
        let edit = |place| Edit { place, action: action.clone(), window };
        let edits: Vec<Edit> = places.into_iter().map(edit).collect();
        changed(&original, &edits).ok()
    }

    #[test]
    fn a_window_makes_a_number_one_by_date() {
        let works = json!({"groups": [{"id": "furnace", "machines": 2}, {"id": "press"}]});
        let down = |at| {
            let window = Some(("2026-12-10", "2026-12-12"));
            after(works.clone(), at, &Action::Add(-1.0), window).expect("a number")
        };
        let expected = json!({"2026-12-01": 2.0, "2026-12-10": 1.0, "2026-12-13": 2.0});
        assert_eq!(down("groups/furnace/machines")["groups"][0]["machines"], expected);
        // One machine is what leaving it out means.
        let expected = json!({"2026-12-01": 1.0, "2026-12-10": 0.0, "2026-12-13": 1.0});
        assert_eq!(down("groups/*/machines")["groups"][1]["machines"], expected);
    }

    #[test]
    fn a_field_of_an_object_that_is_left_out_can_be_set() {
        let works = json!({"products": [{"id": "gear"}]});
        let set = |at| after(works.clone(), at, &Action::Set(json!(50)), None).expect("it is set");
        assert_eq!(set("products/gear/lot/min")["products"][0]["lot"], json!({"min": 50}));
        assert_eq!(set("products/gear/stock/opening")["products"][0]["stock"]["opening"], 50);
        // There is nothing that could be scaled, and no such field.
        let scaled = after(works.clone(), "products/gear/lot/min", &Action::Scale(2.0), None);
        assert!(scaled.is_none());
        let original = json!({"from": "2026-12-01", "to": "2026-12-31", "products": [{"id": "g"}]});
        let original = Document::parse(&original.to_string()).expect("a document");
        for nowhere in ["products/g/lot/least", "products/g/routes/min", "products/*/lot/min"] {
            let path = Path::parse(nowhere).expect("a path");
            assert!(original.places(&path).is_empty(), "{nowhere}");
        }
    }

    #[test]
    fn values_by_date_change_inside_the_window_alone() {
        let heads = json!({"2026-11": 4, "2026-12-10": 6});
        let works = json!({"labour": [{"id": "fitters", "heads": heads}]});
        let window = Some(("2026-12-08", "2027-01-31"));
        let made = after(works, "labour/fitters/heads", &Action::Scale(0.5), window);
        let expected = json!({"2026-11-01": 4.0, "2026-12-08": 2.0, "2026-12-10": 3.0});
        assert_eq!(made.expect("numbers")["labour"][0]["heads"], expected);
    }

    #[test]
    fn amounts_keep_their_period_and_dates_move_by_days() {
        let works = json!({
            "materials": [{"id": "iron", "quota": {"per_month": 70},
                "deliveries": [{"date": "2026-12-30", "quantity": 5}]}],
        });
        let quota = after(works.clone(), "materials/iron/quota", &Action::Set(json!(60)), None);
        assert_eq!(quota.expect("set")["materials"][0]["quota"], json!({"per_month": 60}));
        let late = "materials/*/deliveries/*/date";
        let late = after(works.clone(), late, &Action::Add(2.6), None).expect("a date");
        assert_eq!(late["materials"][0]["deliveries"][0]["date"], "2027-01-02");
        assert_eq!(after(works, "materials/iron/id", &Action::Scale(2.0), None), None);
    }

    #[test]
    fn entries_without_ids_are_added_by_date_or_position() {
        let works = json!({"groups": [{"id": "lathe"}], "materials": [{"id": "iron"}]});
        let original = json!({"from": "2026-12-01", "to": "2026-12-31", "groups": works["groups"],
            "materials": works["materials"]});
        let original = Document::parse(&original.to_string()).expect("a document");
        let new = |at: &str, entry: Value| {
            let place = original.new_place(&Path::parse(at).expect("a path")).expect(at);
            let edit = Edit { place, action: Action::New(entry), window: None };
            changed(&original, &[edit]).expect("it is made")
        };
        let made = new("calendar/exceptions/2026-12-19", json!({"works": true}));
        let expected = json!([{"works": true, "date": "2026-12-19"}]);
        assert_eq!(made["calendar"]["exceptions"], expected);
        let made = new("groups/lathe/overtime/0", json!({"price": 3}));
        assert_eq!(made["groups"][0]["overtime"], json!([{"price": 3}]));
        let made = new("materials/iron/deliveries/2026-12-07", json!({"quantity": 5}));
        let expected = json!([{"quantity": 5, "date": "2026-12-07"}]);
        assert_eq!(made["materials"][0]["deliveries"], expected);
    }

    #[test]
    fn orders_come_and_go() {
        let works = json!({"orders": [{"id": "A"}, {"id": "B"}, {"id": "C"}]});
        let gone = after(works, "orders/*", &Action::Drop, None).expect("dropped");
        assert_eq!(gone["orders"], json!([]));
    }
}
