//! Capacity rows: the load of groups, labour pools and services, in regular time and overtime.

use super::draft::{Clocks, Draft, by_bucket};
use super::legend::{Capacity, ColumnMeaning, RowMeaning};
use super::openings::{Placed, open};
use crate::ids::{BucketId, ColumnId, GroupId, Id, LabourId, RowId};
use crate::lp::Bounds;
use crate::model::{Overtime, Resource, Series};

/// Writes the load rows with their regular time, overtime, heads and clocks.
pub(super) fn write(draft: &mut Draft<'_>, clocks: Clocks) {
    let (factory, buckets) = (draft.factory, draft.buckets);
    for (id, labour) in factory.labour.enumerated() {
        let rows = load_rows(draft, Capacity::Labour(id), &labour.named.id);
        draft.labour_load.push(rows);
        if labour.is_flexible() {
            flexible_heads(draft, id);
        } else {
            fixed_heads(draft, id);
        }
    }
    for (id, service) in factory.services.enumerated() {
        let of = Capacity::Service(id);
        let rows = load_rows(draft, of, &service.named.id);
        draft.service_load.push(rows);
        let capacity = service.capacity.as_ref().map(|amount| buckets.spread(amount));
        for bucket in buckets.ids() {
            let most = capacity.as_ref().map_or(f64::INFINITY, |hours| hours[bucket.position()]);
            regular(draft, of, &service.named.id, bucket, most);
        }
        overtime(draft, of, &service.named.id, &service.overtime);
    }
    for (id, group) in factory.groups.enumerated() {
        let of = Capacity::Group(id);
        let rows = load_rows(draft, of, &group.named.id);
        draft.group_load.push(rows);
        let time = group.time(&factory.calendar, buckets);
        let placed = Placed::of(draft, id);
        let mut carried = Vec::new();
        for bucket in buckets.ids() {
            let effective = time[bucket.position()].effective;
            let shared = placed.takes(bucket);
            let most = if shared { f64::INFINITY } else { effective };
            let column = regular(draft, of, &group.named.id, bucket, most);
            if shared {
                placed.limit(draft, (id, bucket), column, effective);
            }
            carried.push((bucket, column));
        }
        carried.extend(overtime(draft, of, &group.named.id, &group.overtime));
        clock(draft, id, clocks, &carried, &placed);
        machine_hour_uses(draft, id, &carried);
        open(draft, id, clocks, &carried);
    }
}

fn load_rows(draft: &mut Draft<'_>, of: Capacity, id: &str) -> Vec<RowId> {
    let buckets = draft.buckets;
    let row = |bucket: BucketId| {
        draft.row(
            format_args!("load/{id}@{}", buckets[bucket].name),
            Bounds::fixed(0.0),
            RowMeaning::Load { of, bucket },
        )
    };
    buckets.ids().map(row).collect()
}

/// The load in regular time, at most `most`.
fn regular(draft: &mut Draft<'_>, of: Capacity, id: &str, bucket: BucketId, most: f64) -> ColumnId {
    let column = draft.column(
        format_args!("regular/{id}@{}", draft.buckets[bucket].name),
        Bounds::between(0.0, most),
        ColumnMeaning::Regular { of, bucket },
    );
    let row = draft.load(of, bucket);
    draft.lp.add(row, column, -1.0);
    column
}

/// The load in each overtime tier within its limits; returns the columns.
fn overtime(
    draft: &mut Draft<'_>,
    of: Capacity,
    id: &str,
    tiers: &[Overtime],
) -> Vec<(BucketId, ColumnId)> {
    let buckets = draft.buckets;
    let mut all = Vec::new();
    for (tier, overtime) in tiers.iter().enumerate() {
        let columns = by_bucket(buckets, |bucket| {
            let column = draft.column(
                format_args!("overtime/{id}/{}@{}", tier + 1, buckets[bucket].name),
                Bounds::NON_NEGATIVE,
                ColumnMeaning::Overtime { of, tier, bucket },
            );
            let row = draft.load(of, bucket);
            draft.lp.add(row, column, -1.0);
            all.push((bucket, column));
            Some(column)
        });
        draft.limits(
            format_args!("overtime/{id}/{}", tier + 1),
            &overtime.limits,
            &columns,
            |buckets| RowMeaning::OvertimeLimit { of, tier, buckets },
        );
    }
    all
}

