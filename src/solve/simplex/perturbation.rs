//! Small random changes of costs and bounds that break ties, so that the method cannot cycle.
//!
//! They are taken back at the end; what few pivots that takes is the other method's work
//! (A. Koberstein, *The dual simplex method, techniques for a fast and stable implementation*,
//! thesis, Paderborn 2005, chapter 6).

use super::basis::Standing;
use super::state::Simplex;
use crate::tolerances::{BOUND_PERTURBATION, COST_PERTURBATION, SIMPLEX_DUAL};

/// Columns with at most this many entries are not perturbed, unless nearly all are so short.
const SHORT: usize = 3;

/// How much more than usual the longer columns are perturbed where the short ones are not.
const LONG_WEIGHT: f64 = 10.0;

/// A number between 0 and 1 that depends on the variable alone, by the mixing function of
/// splitmix64 (G. Steele, D. Lea, C. Flood, *Fast splittable pseudorandom number generators*,
/// OOPSLA 2014): the same solve takes the same path.
pub(super) fn scatter(variable: usize, salt: u64) -> f64 {
    let mut mixed = (variable as u64).wrapping_add(salt << 40).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^= mixed >> 31;
    // Exponent of one, 52 random bits: a number from 1 to 2.
    f64::from_bits((mixed >> 12) | 0x3FF0_0000_0000_0000) - 1.0
}

impl Simplex {
    /// Changes costs so that every reduced cost is pushed to where it already points.
    ///
    /// Columns with few entries (stocks, shortages, arcs of a network) act as slacks do: left
    /// alone they carry quantities along, and the perturbed optimum is one that *does* as little
    /// as possible. On programmes of planning, where most costs of a goal are zero, that halves
    /// the pivots and keeps rows of the tableau sparse: a tenth of the time at 4,000 rows.
    pub(super) fn perturb_costs(&mut self, salt: u64) {
        let largest = self.cost.iter().fold(0.0_f64, |most, cost| most.max(cost.abs()));
        let base = COST_PERTURBATION * if largest > 100.0 { largest.sqrt().sqrt() } else { 1.0 };
        let length = |variable: usize| self.form.by_column.line(variable).0.len();
        let long = (0..self.form.columns).filter(|&it| length(it) > SHORT).count();
        let mostly_short = 4 * long < self.form.columns;
        for variable in 0..self.form.columns {
            let (lower, upper) = (self.work_lower[variable], self.work_upper[variable]);
            let weight = match length(variable) > SHORT {
                _ if mostly_short => 1.0,
                true => LONG_WEIGHT,
                false => 0.0,
            };
            let size = weight
                * base
                * (1.0 + self.work_cost[variable].abs())
                * (1.0 + scatter(variable, salt));
            let change = match (lower.is_finite(), upper.is_finite()) {
                _ if lower >= upper => 0.0,
                (false, false) => 0.0,
                (true, false) => size,
                (false, true) => -size,
                // A boxed variable is pushed to where it stands.
                (true, true) => match self.standing[variable] {
                    Standing::AtUpper => -size,
                    Standing::Basic if self.work_cost[variable] < 0.0 => -size,
                    _ => size,
                },
            };
            self.work_cost[variable] += change;
        }
        self.costs_perturbed = true;
    }

    /// Makes every reduced cost point to the bound its variable stands at: boxed variables
    /// change bounds, the costs of others are shifted. Says whether any variable moved.
    pub(super) fn make_dual_feasible(&mut self, salt: u64) -> bool {
        let mut moved = false;
        for variable in 0..self.form.variables() {
            let pull = self.pull(variable);
            let later = if pull <= SIMPLEX_DUAL { self.pulled_by(variable) } else { None };
            if pull <= SIMPLEX_DUAL && later.is_none() {
                continue;
            }
            let (lower, upper) = (self.work_lower[variable], self.work_upper[variable]);
            let boxed = lower.is_finite() && upper.is_finite();
            match self.standing[variable] {
                Standing::AtLower if boxed => self.standing[variable] = Standing::AtUpper,
                Standing::AtUpper if boxed => self.standing[variable] = Standing::AtLower,
                _ if later.is_some() => {
                    self.shift_later(variable, later.unwrap_or(0), salt);
                    continue;
                }
                standing => {
                    let spare = COST_PERTURBATION * (1.0 + scatter(variable, salt));
                    let target = match standing {
                        Standing::AtLower => spare,
                        Standing::AtUpper => -spare,
                        _ => 0.0,
                    };
                    self.work_cost[variable] += target - self.reduced[variable];
                    self.reduced[variable] = target;
                    self.costs_perturbed = true;
                    continue;
                }
            }
            self.rest(variable);
            moved = true;
        }
        moved
    }

    /// Widens the bounds of the basic variables a little.
    pub(super) fn perturb_bounds(&mut self, salt: u64) {
        for row in 0..self.form.rows {
            let variable = self.head[row] as usize;
            let size = |bound: f64, salt: u64| {
                BOUND_PERTURBATION * (1.0 + bound.abs()) * (0.5 + scatter(variable, salt))
            };
            // Only what has not been widened yet.
            let (lower, upper) = (self.lower[variable], self.upper[variable]);
            if self.work_lower[variable].to_bits() == lower.to_bits() && lower.is_finite() {
                self.work_lower[variable] = lower - size(lower, salt);
            }
            if self.work_upper[variable].to_bits() == upper.to_bits() && upper.is_finite() {
                self.work_upper[variable] = upper + size(upper, salt + 1);
            }
            self.basic_lower[row] = self.work_lower[variable];
            self.basic_upper[row] = self.work_upper[variable];
        }
        self.bounds_perturbed = true;
    }
}
