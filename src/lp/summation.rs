//! Compensated sums, which do not lose small terms: every residual is computed with them.

/// A running sum with its own rounding error.
///
/// Every addition's error is found exactly and without a branch by D. Knuth's `TwoSum` (*The Art of
/// Computer Programming*, volume 2, 1969, section 4.2.2), every product's by a fused multiply-add;
/// the errors are added up separately (T. Ogita, S. Rump, S. Oishi, *Accurate Sum and Dot
/// Product*, SIAM J. Sci. Comput. 26, 2005): as good as if computed in twice the precision.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sum {
    total: f64,
    lost: f64,
}

impl Sum {
    /// A sum that starts from `value`.
    #[must_use]
    pub fn from_value(value: f64) -> Self {
        Self { total: value, lost: 0.0 }
    }

    /// Adds one term.
    #[inline]
    pub fn add(&mut self, term: f64) {
        let total = self.total + term;
        let added = total - self.total;
        self.lost += (self.total - (total - added)) + (term - added);
        self.total = total;
    }

    #[inline]
    /// Adds `left · right` without rounding the product.
    pub fn add_product(&mut self, left: f64, right: f64) {
        let product = left * right;
        self.add(product);
        self.lost += left.mul_add(right, -product);
    }

    /// The sum so far, rounded once.
    #[must_use]
    pub fn value(self) -> f64 {
        // An infinite total leaves NaN in the correction.
        if self.total.is_finite() { self.total + self.lost } else { self.total }
    }
}

#[cfg(test)]
mod tests {
    use super::Sum;

    #[test]
    fn a_small_term_survives_large_ones_that_cancel() {
        let mut sum = Sum::default();
        for term in [1e16, 1.0, -1e16] {
            sum.add(term);
        }
        assert_eq!(sum.value().to_bits(), 1.0_f64.to_bits());
    }

    #[test]
    fn a_product_is_not_rounded_before_it_is_added() {
        let near_one = 1.0 + f64::EPSILON;
        let mut sum = Sum::from_value(-1.0 - 2.0 * f64::EPSILON);
        sum.add_product(near_one, near_one);
        assert_eq!(sum.value().to_bits(), (f64::EPSILON * f64::EPSILON).to_bits());
    }

    #[test]
    fn an_infinite_term_stays_infinite() {
        let mut sum = Sum::default();
        sum.add(f64::INFINITY);
        sum.add(1.0);
        assert_eq!(sum.value().to_bits(), f64::INFINITY.to_bits());
    }
}
