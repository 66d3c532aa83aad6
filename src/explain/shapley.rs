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

/// The seed of the draws: the same players are always drawn in the same orders.
const SEED: u64 = 20_261_201;

/// Orders of the players drawn at random, each followed by its reverse.
#[must_use]
pub fn drawn(players: usize, draws: usize) -> Vec<Vec<usize>> {
    let mut state = SEED;
    let mut next = |below: usize| {
        // The multiplier of D. Knuth's MMIX.
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or(0) % below
    };
    let mut orders: Vec<Vec<usize>> = Vec::new();
    for _ in 0..draws {
        let mut order: Vec<usize> = (0..players).collect();
        for at in (1..players).rev() {
            order.swap(at, next(at + 1));
        }
        let back = order.iter().rev().copied().collect();
        orders.push(order);
        orders.push(back);
    }
    orders
}

/// Each player's share over orders that were [`drawn`], and its standard error. `value` is that of the
/// players that come first; none if one of them has no value. The shares add up to the value of all
/// less that of none.
pub fn estimated(
    orders: &[Vec<usize>],
    value: impl Fn(&[usize]) -> Option<f64>,
) -> Option<Vec<(f64, f64)>> {
    let players = orders.first()?.len();
    // A pair of orders, one the reverse of the other, is one draw.
    let mut draws: Vec<Vec<f64>> = vec![Vec::new(); players];
    for pair in orders.chunks(2) {
        let mut sums = vec![0.0; players];
        for order in pair {
            let mut before = value(&[])?;
            for (at, player) in order.iter().enumerate() {
                let after = value(&order[..=at])?;
                sums[*player] += (after - before) / 2.0;
                before = after;
            }
        }
        for (of, sum) in draws.iter_mut().zip(sums) {
            of.push(sum);
        }
    }
    #[allow(clippy::cast_precision_loss)] // some dozens of draws
    let estimate = |values: &Vec<f64>| {
        let count = values.len() as f64;
        let mean = values.iter().sum::<f64>() / count;
        let square: f64 = values.iter().map(|it| (it - mean) * (it - mean)).sum();
        (mean, (square / (count * (count - 1.0).max(1.0))).sqrt())
    };
    Some(draws.iter().map(estimate).collect())
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

    /// The gloves again, by drawing: near the known shares, and exact in the sum.
    #[test]
    fn drawn_orders_estimate_the_shares() {
        let pair =
            |first: &[usize]| Some(f64::from(u8::from(first.contains(&0) && first.len() > 1)));
        let shares = estimated(&drawn(3, 300), pair).expect("every coalition has a value");
        let sum: f64 = shares.iter().map(|it| it.0).sum();
        assert!((sum - 1.0).abs() < 1e-12);
        for ((share, error), known) in shares.iter().zip([2.0 / 3.0, 1.0 / 6.0, 1.0 / 6.0]) {
            assert!((share - known).abs() < 4.0 * error && *error < 0.03);
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
