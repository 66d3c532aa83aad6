//! A solve in progress: the loaded programme, the parts of the method, and what they do together.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::basis::{Basis, Standing};
use super::basis_factor::BasisFactor;
use super::bounds::WorkingBounds;
use super::edge_weights::{DevexWeights, DualEdgeWeights};
use super::effort::Effort;
use super::form::Form;
use super::reduced_costs::ReducedCosts;
use super::tableau::{EnteringColumn, UpdateRow};
use super::values::Values;
use super::variables::Variables;
use crate::ids::{ColumnId, Id, RowId};
use crate::lp::{Bounds, Lp, Objective};
use crate::solve::deadline::Deadline;
use crate::solve::log::{Event, Phase, SimplexProgress};
use crate::tolerances::{FACTOR_RESIDUAL, SIMPLEX_DUAL, SINGULAR_PIVOT};

/// The engine's name.
pub(super) const NAME: &str = "simplex";

/// A loaded programme with a basis: change bounds or costs, and optimise again from the basis.
///
/// Cloning is cheap (the coefficients and the factorised basis are shared), so one solved
/// programme can be the start of many variants, on any number of threads.
///
/// Each part keeps its own invariant and writes its own fields; what concerns several at once
/// goes through the methods here, above all `Simplex::exchange`.
#[derive(Clone, Debug)]
pub struct Simplex {
    pub(super) form: Arc<Form>,
    pub(super) variables: Variables,
    pub(super) factor: BasisFactor,
    pub(super) bounds: WorkingBounds,
    pub(super) values: Values,
    pub(super) costs: ReducedCosts,
    pub(super) dual_weights: DualEdgeWeights,
    pub(super) primal_weights: DevexWeights,
    pub(super) row: UpdateRow,
    pub(super) column: EnteringColumn,
    pub(super) effort: Effort,
    /// Whether values and reduced costs are those of the basis for the original data, except for
    /// bounds recorded as changed.
    settled: bool,
    ray: Vec<f64>,
}

/// A variable by its name: a column's, or a row's for its activity.
type Named<'a> = (Option<&'a str>, Option<&'a str>);

fn named(variable: usize, lp: &Lp) -> Named<'_> {
    match variable.checked_sub(lp.columns().len()) {
        None => (Some(lp.column_name(ColumnId::at(variable))), None),
        Some(row) => (None, Some(lp.row_name(RowId::at(row)))),
    }
}

impl Simplex {
    /// Loads a programme, with every activity basic.
    #[must_use]
    pub fn load(lp: &Lp, objective: &Objective) -> Self {
        let form = Form::of(lp);
        let mut simplex = Self {
            variables: Variables::slack(&form),
            factor: BasisFactor::default(),
            bounds: WorkingBounds::zero(form.variables()),
            values: Values::zero(&form),
            costs: ReducedCosts::zero(&form),
            dual_weights: DualEdgeWeights::new(&form),
            primal_weights: DevexWeights::new(&form),
            row: UpdateRow::new(&form),
            column: EnteringColumn::new(&form),
            effort: Effort::none(),
            settled: false,
            ray: Vec::new(),
            form: Arc::new(form),
        };
        simplex.set_all_bounds(lp);
        simplex.set_objective(objective);
        simplex.start(&Basis::slack(lp));
        simplex
    }

    /// Changes a row's bounds; the basis stays.
    pub fn set_row_bounds(&mut self, row: RowId, bounds: Bounds) {
        self.set_bounds(self.form.columns + row.position(), bounds);
    }

    /// Changes a column's bounds; the basis stays.
    pub fn set_column_bounds(&mut self, column: ColumnId, bounds: Bounds) {
        self.set_bounds(column.position(), bounds);
    }

    fn set_bounds(&mut self, variable: usize, bounds: Bounds) {
        self.bounds.ask(variable, self.form.scaled(variable, bounds), self.settled);
    }

    /// Changes all bounds to a programme's own.
    pub(super) fn set_all_bounds(&mut self, lp: &Lp) {
        self.settled = false;
        for (row, bounds) in lp.rows().enumerated() {
            self.set_row_bounds(row, *bounds);
        }
        for (column, bounds) in lp.columns().enumerated() {
            self.set_column_bounds(column, *bounds);
        }
    }

    /// Changes the objective; the basis stays.
    pub fn set_objective(&mut self, objective: &Objective) {
        self.settled = false;
        self.costs.ask(objective, &self.form);
    }

