//! Why a group has its load: who uses its hours, what keeps it from more, what needs it to be no
//! less.

use indexmap::IndexMap;

use super::bottlenecks::{Examined, examined, headings};
use super::limits::{self, Limit, limits};
use super::peg::{Pegs, asked, sorted};
use super::place::{Unknown, find};
use super::quantity::{Answered, Asked, Asker, unanswered};
use crate::formulate::{Capacity, ColumnMeaning, Formulation, RowMeaning};
use crate::ids::{BucketId, ColumnId, GroupId, Id};
use crate::interpret::quiet;
use crate::lp::{Bounds, Lp, Objective, Sense};
use crate::model::answers::group::{GroupWhy, Holder};
use crate::model::answers::quantity::Part;
use crate::model::plan::{FactoryHeading, Plan};
use crate::model::{Buckets, Factory, Item, Needed, OfRoute, What};
use crate::session::goals::forced::Forced;
use crate::session::goals::{Base, Begun};
use crate::session::prove::{Solved, optimum, optimum_near};
use crate::session::{Certified, Evidence, Failure, Options};
use crate::tolerances::{CERTIFIED_PRIMAL, FROZEN_AT_BOUND, NOTHING_SHORT};

/// So many holders that are limits are tried one by one.
const TRIED: usize = 8;

/// By how much of a limit its holding is tried.
const STEP: f64 = 0.1;

/// The question.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    /// About which group.
    pub group: GroupId,
    /// In which bucket; none for the whole time planned.
    pub bucket: Option<BucketId>,
}

impl Question {
    /// The question about an id, with `@` and a bucket's name for one bucket.
    ///
    /// # Errors
    /// If nothing is called so, with what there is.
    pub fn of(factory: &Factory, options: &Options, wanted: &str) -> Result<Self, Unknown> {
        let known = factory.groups.iter().map(|it| it.named.id.clone()).collect();
        let (group, bucket) = find(factory, options, "group", wanted, known)?;
        Ok(Self { group, bucket })
    }
}

