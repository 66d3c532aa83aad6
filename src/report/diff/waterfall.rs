//! Which changes brought what moved: step by step every goal and order, and what was proven.

use super::changes::{changes, numbered};
use crate::model::answers::diff::{Fall, Waterfall};
use crate::report::number::scientific;
use crate::report::page::Page;
use crate::report::table::ROWS;
use crate::report::terms;
use crate::report::view::diff as view;

/// The changes, the waterfall of every goal, what each brought to single orders, and what was
/// proven.
pub(super) fn show(waterfall: &Waterfall, page: &mut Page<'_>) {
    let terminal = page.terminal;
    changes(waterfall, page);
    page.section(&terminal.say("diff-waterfall"), &terminal.say("diff-waterfall-gist"));
    let (moved, still): (Vec<&Fall>, Vec<&Fall>) =
        waterfall.goals.iter().partition(|it| view::touched(it));
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

fn goal_fall(waterfall: &Waterfall, fall: &Fall, page: &mut Page<'_>) {
    let (terminal, words) = (page.terminal, page.terminal.words());
    let (goal, unit) = (terms::goal_title(words, &fall.of), terms::unit(words, &fall.unit));
    let values = [("goal", (&goal).into()), ("unit", (&unit).into())];
    let title = terminal.say_with("tight-goal-and-unit", &values);
    let called = |part: usize| numbered(waterfall, part, terminal);
    page.table(view::fall(fall, &title, called, words), usize::MAX, "");
}

fn order_falls(waterfall: &Waterfall, page: &mut Page<'_>) {
    let terminal = page.terminal;
    let called = |part: usize| numbered(waterfall, part, terminal);
    let table = view::order_falls(&waterfall.orders, called, terminal.words());
    let (title, gist) =
        (terminal.say("diff-orders-by-change"), terminal.say("diff-orders-by-change-gist"));
    page.tabled((&title, &gist), table, ROWS, "");
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