    /// Sets the goals after the objective; an empty list removes them.
    pub(super) fn set_later_goals(&mut self, goals: &[&Objective]) {
        self.settled = false;
        self.costs.ask_later(goals, &self.form);
    }

    /// Changes the coefficients to those of a programme with as many rows and columns; the basis
    /// stays, and so do its edge weights, which are about right where the change is small.
    pub fn exchange_coefficients(&mut self, lp: &Lp) {
        self.form = Arc::new(self.form.in_these_units(lp));
        self.factor.forget();
        self.settled = false;
    }

    /// Warm-starts from a basis; one that does not fit is adapted.
    pub fn start(&mut self, basis: &Basis) {
        self.variables.start(basis, &self.form);
        self.dual_weights.reset();
        self.factor.forget();
        self.settled = false;
    }

    /// Warm-starts from `basis`, a variant of another programme's, with the edge weights that the
    /// variables of the same names have there: about right where little differs, and for nothing,
    /// while [`Simplex::measure_edges`] takes a solve per row.
    pub(super) fn start_like(&mut self, basis: &Basis, lp: &Lp, other: &Self, its: &Lp) {
        self.start(basis);
        let known: FxHashMap<Named<'_>, f64> = (other.variables.head().iter().enumerate())
            .map(|(row, &variable)| (named(variable as usize, its), other.dual_weights.of(row)))
            .collect();
        self.dual_weights
            .estimate(&self.variables, |variable| known.get(&named(variable, lp)).copied());
    }

    /// The basis as it is.
    #[must_use]
    pub fn basis(&self) -> Basis {
        self.variables.basis(&self.form)
    }

    /// Iterations made since the programme was loaded.
    #[must_use]
    pub fn iterations(&self) -> u64 {
        self.effort.iterations()
    }

    /// Counts iterations that a copy made.
    pub fn add_iterations(&mut self, iterations: u64) {
        self.effort.add_elsewhere(iterations);
    }

    /// Measures the edge weights of the current basis, which [`Simplex::start`] does not know: a
    /// tenth to a half fewer pivots for everything that starts from here, at the price of one
    /// solve per row. It pays for a basis that many what-ifs start from.
    ///
    /// Only an optimised programme has factors to measure with; before, nothing happens.
    pub fn measure_edges(&mut self) {
        self.dual_weights.measure(&mut self.row, &mut self.factor);
    }

    /// Drops updated factors and resets all counts.
    pub(super) fn hand_on(&mut self) {
        self.effort.restart();
        self.settled = false;
        self.factor.forget_updated();
    }

    /// Records that values and reduced costs are those of the basis for the original data.
    pub(super) fn settle(&mut self) {
        self.settled = true;
    }

    /// The proof that the last run of a method found.
    pub(super) fn ray(&self) -> &[f64] {
        &self.ray
    }

    pub(super) fn set_ray(&mut self, ray: Vec<f64>) {
        self.ray = ray;
    }

    /// Makes everything consistent with the basis for the original data: by the recorded changes if
    /// only these differ, from scratch otherwise.
    pub(super) fn renew(&mut self) {
        if std::mem::take(&mut self.settled) {
            let changed = self.bounds.take_changes();
            let (form, variables) = (&self.form, &mut self.variables);
            self.values.follow_bounds(&changed, form, variables, &self.bounds, &mut self.factor);
        } else {
            self.bounds.forget_changes();
            self.reset_work();
            self.recompute(false);
        }
    }

    /// Removes perturbations and shifts, and puts every nonbasic variable at a bound it has.
    pub(super) fn reset_work(&mut self) {
        self.bounds.reset();
        self.costs.reset();
        self.values.rest_all(&mut self.variables, &self.bounds);
    }

    /// Factorises the basis; dependent variables leave it. Edge weights follow their variables.
    pub(super) fn refactor(&mut self) {
        let before = self.variables.head().to_vec();
        for variable in self.factor.factorise(&self.form, &mut self.variables, SINGULAR_PIVOT) {
            self.rest(variable as usize);
        }
        self.dual_weights.follow(&before, &self.variables, &self.form);
    }

    /// Starts from as many of the variables that a basis names as are independent beyond
    /// doubt: of others only pivots up to `least` are left. Activities complete them.
    pub(super) fn start_independent(&mut self, basis: &Basis, least: f64) {
        self.start(basis);
        self.variables.begin(basis, &self.form);
        for variable in self.factor.factorise(&self.form, &mut self.variables, least) {
            self.rest(variable as usize);
        }
        self.reset_work();
    }

