//! Which changes brought what moved: the changes, and step by step every goal and order.

use serde_json::Value;

use super::super::number::{column, figure, scientific};
use super::super::table::{Column, ROWS, Table};
use super::{Page, arrow, signed, with_sign};
use crate::lp::tolerances::MOVED;
use crate::model::answers::diff::{Bundling, Fall, FallStep, InputChange, Waterfall};

/// A value of the factory file in few characters; `None` where it has more to it.
fn short_value(value: &Value) -> Option<String> {
    match value {
        Value::Number(number) => number.as_f64().map(|it| it.to_string()),
        Value::String(text) => Some(text.clone()),
        Value::Bool(yes) => Some(yes.to_string()),
        Value::Object(fields) if fields.len() == 1 => {
            let (key, value) = fields.iter().next()?;
            key.starts_with("per_").then_some(())?;
            Some(format!("{} {}", short_value(value)?, key.replace('_', " ")))
        }
        _ => None,
    }
}

/// What two lists of words differ in, such as holidays or goals; `None` where they hold more.
fn lists_apart(before: &Value, after: &Value) -> Option<String> {
    let word = |entry: &Value| {
        let text = |it: &Value| it.as_str().map(str::to_owned);
        text(entry).or_else(|| entry.get("goal").and_then(text))
    };
    let words = |list: &Value| list.as_array()?.iter().map(word).collect::<Option<Vec<String>>>();
    let (had, has) = (words(before)?, words(after)?);
    let apart = |of: &[String], other: &[String], how: &str| {
        let words = of.iter().filter(|it| !other.contains(it)).cloned().collect::<Vec<_>>();
        (!words.is_empty()).then(|| format!("{} {how}", words.join(", ")))
    };
    let parts = [apart(&has, &had, "added"), apart(&had, &has, "removed")];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    Some(if parts.is_empty() { "in another order".to_owned() } else { parts.join("; ") })
}

/// A change in one line.
fn change_words(change: &InputChange) -> String {
    let at = &change.at;
    match (&change.before, &change.after) {
        (Some(before), Some(after)) => match (short_value(before), short_value(after)) {
            (Some(before), Some(after)) => format!("{at} {before} → {after}"),
            _ => match lists_apart(before, after) {
                Some(apart) => format!("{at}: {apart}"),
                None => format!("{at} changed"),
            },
        },
        (None, after) => match after.as_ref().and_then(short_value) {
            Some(after) => format!("{at} added: {after}"),
            None => format!("{at} added"),
        },
        (Some(before), None) => match short_value(before) {
            Some(before) => format!("{at} removed: {before}"),
            None => format!("{at} removed"),
        },
    }
}

/// How a part is called in the tables, with the number it has in the list of changes: a name that
/// is cut can be looked up there.
fn numbered(waterfall: &Waterfall, part: usize) -> String {
    format!("{}. {}", part + 1, label(waterfall, part))
}

fn label(waterfall: &Waterfall, part: usize) -> String {
    let of_part = waterfall.changes.iter().filter(|it| it.part == part);
    match of_part.collect::<Vec<_>>().as_slice() {
        [only] => change_words(only),
        several => format!("{} ({} changes)", waterfall.parts[part].name, several.len()),
    }
}

/// The changes, the waterfall of every goal, what each brought to single orders, and what was
/// proven.
pub(super) fn show(waterfall: &Waterfall, page: &mut Page) {
    changes(waterfall, page);
    page.section(
        "waterfall",
        "what each change brought, in the mean over all sequences of making them (Shapley); \
         alone: made first; last: made after all others; both only where they differ from that",
    );
    let (moved, still): (Vec<&Fall>, Vec<&Fall>) =
        waterfall.goals.iter().partition(|it| touched(it));
    for (position, fall) in moved.into_iter().enumerate() {
        if position > 0 {
            page.line("");
        }
        goal_fall(waterfall, fall, page);
    }
    if !still.is_empty() {
        let names: Vec<&str> = still.iter().map(|it| it.of.as_str()).collect();
        page.paragraph(&format!("Untouched by any of them: {}.", names.join(", ")), 2);
    }
    if !waterfall.not_attributed.is_empty() {
        let names = waterfall.not_attributed.join(", ");
        page.paragraph(&format!("Not shared out, because goals change on the way: {names}."), 2);
    }
    order_falls(waterfall, page);
    certificate(waterfall, page);
}

