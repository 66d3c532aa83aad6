//! What an audit found, in the language of the reader: what was checked, or everything that does not
//! add up. Places in the plan stay paths, figures keep every digit.

use super::Terminal;
use crate::model::answers::audit::{AuditAnswer, AuditReport, Fault, Finding};
use crate::words::Words;

/// A plan that adds up: what it was held against.
#[must_use]
pub fn passed(report: &AuditReport, terminal: &Terminal<'_>) -> String {
    let (figures, limits) = (report.figures.to_string(), report.limits.to_string());
    let largest = format!("{:.1e}", report.largest_difference);
    let values = [
        ("figures", (&figures).into()),
        ("limits", (&limits).into()),
        ("largest", (&largest).into()),
    ];
    let sealed = if report.sealed { "audit-sealed" } else { "audit-unsealed" };
    let paths = AuditReport::NOT_RECOMPUTED.join(", ");
    let rest = terminal.say_with(sealed, &[("paths", (&paths).into())]);
    terminal.say_with("audit-passed", &values) + "\n" + &rest + "\n"
}

/// The answer as JSON.
#[must_use]
pub fn json(answer: &AuditAnswer) -> String {
    super::json::pretty(answer)
}

/// A plan that does not: one line for each finding, and how many there are.
#[must_use]
pub fn refused(findings: &[Finding], terminal: &Terminal<'_>) -> String {
    let mut text = String::new();
    for it in findings {
        text.push_str(&finding(it, terminal.words()));
        text.push('\n');
    }
    let shown = findings.len().to_string();
    let values = [("count", findings.len().into()), ("shown", (&shown).into())];
    text + &terminal.say_with("audit-refused", &values) + "\n"
}

/// One finding: where, what, and how it is wrong.
#[must_use]
pub fn finding(finding: &Finding, words: &Words) -> String {
    let what = rule(words, &finding.what);
    let at = [("at", (&finding.at).into()), ("what", (&what).into())];
    let [at, what] = at;
    let figures = |key: &str, one: (&'static str, f64), other: (&'static str, f64)| {
        let (first, second) = (one.1.to_string(), other.1.to_string());
        words.say_with(key, &[at, what, (one.0, (&first).into()), (other.0, (&second).into())])
    };
    match &finding.fault {
        Fault::Differs { stated, recomputed } => {
            figures("audit-differs", ("stated", *stated), ("recomputed", *recomputed))
        }
        Fault::Exceeds { taken, limit } => {
            figures("audit-exceeds", ("taken", *taken), ("limit", *limit))
        }
        Fault::Below { taken, least } => {
            figures("audit-below", ("taken", *taken), ("least", *least))
        }
        Fault::Reads { stated, expected } => {
            let (stated, expected) = (("stated", stated.into()), ("expected", expected.into()));
            words.say_with("audit-reads", &[at, what, stated, expected])
        }
        Fault::Shape => words.say_with("audit-shape", &[at, what]),
    }
}

/// What a figure is, or which rule is broken; as the audit states it where there is no term.
fn rule(words: &Words, what: &str) -> String {
    if what == "not negative" {
        return words.say("audit-not-negative-alone");
    }
    if let Some(of) = what.strip_suffix(", not negative") {
        return words.say_with("audit-not-negative", &[("of", (&of_phrase(words, of)).into())]);
    }
    let between = |start: &str, end: &str| {
        let (one, other) = what.strip_suffix(end)?.split_once(start)?;
        Some((one.to_owned(), other.to_owned()))
    };
    if let Some((stated, pursued)) = between(" goals stated, ", " pursued") {
        let values = [("stated", (&stated).into()), ("pursued", (&pursued).into())];
        return words.say_with("audit-goals", &values);
    }
    if let Some((stated, expected)) = between(" entries, ", " in the factory") {
        let values = [("stated", (&stated).into()), ("expected", (&expected).into())];
        return words.say_with("audit-entries", &values);
    }
    if let Some((stated, buckets)) = between(" entries, ", " buckets") {
        let values = [("stated", (&stated).into()), ("buckets", (&buckets).into())];
        return words.say_with("audit-entries-by-bucket", &values);
    }
    if let Some((_, goal)) = between("`", "` is no goal of this plan") {
        return words.say_with("audit-no-goal", &[("goal", (&goal).into())]);
    }
    of_phrase(words, what)
}

