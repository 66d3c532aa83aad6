//! Inequalities at the root: separated in rounds, the deepest kept, slack ones dropped.

mod aggregation;
mod rounding;
mod tableau;

use std::sync::Arc;

use super::branching::fractional;
use super::problem::Problem;
use super::relaxation::{Change, Optimal, Relaxation, Relaxed};
use crate::ids::{ColumnId, Id, RowId};
use crate::lp::{Bounds, Derivation, Weighted};
use crate::solve::deadline::Deadline;
use crate::solve::simplex::{Basis, Standing};
use aggregation::{VariableBounds, aggregated_cuts};
use rounding::Cut;
use tableau::tableau_cuts;

/// Rounds at most, and rounds without much gain after which it ends.
const ROUNDS: usize = 40;
const IN_VAIN: usize = 6;

/// Derivations that may lead to one.
const MOST_RANK: u32 = 5;

/// Inequalities may be parallel up to this cosine.
const PARALLEL: f64 = 0.9;

/// All inequalities that were ever used, and which of them are rows of the relaxation now.
#[derive(Clone, Debug, Default)]
pub(super) struct Pool {
    pub derivations: Vec<Derivation>,
    cuts: Vec<(Vec<(u32, f64)>, f64)>,
    /// How many derivations lead to each.
    ranks: Vec<u32>,
    /// Positions of those in use, in row order.
    pub in_use: Vec<u32>,
}

impl Pool {
    /// The programme with the inequalities in use as rows.
    fn written(&self, base: &Problem) -> Problem {
        let mut builder = base.lp.clone().into_builder();
        for &position in &self.in_use {
            let (terms, most) = &self.cuts[position as usize];
            let row = builder.row(format_args!("cut {position}"), Bounds::at_most(*most));
            for &(column, value) in terms {
                builder.add(row, ColumnId::at(column as usize), value);
            }
        }
        Problem { lp: builder.build(), ..base.clone() }
    }

    /// A row of the relaxation as a proof counts it: inequalities by their position in the pool.
    pub fn place(&self, own_rows: usize, row: u32) -> u32 {
        #[allow(clippy::cast_possible_truncation)] // fewer than 2^32 rows
        let own = own_rows as u32;
        if row < own { row } else { own + self.in_use[(row - own) as usize] }
    }

    /// The highest rank of the rows of a derivation, counted as a proof does; 0 of the programme's own.
    fn rank_of(&self, own_rows: usize, derivation: &Derivation) -> u32 {
        let rank = |row: u32| {
            let cut = (row as usize).checked_sub(own_rows);
            cut.map_or(0, |at| self.ranks[at])
        };
        derivation.rows.iter().map(|it| rank(it.row)).max().unwrap_or(0)
    }

    /// Whether a cut is derived through too many others: rounding adds up.
    fn is_deep(&self, own_rows: usize, cut: &Cut) -> bool {
        let places = cut.derivation.rows.iter();
        let rows = places.map(|it| Weighted { row: self.place(own_rows, it.row), ..*it }).collect();
        self.rank_of(own_rows, &Derivation { rows, ..cut.derivation.clone() }) >= MOST_RANK
    }

    fn add(&mut self, own_rows: usize, cut: Cut) {
        let mut derivation = cut.derivation;
        for weighted in &mut derivation.rows {
            weighted.row = self.place(own_rows, weighted.row);
        }
        self.ranks.push(1 + self.rank_of(own_rows, &derivation));
        self.derivations.push(derivation);
        self.cuts.push((cut.terms, cut.most));
        #[allow(clippy::cast_possible_truncation)] // a few hundred
        self.in_use.push(self.cuts.len() as u32 - 1);
    }
}

/// The root's relaxation with inequalities, solved; `None` if it turned out empty or stopped.
pub(super) struct Strengthened {
    pub relaxation: Relaxation,
    pub optimal: Optimal,
    pub pool: Pool,
}

/// The cosine of the angle between two inequalities.
fn cosine(one: &Cut, other: &Cut) -> f64 {
    let mut product = 0.0;
    let (mut left, mut right) = (one.terms.iter().peekable(), other.terms.iter().peekable());
    while let (Some(&&a), Some(&&b)) = (left.peek(), right.peek()) {
        match a.0.cmp(&b.0) {
            std::cmp::Ordering::Less => _ = left.next(),
            std::cmp::Ordering::Greater => _ = right.next(),
            std::cmp::Ordering::Equal => {
                product += a.1 * b.1;
                left.next();
                right.next();
            }
        }
    }
    let length = |cut: &Cut| cut.terms.iter().map(|term| term.1 * term.1).sum::<f64>().sqrt();
    product / (length(one) * length(other))
}