/// Why a group of the plan is loaded as it is. The plan is the one `plan` makes with the same
/// options; every figure rests on certified optima.
///
/// # Errors
/// As [`crate::session::plan`].
pub fn why(
    factory: &Factory,
    options: &Options,
    question: Question,
) -> Result<Answered<GroupWhy>, Failure> {
    let Asked { plan, goals: solved, whole, plan_stopped } = match Asked::of(factory, options)? {
        Ok(asked) => asked,
        Err(planning) => return Ok(Answered::without(planning, options)),
    };
    let buckets = Buckets::new(factory, options.bucket);
    let places = asked(question.bucket, &buckets);
    let load = |formulation: &Formulation<'_>| columns(formulation, question.group, &places);
    let mut evidence = Evidence::default();
    let Some(forced) = Forced::of((factory, &buckets), options, &solved, "load asked", load)?
    else {
        return unanswered(options);
    };
    let Begun::Base(base) = Base::of_solved(factory, &buckets, options, &solved)? else {
        return unanswered(options);
    };
    evidence.add(forced.base.now().certified());
    let planned = &plan.groups[question.group.position()];
    let sum = |hours: &[f64]| -> f64 { places.iter().map(|&at| hours[at]).sum() };
    let loaded = sum(&planned.load_hours);
    let (Some(as_good), Some(possible)) =
        (forced.as_good(loaded, &mut evidence)?, forced.possible(loaded, &mut evidence)?)
    else {
        return unanswered(options);
    };
    let asker = Asker { factory, buckets: &buckets, forced: &forced };
    let Some(sides) = asker.sides(as_good, possible, &mut evidence)? else {
        return unanswered(options);
    };
    let named = &factory.groups[question.group].named;
    let all = limits(factory, base.formulation(), &|class| base.meets(class));
    let own = limits::capacity(factory, Capacity::Group(question.group)).0;
    let capacity = all.iter().find(|limit| limit.name == own);
    let capacity = match question.bucket {
        Some(bucket) => capacity.and_then(|limit| limit.in_bucket(bucket)),
        None => capacity.cloned(),
    };
    let capacity = match &capacity {
        Some(limit) => match examined(factory, &buckets, &base, limit, &mut evidence)? {
            Examined::Binding(found) => Some(*found),
            Examined::Slack => None,
            Examined::Stopped => return unanswered(options),
        },
        None => None,
    };
    let useful = Useful { factory, buckets: &buckets, options, forced: &forced };
    let Some((wanted_to, held_by)) = useful.most(&plan, &all, &mut evidence)? else {
        return unanswered(options);
    };
    let (users, ends) = shared(factory, &buckets, &plan, question.group, &places);
    let full = places.iter().filter(|&&at| {
        let (load, hours) = (planned.load_hours[at], planned.effective_hours[at]);
        hours > 0.0 && load >= hours - FROZEN_AT_BOUND * (1.0 + hours)
    });
    Ok(Answered::Why(Box::new(GroupWhy {
        factory: FactoryHeading::of(factory, &buckets),
        goals: headings(&forced.base, whole.as_deref()),
        group: named.id.clone(),
        name: named.name.clone(),
        bucket: question.bucket.map(|bucket| buckets[bucket].name.clone()),
        calendar_hours: sum(&planned.calendar_hours),
        scheduled_hours: sum(&planned.scheduled_hours),
        repair_hours: sum(&planned.repair_hours),
        effective_hours: sum(&planned.effective_hours),
        load_hours: quiet(loaded),
        whole: whole.map(|it| sum(&it.groups[question.group.position()].load_hours)),
        overtime_hours: planned.overtime_hours.iter().map(|tier| sum(tier)).sum(),
        full: full.map(|&at| buckets[BucketId::at(at)].name.clone()).collect(),
        users,
        ends,
        capacity,
        as_good_from: quiet(as_good.0),
        as_good_to: as_good.1.map(quiet),
        wanted_to: quiet(wanted_to.max(loaded)),
        held_by,
        more: sides.0,
        less: sides.1,
        worst: evidence.residuals(),
        solves: evidence.solves,
        plan_stopped,
        factory_sha256: options.factory_sha256.clone(),
    })))
}

/// What loads a group in these buckets, with the hours each unit takes.
fn columns(
    formulation: &Formulation<'_>,
    group: GroupId,
    places: &[usize],
) -> Vec<(ColumnId, f64)> {
    let own = Capacity::Group(group);
    let legend = formulation.legend();
    let mut hours: Vec<(ColumnId, f64)> = Vec::new();
    for (row, meaning) in legend.rows.enumerated() {
        let here =
            |of: Capacity, bucket: BucketId| of == own && places.contains(&bucket.position());
        if matches!(meaning, RowMeaning::Load { of, bucket } if here(*of, *bucket)) {
            let entries = formulation.lp().matrix().row(row);
            hours.extend(entries.iter().filter(|(_, value)| *value > 0.0));
        }
    }
    // A start whose operations load the group in several buckets counts with all of them.
    hours.sort_by_key(|(column, _)| *column);
    hours.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        kept.1 += if same { next.1 } else { 0.0 };
        same
    });
    hours
}

/// Whether a route, by product and id, is set up in a bucket: 0 to 1.
fn set_up(plan: &Plan, (product, route): (&str, &str), bucket: BucketId) -> f64 {
    let runs = plan.runs.iter().find(|it| (&*it.product, &*it.route) == (product, route));
    runs.and_then(|it| it.setup.get(bucket.position())).copied().unwrap_or(0.0)
}

