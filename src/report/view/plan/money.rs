//! What the plan costs, by kind, workshop and product, the largest first.

use super::product;
use crate::model::plan::{Cost, Plan};
use crate::report::number::money;
use crate::report::terms;
use crate::report::view::{Cell, On, Table, share};
use crate::words::Words;

/// A way to break the costs down: its key, its costs, and how each is called.
type Part<'p> = (&'static str, &'p [Cost], Box<dyn Fn(&str) -> String + 'p>);

/// The ways the costs are broken down; `workshop` names a workshop.
#[must_use]
pub fn parts<'p>(
    plan: &'p Plan,
    workshop: impl Fn(&str) -> String + 'p,
    words: &'p Words,
) -> [Part<'p>; 3] {
    let sums = &plan.money;
    let of_product = |of: &str| match product(plan, of) {
        id if id == of => terms::cost_of_product(words, id),
        name => name.to_owned(),
    };
    [
        ("plan-cost-by-kind", &sums.by_kind, Box::new(|of: &str| terms::cost(words, of))),
        ("plan-cost-by-workshop", &sums.by_workshop, Box::new(workshop)),
        ("plan-cost-by-product", &sums.by_product, Box::new(of_product)),
    ]
}

/// One way of breaking the costs down, with a total where there is room.
#[must_use]
pub fn costs(plan: &Plan, (key, costs, called): &Part<'_>, words: &Words) -> Table {
    let mut sorted: Vec<&Cost> = costs.iter().filter(|it| it.amount != 0.0).collect();
    sorted.sort_by(|one, other| other.amount.total_cmp(&one.amount));
    let count = sorted.len();
    let mut table = Table::of(words, sorted)
        .word("head-part", |_| words.say(key))
        .on(On::WIDE)
        .name("head-what", |it| called(&it.of))
        .headed(words.say(key))
        .money("head-amount", |it| it.amount)
        .headed(&*plan.factory.currency)
        .width(14, 18)
        .share("head-share", |it| share(it.amount, plan.money.cost))
        .on(On::TEXT.or(On::PAGE))
        .rows_on(|it| if money(it.amount) == "0" { On::BOOK } else { On::PEOPLE })
        .done();
    if count > 0 {
        let sum = costs.iter().map(|it| it.amount).sum();
        let formula = format!("SUM([head-amount^{count}]:[head-amount^1])");
        let sum = Cell::Derived(formula, Box::new(Cell::Money(sum)));
        let cells = vec![words.say(key).into(), words.say("book-total").into(), sum, Cell::Blank];
        table.total(cells, On::BOOK);
    }
    table
}

/// Revenue, cost and profit, and what the cost is made of.
#[must_use]
pub fn account(plan: &Plan, workshop: impl Fn(&str) -> String, words: &Words) -> Table {
    let sums = &plan.money;
    let profit = Cell::Money(sums.revenue - sums.cost);
    let profit = Cell::Derived("[head-amount^2]-[head-amount^1]".to_owned(), Box::new(profit));
    let rows = [
        ("book-revenue", Cell::Money(sums.revenue)),
        ("goal-cost", Cell::Money(sums.cost)),
        ("goal-profit", profit),
    ];
    let mut table = Table::of(words, rows)
        .word("head-part", |_| words.say("book-result"))
        .name("head-what", |(key, _)| words.say(key))
        .cell("head-amount", crate::report::view::Kind::Money, |(_, cell)| cell.clone())
        .headed(&*plan.factory.currency)
        .width(14, 18)
        .share("head-share", |_| None)
        .on(On::TEXT.or(On::PAGE))
        .done();
    for part in parts(plan, workshop, words) {
        table.append(costs(plan, &part, words));
    }
    table
}
