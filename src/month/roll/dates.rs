//! What is by date: what has passed is left out and counted, what is to come stays.

use jiff::civil::Date;
use serde_json::Value;

use super::Roller;
use super::edits::{date, entry, list, text};
use crate::diag::message;
use crate::ids::Id;
use crate::model::answers::roll::{Fate, RollNote};
use crate::source::json::{FieldOf, Kind};
use crate::source::records::FactoryRecord;

impl Roller<'_> {
    /// Figures by date, the calendar, repairs and measures.
    pub(super) fn dates(&mut self) {
        let next = self.next();
        let mut tree = Value::Object(std::mem::take(&mut self.tree));
        trim_fields(&mut tree, FactoryRecord::FIELDS, next);
        if let Value::Object(tree) = tree {
            self.tree = tree;
        }
        self.calendar();
        self.repairs();
        self.measures();
    }

    fn ended(&mut self, at: &str, count: usize) {
        if count > 0 {
            let message = message!("roll-note-dates", count = count.to_string());
            self.note(RollNote::new(Fate::Ended, at.to_owned(), message));
        }
    }

    fn calendar(&mut self) {
        let next = self.next();
        let Some(calendar) = self.tree.get_mut("calendar").and_then(Value::as_object_mut) else {
            return;
        };
        let mut counts = [0, 0];
        let last = |it: &Value| date(it, "to").or_else(|| date(it, "date"));
        let of = |it: &Value| it.as_str().and_then(|it| it.parse::<Date>().ok());
        for (at, name) in ["holidays", "exceptions"].into_iter().enumerate() {
            let Some(entries) = calendar.get_mut(name).and_then(Value::as_array_mut) else {
                continue;
            };
            let before = entries.len();
            entries.retain(|it| of(it).or_else(|| last(it)).is_none_or(|day| day >= next));
            counts[at] = before - entries.len();
            if entries.is_empty() {
                calendar.shift_remove(name);
            }
        }
        self.ended("calendar/holidays", counts[0]);
        self.ended("calendar/exceptions", counts[1]);
    }

    fn repairs(&mut self) {
        let (from, next) = (self.from, self.next());
        for (at, group) in from.factory.groups.enumerated() {
            let id = group.named.id.clone();
            let Some(fields) = entry(&mut self.tree, "groups", at.position()) else { continue };
            let mut gone = 0;
            if let Some(repairs) = fields.get_mut("repairs").and_then(Value::as_array_mut) {
                let before = repairs.len();
                repairs.retain(|it| date(it, "to").is_none_or(|day| day >= next));
                gone = before - repairs.len();
            }
            let placed: Vec<(usize, Date, Date)> = from
                .plan
                .repairs
                .iter()
                .filter(|it| it.group == id && it.placed > 0.5)
                .filter_map(|it| Some((it.repair, it.from.parse().ok()?, it.to.parse().ok()?)))
                .collect();
            let mut done = 0;
            let mut running: Vec<Value> = Vec::new();
            if let Some(repairs) = fields.get_mut("repairs_to_place").and_then(Value::as_array_mut)
            {
                let mut position = 0;
                repairs.retain(|it| {
                    position += 1;
                    let own = placed.iter().find(|(of, ..)| *of == position);
                    let Some((_, first, last)) = own else {
                        return date(it, "to").is_none_or(|day| day >= next);
                    };
                    if *first < next && *last >= next {
                        let mut repair =
                            serde_json::json!({"from": first.to_string(), "to": last.to_string()});
                        if let Some(machines) = it.get("machines") {
                            repair["machines"] = machines.clone();
                        }
                        running.push(repair);
                    }
                    done += usize::from(*first < next);
                    *first >= next
                });
            }
            if !running.is_empty() {
                let repairs = fields.entry("repairs").or_insert_with(|| Value::Array(Vec::new()));
                if let Some(repairs) = repairs.as_array_mut() {
                    repairs.extend(running);
                }
            }
            for name in ["repairs", "repairs_to_place"] {
                if fields.get(name).and_then(Value::as_array).is_some_and(Vec::is_empty) {
                    fields.shift_remove(name);
                }
            }
            self.ended(&format!("groups/{id}/repairs"), gone);
            self.ended(&format!("groups/{id}/repairs_to_place"), done);
        }
    }

    /// Changes of measures whose dates have passed; a measure of nothing else is over.
    fn measures(&mut self) {
        let next = self.next();
        let mut over = Vec::new();
        let Some(measures) = list(&mut self.tree, "measures") else { return };
        for measure in measures.iter_mut() {
            let id = text(measure, "id").unwrap_or_default().to_owned();
            let Some(changes) = measure.get_mut("changes").and_then(Value::as_array_mut) else {
                continue;
            };
            changes.retain(|it| date(it, "to").is_none_or(|day| day >= next));
            for change in
                changes.iter_mut().filter(|it| date(it, "from").is_some_and(|it| it < next))
            {
                change.as_object_mut().map(|it| it.shift_remove("from"));
            }
            if changes.is_empty() {
                over.push(id);
            }
        }
        measures.retain(|it| !over.iter().any(|id| text(it, "id") == Some(id)));
        if measures.is_empty() {
            self.tree.shift_remove("measures");
        }
        for id in over {
            self.forget_measure(&id);
            let message = message!("roll-note-measure-dates");
            self.note(RollNote::new(Fate::Ended, format!("measures/{id}"), message));
        }
    }
}

