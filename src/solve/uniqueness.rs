//! Decides whether an optimal point is unique, by two opposite probes of the optimal face.
//!
//! Over a polytope of more than one point, a random direction has its minimum and maximum at
//! different points with probability one (O. Mangasarian, *Uniqueness of solution in linear
//! programming*, Linear Algebra Appl. 25, 1979, characterises uniqueness by such perturbed costs).
//! So both probes end at the same point if, and with probability one only if, the optimum is unique
//! in the columns probed.

use crate::ids::{ColumnId, Id};
use crate::lp::{Lp, Objective, Sense};
use crate::tolerances::SAME_POINT;

/// Two objectives `r` and `−r` over `columns`, random but the same for the same seed; both to be
/// minimised over the frozen face of the last goal.
///
/// Coefficients lie between 1 and 2 in magnitude with random signs, so that no column is probed
/// much less than another. An unbounded probe means that the optimum is not unique.
#[must_use]
pub fn probes(columns: &[ColumnId], seed: u64) -> [Objective; 2] {
    let mut there = Objective::new("probe", Sense::Minimise);
    let mut back = Objective::new("opposite probe", Sense::Minimise);
    let mut state = seed;
    for &column in columns {
        let cost = signed_unit(&mut state);
        there.add(column, cost);
        back.add(column, -cost);
    }
    [there, back]
}

/// The columns among `columns` in which two points of a programme differ by more than
/// [`SAME_POINT`], relative to the larger value and the column's size; none if they are the same
/// point.
pub fn differences<'a>(
    lp: &'a Lp,
    columns: &'a [ColumnId],
    one: &'a [f64],
    other: &'a [f64],
) -> impl Iterator<Item = ColumnId> + 'a {
    columns.iter().copied().filter(move |column| {
        let (a, b) = (one[column.position()], other[column.position()]);
        // Written so that NaN counts as a difference.
        let same = (a - b).abs() <= SAME_POINT * (lp.column_size(*column) + a.abs().max(b.abs()));
        !same
    })
}

/// A number of magnitude 1…2 with a random sign, by the generator splitmix64 (G. Steele, D. Lea,
/// C. Flood, *Fast splittable pseudorandom number generators*, OOPSLA 2014).
fn signed_unit(state: &mut u64) -> f64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^= mixed >> 31;
    // Sign, exponent of one, 52 random bits.
    f64::from_bits((mixed & 0x800F_FFFF_FFFF_FFFF) | 0x3FF0_0000_0000_0000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lp::{Bounds, LpBuilder};

    #[test]
    fn probes_are_opposite_repeatable_and_differ_by_seed() {
        let columns: Vec<ColumnId> = (0..100).map(ColumnId::at).collect();
        let [there, back] = probes(&columns, 1);
        for &column in &columns {
            assert!((1.0..2.0).contains(&there.cost(column).abs()));
            assert_eq!(there.cost(column).to_bits(), (-back.cost(column)).to_bits());
        }
        assert!(there.costs.iter().any(|cost| *cost < 0.0));
        assert!(there.costs.iter().any(|cost| *cost > 0.0));
        assert_eq!(probes(&columns, 1)[0].costs, there.costs);
        assert_ne!(probes(&columns, 2)[0].costs, there.costs);
    }

    #[test]
    fn differences_are_relative_and_nan_is_one() {
        let columns: Vec<ColumnId> = (0..3).map(ColumnId::at).collect();
        let mut builder = LpBuilder::new("three");
        for _ in &columns {
            builder.column(format_args!(""), Bounds::NON_NEGATIVE);
        }
        let lp = builder.build();
        let different: Vec<ColumnId> =
            differences(&lp, &columns, &[1e6, 1.0, f64::NAN], &[1e6 + 1.0, 1.001, 0.0]).collect();
        assert_eq!(different, columns[1..]);
    }
}
