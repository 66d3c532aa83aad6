//! What arrives from outside: more of it, or what is arranged brought forward.

use super::catalogue::{Catalogue, key};
use super::{Effect, Target};
use crate::explain::limits;
use crate::ids::{BucketId, Id, RowId};
use crate::lp::Bounds;
use crate::model::answers::shortage::MeasureKind;
use crate::model::{Item, Receipt, What};

impl Catalogue<'_> {
    /// More from outside, and what is arranged brought forward.
    pub(super) fn arrivals(&mut self) {
        for (id, product) in self.factory.products.enumerated() {
            self.arriving(Item::Product(id), product.stock.opening, &product.receipts);
        }
        for (id, material) in self.factory.materials.enumerated() {
            self.arriving(Item::Material(id), material.stock.opening, &material.deliveries);
        }
    }

    fn arriving(&mut self, item: Item, opening: f64, receipts: &[Receipt]) {
        let (name, unit) = limits::item(self.factory, item);
        let mut arriving = vec![0.0; self.buckets.len()];
        for receipt in receipts {
            if let Some(bucket) = self.buckets.receiving(receipt.date) {
                arriving[bucket.position()] += receipt.quantity;
            }
        }
        let arrives = opening + arriving.iter().sum::<f64>();
        let there_is = self.wanted.item(item).max(arrives);
        let at = name.clone().its(What::Supply).path();
        let family =
            self.family(at, (MeasureKind::Supply, Target::Item(item)), name.clone(), &unit);
        self.there_is(family, there_is);
        for bucket in self.buckets.ids() {
            let price = match item {
                Item::Material(id) => self.factory.materials[id].purchase.as_ref(),
                Item::Product(_) => None,
            };
            let price = price.map(|it| it.price.at(self.buckets[bucket].start));
            let effect = Effect::Rows(self.arrival(item, bucket, 1.0));
            self.lever(
                family,
                bucket.position()..bucket.position() + 1,
                effect,
                price,
                f64::INFINITY,
            );
            if let (Item::Product(id), Some(lever)) = (item, self.list.last_mut()) {
                lever.whole = self.factory.products[id].whole;
            }
        }
        let later = arriving.iter().enumerate().skip(1).filter(|(_, quantity)| **quantity > 0.0);
        for (from, &quantity) in later {
            let at = name.clone().its(What::Deliveries).path();
            let family =
                self.family(at, (MeasureKind::Earlier, Target::Item(item)), name.clone(), &unit);
            self.there_is(family, there_is);
            let all = self.lp.row(
                format_args!("at most what arrives {}#{}", name.name, from + 1),
                Bounds::at_most(quantity),
            );
            for to in 0..from {
                let mut rows = self.arrival(item, BucketId::at(to), 1.0);
                rows.extend(self.arrival(item, BucketId::at(from), -1.0));
                let effect = Effect::Rows(rows);
                let column = self.lever(family, to..to + 1, effect, None, quantity);
                self.lp.add(all, column, 1.0);
                if let Some(lever) = self.list.last_mut() {
                    lever.taken_from = Some(from);
                }
            }
        }
    }

    /// What a unit more that arrives does: it is in stock, and a first piece.
    fn arrival(&self, item: Item, bucket: BucketId, units: f64) -> Vec<(RowId, f64)> {
        let key = key(item, bucket);
        let firsts = self.firsts.get(&key).into_iter().flatten();
        let firsts = firsts.map(|(row, uses)| (*row, -uses * units));
        std::iter::once((self.flows[&key], units)).chain(firsts).collect()
    }
}
