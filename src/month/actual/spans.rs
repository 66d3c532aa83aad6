//! Buckets and ten-day periods: planned, made and even, in standard hours.

use super::compared::Compared;
use crate::model::answers::actual::{ProductKept, SpanKept};
use crate::model::{BucketKind, Per};

/// Every bucket that has passed, and their ten-day periods.
pub(super) struct Spans {
    pub buckets: Vec<SpanKept>,
    pub ten_days: Vec<SpanKept>,
}

/// Products whose output has no dates count in no bucket.
pub(super) fn spans(of: Compared<'_>, products: &[ProductKept]) -> Spans {
    let dated: Vec<&ProductKept> =
        products.iter().filter(|it| !it.made_by_bucket.is_empty()).collect();
    let past: Vec<_> = of.buckets.iter().take(of.done.past).collect();
    let total: f64 =
        dated.iter().map(|it| it.hours_each * it.planned_by_bucket.iter().sum::<f64>()).sum();
    let shares: f64 = past.iter().map(|it| it.even_share).sum();
    let even = |share: f64| if shares > 0.0 { total * share / shares } else { 0.0 };
    // Of each span: its name, its buckets.
    let span = |name: String, buckets: &[usize]| {
        let mut kept = SpanKept { name, planned: 0.0, made: 0.0, even: 0.0, kept: 0.0 };
        for it in &dated {
            let sum =
                |figures: &[f64]| -> f64 { buckets.iter().filter_map(|at| figures.get(*at)).sum() };
            let (planned, made) = (sum(&it.planned_by_bucket), sum(&it.made_by_bucket));
            kept.planned += planned * it.hours_each;
            kept.made += made * it.hours_each;
            kept.kept += planned.min(made) * it.hours_each;
        }
        kept.even = buckets.iter().map(|at| even(past[*at].even_share)).sum();
        kept
    };
    let buckets = past.iter().enumerate().map(|(at, it)| span(it.name.clone(), &[at])).collect();
    let mut ten_days: Vec<(String, Vec<usize>)> = Vec::new();
    if matches!(of.buckets.kind, BucketKind::Day | BucketKind::TenDay) {
        for (at, bucket) in past.iter().enumerate() {
            let (Some(first), Some(last)) =
                (Per::TenDays.start(bucket.start), Per::TenDays.end(bucket.start))
            else {
                continue;
            };
            let name = format!("{first}/{:02}", last.day());
            match ten_days.last_mut().filter(|it| it.0 == name) {
                Some(own) => own.1.push(at),
                None => ten_days.push((name, vec![at])),
            }
        }
    }
    let ten_days = ten_days.into_iter().map(|(name, own)| span(name, &own)).collect();
    Spans { buckets, ten_days }
}
