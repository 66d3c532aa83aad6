//! The result of an audit: what was checked, or all discrepancies with their places.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::diag::{Message, message};
use crate::words;

/// How a figure is wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// The stated figure does not follow from the decisions.
    Differs {
        /// As the plan states it.
        stated: f64,
        /// As the factory file and the plan's decisions make it.
        recomputed: f64,
    },
    /// A hard limit is exceeded.
    Exceeds {
        /// The value in the plan.
        taken: f64,
        /// The limit.
        limit: f64,
    },
    /// A hard minimum is not reached.
    Below {
        /// The value in the plan.
        taken: f64,
        /// The least it may take.
        least: f64,
    },
    /// A quantity is not a whole number, or not a multiple of what it has to be.
    Fraction {
        /// The value in the plan.
        taken: f64,
        /// What it has to be a multiple of; none for whole numbers.
        of: Option<f64>,
    },
    /// The text stated is not the one that follows.
    Reads {
        /// As the plan states it.
        stated: String,
        /// As it should read.
        expected: String,
    },
    /// The plan does not have the shape its factory demands.
    Shape,
}

/// One thing wrong with a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Where in the plan, by ids and bucket: `groups/milling/load_hours/2026-12-03`.
    pub at: String,
    /// The figure or the rule broken.
    pub what: Message,
    /// Stated and recomputed figures.
    pub fault: Fault,
}

impl Finding {
    /// Its message.
    #[must_use]
    pub fn message(&self) -> Message {
        let Self { at, what, fault } = self;
        match fault {
            Fault::Differs { stated, recomputed } => {
                message!("audit-differs", at, what, stated, recomputed)
            }
            Fault::Exceeds { taken, limit } => message!("audit-exceeds", at, what, taken, limit),
            Fault::Below { taken, least } => message!("audit-below", at, what, taken, least),
            Fault::Fraction { taken, of: None } => message!("audit-not-whole", at, what, taken),
            Fault::Fraction { taken, of: Some(of) } => {
                message!("audit-not-multiple", at, what, taken, of)
            }
            Fault::Reads { stated, expected } => {
                message!("audit-reads", at, what, stated, expected)
            }
            Fault::Shape => message!("audit-shape", at, what),
        }
    }
}

/// In English.
impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&words::english().tell(&self.message()))
    }
}

/// The result of a plan that passed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct AuditReport {
    /// Figures recomputed and found as stated.
    pub figures: usize,
    /// Hard limits checked and kept.
    pub limits: usize,
    /// The largest difference, relative to the size of the terms.
    pub largest_difference: f64,
    /// Whether the plan has an intact seal: then what is not recomputed is as it was
    /// written.
    pub sealed: bool,
}

impl AuditReport {
    /// The decisions that the audit takes from the plan and checks against the limits.
    pub const DECIDED: [&'static str; 15] = [
        "products/*/routes/*/started",
        "products/*/discarded",
        "orders/*/shipments",
        "materials/*/bought",
        "groups/*/overtime_hours",
        "services/*/overtime",
        "labour/*/overtime_hours",
        "labour/*/hired",
        "labour/*/laid_off",
        "projects/*/needs/*/given",
        "runs/*/run",
        "runs/*/setup",
        "groups/*/opened",
        "repairs",
        "choices/*/of/*/taken",
    ];

    /// What only a solver could recompute: covered by the seal alone.
    pub const NOT_RECOMPUTED: [&'static str; 14] = [
        "status",
        "version",
        "goals/*/bound",
        "goals/*/fractional",
        "goals/*/residuals",
        "goals/*/engine",
        "goals/*/iterations",
        "goals/*/refused",
        "certificate/statement",
        "certificate/tolerance",
        "certificate/schedule",
        "certificate/rows, certificate/columns",
        "tight",
        "bill/lines",
    ];
}

