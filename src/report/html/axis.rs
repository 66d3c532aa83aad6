//! Axes of pictures: values along and up, and buckets of time.

use super::drawing::Drawing;
use super::phrases::Phrases;
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
    pub fn label(&self, drawing: &mut Drawing, y: f64, phrases: &Phrases<'_>) {
        let room = 22.0_f64;
        let mut free = f64::MIN;
        let mut known = String::new();
        for (at, bucket) in self.buckets.iter().enumerate() {
            let (short, common) = phrases.bucket_short(bucket);
            if common != known {
                drawing.text("axis", (self.left(at) + 1.0, y + 12.0), &common);
                known = common;
            }
            let width =
                room.max(6.2 * unicode_width::UnicodeWidthStr::width(short.as_str()) as f64);
            if self.middle(at) - width / 2.0 >= free - 1.0 {
                drawing.text("axis middle", (self.middle(at), y), &short);
                free = self.middle(at) + width / 2.0;
            }
        }
    }
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
