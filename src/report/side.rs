//! One way from a forced quantity: what each goal gains or loses, and what that is made of.

use super::number::{figure, per_cent, scientific, signed};
use super::page::Page;
use super::table::ROWS;
use super::view::Table;
use super::{Terminal, terms};
use crate::model::answers::bottlenecks::{GoalHeading, Worth};
use crate::model::answers::quantity::{Part, PriceTerm, PricedOut, Side, TermKind};
use crate::model::plan::PlanResiduals;

/// Terms below this share of what costs, or of what brings, stand in the last line of a table.
const MINOR: f64 = 0.005;

fn unit_of(terminal: &Terminal<'_>, goals: &[GoalHeading], goal: &str) -> String {
    let of = goals.iter().find(|it| it.goal == goal);
    of.map_or_else(String::new, |it| terms::unit(terminal.words(), &it.unit))
}

/// The first goal in sequence that changes: the one that decides.
pub(super) fn deciding(side: &Side) -> Option<&Worth> {
    side.goals.iter().find(|worth| worth.per_unit != 0.0)
}

/// Whether prices differ between the two sides: then neither set is the only one.
pub(super) fn two_sided(more: Option<&Side>, less: Option<&Side>) -> bool {
    let (Some(more), Some(less)) = (more, less) else { return false };
    more.goals
        .iter()
        .zip(&less.goals)
        .any(|(up, down)| (up.per_unit + down.per_unit).abs() > 1e-6 * (1.0 + up.per_unit.abs()))
}

/// Writes one way: a heading, one line per goal that changes, one table per goal.
pub(super) fn side(
    page: &mut Page<'_>,
    heading: &str,
    (side, goals): (&Side, &[GoalHeading]),
    unit: &str,
    up: bool,
) {
    let terminal = page.terminal;
    page.line("");
    page.block(heading);
    if deciding(side).is_none() {
        page.paragraph(&terminal.say("side-none"));
    }
    for worth in side.goals.iter().filter(|worth| worth.per_unit != 0.0) {
        let end = if up { side.from + worth.holds } else { side.from - worth.holds };
        let (amount, end) = (signed(worth.per_unit.abs()), figure(end));
        let goal = terms::goal(terminal.words(), &worth.goal);
        let of_goal = unit_of(terminal, goals, &worth.goal);
        let values = [
            ("goal", (&goal).into()),
            ("amount", amount.trim_start_matches('+').into()),
            ("of_goal", (&of_goal).into()),
            ("unit", unit.into()),
            ("end", (&end).into()),
        ];
        page.paragraph(&match (worth.per_unit > 0.0, worth.holds_on) {
            (true, false) => terminal.say_with("side-better", &values),
            (false, false) => terminal.say_with("side-worse", &values),
            (true, true) => terminal.say_with("side-better-on", &values),
            (false, true) => terminal.say_with("side-worse-on", &values),
        });
    }
    let decides = deciding(side).map(|worth| &worth.goal);
    for priced in side.priced.iter().filter(|priced| Some(&priced.goal) == decides) {
        table(page, priced, unit, &unit_of(terminal, goals, &priced.goal), up);
    }
}

fn table(page: &mut Page<'_>, priced: &PricedOut, unit: &str, of_goal: &str, up: bool) {
    let terminal = page.terminal;
    let (goal, total) = (terms::goal(terminal.words(), &priced.goal), signed(priced.total));
    let values = [
        ("unit", unit.into()),
        ("goal", (&goal).into()),
        ("total", (&total).into()),
        ("of_goal", of_goal.into()),
    ];
    page.paragraph(&if up {
        terminal.say_with("side-more-sum", &values)
    } else {
        terminal.say_with("side-less-sum", &values)
    });
    let shown: Vec<&PriceTerm> =
        priced.terms.iter().take(ROWS).filter(|term| term.share >= MINOR).collect();
    let rest = priced.terms.len() - shown.len();
    let sum = priced.total - shown.iter().map(|term| term.amount).sum::<f64>();
    let rows = shown.into_iter().map(Some).chain((rest > 0).then_some(None));
    let table = Table::of(terminal.words(), rows)
        .name("head-what", |it| match it {
            Some(term) => words(terminal, term),
            None => terminal.say_with("term-smaller", &[("count", (&rest.to_string()).into())]),
        })
        .figure("head-takes", |it| it.and_then(|term| term.used))
        .word("head-unit", |it| it.filter(|term| term.used.is_some()).map_or("", |term| &term.unit))
        .gain("head-gain", |it| it.map_or(sum, |term| term.amount))
        .share("head-share", |it| it.map(|term| term.share))
        .word("head-when", |it| it.map_or_else(String::new, |it| when(terminal, &it.buckets)))
        .done();
    page.table(table, usize::MAX, "");
}

