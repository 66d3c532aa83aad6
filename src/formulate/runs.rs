//! Lots and runs: what a run may be, what it takes to set it up, and how many routes run on a
//! group at once. After Pochet & Wolsey, *Production Planning by Mixed Integer Programming*, 2006.
//!
//! The bounds of a run are the tightest that hold for every plan: they are what the relaxation is
//! good for. In a programme whose limits are moved they hold for every capacity.

use super::draft::{ByBucket, Clocks, Draft};
use super::legend::{Capacity, ColumnMeaning, RowMeaning};
use crate::ids::{BucketId, ColumnId, GroupId, Id, IdVec, ProductId};
use crate::lp::{Bounds, Domain};
use crate::model::run::{has_runs, is_released, starts_whole};
use crate::model::{Lot, RunRange, RunRanges};

/// Writes lots, runs and what hangs on them.
pub(super) fn write(draft: &mut Draft<'_>, clocks: Clocks) {
    let (factory, buckets) = (draft.factory, draft.buckets);
    let routes = || {
        let products = factory.products.enumerated();
        products.flat_map(|(id, it)| (0..it.routes.len()).map(move |route| (id, route)))
    };
    let with_runs = |at: (ProductId, usize)| has_runs(factory, at.0, at.1);
    let tight = routes().any(with_runs).then(|| Tight::of(draft, clocks));
    for product in factory.products.ids() {
        let of_routes = factory.products[product].routes.iter().enumerate().map(|(route, _)| {
            let tight = tight.as_ref().filter(|_| with_runs((product, route)));
            of_route(draft, (product, route), tight)
        });
        let runs: Vec<ByBucket> = of_routes.collect();
        draft.runs.push(runs);
    }
    let limited = factory.groups.enumerated().filter(|(_, it)| it.at_once.is_some());
    for (group, owner) in limited {
        for bucket in buckets.ids() {
            at_once(draft, group, bucket, owner.at_once.map_or(0.0, f64::from));
        }
    }
}

/// The ranges of runs, and the hours that they were made for.
struct Tight<'f> {
    ranges: RunRanges<'f>,
    loads: Option<IdVec<GroupId, Vec<f64>>>,
}

impl<'f> Tight<'f> {
    fn of(draft: &Draft<'f>, clocks: Clocks) -> Self {
        let (factory, buckets) = (draft.factory, draft.buckets);
        let by_overtime = || {
            let groups = factory.groups.iter();
            groups.map(|it| it.most_by_overtime(factory, buckets)).collect()
        };
        let loads = (clocks == Clocks::Binding).then(by_overtime);
        Self { ranges: RunRanges::of(factory, buckets), loads }
    }

    /// The ranges of a route's runs by bucket.
    fn of_route(
        &self,
        draft: &Draft<'_>,
        (product, route): (ProductId, usize),
        lot: Lot,
    ) -> Vec<RunRange> {
        let ranges = self.ranges.of_route(product, route).into_iter().enumerate();
        let tighter = |(at, range): (usize, RunRange)| {
            let Some(loads) = &self.loads else { return range };
            let bucket = BucketId::at(at);
            let most = self.ranges.by_hours(loads, product, route, bucket);
            let whole = starts_whole(draft.factory, draft.buckets, (product, route), bucket);
            // What is released already has no lot.
            let lot = if range.least > 0.0 { lot } else { Lot::default() };
            let most = if most.is_finite() { lot.down(whole, most) } else { most };
            RunRange { most: range.most.min(most), ..range }
        };
        ranges.map(tighter).collect()
    }
}

/// Restricts the starts of a route to its lots and writes its runs.
fn of_route(
    draft: &mut Draft<'_>,
    (product, route): (ProductId, usize),
    tight: Option<&Tight<'_>>,
) -> ByBucket {
    let (factory, buckets) = (draft.factory, draft.buckets);
    let owner = &factory.products[product].routes[route];
    let ranges = tight.map(|it| it.of_route(draft, (product, route), owner.lot));
    let mut runs: ByBucket = vec![None; buckets.len()];
    let mut before = None;
    for bucket in buckets.ids() {
        let at = bucket.position();
        let Some(started) = draft.started[product.position()][route][at] else {
            before = None;
            continue;
        };
        let whole = starts_whole(factory, buckets, (product, route), bucket);
        let released = is_released(factory, buckets, (product, route), bucket);
        let lot = if released { Lot::default() } else { owner.lot };
        let range = ranges.as_ref().map(|it| it[at]);
        let place = Place { product, route, bucket };
        quantities(draft, place, started, lot, (whole, range.is_some()));
        if let Some(range) = range {
            let run = run(draft, place, started, range);
            set_up(draft, place, run, before);
            runs[at] = Some(run);
        }
        before = runs[at];
    }
    runs
}

