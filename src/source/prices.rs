//! The file of prices for moves a planner can make: by kind of move, then by path.
//!
//! These records are the file format. Field docs become the JSON Schema's descriptions.

use super::Cell;
use super::json::{Map, records};
use super::reading::tables;
use crate::diag::{Code, Diagnostic, message};
use crate::model::measure_prices::{MeasurePrice, MeasurePrices, Priced};

records! {
    /// Prices of moves, for `junheng repair` and `junheng why`. Paths may contain `*`:
    /// `groups/*`; a path written out comes before one with `*`.
    pub struct PriceFile {
        /// Money per hour of overtime of a group or labour pool: `{"groups/*": 45}`. It comes before
        /// the price of the last tier in the factory file.
        overtime: Map<Cell<f64>>,
        /// Money per hour and machine of an additional shift of a group. Default: as overtime.
        shift: Map<Cell<f64>>,
        /// Money for a day worked by the whole factory that is none by the calendar.
        working_day: Option<Cell<f64>>,
        /// Money per day for a machine that is borrowed, by group.
        machine: Map<Cell<f64>>,
        /// Money per day for a person who is borrowed, by labour pool.
        head: Map<Cell<f64>>,
        /// Money per unit of more output of a service.
        output: Map<Cell<f64>>,
        /// Money per unit bought, by material. It comes before the price in the factory file.
        purchase: Map<Cell<f64>>,
        /// Money per unit made elsewhere, by product.
        subcontract: Map<Cell<f64>>,
        /// Money per unit of a delivery brought forward, by material or product.
        earlier: Map<Cell<f64>>,
        /// Money per unit of additional quota, by material.
        quota: Map<Cell<f64>>,
        /// Money per unit and day for a later date, by order. It comes before the price in the
        /// factory file.
        later: Map<Cell<f64>>,
        /// Money for splitting an order.
        split: Map<Cell<f64>>,
    }
}

/// Reads a file of prices.
///
/// # Errors
/// The problems, in the order found.
pub fn read(text: &str) -> Result<MeasurePrices, Vec<Diagnostic>> {
    let (file, mut problems, _) = tables::<PriceFile>(text, message!("empty-prices-hint"));
    let mut prices = Vec::new();
    if let Some(file) = &file {
        let by_path = [
            (Priced::Overtime, &file.overtime),
            (Priced::Shift, &file.shift),
            (Priced::Machine, &file.machine),
            (Priced::Head, &file.head),
            (Priced::Output, &file.output),
            (Priced::Purchase, &file.purchase),
            (Priced::Subcontract, &file.subcontract),
            (Priced::Earlier, &file.earlier),
            (Priced::Quota, &file.quota),
            (Priced::Later, &file.later),
            (Priced::Split, &file.split),
        ];
        let of_paths = by_path.into_iter().flat_map(|(of, map)| {
            map.0.iter().map(move |(path, price)| (of, path.value.as_str(), price))
        });
        let of_days = file.working_day.iter().map(|price| (Priced::WorkingDay, "calendar", price));
        for (of, path, price) in of_paths.chain(of_days) {
            if price.value < 0.0 {
                let message = message!("e401-price", path, value = price.value);
                let problem = Diagnostic::new(Code::E401, price.span, message);
                problems.push(problem.hint(message!("e401-hint")));
            }
            prices.push(MeasurePrice { of, pattern: path.to_owned(), price: price.value });
        }
    }
    if problems.is_empty() { Ok(MeasurePrices(prices)) } else { Err(problems) }
}