/// The load of a group in regular time and overtime is within its calendar hours.
///
/// Without overtime its effective hours are, which are less.
fn clock(
    draft: &mut Draft<'_>,
    group: GroupId,
    clocks: Clocks,
    carried: &[(BucketId, ColumnId)],
    placed: &Placed,
) {
    let (factory, buckets) = (draft.factory, draft.buckets);
    let owner = &factory.groups[group];
    if owner.overtime.is_empty() {
        return;
    }
    let Some(clock) = owner.clock(&factory.calendar, buckets) else { return };
    let overtime: Vec<Vec<f64>> =
        owner.overtime.iter().map(|tier| buckets.at_most(&tier.limits)).collect();
    let time = owner.time(&factory.calendar, buckets);
    for bucket in buckets.ids() {
        let at = bucket.position();
        let most = time[at].effective + overtime.iter().map(|tier| tier[at]).sum::<f64>();
        let lost = || placed.ways.iter().map(|(way, begins)| (way.lost[at].clock, *begins));
        let binds = most > clock[at] || lost().any(|it| it.0 > 0.0);
        if clocks == Clocks::Binding && !binds {
            continue;
        }
        let row = draft.row(
            format_args!("clock/{}@{}", owner.named.id, buckets[bucket].name),
            Bounds::at_most(clock[at]),
            RowMeaning::Clock { group, bucket },
        );
        for (_, column) in carried.iter().filter(|(its, _)| *its == bucket) {
            draft.lp.add(row, *column, 1.0);
        }
        for (hours, begins) in lost() {
            draft.lp.add(row, begins, hours);
        }
    }
}

/// Labour and services used per machine hour run, in regular time and overtime alike.
fn machine_hour_uses(draft: &mut Draft<'_>, group: GroupId, carried: &[(BucketId, ColumnId)]) {
    let factory = draft.factory;
    for (resource, per_hour) in &factory.groups[group].uses {
        for &(bucket, column) in carried {
            use_resource(draft, *resource, per_hour, bucket, column, 1.0);
        }
    }
}

/// Loads a labour pool or service with `units` × `per_unit` per unit of `column`.
pub(super) fn use_resource(
    draft: &mut Draft<'_>,
    resource: Resource,
    per_unit: &Series,
    bucket: BucketId,
    column: ColumnId,
    units: f64,
) {
    let row = draft.load(capacity_of(resource), bucket);
    let quantity = per_unit.at(draft.buckets[bucket].start) * units;
    draft.lp.add(row, column, quantity);
}

/// The capacity a resource is.
pub(super) fn capacity_of(resource: Resource) -> Capacity {
    match resource {
        Resource::Labour(labour) => Capacity::Labour(labour),
        Resource::Service(service) => Capacity::Service(service),
    }
}

fn fixed_heads(draft: &mut Draft<'_>, labour: LabourId) {
    let (factory, buckets) = (draft.factory, draft.buckets);
    let pool = &factory.labour[labour];
    let of = Capacity::Labour(labour);
    let given = pool.given(&factory.calendar, buckets);
    for bucket in buckets.ids() {
        let at = bucket.position();
        regular(draft, of, &pool.named.id, bucket, given.hours[at]);
        if pool.overtime.is_some() {
            labour_overtime(draft, labour, bucket, given.overtime[at]);
        }
    }
}

fn labour_overtime(
    draft: &mut Draft<'_>,
    labour: LabourId,
    bucket: BucketId,
    most: f64,
) -> ColumnId {
    let of = Capacity::Labour(labour);
    let column = draft.column(
        format_args!(
            "overtime/{}@{}",
            draft.factory.labour[labour].named.id, draft.buckets[bucket].name
        ),
        Bounds::between(0.0, most),
        ColumnMeaning::Overtime { of, tier: 0, bucket },
    );
    let row = draft.load(of, bucket);
    draft.lp.add(row, column, -1.0);
    column
}

