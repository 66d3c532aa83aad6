//! From raw tables to a valid factory, or every reason why not: one numbered function per rule.

mod build;
mod calendar;
mod figures;
mod findings;
mod ids;
mod names;
mod products;
mod walk;
mod wishes;

use crate::diag::{Diagnostic, Severity};
use crate::model::Factory;
use crate::source::json::Reading;
use findings::{Examined, Findings};
use names::Names;
pub use wishes::with_wishes;

/// A factory that breaks no rule, with what is probably not meant.
#[derive(Clone, Debug)]
pub struct Validated {
    /// The factory.
    pub factory: Factory,
    /// Warnings, in order of place.
    pub warnings: Vec<Diagnostic>,
}

/// Makes a factory of what was read.
///
/// # Errors
/// Every problem of form and of meaning at once, errors and warnings, in order of place; at least
/// one is an error.
pub fn validate(reading: Reading) -> Result<Validated, Vec<Diagnostic>> {
    let Reading { factory: record, problems, lost } = reading;
    let incomplete = !problems.is_empty();
    let mut findings = Findings { problems };
    let Some(record) = record else {
        return Err(in_order(findings.problems));
    };
    let examined = Examined {
        names: Names::new(&record),
        lost: &lost,
        incomplete,
        from: record.from.value,
        to: record.to.value,
        record: &record,
    };
    calendar::check(&examined, &mut findings);
    ids::check(&examined, &mut findings);
    walk::walk(&record, |seen| {
        ids::e206_e214_reference(&seen, &examined, &mut findings);
        figures::check(&seen, &examined, &mut findings);
    });
    if has_error(&findings.problems) {
        return Err(in_order(findings.problems));
    }
    let parts = build::factory(&examined);
    Ok(Validated { factory: Factory::seal(parts), warnings: in_order(findings.problems) })
}

fn has_error(problems: &[Diagnostic]) -> bool {
    problems.iter().any(|problem| problem.severity() == Severity::Error)
}

/// Problems by place; those at one place by code.
fn in_order(mut problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
    problems.sort_by_key(|problem| (problem.span.start, problem.code));
    problems
}
