//! Rounding of rows added up along the columns they share: for stocks over time these are the (l,S)
//! inequalities, for setups flow covers (H. Marchand, L. A. Wolsey, *Aggregation and mixed integer
//! rounding to solve MIPs*, Operations Research 49, 2001).

use super::rounding::{Counted, Cut, Equation};
use crate::ids::{ColumnId, Id, RowId};
use crate::lp::Weighted;
use crate::solve::branch::problem::Problem;

/// Rows added up at most.
const MOST_ROWS: usize = 7;

/// Rows longer than this are not added to others.
const LONGEST: usize = 400;

/// Rows that bound a continuous column by a whole one: `a·x + b·y` within its sides.
#[derive(Clone, Debug)]
pub(super) struct VariableBounds {
    of: Vec<Vec<u32>>,
}

impl VariableBounds {
    pub fn of(problem: &Problem) -> Self {
        let mut of = vec![Vec::new(); problem.domains.len()];
        for row in 0..problem.own_rows {
            let (terms, _) = problem.row(row);
            let [(one, _), (two, _)] = terms else { continue };
            let whole = |column: &ColumnId| problem.domains[column.position()].is_whole();
            #[allow(clippy::cast_possible_truncation)] // fewer than 2^32 rows
            match (whole(one), whole(two)) {
                (false, true) => of[one.position()].push(row as u32),
                (true, false) => of[two.position()].push(row as u32),
                _ => {}
            }
        }
        Self { of }
    }
}

/// A row's tight side at a point, and its slack there.
fn tight_side(problem: &Problem, row: usize, point: &[f64]) -> (bool, f64) {
    let (terms, bounds) = problem.row(row);
    let activity: f64 = terms.iter().map(|&(column, value)| value * point[column.position()]).sum();
    let (above, below) = (bounds.upper - activity, activity - bounds.lower);
    if above <= below { (true, above) } else { (false, below) }
}

/// The cuts found from each row that is nearly tight.
pub(super) fn aggregated_cuts(
    problem: &Problem,
    bounds: &VariableBounds,
    point: &[f64],
    most: usize,
) -> Vec<Cut> {
    let mut cuts = Vec::new();
    for row in 0..problem.own_rows {
        if cuts.len() >= most || problem.row(row).0.len() > LONGEST {
            continue;
        }
        let (upper, slack) = tight_side(problem, row, point);
        if slack > 0.1 * (1.0 + problem.lp.row_size(RowId::at(row))) {
            continue;
        }
        #[allow(clippy::cast_possible_truncation)] // fewer than 2^32 rows
        let first = Weighted { row: row as u32, weight: 1.0, upper };
        cuts.extend(along(problem, bounds, first, point));
    }
    cuts
}

/// Adds rows up from the first one until the sum, rounded, cuts the point off.
fn along(
    problem: &Problem,
    bounds: &VariableBounds,
    first: Weighted,
    point: &[f64],
) -> Option<Cut> {
    let mut rows = vec![first];
    while rows.len() <= MOST_ROWS {
        let mut equation = Equation::of(problem, rows.clone(), point)?;
        let substituted = with_variable_bounds(problem, bounds, &equation, point);
        if !substituted.is_empty() {
            let all = rows.iter().copied().chain(substituted).collect();
            equation = Equation::of(problem, all, point)?;
        }
        let best = best_rounding(problem, &equation, point);
        if best.is_some() {
            return best;
        }
        rows.push(next_row(problem, &rows, &equation, bounds, point)?);
    }
    None
}

/// The rows by which continuous columns are replaced by whole ones, where that is nearer than their
/// own bounds.
fn with_variable_bounds(
    problem: &Problem,
    bounds: &VariableBounds,
    equation: &Equation,
    point: &[f64],
) -> Vec<Weighted> {
    let mut rows = Vec::new();
    for &(column, value) in &equation.terms {
        let at = column as usize;
        if problem.domains[at].is_whole() {
            continue;
        }
        let own = problem.bounds[at];
        let mut nearest = (point[at] - own.lower).min(own.upper - point[at]);
        let mut found = None;
        for &row in &bounds.of[at] {
            if equation.rows.iter().any(|it| it.row == row) {
                continue;
            }
            let entries = problem.row(row as usize).0.iter();
            let own = entries.clone().find(|entry| entry.0.position() == at);
            let Some(&(_, factor)) = own else { continue };
            let (upper, slack) = tight_side(problem, row as usize, point);
            let distance = slack / factor.abs();
            if distance <= nearest + 1e-9 && slack.is_finite() {
                nearest = distance;
                found = Some(Weighted { row, weight: -value / factor, upper });
            }
        }
        rows.extend(found);
    }
    rows
}

