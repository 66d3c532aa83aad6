//! Amounts per period. The next period has its own; of the days that are left of a period there is what
//! was not used yet.

use serde_json::Value;

use super::Roller;
use super::edits::{clean, number};
use crate::diag::message;
use crate::ids::Id;
use crate::model::answers::roll::{Fate, RollNote};
use crate::model::calendar::dates;
use crate::model::{Amount, OrderKind, Per};

/// A limit with what was used of it, bucket by bucket or in all.
struct Limit<'a> {
    steps: Vec<Step>,
    amounts: &'a [Amount],
    used: f64,
}

#[derive(Clone)]
enum Step {
    Field(&'static str),
    Entry(usize),
}

/// The value that steps lead to.
fn at<'t>(tree: &'t mut Value, steps: &[Step]) -> Option<&'t mut Value> {
    steps.iter().try_fold(tree, |here, step| match step {
        Step::Field(field) => here.get_mut(*field),
        Step::Entry(entry) => here.get_mut(*entry),
    })
}

impl Roller<'_> {
    /// Limits and hours in all.
    pub(super) fn amounts(&mut self) {
        let mut tree = Value::Object(std::mem::take(&mut self.tree));
        if self.within {
            for limit in self.limits() {
                self.take_off(&mut tree, &limit);
            }
            for steps in self.capacities() {
                self.share(&mut tree, &steps);
            }
            self.lead_times(&mut tree);
        } else {
            self.renewed(&tree);
        }
        if let Value::Object(tree) = tree {
            self.tree = tree;
        }
    }

    /// Everything that is limited in a sum over the period.
    fn limits(&self) -> Vec<Limit<'_>> {
        let (factory, plan, done) = (self.from.factory, self.from.plan, self.from.done);
        let past = |figures: &[f64]| -> f64 { figures.iter().take(done.past).sum() };
        let entry = |list, at| vec![Step::Field(list), Step::Entry(at)];
        let to = |list, at, fields: &[&'static str]| {
            let mut steps = entry(list, at);
            steps.extend(fields.iter().map(|it| Step::Field(it)));
            steps
        };
        let mut found: Vec<Limit<'_>> = Vec::new();
        for (id, it) in factory.materials.enumerated() {
            let (flow, at) = (&done.materials[id], id.position());
            let steps = to("materials", at, &["quota"]);
            found.push(Limit { steps, amounts: &it.quota, used: flow.used });
            if let Some(purchase) = &it.purchase {
                let steps = to("materials", at, &["purchase", "limit"]);
                found.push(Limit { steps, amounts: &purchase.limits, used: flow.bought });
            }
        }
        for (id, it) in factory.products.enumerated() {
            let own = plan.products.get(id.position());
            for (at, route) in it.routes.iter().enumerate() {
                let started = own.and_then(|it| it.routes.get(at));
                let used = started.map_or(0.0, |it| past(&it.started));
                let mut steps = to("products", id.position(), &["routes"]);
                steps.extend([Step::Entry(at), Step::Field("limit")]);
                found.push(Limit { steps, amounts: &route.limits, used });
                if it.routes.len() == 1 {
                    let steps = to("products", id.position(), &["limit"]);
                    found.push(Limit { steps, amounts: &route.limits, used });
                }
            }
        }
        let tier = |list, at, tier| {
            let mut steps = to(list, at, &["overtime"]);
            steps.extend([Step::Entry(tier), Step::Field("limit")]);
            steps
        };
        for (at, (it, own)) in factory.groups.iter().zip(&plan.groups).enumerate() {
            for (position, (overtime, used)) in
                it.overtime.iter().zip(&own.overtime_hours).enumerate()
            {
                let steps = tier("groups", at, position);
                found.push(Limit { steps, amounts: &overtime.limits, used: past(used) });
            }
        }
        for (at, (it, own)) in factory.services.iter().zip(&plan.services).enumerate() {
            for (position, (overtime, used)) in it.overtime.iter().zip(&own.overtime).enumerate() {
                let steps = tier("services", at, position);
                found.push(Limit { steps, amounts: &overtime.limits, used: past(used) });
            }
        }
        for (at, (it, own)) in factory.labour.iter().zip(&plan.labour).enumerate() {
            if let Some(hiring) = &it.hiring {
                let steps = to("labour", at, &["hiring", "limit"]);
                found.push(Limit { steps, amounts: &hiring.limits, used: past(&own.hired) });
            }
            if let Some(laying) = &it.laying_off {
                let steps = to("labour", at, &["laying_off", "limit"]);
                found.push(Limit { steps, amounts: &laying.limits, used: past(&own.laid_off) });
            }
        }
        for (id, it) in factory.orders.enumerated() {
            if let OrderKind::Market { minimum, limits } = &it.kind {
                let (at, used) = (id.position(), done.shipped[id]);
                let steps = to("orders", at, &["limit"]);
                found.push(Limit { steps, amounts: limits, used });
                let steps = to("orders", at, &["minimum"]);
                found.push(Limit { steps, amounts: minimum, used });
            }
        }
        found
    }

    /// A sum over the whole period becomes what is left of it; sums over shorter periods stay.
    fn take_off(&self, tree: &mut Value, limit: &Limit<'_>) {
        let Some(field) = at(tree, &limit.steps) else { return };
        let mut left: Option<f64> = None;
        let mut taken = Vec::new();
        for amount in limit.amounts {
            let allotments = self.from.buckets.allotments(amount);
            let [only] = allotments.as_slice() else { continue };
            if only.buckets != (0..self.from.buckets.len()) {
                continue;
            }
            let rest = clean((only.quantity - limit.used).max(0.0), only.quantity);
            left = Some(left.map_or(rest, |it| it.min(rest)));
            taken.push(field_of(amount.per));
        }
        let Some(left) = left else { return };
        let mut parts = field.as_object().cloned().unwrap_or_default();
        parts.retain(|name, _| !taken.contains(&name.as_str()));
        parts.insert("in_all".to_owned(), number(left));
        *field = Value::Object(parts);
    }

    /// Purchases that could be ordered on the first day planned are that much nearer.
    fn lead_times(&self, tree: &mut Value) {
        let factory = self.from.factory;
        let next = self.period.from;
        let worked = |it: &jiff::civil::Date| *it < next && factory.calendar.works(*it, None);
        let passed = dates(factory.from, next).filter(worked).count();
        let passed = u32::try_from(passed).unwrap_or(u32::MAX);
        for (id, material) in factory.materials.enumerated() {
            let Some(purchase) = &material.purchase else { continue };
            let steps = [
                Step::Field("materials"),
                Step::Entry(id.position()),
                Step::Field("purchase"),
                Step::Field("lead_days"),
            ];
            if let Some(field) = at(tree, &steps) {
                *field = purchase.lead_days.saturating_sub(passed).into();
            }
        }
    }

    /// Where hours, capacity and pay in all may be.
    fn capacities(&self) -> Vec<Vec<Step>> {
        let factory = self.from.factory;
        let of = |list: &'static str, count: usize, fields: &[&'static str]| {
            let fields: Vec<Step> = fields.iter().map(|it| Step::Field(it)).collect();
            let entry = move |at: usize| {
                let start = [Step::Field(list), Step::Entry(at)];
                start.into_iter().chain(fields.clone()).collect::<Vec<Step>>()
            };
            (0..count).map(entry).collect::<Vec<_>>()
        };
        let mut found = of("groups", factory.groups.len(), &["hours"]);
        found.extend(of("services", factory.services.len(), &["capacity"]));
        for fields in [&["hours"][..], &["wage"], &["overtime", "hours_per_head"]] {
            found.extend(of("labour", factory.labour.len(), fields));
        }
        found
    }

    /// What is given for the whole period becomes the share of the working days that are left.
    fn share(&self, tree: &mut Value, steps: &[Step]) {
        let factory = self.from.factory;
        let count = |from, to| -> f64 {
            let worked = dates(from, to).filter(|it| factory.calendar.works(*it, None));
            worked.map(|_| 1.0).sum()
        };
        let all: f64 = count(factory.from, factory.to);
        let left = count(self.period.from, self.period.to) / all.max(1.0);
        let Some(field) = at(tree, steps) else { return };
        let scaled = |value: &mut Value| {
            if let Some(whole) = value.as_f64() {
                *value = number(crate::model::decimal::without_residue(whole * left));
            }
        };
        if field.is_number() {
            scaled(field);
        } else if let Some(part) = field.get_mut("in_all") {
            scaled(part);
        }
    }

    /// Sums in all are for each period again: said once for each.
    fn renewed(&mut self, tree: &Value) {
        let mut paths = Vec::new();
        let lists = ["groups", "labour", "services", "materials", "products", "orders"];
        for list in lists {
            let entries = tree.get(list).and_then(Value::as_array);
            for entry in entries.into_iter().flatten() {
                let id = super::edits::text(entry, "id").unwrap_or_default();
                in_all(entry, &format!("{list}/{id}"), &mut paths);
            }
        }
        for path in paths {
            self.note(RollNote::new(Fate::Renewed, path, message!("roll-note-in-all")));
        }
    }
}

fn in_all(value: &Value, path: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields {
                if name == "in_all" {
                    found.push(path.to_owned());
                } else {
                    in_all(inner, &format!("{path}/{name}"), found);
                }
            }
        }
        Value::Array(entries) => {
            for (at, inner) in entries.iter().enumerate() {
                let named =
                    super::edits::text(inner, "id").map_or_else(|| at.to_string(), str::to_owned);
                in_all(inner, &format!("{path}/{named}"), found);
            }
        }
        _ => {}
    }
}

/// The field of an amount per period.
fn field_of(per: Per) -> &'static str {
    match per {
        Per::Day => "per_day",
        Per::Week => "per_week",
        Per::TenDays => "per_ten_days",
        Per::Month => "per_month",
        Per::InAll => "in_all",
    }
}
