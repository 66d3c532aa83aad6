//! The tables of a difference of two plans: what moved, and the waterfall of which change brought
//! what.

use crate::model::answers::diff::{Diff, Fall, FallStep, Moved, OrderMoved, Sum, Turn};
use crate::model::{Limit, What};
use crate::report::number::{column, figure, hundredths, money, signed};
use crate::report::terms;
use crate::report::view::{Cell, Kind, On, Table};
use crate::tolerances::MOVED;
use crate::words::Words;

/// Both figures, or the one they are.
#[must_use]
pub fn arrow_of(moved: &Moved, shown: fn(f64) -> String) -> String {
    let (before, after) = (shown(moved.before), shown(moved.after));
    if before == after { after } else { format!("{before} → {after}") }
}

/// Both figures as a cell; nothing if both are nothing.
fn arrow(moved: &Moved) -> Cell {
    match arrow_of(moved, figure) {
        zero if zero == "0" => Cell::Blank,
        text => Cell::Text(text),
    }
}

/// Whether a difference is better or worse for its goal.
#[must_use]
pub fn turn(of: Turn, words: &Words) -> String {
    match of {
        Turn::Better => words.say("diff-better"),
        Turn::Worse => words.say("diff-worse"),
        Turn::Same => String::new(),
    }
}

/// Every goal before and after.
#[must_use]
pub fn goals(diff: &Diff, words: &Words) -> Table {
    Table::of(words, &diff.goals)
        .name("head-goal", |it| terms::goal_title(words, &it.goal))
        .figure("head-before", |it| it.value.before)
        .figure("head-after", |it| it.value.after)
        .cell("head-difference", Kind::Figure, |it| match it.turn {
            Turn::Same => "=".into(),
            _ => Cell::Gain(it.value.difference),
        })
        .word("head-unit", |it| terms::unit(words, &it.unit))
        .word("", |it| turn(it.turn, words))
        .done()
}

/// Orders that fare otherwise.
#[must_use]
pub fn orders(diff: &Diff, words: &Words) -> Table {
    let status = |it: &OrderMoved| {
        let [before, after] =
            [it.status_before, it.status_after].map(|it| terms::status(words, it));
        if before == after { after } else { format!("{before} → {after}") }
    };
    let due = |it: &OrderMoved| {
        let date = [("date", (&it.due_after).into())];
        if it.due_before == it.due_after {
            String::new()
        } else {
            words.say_with("diff-due", &date)
        }
    };
    Table::of(words, &diff.orders)
        .name("head-order", |it| &it.id)
        .name("head-product", |it| &it.product)
        .word("head-unit", |it| &it.unit)
        .on(On::WIDE)
        .cell("head-shipped", Kind::Figure, |it| arrow(&it.shipped))
        .cell("head-late", Kind::Figure, |it| arrow(&it.late))
        .cell("head-short", Kind::Figure, |it| arrow(&it.short))
        .word("", |it| status(it))
        .word("", |it| due(it))
        .done()
}

/// Products made otherwise.
#[must_use]
pub fn products(diff: &Diff, words: &Words) -> Table {
    Table::of(words, &diff.products)
        .named("head-product", |it| (&it.name, &it.id))
        .cell("head-made", Kind::Figure, |it| arrow(&it.made))
        .word("head-unit", |it| &it.unit)
        .figure("head-shifted", |it| it.shifted.filter(|it| *it > MOVED))
        .word("head-most-in", |it| {
            it.buckets.first().map_or(String::new(), |most| {
                format!("{} {}", most.bucket, signed(most.value.difference))
            })
        })
        .done()
}

/// Capacities loaded otherwise.
#[must_use]
pub fn capacities(diff: &Diff, words: &Words) -> Table {
    let share =
        |it: &Option<Moved>| it.as_ref().map_or(String::new(), |it| arrow_of(it, hundredths));
    Table::of(words, &diff.capacities)
        .named("head-capacity-of", |it| (&it.name, &it.at))
        .cell("head-load", Kind::Figure, |it| arrow(&it.load))
        .word("head-unit", |it| terms::unit(words, &it.unit))
        .on(On::WIDE)
        .cell("head-used-share", Kind::Figure, |it| share(&it.utilisation).into())
        .cell("head-peak-share", Kind::Figure, |it| share(&it.peak).into())
        .cell("head-overtime", Kind::Figure, |it| arrow(&it.overtime))
        .done()
}

