//! Presolve and postsolve: reduces a programme before it is solved, and restores the answer.
//!
//! The reductions are those of E. D. Andersen and K. D. Andersen (*Presolving in linear
//! programming*, Mathematical Programming 71, 1995), one file each with its reduction and its
//! postsolve. No reduction changes a coefficient. Each postsolve turns an optimal basis of the
//! reduced programme into one of the programme before the reduction, so that undoing them in
//! reverse order ends in an optimal basis of the original (the aim of J. Gondzio, *Presolve
//! analysis of linear programs prior to applying an interior point method*, INFORMS Journal on
//! Computing 9, 1997, and of the section on postsolve in Andersen and Andersen, here with bases
//! instead of interior points).

mod activity;
mod domination;
mod duplicate_columns;
mod duplicate_rows;
mod empty_column;
mod fixed_column;
mod forcing_row;
mod implied_equation;
mod known;
mod proportion;
mod queue;
mod recovery;
mod reduction;
mod singleton_column;
mod singleton_row;
mod state;
mod sweep;

use self::recovery::Recovery;
use self::reduction::Reduction;
use self::state::{State, Stop};
use super::simplex::{Basis, Standing};
use crate::ids::{ColumnId, Id, IdVec, RowId};
use crate::lp::{Answer, Bounds, Lp, LpBuilder, Objective};

/// A reduced programme with its postsolve.
///
/// ```
/// use junheng::lp::{Bounds, LpBuilder, Objective, Sense};
/// use junheng::solve::{Presolve, Simplex, Status, Deadline};
/// use junheng::verify::certify;
/// let mut builder = LpBuilder::new("mill");
/// let hours = builder.row(format_args!("hours"), Bounds::at_most(40.0));
/// let bands = builder.column(format_args!("bands"), Bounds::between(0.0, 6000.0));
/// builder.add(hours, bands, 1.0 / 100.0);
/// let lp = builder.build();
/// let mut profit = Objective::new("profit", Sense::Maximise);
/// profit.add(bands, 25.0);
/// let presolve = Presolve::of(&lp, &profit).unwrap();
/// assert_eq!(presolve.lp().columns().len(), 0);
/// let mut simplex = Simplex::load(presolve.lp(), presolve.objective());
/// assert_eq!(simplex.optimise(&Deadline::unlimited()), Status::Optimal);
/// let (answer, basis) = presolve.restore(&simplex.answer(), &simplex.basis());
/// assert_eq!(basis.basic(), 1);
/// assert_eq!(certify(&lp, &profit, answer).unwrap().value(), 100_000.0);
/// ```
#[derive(Clone, Debug)]
pub struct Presolve<'a> {
    lp: &'a Lp,
    objective: &'a Objective,
    reduced: Lp,
    reduced_objective: Objective,
    rows: Vec<RowId>,
    columns: Vec<ColumnId>,
    reductions: Vec<Reduction>,
    shifts: IdVec<RowId, f64>,
}

/// What presolve may detect.
#[derive(Clone, Debug, PartialEq)]
pub enum Claim {
    /// No point satisfies every bound.
    Infeasible {
        /// The proof, one multiplier per row of the programme given (a Farkas ray).
        ray: Vec<f64>,
    },
    /// No dual values satisfy every sign condition: if the programme has a point, its objective
    /// is unbounded. There is no proof: only a solve can say which.
    InfeasibleOrUnbounded,
}

impl<'a> Presolve<'a> {
    /// Reduces a programme until nothing more can be removed; the same input gives the same
    /// result, in time that grows little faster than the number of entries.
    ///
    /// # Errors
    /// A [`Claim`] if it detects that there is no optimum.
    pub fn of(lp: &'a Lp, objective: &'a Objective) -> Result<Self, Claim> {
        let mut state = State::new(lp, objective);
        match state.reduce() {
            Ok(()) => Ok(Self::build(lp, objective, state)),
            Err(Stop::NoOptimum) => Err(Claim::InfeasibleOrUnbounded),
            Err(Stop::NoPoint(proof)) => {
                let mut recovery = Recovery::of_ray(lp);
                for (row, multiplier) in proof {
                    recovery.dual[row] = multiplier;
                }
                recovery.undo(&state.reductions);
                Err(Claim::Infeasible { ray: recovery.ray() })
            }
        }
    }

