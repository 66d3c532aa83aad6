//! Compares stated figures with recomputed ones, or writes the latter if a plan is restated from
//! its decisions. A key of the catalogue names each figure and each rule.

use crate::diag::Message;
use crate::model::answers::audit::{AuditReport, Fault, Finding};

use super::sum::Sum;
use crate::tolerances::AUDITED;

/// Whether to check or to write a figure that follows from the decisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Compare the stated figure with the recomputed one.
    Compare,
    /// Replace the stated figure by the recomputed one.
    Restate,
}

/// Collects findings and counts what was checked.
#[derive(Debug)]
pub struct Check {
    purpose: Purpose,
    bucket_names: Vec<String>,
    findings: Vec<Finding>,
    report: AuditReport,
}

impl Check {
    /// Nothing checked yet.
    pub fn new(purpose: Purpose, bucket_names: Vec<String>) -> Self {
        Self { purpose, bucket_names, findings: Vec::new(), report: AuditReport::default() }
    }

    /// Whether figures are written instead of compared.
    pub fn restates(&self) -> bool {
        self.purpose == Purpose::Restate
    }

    /// The name of a bucket by position.
    pub fn bucket(&self, position: usize) -> &str {
        &self.bucket_names[position]
    }

    /// How many buckets there are.
    pub fn buckets(&self) -> usize {
        self.bucket_names.len()
    }

    /// The position of a bucket by name.
    pub fn bucket_position(&self, name: &str) -> Option<usize> {
        self.bucket_names.iter().position(|known| known == name)
    }

    /// Whether nothing was found so far.
    pub fn is_clean(&self) -> bool {
        self.findings.is_empty()
    }

    /// The outcome.
    ///
    /// # Errors
    /// Every finding, if there is one.
    pub fn finish(self) -> Result<AuditReport, Vec<Finding>> {
        if self.findings.is_empty() { Ok(self.report) } else { Err(self.findings) }
    }

    /// Records whether the seal is intact. A broken seal is a separate finding only if
    /// no other finding shows what was changed.
    pub fn sealed(&mut self, unbroken: Option<bool>) {
        self.report.sealed = unbroken == Some(true);
        if unbroken == Some(false) && self.is_clean() {
            // A figure that only a solver could recompute: everything else agrees.
            let what = "audit-seal-broken";
            self.refuse("certificate/plan_sha256", what, Fault::Shape);
        }
    }

    /// Reports a fault.
    pub fn refuse(&mut self, at: impl Into<String>, what: impl Into<Message>, fault: Fault) {
        self.findings.push(Finding { at: at.into(), what: what.into(), fault });
    }

    /// A figure that follows from the decisions.
    pub fn figure(
        &mut self,
        at: impl FnOnce() -> String,
        what: &'static str,
        stated: &mut f64,
        recomputed: Sum,
    ) {
        if self.restates() {
            *stated = recomputed.value;
            return;
        }
        self.report.figures += 1;
        let difference = (*stated - recomputed.value).abs();
        let fits = difference <= recomputed.allowance();
        if fits {
            let relative = difference / recomputed.scale.max(1.0);
            self.report.largest_difference = self.report.largest_difference.max(relative);
        } else {
            let fault = Fault::Differs { stated: *stated, recomputed: recomputed.value };
            self.refuse(at(), what, fault);
        }
    }

    /// Figures by bucket; `at` is their path without the bucket.
    pub fn by_bucket(
        &mut self,
        at: &str,
        what: &'static str,
        stated: &mut [f64],
        recomputed: &[Sum],
    ) {
        let names = std::mem::take(&mut self.bucket_names);
        for (name, (stated, recomputed)) in names.iter().zip(stated.iter_mut().zip(recomputed)) {
            self.figure(|| format!("{at}/{name}"), what, stated, *recomputed);
        }
        self.bucket_names = names;
    }

    /// Words that follow from the factory file or the decisions.
    pub fn words(
        &mut self,
        at: impl FnOnce() -> String,
        what: &'static str,
        stated: &str,
        expected: &str,
    ) {
        self.report.figures += 1;
        if stated != expected {
            let fault = Fault::Reads { stated: stated.into(), expected: expected.into() };
            self.refuse(at(), what, fault);
        }
    }

    /// Counts a hard limit that is checked elsewhere.
    pub fn count_limit(&mut self) {
        self.report.limits += 1;
    }

    /// A hard limit: at most `limit`.
    pub fn at_most(
        &mut self,
        at: impl FnOnce() -> String,
        what: &'static str,
        taken: Sum,
        limit: f64,
    ) {
        self.report.limits += 1;
        let allowance = taken.allowance().max(AUDITED * limit.abs());
        if taken.value > limit + allowance || taken.value.is_nan() {
            self.refuse(at(), what, Fault::Exceeds { taken: taken.value, limit });
        }
    }

    /// A hard minimum: at least `least`.
    pub fn at_least(
        &mut self,
        at: impl FnOnce() -> String,
        what: impl Into<Message>,
        taken: Sum,
        least: f64,
    ) {
        self.report.limits += 1;
        let allowance = taken.allowance().max(AUDITED * least.abs());
        if taken.value < least - allowance || taken.value.is_nan() {
            self.refuse(at(), what, Fault::Below { taken: taken.value, least });
        }
    }
}