/// Materials used or bought otherwise.
#[must_use]
pub fn materials(diff: &Diff, words: &Words) -> Table {
    Table::of(words, &diff.materials)
        .named("head-material", |it| (&it.name, &it.id))
        .cell("head-used", Kind::Figure, |it| arrow(&it.used))
        .cell("head-bought", Kind::Figure, |it| arrow(&it.bought))
        .word("head-unit", |it| &it.unit)
        .done()
}

/// Stock held otherwise.
#[must_use]
pub fn stock(diff: &Diff, words: &Words) -> Table {
    Table::of(words, &diff.stock)
        .named("head-item", |it| (&it.name, &it.at))
        .cell("head-mean", Kind::Figure, |it| arrow_of(&it.mean, figure).into())
        .cell("head-at-the-end", Kind::Figure, |it| arrow_of(&it.closing, figure).into())
        .word("head-unit", |it| &it.unit)
        .done()
}

/// What projects are short of otherwise.
#[must_use]
pub fn projects(diff: &Diff, words: &Words) -> Table {
    Table::of(words, &diff.projects)
        .name("head-project", |it| &it.id)
        .name("head-need", |it| &it.of)
        .cell("head-short", Kind::Figure, |it| arrow_of(&it.short, figure).into())
        .done()
}

/// Where output comes more or less evenly.
#[must_use]
pub fn rhythm(diff: &Diff, words: &Words) -> Table {
    Table::of(words, &diff.rhythm)
        .name("head-moved-of", |it| match it.at.as_str() {
            "factory" => words.say("diff-factory"),
            path => path.to_owned(),
        })
        .cell("head-rhythm", Kind::Figure, |it| arrow_of(&it.rhythm, figure).into())
        .done()
}

/// Revenue, cost, profit and each kind of cost.
#[must_use]
pub fn amounts(diff: &Diff, words: &Words) -> Table {
    let amount = |of: f64| Cell::Text(money(of));
    Table::of(words, &diff.money)
        .name("head-moved-of", |it| match &it.of {
            Sum::Of(kind) => {
                let kind = terms::cost(words, kind);
                words.say_with("diff-cost-of-kind", &[("kind", (&kind).into())])
            }
            Sum::Revenue => words.say("diff-revenue"),
            Sum::Cost => words.say("goal-cost"),
            Sum::Profit => words.say("goal-profit"),
        })
        .cell("head-before", Kind::Figure, |it| amount(it.amount.before))
        .cell("head-after", Kind::Figure, |it| amount(it.amount.after))
        .cell("head-difference", Kind::Figure, |it| {
            Cell::Text(with_sign(it.amount.difference, &money(it.amount.difference)))
        })
        .done()
}

/// A shown figure with a plus where it is above nothing.
#[must_use]
pub fn with_sign(value: f64, text: &str) -> String {
    let nothing = text.chars().all(|it| it == '0' || it == '.');
    if value > 0.0 && !nothing { format!("+{text}") } else { text.to_owned() }
}

/// What counts as a move of a figure: more than rounding.
#[must_use]
pub fn noise(of: &Moved) -> f64 {
    MOVED * (1.0 + of.before.abs().max(of.after.abs()))
}

/// Whether a figure differs, or some part moves it although the others move it back.
#[must_use]
pub fn touched(fall: &Fall) -> bool {
    let shares = fall.steps.iter().map(|it| it.share);
    shares.chain([fall.value.difference]).any(|it| it.abs() > noise(&fall.value))
}

/// What the remainder of a figure comes of: in whole numbers those, otherwise what `usually` says.
#[must_use]
pub fn rest_of<'k>(fall: &Fall, usually: &'k str) -> &'k str {
    if fall.whole_numbers { "diff-whole-numbers" } else { usually }
}

