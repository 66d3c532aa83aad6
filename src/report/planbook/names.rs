//! Names of sheets: what a workbook takes, none twice, as near to the thing's own name as can be.

use std::collections::BTreeSet;

/// The longest name of a sheet, in UTF-16 units.
const MOST: usize = 31;

/// The names given so far.
#[derive(Debug, Default)]
pub struct SheetNames {
    taken: BTreeSet<String>,
}

impl SheetNames {
    /// A name no other sheet has, where capitals do not count: signs a sheet's name cannot have
    /// become `-`, what is too long is cut off with `…`, and what is taken gets a number. The thing's
    /// whole name has to stand on the sheet.
    pub fn give(&mut self, wanted: &str) -> String {
        self.give_ending(wanted, "")
    }

    /// As [`Self::give`], with an end that is not cut off.
    pub fn give_ending(&mut self, wanted: &str, ending: &str) -> String {
        let [clean, ending] = [wanted, ending].map(allowed);
        let clean = clean.trim().trim_matches('\'').trim();
        // Spreadsheets keep this one for themselves.
        let reserved = clean.eq_ignore_ascii_case("history");
        let clean =
            if clean.is_empty() || reserved { format!("{clean}-") } else { clean.to_owned() };
        let mut number = 1;
        loop {
            let end = if number == 1 { ending.clone() } else { format!("{ending} ({number})") };
            let name = format!("{}{end}", cut(&clean, MOST - end.len()));
            if self.taken.insert(name.to_lowercase()) {
                return name;
            }
            number += 1;
        }
    }
}

/// A text without the signs that the name of a sheet cannot have.
fn allowed(text: &str) -> String {
    let sign = |sign: char| if "[]:*?/\\".contains(sign) || sign.is_control() { '-' } else { sign };
    text.chars().map(sign).collect()
}

fn cut(name: &str, most: usize) -> String {
    if name.encode_utf16().count() <= most {
        return name.to_owned();
    }
    let mut short = String::new();
    let mut length = 0;
    for sign in name.chars() {
        length += sign.len_utf16();
        if length > most - 1 {
            break;
        }
        short.push(sign);
    }
    format!("{}…", short.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_one_a_sheet_can_have_and_none_comes_twice() {
        let mut names = SheetNames::default();
        let wanted = [
            "Milling",
            "MILLING",
            "a/b",
            "a:b",
            "[1]",
            "",
            "'",
            "History",
            "'quoted'",
            "An equipment group with a very long name",
            "An equipment group with a very long end",
            "\u{1F3ED}\u{1F3ED}\u{1F3ED}\u{1F3ED}\u{1F3ED}\u{1F3ED}\u{1F3ED}\u{1F3ED}\u{1F3ED}\u{1F3ED}\u{1F3ED}\u{1F3ED}\u{1F3ED}\u{1F3ED}\u{1F3ED}\u{1F3ED}",
        ];
        let given: Vec<String> = wanted.iter().map(|it| names.give(it)).collect();
        assert_eq!(
            given[..9],
            ["Milling", "MILLING (2)", "a-b", "a-b (2)", "-1-", "-", "- (2)", "History-", "quoted"]
        );
        for name in &given {
            assert!(name.encode_utf16().count() <= MOST, "{name}");
        }
        assert_eq!(given[9], "An equipment group with a very…");
        assert_eq!(given[10], "An equipment group with a… (2)");
    }
}
