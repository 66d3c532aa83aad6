//! Measures that nobody proposed, from what binds in a plan: the moves that technologists, foremen and
//! buyers find first. None costs anything; what each is worth a plan says.

use serde_json::{Value, json};

use crate::diag::{Message, message};
use crate::ids::{GroupId, LabourId, MaterialId};
use crate::model::{Factory, Named, Product, Route, is_countable};
use crate::scenario::{Document, Path};

/// Share by which norms and setups are made smaller, and overtime and limits larger.
const TENTH: f64 = 0.1;

/// Share by which hours and quantities per unit are made smaller without a better route to copy.
const LESS: f64 = 0.05;

/// Points of availability and attendance.
const POINTS: f64 = 0.02;

/// Days by which a repair or a delivery is moved.
const DAYS: i64 = 7;

/// What an hour of overtime costs as a multiple of the group's hour, if no tier says.
const OVERTIME_PRICE: f64 = 1.5;

/// A measure that nobody proposed.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Its id: what it changes, in words of the format.
    pub id: String,
    /// Its name.
    pub name: Message,
    /// The group or labour pool that it is about.
    pub by: Option<String>,
    /// Its changes, as a factory file has them.
    pub changes: Vec<Value>,
    /// Of those about the same thing only the best is worth proposing.
    pub about: String,
}

/// The measures that could move what binds; `binds` are paths of limits, and only their owners count.
#[must_use]
pub fn candidates(factory: &Factory, base: &Document, binds: &[String]) -> Vec<Candidate> {
    let mut found = Finder { factory, base, found: Vec::new() };
    let mut seen: Vec<(&str, &str)> = Vec::new();
    for path in binds {
        let path = path.split('@').next().unwrap_or(path);
        let mut steps = path.split('/');
        let (Some(list), Some(id)) = (steps.next(), steps.next()) else { continue };
        if list == "products" {
            found.product(id, path);
        }
        if seen.contains(&(list, id)) {
            continue;
        }
        seen.push((list, id));
        match list {
            "groups" => {
                if let Some(at) =
                    factory.groups.enumerated().find(|it| it.1.named.id == id).map(|it| it.0)
                {
                    found.group(at);
                }
            }
            "labour" => {
                if let Some(at) =
                    factory.labour.enumerated().find(|it| it.1.named.id == id).map(|it| it.0)
                {
                    found.labour(at);
                }
            }
            "materials" => {
                if let Some(at) =
                    factory.materials.enumerated().find(|it| it.1.named.id == id).map(|it| it.0)
                {
                    found.material(at);
                }
            }
            _ => {}
        }
    }
    found.found
}

struct Finder<'f> {
    factory: &'f Factory,
    base: &'f Document,
    found: Vec<Candidate>,
}

fn path(steps: &[&str]) -> Path {
    steps.iter().fold(Path::default(), |path, step| path.child(step))
}

/// A figure with the digits that a planner would write.
fn rounded(value: f64) -> f64 {
    let digits = 10.0_f64.powf(2.0 - value.abs().max(1e-12).log10().floor());
    (value * digits).round() / digits
}

