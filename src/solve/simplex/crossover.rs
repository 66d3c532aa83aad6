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
use super::values::Values;
use super::variables::Variables;
use crate::ids::{ColumnId, Id};
use crate::lp::{Answer, Lp, Objective};
use crate::solve::deadline::Deadline;
use crate::solve::log::Phase;
use crate::tolerances::{CROSSOVER_TRACE, INDEPENDENT, SIMPLEX_SMALL_PIVOT};

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
        if !self.values.tolerate(CROSSOVER_TRACE) {
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
        let mut pushing = Pushing { waiting, ..Pushing::default() };
        if self.values.tolerate(CROSSOVER_TRACE) {
            self.keep_for_return(&mut pushing);
        }
        while let Some((distance, variable)) = pushing.next() {
            if deadline.stopped() {
                break;
            }
            if self.factor.is_worn() {
                pushing.waiting.push((distance, variable));
                self.push_on(&mut pushing);
                self.report(deadline, Phase::Crossover);
                continue;
            }
            if self.variables.is_basic(variable) {
                continue;
            }
            match self.push(variable, &places, pushing.least()) {
                Pushed::Placed => {}
                Pushed::Small => pushing.late.push((distance, variable)),
                Pushed::Lost => {
                    pushing.troubles += 1;
                    if pushing.troubles < MOST_TROUBLES {
                        pushing.waiting.push((distance, variable));
                    }
                    self.push_on(&mut pushing);
                    if pushing.troubles >= MOST_TROUBLES && !self.variables.is_basic(variable) {
                        self.rest(variable);
                    }
                }
            }
        }
        self.report(deadline, Phase::Crossover);
        self.reset_work();
    }

    /// Factorises again on the way. Where digits were lost since the last time, it goes back to the
    /// basis of then, once for each, and takes the same variables with larger pivots.
    fn push_on(&mut self, pushing: &mut Pushing) {
        self.refactor();
        self.compute_values();
        if self.values.tolerate(CROSSOVER_TRACE) {
            self.keep_for_return(pushing);
            return;
        }
        let Some(kept) = pushing.kept.take() else { return };
        pushing.careful = CAREFUL_PUSHES;
        (self.variables, self.values) = (kept.variables, kept.values);
        (pushing.waiting, pushing.late) = (kept.waiting, kept.late);
        self.dual_weights.reset();
        self.refactor();
        self.compute_values();
        self.values.tolerate(CROSSOVER_TRACE);
    }

    fn keep_for_return(&self, pushing: &mut Pushing) {
        pushing.kept = Some(Kept {
            variables: self.variables.clone(),
            values: self.values.clone(),
            waiting: pushing.waiting.clone(),
            late: pushing.late.clone(),
        });
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
                if self.variables.is_basic(variable)
                    || self.push(variable, &[], 0.0) == Pushed::Placed
                {
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

    /// Moves a variable to its bound, or as far as a basic variable allows, whose place it then
    /// takes if the pivot is not smaller than `least`.
    fn push(&mut self, variable: usize, places: &[Place], least: f64) -> Pushed {
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
                let pivot = self.column.at(row).abs();
                if pivot < least {
                    return Pushed::Small;
                }
                // The update of the factors needs the leaving row as well.
                let lost = pivot < SIMPLEX_SMALL_PIVOT && !self.factor.is_fresh();
                if lost || !self.row.invert(row, &mut self.factor) {
                    return Pushed::Lost;
                }
                self.values.step(&self.column, direction * step);
                let leaving = self.variables.basic_in(row);
                let leaving_at = match places.get(leaving) {
                    Some(place) if self.bounds.is_fixed(leaving) => place.standing,
                    _ if above => Standing::AtUpper,
                    _ => Standing::AtLower,
                };
                self.dual_weights.forget(row);
                if self.exchange(row, variable, direction * step, leaving_at) {
                    Pushed::Placed
                } else {
                    Pushed::Lost
                }
            }
            _ => {
                self.values.step(&self.column, way);
                self.values.place(variable, target);
                Pushed::Placed
            }
        }
    }
}

/// What became of a push.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pushed {
    /// The variable is at a bound, or in the basis.
    Placed,
    /// Only a small pivot would place it.
    Small,
    /// The factors have lost digits.
    Lost,
}

/// Factorisations because of lost digits, after which variables are put on a bound instead.
const MOST_TROUBLES: usize = 100;

/// Variables pushed with larger pivots after a return.
const CAREFUL_PUSHES: usize = 200;

/// How a crossover goes on.
#[derive(Default)]
struct Pushing {
    /// Variables between their bounds with their distance, the next one last.
    waiting: Vec<(f64, usize)>,
    /// Those with small pivots only: other pushes may leave them better ones.
    late: Vec<(f64, usize)>,
    /// How often it was the turn of `late`.
    rounds: usize,
    /// Where digits were last in order.
    kept: Option<Kept>,
    troubles: usize,
    careful: usize,
}

/// A basis with what was still to be pushed.
struct Kept {
    variables: Variables,
    values: Values,
    waiting: Vec<(f64, usize)>,
    late: Vec<(f64, usize)>,
}

impl Pushing {
    /// The next variable.
    fn next(&mut self) -> Option<(f64, usize)> {
        self.careful = self.careful.saturating_sub(1);
        if self.waiting.is_empty() && !self.late.is_empty() {
            self.waiting = std::mem::take(&mut self.late);
            self.rounds += 1;
        }
        self.waiting.pop()
    }

    /// The smallest pivot taken: any at all once larger ones were waited for in vain.
    fn least(&self) -> f64 {
        match (self.rounds, self.careful) {
            (2.., _) => 0.0,
            (_, 0) => SIMPLEX_SMALL_PIVOT,
            _ => INDEPENDENT,
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
