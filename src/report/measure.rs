//! A moved limit in words.

use super::number::{figure, per_cent};
use crate::model::answers::shortage::{Measure, MeasureKind};

/// What to move, by how much and when, in the factory's own names and units.
pub(super) fn moved(measure: &Measure) -> String {
    let (name, unit) = (&measure.name, &measure.unit);
    let amount = format!("{} {unit}", figure(measure.amount));
    let when = when(measure);
    let by = &measure.from;
    match measure.kind {
        MeasureKind::Hours => format!("{amount} more of {name} {when}"),
        MeasureKind::Quota => format!("{amount} more quota of {name} {when}"),
        MeasureKind::Supply => format!("{amount} more of {name} from outside, arriving {when}"),
        MeasureKind::Earlier => {
            format!("{amount} of the deliveries of {name} brought forward, to arrive {when}")
        }
        MeasureKind::Stock => format!("{amount} more of {name} may be held {when}"),
        MeasureKind::Space => format!("{amount} more room in {name} {when}"),
        MeasureKind::RouteLimit => format!("{amount} more allowed of {name} {when}"),
        MeasureKind::Frozen => {
            format!("{amount} less of the frozen release of {name} {when} ({})", measure.at)
        }
        MeasureKind::Later if by == &measure.to => {
            format!("{amount} of order {name} moved to {by}")
        }
        MeasureKind::Later => {
            format!("{amount} of order {name} moved to dates from {by} to {}", measure.to)
        }
        MeasureKind::StockWanted => format!("{amount} less of the stock wanted of {name} {when}"),
        MeasureKind::Project => format!("{} less for {name}", figure(measure.amount)),
    }
}

/// Why it holds an order back.
pub(super) fn lacking(measure: &Measure) -> String {
    let name = &measure.name;
    match measure.kind {
        MeasureKind::Hours if measure.unit == "h" => format!("{name}: too few hours"),
        MeasureKind::Hours => format!("{name}: too little capacity"),
        MeasureKind::Quota => format!("{name}: its quota is too small"),
        MeasureKind::Supply if measure.at.starts_with("products/") => {
            format!("{name}: there is none to begin with, and the plan cannot make it in time")
        }
        MeasureKind::Supply => format!("{name}: too little of it arrives in time"),
        MeasureKind::Earlier => format!("{name}: its deliveries arrive too late"),
        MeasureKind::Stock => format!("{name}: too little of it may be held"),
        MeasureKind::Space => format!("{name}: too little room"),
        MeasureKind::RouteLimit => format!("{name}: its limit is too low"),
        MeasureKind::Frozen => {
            format!("{name}: its frozen release ({}) takes what the order needs", measure.at)
        }
        MeasureKind::Later => format!("order {name}: its due date comes too soon"),
        MeasureKind::StockWanted => format!("{name}: the stock wanted of it comes first"),
        MeasureKind::Project => format!("project {name}: takes what the order needs"),
    }
}

/// How large the move is against what there is, where that says something.
pub(super) fn against_all(measure: &Measure) -> Option<String> {
    let says = matches!(
        measure.kind,
        MeasureKind::Hours | MeasureKind::Quota | MeasureKind::Supply | MeasureKind::Later
    );
    (says && measure.share_of_all < 10.0).then(|| per_cent(measure.share_of_all))
}

fn when(measure: &Measure) -> String {
    let (from, to) = (&measure.from, &measure.to);
    if from != to {
        format!("from {from} to {to}")
    } else if from.len() == "2026-12-01".len() {
        format!("on {from}")
    } else {
        format!("in {from}")
    }
}
