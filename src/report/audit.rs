//! What an audit found, in the language of the reader: what was checked, or everything that does
//! not add up. Places in the plan stay paths, figures keep every digit.

use super::Terminal;
use crate::model::answers::audit::{AuditReport, Finding};

/// A plan that adds up: what it was compared with.
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

/// A plan that does not: one line for each finding, and how many there are.
#[must_use]
pub fn refused(findings: &[Finding], terminal: &Terminal<'_>) -> String {
    let mut text = String::new();
    for it in findings {
        text.push_str(&terminal.words().tell(&it.message()));
        text.push('\n');
    }
    let shown = findings.len().to_string();
    let values = [("count", findings.len().into()), ("shown", (&shown).into())];
    text + &terminal.say_with("audit-refused", &values) + "\n"
}
