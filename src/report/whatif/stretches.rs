//! The results of a grid, a sweep and a sample, as text.

use super::phrases::{by, counted};
use crate::model::answers::whatif::{AxisResponse, Chance, StretchSummary, WhatIf};
use crate::report::number::figure;
use crate::report::page::Page;
use crate::report::table::ROWS;
use crate::report::view::whatif::{self as view, value};
use crate::report::view::{Cell, Kind, Table};
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
                along(&stretch.name, axis, base, page);
            }
        }
        "sweep" if !stretch.axes.is_empty() => {
            heading(&terminal.say_with("whatif-sweep", &[name, scenarios, of]), page);
            tornado(stretch, base, page);
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

fn along(stretch: &str, axis: &AxisResponse, base: Option<f64>, page: &mut Page<'_>) {
    let axes = std::slice::from_ref(axis);
    page.table(view::responses(stretch, axes, base, page.terminal.words()), usize::MAX, "");
}

/// Columns of a bar: 16 on a terminal of 80 columns, as many to either side as a wider one has
/// more, and at least 6.
fn bar(terminal: &Terminal<'_>) -> usize {
    (terminal.width().saturating_sub(48) / 2).max(6)
}

/// One row per axis and value, with a bar to the side the goal moves to.
fn tornado(stretch: &StretchSummary, base: Option<f64>, page: &mut Page<'_>) {
    let axes = &stretch.axes;
    let Some(base) = base else {
        for axis in axes {
            along(&stretch.name, axis, None, page);
        }
        return;
    };
    let terminal = page.terminal;
    let moves = axes.iter().flat_map(|axis| axis.at.iter().map(|it| (it.mean - base).abs()));
    let most = moves.fold(0.0, f64::max);
    let bar = |change: f64| {
        #[allow(clippy::cast_precision_loss)] // a width of the terminal
        let longest = bar(terminal) as f64;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 0 to the longest
        let long = if most > 0.0 { (longest * change.abs() / most).round() as usize } else { 0 };
        "#".repeat(long)
    };
    let rows = axes.iter().flat_map(|axis| axis.at.iter().enumerate().map(move |it| (axis, it)));
    let table = Table::of(terminal.words(), rows)
        .name("head-axis", |(axis, (at, _))| if *at == 0 { &axis.axis } else { "" })
        .cell("head-at", Kind::Figure, |(_, (_, it))| value(&it.value).into())
        .gain("head-change", |(_, (_, it))| it.mean - base)
        .cell("head-to-less", Kind::Figure, |(_, (_, it))| match it.mean - base {
            change if change < 0.0 => bar(change).into(),
            _ => Cell::Blank,
        })
        .word("head-to-more", |(_, (_, it))| match it.mean - base {
            change if change < 0.0 => "|".to_owned(),
            change => format!("|{}", bar(change)),
        })
        .done();
    page.table(table, usize::MAX, "");
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
    page.table(view::spreads(&stretch.name, &stretch.spreads, terminal.words()), usize::MAX, "");
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
    chances(stretch, ("head-order", &unsure), str::to_owned, page);
    let binds: Vec<&Chance> = stretch.binds.iter().collect();
    if !binds.is_empty() {
        page.paragraph(&terminal.say("whatif-binding"));
        let called = |it: &str| terms::limit(terminal.words(), it);
        chances(stretch, ("head-limit", &binds), called, page);
    }
    means(stretch, goal, page);
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

/// How likely each is, under what it is called.
fn chances(
    stretch: &StretchSummary,
    of: (&'static str, &[&Chance]),
    called: impl Fn(&str) -> String,
    page: &mut Page<'_>,
) {
    if of.1.is_empty() {
        return;
    }
    let words = page.terminal.words();
    let table = view::chances(&stretch.name, "book-limit-binds", of, called, words);
    page.table(table, ROWS, "");
}
