//! The entering variable of the dual simplex: the bound-flipping ratio test.
//!
//! A boxed variable whose reduced cost changes sign moves to its other bound, and the step
//! continues as long as the leaving row stays infeasible (R. Fourer, *Notes on the dual simplex
//! method*, 1994; I. Maros, *A generalized dual phase-2 simplex algorithm*, EJOR 149, 2003). Among
//! ratios that tie within the tolerance the largest pivot is chosen (P. Harris, *Pivot selection
//! methods of the Devex LP code*, Mathematical Programming 5, 1973).

use std::ops::Range;

use super::basis::Standing;
use super::bounds::WorkingBounds;
use super::reduced_costs::ReducedCosts;
use super::tableau::UpdateRow;
use super::variables::Variables;
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
    /// Its distance to the other bound.
    range: f64,
}

/// Ratios that tie, as far as the step goes.
#[derive(Clone, Debug)]
struct Ties {
    /// The remaining infeasibility of the leaving row.
    slope: f64,
    /// Where each group of ties begins among the points, and its largest entry.
    groups: Vec<(usize, usize)>,
    /// Variables whose entries are too small beside those they tie with for later goals to choose
    /// them.
    passed_over: Vec<u32>,
}

/// The result of the ratio test.
#[derive(Clone, Debug)]
pub(super) enum Entering {
    /// This variable enters; those before it in the step are to be flipped, and those passed over
    /// for their small pivots may point the wrong way for a later goal.
    Variable { entering: usize, flips: Vec<u32>, passed_over: Vec<u32> },
    /// Nothing stops the step: the leaving row proves that there is no feasible point.
    Nothing,
}

/// The input of the test.
struct RatioTest<'s> {
    row: &'s UpdateRow,
    variables: &'s Variables,
    bounds: &'s WorkingBounds,
    costs: &'s ReducedCosts,
}

/// Chooses for a leaving variable that is `outside` its bounds by that much (negative below), with
/// its row of the tableau.
pub(super) fn dual_ratio_test(
    row: &UpdateRow,
    (variables, bounds): (&Variables, &WorkingBounds),
    costs: &ReducedCosts,
    outside: f64,
) -> Entering {
    let test = RatioTest { row, variables, bounds, costs };
    let mut points = test.breakpoints(outside.signum());
    if points.is_empty() {
        return Entering::Nothing;
    }
    let mut ties = Ties { slope: outside.abs(), groups: Vec::new(), passed_over: Vec::new() };
    let all = points.len();
    test.group(&mut points, 0..all, 0, &mut ties);
    let Ties { groups, passed_over, .. } = ties;
    // The last group with a pivot not much smaller than the largest seen.
    let most = groups.iter().map(|&(_, at)| points[at].entry).fold(0.0, f64::max);
    let least = (0.1 * most).min(1.0).max(SIMPLEX_SMALL_PIVOT.min(most));
    let group = groups.iter().rev().find(|&&(_, at)| points[at].entry >= least);
    let &(first, chosen) = group.unwrap_or(&groups[groups.len() - 1]);
    let flips = points[..first].iter().map(|point| point.variable).collect();
    Entering::Variable { entering: points[chosen].variable as usize, flips, passed_over }
}

impl RatioTest<'_> {
    /// Groups of ratios that tie in every goal, in the order of the step, until the slope is used
    /// up. So many goals are tied already.
    ///
    /// If goals follow, the first group is all there is: to flip what an earlier goal leaves
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
            let goals = self.costs.goals_after();
            if tied < goals && end > done + 1 {
                for point in &mut points[done..end] {
                    let reduced = self.costs.of_later(tied, point.variable as usize);
                    point.reduced = match self.variables.standing(point.variable as usize) {
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
            } else {
                ties.groups.push((done, largest));
                ties.slope -= lost;
            }
            done = end;
            if goals > 0 || ties.slope < 0.0 || !ties.slope.is_finite() {
                break;
            }
        }
    }

    /// The nonbasic variables whose reduced costs move towards zero.
    #[allow(clippy::cast_possible_truncation)] // fewer than 2^32 variables
    fn breakpoints(&self, sign: f64) -> Vec<Breakpoint> {
        let mut points = Vec::new();
        self.row.each(self.variables, |variable, entry| {
            let entry = sign * entry;
            if entry.abs() <= SIMPLEX_PIVOT {
                return;
            }
            let (entry, reduced) = match self.variables.standing(variable) {
                Standing::Basic => return,
                Standing::AtLower => (entry, self.costs.of(variable)),
                Standing::AtUpper => (-entry, -self.costs.of(variable)),
                Standing::AtZero => (entry.abs(), 0.0),
            };
            let range = self.bounds.range(variable);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::solve::simplex::trial;

    /// The step the test allows leaves no reduced cost pulling that it has not flipped.
    #[test]
    fn what_enters_keeps_the_basis_dual_feasible() {
        let mut chosen = 0;
        for seed in 1..20 {
            let mut simplex = trial::dual_feasible(30, 50, seed);
            for row in 0..30 {
                let outside = simplex.values.outside(row);
                if outside == 0.0 {
                    continue;
                }
                assert!(simplex.row.invert(row, &mut simplex.factor));
                simplex.row.compute(&simplex.form, &simplex.variables, &simplex.bounds);
                let at = (&simplex.variables, &simplex.bounds);
                let found = dual_ratio_test(&simplex.row, at, &simplex.costs, outside);
                let Entering::Variable { entering, flips, passed_over } = found else { continue };
                assert!(passed_over.is_empty() && !simplex.variables.is_basic(entering));
                chosen += 1;
                let step = simplex.costs.of(entering) / simplex.row.at(entering);
                simplex.row.each(&simplex.variables, |variable, entry| {
                    let reduced = simplex.costs.of(variable) - step * entry;
                    let pull = match simplex.variables.standing(variable) {
                        Standing::AtLower => -reduced,
                        _ => reduced,
                    };
                    let flipped = flips.iter().any(|it| *it as usize == variable);
                    let free = flipped || simplex.bounds.is_fixed(variable);
                    let slack = SIMPLEX_DUAL * (1.0 + entry.abs());
                    assert!(free || pull <= slack, "seed {seed}: {pull}");
                });
            }
        }
        assert!(chosen > 20, "{chosen}");
    }
}
