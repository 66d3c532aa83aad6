//! The range of a row or column.

/// The range a row's activity or a column's value must lie in; infinite if open.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// The least value allowed, or −∞.
    pub lower: f64,
    /// The greatest value allowed, or +∞.
    pub upper: f64,
}

impl Bounds {
    /// `0 ≤ x`.
    pub const NON_NEGATIVE: Self = Self { lower: 0.0, upper: f64::INFINITY };
    /// No bound at all.
    pub const FREE: Self = Self { lower: f64::NEG_INFINITY, upper: f64::INFINITY };

    /// `lower ≤ x ≤ upper`.
    #[must_use]
    pub fn between(lower: f64, upper: f64) -> Self {
        Self { lower, upper }
    }

    /// `x = value`.
    #[must_use]
    pub fn fixed(value: f64) -> Self {
        Self { lower: value, upper: value }
    }

    /// `x ≤ upper`.
    #[must_use]
    pub fn at_most(upper: f64) -> Self {
        Self { lower: f64::NEG_INFINITY, upper }
    }

    /// `x ≥ lower`.
    #[must_use]
    pub fn at_least(lower: f64) -> Self {
        Self { lower, upper: f64::INFINITY }
    }

    /// The values that both allow; none where the ends cross.
    #[must_use]
    pub fn within(self, other: Self) -> Self {
        Self { lower: self.lower.max(other.lower), upper: self.upper.min(other.upper) }
    }

    /// Whether both ends are the same number.
    #[must_use]
    #[allow(clippy::float_cmp)] // a fixed bound is set twice from one number, never computed
    pub fn is_fixed(self) -> bool {
        self.lower == self.upper
    }

    /// How far `value` is outside the bounds; zero if it is inside.
    #[must_use]
    pub fn violation(self, value: f64) -> f64 {
        (self.lower - value).max(value - self.upper).max(0.0)
    }
}
