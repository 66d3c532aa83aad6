//! What a grid, a sweep and a sample come to, as text.

use std::fmt::Write as _;

use super::{counted, signed, value};
use crate::model::answers::whatif::{AxisResponse, Chance, StretchSummary, WhatIf};
use crate::report::number::{figure, hundredths};
use crate::report::table::{Column, ROWS, Table, wrapped};

pub(super) fn stretch(answer: &WhatIf, stretch: &StretchSummary, text: &mut String) {
    let by = answer.by.as_deref().unwrap_or_default();
    let base = answer.base.figures.as_ref().and_then(|it| it.goal(by));
    let count = counted(stretch.count, "scenario", "scenarios");
    match stretch.kind.as_str() {
        "grid" if !stretch.axes.is_empty() => {
            let _ = write!(text, "\nGrid {} ({count}): {by} along each axis\n", stretch.name);
            for axis in &stretch.axes {
                along(axis, base, text);
            }
        }
        "sweep" if !stretch.axes.is_empty() => {
            let heading = "what moves it most, one at a time";
            let _ = write!(text, "\nSweep {} ({count}): {by}, {heading}\n", stretch.name);
            tornado(&stretch.axes, base, text);
        }
        "sample" if !stretch.spreads.is_empty() => {
            let _ = write!(text, "\nSample {} ({count})\n", stretch.name);
            sample(stretch, by, text);
        }
        _ => {}
    }
}

fn along(axis: &AxisResponse, base: Option<f64>, text: &mut String) {
    let mut table = Table::new(&[
        (&axis.axis, Column::Name),
        ("planned", Column::Figure),
        ("mean", Column::Figure),
        ("change", Column::Figure),
        ("least", Column::Figure),
        ("most", Column::Figure),
    ]);
    for it in &axis.at {
        table.row(vec![
            value(&it.value),
            it.planned.to_string(),
            figure(it.mean),
            base.map_or_else(String::new, |base| signed(it.mean - base)),
            figure(it.least),
            figure(it.most),
        ]);
    }
    text.push_str(&table.render());
}

/// Columns of a bar.
const BAR: f64 = 16.0;

/// One row per axis and value, with a bar to the side the goal moves to.
fn tornado(axes: &[AxisResponse], base: Option<f64>, text: &mut String) {
    let Some(base) = base else {
        for axis in axes {
            along(axis, None, text);
        }
        return;
    };
    let moves = axes.iter().flat_map(|axis| axis.at.iter().map(|it| (it.mean - base).abs()));
    let most = moves.fold(0.0, f64::max);
    let mut table = Table::new(&[
        ("axis", Column::Name),
        ("at", Column::Figure),
        ("change", Column::Figure),
        ("less", Column::Figure),
        ("more", Column::Word),
    ]);
    for axis in axes {
        for (place, it) in axis.at.iter().enumerate() {
            let change = it.mean - base;
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 0 to BAR
            let long = if most > 0.0 { (BAR * change.abs() / most).round() as usize } else { 0 };
            let bar = "#".repeat(long);
            let (less, more) =
                if change < 0.0 { (bar, String::new()) } else { (String::new(), bar) };
            let name = if place == 0 { axis.axis.clone() } else { String::new() };
            table.row(vec![name, value(&it.value), signed(change), less, format!("|{more}")]);
        }
    }
    text.push_str(&table.render());
    for axis in axes.iter().filter(|axis| axis.one_sided) {
        let note = format!("{}: every value moves it to the same side.", axis.axis);
        text.push_str(&wrapped(&note, 2, 4));
    }
    let still = axes.iter().filter(|axis| axis.reach == 0.0).count();
    if still > 0 && most > 0.0 {
        let axes = counted(still as u64, "axis moves", "axes move");
        text.push_str(&wrapped(&format!("{axes} it not at all."), 2, 4));
    }
}

fn sample(stretch: &StretchSummary, by: &str, text: &mut String) {
    let mut table = Table::new(&[
        ("", Column::Name),
        ("as it stands", Column::Figure),
        ("P10", Column::Figure),
        ("P50", Column::Figure),
        ("P90", Column::Figure),
    ]);
    for it in &stretch.spreads {
        table.row(vec![
            it.of.clone(),
            it.base.map(figure).unwrap_or_default(),
            figure(it.p10),
            figure(it.p50),
            figure(it.p90),
        ]);
    }
    text.push_str(&table.render());
    let sure = stretch.met.iter().filter(|it| it.share >= 1.0).count();
    let unsure: Vec<&Chance> = stretch.met.iter().filter(|it| it.share < 1.0).collect();
    let always = match (sure, unsure.len()) {
        (0, _) => String::new(),
        (_, 0) => " always: every order".to_owned(),
        (sure, _) => format!(" always: {}; else", counted(sure as u64, "order", "orders")),
    };
    let _ = writeln!(text, "  In full and on time{always}");
    chances("order", &unsure, text);
    let binds: Vec<&Chance> = stretch.binds.iter().collect();
    if !binds.is_empty() {
        text.push_str("  Limits that bind\n");
        chances("limit", &binds, text);
    }
    if let [first, .., last] = stretch.convergence.as_slice() {
        let each = stretch
            .convergence
            .iter()
            .map(|it| format!("{} ± {} after {}", figure(it.mean), figure(it.error), it.count));
        let each = each.collect::<Vec<String>>().join(", ");
        let settled = (last.mean - first.mean).abs() <= 2.0 * (first.error + last.error);
        let word = if settled { "settles" } else { "has not settled" };
        text.push_str(&wrapped(&format!("Mean of {by} {word}: {each}."), 2, 4));
    }
}

fn chances(head: &str, chances: &[&Chance], text: &mut String) {
    if chances.is_empty() {
        return;
    }
    let mut table = Table::new(&[
        (head, Column::Name),
        ("probability %", Column::Figure),
        ("± error", Column::Figure),
        ("as it stands", Column::Word),
    ]);
    for it in chances.iter().take(ROWS) {
        let base = if it.base { "yes" } else { "no" };
        table.row(vec![it.of.clone(), hundredths(it.share), hundredths(it.error), base.into()]);
    }
    text.push_str(&table.render());
    if chances.len() > ROWS {
        let _ = writeln!(text, "  … and {} more", chances.len() - ROWS);
    }
}
