//! From a programme with whole numbers to its best point and the proof of its bound.

use std::sync::Arc;

use rayon::prelude::*;

use super::boxes::{Trail, follow};
use super::branching::fractional;
use super::cuts::{Strengthened, strengthen};
use super::dive::{Way, dive};
use super::incumbent::{Incumbent, completed};
use super::problem::Problem;
use super::pseudo_costs::PseudoCosts;
use super::relaxation::{Relaxation, Relaxed};
use super::rounds::Rounds;
use super::search::{Ended, Limits, Search};
use super::towards::Towards;
use super::tree::Fragment;
use crate::ids::ColumnId;
use crate::lp::{Lp, Objective, Proof};
use crate::solve::deadline::Deadline;
use crate::solve::engine::Engine;
use crate::solve::failure::EngineFailure;
use crate::solve::simplex::{Basis, SimplexEngine};

/// Groups of columns that are searched together while all others keep the incumbent's values: windows
/// of time, products, groups.
pub type Neighbourhoods = Vec<Vec<ColumnId>>;

/// How far to go.
#[derive(Clone, Debug)]
pub struct WholeOptions {
    /// Relative gap between the best point and the bound at which the search ends.
    pub gap: f64,
    /// Pivots allowed, about; `None` for no limit. The same limit gives the same answer.
    pub pivots: Option<u64>,
    /// Whether the proof of the bound is wanted.
    pub proof: bool,
    /// The basis to begin from.
    pub basis: Option<Basis>,
    /// A point known, such as a plan of the goal before.
    pub point: Option<Vec<f64>>,
    /// Where better points are looked for first.
    pub neighbourhoods: Neighbourhoods,
    /// The neighbourhood to begin with.
    pub first: usize,
    /// The bound that the point is to come nearer to.
    pub towards: Option<Towards>,
}

impl Default for WholeOptions {
    fn default() -> Self {
        Self {
            gap: 1e-6,
            pivots: None,
            proof: true,
            basis: None,
            point: None,
            neighbourhoods: Vec::new(),
            first: 0,
            towards: None,
        }
    }
}

/// How a search ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WholeEnd {
    /// The best point is within the gap of the bound; without a point there is none.
    Closed,
    /// A limit was reached.
    Stopped,
    /// The relaxation is unbounded: nothing is known.
    Unbounded,
}

/// What a search found. Nothing of it is trusted before it is certified.
#[derive(Clone, Debug)]
pub struct WholeAnswer {
    /// How it ended.
    pub end: WholeEnd,
    /// The best point, one value per column.
    pub point: Option<Vec<f64>>,
    /// The proof of the bound, if wanted and there is one.
    pub proof: Option<Proof>,
    /// The optimum of the relaxation as minimised, without the constant.
    pub relaxation: Option<f64>,
    /// The relaxation's optimum with inequalities, likewise.
    pub root: Option<f64>,
    /// The final basis of the relaxation, without inequalities.
    pub basis: Option<Basis>,
    /// Nodes of the tree.
    pub nodes: u64,
    /// Inequalities derived.
    pub cuts: usize,
    /// Pivots of all relaxations.
    pub pivots: u64,
}

impl WholeAnswer {
    /// A point that was known before, and nothing else.
    #[must_use]
    pub fn known(point: Option<Vec<f64>>) -> Self {
        Self {
            end: WholeEnd::Stopped,
            point,
            proof: None,
            relaxation: None,
            root: None,
            basis: None,
            nodes: 0,
            cuts: 0,
            pivots: 0,
        }
    }
}

