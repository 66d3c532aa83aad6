//! Reduced costs, and the current costs they belong to: those of the objective and, for goals in
//! sequence, those of the goals after it.

use super::basis::Standing;
use super::basis_factor::BasisFactor;
use super::bounds::WorkingBounds;
use super::form::{Form, LARGEST_COST};
use super::perturbation::perturb_costs;
use super::scatter::scatter;
use super::tableau::UpdateRow;
use super::variables::Variables;
use super::work_vector::WorkVector;
use crate::lp::Objective;
use crate::tolerances::{COST_PERTURBATION, SIMPLEX_DUAL, SIMPLEX_DUAL_LAST};

/// A step in the reduced costs below this gains nothing: the basis is dual degenerate.
const STANDSTILL: f64 = 1e-12;

/// The dual side of a basis.
///
/// Invariants, once [`ReducedCosts::compute`] has run and up to rounding: reduced costs are those
/// of the current costs, zero for basic variables; unless [`ReducedCosts::are_perturbed`], the
/// current costs are the original ones. Those of fixed variables, which nothing pulls, may lag
/// behind.
#[derive(Clone, Debug)]
pub(super) struct ReducedCosts {
    /// The objective as minimised, scaled.
    asked: Vec<f64>,
    /// Scaled cost is true cost, as minimised, times this and the variable's unit.
    unit: f64,
    /// The sign that restores the objective's own sense, and its constant.
    sign: f64,
    constant: f64,
    costs: Vec<f64>,
    perturbed: bool,
    reduced: Vec<f64>,
    /// Goals after the objective, while all are pursued at once.
    later: Vec<Later>,
    /// The dual feasibility tolerance.
    tolerance: f64,
    /// The multipliers of the rows, while reduced costs are computed.
    multipliers: WorkVector,
}

/// A goal pursued among the optima of those before it.
#[derive(Clone, Debug)]
struct Later {
    costs: Vec<f64>,
    reduced: Vec<f64>,
}

impl ReducedCosts {
    pub fn zero(form: &Form) -> Self {
        let zero = vec![0.0; form.variables()];
        Self {
            asked: zero.clone(),
            unit: 1.0,
            sign: 1.0,
            constant: 0.0,
            costs: zero.clone(),
            perturbed: false,
            reduced: zero,
            later: Vec::new(),
            tolerance: SIMPLEX_DUAL,
            multipliers: WorkVector::new(form.rows),
        }
    }

    /// Sets another objective; its costs become current by [`ReducedCosts::reset`].
    pub fn ask(&mut self, objective: &Objective, form: &Form) {
        self.unit = form.scale_costs(objective, &mut self.asked);
        (self.sign, self.constant) = (objective.sense.sign(), objective.constant);
    }

    /// Sets the goals after the objective.
    pub fn ask_later(&mut self, goals: &[&Objective], form: &Form) {
        let later = |goal: &&Objective| {
            let mut costs = vec![0.0; form.variables()];
            form.scale_costs(goal, &mut costs);
            Later { reduced: vec![0.0; costs.len()], costs }
        };
        self.later = goals.iter().map(later).collect();
    }

    /// Restores the original values.
    pub fn reset(&mut self) {
        self.costs.clone_from(&self.asked);
        self.perturbed = false;
    }

    /// Sets the current costs to zero: any feasible point is optimal.
    pub fn drop_costs(&mut self) {
        self.costs.fill(0.0);
        self.perturbed = true;
    }

    /// Perturbs the current costs; reduced costs have to be computed after.
    pub fn perturb(
        &mut self,
        form: &Form,
        variables: &Variables,
        bounds: &WorkingBounds,
        salt: u64,
    ) {
        perturb_costs((form, variables, bounds), self.largest_cost(), &mut self.costs, salt);
        self.perturbed = true;
    }

    pub fn are_perturbed(&self) -> bool {
        self.perturbed
    }

