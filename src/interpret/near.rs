//! A plan beside the published plan that it was kept near: which runs moved, and what asked for it.

use std::collections::BTreeSet;

use super::decisions::Table;
use crate::ids::{BucketId, GroupId, Id, ProductId};
use crate::model::near::{Cause, InputChange};
use crate::model::plan::{MovedRun, NearPlan, NearWeek};
use crate::model::published::hours_of_unit;
use crate::model::{Buckets, Factory, Published, Route};

/// A run has moved if it differs by more than this share of its route's runs in both plans: what is
/// below is an engine's rounding.
const MOVED: f64 = 1e-7;

/// A run of either plan.
struct Cell<'f> {
    product: ProductId,
    route: &'f Route,
    bucket: BucketId,
    published: f64,
    planned: f64,
    moved: bool,
    hours_of_unit: f64,
}

/// What a plan states of the published plan beside its factory; `None` if there is none.
pub(super) fn near(factory: &Factory, buckets: &Buckets, started: &[Table]) -> Option<NearPlan> {
    let published = factory.published.as_deref()?;
    let cells = cells(factory, buckets, published, started);
    let causes = Causes::of(factory, published, &cells);
    let run = |cell: &Cell<'_>| {
        let (why, of) = causes.why(buckets, cell);
        MovedRun {
            product: factory.products[cell.product].named.id.clone(),
            route: cell.route.named.id.clone(),
            bucket: buckets[cell.bucket].name.clone(),
            published: cell.published,
            planned: cell.planned,
            hours: (cell.planned - cell.published).abs() * cell.hours_of_unit,
            fenced: published.fenced(buckets, cell.bucket),
            why,
            of,
        }
    };
    let moved: Vec<MovedRun> = cells.iter().filter(|it| it.moved).map(run).collect();
    let all: Vec<&Cell<'_>> = cells.iter().collect();
    let [hours, hours_moved] = hours(&all);
    let name = |at: usize| buckets[BucketId::at(at)].name.clone();
    let [heading, from, to] = published.heading.clone();
    Some(NearPlan {
        name: heading,
        from,
        to,
        factory_sha256: published.factory_sha256.clone(),
        plan_sha256: published.plan_sha256.clone(),
        fence_days: published.fence_days,
        first: name(published.compared.start),
        last: name(published.compared.end - 1),
        lines: published.lines(factory),
        changes: published.changes.clone(),
        unmatched: published.unmatched.clone(),
        cells: cells.len(),
        cells_moved: moved.len(),
        lines_same: lines_same(&cells),
        hours,
        hours_moved,
        weeks: weeks(buckets, published, &cells),
        moved,
    })
}

fn cells<'f>(
    factory: &'f Factory,
    buckets: &Buckets,
    published: &Published,
    started: &[Table],
) -> Vec<Cell<'f>> {
    let mut cells = Vec::new();
    for bucket in buckets.ids().filter(|it| published.compared.contains(&it.position())) {
        for (product, owner) in factory.products.enumerated() {
            for (position, route) in owner.routes.iter().enumerate() {
                let Some(line) = &published.started[product][position] else { continue };
                let own = &started[product.position()][position];
                let all: f64 = line.iter().chain(own).sum();
                let (units, planned) = (line[bucket.position()], own[bucket.position()]);
                if units > 0.0 || planned > 0.0 {
                    let moved = (planned - units).abs() > MOVED * all;
                    let hours_of_unit = hours_of_unit(route, buckets[bucket].start);
                    let published = units;
                    let cell =
                        Cell { product, route, bucket, published, planned, moved, hours_of_unit };
                    cells.push(cell);
                }
            }
        }
    }
    cells
}

