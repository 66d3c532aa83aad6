//! The meaning of a number format: a date, a duration, a percentage, or a number.

/// What a number is shown as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Format {
    /// As a date or a time of day.
    pub is_date: bool,
    /// As a length of time, such as `[h]:mm`.
    pub is_duration: bool,
    /// As a percentage.
    pub is_percent: bool,
    /// As a code with at least so many digits, such as `00000`; 0 if it is no such format.
    pub zeros: u8,
}

impl Format {
    /// A format that the program has built in, by its number (ECMA-376, part 1, 18.8.30; 27 to 36
    /// and 50 to 58 are dates in East Asia).
    pub fn built_in(number: u32) -> Self {
        Self {
            is_date: matches!(number, 14..=22 | 27..=36 | 45 | 47 | 50..=58),
            is_duration: number == 46,
            is_percent: matches!(number, 9 | 10),
            zeros: 0,
        }
    }

    /// A format as it is written; what counts for dates is its first part, which is for numbers
    /// that are not negative.
    pub fn written(code: &str) -> Self {
        let mut format =
            Self { is_percent: is_percent(code), zeros: zeros(code), ..Self::default() };
        let (mut quoted, mut bracket, mut morning) = (false, None::<String>, false);
        let mut signs = code.chars();
        while let Some(sign) = signs.next() {
            if quoted {
                quoted = sign != '"';
                continue;
            }
            match (sign, &mut bracket) {
                // The next sign stands for itself, for its width, or fills the cell.
                ('\\' | '_' | '*', _) => drop(signs.next()),
                ('"', _) => quoted = true,
                (';', _) => break,
                ('[', _) => bracket = Some(String::new()),
                (']', Some(inside)) => {
                    let first = inside.chars().next().unwrap_or(' ').to_ascii_lowercase();
                    let same = inside.chars().all(|it| it.to_ascii_lowercase() == first);
                    if same && matches!(first, 'h' | 'm' | 's') {
                        format.is_duration = true;
                        break;
                    }
                    bracket = None;
                }
                (other, Some(inside)) => inside.push(other),
                ('d' | 'm' | 'h' | 'y' | 's' | 'D' | 'M' | 'H' | 'Y' | 'S', None) => {
                    format.is_date = true;
                    break;
                }
                // `AM/PM`, `A/P`.
                ('a' | 'A', None) => morning = true,
                ('p' | 'P' | '/', None) if morning => {
                    format.is_date = true;
                    break;
                }
                _ => {}
            }
        }
        format
    }
}

/// How many zeros a format consists of, if its first part consists of nothing else.
fn zeros(format: &str) -> u8 {
    let first = format.split(';').next().unwrap_or_default();
    let bare = first.rsplit(']').next().unwrap_or_default().trim_end_matches("_)");
    let only = bare.len() > 1 && bare.bytes().all(|it| it == b'0');
    if only { u8::try_from(bare.len()).unwrap_or(0) } else { 0 }
}

/// Whether a number format shows a percentage: a `%` that is neither quoted nor escaped.
fn is_percent(format: &str) -> bool {
    let (mut quoted, mut escaped) = (false, false);
    format.chars().any(|sign| {
        let plain = !quoted && !escaped;
        escaped = !escaped && !quoted && matches!(sign, '\\' | '_' | '*');
        if sign == '"' && (plain || quoted) {
            quoted = !quoted;
        }
        plain && sign == '%'
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_is_known_by_its_format() {
        assert!(is_percent("0.0%") && is_percent("[Red]0%;0"));
        assert!(!is_percent("0.0") && !is_percent("0\"%\"") && !is_percent("0\\%"));
    }

    #[test]
    fn a_code_is_known_by_its_zeros() {
        assert_eq!(["00000", "000;-000", "[Red]0000", "00_)"].map(zeros), [5, 3, 4, 2]);
        assert_eq!(
            ["0", "0.00", "#,##0", "00.0", "General", "00-00", "\"A\"00"].map(zeros),
            [0; 7]
        );
    }

    #[test]
    fn dates_and_lengths_of_time_are_known_by_their_format() {
        let is_date = |code: &str| Format::written(code).is_date;
        for code in [
            "DD/MM/YY",
            "H:MM:SS;@",
            "m\"M\"d\"D\";@",
            "[$-409]h:mm",
            "[Red]yyyy-mm-dd",
            "h AM/PM",
            "\"am\"A/P",
            "yyyy\"年\"m\"月\"d\"日\"",
        ] {
            assert!(is_date(code), "{code}");
        }
        for code in [
            "General",
            "0.00",
            "#,##0\\ [$\u{20bd}-46D]",
            "\"days\"0",
            "0_d",
            "@",
            "[Red]0",
            "0;d",
            "[h]:mm:ss",
            "",
        ] {
            assert!(!is_date(code), "{code}");
        }
        for code in ["[h]:mm:ss", "[mm]:ss", "[ss].00", "[Red][H]:mm"] {
            assert!(Format::written(code).is_duration, "{code}");
        }
        assert!(!Format::written("[Red]0").is_duration && !Format::written("[hx]0").is_duration);
    }
}
