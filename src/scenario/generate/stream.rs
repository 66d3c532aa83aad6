//! Uniform numbers for one scenario of a sample. They depend only on the seed and the scenario's
//! position, so that any part of a sample can be drawn on its own.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// The numbers of one scenario.
pub(super) struct Stream(ChaCha8Rng);

impl Stream {
    /// Those of the scenario at a position.
    pub fn of(seed: u64, position: u64) -> Self {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        random.set_stream(position);
        Self(random)
    }

    /// The next number, strictly between 0 and 1.
    #[allow(clippy::cast_precision_loss)] // 53 bits are exact
    pub fn next(&mut self) -> f64 {
        ((self.0.next_u64() >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    /// The next time of an exponential distribution.
    pub fn waiting(&mut self, mean: f64) -> f64 {
        -mean * libm::log(self.next())
    }
}

/// The stratum of a position in one dimension of a Latin hypercube of `count` scenarios: a
/// permutation of 0 to `count` - 1 computed place by place, by a four-round Feistel network that
/// is walked until it falls below `count`, so that none of it is held in memory (M. D. `McKay`,
/// R. J. Beckman and W. J. Conover, *A comparison of three methods for selecting values of input
/// variables*, Technometrics 21, 1979; J. Black and P. Rogaway, *Ciphers with arbitrary finite
/// domains*, 2002).
pub(super) fn stratum(seed: u64, dimension: u64, count: u64, position: u64) -> u64 {
    let bits = 64 - count.saturating_sub(1).leading_zeros();
    let half = bits.div_ceil(2).max(1);
    let mask = (1_u64 << half) - 1;
    let key = mixed(seed ^ mixed(dimension.wrapping_add(1)));
    let mut value = position;
    loop {
        let (mut left, mut right) = (value >> half, value & mask);
        for round in 0..4 {
            let turned = left ^ (mixed(key ^ (right << 3) ^ round) & mask);
            (left, right) = (right, turned);
        }
        value = left << half | right;
        if value < count {
            return value;
        }
    }
}

/// The finaliser of `SplitMix64` (G. L. Steele, D. Lea and C. H. Flood, *Fast splittable
/// pseudorandom number generators*, 2014).
fn mixed(value: u64) -> u64 {
    let mut value = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stratum_is_taken_once() {
        for count in [1, 2, 7, 64, 1000] {
            let mut taken: Vec<u64> = (0..count).map(|at| stratum(5, 3, count, at)).collect();
            taken.sort_unstable();
            assert!(taken.iter().copied().eq(0..count), "{count}");
        }
    }

    #[test]
    fn a_scenarios_numbers_are_its_own() {
        let numbers = |position| {
            let mut stream = Stream::of(1, position);
            [stream.next().to_bits(), stream.next().to_bits()]
        };
        assert_eq!(numbers(9), numbers(9));
        assert_ne!(numbers(9), numbers(10));
    }
}
