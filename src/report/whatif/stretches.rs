//! What a grid, a sweep and a sample come to, as text.

use super::{by, counted, more, signed, value};
use crate::model::answers::whatif::{AxisResponse, Chance, Spread, StretchSummary, WhatIf};
use crate::report::number::{figure, hundredths};
use crate::report::page::Page;
use crate::report::table::{Column, ROWS, Table};
use crate::report::{Terminal, terms};

pub(super) fn stretch(answer: &WhatIf, stretch: &StretchSummary, page: &mut Page<'_>) {
    let terminal = page.terminal;
    let base = answer.by.as_deref();
    let base = base.and_then(|goal| answer.base.figures.as_ref()?.goal(goal));
    let goal = by(answer, terminal);
    let count = counted(terminal, "whatif-scenarios", stretch.count);
    let name = ("name", (&stretch.name).into());
    let [scenarios, of] = [("scenarios", (&count).into()), ("goal", (&goal).into())];
    match stretch.kind.as_str() {
        "grid" if !stretch.axes.is_empty() => {
            heading(&terminal.say_with("whatif-grid", &[name, scenarios, of]), page);
            for axis in &stretch.axes {
                along(axis, base, page);
            }
        }
        "sweep" if !stretch.axes.is_empty() => {
            heading(&terminal.say_with("whatif-sweep", &[name, scenarios, of]), page);
            tornado(&stretch.axes, base, page);
        }
        "sample" if !stretch.spreads.is_empty() => {
            heading(&terminal.say_with("whatif-sample", &[name, scenarios]), page);
            sample(stretch, &goal, page);
        }
        _ => {}
    }
}

fn heading(text: &str, page: &mut Page<'_>) {
    page.line("");
    page.block(text);
}

