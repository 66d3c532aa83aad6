//! An objective is brought nearer to its bound: what has to move for it is found (`proximity`), rounded
//! where it stands, and else searched together with what hangs on it.

use super::dive::{Way, dive};
use super::incumbent::Incumbent;
use super::neighbourhood::explore;
use super::proximity::Nearest;
use super::relaxation::{Optimal, Relaxation, Relaxed};
use super::rounds::Rounds;
use super::search::Limits;
use crate::ids::{ColumnId, Id};
use crate::lp::{Bounds, Lp, Objective};
use crate::solve::deadline::Deadline;

/// Where an objective is to come nearer to its bound.
#[derive(Clone, Debug)]
pub struct Towards {
    /// A value that no point is better than.
    pub bound: f64,
    /// One number per column: columns with the same one move together.
    pub families: Vec<u32>,
}

/// Ways in a row that lead to nothing before no more is looked for.
const IN_VAIN: usize = 8;

/// Ways that are tried together for one part of the way to the bound.
const TOGETHER: usize = 2;

/// Pivots for each step of one of them.
const STEP: u64 = 1_000;

/// The part of what was asked that must be reached for as much to be asked again.
const ENOUGH: f64 = 0.25;

impl Rounds {
    /// Searches what must move for the objective to come nearer to its bound, until that has taken
    /// `most` pivots or leads to nothing: all the way first, then parts of it. Returns the columns
    /// that moved, step by step.
    pub fn look_towards(
        &mut self,
        incumbent: &mut Incumbent,
        (lp, goal): (&Lp, &Objective),
        towards: &Towards,
        most: u64,
        deadline: &Deadline,
    ) -> Vec<Vec<ColumnId>> {
        let bound = towards.bound;
        let mut nearest = Nearest::new(&self.problem, lp, goal);
        let until = self.spent + most;
        let (mut share, mut in_vain, mut searched) = (1.0, 0, Vec::new());
        while in_vain < IN_VAIN && self.spent < until && !deadline.stopped() {
            self.stand(incumbent, deadline);
            let Some((_, Some(basis))) = self.standing.clone() else { break };
            let value = goal.value(&incumbent.point);
            if goal.worsening(value, bound) <= 1e-9 * (1.0 + bound.abs()) {
                break;
            }
            let worst = value + share * (bound - value);
            let mut free = vec![false; self.problem.domains.len()];
            let mut better = None;
            for _ in 0..TOGETHER {
                let mut relaxation = nearest.relaxation(&incumbent.point, &basis, goal, worst);
                let solved = relaxation.solve(&deadline.at_most(STEP));
                self.spent += relaxation.pivots().max(10);
                in_vain += 1;
                let Relaxed::Optimal(optimal) = solved else { break };
                let moving = nearest.moving(&optimal.point, &incumbent.point);
                self.free_with(&moving, &towards.families, &mut free);
                better = self.rounded_near(relaxation, incumbent, &free, deadline);
                if better.is_none() {
                    better = self.freed(&optimal, incumbent, &free, deadline);
                }
                if better.is_some() || self.spent >= until {
                    break;
                }
                nearest.dearer(&moving);
            }
            let reached = better.as_ref().map(|it| goal.value(&it.point));
            if let Some(better) = better {
                let moved = nearest.moving(&better.point, &incumbent.point);
                searched.push(moved.iter().map(|it| ColumnId::at(*it as usize)).collect());
                *incumbent = better;
                in_vain = 0;
            }
            if reached.is_none_or(|it| goal.worsening(it, value + ENOUGH * (worst - value)) > 0.0) {
                share *= 0.5;
            }
        }
        searched
    }

    /// Rounds the nearest relaxed point, only what is free being moved.
    fn rounded_near(
        &mut self,
        mut relaxation: Relaxation,
        incumbent: &Incumbent,
        free: &[bool],
        deadline: &Deadline,
    ) -> Option<Incumbent> {
        for &column in self.problem.whole.iter().filter(|it| !free[**it as usize]) {
            let at = self.problem.nearest(column, incumbent.point[column as usize]);
            relaxation.set(column, Bounds::fixed(at));
        }
        let before = relaxation.pivots();
        let found = dive(&mut relaxation, Way::Nearest, None, f64::INFINITY, STEP, deadline);
        self.spent += relaxation.pivots() - before;
        let own = self.problem.domains.len();
        let found = Incumbent::of(&self.problem, found?.point[..own].to_vec())?;
        (found.value < incumbent.value).then_some(found)
    }

    /// Searches what is free, by the objective alone; nothing where that is most of the programme.
    fn freed(
        &mut self,
        nearest: &Optimal,
        incumbent: &Incumbent,
        free: &[bool],
        deadline: &Deadline,
    ) -> Option<Incumbent> {
        let whole = &self.problem.whole;
        if 2 * whole.iter().filter(|it| free[**it as usize]).count() > whole.len() {
            return None;
        }
        let limits = Limits { gap: 1e-9, nodes: u64::MAX, pivots: STEP };
        let is_free = |column: u32| free[column as usize];
        let guide = Some(&nearest.point[..]);
        let explored = explore(&self.resident, incumbent, limits, &is_free, guide, deadline);
        self.spent += explored.pivots.max(10);
        explored.better
    }

    /// Frees the whole columns of every family that one of these is of.
    fn free_with(&self, moving: &[u32], families: &[u32], free: &mut [bool]) {
        let mut own: Vec<u32> = moving.iter().map(|it| families[*it as usize]).collect();
        own.sort_unstable();
        for &column in &self.problem.whole {
            let at = column as usize;
            free[at] |= own.binary_search(&families[at]).is_ok();
        }
    }
}