/// Heads decided by the plan: a chain of headcounts, and hours from heads past their training.
fn flexible_heads(draft: &mut Draft<'_>, labour: LabourId) {
    let (factory, buckets) = (draft.factory, draft.buckets);
    let pool = &factory.labour[labour];
    let id = &pool.named.id;
    let of = Capacity::Labour(labour);
    let hours = pool.hours_per_head(&factory.calendar, buckets);
    let extra = pool.overtime.as_ref().map(|overtime| buckets.spread(&overtime.hours_per_head));
    let training = pool.hiring.as_ref().map_or(0, |hiring| hiring.training_days);

    let hired = by_bucket(buckets, |bucket| {
        pool.hiring.as_ref()?;
        let name = &buckets[bucket].name;
        let meaning = ColumnMeaning::Hired { labour, bucket };
        Some(draft.column(format_args!("hire/{id}@{name}"), Bounds::NON_NEGATIVE, meaning))
    });
    let laid_off = by_bucket(buckets, |bucket| {
        pool.laying_off.as_ref()?;
        let name = &buckets[bucket].name;
        let meaning = ColumnMeaning::LaidOff { labour, bucket };
        Some(draft.column(format_args!("lay-off/{id}@{name}"), Bounds::NON_NEGATIVE, meaning))
    });
    let mut before = None;
    for bucket in buckets.ids() {
        let (at, name) = (bucket.position(), &buckets[bucket].name);
        let heads = draft.column(
            format_args!("heads/{id}@{name}"),
            Bounds::NON_NEGATIVE,
            ColumnMeaning::Heads { labour, bucket },
        );
        let opening = if before.is_none() { pool.heads.at(factory.from) } else { 0.0 };
        let chain = draft.row(
            format_args!("heads/{id}@{name}"),
            Bounds::fixed(opening),
            RowMeaning::Headcount { labour, bucket },
        );
        draft.lp.add(chain, heads, 1.0);
        if let Some(before) = before {
            draft.lp.add(chain, before, -1.0);
        }
        if let Some(hired) = hired[at] {
            draft.lp.add(chain, hired, -1.0);
        }
        if let Some(laid_off) = laid_off[at] {
            draft.lp.add(chain, laid_off, 1.0);
        }
        before = Some(heads);

        // Those hired in a bucket give hours from the bucket in which their training is over.
        let in_training: Vec<ColumnId> = (0..=at)
            .filter(|&start| {
                buckets.after_lead(BucketId::at(start), training).is_none_or(|ready| bucket < ready)
            })
            .filter_map(|start| hired[start])
            .collect();
        let carried = regular(draft, of, id, bucket, f64::INFINITY);
        let row = draft.row(
            format_args!("head-hours/{id}@{name}"),
            Bounds::at_most(0.0),
            RowMeaning::HeadHours { labour, bucket },
        );
        from_heads(draft, row, carried, heads, &in_training, hours[at]);
        if let Some(extra) = &extra {
            let carried = labour_overtime(draft, labour, bucket, f64::INFINITY);
            let row = draft.row(
                format_args!("head-overtime/{id}@{name}"),
                Bounds::at_most(0.0),
                RowMeaning::HeadOvertime { labour, bucket },
            );
            from_heads(draft, row, carried, heads, &in_training, extra[at]);
        }
    }
    if let Some(hiring) = &pool.hiring {
        draft.limits(format_args!("hire/{id}"), &hiring.limits, &hired, |buckets| {
            RowMeaning::HiringLimit { labour, buckets }
        });
    }
    if let Some(laying_off) = &pool.laying_off {
        draft.limits(format_args!("lay-off/{id}"), &laying_off.limits, &laid_off, |buckets| {
            RowMeaning::LayingOffLimit { labour, buckets }
        });
    }
}

/// carried ≤ hours × (heads − heads in training).
fn from_heads(
    draft: &mut Draft<'_>,
    row: RowId,
    carried: ColumnId,
    heads: ColumnId,
    in_training: &[ColumnId],
    hours: f64,
) {
    draft.lp.add(row, carried, 1.0);
    draft.lp.add(row, heads, -hours);
    for &hired in in_training {
        draft.lp.add(row, hired, hours);
    }
}
