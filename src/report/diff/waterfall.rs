//! Which changes brought what moved: step by step every goal and order, and what was proven.

use super::changes::{changes, numbered};
use super::{arrow, signed, with_sign};
use crate::model::answers::diff::{Fall, FallStep, Waterfall};
use crate::report::number::{column, figure, scientific};
use crate::report::page::Page;
use crate::report::table::{Column, ROWS, Table};
use crate::report::terms;
use crate::tolerances::MOVED;

/// The changes, the waterfall of every goal, what each brought to single orders, and what was
/// proven.
pub(super) fn show(waterfall: &Waterfall, page: &mut Page<'_>) {
    let terminal = page.terminal;
    changes(waterfall, page);
    page.section(&terminal.say("diff-waterfall"), &terminal.say("diff-waterfall-gist"));
    let (moved, still): (Vec<&Fall>, Vec<&Fall>) =
        waterfall.goals.iter().partition(|it| touched(it));
    for (position, fall) in moved.into_iter().enumerate() {
        if position > 0 {
            page.line("");
        }
        goal_fall(waterfall, fall, page);
    }
    let titles = |titles: Vec<&str>| {
        let titles: Vec<String> =
            titles.into_iter().map(|it| terms::goal_title(terminal.words(), it)).collect();
        terminal.list(&titles)
    };
    if !still.is_empty() {
        let goals = titles(still.iter().map(|it| it.of.as_str()).collect());
        page.paragraph(&terminal.say_with("diff-untouched", &[("goals", (&goals).into())]));
    }
    if !waterfall.not_attributed.is_empty() {
        let goals = titles(waterfall.not_attributed.iter().map(String::as_str).collect());
        page.paragraph(&terminal.say_with("diff-not-shared-out", &[("goals", (&goals).into())]));
    }
    order_falls(waterfall, page);
    certificate(waterfall, page);
}

/// Whether a goal differs, or some part moves it although the others move it back.
fn touched(fall: &Fall) -> bool {
    let size = 1.0 + fall.value.before.abs().max(fall.value.after.abs());
    let shares = fall.steps.iter().map(|it| it.share);
    shares.chain([fall.value.difference]).any(|it| it.abs() > MOVED * size)
}

fn goal_fall(waterfall: &Waterfall, fall: &Fall, page: &mut Page<'_>) {
    let terminal = page.terminal;
    let (goal, unit) =
        (terms::goal_title(terminal.words(), &fall.of), terms::unit(terminal.words(), &fall.unit));
    let values = [("goal", (&goal).into()), ("unit", (&unit).into())];
    let mut table = Table::new(&[
        (&terminal.say_with("tight-goal-and-unit", &values), Column::Name),
        ("", Column::Figure),
        (&terminal.say("head-alone"), Column::Figure),
        (&terminal.say("head-last"), Column::Figure),
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
    row(terminal.say("diff-fall-before"), &figures[0], nothing(), nothing());
    for (step, share) in shown.iter().zip(&figures[2..]) {
        let company = |it: f64| if apart(step) { signed(it, figure) } else { nothing() };
        let (alone, last) = (company(step.alone), company(step.last));
        row(numbered(waterfall, step.part, terminal), &with_sign(step.share, share), alone, last);
    }
    if let (Some(rest), Some(text)) = (rest, figures.get(2 + shown.len())) {
        row(terminal.say("diff-fall-rest"), &with_sign(rest, text), nothing(), nothing());
    }
    row(terminal.say("diff-fall-after"), &figures[1], nothing(), nothing());
    page.table(table);
}

fn order_falls(waterfall: &Waterfall, page: &mut Page<'_>) {
    let terminal = page.terminal;
    let mut rows = Vec::new();
    for fall in &waterfall.orders {
        let size = 1.0 + fall.value.before.abs().max(fall.value.after.abs());
        let mut name = terms::limit(terminal.words(), &fall.of);
        let steps = fall.steps.iter().map(|it| (numbered(waterfall, it.part, terminal), it.share));
        let rest = (terminal.say("diff-another-schedule"), fall.remainder);
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
    let table = Table::headed(
        terminal,
        &[
            ("head-order", Column::Name),
            ("head-was-is", Column::Figure),
            ("head-unit", Column::Word),
            ("head-brought", Column::Figure),
            ("head-brought-by", Column::Name),
        ],
    );
    let (title, gist) =
        (terminal.say("diff-orders-by-change"), terminal.say("diff-orders-by-change-gist"));
    page.tabled((&title, &gist), ROWS, table, rows.into_iter());
}

fn certificate(waterfall: &Waterfall, page: &mut Page<'_>) {
    let terminal = page.terminal;
    let (plans, worst) = (waterfall.plans.to_string(), scientific(waterfall.worst_residual));
    let values = [("plans", (&plans).into()), ("worst", (&worst).into())];
    let gist = terminal.say_with("diff-certificate-gist", &values);
    page.section(&terminal.say("plan-certificate"), &gist);
    if waterfall.one_of_several > 0 {
        let count = waterfall.one_of_several.to_string();
        page.paragraph(&terminal.say_with("diff-one-of-several", &[("count", (&count).into())]));
    }
}