fn trim_fields(value: &mut Value, fields: &[FieldOf], next: Date) {
    for field in fields {
        if let Some(inner) = value.get_mut(field.name) {
            trim(inner, field.kind, next);
        }
    }
}

/// Leaves out the steps of figures by date that are over: the last one until the first day stays.
fn trim(value: &mut Value, kind: Kind, next: Date) {
    match kind {
        Kind::Series => trim_series(value, next),
        Kind::Amount => {
            for part in value.as_object_mut().into_iter().flat_map(|it| it.values_mut()) {
                trim_series(part, next);
            }
        }
        Kind::Record(fields) => trim_fields(value, fields, next),
        Kind::Short(fields) => {
            let is_object = fields.iter().any(|it| value.get(it.name).is_some());
            match fields.first() {
                Some(_) if is_object => trim_fields(value, fields, next),
                Some(first) => trim(value, first.kind, next),
                None => {}
            }
        }
        Kind::List(inner) => {
            for entry in value.as_array_mut().into_iter().flatten() {
                trim(entry, *inner, next);
            }
        }
        Kind::Map(inner) => {
            for entry in value.as_object_mut().into_iter().flat_map(|it| it.values_mut()) {
                trim(entry, *inner, next);
            }
        }
        _ => {}
    }
}

/// A date, or the first day of a month.
fn first_day(text: &str) -> Option<Date> {
    text.parse().or_else(|_| format!("{text}-01").parse()).ok()
}

fn trim_series(value: &mut Value, next: Date) {
    let Some(steps) = value.as_object_mut() else { return };
    let mut days: Vec<(Date, String)> =
        steps.keys().filter_map(|it| Some((first_day(it)?, it.clone()))).collect();
    days.sort_unstable();
    let passed = days.iter().take_while(|it| it.0 <= next).count();
    for (_, key) in days.iter().take(passed.saturating_sub(1)) {
        steps.shift_remove(key);
    }
    if steps.len() == 1
        && let Some(only) = steps.values().next().cloned()
    {
        *value = only;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_value_of_the_first_day_stays() {
        let next: Date = "2027-01-01".parse().expect("a date");
        let trimmed = |text: &str| {
            let mut value: Value = serde_json::from_str(text).expect("JSON");
            trim_series(&mut value, next);
            value.to_string()
        };
        assert_eq!(trimmed(r#"{"2026-12-01":3,"2026-12-20":2}"#), "2");
        assert_eq!(
            trimmed(r#"{"2026-12-01":3,"2026-12-20":2,"2027-01-10":4}"#),
            r#"{"2026-12-20":2,"2027-01-10":4}"#
        );
        assert_eq!(trimmed("5"), "5");
    }
}
