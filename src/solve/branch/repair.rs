//! Runs are paid for as they are: those below their lot are decided, then runs are exchanged one by one
//! while that gains.

use std::sync::Arc;

use super::part::{Given, Part};
use crate::ids::{ColumnId, Id, RowId};
use crate::lp::{Bounds, Charge, Lp, Objective};
use crate::solve::deadline::Deadline;
use crate::solve::simplex::{Basis, Simplex, Status};

/// The least share of a lot that a run is kept for.
const KEPT: f64 = 1.0 / 3.0;

/// Runs below their lot that are decided in one step: this part of them closed, as many held.
const PART: usize = 6;

/// The loss, as a share of the value, above which a step of several runs is undone.
const SHOCK: f64 = 0.01;

/// The gain, as a share of the value, that an exchange is kept for.
const GAIN: f64 = 1e-6;

/// Which charges are paid: one flag for each.
pub type Paid = Vec<bool>;

/// A programme whose runs are to be decided.
pub(super) struct Runs<'l> {
    pub lp: &'l Lp,
    pub objective: &'l Objective,
    pub charges: &'l [Charge],
    /// The rows that only tie quantities to their runs.
    pub omitted: Vec<bool>,
    /// Pivots so far, and at most.
    pub pivots: u64,
    pub most: u64,
}

