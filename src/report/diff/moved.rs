//! What moved: goals, orders, products, capacities, materials, stock, projects, rhythm and money.

use super::{arrow, arrow_of, arrow_or_none, signed};
use crate::model::answers::diff::Sum;
use crate::model::answers::diff::{CapacityMoved, Diff, Moved, OrderMoved, ProductMoved, Turn};
use crate::report::number::{figure, hundredths, money};
use crate::report::page::Page;
use crate::report::table::{Column, ROWS, Table};
use crate::report::{Terminal, terms};
use crate::tolerances::MOVED;

/// Rows of the tables of what moved along.
const FEW: usize = 6;

pub(super) fn goals(diff: &Diff, page: &mut Page<'_>) {
    let terminal = page.terminal;
    let rows = diff.goals.iter().map(|it| {
        let same = it.turn == Turn::Same;
        vec![
            terms::goal_title(terminal.words(), &it.goal),
            figure(it.value.before),
            figure(it.value.after),
            if same { "=".to_owned() } else { signed(it.value.difference, figure) },
            terms::unit(terminal.words(), &it.unit),
            match it.turn {
                Turn::Better => terminal.say("diff-better"),
                Turn::Worse => terminal.say("diff-worse"),
                Turn::Same => String::new(),
            },
        ]
    });
    let table = Table::headed(
        terminal,
        &[
            ("head-goal", Column::Name),
            ("head-before", Column::Figure),
            ("head-after", Column::Figure),
            ("head-difference", Column::Figure),
            ("head-unit", Column::Word),
            ("", Column::Word),
        ],
    );
    let heading = (&*terminal.say("plan-goals"), &*terminal.say("diff-goals-gist"));
    page.tabled(heading, ROWS, table, rows);
}

pub(super) fn orders(diff: &Diff, page: &mut Page<'_>) {
    let terminal = page.terminal;
    let row = |it: &OrderMoved| {
        let [before, after] =
            [it.status_before, it.status_after].map(|it| terms::status(terminal.words(), it));
        let status = if before == after { after } else { format!("{before} → {after}") };
        let due = if it.due_before == it.due_after {
            String::new()
        } else {
            terminal.say_with("diff-due", &[("date", (&it.due_after).into())])
        };
        vec![
            it.id.clone(),
            it.product.clone(),
            arrow(&it.shipped),
            arrow_or_none(&it.late),
            arrow_or_none(&it.short),
            status,
            due,
        ]
    };
    let table = Table::headed(
        terminal,
        &[
            ("head-order", Column::Name),
            ("head-product", Column::Name),
            ("head-shipped", Column::Figure),
            ("head-late", Column::Figure),
            ("head-short", Column::Figure),
            ("", Column::Word),
            ("", Column::Word),
        ],
    );
    let heading = (&*terminal.say("plan-orders"), &*terminal.say("diff-orders-gist"));
    page.tabled(heading, ROWS, table, diff.orders.iter().map(row));
}

pub(super) fn products(diff: &Diff, page: &mut Page<'_>) {
    let terminal = page.terminal;
    let row = |it: &ProductMoved| {
        let bucket = it.buckets.first().map_or(String::new(), |most| {
            format!("{} {}", most.bucket, signed(most.value.difference, figure))
        });
        let shifted = it.shifted.filter(|it| *it > MOVED).map_or(String::new(), figure);
        vec![it.name.clone(), arrow(&it.made), it.unit.clone(), shifted, bucket]
    };
    let table = Table::headed(
        terminal,
        &[
            ("head-product", Column::Name),
            ("head-made", Column::Figure),
            ("head-unit", Column::Word),
            ("head-shifted", Column::Figure),
            ("head-most-in", Column::Word),
        ],
    );
    let heading = (&*terminal.say("diff-made"), &*terminal.say("diff-made-gist"));
    page.tabled(heading, FEW, table, diff.products.iter().map(row));
}

