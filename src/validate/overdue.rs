//! Orders due before the first bucket: W816 and W817. Runs on a factory that breaks no rule, so its
//! orders are in the order of the records.

use super::findings::Findings;
use crate::diag::{Code, message};
use crate::model::{Buckets, FactoryParts, OrderKind};
use crate::source::json::shortened;
use crate::source::records::FactoryRecord;

/// Says which markets are over, and which overdue orders may not be shipped any more.
pub(super) fn check(
    record: &FactoryRecord,
    parts: &FactoryParts,
    buckets: &Buckets,
    findings: &mut Findings,
) {
    let Some(first) = buckets.iter().next() else { return };
    for (record, order) in record.orders.iter().zip(&parts.orders) {
        let Some(due) = &record.value.due else { continue };
        if buckets.due(order.due).is_some() {
            continue;
        }
        let id = shortened(&order.id);
        match &order.kind {
            OrderKind::Market { .. } => {
                let message = message!("w816", id, due = order.due, first = first.start);
                findings.report(Code::W816, due.span, message);
            }
            OrderKind::Firm { late, .. } => {
                let days = (first.start - order.due).get_days();
                let most = late.days.filter(|most| i64::from(days) > i64::from(*most));
                if let Some(most) = most {
                    let message = message!("w817", id, due = order.due, days, most);
                    let span = match &record.value.late {
                        Some(late) => late.value.days.as_ref().map_or(late.span, |it| it.span),
                        None => due.span,
                    };
                    findings.advise(Code::W817, span, message, message!("w817-hint", days));
                }
            }
        }
    }
}
