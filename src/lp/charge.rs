//! A quantity that is nothing or at least something, or that costs something once.

use crate::ids::ColumnId;

/// A quantity with its run: a column that is 1 where the quantity is not zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Charge {
    /// The quantity.
    pub quantity: ColumnId,
    /// Its run, which costs what is paid once; none where nothing is.
    pub run: Option<ColumnId>,
    /// The least quantity other than zero; 0 if any will do.
    pub least: f64,
    /// The greatest.
    pub most: f64,
}
