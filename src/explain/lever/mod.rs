//! What a planner could move: each limit with a column that relaxes it, its unit and its cost.

mod arrivals;
mod catalogue;
mod days;
mod protection;
mod wanted;

use std::ops::Range;

use jiff::civil::Date;

use crate::formulate::Capacity;
use crate::ids::{BucketId, ColumnId, OrderId, ProductId, RowId};
use crate::lp::{Bounds, Lp};
use crate::model::answers::shortage::MeasureKind;
use crate::model::{Buckets, Item, Limit};

pub(super) use protection::Protection;

/// What a family is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Hours or units of a capacity, on the machines there are or on more of them.
    Capacity(Capacity),
    /// A day to work.
    Day(Date),
    /// An item: its quota, its arrivals, its stock.
    Item(Item),
    /// A route.
    Route(ProductId, usize),
    /// A frozen quantity, by position.
    Frozen(usize),
    /// An order.
    Order(OrderId),
    /// A store or a need of a project.
    Other,
}

/// Levers that are one thing to a planner: the hours of one group, the quota of one material.
#[derive(Clone, Debug)]
pub(super) struct Family {
    /// Its path.
    pub at: String,
    /// In which way it is moved.
    pub kind: MeasureKind,
    /// What it is about.
    pub of: Target,
    /// What is moved.
    pub name: Limit,
    /// Its unit.
    pub unit: String,
    /// What there is of it in the planning period; positive.
    pub there_is: f64,
}

/// What one unit of a lever does to the programme without relief columns.
#[derive(Clone, Debug)]
pub(super) enum Effect {
    /// The bounds of these rows fall by so much per unit.
    Rows(Vec<(RowId, f64)>),
    /// The upper bound of a column rises.
    Column(ColumnId),
    /// The upper bound of a column of hours rises, and with it the calendar hours of the machines.
    Machines {
        /// The group's regular hours.
        hours: ColumnId,
        /// Its clock, if that is a row.
        clock: Option<RowId>,
    },
    /// A share of a day's work of every capacity.
    Day(Vec<DayPart>),
    /// Shipping in a bucket that is not, or only late, allowed: only the relief column can.
    Shipment,
}

/// What one capacity gives on a further day worked.
#[derive(Clone, Debug)]
pub(super) struct DayPart {
    /// Its hours of that day that are used.
    pub extra: ColumnId,
    /// Its regular hours in the bucket that has them.
    pub regular: ColumnId,
    /// The clock of that bucket, if there is one.
    pub clock: Option<RowId>,
    /// The hours of the day.
    pub hours: f64,
}

/// One limit in one bucket or period.
#[derive(Clone, Debug)]
pub(super) struct Lever {
    /// Position of its family.
    pub family: usize,
    /// Its relief column.
    pub column: ColumnId,
    /// What it does.
    pub effect: Effect,
    /// Where it is.
    pub buckets: Range<usize>,
    /// The bucket of the delivery that it brings forward, if it does.
    pub taken_from: Option<usize>,
    /// The order it is about, if any.
    pub order: Option<OrderId>,
    /// Money per unit by the factory's own prices, if there is one.
    pub price: Option<f64>,
    /// Share of what there is that one unit is; for later dates by the share of the planning
    /// period.
    pub share: f64,
    /// Most that can be had of it.
    pub most: f64,
    /// Whether it is counted in whole pieces where the factory is.
    pub whole: bool,
}

/// A programme with a relief column for every lever, all of them closed.
#[derive(Clone, Debug)]
pub(super) struct Levers {
    /// The programme; the first columns and rows are those of the formulation.
    pub lp: Lp,
    /// The levers.
    pub list: Vec<Lever>,
    /// Their families.
    pub families: Vec<Family>,
}

impl Levers {
    /// The family of more hours of the group that a family of further machines is about.
    pub fn hours_of(&self, family: usize) -> Option<usize> {
        let own = Some(&self.families[family]).filter(|it| it.kind == MeasureKind::Machines)?;
        let hours = |it: &Family| it.kind == MeasureKind::Hours && it.name == own.name;
        self.families.iter().position(hours)
    }

