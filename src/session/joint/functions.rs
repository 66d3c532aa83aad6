//! A figure as a function of the measures that touch it: as a sum over products of "taken", which is
//! exact for every set (the multilinear extension), or as a linear function that is never below it, or
//! never above.

/// A figure for every part of the measures that touch it, by the bits of those taken; `None` for a part
/// that no set may have.
#[derive(Clone, Debug)]
pub(super) struct Function {
    /// The measures, ascending.
    pub touch: Vec<usize>,
    pub values: Vec<Option<f64>>,
}

/// A constant and its terms: each the bits of the measures of a product, with its coefficient.
pub(super) type Terms = (f64, Vec<(usize, f64)>);

/// Below this, relative to the largest value, a term is rounding.
const ROUNDING: f64 = 1e-11;

impl Function {
    /// Whether a value is infinite.
    pub fn is_open(&self) -> bool {
        self.values.iter().flatten().any(|it| it.is_infinite())
    }

    pub fn least(&self) -> f64 {
        self.values.iter().flatten().copied().fold(f64::INFINITY, f64::min)
    }

    pub fn most(&self) -> f64 {
        self.values.iter().flatten().copied().fold(f64::NEG_INFINITY, f64::max)
    }

    /// Its infinite values replaced.
    pub fn closed(mut self, end: f64) -> Self {
        for value in self.values.iter_mut().flatten().filter(|it| it.is_infinite()) {
            *value = end;
        }
        self
    }

    /// The value without measures.
    pub fn without(&self) -> f64 {
        self.values.first().copied().flatten().unwrap_or(0.0)
    }

    /// The sum of products that has its value for every part that a set may have.
    pub fn products(&self) -> Terms {
        let size = self.values.iter().flatten().fold(0.0_f64, |most, it| most.max(it.abs()));
        let mut terms = vec![0.0; self.values.len()];
        for bits in 1..self.values.len() {
            let Some(value) = self.values[bits] else { continue };
            let mut below = self.without();
            let mut part = (bits - 1) & bits;
            while part > 0 {
                below += terms[part];
                part = (part - 1) & bits;
            }
            let term = value - below;
            if term.abs() > ROUNDING * size {
                terms[bits] = term;
            }
        }
        let terms = terms.into_iter().enumerate().filter(|it| it.1 != 0.0).collect();
        (self.without(), terms)
    }

    /// A linear function that is never below it: each measure adds the most that it adds to any part;
    /// or never above, with the least.
    pub fn linear(&self, above: bool) -> Terms {
        let mut terms = Vec::new();
        for at in 0..self.touch.len() {
            let bit = 1 << at;
            let parts = (0..self.values.len()).filter(|it| it & bit == 0);
            let added = parts.filter_map(|it| Some(self.values[it | bit]? - self.values[it]?));
            let term = if above {
                added.fold(f64::NEG_INFINITY, f64::max)
            } else {
                added.fold(f64::INFINITY, f64::min)
            };
            if term.is_finite() && term != 0.0 {
                terms.push((bit, term));
            }
        }
        (self.without(), terms)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_exact_and_linear_functions_bound_every_part() {
        // Two factors of hours and one more machine: 10 · (1 + c) · 0.9^a · 1.2^b, a and c excluded.
        let value = |bits: usize| {
            let base = if bits & 4 == 4 { 20.0 } else { 10.0 };
            let with = if bits & 1 == 1 { base * 0.9 } else { base };
            (bits & 5 != 5).then_some(if bits & 2 == 2 { with * 1.2 } else { with })
        };
        let function = Function { touch: vec![3, 5, 8], values: (0..8).map(value).collect() };
        let at = |terms: &Terms, bits: usize| {
            terms.0 + terms.1.iter().filter(|it| it.0 & bits == it.0).map(|it| it.1).sum::<f64>()
        };
        let (exact, above, below) =
            (function.products(), function.linear(true), function.linear(false));
        for bits in 0..8 {
            let Some(value) = function.values[bits] else { continue };
            assert!((at(&exact, bits) - value).abs() < 1e-12);
            assert!(at(&above, bits) >= value - 1e-12 && at(&below, bits) <= value + 1e-12);
        }
        assert!(at(&above, 2) > 12.0 + 1e-9, "a bound, not the value");
    }
}
