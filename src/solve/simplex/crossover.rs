//! Crossover from any point to a basis: variables between their bounds are pushed to a bound or
//! into the basis.
//!
//! This is the primal half of N. Megiddo, *On finding primal- and dual-optimal bases*, ORSA Journal
//! on Computing 3, 1991, as R. E. Bixby and M. J. Saltzman made it practical (*Recovering an
//! optimal LP basis from an interior point solution*, Operations Research Letters 15, 1994). If the
//! resulting basis is not optimal, the primal method continues from it.

use super::basis::{Basis, Place, Standing, places};
use super::primal_ratio_test::{Stop, primal_ratio_test};
use super::state::Simplex;
use crate::ids::{ColumnId, Id};
use crate::lp::{Answer, Lp, Objective};
use crate::solve::deadline::Deadline;
use crate::solve::log::Phase;
use crate::tolerances::{INDEPENDENT, SIMPLEX_SMALL_PIVOT};

impl Simplex {
    /// Crosses over from the answer of any method, such as an interior point, to a basis whose
    /// values are as near to the answer's as a basis' can be and no farther outside the bounds.
    /// [`Simplex::optimise`] makes it optimal. Stops early, also in a basis, when the
    /// deadline passes.
    ///
    /// It begins with as many of the variables deepest inside their bounds as are independent beyond
    /// doubt, and lets each of the rest take the place of an activity. Where that basis loses digits,
    /// it begins with the activities alone: ratio tests keep the basis well conditioned.
    pub fn cross_over(
        &mut self,
        lp: &Lp,
        objective: &Objective,
        answer: &Answer,
        deadline: &Deadline,
    ) {
        let places = places(lp, objective, answer);
        self.start_independent(&deepest(lp, &places), INDEPENDENT);
        self.pin(&places);
        let mut waiting = self.place(&places);
        self.compute_values();
        if !self.values.are_feasible() {
            // Digits were lost: not such a basis.
            self.start(&resting(lp, &places));
            self.reset_work();
            self.refactor();
            self.pin(&places);
            waiting = self.place(&places);
            self.compute_values();
        }
        // The nearest to a bound first: most of them arrive without a pivot.
        waiting.sort_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1)));
        self.report(deadline, Phase::Crossover);
        let mut troubles = 0;
        while let Some((distance, variable)) = waiting.pop() {
            if deadline.stopped() {
                break;
            }
            if self.factor.is_worn() {
                self.refactor();
                self.compute_values();
                self.report(deadline, Phase::Crossover);
            }
            if !self.variables.is_basic(variable) && !self.push(variable, &places) {
                self.refactor();
                self.compute_values();
                troubles += 1;
                if troubles < 100 && !self.variables.is_basic(variable) {
                    waiting.push((distance, variable));
                } else {
                    self.rest(variable);
                }
            }
        }
        self.report(deadline, Phase::Crossover);
        self.reset_work();
    }

    /// Starts from a point and a basis in which it has no more than some columns between their bounds:
    /// each of these is pushed to the nearer bound, or takes the place of a basic variable. Values that
    /// were within their bounds stay so.
    pub fn start_between(&mut self, basis: &Basis, between: &[(ColumnId, f64)]) {
        self.start(basis);
        self.reset_work();
        self.refactor();
        let mut waiting = Vec::new();
        for &(column, value) in between {
            let variable = column.position();
            if self.variables.is_basic(variable) {
                continue;
            }
            let value = value / self.form.units[variable];
            let (lower, upper) = (self.bounds.lower(variable), self.bounds.upper(variable));
            let near_upper = upper.is_finite() && upper - value < value - lower;
            let standing = if near_upper { Standing::AtUpper } else { Standing::AtLower };
            self.variables.stand(variable, standing);
            self.values.place(variable, value);
            waiting.push(variable);
        }
        self.compute_values();
        for variable in waiting {
            for _ in 0..2 {
                if self.factor.is_worn() {
                    self.refactor();
                    self.compute_values();
                }
                if self.variables.is_basic(variable) || self.push(variable, &[]) {
                    break;
                }
                self.refactor();
                self.compute_values();
            }
        }
        self.reset_work();
    }

    /// Holds what is at a bound there until all others are placed: a step that frees a variable
    /// of its price leaves the optimum. [`Simplex::reset_work`] lets go again.
    fn pin(&mut self, places: &[Place]) {
        for (variable, place) in places.iter().enumerate().filter(|(_, place)| place.depth == 0.0) {
            self.bounds.pin(variable, place.standing);
        }
    }

    /// Puts nonbasic variables where the answer has them; those between their bounds are
    /// returned, with their distance to the bound they are nearest to.
    fn place(&mut self, places: &[Place]) -> Vec<(f64, usize)> {
        let mut between = Vec::new();
        for (variable, place) in places.iter().enumerate() {
            if !self.variables.is_basic(variable) && place.depth > 0.0 {
                self.variables.stand(variable, place.standing);
                self.values.place(variable, place.value / self.form.units[variable]);
                let free = place.depth.is_infinite();
                between.push((if free { place.value.abs() } else { place.depth }, variable));
            }
        }
        between
    }

    /// Moves a variable to its bound, or as far as a basic variable allows, whose
    /// place it then takes; `false` if a new factorisation is needed first.
    fn push(&mut self, variable: usize, places: &[Place]) -> bool {
        let target = match self.variables.standing(variable) {
            Standing::AtLower => self.bounds.lower(variable),
            Standing::AtUpper => self.bounds.upper(variable),
            _ => 0.0,
        };
        let way = target - self.values.resting(variable);
        let direction = if way < 0.0 { -1.0 } else { 1.0 };
        self.solve_entering(variable);
        let range = self.bounds.range(variable);
        match primal_ratio_test(&self.column, &self.values, range, direction) {
            Stop::Row { row, step, above } if step < way.abs() => {
                if self.column.at(row).abs() < SIMPLEX_SMALL_PIVOT && !self.factor.is_fresh() {
                    return false;
                }
                // The update of the factors needs the leaving row as well.
                if !self.row.invert(row, &mut self.factor) {
                    return false;
                }
                self.values.step(&self.column, direction * step);
                let leaving_at = match places.get(self.variables.basic_in(row)) {
                    Some(leaving) if leaving.depth == 0.0 => leaving.standing,
                    _ if above => Standing::AtUpper,
                    _ => Standing::AtLower,
                };
                self.dual_weights.forget(row);
                self.exchange(row, variable, direction * step, leaving_at)
            }
            _ => {
                self.values.step(&self.column, way);
                self.values.place(variable, target);
                true
            }
        }
    }
}

/// The activities, with every column at the bound it is nearest to.
fn resting(lp: &Lp, places: &[Place]) -> Basis {
    let mut slack = Basis::slack(lp);
    for column in lp.columns().ids() {
        slack.columns[column] = places[column.position()].standing;
    }
    slack
}

/// What lies between its bounds, the deepest inside first, as far as there are rows; what is at a
/// bound is there.
fn deepest(lp: &Lp, places: &[Place]) -> Basis {
    let columns = lp.columns().len();
    let mut inside: Vec<usize> = (0..places.len()).filter(|&at| places[at].depth > 0.0).collect();
    inside.sort_by(|&one, &other| {
        places[other].depth.total_cmp(&places[one].depth).then(one.cmp(&other))
    });
    let mut standings: Vec<Standing> = places.iter().map(|place| place.standing).collect();
    for &at in inside.iter().take(lp.rows().len()) {
        standings[at] = Standing::Basic;
    }
    let rows = standings.split_off(columns);
    Basis { rows: rows.into_iter().collect(), columns: standings.into_iter().collect() }
}
