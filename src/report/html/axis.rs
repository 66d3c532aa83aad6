//! Axes of pictures: values along and up, and buckets of time.

use unicode_width::UnicodeWidthStr;

use super::drawing::Drawing;
use super::scale::Scale;
use crate::model::plan::BucketHeading;
use crate::report::number::column;

/// Buckets side by side, each as wide as the others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Days<'p> {
    buckets: &'p [BucketHeading],
    start: f64,
    step: f64,
}

impl<'p> Days<'p> {
    /// Buckets from `start` to `end`.
    pub fn new(buckets: &'p [BucketHeading], start: f64, end: f64) -> Self {
        #[allow(clippy::cast_precision_loss)] // a count of buckets
        let count = buckets.len().max(1) as f64;
        Self { buckets, start, step: (end - start) / count }
    }

    /// Where a bucket begins.
    pub fn left(&self, position: usize) -> f64 {
        #[allow(clippy::cast_precision_loss)] // a count of buckets
        let position = position as f64;
        self.start + position * self.step
    }

    /// The middle of a bucket.
    pub fn middle(&self, position: usize) -> f64 {
        self.left(position) + self.step / 2.0
    }

    /// Width of a bucket.
    pub fn step(&self) -> f64 {
        self.step
    }

    /// Position of a bucket by name.
    pub fn named(&self, name: &str) -> Option<usize> {
        self.buckets.iter().position(|it| it.name == name)
    }

    /// The last bucket that begins on a date or before.
    pub fn of_date(&self, date: &str) -> Option<usize> {
        self.buckets.partition_point(|it| it.start.as_str() <= date).checked_sub(1)
    }

    /// Names of the buckets under (or over) the picture: short ones, and what they have in common
    /// where it begins.
    pub fn label(&self, drawing: &mut Drawing, y: f64) {
        let room = 22.0_f64;
        let mut free = f64::MIN;
        let mut known = String::new();
        for (at, bucket) in self.buckets.iter().enumerate() {
            let (short, common) = short_name(bucket);
            if common != known {
                drawing.text("axis", (self.left(at) + 1.0, y + 12.0), &common);
                known = common;
            }
            #[allow(clippy::cast_precision_loss)] // a few columns
            let columns = short.width() as f64;
            let width = room.max(6.2 * columns);
            if self.middle(at) - width / 2.0 >= free - 1.0 {
                drawing.text("axis middle", (self.middle(at), y), &short);
                free = self.middle(at) + width / 2.0;
            }
        }
    }
}

/// A bucket's own part of its name, and what it shares with its neighbours.
pub(super) fn short_name(bucket: &BucketHeading) -> (String, String) {
    let name = bucket.name.as_str();
    let day = |date: &str| date.get(8..10).unwrap_or(date).trim_start_matches('0').to_owned();
    let month = |date: &str| date.get(..7).unwrap_or(date).to_owned();
    if let Some((_, week)) = name.split_once("-W") {
        return (format!("W{week}"), name.get(..4).unwrap_or_default().to_owned());
    }
    if name.len() == 7 {
        let (year, month) = name.split_once('-').unwrap_or((name, name));
        return (month.to_owned(), year.to_owned());
    }
    if bucket.start == bucket.end && !name.contains('/') {
        return (day(&bucket.start), month(&bucket.start));
    }
    (format!("{}–{}", day(&bucket.start), day(&bucket.end)), month(&bucket.start))
}

/// Whether a week begins with a bucket of one day: for thin lines between weeks.
pub(super) fn week_begins(bucket: &BucketHeading) -> bool {
    let date: Option<jiff::civil::Date> = bucket.start.parse().ok();
    bucket.start == bucket.end
        && date.is_some_and(|it| it.weekday() == jiff::civil::Weekday::Monday)
}

/// Round figures of a scale that runs to the right, with thin lines from `top` to `bottom`.
pub(super) fn along(
    drawing: &mut Drawing,
    scale: &Scale,
    count: usize,
    (top, bottom): (f64, f64),
    unit: impl Fn(&str) -> String,
) {
    let marks = scale.marks(count);
    for (mark, text) in marks.iter().zip(column(&marks, 3)) {
        let x = scale.place(*mark);
        drawing.line("grid", (x, top), (x, bottom));
        drawing.text("axis middle", (x, bottom + 12.0), &unit(&text));
    }
}

/// Round figures of a scale that runs up, with thin lines from `left` to `right`.
pub(super) fn up(
    drawing: &mut Drawing,
    scale: &Scale,
    count: usize,
    (left, right): (f64, f64),
    unit: impl Fn(&str) -> String,
) {
    let marks = scale.marks(count);
    for (mark, text) in marks.iter().zip(column(&marks, 3)) {
        let y = scale.place(*mark);
        drawing.line("grid", (left, y), (right, y));
        drawing.text("axis end", (left - 4.0, y + 3.5), &unit(&text));
    }
}