    /// The largest original cost.
    fn largest_cost(&self) -> f64 {
        self.asked.iter().fold(0.0_f64, |most, cost| most.max(cost.abs()))
    }

    /// Tightens the tolerance to infeasibilities that hardly affect the value of the
    /// objective, until [`ReducedCosts::loosen`].
    pub fn tighten(&mut self) {
        self.tolerance = SIMPLEX_DUAL_LAST * (self.largest_cost() / LARGEST_COST).min(1.0);
    }

    /// Restores the usual tolerance.
    pub fn loosen(&mut self) {
        self.tolerance = SIMPLEX_DUAL;
    }

    /// The dual feasibility tolerance.
    #[inline]
    pub fn tolerance(&self) -> f64 {
        self.tolerance
    }

    /// The reduced cost of a variable.
    #[inline]
    pub fn of(&self, variable: usize) -> f64 {
        self.reduced[variable]
    }

    /// The reduced cost of a variable in its own unit and the objective's.
    pub fn in_own_unit(&self, variable: usize, form: &Form) -> f64 {
        self.reduced[variable] / (form.units[variable] * self.unit)
    }

    /// Goals after the objective.
    pub fn goals_after(&self) -> usize {
        self.later.len()
    }

    /// The reduced cost of a variable for a goal after the objective.
    #[inline]
    pub fn of_later(&self, goal: usize, variable: usize) -> f64 {
        self.later[goal].reduced[variable]
    }

    /// The original objective at the values of all columns, in its own sense and unit.
    pub fn objective(&self, values: &[f64]) -> f64 {
        let terms = self.asked.iter().zip(values).map(|(cost, value)| cost * value);
        (self.sign / self.unit).mul_add(terms.sum(), self.constant)
    }

    /// Reduced costs of the nonbasic variables at the current costs.
    pub fn compute(&mut self, form: &Form, variables: &Variables, factor: &mut BasisFactor) {
        let multipliers = &mut self.multipliers;
        reduce(&self.costs, &mut self.reduced, multipliers, (form, variables), factor);
        for later in &mut self.later {
            reduce(&later.costs, &mut later.reduced, multipliers, (form, variables), factor);
        }
    }

    /// The dual infeasibility of a nonbasic variable.
    #[inline]
    pub fn pull(&self, variable: usize, variables: &Variables, bounds: &WorkingBounds) -> f64 {
        pull(self.reduced[variable], variable, variables, bounds)
    }

    /// Whether the basis is dual feasible.
    pub fn are_feasible(&self, variables: &Variables, bounds: &WorkingBounds) -> bool {
        let pull = |variable| self.pull(variable, variables, bounds);
        (0..self.reduced.len()).all(|variable| pull(variable) <= self.tolerance)
    }

    /// The sum of all dual infeasibilities.
    pub fn infeasibility(&self, variables: &Variables, bounds: &WorkingBounds) -> f64 {
        let pull = |variable| self.pull(variable, variables, bounds);
        let pulls = (0..self.reduced.len()).map(pull).filter(|pull| *pull > self.tolerance);
        pulls.fold(0.0, |sum, pull| sum + pull)
    }

    /// The first goal after the objective for which a variable is dual infeasible
    /// although its reduced costs for the goals before are zero.
    pub fn pulled_by_later(
        &self,
        variable: usize,
        variables: &Variables,
        bounds: &WorkingBounds,
    ) -> Option<usize> {
        if self.later.is_empty() || self.reduced[variable].abs() > SIMPLEX_DUAL {
            return None;
        }
        let at = self.later.iter().position(|it| it.reduced[variable].abs() > SIMPLEX_DUAL)?;
        let reduced = self.later[at].reduced[variable];
        (pull(reduced, variable, variables, bounds) > 0.0).then_some(at)
    }

    /// Shifts the cost of a nonbasic variable so that its reduced cost is slightly dual
    /// feasible.
    pub fn shift(&mut self, variable: usize, standing: Standing, salt: u64) {
        let spare = COST_PERTURBATION * (1.0 + scatter(variable, salt));
        self.shift_to(variable, towards(standing, spare));
    }

