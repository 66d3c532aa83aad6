//! What the next planning period begins with, for a terminal: what is carried over in a sentence, then
//! the account of every quantity, and what became of everything else.

use super::Terminal;
use super::page::Page;
use super::table::ROWS;
use super::view::roll as view;
use crate::model::answers::roll::{Fate, OrderAccount, Roll};

/// The answer as text. No line of a sentence is wider than the terminal unless a single word is.
#[must_use]
pub fn text(roll: &Roll, terminal: &Terminal<'_>) -> String {
    let mut page = Page::new(terminal);
    let words = terminal.words();
    let heading = [
        ("factory", (&roll.factory.name).into()),
        ("first", (&roll.factory.from).into()),
        ("last", (&roll.factory.to).into()),
        ("from", (&roll.from).into()),
        ("to", (&roll.to).into()),
    ];
    page.block(&terminal.say_with("roll-heading", &heading));
    page.block(&terminal.say(if roll.actuals { "roll-by-record" } else { "roll-by-plan" }));
    let count = |of: fn(&&OrderAccount) -> bool| roll.orders.iter().filter(of).count();
    let carried = count(|it| it.carried > 0.0);
    let overdue = roll.orders.iter().filter(|it| it.carried > 0.0 && it.due < roll.from).count();
    let left = roll.notes.iter().filter(|it| it.fate == Fate::Left).count();
    let stocked = roll.products.iter().filter(|it| it.carried > 0.0).count();
    let (shown_carried, shown_overdue) = (carried.to_string(), overdue.to_string());
    let stocked = stocked.to_string();
    let values = [
        ("carried", carried.into()),
        ("shown", (&shown_carried).into()),
        ("overdue", (&shown_overdue).into()),
        ("stocked", (&stocked).into()),
    ];
    page.block(&terminal.say_with("roll-gist", &values));
    let shown = left.to_string();
    page.block(
        &terminal.say_with("roll-left", &[("count", left.into()), ("shown", (&shown).into())]),
    );
    for finding in &roll.findings {
        let sentence = words.tell(&finding.message);
        page.block(&terminal.say_with("roll-finding", &[("sentence", (&sentence).into())]));
    }
    let tabled = |page: &mut Page<'_>, title: &str, gist: &str, table, most| {
        page.tabled((&terminal.say(title), &terminal.say(gist)), table, most, "");
    };
    tabled(&mut page, "plan-orders", "roll-orders-gist", view::orders(roll, words), ROWS);
    let products = view::items(&roll.products, words);
    tabled(&mut page, "plan-products", "roll-account-gist", products, ROWS);
    let materials = view::items(&roll.materials, words);
    tabled(&mut page, "plan-materials", "roll-account-gist", materials, ROWS);
    for (fate, gist) in [
        (Fate::Left, "roll-left-gist"),
        (Fate::Changed, "roll-changed-gist"),
        (Fate::Carried, "roll-carried-gist"),
        (Fate::Renewed, "roll-renewed-gist"),
        (Fate::Ended, "roll-ended-gist"),
    ] {
        let of = view::notes(roll.notes.iter().filter(|it| it.fate == fate), words);
        let title = view::fate(fate, words);
        page.tabled((&title, &terminal.say(gist)), of, ROWS, "");
    }
    page.text
}
