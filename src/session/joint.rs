//! All sets of measures as one programme: a bound on every set at once.
//!
//! The programme has a column from 0 to 1 for each measure. Where every measure is 0 or 1, it allows
//! whatever the programme of that set allows, and values it no less: so no set is better than its
//! optimum, with some measures decided or none. A bound counts as far as [`crate::verify`] recomputes it
//! from the prices.
//!
//! Why that holds: a figure of the programme of a set (an entry, an end of a row or column, a cost) is a
//! function of those of its measures that touch the figure. Its values for *every* part of these, up to
//! eight, are those of the programmes written of the parts ([`touched`]); more, and there is no joint
//! programme. A limit is then exact as a sum over products of measures; of a column whose entries change,
//! the part made with measures is a column of its own, equal to the whole where they are all taken
//! ([`written`]); where there are too many products, a linear function of the side that allows more.
//! That no other measure touches a figure is compared, not believed ([`compared`]): of up to six measures
//! the programmes of all sets; of more, those of every pair that meets in a column, or in a row whose
//! ends one of the two moves, of every pair with a measure that brings or removes rows or columns, and of
//! halves of all measures. A figure that is another one is touched by the measures of the smallest part
//! that shows it, and all is compared again. What is left is a figure that neither measure of a pair
//! touches alone, of a pair that meets nowhere, or one that only three or more change: as a function of
//! the set it is a sum of products, and one of at most d measures is seen in 2^-d of all sets. The search
//! compares every plan with the bounds that hold for it, and drops the joint programme if one is better.

mod compared;
mod figures;
mod functions;
mod most;
mod rules;
mod touched;
mod written;

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::planning::Options;
use super::prove::{self, Solved};
use crate::ids::{ColumnId, Id, RowId};
use crate::lp::{Bounds, Lp, Objective, Proof};
use crate::model::Factory;
use crate::solve::Optimum;
use figures::Register;
pub use rules::Rules;
use touched::touched;
use written::{Written, written};

/// The programme of all sets of some measures, for each goal with rows that hold the goals before.
#[derive(Clone, Debug)]
pub struct Joint {
    by_goal: Vec<Lp>,
    goals: Vec<Objective>,
    taken: Vec<ColumnId>,
    budget: RowId,
    costs: Vec<f64>,
    /// Optima without anything decided, by goal, to start from.
    roots: FxHashMap<usize, Arc<Optimum>>,
    /// Programmes solved, and pivots.
    pub taking: (u64, u64),
}

/// What is asked of it.
#[derive(Clone, Copy, Debug)]
pub struct Within<'w> {
    /// Money for costs once.
    pub budget: f64,
    /// Of each measure whether it is taken or left out; none where that is not decided.
    pub decided: &'w [Option<bool>],
    /// What the goals before reach at least, in their own sense.
    pub levels: &'w [f64],
}

/// What no set of some passes in a goal.
#[derive(Clone, Debug)]
pub struct Bounded {
    /// The goal as minimised.
    pub bound: f64,
    /// How far each measure is taken where that is reached.
    pub taken: Vec<f64>,
    /// By how much the bound rises at least with a measure that is not taken, or falls at most without
    /// one that is: its reduced cost.
    pub reduced: Vec<f64>,
    /// From where programmes near this one are solved.
    pub optimum: Option<Arc<Optimum>>,
}

/// How a bound turned out.
#[derive(Clone, Debug)]
pub enum Bounding {
    /// No set passes it.
    At(Bounded),
    /// There is no such set: proven.
    Nothing,
    /// Nothing is known.
    Unknown,
}

