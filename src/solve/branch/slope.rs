//! Slope scaling: which runs are worth their setup and which lots are filled, by relaxations without
//! yes or no.
//!
//! A quantity pays a share of its run for every unit, that of as many units as it had in the round
//! before (D. Kim, P. M. Pardalos, *A solution approach to the fixed charge network flow problem
//! using a dynamic slope scaling procedure*, Operations Research Letters 24, 1999). Afterwards runs
//! are paid for as they are; the emptiest below their lot are closed and the fullest are held to it,
//! relaxation by relaxation. A step that costs much is undone and made smaller.

use super::part::Given;
use super::repair::{Paid, Repair, Runs};
use crate::ids::{ColumnId, Id, RowId};
use crate::lp::{Charge, Lp, Objective};
use crate::solve::deadline::Deadline;
use crate::solve::engine::Engine;
use crate::solve::simplex::{Basis, Simplex, SimplexEngine, Status};

/// Rounds of scaling.
const ROUNDS: usize = 6;

/// What remains of the quantity that a run is shared by, per round in which it is not used.
const UNUSED: f64 = 0.9;

/// The charges that a good plan pays, and the pivots that took; none if no plan is found. Once the
/// deadline has passed what is undecided is decided at once: from the quantities of `point`, an optimum
/// in fractions, if no round was ended.
///
/// `rows` are those that only tie quantities to their runs. The objective is minimised or maximised as
/// it says; the domains of columns are left aside.
#[must_use]
pub fn slope_scaled(
    lp: &Lp,
    objective: &Objective,
    charges: &[Charge],
    rows: &[RowId],
    point: Option<&[f64]>,
    most: u64,
    deadline: &Deadline,
) -> (Option<Paid>, u64) {
    let mut runs = Runs::of(lp, objective, (charges, rows), most);
    let paid = runs.paid(point, deadline);
    (paid, runs.pivots)
}

/// A point no worse than one that is whole, by opening, closing and moving its runs one by one while
/// that gains, and the pivots that took; none if nothing gains. Every whole column has to be that of a
/// charge.
#[must_use]
pub fn runs_exchanged(
    lp: &Lp,
    objective: &Objective,
    (charges, rows): (&[Charge], &[RowId]),
    point: &[f64],
    most: u64,
    deadline: &Deadline,
) -> (Option<Vec<f64>>, u64) {
    let runs = Runs::of(lp, objective, (charges, rows), most);
    let quantities: Vec<f64> = charges.iter().map(|it| point[it.quantity.position()]).collect();
    let mut repair = Repair::new(&runs, &quantities, &Basis::default());
    repair.exchanged(deadline);
    let found = repair.plan(deadline);
    let better = |found: &Vec<f64>| {
        objective.worsening(objective.value(found), objective.value(point)) < 0.0
    };
    (found.filter(better), repair.pivots())
}

fn index(column: ColumnId) -> u32 {
    u32::try_from(column.position()).unwrap_or(u32::MAX)
}

impl Runs<'_> {
    fn paid(&mut self, point: Option<&[f64]>, deadline: &Deadline) -> Option<Paid> {
        let of = |point: &[f64]| -> Vec<f64> {
            self.charges.iter().map(|it| point[it.quantity.position()]).collect()
        };
        let at_hand = point.map(of);
        let rounds = self.rounds(deadline);
        let (quantities, basis) = rounds.or_else(|| Some((at_hand?, Basis::default())))?;
        let mut repair = Repair::new(self, &quantities, &basis);
        let mut paid = repair.decided(deadline);
        if paid.is_some() {
            paid = Some(repair.exchanged(deadline));
        }
        self.pivots += repair.pivots();
        paid
    }

    /// The quantities after the last round, and its basis.
    fn rounds(&mut self, deadline: &Deadline) -> Option<(Vec<f64>, Basis)> {
        let of = |it: &Charge| if it.most.is_finite() { it.most } else { it.least.max(1.0) };
        let mut shared: Vec<f64> = self.charges.iter().map(of).collect();
        let mut simplex: Option<Simplex> = None;
        let mut quantities = Vec::new();
        for round in 0..ROUNDS {
            let mut given = self.given();
            for (charge, shared) in self.charges.iter().zip(&shared) {
                if let Some(run) = charge.run {
                    given[run.position()] = Given::Times(index(charge.quantity), 1.0 / shared);
                }
            }
            let part = self.part(&given);
            let resident = if let Some(simplex) = &mut simplex {
                simplex.exchange_coefficients(&part.lp);
                simplex.set_objective(&part.objective);
                simplex
            } else {
                let solved =
                    SimplexEngine.solve_from(&part.lp, &part.objective, None, deadline).ok()?;
                self.pivots += solved.iterations.unwrap_or(0);
                let loaded = simplex.insert(Simplex::load(&part.lp, &part.objective));
                loaded.start(&solved.basis?);
                loaded
            };
            let basis = resident.basis();
            match resident.optimise(deadline) {
                Status::Optimal => {}
                Status::Interrupted if round > 0 => return Some((quantities, basis)),
                _ => return None,
            }
            let point = part.whole(&resident.point());
            quantities = self.charges.iter().map(|it| point[it.quantity.position()]).collect();
            if self.pivots + resident.iterations() > self.most / 2 && round > 0 {
                break;
            }
            for ((charge, shared), now) in self.charges.iter().zip(&mut shared).zip(&quantities) {
                let least = 0.05 * charge.least.max(0.02 * of(charge));
                let used = *now > 1e-6 * of(charge);
                *shared = if used { *now } else { UNUSED * *shared }.max(least);
            }
        }
        let simplex = simplex?;
        self.pivots += simplex.iterations();
        Some((quantities, simplex.basis()))
    }
}
