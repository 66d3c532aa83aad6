//! What plan against actual is asked of.

use crate::model::plan::Plan;
use crate::model::{Buckets, Factory};
use crate::month::done::Done;
use crate::month::recorded::Recorded;

/// What is compared.
#[derive(Clone, Copy)]
pub struct Compared<'a> {
    /// The factory, in the buckets of the plan.
    pub factory: &'a Factory,
    /// The buckets.
    pub buckets: &'a Buckets,
    /// The plan.
    pub plan: &'a Plan,
    /// The plan until the last day recorded.
    pub planned: &'a Done,
    /// What happened until then.
    pub done: &'a Done,
    /// The record.
    pub recorded: &'a Recorded,
}

/// Part of a plan that was kept; none if nothing was planned.
pub(super) fn share(kept: f64, planned: f64) -> Option<f64> {
    (planned > 1e-9).then(|| (kept / planned).min(1.0))
}
