//! Why the plan makes so much of a product, in sentences and tables or as JSON.

use super::number::figure;
use super::page::Page;
use super::side::{certificate, deciding, held_down, list, side, two_sided};
use super::{Terminal, terms};
use crate::model::answers::quantity::QuantityWhy;

/// Parts named in a sentence.
const NAMED: usize = 8;

/// The answer as text: how much and by which routes, what drives it up, what limits it, and
/// what one more and one less change, term by term. No line is wider than the terminal unless a
/// single word is.
#[must_use]
pub fn text(why: &QuantityWhy, terminal: &Terminal<'_>) -> String {
    let mut page = Page::new(terminal);
    page.block(&heading(why, terminal));
    if why.plan_stopped {
        page.paragraph(&terminal.say("plan-stopped-first"));
    }
    if let Some(whole) = why.whole {
        let whole = figure(whole);
        let values = [("whole", (&whole).into()), ("unit", (&why.unit).into())];
        page.paragraph(&terminal.say_with("quantity-whole", &values));
    }
    let parts = |parts| list(terminal, parts, NAMED);
    if !why.sources.is_empty() {
        let sources = parts(&why.sources);
        let sources = [("parts", (&sources).into())];
        page.paragraph(&terminal.say_with("quantity-made-by", &sources));
    }
    if !why.into.is_empty() {
        let into = parts(&why.into);
        let into = [("parts", (&into).into())];
        page.paragraph(&terminal.say_with("quantity-goes-to", &into));
    }
    if why.ends != why.into {
        let ends = parts(&why.ends);
        let ends = [("parts", (&ends).into())];
        page.paragraph(&terminal.say_with("quantity-ends", &ends));
    }
    ranges(why, &mut page);
    if let Some(held) = why.more.as_ref().and_then(|more| held_down(terminal, more)) {
        page.paragraph(&terminal.say_with("quantity-held", &[("limits", (&held).into())]));
    }
    if let Some(goal) = why.less.as_ref().and_then(deciding) {
        let goal = terms::goal(terminal.words(), &goal.goal);
        page.paragraph(&terminal.say_with("quantity-kept-up", &[("goal", (&goal).into())]));
    }
    if two_sided(why.more.as_ref(), why.less.as_ref()) {
        page.paragraph(&terminal.say("quantity-two-sided"));
    }
    let unit = ("unit", (&why.unit).into());
    if let Some(more) = &why.more {
        let from = figure(more.from);
        let heading = terminal.say_with("quantity-one-more", &[("from", (&from).into()), unit]);
        side(&mut page, &heading, (more, &why.goals), &why.unit, true);
    }
    if let Some(less) = &why.less {
        let from = figure(less.from);
        let heading = terminal.say_with("quantity-one-less", &[("from", (&from).into()), unit]);
        side(&mut page, &heading, (less, &why.goals), &why.unit, false);
    }
    certificate(&mut page, &why.worst, why.solves);
    page.text
}

/// How much there is, and when.
fn heading(why: &QuantityWhy, terminal: &Terminal<'_>) -> String {
    let quantity = figure(why.quantity);
    let (name, unit) = (("name", (&why.name).into()), ("unit", (&why.unit).into()));
    let quantity = ("quantity", (&quantity).into());
    match &why.bucket {
        Some(bucket) => {
            let values = [name, quantity, unit, ("bucket", bucket.into())];
            terminal.say_with("quantity-in", &values)
        }
        None => terminal.say_with(
            "quantity-from-to",
            &[
                name,
                quantity,
                unit,
                ("from", (&why.factory.from).into()),
                ("to", (&why.factory.to).into()),
            ],
        ),
    }
}

/// What would be as good, and what is possible at all.
fn ranges(why: &QuantityWhy, page: &mut Page<'_>) {
    let terminal = page.terminal;
    let unit = ("unit", (&why.unit).into());
    let from = figure(why.as_good_from);
    let from = ("from", (&from).into());
    page.paragraph(&match why.as_good_to {
        None => terminal.say_with("quantity-free-on", &[from, unit]),
        Some(to) if to - why.as_good_from > 1e-6 * (1.0 + to) => {
            let to = figure(to);
            terminal.say_with("quantity-free-to", &[from, ("to", (&to).into()), unit])
        }
        Some(_) => terminal.say("quantity-not-free"),
    });
    let Some(most) = why.possible_to.map(figure) else { return };
    let most = ("most", (&most).into());
    page.paragraph(&if why.more.is_none() {
        terminal.say_with("quantity-most", &[most, unit])
    } else {
        let least = figure(why.possible_from);
        terminal.say_with("quantity-possible", &[("least", (&least).into()), most, unit])
    });
}
