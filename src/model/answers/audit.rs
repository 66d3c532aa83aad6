//! What an audit finds: what it checked, or everything that is wrong and where. Shown by themselves,
//! findings are said in English; `report::audit` says them in any language.

use std::fmt;

/// How a figure is wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// The stated figure is not what follows from the decisions.
    Differs {
        /// As the plan states it.
        stated: f64,
        /// As the factory file and the plan's decisions make it.
        recomputed: f64,
    },
    /// A hard limit is exceeded.
    Exceeds {
        /// What the plan takes.
        taken: f64,
        /// What there is.
        limit: f64,
    },
    /// A hard minimum is not reached.
    Below {
        /// What the plan takes.
        taken: f64,
        /// The least it may take.
        least: f64,
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
    /// What the figure is or what rule is broken.
    pub what: String,
    /// Stated and recomputed figures.
    pub fault: Fault,
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.at, self.what)?;
        match &self.fault {
            Fault::Differs { stated, recomputed } => {
                write!(formatter, ": stated {stated}, recomputed {recomputed}")
            }
            Fault::Exceeds { taken, limit } => write!(formatter, ": {taken}, at most {limit}"),
            Fault::Below { taken, least } => write!(formatter, ": {taken}, at least {least}"),
            Fault::Reads { stated, expected } => {
                write!(formatter, ": reads `{stated}`, should read `{expected}`")
            }
            Fault::Shape => Ok(()),
        }
    }
}

/// What a plan that passed was held against.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct AuditReport {
    /// Figures recomputed and found as stated.
    pub figures: usize,
    /// Hard limits checked and kept.
    pub limits: usize,
    /// The largest difference met, relative to the size of what was added up.
    pub largest_difference: f64,
}

impl fmt::Display for AuditReport {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{} figures recomputed and {} hard limits checked from the factory file alone; \
             largest difference {:.1e}",
            self.figures, self.limits, self.largest_difference
        )
    }
}
