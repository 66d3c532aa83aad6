//! The relaxation at a node: one resident simplex whose bounds change from box to box.

use std::sync::Arc;

use super::problem::Problem;
use super::propagation::{Propagated, Reach, propagate};
use crate::ids::{ColumnId, Id};
use crate::lp::Bounds;
use crate::solve::deadline::Deadline;
use crate::solve::simplex::{Basis, Simplex, Status};

/// A column with bounds other than those of the root.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Change {
    /// The column.
    pub column: u32,
    /// Its bounds.
    pub bounds: Bounds,
}

/// The optimum of a relaxation.
#[derive(Clone, Debug)]
pub(super) struct Optimal {
    /// The objective as minimised, without its constant.
    pub value: f64,
    /// One value per column.
    pub point: Vec<f64>,
    /// One dual value per row, inequalities included.
    pub dual: Vec<f64>,
}

/// How a relaxation turned out.
#[derive(Clone, Debug)]
pub(super) enum Relaxed {
    Optimal(Optimal),
    /// No point; one multiplier per row.
    Empty(Vec<f64>),
    Unbounded,
    /// The pivots allowed, or the deadline.
    Stopped,
    /// Numerical trouble, from nothing too.
    Trouble,
}

/// A resident simplex and the box it is in.
#[derive(Clone, Debug)]
pub(super) struct Relaxation {
    pub problem: Arc<Problem>,
    simplex: Simplex,
    bounds: Vec<Bounds>,
    /// The columns whose bounds are not those of the root, each once, in the order they were moved.
    moved: Vec<u32>,
    is_moved: Vec<bool>,
    /// Bounds of all columns that follow in the present box, continuous ones included.
    within: Option<Vec<Bounds>>,
    /// The box that all others lie in, if it is not the root.
    outer: Option<Arc<Outer>>,
    /// Pivots before the simplex was loaded again.
    pivots_before: u64,
}

/// A box that all others lie in, and what follows in it.
#[derive(Debug)]
struct Outer {
    within: Vec<Bounds>,
    bounds: Vec<Bounds>,
}

impl Relaxation {
    /// The root, with nothing solved.
    pub fn new(problem: &Arc<Problem>) -> Self {
        Self {
            simplex: Simplex::load(&problem.lp, &problem.objective),
            bounds: problem.bounds.to_vec(),
            moved: Vec::new(),
            is_moved: vec![false; problem.bounds.len()],
            within: None,
            outer: None,
            pivots_before: 0,
            problem: Arc::clone(problem),
        }
    }

    /// The present bounds.
    pub fn bounds(&self) -> &[Bounds] {
        &self.bounds
    }

    /// The bounds of all columns that follow in the present box, as far as they are known, and the
    /// columns they are to be propagated from: those changed, or all that are not as in the outer box.
    pub fn take_within(&mut self, changed: &[u32]) -> (Vec<Bounds>, Vec<u32>) {
        if let Some(within) = self.within.take() {
            return (within, changed.to_vec());
        }
        let Some(outer) = &self.outer else {
            return (self.within_root(), self.moved.clone());
        };
        let moved = self.moved.iter().copied();
        let moved: Vec<u32> =
            moved.filter(|it| self.bounds[*it as usize] != outer.bounds[*it as usize]).collect();
        (self.narrowed(&outer.within, &moved), moved)
    }

    /// Bounds with the present ones of some columns.
    fn narrowed(&self, within: &[Bounds], columns: &[u32]) -> Vec<Bounds> {
        let mut within = within.to_vec();
        for &column in columns {
            let at = column as usize;
            within[at] = within[at].within(self.bounds[at]);
        }
        within
    }

    /// The present bounds, with those that follow at the root.
    fn within_root(&self) -> Vec<Bounds> {
        let problem = &self.problem;
        let root = problem.implied.get_or_init(|| {
            let mut implied = problem.bounds.to_vec();
            let all: Vec<u32> = (0..).take(implied.len()).collect();
            match propagate(problem, &mut implied, &all, Reach::All) {
                Propagated::Implied(_) => implied,
                Propagated::Empty(..) => problem.bounds.to_vec(),
            }
        });
        self.narrowed(root, &self.moved)
    }

    /// Says that every box to come lies in the present one.
    pub fn stay_within(&mut self) {
        let (mut within, changed) = self.take_within(&[]);
        if let Propagated::Implied(_) = propagate(&self.problem, &mut within, &changed, Reach::All)
        {
            self.outer = Some(Arc::new(Outer { within, bounds: self.bounds.clone() }));
        }
    }