/// How far the point must be cut off.
const LEAST_DEPTH: f64 = 1e-3;

/// The deepest rounding over divisors, both signs and, at last, other bounds to count from.
fn best_rounding(problem: &Problem, equation: &Equation, point: &[f64]) -> Option<Cut> {
    let mut best: Option<(f64, Equation, Counted, f64)> = None;
    for sign in [1.0, -1.0] {
        let rows =
            equation.rows.iter().map(|it| Weighted { weight: sign * it.weight, ..*it }).collect();
        let equation = Equation::of(problem, rows, point)?;
        let counted = Counted::of(problem, &equation, point)?;
        let mut divisors: Vec<f64> = Vec::new();
        for &(column, value) in &equation.terms {
            let at = column as usize;
            let bounds = problem.bounds[at];
            let inside = point[at] > bounds.lower + 1e-7 && point[at] < bounds.upper - 1e-7;
            if problem.domains[at].is_whole() && inside {
                divisors.push(value.abs());
            }
        }
        divisors.sort_by(f64::total_cmp);
        divisors.dedup_by(|one, other| (*one - *other).abs() < 1e-9 * other.abs());
        divisors.truncate(12);
        let mut own: Option<(f64, f64)> = None;
        for &divisor in &divisors {
            let violation = counted.violation(problem, &equation, divisor);
            if own.is_none_or(|(most, _)| violation > most) {
                own = Some((violation, divisor));
            }
        }
        let Some((mut violation, mut divisor)) = own else { continue };
        for part in [2.0, 4.0, 8.0] {
            let finer = counted.violation(problem, &equation, divisor / part);
            if finer > violation {
                (violation, divisor) = (finer, divisor / part);
                break;
            }
        }
        if violation > 1e-6 && best.as_ref().is_none_or(|it| violation > it.0) {
            best = Some((violation, equation, counted, divisor));
        }
    }
    let (_, equation, counted, divisor) = best?;
    let cut = counted.cut(problem, &equation, divisor, point)?;
    (cut.depth > LEAST_DEPTH).then_some(cut)
}

/// The row to add: it shares the continuous column furthest from its bounds, and removes it.
fn next_row(
    problem: &Problem,
    rows: &[Weighted],
    equation: &Equation,
    bounds: &VariableBounds,
    point: &[f64],
) -> Option<Weighted> {
    let distance = |&(column, _): &(u32, f64)| {
        let at = column as usize;
        let own = problem.bounds[at];
        let mut nearest = (point[at] - own.lower).min(own.upper - point[at]);
        for &row in &bounds.of[at] {
            nearest = nearest.min(tight_side(problem, row as usize, point).1);
        }
        nearest
    };
    let continuous = equation.terms.iter().filter(|it| !problem.domains[it.0 as usize].is_whole());
    let mut ranked: Vec<(f64, u32, f64)> =
        continuous.map(|it| (distance(it), it.0, it.1)).filter(|it| it.0 > 1e-6).collect();
    ranked.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
    for (_, column, value) in ranked {
        let entries = problem.lp.matrix().column(ColumnId::at(column as usize));
        let mut best: Option<(f64, Weighted)> = None;
        for &(row, factor) in entries {
            #[allow(clippy::cast_possible_truncation)] // fewer than 2^32 rows
            let at = row.position() as u32;
            let length = problem.row(row.position()).0.len();
            let used =
                rows.iter().any(|it| it.row == at) || bounds.of[column as usize].contains(&at);
            if row.position() >= problem.own_rows || used || length > LONGEST {
                continue;
            }
            let (upper, slack) = tight_side(problem, row.position(), point);
            if slack.is_finite() && best.as_ref().is_none_or(|it| slack < it.0) {
                best = Some((slack, Weighted { row: at, weight: -value / factor, upper }));
            }
        }
        if let Some((_, weighted)) = best {
            return Some(weighted);
        }
    }
    None
}