/// Who uses the hours of a group, and for whom in the end.
fn shared(
    factory: &Factory,
    buckets: &Buckets,
    plan: &Plan,
    group: GroupId,
    places: &[usize],
) -> (Vec<Part>, Vec<Part>) {
    let pegs = Pegs::of(factory, buckets, plan);
    let (mut users, mut ends) = (IndexMap::new(), IndexMap::new());
    for ((product, owner), planned) in factory.products.enumerated().zip(&plan.products) {
        for (at, (route, routed)) in owner.routes.iter().zip(&planned.routes).enumerate() {
            for (step, (operation, days, units)) in route.steps().enumerate() {
                if operation.group != group {
                    continue;
                }
                for bucket in buckets.ids() {
                    let started = routed.started[bucket.position()];
                    let runs = buckets.after_lead(bucket, days);
                    let Some(runs) = runs.filter(|it| places.contains(&it.position())) else {
                        continue;
                    };
                    let day = buckets[runs].start;
                    let setup = set_up(plan, (&owner.named.id, &route.named.id), bucket);
                    let hours = operation.hours.at(day) * units * started
                        + operation.setup_hours.at(day) * setup;
                    if hours == 0.0 {
                        continue;
                    }
                    let way = (owner.routes.len() > 1).then(|| route.named.name.clone());
                    let part = match route.operations.len() {
                        1 => OfRoute::OnlyOperation,
                        _ => OfRoute::Operation(step + 1),
                    };
                    let what = What::Route(route.named.id.clone(), way, part);
                    let user = limits::item(factory, Item::Product(product)).0.its(what);
                    *users.entry(user).or_insert(0.0) += hours;
                    pegs.add_ends(&mut ends, (product, at, bucket.position()), hours);
                }
            }
        }
    }
    for ((id, project), planned) in factory.projects.enumerated().zip(&plan.projects) {
        for (need, given) in project.needs.iter().zip(&planned.needs) {
            if need.of != Needed::Group(group) {
                continue;
            }
            let hours: f64 = places.iter().map(|&at| given.given[at]).sum();
            for parts in [&mut users, &mut ends] {
                *parts.entry(limits::project(factory, id)).or_insert(0.0) += hours;
            }
        }
    }
    (sorted(users), sorted(ends))
}

/// The most load that ends in something wanted.
struct Useful<'a, 'f> {
    factory: &'f Factory,
    buckets: &'f Buckets,
    options: &'f Options,
    forced: &'a Forced<'f>,
}

impl Useful<'_, '_> {
    /// The most load there can be with no more left over than in the plan, and what keeps it from
    /// being more; `None` if the deadline passes.
    fn most(
        &self,
        plan: &Plan,
        all: &[Limit],
        evidence: &mut Evidence,
    ) -> Result<Option<(f64, Vec<Holder>)>, Failure> {
        let lp = self.no_more_left(plan);
        let mut load = Objective::new("load", Sense::Maximise);
        for &(column, factor) in &self.forced.columns {
            load.add(column, factor);
        }
        let Solved::Best(best, record) = optimum(&lp, &load, None, self.options)? else {
            return Ok(None);
        };
        evidence.certified(&best);
        let mut holders = Vec::new();
        let mut tried = 0;
        for (mut holder, price) in self.holders(&lp, &best) {
            let limit = all.iter().find(|limit| limit.at == holder.at);
            if let Some(limit) = limit.filter(|_| !holder.wanted && price > 0.0) {
                tried += 1;
                if tried > TRIED {
                    continue;
                }
                let step = if limit.amount > 0.0 { STEP * limit.amount } else { 1.0 };
                let mut moved = lp.clone();
                limit.direction().apply(&mut moved, step);
                let near = record.optimum.as_deref();
                let Solved::Best(after, _) = optimum_near(&moved, &load, near, self.options)?
                else {
                    return Ok(None);
                };
                evidence.certified(&after);
                let gain = after.value() - best.value();
                holder.step = Some(step);
                holder.gains =
                    Some(if gain > NOTHING_SHORT * (1.0 + best.value()) { gain } else { 0.0 });
            }
            holders.push(holder);
        }
        let gain = |holder: &Holder| holder.gains.unwrap_or(0.0);
        holders.sort_by(|one, other| gain(other).total_cmp(&gain(one)));
        Ok(Some((best.value(), holders)))
    }