    /// Keeps the bounds that follow in the present box.
    pub fn keep_within(&mut self, within: Vec<Bounds>) {
        self.within = Some(within);
    }

    /// The present box as changes from the root.
    pub fn changes(&self) -> Vec<Change> {
        let change = |&column: &u32| Change { column, bounds: self.bounds[column as usize] };
        let mut changes: Vec<Change> = self.moved.iter().map(change).collect();
        changes.retain(|it| it.bounds != self.problem.bounds[it.column as usize]);
        changes
    }

    /// Changes a column's bounds.
    pub fn set(&mut self, column: u32, bounds: Bounds) {
        let at = column as usize;
        if !self.is_moved[at] {
            self.is_moved[at] = true;
            self.moved.push(column);
        }
        let before = std::mem::replace(&mut self.bounds[at], bounds);
        let narrows = before.lower <= bounds.lower && bounds.upper <= before.upper;
        self.within = self.within.take().filter(|_| narrows);
        if let Some(within) = &mut self.within {
            within[at] = within[at].within(bounds);
        }
        self.simplex.set_column_bounds(ColumnId::at(at), bounds);
    }

    /// Goes to another box.
    pub fn enter(&mut self, changes: &[Change]) {
        self.within = None;
        let before = std::mem::take(&mut self.moved);
        for column in &before {
            self.is_moved[*column as usize] = false;
        }
        for change in changes {
            let at = change.column as usize;
            self.is_moved[at] = true;
            self.moved.push(change.column);
            if self.bounds[at] != change.bounds {
                self.bounds[at] = change.bounds;
                self.simplex.set_column_bounds(ColumnId::at(at), change.bounds);
            }
        }
        for column in before {
            let at = column as usize;
            let own = self.problem.bounds[at];
            if !self.is_moved[at] && self.bounds[at] != own {
                self.bounds[at] = own;
                self.simplex.set_column_bounds(ColumnId::at(at), own);
            }
        }
    }

    /// Starts the next solve from a basis.
    pub fn start(&mut self, basis: &Basis) {
        self.simplex.start(basis);
    }

    /// Starts the next solve from a point that has some columns between their bounds in a basis.
    pub fn start_between(&mut self, basis: &Basis, between: &[(ColumnId, f64)]) {
        self.simplex.start_between(basis, between);
    }

    pub fn basis(&self) -> Basis {
        self.simplex.basis()
    }

    /// The resident simplex, for what is read off its tableau.
    pub fn simplex(&self) -> &Simplex {
        &self.simplex
    }

    /// Pivots so far.
    pub fn pivots(&self) -> u64 {
        self.pivots_before + self.simplex.iterations()
    }

    /// Counts pivots that a copy made.
    pub fn add_pivots(&mut self, pivots: u64) {
        self.pivots_before += pivots;
    }

    /// Solves over the present box, from where the simplex is; from nothing if that fails.
    pub fn solve(&mut self, deadline: &Deadline) -> Relaxed {
        let crossed = self.moved.iter().any(|&column| {
            let bounds = self.bounds[column as usize];
            bounds.lower > bounds.upper
        });
        if crossed {
            return Relaxed::Empty(Vec::new());
        }
        let mut status = self.simplex.optimise(deadline);
        if status == Status::Trouble {
            self.reload();
            status = self.simplex.optimise(deadline);
        }
        match status {
            Status::Optimal => {
                let answer = self.simplex.answer();
                let value = self.problem.value(&answer.primal);
                Relaxed::Optimal(Optimal { value, point: answer.primal, dual: answer.dual })
            }
            Status::Infeasible => Relaxed::Empty(self.simplex.farkas_ray(&self.problem.lp)),
            Status::Unbounded => Relaxed::Unbounded,
            Status::Interrupted => Relaxed::Stopped,
            Status::Trouble => Relaxed::Trouble,
        }
    }

    /// Loads the programme afresh in the present box.
    fn reload(&mut self) {
        self.pivots_before += self.simplex.iterations();
        self.simplex = Simplex::load(&self.problem.lp, &self.problem.objective);
        for &column in &self.moved {
            let at = column as usize;
            self.simplex.set_column_bounds(ColumnId::at(at), self.bounds[at]);
        }
    }
}