    fn build(lp: &'a Lp, objective: &'a Objective, state: State<'_>) -> Self {
        let rows: Vec<RowId> = lp.rows().ids().filter(|row| state.row_left[*row]).collect();
        let columns: Vec<ColumnId> =
            lp.columns().ids().filter(|column| state.column_left[*column]).collect();
        let sign = objective.sense.sign();
        let mut builder = LpBuilder::new(lp.name());
        let mut reduced_objective = Objective::new(&objective.name, objective.sense);
        reduced_objective.constant = sign.mul_add(state.constant, objective.constant);
        let mut places: IdVec<RowId, Option<RowId>> = lp.rows().ids().map(|_| None).collect();
        for &row in &rows {
            let name = lp.row_name(row);
            places[row] = Some(builder.row(format_args!("{name}"), state.rows[row]));
        }
        for &column in &columns {
            let name = lp.column_name(column);
            let place = builder.column(format_args!("{name}"), state.columns[column]);
            reduced_objective.add(place, sign * state.costs[column]);
            for &(row, value) in lp.matrix().column(column) {
                if let Some(row) = places[row] {
                    builder.add(row, place, value);
                }
            }
        }
        Self {
            lp,
            objective,
            reduced: builder.build(),
            reduced_objective,
            rows,
            columns,
            reductions: state.reductions,
            shifts: state.shifts,
        }
    }

    /// The smaller programme; rows and columns keep their names and their order.
    #[must_use]
    pub fn lp(&self) -> &Lp {
        &self.reduced
    }

    /// Its objective: the same value at the optimum, in the same sense.
    #[must_use]
    pub fn objective(&self) -> &Objective {
        &self.reduced_objective
    }

    /// The share of rows and columns that were removed, from zero to one.
    #[must_use]
    #[allow(clippy::cast_precision_loss)] // programmes have fewer than 2^32 rows and columns
    pub fn removed(&self) -> f64 {
        let size = |lp: &Lp| (lp.rows().len() + lp.columns().len()) as f64;
        1.0 - size(&self.reduced) / size(self.lp).max(1.0)
    }

    /// The answer and the basis of the programme given, from those of the smaller one.
    ///
    /// A complete basis becomes a complete basis, an optimal one an optimal one (up to rounding);
    /// of one that is not optimal, the basis at least is a start.
    ///
    /// # Panics
    /// If `answer` or `basis` has another shape than [`Presolve::lp`].
    #[must_use]
    pub fn restore(&self, answer: &Answer, basis: &Basis) -> (Answer, Basis) {
        let mut recovery = Recovery::of_answer(self.lp, self.objective, self.shifts.clone());
        for (at, &row) in self.rows.iter().enumerate() {
            recovery.dual[row] += answer.dual[at];
            let bounds = self.reduced.rows().as_slice()[at];
            let standing = basis.rows.as_slice()[at];
            recovery.rows[row] = reduction::side(bounds, standing, answer.dual[at]);
        }
        for (at, &column) in self.columns.iter().enumerate() {
            recovery.primal[column] = answer.primal[at];
            recovery.columns[column] = basis.columns.as_slice()[at];
        }
        recovery.undo(&self.reductions);
        recovery.finish()
    }

    /// An answer of the programme given in the smaller one; its prices only approximately, for what
    /// was removed may have had a part in them.
    #[must_use]
    pub fn reduced(&self, answer: &Answer) -> Answer {
        let price = |row: &RowId| answer.dual[row.position()] - self.shifts[*row];
        Answer {
            primal: self.columns.iter().map(|at| answer.primal[at.position()]).collect(),
            dual: self.rows.iter().map(price).collect(),
        }
    }

    /// The answer of the programme given, from one of the smaller programme that need not be that of
    /// a basis: what is between its bounds counts as basic.
    ///
    /// # Panics
    /// If `answer` has another shape than [`Presolve::lp`].
    #[must_use]
    pub fn restore_answer(&self, answer: &Answer) -> Answer {
        let standing = |bounds: &Bounds, value: f64| {
            if value <= bounds.lower {
                Standing::AtLower
            } else if value >= bounds.upper {
                Standing::AtUpper
            } else {
                Standing::Basic
            }
        };
        let rows = self.reduced.rows().iter().zip(&answer.dual).map(|(bounds, price)| {
            if *price == 0.0 || bounds.lower.is_infinite() && bounds.upper.is_infinite() {
                Standing::Basic
            } else if *price > 0.0 && bounds.lower.is_finite() || bounds.upper.is_infinite() {
                Standing::AtLower
            } else {
                Standing::AtUpper
            }
        });
        let columns = self.reduced.columns().iter().zip(&answer.primal);
        let columns = columns.map(|(bounds, value)| standing(bounds, *value));
        self.restore(answer, &Basis { rows: rows.collect(), columns: columns.collect() }).0
    }

    /// A Farkas ray of the programme given, from one of the smaller programme.
    ///
    /// # Panics
    /// If `ray` has another length than the smaller programme has rows.
    #[must_use]
    pub fn restore_ray(&self, ray: &[f64]) -> Vec<f64> {
        assert_eq!(ray.len(), self.rows.len(), "one multiplier per row");
        let mut recovery = Recovery::of_ray(self.lp);
        for (&row, &multiplier) in self.rows.iter().zip(ray) {
            recovery.dual[row] = multiplier;
        }
        recovery.undo(&self.reductions);
        recovery.ray()
    }
}
