//! A plan edited by hand as a page: the verdict, what each edit costs goal by goal, and the tables.

use maud::{Markup, html};

use super::figure::Figure;
use super::page::{Heading, Page};
use super::phrases::Phrases;
use super::shares::{self, Share};
use crate::model::answers::recheck::{EditAnswer, GoalChange, Recheck};
use crate::report::Terminal;
use crate::report::number::figure;
use crate::report::recheck::{gist, of_prices};
use crate::report::view::recheck as view;
use crate::words::Words;

/// Goals and edits that have bars: the first of them.
const GOALS: usize = 8;
const EDITS: usize = 30;

/// A plan edited by hand as one HTML file. The same answer gives the same bytes.
#[must_use]
pub fn recheck(of: &Recheck, words: &Words) -> String {
    let phrases = Phrases(words);
    let heading = Heading::of(&of.factory, phrases.say("page-recheck"));
    let key = if of.complete { "page-seal-answers" } else { "page-no-seal-answers" };
    let mut page = Page::new(words, heading, of.complete, phrases.say(key));
    let lines = gist(of, &Terminal::new(words, None));
    page.opening(html! { div.summary { @for line in &lines { p { (line) } } } });
    let breaks = view::breaks(of, words);
    page.tables([("breaks", "recheck-breaks-title", "recheck-breaks-gist", breaks)]);
    page.figure(prices(of, phrases));
    page.tables([
        ("goals", "recheck-goals", "recheck-goals-gist", view::goals(of, words)),
        (
            "impossible",
            "recheck-impossible-title",
            "recheck-impossible-gist",
            view::impossible(of, words),
        ),
        ("orders", "plan-orders", "recheck-orders-gist", view::orders(of, words)),
    ]);
    page.render()
}

/// The price of every edit, goal by goal.
fn prices(of: &Recheck, phrases: Phrases<'_>) -> Option<Figure> {
    let table = view::edits(of, phrases.0);
    if table.is_empty() {
        return None;
    }
    let (title, reading) = (phrases.say("page-recheck-prices"), phrases.say(of_prices(of)));
    let priced = |goal: &&GoalChange| {
        of.edits.iter().flat_map(|it| &it.prices).any(|price| price.goal == goal.goal)
    };
    let goals = of.goals.iter().filter(priced).take(GOALS).enumerate();
    let pictures: Vec<Markup> = goals.map(|(at, goal)| of_goal(of, goal, at, phrases)).collect();
    let picture = html! { @for picture in pictures { (picture) } };
    Some(Figure { id: "prices".to_owned(), title, reading, picture, table })
}

/// What every edit costs a goal: its loss to the right.
fn of_goal(of: &Recheck, goal: &GoalChange, at: usize, phrases: Phrases<'_>) -> Markup {
    let unit = phrases.unit(&goal.unit);
    let loss = phrases.say("head-loss");
    let heading = format!("{} ({unit}): {loss}", phrases.goal(&goal.goal));
    let share = |edit: &EditAnswer| {
        let price = edit.prices.iter().find(|it| it.goal == goal.goal)?;
        let (before, after) = (figure(edit.before), figure(edit.after));
        let name = format!("{} {} {before} → {after}", edit.bucket, edit.product);
        Some(Share { name, amount: price.loss, better: price.loss < 0.0 })
    };
    let shares: Vec<Share> = of.edits.iter().filter_map(share).take(EDITS).collect();
    shares::picture(&format!("price-{at}"), &heading, &unit, &shares)
}
