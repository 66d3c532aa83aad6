//! Goals, what limits them, and how even the plan is.

use super::super::number::{figure, per_cent, scientific, signed};
use super::super::table::{Column, ROWS, Table};
use super::super::{Terminal, terms};
use super::{Page, unless_zero};
use crate::model::List;
use crate::model::plan::{Plan, RhythmOf, TightSpot};

/// Limits of one goal before the rest is left to the files.
const OF_A_GOAL: usize = 6;

pub(super) fn goals(plan: &Plan, page: &mut Page<'_>) {
    let terminal = page.terminal;
    page.section(&terminal.say("plan-goals"), &terminal.say("plan-goals-gist"));
    let mut table = Table::headed(
        page.terminal,
        &[
            ("head-goal", Column::Name),
            ("head-optimum", Column::Figure),
            ("head-given-up", Column::Figure),
            ("head-allowed", Column::Figure),
            ("head-bound", Column::Figure),
            ("head-unit", Column::Word),
            ("head-residual", Column::Figure),
        ],
    );
    for goal in &plan.goals {
        let residuals = &goal.residuals;
        let worst = residuals.primal.max(residuals.dual).max(residuals.gap);
        table.row(vec![
            terms::goal(terminal.words(), &goal.title()),
            figure(goal.value),
            unless_zero(goal.given_up),
            unless_zero(goal.allowed),
            goal.bound.map_or(String::new(), figure),
            terms::unit(terminal.words(), &goal.unit),
            scientific(worst),
        ]);
    }
    page.table(table);
}

pub(super) fn tight(plan: &Plan, page: &mut Page<'_>) {
    if plan.tight.is_empty() {
        return;
    }
    let terminal = page.terminal;
    let mut paths: Vec<&str> = plan.tight.iter().map(|spot| spot.at.as_str()).collect();
    paths.sort_unstable();
    paths.dedup();
    let limits = terminal.counted("count-limits", paths.len());
    let gist = terminal.say_with("plan-tight-gist", &[("limits", (&limits).into())]);
    page.section(&terminal.say("plan-tight"), &gist);
    let mut left = 0;
    for goal in &plan.goals {
        let own: Vec<&TightSpot> = plan.tight.iter().filter(|it| it.goal == goal.title()).collect();
        if own.is_empty() {
            continue;
        }
        let title = terms::goal(terminal.words(), &goal.title());
        let unit = terms::unit(terminal.words(), &goal.unit);
        let values = [("goal", (&title).into()), ("unit", (&unit).into())];
        page.paragraph(&terminal.say_with("tight-goal-and-unit", &values));
        let mut table = Table::headed(
            page.terminal,
            &[
                ("head-limit", Column::Name),
                ("head-more", Column::Figure),
                ("head-less", Column::Figure),
                ("head-when", Column::Name),
            ],
        );
        for spot in own.iter().take(OF_A_GOAL) {
            table.row(vec![
                spot.at.clone(),
                spot.one_more.map_or_else(String::new, signed),
                spot.one_less.map_or_else(String::new, signed),
                when(plan, spot, terminal),
            ]);
        }
        page.table(table);
        left += own.len().saturating_sub(OF_A_GOAL);
    }
    page.more(ROWS + left, "plan.json");
    if plan.tight.iter().any(|spot| spot.one_more.is_none()) {
        page.paragraph(&terminal.say("plan-tight-open"));
    }
    page.next(
        |terminal, command| terminal.say_with("plan-how-far", &[("command", command.into())]),
        "junheng bottlenecks FACTORY.json",
    );
    let group = plan.tight.iter().find_map(|it| it.name.itself(List::Groups).map(str::to_owned));
    if let Some(group) = group {
        page.next(
            |terminal, command| {
                terminal.say_with("plan-why-not-more", &[("command", command.into())])
            },
            &format!("junheng why FACTORY.json group {group}"),
        );
    }
}

/// The buckets a limit holds in: all, one, or how many from which on.
fn when(plan: &Plan, spot: &TightSpot, terminal: &Terminal<'_>) -> String {
    match spot.buckets.as_slice() {
        [] => String::new(),
        [only] => super::short_date(plan, only),
        all if all.len() == plan.buckets.len() => terminal.say("plan-always"),
        [first, ..] => {
            let (count, first) = (spot.buckets.len().to_string(), super::short_date(plan, first));
            terminal.say_with(
                "plan-several-from",
                &[("count", (&count).into()), ("first", (&first).into())],
            )
        }
    }
}

pub(super) fn rhythm(plan: &Plan, page: &mut Page<'_>) {
    let (rhythm, terminal) = (&plan.rhythm, page.terminal);
    let share = per_cent(rhythm.factory);
    let gist = terminal.say_with("plan-evenness-gist", &[("rhythm", (&share).into())]);
    page.section(&terminal.say("plan-evenness"), &gist);
    if let Some(shown) = least_even(&rhythm.workshops, terminal) {
        page.paragraph(&terminal.say_with("plan-even-workshops", &[("shown", (&shown).into())]));
    }
    if let Some(shown) = least_even(&rhythm.products, terminal) {
        page.paragraph(&terminal.say_with("plan-even-products", &[("shown", (&shown).into())]));
    }
}

/// Those that come least evenly, and how many are not shown.
fn least_even(list: &[RhythmOf], terminal: &Terminal<'_>) -> Option<String> {
    let mut sorted: Vec<&RhythmOf> = list.iter().collect();
    sorted.sort_by(|one, other| one.rhythm.total_cmp(&other.rhythm));
    let entry = |it: &&RhythmOf| format!("{} {}", it.id, per_cent(it.rhythm));
    let shown = terminal.list(&sorted.iter().take(ROWS).map(entry).collect::<Vec<_>>());
    match list.len() {
        0 => None,
        all if all > ROWS => {
            let more = (all - ROWS).to_string();
            let values = [("shown", (&shown).into()), ("more", (&more).into())];
            Some(terminal.say_with("plan-even-more", &values))
        }
        _ => Some(shown),
    }
}
