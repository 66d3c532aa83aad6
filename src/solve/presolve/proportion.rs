//! Which rows, or which columns, are multiples of one another.

use std::hash::Hasher;

use rustc_hash::FxHasher;

use crate::ids::Id;
use crate::tolerances::PRESOLVE_PROPORTION;

/// A number that proportional lines share and others hardly ever do. If rounding makes
/// proportional lines differ, a reduction is missed, which does no harm.
#[allow(clippy::cast_possible_truncation)] // to be rounded is the purpose
pub(super) fn fingerprint<I: Id>(entries: &[(I, f64)]) -> u64 {
    let mut hasher = FxHasher::default();
    let first = entries.first().map_or(1.0, |entry| entry.1);
    for &(place, value) in entries {
        hasher.write_usize(place.position());
        hasher.write_u32(((value / first) as f32).to_bits());
    }
    hasher.finish()
}

/// The factor that turns one line into the other, if there is one.
pub(super) fn ratio<I: Id>(from: &[(I, f64)], to: &[(I, f64)]) -> Option<f64> {
    let factor = to.first()?.1 / from.first()?.1;
    let same = from.len() == to.len()
        && from.iter().zip(to).all(|(from, to)| {
            let difference = (factor * from.1 - to.1).abs();
            from.0 == to.0 && difference <= PRESOLVE_PROPORTION * to.1.abs()
        });
    (same && factor.is_normal()).then_some(factor)
}
