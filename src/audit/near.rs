//! How near a plan is to the published plan that it states: weighted hours moved, the runs that moved,
//! by week. The published figures are the plan's own statement, unless the factory has the published
//! plan beside it.

use crate::diag::message;
use crate::ids::{BucketId, Id, IdVec, ProductId};
use crate::model::answers::audit::Fault;
use crate::model::plan::{MovedRun, NearPlan, NearWeek, Plan};
use crate::model::{Buckets, Factory, Published, Route};

use super::check::Check;
use super::decisions::Decisions;
use super::sum::Sum;

/// The part of *steady* inside the fence.
pub const FENCE: &str = "fence";

/// The part after it.
pub const AFTER: &str = "after";

/// A run has moved if it differs by more than this share of its route's runs in both plans.
const MOVED: f64 = 1e-7;

/// Days after which a moved hour weighs half.
const HALF_AFTER: f64 = 7.0;

/// Hours of a unit that takes none.
const LEAST_HOURS: f64 = 0.001;

type Started = IdVec<ProductId, Vec<Vec<f64>>>;

/// The factory beside the published plan that a plan states; `None` if it is there already, or if the
/// plan states none that fits.
pub fn stated(factory: &Factory, plan: &Plan) -> Option<Factory> {
    if factory.published.is_some() {
        return None;
    }
    Some(factory.beside(Published::stated(plan.near.as_ref()?, factory)?))
}

/// A run of either plan.
struct Cell<'f> {
    product: ProductId,
    route: &'f Route,
    bucket: BucketId,
    published: f64,
    planned: f64,
    moved: bool,
}

impl Cell<'_> {
    /// Machine hours of a number of units.
    fn hours(&self, buckets: &Buckets, units: f64) -> f64 {
        let day = buckets[self.bucket].start;
        let mut each = 0.0;
        for (operation, _, entering) in self.route.steps() {
            each += operation.hours.at(day) * entering;
        }
        units * if each > 0.0 { each } else { LEAST_HOURS }
    }

    fn distance(&self) -> f64 {
        (self.planned - self.published).abs()
    }
}

/// Calendar days from the first bucket to another.
fn days_to(buckets: &Buckets, bucket: BucketId) -> f64 {
    f64::from((buckets[bucket].start - buckets[BucketId::at(0)].start).get_days())
}

/// The runs of both plans in the buckets compared, in order of time.
fn cells<'f>(factory: &'f Factory, buckets: &Buckets, started: &Started) -> Vec<Cell<'f>> {
    let Some(published) = &factory.published else { return Vec::new() };
    let mut cells = Vec::new();
    for bucket in buckets.ids().filter(|it| published.compared.contains(&it.position())) {
        let at = bucket.position();
        for (product, owner) in factory.products.enumerated() {
            for (position, route) in owner.routes.iter().enumerate() {
                let Some(line) = &published.started[product][position] else { continue };
                let own = &started[product][position];
                let all: f64 = line.iter().chain(own).sum();
                let (published, planned) = (line[at], own[at]);
                if published > 0.0 || planned > 0.0 {
                    let moved = (planned - published).abs() > MOVED * all;
                    cells.push(Cell { product, route, bucket, published, planned, moved });
                }
            }
        }
    }
    cells
}

/// The value of *steady*: weighted machine hours moved, inside the fence or after it.
pub fn moved(factory: &Factory, buckets: &Buckets, started: &Started, fenced: bool) -> Sum {
    let fence = factory.published.as_ref().map_or(0.0, |it| f64::from(it.fence_days));
    let mut total = Sum::default();
    for cell in cells(factory, buckets, started) {
        let days = days_to(buckets, cell.bucket);
        if (days < fence) != fenced {
            continue;
        }
        let weight = if fenced { 1.0 } else { 0.5_f64.powf(days / HALF_AFTER) };
        let value = weight * cell.hours(buckets, cell.distance());
        let scale = weight * cell.hours(buckets, cell.published.max(cell.planned));
        total.add_times(1.0, Sum { value, scale });
    }
    total
}

