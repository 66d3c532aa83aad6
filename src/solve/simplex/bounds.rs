//! The original bounds, and the bounds currently used by the method.

use super::basis::Standing;
use super::scatter::scatter;
use crate::tolerances::BOUND_PERTURBATION;

/// Bounds of every variable, scaled.
///
/// Invariant: unless [`WorkingBounds::are_perturbed`], the current bounds are the original ones,
/// but for variables whose change [`WorkingBounds::take_changes`] has not taken yet.
#[derive(Clone, Debug)]
pub(super) struct WorkingBounds {
    asked_lower: Vec<f64>,
    asked_upper: Vec<f64>,
    lower: Vec<f64>,
    upper: Vec<f64>,
    perturbed: bool,
    /// Variables whose bounds were changed since the last optimum.
    changed: Vec<u32>,
}

impl WorkingBounds {
    pub fn zero(variables: usize) -> Self {
        let zero = vec![0.0; variables];
        Self {
            asked_lower: zero.clone(),
            asked_upper: zero.clone(),
            lower: zero.clone(),
            upper: zero,
            perturbed: false,
            changed: Vec::new(),
        }
    }

    /// Sets the original bounds; the current ones follow by [`WorkingBounds::reset`] or, if the
    /// change is to be noted, by [`WorkingBounds::take_changes`].
    #[allow(clippy::cast_possible_truncation)] // fewer than 2^32 variables
    pub fn ask(&mut self, variable: usize, (lower, upper): (f64, f64), noted: bool) {
        (self.asked_lower[variable], self.asked_upper[variable]) = (lower, upper);
        if noted {
            self.changed.push(variable as u32);
        }
    }

    /// Whether any original lower bound is above its upper bound.
    pub fn are_crossed(&self) -> bool {
        self.asked_lower.iter().zip(&self.asked_upper).any(|(lower, upper)| lower > upper)
    }

    /// Restores the original values.
    pub fn reset(&mut self) {
        self.lower.clone_from(&self.asked_lower);
        self.upper.clone_from(&self.asked_upper);
        self.perturbed = false;
    }

    /// Applies the changes, and returns the variables concerned.
    pub fn take_changes(&mut self) -> Vec<u32> {
        let changed = std::mem::take(&mut self.changed);
        for variable in changed.iter().map(|&it| it as usize) {
            self.lower[variable] = self.asked_lower[variable];
            self.upper[variable] = self.asked_upper[variable];
        }
        changed
    }

    /// Forgets which bounds were changed: all are current, or about to be.
    pub fn forget_changes(&mut self) {
        self.changed.clear();
    }

    pub fn are_perturbed(&self) -> bool {
        self.perturbed
    }

    #[inline]
    pub fn lower(&self, variable: usize) -> f64 {
        self.lower[variable]
    }

    #[inline]
    pub fn upper(&self, variable: usize) -> f64 {
        self.upper[variable]
    }

    /// How far a variable can move between its bounds.
    #[inline]
    pub fn range(&self, variable: usize) -> f64 {
        self.upper[variable] - self.lower[variable]
    }

    /// Whether a variable cannot move.
    #[inline]
    pub fn is_fixed(&self, variable: usize) -> bool {
        self.lower[variable] >= self.upper[variable]
    }

    /// Whether a variable has both bounds.
    pub fn is_boxed(&self, variable: usize) -> bool {
        self.lower[variable].is_finite() && self.upper[variable].is_finite()
    }

    /// Relaxes the bounds of some variables slightly, unless they are relaxed already.
    pub fn perturb(&mut self, variables: &[u32], salt: u64) {
        for variable in variables.iter().map(|&it| it as usize) {
            let size = |bound: f64, salt: u64| {
                BOUND_PERTURBATION * (1.0 + bound.abs()) * (0.5 + scatter(variable, salt))
            };
            let (lower, upper) = (self.asked_lower[variable], self.asked_upper[variable]);
            if self.lower[variable].to_bits() == lower.to_bits() && lower.is_finite() {
                self.lower[variable] = lower - size(lower, salt);
            }
            if self.upper[variable].to_bits() == upper.to_bits() && upper.is_finite() {
                self.upper[variable] = upper + size(upper, salt + 1);
            }
        }
        self.perturbed = true;
    }

    /// Moves a bound of a variable out to a value that misses it, until [`WorkingBounds::reset`].
    pub fn widen_to(&mut self, variable: usize, value: f64) {
        self.lower[variable] = self.lower[variable].min(value);
        self.upper[variable] = self.upper[variable].max(value);
        self.perturbed = true;
    }

    /// Fixes a variable at one of its original bounds, or at zero, until [`WorkingBounds::reset`].
    pub fn pin(&mut self, variable: usize, at: Standing) {
        let bound = match at {
            Standing::AtLower => self.asked_lower[variable],
            Standing::AtUpper => self.asked_upper[variable],
            _ => 0.0,
        };
        self.lower[variable] = bound;
        self.upper[variable] = bound;
        self.perturbed = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_force(bounds: &WorkingBounds) -> Vec<(f64, f64)> {
        (0..bounds.lower.len()).map(|it| (bounds.lower(it), bounds.upper(it))).collect()
    }

    #[test]
    fn what_is_asked_is_in_force_but_for_perturbation() {
        let mut bounds = WorkingBounds::zero(3);
        let asked = [(0.0, 4.0), (-1.0, f64::INFINITY), (2.0, 2.0)];
        for (variable, asked) in asked.into_iter().enumerate() {
            bounds.ask(variable, asked, false);
        }
        bounds.reset();
        assert_eq!(in_force(&bounds), asked);
        assert!(bounds.is_boxed(0) && !bounds.is_boxed(1) && bounds.is_fixed(2));
        // Widened once, however often asked, and outwards only.
        bounds.perturb(&[0, 1], 7);
        let widened = in_force(&bounds);
        bounds.perturb(&[0, 1], 8);
        assert_eq!(in_force(&bounds), widened);
        assert!(bounds.are_perturbed() && bounds.lower(0) < 0.0 && bounds.upper(0) > 4.0);
        assert!(bounds.lower(1) < -1.0 && bounds.upper(1).is_infinite());
        bounds.pin(2, Standing::AtZero);
        assert_eq!((bounds.lower(2), bounds.upper(2)), (0.0, 0.0));
        bounds.reset();
        assert_eq!(in_force(&bounds), asked);
        assert!(!bounds.are_perturbed());
    }

    #[test]
    fn a_noted_change_waits_until_it_is_taken() {
        let mut bounds = WorkingBounds::zero(2);
        bounds.ask(1, (1.0, 3.0), true);
        assert_eq!((bounds.lower(1), bounds.upper(1)), (0.0, 0.0));
        assert_eq!(bounds.take_changes(), [1]);
        assert_eq!((bounds.lower(1), bounds.upper(1)), (1.0, 3.0));
        assert!(bounds.take_changes().is_empty());
        bounds.ask(0, (1.0, 0.0), false);
        assert!(bounds.are_crossed());
    }
}
