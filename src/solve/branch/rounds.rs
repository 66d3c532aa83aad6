//! The neighbourhoods of an incumbent in turn, while they take no more than their share of the work.

use std::sync::Arc;

use super::incumbent::Incumbent;
use super::neighbourhood::{differing, explore};
use super::problem::Problem;
use super::relaxation::{Relaxation, Relaxed};
use super::search::Limits;
use crate::ids::{ColumnId, Id};
use crate::lp::{Bounds, Lp};
use crate::solve::deadline::Deadline;
use crate::solve::engine::Engine;
use crate::solve::simplex::{Basis, SimplexEngine};

/// Nodes of a neighbourhood's tree.
const NODES: u64 = 60;

/// Pivots of a neighbourhood: so many, and one for every so many whole columns.
const PIVOTS: u64 = 400;
const COLUMNS_PER_PIVOT: u64 = 2;

/// Neighbourhoods in a row that are not begun within their pivots before the others are given up.
const UNFINISHED: u32 = 5;

/// When neighbourhoods are searched, and which.
pub(super) struct Rounds {
    pub problem: Arc<Problem>,
    neighbourhoods: Vec<Vec<bool>>,
    next: usize,
    /// Pivots spent on neighbourhoods, and how many of them in a row found nothing.
    pub spent: u64,
    in_vain: usize,
    /// How many in a row were not even begun within their pivots.
    unfinished: u32,
    /// The relaxation with every whole column at the incumbent's value, and whether it is at its
    /// optimum for the incumbent of some value.
    pub resident: Relaxation,
    begun: Option<Basis>,
    pub standing: Option<(f64, Option<Basis>)>,
    /// The incumbent's value when all neighbourhoods had been searched.
    exhausted: Option<f64>,
}

impl Rounds {
    /// Neighbourhoods, the one to begin with, and the basis of the incumbent or one near it.
    pub fn new(
        problem: &Arc<Problem>,
        neighbourhoods: &[Vec<ColumnId>],
        first: usize,
        basis: Option<&Basis>,
    ) -> Self {
        let mark = |list: &Vec<ColumnId>| {
            let mut marks = vec![false; problem.domains.len()];
            for column in list {
                marks[column.position()] = true;
            }
            marks
        };
        Self {
            problem: Arc::clone(problem),
            neighbourhoods: neighbourhoods.iter().map(mark).collect(),
            next: first,
            spent: 0,
            in_vain: 0,
            unfinished: 0,
            resident: Relaxation::new(problem),
            begun: basis.cloned(),
            standing: None,
            exhausted: None,
        }
    }

    /// The basis of the last incumbent.
    pub fn basis(self) -> Option<Basis> {
        self.standing.and_then(|it| it.1)
    }

    /// The neighbourhood whose turn is next.
    pub fn next(&self) -> usize {
        self.next
    }

    /// Whether so many in a row were not begun that the others were given up.
    pub fn given_up(&self) -> bool {
        self.unfinished >= UNFINISHED
    }

    /// Solves the relaxation of the incumbent's whole numbers, from that of the one before; the incumbent
    /// takes its optimum where that is better.
    pub fn stand(&mut self, incumbent: &mut Incumbent, deadline: &Deadline) {
        let value = incumbent.value;
        if self.standing.as_ref().is_some_and(|it| it.0.to_bits() == value.to_bits()) {
            return;
        }
        let before = self.resident.pivots();
        for &column in &self.problem.whole {
            let at = self.problem.nearest(column, incumbent.point[column as usize]);
            if self.resident.bounds()[column as usize] != Bounds::fixed(at) {
                self.resident.set(column, Bounds::fixed(at));
            }
        }
        if self.standing.is_none() {
            let begun = self.begun.take().or_else(|| {
                // Little is left of a programme in which so much is fixed.
                let mut fixed = Lp::clone(&self.problem.own);
                for &column in &self.problem.whole {
                    let bounds = self.resident.bounds()[column as usize];
                    fixed.set_column_bounds(ColumnId::at(column as usize), bounds);
                }
                let solved =
                    SimplexEngine.solve_from(&fixed, &self.problem.objective, None, deadline);
                let solved = solved.ok()?;
                self.spent += solved.iterations.unwrap_or(0);
                solved.basis
            });
            if let Some(basis) = begun {
                self.resident.start(&basis);
            }
        }
        let solved = self.resident.solve(deadline);
        let basis = matches!(solved, Relaxed::Optimal(_)).then(|| self.resident.basis());
        if let Relaxed::Optimal(optimal) = solved
            && optimal.value < value - 1e-9 * (1.0 + value.abs())
            && let Some(better) = Incumbent::of(&self.problem, optimal.point)
        {
            *incumbent = better;
        }
        self.standing = Some((incumbent.value, basis));
        self.spent += self.resident.pivots() - before;
    }

    /// Searches neighbourhoods until they have taken `most` pivots in all, or none is better; returns
    /// the pivots. With a relaxed point one of them is where it and the incumbent differ.
    pub fn look_around(
        &mut self,
        incumbent: &mut Incumbent,
        relaxed: Option<&[f64]>,
        most: u64,
        deadline: &Deadline,
    ) -> u64 {
        let before = self.spent;
        let kinds = self.neighbourhoods.len() + usize::from(relaxed.is_some());
        while kinds > 0 && self.spent < most && !deadline.stopped() {
            if self.exhausted.is_some_and(|it| it.to_bits() == incumbent.value.to_bits()) {
                break;
            }
            self.stand(incumbent, deadline);
            if self.standing.as_ref().is_none_or(|it| it.1.is_none()) {
                break;
            }
            let columns = self.problem.whole.len() as u64;
            let own = PIVOTS + columns / COLUMNS_PER_PIVOT;
            let pivots = own.min(most.saturating_sub(self.spent));
            let limits = Limits { gap: 1e-9, nodes: NODES, pivots };
            let at = self.next % kinds;
            self.next += 1;
            let problem = &self.problem;
            let explored = match (self.neighbourhoods.get(at), relaxed) {
                (Some(marks), _) => {
                    let is_free = |column: u32| marks[column as usize];
                    explore(&self.resident, incumbent, limits, &is_free, None, deadline)
                }
                (None, Some(relaxed)) => {
                    let differ = differing(problem, relaxed, incumbent);
                    explore(&self.resident, incumbent, limits, &differ, None, deadline)
                }
                (None, None) => break,
            };
            self.spent += explored.pivots.max(10);
            deadline.searched(self.spent, most);
            // Where one after another is not begun within its pivots, none will be.
            self.unfinished = if explored.begun { 0 } else { self.unfinished + 1 };
            if self.given_up() {
                break;
            }
            match explored.better {
                Some(better) => {
                    *incumbent = better;
                    self.in_vain = 0;
                }
                None => self.in_vain += 1,
            }
            if self.in_vain >= kinds {
                self.exhausted = Some(incumbent.value);
                self.in_vain = 0;
            }
        }
        self.spent - before
    }
}
