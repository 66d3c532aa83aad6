//! Planning buckets: the planning period divided into days, ten-day periods, weeks or months, and what
//! the plan looks on to after it.

use std::ops::{Index, Range};

use jiff::civil::Date;

use super::calendar::{Calendar, dates};
use super::{Amount, Factory, Hours, Per};
use crate::ids::{BucketId, Id, IdVec};

/// Length of a bucket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BucketKind {
    /// One per working day.
    Day,
    /// The 1st to the 10th, the 11th to the 20th, the 21st to the month's end.
    TenDay,
    /// Monday to Sunday.
    Week,
    /// A calendar month.
    Month,
}

impl BucketKind {
    /// The words that choose a length.
    pub const WORDS: &'static [&'static str] = &["day", "ten-day", "week", "month"];

    /// The length of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "day" => Self::Day,
            "ten-day" => Self::TenDay,
            "week" => Self::Week,
            "month" => Self::Month,
            _ => return None,
        })
    }

    /// The word of this length.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::TenDay => "ten-day",
            Self::Week => "week",
            Self::Month => "month",
        }
    }

    /// Whether a bucket of this length is shorter than one of another.
    #[must_use]
    pub fn is_finer_than(self, other: Self) -> bool {
        let days = |kind: Self| match kind {
            Self::Day => 1,
            Self::Week => 7,
            Self::TenDay => 10,
            Self::Month => 30,
        };
        days(self) < days(other)
    }

    fn per(self) -> Per {
        match self {
            Self::Day => Per::Day,
            Self::TenDay => Per::TenDays,
            Self::Week => Per::Week,
            Self::Month => Per::Month,
        }
    }

    /// Whether a bucket of this length always lies inside one period.
    fn lies_within(self, per: Per) -> bool {
        matches!(
            (self, per),
            (_, Per::InAll)
                | (Self::Day, _)
                | (Self::TenDay, Per::TenDays | Per::Month)
                | (Self::Week, Per::Week)
                | (Self::Month, Per::Month)
        )
    }
}

/// One bucket.
#[derive(Clone, Debug, PartialEq)]
pub struct Bucket {
    /// Name shown: `2026-12-01`, `2026-W49`, `2026-12-01/10`, `2026-12`.
    pub name: String,
    /// First date.
    pub start: Date,
    /// Last date, included.
    pub end: Date,
    /// Share of the planning period, by the calendar's hours; the shares of its buckets add up to 1,
    /// and those of the buckets after it go on at the same rate.
    pub even_share: f64,
}

/// A quantity allowed in all over a range of buckets.
#[derive(Clone, Debug, PartialEq)]
pub struct Allotment {
    /// The buckets, as positions.
    pub buckets: Range<usize>,
    /// The quantity.
    pub quantity: f64,
}

/// The buckets of a plan and the arithmetic of time on them.
#[derive(Clone, Debug)]
pub struct Buckets {
    /// Length of those in the planning period.
    pub kind: BucketKind,
    from: Date,
    to: Date,
    /// The last day the plan looks on to; `to` if it does not look on.
    last: Date,
    list: IdVec<BucketId, Bucket>,
    /// How many of them are in the planning period.
    within: usize,
    /// Length of those after it.
    beyond_kind: BucketKind,
    /// For each date planned, whether it is a working day of the factory.
    workday: Vec<bool>,
    calendar: Calendar,
}

