//! Goals, what limits them, and how even the plan is.

use super::super::number::per_cent;
use super::super::page::Page;
use super::super::table::ROWS;
use super::super::view::plan::{goals as view, product, workshop};
use super::super::{Terminal, terms};
use crate::model::List;
use crate::model::plan::{Numbers, Plan, RhythmOf};

/// Limits of one goal before the rest is left to the files.
const OF_A_GOAL: usize = 6;

pub(super) fn goals(plan: &Plan, page: &mut Page<'_>) {
    let terminal = page.terminal;
    let whole = plan.numbers == Some(Numbers::Whole);
    let gist = terminal.say(if whole { "plan-goals-gist-whole" } else { "plan-goals-gist" });
    let heading = (&*terminal.say("plan-goals"), &*gist);
    page.tabled(heading, view::goals(plan, terminal.words()), usize::MAX, "");
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
    if plan.numbers == Some(Numbers::Whole) {
        page.paragraph(&terminal.say("plan-tight-fractional"));
    }
    for goal in &plan.goals {
        let own = plan.tight.iter().filter(|it| it.goal == goal.title());
        let table = view::tight(plan, own, terminal.words());
        if table.is_empty() {
            continue;
        }
        let title = terms::goal(terminal.words(), &goal.title());
        let unit = terms::unit(terminal.words(), &goal.unit);
        let values = [("goal", (&title).into()), ("unit", (&unit).into())];
        page.paragraph(&terminal.say_with("tight-goal-and-unit", &values));
        page.table(table, OF_A_GOAL, "plan.json");
    }
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

pub(super) fn rhythm(plan: &Plan, page: &mut Page<'_>) {
    let (rhythm, terminal) = (&plan.rhythm, page.terminal);
    let share = per_cent(rhythm.factory);
    let gist = terminal.say_with("plan-evenness-gist", &[("rhythm", (&share).into())]);
    page.section(&terminal.say("plan-evenness"), &gist);
    if let Some(shown) = least_even(&rhythm.workshops, |id| workshop(plan, id), terminal) {
        page.paragraph(&terminal.say_with("plan-even-workshops", &[("shown", (&shown).into())]));
    }
    if plan.numbers == Some(Numbers::Whole) {
        page.paragraph(&terminal.say("plan-even-pieces"));
        page.table(view::even_products(plan, terminal.words()), ROWS, "");
    } else if let Some(shown) =
        least_even(&rhythm.products, |id| product(plan, id).to_owned(), terminal)
    {
        page.paragraph(&terminal.say_with("plan-even-products", &[("shown", (&shown).into())]));
    }
}

/// Those that come least evenly, and how many are not shown.
fn least_even(
    list: &[RhythmOf],
    name: impl Fn(&str) -> String,
    terminal: &Terminal<'_>,
) -> Option<String> {
    let mut sorted: Vec<&RhythmOf> = list.iter().collect();
    sorted.sort_by(|one, other| one.rhythm.total_cmp(&other.rhythm));
    let entry = |it: &&RhythmOf| format!("{} {}", name(&it.id), per_cent(it.rhythm));
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
