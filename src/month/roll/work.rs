//! Work: hours that started quantities still take, and what projects still need.

use serde_json::{Map, Value};

use super::Roller;
use super::edits::{clean, date, list, number, text};
use crate::diag::message;
use crate::ids::ProductId;
use crate::model::Resource;
use crate::model::answers::roll::{Fate, RollNote};
use crate::model::calendar::dates;
use crate::month::done::HoursLeft;

impl Roller<'_> {
    /// The hours of operations that run after the date are a project of the next period: so much, on
    /// the days on which they run.
    pub(super) fn work(&mut self) {
        let from = self.from;
        let mut products: Vec<ProductId> =
            from.done.hours_left.iter().map(|it| it.product).collect();
        products.sort_unstable();
        products.dedup();
        for product in products {
            let own = from.done.hours_left.iter().filter(|it| it.product == product);
            let mut needs: Vec<(jiff::civil::Date, Map<String, Value>)> = Vec::new();
            for left in own {
                if left.date > self.last || !self.works(left.date) {
                    self.left(left);
                    continue;
                }
                let id = self.capacity(left).0;
                let at = needs.iter().position(|it| it.0 == left.date).unwrap_or_else(|| {
                    needs.push((left.date, Map::new()));
                    needs.len() - 1
                });
                let before = needs[at].1.get(&id).and_then(Value::as_f64).unwrap_or(0.0);
                needs[at].1.insert(id, number(before + left.hours));
                let (path, unit) = self.capacity(left);
                let message = message!("roll-note-hours", date = left.date);
                let path = format!("projects/{}/{path}", self.project_id(product));
                self.note(RollNote::new(Fate::Carried, path, message).of(left.hours, &unit));
            }
            if needs.is_empty() {
                continue;
            }
            let name = &from.factory.products[product].named.name;
            let need = |(day, hours): (jiff::civil::Date, Map<String, Value>)| {
                let day = day.to_string();
                serde_json::json!({"from": day, "to": day, "hours": hours})
            };
            let project = serde_json::json!({
                "id": self.project_id(product),
                "name": format!("in process: {name}"),
                "needs": needs.into_iter().map(need).collect::<Vec<Value>>(),
            });
            let projects = self.tree.entry("projects").or_insert_with(|| Value::Array(Vec::new()));
            if let Some(projects) = projects.as_array_mut() {
                projects.push(project);
            }
        }
    }

    fn works(&self, day: jiff::civil::Date) -> bool {
        self.from.factory.calendar.works(day, None)
    }

    /// An id that no project has.
    fn project_id(&self, product: ProductId) -> String {
        let from = self.from;
        let own = &from.factory.products[product].named.id;
        let mut id = format!("in-process-{own}");
        while from.factory.projects.iter().any(|it| it.named.id == id) {
            let next = self.period.from;
            id = if id.ends_with(&next.to_string()) {
                format!("{id}-2")
            } else {
                format!("{id}-{next}")
            };
        }
        id
    }

    /// Id and unit of a capacity.
    fn capacity(&self, left: &HoursLeft) -> (String, String) {
        let factory = self.from.factory;
        match left.of {
            Ok(group) => (factory.groups[group].named.id.clone(), "h".to_owned()),
            Err(Resource::Labour(it)) => (factory.labour[it].named.id.clone(), "h".to_owned()),
            Err(Resource::Service(it)) => {
                (factory.services[it].named.id.clone(), factory.services[it].unit.clone())
            }
        }
    }

    fn left(&mut self, left: &HoursLeft) {
        let (id, unit) = self.capacity(left);
        let list = match left.of {
            Ok(_) => "groups",
            Err(Resource::Labour(_)) => "labour",
            Err(Resource::Service(_)) => "services",
        };
        let product = &self.from.factory.products[left.product].named.id;
        let message = message!("roll-note-hours-later", product, date = left.date);
        let note = RollNote::new(Fate::Left, format!("{list}/{id}"), message);
        self.note(note.of(left.hours, &unit));
    }

    /// What projects were not given they still need.
    pub(super) fn projects(&mut self) {
        let from = self.from;
        let (next, last) = (self.next(), self.period.to);
        let mut notes = Vec::new();
        let calendar = &from.factory.calendar;
        let until = dates(next, last).filter(|it| calendar.works(*it, None)).last();
        let own = from.factory.projects.len();
        let Some(projects) = list(&mut self.tree, "projects") else { return };
        for (at, project) in projects.iter_mut().take(own).enumerate() {
            let model = from.factory.projects.as_slice();
            let wanted = &model[at].needs;
            let given = &from.done.given[at];
            let id = text(project, "id").unwrap_or_default().to_owned();
            let mut flat = 0;
            let Some(needs) = project.get_mut("needs").and_then(Value::as_array_mut) else {
                continue;
            };
            for need in needs.iter_mut() {
                let mut open = false;
                for map in ["hours", "materials", "products"] {
                    let Some(of) = need.get_mut(map).and_then(Value::as_object_mut) else {
                        continue;
                    };
                    let ids: Vec<String> = of.keys().cloned().collect();
                    for item in ids {
                        let (want, got) = (wanted.get(flat), given.get(flat));
                        flat += 1;
                        let quantity = want.map_or(0.0, |it| it.quantity);
                        let rest = quantity - got.copied().unwrap_or(0.0);
                        let rest = clean(rest.max(0.0), quantity);
                        if rest > 0.0 {
                            open = true;
                            of.insert(item, number(rest));
                        } else {
                            of.shift_remove(&item);
                        }
                    }
                    if of.is_empty() {
                        need.as_object_mut().map(|it| it.shift_remove(map));
                    }
                }
                let over = date(need, "to").is_some_and(|it| it < next);
                if let Some(fields) = need.as_object_mut().filter(|_| open) {
                    let ended = date(&Value::Object(fields.clone()), "from");
                    if ended.is_some_and(|it| it < next) {
                        fields.insert("from".to_owned(), next.to_string().into());
                    }
                    if over {
                        let end = until.unwrap_or(last).to_string();
                        fields.insert("to".to_owned(), end.into());
                        let message = message!("roll-note-project-late");
                        notes.push(RollNote::new(Fate::Carried, format!("projects/{id}"), message));
                    }
                }
            }
            needs.retain(|it| {
                ["hours", "materials", "products"].iter().any(|of| it.get(of).is_some())
            });
        }
        projects.retain(|it| {
            let open = it.get("needs").and_then(Value::as_array).is_some_and(|it| !it.is_empty());
            if !open {
                let id = text(it, "id").unwrap_or_default();
                let message = message!("roll-note-project-done");
                notes.push(RollNote::new(Fate::Ended, format!("projects/{id}"), message));
            }
            open
        });
        if projects.is_empty() {
            self.tree.shift_remove("projects");
        }
        notes.dedup();
        self.notes.extend(notes);
    }
}
