//! The whole numbers of one programme in another that is near it.

use crate::ids::Id;
use crate::lp::{Bounds, Domain, Lp};
use crate::solve::deadline::Deadline;
use crate::solve::simplex::Narrowing;
use crate::tolerances::BRANCHING_WHOLE;

/// The best point, all goals in sequence, whose whole numbers are those nearest to the values `near`,
/// one per column; `None` if there is none. A semi-continuous column only stays above its least.
///
/// The same programme and values give the same point.
#[must_use]
pub fn whole_near(
    narrowing: &mut Narrowing,
    lp: &Lp,
    near: &[f64],
    deadline: &Deadline,
) -> Option<Vec<f64>> {
    for (column, domain) in lp.whole_columns() {
        let bounds = lp.columns()[column];
        let value = near[column.position()].max(bounds.lower).min(bounds.upper);
        let value = domain.nearest(value);
        let held = match domain {
            Domain::SemiContinuous { least } if value > 0.0 => Bounds { lower: least, ..bounds },
            _ => Bounds::fixed(value),
        };
        narrowing.set_column_bounds(column, held);
    }
    if !narrowing.pursue(deadline) {
        return None;
    }
    let point = narrowing.point();
    let off = |(column, domain): (crate::ids::ColumnId, Domain)| {
        domain.distance(point[column.position()]) > BRANCHING_WHOLE
    };
    (!lp.whole_columns().any(off)).then_some(point)
}
