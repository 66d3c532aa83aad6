//! Units written into cells of numbers: read if they are the unit of the column or of the row's item.

use rustc_hash::FxHashMap;

use super::plain::plain;

/// Units that are written in several ways.
const SAME: &[&[&str]] = &[
    &["h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden", "小时", "工时", "ч"],
    &["days", "d", "day", "tag", "tage", "天", "日", "工作日"],
    &["pcs", "pc", "piece", "pieces", "stk", "st", "stück", "ea", "each", "件", "个", "只", "台"],
    &["eur", "€", "euro"],
    &["usd", "$"],
    &["cny", "¥", "￥", "元", "rmb"],
    &["kg", "kgs", "公斤", "千克"],
    &["m", "metre", "meter", "米"],
    &["m2", "sqm", "qm", "平方米", "㎡"],
    &["m3", "cbm", "立方米"],
    &["t", "to", "tonne", "tonnes", "吨"],
    &["l", "ltr", "litre", "litres", "liter", "升"],
];

/// A unit as units are compared.
fn settled(unit: &str) -> String {
    let text = plain(unit).trim().trim_end_matches('.').to_lowercase();
    let text = text.replace('²', "2").replace('³', "3");
    let same = SAME.iter().find(|same| same.contains(&text.as_str()));
    same.map_or(text, |same| same[0].to_owned())
}

/// A number's text and the unit after it, or before it as money has it; `None` if there is no unit.
pub(super) fn parted(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let digits = |it: char| it.is_ascii_digit();
    let (first, last) = (text.find(digits)?, text.rfind(digits)? + 1);
    // A unit such as m2 ends with a digit.
    let end = match text.find(char::is_whitespace) {
        Some(blank)
            if text[..blank].ends_with(digits) && text[blank..].contains(char::is_alphabetic) =>
        {
            let letter = text[blank..].find(char::is_alphabetic)? + blank;
            text[..letter].trim_end().len()
        }
        _ => {
            let letter =
                text[first..].find(|it: char| it.is_alphabetic() && !matches!(it, 'e' | 'E'));
            letter.map_or(last, |at| text[..first + at].trim_end().len())
        }
    };
    let (number, after) = text.split_at_checked(end)?;
    let (before, number) = number.split_at_checked(
        number.find(|it: char| it.is_ascii_digit() || matches!(it, '-' | '+'))?,
    )?;
    match (before.trim(), after.trim()) {
        ("", "") => None,
        ("", unit) | (unit, "") => Some((number.trim(), unit)),
        _ => None,
    }
}

/// The units that the cells of a row may have.
#[derive(Debug, Default)]
pub(super) struct Units(pub Vec<String>);

impl Units {
    /// Adds a unit; a blank one is none.
    pub fn add(&mut self, unit: &str) {
        if !unit.trim().is_empty() {
            self.0.push(settled(unit));
        }
    }

    /// Whether a unit is one of them.
    pub fn has(&self, unit: &str) -> bool {
        self.0.contains(&settled(unit))
    }
}

/// The text in brackets in a heading.
pub(super) fn in_brackets(heading: &str) -> Option<String> {
    let heading = plain(heading);
    let begin = heading.find(['(', '[', '【'])?;
    let inside = heading[begin..].trim_start_matches(['(', '[', '【']);
    let end = inside.find([')', ']', '】'])?;
    Some(inside[..end].trim().to_owned())
}

/// Whether a text names a unit of time other than the column's, which is one.
pub(super) fn is_another(text: &str, own: &str) -> bool {
    const TIMES: &str = "h|days|min|mins|minute|minutes|s|sec|secs|second|seconds|week|weeks|month|months|\
                         minuten|sekunden|wochen|分|分钟|秒|周|月";
    let unit = settled(text);
    matches!(own, "h" | "days") && unit != own && TIMES.split('|').any(|it| it == unit)
}

/// The units of products and materials, by id.
pub(super) type ItemUnits = FxHashMap<String, String>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_and_its_unit_are_parted() {
        assert_eq!(parted("12 h"), Some(("12", "h")));
        assert_eq!(parted("3,5 kg"), Some(("3,5", "kg")));
        assert_eq!(parted("900 m2"), Some(("900", "m2")));
        assert_eq!(parted("900m²"), Some(("900", "m²")));
        assert_eq!(parted("0.5h"), Some(("0.5", "h")));
        assert_eq!(parted("€ 4.20"), Some(("4.20", "€")));
        assert_eq!(parted("-5 pcs"), Some(("-5", "pcs")));
        assert_eq!(parted("1e3"), None);
        assert_eq!(parted("40"), None);
        assert_eq!(parted("ten"), None);
        assert_eq!(parted("about 5 kg"), None);
    }

    #[test]
    fn units_are_compared_as_people_write_them() {
        let mut units = Units::default();
        units.add("m2");
        units.add("h");
        assert!(units.has("m²") && units.has("M2") && units.has("Std.") && units.has("hours"));
        assert!(!units.has("kg") && !units.has("min"));
        assert_eq!(in_brackets("工时［h］").as_deref(), Some("h"));
    }
}
