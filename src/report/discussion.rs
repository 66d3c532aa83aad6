//! What a factory discusses, for a terminal: its potential, the limits worth most, small steps of
//! groups, and waste by kind.

use super::Terminal;
use super::number::{multiple, scientific};
use super::page::Page;
use super::table::ROWS;
use super::view::{Table, discussion as view, potential as unused};
use crate::model::answers::discussion::Discussion;
use crate::model::answers::potential::{Reach, Times};

/// The answer as text. Tables show at most twelve rows; all are in the JSON. No line is wider than the
/// terminal unless a single word is.
#[must_use]
pub fn text(answer: &Discussion, terminal: &Terminal<'_>) -> String {
    let mut page = Page::new(terminal);
    let factory = &answer.factory;
    let heading = terminal.say_with(
        "discuss-heading",
        &[
            ("factory", (&factory.name).into()),
            ("from", (&factory.from).into()),
            ("to", (&factory.to).into()),
        ],
    );
    page.block(&heading);
    potential(answer, &mut page);
    if answer.whole {
        page.block(&terminal.say("discuss-in-fractions"));
    }
    if !answer.complete {
        page.block(&terminal.say("discuss-incomplete"));
    }
    tables(answer, &mut page);
    let worst = answer.worst.primal.max(answer.worst.dual).max(answer.worst.gap);
    let gist = terminal.say_with(
        "discuss-proof-gist",
        &[("solves", (&answer.solves.to_string()).into()), ("worst", (&scientific(worst)).into())],
    );
    page.section(&terminal.say("discuss-proof"), &gist);
    page.next(
        |terminal, command| terminal.say_with("discuss-next", &[("command", command.into())]),
        "junheng discuss FACTORY.json --out sheets.xlsx",
    );
    page.text
}

fn potential(answer: &Discussion, page: &mut Page<'_>) {
    let terminal = page.terminal;
    let sheet = &answer.whole_factory;
    let times = |it: &Times| match (it.reach, it.times) {
        (Reach::Limited, Some(count)) => {
            terminal.say_with("potential-times", &[("times", (&multiple(count)).into())])
        }
        (Reach::Unlimited, _) => terminal.say("potential-unlimited"),
        _ => terminal.say("potential-impossible"),
    };
    match (&sheet.regular, &sheet.overtime) {
        (Some(regular), Some(overtime)) => {
            let (regular, overtime) = (times(regular), times(overtime));
            let values = [("regular", (&regular).into()), ("overtime", (&overtime).into())];
            page.block(&terminal.say_with("discuss-potential", &values));
        }
        _ => page.block(&terminal.say("discuss-no-mix")),
    }
    if let Some(leading) = &sheet.leading_name {
        page.block(&terminal.say_with("discuss-leading", &[("group", leading.into())]));
    }
}

fn tables(answer: &Discussion, page: &mut Page<'_>) {
    let terminal = page.terminal;
    let (words, waste) = (terminal.words(), &answer.whole_factory.waste);
    let tabled = |page: &mut Page<'_>, title: &str, gist: &str, table: Table| {
        page.tabled((&terminal.say(title), &terminal.say(gist)), table, ROWS, "")
    };
    tabled(page, "discuss-limits", "discuss-limits-gist", view::limits(answer, words));
    tabled(page, "discuss-steps", "discuss-steps-gist", view::steps(answer, words));
    tabled(page, "discuss-service", "discuss-service-gist", view::service(answer, words));
    tabled(page, "discuss-groups", "discuss-groups-gist", view::groups(answer, words));
    tabled(page, "potential-idle", "potential-idle-gist", unused::idle(waste, words));
    tabled(page, "potential-quotas", "potential-quotas-gist", unused::quotas(waste, words));
    tabled(page, "potential-stocks", "potential-stocks-gist", unused::stocks(waste, words));
    tabled(page, "discuss-norms", "discuss-norms-gist", view::norms(answer, words));
}