/// A route in a bucket.
#[derive(Clone, Copy)]
struct Place {
    product: ProductId,
    route: usize,
    bucket: BucketId,
}

impl Place {
    /// Its name in rows and columns.
    fn name(self, draft: &Draft<'_>) -> String {
        let owner = &draft.factory.products[self.product];
        let route = &owner.routes[self.route].named.id;
        format!("{}/{route}@{}", owner.named.id, draft.buckets[self.bucket].name)
    }
}

/// Restricts what is started to the quantities of the lot. The least of a lot whose route has runs
/// is theirs.
fn quantities(
    draft: &mut Draft<'_>,
    place: Place,
    started: ColumnId,
    lot: Lot,
    (whole, has_run): (bool, bool),
) {
    if let Some(most) = lot.most(whole) {
        let bounds = draft.lp.column_bounds(started);
        bounds.upper = bounds.upper.min(most);
    }
    let least = lot.minimum.filter(|_| !has_run).and(lot.least(whole));
    let bounds = draft.lp.column_bounds(started);
    if least.is_some_and(|least| bounds.upper < least) {
        // No lot fits: nothing is started.
        bounds.upper = 0.0;
    }
    let of_domain = |whole: bool, least: Option<f64>| match (whole, least) {
        (true, Some(least)) if least > 1.0 => Domain::SemiWhole { least },
        (true, _) => Domain::Whole,
        (false, Some(least)) if least > 0.0 => Domain::SemiContinuous { least },
        (false, _) => Domain::Continuous,
    };
    let multiple = lot.multiple.filter(|it| !whole || (it - 1.0).abs() > 0.0);
    let Some(multiple) = multiple else {
        let domain = of_domain(whole, least);
        if !domain.is_continuous() {
            draft.lp.set_domain(started, domain);
        }
        return;
    };
    let name = place.name(draft);
    let Place { product, route, bucket } = place;
    let most = lot.down(whole, draft.lp.column_bounds(started).upper) / multiple;
    let lots = draft.column(
        format_args!("lots/{name}"),
        Bounds::between(0.0, most),
        ColumnMeaning::Lots { product, route, bucket },
    );
    draft.lp.set_domain(lots, of_domain(true, least.map(|it| (it / multiple).round())));
    let row = draft.row(
        format_args!("lots/{name}"),
        Bounds::fixed(0.0),
        RowMeaning::Multiple { product, route, bucket },
    );
    draft.lp.add(row, started, 1.0);
    draft.lp.add(row, lots, -multiple);
    // Whole multiples of a whole number are whole by themselves.
    if whole && multiple.fract() != 0.0 {
        draft.lp.set_domain(started, Domain::Whole);
    }
}

/// The run of a route in a bucket, with what it draws.
fn run(draft: &mut Draft<'_>, place: Place, started: ColumnId, range: RunRange) -> ColumnId {
    let Place { product, route, bucket } = place;
    let name = place.name(draft);
    let run = draft.column(
        format_args!("run/{name}"),
        Bounds::between(0.0, 1.0),
        ColumnMeaning::Run { product, route, bucket },
    );
    draft.lp.set_domain(run, Domain::Whole);
    let covers = draft.row(
        format_args!("run/{name}"),
        Bounds::at_most(0.0),
        RowMeaning::RunCovers { product, route, bucket },
    );
    draft.lp.add(covers, started, 1.0);
    draft.lp.add(covers, run, -range.most);
    if range.least > 0.0 {
        let least = draft.row(
            format_args!("least-run/{name}"),
            Bounds::at_least(0.0),
            RowMeaning::LeastRun { product, route, bucket },
        );
        draft.lp.add(least, started, 1.0);
        draft.lp.add(least, run, -range.least);
    }
    let factory = draft.factory;
    let day = draft.buckets[bucket].start;
    for (material, norm) in &factory.products[product].routes[route].norms_per_run {
        draft.draw_material(*material, bucket, run, norm.at(day));
    }
    run
}

