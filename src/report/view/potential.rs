//! The tables of a factory's potential: the staircase of limits, the proportion of groups, the most of
//! each product, and what lies unused.

use crate::model::answers::potential::{
    Binding, GroupProportion, IdleTime, Potential, ProductPotential, Reach, Waste,
};
use crate::report::number::per_cent;
use crate::report::view::{Cell, Kind, Table, first_of, share};
use crate::words::Words;

/// A figure that is reached, or why there is none.
#[must_use]
pub fn reached(reach: Reach, figure: Option<f64>, cell: fn(f64) -> Cell, words: &Words) -> Cell {
    match (reach, figure) {
        (Reach::Limited, Some(figure)) => cell(figure),
        (Reach::Unlimited, _) => words.say("potential-unlimited").into(),
        _ => words.say("potential-none").into(),
    }
}

/// What binds: the first two with their shares.
#[must_use]
pub fn bound_by(binds: &[Binding], words: &Words) -> String {
    if binds.is_empty() {
        return words.say("potential-bound-by-time");
    }
    let named = binds.iter().map(|it| {
        let (name, share) = (it.name.said(words), per_cent(it.share));
        words.say_with("potential-bound", &[("name", (&name).into()), ("share", (&share).into())])
    });
    first_of(words, &named.collect::<Vec<_>>(), 2, "potential-more")
}

fn bound(reach: Reach, binds: &[Binding], words: &Words) -> String {
    if reach == Reach::Limited { bound_by(binds, words) } else { "-".to_owned() }
}

/// What binds one after another, and how many times the mix can be made then.
#[must_use]
pub fn staircase(answer: &Potential, words: &Words) -> Table {
    Table::of(words, answer.staircase.iter().enumerate())
        .count("head-step", |(at, _)| *at as u64 + 1)
        .cell("head-times", Kind::Figure, |(_, it)| reached(it.reach, it.times, Cell::Times, words))
        .cell("head-times-gain", Kind::Figure, |(_, it)| it.gain.map_or(Cell::Blank, Cell::Times))
        .name("head-bound-and-share", |(_, it)| bound(it.reach, &it.binds, words))
        .done()
}

/// Groups, those first whose hours last for the fewest times the mix.
#[must_use]
pub fn shortest_first(answer: &Potential) -> Vec<&GroupProportion> {
    let mut groups: Vec<&GroupProportion> = answer.proportion.iter().collect();
    let lasts = |it: &GroupProportion| it.times.unwrap_or(f64::INFINITY);
    groups.sort_by(|one, other| lasts(one).total_cmp(&lasts(other)));
    groups
}

/// For how many times the mix each group's hours last.
#[must_use]
pub fn proportion(answer: &Potential, words: &Words) -> Table {
    let leading = |it: &GroupProportion| {
        if it.leading { words.say("potential-leading") } else { String::new() }
    };
    Table::of(words, shortest_first(answer))
        .named("head-group", |it| (&it.name, &it.id))
        .hours("head-hours", |it| it.hours)
        .hours("head-per-mix", |it| it.hours_per_mix)
        .cell("head-lasts", Kind::Figure, |it| it.times.map_or(Cell::Blank, Cell::Times))
        .hours("head-room", |it| it.surplus)
        .word("", |it| leading(it))
        .done()
}

/// The most of each product on its own.
#[must_use]
pub fn products(answer: &Potential, words: &Words) -> Table {
    let mut sorted: Vec<&ProductPotential> = answer.products.iter().collect();
    let times = |it: &ProductPotential| it.times.unwrap_or(f64::INFINITY);
    sorted.sort_by(|one, other| times(one).total_cmp(&times(other)));
    Table::of(words, sorted)
        .named("head-product", |it| (&it.name, &it.product))
        .cell("head-at-most", Kind::Figure, |it| {
            reached(it.reach, it.quantity, Cell::Figure, words)
        })
        .word("head-unit", |it| &it.unit)
        .cell("head-times", Kind::Figure, |it| it.times.map_or(Cell::Blank, Cell::Times))
        .name("head-bound-by", |it| bound(it.reach, &it.binds, words))
        .done()
}

/// Groups with idle hours, those first that have most.
#[must_use]
pub fn idlest_first(waste: &Waste) -> Vec<&IdleTime> {
    let mut groups: Vec<&IdleTime> = waste.idle.iter().filter(|it| it.idle > 0.0).collect();
    groups.sort_by(|one, other| other.idle.total_cmp(&one.idle));
    groups
}

/// Idle hours of groups, by cause.
#[must_use]
pub fn idle(waste: &Waste, words: &Words) -> Table {
    Table::of(words, idlest_first(waste))
        .named("head-group", |it| (&it.name, &it.id))
        .hours("head-idle", |it| it.idle)
        .share("head-idle-share", |it| share(it.idle, it.effective))
        .hours("head-unneeded", |it| it.unneeded)
        .hours("head-untimely", |it| it.untimely)
        .hours("head-starved", |it| it.starved)
        .name("head-starved-by", |it| {
            let names: Vec<String> = it.starved_by.iter().map(|it| it.said(words)).collect();
            if names.is_empty() {
                String::new()
            } else {
                first_of(words, &names, 2, "potential-more")
            }
        })
        .done()
}

/// Quotas with something left.
#[must_use]
pub fn quotas(waste: &Waste, words: &Words) -> Table {
    Table::of(words, &waste.quotas)
        .name("head-material", |it| &it.name)
        .figure("head-left", |it| it.left)
        .figure("head-of-quota", |it| it.quota)
        .word("head-unit", |it| &it.unit)
        .day("head-from-date", |it| &it.from)
        .day("head-to-date", |it| &it.to)
        .done()
}

/// Stock that never moves.
#[must_use]
pub fn stocks(waste: &Waste, words: &Words) -> Table {
    Table::of(words, &waste.stocks)
        .name("head-item", |it| it.name.said(words))
        .figure("head-quantity", |it| it.quantity)
        .word("head-unit", |it| &it.unit)
        .done()
}

/// Material used above the norm of another route.
#[must_use]
pub fn norms(waste: &Waste, words: &Words) -> Table {
    Table::of(words, &waste.norms)
        .name("head-material", |it| &it.name)
        .name("head-used-for", |it| &it.product)
        .figure("head-above", |it| it.above)
        .figure("head-of-use", |it| it.used)
        .word("head-unit", |it| &it.unit)
        .done()
}
