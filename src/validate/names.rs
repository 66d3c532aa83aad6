//! Every id of a factory record by kind, with its position in its list.

use rustc_hash::{FxHashMap, FxHashSet};

use super::owner::noun;
use super::walk::Target;
use crate::diag::{Hint, message};
use crate::source::Cell;
use crate::source::json::{folded, nearest};
use crate::source::records::FactoryRecord;

/// Positions by id. If an id appears twice, the first counts.
pub(super) type Positions<'r> = FxHashMap<&'r str, usize>;

/// The shift a calendar has that states none.
pub(super) const DEFAULT_SHIFT: &str = "day";

/// The ids of all lists.
#[derive(Debug, Default)]
pub(super) struct Names<'r> {
    pub workshops: Positions<'r>,
    pub shifts: Positions<'r>,
    pub groups: Positions<'r>,
    pub labour: Positions<'r>,
    pub services: Positions<'r>,
    pub materials: Positions<'r>,
    pub products: Positions<'r>,
    /// The same ids in the order written, for suggestions.
    listed: Vec<(&'static str, Vec<&'r str>)>,
    /// The names of workshops, groups, labour pools, services, materials and products by id.
    named: FxHashMap<&'r str, &'r str>,
}

fn positions<'r>(ids: &[&'r str]) -> Positions<'r> {
    let mut positions = Positions::default();
    for (at, id) in ids.iter().enumerate() {
        positions.entry(*id).or_insert(at);
    }
    positions
}

fn ids<'r, T>(list: &'r [Cell<T>], id: impl Fn(&'r T) -> &'r Cell<String>) -> Vec<&'r str> {
    list.iter().map(|entry| id(&entry.value).value.as_str()).collect()
}

impl<'r> Names<'r> {
    pub(super) fn new(record: &'r FactoryRecord) -> Self {
        let mut shifts = match &record.calendar {
            Some(calendar) => ids(&calendar.value.shifts, |shift| &shift.id),
            None => Vec::new(),
        };
        if shifts.is_empty() {
            shifts.push(DEFAULT_SHIFT);
        }
        let workshops = ids(&record.workshops, |workshop| &workshop.id);
        let groups = ids(&record.groups, |group| &group.id);
        let labour = ids(&record.labour, |labour| &labour.id);
        let services = ids(&record.services, |service| &service.id);
        let materials = ids(&record.materials, |material| &material.id);
        let products = ids(&record.products, |product| &product.id);
        let mut named = FxHashMap::default();
        macro_rules! note {
            ($($list:ident)*) => { $(for entry in &record.$list {
                if let Some(name) = &entry.value.name {
                    named.insert(entry.value.id.value.as_str(), name.value.as_str());
                }
            })* };
        }
        note!(workshops groups labour services materials products);
        Self {
            named,
            workshops: positions(&workshops),
            shifts: positions(&shifts),
            groups: positions(&groups),
            labour: positions(&labour),
            services: positions(&services),
            materials: positions(&materials),
            products: positions(&products),
            listed: vec![
                ("thing-workshop", workshops),
                ("thing-shift", shifts),
                ("thing-group", groups),
                ("thing-labour-pool", labour),
                ("thing-service", services),
                ("thing-material", materials),
                ("thing-product", products),
            ],
        }
    }

    /// Whether a reference leads somewhere.
    pub(super) fn has(&self, target: Target, id: &str) -> bool {
        self.kinds(target).any(|positions| positions.contains_key(id))
    }

    /// Whether there is nothing a reference could lead to.
    pub(super) fn is_empty(&self, target: Target) -> bool {
        self.kinds(target).all(FxHashMap::is_empty)
    }

    fn kinds(&self, target: Target) -> impl Iterator<Item = &Positions<'r>> {
        let kinds = match target {
            Target::Workshop => [Some(&self.workshops), None, None],
            Target::Shift => [Some(&self.shifts), None, None],
            Target::Group => [Some(&self.groups), None, None],
            Target::Resource => [Some(&self.labour), Some(&self.services), None],
            Target::Capacity => [Some(&self.groups), Some(&self.labour), Some(&self.services)],
            Target::Material => [Some(&self.materials), None, None],
            Target::Product => [Some(&self.products), None, None],
            Target::Item => [Some(&self.products), Some(&self.materials), None],
        };
        kinds.into_iter().flatten()
    }

    /// What to do about an id that does not exist: the id whose name it is, the nearest id, what
    /// else it names, or what there is.
    pub(super) fn hints(&self, target: Target, id: &str, lost: &FxHashSet<String>) -> Vec<Hint> {
        let (wanted, list): (&[&str], &'static str) = match target {
            Target::Workshop => (&["thing-workshop"], "list-workshops"),
            Target::Shift => (&["thing-shift"], "list-shifts"),
            Target::Group => (&["thing-group"], "list-groups"),
            Target::Resource => (&["thing-labour-pool", "thing-service"], "list-of-uses"),
            Target::Capacity => {
                (&["thing-group", "thing-labour-pool", "thing-service"], "list-capacities")
            }
            Target::Material => (&["thing-material"], "list-materials"),
            Target::Product => (&["thing-product"], "list-products"),
            Target::Item => (&["thing-product", "thing-material"], "list-items"),
        };
        let lists = |of_wanted_kind: bool| {
            self.listed.iter().filter(move |(noun, _)| wanted.contains(noun) == of_wanted_kind)
        };
        if let Some((kind, _)) = lists(false).find(|(_, ids)| ids.contains(&id)) {
            return vec![message!("reference-other-kind", id, noun = noun(kind)).into()];
        }
        let known = || {
            let ids = lists(true).flat_map(|(_, ids)| ids.iter().copied());
            ids.filter(|known| !lost.contains(*known))
        };
        let so_named = |of: &str| self.named.get(of).is_some_and(|name| folded(name) == folded(id));
        if let Some(meant) = known().find(|it| so_named(it)).or_else(|| nearest(id, known())) {
            return vec![Hint::Meant(meant.to_owned())];
        }
        let add = message!("reference-add", id, list = noun(list));
        [Hint::from(add)].into_iter().chain(Hint::known(known())).collect()
    }
}
