//! What moved between two plans: goals, orders, loads, quantities, money.

use maud::{Markup, html};

use super::phrases::Phrases;
use crate::model::answers::diff::{Diff, Turn};
use crate::report::Terminal;
use crate::report::diff::not_comparable;
use crate::report::number::figure;
use crate::report::view::{Table, diff as view};
use crate::words::Words;

/// The first screen: every goal before and after.
pub(super) fn first_screen(answer: &Diff, phrases: Phrases<'_>) -> Markup {
    let count = |turn: Turn| answer.goals.iter().filter(|it| it.turn == turn).count();
    let block = |about: &str, turn_of: Turn, class: &str| {
        html! {
            section.fact {
                h2 { (phrases.say(about)) }
                p class={ "big " (class) } { (count(turn_of)) }
                ul {
                    @for it in answer.goals.iter().filter(|it| it.turn == turn_of) {
                        li {
                            (phrases.goal(&it.goal)) " " b { (figure(it.value.before)) " → " (figure(it.value.after)) }
                            " " (phrases.unit(&it.unit))
                        }
                    }
                }
            }
        }
    };
    html! {
        div.facts {
            (block("page-goals-better", Turn::Better, "good"))
            (block("page-goals-worse", Turn::Worse, "bad"))
            (block("page-goals-same", Turn::Same, ""))
        }
        @if !answer.not_comparable.is_empty() {
            @let terminal = Terminal::new(phrases.0, None);
            ul { @for it in &answer.not_comparable { li { (not_comparable(it, &terminal)) } } }
        }
    }
}

/// The tables of what moved: id, keys of title and reading, table.
pub(super) fn tables(
    answer: &Diff,
    words: &Words,
) -> [(&'static str, &'static str, &'static str, Table); 9] {
    [
        ("goals", "page-goals-moved", view::goals(answer, words)),
        ("orders", "page-orders", view::orders(answer, words)),
        ("load", "page-load", view::capacities(answer, words)),
        ("made", "diff-made", view::products(answer, words)),
        ("used", "plan-materials", view::materials(answer, words)),
        ("stock", "diff-stock", view::stock(answer, words)),
        ("projects", "plan-projects", view::projects(answer, words)),
        ("rhythm", "plan-evenness", view::rhythm(answer, words)),
        ("money", "page-money", view::amounts(answer, words)),
    ]
    .map(|(id, title, table)| (id, title, "page-moved-reading", table))
}

/// What was proven of a waterfall.
pub(super) fn proof(answer: &Diff, phrases: Phrases<'_>) -> Option<Markup> {
    let waterfall = answer.waterfall.as_ref()?;
    let worst = crate::report::number::scientific(waterfall.worst_residual);
    let values = [("count", waterfall.plans.into()), ("worst", (&worst).into())];
    Some(html! { p { (phrases.say_with("page-waterfall-proof", &values)) } })
}
