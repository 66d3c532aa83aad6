//! Suggested measures as text: what binds, and what would move it.

use super::Terminal;
use super::number::signed;
use super::page::Page;
use super::terms;
use crate::model::answers::suggestions::{Suggestion, Suggestions};

/// Limits named at most.
const NAMED: usize = 6;

/// The answer as text: what binds, then the suggestions, then what to do with them.
#[must_use]
pub fn text(answer: &Suggestions, terminal: &Terminal<'_>) -> String {
    let mut page = Page::new(terminal);
    let words = terminal.words();
    let factory = &answer.factory.name;
    page.block(&terminal.say_with("suggestions-heading", &[("factory", factory.into())]));
    if !answer.complete {
        page.block(&terminal.say("suggestions-stopped"));
    }
    if answer.binds.is_empty() {
        page.block(&terminal.say("suggestions-nothing-binds"));
        return page.text;
    }
    let mut limits = terms::limits(words, &answer.binds);
    let left = limits.len().saturating_sub(NAMED);
    limits.truncate(NAMED);
    let mut named = terminal.list(&limits);
    if left > 0 {
        let left = left.to_string();
        let values = [("named", (&named).into()), ("left", (&left).into())];
        named = terminal.say_with("list-and-more", &values);
    }
    page.block(&terminal.say_with("suggestions-bind", &[("limits", (&named).into())]));
    let count = answer.moving;
    let [shown, tried] = [count.to_string(), answer.tried.to_string()];
    let values = [("count", count.into()), ("shown", (&shown).into()), ("tried", (&tried).into())];
    page.block(&terminal.say_with("suggestions-count", &values));
    if count == 0 {
        return page.text;
    }
    page.section(&terminal.say("suggestions-title"), "");
    // Sentences, which a column would cut.
    for it in &answer.suggestions {
        let (name, gains) = (words.tell(&it.name.message), gains(it, terminal));
        let values = [("name", (&name).into()), ("gains", (&gains).into())];
        page.paragraph(&terminal.say_with("suggestions-one", &values));
    }
    let left = count.saturating_sub(answer.suggestions.len());
    if left > 0 {
        let left = left.to_string();
        page.paragraph(&terminal.say_with("rows-left-json", &[("left", (&left).into())]));
    }
    page.line("");
    page.block(&terminal.say("suggestions-next"));
    page.text
}

/// What a suggestion gains in each goal that it changes, in the sequence of the goals.
fn gains(of: &Suggestion, terminal: &Terminal<'_>) -> String {
    let words = terminal.words();
    let told = of.goals.iter().filter(|it| it.gain != 0.0).map(|it| {
        let (goal, gain) = (terms::goal(words, &it.goal), signed(it.gain));
        let unit = terms::unit(words, &it.unit);
        let values = [("goal", (&goal).into()), ("gain", (&gain).into()), ("unit", (&unit).into())];
        terminal.say_with("suggestions-gain", &values)
    });
    terminal.list(&told.collect::<Vec<String>>())
}
