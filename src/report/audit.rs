//! What an audit found, in the language of the reader: what was checked, or everything that does
//! not add up. Places in the plan stay paths, figures keep every digit.

use super::Terminal;
use crate::model::GoalId;
use crate::model::answers::audit::{AuditReport, Finding, ProvenGoal};

/// A plan that adds up: what it was compared with, and the goals whose bounds are proven, if it was
/// audited with a proof.
#[must_use]
pub fn passed(
    report: &AuditReport,
    proven: Option<&[ProvenGoal]>,
    terminal: &Terminal<'_>,
) -> String {
    let (figures, limits) = (report.figures.to_string(), report.limits.to_string());
    let largest = format!("{:.1e}", report.largest_difference);
    let values = [
        ("figures", (&figures).into()),
        ("limits", (&limits).into()),
        ("largest", (&largest).into()),
    ];
    let sealed = if report.sealed { "audit-sealed" } else { "audit-unsealed" };
    let paths: Vec<&str> = match proven {
        Some(_) => AuditReport::not_proven().collect(),
        None => AuditReport::NOT_RECOMPUTED.to_vec(),
    };
    let paths = paths.join(", ");
    let rest = terminal.say_with(sealed, &[("paths", (&paths).into())]);
    let mut text = terminal.say_with("audit-passed", &values) + "\n" + &rest + "\n";
    for goal in proven.unwrap_or_default() {
        text.push_str(&bound(goal, terminal));
        text.push('\n');
    }
    text
}

/// One goal with its proven bound.
fn bound(proven: &ProvenGoal, terminal: &Terminal<'_>) -> String {
    let words = terminal.words();
    let id = GoalId::read(&proven.goal);
    let goal = id.map_or_else(|| proven.goal.clone(), |it| words.tell(&it.title()));
    let (value, leaves, cuts) =
        (proven.value.to_string(), proven.leaves.to_string(), proven.cuts.to_string());
    let bound = proven.bound.map(|it| it.to_string()).unwrap_or_default();
    let values = [
        ("goal", (&goal).into()),
        ("value", (&value).into()),
        ("bound", (&bound).into()),
        ("leaves", (&leaves).into()),
        ("cuts", (&cuts).into()),
    ];
    let said = match (proven.bound, proven.leaves) {
        (None, _) => "audit-no-bound",
        (Some(_), 1) if proven.cuts == 0 => "audit-proven-root",
        (Some(_), _) => "audit-proven",
    };
    terminal.say_with(said, &values)
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
