//! Rounding forward in time: columns are rounded group by group in a given order, and all goals are
//! pursued again after each group, so that what comes later makes up for it.

use crate::ids::{ColumnId, Id};
use crate::lp::{Bounds, Domain, Lp};
use crate::solve::deadline::Deadline;
use crate::solve::simplex::Narrowing;
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
    narrowing: &mut Narrowing,
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
