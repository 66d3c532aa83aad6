//! What is currently known of a row: the range of its activity, the bounds of its price.

use crate::ids::ColumnId;
use crate::lp::Bounds;

/// The range of `Σ a·x` over the columns' bounds: finite parts, and how many terms have none.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Activity {
    least: f64,
    greatest: f64,
    endless_below: usize,
    endless_above: usize,
    /// The largest magnitude of a finite term.
    pub largest: f64,
}

impl Activity {
    pub fn add(&mut self, term: Bounds) {
        if term.lower.is_finite() {
            self.least += term.lower;
            self.largest = self.largest.max(term.lower.abs());
        } else {
            self.endless_below += 1;
        }
        if term.upper.is_finite() {
            self.greatest += term.upper;
            self.largest = self.largest.max(term.upper.abs());
        } else {
            self.endless_above += 1;
        }
    }

    /// The range.
    pub fn range(self) -> Bounds {
        self.without(Bounds::fixed(0.0))
    }

    /// The range of all terms but one.
    pub fn without(self, term: Bounds) -> Bounds {
        let below = self.endless_below - usize::from(term.lower.is_infinite());
        let above = self.endless_above - usize::from(term.upper.is_infinite());
        let part = |sum: f64, term: f64| if term.is_finite() { sum - term } else { sum };
        Bounds::between(
            if below == 0 { part(self.least, term.lower) } else { f64::NEG_INFINITY },
            if above == 0 { part(self.greatest, term.upper) } else { f64::INFINITY },
        )
    }
}

/// What is known of a row's price: bounds, and the column each comes from; `None` if it is the
/// row's own, which has no bound on the other side.
#[derive(Clone, Copy, Debug)]
pub(super) struct Prices {
    pub range: Bounds,
    pub lower_from: Option<ColumnId>,
    pub upper_from: Option<ColumnId>,
    /// The bounds that the row alone gives.
    pub own: Bounds,
    /// Whether nothing has changed since they were computed.
    pub known: bool,
}

impl Prices {
    pub const UNKNOWN: Self = Self {
        range: Bounds::FREE,
        lower_from: None,
        upper_from: None,
        own: Bounds::FREE,
        known: false,
    };

    /// Whether one of the bounds is due to a column.
    pub fn come_from(&self, column: ColumnId) -> bool {
        self.lower_from == Some(column) || self.upper_from == Some(column)
    }

    /// The bounds that hold without a column.
    pub fn without(&self, column: ColumnId) -> Bounds {
        Bounds {
            lower: if self.lower_from == Some(column) { self.own.lower } else { self.range.lower },
            upper: if self.upper_from == Some(column) { self.own.upper } else { self.range.upper },
        }
    }
}