    /// Opens the levers whose families are allowed and closes the others.
    pub fn open(&self, lp: &mut Lp, allowed: impl Fn(&Lever) -> bool) {
        for lever in &self.list {
            let most = if allowed(lever) { lever.most } else { 0.0 };
            lp.set_column_bounds(lever.column, Bounds::between(0.0, most));
        }
    }

    /// The programme as it is once the levers are moved: changed bounds, not relief.
    pub fn moved(&self, amounts: &[f64]) -> Lp {
        let mut lp = self.lp.clone();
        for (lever, &amount) in self.list.iter().zip(amounts).filter(|(_, amount)| **amount > 0.0) {
            match &lever.effect {
                Effect::Rows(rows) => {
                    for &(row, per_unit) in rows {
                        let bounds = lp.rows()[row];
                        let fall = per_unit * amount;
                        lp.set_row_bounds(
                            row,
                            Bounds::between(bounds.lower - fall, bounds.upper - fall),
                        );
                    }
                }
                Effect::Column(column) => {
                    let bounds = lp.columns()[*column];
                    let upper = bounds.upper + amount;
                    lp.set_column_bounds(*column, Bounds::between(bounds.lower, upper));
                }
                Effect::Machines { hours, clock } => {
                    let bounds = lp.columns()[*hours];
                    let upper = bounds.upper + amount;
                    lp.set_column_bounds(*hours, Bounds::between(bounds.lower, upper));
                    if let Some(row) = *clock {
                        let bounds = lp.rows()[row];
                        let upper = bounds.upper + amount;
                        lp.set_row_bounds(row, Bounds::between(bounds.lower, upper));
                    }
                }
                Effect::Day(parts) => {
                    for part in parts {
                        let more = part.hours * amount;
                        let bounds = lp.columns()[part.regular];
                        let upper = bounds.upper + more;
                        lp.set_column_bounds(part.regular, Bounds::between(bounds.lower, upper));
                        if let Some(row) = part.clock {
                            let bounds = lp.rows()[row];
                            let upper = bounds.upper + more;
                            lp.set_row_bounds(row, Bounds::between(bounds.lower, upper));
                        }
                    }
                }
                Effect::Shipment => {
                    lp.set_column_bounds(lever.column, Bounds::between(0.0, amount));
                }
            }
        }
        lp
    }

    /// The programme with relief of just these amounts: its points are those of
    /// [`Levers::moved`], but for where the relief is counted.
    pub fn relieved(&self, amounts: &[f64]) -> Lp {
        let mut lp = self.lp.clone();
        for (lever, &amount) in self.list.iter().zip(amounts) {
            let least = if matches!(lever.effect, Effect::Rows(_)) { amount } else { 0.0 };
            lp.set_column_bounds(lever.column, Bounds::between(least, amount));
        }
        lp
    }

    /// A point of the programme with relief as one of [`Levers::moved`]: what relieves a row is in
    /// its bounds there, and what relieves a column in the column itself.
    pub fn without_relief(&self, primal: &[f64]) -> Vec<f64> {
        use crate::ids::Id;
        let mut point = primal.to_vec();
        for lever in &self.list {
            let relief = lever.column.position();
            match &lever.effect {
                Effect::Rows(_) => point[relief] = 0.0,
                Effect::Column(column) | Effect::Machines { hours: column, .. } => {
                    point[column.position()] += point[relief];
                    point[relief] = 0.0;
                }
                Effect::Day(parts) => {
                    for part in parts {
                        point[part.regular.position()] += point[part.extra.position()];
                        point[part.extra.position()] = 0.0;
                    }
                    point[relief] = 0.0;
                }
                Effect::Shipment => {}
            }
        }
        point
    }

    /// What each lever is moved by at a point.
    pub fn amounts(&self, primal: &[f64]) -> Vec<f64> {
        use crate::ids::Id;
        self.list.iter().map(|lever| primal[lever.column.position()].max(0.0)).collect()
    }
}

/// Days between the first and last day planned, both included.
pub(super) fn days_planned(buckets: &Buckets) -> f64 {
    buckets.ids().map(|bucket: BucketId| buckets.span_days(bucket)).sum::<f64>().max(1.0)
}
