//! Later dates agreed: of a whole order, or of a part of it.

use serde_json::{Value, json};

use super::offers::{Moved, Offers, by_bucket, change, in_money};
use crate::explain::lever::{Family, Target};
use crate::formulate::ShippingWindow;
use crate::ids::{BucketId, Id};
use crate::model::OrderKind;
use crate::model::answers::moves::{FileChange, Move, MoveKind};
use crate::model::measure_prices::Priced;

impl Offers<'_> {
    /// The order agreed for another date, or split.
    pub(super) fn later(&self, family: &Family, moved: &[Moved<'_>]) -> Vec<Move> {
        let Target::Order(order) = family.of else { return Vec::new() };
        let owner = &self.factory.orders[order];
        let OrderKind::Firm { quantity, ref late, .. } = owner.kind else { return Vec::new() };
        let (by_bucket, all) = by_bucket(moved);
        let whole = by_bucket.len() == 1 && all >= quantity * (1.0 - 1e-9);
        let kind = if whole { MoveKind::LaterDate } else { MoveKind::Split };
        let mut told = self.moving(kind, family, &by_bucket);
        let window = ShippingWindow::of(owner, self.buckets);
        let own = window.as_ref().zip(late.price.as_ref());
        let own = own.map(|(window, price)| window.late_price(self.buckets, price));
        let prices = self.desk.prices;
        let stated = prices.price(Priced::Later, &family.at);
        let days = |at: usize| {
            window.as_ref().map_or(0.0, |it| it.days_late(self.buckets, BucketId::at(at)))
        };
        let each = |at: usize| match (stated, &own) {
            (Some(price), _) => Some(price * days(at)),
            (None, Some(own)) => Some(own[at]),
            (None, None) => None,
        };
        told.cost = in_money(&by_bucket, each);
        if !whole && let Some(split) = prices.price(Priced::Split, &family.at) {
            told.cost = Some(told.cost.unwrap_or(0.0) + split);
        }
        told.changes = self.agreed(&owner.id, whole, &by_bucket, all, quantity);
        vec![told]
    }

    /// The changes of the orders.
    fn agreed(
        &self,
        id: &str,
        whole: bool,
        by_bucket: &[(usize, f64)],
        all: f64,
        quantity: f64,
    ) -> Vec<FileChange> {
        let due = |at: usize| json!(self.bucket(at).end.min(self.factory.last()).to_string());
        if whole {
            let at = by_bucket.first().map_or(0, |it| it.0);
            return vec![FileChange { set: Some(due(at)), ..change(format!("orders/{id}/due")) }];
        }
        let Some(Value::Object(fields)) = self.written("orders", id) else { return Vec::new() };
        let mut changes = Vec::new();
        // The rest of an order that ships nothing on its date goes with the first part.
        let nothing_left = all >= quantity * (1.0 - 1e-9);
        let mut parts = by_bucket.iter();
        if nothing_left && let Some((at, part)) = parts.next() {
            let to = format!("orders/{id}");
            changes.push(FileChange { set: Some(due(*at)), ..change(format!("{to}/due")) });
            let less = Some(part - quantity);
            changes.push(FileChange { add: less, ..change(format!("{to}/quantity")) });
        } else {
            changes.push(FileChange { add: Some(-all), ..change(format!("orders/{id}/quantity")) });
        }
        let mut number = 2;
        for (at, part) in parts {
            while self.written("orders", &format!("{id}-{number}")).is_some() {
                number += 1;
            }
            let mut entry = fields.clone();
            entry.shift_remove("id");
            entry.insert("quantity".to_owned(), json!(part));
            entry.insert("due".to_owned(), due(*at));
            let new = Some(Value::Object(entry));
            changes.push(FileChange { new, ..change(format!("orders/{id}-{number}")) });
            number += 1;
        }
        changes
    }
}