/// Searches for the best point with whole numbers by branch and bound. The same programme and options
/// give the same answer on any number of threads; a deadline only cuts it short.
///
/// # Errors
/// If the simplex method fails at the root.
pub fn solve_whole(
    lp: &Lp,
    objective: &Objective,
    options: &WholeOptions,
    deadline: &Deadline,
) -> Result<WholeAnswer, EngineFailure> {
    let base = Arc::new(Problem::new(lp, objective));
    let mut answer = WholeAnswer::known(None);
    let incumbent = options.point.clone().and_then(|point| Incumbent::of(&base, point));
    answer.point = incumbent.as_ref().map(|it| it.point.clone());
    let (mut relaxation, relaxed, pivots) = root(&base, options, deadline)?;
    answer.pivots = pivots;
    let mut trail = Trail::new(options.proof);
    let optimal = match relaxed {
        Relaxed::Optimal(optimal) => optimal,
        Relaxed::Empty(ray) => {
            trail.empty(&ray);
            answer.proof = trail.fragment.and_then(|it| it.finished(Vec::new()));
            answer.end = WholeEnd::Closed;
            answer.pivots += relaxation.pivots();
            return Ok(answer);
        }
        Relaxed::Unbounded => return Ok(WholeAnswer { end: WholeEnd::Unbounded, ..answer }),
        Relaxed::Stopped | Relaxed::Trouble => return Ok(answer),
    };
    answer.relaxation = Some(optimal.value);
    answer.basis = Some(relaxation.basis());
    // What follows from the rows alone.
    if !follow(&mut relaxation, &mut trail, &base.whole) {
        answer.proof = trail.fragment.and_then(|it| it.finished(Vec::new()));
        answer.end = WholeEnd::Closed;
        return Ok(answer);
    }
    let optimal = match relaxation.solve(deadline) {
        Relaxed::Optimal(optimal) => optimal,
        Relaxed::Empty(ray) => {
            trail.empty(&ray);
            answer.proof = trail.fragment.and_then(|it| it.finished(Vec::new()));
            answer.end = WholeEnd::Closed;
            return Ok(answer);
        }
        _ => {
            // The bound of the relaxation is known nevertheless.
            trail.leaf(&optimal.dual);
            answer.proof = trail.fragment.and_then(|it| it.finished(Vec::new()));
            return Ok(answer);
        }
    };
    let changes = relaxation.changes();
    let most = options.pivots.unwrap_or(u64::MAX);
    let strengthened = strengthen(&base, &changes, relaxation, optimal, most / 4, deadline);
    Ok(searched(&base, strengthened, trail, incumbent, options, answer, deadline))
}

/// What was found near a known point.
#[derive(Clone, Debug)]
pub struct Improved {
    /// A better point.
    pub point: Option<Vec<f64>>,
    /// The basis of the best point: for the next improvement to begin with.
    pub basis: Option<Basis>,
    /// The neighbourhood to begin with then.
    pub next: usize,
    /// Whether neighbourhoods were given up because too many were not begun within their pivots.
    pub given_up: bool,
    /// What moved, step by step, if a bound was looked towards.
    pub moved: Neighbourhoods,
}

/// Searches the neighbourhoods of a known point for a better one, without a tree and its proof. The
/// basis of the options is that of the point, or one near it. Nothing is found if the point does not
/// stand.
#[must_use]
pub fn improve_whole(
    lp: &Lp,
    objective: &Objective,
    options: &WholeOptions,
    deadline: &Deadline,
) -> Improved {
    let base = Arc::new(Problem::new(lp, objective));
    let (basis, next) = (options.basis.clone(), options.first);
    let mut improved = Improved { point: None, basis, next, given_up: false, moved: Vec::new() };
    let Some(known) = options.point.clone().and_then(|point| Incumbent::of(&base, point)) else {
        return improved;
    };
    let mut incumbent = known.clone();
    let around = &options.neighbourhoods;
    let mut rounds = Rounds::new(&base, around, options.first, options.basis.as_ref());
    let most = options.pivots.unwrap_or(u64::MAX);
    match &options.towards {
        Some(towards) => {
            improved.moved =
                rounds.look_towards(&mut incumbent, (lp, objective), towards, most, deadline);
        }
        None => drop(rounds.look_around(&mut incumbent, None, most, deadline)),
    }
    improved.point = (incumbent.value < known.value).then_some(incumbent.point);
    improved.next = rounds.next();
    improved.given_up = rounds.given_up();
    improved.basis = rounds.basis();
    improved
}