/// The buckets of a term.
fn when(terminal: &Terminal<'_>, buckets: &[String]) -> String {
    match buckets {
        [] => String::new(),
        [only] => only.clone(),
        [first, .., last] if last.len() < 8 => {
            let values = [("first", first.into()), ("last", last.into())];
            terminal.say_with("side-from-to", &values)
        }
        [first, ..] => {
            let count = buckets.len().to_string();
            let values = [("count", (&count).into()), ("first", first.into())];
            terminal.say_with("plan-several-from", &values)
        }
    }
}

/// A term in words.
fn words(terminal: &Terminal<'_>, term: &PriceTerm) -> String {
    let name = term.name.said(terminal.words());
    let value = [("name", (&name).into())];
    match term.kind {
        TermKind::Cost | TermKind::Balance => name,
        TermKind::Revenue => terminal.say_with("term-price", &value),
        TermKind::Limit => terminal.say_with("term-used-up", &value),
        TermKind::Wanted => terminal.say_with("term-served", &value),
        TermKind::Item => terminal.say_with("term-worth", &value),
        TermKind::Kept if term.name.name.is_empty() => terminal.say("term-fixed"),
        TermKind::Kept => {
            let goal = terms::goal(terminal.words(), &term.name.name);
            terminal.say_with("term-kept", &[("name", (&goal).into())])
        }
    }
}

/// What holds a quantity down: the limits that cost most of what one more costs.
pub(super) fn held_down(terminal: &Terminal<'_>, side: &Side) -> Option<String> {
    let decides = deciding(side)?;
    let priced = side.priced.iter().find(|it| it.goal == decides.goal)?;
    let limits = priced
        .terms
        .iter()
        .filter(|term| term.kind == TermKind::Limit && term.amount < 0.0 && term.share >= MINOR);
    let entry = |term: &PriceTerm| {
        let name = term.name.said(terminal.words());
        let share = per_cent(term.share);
        let (name, share) = (("name", (&name).into()), ("share", (&share).into()));
        match term.buckets.as_slice() {
            [only] => terminal.say_with("side-costs-in", &[name, share, ("bucket", only.into())]),
            _ => terminal.say_with("side-costs", &[name, share]),
        }
    };
    let shown: Vec<String> = limits.take(5).map(entry).collect();
    (!shown.is_empty()).then(|| terminal.list(&shown))
}

/// Parts as a list in a sentence, the first few of them.
pub(super) fn list(terminal: &Terminal<'_>, parts: &[Part], most: usize) -> String {
    let one = |part: &Part| {
        let name = part.name.said(terminal.words());
        let quantity = figure(part.quantity);
        let values = [("name", (&name).into()), ("quantity", (&quantity).into())];
        terminal.say_with("part-and-quantity", &values)
    };
    let mut words: Vec<String> = parts.iter().take(most).map(one).collect();
    if parts.len() > most {
        let rest: f64 = parts.iter().skip(most).map(|part| part.quantity).sum();
        let (count, quantity) = ((parts.len() - most).to_string(), figure(rest));
        let values = [("count", (&count).into()), ("quantity", (&quantity).into())];
        words.push(terminal.say_with("part-others-with", &values));
    }
    words.join(&terminal.say("parts-between"))
}

/// What the figures of an answer rest on.
pub(super) fn certificate(page: &mut Page<'_>, worst: &PlanResiduals, solves: usize) {
    let worst = scientific(worst.primal.max(worst.dual).max(worst.gap));
    let solves = solves.to_string();
    let values = [("solves", (&solves).into()), ("worst", (&worst).into())];
    let line = page.terminal.say_with("side-certificate", &values);
    page.line("");
    page.block(&line);
}
