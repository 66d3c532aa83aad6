//! Rules on measures that the file alone decides: E612 to E614. Whether their changes have a place,
//! and what they make of the factory, `measure` examines.

use rustc_hash::FxHashSet;

use super::findings::{Examined, Findings};
use crate::diag::{Code, message};
use crate::source::Cell;
use crate::source::json::shortened;
use crate::source::records::MeasureRecord;

/// Reports everything wrong with measures beyond their figures and the ids they name.
pub(super) fn check(examined: &Examined<'_>, findings: &mut Findings) {
    for measure in &examined.record.measures {
        e612_measure_requires(&measure.value, examined, findings);
        e613_measure_certainty(&measure.value, findings);
        e614_measure_changes_nothing(measure, examined, findings);
    }
}

/// The measures that taking one takes as well, by position: all it requires, and all they require.
fn taken_with(measure: &MeasureRecord, examined: &Examined<'_>) -> Vec<usize> {
    let at = |id: &Cell<String>| examined.names.at("thing-measure", &id.value);
    let mut seen = FxHashSet::default();
    let mut found = Vec::new();
    let mut rest: Vec<usize> = measure.requires.iter().rev().filter_map(at).collect();
    while let Some(next) = rest.pop() {
        if seen.insert(next) {
            found.push(next);
            rest.extend(examined.record.measures[next].value.requires.iter().rev().filter_map(at));
        }
    }
    found
}

fn e612_measure_requires(
    measure: &MeasureRecord,
    examined: &Examined<'_>,
    findings: &mut Findings,
) {
    let Some(own) = examined.names.at("thing-measure", &measure.id.value) else { return };
    let id = shortened(&measure.id.value);
    let mut together = taken_with(measure, examined);
    if together.contains(&own) {
        let span = measure.requires.first().map_or(measure.id.span, |it| it.span);
        findings.report(Code::E612, span, message!("e612-circle", id));
        return;
    }
    together.push(own);
    let all = &examined.record.measures;
    for one in &together {
        for excluded in &all[*one].value.excludes {
            let Some(other) = examined.names.at("thing-measure", &excluded.value) else { continue };
            // Reported where both come together first.
            let here = together.contains(&other) || other == *one;
            let span = measure.requires.first().map_or(excluded.span, |it| it.span);
            if here {
                let (one, other) = (&all[*one].value.id.value, &all[other].value.id.value);
                let (one, other) = (shortened(one), shortened(other));
                findings.report(Code::E612, span, message!("e612", id, one, other));
                return;
            }
        }
    }
}

fn e613_measure_certainty(measure: &MeasureRecord, findings: &mut Findings) {
    let Some(certainty) = &measure.certainty else { return };
    let value = |cell: Option<&Cell<f64>>, default: f64| cell.map_or(default, |it| it.value);
    let record = &certainty.value;
    let likely = value(record.likely.as_ref(), 1.0);
    let (low, high) = (value(record.low.as_ref(), likely), value(record.high.as_ref(), likely));
    if low > likely || likely > high {
        let id = shortened(&measure.id.value);
        let message = message!("e613", id, low, likely, high);
        findings.report(Code::E613, certainty.span, message);
    }
}

fn e614_measure_changes_nothing(
    measure: &Cell<MeasureRecord>,
    examined: &Examined<'_>,
    findings: &mut Findings,
) {
    let id = shortened(&measure.value.id.value);
    if let Some(from) = measure.value.from.as_ref().filter(|it| it.value > examined.last) {
        let message = message!("e614-later", id, from = from.value, to = examined.last);
        findings.report(Code::E614, from.span, message);
    } else if measure.value.changes.is_empty() && !examined.incomplete {
        findings.report(Code::E614, measure.span, message!("e614", id));
    }
}
