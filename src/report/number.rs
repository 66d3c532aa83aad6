//! Figures as people read them: few digits, thousands apart, no rounding noise.

/// Magnitudes below this are shown as 0: they are rounding of the arithmetic.
const NOISE: f64 = 5e-7;

/// A figure with as many decimals as its size deserves, trailing zeros cut.
pub fn figure(value: f64) -> String {
    with_decimals(value, decimals(&[value], 3))
}

/// A multiple, which keeps its digits however small it is: `0.45`, `2.45e-7`.
pub fn multiple(value: f64) -> String {
    if value != 0.0 && value.abs() < 1e-3 { format!("{value:.2e}") } else { figure(value) }
}

/// A column of figures with the same number of decimals, so that they can be compared by eye.
pub fn column(values: &[f64], most_decimals: usize) -> Vec<String> {
    let decimals = decimals(values, most_decimals);
    values.iter().map(|&value| with_decimals(value, decimals)).collect()
}

/// Money: two decimals below ten thousand, none above.
pub fn money(value: f64) -> String {
    with_decimals(
        value,
        if value.abs() < 9999.995 && (value - value.round()).abs() >= 0.005 { 2 } else { 0 },
    )
}

/// A column of money: two decimals if one is needed and the largest is below ten thousand.
pub fn money_column(values: &[f64]) -> Vec<String> {
    let largest = values.iter().fold(0.0_f64, |largest, value| largest.max(value.abs()));
    let whole = values.iter().all(|value| (value - value.round()).abs() < 0.005);
    let decimals = if largest < 9999.995 && !whole { 2 } else { 0 };
    values.iter().map(|&value| with_decimals(value, decimals)).collect()
}

/// A whole number, thousands apart.
pub fn count(value: u64) -> String {
    #[allow(clippy::cast_precision_loss)] // counts are below 2^53
    with_decimals(value as f64, 0)
}

/// A share as per cent.
pub fn per_cent(share: f64) -> String {
    format!("{} %", hundredths(share))
}

/// A share in hundredths, for columns headed with the sign.
pub fn hundredths(share: f64) -> String {
    with_decimals(share * 100.0, 1)
}

/// A very small or large figure, such as a residual.
pub fn scientific(value: f64) -> String {
    if value == 0.0 { "0".to_owned() } else { format!("{value:.0e}") }
}

/// As few decimals as show every value well: four digits of the largest at most, and none that
/// would be 0 throughout.
pub fn decimals(values: &[f64], most: usize) -> usize {
    let largest = values.iter().fold(0.0_f64, |largest, value| largest.max(value.abs()));
    let deserved = match largest {
        size if size >= 1000.0 => 0,
        size if size >= 100.0 => 1,
        size if size >= 1.0 => 2,
        _ => 4,
    };
    let most = most.min(deserved);
    let fits = |decimals: &usize| {
        let shown = |value: f64, decimals: usize| format!("{value:.decimals$}").parse::<f64>();
        values.iter().all(|&value| match (shown(value, *decimals), shown(value, most)) {
            (Ok(short), Ok(long)) => (short - long).abs() < NOISE,
            _ => false,
        })
    };
    (0..most).find(fits).unwrap_or(most)
}

fn with_decimals(value: f64, decimals: usize) -> String {
    let value = if value.abs() < NOISE { 0.0 } else { value };
    let text = format!("{:.decimals$}", value.abs());
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut grouped = String::new();
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let is_zero = text.chars().all(|it| it == '0' || it == '.');
    let sign = if value < 0.0 && !is_zero { "-" } else { "" };
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{grouped}{point}{fraction}")
}

/// With its sign, and two digits at least that are not zero.
#[must_use]
pub fn signed(value: f64) -> String {
    let size = value.abs();
    let shown = if size > 0.0 && size < 0.1 {
        let decimals = (0..12).find(|&it| size * 10_f64.powi(it) >= 10.0).unwrap_or(12);
        let digits = format!("{size:.*}", decimals.unsigned_abs() as usize);
        let cut = digits.trim_end_matches('0').trim_end_matches('.');
        format!("{}{cut}", if value < 0.0 { "-" } else { "" })
    } else {
        figure(value)
    };
    let nothing = shown.trim_start_matches('-') == "0";
    match (nothing, value > 0.0) {
        (true, _) => "0".to_owned(),
        (false, true) => format!("+{shown}"),
        (false, false) => shown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_is_not_shown() {
        assert_eq!(figure(12.300_000_001), "12.3");
        assert_eq!(figure(-1e-9), "0");
        assert_eq!(figure(1_234_567.0), "1,234,567");
        assert_eq!(figure(0.012_34), "0.012");
        assert_eq!(figure(-0.5), "-0.5");
    }

    #[test]
    fn a_small_multiple_keeps_its_digits() {
        assert_eq!(multiple(2.453_333e-7), "2.45e-7");
        assert_eq!(multiple(0.45), "0.45");
        assert_eq!(multiple(0.0), "0");
    }

    #[test]
    fn columns_share_their_decimals() {
        assert_eq!(column(&[1.0, 12.5, 3.25], 2), ["1.00", "12.50", "3.25"]);
        assert_eq!(column(&[480.0, 1200.0], 2), ["480", "1,200"]);
    }
}
