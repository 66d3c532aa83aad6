//! Gomory's mixed-integer cuts: the row of the tableau of a fractional column, rounded.

use super::rounding::{Counted, Cut, Equation};
use crate::ids::{ColumnId, Id, RowId};
use crate::lp::Weighted;
use crate::solve::branch::branching::Fractional;
use crate::solve::branch::relaxation::Relaxation;
use crate::solve::simplex::Standing;

/// Rows in a tableau row beyond which its inequality would be too dense.
const MOST_ROWS: usize = 500;

/// The cuts of fractional columns.
pub(super) fn tableau_cuts(
    relaxation: &Relaxation,
    candidates: &[Fractional],
    point: &[f64],
) -> Vec<Cut> {
    let problem = &relaxation.problem;
    let mut simplex = relaxation.simplex().clone();
    let basis = simplex.basis();
    let mut cuts = Vec::new();
    for candidate in candidates.iter().filter(|it| problem.domains[it.column as usize].is_whole()) {
        let Some(row) = simplex.inverse_row_of(ColumnId::at(candidate.column as usize)) else {
            continue;
        };
        if row.len() > MOST_ROWS {
            continue;
        }
        let weighted = |&(row, weight): &(u32, f64)| {
            let at = RowId::at(row as usize);
            let bounds = problem.lp.rows()[at];
            let upper = match basis.rows[at] {
                Standing::AtUpper => true,
                Standing::AtLower => false,
                _ => bounds.upper.is_finite(),
            };
            Weighted { row, weight, upper }
        };
        let rows: Vec<Weighted> = row.iter().map(weighted).collect();
        for sign in [1.0, -1.0] {
            let rows = rows.iter().map(|it| Weighted { weight: sign * it.weight, ..*it }).collect();
            let Some(equation) = Equation::of(problem, rows, point) else { continue };
            let Some(counted) = Counted::of(problem, &equation, point) else { continue };
            cuts.extend(counted.cut(problem, &equation, 1.0, point));
        }
    }
    cuts
}