/// Checks what a plan states of the published plan.
pub fn check(
    factory: &Factory,
    buckets: &Buckets,
    decisions: &Decisions,
    plan: &mut Plan,
    check: &mut Check,
) {
    let Some(published) = &factory.published else {
        if plan.near.is_some() {
            check.refuse("near", "audit-near-shape", Fault::Shape);
        }
        return;
    };
    let Some(near) = &mut plan.near else {
        check.refuse("near", "audit-near-missing", Fault::Shape);
        return;
    };
    let cells = cells(factory, buckets, &decisions.started);
    if check.restates() {
        // What moved, and why, was told of other decisions.
        near.moved.clear();
        near.weeks.clear();
    } else {
        lines(factory, published, near, check);
        runs(factory, buckets, &cells, near, check);
        weeks(buckets, &cells, near, check);
    }
    let count = |some: &dyn Fn(&&Cell<'_>) -> bool| cells.iter().filter(some).count();
    let hours = |units: &dyn Fn(&Cell<'_>) -> f64| -> Sum {
        cells.iter().map(|it| Sum::of(it.hours(buckets, units(it)))).sum()
    };
    number(check, "near/cells", &mut near.cells, cells.len());
    number(check, "near/cells_moved", &mut near.cells_moved, count(&|it| it.moved));
    let mut known: Vec<(ProductId, &str, bool)> = Vec::new();
    for cell in &cells {
        let id = cell.route.named.id.as_str();
        match known.iter_mut().find(|it| it.0 == cell.product && it.1 == id) {
            Some(line) => line.2 |= cell.moved,
            None => known.push((cell.product, id, cell.moved)),
        }
    }
    let same = known.iter().filter(|it| !it.2).count();
    number(check, "near/lines_same", &mut near.lines_same, same);
    let published = hours(&|it| it.published);
    check.figure(|| "near/hours".into(), "audit-near-hours", &mut near.hours, published);
    let mut moved = hours(&|it| if it.moved { it.distance() } else { 0.0 });
    moved.scale += published.scale;
    let stated = &mut near.hours_moved;
    check.figure(|| "near/hours_moved".into(), "audit-near-hours", stated, moved);
}

fn number(check: &mut Check, at: &str, stated: &mut usize, expected: usize) {
    if check.restates() {
        *stated = expected;
    } else if *stated != expected {
        let what = message!("audit-entries", stated = *stated, expected);
        check.refuse(at, what, Fault::Shape);
    }
}

/// The published runs are those of the published plan, where that is at hand.
fn lines(factory: &Factory, published: &Published, near: &mut NearPlan, check: &mut Check) {
    let expected = published.lines(factory);
    if near.lines.len() != expected.len() {
        let (stated, expected) = (near.lines.len(), expected.len());
        check.refuse("near/lines", message!("audit-entries", stated, expected), Fault::Shape);
        return;
    }
    for (stated, expected) in near.lines.iter_mut().zip(&expected) {
        let at = format!("near/lines/{}/{}", expected.product, expected.route);
        let same = stated.product == expected.product
            && stated.route == expected.route
            && stated.published.len() == expected.published.len();
        if !same {
            check.refuse(at, "audit-near-shape", Fault::Shape);
            continue;
        }
        let sums: Vec<Sum> = expected.published.iter().map(|it| Sum::of(*it)).collect();
        check.by_bucket(&at, "audit-near-published", &mut stated.published, &sums);
    }
    let digests = [
        ("factory_sha256", near.factory_sha256.as_str(), published.factory_sha256.as_str()),
        (
            "plan_sha256",
            near.plan_sha256.as_deref().unwrap_or_default(),
            published.plan_sha256.as_deref().unwrap_or_default(),
        ),
    ];
    for (name, stated, expected) in digests {
        check.words(|| format!("near/{name}"), "audit-near-digest", stated, expected);
    }
}

fn runs(
    factory: &Factory,
    buckets: &Buckets,
    cells: &[Cell<'_>],
    near: &mut NearPlan,
    check: &mut Check,
) {
    let expected: Vec<&Cell<'_>> = cells.iter().filter(|it| it.moved).collect();
    if near.moved.len() != expected.len() {
        let (stated, expected) = (near.moved.len(), expected.len());
        check.refuse("near/moved", message!("audit-entries", stated, expected), Fault::Shape);
        return;
    }
    let fence = f64::from(near.fence_days);
    for (stated, cell) in near.moved.iter_mut().zip(expected) {
        let product = &factory.products[cell.product].named.id;
        let (route, bucket) = (&cell.route.named.id, &buckets[cell.bucket].name);
        let at = format!("near/moved/{product}/{route}@{bucket}");
        let MovedRun { product: own, route: way, bucket: when, fenced, .. } = &*stated;
        let fits = (own, way, when) == (product, route, bucket)
            && *fenced == (days_to(buckets, cell.bucket) < fence);
        if !fits {
            check.refuse(at, "audit-near-run", Fault::Shape);
            continue;
        }
        let hours = cell.hours(buckets, cell.distance());
        let scale = cell.hours(buckets, cell.published.max(cell.planned));
        let figures = [
            (&mut stated.published, Sum::of(cell.published)),
            (&mut stated.planned, Sum::of(cell.planned)),
            (&mut stated.hours, Sum { value: hours, scale }),
        ];
        for (stated, expected) in figures {
            check.figure(|| at.clone(), "audit-near-hours", stated, expected);
        }
    }
}

fn weeks(buckets: &Buckets, cells: &[Cell<'_>], near: &mut NearPlan, check: &mut Check) {
    let starts: Vec<Option<usize>> =
        near.weeks.iter().map(|week| buckets.iter().position(|it| it.name == week.first)).collect();
    for (at, week) in near.weeks.iter_mut().enumerate() {
        let next = starts.get(at + 1).copied().flatten().unwrap_or(buckets.len());
        let within = starts[at].map_or(0..0, |first| first..next);
        let own = cells.iter().filter(|it| within.contains(&it.bucket.position()));
        let own: Vec<&Cell<'_>> = own.collect();
        let place = format!("near/weeks/{}", week.first);
        let NearWeek { cells, cells_moved, hours, hours_moved, .. } = week;
        number(check, &place, cells, own.len());
        number(check, &place, cells_moved, own.iter().filter(|it| it.moved).count());
        let sum = |units: &dyn Fn(&Cell<'_>) -> f64| -> Sum {
            own.iter().map(|it| Sum::of(it.hours(buckets, units(it)))).sum()
        };
        let published = sum(&|it| it.published);
        let mut moved = sum(&|it| if it.moved { it.distance() } else { 0.0 });
        moved.scale += published.scale;
        check.figure(|| place.clone(), "audit-near-hours", hours, published);
        check.figure(|| place.clone(), "audit-near-hours", hours_moved, moved);
    }
}