impl Buckets {
    /// Cuts the planning period into buckets of a length, and what the plan looks on to after it into
    /// those of the factory's horizon, or of the same length if that is longer. Day buckets are the
    /// dates on which the factory or some group works; all others follow each other without gaps. No
    /// bucket lies on both sides of the border.
    #[must_use]
    pub fn new(factory: &Factory, kind: BucketKind) -> Self {
        let (from, to, last) = (factory.from, factory.to, factory.last());
        let calendar = &factory.calendar;
        let workday: Vec<bool> = dates(from, last).map(|date| calendar.works(date, None)).collect();
        let own: Vec<[bool; 7]> = factory
            .groups
            .iter()
            .filter_map(|group| match &group.hours {
                Hours::Shifts { workdays, .. } => *workdays,
                Hours::PerMachine(_) => None,
            })
            .collect();
        let mut list = IdVec::new();
        let mut cut = |kind: BucketKind, first: Option<Date>, last: Date, is_beyond: bool| {
            let mut date = first;
            while let Some(start) = date.filter(|date| *date <= last) {
                let end = kind.per().end(start).unwrap_or(last).min(last);
                let worked = || {
                    calendar.works(start, None)
                        || own.iter().any(|days| calendar.works(start, Some(days)))
                };
                if kind != BucketKind::Day || worked() {
                    let mut name = bucket_name(kind, start, end);
                    // The border may cut a week in two.
                    if is_beyond && list.iter().any(|it: &Bucket| it.name == name) {
                        name.push('b');
                    }
                    list.push(Bucket { name, start, end, even_share: 0.0 });
                }
                date = end.tomorrow().ok();
            }
            list.len()
        };
        let within = cut(kind, Some(from), to, false);
        let beyond_kind = match &factory.horizon {
            Some(horizon) if !horizon.bucket.is_finer_than(kind) => horizon.bucket,
            _ => kind,
        };
        if factory.horizon.is_some() {
            cut(beyond_kind, to.tomorrow().ok(), last, true);
        }
        let calendar = calendar.clone();
        let mut buckets =
            Self { kind, from, to, last, list, within, beyond_kind, workday, calendar };
        buckets.set_even_shares();
        buckets
    }

    fn set_even_shares(&mut self) {
        let hours: Vec<f64> = self
            .ids()
            .map(|bucket| self.days(bucket).map(|day| self.calendar.hours(day)).sum())
            .collect();
        let total: f64 = hours[..self.within].iter().sum();
        let count = self.within;
        for (bucket, hours) in self.list.ids().zip(hours) {
            #[allow(clippy::cast_precision_loss)] // a count of buckets
            let equal = 1.0 / count as f64;
            self.list[bucket].even_share = if total > 0.0 { hours / total } else { equal };
        }
    }

    /// The buckets' ids in order of time.
    #[must_use]
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = BucketId> + ExactSizeIterator + use<> {
        self.list.ids()
    }

    /// The ids of those in the planning period.
    #[must_use]
    pub fn ids_within(&self) -> impl DoubleEndedIterator<Item = BucketId> + use<> {
        self.list.ids().take(self.within)
    }

    /// How many are in the planning period; the rest come after it.
    #[must_use]
    pub fn within(&self) -> usize {
        self.within
    }

    /// Length of the buckets after the planning period.
    #[must_use]
    pub fn beyond_kind(&self) -> BucketKind {
        self.beyond_kind
    }

    /// Whether a bucket comes after the planning period.
    #[must_use]
    pub fn is_beyond(&self, bucket: BucketId) -> bool {
        bucket.position() >= self.within
    }

    /// Whether a bucket is the last of the planning period.
    #[must_use]
    pub fn is_last_within(&self, bucket: BucketId) -> bool {
        bucket.position() + 1 == self.within
    }

    /// The buckets in order of time.
    pub fn iter(&self) -> std::slice::Iter<'_, Bucket> {
        self.list.iter()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none (no date is worked).
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The dates of a bucket.
    pub fn days(&self, bucket: BucketId) -> impl Iterator<Item = Date> + use<> {
        dates(self.list[bucket].start, self.list[bucket].end)
    }

    /// The dates for which a bucket's closing stock is held: from its start (for the first bucket,
    /// from the first day planned; for the first after the planning period, from the day after it) to
    /// the day before the next bucket's span (or the last day).
    pub fn span(&self, bucket: BucketId) -> impl Iterator<Item = Date> + use<> {
        let at = bucket.position();
        let start = match at {
            0 => self.from,
            _ if at == self.within => self.to.tomorrow().unwrap_or(self.to),
            _ => self.list[bucket].start,
        };
        let end = match self.list.get(BucketId::at(at + 1)) {
            _ if at + 1 == self.within => self.to,
            Some(next) => next.start.yesterday().unwrap_or(self.last),
            None => self.last,
        };
        dates(start, end)
    }

    /// Calendar days from the start of a bucket to the start of the next (or the end).
    #[must_use]
    pub fn span_days(&self, bucket: BucketId) -> f64 {
        self.span(bucket).map(|_| 1.0).sum()
    }

