//! Slope scaling: which runs are worth their setup and which lots are filled, by relaxations without
//! yes or no.
//!
//! A quantity pays a share of its run for every unit, that of as many units as it had in the round
//! before (D. Kim, P. M. Pardalos, *A solution approach to the fixed charge network flow problem
//! using a dynamic slope scaling procedure*, Operations Research Letters 24, 1999). Afterwards runs
//! are paid for as they are; the emptiest below their lot are closed and the fullest are held to it,
//! relaxation by relaxation. A step that costs much is undone and made smaller.

use super::part::{Given, Part};
use crate::ids::{ColumnId, Id, RowId};
use crate::lp::{Bounds, Charge, Lp, Objective};
use crate::solve::deadline::Deadline;
use crate::solve::engine::Engine;
use crate::solve::simplex::{Basis, Simplex, SimplexEngine, Status};

/// Rounds of scaling.
const ROUNDS: usize = 7;

/// What remains of the quantity that a run is shared by, per round in which it is not used.
const UNUSED: f64 = 0.9;

/// The least share of a lot that a run is kept for.
const KEPT: f64 = 1.0 / 3.0;

/// Runs below their lot that are decided in one step: this part of them closed, as many held.
const PART: usize = 6;

/// The loss, as a share of the value, above which a step of several runs is undone.
const SHOCK: f64 = 0.01;

/// Which charges are paid: one flag for each.
pub type Paid = Vec<bool>;

/// The charges that a good plan pays, its values, and the pivots that took; no plan if none is found.
///
/// `rows` are those that only tie quantities to their runs. The objective is minimised or maximised as
/// it says; the domains of columns are left aside.
#[must_use]
pub fn slope_scaled(
    lp: &Lp,
    objective: &Objective,
    charges: &[Charge],
    rows: &[RowId],
    most: u64,
    deadline: &Deadline,
) -> (Option<Paid>, u64) {
    let mut omitted = vec![false; lp.rows().len()];
    for row in rows {
        omitted[row.position()] = true;
    }
    let mut scaling = Scaling { lp, objective, charges, omitted, pivots: 0, most };
    let paid = scaling.paid(deadline);
    (paid, scaling.pivots)
}

struct Scaling<'l> {
    lp: &'l Lp,
    objective: &'l Objective,
    charges: &'l [Charge],
    omitted: Vec<bool>,
    pivots: u64,
    most: u64,
}

fn index(column: ColumnId) -> u32 {
    u32::try_from(column.position()).unwrap_or(u32::MAX)
}

impl Scaling<'_> {
    fn given(&self) -> Vec<Given> {
        self.lp.columns().iter().map(|it| Given::Within(*it)).collect()
    }

    fn part(&self, given: &[Given]) -> Part {
        Part::alike(self.lp, self.objective, given, &|row| self.omitted[row.position()])
    }

    fn paid(&mut self, deadline: &Deadline) -> Option<Paid> {
        let (quantities, basis) = self.rounds(deadline)?;
        let mut repair = Repair::new(self, &quantities, &basis);
        let paid = repair.decided(deadline);
        let pivots = repair.simplex.iterations();
        self.pivots += pivots;
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
            let resident = match &mut simplex {
                Some(simplex) => {
                    simplex.exchange_coefficients(&part.lp);
                    simplex.set_objective(&part.objective);
                    simplex
                }
                None => {
                    let solved =
                        SimplexEngine.solve_from(&part.lp, &part.objective, None, deadline).ok()?;
                    self.pivots += solved.iterations.unwrap_or(0);
                    let loaded = simplex.insert(Simplex::load(&part.lp, &part.objective));
                    loaded.start(&solved.basis?);
                    loaded
                }
            };
            if resident.optimise(deadline) != Status::Optimal {
                return None;
            }
            let point = part.whole(&resident.point());
            quantities = self.charges.iter().map(|it| point[it.quantity.position()]).collect();
            if self.pivots + resident.iterations() > self.most && round > 0 {
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

/// What was decided of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Decided {
    Closed,
    /// Paid for, of any quantity.
    Open,
    /// Paid for, and at least its lot.
    Held,
}

/// Runs are paid for as they are, and those below their lot decided.
struct Repair<'l> {
    lp: &'l Lp,
    objective: &'l Objective,
    charges: &'l [Charge],
    decided: Vec<Decided>,
    part: Part,
    /// The place of every row and column in the part.
    row_place: Vec<Option<u32>>,
    column_place: Vec<Option<u32>>,
    sides: Vec<Bounds>,
    simplex: Simplex,
    most: u64,
}

impl<'l> Repair<'l> {
    fn new(scaling: &Scaling<'l>, quantities: &[f64], basis: &Basis) -> Self {
        let (lp, charges) = (scaling.lp, scaling.charges);
        let mut given = scaling.given();
        let mut decided = Vec::new();
        for (charge, quantity) in charges.iter().zip(quantities) {
            let least = if charge.least > 0.0 { KEPT * charge.least } else { 1e-6 * charge.most };
            let required = lp.columns()[charge.quantity].lower > 0.0;
            let open = *quantity > least || required;
            decided.push(if open { Decided::Open } else { Decided::Closed });
            if let Some(run) = charge.run {
                given[run.position()] = Given::Fixed(f64::from(u8::from(open)));
            }
            given[charge.quantity.position()] =
                Given::Within(within(lp, charge, decided[decided.len() - 1]));
        }
        let part = scaling.part(&given);
        let mut row_place = vec![None; lp.rows().len()];
        for (place, row) in (0_u32..).zip(&part.rows) {
            row_place[row.position()] = Some(place);
        }
        let mut column_place = vec![None; lp.columns().len()];
        for (place, &column) in (0_u32..).zip(&part.kept) {
            column_place[column as usize] = Some(place);
        }
        let mut simplex = Simplex::load(&part.lp, &part.objective);
        simplex.start(basis);
        Self {
            lp,
            objective: scaling.objective,
            charges,
            decided,
            sides: part.lp.rows().iter().copied().collect(),
            part,
            row_place,
            column_place,
            simplex,
            most: scaling.most.saturating_sub(scaling.pivots).max(scaling.most / 3),
        }
    }