fn along(axis: &AxisResponse, base: Option<f64>, page: &mut Page<'_>) {
    let terminal = page.terminal;
    let mut table = Table::new(&[
        (&axis.axis, Column::Name),
        (&terminal.say("head-planned"), Column::Figure),
        (&terminal.say("head-mean"), Column::Figure),
        (&terminal.say("head-change"), Column::Figure),
        (&terminal.say("head-least"), Column::Figure),
        (&terminal.say("head-most"), Column::Figure),
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
    page.table(table);
}

/// Columns of a bar: 16 on a terminal of 80 columns, as many to either side as a wider one has
/// more, and at least 6.
fn bar(terminal: &Terminal<'_>) -> usize {
    (terminal.width().saturating_sub(48) / 2).max(6)
}

/// One row per axis and value, with a bar to the side the goal moves to.
fn tornado(axes: &[AxisResponse], base: Option<f64>, page: &mut Page<'_>) {
    let Some(base) = base else {
        for axis in axes {
            along(axis, None, page);
        }
        return;
    };
    let terminal = page.terminal;
    let moves = axes.iter().flat_map(|axis| axis.at.iter().map(|it| (it.mean - base).abs()));
    let most = moves.fold(0.0, f64::max);
    let mut table = Table::headed(
        terminal,
        &[
            ("head-axis", Column::Name),
            ("head-at", Column::Figure),
            ("head-change", Column::Figure),
            ("head-to-less", Column::Figure),
            ("head-to-more", Column::Word),
        ],
    );
    for axis in axes {
        for (place, it) in axis.at.iter().enumerate() {
            let change = it.mean - base;
            #[allow(clippy::cast_precision_loss)] // a width of the terminal
            let longest = bar(terminal) as f64;
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 0 to the longest
            let long =
                if most > 0.0 { (longest * change.abs() / most).round() as usize } else { 0 };
            let bar = "#".repeat(long);
            let (less, more) =
                if change < 0.0 { (bar, String::new()) } else { (String::new(), bar) };
            let name = if place == 0 { axis.axis.clone() } else { String::new() };
            table.row(vec![name, value(&it.value), signed(change), less, format!("|{more}")]);
        }
    }
    page.table(table);
    for axis in axes.iter().filter(|axis| axis.one_sided) {
        let axis = [("axis", (&axis.axis).into())];
        page.paragraph(&terminal.say_with("whatif-one-sided", &axis));
    }
    let still = axes.iter().filter(|axis| axis.reach == 0.0).count();
    if still > 0 && most > 0.0 {
        page.paragraph(&terminal.counted("whatif-still", still));
    }
}

fn sample(stretch: &StretchSummary, goal: &str, page: &mut Page<'_>) {
    let terminal = page.terminal;
    spreads(&stretch.spreads, page);
    let sure = stretch.met.iter().filter(|it| it.share >= 1.0).count();
    let unsure: Vec<&Chance> = stretch.met.iter().filter(|it| it.share < 1.0).collect();
    let met = match (sure, unsure.len()) {
        (0, _) => terminal.say("whatif-met"),
        (_, 0) => terminal.say("whatif-met-all"),
        (sure, _) => {
            let orders = terminal.counted("count-orders", sure);
            terminal.say_with("whatif-met-else", &[("orders", (&orders).into())])
        }
    };
    page.paragraph(&met);
    chances("head-order", &unsure, str::to_owned, page);
    let binds: Vec<&Chance> = stretch.binds.iter().collect();
    if !binds.is_empty() {
        page.paragraph(&terminal.say("whatif-binding"));
        chances("head-limit", &binds, |it| terms::limit(terminal.words(), it), page);
    }
    means(stretch, goal, page);
}

fn spreads(spreads: &[Spread], page: &mut Page<'_>) {
    let terminal = page.terminal;
    let mut table = Table::new(&[
        ("", Column::Name),
        (&terminal.say("head-as-it-stands"), Column::Figure),
        ("P10", Column::Figure),
        ("P50", Column::Figure),
        ("P90", Column::Figure),
    ]);
    for it in spreads {
        table.row(vec![
            terms::goal_title(terminal.words(), &it.of),
            it.base.map(figure).unwrap_or_default(),
            figure(it.p10),
            figure(it.p50),
            figure(it.p90),
        ]);
    }
    page.table(table);
}

/// How the mean settles as more are drawn.
fn means(stretch: &StretchSummary, goal: &str, page: &mut Page<'_>) {
    let [first, .., last] = stretch.convergence.as_slice() else { return };
    let terminal = page.terminal;
    let each = stretch.convergence.iter().map(|it| {
        let (mean, error, count) = (figure(it.mean), figure(it.error), it.count.to_string());
        let values =
            [("mean", (&mean).into()), ("error", (&error).into()), ("count", (&count).into())];
        terminal.say_with("whatif-mean-after", &values)
    });
    let each = terminal.list(&each.collect::<Vec<String>>());
    let values = [("goal", goal.into()), ("means", (&each).into())];
    let settled = (last.mean - first.mean).abs() <= 2.0 * (first.error + last.error);
    page.paragraph(&if settled {
        terminal.say_with("whatif-settles", &values)
    } else {
        terminal.say_with("whatif-unsettled", &values)
    });
}

/// The probabilities of what a column is headed with.
/// How likely each is, under what it is called.
fn chances(head: &str, chances: &[&Chance], called: impl Fn(&str) -> String, page: &mut Page<'_>) {
    if chances.is_empty() {
        return;
    }
    let terminal = page.terminal;
    let mut table = Table::headed(
        terminal,
        &[
            (head, Column::Name),
            ("head-probability", Column::Figure),
            ("head-error", Column::Figure),
            ("head-as-it-stands", Column::Word),
        ],
    );
    for it in chances.iter().take(ROWS) {
        let base = if it.base { terminal.say("whatif-yes") } else { terminal.say("whatif-no") };
        table.row(vec![called(&it.of), hundredths(it.share), hundredths(it.error), base]);
    }
    page.table(table);
    if chances.len() > ROWS {
        more((chances.len() - ROWS) as u64, page);
    }
}