    /// The programme with what is left at the end, or discarded, at most that of the plan.
    fn no_more_left(&self, plan: &Plan) -> Lp {
        let formulation = self.forced.base.formulation();
        let mut lp = formulation.lp().clone();
        let last = self.buckets.len().saturating_sub(1);
        for (column, meaning) in formulation.legend().columns.enumerated() {
            let left = match *meaning {
                ColumnMeaning::Stock { item: Item::Product(product), bucket }
                    if bucket.position() == last =>
                {
                    plan.products[product.position()].stock[last]
                }
                ColumnMeaning::Discarded { product, bucket } => {
                    plan.products[product.position()].discarded[bucket.position()]
                }
                _ => continue,
            };
            let kept = left.max(0.0) + CERTIFIED_PRIMAL * (1.0 + left.abs());
            let bounds = lp.columns()[column];
            lp.set_column_bounds(column, Bounds::between(bounds.lower, bounds.upper.min(kept)));
        }
        lp
    }

    /// What has a price where the load is greatest, most expensive first, each once.
    fn holders(&self, lp: &Lp, best: &Certified) -> Vec<(Holder, f64)> {
        let legend = self.forced.base.formulation().legend();
        let mut found: IndexMap<String, (Holder, f64, Vec<usize>)> = IndexMap::new();
        let mut add =
            |(name, unit): limits::Counted, wanted: bool, price: f64, bucket: Option<BucketId>| {
                let at = name.path();
                let (_, most, buckets) = found.entry(at.clone()).or_insert_with(|| {
                    let (step, gains, buckets) = (None, None, Vec::new());
                    (Holder { at, name, unit, wanted, buckets, step, gains }, 0.0, Vec::new())
                });
                *most = price.max(*most);
                buckets.extend(bucket.map(Id::position));
            };
        for (row, meaning) in legend.rows.enumerated() {
            let price = best.price(row).abs();
            if price <= FROZEN_AT_BOUND {
                continue;
            }
            match meaning {
                RowMeaning::Quantity { order } | RowMeaning::MarketLimit { order, .. } => {
                    add(limits::order(self.factory, *order), true, price, None);
                }
                RowMeaning::Need { project, .. } => {
                    let project = limits::project(self.factory, *project);
                    add((project, String::new()), true, price, None);
                }
                RowMeaning::Flow { item: item @ Item::Material(id), bucket } => {
                    let owner = &self.factory.materials[*id];
                    let named = |what| limits::of(limits::item(self.factory, *item), what);
                    let first = bucket.position() == 0;
                    let nowhere = owner.deliveries.is_empty() && owner.purchase.is_none();
                    if first && (owner.stock.opening > 0.0 || nowhere) {
                        add(named(What::Opening), false, price, Some(*bucket));
                    }
                    let formulation = self.forced.base.formulation();
                    if formulation.arriving(&owner.deliveries, *bucket) > 0.0 {
                        add(named(What::Deliveries), false, price, Some(*bucket));
                    }
                }
                other => {
                    if let Some((named, buckets)) = limits::of_row(self.factory, other) {
                        add(named, false, price, Some(BucketId::at(buckets.start)));
                    }
                }
            }
        }
        for (column, meaning) in legend.columns.enumerated() {
            let price = -best.reduced_costs()[column.position()];
            if price <= FROZEN_AT_BOUND || lp.columns()[column].upper.is_infinite() {
                continue;
            }
            match *meaning {
                ColumnMeaning::Stock { item, bucket }
                    if bucket.position() + 1 == self.buckets.len() =>
                {
                    let named = limits::item(self.factory, item);
                    let named = limits::of(named, What::NoMoreWanted);
                    add(named, true, price, Some(bucket));
                }
                other => {
                    if let Some((named, bucket)) = limits::of_column(self.factory, other) {
                        add(named, false, price, Some(bucket));
                    }
                }
            }
        }
        let mut holders: Vec<(Holder, f64)> = found
            .into_values()
            .map(|(mut holder, price, mut places)| {
                places.sort_unstable();
                places.dedup();
                let name = |at: usize| self.buckets[BucketId::at(at)].name.clone();
                holder.buckets = places.into_iter().map(name).collect();
                (holder, price)
            })
            .collect();
        holders.sort_by(|one, other| other.1.total_cmp(&one.1));
        holders
    }
}
