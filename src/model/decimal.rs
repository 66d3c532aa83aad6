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

/// A figure as a sentence states it: to a thousandth, or to four digits if it is smaller.
#[must_use]
pub fn in_a_sentence(value: f64) -> f64 {
    let text = if value.abs() >= 1.0 { format!("{value:.3}") } else { format!("{value:.3e}") };
    // Adding 0 makes one zero of the two there are.
    text.parse().map_or(value, |it: f64| it + 0.0)
}

/// Digits after the shortest decimal that have to be all 0 or all 9, and how far at least they are
/// looked at.
const RESIDUE: (usize, usize) = (3, 10);

/// Digits of a figure in double precision.
const DIGITS: usize = 16;

/// A figure with the digits it holds: the shortest decimal that is no further from it than
/// arithmetic in double precision leaves, 7.74 for 7.7400000000000295, and at most a relative 1e-10.
/// Zero has no sign. A figure without such a decimal stays as it is.
#[must_use]
pub fn as_held(value: f64) -> f64 {
    if value == 0.0 || value.fract() == 0.0 || !value.is_finite() {
        return if value == 0.0 { 0.0 } else { value };
    }
    let text = format!("{:.*e}", DIGITS - 1, value.abs());
    let digits: Vec<u8> =
        text.bytes().take_while(|it| *it != b'e').filter(|it| *it != b'.').collect();
    let (after, until) = RESIDUE;
    let holds = |kept: &usize| {
        let rest = &digits[*kept..(kept + after).max(until)];
        rest.iter().all(|it| *it == b'0') || rest.iter().all(|it| *it == b'9')
    };
    match (1..=DIGITS - after).find(holds) {
        Some(kept) => format!("{value:.*e}", kept - 1).parse().unwrap_or(value),
        None => value,
    }
}

#[cfg(test)]
mod tests {
    use super::{as_held, times_ten_to, without_residue};

    #[test]
    fn a_figure_has_the_digits_it_holds() {
        for (value, expected) in [
            (0.1 + 0.2, "0.3"),
            (7.740_000_000_000_029_5, "7.74"),
            (17.999_999_999_999_996, "18"),
            (43.800_000_000_000_1, "43.8"),
            (-0.0, "0"),
            (0.999_999_999_999_9, "1"),
            (10.628_571_428_571_4, "10.6285714285714"),
            (1.0 / 3.0, "0.3333333333333333"),
            (1e-12, "0.000000000001"),
            (1234.5, "1234.5"),
            (-2.500_000_000_000_01, "-2.5"),
            (33.876, "33.876"),
        ] {
            assert_eq!(as_held(value).to_string(), expected);
        }
        let value = std::f64::consts::PI * 1e6;
        assert!((as_held(value) - value).abs() <= 1e-10 * value);
        assert!(as_held(f64::NAN).is_nan());
    }

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
