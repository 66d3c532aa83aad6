//! Measures planted in small factories: what a planner reads first says what was planted, and the JSON
//! has the figures that are worked out by hand beside each case.

mod alone;
mod limited;

use std::collections::BTreeSet;

use junheng::model::answers::measures::{Measures, Pair};
use junheng::report::{Terminal, measures};
use junheng::words::{Language, Words};

use super::measures::asked;

/// December as a share of a mean month.
const MONTH: f64 = 31.0 / (365.25 / 12.0);

/// A pump takes 2 hours of the mill's 160 and 2 of welding's 200; a market takes any number at 100.
/// So 80 pumps are made, 8,000 EUR, and 10 hours more of the mill are 500 EUR, up to 100 pumps.
const SHOP: &str = r#"{"factory": "Pumps", "from": "2026-12-01", "to": "2026-12-31", "bucket": "month",
"currency": "EUR", "whole": false,
"groups": [{"id": "mill", "hours": {"per_month": 160}}, {"id": "weld", "hours": {"per_month": 200}}],
"materials": [],
"products": [{"id": "pump", "operations": [{"group": "mill", "hours": 2}, {"group": "weld", "hours": 2}]}],
"orders": [{"id": "A", "product": "pump", "kind": "market", "limit": 1000, "price": 100}],
"goals": ["profit"],
"measures": []}"#;

/// A factory like [`SHOP`] with parts of it replaced.
fn shop(changes: &[(&str, &str)], measures: &[String]) -> String {
    let text =
        SHOP.replace("\"measures\": []", &format!("\"measures\": [{}]", measures.join(",\n")));
    changes.iter().fold(text, |text, (from, to)| {
        assert!(text.contains(from), "{from} is not in the factory");
        text.replacen(from, to, 1)
    })
}

/// A measure with one change: `how` is its action, such as `"add": 40`.
fn measure(id: &str, cost: f64, at: &str, how: &str) -> String {
    format!("{{\"id\": \"{id}\", \"cost\": {cost}, \"changes\": [{{\"at\": \"{at}\", {how}}}]}}")
}

/// More fields of a measure.
fn and(measure: &str, fields: &str) -> String {
    format!("{}, {fields}}}", measure.strip_suffix('}').unwrap())
}

const MILL: &str = "groups/mill/hours";
const WELD: &str = "groups/weld/hours";

/// A planted case.
#[derive(Default)]
struct Case {
    /// What is planted.
    kind: &'static str,
    /// The factory file.
    factory: String,
    budget: Option<f64>,
    whole: bool,
    /// The best set, by id.
    takes: &'static [&'static str],
    /// What the first lines say.
    says: &'static [&'static str],
    /// What the first lines say in Chinese.
    says_in_chinese: &'static [&'static str],
    /// Figures of the JSON: "gain profit", "jig alone profit", "jig+mill synergy", "jig cheaper".
    figures: Vec<(&'static str, f64)>,
}

/// The lines before the first section, each paragraph on one line.
fn first_lines(answer: &Measures, language: Language) -> Vec<String> {
    let words = Words::of(language);
    let text = measures::text(answer, &Terminal::new(&words, Some(100)));
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines().take_while(|it| !it.is_empty()) {
        match (line.strip_prefix("  "), lines.last_mut()) {
            (Some(more), Some(last)) => {
                let gap = if language == Language::Chinese { "" } else { " " };
                last.push_str(gap);
                last.push_str(more);
            }
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

/// A figure of an answer by its name.
fn figure(answer: &Measures, name: &str) -> Option<f64> {
    let words: Vec<&str> = name.split(' ').collect();
    let named = |goal: &str| goal.replace(' ', "-");
    let gain =
        |goal: &str| answer.best.goals.iter().find(|it| named(&it.goal) == goal).map(|it| it.gain);
    let of = |id: &str| answer.measures.iter().find(|it| it.id == id);
    let pair = |ids: &str| -> Option<&Pair> {
        let ids: BTreeSet<&str> = ids.split('+').collect();
        let all = answer.pairs.iter().flatten();
        all.into_iter().find(|it| BTreeSet::from([it.one.as_str(), it.other.as_str()]) == ids)
    };
    match words[..] {
        ["gain", goal] => gain(goal),
        ["cost"] => Some(answer.best.cost),
        [id, "cheaper"] => of(id)?.why_not.as_ref()?.cheaper_by,
        [id, "cheaper-per-month"] => of(id)?.why_not.as_ref()?.cheaper_per_month,
        [id, "pays-from"] => of(id)?.why_not.as_ref()?.binds_from,
        [id, "idle"] => of(id)?.why_not.as_ref()?.idle_hours,
        [id, "breaks"] => of(id)?.breaks.first().map(|it| it.short),
        [id, "late"] => of(id)?.breaks.first().map(|it| it.late),
        [ids, "synergy"] => pair(ids).map(|it| it.synergy),
        [ids, "together"] => pair(ids).map(|it| it.together),
        [id, what, goal] => {
            let worth = of(id)?.goals.iter().find(|it| named(&it.goal) == goal)?;
            match what {
                "alone" => worth.alone,
                "last" => worth.last,
                "share" => worth.share,
                _ => None,
            }
        }
        _ => None,
    }
}

fn wrong(at: usize, case: &Case) -> Vec<String> {
    let answer = asked(&case.factory, case.budget, case.whole, false, 5000);
    let mut wrong = Vec::new();
    let mut check = |language: Language, says: &[&str]| {
        let lines = first_lines(&answer, language);
        // Where a line of Chinese ends there may have been a gap.
        let plain = |text: &str| match language {
            Language::Chinese => text.replace(' ', ""),
            Language::English => text.to_owned(),
        };
        let said = |it: &str| lines.iter().any(|line| plain(line).contains(&plain(it)));
        for it in says.iter().filter(|it| !said(it)) {
            wrong.push(format!("the first lines do not say {it:?}:\n{}", lines.join("\n")));
        }
        if lines.len() > 14 {
            wrong.push(format!("{} lines come first", lines.len()));
        }
    };
    check(Language::English, case.says);
    check(Language::Chinese, case.says_in_chinese);
    if answer.best.measures != case.takes {
        wrong.push(format!("takes {:?}", answer.best.measures));
    }
    for (name, known) in &case.figures {
        let found = figure(&answer, name);
        if found.is_none_or(|it| (it - known).abs() > 1e-6 * (1.0 + known.abs())) {
            wrong.push(format!("{name} is {found:?}, not {known}"));
        }
    }
    wrong.into_iter().map(|it| format!("{at}, {}: {it}", case.kind)).collect()
}

fn all() -> Vec<Case> {
    let mut cases = alone::cases();
    cases.extend(limited::cases());
    cases
}

#[test]
fn planted_measures_are_told_right_in_the_first_lines() {
    let cases = all();
    let kinds: BTreeSet<&str> = cases.iter().map(|it| it.kind).collect();
    assert!(cases.len() >= 40 && kinds.len() >= 8, "{} of {kinds:?}", cases.len());
    let wrong: Vec<String> =
        cases.iter().enumerate().flat_map(|(at, case)| wrong(at, case)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
