//! Differences in products, materials and stock.

use super::{Two, both, differs, extent, most_first};
use crate::model::answers::diff::{MaterialMoved, Moved, MovedInBucket, ProductMoved, StockMoved};

fn total(figures: &[f64]) -> f64 {
    figures.iter().sum()
}

/// The mean of the closing stocks, and the last of them.
fn mean_and_closing(stock: &[f64]) -> (f64, f64) {
    let count = u32::try_from(stock.len().max(1)).unwrap_or(u32::MAX);
    (total(stock) / f64::from(count), stock.last().copied().unwrap_or(0.0))
}

impl Two<'_> {
    pub(super) fn products(&self) -> Vec<ProductMoved> {
        let same_buckets = self.same_buckets();
        let pairs = both(&self.before.products, &self.after.products, |it| it.id.clone());
        let mut list = Vec::new();
        for (before, after) in pairs {
            let made = Moved::new(total(&before.made), total(&after.made));
            let mut buckets = Vec::new();
            let mut shifted = None;
            if same_buckets {
                let by_bucket = before.made.iter().zip(&after.made);
                let moved = by_bucket.map(|(before, after)| Moved::new(*before, *after));
                let names = self.after.buckets.iter().map(|it| it.name.clone());
                let moved = names.zip(moved).map(|(bucket, value)| MovedInBucket { bucket, value });
                buckets.extend(moved.filter(|it| differs(&it.value)));
                let apart: f64 = buckets.iter().map(|it| it.value.difference.abs()).sum();
                shifted = Some(((apart - made.difference.abs()) / 2.0).max(0.0));
                most_first(
                    &mut buckets,
                    |it: &MovedInBucket| it.value.difference.abs(),
                    |it| it.bucket.clone(),
                );
            }
            if differs(&made) || !buckets.is_empty() {
                list.push(ProductMoved {
                    id: after.id.clone(),
                    name: after.name.clone(),
                    unit: after.unit.clone(),
                    made,
                    shifted,
                    buckets,
                });
            }
        }
        // More or less made comes before the same made at another time.
        let size = |it: &ProductMoved| {
            let most = it.made.before.max(it.made.after).max(1e-9);
            let more = if differs(&it.made) { 1e3 * extent(&it.made) } else { 0.0 };
            more + it.shifted.unwrap_or(0.0) / most
        };
        most_first(&mut list, size, |it| it.id.clone());
        list
    }

    pub(super) fn materials(&self) -> Vec<MaterialMoved> {
        let pairs = both(&self.before.materials, &self.after.materials, |it| it.id.clone());
        let moved = pairs.into_iter().map(|(before, after)| MaterialMoved {
            id: after.id.clone(),
            name: after.name.clone(),
            unit: after.unit.clone(),
            used: Moved::new(total(&before.used), total(&after.used)),
            bought: Moved::new(total(&before.bought), total(&after.bought)),
        });
        let mut list: Vec<MaterialMoved> =
            moved.filter(|it| differs(&it.used) || differs(&it.bought)).collect();
        most_first(&mut list, |it| extent(&it.used) + extent(&it.bought), |it| it.id.clone());
        list
    }

    pub(super) fn stock(&self) -> Vec<StockMoved> {
        let moved = |table: &str, id: &str, name: &str, unit: &str, stock: [&[f64]; 2]| {
            let ((mean, closing), (mean_after, closing_after)) =
                (mean_and_closing(stock[0]), mean_and_closing(stock[1]));
            StockMoved {
                at: format!("{table}/{id}"),
                name: name.to_owned(),
                unit: unit.to_owned(),
                mean: Moved::new(mean, mean_after),
                closing: Moved::new(closing, closing_after),
            }
        };
        let mut list = Vec::new();
        for (had, has) in both(&self.before.products, &self.after.products, |it| it.id.clone()) {
            let stock = [had.stock.as_slice(), has.stock.as_slice()];
            list.push(moved("products", &has.id, &has.name, &has.unit, stock));
        }
        for (had, has) in both(&self.before.materials, &self.after.materials, |it| it.id.clone()) {
            let stock = [had.stock.as_slice(), has.stock.as_slice()];
            list.push(moved("materials", &has.id, &has.name, &has.unit, stock));
        }
        list.retain(|it| differs(&it.mean) || differs(&it.closing));
        most_first(&mut list, |it| extent(&it.mean) + extent(&it.closing), |it| it.at.clone());
        list
    }
}
