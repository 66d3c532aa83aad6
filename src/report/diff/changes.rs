//! The changes from one factory file to the other, in the language of the report.

use serde_json::Value;

use crate::model::answers::diff::{Bundling, InputChange, Waterfall};
use crate::report::Terminal;
use crate::report::page::Page;
use crate::report::table::ROWS;

/// The changes, part by part.
pub(super) fn changes(waterfall: &Waterfall, page: &mut Page<'_>) {
    let terminal = page.terminal;
    let count = waterfall.changes.len();
    let gist = terminal.say_with("diff-changes-gist", &[("count", (&count.to_string()).into())]);
    page.section(&terminal.say("diff-changes"), &gist);
    if count == 0 {
        page.paragraph(&terminal.say("diff-changes-none"));
    }
    for (position, part) in waterfall.parts.iter().enumerate() {
        page.paragraph(&numbered(waterfall, position, terminal));
        let of_part = waterfall.changes.iter().filter(|it| it.part == position);
        let of_part: Vec<&InputChange> = of_part.collect();
        if of_part.len() > 1 {
            for change in of_part.iter().take(ROWS / 2) {
                page.wrapped(&change_words(change, terminal), 5, 7);
            }
            if of_part.len() > ROWS / 2 {
                let left = (of_part.len() - ROWS / 2).to_string();
                let more = terminal.say_with("diff-changes-more", &[("left", (&left).into())]);
                page.wrapped(&more, 5, 7);
            }
        }
        if part.inseparable {
            page.wrapped(&terminal.say("diff-inseparable"), 5, 7);
        }
    }
    match waterfall.bundling {
        Bundling::None => {}
        Bundling::ByThing => page.paragraph(&terminal.say("diff-by-thing")),
        Bundling::ByTable => page.paragraph(&terminal.say("diff-by-table")),
        Bundling::AcrossTables => page.paragraph(&terminal.say("diff-across-tables")),
    }
}

/// How a part is called in the tables, with the number it has in the list of changes: a name that
/// is cut can be looked up there.
pub(super) fn numbered(waterfall: &Waterfall, part: usize, terminal: &Terminal<'_>) -> String {
    let (number, change) = ((part + 1).to_string(), label(waterfall, part, terminal));
    let values = [("number", (&number).into()), ("change", (&change).into())];
    terminal.say_with("diff-part", &values)
}

/// How a part is called where there is room for all of it.
pub(in crate::report) fn label(
    waterfall: &Waterfall,
    part: usize,
    terminal: &Terminal<'_>,
) -> String {
    let of_part = waterfall.changes.iter().filter(|it| it.part == part);
    match of_part.collect::<Vec<_>>().as_slice() {
        [only] => change_words(only, terminal),
        several => terminal.say_with(
            "diff-part-of",
            &[
                ("part", (&waterfall.parts[part].name).into()),
                ("count", (&several.len().to_string()).into()),
            ],
        ),
    }
}

/// A change in one line.
fn change_words(change: &InputChange, terminal: &Terminal<'_>) -> String {
    let at = ("at", (&change.at).into());
    let short = |value: &Option<Value>| short_value(value.as_ref()?, terminal);
    match (&change.before, &change.after) {
        (Some(before), Some(after)) => match (short(&change.before), short(&change.after)) {
            (Some(before), Some(after)) => {
                let values = [at, ("before", (&before).into()), ("after", (&after).into())];
                terminal.say_with("diff-change", &values)
            }
            _ => match lists_apart(before, after, terminal) {
                Some(apart) => {
                    let values = [at, ("changes", (&apart).into())];
                    terminal.say_with("diff-change-lists", &values)
                }
                None => terminal.say_with("diff-changed", &[at]),
            },
        },
        (None, _) => match short(&change.after) {
            Some(value) => terminal.say_with("diff-added-value", &[at, ("value", (&value).into())]),
            None => terminal.say_with("diff-added", &[at]),
        },
        (Some(_), None) => match short(&change.before) {
            Some(value) => {
                terminal.say_with("diff-removed-value", &[at, ("value", (&value).into())])
            }
            None => terminal.say_with("diff-removed", &[at]),
        },
    }
}

/// A value of the factory file in few characters; `None` if it has more to it.
fn short_value(value: &Value, terminal: &Terminal<'_>) -> Option<String> {
    match value {
        Value::Number(number) => number.as_f64().map(|it| it.to_string()),
        Value::String(text) => Some(text.clone()),
        Value::Bool(yes) => Some(yes.to_string()),
        Value::Object(fields) if fields.len() == 1 => {
            let (key, value) = fields.iter().next()?;
            let period = key.strip_prefix("per_")?;
            let amount = short_value(value, terminal)?;
            let values = [("amount", (&amount).into())];
            Some(match period {
                "day" => terminal.say_with("amount-per-day", &values),
                "week" => terminal.say_with("amount-per-week", &values),
                "ten_days" => terminal.say_with("amount-per-ten-days", &values),
                "month" => terminal.say_with("amount-per-month", &values),
                "lot" => terminal.say_with("amount-per-lot", &values),
                _ => format!("{amount} {}", key.replace('_', " ")),
            })
        }
        _ => None,
    }
}

/// What two lists of words differ in, such as holidays or goals; `None` if they hold more.
fn lists_apart(before: &Value, after: &Value, terminal: &Terminal<'_>) -> Option<String> {
    let word = |entry: &Value| {
        let text = |it: &Value| it.as_str().map(str::to_owned);
        text(entry).or_else(|| entry.get("goal").and_then(text))
    };
    let words = |list: &Value| list.as_array()?.iter().map(word).collect::<Option<Vec<String>>>();
    let (had, has) = (words(before)?, words(after)?);
    let apart = |of: &[String], other: &[String]| {
        let words: Vec<String> = of.iter().filter(|it| !other.contains(it)).cloned().collect();
        (!words.is_empty()).then(|| terminal.list(&words))
    };
    let added = apart(&has, &had)
        .map(|it| terminal.say_with("diff-list-added", &[("entries", (&it).into())]));
    let removed = apart(&had, &has)
        .map(|it| terminal.say_with("diff-list-removed", &[("entries", (&it).into())]));
    let parts: Vec<String> = [added, removed].into_iter().flatten().collect();
    Some(if parts.is_empty() {
        terminal.say("diff-list-order")
    } else {
        parts.join(&terminal.say("parts-between"))
    })
}
