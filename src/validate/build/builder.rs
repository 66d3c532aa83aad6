//! What resolves references and fills in defaults while records become parts of the model.

use crate::ids::{GroupId, Id, MaterialId, ProductId, WorkshopId};
use crate::model::{Amount, Item, Named, Resource, Series};
use crate::source::Cell;
use crate::source::json::{self, Map};
use crate::validate::findings::series;
use crate::validate::names::Names;
use crate::validate::worked::WorkedDays;

/// Resolves references while it converts.
pub(super) struct Builder<'e, 'r> {
    pub(super) names: &'e Names<'r>,
    pub(super) worked: &'e WorkedDays,
    /// Whether what is countable is planned in whole pieces.
    pub(super) whole: bool,
}

impl Builder<'_, '_> {
    fn at<I: Id>(&self, noun: &str, id: &str) -> Option<I> {
        self.names.at(noun, id).map(I::at)
    }

    pub(super) fn workshop(&self, cell: Option<&Cell<String>>) -> Option<WorkshopId> {
        self.at("thing-workshop", &cell?.value)
    }

    pub(super) fn group_id(&self, id: &str) -> Option<GroupId> {
        self.at("thing-group", id)
    }

    pub(super) fn product_id(&self, id: &str) -> Option<ProductId> {
        self.at("thing-product", id)
    }

    pub(super) fn material_id(&self, id: &str) -> Option<MaterialId> {
        self.at("thing-material", id)
    }

    pub(super) fn item(&self, id: &str) -> Option<Item> {
        self.product_id(id).map(Item::Product).or_else(|| self.material_id(id).map(Item::Material))
    }

    pub(super) fn resource(&self, id: &str) -> Option<Resource> {
        let labour = self.at("thing-labour-pool", id).map(Resource::Labour);
        labour.or_else(|| self.at("thing-service", id).map(Resource::Service))
    }

    pub(super) fn uses(&self, uses: &Map<Cell<json::Series>>) -> Vec<(Resource, Series)> {
        uses.0
            .iter()
            .filter_map(|(id, value)| Some((self.resource(&id.value)?, series(&value.value))))
            .collect()
    }
}

pub(super) fn named(id: &Cell<String>, name: Option<&Cell<String>>) -> Named {
    Named { id: id.value.clone(), name: text_or(name, &id.value) }
}

pub(super) fn text_or(text: Option<&Cell<String>>, default: &str) -> String {
    text.map_or_else(|| default.to_owned(), |text| text.value.clone())
}

pub(super) fn series_or(cell: Option<&Cell<json::Series>>, default: f64) -> Series {
    cell.map_or_else(|| Series::constant(default), |cell| series(&cell.value))
}

/// A limit: every period it names.
pub(in super::super) fn limits(cell: Option<&Cell<json::Amount>>) -> Vec<Amount> {
    let Some(cell) = cell else { return Vec::new() };
    let parts = cell.value.0.iter();
    parts.map(|(per, part)| Amount { per: *per, value: series(&part.value) }).collect()
}

/// An amount with one period.
pub(in super::super) fn amount(cell: Option<&Cell<json::Amount>>) -> Option<Amount> {
    let (per, part) = cell?.value.0.first()?;
    Some(Amount { per: *per, value: series(&part.value) })
}

/// A whole number of days, as E403 and E404 hold it to be.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // whole, 0 to 1e5
pub(super) fn days(cell: Option<&Cell<f64>>) -> u32 {
    cell.map_or(0, |cell| cell.value as u32)
}

/// A priority class, as E607 holds it to be.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // whole, 1 to 1000
pub(super) fn priority(cell: Option<&Cell<f64>>) -> u32 {
    cell.map_or(1, |cell| cell.value as u32)
}
