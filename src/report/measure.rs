//! A moved limit in words.

use super::Terminal;
use super::number::{figure, per_cent};
use crate::model::List;
use crate::model::answers::moves::{Move, MoveKind};
use crate::model::answers::shortage::{Measure, MeasureKind};
use crate::model::plan::InBucket;

/// Days named at most; more are counted.
const MOST_DAYS: usize = 5;

/// What a planner does about a limit, in the factory's own names and units.
pub(super) fn done(measure: &Measure, terminal: &Terminal<'_>) -> String {
    if measure.moves.is_empty() {
        return moved(measure, terminal);
    }
    let told: Vec<String> = measure.moves.iter().map(|it| told(it, measure, terminal)).collect();
    told.join(&terminal.say("parts-and"))
}

/// What a planner does about several limits, one after the other; days worked are named together.
pub(super) fn all_done<'m>(
    measures: impl IntoIterator<Item = &'m Measure>,
    terminal: &Terminal<'_>,
) -> String {
    let is_day = |it: &&Measure| it.kind == MeasureKind::WorkingDay && it.moves.len() == 1;
    let (days, others): (Vec<&Measure>, Vec<&Measure>) =
        measures.into_iter().partition(|it| is_day(it));
    let mut parts: Vec<String> = others.into_iter().map(|it| done(it, terminal)).collect();
    if !days.is_empty() {
        let dates: Vec<String> = days.iter().map(|it| it.moves[0].from.clone()).collect();
        let dates = terminal.list(&dates);
        parts.push(terminal.say_with("do-working-day", &[("date", (&dates).into())]));
    }
    parts.join(&terminal.say("parts-and"))
}

fn told(it: &Move, measure: &Measure, terminal: &Terminal<'_>) -> String {
    let amount = figure(it.amount);
    let hours = figure(it.hours);
    let name = it.name.said(terminal.words());
    let days = days(&it.buckets, &it.unit, terminal);
    let once = once(&it.buckets, terminal);
    let values = [
        ("amount", (&amount).into()),
        ("hours", (&hours).into()),
        ("unit", (&it.unit).into()),
        ("name", (&name).into()),
        ("days", (&days).into()),
        ("when", (&once).into()),
        ("date", (&it.from).into()),
        ("count", crate::words::Value::from(counted(it.amount))),
    ];
    let key = match it.kind {
        MoveKind::Overtime => "do-overtime",
        MoveKind::Shift => "do-shift",
        MoveKind::WorkingDay => "do-working-day",
        MoveKind::Machines => "do-machines",
        MoveKind::Heads => "do-heads",
        MoveKind::Output => "do-output",
        MoveKind::Purchase => "do-purchase",
        MoveKind::Subcontract => "do-subcontract",
        MoveKind::LaterDate => "do-later-date",
        MoveKind::Split => "do-split",
        MoveKind::Quota
        | MoveKind::Earlier
        | MoveKind::Stock
        | MoveKind::Space
        | MoveKind::RouteLimit
        | MoveKind::Frozen
        | MoveKind::StockTarget
        | MoveKind::Project => return moved(measure, terminal),
    };
    terminal.say_with(key, &values)
}

/// A whole number, for the form of a word.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // counts are small
fn counted(amount: f64) -> usize {
    amount.max(0.0) as usize
}

/// How much in which bucket, or how many buckets there are.
fn days(buckets: &[InBucket], unit: &str, terminal: &Terminal<'_>) -> String {
    if buckets.len() > MOST_DAYS {
        return once(buckets, terminal);
    }
    let one = |it: &InBucket| {
        let amount = figure(it.quantity);
        let [amount, unit] = [("amount", (&amount).into()), ("unit", unit.into())];
        terminal.say_with("do-on", &[amount, unit, ("bucket", (&it.bucket).into())])
    };
    terminal.list(&buckets.iter().map(one).collect::<Vec<_>>())
}

/// The buckets, without amounts.
fn once(buckets: &[InBucket], terminal: &Terminal<'_>) -> String {
    let (Some(first), Some(last)) = (buckets.first(), buckets.last()) else { return String::new() };
    if buckets.len() > MOST_DAYS {
        let count = buckets.len().to_string();
        let values = [
            ("count", (&count).into()),
            ("from", (&first.bucket).into()),
            ("to", (&last.bucket).into()),
        ];
        return terminal.say_with("do-many", &values);
    }
    terminal.list(&buckets.iter().map(|it| it.bucket.clone()).collect::<Vec<_>>())
}

