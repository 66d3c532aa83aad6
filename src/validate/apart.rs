//! Figures of one product that differ so much that the smaller is lost in double precision: E412.

use super::findings::{Examined, Findings};
use crate::diag::{Code, Span, message};
use crate::ids::Id;
use crate::model::{Amount, FactoryParts, OrderKind};
use crate::source::json::shortened;

/// The least part of a figure that can be told from rounding next to it.
const TOLD_APART: f64 = 1e-15;

/// A figure with its place.
#[derive(Clone)]
struct Figure {
    value: f64,
    path: String,
    span: Span,
}

/// Reports the two figures of each product that are farthest apart, if that is too far.
pub(super) fn e412_too_far_apart(
    examined: &Examined<'_>,
    parts: &FactoryParts,
    findings: &mut Findings,
) {
    let mut figures: Vec<Vec<Figure>> = vec![Vec::new(); parts.products.len()];
    for (record, order) in examined.record.orders.iter().zip(&parts.orders) {
        let of = &mut figures[order.product.position()];
        let mut add = |value: f64, field: &str, span: Option<Span>| {
            if value > 0.0 {
                let path = format!("orders/{}/{field}", order.id);
                of.push(Figure { value, path, span: span.unwrap_or(record.span) });
            }
        };
        match &order.kind {
            OrderKind::Firm { quantity, .. } => {
                let cell = record.value.quantity.as_ref().map(|cell| cell.span);
                add(*quantity, "quantity", cell);
            }
            OrderKind::Market { minimum, limits } => {
                let values = |amounts: &[Amount]| -> Vec<f64> {
                    amounts.iter().flat_map(|it| it.value.values().collect::<Vec<_>>()).collect()
                };
                let cell = record.value.minimum.as_ref().map(|cell| cell.span);
                for value in values(minimum) {
                    add(value, "minimum", cell);
                }
                let cell = record.value.limit.as_ref().map(|cell| cell.span);
                for value in values(limits) {
                    add(value, "limit", cell);
                }
            }
        }
    }
    for (at, (record, frozen)) in examined.record.frozen.iter().zip(&parts.frozen).enumerate() {
        if frozen.quantity > 0.0 {
            let (value, span) = (frozen.quantity, record.value.quantity.span);
            let path = format!("frozen/{at}/quantity");
            figures[frozen.product.position()].push(Figure { value, path, span });
        }
    }
    for (product, figures) in parts.products.iter().zip(figures) {
        let by_value = |one: &&Figure, other: &&Figure| one.value.total_cmp(&other.value);
        let (least, most) = (figures.iter().min_by(by_value), figures.iter().max_by(by_value));
        let (Some(least), Some(most)) = (least, most) else { continue };
        if least.value < TOLD_APART * most.value {
            findings.report(
                Code::E412,
                least.span,
                message!(
                    "e412",
                    product = shortened(&product.named.id),
                    least = format_args!("{:e}", least.value),
                    most = format_args!("{:e}", most.value),
                    at = most.path
                ),
            );
        }
    }
}
