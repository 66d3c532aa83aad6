//! Rounding forward in time: columns are rounded group by group in a given order, and all goals are
//! pursued again after each group, so that what comes later makes up for it.

use super::part::{Given, Part};
use crate::ids::{ColumnId, Id};
use crate::lp::{Bounds, Domain, Lp, Objective};
use crate::solve::deadline::Deadline;
use crate::solve::engine::{Engine, Solved};
use crate::solve::simplex::{Narrowing, Simplex, SimplexEngine, Status};
use crate::tolerances::BRANCHING_WHOLE;

/// The value of the domain that a value is rounded to.
fn rounded(domain: Domain, bounds: Bounds, value: f64, up_from: f64) -> f64 {
    let whole = |value: f64| {
        let near = value.round();
        if (value - near).abs() <= BRANCHING_WHOLE {
            near
        } else if value - value.floor() >= up_from {
            value.ceil()
        } else {
            value.floor()
        }
    };
    let target = match domain.least() {
        Some(least) if value < least => {
            if value < up_from.min(0.5) * least {
                0.0
            } else {
                least
            }
        }
        _ if domain.is_whole() => whole(value),
        _ => value,
    };
    target.clamp(bounds.lower, bounds.upper)
}

/// The bounds of a rounded column: a semi-continuous one is only kept above its least.
fn held(domain: Domain, bounds: Bounds, target: f64) -> Bounds {
    match domain {
        Domain::SemiContinuous { least } if target > 0.0 => Bounds { lower: least, ..bounds },
        _ => Bounds::fixed(target),
    }
}

/// A programme at an optimum whose columns are bounded one after another.
trait Resident {
    fn set_column_bounds(&mut self, column: ColumnId, bounds: Bounds);
    /// Goes to the optimum within the present bounds; `false` if there is none.
    fn pursue(&mut self, deadline: &Deadline) -> bool;
    fn point(&self) -> Vec<f64>;
    fn pivots(&self) -> u64;
}

impl Resident for Narrowing {
    fn set_column_bounds(&mut self, column: ColumnId, bounds: Bounds) {
        self.set_column_bounds(column, bounds);
    }

    fn pursue(&mut self, deadline: &Deadline) -> bool {
        self.pursue(deadline)
    }

    fn point(&self) -> Vec<f64> {
        self.point()
    }

    fn pivots(&self) -> u64 {
        self.pivots()
    }
}

impl Resident for Simplex {
    fn set_column_bounds(&mut self, column: ColumnId, bounds: Bounds) {
        self.set_column_bounds(column, bounds);
    }

    fn pursue(&mut self, deadline: &Deadline) -> bool {
        self.optimise(deadline) == Status::Optimal
    }

    fn point(&self) -> Vec<f64> {
        self.point()
    }

    fn pivots(&self) -> u64 {
        self.iterations()
    }
}

/// As [`rounded_forward`], of one objective, in the part of the programme that its bounds leave.
/// Returns the point with the pivots that took.
#[must_use]
pub fn rounded_by_weight(
    lp: &Lp,
    objective: &Objective,
    order: &[Vec<ColumnId>],
    up_from: f64,
    most: u64,
    deadline: &Deadline,
) -> (Option<Vec<f64>>, u64) {
    let given: Vec<Given> = lp.columns().iter().map(|it| Given::Within(*it)).collect();
    let Some(part) = Part::of(lp, objective, &given, &|_| false) else { return (None, 1) };
    let mut place = vec![None; lp.columns().len()];
    for (at, &column) in part.kept.iter().enumerate() {
        place[column as usize] = Some(ColumnId::at(at));
    }
    let of_part = |group: &Vec<ColumnId>| -> Vec<ColumnId> {
        group.iter().filter_map(|column| place[column.position()]).collect()
    };
    let order: Vec<Vec<ColumnId>> =
        order.iter().map(of_part).filter(|group| !group.is_empty()).collect();
    let solved = SimplexEngine.solve_from(&part.lp, &part.objective, None, deadline);
    let Ok(Solved { basis: Some(basis), iterations, .. }) = solved else { return (None, 1) };
    let before = iterations.unwrap_or(0);
    let mut simplex = Simplex::load(&part.lp, &part.objective);
    simplex.start(&basis);
    if simplex.optimise(deadline) != Status::Optimal {
        return (None, before + simplex.iterations());
    }
    let most = most.saturating_sub(before);
    let found = rounded_in(&mut simplex, &part.lp, &order, up_from, most, deadline);
    (found.map(|point| part.whole(&point)), before + simplex.iterations())
}

/// A point with whole numbers near the optimum of all goals; `None` if some group can be rounded in no
/// way. A value is rounded up from the part `up_from` of a unit on. Groups are rounded in order; what is in none stays as the goals have it, and is rounded last.
///
/// It gives up after about `most` pivots. The same programme and order give the same point.
#[must_use]
pub fn rounded_forward(
    narrowing: &mut Narrowing,
    lp: &Lp,
    order: &[Vec<ColumnId>],
    up_from: f64,
    most: u64,
    deadline: &Deadline,
) -> Option<Vec<f64>> {
    rounded_in(narrowing, lp, order, up_from, most, deadline)
}

fn rounded_in(
    narrowing: &mut impl Resident,
    lp: &Lp,
    order: &[Vec<ColumnId>],
    up_from: f64,
    most: u64,
    deadline: &Deadline,
) -> Option<Vec<f64>> {
    for group in order {
        if narrowing.pivots() > most {
            return None;
        }
        let point = narrowing.point();
        let mut reached = false;
        for up_from in [up_from, 0.0, 2.0] {
            for &column in group {
                let (domain, bounds) = (lp.domain(column), lp.columns()[column]);
                let target = rounded(domain, bounds, point[column.position()], up_from);
                narrowing.set_column_bounds(column, held(domain, bounds, target));
            }
            reached = narrowing.pursue(deadline);
            if reached || deadline.stopped() {
                break;
            }
        }
        if !reached {
            // One by one, each as it can be.
            for &column in group {
                narrowing.set_column_bounds(column, lp.columns()[column]);
            }
            if !narrowing.pursue(deadline) || !one_by_one(narrowing, lp, group, up_from, deadline) {
                return None;
            }
        }
    }
    let point = narrowing.point();
    let off = |(column, domain): (ColumnId, Domain)| {
        domain.distance(point[column.position()]) > BRANCHING_WHOLE
    };
    (!lp.whole_columns().any(off)).then_some(point)
}

/// Rounds the columns of a group one after another; `false` if one can be rounded in no direction.
fn one_by_one(
    narrowing: &mut impl Resident,
    lp: &Lp,
    group: &[ColumnId],
    up_from: f64,
    deadline: &Deadline,
) -> bool {
    group.iter().all(|&column| {
        let (domain, bounds) = (lp.domain(column), lp.columns()[column]);
        let value = narrowing.point()[column.position()];
        [up_from, 0.0, 2.0].into_iter().any(|up_from| {
            let target = rounded(domain, bounds, value, up_from);
            narrowing.set_column_bounds(column, held(domain, bounds, target));
            narrowing.pursue(deadline)
        })
    })
}
