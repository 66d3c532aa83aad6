//! Decimal arithmetic on figures as written: no new digits appear.

/// A figure with its decimal point moved by so many places: 1.1 to 0.011, where a division by 100
/// gives 0.011000000000000001.
#[must_use]
pub fn times_ten_to(value: f64, places: i32) -> f64 {
    let text = format!("{value:e}");
    let moved = text.split_once('e').and_then(|(digits, exponent)| {
        let exponent = exponent.parse::<i32>().ok()? + places;
        format!("{digits}e{exponent}").parse().ok()
    });
    // What is no number has no digits to move.
    moved.unwrap_or(value)
}

/// A figure without what rounding in double precision left of it: twelve digits, as written short.
#[must_use]
pub fn without_residue(value: f64) -> f64 {
    format!("{value:.11e}").parse().unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::{times_ten_to, without_residue};

    #[test]
    fn no_digit_appears_that_nobody_wrote() {
        for (value, places, expected) in
            [(1.1, -2, "0.011"), (95.0, -2, "0.95"), (0.07, 2, "7"), (0.57, 2, "57")]
        {
            assert_eq!(times_ten_to(value, places).to_string(), expected);
        }
        for thousandths in 1..=100_000_u32 {
            let value = f64::from(thousandths) / 1000.0;
            let share = times_ten_to(value, -2).to_string();
            assert!(share.len() <= value.to_string().len() + 3, "{value}: {share}");
            assert_eq!(times_ten_to(times_ten_to(value, -2), 2).to_string(), value.to_string());
        }
        assert!(times_ten_to(f64::NAN, 2).is_nan());
        assert_eq!(without_residue(0.1 + 0.2).to_string(), "0.3");
        assert_eq!(without_residue(40.800_000_000_000_004).to_string(), "40.8");
    }
}