/// Loads the setup hours of a run, or of a campaign where a setup is carried over.
fn set_up(draft: &mut Draft<'_>, place: Place, run: ColumnId, before: Option<ColumnId>) {
    let Place { product, route, bucket } = place;
    let (factory, buckets) = (draft.factory, draft.buckets);
    let owner = &factory.products[product].routes[route];
    let carried = owner.setup.as_ref().is_some_and(|it| it.carry);
    let column = if carried { campaign(draft, place, run, before) } else { run };
    for (step, days, _) in owner.steps() {
        let Some(at) = buckets.after_lead(bucket, days) else { break };
        let row = draft.load(Capacity::Group(step.group), at);
        draft.lp.add(row, column, step.setup_hours.at(buckets[at].start));
    }
}

/// Whether a campaign begins: 1 if there is a run and the bucket before has none. It is whole
/// wherever runs are.
fn campaign(
    draft: &mut Draft<'_>,
    place: Place,
    run: ColumnId,
    before: Option<ColumnId>,
) -> ColumnId {
    let Place { product, route, bucket } = place;
    let name = place.name(draft);
    let begins = draft.column(
        format_args!("setup/{name}"),
        Bounds::between(0.0, 1.0),
        ColumnMeaning::SetUp { product, route, bucket },
    );
    let meaning = || RowMeaning::Campaign { product, route, bucket };
    // Nothing is set up before the first bucket.
    let begun = draft.row(format_args!("setup/{name}"), Bounds::at_least(0.0), meaning());
    draft.lp.add(begun, begins, 1.0);
    draft.lp.add(begun, run, -1.0);
    let with_run =
        draft.row(format_args!("setup-with-run/{name}"), Bounds::at_most(0.0), meaning());
    draft.lp.add(with_run, begins, 1.0);
    draft.lp.add(with_run, run, -1.0);
    if let Some(before) = before {
        draft.lp.add(begun, before, 1.0);
        let bounds = Bounds::at_most(1.0);
        let first = draft.row(format_args!("setup-first/{name}"), bounds, meaning());
        draft.lp.add(first, begins, 1.0);
        draft.lp.add(first, before, 1.0);
    }
    begins
}

/// Limits the routes that run on a group in a bucket.
fn at_once(draft: &mut Draft<'_>, group: GroupId, bucket: BucketId, most: f64) {
    let (factory, buckets) = (draft.factory, draft.buckets);
    let mut here: Vec<ColumnId> = Vec::new();
    for (product, owner) in factory.products.enumerated() {
        for (route, its) in owner.routes.iter().enumerate() {
            let runs: Vec<ColumnId> = buckets
                .ids()
                .filter(|&start| {
                    its.steps().any(|(step, days, _)| {
                        step.group == group && buckets.after_lead(start, days) == Some(bucket)
                    })
                })
                .filter_map(|start| draft.runs[product.position()][route][start.position()])
                .collect();
            match runs[..] {
                [] => {}
                [run] => here.push(run),
                _ => {
                    let place = Place { product, route, bucket };
                    here.push(runs_on(draft, group, place, &runs));
                }
            }
        }
    }
    if here.is_empty() {
        return;
    }
    let name = format!("{}@{}", factory.groups[group].named.id, buckets[bucket].name);
    let row = draft.row(
        format_args!("at-once/{name}"),
        Bounds::at_most(most),
        RowMeaning::AtOnce { group, bucket },
    );
    for run in here {
        draft.lp.add(row, run, 1.0);
    }
}

/// Whether any of some runs of a route is on a group.
fn runs_on(draft: &mut Draft<'_>, group: GroupId, place: Place, runs: &[ColumnId]) -> ColumnId {
    let Place { product, route, bucket } = place;
    let name = format!("{}/{}", draft.factory.groups[group].named.id, place.name(draft));
    let on = draft.column(
        format_args!("runs-on/{name}"),
        Bounds::between(0.0, 1.0),
        ColumnMeaning::RunsOn { group, product, route, bucket },
    );
    for (number, &run) in runs.iter().enumerate() {
        let row = draft.row(
            format_args!("runs-on/{name}#{}", number + 1),
            Bounds::at_least(0.0),
            RowMeaning::RunsOn { group, product, route, bucket },
        );
        draft.lp.add(row, on, 1.0);
        draft.lp.add(row, run, -1.0);
    }
    on
}
