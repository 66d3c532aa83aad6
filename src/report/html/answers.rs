//! Answers of `why` and `repair` as pages: the text of a terminal, and its tables.

use maud::html;

use super::page::{Heading, Page};
use super::phrases::Phrases;
use crate::model::answers::group::GroupWhy;
use crate::model::answers::order::OrderWhy;
use crate::model::answers::proposals::ProposalAnswers;
use crate::model::answers::quantity::QuantityWhy;
use crate::model::answers::repair::Repair;
use crate::model::answers::shortage::Why;
use crate::model::plan::FactoryHeading;
use crate::report::view::Table;
use crate::report::{Terminal, group, moves, order, quantity, why};
use crate::words::{Words, visible};

/// A page of text and a table, if that has a row.
fn page(
    factory: &FactoryHeading,
    complete: bool,
    (title, text): (&str, &str),
    table: Table,
    words: &Words,
) -> String {
    let phrases = Phrases(words);
    let key = if complete { "page-seal-answers" } else { "page-no-seal-answers" };
    let heading = Heading::of(factory, phrases.say(title));
    let mut page = Page::new(words, heading, complete, phrases.say(key));
    let text = visible::text(text);
    let answer = html! { pre style="white-space:pre-wrap" { (text) } };
    page.words("answer", &phrases.say(title), &answer);
    page.tables([("moves", "page-moves", "page-moves-reading", table)]);
    page.render()
}

/// Repairs as one HTML file. The same answer gives the same bytes.
#[must_use]
pub fn repairs(answer: &Repair, words: &Words) -> String {
    let text = crate::report::repair::text(answer, &Terminal::new(words, None));
    let table = moves::repairs(answer, words);
    page(&answer.factory, answer.complete, ("page-repair", &text), table, words)
}

/// Why an order is late or short, as one HTML file. The same answer gives the same bytes.
#[must_use]
pub fn why_order(answer: &Why, words: &Words) -> String {
    let text = why::text(answer, &Terminal::new(words, None));
    let table = moves::remedies(answer, words);
    page(&answer.factory, answer.complete, ("page-why", &text), table, words)
}

/// What an order waits for, as one HTML file. The same answer gives the same bytes.
#[must_use]
pub fn what_order_waits_for(answer: &OrderWhy, words: &Words) -> String {
    let text = order::text(answer, &Terminal::new(words, None));
    page(&answer.factory, true, ("page-why", &text), Table::default(), words)
}

/// Why a quantity is made, as one HTML file. The same answer gives the same bytes.
#[must_use]
pub fn why_quantity(answer: &QuantityWhy, words: &Words) -> String {
    let text = quantity::text(answer, &Terminal::new(words, None));
    page(&answer.factory, true, ("page-why", &text), Table::default(), words)
}

/// Why a group has its load, as one HTML file. The same answer gives the same bytes.
#[must_use]
pub fn why_group(answer: &GroupWhy, words: &Words) -> String {
    let text = group::text(answer, &Terminal::new(words, None));
    page(&answer.factory, true, ("page-why", &text), Table::default(), words)
}

/// What proposals are answered, as one HTML file. The same answer gives the same bytes.
#[must_use]
pub fn proposals(answer: &ProposalAnswers, words: &Words) -> String {
    let text = crate::report::proposals::text(answer, &Terminal::new(words, None));
    let table = crate::report::view::proposals::proposals(answer, words);
    page(&answer.factory, answer.complete, ("page-proposals", &text), table, words)
}