/// Hours published and hours moved.
fn hours(cells: &[&Cell<'_>]) -> [f64; 2] {
    let published = cells.iter().map(|it| it.published * it.hours_of_unit).sum();
    let moved = cells.iter().filter(|it| it.moved);
    [published, moved.map(|it| (it.planned - it.published).abs() * it.hours_of_unit).sum()]
}

/// Routes with runs, none of which moved.
fn lines_same(cells: &[Cell<'_>]) -> usize {
    let line = |it: &Cell<'_>| (it.product, it.route.named.id.clone());
    let all: BTreeSet<_> = cells.iter().map(line).collect();
    let moved: BTreeSet<_> = cells.iter().filter(|it| it.moved).map(line).collect();
    all.len() - moved.len()
}

fn weeks(buckets: &Buckets, published: &Published, cells: &[Cell<'_>]) -> Vec<NearWeek> {
    let week = |it: BucketId| {
        let week = buckets[it].start.iso_week_date();
        (week.year(), week.week())
    };
    let mut weeks: Vec<(BucketId, Vec<&Cell<'_>>)> = Vec::new();
    for bucket in buckets.ids().filter(|it| published.compared.contains(&it.position())) {
        let own = cells.iter().filter(|it| it.bucket == bucket);
        match weeks.last_mut() {
            Some((first, known)) if week(*first) == week(bucket) => known.extend(own),
            _ => weeks.push((bucket, own.collect())),
        }
    }
    let told = weeks.into_iter().map(|(first, cells)| {
        let [hours, hours_moved] = hours(&cells);
        let cells_moved = cells.iter().filter(|it| it.moved).count();
        let first = buckets[first].name.clone();
        NearWeek { first, cells: cells.len(), cells_moved, hours, hours_moved }
    });
    told.collect()
}

/// The changes of the input, by what they concern.
struct Causes<'c> {
    factory: &'c Factory,
    changes: &'c [InputChange],
    /// Groups on which a run that moved is concerned by a change.
    contested: BTreeSet<GroupId>,
}

impl<'c> Causes<'c> {
    fn of(factory: &'c Factory, published: &'c Published, cells: &[Cell<'_>]) -> Self {
        let changes = &published.changes;
        let mut causes = Self { factory, changes, contested: BTreeSet::new() };
        let concerned = cells.iter().filter(|it| it.moved && causes.direct(None, it).is_some());
        let groups = concerned.flat_map(|it| it.route.operations.iter().map(|it| it.group));
        causes.contested = groups.collect();
        causes
    }

    /// Why a run moved, with the path of what asked for it.
    fn why(&self, buckets: &Buckets, cell: &Cell<'_>) -> (Cause, Option<String>) {
        if let Some(change) = self.direct(Some(buckets), cell) {
            return (change.kind, Some(change.at.clone()));
        }
        let groups = cell.route.operations.iter().map(|it| it.group);
        let room = groups.clone().find(|it| self.contested.contains(it));
        match room {
            Some(group) => {
                let id = &self.factory.groups[group].named.id;
                (Cause::Room, Some(format!("groups/{id}")))
            }
            None => (Cause::Goal, None),
        }
    }

    /// The change that concerns a run: of its norm, of an order for it, of what it uses, of the hours
    /// of its groups (those of the same bucket first), of an order for what it goes into.
    fn direct(&self, buckets: Option<&Buckets>, cell: &Cell<'_>) -> Option<&'c InputChange> {
        let factory = self.factory;
        let id = &factory.products[cell.product].named.id;
        let path = format!("products/{id}");
        let norm = format!("{path}/routes/{}", cell.route.named.id);
        let of_kind = |kind: Cause| self.changes.iter().filter(move |it| it.kind == kind);
        let orders = || {
            let kinds = [Cause::Order, Cause::OrderNew, Cause::OrderGone];
            self.changes.iter().filter(move |it| kinds.contains(&it.kind))
        };
        let uses = |at: &str| {
            let material = |id: &crate::ids::MaterialId| {
                at == format!("materials/{}", factory.materials[*id].named.id)
            };
            let part =
                |it: &ProductId| at == format!("products/{}", factory.products[*it].named.id);
            at == path
                || cell.route.norms.iter().any(|(it, _)| material(it))
                || cell.route.components.iter().any(|(it, _)| part(it))
        };
        let runs_on = |at: &str| {
            let groups = cell.route.operations.iter().map(|it| &factory.groups[it.group].named.id);
            groups.into_iter().any(|id| at == format!("groups/{id}"))
        };
        let here = buckets.map(|it| it[cell.bucket].name.as_str());
        let goes_into = |it: &&InputChange| {
            let product = it.product.as_deref();
            let ids = factory.products.enumerated();
            let ordered = ids.filter(|(_, owner)| Some(owner.named.id.as_str()) == product);
            ordered.map(|(id, _)| id).any(|it| self.is_part_of(cell.product, it))
        };
        of_kind(Cause::Norm)
            .find(|it| it.at == norm)
            .or_else(|| orders().find(|it| it.product.as_ref() == Some(id)))
            .or_else(|| of_kind(Cause::Delivery).find(|it| uses(&it.at)))
            .or_else(|| of_kind(Cause::Stock).find(|it| uses(&it.at)))
            .or_else(|| {
                let hours = || of_kind(Cause::Hours).filter(|it| runs_on(&it.at));
                let now = hours().find(|it| here.is_some() && it.bucket.as_deref() == here);
                now.or_else(|| hours().next())
            })
            .or_else(|| orders().find(goes_into))
    }

    /// Whether one product goes into another, perhaps through others.
    fn is_part_of(&self, part: ProductId, of: ProductId) -> bool {
        let mut known = BTreeSet::from([of]);
        let mut open = vec![of];
        while let Some(next) = open.pop() {
            let routes = &self.factory.products[next].routes;
            for (component, _) in routes.iter().flat_map(|it| &it.components) {
                if *component == part {
                    return true;
                }
                if known.insert(*component) {
                    open.push(*component);
                }
            }
        }
        false
    }
}