    /// Decides about one run.
    fn decide(&mut self, at: usize, to: Decided) {
        let charge = self.charges[at];
        let before = std::mem::replace(&mut self.decided[at], to);
        if let Some(place) = self.column_place[charge.quantity.position()] {
            let bounds = within(self.lp, &charge, to);
            self.simplex.set_column_bounds(ColumnId::at(place as usize), bounds);
        }
        let paid = |it: Decided| f64::from(u8::from(it != Decided::Closed));
        let more = paid(to) - paid(before);
        if more == 0.0 {
            return;
        }
        let Some(run) = charge.run else { return };
        for &(row, value) in self.lp.matrix().column(run) {
            let Some(place) = self.row_place[row.position()] else { continue };
            let sides = &mut self.sides[place as usize];
            sides.lower -= more * value;
            sides.upper -= more * value;
            self.simplex.set_row_bounds(RowId::at(place as usize), *sides);
        }
    }

    /// The value with what is decided, minimised, and all values; `None` if there is no plan.
    fn solved(&mut self, deadline: &Deadline) -> Option<(f64, Vec<f64>)> {
        if self.simplex.optimise(deadline) != Status::Optimal {
            return None;
        }
        let point = self.part.whole(&self.simplex.point());
        let sign = self.objective.sense.sign();
        let mut value = 0.0;
        for (cost, value_of) in self.objective.costs.iter().zip(&point) {
            value += sign * cost * value_of;
        }
        for (charge, decided) in self.charges.iter().zip(&self.decided) {
            if let Some(run) = charge.run {
                // The part was written with the runs of the beginning.
                let paid = f64::from(u8::from(*decided != Decided::Closed));
                value += sign * self.objective.cost(run) * (paid - point[run.position()]);
            }
        }
        Some((value, point))
    }

    /// Decides every run below its lot.
    fn decided(&mut self, deadline: &Deadline) -> Option<Paid> {
        let Some((mut value, mut point)) = self.solved(deadline) else { return None };
        let mut patience = 3 * self.charges.len();
        loop {
            let mut below: Vec<(f64, usize)> = Vec::new();
            for (at, charge) in self.charges.iter().enumerate() {
                let quantity = point[charge.quantity.position()];
                let least = charge.least * (1.0 - 1e-7);
                if self.decided[at] == Decided::Open && quantity < least.max(1e-7 * charge.most) {
                    below.push((quantity / charge.least.max(1e-3 * charge.most), at));
                }
            }
            if below.is_empty() {
                return Some(self.decided.iter().map(|it| *it != Decided::Closed).collect());
            }
            below.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
            let empty = below.iter().take_while(|it| it.0 <= 1e-6).count();
            let mut some = below.len().div_ceil(PART).max(empty);
            loop {
                patience = patience.checked_sub(1)?;
                if deadline.stopped() || self.simplex.iterations() > self.most {
                    return None;
                }
                if some == 1 {
                    (value, point) = self.one(below[0].1, deadline)?;
                    break;
                }
                let basis = self.simplex.basis();
                let before = self.decided.clone();
                for it in &below[..some] {
                    self.decide(it.1, Decided::Closed);
                }
                let held = below.len().div_ceil(PART).min(below.len() - some);
                for it in &below[below.len() - held..] {
                    self.decide(it.1, Decided::Held);
                }
                match self.solved(deadline) {
                    Some(found) if found.0 - value <= SHOCK * value.abs().max(1e-9) => {
                        (value, point) = found;
                        break;
                    }
                    _ => {
                        for (at, before) in before.into_iter().enumerate() {
                            if self.decided[at] != before {
                                self.decide(at, before);
                            }
                        }
                        self.simplex.start(&basis);
                        some = (some / 2).max(1);
                    }
                }
            }
        }
    }

    /// Closes a run or holds it, whichever costs less.
    fn one(&mut self, at: usize, deadline: &Deadline) -> Option<(f64, Vec<f64>)> {
        let basis = self.simplex.basis();
        self.decide(at, Decided::Closed);
        let closed = self.solved(deadline);
        let after = self.simplex.basis();
        self.decide(at, Decided::Held);
        self.simplex.start(&basis);
        let held = self.solved(deadline);
        match (closed, held) {
            (Some(closed), Some(held)) if held.0 < closed.0 => Some(held),
            (Some(closed), _) => {
                self.decide(at, Decided::Closed);
                self.simplex.start(&after);
                (self.simplex.optimise(deadline) == Status::Optimal).then_some(closed)
            }
            (None, held) => held,
        }
    }
}

/// The bounds of a quantity whose run was decided.
fn within(lp: &Lp, charge: &Charge, decided: Decided) -> Bounds {
    let own = lp.columns()[charge.quantity];
    match decided {
        Decided::Closed => Bounds::fixed(0.0),
        Decided::Open => Bounds { upper: own.upper.min(charge.most), ..own },
        Decided::Held => {
            Bounds { lower: own.lower.max(charge.least), upper: own.upper.min(charge.most) }
        }
    }
}
