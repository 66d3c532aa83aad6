//! Stock rows: flows of products and materials, safety and closing stock, quotas, stores.

use super::draft::{Draft, by_bucket, ids_of};
use super::legend::{ColumnMeaning, RowMeaning};
use crate::ids::{BucketId, Id, RowId};
use crate::lp::Bounds;
use crate::model::{Item, Receipt, Stock};

/// Writes the flow rows, stock columns and everything that limits stock.
pub(super) fn write(draft: &mut Draft<'_>) {
    let factory = draft.factory;
    for (id, product) in factory.products.enumerated() {
        let flow = flow(draft, Item::Product(id), &product.stock, &product.receipts);
        draft.product_flow.push(flow);
    }
    for (id, material) in factory.materials.enumerated() {
        let flow = flow(draft, Item::Material(id), &material.stock, &material.deliveries);
        draft.material_flow.push(flow);
        purchases_and_quota(draft, id);
    }
    for id in ids_of(&factory.products) {
        discards(draft, id);
    }
    stores(draft);
}

fn flow(draft: &mut Draft<'_>, item: Item, stock: &Stock, receipts: &[Receipt]) -> Vec<RowId> {
    let buckets = draft.buckets;
    let id = draft.item_id(item);
    let mut arriving = vec![0.0; buckets.len()];
    for receipt in receipts {
        if let Some(bucket) = buckets.receiving(receipt.date) {
            arriving[bucket.position()] += receipt.quantity;
        }
    }
    if let Some(first) = arriving.first_mut() {
        *first += stock.opening;
    }
    let mut rows = Vec::with_capacity(buckets.len());
    let mut before = None;
    for bucket in buckets.ids() {
        let name = &buckets[bucket].name;
        let row = draft.row(
            format_args!("flow/{id}@{name}"),
            Bounds::fixed(-arriving[bucket.position()]),
            RowMeaning::Flow { item, bucket },
        );
        let room =
            stock.maximum.as_ref().map_or(f64::INFINITY, |most| most.at(buckets[bucket].start));
        let is_last = buckets.is_last_within(bucket);
        let room =
            if is_last { room.min(stock.closing_maximum.unwrap_or(f64::INFINITY)) } else { room };
        let column = draft.column(
            format_args!("stock/{id}@{name}"),
            Bounds::between(0.0, room),
            ColumnMeaning::Stock { item, bucket },
        );
        draft.lp.add(row, column, -1.0);
        if let Some(before) = before {
            draft.lp.add(row, before, 1.0);
        }
        before = Some(column);
        let safety = stock.safety.at(buckets[bucket].start);
        if safety > 0.0 {
            let meaning = RowMeaning::Safety { item, bucket };
            let row =
                draft.row(format_args!("safety/{id}@{name}"), Bounds::at_least(safety), meaning);
            let below = draft.column(
                format_args!("below-safety/{id}@{name}"),
                Bounds::between(0.0, 1.0),
                ColumnMeaning::BelowSafety { item, bucket },
            );
            draft.lp.add(row, column, 1.0);
            draft.lp.add(row, below, safety);
        }
        if let (true, Some(closing)) = (is_last, stock.closing.filter(|closing| *closing > 0.0)) {
            let meaning = RowMeaning::Closing { item };
            let row = draft.row(format_args!("closing/{id}"), Bounds::at_least(closing), meaning);
            let below = draft.column(
                format_args!("below-closing/{id}"),
                Bounds::between(0.0, 1.0),
                ColumnMeaning::BelowClosing { item },
            );
            draft.lp.add(row, column, 1.0);
            draft.lp.add(row, below, closing);
        }
        rows.push(row);
    }
    rows
}

fn purchases_and_quota(draft: &mut Draft<'_>, material: crate::ids::MaterialId) {
    let (factory, buckets) = (draft.factory, draft.buckets);
    let owner = &factory.materials[material];
    let id = &owner.named.id;
    let mut quotas = Vec::new();
    for amount in &owner.quota {
        for allotment in buckets.allotments(amount) {
            let first = &buckets[BucketId::at(allotment.buckets.start)].name;
            let row = draft.row(
                format_args!("quota/{id}@{first}+{}", allotment.buckets.len()),
                Bounds::at_most(allotment.quantity),
                RowMeaning::Quota { material, buckets: allotment.buckets.clone() },
            );
            quotas.push((allotment.buckets, row));
        }
    }
    draft.quotas.push(quotas);
    let Some(purchase) = &owner.purchase else { return };
    let first =
        buckets.ids().next().and_then(|bucket| buckets.after_lead(bucket, purchase.lead_days));
    let bought = by_bucket(buckets, |bucket| {
        (first? <= bucket).then(|| {
            let column = draft.column(
                format_args!("buy/{id}@{}", buckets[bucket].name),
                Bounds::NON_NEGATIVE,
                ColumnMeaning::Bought { material, bucket },
            );
            let row = draft.material_flow[material.position()][bucket.position()];
            draft.lp.add(row, column, 1.0);
            column
        })
    });
    draft.limits(format_args!("buy/{id}"), &purchase.limits, &bought, |buckets| {
        RowMeaning::PurchaseLimit { material, buckets }
    });
}

fn discards(draft: &mut Draft<'_>, product: crate::ids::ProductId) {
    let owner = &draft.factory.products[product];
    if owner.discard_cost.is_none() {
        return;
    }
    for bucket in draft.buckets.ids() {
        let column = draft.column(
            format_args!("discard/{}@{}", owner.named.id, draft.buckets[bucket].name),
            Bounds::NON_NEGATIVE,
            ColumnMeaning::Discarded { product, bucket },
        );
        let row = draft.flow(Item::Product(product), bucket);
        draft.lp.add(row, column, -1.0);
    }
}

fn stores(draft: &mut Draft<'_>) {
    let (factory, buckets) = (draft.factory, draft.buckets);
    let mut stock_columns = rustc_hash::FxHashMap::default();
    for (column, meaning) in draft.legend.columns.enumerated() {
        if let ColumnMeaning::Stock { item, bucket } = *meaning {
            stock_columns.insert((item_key(item), bucket.position()), column);
        }
    }
    for (store, owner) in factory.stores.enumerated() {
        for bucket in buckets.ids() {
            let row = draft.row(
                format_args!("space/{}@{}", owner.named.id, buckets[bucket].name),
                Bounds::at_most(owner.capacity.at(buckets[bucket].start)),
                RowMeaning::Space { store, bucket },
            );
            for &(item, space) in &owner.items {
                draft.lp.add(row, stock_columns[&(item_key(item), bucket.position())], space);
            }
        }
    }
}

/// A key that tells products from materials.
fn item_key(item: Item) -> (bool, usize) {
    match item {
        Item::Product(product) => (true, product.position()),
        Item::Material(material) => (false, material.position()),
    }
}