    /// As [`ReducedCosts::shift`], for a goal after the objective.
    pub fn shift_later(&mut self, goal: usize, variable: usize, standing: Standing, salt: u64) {
        let target = towards(standing, 1e-3 * COST_PERTURBATION * scatter(variable, salt));
        let later = &mut self.later[goal];
        later.costs[variable] += target - later.reduced[variable];
        later.reduced[variable] = target;
    }

    /// Shifts a cost so that the reduced cost becomes `target`.
    fn shift_to(&mut self, variable: usize, target: f64) {
        self.costs[variable] += target - self.reduced[variable];
        self.reduced[variable] = target;
        self.perturbed = true;
    }

    /// The step of the primal method, before the exchange. Calls `also` with every nonbasic
    /// variable and its entry in the row.
    pub fn step_primal(
        &mut self,
        (entering, leaving): (usize, usize),
        pivot: f64,
        row: &UpdateRow,
        variables: &Variables,
        mut also: impl FnMut(usize, f64),
    ) {
        let step = self.reduced[entering] / pivot;
        row.each(variables, |variable, entry| {
            self.reduced[variable] -= step * entry;
            also(variable, entry);
        });
        self.reduced[leaving] = -step;
        self.reduced[entering] = 0.0;
    }

    /// The step of the dual method, before the exchange. A cost is shifted where the step would
    /// make the reduced cost point the wrong way; for goals after the objective, only those of the
    /// variables `passed_over` are. Says whether the step gained anything.
    pub fn step_dual(
        &mut self,
        (entering, leaving): (usize, usize),
        row: &UpdateRow,
        (variables, bounds): (&Variables, &WorkingBounds),
        passed_over: &[u32],
        salt: u64,
    ) -> bool {
        let pivot = row.at(entering);
        let mut step = self.reduced[entering] / pivot;
        let right = match variables.standing(entering) {
            Standing::AtLower => self.reduced[entering] >= 0.0,
            Standing::AtUpper => self.reduced[entering] <= 0.0,
            _ => false,
        };
        if !right {
            self.shift_to(entering, 0.0);
            step = 0.0;
        }
        let mut moved = step.abs() >= STANDSTILL;
        for later in &mut self.later {
            moved |= later.step((entering, leaving), pivot, row, variables);
        }
        for variable in passed_over.iter().map(|&it| it as usize) {
            if let Some(goal) = self.pulled_by_later(variable, variables, bounds) {
                self.shift_later(goal, variable, variables.standing(variable), salt);
            }
        }
        if step != 0.0 {
            row.each(variables, |variable, entry| {
                let reduced = self.reduced[variable] - step * entry;
                self.reduced[variable] = reduced;
                let wrong = match variables.standing(variable) {
                    Standing::AtLower => reduced < -SIMPLEX_DUAL,
                    Standing::AtUpper => reduced > SIMPLEX_DUAL,
                    _ => false,
                };
                if wrong && !bounds.is_fixed(variable) {
                    // Within Harris' tolerance, or from rounding: a small shift of the cost
                    // corrects it.
                    let spare = 1e-3 * COST_PERTURBATION * scatter(variable, salt);
                    self.shift_to(variable, if reduced < 0.0 { spare } else { -spare });
                }
            });
        }
        self.reduced[leaving] = -step;
        self.reduced[entering] = 0.0;
        moved
    }
}

impl Later {
    /// The step of a goal after the objective; says whether it is one.
    fn step(
        &mut self,
        (entering, leaving): (usize, usize),
        pivot: f64,
        row: &UpdateRow,
        variables: &Variables,
    ) -> bool {
        let step = self.reduced[entering] / pivot;
        if step != 0.0 {
            row.each(variables, |variable, entry| self.reduced[variable] -= step * entry);
        }
        self.reduced[leaving] = -step;
        self.reduced[entering] = 0.0;
        step.abs() >= STANDSTILL
    }
}

