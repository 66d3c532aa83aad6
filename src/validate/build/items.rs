//! Materials, stock rules and stores.

use super::builder::{Builder, amount, days, limits, named, series_or, text_or};
use crate::model::{Material, Purchase, Receipt, Stock, Store};
use crate::source::Cell;
use crate::source::records::{MaterialRecord, ReceiptRecord, StockRecord, StoreRecord};
use crate::validate::findings::series;

pub(super) fn receipts(list: &[Cell<ReceiptRecord>]) -> Vec<Receipt> {
    list.iter()
        .map(|it| Receipt { date: it.value.date.value, quantity: it.value.quantity.value })
        .collect()
}

pub(super) fn stock(record: Option<&Cell<StockRecord>>) -> Stock {
    let Some(record) = record.map(|cell| &cell.value) else { return Stock::default() };
    Stock {
        opening: record.opening.as_ref().map_or(0.0, |opening| opening.value),
        safety: series_or(record.safety.as_ref(), 0.0),
        maximum: record.maximum.as_ref().map(|maximum| series(&maximum.value)),
        closing: record.closing.as_ref().map(|closing| closing.value),
        closing_maximum: record.closing_maximum.as_ref().map(|most| most.value),
        holding_cost: amount(record.holding_cost.as_ref()),
    }
}

pub(super) fn material(record: &MaterialRecord) -> Material {
    Material {
        named: named(&record.id, record.name.as_ref()),
        unit: text_or(record.unit.as_ref(), "kg"),
        quota: limits(record.quota.as_ref()),
        deliveries: receipts(&record.deliveries),
        purchase: record.purchase.as_ref().map(|purchase| Purchase {
            price: series_or(purchase.value.price.as_ref(), 0.0),
            limits: limits(purchase.value.limit.as_ref()),
            lead_days: days(purchase.value.lead_days.as_ref()),
        }),
        stock: stock(record.stock.as_ref()),
    }
}

impl Builder<'_, '_> {
    pub(super) fn store(&self, record: &StoreRecord) -> Store {
        let items = record.items.0.iter();
        Store {
            named: named(&record.id, record.name.as_ref()),
            unit: text_or(record.unit.as_ref(), "m2"),
            capacity: series(&record.capacity.value),
            items: items
                .filter_map(|(id, space)| Some((self.item(&id.value)?, space.value)))
                .collect(),
        }
    }
}
