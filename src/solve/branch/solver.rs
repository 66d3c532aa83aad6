//! From a programme with whole numbers to its best point and the proof of its bound.

use std::sync::Arc;

use rayon::prelude::*;

use super::boxes::{Trail, follow};
use super::branching::fractional;
use super::cuts::{Strengthened, strengthen};
use super::dive::{Way, dive};
use super::incumbent::{Incumbent, completed};
use super::neighbourhood::explore;
use super::problem::Problem;
use super::pseudo_costs::PseudoCosts;
use super::relaxation::{Relaxation, Relaxed};
use super::search::{Ended, Limits, Search};
use super::tree::Fragment;
use crate::ids::{ColumnId, Id};
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
    Ok(searched(strengthened, trail, incumbent, options, answer, deadline))
}

/// Searches the neighbourhoods of a known point for a better one, without a tree and its proof; `None`
/// if the point does not stand or none is better.
///
/// # Errors
/// If the simplex method fails at the root.
pub fn improve_whole(
    lp: &Lp,
    objective: &Objective,
    options: &WholeOptions,
    deadline: &Deadline,
) -> Result<Option<Vec<f64>>, EngineFailure> {
    let base = Arc::new(Problem::new(lp, objective));
    let Some(known) = options.point.clone().and_then(|point| Incumbent::of(&base, point)) else {
        return Ok(None);
    };
    let (relaxation, Relaxed::Optimal(optimal), _) = root(&base, options, deadline)? else {
        return Ok(None);
    };
    let most = options.pivots.unwrap_or(u64::MAX);
    let limits = Limits { gap: 0.0, nodes: 0, pivots: most };
    let costs = PseudoCosts::new(base.domains.len());
    let before = known.value;
    let mut search = Search::new(relaxation, &optimal, 0, None, Some(known), costs, limits);
    let mut rounds = Rounds::new(options);
    rounds.look_around(&mut search, &optimal.point, most, deadline);
    Ok(search.incumbent.filter(|it| it.value < before).map(|it| it.point))
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
    let mut rounds = Rounds::new(options);
    answer.end = loop {
        if let Some(ended) = search.step(deadline) {
            break match ended {
                Ended::Closed => WholeEnd::Closed,
                Ended::Stopped => WholeEnd::Stopped,
            };
        }
        // While they take no more than the tree did.
        let most = 2_000 + search.pivots / 2;
        rounds.look_around(&mut search, &optimal.point, most, deadline);
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

/// When neighbourhoods are searched, and which.
struct Rounds {
    neighbourhoods: Vec<Vec<bool>>,
    next: usize,
    /// Pivots spent on neighbourhoods, and how many of them found something.
    spent: u64,
    in_vain: u32,
    /// The incumbent's value when all neighbourhoods had been searched.
    exhausted: Option<f64>,
}

impl Rounds {
    fn new(options: &WholeOptions) -> Self {
        let length = |list: &Vec<ColumnId>| {
            list.iter().map(|column| column.position() + 1).max().unwrap_or(0)
        };
        let mark = |list: &Vec<ColumnId>| {
            let mut marks = vec![false; length(list)];
            for column in list {
                marks[column.position()] = true;
            }
            marks
        };
        Self {
            neighbourhoods: options.neighbourhoods.iter().map(mark).collect(),
            next: 0,
            spent: 0,
            in_vain: 0,
            exhausted: None,
        }
    }

    /// Searches neighbourhoods until they have taken so many pivots, or none is better.
    fn look_around(&mut self, search: &mut Search, point: &[f64], most: u64, deadline: &Deadline) {
        let Some(mut incumbent) = search.incumbent.clone() else {
            return;
        };
        while self.spent < most && !deadline.stopped() {
            if self.exhausted == Some(incumbent.value) {
                return;
            }
            let limits = Limits {
                gap: 1e-9,
                nodes: 200,
                pivots: (3_000 + 2 * search.problem.whole.len() as u64).min(most - self.spent),
            };
            let kinds = self.neighbourhoods.len() + 1;
            let at = self.next % kinds;
            self.next += 1;
            let (found, pivots) = if let Some(marks) = self.neighbourhoods.get(at) {
                let is_free = |column: u32| marks.get(column as usize).copied().unwrap_or(false);
                let costs = &search.costs;
                explore(search.root(), &incumbent, costs, limits, &is_free, deadline)
            } else {
                // Where the relaxation and the incumbent agree (RINS: E. Danna, E. Rothberg, C. Le
                // Pape, Mathematical Programming 102, 2005).
                let agree = |column: u32| {
                    (point[column as usize] - incumbent.point[column as usize]).abs() > 1e-6
                };
                let costs = &search.costs;
                explore(search.root(), &incumbent, costs, limits, &agree, deadline)
            };
            self.spent += pivots.max(10);
            search.pivots += pivots;
            match found {
                Some(better) => {
                    incumbent = better.clone();
                    search.offer(better);
                    self.in_vain = 0;
                }
                None => self.in_vain += 1,
            }
            if self.in_vain as usize >= kinds {
                self.exhausted = Some(incumbent.value);
                self.in_vain = 0;
            }
        }
    }
}