impl AuditReport {
    /// What is not recomputed if the bounds are proven.
    pub fn not_proven() -> impl Iterator<Item = &'static str> {
        Self::NOT_RECOMPUTED.into_iter().filter(|path| *path != "goals/*/bound")
    }
}

impl AuditAnswer {
    /// The same with the goals whose bounds are proven.
    #[must_use]
    pub fn with_proof(self, proven: Vec<ProvenGoal>) -> Self {
        let not_recomputed = AuditReport::not_proven().map(str::to_owned).collect();
        Self { proven: Some(proven), not_recomputed, ..self }
    }
}

impl fmt::Display for AuditReport {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rest = if self.sealed { "unchanged" } else { "not checked: the plan has no seal" };
        write!(
            formatter,
            "{} figures recomputed and {} hard limits checked from the factory file alone; \
             largest difference {:.1e}; what only planning again could recompute: {rest}",
            self.figures, self.limits, self.largest_difference
        )
    }
}

/// Whether a plan is as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Seal {
    /// Intact: also what is not recomputed is unchanged.
    Unbroken,
    /// Missing or broken: what is not recomputed is unchecked.
    Unchecked,
}

figures! {
    /// The result of an audit.
    pub struct AuditAnswer {
        /// Whether the plan adds up, keeps every hard limit and, where it is sealed, is as it was
        /// written.
        passed: bool,
        /// Figures and words recomputed and found as stated; 0 if it did not pass.
        figures: usize,
        /// Hard limits checked and kept; 0 if it did not pass.
        limits: usize,
        /// The largest difference, relative to the size of the terms.
        largest_difference: f64,
        /// Largest difference accepted, relative to the size of the terms (at least 1).
        tolerance: f64,
        /// Whether what is not recomputed is unchanged.
        seal: Seal,
        /// The decisions, as paths: taken from the plan and checked against the limits.
        decided: Vec<String>,
        /// What is not recomputed, as paths: only a solver could.
        not_recomputed: Vec<String>,
        /// The goals whose bounds the proof proves, if the plan was audited with one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        proven: Option<Vec<ProvenGoal>>,
        /// Everything that is wrong.
        findings: Vec<FindingAnswer>,
        /// SHA-256 of the factory file, in hexadecimal.
        factory_sha256: String,
        /// Version of junheng that audited.
        version: String,
    }

    /// A goal whose bound is proven.
    pub struct ProvenGoal {
        /// The goal with its part.
        goal: String,
        /// What the plan reached.
        value: f64,
        /// The bound that the plan states; none if it states none, and nothing is proven.
        bound: Option<f64>,
        /// The leaves of the proof; 1 if the bound is that of plans in fractions.
        leaves: usize,
        /// The inequalities derived for it.
        cuts: usize,
    }

    /// Something wrong with a plan.
    pub struct FindingAnswer {
        /// Where in the plan, by ids and bucket.
        at: String,
        /// The finding, in a sentence.
        says: String,
    }
}

impl AuditAnswer {
    /// The answer of an audit that accepts differences up to `tolerance`.
    #[must_use]
    pub fn of(
        outcome: &Result<AuditReport, Vec<Finding>>,
        tolerance: f64,
        factory_sha256: &str,
    ) -> Self {
        let nothing = AuditReport::default();
        let report = outcome.as_ref().unwrap_or(&nothing);
        let findings = outcome.as_ref().err().into_iter().flatten();
        let findings = findings.map(|it| FindingAnswer { at: it.at.clone(), says: it.to_string() });
        Self {
            passed: outcome.is_ok(),
            figures: report.figures,
            limits: report.limits,
            largest_difference: report.largest_difference,
            tolerance,
            seal: if report.sealed { Seal::Unbroken } else { Seal::Unchecked },
            decided: AuditReport::DECIDED.map(str::to_owned).to_vec(),
            not_recomputed: AuditReport::NOT_RECOMPUTED.map(str::to_owned).to_vec(),
            proven: None,
            findings: findings.collect(),
            factory_sha256: factory_sha256.to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }
}
