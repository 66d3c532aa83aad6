//! A moved limit in words.

use super::Terminal;
use super::number::{figure, per_cent};
use crate::model::List;
use crate::model::answers::shortage::{Measure, MeasureKind};

/// What to move, by how much and when, in the factory's own names and units.
pub(super) fn moved(measure: &Measure, terminal: &Terminal<'_>) -> String {
    let (amount, when) = (figure(measure.amount), when(measure, terminal));
    let name = &measure.name.said(terminal.words());
    let unit = &measure.unit;
    let how_much = [("amount", (&amount).into()), ("unit", unit.into()), ("name", name.into())];
    let [amount_value, unit_value, name_value] = how_much;
    let with_when = [amount_value, unit_value, name_value, ("when", (&when).into())];
    match measure.kind {
        MeasureKind::Hours => terminal.say_with("move-hours", &with_when),
        MeasureKind::Machines => terminal.say_with("move-machines", &with_when),
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
