//! What is known where moves are offered: the factory, its file, and prices.

use jiff::civil::Date;
use serde_json::Value;

use crate::explain::lever::{Family, Lever};
use crate::ids::{BucketId, Id};
use crate::model::answers::moves::{FileChange, Move, MoveKind};
use crate::model::answers::shortage::MeasureKind;
use crate::model::measure_prices::MeasurePrices;
use crate::model::plan::InBucket;
use crate::model::{Buckets, Factory};
use crate::scenario::Document;

/// What a planner brings to the desk: the factory file, and prices where it has none.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    /// The factory file.
    pub document: &'a Document,
    /// Stated prices of moves.
    pub prices: &'a MeasurePrices,
}

/// Writes moves of limits as moves a planner makes.
#[derive(Clone, Copy)]
pub(in crate::explain) struct Offers<'a> {
    pub factory: &'a Factory,
    pub buckets: &'a Buckets,
    pub desk: Desk<'a>,
}

/// A lever with how far it is moved.
pub(super) type Moved<'l> = (&'l Lever, f64);

impl<'a> Offers<'a> {
    /// Moves that together move the levers of one family as far as they are moved.
    pub fn moves(&self, family: &Family, moved: &[Moved<'_>]) -> Vec<Move> {
        match family.kind {
            MeasureKind::Hours => self.hours(family, moved),
            MeasureKind::Machines => self.machines(family, moved),
            MeasureKind::WorkingDay => self.day(family),
            MeasureKind::Later => self.later(family, moved),
            MeasureKind::Earlier => self.earlier(family, moved),
            MeasureKind::Supply => self.supplied(family, moved),
            MeasureKind::Quota => self.quota(family, moved),
            MeasureKind::Frozen => self.frozen(family, moved),
            MeasureKind::Stock
            | MeasureKind::Space
            | MeasureKind::RouteLimit
            | MeasureKind::StockWanted
            | MeasureKind::Project => self.other(family, moved),
        }
    }

    pub(super) fn bucket(&self, at: usize) -> &'a crate::model::Bucket {
        &self.buckets[BucketId::at(at)]
    }

    /// A move in some buckets, without price and changes as yet.
    pub(super) fn moving(
        &self,
        kind: MoveKind,
        family: &Family,
        by_bucket: &[(usize, f64)],
    ) -> Move {
        let at = |position: Option<&(usize, f64)>| position.map_or(0, |it| it.0);
        let (first, last) = (at(by_bucket.first()), at(by_bucket.last()));
        let in_bucket = |(at, quantity): &(usize, f64)| InBucket {
            bucket: self.bucket(*at).name.clone(),
            quantity: *quantity,
        };
        Move {
            kind,
            name: family.name.clone(),
            unit: family.unit.clone(),
            amount: by_bucket.iter().map(|it| it.1).sum(),
            hours: 0.0,
            from: self.bucket(first).start.to_string(),
            to: self.bucket(last).end.to_string(),
            buckets: by_bucket.iter().map(in_bucket).collect(),
            cost: None,
            changes: Vec::new(),
        }
    }

    /// The value at steps of the factory file.
    pub(super) fn written(&self, table: &str, id: &str) -> Option<&'a Value> {
        let entries = self.desk.document.tree().get(table)?.as_array()?;
        entries.iter().find(|it| it.get("id").and_then(Value::as_str) == Some(id))
    }

    /// Working days of the factory in a bucket.
    pub(super) fn workdays(&self, at: usize) -> Vec<Date> {
        let calendar = &self.factory.calendar;
        self.buckets.days(BucketId::at(at)).filter(|day| calendar.works(*day, None)).collect()
    }
}

/// A change that sets, adds or is new.
pub(super) fn change(at: String) -> FileChange {
    FileChange { at, ..FileChange::default() }
}

/// Money for amounts by bucket at the price of each.
pub(super) fn in_money(
    by_bucket: &[(usize, f64)],
    price: impl Fn(usize) -> Option<f64>,
) -> Option<f64> {
    by_bucket.iter().map(|(at, amount)| Some(price(*at)? * amount)).sum()
}

/// The amounts by bucket, and their sum.
pub(super) fn by_bucket(moved: &[Moved<'_>]) -> (Vec<(usize, f64)>, f64) {
    let mut by_bucket: Vec<(usize, f64)> = Vec::new();
    for (lever, amount) in moved {
        match by_bucket.iter_mut().find(|it| it.0 == lever.buckets.start) {
            Some((_, sum)) => *sum += amount,
            None => by_bucket.push((lever.buckets.start, *amount)),
        }
    }
    by_bucket.sort_by_key(|it| it.0);
    let sum = by_bucket.iter().map(|it| it.1).sum();
    (by_bucket, sum)
}
