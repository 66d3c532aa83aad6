//! Rules on products, routes and operations: E501 to E504, E509.

use crate::source::records::ProductRecord;

/// Whether anything about a product says that it is made here.
pub(super) fn is_made(product: &ProductRecord) -> bool {
    !product.routes.is_empty()
        || !product.operations.is_empty()
        || product.cost.is_some()
        || product.limit.is_some()
        || product.r#yield.is_some()
        || product.lead_days.is_some()
        || !product.norms.0.is_empty()
        || !product.components.0.is_empty()
        || !product.by_products.0.is_empty()
        || !product.uses.0.is_empty()
}
