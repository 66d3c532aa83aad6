//! A solve under way: the programme in scaled units, the basis, and the values that follow.

use std::sync::Arc;

use super::basis::{Basis, Standing};
use super::factor::Factor;
use super::form::Form;
use super::lexicographic::Later;
use super::work_vector::WorkVector;
use crate::ids::{ColumnId, Id, RowId};
use crate::lp::{Bounds, Lp, Objective};
use crate::tolerances::{FACTOR_RESIDUAL, SIMPLEX_DUAL, SIMPLEX_PRIMAL};

/// A loaded programme with a basis: change bounds or costs, and optimise again from where it is.
///
/// Cloning is cheap (the coefficients and the factorised basis are shared), so one solved
/// programme can be the start of many variants, on any number of threads.
#[derive(Clone, Debug)]
pub struct Simplex {
    pub(super) form: Arc<Form>,
    /// What is asked, scaled: bounds and costs per variable.
    pub(super) lower: Vec<f64>,
    pub(super) upper: Vec<f64>,
    pub(super) cost: Vec<f64>,
    /// Scaled cost is true cost, as minimised, times this and the variable's unit.
    pub(super) cost_unit: f64,
    /// What is worked with: the same, perturbed or shifted.
    pub(super) work_lower: Vec<f64>,
    pub(super) work_upper: Vec<f64>,
    pub(super) work_cost: Vec<f64>,
    /// Goals after the objective, while all are pursued at once.
    pub(super) later: Vec<Later>,
    pub(super) costs_perturbed: bool,
    pub(super) bounds_perturbed: bool,
    /// The least pull that is followed.
    pub(super) dual_tolerance: f64,
    /// The basic variable of each row, and each variable's standing.
    pub(super) head: Vec<u32>,
    pub(super) standing: Vec<Standing>,
    /// Values of nonbasic variables; those of basic ones are in `basic`.
    pub(super) value: Vec<f64>,
    pub(super) reduced: Vec<f64>,
    pub(super) basic: Vec<f64>,
    pub(super) basic_lower: Vec<f64>,
    pub(super) basic_upper: Vec<f64>,
    /// Squared lengths of the rows of the inverse basis, as far as known.
    pub(super) edges: Vec<f64>,
    /// Reference weights of primal pricing.
    pub(super) reference: Vec<f64>,
    pub(super) factor: Option<Factor>,
    /// Whether values and reduced costs are those of the basis at what is asked, but for the
    /// variables in `touched`.
    pub(super) settled: bool,
    /// Variables whose bounds were changed since.
    pub(super) touched: Vec<u32>,
    pub(super) iterations: u64,
    /// Entries of tableau rows and columns computed so far: what the pivots cost.
    pub(super) work: u64,
    /// The work at which the present solve stops.
    pub(super) work_allowed: u64,
    /// The count at which the present solve stops.
    pub(super) iterations_allowed: u64,
    /// Pivots of the present run of the dual method that gained nothing.
    pub(super) standing_still: u64,
    pub(super) ray: Vec<f64>,
    pub(super) room: Room,
}

/// Vectors the iterations work in.
#[derive(Clone, Debug)]
pub(super) struct Room {
    pub row: WorkVector,
    pub column: WorkVector,
    pub edge: WorkVector,
    pub flips: WorkVector,
    pub prices: WorkVector,
}

