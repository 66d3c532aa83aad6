//! What units are for in the end.

use crate::ids::{OrderId, ProductId};

/// Quantities below this share of what is handled at once are rounding.
pub(super) const SILENCE: f64 = 1e-9;

/// What units are for in the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// An order, shipped in a bucket.
    Order(OrderId, usize),
    /// A project, by position, given in a bucket.
    Project(usize, usize),
    /// Discarded in a bucket.
    Discarded(usize),
    /// Stock at the end.
    Stock,
    /// Not finished within the planning period.
    Unfinished,
}

/// A run: product, position of the route, bucket of the start.
pub type Run = (ProductId, usize, usize);
