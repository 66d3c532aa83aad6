//! Norms and hours compared within families of products, to find misplaced decimal points: W803.

use indexmap::IndexMap;

use super::findings::{Examined, Findings, series};
use crate::diag::{Code, Span, message};
use crate::source::json::{Norm, shortened};
use crate::source::records::{OperationRecord, ProductRecord};

/// A tenth of the median, or ten times it, is no matter of size any more.
const FACTOR: f64 = 10.0;
/// Fewer than this many products say nothing about what is usual.
const LEAST: usize = 4;

/// What is compared.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    Norm,
    Hours,
}

struct Stated<'r> {
    product: &'r str,
    value: f64,
    span: Span,
}

/// Reports norms and hours far from their family's.
pub(super) fn w803_norm_outlier(examined: &Examined<'_>, findings: &mut Findings) {
    let mut alike: IndexMap<(&str, Kind, &str), Vec<Stated<'_>>> = IndexMap::new();
    for product in &examined.record.products {
        let Some(family) = &product.value.family else { continue };
        for (kind, of, value, span) in figures(&product.value, examined) {
            let product = product.value.id.value.as_str();
            let list = alike.entry((family.value.as_str(), kind, of)).or_default();
            list.push(Stated { product, value, span });
        }
    }
    for ((family, kind, of), stated) in &alike {
        if stated.len() < LEAST {
            continue;
        }
        let median = median(stated.iter().map(|it| it.value).collect());
        for it in stated {
            let far =
                it.value > 0.0 && (it.value >= median * FACTOR || it.value * FACTOR <= median);
            if far {
                let (product, value) = (shortened(it.product), it.value);
                let (of, family) = (shortened(of), shortened(family));
                let message = match kind {
                    Kind::Norm => message!("w803-norm", product, value, of, family, median),
                    Kind::Hours => message!("w803-hours", product, value, of, family, median),
                };
                findings.advise(Code::W803, it.span, message, message!("w803-hint"));
            }
        }
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// The positive norms and hours of a product on the first day planned.
fn figures<'r>(
    product: &'r ProductRecord,
    examined: &Examined<'_>,
) -> Vec<(Kind, &'r str, f64, Span)> {
    let mut found = Vec::new();
    let routes = product.routes.iter();
    let own_norms = routes.clone().filter_map(|route| route.value.norms.as_ref());
    for norms in std::iter::once(&product.norms).chain(own_norms) {
        for (id, norm) in &norms.0 {
            let value = match &norm.value {
                Norm::PerUnit(per_unit) => series(per_unit).at(examined.from),
                Norm::WithLot(_) => continue,
            };
            found.push((Kind::Norm, id.value.as_str(), value, norm.span));
        }
    }
    let own = routes.flat_map(|route| &route.value.operations);
    for operation in product.operations.iter().chain(own) {
        if let Some((value, span)) = hours(&operation.value, examined) {
            found.push((Kind::Hours, operation.value.group.value.as_str(), value, span));
        }
    }
    found.retain(|it| it.2 > 0.0);
    found
}

fn hours(operation: &OperationRecord, examined: &Examined<'_>) -> Option<(f64, Span)> {
    if let Some(hours) = &operation.hours {
        return Some((series(&hours.value).at(examined.from), hours.span));
    }
    let rate = operation.rate.as_ref()?;
    Some((1.0 / series(&rate.value).at(examined.from), rate.span))
}
