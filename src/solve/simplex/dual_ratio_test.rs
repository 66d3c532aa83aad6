//! Which variable enters in the dual method: the ratio test that flips bounds on its way.
//!
//! A boxed variable whose reduced cost changes sign moves to its other bound, and the step goes
//! on as long as the leaving row stays infeasible (R. Fourer, *Notes on the dual simplex method*,
//! 1994; I. Maros, *A generalized dual phase-2 simplex algorithm*, EJOR 149, 2003). Among ratios
//! that tie within the tolerance the largest pivot is taken (P. Harris, *Pivot selection methods of
//! the Devex LP code*, Mathematical Programming 5, 1973).

use std::ops::Range;

use super::basis::Standing;
use super::state::Simplex;
use crate::tolerances::{SIMPLEX_DUAL, SIMPLEX_PIVOT, SIMPLEX_SMALL_PIVOT};

/// Least share of the largest entry among ratios that tie which a later goal may choose.
const STURDY: f64 = 1e-3;

/// A nonbasic variable whose reduced cost the step brings to zero.
#[derive(Clone, Copy, Debug)]
struct Breakpoint {
    variable: u32,
    /// Size of its entry in the row; positive.
    entry: f64,
    /// Size of its reduced cost, not less than zero.
    reduced: f64,
    /// How far it can move to its other bound.
    range: f64,
}

/// Ratios that tie, as far as the step goes.
#[derive(Clone, Debug)]
struct Ties {
    /// What is left of the infeasibility that the step is for.
    slope: f64,
    /// Where each group of ties begins among the points, and its largest entry.
    groups: Vec<(usize, usize)>,
    /// Variables whose entries are too small beside those they tie with for later goals to choose
    /// them.
    passed_over: Vec<u32>,
}

/// What the ratio test found.
#[derive(Clone, Debug)]
pub(super) enum Entering {
    /// This variable enters; those before it in the step are to be flipped, and those passed over
    /// for their small pivots may point the wrong way for a later goal.
    Variable { entering: usize, flips: Vec<u32>, passed_over: Vec<u32> },
    /// Nothing stops the step: the leaving row proves that there is no feasible point.
    Nothing,
}

impl Simplex {
    /// Chooses for a leaving variable that is `outside` its bounds by that much (negative below),
    /// with its row in `room.prices`.
    #[allow(clippy::cast_possible_truncation)]
    pub(super) fn dual_ratio_test(&mut self, outside: f64) -> Entering {
        let mut points = self.breakpoints(outside.signum());
        if points.is_empty() {
            return Entering::Nothing;
        }
        let mut ties = Ties { slope: outside.abs(), groups: Vec::new(), passed_over: Vec::new() };
        let all = points.len();
        self.group(&mut points, 0..all, 0, &mut ties);
        let Ties { groups, passed_over, .. } = ties;
        // The last group with a pivot not much smaller than the largest seen.
        let most = groups.iter().map(|&(_, at)| points[at].entry).fold(0.0, f64::max);
        let least = (0.1 * most).min(1.0).max(SIMPLEX_SMALL_PIVOT.min(most));
        let group = groups.iter().rev().find(|&&(_, at)| points[at].entry >= least);
        let &(first, chosen) = group.unwrap_or(&groups[groups.len() - 1]);
        let flips = points[..first].iter().map(|point| point.variable).collect();
        Entering::Variable { entering: points[chosen].variable as usize, flips, passed_over }
    }

    /// Groups of ratios that tie in every goal, in the order of the step, until the slope is used
    /// up. So many goals are tied already.
    ///
    /// Where goals follow, the first group is all there is: to flip what an earlier goal leaves
    /// undecided sets the later ones back (a third more pivots at 4,000 rows). Nor may a later goal
    /// choose a pivot that is tiny beside those it ties with: the step would throw a thousand
    /// rows out of their bounds, and take thousands of pivots to bring them back.
    fn group(&self, points: &mut [Breakpoint], range: Range<usize>, tied: usize, ties: &mut Ties) {
        let mut done = range.start;
        let points = &mut points[..range.end];
        let mut near = partition_near(points, done, ties.slope);
        while done < points.len() {
            if done == near {
                near = partition_near(points, done, ties.slope);
            }
            let harris = points[done..near]
                .iter()
                .map(|point| (point.reduced + SIMPLEX_DUAL) / point.entry)
                .fold(f64::INFINITY, f64::min);
            let mut end = done;
            let mut lost = 0.0;
            let mut largest = done;
            for at in done..near {
                let point = points[at];
                if point.reduced <= harris * point.entry {
                    points.swap(at, end);
                    lost += point.entry * point.range;
                    if point.entry > points[largest].entry || end == done {
                        largest = end;
                    }
                    end += 1;
                }
            }
            match self.later.get(tied) {
                Some(later) if end > done + 1 => {
                    for point in &mut points[done..end] {
                        let reduced = later.reduced[point.variable as usize];
                        point.reduced = match self.standing[point.variable as usize] {
                            Standing::AtLower => reduced.max(0.0),
                            Standing::AtUpper => -reduced.min(0.0),
                            _ => 0.0,
                        };
                    }
                    let least = STURDY * points[largest].entry;
                    let mut sturdy = done;
                    for at in done..end {
                        if points[at].entry >= least {
                            points.swap(at, sturdy);
                            sturdy += 1;
                        }
                    }
                    let small = points[sturdy..end].iter().map(|point| point.variable);
                    ties.passed_over.extend(small);
                    self.group(points, done..sturdy, tied + 1, ties);
                }
                _ => {
                    ties.groups.push((done, largest));
                    ties.slope -= lost;
                }
            }
            done = end;
            if !self.later.is_empty() || ties.slope < 0.0 || !ties.slope.is_finite() {
                break;
            }
        }
    }

    /// The nonbasic variables whose reduced costs move towards zero.
    #[allow(clippy::cast_possible_truncation)]
    fn breakpoints(&mut self, sign: f64) -> Vec<Breakpoint> {
        let mut points = Vec::new();
        let prices = &self.room.prices;
        prices.each_place(|variable| {
            let entry = sign * prices.values[variable];
            if entry.abs() <= SIMPLEX_PIVOT {
                return;
            }
            let (entry, reduced) = match self.standing[variable] {
                Standing::Basic => return,
                Standing::AtLower => (entry, self.reduced[variable]),
                Standing::AtUpper => (-entry, -self.reduced[variable]),
                Standing::AtZero => (entry.abs(), 0.0),
            };
            let range = self.work_upper[variable] - self.work_lower[variable];
            if entry > 0.0 && range > 0.0 {
                let reduced = reduced.max(0.0);
                points.push(Breakpoint { variable: variable as u32, entry, reduced, range });
            }
        });
        points
    }
}

/// Brings the points with the least ratios to the front, from `done` on: at least one, and enough
/// to use up `slope` where there are enough. Returns where they end.
fn partition_near(points: &mut [Breakpoint], done: usize, slope: f64) -> usize {
    let least = points[done..]
        .iter()
        .map(|point| (point.reduced + SIMPLEX_DUAL) / point.entry)
        .fold(f64::INFINITY, f64::min);
    let mut limit = least;
    let mut end = done;
    let mut lost = 0.0;
    while end < points.len() {
        let from = end;
        for at in from..points.len() {
            let point = points[at];
            if point.reduced <= limit * point.entry {
                points.swap(at, end);
                end += 1;
                lost += point.entry * point.range;
            }
        }
        if lost >= slope {
            break;
        }
        limit = 10.0 * limit + SIMPLEX_DUAL;
    }
    end
}
