//! From raw tables to a valid factory, or all problems: one numbered function per rule.

mod alike;
mod apart;
mod beside;
mod build;
mod calendar;
mod capacities;
mod choices;
mod dated;
mod families;
mod figures;
mod findings;
mod goals;
mod ids;
mod measures;
mod names;
mod options;
mod orders;
mod overdue;
mod owner;
mod plausible;
mod products;
mod stocks;
mod unlimited;
mod walk;
mod wanted;
mod whole;
mod worked;

use crate::diag::{Code, Diagnostic, Severity, message};
use crate::model::{BucketKind, Buckets, Factory};
use crate::source::json::{Reading, Series};
use crate::source::records::FactoryRecord;
pub use beside::beside;
use findings::{Examined, Findings};
use names::Names;
pub use options::{fulfil_leads, kept_near, with_options};
use walk::Seen;
use worked::WorkedDays;

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
    validate_in(reading, None)
}

/// As [`validate`], for a plan in buckets of another length than the file's own if one is asked.
///
/// # Errors
/// As [`validate`].
pub fn validate_in(
    reading: Reading,
    bucket: Option<BucketKind>,
) -> Result<Validated, Vec<Diagnostic>> {
    let Reading { factory: record, problems, lost, refused } = reading;
    let incomplete = !problems.is_empty();
    let mut findings = Findings { problems };
    let Some(record) = record else {
        return Err(in_order(findings.problems));
    };
    let bounded = calendar::e301_e302_bounded(&record, &mut findings);
    let examined = Examined {
        names: Names::new(&record),
        worked: WorkedDays::new(&record, bounded),
        bounded,
        lost: &lost,
        refused: &refused,
        incomplete,
        from: record.from.value,
        to: record.to.value,
        last: build::last_day(&record),
        record: &record,
    };
    calendar::check(&examined, &mut findings);
    ids::check(&examined, &mut findings);
    capacities::check(&examined, &mut findings);
    products::check(&examined, &mut findings);
    stocks::check(&examined, &mut findings);
    orders::check(&examined, &mut findings);
    choices::check(&examined, &mut findings);
    measures::check(&examined, &mut findings);
    goals::check(&examined, &mut findings);
    walk::walk(&record, |seen| {
        ids::e206_e214_reference(&seen, &examined, &mut findings);
        figures::check(&seen, &examined, &mut findings);
    });
    if has_error(&findings.problems) {
        return Err(in_order(findings.problems));
    }
    let factory = Factory::seal(build::factory(&examined));
    let whole = Buckets::new(&factory, BucketKind::Month);
    let effective = plausible::effective_hours(&factory, &whole);
    apart::e412_too_far_apart(&examined, &factory, &mut findings);
    plausible::check(&examined, &factory, &whole, &effective, &mut findings);
    families::w803_norm_outlier(&examined, &mut findings);
    let buckets = Buckets::new(&factory, bucket.unwrap_or(factory.bucket));
    w807_change_inside_bucket(&record, &factory, &buckets, &mut findings);
    whole::check(&examined, &factory, &buckets, &mut findings);
    overdue::check(&record, &factory, &buckets, &mut findings);
    goals::w818_fulfil_leads(&record, &factory, &mut findings);
    let problems = in_order(findings.problems);
    if has_error(&problems) { Err(problems) } else { Ok(Validated { factory, warnings: problems }) }
}

/// W841 of frozen quantities that a plan reduces to what fits: the position of each in the factory
/// file and what is started of it instead. `reading` is the factory file once more.
#[must_use]
pub fn w841_frozen_rounded(reading: Reading, taken: &[(usize, f64)]) -> Vec<Diagnostic> {
    let mut findings = Findings::default();
    let Some(record) = reading.factory else { return findings.problems };
    for &(position, started) in taken {
        if let Some(frozen) = record.frozen.get(position) {
            plausible::frozen_rounded(&frozen.value, started, &mut findings);
        }
    }
    in_order(findings.problems)
}

/// W842 of a plan whose groups are loaded by the share `last` in its last bucket and by `mean` on average,
/// unless stock is asked for at its end. `reading` is the factory file once more.
#[must_use]
pub fn w842_month_drains(
    reading: Reading,
    factory: &Factory,
    last: f64,
    mean: f64,
) -> Vec<Diagnostic> {
    let mut findings = Findings::default();
    let mut stocks = factory.products.iter().map(|it| &it.stock);
    let asked = stocks.any(|it| it.closing.is_some_and(|closing| closing > 0.0));
    if let Some(record) = reading.factory.filter(|_| !asked) {
        let to = record.to;
        let [last, mean] = [last, mean].map(|share| format!("{:.0} %", 100.0 * share));
        findings.report(Code::W842, to.span, message!("w842", to = to.value, last, mean));
    }
    findings.problems
}

fn w807_change_inside_bucket(
    record: &FactoryRecord,
    factory: &Factory,
    buckets: &Buckets,
    findings: &mut Findings,
) {
    walk::walk(record, |seen| match seen {
        Seen::Series { owner, field, series: Series::Steps(steps), first_day: true, .. } => {
            dated::change_inside_bucket(owner, field, steps, buckets, findings);
        }
        Seen::Amount(owner, field, amount, ..) => {
            let planned = (factory.from, factory.last());
            dated::change_inside_period(owner, field, amount, planned, findings);
        }
        _ => {}
    });
}

fn has_error(problems: &[Diagnostic]) -> bool {
    problems.iter().any(|problem| problem.severity() == Severity::Error)
}

/// Problems by place; those at one place by code.
fn in_order(mut problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
    problems.sort_by_key(|problem| (problem.span.start, problem.code));
    problems
}
