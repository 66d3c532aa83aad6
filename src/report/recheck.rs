//! A plan edited by hand, in the language of the reader: what breaks first, then what each goal loses,
//! then the price of each edit.

use super::Terminal;
use super::page::Page;
use super::table::ROWS;
use super::view::recheck as view;
use crate::model::answers::recheck::{Recheck, Rest};
use crate::model::plan::Numbers;

/// The answer as text.
#[must_use]
pub fn text(answer: &Recheck, terminal: &Terminal<'_>) -> String {
    let mut page = Page::new(terminal);
    let words = terminal.words();
    page.block(&heading(answer, terminal));
    for (at, it) in answer.breaks.iter().enumerate() {
        // What breaks in one bucket mostly breaks in those after it.
        if answer.breaks[..at].iter().any(|before| before.of == it.of) {
            continue;
        }
        let more = answer.breaks[at + 1..].iter().filter(|later| later.of == it.of).count();
        let finding = words.tell(&it.finding.message);
        let cure = words.say(view::cure(it.cure));
        let values =
            [("finding", (&finding).into()), ("cure", (&cure).into()), ("more", more.into())];
        page.paragraph(&terminal.say_with("recheck-break", &values));
    }
    if answer.edits.is_empty() {
        return page.text;
    }
    page.section(&terminal.say("recheck-follows"), &terminal.say(rest(answer.rest)));
    for key in remarks(answer) {
        page.paragraph(&terminal.say(key));
    }
    if !answer.impossible.is_empty() {
        page.table(view::impossible(answer, words), ROWS, "");
    }
    page.table(view::goals(answer, words), usize::MAX, "");
    let gist = terminal.say("recheck-orders-gist");
    page.tabled((&terminal.say("recheck-orders"), &gist), view::orders(answer, words), ROWS, "");
    let gist = terminal.say(of_prices(answer));
    page.section(&terminal.say("recheck-edits"), &gist);
    for it in &answer.edits {
        page.paragraph(&view::edit(it, answer, words));
    }
    page.text
}

/// How many edits there are, and whether the plan stands with them.
fn heading(answer: &Recheck, terminal: &Terminal<'_>) -> String {
    let edits = terminal.counted("count-edits", answer.edits.len());
    let verdict = terminal.say(if answer.edits.is_empty() {
        "recheck-none"
    } else if answer.stands {
        "recheck-stands"
    } else {
        "recheck-breaks"
    });
    let values = [("edits", (&edits).into()), ("verdict", (&verdict).into())];
    terminal.say_with("recheck-heading", &values)
}

/// What is said of what follows, beside its figures: whether there is a plan, and what its figures are.
fn remarks(answer: &Recheck) -> Vec<&'static str> {
    let mut said = Vec::new();
    if answer.goals.is_empty() {
        said.push(if answer.complete { "recheck-no-plan" } else { "recheck-stopped" });
    } else if !answer.possible {
        said.push("recheck-impossible");
    }
    if answer.numbers != answer.plan_numbers {
        said.push("recheck-in-fractions");
    }
    said
}

/// What the prices of the edits are.
#[must_use]
pub fn of_prices(answer: &Recheck) -> &'static str {
    match (answer.numbers, answer.independent, answer.adds_up) {
        (_, true, _) => "recheck-independent",
        (Numbers::Whole, ..) => "recheck-undone",
        (_, false, true) => "recheck-shapley",
        (_, false, false) => "recheck-alone",
    }
}

/// The essence, in sentences.
#[must_use]
pub fn gist(answer: &Recheck, terminal: &Terminal<'_>) -> Vec<String> {
    let mut said = vec![heading(answer, terminal)];
    if answer.edits.is_empty() {
        return said;
    }
    let rest = terminal.say(rest(answer.rest));
    said.push(terminal.say_with("recheck-then", &[("rest", (&rest).into())]));
    said.extend(remarks(answer).into_iter().map(|it| terminal.say(it)));
    said
}

fn rest(rest: Rest) -> &'static str {
    match rest {
        Rest::Stays => "recheck-stays",
        Rest::Planned => "recheck-planned",
    }
}