impl Simplex {
    /// Loads a programme, with every activity basic.
    #[must_use]
    pub fn load(lp: &Lp, objective: &Objective) -> Self {
        let form = Form::of(lp);
        let (rows, variables) = (form.rows, form.variables());
        let room = Room {
            row: WorkVector::new(rows),
            column: WorkVector::new(rows),
            edge: WorkVector::new(rows),
            flips: WorkVector::new(rows),
            prices: WorkVector::new(variables),
        };
        let mut simplex = Self {
            lower: vec![0.0; variables],
            upper: vec![0.0; variables],
            cost: vec![0.0; variables],
            cost_unit: 1.0,
            work_lower: Vec::new(),
            work_upper: Vec::new(),
            work_cost: Vec::new(),
            later: Vec::new(),
            costs_perturbed: false,
            bounds_perturbed: false,
            dual_tolerance: SIMPLEX_DUAL,
            head: Vec::new(),
            standing: vec![Standing::Basic; variables],
            value: vec![0.0; variables],
            reduced: vec![0.0; variables],
            basic: vec![0.0; rows],
            basic_lower: vec![0.0; rows],
            basic_upper: vec![0.0; rows],
            edges: vec![1.0; rows],
            reference: vec![1.0; variables],
            factor: None,
            settled: false,
            touched: Vec::new(),
            iterations: 0,
            work: 0,
            work_allowed: u64::MAX,
            iterations_allowed: u64::MAX,
            standing_still: 0,
            ray: Vec::new(),
            room,
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

    #[allow(clippy::cast_possible_truncation)] // fewer than 2^32 variables
    fn set_bounds(&mut self, variable: usize, bounds: Bounds) {
        (self.lower[variable], self.upper[variable]) = self.form.scaled(variable, bounds);
        if self.settled {
            self.touched.push(variable as u32);
        }
    }

    /// Changes the coefficients to those of a programme with as many rows and columns; the basis
    /// stays, and so do its edge weights, which are about right where the change is small.
    pub(super) fn exchange_coefficients(&mut self, lp: &Lp) {
        self.form = Arc::new(self.form.in_these_units(lp));
        self.factor = None;
        self.settled = false;
    }

    /// Changes the objective; the basis stays.
    pub fn set_objective(&mut self, objective: &Objective) {
        self.settled = false;
        let mut cost = std::mem::take(&mut self.cost);
        self.cost_unit = self.form.scale_costs(objective, &mut cost);
        self.cost = cost;
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

    /// Takes up from a basis; one that does not fit is made to.
    #[allow(clippy::cast_possible_truncation)] // fewer than 2^32 variables
    pub fn start(&mut self, basis: &Basis) {
        let columns = self.form.columns;
        self.standing[..columns].fill(Standing::AtLower);
        self.standing[columns..].fill(Standing::Basic);
        let (of_columns, of_rows) = self.standing.split_at_mut(columns);
        for (ours, given) in of_columns.iter_mut().zip(&basis.columns) {
            *ours = *given;
        }
        for (ours, given) in of_rows.iter_mut().zip(&basis.rows) {
            *ours = *given;
        }
        let rows = self.form.rows;
        let in_the_basis = |variable: &usize| self.standing[*variable] == Standing::Basic;
        let mut head: Vec<u32> = (0..self.form.variables())
            .filter(in_the_basis)
            .map(|variable| variable as u32)
            .collect();
        // Too many: the last activities leave; too few: activities of other rows come.
        while head.len() > rows {
            let dropped = head.pop().unwrap_or_default();
            self.standing[dropped as usize] = Standing::AtLower;
        }
        for variable in columns..self.form.variables() {
            if head.len() < rows && self.standing[variable] != Standing::Basic {
                self.standing[variable] = Standing::Basic;
                head.push(variable as u32);
            }
        }
        self.head = head;
        self.edges.fill(1.0);
        self.factor = None;
        self.settled = false;
    }

    /// The basis as it is.
    #[must_use]
    pub fn basis(&self) -> Basis {
        let (columns, rows) = self.standing.split_at(self.form.columns);
        Basis { rows: rows.iter().copied().collect(), columns: columns.iter().copied().collect() }
    }

    /// Whether every activity is basic: the basis of a programme just loaded.
    pub(super) fn begins_with_activities(&self) -> bool {
        self.standing[self.form.columns..].iter().all(|it| *it == Standing::Basic)
    }

    /// Iterations made since the programme was loaded.
    #[must_use]
    pub fn iterations(&self) -> u64 {
        self.iterations
    }

    /// Gives up perturbations and shifts, and rests every nonbasic variable at a bound it has.
    pub(super) fn reset_work(&mut self) {
        self.work_lower.clone_from(&self.lower);
        self.work_upper.clone_from(&self.upper);
        self.work_cost.clone_from(&self.cost);
        self.costs_perturbed = false;
        self.bounds_perturbed = false;
        for variable in 0..self.form.variables() {
            self.rest(variable);
        }
    }

    /// Puts a nonbasic variable on a bound it has, the one it stands at if possible.
    pub(super) fn rest(&mut self, variable: usize) {
        let (lower, upper) = (self.work_lower[variable], self.work_upper[variable]);
        let standing = match self.standing[variable] {
            Standing::Basic => return,
            Standing::AtUpper if upper.is_finite() => Standing::AtUpper,
            _ if lower.is_finite() => Standing::AtLower,
            _ if upper.is_finite() => Standing::AtUpper,
            _ => Standing::AtZero,
        };
        self.standing[variable] = standing;
        self.value[variable] = match standing {
            Standing::AtLower => lower,
            Standing::AtUpper => upper,
            _ => 0.0,
        };
    }

    /// Factorises the basis; dependent variables leave it. Edge weights follow their variables.
    pub(super) fn refactor(&mut self) {
        // The reduced costs of basic variables are not in use: they carry the weights across.
        for (&variable, weight) in self.head.iter().zip(&self.edges) {
            self.reduced[variable as usize] = *weight;
        }
        let (factor, dropped) = Factor::new(&self.form, &mut self.head);
        self.factor = Some(factor);
        for &variable in &dropped {
            let at = variable as usize;
            self.standing[at] = Standing::AtLower;
            self.reduced[at] = 0.0;
            self.rest(at);
        }
        for (&variable, weight) in self.head.iter().zip(&mut self.edges) {
            let at = variable as usize;
            *weight = if self.standing[at] == Standing::Basic { self.reduced[at] } else { 1.0 };
            self.standing[at] = Standing::Basic;
            self.reduced[at] = 0.0;
        }
    }

    /// Values of the basic variables from those of the others.
    pub(super) fn compute_values(&mut self) {
        let form = Arc::clone(&self.form);
        let vector = &mut self.room.column;
        vector.clear();
        vector.dense = true;
        for variable in 0..form.variables() {
            let value = self.value[variable];
            if self.standing[variable] != Standing::Basic && value != 0.0 {
                form.each_entry(variable, |row, entry| vector.values[row] -= entry * value);
            }
        }
        if let Some(factor) = &mut self.factor {
            factor.solve(vector);
        }
        vector.tidy();
        self.basic.copy_from_slice(&vector.values);
        for (row, &variable) in self.head.iter().enumerate() {
            self.basic_lower[row] = self.work_lower[variable as usize];
            self.basic_upper[row] = self.work_upper[variable as usize];
        }
    }

    /// Reduced costs of the nonbasic variables at the working costs.
    pub(super) fn compute_reduced_costs(&mut self) {
        let mut reduced = std::mem::take(&mut self.reduced);
        let work_cost = std::mem::take(&mut self.work_cost);
        self.reduced_costs_of(&work_cost, &mut reduced);
        (self.reduced, self.work_cost) = (reduced, work_cost);
        self.compute_later_reduced_costs();
    }

    /// Reduced costs of the nonbasic variables at given costs.
    pub(super) fn reduced_costs_of(&mut self, cost: &[f64], reduced: &mut [f64]) {
        let form = Arc::clone(&self.form);
        let vector = &mut self.room.row;
        vector.clear();
        vector.dense = true;
        for (row, &variable) in self.head.iter().enumerate() {
            vector.values[row] = cost[variable as usize];
        }
        if let Some(factor) = &mut self.factor {
            factor.solve_transposed(vector);
        }
        vector.tidy();
        for (variable, reduced) in reduced.iter_mut().enumerate() {
            *reduced = if self.standing[variable] == Standing::Basic {
                0.0
            } else {
                cost[variable] - form.product(variable, &vector.values)
            };
        }
    }

    /// Computes everything anew, from new factors where asked or where the old ones have lost
    /// digits.
    pub(super) fn recompute(&mut self, afresh: bool) {
        let afresh = afresh || self.factor.is_none();
        if afresh {
            self.refactor();
        }
        self.compute_values();
        self.compute_reduced_costs();
        let updated = self.factor.as_ref().is_some_and(|factor| factor.updates() > 0);
        if updated && self.residual() > FACTOR_RESIDUAL {
            self.recompute(true);
        }
    }

    /// By how much a basic variable is outside its bounds beyond the tolerance: negative below.
    #[inline]
    pub(super) fn outside(&self, row: usize) -> f64 {
        let value = self.basic[row];
        let below = value - self.basic_lower[row];
        let above = value - self.basic_upper[row];
        if below < -SIMPLEX_PRIMAL * (1.0 + self.basic_lower[row].abs()) {
            below
        } else if above > SIMPLEX_PRIMAL * (1.0 + self.basic_upper[row].abs()) {
            above
        } else {
            0.0
        }
    }

    /// Whether every basic variable is within its bounds.
    pub(super) fn is_primal_feasible(&self) -> bool {
        (0..self.form.rows).all(|row| self.outside(row) == 0.0)
    }

    /// By how much a nonbasic variable's reduced cost pulls away from where it rests.
    #[inline]
    pub(super) fn pull(&self, variable: usize) -> f64 {
        self.pull_of(variable, self.reduced[variable])
    }

    /// By how much a reduced cost would pull a nonbasic variable away from where it rests.
    #[inline]
    pub(super) fn pull_of(&self, variable: usize, reduced: f64) -> f64 {
        match self.standing[variable] {
            Standing::Basic => 0.0,
            Standing::AtZero => reduced.abs(),
            _ if self.work_lower[variable] >= self.work_upper[variable] => 0.0,
            Standing::AtLower => -reduced,
            Standing::AtUpper => reduced,
        }
    }

    /// Whether no reduced cost pulls a variable away from its bound.
    pub(super) fn is_dual_feasible(&self) -> bool {
        (0..self.form.variables()).all(|variable| self.pull(variable) <= self.dual_tolerance)
    }

    /// Whether as much has been done as the present solve may.
    pub(super) fn exhausted(&self) -> bool {
        self.iterations >= self.iterations_allowed || self.work >= self.work_allowed
    }

    /// The row of the tableau: `row` times every nonbasic variable's column, into `prices`.
    pub(super) fn price_row(&mut self) {
        let (row, prices) = (&mut self.room.row, &mut self.room.prices);
        row.tidy();
        prices.clear();
        let columns = self.form.columns;
        #[allow(clippy::cast_precision_loss)]
        let crowded = row.places.len() as f64 > 0.25 * self.form.rows as f64;
        if crowded {
            prices.dense = true;
            for variable in 0..columns {
                if self.standing[variable] != Standing::Basic
                    && self.work_lower[variable] < self.work_upper[variable]
                {
                    prices.values[variable] = self.form.product(variable, &row.values);
                }
            }
            for &at in &row.places {
                prices.values[columns + at as usize] = -row.values[at as usize];
            }
        } else {
            for &at in &row.places {
                let factor = row.values[at as usize];
                let (places, values) = self.form.by_row.line(at as usize);
                for (&place, value) in places.iter().zip(values) {
                    prices.add(place as usize, factor * value);
                }
                prices.add(columns + at as usize, -factor);
            }
        }
    }

    /// The column of an entering variable in terms of the basis, into `column`.
    pub(super) fn solve_entering(&mut self, variable: usize) {
        let column = &mut self.room.column;
        column.clear();
        self.form.each_entry(variable, |row, value| column.add(row, value));
        if let Some(factor) = &mut self.factor {
            factor.solve_entering(column);
        }
        column.tidy();
    }

    /// Exchanges the basic variable of a row for another and updates the factors; `false` where
    /// they cannot be trusted any longer.
    #[allow(clippy::cast_possible_truncation)]
    pub(super) fn exchange(&mut self, row: usize, entering: usize, leaving_at: Standing) -> bool {
        let pivot = self.room.column.values[row];
        let leaving = self.head[row] as usize;
        self.standing[leaving] = leaving_at;
        self.rest(leaving);
        self.standing[entering] = Standing::Basic;
        self.reduced[entering] = 0.0;
        self.head[row] = entering as u32;
        self.basic_lower[row] = self.work_lower[entering];
        self.basic_upper[row] = self.work_upper[entering];
        self.iterations += 1;
        let touched = |vector: &WorkVector| {
            if vector.dense { vector.values.len() } else { vector.places.len() }
        };
        let room = &self.room;
        self.work += (touched(&room.row) + touched(&room.column) + touched(&room.prices)) as u64;
        self.factor.as_mut().is_some_and(|factor| factor.update(row, pivot))
    }
}
