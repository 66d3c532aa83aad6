//! What the next planning period begins with: the account of every quantity, and what was carried over.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::reason::Reason;
use crate::diag::Message;
use crate::model::plan::FactoryHeading;

/// What became of something at the end of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// It is in the next file.
    Carried,
    /// It is in the next file with another figure than the rule says, because the stock requires it.
    Changed,
    /// It is an allowance per period, and the next period has it again.
    Renewed,
    /// It was done, or its time is over.
    Ended,
    /// The next file cannot hold it.
    Left,
}

figures! {
    /// A planning period rolled on to the next.
    pub struct Roll {
        /// The factory and the period that ended.
        factory: FactoryHeading,
        /// First day of the next period.
        from: String,
        /// Last day of the next period, included.
        to: String,
        /// Whether a record of what happened was used; if not, the plan counts as carried out.
        actuals: bool,
        /// The account of every product.
        products: Vec<ItemAccount>,
        /// The account of every material.
        materials: Vec<ItemAccount>,
        /// The account of every order.
        orders: Vec<OrderAccount>,
        /// What became of everything else.
        notes: Vec<RollNote>,
        /// What is odd in the record of what happened; nothing was refused for it.
        findings: Vec<Reason>,
        /// SHA-256 of the factory file's bytes, in hexadecimal.
        factory_sha256: String,
        /// SHA-256 of the plan's file.
        plan_sha256: String,
        /// SHA-256 of the record of what happened; none without one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        actuals_sha256: Option<String>,
        /// SHA-256 of the next factory file as JSON text.
        next_sha256: String,
        /// Version of junheng.
        version: String,
    }

    /// The account of a product or material: opening + made + received + bought − used − shipped −
    /// discarded = closing, and closing + rounding = carried − below zero.
    pub struct ItemAccount {
        /// Its id.
        id: String,
        /// Its name.
        name: String,
        /// Its unit.
        unit: String,
        /// Stock at the start.
        opening: f64,
        /// Made, by-products included.
        made: f64,
        /// Arranged deliveries, or what was in process at the start, that arrived.
        received: f64,
        /// Bought.
        bought: f64,
        /// Used in production and projects.
        used: f64,
        /// Shipped.
        shipped: f64,
        /// Discarded from stock.
        discarded: f64,
        /// Stock at the end.
        closing: f64,
        /// Rounding of the last digits.
        rounding: f64,
        /// Opening stock of the next period.
        carried: f64,
        /// Started before the end and available after it: receipts of the next period.
        in_process: f64,
        /// Arranged and not arrived at the end.
        to_come: f64,
        /// What the stock is below zero by the record: it is not carried.
        below_zero: f64,
    }

    /// The account of an order: ordered − shipped = carried + left − beyond.
    pub struct OrderAccount {
        /// Its id.
        id: String,
        /// The product.
        product: String,
        /// The product's unit.
        unit: String,
        /// firm, even or market.
        kind: String,
        /// Due date.
        due: String,
        /// Quantity ordered; of a market its minimum.
        ordered: f64,
        /// Shipped.
        shipped: f64,
        /// What is carried over.
        carried: f64,
        /// What is not shipped and not carried: a minimum of a market, or an order that nothing can
        /// serve.
        left: f64,
        /// Shipped beyond what was ordered.
        beyond: f64,
    }

    /// What became of something.
    pub struct RollNote {
        /// What became of it.
        fate: Fate,
        /// Its path in the factory file.
        at: String,
        /// How much of it there is, if that is a quantity.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        quantity: Option<f64>,
        /// The unit of the quantity.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        unit: String,
        /// Why, in English: for readers, no program reads it back.
        says: String,
        /// The message, for any language.
        message: Message,
    }
}

impl RollNote {
    /// A note without a quantity.
    #[must_use]
    pub fn new(fate: Fate, at: String, message: Message) -> Self {
        let says = crate::words::english().tell(&message);
        Self { fate, at, quantity: None, unit: String::new(), says, message }
    }

    /// The same with how much there is.
    #[must_use]
    pub fn of(self, quantity: f64, unit: &str) -> Self {
        Self { quantity: Some(quantity), unit: unit.to_owned(), ..self }
    }
}