impl Finder<'_> {
    fn add(
        &mut self,
        (id, about): (String, &str),
        name: Message,
        by: Option<&Named>,
        changes: Vec<Value>,
    ) {
        if !changes.is_empty() && !self.found.iter().any(|it| it.id == id) {
            let by = by.map(|it| it.id.clone());
            self.found.push(Candidate { id, name, by, changes, about: about.to_owned() });
        }
    }

    fn scaled(&self, at: &Path, by: f64) -> Option<Value> {
        let there = self.base.value_at(self.base.places(at).first()?)?;
        (!there.is_null()).then(|| json!({"at": at.to_string(), "scale": by}))
    }

    /// The path of a route: that of its product if the file gives the route there.
    fn route(&self, product: &Product, route: &Route) -> Path {
        let own = path(&["products", &product.named.id]);
        let routes = own.child("routes").child(&route.named.id);
        if self.base.places(&routes).iter().any(|it| self.base.has(it)) { routes } else { own }
    }

    /// Every figure of the operations on a group, with product and route.
    fn operations(&self, group: GroupId, field: &str) -> Vec<(&Product, &Route, Path, f64)> {
        let mut found = Vec::new();
        for product in &self.factory.products {
            for route in &product.routes {
                for (at, operation) in route.operations.iter().enumerate() {
                    if operation.group != group {
                        continue;
                    }
                    let at = self.route(product, route).child("operations").child(&at.to_string());
                    let at = at.child(field);
                    let places = self.base.places(&at);
                    let figure = places.first().filter(|it| self.base.has(it));
                    let Some(place) = figure else { continue };
                    found.push((product, route, at, self.base.number_at(place).unwrap_or(0.0)));
                }
            }
        }
        found
    }

    fn group(&mut self, at: GroupId) {
        let factory = self.factory;
        let group = &factory.groups[at];
        let (named, id) = (&group.named, group.named.id.as_str());
        let name = &named.name;
        let own = path(&["groups", id]);
        // A shift more.
        let shifts = own.child("shifts");
        let there =
            self.base.places(&shifts).first().and_then(|it| self.base.value_at(it)).cloned();
        if let Some(Value::Array(worked)) = there {
            let free = factory.calendar.shifts.iter().find(|it| !worked.contains(&json!(it.id)));
            if let Some(shift) = free {
                let mut all = worked.clone();
                all.push(json!(shift.id));
                let shift = &shift.id;
                let said = message!("suggest-shift", name, shift);
                let change = json!({"at": shifts.to_string(), "set": all});
                self.add((format!("shift-{id}"), "shift"), said, Some(named), vec![change]);
            }
        }
        self.overtime(at);
        // A tenth less setup.
        let setups = self.operations(at, "setup_hours");
        let setups: Vec<Value> =
            setups.iter().filter_map(|it| self.scaled(&it.2, 1.0 - TENTH)).collect();
        let said = message!("suggest-setup", name);
        self.add((format!("setup-{id}"), "setup"), said, Some(named), setups);
        // Norms of time: those of the best route, and less everywhere.
        let times: Vec<(String, String, String, Path, f64)> = self
            .operations(at, "hours")
            .into_iter()
            .map(|(product, route, at, hours)| {
                let (id, name) = (product.named.id.clone(), product.named.name.clone());
                (id, name, route.named.id.clone(), at, hours)
            })
            .collect();
        for (product, of, route, at, hours) in &times {
            let others = times.iter().filter(|it| it.0 == *product && it.2 != *route);
            let best = others.map(|it| it.4).filter(|it| *it > 0.0).fold(f64::INFINITY, f64::min);
            if best < *hours {
                let said = message!("suggest-time-of-best-route", product = of, name, route);
                let change = json!({"at": at.to_string(), "set": best});
                let id = format!("time-{product}-{route}-{id}");
                self.add((id, "time"), said, Some(named), vec![change]);
            }
        }
        let less: Vec<Value> =
            times.iter().filter_map(|it| self.scaled(&it.3, 1.0 - LESS)).collect();
        let said = message!("suggest-time", name);
        self.add((format!("time-{id}"), "time"), said, Some(named), less);
        // Fewer breakdowns.
        let availability = own.child("availability");
        let there = self.base.places(&availability);
        let there = there.first().and_then(|it| self.base.number_at(it));
        if there.is_some_and(|it| it < 1.0 - POINTS) {
            let change = json!({"at": availability.to_string(), "add": POINTS});
            let said = message!("suggest-availability", name);
            let id = format!("availability-{id}");
            self.add((id, "availability"), said, Some(named), vec![change]);
        }
        self.dated(&own.child("repairs"), ("from", "to"), ("repair", named), true);
    }

    /// Ten per cent more of the last tier; a first tier of ten per cent of the hours if there is none.
    fn overtime(&mut self, at: GroupId) {
        let factory = self.factory;
        let group = &factory.groups[at];
        let (named, name) = (&group.named, &group.named.name);
        let tiers = path(&["groups", &named.id, "overtime"]);
        let id = format!("overtime-{}", named.id);
        if !group.overtime.is_empty() {
            let last = (group.overtime.len() - 1).to_string();
            let limit = tiers.child(&last).child("limit");
            let there = self.base.places(&limit);
            let there = there.first().and_then(|it| self.base.value_at(it));
            let fields = there.and_then(Value::as_object).into_iter().flatten();
            let changes: Vec<Value> =
                fields.filter_map(|it| self.scaled(&limit.child(it.0), 1.0 + TENTH)).collect();
            let said = message!("suggest-overtime-more", name);
            self.add((id, "overtime"), said, Some(named), changes);
            return;
        }
        let buckets = crate::model::Buckets::new(factory, factory.bucket);
        let hours: f64 =
            group.time(&factory.calendar, &buckets).iter().map(|it| it.effective).sum();
        let days = f64::from(self.base.from.until(self.base.to).map_or(0, |it| it.get_days()) + 1);
        let per_week = rounded(hours * TENTH * 7.0 / days);
        let price = path(&["groups", &named.id, "cost_per_hour"]);
        let price = self.base.places(&price).first().and_then(|it| self.base.number_at(it));
        let price = rounded(OVERTIME_PRICE * price.unwrap_or(0.0));
        if per_week <= 0.0 {
            return;
        }
        let tier = json!({"limit": {"per_week": per_week}, "price": price});
        let change = json!({"at": tiers.child("0").to_string(), "new": tier});
        let said = message!("suggest-overtime", name, hours = per_week, price);
        self.add((id, "overtime"), said, Some(named), vec![change]);
    }

    /// Dated entries a week earlier or, where that makes sense, later.
    fn dated(
        &mut self,
        list: &Path,
        (from, to): (&str, &str),
        (what, named): (&str, &Named),
        later: bool,
    ) {
        let places: Vec<Path> = self
            .base
            .places(&list.child("*").child(from))
            .iter()
            .map(|it| it.path().clone())
            .collect();
        for at in places {
            let entry = at.first(at.steps().len() - 1);
            let when = entry.steps().last().cloned().unwrap_or_default();
            let name = &named.name;
            let moved = |days: i64| -> Vec<Value> {
                let mut fields = vec![from];
                if to != from {
                    fields.push(to);
                }
                let change =
                    |field: &&str| json!({"at": entry.child(field).to_string(), "add": days});
                fields.iter().map(change).collect()
            };
            let about = format!("{what} {entry}");
            let date = self.base.places(&at);
            let date = date.first().and_then(|it| self.base.value_at(it)).cloned();
            let date = date.as_ref().and_then(Value::as_str).unwrap_or(&when).to_owned();
            let id = format!("{what}-{}-{when}", named.id);
            if later {
                let said = message!("suggest-repair-later", name, date);
                self.add((format!("{id}-later"), &about), said, Some(named), moved(DAYS));
                let said = message!("suggest-repair-earlier", name, date);
                self.add((format!("{id}-earlier"), &about), said, Some(named), moved(-DAYS));
            } else {
                let said = message!("suggest-delivery", name, date);
                self.add((id, &about), said, None, moved(-DAYS));
            }
        }
    }

    fn material(&mut self, at: MaterialId) {
        let factory = self.factory;
        let (named, id) = (&factory.materials[at].named, factory.materials[at].named.id.as_str());
        let name = &named.name;
        let mut norms: Vec<(&Product, &Route, Path, f64)> = Vec::new();
        for product in &factory.products {
            for route in &product.routes {
                if !route.norms.iter().any(|it| it.0 == at) {
                    continue;
                }
                let at = self.route(product, route).child("norms").child(id);
                let places = self.base.places(&at);
                let Some(place) = places.first().filter(|it| self.base.has(it)) else { continue };
                let norm = self.base.number_at(place).unwrap_or(0.0);
                norms.push((product, route, at, norm));
            }
        }
        for (product, route, at, norm) in &norms {
            let same = |it: &&(&Product, &Route, Path, f64)| {
                it.0.named.id == product.named.id && it.1.named.id != route.named.id
            };
            let others = norms.iter().filter(same).map(|it| it.3).filter(|it| *it > 0.0);
            let best = others.fold(f64::INFINITY, f64::min);
            if best < *norm {
                let (of, by) = (&product.named.name, &route.named.name);
                let said = message!("suggest-norm-of-best-route", name, product = of, route = by);
                let change = json!({"at": at.to_string(), "set": best});
                let id = format!("norm-{}-{}-{id}", product.named.id, route.named.id);
                self.add((id, "norm"), said, None, vec![change]);
            }
        }
        // Of a piece that goes into each product there is no less.
        let pieces = is_countable(&factory.materials[at].unit);
        let less = norms.iter().filter(|it| !pieces || it.3.fract() != 0.0);
        let less: Vec<Value> = less.filter_map(|it| self.scaled(&it.2, 1.0 - LESS)).collect();
        self.add((format!("norm-{id}"), "norm"), message!("suggest-norm", name), None, less);
        let deliveries = path(&["materials", id, "deliveries"]);
        self.dated(&deliveries, ("date", "date"), ("delivery", named), false);
        for (field, said) in [
            ("quota", message!("suggest-quota", name)),
            ("purchase", message!("suggest-purchase", name)),
        ] {
            let own = path(&["materials", id, field]);
            let own = if field == "purchase" { own.child("limit") } else { own };
            let changes = self.amounts(&own);
            self.add((format!("{field}-{id}"), field), said, None, changes);
        }
    }

    /// A tenth more of every amount at a place.
    fn amounts(&self, at: &Path) -> Vec<Value> {
        let there = self.base.places(at);
        let there = there.first().and_then(|it| self.base.value_at(it));
        let fields = there.and_then(Value::as_object).into_iter().flatten();
        fields.filter_map(|it| self.scaled(&at.child(it.0), 1.0 + TENTH)).collect()
    }

    fn labour(&mut self, at: LabourId) {
        let named = &self.factory.labour[at].named;
        let (name, own) = (&named.name, path(&["labour", &named.id]));
        let more = self.amounts(&own.child("overtime").child("hours_per_head"));
        let said = message!("suggest-overtime-more", name);
        self.add((format!("overtime-{}", named.id), "overtime"), said, Some(named), more);
        let attendance = own.child("attendance");
        let there = self.base.places(&attendance);
        let there = there.first().and_then(|it| self.base.number_at(it));
        if there.is_some_and(|it| it < 1.0 - POINTS) {
            let change = json!({"at": attendance.to_string(), "add": POINTS});
            let said = message!("suggest-attendance", name);
            let id = format!("attendance-{}", named.id);
            self.add((id, "attendance"), said, Some(named), vec![change]);
        }
    }

    /// A route's limit and its lead time.
    fn product(&mut self, id: &str, limit: &str) {
        let product = self.factory.products.iter().find(|it| it.named.id == id);
        let Some(product) = product else { return };
        for route in &product.routes {
            let own = self.route(product, route);
            let (of, by) = (&product.named.name, &route.named.name);
            let id = format!("{}-{}", product.named.id, route.named.id);
            if limit == format!("products/{}/routes/{}/limit", product.named.id, route.named.id) {
                let said = message!("suggest-route", name = of, route = by);
                let more = self.amounts(&own.child("limit"));
                self.add((format!("route-{id}"), "route"), said, None, more);
            }
            if limit.ends_with("lead_days") && limit.contains(&route.named.id) {
                let at = own.child("lead_days");
                let there = self.base.places(&at);
                let there = there.first().and_then(|it| self.base.number_at(it));
                if there.is_some_and(|it| it >= 1.0) {
                    let said = message!("suggest-lead", name = of);
                    let change = json!({"at": at.to_string(), "add": -1});
                    self.add((format!("lead-{id}"), "lead"), said, None, vec![change]);
                }
            }
        }
    }
}
