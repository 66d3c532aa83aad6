//! Groups that are opened, and repairs whose dates the plan chooses.

use super::draft::{Clocks, Draft};
use super::legend::{ColumnMeaning, RowMeaning};
use crate::ids::{BucketId, ColumnId, GroupId, Id};
use crate::lp::{Bounds, Domain};
use crate::model::Placement;

/// Hours of a group that nothing limits.
const UNLIMITED: f64 = 1e6;

/// Opens a group in each bucket in which it is loaded: its load is nothing, or at least a share of
/// its effective hours.
pub(super) fn open(
    draft: &mut Draft<'_>,
    group: GroupId,
    clocks: Clocks,
    carried: &[(BucketId, ColumnId)],
) {
    let (factory, buckets) = (draft.factory, draft.buckets);
    let owner = &factory.groups[group];
    let Some(opening) = &owner.open else { return };
    let mut most = owner.most_load(factory, buckets);
    if clocks == Clocks::Binding {
        let tighter = owner.most_by_overtime(factory, buckets);
        most.iter_mut().zip(tighter).for_each(|(most, it)| *most = most.min(it));
    }
    let time = owner.time(&factory.calendar, buckets);
    for bucket in buckets.ids() {
        let at = bucket.position();
        let name = format!("{}@{}", owner.named.id, buckets[bucket].name);
        let opened = draft.column(
            format_args!("open/{name}"),
            Bounds::between(0.0, 1.0),
            ColumnMeaning::Opened { group, bucket },
        );
        draft.lp.set_domain(opened, Domain::Whole);
        let here: Vec<ColumnId> =
            carried.iter().filter(|it| it.0 == bucket).map(|it| it.1).collect();
        let most = if most[at].is_finite() { most[at] } else { UNLIMITED };
        let covers = draft.row(
            format_args!("open/{name}"),
            Bounds::at_most(0.0),
            RowMeaning::OpenCovers { group, bucket },
        );
        draft.lp.add(covers, opened, -most);
        for &column in &here {
            draft.lp.add(covers, column, 1.0);
        }
        let least = opening.least * time[at].effective;
        if least > 0.0 {
            let row = draft.row(
                format_args!("least-open/{name}"),
                Bounds::at_least(0.0),
                RowMeaning::LeastOpen { group, bucket },
            );
            draft.lp.add(row, opened, -least);
            for &column in &here {
                draft.lp.add(row, column, 1.0);
            }
        }
    }
}

/// The ways to place the repairs of a group, each with its column.
pub(super) struct Placed {
    /// Each way with its column.
    pub ways: Vec<(Placement, ColumnId)>,
}

impl Placed {
    /// Chooses one of the dates of each repair that a group has to place.
    pub fn of(draft: &mut Draft<'_>, group: GroupId) -> Self {
        let (factory, buckets) = (draft.factory, draft.buckets);
        let owner = &factory.groups[group];
        let mut ways = Vec::new();
        for (repair, it) in owner.repairs_to_place.iter().enumerate() {
            let name = format!("{}#{}", owner.named.id, repair + 1);
            let once = draft.row(
                format_args!("repair/{name}"),
                Bounds::fixed(1.0),
                RowMeaning::RepairPlaced { group, repair },
            );
            for placement in it.placements(factory, buckets, owner) {
                let on = placement.from;
                let begins = draft.column(
                    format_args!("repair/{name}@{on}"),
                    Bounds::between(0.0, 1.0),
                    ColumnMeaning::RepairBegins { group, repair, on },
                );
                draft.lp.set_domain(begins, Domain::Whole);
                draft.lp.add(once, begins, 1.0);
                ways.push((placement, begins));
            }
        }
        Self { ways }
    }

    /// Whether some way to place a repair takes effective hours of a bucket.
    pub fn takes(&self, bucket: BucketId) -> bool {
        self.ways.iter().any(|(way, _)| way.lost[bucket.position()].effective > 0.0)
    }

    /// Regular hours and those of repairs are within the effective hours. The row takes the place
    /// of the bound of regular hours.
    pub fn limit(
        &self,
        draft: &mut Draft<'_>,
        (group, bucket): (GroupId, BucketId),
        regular: ColumnId,
        effective: f64,
    ) {
        let name = &draft.factory.groups[group].named.id;
        let row = draft.row(
            format_args!("repair-hours/{name}@{}", draft.buckets[bucket].name),
            Bounds::at_most(effective),
            RowMeaning::RepairHours { group, bucket },
        );
        draft.lp.add(row, regular, 1.0);
        for (way, begins) in &self.ways {
            draft.lp.add(row, *begins, way.lost[bucket.position()].effective);
        }
    }
}