    /// Position of a date in the planning period.
    #[must_use]
    pub fn day_position(&self, date: Date) -> usize {
        let days = (date - self.from).get_days();
        usize::try_from(days).unwrap_or(0)
    }

    /// The bucket in which something that arrives on `date` can first be used: the one that
    /// contains the date, or the next. `None` after the last. Before the first day: the first.
    #[must_use]
    pub fn receiving(&self, date: Date) -> Option<BucketId> {
        self.ids().nth(self.list.as_slice().partition_point(|bucket| bucket.end < date))
    }

    /// The last bucket in which something due on `date` can be done: the one that contains it,
    /// or the one before. `None` before the first.
    #[must_use]
    pub fn due(&self, date: Date) -> Option<BucketId> {
        let after = self.list.as_slice().partition_point(|bucket| bucket.start <= date);
        after.checked_sub(1).map(BucketId::at)
    }

    /// The bucket that lies `days` working days after the first working day of `bucket`;
    /// `None` past the end.
    #[must_use]
    pub fn after_lead(&self, bucket: BucketId, days: u32) -> Option<BucketId> {
        if days == 0 {
            return Some(bucket);
        }
        let start = self.day_position(self.list[bucket].start);
        let later = (start..self.workday.len()).filter(|&at| self.workday[at]);
        let at = later.clone().nth(usize::try_from(days).ok()?)?;
        let date = self.from.checked_add(jiff::Span::new().days(i64::try_from(at).ok()?)).ok()?;
        self.receiving(date)
    }

    /// The working days of the period that contains `date`, as a count; whole periods, also
    /// where they reach beyond the planning period.
    fn workdays_in_period(&self, per: Per, date: Date) -> f64 {
        let start = per.start(date).unwrap_or(self.from);
        let end = per.end(date).unwrap_or(self.to);
        dates(start, end).filter(|&day| self.calendar.works(day, None)).map(|_| 1.0).sum()
    }

    /// The current value for the period that contains `date`: that of the period's first day,
    /// or of the first day planned where the period begins earlier.
    fn period_value(&self, amount: &Amount, date: Date) -> f64 {
        amount.value.at(amount.per.start(date).unwrap_or(self.from).max(self.from))
    }

    /// An amount shared over the working days of its periods: one figure per date planned.
    #[must_use]
    pub fn per_workday(&self, amount: &Amount) -> Vec<f64> {
        let mut last: Option<(Date, f64)> = None;
        dates(self.from, self.last)
            .enumerate()
            .map(|(at, date)| {
                if !self.workday[at] {
                    return 0.0;
                }
                let period = amount.per.start(date).unwrap_or(self.from);
                let share = match last {
                    Some((known, share)) if known == period => share,
                    _ => {
                        let days = self.workdays_in_period(amount.per, date).max(1.0);
                        self.period_value(amount, date) / days
                    }
                };
                last = Some((period, share));
                share
            })
            .collect()
    }

    /// An amount shared over working days, added up per bucket.
    #[must_use]
    pub fn spread(&self, amount: &Amount) -> Vec<f64> {
        let per_day = self.per_workday(amount);
        self.ids()
            .map(|bucket| self.days(bucket).map(|day| per_day[self.day_position(day)]).sum())
            .collect()
    }

