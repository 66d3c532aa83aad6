//! A text to a number, if it can be only one number.

use super::grid::Decimal;

/// What a text is as a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Written {
    /// Digits alone: no sign for decimals.
    Whole(f64),
    /// With a point that can only be one for decimals.
    Point(f64),
    /// With a comma that can only be one for decimals.
    Comma(f64),
    /// A point or comma before three digits: for decimals, or for thousands.
    Unclear {
        /// The sign it has.
        sign: char,
        /// Its value where the sign is for decimals.
        decimals: f64,
        /// Its value where the sign is for thousands.
        thousands: f64,
    },
    /// With signs for thousands: as many ways to read it as habits.
    Grouped,
    /// A percentage.
    Percent,
    /// No number.
    Other,
}

/// Reads a text without deciding anything.
pub(super) fn written(text: &str) -> Written {
    let text = text.trim();
    if let Some(number) = text.strip_suffix(['%', '％']) {
        let is_number = !matches!(written(number), Written::Other | Written::Percent);
        return if is_number { Written::Percent } else { Written::Other };
    }
    let (body, exponent) = match text.split_once(['e', 'E']) {
        Some((body, exponent)) => (body, exponent),
        None => (text, "0"),
    };
    if exponent.parse::<i32>().is_err() {
        return Written::Other;
    }
    let digits = body.strip_prefix(['-', '+']).unwrap_or(body);
    let groups = |sign: char| matches!(sign, ' ' | '\'' | '\u{a0}' | '\u{202f}' | '\u{2009}');
    let known = |sign: char| sign.is_ascii_digit() || matches!(sign, '.' | ',') || groups(sign);
    if !digits.chars().all(known) || !digits.contains(|sign: char| sign.is_ascii_digit()) {
        return Written::Other;
    }
    let signs: Vec<char> = digits.chars().filter(|sign| !sign.is_ascii_digit()).collect();
    let value = |text: String| text.parse::<f64>().unwrap_or(f64::NAN);
    match signs[..] {
        [] => Written::Whole(value(text.to_owned())),
        [sign @ ('.' | ',')] => {
            let (before, after) = digits.split_once(sign).unwrap_or((digits, ""));
            if after.is_empty() {
                return Written::Other;
            }
            let decimals = value(text.replace(sign, "."));
            let maybe_thousands =
                after.len() == 3 && (1..=3).contains(&before.len()) && !before.starts_with('0');
            match sign {
                _ if maybe_thousands => {
                    Written::Unclear { sign, decimals, thousands: value(text.replace(sign, "")) }
                }
                '.' => Written::Point(decimals),
                _ => Written::Comma(decimals),
            }
        }
        _ => Written::Grouped,
    }
}

/// How the numbers of a file write decimals, from all of them together; `comma_parts_fields` says
/// that a comma cannot be meant, because it parts the fields.
pub(super) fn decimal_sign<'t>(
    numbers: impl Iterator<Item = &'t str>,
    comma_parts_fields: bool,
) -> Decimal {
    if comma_parts_fields {
        return Decimal::Point;
    }
    let (mut point, mut comma) = (false, false);
    for text in numbers {
        match written(text) {
            Written::Point(_) => point = true,
            Written::Comma(_) => comma = true,
            _ => {}
        }
    }
    match (point, comma) {
        (true, false) => Decimal::Point,
        (false, true) => Decimal::Comma,
        _ => Decimal::Unsettled,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_can_be_one_number_is_one() {
        assert_eq!(written("-1500"), Written::Whole(-1500.0));
        assert_eq!(written("1.5e-3"), Written::Point(1.5e-3));
        assert_eq!(written("13,75"), Written::Comma(13.75));
        assert_eq!(written("0,125"), Written::Comma(0.125));
        assert_eq!(
            written("1,234"),
            Written::Unclear { sign: ',', decimals: 1.234, thousands: 1234.0 }
        );
        assert_eq!(written("1.234,56"), Written::Grouped);
        assert_eq!(written("1 234"), Written::Grouped);
        assert_eq!(written("95%"), Written::Percent);
        for text in ["", "ten", "5 kg", "inf", "nan", "0x10", "1.", "7/11"] {
            assert_eq!(written(text), Written::Other, "{text}");
        }
    }

    #[test]
    fn a_file_has_one_sign_or_none() {
        let sign = |numbers: &[&str], comma| decimal_sign(numbers.iter().copied(), comma);
        assert_eq!(sign(&["13,75", "1,234"], false), Decimal::Comma);
        assert_eq!(sign(&["13.75", "1.234"], false), Decimal::Point);
        assert_eq!(sign(&["13.75", "1,5"], false), Decimal::Unsettled);
        assert_eq!(sign(&["1500", "1,234"], false), Decimal::Unsettled);
        assert_eq!(sign(&["13,75"], true), Decimal::Point);
    }
}
