//! Hard data that are missed by the rounding of a figure: values that exceed what fits by no more
//! are reduced to it. So there is always either a plan or a contradiction.

use super::planning::Options;
use super::prove;
use crate::formulate::{Formulation, RowMeaning};
use crate::ids::Id;
use crate::lp::{Bounds, Lp, Objective, Sense, Sum};
use crate::solve::Settled;

/// Reduces frozen quantities to what fits, each as close to its figure as possible and no farther
/// than the figure may be rounded. Says whether that was enough; if not, nothing has changed.
pub fn relieve(formulation: &mut Formulation<'_>, options: &Options) -> bool {
    let lp = formulation.lp();
    let mut builder = lp.clone().into_builder();
    let mut off = Objective::new("rounding", Sense::Minimise);
    let mut slips = Vec::new();
    for (row, meaning) in formulation.legend().rows.enumerated() {
        let RowMeaning::Frozen { position } = *meaning else { continue };
        let most = formulation.frozen_rounding(position);
        let (size, bounds) = (lp.row_size(row), lp.rows()[row]);
        for (end, direction) in [(bounds.lower, 1.0), (bounds.upper, -1.0)] {
            if end.is_finite() && most > 0.0 {
                let name = lp.row_name(row);
                let slip = builder.column(format_args!("off {name}"), Bounds::between(0.0, most));
                builder.set_size(slip, size);
                builder.add(row, slip, direction);
                off.add(slip, 1.0 / size);
                slips.push((row, slip, direction));
            }
        }
    }
    if slips.is_empty() {
        return false;
    }
    let lp = builder.build();
    let Ok(Settled::Certified { answer, .. }) = prove::solved(&lp, &off, None, options) else {
        return false;
    };
    for (row, slip, direction) in slips {
        let by = answer.column(slip);
        if by > 0.0 {
            let mut bounds = formulation.lp().rows()[row];
            if direction > 0.0 {
                bounds.lower -= by;
            } else {
                bounds.upper += by;
            }
            formulation.lp_mut().set_row_bounds(row, bounds);
        }
    }
    true
}

/// Widens bounds so that a point keeps every one: for a programme that is without a point by less
/// than can be proven.
pub(super) fn widen_to(lp: &mut Lp, point: &[f64]) {
    let around = |bounds: Bounds, value: f64| Bounds {
        lower: bounds.lower.min(value),
        upper: bounds.upper.max(value),
    };
    for column in lp.columns().ids() {
        let bounds = around(lp.columns()[column], point[column.position()]);
        lp.set_column_bounds(column, bounds);
    }
    for row in lp.rows().ids() {
        let mut activity = Sum::default();
        for &(column, value) in lp.matrix().row(row) {
            activity.add_product(value, point[column.position()]);
        }
        let bounds = around(lp.rows()[row], activity.value());
        lp.set_row_bounds(row, bounds);
    }
}