/// A dual feasible reduced cost of that size.
fn towards(standing: Standing, size: f64) -> f64 {
    match standing {
        Standing::AtLower => size,
        Standing::AtUpper => -size,
        _ => 0.0,
    }
}

/// The dual infeasibility of a reduced cost.
#[inline]
fn pull(reduced: f64, variable: usize, variables: &Variables, bounds: &WorkingBounds) -> f64 {
    match variables.standing(variable) {
        Standing::Basic => 0.0,
        Standing::AtZero => reduced.abs(),
        _ if bounds.is_fixed(variable) => 0.0,
        Standing::AtLower => -reduced,
        Standing::AtUpper => reduced,
    }
}

/// Reduced costs of the nonbasic variables at given costs.
fn reduce(
    costs: &[f64],
    reduced: &mut [f64],
    multipliers: &mut WorkVector,
    (form, variables): (&Form, &Variables),
    factor: &mut BasisFactor,
) {
    multipliers.clear();
    multipliers.dense = true;
    for (row, &variable) in variables.head().iter().enumerate() {
        multipliers.values[row] = costs[variable as usize];
    }
    factor.solve_transposed(multipliers);
    multipliers.tidy();
    for (variable, reduced) in reduced.iter_mut().enumerate() {
        *reduced = if variables.is_basic(variable) {
            0.0
        } else {
            costs[variable] - form.product(variable, &multipliers.values)
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::solve::simplex::trial;

    /// What pivots update is what is computed afresh, for the objective and the goals after it.
    #[test]
    fn updated_reduced_costs_are_those_computed_afresh() {
        for seed in 1..12 {
            let mut simplex = trial::loaded(30, 50, seed);
            let goals = [trial::objective(50, seed + 100), trial::objective(50, seed + 200)];
            let goals: Vec<&Objective> = goals.iter().collect();
            simplex.costs.ask_later(&goals, &simplex.form);
            simplex.recompute(true);
            trial::pivot(&mut simplex, seed, 40);
            let updated = simplex.costs.clone();
            simplex.recompute(true);
            let fresh = &simplex.costs;
            let mut compared = 0;
            let free = |variable: &usize| !simplex.bounds.is_fixed(*variable);
            for variable in (0..simplex.form.variables()).filter(free) {
                let pairs = [
                    (updated.of(variable), fresh.of(variable)),
                    (updated.of_later(0, variable), fresh.of_later(0, variable)),
                    (updated.of_later(1, variable), fresh.of_later(1, variable)),
                ];
                for (one, other) in pairs {
                    assert!((one - other).abs() < 1e-9 * (1.0 + other.abs()), "{one} {other}");
                    compared += usize::from(other != 0.0);
                }
            }
            assert!(compared > 60, "{compared}");
        }
    }

    #[test]
    fn a_shift_changes_the_cost_with_the_reduced_cost() {
        let mut simplex = trial::after_pivots(30, 50, 4, 20);
        assert!(!simplex.costs.are_perturbed());
        let pulled = |it: &usize| {
            simplex.costs.pull(*it, &simplex.variables, &simplex.bounds) > SIMPLEX_DUAL
        };
        let variable = (0..simplex.form.variables()).find(pulled).expect("not dual feasible");
        let before = simplex.costs.infeasibility(&simplex.variables, &simplex.bounds);
        let standing = simplex.variables.standing(variable);
        simplex.costs.shift(variable, standing, 1);
        assert!(simplex.costs.are_perturbed());
        let shifted = simplex.costs.of(variable);
        assert!(simplex.costs.pull(variable, &simplex.variables, &simplex.bounds) < 0.0);
        assert!(simplex.costs.infeasibility(&simplex.variables, &simplex.bounds) < before);
        simplex.recompute(true);
        assert!((simplex.costs.of(variable) - shifted).abs() < 1e-9);
        simplex.costs.reset();
        assert!(!simplex.costs.are_perturbed());
    }
}