pub(super) fn capacities(diff: &Diff, page: &mut Page<'_>) {
    let terminal = page.terminal;
    let share =
        |it: &Option<Moved>| it.as_ref().map_or(String::new(), |it| arrow_of(it, hundredths));
    let row = |it: &CapacityMoved| {
        vec![
            it.name.clone(),
            arrow(&it.load),
            share(&it.utilisation),
            share(&it.peak),
            arrow_or_none(&it.overtime),
        ]
    };
    let table = Table::headed(
        terminal,
        &[
            ("head-moved-capacity", Column::Name),
            ("head-load", Column::Figure),
            ("head-load-share", Column::Figure),
            ("head-peak-share", Column::Figure),
            ("head-overtime", Column::Figure),
        ],
    );
    let heading = (&*terminal.say("diff-load"), &*terminal.say("diff-load-gist"));
    page.tabled(heading, FEW, table, diff.capacities.iter().map(row));
}

/// Materials, stock, and what projects are short of.
pub(super) fn items(diff: &Diff, page: &mut Page<'_>) {
    let terminal = page.terminal;
    let table = Table::headed(
        terminal,
        &[
            ("head-material", Column::Name),
            ("head-used", Column::Figure),
            ("head-bought", Column::Figure),
            ("head-unit", Column::Word),
        ],
    );
    let rows = diff.materials.iter().map(|it| {
        vec![it.name.clone(), arrow(&it.used), arrow_or_none(&it.bought), it.unit.clone()]
    });
    let heading = (&*terminal.say("plan-materials"), &*terminal.say("diff-materials-gist"));
    page.tabled(heading, FEW, table, rows);
    let table = Table::headed(
        terminal,
        &[
            ("head-item", Column::Name),
            ("head-mean", Column::Figure),
            ("head-at-the-end", Column::Figure),
            ("head-unit", Column::Word),
        ],
    );
    let rows = diff
        .stock
        .iter()
        .map(|it| vec![it.name.clone(), arrow(&it.mean), arrow(&it.closing), it.unit.clone()]);
    let heading = (&*terminal.say("diff-stock"), &*terminal.say("diff-stock-gist"));
    page.tabled(heading, FEW, table, rows);
    let table = Table::headed(
        terminal,
        &[
            ("head-project", Column::Name),
            ("head-project-need", Column::Name),
            ("head-short", Column::Figure),
        ],
    );
    let rows = diff.projects.iter().map(|it| vec![it.id.clone(), it.of.clone(), arrow(&it.short)]);
    let heading = (&*terminal.say("plan-projects"), &*terminal.say("diff-projects-gist"));
    page.tabled(heading, FEW, table, rows);
}

pub(super) fn rhythm(diff: &Diff, page: &mut Page<'_>) {
    let terminal = page.terminal;
    let table = Table::headed(
        terminal,
        &[("head-moved-of", Column::Name), ("head-rhythm", Column::Figure)],
    );
    let rows = diff.rhythm.iter().map(|it| {
        let of = match it.at.as_str() {
            "factory" => terminal.say("diff-factory"),
            path => path.to_owned(),
        };
        vec![of, arrow(&it.rhythm)]
    });
    let heading = (&*terminal.say("plan-evenness"), &*terminal.say("diff-rhythm-gist"));
    page.tabled(heading, FEW, table, rows);
}

/// Revenue, cost, profit and each kind of cost.
pub(super) fn amounts(diff: &Diff, page: &mut Page<'_>) {
    let terminal = page.terminal;
    let table = Table::headed(
        terminal,
        &[
            ("head-moved-of", Column::Name),
            ("head-before", Column::Figure),
            ("head-after", Column::Figure),
            ("head-difference", Column::Figure),
        ],
    );
    let rows = diff.money.iter().map(|it| {
        let (before, after) = (money(it.amount.before), money(it.amount.after));
        let of = amount_of(terminal, &it.of);
        vec![of, before, after, signed(it.amount.difference, money)]
    });
    let heading = (&*terminal.say("plan-account"), &*diff.after.factory.currency);
    page.tabled(heading, ROWS, table, rows);
}

/// What an amount of money is.
fn amount_of(terminal: &Terminal<'_>, of: &Sum) -> String {
    match of {
        Sum::Of(kind) => {
            let kind = terms::cost(terminal.words(), kind);
            terminal.say_with("diff-cost-of-kind", &[("kind", (&kind).into())])
        }
        Sum::Revenue => terminal.say("diff-revenue"),
        Sum::Cost => terminal.say("goal-cost"),
        Sum::Profit => terminal.say("goal-profit"),
    }
}
