//! Orders and how they fare; what is shipped when.

use rust_xlsxwriter::{ConditionalFormatFormula, Format, Worksheet};

use super::PlanBook;
use super::paper::{DoesNotFit, Paper};
use super::style::{Kind, Weight};
use super::table::{Cell, Head, Table, alike, name_of};
use crate::model::plan::OrderStatus;
use crate::report::terms;

/// The column of the status.
const STATUS: usize = 13;

/// All orders: late and short ones bold and in colour.
pub fn sheet(it: &PlanBook<'_>, name: &str) -> Result<Worksheet, DoesNotFit> {
    let table = table(it);
    let mut paper = Paper::new(name)?;
    table.write(&it.book, &mut paper)?;
    let first = paper.place(table.row(0), 0)?;
    let last = paper.place(table.row(table.rows.len().saturating_sub(1)), STATUS)?;
    let own = name_of(table.row(0), STATUS);
    // The column stands fast, the row runs along.
    let own = format!("${own}");
    for (status, colour) in [(OrderStatus::Late, "#FFF1C2"), (OrderStatus::Short, "#FBD5C8")] {
        let word = terms::status(it.book.words, status).replace('"', "\"\"");
        let rule = ConditionalFormatFormula::new()
            .set_rule(format!("={own}=\"{word}\"").as_str())
            .set_format(Format::new().set_background_color(colour));
        paper.sheet().add_conditional_format(first.0, first.1, last.0, last.1, &rule)?;
    }
    Ok(paper.done())
}

fn table(it: &PlanBook<'_>) -> Table {
    let book = &it.book;
    let text = |key: &str| Head::text(book.say(key));
    let figures = |key: &str| Head::figures(book.say(key));
    let mut table = Table {
        title: book.say("book-title-orders"),
        heads: vec![
            text("book-order"),
            text("book-product"),
            text("book-name").at_most(26),
            text("book-order-kind"),
            text("book-customer").at_most(22),
            figures("book-priority").at_least(6),
            text("book-due"),
            text("book-unit"),
            figures("book-wanted"),
            figures("book-shipped"),
            figures("book-shipped-late"),
            figures("book-short"),
            figures("book-days-late"),
            text("book-status"),
        ],
        frozen: 1,
        filter: true,
        landscape: true,
        ..Table::default()
    };
    for order in &it.plan.orders {
        let product = it.plan.products.iter().find(|product| product.id == order.product);
        let status = terms::status(book.words, order.status);
        let mut cells = vec![
            Cell::text(&order.id),
            Cell::text(&order.product),
            Cell::text(product.map_or("", |it| it.name.as_str())),
            Cell::text(terms::order_kind(book.words, &order.kind)),
            Cell::text(order.customer.as_deref().unwrap_or("")),
            Cell::count(order.priority as usize),
            Cell::Day(order.due.clone(), Kind::Date),
            Cell::text(&order.unit),
        ];
        let wanted = [order.quantity, order.shipped, order.late, order.short];
        let mut shown = alike(wanted, Kind::Number);
        for cell in &mut shown[2..] {
            if let Cell::Figure(value, Kind::Number(places)) = cell {
                *cell = Cell::Figure(*value, Kind::Flow(*places));
            }
        }
        cells.extend(shown);
        cells.push(Cell::Figure(order.days_late, Kind::Flow(0)));
        cells.push(Cell::text(status));
        let alarm = order.status != OrderStatus::OnTime;
        table.rows.push((if alarm { Weight::Alarm } else { Weight::Plain }, cells));
    }
    table
}

/// Every shipment.
pub fn shipments(it: &PlanBook<'_>) -> Table {
    let book = &it.book;
    let mut table = Table {
        title: book.say("book-title-shipments"),
        heads: vec![
            Head::text(book.say("book-bucket")),
            Head::text(book.say("book-order")),
            Head::text(book.say("book-product")),
            Head::text(book.say("book-name")),
            Head::text(book.say("book-customer")).at_most(22),
            Head::text(book.say("book-due")),
            Head::figures(book.say("book-quantity")),
            Head::text(book.say("book-unit")),
        ],
        frozen: 2,
        filter: true,
        ..Table::default()
    };
    for bucket in &it.plan.buckets {
        for order in &it.plan.orders {
            let product = it.plan.products.iter().find(|product| product.id == order.product);
            for shipment in order.shipments.iter().filter(|it| it.bucket == bucket.name) {
                table.push(vec![
                    Cell::text(&bucket.name),
                    Cell::text(&order.id),
                    Cell::text(&order.product),
                    Cell::text(product.map_or("", |it| it.name.as_str())),
                    Cell::text(order.customer.as_deref().unwrap_or("")),
                    Cell::Day(order.due.clone(), Kind::Date),
                    Cell::number(shipment.quantity),
                    Cell::text(&order.unit),
                ]);
            }
        }
    }
    table
}
