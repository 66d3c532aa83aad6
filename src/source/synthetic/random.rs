//! Seeded random numbers whose sequence never changes between versions or machines.

/// `SplitMix64` (Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA 2014).
/// Written out here because a published factory must look the same for the same seed for ever.
pub(super) struct SplitMix(u64);

impl SplitMix {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A whole number from `low` to `high`, both included.
    pub(super) fn between(&mut self, low: u32, high: u32) -> u32 {
        let choices = u64::from(high - low) + 1;
        // The high half times the number of choices: the bias is below 2⁻³², nothing to a planner.
        let drawn = ((self.next() >> 32) * choices) >> 32;
        low + u32::try_from(drawn).unwrap_or(0)
    }

    /// A whole number of hundredths from `low` to `high` hundredths, as a number.
    pub(super) fn hundredths(&mut self, low: u32, high: u32) -> f64 {
        f64::from(self.between(low, high)) / 100.0
    }

    /// True so many times in a hundred.
    pub(super) fn percent(&mut self, chance: u32) -> bool {
        self.between(1, 100) <= chance
    }

    /// A position in a list of `count` entries; `count` is at least 1.
    pub(super) fn position(&mut self, count: usize) -> usize {
        let last = u32::try_from(count.saturating_sub(1)).unwrap_or(u32::MAX);
        usize::try_from(self.between(0, last)).unwrap_or(0)
    }

    /// Different positions in a list of `count` entries, ascending; fewer where there are fewer.
    pub(super) fn positions(&mut self, count: usize, wanted: u32) -> Vec<usize> {
        let wanted = usize::try_from(wanted).unwrap_or(count).min(count);
        let mut chosen: Vec<usize> = Vec::with_capacity(wanted);
        while chosen.len() < wanted {
            let position = self.position(count);
            if let Err(place) = chosen.binary_search(&position) {
                chosen.insert(place, position);
            }
        }
        chosen
    }
}

#[cfg(test)]
mod tests {
    use super::SplitMix;

    #[test]
    fn the_sequence_is_the_published_one() {
        // First values for seed 1234567, as in the reference implementation's test vector.
        let mut random = SplitMix::new(1_234_567);
        assert_eq!(random.next(), 6_457_827_717_110_365_317);
        assert_eq!(random.next(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn positions_are_different_and_ascending() {
        let mut random = SplitMix::new(1);
        for count in 1..20 {
            let positions = random.positions(count, 6);
            assert_eq!(positions.len(), count.min(6));
            assert!(positions.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }
}
