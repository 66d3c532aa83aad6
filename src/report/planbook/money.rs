//! Money by kind, workshop and product; how even the plan is.

use super::PlanBook;
use super::style::Kind;
use super::table::{Cell, Head, Outcome, Table};
use crate::model::plan::Cost;
use crate::report::terms;

/// The name of what a cost is for.
type Named = fn(&PlanBook<'_>, &str) -> String;

/// Revenue, costs, profit.
pub fn money(it: &PlanBook<'_>) -> Table {
    let book = &it.book;
    let money = &it.plan.money;
    let mut table = Table {
        title: book
            .words
            .say_with("book-title-money", &[("currency", (&it.plan.factory.currency).into())]),
        heads: vec![
            Head::text(book.say("book-part-of")),
            Head::text(book.say("book-what")),
            Head::figures(it.plan.factory.currency.clone()).at_least(14),
        ],
        frozen: 0,
        ..Table::default()
    };
    let whole = book.say("book-result");
    let line = |what: String, cell: Cell| vec![Cell::text(&whole), Cell::text(what), cell];
    table.push(line(book.say("book-revenue"), Cell::money(money.revenue)));
    table.push(line(book.say("goal-cost"), Cell::money(money.cost)));
    let formula = format!("={}-{}", table.cell(0, 2), table.cell(1, 2));
    let profit = Outcome::Number(money.revenue - money.cost);
    table.total(line(book.say("goal-profit"), Cell::Formula(formula, profit, Kind::Number(2))));
    let blocks: [(String, &[Cost], Named); 3] = [
        (book.say("book-cost-by-kind"), &money.by_kind, |it, of| terms::cost(it.book.words, of)),
        (book.say("book-cost-by-workshop"), &money.by_workshop, |it, of| it.workshop(of)),
        (book.say("book-cost-by-product"), &money.by_product, |it, of| product(it, of)),
    ];
    for (title, costs, named) in blocks {
        if costs.is_empty() {
            continue;
        }
        let first = table.next();
        for cost in costs {
            table.push(vec![
                Cell::text(&title),
                Cell::text(named(it, &cost.of)),
                Cell::money(cost.amount),
            ]);
        }
        let amounts: Vec<f64> = costs.iter().map(|it| it.amount).collect();
        let sum = table.sum_down(2, (first, table.next() - 1), &amounts, |_| Kind::Number(2));
        table.total(vec![Cell::text(&title), Cell::text(book.say("book-total")), sum]);
    }
    table
}

fn product(it: &PlanBook<'_>, id: &str) -> String {
    let own = it.plan.products.iter().find(|product| product.id == id);
    own.map_or_else(|| terms::cost_of_product(it.book.words, id), |it| it.name.clone())
}

/// The rhythm of the works, its workshops and its products.
pub fn evenness(it: &PlanBook<'_>) -> Table {
    let book = &it.book;
    let rhythm = &it.plan.rhythm;
    let mut table = Table {
        title: book.say("book-title-evenness"),
        remarks: vec![book.say("book-evenness-remark")],
        heads: vec![
            Head::text(book.say("book-kind")),
            Head::text(book.say("book-id")),
            Head::text(book.say("book-name")),
            Head::figures(book.say("rhythm")),
        ],
        filter: true,
        ..Table::default()
    };
    let share = |kind: &str, id: &str, name: &str, of: f64| {
        vec![Cell::text(book.say(kind)), Cell::text(id), Cell::text(name), Cell::share(of)]
    };
    table.push(share("book-works", "", &it.plan.factory.name, rhythm.factory));
    for of in &rhythm.workshops {
        table.push(share("book-workshop", &of.id, &it.workshop(&of.id), of.rhythm));
    }
    for of in &rhythm.products {
        table.push(share("book-product", &of.id, &product(it, &of.id), of.rhythm));
    }
    table
}
