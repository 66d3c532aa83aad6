//! A plan edited by hand, in the language of the reader: what breaks first, then what each goal loses,
//! then the price of each edit.

use super::Terminal;
use super::page::Page;
use super::table::ROWS;
use super::view::recheck as view;
use crate::model::answers::recheck::{Cure, Recheck, Rest};

/// The answer as text.
#[must_use]
pub fn text(answer: &Recheck, terminal: &Terminal<'_>) -> String {
    let mut page = Page::new(terminal);
    let words = terminal.words();
    let edits = terminal.counted("count-edits", answer.edits.len());
    let verdict = terminal.say(if answer.edits.is_empty() {
        "recheck-none"
    } else if answer.stands {
        "recheck-stands"
    } else {
        "recheck-breaks"
    });
    let values = [("edits", (&edits).into()), ("verdict", (&verdict).into())];
    page.block(&terminal.say_with("recheck-heading", &values));
    for (at, it) in answer.breaks.iter().enumerate() {
        // What breaks in one bucket mostly breaks in those after it.
        if answer.breaks[..at].iter().any(|before| before.of == it.of) {
            continue;
        }
        let more = answer.breaks[at + 1..].iter().filter(|later| later.of == it.of).count();
        let finding = words.tell(&it.finding.message);
        let cure = words.say(cure(it.cure));
        let values =
            [("finding", (&finding).into()), ("cure", (&cure).into()), ("more", more.into())];
        page.paragraph(&terminal.say_with("recheck-break", &values));
    }
    if answer.edits.is_empty() {
        return page.text;
    }
    let rest = match answer.rest {
        Rest::Stays => "recheck-stays",
        Rest::Planned => "recheck-planned",
    };
    page.section(&terminal.say("recheck-follows"), &terminal.say(rest));
    if answer.goals.is_empty() {
        let said = if answer.complete { "recheck-no-plan" } else { "recheck-stopped" };
        page.paragraph(&terminal.say(said));
    } else if !answer.possible {
        page.paragraph(&terminal.say("recheck-impossible"));
    }
    if !answer.impossible.is_empty() {
        page.table(view::impossible(answer, words), ROWS, "");
    }
    page.table(view::goals(answer, words), usize::MAX, "");
    let gist = terminal.say("recheck-orders-gist");
    page.tabled((&terminal.say("recheck-orders"), &gist), view::orders(answer, words), ROWS, "");
    let gist = terminal.say(match (answer.independent, answer.adds_up) {
        (true, _) => "recheck-independent",
        (false, true) => "recheck-shapley",
        (false, false) => "recheck-alone",
    });
    page.section(&terminal.say("recheck-edits"), &gist);
    for it in &answer.edits {
        page.paragraph(&view::edit(it, answer, words));
    }
    page.text
}

fn cure(cure: Cure) -> &'static str {
    match cure {
        Cure::Hours => "recheck-cure-hours",
        Cure::Material => "recheck-cure-material",
        Cure::Product => "recheck-cure-product",
        Cure::Run => "recheck-cure-run",
        Cure::Quantity => "recheck-cure-quantity",
    }
}
