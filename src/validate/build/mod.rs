//! From records that passed every rule to the model. Nothing is checked here: `validate` builds
//! only records without errors, so what cannot be resolved is left out rather than reported.

mod builder;
mod calendar;
mod capacities;
mod items;
mod measures;
mod orders;
mod products;
mod whole;

pub(super) use builder::{amount, limits};
pub(super) use calendar::{calendar, last_day, shift_hours, weekdays};
pub(super) use orders::{firm_wanted, with_fulfil_first};

use super::findings::Examined;
use crate::model::{BucketKind, FactoryParts, Horizon};
use crate::source::records::FactoryRecord;
use builder::{Builder, named, text_or};

/// How far the plan looks on; what the file says beyond that breaks a rule.
fn horizon(record: &FactoryRecord) -> Option<Horizon> {
    let until = record.horizon.as_ref()?.value;
    let within = record.bucket.as_ref().map_or(BucketKind::Day, |it| it.value);
    let usual = if BucketKind::Week.is_finer_than(within) { within } else { BucketKind::Week };
    let bucket = record.horizon_bucket.as_ref().map_or(usual, |it| it.value);
    (until > record.to.value).then_some(Horizon { until, bucket })
}

/// The whole factory.
pub(super) fn factory(examined: &Examined<'_>) -> FactoryParts {
    let record = examined.record;
    let builder = Builder {
        names: &examined.names,
        worked: &examined.worked,
        whole: record.whole.as_ref().is_none_or(|word| word.value),
    };
    let mut parts = FactoryParts {
        name: record.factory.value.clone(),
        currency: text_or(record.currency.as_ref(), "money"),
        from: record.from.value,
        to: record.to.value,
        horizon: horizon(record),
        bucket: record.bucket.as_ref().map_or(BucketKind::Day, |bucket| bucket.value),
        calendar: calendar(record),
        workshops: record
            .workshops
            .iter()
            .map(|workshop| named(&workshop.value.id, workshop.value.name.as_ref()))
            .collect(),
        groups: record.groups.iter().map(|it| builder.group(&it.value)).collect(),
        labour: record.labour.iter().map(|it| builder.labour(&it.value)).collect(),
        services: record.services.iter().map(|it| builder.service(&it.value)).collect(),
        materials: record.materials.iter().map(|it| items::material(&it.value)).collect(),
        products: record.products.iter().map(|it| builder.product(&it.value)).collect(),
        stores: record.stores.iter().map(|it| builder.store(&it.value)).collect(),
        orders: crate::ids::IdVec::new(),
        frozen: Vec::new(),
        projects: record.projects.iter().map(|it| builder.project(&it.value)).collect(),
        fixed_costs: record.fixed_costs.iter().map(|it| builder.fixed_cost(&it.value)).collect(),
        choices: record
            .choose
            .iter()
            .filter(|it| !measures::is_of_measures(&it.value))
            .map(|it| builder.choice(&it.value, record))
            .collect(),
        measures: record.measures.iter().map(|it| builder.measure(&it.value)).collect(),
        measure_choices: record
            .choose
            .iter()
            .filter_map(|it| builder.measure_choice(&it.value))
            .collect(),
        goals: Vec::new(),
        balance: orders::balance(record.balance.as_ref().map(|balance| &balance.value)),
        published: None,
    };
    parts.frozen =
        record.frozen.iter().filter_map(|it| builder.frozen(&it.value, &parts.products)).collect();
    parts.orders = record
        .orders
        .iter()
        .filter_map(|it| builder.order(&it.value, record, &parts.products))
        .collect();
    parts.goals = orders::goals(record, &parts);
    parts
}
