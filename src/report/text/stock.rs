//! Materials against their quotas, product stock and stores.

use super::super::number::figure;
use super::super::table::{Column, ROWS, Table};
use super::{Page, share, short_date, unless_zero};
use crate::model::plan::{MaterialPlan, Plan, ProductPlan};

/// The lowest closing stock with its bucket.
fn lowest(plan: &Plan, stock: &[f64]) -> String {
    let low = stock.iter().enumerate().min_by(|one, other| one.1.total_cmp(other.1));
    low.map_or(String::new(), |(at, low)| {
        format!("{} ({})", figure(*low), short_date(plan, &plan.buckets[at].name))
    })
}

fn last(stock: &[f64]) -> String {
    stock.last().map_or(String::new(), |last| figure(*last))
}

/// The largest share of a quota that is used.
fn quota_share(material: &MaterialPlan) -> f64 {
    let shares = material.quotas.iter().filter(|it| it.quota > 0.0).map(|it| it.used / it.quota);
    shares.fold(0.0, f64::max)
}

pub(super) fn materials(plan: &Plan, page: &mut Page<'_>) {
    if plan.materials.is_empty() {
        return;
    }
    let terminal = page.terminal;
    page.section(&terminal.say("plan-materials"), &terminal.say("plan-materials-gist"));
    let mut sorted: Vec<&MaterialPlan> = plan.materials.iter().collect();
    sorted.sort_by(|one, other| quota_share(other).total_cmp(&quota_share(one)));
    let mut table = Table::headed(
        page.terminal,
        &[
            ("head-material", Column::Name),
            ("head-used", Column::Figure),
            ("head-quota", Column::Figure),
            ("head-share", Column::Figure),
            ("head-bought", Column::Figure),
            ("head-unit", Column::Word),
            ("head-lowest-stock", Column::Word),
            ("head-at-end", Column::Figure),
        ],
    );
    for material in sorted.iter().take(ROWS) {
        let tightest = material.quotas.iter().max_by(|one, other| {
            let part = |it: &crate::model::plan::QuotaUse| it.used / it.quota.max(1e-9);
            part(one).total_cmp(&part(other))
        });
        let used = match tightest {
            Some(quota) => quota.used,
            None => material.used.iter().sum(),
        };
        table.row(vec![
            material.name.clone(),
            figure(used),
            tightest.map_or(String::new(), |it| figure(it.quota)),
            tightest.map_or(String::new(), |it| share(it.used, it.quota)),
            unless_zero(material.bought.iter().sum()),
            material.unit.clone(),
            lowest(plan, &material.stock),
            last(&material.stock),
        ]);
    }
    page.table(table);
    page.more(sorted.len(), "materials.csv");
    if plan.materials.iter().any(|it| it.quotas.len() > 1) {
        page.paragraph(&terminal.say("plan-quota-periods"));
    }
}

fn short_of_stock(product: &ProductPlan) -> f64 {
    product.short_of_safety.iter().copied().fold(product.short_of_closing, f64::max)
}

pub(super) fn products(plan: &Plan, page: &mut Page<'_>) {
    if plan.products.is_empty() {
        return;
    }
    let terminal = page.terminal;
    page.section(&terminal.say("plan-products"), &terminal.say("plan-products-gist"));
    let mut sorted: Vec<&ProductPlan> = plan.products.iter().collect();
    sorted.sort_by(|one, other| short_of_stock(other).total_cmp(&short_of_stock(one)));
    let mut table = Table::headed(
        page.terminal,
        &[
            ("head-product", Column::Name),
            ("head-made", Column::Figure),
            ("head-shipped", Column::Figure),
            ("head-used", Column::Figure),
            ("head-discarded", Column::Figure),
            ("head-unit", Column::Word),
            ("head-lowest-stock", Column::Word),
            ("head-at-end", Column::Figure),
            ("head-lacking", Column::Figure),
            ("head-product-surplus", Column::Figure),
        ],
    );
    for product in sorted.iter().take(ROWS) {
        table.row(vec![
            product.name.clone(),
            figure(product.made.iter().sum()),
            unless_zero(product.shipped.iter().sum()),
            unless_zero(product.used.iter().sum()),
            unless_zero(product.discarded.iter().sum()),
            product.unit.clone(),
            lowest(plan, &product.stock),
            last(&product.stock),
            unless_zero(short_of_stock(product)),
            unless_zero(product.surplus),
        ]);
    }
    page.table(table);
    page.more(sorted.len(), "stock.csv");
}

pub(super) fn stores(plan: &Plan, page: &mut Page<'_>) {
    if plan.stores.is_empty() {
        return;
    }
    let terminal = page.terminal;
    page.section(&terminal.say("plan-stores"), &terminal.say("plan-stores-gist"));
    let mut table = Table::headed(
        page.terminal,
        &[
            ("head-store", Column::Name),
            ("head-space-used", Column::Figure),
            ("head-space", Column::Figure),
            ("head-unit", Column::Word),
            ("head-full", Column::Figure),
            ("head-when", Column::Word),
        ],
    );
    for store in plan.stores.iter().take(ROWS) {
        let fullness = |at: usize| store.used[at] / store.capacity[at].max(1e-9);
        let fullest =
            (0..store.used.len()).max_by(|&one, &other| fullness(one).total_cmp(&fullness(other)));
        let Some(at) = fullest else { continue };
        table.row(vec![
            store.name.clone(),
            figure(store.used[at]),
            figure(store.capacity[at]),
            store.unit.clone(),
            share(store.used[at], store.capacity[at]),
            short_date(plan, &plan.buckets[at].name),
        ]);
    }
    page.table(table);
    page.more(plan.stores.len(), "plan.json");
}
