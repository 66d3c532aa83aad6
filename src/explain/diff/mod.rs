//! The differences of two plans: every figure that differs, largest difference first.

mod capacities;
mod items;

use std::cmp::Ordering;

use crate::model::GoalId;
use crate::model::answers::diff::Sum;
use crate::model::answers::diff::{
    Diff, GoalMoved, MoneyMoved, Moved, NotComparable, OrderMoved, PlanHeading, ProjectMoved,
    RhythmMoved, Turn,
};
use crate::model::plan::{FactoryHeading, GoalResult, Plan, ProjectPlan};
use crate::tolerances::MOVED;

/// Compares two plans; `None` if they have nothing in common: no order, product, capacity or
/// material.
///
/// What both have is matched by id and compared; what one alone has is named. Buckets are compared
/// one by one only where both plans have the same. Nothing depends on the order of the plans'
/// lists.
#[must_use]
pub fn diff(before: &Plan, after: &Plan) -> Option<Diff> {
    let two = Two { before, after };
    let (mut only_before, mut only_after) = (Vec::new(), Vec::new());
    let (had, has) = (paths(before), paths(after));
    only_before.extend(had.iter().filter(|path| has.binary_search(path).is_err()).cloned());
    only_after.extend(has.iter().filter(|path| had.binary_search(path).is_err()).cloned());
    if only_before.len() == had.len() {
        return None;
    }
    Some(Diff {
        complete: true,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        before: heading(before),
        after: heading(after),
        not_comparable: two.not_comparable(),
        goals: two.goals(),
        orders: two.orders(),
        products: two.products(),
        capacities: two.capacities(),
        materials: two.materials(),
        stock: two.stock(),
        projects: two.projects(),
        rhythm: two.rhythm(),
        money: two.money(),
        only_before,
        only_after,
        waterfall: None,
    })
}

/// The two plans.
struct Two<'p> {
    before: &'p Plan,
    after: &'p Plan,
}

fn heading(plan: &Plan) -> PlanHeading {
    PlanHeading {
        factory: plan.factory.clone(),
        status: plan.status,
        factory_sha256: plan.certificate.factory_sha256.clone(),
    }
}

/// The paths of all there is in a plan, sorted.
fn paths(plan: &Plan) -> Vec<String> {
    let mut paths = Vec::new();
    let mut add = |table: &str, id: &str| paths.push(format!("{table}/{id}"));
    plan.orders.iter().for_each(|it| add("orders", &it.id));
    plan.products.iter().for_each(|it| add("products", &it.id));
    plan.groups.iter().for_each(|it| add("groups", &it.id));
    plan.labour.iter().for_each(|it| add("labour", &it.id));
    plan.services.iter().for_each(|it| add("services", &it.id));
    plan.materials.iter().for_each(|it| add("materials", &it.id));
    plan.stores.iter().for_each(|it| add("stores", &it.id));
    plan.projects.iter().for_each(|it| add("projects", &it.id));
    paths.sort();
    paths
}

/// What both lists have, matched by name, in the order of the second.
fn both<'l, T>(
    before: &'l [T],
    after: &'l [T],
    name: impl Fn(&T) -> String,
) -> Vec<(&'l T, &'l T)> {
    let had: rustc_hash::FxHashMap<String, &T> =
        before.iter().map(|entry| (name(entry), entry)).collect();
    after.iter().filter_map(|entry| Some((*had.get(&name(entry))?, entry))).collect()
}

/// Whether a figure differs by more than rounding.
fn differs(moved: &Moved) -> bool {
    let size = 1.0 + moved.before.abs().max(moved.after.abs());
    moved.difference.abs() > MOVED * size
}

/// By how much of itself a figure moved: from 0 (not at all) to 1 (from or to nothing) or more.
fn extent(moved: &Moved) -> f64 {
    let size = moved.before.abs().max(moved.after.abs());
    if size > 0.0 { moved.difference.abs() / size } else { 0.0 }
}