/// How a figure came from its value before to its value after, part by part; `called` names a part.
#[must_use]
pub fn fall(of: &Fall, title: &str, called: impl Fn(usize) -> String, words: &Words) -> Table {
    let noise = noise(&of.value);
    let shown = of.steps.iter().filter(|step| {
        step.share.abs() > noise
            || [step.alone, step.last].iter().any(|it| (it - step.share).abs() > noise)
    });
    let shown: Vec<&FallStep> = shown.collect();
    let rest = Some(of.remainder).filter(|it| it.abs() > noise);
    // One number of decimals for all, so that the column can be added up by eye.
    let mut figures = vec![of.value.before];
    figures.extend(shown.iter().map(|it| it.share).chain(rest));
    figures.push(of.value.after);
    let texts = column(&figures, 3);
    let last = figures.len() - 1;
    let rows = texts.iter().zip(figures).enumerate().map(|(at, (text, figure))| {
        let step = at.checked_sub(1).and_then(|at| shown.get(at)).filter(|_| at < last);
        let name = match step {
            _ if at == 0 => words.say("diff-fall-before"),
            _ if at == last => words.say("diff-fall-after"),
            Some(step) => called(step.part),
            None => words.say(rest_of(of, "diff-fall-rest")),
        };
        let text = if at == 0 || at == last { text.clone() } else { with_sign(figure, text) };
        (name, text, step)
    });
    let company = |step: Option<&&FallStep>, of: fn(&FallStep) -> f64| {
        let apart = |step: &FallStep| (of(step) - step.share).abs() > noise;
        step.filter(|it| apart(it)).map(|it| of(it))
    };
    Table::of(words, rows)
        .word("head-moved-of", |_| title)
        .on(On::WIDE)
        .name("head-what", |(name, ..)| name.clone())
        .headed(title)
        .cell("head-brought", Kind::Figure, |(_, text, _)| text.into())
        .gain("head-alone", |(.., step)| company(*step, |it| it.alone))
        .gain("head-last", |(.., step)| company(*step, |it| it.last))
        .done()
}

/// What a fall is of, with its unit.
fn titled(fall: &Fall, words: &Words) -> String {
    let limit = Limit::read(&fall.of);
    let order = [("order", (&limit.id).into())];
    let of = match limit.what {
        What::Short => words.say_with("page-order-short-of", &order),
        What::Late => words.say_with("page-order-late-of", &order),
        _ => terms::goal(words, &fall.of),
    };
    let unit = terms::unit(words, &fall.unit);
    words.say_with("book-in-unit", &[("what", (&of).into()), ("unit", (&unit).into())])
}

/// All of several figures, one below the other.
#[must_use]
pub fn falls<'a>(
    of: impl Iterator<Item = &'a Fall>,
    called: impl Fn(usize) -> String,
    words: &Words,
) -> Table {
    let mut table = Table::default();
    for it in of {
        table.append(fall(it, &titled(it, words), &called, words));
    }
    if let Some(column) = table.columns.iter_mut().find(|it| it.key == "head-what") {
        column.head = words.say("head-what");
    }
    table
}

/// What each part brought to single orders; `called` names a part.
#[must_use]
pub fn order_falls(falls: &[Fall], called: impl Fn(usize) -> String, words: &Words) -> Table {
    let rows = falls.iter().flat_map(|fall| {
        let steps = fall.steps.iter().map(|it| (called(it.part), it.share));
        let rest = (words.say(rest_of(fall, "diff-another-schedule")), fall.remainder);
        let steps = steps.chain([rest]).filter(|it| it.1.abs() > noise(&fall.value));
        steps.enumerate().map(move |(at, step)| (fall, at == 0, step)).collect::<Vec<_>>()
    });
    let first = |first: bool, text: String| if first { text } else { String::new() };
    Table::of(words, rows)
        .name("head-order", |(fall, at, _)| first(*at, terms::limit(words, &fall.of)))
        .word("head-was-is", |(fall, at, _)| first(*at, arrow_of(&fall.value, figure)))
        .word("head-unit", |(fall, at, _)| first(*at, fall.unit.clone()))
        .gain("head-brought", |(.., (_, share))| *share)
        .name("head-brought-by", |(.., (from, _))| from.clone())
        .done()
}
