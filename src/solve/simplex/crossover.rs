//! From any point to a basis: variables between their bounds are pushed to one, or into the basis.
//!
//! The primal half of N. Megiddo, *On finding primal- and dual-optimal bases*, ORSA Journal on
//! Computing 3, 1991, as R. E. Bixby and M. J. Saltzman made it practical (*Recovering an optimal
//! LP basis from an interior point solution*, Operations Research Letters 15, 1994). What is not
//! optimal in the basis it ends with is left to the pivots of the primal method.

use super::basis::{Basis, Place, Standing, places};
use super::factor::Factor;
use super::primal::Stop;
use super::state::Simplex;
use crate::ids::Id;
use crate::lp::{Answer, Lp, Objective};
use crate::solve::Watch;
use crate::tolerances::SIMPLEX_SMALL_PIVOT;

impl Simplex {
    /// Takes up from the answer of any method, an interior point for one: ends in a basis whose
    /// values are as near to the answer's as a basis' can be and no farther outside the bounds.
    /// [`Simplex::optimise`] makes it optimal. Stops early, in a basis all the same, when the
    /// watch trips.
    ///
    /// It begins with the activities and lets each variable take the place of one, the deepest
    /// inside its bounds first: ratio tests keep the basis well conditioned, which a basis of the
    /// deepest columns taken together ([`Basis::near`]) is not.
    pub fn cross_over(&mut self, lp: &Lp, objective: &Objective, answer: &Answer, watch: &Watch) {
        let places = places(lp, objective, answer);
        let mut slack = Basis::slack(lp);
        for column in lp.columns().ids() {
            slack.columns[column] = places[column.position()].standing;
        }
        self.start(&slack);
        self.reset_work();
        self.refactor();
        self.pin(&places);
        let mut waiting = self.place(&places);
        self.compute_values();
        // The nearest to a bound first: most of them arrive without a pivot.
        waiting.sort_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1)));
        let mut troubles = 0;
        while let Some((distance, variable)) = waiting.pop() {
            if watch.stopped() {
                break;
            }
            if self.factor.as_ref().is_none_or(Factor::is_worn) {
                self.refactor();
                self.compute_values();
            }
            if self.standing[variable] != Standing::Basic && !self.push(variable, &places) {
                self.refactor();
                self.compute_values();
                troubles += 1;
                if troubles < 100 && self.standing[variable] != Standing::Basic {
                    waiting.push((distance, variable));
                } else {
                    self.rest(variable);
                }
            }
        }
        self.reset_work();
    }

    /// Holds what rests at a bound there until all others are placed: a step that frees a variable
    /// of its price leaves the optimum. [`Simplex::reset_work`] lets go again.
    fn pin(&mut self, places: &[Place]) {
        for (variable, place) in places.iter().enumerate().filter(|(_, place)| place.depth == 0.0) {
            let bound = match place.standing {
                Standing::AtLower => self.lower[variable],
                Standing::AtUpper => self.upper[variable],
                _ => 0.0,
            };
            self.work_lower[variable] = bound;
            self.work_upper[variable] = bound;
            self.bounds_perturbed = true;
        }
    }

    /// Puts nonbasic variables where the answer has them; those between their bounds are
    /// returned, with their distance to the bound they are nearest to.
    fn place(&mut self, places: &[Place]) -> Vec<(f64, usize)> {
        let mut between = Vec::new();
        for (variable, place) in places.iter().enumerate() {
            if self.standing[variable] != Standing::Basic && place.depth > 0.0 {
                self.standing[variable] = place.standing;
                self.value[variable] = place.value / self.form.units[variable];
                let free = place.depth.is_infinite();
                between.push((if free { place.value.abs() } else { place.depth }, variable));
            }
        }
        between
    }

    /// Moves a variable to the bound it stands for, or as far as a basic variable allows, whose
    /// place it then takes; false where the factors have to be made anew first.
    fn push(&mut self, variable: usize, places: &[Place]) -> bool {
        let target = match self.standing[variable] {
            Standing::AtLower => self.work_lower[variable],
            Standing::AtUpper => self.work_upper[variable],
            _ => 0.0,
        };
        let way = target - self.value[variable];
        let direction = if way < 0.0 { -1.0 } else { 1.0 };
        self.solve_entering(variable);
        match self.primal_ratio_test(variable, direction) {
            Stop::Row { row, step, above } if step < way.abs() => {
                let pivot = self.room.column.values[row];
                let fresh = self.factor.as_ref().is_some_and(|factor| factor.updates() == 0);
                if pivot.abs() < SIMPLEX_SMALL_PIVOT && !fresh {
                    return false;
                }
                // The update of the factors needs the leaving row as well.
                let Some(factor) = &mut self.factor else { return false };
                factor.inverse_row(row, &mut self.room.row);
                self.move_basic(direction * step);
                self.basic[row] = self.value[variable] + direction * step;
                let leaving = places[self.head[row] as usize];
                let leaving_at = if leaving.depth == 0.0 {
                    leaving.standing
                } else if above {
                    Standing::AtUpper
                } else {
                    Standing::AtLower
                };
                self.edges[row] = 1.0;
                self.exchange(row, variable, leaving_at)
            }
            _ => {
                self.move_basic(way);
                self.value[variable] = target;
                true
            }
        }
    }
}
