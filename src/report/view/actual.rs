//! The tables of plan against actual.

use crate::model::answers::actual::{
    Actual, Forecast, HoursKept, OrderKept, ProductKept, SpanKept,
};
use crate::report::terms;
use crate::report::view::{Cell, Kind, Table};
use crate::words::Words;

/// What was kept first: least fulfilled at the top.
fn worst<T>(of: &[T], share: impl Fn(&T) -> Option<f64>) -> Vec<&T> {
    let mut sorted: Vec<&T> = of.iter().collect();
    sorted.sort_by(|one, other| share(one).unwrap_or(2.0).total_cmp(&share(other).unwrap_or(2.0)));
    sorted
}

/// Orders, least fulfilled first.
#[must_use]
pub fn orders(of: &Actual, words: &Words) -> Table {
    let due = |it: &&&OrderKept| it.planned > 1e-9 || it.shipped > 1e-9;
    Table::of(words, worst(&of.orders, |it| it.fulfilment).into_iter().filter(|it| due(&it)))
        .name("head-order", |it| &it.id)
        .name("head-product", |it| &it.product)
        .word("head-unit", |it| &it.unit)
        .day("head-due", |it| &it.due)
        .figure("head-ordered", |it| it.ordered)
        .figure("head-plan", |it| it.planned)
        .figure("head-actual", |it| it.shipped)
        .share("head-fulfilment", |it| it.fulfilment)
        .alarm(|it| it.fulfilment.is_some_and(|it| it < 0.999))
        .done()
}

/// Products, least fulfilled first.
#[must_use]
pub fn products(of: &Actual, words: &Words) -> Table {
    Table::of(words, worst(&of.products, |it: &ProductKept| it.fulfilment))
        .named("head-product", |it| (&it.name, &it.id))
        .word("head-unit", |it| &it.unit)
        .figure("head-plan", |it| it.planned)
        .figure("head-actual", |it| it.made)
        .flow("head-scrap", |it| it.scrap)
        .share("head-fulfilment", |it| it.fulfilment)
        .share("head-rhythm-share", |it| it.rhythm)
        .alarm(|it| it.fulfilment.is_some_and(|it| it < 0.999))
        .done()
}

/// Hours of capacities, least fulfilled first.
#[must_use]
pub fn hours(of: &[HoursKept], words: &Words) -> Table {
    Table::of(words, worst(of, |it| it.fulfilment))
        .named("head-group", |it| (&it.name, &it.id))
        .hours("head-effective", |it| it.effective)
        .hours("head-plan", |it| it.planned)
        .hours("head-earned", |it| it.earned)
        .cell("head-worked", Kind::Hours, |it| it.worked.map_or(Cell::Blank, Cell::Figure))
        .hours("head-lost", |it| it.lost)
        .share("head-fulfilment", |it| it.fulfilment)
        .done()
}

/// Workshops.
#[must_use]
pub fn workshops(of: &Actual, words: &Words) -> Table {
    Table::of(words, &of.workshops)
        .named("head-workshop", |it| (&it.name, &it.id))
        .hours("head-plan", |it| it.planned)
        .hours("head-earned", |it| it.earned)
        .share("head-fulfilment", |it| it.fulfilment)
        .done()
}

/// Buckets or ten-day periods.
#[must_use]
pub fn spans(of: &[SpanKept], words: &Words) -> Table {
    let share = |it: &SpanKept| (it.planned > 1e-9).then(|| (it.kept / it.planned).min(1.0));
    Table::of(words, of)
        .word("head-bucket", |it| &it.name)
        .hours("head-plan", |it| it.planned)
        .hours("head-actual", |it| it.made)
        .hours("head-even", |it| it.even)
        .share("head-rhythm-share", |it| share(it))
        .done()
}

/// Use against norms.
#[must_use]
pub fn norms(of: &Actual, words: &Words) -> Table {
    Table::of(words, &of.norms)
        .name("head-item", |it| &it.item)
        .name("head-used-for-product", |it| it.product.clone().unwrap_or_default())
        .word("head-unit", |it| &it.unit)
        .figure("head-by-norm", |it| it.standard)
        .figure("head-used", |it| it.used)
        .gain("head-difference", |it| it.used - it.standard)
        .figure("head-norm-planned", |it| it.planned_each)
        .figure("head-norm-actual", |it| it.used_each)
        .done()
}

/// Hours lost by cause.
#[must_use]
pub fn lost(of: &Actual, words: &Words) -> Table {
    Table::of(words, &of.lost)
        .name("head-capacity", |it| &it.capacity)
        .name("head-cause", |it| &it.cause)
        .hours("head-lost", |it| it.hours)
        .done()
}

/// Which deviation moved which goal: a line for each pair, the sum of each goal last.
#[must_use]
pub fn deviations(of: &Actual, words: &Words) -> Table {
    let Some(deviations) = &of.deviations else { return Table::default() };
    let mut lines: Vec<(String, String, String, f64)> = Vec::new();
    for goal in &deviations.goals {
        let noise = 1e-7 * (1.0 + goal.before.abs().max(goal.after.abs()));
        if goal.shares.iter().all(|it| it.abs() <= noise) {
            continue;
        }
        let (title, unit) = (terms::goal(words, &goal.goal), terms::unit(words, &goal.unit));
        for (part, share) in deviations.parts.iter().zip(&goal.shares) {
            if share.abs() > noise {
                let said = words.tell(&part.message);
                lines.push((title.clone(), said, unit.clone(), *share));
            }
        }
        let all = words.say("actual-all-deviations");
        lines.push((title, all, unit, goal.after - goal.before));
    }
    Table::of(words, lines)
        .word("head-goal", |it| it.0.clone())
        .name("head-deviation", |it| it.1.clone())
        .gain("head-moved-by", |it| it.3)
        .word("head-unit", |it| it.2.clone())
        .done()
}

/// How orders end.
#[must_use]
pub fn forecast(of: &Forecast, words: &Words) -> Table {
    let mut sorted: Vec<_> = of.orders.iter().collect();
    sorted.sort_by_key(|it| it.status_expected == it.status_planned);
    Table::of(words, sorted)
        .name("head-order", |it| &it.id)
        .word("head-unit", |it| &it.unit)
        .figure("head-ordered", |it| it.ordered)
        .figure("head-plan", |it| it.planned)
        .figure("head-expected-end", |it| it.expected)
        .word("head-status-planned", |it| terms::status(words, it.status_planned))
        .word("head-status-expected", |it| terms::status(words, it.status_expected))
        .alarm(|it| it.status_expected != it.status_planned)
        .done()
}
