//! Reproducible random numbers for the perturbation of costs and bounds.

/// A number between 0 and 1 that depends on the variable alone, by the mixing function of
/// splitmix64 (G. Steele, D. Lea, C. Flood, *Fast splittable pseudorandom number generators*,
/// OOPSLA 2014): the same solve takes the same path.
pub(super) fn scatter(variable: usize, salt: u64) -> f64 {
    let mut mixed = (variable as u64).wrapping_add(salt << 40).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^= mixed >> 31;
    // Exponent of one, 52 random bits: a number from 1 to 2.
    f64::from_bits((mixed >> 12) | 0x3FF0_0000_0000_0000) - 1.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_scattered_is_repeatable_and_between_nought_and_one() {
        for salt in 0..4 {
            let mut sum = 0.0;
            for variable in 0..1000 {
                let value = scatter(variable, salt);
                assert!((0.0..1.0).contains(&value));
                assert_eq!(value.to_bits(), scatter(variable, salt).to_bits());
                sum += value;
            }
            assert!((sum / 1000.0 - 0.5).abs() < 0.05, "{sum}");
        }
        assert_ne!(scatter(1, 2).to_bits(), scatter(2, 1).to_bits());
    }
}
