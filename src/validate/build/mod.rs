//! From records that passed every rule to the model. Nothing is checked here: `validate` builds
//! only records without errors, so what cannot be resolved is left out rather than reported.

mod calendar;
mod capacities;
mod items;
mod orders;
mod products;

pub(super) use calendar::{calendar, shift_hours, weekdays};
pub(super) use orders::{firm_wanted, with_fulfil_first};

use super::findings::{Examined, series};
use super::names::Names;
use super::worked::WorkedDays;
use crate::ids::{GroupId, Id, MaterialId, ProductId, WorkshopId};
use crate::model::{Amount, BucketKind, FactoryParts, Item, Named, Per, Resource, Series};
use crate::source::Cell;
use crate::source::json::{self, BucketWord, Map, PerWord};

/// The whole factory.
pub(super) fn factory(examined: &Examined<'_>) -> FactoryParts {
    let record = examined.record;
    let builder = Builder { names: &examined.names, worked: &examined.worked };
    let mut parts = FactoryParts {
        name: record.factory.value.clone(),
        currency: text_or(record.currency.as_ref(), "money"),
        from: record.from.value,
        to: record.to.value,
        bucket: bucket_kind(record.bucket.as_ref().map(|bucket| bucket.value)),
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
        goals: Vec::new(),
        balance: orders::balance(record.balance.as_ref().map(|balance| &balance.value)),
    };
    parts.frozen =
        record.frozen.iter().filter_map(|it| builder.frozen(&it.value, &parts.products)).collect();
    parts.orders = record.orders.iter().filter_map(|it| builder.order(&it.value, record)).collect();
    parts.goals = orders::goals(record, &parts);
    parts
}

/// Resolves references while it converts.
struct Builder<'e, 'r> {
    names: &'e Names<'r>,
    worked: &'e WorkedDays,
}

impl Builder<'_, '_> {
    fn at<I: Id>(&self, noun: &str, id: &str) -> Option<I> {
        self.names.at(noun, id).map(I::at)
    }

    fn workshop(&self, cell: Option<&Cell<String>>) -> Option<WorkshopId> {
        self.at("thing-workshop", &cell?.value)
    }

    fn group_id(&self, id: &str) -> Option<GroupId> {
        self.at("thing-group", id)
    }

    fn product_id(&self, id: &str) -> Option<ProductId> {
        self.at("thing-product", id)
    }

    fn material_id(&self, id: &str) -> Option<MaterialId> {
        self.at("thing-material", id)
    }

    fn item(&self, id: &str) -> Option<Item> {
        self.product_id(id).map(Item::Product).or_else(|| self.material_id(id).map(Item::Material))
    }

    fn resource(&self, id: &str) -> Option<Resource> {
        let labour = self.at("thing-labour-pool", id).map(Resource::Labour);
        labour.or_else(|| self.at("thing-service", id).map(Resource::Service))
    }

    fn uses(&self, uses: &Map<Cell<json::Series>>) -> Vec<(Resource, Series)> {
        uses.0
            .iter()
            .filter_map(|(id, value)| Some((self.resource(&id.value)?, series(&value.value))))
            .collect()
    }
}

pub(super) fn bucket_kind(word: Option<BucketWord>) -> BucketKind {
    match word {
        None | Some(BucketWord::Day) => BucketKind::Day,
        Some(BucketWord::TenDay) => BucketKind::TenDay,
        Some(BucketWord::Week) => BucketKind::Week,
        Some(BucketWord::Month) => BucketKind::Month,
    }
}

fn named(id: &Cell<String>, name: Option<&Cell<String>>) -> Named {
    Named { id: id.value.clone(), name: text_or(name, &id.value) }
}

fn text_or(text: Option<&Cell<String>>, default: &str) -> String {
    text.map_or_else(|| default.to_owned(), |text| text.value.clone())
}

fn series_or(cell: Option<&Cell<json::Series>>, default: f64) -> Series {
    cell.map_or_else(|| Series::constant(default), |cell| series(&cell.value))
}

/// A limit: every period it names.
pub(super) fn limits(cell: Option<&Cell<json::Amount>>) -> Vec<Amount> {
    let Some(cell) = cell else { return Vec::new() };
    let parts = cell.value.0.iter();
    parts.map(|(word, part)| Amount { per: per(*word), value: series(&part.value) }).collect()
}

/// An amount with one period.
pub(super) fn amount(cell: Option<&Cell<json::Amount>>) -> Option<Amount> {
    let (word, part) = cell?.value.0.first()?;
    Some(Amount { per: per(*word), value: series(&part.value) })
}

/// The period a word stands for.
pub(super) fn per(word: PerWord) -> Per {
    match word {
        PerWord::Day => Per::Day,
        PerWord::Week => Per::Week,
        PerWord::TenDays => Per::TenDays,
        PerWord::Month => Per::Month,
        PerWord::InAll => Per::InAll,
    }
}

/// A whole number of days, as E403 and E404 hold it to be.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // whole, 0 to 1e5
fn days(cell: Option<&Cell<f64>>) -> u32 {
    cell.map_or(0, |cell| cell.value as u32)
}

/// A priority class, as E607 holds it to be.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // whole, 1 to 1000
fn priority(cell: Option<&Cell<f64>>) -> u32 {
    cell.map_or(1, |cell| cell.value as u32)
}