/// The deepest inequalities that are not nearly parallel.
fn selected(mut found: Vec<Cut>, most: usize) -> Vec<Cut> {
    found.retain(|cut| cut.depth > 1e-5);
    // Deep and short ones first; the order of finding decides ties.
    #[allow(clippy::cast_precision_loss)] // a length
    let merit = |cut: &Cut| cut.depth / (1.0 + 0.01 * cut.terms.len() as f64);
    found.sort_by(|one, other| merit(other).total_cmp(&merit(one)));
    let mut kept: Vec<Cut> = Vec::new();
    for cut in found {
        if kept.len() >= most {
            break;
        }
        if kept.iter().all(|it| cosine(it, &cut) < PARALLEL) {
            kept.push(cut);
        }
    }
    kept
}

/// Adds inequalities to the root until they gain little, or `most_pivots` are used.
pub(super) fn strengthen(
    base: &Arc<Problem>,
    changes: &[Change],
    relaxation: Relaxation,
    optimal: Optimal,
    most_pivots: u64,
    deadline: &Deadline,
) -> Strengthened {
    let mut best = Strengthened { relaxation, optimal, pool: Pool::default() };
    let variable_bounds = VariableBounds::of(base);
    let most = 20 + base.whole.len().min(2_000) / 4;
    let (first, mut last, mut in_vain) = (best.optimal.value, best.optimal.value, 0);
    for _ in 0..ROUNDS {
        if deadline.stopped() || in_vain >= IN_VAIN || best.relaxation.pivots() > most_pivots {
            break;
        }
        let problem = Arc::clone(&best.relaxation.problem);
        let candidates = fractional(&problem, &best.optimal.point);
        if candidates.is_empty() {
            break;
        }
        let point = &best.optimal.point;
        let mut found = aggregated_cuts(&problem, &variable_bounds, point, 4 * most);
        found.extend(tableau_cuts(&best.relaxation, &candidates, point));
        let pool = &best.pool;
        found.retain(|cut| !pool.is_deep(base.own_rows, cut));
        let added = selected(found, most);
        if added.is_empty() {
            break;
        }
        let Some(next) = with_added(base, &best, added, changes, deadline) else { break };
        best = next;
        let gained = best.optimal.value - last;
        let whole = (best.optimal.value - first).abs().max(1e-9 * (1.0 + first.abs()));
        in_vain = if gained < 0.01 * whole { in_vain + 1 } else { 0 };
        last = best.optimal.value;
    }
    best
}

/// The root with more inequalities, those that are slack now being dropped.
fn with_added(
    base: &Arc<Problem>,
    before: &Strengthened,
    added: Vec<Cut>,
    changes: &[Change],
    deadline: &Deadline,
) -> Option<Strengthened> {
    let own_rows = base.own_rows;
    let basis = before.relaxation.basis();
    let mut pool = before.pool.clone();
    for cut in added {
        pool.add(own_rows, cut);
    }
    // What was slack before is dropped once nothing newly derived refers to rows by place.
    let mut standings: Vec<Standing> = Vec::new();
    let mut kept = Vec::new();
    for (at, &position) in pool.in_use.iter().enumerate() {
        let standing = if at < before.pool.in_use.len() {
            basis.rows[RowId::at(own_rows + at)]
        } else {
            Standing::Basic
        };
        let is_new = at >= before.pool.in_use.len();
        if is_new || standing != Standing::Basic {
            kept.push(position);
            standings.push(standing);
        }
    }
    pool.in_use = kept;
    let problem = Arc::new(pool.written(base));
    let rows = basis.rows.iter().copied().take(own_rows).chain(standings).collect();
    let start = Basis { rows, columns: basis.columns };
    let mut relaxation = Relaxation::new(&problem);
    relaxation.add_pivots(before.relaxation.pivots());
    relaxation.enter(changes);
    relaxation.start(&start);
    match relaxation.solve(deadline) {
        Relaxed::Optimal(optimal) => Some(Strengthened { relaxation, optimal, pool }),
        _ => None,
    }
}
