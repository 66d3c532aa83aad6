//! Shares of a difference by the Shapley value.

use crate::lp::Sum;

/// What one player brings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Brought {
    /// The Shapley value.
    pub share: f64,
    /// Added to nobody.
    pub alone: f64,
    /// Added to all others.
    pub last: f64,
}

/// The Shapley value of every one of `players`: the mean, over all orders in which they can come
/// one after another, of what a player adds to those before (L. S. Shapley, *A value for n-person
/// games*, in *Contributions to the Theory of Games II*, 1953). `value` is that of a coalition, a
/// player being a bit of its argument.
///
/// The shares add up to the value of all less that of none. With all values exchanged for those of
/// the complements every share is the exact negative: terms are added by size, not by their order.
#[must_use]
pub fn shapley(players: usize, value: impl Fn(usize) -> f64) -> Vec<Brought> {
    let all = (1_usize << players) - 1;
    let share = |player: usize| {
        let bit = 1 << player;
        let added = |coalition: usize| value(coalition | bit) - value(coalition);
        // By how many come before or after, the fewer of the two: these weigh the same.
        let mut terms: Vec<(u32, f64)> = (0..=all)
            .filter(|coalition| coalition & bit == 0)
            .map(|coalition| {
                let before = coalition.count_ones();
                (before.min((all & !bit & !coalition).count_ones()), added(coalition))
            })
            .collect();
        let by_size = |one: &(u32, f64), other: &(u32, f64)| {
            one.0.cmp(&other.0).then(one.1.abs().total_cmp(&other.1.abs()))
        };
        terms.sort_by(by_size);
        let mut sum = Sum::default();
        for alike in terms.chunk_by(|one, other| by_size(one, other).is_eq()) {
            let (few, size) = (alike[0].0, alike[0].1.abs());
            let net: f64 = alike
                .iter()
                .map(|(_, term)| f64::from(i8::from(*term > 0.0) - i8::from(*term < 0.0)))
                .sum();
            sum.add_product(net * weight(players, few), size);
        }
        // Adding 0 makes one zero of the two there are.
        let (alone, last) = (added(0) + 0.0, added(all & !bit) + 0.0);
        Brought { share: sum.value() + 0.0, alone, last }
    };
    (0..players).map(share).collect()
}

/// The part of all orders in which so many come before a player: k! (n − 1 − k)! ÷ n!.
fn weight(players: usize, before: u32) -> f64 {
    let others = f64::from(u32::try_from(players).unwrap_or(u32::MAX) - 1);
    let mut choices = 1.0;
    for taken in 0..before {
        choices = choices * (others - f64::from(taken)) / f64::from(taken + 1);
    }
    1.0 / ((others + 1.0) * choices)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shapley's own kind of example: a left glove and two right ones; a pair is worth 1. The owner
    /// of the left one adds 1 unless first: 2 ÷ 3; the others 1 ÷ 6 each.
    #[test]
    fn gloves() {
        let pair = |coalition: usize| f64::from(u8::from(coalition & 1 != 0 && coalition > 1));
        let shares: Vec<f64> = shapley(3, pair).iter().map(|it| it.share).collect();
        for (share, known) in shares.iter().zip([2.0 / 3.0, 1.0 / 6.0, 1.0 / 6.0]) {
            assert!((share - known).abs() < 1e-15);
        }
    }

    #[test]
    fn shares_add_up_and_turn_with_the_direction() {
        let value = |coalition: usize| {
            f64::from(u32::try_from(coalition * coalition * 7 % 31).expect("small")) / 3.0
        };
        let forward = shapley(5, value);
        let back = shapley(5, |coalition| value(31 & !coalition));
        let sum: f64 = forward.iter().map(|it| it.share).sum();
        assert!((sum - (value(31) - value(0))).abs() < 1e-13);
        for (one, other) in forward.iter().zip(&back) {
            // The sum of two numbers is nothing only where they are exact negatives.
            assert!(one.share + other.share == 0.0 && one.alone + other.last == 0.0);
        }
    }
}