fn changes(waterfall: &Waterfall, page: &mut Page) {
    let count = waterfall.changes.len();
    page.section("changes", &format!("{count}, from one factory file to the other"));
    if count == 0 {
        page.paragraph("The files say the same.", 2);
    }
    for (position, part) in waterfall.parts.iter().enumerate() {
        page.paragraph(&numbered(waterfall, position), 2);
        let of_part = waterfall.changes.iter().filter(|it| it.part == position);
        let of_part: Vec<&InputChange> = of_part.collect();
        if of_part.len() > 1 {
            for change in of_part.iter().take(ROWS / 2) {
                page.paragraph(&change_words(change), 5);
            }
            if of_part.len() > ROWS / 2 {
                page.paragraph(&format!("... and {} more", of_part.len() - ROWS / 2), 5);
            }
        }
        if part.inseparable {
            page.paragraph("counted as one: without each other they make no plan", 5);
        }
    }
    let bundled = match waterfall.bundling {
        Bundling::None => None,
        Bundling::ByThing => Some("all changes of one thing are counted as one"),
        Bundling::ByTable => Some("all changes of one table are counted as one where needed"),
        Bundling::AcrossTables => Some("changes of several tables are counted as one"),
    };
    if let Some(bundled) = bundled {
        page.paragraph(&format!("To be few enough, {bundled}; --parts allows more."), 2);
    }
}

/// Whether a goal differs, or some part moves it although the others move it back.
fn touched(fall: &Fall) -> bool {
    let size = 1.0 + fall.value.before.abs().max(fall.value.after.abs());
    let shares = fall.steps.iter().map(|it| it.share);
    shares.chain([fall.value.difference]).any(|it| it.abs() > MOVED * size)
}

fn goal_fall(waterfall: &Waterfall, fall: &Fall, page: &mut Page) {
    let heading = format!("{} ({})", fall.of, fall.unit);
    let mut table = Table::new(&[
        (heading.as_str(), Column::Name),
        ("", Column::Figure),
        ("alone", Column::Figure),
        ("last", Column::Figure),
    ]);
    let scale = 1.0 + fall.value.before.abs().max(fall.value.after.abs());
    let noise = MOVED * scale;
    let apart = |step: &FallStep| {
        [step.alone, step.last].into_iter().any(|it| (it - step.share).abs() > noise)
    };
    let shown: Vec<&FallStep> =
        fall.steps.iter().filter(|it| it.share.abs() > noise || apart(it)).collect();
    let rest = Some(fall.remainder).filter(|it| it.abs() > noise);
    // One number of decimals for all, so that the column can be added up by eye.
    let mut figures = vec![fall.value.before, fall.value.after];
    figures.extend(shown.iter().map(|it| it.share).chain(rest));
    let figures = column(&figures, 3);
    let mut row = |name: String, figure: &str, alone: String, last: String| {
        table.row(vec![name, figure.to_owned(), alone, last]);
    };
    let nothing = String::new;
    row("before".to_owned(), &figures[0], nothing(), nothing());
    for (step, share) in shown.iter().zip(&figures[2..]) {
        let company = |it: f64| if apart(step) { signed(it, figure) } else { nothing() };
        let (alone, last) = (company(step.alone), company(step.last));
        row(numbered(waterfall, step.part), &with_sign(step.share, share), alone, last);
    }
    if let (Some(rest), Some(text)) = (rest, figures.get(2 + shown.len())) {
        row("not from the inputs".to_owned(), &with_sign(rest, text), nothing(), nothing());
    }
    row("after".to_owned(), &figures[1], nothing(), nothing());
    page.0.push_str(&table.render());
}

fn order_falls(waterfall: &Waterfall, page: &mut Page) {
    let mut rows = Vec::new();
    for fall in &waterfall.orders {
        let size = 1.0 + fall.value.before.abs().max(fall.value.after.abs());
        let mut name = fall.of.trim_start_matches("orders/").to_owned();
        let steps = fall.steps.iter().map(|it| (numbered(waterfall, it.part), it.share));
        let rest = ("another schedule, as good".to_owned(), fall.remainder);
        let steps = steps.chain([rest]).filter(|it| it.1.abs() > MOVED * size);
        let (from, shares): (Vec<String>, Vec<f64>) = steps.unzip();
        let texts = column(&shares, 3);
        for ((from, share), text) in from.into_iter().zip(shares).zip(texts) {
            let first = !name.is_empty();
            let figures = if first { arrow(&fall.value) } else { String::new() };
            let unit = if first { fall.unit.clone() } else { String::new() };
            rows.push(vec![
                std::mem::take(&mut name),
                figures,
                unit,
                with_sign(share, &text),
                from,
            ]);
        }
    }
    page.table(
        ("orders, by change", "where what is short or late comes from"),
        ROWS,
        &[
            ("order", Column::Name),
            ("was → is", Column::Figure),
            ("unit", Column::Word),
            ("share", Column::Figure),
            ("of", Column::Name),
        ],
        rows.into_iter(),
    );
}

fn certificate(waterfall: &Waterfall, page: &mut Page) {
    page.section(
        "certificate",
        &format!(
            "{} plans, one for every selection of the changes, each proven and audited; residuals \
             at most {}",
            waterfall.plans,
            scientific(waterfall.worst_residual)
        ),
    );
    if waterfall.one_of_several > 0 {
        page.paragraph(
            &format!(
                "{} of them are one of several best schedules: what the goals come to is the same \
                 in all of them, what a single order gets may not be.",
                waterfall.one_of_several
            ),
            2,
        );
    }
}
