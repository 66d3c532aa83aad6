//! Which routes a choice names: E211, E212, E215.

use super::names::Names;
use super::products::is_made;
use super::walk::route_id;
use crate::source::records::{FactoryRecord, ProductRecord};

/// Why a text is no route.
#[derive(Clone, Copy, Debug)]
pub(super) enum NoRoute<'t> {
    /// It names no product.
    Product,
    /// The product, by position, has no route of that name.
    Route(usize, &'t str),
    /// The product, by position, has not exactly one route.
    Ambiguous(usize),
}

/// The names of a product's routes.
pub(super) fn routes_of(product: &ProductRecord) -> Vec<String> {
    let routes = product.routes.iter().enumerate();
    let mut names: Vec<String> =
        routes.map(|(at, route)| route_id(&route.value, at).into_owned()).collect();
    if names.is_empty() && is_made(product) {
        names.push("main".to_owned());
    }
    names
}

/// The positions of a product and of its route, written as `product/route`, or as the product alone
/// if it has one. Ids may hold a `/`, so the longest product that fits is taken.
pub(super) fn route_at<'t>(
    text: &'t str,
    names: &Names<'_>,
    record: &FactoryRecord,
) -> Result<(usize, usize), NoRoute<'t>> {
    let product = |id: &str| names.at("thing-product", id);
    if let Some(at) = product(text) {
        let one = routes_of(&record.products[at].value).len() == 1;
        return if one { Ok((at, 0)) } else { Err(NoRoute::Ambiguous(at)) };
    }
    let mut refused = NoRoute::Product;
    for (slash, _) in text.rmatch_indices('/') {
        let (id, route) = (&text[..slash], &text[slash + 1..]);
        let Some(at) = product(id) else { continue };
        let routes = routes_of(&record.products[at].value);
        if let Some(found) = routes.iter().position(|name| name == route) {
            return Ok((at, found));
        }
        if matches!(refused, NoRoute::Product) {
            refused = NoRoute::Route(at, route);
        }
    }
    Err(refused)
}