/// Sorts what moved most first; what moved alike by name.
fn most_first<T>(list: &mut [T], size: impl Fn(&T) -> f64, name: impl Fn(&T) -> String) {
    list.sort_by(|one, other| match size(other).total_cmp(&size(one)) {
        Ordering::Equal => name(one).cmp(&name(other)),
        order => order,
    });
}

impl Two<'_> {
    /// Whether both plans have the same buckets.
    fn same_buckets(&self) -> bool {
        self.before.buckets == self.after.buckets
    }

    fn same_currency(&self) -> bool {
        self.before.factory.currency == self.after.factory.currency
    }

    fn not_comparable(&self) -> Vec<NotComparable> {
        let (one, other) = (&self.before.factory, &self.after.factory);
        let dates = |it: &FactoryHeading| [it.from.clone(), it.to.clone()];
        let mut said = Vec::new();
        if !self.same_buckets() {
            said.push(if one.bucket != other.bucket {
                NotComparable::BucketLength(one.bucket.clone(), other.bucket.clone())
            } else if dates(one) != dates(other) {
                NotComparable::Dates(dates(one), dates(other))
            } else {
                NotComparable::Buckets
            });
        }
        if !self.same_currency() {
            said.push(NotComparable::Currency(one.currency.clone(), other.currency.clone()));
        }
        let matched = self.matched_goals();
        let unmatched = |plan: &Plan| -> Option<Vec<String>> {
            let titles = plan.goals.iter().map(GoalResult::title);
            let titles: Vec<String> = titles.filter(|title| !matched.contains(title)).collect();
            (!titles.is_empty()).then_some(titles)
        };
        said.extend(unmatched(self.before).map(NotComparable::GoalsBefore));
        said.extend(unmatched(self.after).map(NotComparable::GoalsAfter));
        said
    }

    /// Titles of the goals both plans have in the same unit.
    fn matched_goals(&self) -> Vec<String> {
        let had = |title: &str, unit: &str| {
            self.before.goals.iter().any(|it| it.title() == title && it.unit == unit)
        };
        let titles = self.after.goals.iter().map(|it| (it.title(), &it.unit));
        titles.filter(|(title, unit)| had(title, unit)).map(|(title, _)| title).collect()
    }

    fn goals(&self) -> Vec<GoalMoved> {
        let matched = self.matched_goals();
        let pairs = both(&self.before.goals, &self.after.goals, GoalResult::title);
        let moved = pairs.into_iter().filter(|(_, after)| matched.contains(&after.title()));
        let moved = moved.map(|(before, after)| {
            let value = Moved::new(before.value, after.value);
            // Profit is the one goal of which more is better.
            let gain = if after.id().is_some_and(GoalId::more_is_better) {
                value.difference
            } else {
                -value.difference
            };
            let turn = match differs(&value) {
                false => Turn::Same,
                true if gain > 0.0 => Turn::Better,
                true => Turn::Worse,
            };
            GoalMoved {
                goal: after.title(),
                unit: after.unit.clone(),
                given_up: Moved::new(before.given_up, after.given_up),
                value,
                turn,
            }
        });
        moved.collect()
    }

    fn orders(&self) -> Vec<OrderMoved> {
        let pairs = both(&self.before.orders, &self.after.orders, |it| it.id.clone());
        let mut list: Vec<OrderMoved> = pairs
            .into_iter()
            .map(|(before, after)| OrderMoved {
                id: after.id.clone(),
                product: after.product.clone(),
                unit: after.unit.clone(),
                quantity: Moved::new(before.quantity, after.quantity),
                due_before: before.due.clone(),
                due_after: after.due.clone(),
                shipped: Moved::new(before.shipped, after.shipped),
                late: Moved::new(before.late, after.late),
                days_late: Moved::new(before.days_late, after.days_late),
                short: Moved::new(before.short, after.short),
                status_before: before.status,
                status_after: after.status,
            })
            .collect();
        list.retain(|it| {
            let figures = [&it.quantity, &it.shipped, &it.late, &it.days_late, &it.short];
            figures.into_iter().any(differs)
                || it.status_before != it.status_after
                || it.due_before != it.due_after
        });
        // Short weighs most, then late, then what is shipped more or less of a market.
        let size = |it: &OrderMoved| {
            let of = it.quantity.before.max(it.quantity.after).max(1e-9);
            let service = 1e3 * it.short.difference.abs() + it.late.difference.abs();
            service / of + extent(&it.shipped) + extent(&it.quantity)
        };
        most_first(&mut list, size, |it| it.id.clone());
        list
    }

    fn projects(&self) -> Vec<ProjectMoved> {
        let short = |project: &ProjectPlan, of: &str| {
            let needs = project.needs.iter().filter(|need| need.of == of);
            needs.map(|need| need.short).sum::<f64>()
        };
        let pairs = both(&self.before.projects, &self.after.projects, |it| it.id.clone());
        let mut list = Vec::new();
        for (before, after) in pairs {
            let needs = before.needs.iter().chain(&after.needs);
            let mut named: Vec<&String> = needs.map(|need| &need.of).collect();
            named.sort();
            named.dedup();
            list.extend(named.into_iter().map(|of| ProjectMoved {
                id: after.id.clone(),
                of: of.clone(),
                short: Moved::new(short(before, of), short(after, of)),
            }));
        }
        list.retain(|it| differs(&it.short));
        let name = |it: &ProjectMoved| format!("{} {}", it.id, it.of);
        most_first(&mut list, |it| extent(&it.short), name);
        list
    }

    fn rhythm(&self) -> Vec<RhythmMoved> {
        let (one, other) = (&self.before.rhythm, &self.after.rhythm);
        let mut list = vec![RhythmMoved {
            at: "factory".to_owned(),
            rhythm: Moved::new(one.factory, other.factory),
        }];
        let tables = [
            ("workshops", &one.workshops, &other.workshops),
            ("products", &one.products, &other.products),
        ];
        for (table, before, after) in tables {
            let pairs = both(before, after, |it| it.id.clone());
            list.extend(pairs.into_iter().map(|(before, after)| RhythmMoved {
                at: format!("{table}/{}", after.id),
                rhythm: Moved::new(before.rhythm, after.rhythm),
            }));
        }
        list.retain(|it| differs(&it.rhythm));
        // The factory's own comes first, whatever its size.
        let size = |it: &RhythmMoved| {
            if it.at == "factory" { f64::INFINITY } else { it.rhythm.difference.abs() }
        };
        most_first(&mut list, size, |it| it.at.clone());
        list
    }

    fn money(&self) -> Vec<MoneyMoved> {
        if !self.same_currency() {
            return Vec::new();
        }
        let (one, other) = (&self.before.money, &self.after.money);
        let moved = |of, before, after| MoneyMoved { of, amount: Moved::new(before, after) };
        let mut list = vec![
            moved(Sum::Revenue, one.revenue, other.revenue),
            moved(Sum::Cost, one.cost, other.cost),
            moved(Sum::Profit, one.profit, other.profit),
        ];
        let kinds = one.by_kind.iter().chain(&other.by_kind);
        let mut kinds: Vec<&String> = kinds.map(|it| &it.of).collect();
        kinds.sort();
        kinds.dedup();
        let amount = |costs: &[crate::model::plan::Cost], kind: &str| {
            costs.iter().filter(|it| it.of == kind).map(|it| it.amount).sum::<f64>()
        };
        let mut by_kind: Vec<MoneyMoved> = kinds
            .into_iter()
            .map(|kind| {
                let (before, after) = (amount(&one.by_kind, kind), amount(&other.by_kind, kind));
                moved(Sum::Of(kind.clone()), before, after)
            })
            .collect();
        most_first(&mut by_kind, |it| it.amount.difference.abs(), |it| it.of.clone().into());
        list.extend(by_kind);
        list.retain(|it| differs(&it.amount));
        list
    }
}
