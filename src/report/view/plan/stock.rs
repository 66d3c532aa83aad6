//! Materials against their quotas, product stock and stores.

use super::short_date;
use crate::model::plan::{MaterialPlan, Plan, ProductPlan, QuotaUse};
use crate::report::number::figure;
use crate::report::view::{Cell, Kind, On, Table, share};
use crate::words::Words;

/// The lowest closing stock with its bucket.
fn lowest(plan: &Plan, stock: &[f64]) -> String {
    let low = stock.iter().zip(&plan.buckets).min_by(|one, other| one.0.total_cmp(other.0));
    low.map_or(String::new(), |(low, bucket)| {
        format!("{} ({})", figure(*low), short_date(plan, &bucket.name))
    })
}

/// A material with one of its quotas, if it has any.
pub type OfQuota<'p> = (&'p MaterialPlan, Option<&'p QuotaUse>);

/// Every quota, the most used first; then the materials that have none.
#[must_use]
pub fn quotas(plan: &Plan) -> Vec<OfQuota<'_>> {
    let of = plan.materials.iter().flat_map(|it| it.quotas.iter().map(move |one| (it, Some(one))));
    let mut quotas: Vec<OfQuota<'_>> = of.collect();
    let used = |it: &OfQuota<'_>| it.1.map_or(0.0, |it| share(it.used, it.quota));
    quotas.sort_by(|one, other| used(other).total_cmp(&used(one)));
    quotas.extend(plan.materials.iter().filter(|it| it.quotas.is_empty()).map(|it| (it, None)));
    quotas
}

/// Materials used against their quotas, and what is bought and held.
#[must_use]
pub fn materials(plan: &Plan, words: &Words) -> Table {
    let several = |(material, quota): &OfQuota<'_>| {
        quota.filter(|_| material.quotas.len() > 1).map_or_else(String::new, |it| {
            format!("{} – {}", short_date(plan, &it.from), short_date(plan, &it.to))
        })
    };
    let sum = |figures: &[f64]| figures.iter().sum::<f64>();
    let derived = |formula: &str, cell| Cell::Derived(formula.to_owned(), Box::new(cell));
    Table::of(words, quotas(plan))
        .named("head-material", |(material, _)| (&material.name, &material.id))
        .word("head-unit", |(material, _)| &material.unit)
        .name("head-quota-for", several)
        .on(On::TEXT)
        .word("head-from", |(_, quota)| quota.map_or("", |it| &it.from))
        .on(On::WIDE)
        .word("head-to", |(_, quota)| quota.map_or("", |it| &it.to))
        .on(On::WIDE)
        .figure("head-quota", |(_, quota)| quota.map(|it| it.quota))
        .figure("head-used", |(material, quota)| {
            quota.map_or_else(|| sum(&material.used), |it| it.used)
        })
        .cell("head-left", Kind::Figure, |(_, quota)| {
            quota.map_or(Cell::Blank, |it| {
                derived("[head-quota]-[head-used]", Cell::Figure(it.quota - it.used))
            })
        })
        .on(On::WIDE)
        .cell("head-used-share", Kind::Figure, |(_, quota)| {
            quota.filter(|it| it.quota > 0.0).map_or(Cell::Blank, |it| {
                derived("[head-used]/[head-quota]", Cell::Share(it.used / it.quota))
            })
        })
        .flow("head-bought", |(material, _)| sum(&material.bought))
        .on(On::TEXT.or(On::PAGE))
        .word("head-lowest-stock", |(material, _)| lowest(plan, &material.stock))
        .on(On::TEXT.or(On::PAGE))
        .figure("head-at-end", |(material, _)| material.stock.last().copied())
        .on(On::TEXT.or(On::PAGE))
        .rows_on(|(_, quota)| if quota.is_some() { On::PEOPLE } else { On::TEXT.or(On::PAGE) })
        .done()
}

fn short_of_stock(product: &ProductPlan) -> f64 {
    product.short_of_safety.iter().copied().fold(product.short_of_closing, f64::max)
}

/// What is made, used, shipped and held of products, those short of stock first.
#[must_use]
pub fn products(plan: &Plan, words: &Words) -> Table {
    let sum = |figures: &[f64]| figures.iter().sum::<f64>();
    let mut sorted: Vec<&ProductPlan> = plan.products.iter().collect();
    sorted.sort_by(|one, other| short_of_stock(other).total_cmp(&short_of_stock(one)));
    Table::of(words, sorted)
        .named("head-product", |it| (&it.name, &it.id))
        .figure("head-made", |it| sum(&it.made))
        .flow("head-shipped", |it| sum(&it.shipped))
        .flow("head-used", |it| sum(&it.used))
        .flow("head-discarded", |it| sum(&it.discarded))
        .word("head-unit", |it| &it.unit)
        .word("head-lowest-stock", |it| lowest(plan, &it.stock))
        .figure("head-at-end", |it| it.stock.last().copied())
        .flow("head-lacking", |it| short_of_stock(it))
        .flow("head-surplus", |it| it.surplus)
        .done()
}

/// Shared stores at their fullest.
#[must_use]
pub fn stores(plan: &Plan, words: &Words) -> Table {
    let fullest = plan.stores.iter().filter_map(|store| {
        let fullness = |at: &usize| store.used[*at] / store.capacity[*at].max(1e-9);
        let by = |one: &usize, other: &usize| fullness(one).total_cmp(&fullness(other));
        Some((store, (0..store.used.len()).max_by(by)?))
    });
    Table::of(words, fullest)
        .named("head-store", |(store, _)| (&store.name, &store.id))
        .figure("head-space-used", |(store, at)| store.used[*at])
        .figure("head-space", |(store, at)| store.capacity[*at])
        .word("head-unit", |(store, _)| &store.unit)
        .share("head-full-share", |(store, at)| share(store.used[*at], store.capacity[*at]))
        .word("head-when", |(_, at)| {
            plan.buckets.get(*at).map_or_else(String::new, |it| short_date(plan, &it.name))
        })
        .done()
}
