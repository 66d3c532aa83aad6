//! What must move so that a goal comes nearer to its bound: the relaxed point nearest to the incumbent
//! among those that reach a value says it, and the whole numbers that hang together with what moves are
//! searched (after M. Fischetti, M. Monaci, *Proximity search for 0-1 mixed-integer convex programming*,
//! Journal of Heuristics 20, 2014).

use std::sync::Arc;

use super::problem::Problem;
use super::relaxation::Relaxation;
use crate::ids::{ColumnId, Id, RowId};
use crate::lp::{Bounds, Lp, Objective, Sense};
use crate::solve::simplex::{Basis, Standing};

/// How much dearer a way becomes that led to nothing.
const DEARER: f64 = 3.0;

/// What is asked for: a point whose goal is no worse than a value, as near to an incumbent as can be.
/// Every whole column has a row that says how far it is from the incumbent's value.
pub(super) struct Nearest {
    lp: Lp,
    distance: Objective,
    worst: RowId,
    apart: Vec<Apart>,
}

/// A whole column with its row and the columns of its distance, above and below.
struct Apart {
    column: u32,
    row: RowId,
    sides: [ColumnId; 2],
}

impl Nearest {
    pub fn new(problem: &Problem, lp: &Lp, goal: &Objective) -> Self {
        let worst = RowId::at(lp.rows().len());
        let mut builder = lp.clone().holding(goal, 0.0).into_builder();
        let mut distance = Objective::new("distance", Sense::Minimise);
        let mut apart = Vec::new();
        for &at in &problem.whole {
            let own = problem.bounds[at as usize];
            if own.lower >= own.upper {
                continue;
            }
            let row = builder.row(format_args!("distance/{at}"), Bounds::fixed(0.0));
            builder.add(row, ColumnId::at(at as usize), 1.0);
            let sides = [("more", -1.0), ("less", 1.0)].map(|(side, sign)| {
                let name = format_args!("distance/{at}/{side}");
                let side = builder.column(name, Bounds::at_least(0.0));
                builder.add(row, side, sign);
                distance.add(side, 1.0);
                side
            });
            apart.push(Apart { column: at, row, sides });
        }
        Self { lp: builder.build(), distance, worst, apart }
    }

    /// The relaxation for an incumbent, whose basis is that with every whole column fixed, and a goal no
    /// worse than `worst`. Distances are zero there and cost nothing less, so that only the row of the
    /// goal is not satisfied.
    pub fn relaxation(
        &mut self,
        point: &[f64],
        basis: &Basis,
        goal: &Objective,
        worst: f64,
    ) -> Relaxation {
        self.lp.set_row_bounds(self.worst, goal.no_worse_than(worst));
        let mut begun = basis.clone();
        begun.rows.push(Standing::Basic);
        for apart in &self.apart {
            let at = apart.column as usize;
            self.lp.set_row_bounds(apart.row, Bounds::fixed(point[at]));
            for _ in apart.sides {
                begun.columns.push(Standing::AtLower);
            }
            // One of the column and its row.
            let standing = &mut begun.columns[ColumnId::at(at)];
            let is_basic = *standing == Standing::Basic;
            *standing = Standing::Basic;
            begun.rows.push(if is_basic { Standing::Basic } else { Standing::AtLower });
        }
        let mut relaxation = Relaxation::new(&Arc::new(Problem::new(&self.lp, &self.distance)));
        relaxation.start(&begun);
        relaxation
    }

    /// The whole columns in which two points differ.
    pub fn moving(&self, one: &[f64], other: &[f64]) -> Vec<u32> {
        let columns = self.apart.iter().map(|it| it.column);
        columns.filter(|it| (one[*it as usize] - other[*it as usize]).abs() > 1e-6).collect()
    }

    /// Makes it dearer to move these columns.
    pub fn dearer(&mut self, columns: &[u32]) {
        for apart in self.apart.iter().filter(|it| columns.binary_search(&it.column).is_ok()) {
            for side in apart.sides {
                self.distance.costs[side.position()] *= DEARER;
            }
        }
    }
}
