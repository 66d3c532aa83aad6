//! A recomputed figure together with the size of its terms.

use crate::tolerances::AUDITED;

/// A sum with its scale: the sum of the absolute values of its terms.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sum {
    /// The figure.
    pub value: f64,
    /// Σ |term|.
    pub scale: f64,
}

impl Sum {
    /// A figure of one term.
    #[must_use]
    pub fn of(value: f64) -> Self {
        Self { value, scale: value.abs() }
    }

    /// Adds a term.
    pub fn add(&mut self, term: f64) {
        self.value += term;
        self.scale += term.abs();
    }

    /// Adds `factor` times another sum.
    pub fn add_times(&mut self, factor: f64, other: Self) {
        self.value += factor * other.value;
        self.scale += factor.abs() * other.scale;
    }

    /// This figure times `factor`.
    #[must_use]
    pub fn times(self, factor: f64) -> Self {
        Self { value: self.value * factor, scale: self.scale * factor.abs() }
    }

    /// The shortfall from `wanted`, never negative.
    #[must_use]
    pub fn short_of(self, wanted: f64) -> Self {
        Self { value: (wanted - self.value).max(0.0), scale: self.scale + wanted.abs() }
    }

    /// The difference accepted between this figure and a stated one.
    #[must_use]
    pub fn allowance(self) -> f64 {
        AUDITED * self.scale.max(1.0)
    }
}

impl std::iter::Sum for Sum {
    fn sum<I: Iterator<Item = Self>>(sums: I) -> Self {
        sums.fold(Self::default(), |mut total, sum| {
            total.add_times(1.0, sum);
            total
        })
    }
}

impl<'a> std::iter::Sum<&'a Sum> for Sum {
    fn sum<I: Iterator<Item = &'a Self>>(sums: I) -> Self {
        sums.copied().sum()
    }
}
