//! Planning buckets: the planning period divided into days, ten-day periods, weeks or months.

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
    /// Share of the whole planning period, by the calendar's hours; the shares add up to 1.
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
    /// Length.
    pub kind: BucketKind,
    from: Date,
    to: Date,
    list: IdVec<BucketId, Bucket>,
    /// For each date planned, whether it is a working day of the factory.
    workday: Vec<bool>,
    calendar: Calendar,
}

impl Buckets {
    /// Cuts the planning period into buckets. Day buckets are the dates on which the factory or
    /// some group works; all others follow each other without gaps.
    #[must_use]
    pub fn new(factory: &Factory, kind: BucketKind) -> Self {
        let (from, to) = (factory.from, factory.to);
        let calendar = &factory.calendar;
        let workday: Vec<bool> = dates(from, to).map(|date| calendar.works(date, None)).collect();
        let own: Vec<[bool; 7]> = factory
            .groups
            .iter()
            .filter_map(|group| match &group.hours {
                Hours::Shifts { workdays, .. } => *workdays,
                Hours::PerMachine(_) => None,
            })
            .collect();
        let mut list = IdVec::new();
        let mut date = Some(from);
        while let Some(start) = date.filter(|date| *date <= to) {
            let end = kind.per().end(start).unwrap_or(to).min(to);
            let worked = || {
                calendar.works(start, None)
                    || own.iter().any(|days| calendar.works(start, Some(days)))
            };
            if kind != BucketKind::Day || worked() {
                let name = bucket_name(kind, start, end);
                list.push(Bucket { name, start, end, even_share: 0.0 });
            }
            date = end.tomorrow().ok();
        }
        let mut buckets = Self { kind, from, to, list, workday, calendar: calendar.clone() };
        buckets.set_even_shares();
        buckets
    }

    fn set_even_shares(&mut self) {
        let hours: Vec<f64> = self
            .ids()
            .map(|bucket| self.days(bucket).map(|day| self.calendar.hours(day)).sum())
            .collect();
        let total: f64 = hours.iter().sum();
        let count = hours.len();
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
    /// from the first day planned) to the day before the next bucket (or the last day planned).
    pub fn span(&self, bucket: BucketId) -> impl Iterator<Item = Date> + use<> {
        let at = bucket.position();
        let start = if at == 0 { self.from } else { self.list[bucket].start };
        let end = match self.list.get(BucketId::at(at + 1)) {
            Some(next) => next.start.yesterday().unwrap_or(self.to),
            None => self.to,
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
        dates(self.from, self.to)
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
    /// planned counts by the share of its working days that are planned.
    #[must_use]
    pub fn allotments(&self, amount: &Amount) -> Vec<Allotment> {
        let spread = self.spread(amount);
        let mut allotments: Vec<(Option<Date>, Allotment)> = Vec::new();
        for (at, bucket) in self.list.iter().enumerate() {
            let period = self
                .kind
                .lies_within(amount.per)
                .then(|| amount.per.start(bucket.start).unwrap_or(self.from));
            match allotments.last_mut() {
                Some((known, allotment)) if period.is_some() && *known == period => {
                    allotment.buckets.end = at + 1;
                    allotment.quantity += spread[at];
                }
                _ => allotments
                    .push((period, Allotment { buckets: at..at + 1, quantity: spread[at] })),
            }
        }
        let whole = |(_, mut allotment): (Option<Date>, Allotment)| {
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
