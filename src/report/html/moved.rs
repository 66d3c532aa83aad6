//! What moved between two plans: goals, orders, loads, quantities, money.

use maud::{Markup, html};

use super::figure::{Figure, Head, Table};
use super::phrases::Phrases;
use crate::model::answers::diff::Sum;
use crate::model::answers::diff::{Diff, Moved, Turn};
use crate::report::Terminal;
use crate::report::bottlenecks::signed;
use crate::report::diff::not_comparable;
use crate::report::number::figure;

/// What a difference is to its goal, with a sign.
fn turn(of: Turn, phrases: Phrases<'_>) -> String {
    match of {
        Turn::Better => phrases.say("page-better"),
        Turn::Worse => phrases.say("page-worse"),
        Turn::Same => phrases.say("page-same"),
    }
}

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

/// A row: a name, a word, before, after, difference, unit.
fn row(table: &mut Table, name: &str, what: &str, of: &Moved, unit: &str) {
    let mut cells = vec![name.to_owned(), what.to_owned()];
    cells.extend(figures(of, unit));
    table.row(cells);
}

fn figures(of: &Moved, unit: &str) -> [String; 4] {
    [figure(of.before), figure(of.after), signed(of.difference), unit.to_owned()]
}

fn heads(phrases: Phrases<'_>, of: &str) -> Table {
    let mut table = Table::new([Head::words(of), Head::words(phrases.say("page-figure"))]);
    heads_of_figures(&mut table, phrases);
    table
}

fn heads_of_figures(table: &mut Table, phrases: Phrases<'_>) {
    for key in ["page-before", "page-after", "page-difference"] {
        table.column(Head::figures(phrases.say(key)));
    }
    table.column(Head::words(phrases.say("page-unit")));
}

fn figure_of(id: &str, title: String, phrases: Phrases<'_>, table: Table) -> Option<Figure> {
    let reading = phrases.say("page-moved-reading");
    let picture = html! {};
    (table.len() > 0).then(|| Figure { id: id.to_owned(), title, reading, picture, table })
}

/// The tables of what moved, each where anything did.
pub(super) fn tables(answer: &Diff, phrases: Phrases<'_>) -> Vec<Option<Figure>> {
    let say = |key: &str| phrases.say(key);
    let moved = |of: &Moved| of.difference != 0.0;
    let mut goals = heads(phrases, &say("page-goal"));
    for it in &answer.goals {
        row(
            &mut goals,
            &phrases.goal(&it.goal),
            &turn(it.turn, phrases),
            &it.value,
            &phrases.unit(&it.unit),
        );
    }
    let mut orders = heads(phrases, &say("page-order"));
    for it in &answer.orders {
        let mut fares = say("page-shipped-in-all");
        if it.status_before != it.status_after {
            let ends = [it.status_before, it.status_after].map(|it| phrases.status(it));
            fares = format!("{fares}; {}", ends.join(" → "));
        }
        row(&mut orders, &it.id, &fares, &it.shipped, &it.unit);
        for (what, of) in [("page-short", &it.short), ("page-of-it-late", &it.late)] {
            if moved(of) {
                row(&mut orders, &it.id, &say(what), of, &it.unit);
            }
        }
    }
    let mut loads = heads(phrases, &say("page-capacity-of"));
    for it in &answer.capacities {
        for (what, of) in [("page-load", &it.load), ("page-overtime", &it.overtime)] {
            if moved(of) {
                row(&mut loads, &it.name, &say(what), of, &phrases.unit(&it.unit));
            }
        }
    }
    let mut made = heads(phrases, &say("page-product"));
    for it in &answer.products {
        row(&mut made, &it.name, &say("page-made"), &it.made, &it.unit);
    }
    for it in &answer.materials {
        for (what, of) in [("page-used", &it.used), ("page-bought", &it.bought)] {
            if moved(of) {
                row(&mut made, &it.name, &say(what), of, &it.unit);
            }
        }
    }
    let mut money = Table::new([Head::words(say("page-figure"))]);
    heads_of_figures(&mut money, phrases);
    let currency = &answer.after.factory.currency;
    for it in &answer.money {
        let name = match &it.of {
            Sum::Revenue => say("page-revenue"),
            Sum::Cost => say("goal-cost"),
            Sum::Profit => say("goal-profit"),
            Sum::Of(kind) => phrases.cost(kind),
        };
        let mut cells = vec![name];
        cells.extend(figures(&it.amount, currency));
        money.row(cells);
    }
    vec![
        figure_of("goals", say("page-goals-moved"), phrases, goals),
        figure_of("orders", say("page-orders"), phrases, orders),
        figure_of("load", say("page-load"), phrases, loads),
        figure_of("made", say("page-made-and-used"), phrases, made),
        figure_of("money", say("page-money"), phrases, money),
    ]
}

/// What was proven of a waterfall.
pub(super) fn proof(answer: &Diff, phrases: Phrases<'_>) -> Option<Markup> {
    let waterfall = answer.waterfall.as_ref()?;
    let worst = crate::report::number::scientific(waterfall.worst_residual);
    let values = [("count", waterfall.plans.into()), ("worst", (&worst).into())];
    Some(html! { p { (phrases.say_with("page-waterfall-proof", &values)) } })
}