/// What to move, by how much and when, in the factory's own names and units.
fn moved(measure: &Measure, terminal: &Terminal<'_>) -> String {
    let (amount, when) = (figure(measure.amount), when(measure, terminal));
    let name = &measure.name.said(terminal.words());
    let unit = &measure.unit;
    let how_much = [("amount", (&amount).into()), ("unit", unit.into()), ("name", name.into())];
    let [amount_value, unit_value, name_value] = how_much;
    let with_when = [amount_value, unit_value, name_value, ("when", (&when).into())];
    match measure.kind {
        MeasureKind::Hours => terminal.say_with("move-hours", &with_when),
        MeasureKind::Machines => terminal.say_with("move-machines", &with_when),
        MeasureKind::WorkingDay => {
            terminal.say_with("do-working-day", &[("date", (&measure.from).into())])
        }
        MeasureKind::Quota => terminal.say_with("move-quota", &with_when),
        MeasureKind::Supply => terminal.say_with("move-supply", &with_when),
        MeasureKind::Earlier => terminal.say_with("move-earlier", &with_when),
        MeasureKind::Stock => terminal.say_with("move-stock", &with_when),
        MeasureKind::Space => terminal.say_with("move-space", &with_when),
        MeasureKind::RouteLimit => terminal.say_with("move-route", &with_when),
        MeasureKind::Frozen => {
            let at = ("at", (&measure.at).into());
            let [one, two, three, four] = with_when;
            terminal.say_with("move-frozen", &[one, two, three, four, at])
        }
        MeasureKind::Later if measure.from == measure.to => {
            let from = ("from", (&measure.from).into());
            terminal.say_with("move-later-by", &[amount_value, unit_value, name_value, from])
        }
        MeasureKind::Later => terminal.say_with(
            "move-later",
            &[
                amount_value,
                unit_value,
                name_value,
                ("from", (&measure.from).into()),
                ("to", (&measure.to).into()),
            ],
        ),
        MeasureKind::StockWanted => terminal.say_with("move-stock-wanted", &with_when),
        MeasureKind::Project => terminal.say_with("move-project", &[amount_value, name_value]),
    }
}

/// Why it holds an order back.
pub(super) fn lacking(measure: &Measure, terminal: &Terminal<'_>) -> String {
    let named = measure.name.said(terminal.words());
    let name = [("name", (&named).into())];
    match measure.kind {
        MeasureKind::Hours if measure.unit == "h" => terminal.say_with("lack-hours", &name),
        MeasureKind::Hours => terminal.say_with("lack-capacity", &name),
        MeasureKind::Machines => terminal.say_with("lack-machines", &name),
        MeasureKind::WorkingDay => terminal.say("lack-days"),
        MeasureKind::Quota => terminal.say_with("lack-quota", &name),
        MeasureKind::Supply if measure.name.list == Some(List::Products) => {
            terminal.say_with("lack-product", &name)
        }
        MeasureKind::Supply => terminal.say_with("lack-supply", &name),
        MeasureKind::Earlier => terminal.say_with("lack-earlier", &name),
        MeasureKind::Stock => terminal.say_with("lack-stock", &name),
        MeasureKind::Space => terminal.say_with("lack-space", &name),
        MeasureKind::RouteLimit => terminal.say_with("lack-route", &name),
        MeasureKind::Frozen => {
            let [name] = name;
            terminal.say_with("lack-frozen", &[name, ("at", (&measure.at).into())])
        }
        MeasureKind::Later => terminal.say_with("lack-later", &name),
        MeasureKind::StockWanted => terminal.say_with("lack-stock-wanted", &name),
        MeasureKind::Project => terminal.say_with("lack-project", &name),
    }
}

/// How large the move is against what there is, where that says something.
pub(super) fn against_all(measure: &Measure) -> Option<String> {
    let says = matches!(
        measure.kind,
        MeasureKind::Hours
            | MeasureKind::Machines
            | MeasureKind::Quota
            | MeasureKind::Supply
            | MeasureKind::Later
    );
    (says && measure.share_of_all < 10.0).then(|| per_cent(measure.share_of_all))
}

fn when(measure: &Measure, terminal: &Terminal<'_>) -> String {
    let (from, to) = (&measure.from, &measure.to);
    if from != to {
        terminal.say_with("move-from-to", &[("from", from.into()), ("to", to.into())])
    } else if from.len() == "2026-12-01".len() {
        terminal.say_with("move-on", &[("from", from.into())])
    } else {
        terminal.say_with("move-in", &[("from", from.into())])
    }
}