    /// A limit as sums over ranges of buckets: one per period where buckets lie within periods,
    /// else one per bucket by its share of working days. A period that reaches beyond the time
    /// planned counts by the share of its working days that are planned. The planning period and what
    /// comes after it never share one; a limit on the whole planning period holds after it for as long
    /// in proportion to the working days.
    #[must_use]
    pub fn allotments(&self, amount: &Amount) -> Vec<Allotment> {
        let spread = self.spread(amount);
        let mut allotments: Vec<(Option<(bool, Date)>, Allotment)> = Vec::new();
        for (at, bucket) in self.list.iter().enumerate() {
            let inside = if at < self.within {
                self.kind.lies_within(amount.per)
            } else {
                amount.per.start(bucket.start) == amount.per.start(bucket.end)
            };
            let is_beyond = at >= self.within;
            let period =
                inside.then(|| (is_beyond, amount.per.start(bucket.start).unwrap_or(self.from)));
            match allotments.last_mut() {
                Some((known, allotment)) if period.is_some() && *known == period => {
                    allotment.buckets.end = at + 1;
                    allotment.quantity += spread[at];
                }
                _ => allotments
                    .push((period, Allotment { buckets: at..at + 1, quantity: spread[at] })),
            }
        }
        let whole = |(_, mut allotment): (Option<(bool, Date)>, Allotment)| {
            // A sum of shares misses the round figure by an ulp; the planner's figure is meant.
            let stated =
                self.period_value(amount, self.list.as_slice()[allotment.buckets.start].start);
            if (allotment.quantity - stated).abs() <= stated.abs() * 1e-12 {
                allotment.quantity = stated;
            }
            allotment
        };
        allotments.into_iter().map(whole).collect()
    }

    /// As [`Self::allotments`], for a limit or minimum of a market by its due date: of one that ends in the planning
    /// period only those that begin in it; of one that goes on after it, an amount in all is for all of
    /// the buckets.
    #[must_use]
    pub fn market_allotments(&self, due: Date, amount: &Amount) -> Vec<Allotment> {
        if self.within == self.len() {
            return self.allotments(amount);
        }
        if due > self.to && amount.per == Per::InAll {
            let quantity = self.period_value(amount, self.from);
            return vec![Allotment { buckets: 0..self.len(), quantity }];
        }
        let mut allotments = self.allotments(amount);
        allotments.retain(|it| due > self.to || it.buckets.start < self.within);
        allotments
    }

    /// The most that limits leave to each bucket alone; infinite without one.
    #[must_use]
    pub fn at_most(&self, limits: &[Amount]) -> Vec<f64> {
        let mut most = vec![f64::INFINITY; self.len()];
        for allotment in limits.iter().flat_map(|limit| self.allotments(limit)) {
            for left in &mut most[allotment.buckets] {
                *left = left.min(allotment.quantity);
            }
        }
        most
    }

    /// The total of an amount per period of *calendar* days over each bucket's span: holding
    /// one unit to the next bucket, being late by one bucket.
    #[must_use]
    pub fn holding(&self, amount: &Amount) -> Vec<f64> {
        let per_day = |day: Date| self.per_calendar_day(amount, day);
        self.ids().map(|bucket| self.span(bucket).map(per_day).sum()).collect()
    }

    /// The total of an amount per period of *calendar* days from one date to the day before
    /// another; dates before the first day planned count as well.
    #[must_use]
    pub fn waiting(&self, amount: &Amount, from: Date, until: Date) -> f64 {
        let days = until.yesterday().into_iter().flat_map(|last| dates(from, last));
        days.map(|day| self.per_calendar_day(amount, day)).sum()
    }

    fn per_calendar_day(&self, amount: &Amount, day: Date) -> f64 {
        let days = match (amount.per.start(day), amount.per.end(day)) {
            (Some(start), Some(end)) => (end - start).get_days() + 1,
            _ => (self.to - self.from).get_days() + 1,
        };
        amount.value.at(day) / f64::from(days)
    }

    /// A date, or the first bucket's start if that is later: when what is overdue is wanted.
    #[must_use]
    pub fn not_before_first(&self, date: Date) -> Date {
        self.list.iter().next().map_or(date, |first| date.max(first.start))
    }
}

impl<'b> IntoIterator for &'b Buckets {
    type Item = &'b Bucket;
    type IntoIter = std::slice::Iter<'b, Bucket>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Index<BucketId> for Buckets {
    type Output = Bucket;
    fn index(&self, bucket: BucketId) -> &Bucket {
        &self.list[bucket]
    }
}

fn bucket_name(kind: BucketKind, start: Date, end: Date) -> String {
    match kind {
        BucketKind::Day => start.to_string(),
        BucketKind::TenDay => format!("{start}/{:02}", end.day()),
        BucketKind::Week => {
            let week = start.iso_week_date();
            format!("{}-W{:02}", week.year(), week.week())
        }
        BucketKind::Month => format!("{}-{:02}", start.year(), start.month()),
    }
}