/// The relaxation of a problem, solved from the basis to begin from, and the pivots that took before
/// it was loaded.
fn root(
    base: &Arc<Problem>,
    options: &WholeOptions,
    deadline: &Deadline,
) -> Result<(Relaxation, Relaxed, u64), EngineFailure> {
    let basis = options.basis.as_ref();
    let solved = SimplexEngine.solve_from(&base.lp, &base.objective, basis, deadline)?;
    let mut relaxation = Relaxation::new(base);
    if let Some(basis) = &solved.basis {
        relaxation.start(basis);
    }
    let relaxed = relaxation.solve(deadline);
    Ok((relaxation, relaxed, solved.iterations.unwrap_or(0)))
}

/// Searches the tree below the strengthened root.
fn searched(
    base: &Arc<Problem>,
    strengthened: Strengthened,
    trail: Trail,
    incumbent: Option<Incumbent>,
    options: &WholeOptions,
    mut answer: WholeAnswer,
    deadline: &Deadline,
) -> WholeAnswer {
    let Strengthened { relaxation, optimal, pool } = strengthened;
    answer.root = Some(optimal.value);
    answer.cuts = pool.derivations.len();
    let own_rows = relaxation.problem.own_rows;
    let most = options.pivots.unwrap_or(u64::MAX);
    let used = answer.pivots + relaxation.pivots();
    let limits = Limits { gap: options.gap, nodes: u64::MAX, pivots: most.saturating_sub(used) };
    let costs = PseudoCosts::new(relaxation.problem.domains.len());
    let fragment = trail.fragment;
    let mut search =
        Search::new(relaxation, &optimal, trail.node, fragment, incumbent, costs, limits);
    // Dives end far from a point that is known.
    if search.incumbent.is_none() || fractional(&search.problem, &optimal.point).is_empty() {
        begin(&mut search, &optimal.point, deadline);
    }
    let around = &options.neighbourhoods;
    let mut rounds = Rounds::new(base, around, options.first, None);
    answer.end = loop {
        if let Some(ended) = search.step(deadline) {
            break match ended {
                Ended::Closed => WholeEnd::Closed,
                Ended::Stopped => WholeEnd::Stopped,
            };
        }
        // While they take no more than the tree did.
        let most = 2_000 + search.pivots / 2;
        if let Some(mut incumbent) = search.incumbent.clone() {
            let relaxed = Some(&optimal.point[..]);
            search.pivots += rounds.look_around(&mut incumbent, relaxed, most, deadline);
            search.offer(incumbent);
        }
    };
    search.close_all();
    answer.nodes = search.nodes;
    answer.pivots = used + search.pivots;
    answer.point = search.incumbent.map(|it| it.point);
    answer.proof = search.fragment.and_then(|fragment: Fragment| {
        let mut proof = fragment.finished(pool.derivations.clone())?;
        for list in &mut proof.multipliers {
            for entry in list {
                entry.0 = pool.place(own_rows, entry.0);
            }
        }
        Some(proof)
    });
    answer
}

/// The first points: the relaxation's own, then dives.
fn begin(search: &mut Search, point: &[f64], deadline: &Deadline) {
    if fractional(&search.problem, point).is_empty() {
        if let Some(found) = completed(search.root(), point, deadline) {
            search.offer(found);
        }
        return;
    }
    let ways = [Way::Nearest, Way::FewestLocks, Way::Up, Way::Guided];
    let root = search.root().clone();
    let (incumbent, cutoff) = (search.incumbent.clone(), search.cutoff());
    let most = 2_000 + 20 * root.problem.whole.len() as u64;
    let dives: Vec<(Option<Incumbent>, u64)> = ways
        .par_iter()
        .map(|&way| {
            let mut copy = root.clone();
            let before = copy.pivots();
            let found = dive(&mut copy, way, incumbent.as_ref(), cutoff, most, deadline);
            (found, copy.pivots() - before)
        })
        .collect();
    for (found, pivots) in dives {
        search.pivots += pivots;
        if let Some(found) = found {
            search.offer(found);
        }
    }
}