impl<'l> Runs<'l> {
    /// The runs of charges; `rows` are those that only tie quantities to them.
    pub fn of(
        lp: &'l Lp,
        objective: &'l Objective,
        (charges, rows): (&'l [Charge], &[RowId]),
        most: u64,
    ) -> Self {
        let mut omitted = vec![false; lp.rows().len()];
        for row in rows {
            omitted[row.position()] = true;
        }
        Self { lp, objective, charges, omitted, pivots: 0, most }
    }

    /// The bounds of every column.
    pub fn given(&self) -> Vec<Given> {
        self.lp.columns().iter().map(|it| Given::Within(*it)).collect()
    }

    /// The part without the rows that only tie quantities to their runs.
    pub fn part(&self, given: &[Given]) -> Part {
        Part::alike(self.lp, self.objective, given, &|row| self.omitted[row.position()])
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
#[derive(Clone)]
pub(super) struct Repair<'l> {
    lp: &'l Lp,
    objective: &'l Objective,
    charges: &'l [Charge],
    decided: Vec<Decided>,
    part: Arc<Part>,
    /// The place of every row and column in the part.
    row_place: Vec<Option<u32>>,
    column_place: Vec<Option<u32>>,
    sides: Vec<Bounds>,
    simplex: Simplex,
    most: u64,
}

impl<'l> Repair<'l> {
    /// The runs as the last round of scaling leaves them.
    pub fn new(runs: &Runs<'l>, quantities: &[f64], basis: &Basis) -> Self {
        let (lp, charges) = (runs.lp, runs.charges);
        let mut given = runs.given();
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
        let part = runs.part(&given);
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
            objective: runs.objective,
            charges,
            decided,
            sides: part.lp.rows().iter().copied().collect(),
            part: Arc::new(part),
            row_place,
            column_place,
            simplex,
            most: runs.most,
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

    /// The open runs below their lot, by how full they are.
    fn below(&self, point: &[f64]) -> Vec<(f64, usize)> {
        let mut below: Vec<(f64, usize)> = Vec::new();
        for (at, charge) in self.charges.iter().enumerate() {
            let quantity = point[charge.quantity.position()];
            let least = charge.least * (1.0 - 1e-7);
            if self.decided[at] == Decided::Open && quantity < least.max(1e-7 * charge.most) {
                below.push((quantity / charge.least.max(1e-3 * charge.most), at));
            }
        }
        below.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        below
    }

    /// Decides every run below its lot: some at a time, the rest at once when the pivots are used or the
    /// deadline has passed.
    pub fn decided(&mut self, deadline: &Deadline) -> Option<Paid> {
        let closing = deadline.closing(self.most);
        let (mut value, mut point) = self.solved(&closing)?;
        let mut largest = usize::MAX;
        loop {
            let below = self.below(&point);
            if below.is_empty() {
                break;
            }
            if self.simplex.iterations() > self.most || deadline.stopped() {
                self.decide_at_once(&below, &closing)?;
                break;
            }
            let empty = below.iter().take_while(|it| it.0 <= 1e-6).count();
            let mut some = below.len().div_ceil(PART).min(largest).max(empty);
            loop {
                if some == 1 {
                    let Some(found) = self.one(below[0].1, &closing) else {
                        // What is held leaves no way for this run.
                        self.let_go(&closing)?;
                        return Some(self.paid());
                    };
                    (value, point) = found;
                    largest = 2;
                    break;
                }
                let basis = self.simplex.basis();
                let before = self.decided.clone();
                for it in &below[..some] {
                    self.decide(it.1, Decided::Closed);
                }
                let held = below.len().div_ceil(PART).min(some).min(below.len() - some);
                for it in &below[below.len() - held..] {
                    self.decide(it.1, Decided::Held);
                }
                match self.solved(deadline) {
                    Some(found) if found.0 - value <= SHOCK * value.abs().max(1e-9) => {
                        (value, point) = found;
                        largest = 2 * some;
                        break;
                    }
                    _ => {
                        self.undo(before, &basis);
                        some = (some / 2).max(1);
                        if self.simplex.iterations() > self.most || deadline.stopped() {
                            break;
                        }
                    }
                }
            }
        }
        Some(self.paid())
    }

    /// The runs that are paid for as decided.
    fn paid(&self) -> Paid {
        self.decided.iter().map(|it| *it != Decided::Closed).collect()
    }

    /// Goes back to what was decided before.
    fn undo(&mut self, before: Vec<Decided>, basis: &Basis) {
        for (at, before) in before.into_iter().enumerate() {
            if self.decided[at] != before {
                self.decide(at, before);
            }
        }
        self.simplex.start(basis);
    }

    /// Holds what is open to its lot, and of the runs below it those that are half full; if no plan has
    /// these, lets go of all.
    fn decide_at_once(&mut self, below: &[(f64, usize)], deadline: &Deadline) -> Option<()> {
        let (before, basis) = (self.decided.clone(), self.simplex.basis());
        for at in 0..self.decided.len() {
            if self.decided[at] == Decided::Open {
                self.decide(at, Decided::Held);
            }
        }
        for &(full, at) in below {
            self.decide(at, if full < 0.5 { Decided::Closed } else { Decided::Held });
        }
        if self.solved(deadline).is_some() {
            return Some(());
        }
        self.undo(before, &basis);
        self.let_go(deadline)
    }

    /// Holds nothing, and closes what is below its lot until nothing is: what needed a closed run is
    /// below its own lot in turn.
    fn let_go(&mut self, deadline: &Deadline) -> Option<()> {
        for at in 0..self.decided.len() {
            if self.decided[at] == Decided::Held {
                self.decide(at, Decided::Open);
            }
        }
        loop {
            let (_, point) = self.solved(deadline)?;
            let below = self.below(&point);
            if below.is_empty() {
                return Some(());
            }
            for it in below {
                self.decide(it.1, Decided::Closed);
            }
        }
    }

    /// The best plan with what is decided; `None` if there is none.
    pub fn plan(&mut self, deadline: &Deadline) -> Option<Vec<f64>> {
        let (_, mut point) = self.solved(deadline)?;
        for (charge, decided) in self.charges.iter().zip(&self.decided) {
            if let Some(run) = charge.run {
                point[run.position()] = f64::from(u8::from(*decided != Decided::Closed));
            }
        }
        Some(point)
    }

    /// Pivots so far.
    pub fn pivots(&self) -> u64 {
        self.simplex.iterations()
    }

    /// Closes, opens and moves runs one by one while that gains; every run is held to its lot.
    pub fn exchanged(&mut self, deadline: &Deadline) -> Paid {
        for at in 0..self.decided.len() {
            if self.decided[at] == Decided::Open {
                self.decide(at, Decided::Held);
            }
        }
        if let Some((mut value, _)) = self.solved(deadline) {
            let mut moves = self.moves();
            while let Some(next) = moves.pop() {
                if deadline.stopped() || self.simplex.iterations() > self.most {
                    break;
                }
                let before = self.clone();
                for &(at, to) in &next {
                    self.decide(at, to);
                }
                let found = self.solved(deadline);
                match found {
                    Some((better, _)) if better < value - GAIN * value.abs() => {
                        value = better;
                        if moves.len() < 20 {
                            moves = self.moves();
                        }
                    }
                    _ => {
                        let pivots = self.simplex.iterations();
                        *self = before;
                        self.simplex.add_iterations(pivots - self.simplex.iterations());
                    }
                }
            }
        }
        self.paid()
    }

    /// What may gain, the most promising last: to open a run whose quantity is worth more than its
    /// setup at present prices; to close a small one, or to move it to a time near.
    fn moves(&self) -> Vec<Vec<(usize, Decided)>> {
        let answer = self.simplex.answer();
        let sign = self.objective.sense.sign();
        let price = |column: ColumnId, cost: f64| {
            let entries = self.lp.matrix().column(column).iter();
            let of = |&(row, value): &(RowId, f64)| {
                let place = self.row_place[row.position()]?;
                Some(value * answer.dual[place as usize])
            };
            sign * cost - entries.filter_map(of).sum::<f64>()
        };
        let mut moves: Vec<(f64, Vec<(usize, Decided)>)> = Vec::new();
        for (at, charge) in self.charges.iter().enumerate() {
            let quantity = price(charge.quantity, self.objective.cost(charge.quantity));
            let once = charge.run.map_or(0.0, |run| price(run, self.objective.cost(run)));
            let place = self.column_place[charge.quantity.position()];
            let present = place.map_or(0.0, |it| answer.primal[it as usize]);
            if self.decided[at] == Decided::Closed {
                let gain = -quantity * charge.least.max(0.1 * charge.most) - once;
                if gain > 0.0 && charge.most > 0.0 {
                    moves.push((gain, vec![(at, Decided::Held)]));
                }
                continue;
            }
            if self.lp.columns()[charge.quantity].lower > 0.0 {
                continue;
            }
            let gain = quantity.max(0.0) * present + once;
            moves.push((gain, vec![(at, Decided::Closed)]));
            for near in [at.wrapping_sub(1), at + 1] {
                if self.decided.get(near) == Some(&Decided::Closed) {
                    moves.push((0.5 * gain, vec![(at, Decided::Closed), (near, Decided::Held)]));
                }
            }
        }
        moves.sort_by(|one, other| one.0.total_cmp(&other.0).then(other.1[0].0.cmp(&one.1[0].0)));
        moves.into_iter().map(|it| it.1).collect()
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