#[allow(clippy::too_many_lines)] // a line for each phrase
fn of_phrase(words: &Words, what: &str) -> String {
    match what {
        "started" => words.say("audit-started"),
        "discarded" => words.say("audit-discarded"),
        "surplus" => words.say("audit-surplus"),
        "bought" => words.say("audit-bought"),
        "overtime" => words.say("audit-overtime"),
        "hired" => words.say("audit-hired"),
        "laid off" => words.say("audit-laid-off"),
        "given to a project" => words.say("audit-given"),
        "shipped" => words.say("audit-shipped"),
        "stock" => words.say("audit-stock"),
        "heads" => words.say("audit-heads"),
        "no such bucket in the time planned" => words.say("audit-no-bucket"),
        "shipments stand in order of time, one per bucket" => words.say("audit-shipment-order"),
        "something not recomputed was changed after the plan was made" => {
            words.say("audit-seal-broken")
        }
        "rhythm" => words.say("audit-rhythm"),
        "nothing is planned here" => words.say("audit-nothing-planned"),
        "is missing, or out of order" => words.say("audit-missing"),
        "is not of this factory, or out of order" => words.say("audit-foreign"),
        "goal pursued here" => words.say("audit-goal"),
        "part" => words.say("audit-part"),
        "unit" => words.say("audit-unit"),
        "reached by the plan (value worsened by given_up)" => words.say("audit-reached"),
        "what the factory file allows" => words.say("audit-allowed"),
        "what may be given up" => words.say("audit-may-give-up"),
        "beyond the plan's own value" => words.say("audit-beyond"),
        "worst of all goals' residuals" => words.say("audit-worst"),
        "residuals the certificate accepts" => words.say("audit-accepted"),
        "equipment time" => words.say("audit-equipment-time"),
        "load" => words.say("audit-load"),
        "capacity with overtime" => words.say("audit-capacity-with-overtime"),
        "utilisation" => words.say("audit-utilisation"),
        "peak to mean" => words.say("audit-peak-to-mean"),
        "a circle that begins with nothing" => words.say("audit-first-piece"),
        "clock of the machines" => words.say("audit-clock"),
        "change of load" => words.say("audit-change-of-load"),
        "limit of the overtime tier" => words.say("audit-limit-overtime"),
        "this task is missing, or not in order of product, route and operation" => {
            words.say("audit-task-missing")
        }
        "units that enter" => words.say("audit-units"),
        "hours of the task" => words.say("audit-task-hours"),
        "nothing of this task follows from what is started" => words.say("audit-task-foreign"),
        "use" => words.say("audit-use"),
        "capacity" => words.say("audit-capacity"),
        "capacity with extra output" => words.say("audit-capacity-with-extra"),
        "limit of hiring" => words.say("audit-limit-hiring"),
        "no heads can be hired" => words.say("audit-no-hiring"),
        "limit of laying off" => words.say("audit-limit-laying-off"),
        "no heads can be laid off" => words.say("audit-no-laying-off"),
        "heads paid" => words.say("audit-heads-paid"),
        "regular hours" => words.say("audit-regular-hours"),
        "heads out of training" => words.say("audit-trained"),
        "overtime hours per head" => words.say("audit-overtime-per-head"),
        "regular hours with overtime" => words.say("audit-hours-with-overtime"),
        "limit of the route" => words.say("audit-limit-route"),
        "started too late to become available in the time planned" => words.say("audit-too-late"),
        "may not be thrown away" => words.say("audit-no-discarding"),
        "cannot be bought" => words.say("audit-no-buying"),
        "limit of buying" => words.say("audit-limit-buying"),
        "bought before the first purchase can arrive" => words.say("audit-too-early"),
        "frozen quantity" => words.say("audit-frozen"),
        "revenue" => words.say("audit-revenue"),
        "cost" => words.say("audit-cost"),
        "profit" => words.say("audit-profit"),
        "no such kind, workshop or product" => words.say("audit-no-cost"),
        "shipped before the earliest date" => words.say("audit-before-earliest"),
        "shipped later than allowed" => words.say("audit-after-latest"),
        "quantity ordered" => words.say("audit-ordered"),
        "limit of the market" => words.say("audit-limit-market"),
        "quantity wanted" => words.say("audit-wanted"),
        "shipped late" => words.say("audit-shipped-late"),
        "short" => words.say("audit-short"),
        "status does not agree with what is shipped, late and short" => words.say("audit-status"),
        "days late" => words.say("audit-days-late"),
        "given outside the dates of the need" => words.say("audit-outside-dates"),
        "quantity needed" => words.say("audit-needed"),
        "never given" => words.say("audit-never-given"),
        "cannot be written as JSON" => words.say("audit-no-json"),
        "SHA-256 of the factory file this plan was made from" => words.say("audit-digest"),
        "is not a finite number" => words.say("audit-not-finite"),
        "priority" => words.say("audit-priority"),
        "name" => words.say("audit-name"),
        "maximum stock" => words.say("audit-maximum-stock"),
        "maximum closing stock" => words.say("audit-maximum-closing"),
        "good units available" => words.say("audit-made"),
        "receipts" => words.say("audit-receipts"),
        "used in products and projects" => words.say("audit-used-inside"),
        "closing stock" => words.say("audit-closing-stock"),
        "short of the safety stock" => words.say("audit-short-of-safety"),
        "short of the closing stock" => words.say("audit-short-of-closing"),
        "deliveries" => words.say("audit-deliveries"),
        "used" => words.say("audit-used"),
        "quota" => words.say("audit-quota"),
        "used of the quota" => words.say("audit-quota-used"),
        "space" => words.say("audit-space"),
        "space used" => words.say("audit-space-used"),
        "space of the store" => words.say("audit-store-space"),
        other => other.to_owned(),
    }
}