impl Joint {
    /// The programme of all sets of measures of a factory, with the goals of these titles, some of money,
    /// of which `helps` says which can only help. `made` is the factory of a set. `None` where sets
    /// are not told apart by what they change, or the deadline passed.
    #[must_use]
    pub fn of(
        (rules, helps): (&Rules, &[bool]),
        made: &dyn Fn(&[usize]) -> Option<Factory>,
        options: &Options,
        titles: &[(String, bool)],
    ) -> Option<Self> {
        let (names, money): (Vec<String>, Vec<bool>) = titles.iter().cloned().unzip();
        let mut register = Register::default();
        let mut write = |register: &mut Register, set: &[usize]| {
            if options.deadline.stopped() {
                return None;
            }
            register.read(&made(set)?, options.bucket, &names)
        };
        let base = write(&mut register, &[])?;
        let functions = touched(rules, &mut register, &base, &mut write)?;
        if options.deadline.stopped() {
            return None;
        }
        let written = written((rules, &money, helps), &register, &base, &functions)?;
        let Written { lp, goals, taken, budget } = written;
        let mut by_goal = vec![lp];
        for goal in 1..goals.len() {
            // The level is known when it is asked for.
            let before = &goals[goal - 1];
            let open = if before.sense.sign() > 0.0 { f64::INFINITY } else { f64::NEG_INFINITY };
            by_goal.push(by_goal[goal - 1].clone().holding(before, open));
        }
        let costs = rules.costs.clone();
        let roots = FxHashMap::default();
        Some(Self { by_goal, goals, taken, budget, costs, roots, taking: (0, 0) })
    }

    /// The rows and columns of the programme.
    #[must_use]
    pub fn size(&self) -> (usize, usize) {
        (self.by_goal[0].rows().len(), self.by_goal[0].columns().len())
    }

    /// What no set within what is decided passes in a goal, from an optimum near it if there is one.
    pub fn bound(
        &mut self,
        goal: usize,
        within: Within<'_>,
        near: Option<&Arc<Optimum>>,
        options: &Options,
    ) -> Bounding {
        let (lp, objective) = (self.within(goal, within), &self.goals[goal]);
        let near = near.or(self.roots.get(&goal)).cloned();
        let solved = prove::optimum_near(&lp, objective, near.as_deref(), options);
        self.taking.0 += 1;
        let (certified, record) = match solved {
            Ok(Solved::Best(certified, record)) => (certified, record),
            Ok(Solved::Infeasible(ray)) => {
                let proven = ray.and_then(|ray| prove::contradiction(&lp, ray)).is_some();
                return if proven { Bounding::Nothing } else { Bounding::Unknown };
            }
            _ => return Bounding::Unknown,
        };
        self.taking.1 += record.iterations.unwrap_or(0);
        let proof = Proof::of_prices(certified.dual());
        let Some(proven) = prove::proven_bound(&lp, objective, &proof) else {
            return Bounding::Unknown;
        };
        let of = |it: &[f64]| self.taken.iter().map(|column| it[column.position()]).collect();
        let optimum = record.optimum;
        if let Some(optimum) = &optimum {
            self.roots.entry(goal).or_insert_with(|| Arc::clone(optimum));
        }
        Bounding::At(Bounded {
            bound: objective.sense.sign() * proven.value(),
            taken: of(certified.primal()),
            reduced: of(certified.reduced_costs()),
            optimum,
        })
    }

    /// The programme of a goal with some measures decided.
    fn within(&self, goal: usize, within: Within<'_>) -> Lp {
        let mut lp = self.by_goal[goal].clone();
        let budget = within.budget + 1e-9 * (1.0 + within.budget.abs());
        let all: f64 = self.costs.iter().sum();
        if budget < all {
            lp.set_row_bounds(self.budget, Bounds::at_most(budget));
        }
        for (column, decided) in self.taken.iter().zip(within.decided) {
            if let Some(taken) = decided {
                lp.set_column_bounds(*column, Bounds::fixed(if *taken { 1.0 } else { 0.0 }));
            }
        }
        let rows = self.by_goal[0].rows().len();
        for (at, (objective, level)) in self.goals.iter().zip(within.levels).take(goal).enumerate()
        {
            lp.set_row_bounds(RowId::at(rows + at), objective.no_worse_than(*level));
        }
        lp
    }
}