    /// Puts a nonbasic variable on a bound it has, the one it is at if possible.
    pub(super) fn rest(&mut self, variable: usize) {
        self.values.rest(variable, &mut self.variables, &self.bounds);
    }

    /// Moves working bounds out to the basic variables that miss them by no more than a trace, relative
    /// to the bound; moves none and returns `false` if any misses more.
    pub(super) fn widen_to_values(&mut self, trace: f64) -> bool {
        if !self.values.are_near(trace) {
            return false;
        }
        for row in 0..self.form.rows {
            if self.values.outside(row) != 0.0 {
                self.bounds.widen_to(self.variables.basic_in(row), self.values.value(row));
            }
        }
        self.values.renew_bounds(&self.variables, &self.bounds);
        true
    }

    /// Values of the basic variables from those of the others.
    pub(super) fn compute_values(&mut self) {
        self.values.compute(&self.form, &self.variables, &self.bounds, &mut self.factor);
    }

    /// Reduced costs of the nonbasic variables at the current costs.
    pub(super) fn compute_reduced_costs(&mut self) {
        self.costs.compute(&self.form, &self.variables, &mut self.factor);
    }

    /// Computes everything again, from new factors if requested or if the old ones have lost
    /// digits.
    pub(super) fn recompute(&mut self, afresh: bool) {
        if afresh || self.factor.is_missing() {
            self.refactor();
        }
        self.compute_values();
        self.compute_reduced_costs();
        if self.factor.is_updated()
            && self.values.residual(&self.form, &self.variables) > FACTOR_RESIDUAL
        {
            self.recompute(true);
        }
    }

    /// Whether the basis is dual feasible.
    pub(super) fn is_dual_feasible(&self) -> bool {
        self.costs.are_feasible(&self.variables, &self.bounds)
    }

    /// Makes the basis dual feasible: boxed variables
    /// change bounds, the costs of others are shifted.
    pub(super) fn make_dual_feasible(&mut self, salt: u64) {
        let mut moved = false;
        for variable in 0..self.form.variables() {
            let pull = self.costs.pull(variable, &self.variables, &self.bounds);
            let later = if pull <= SIMPLEX_DUAL {
                let at = (&self.variables, &self.bounds);
                let Some(later) = self.costs.pulled_by_later(variable, at.0, at.1) else {
                    continue;
                };
                Some(later)
            } else {
                None
            };
            let standing = self.variables.standing(variable);
            let at_bound = matches!(standing, Standing::AtLower | Standing::AtUpper);
            if at_bound && self.bounds.is_boxed(variable) {
                self.variables.flip(variable);
                self.rest(variable);
                moved = true;
            } else if let Some(goal) = later {
                self.costs.shift_later(goal, variable, standing, salt);
            } else {
                self.costs.shift(variable, standing, salt);
            }
        }
        if moved {
            self.compute_values();
        }
    }

    /// The column of an entering variable in terms of the basis.
    pub(super) fn solve_entering(&mut self, variable: usize) {
        self.column.solve(&self.form, &mut self.factor, variable);
    }

    /// The row of the tableau, from the row of the inverse.
    pub(super) fn compute_row(&mut self) {
        self.row.compute(&self.form, &self.variables, &self.bounds);
    }

    /// Exchanges the basic variable of a row for one that enters with a step from its bound,
    /// and updates the factors; `false` if they are no longer accurate.
    pub(super) fn exchange(
        &mut self,
        row: usize,
        entering: usize,
        step: f64,
        leaving_at: Standing,
    ) -> bool {
        self.values.enter(row, entering, step, &self.bounds);
        let leaving = self.variables.exchange(row, entering, leaving_at);
        self.rest(leaving);
        self.effort.add(self.row.work() + self.column.work());
        self.factor.update(row, self.column.at(row))
    }

    /// Reports the progress of the method to the observer.
    pub(super) fn report(&self, deadline: &Deadline, phase: Phase) {
        deadline.report(|| {
            let point = self.values.point(self.form.columns, &self.variables);
            Event::Simplex(SimplexProgress {
                phase,
                iteration: self.effort.iterations(),
                objective: self.costs.objective(&point),
                primal_infeasibility: self.values.infeasibility(),
                dual_infeasibility: (phase != Phase::Crossover)
                    .then(|| self.costs.infeasibility(&self.variables, &self.bounds)),
                factor_entries: self.factor.entries(),
            })
        });
    }
}
