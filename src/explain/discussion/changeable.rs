//! What a proposal of a group may change: the figures of the factory file that concern it, with their
//! paths and what they are now.

use crate::ids::{GroupId, ProductId};
use crate::model::answers::discussion::{ChangeKind, Changeable};
use crate::model::{Factory, Hours, Series};
use crate::scenario::{Document, Path};

/// What a group may change: itself, then the operations on it, its routes and their norms.
pub(super) fn of_group(factory: &Factory, document: &Document, group: GroupId) -> Vec<Changeable> {
    let mut list = List { factory, document, group, found: Vec::new() };
    list.itself();
    for product in factory.products.ids() {
        for at in 0..factory.products[product].routes.len() {
            list.route(product, at);
        }
    }
    list.found
}

struct List<'a> {
    factory: &'a Factory,
    document: &'a Document,
    group: GroupId,
    found: Vec<Changeable>,
}

impl List<'_> {
    /// Adds a figure if its place can be found in the file.
    fn add(&mut self, paths: &[String], line: Changeable) {
        let places = paths.iter().filter_map(|it| {
            let path = Path::parse(it)?;
            self.document.places(&path).into_iter().next()
        });
        let places: Vec<_> = places.collect();
        // Where it is written; else where it would be.
        let written = places.iter().find(|it| self.document.has(it));
        if let Some(place) = written.or(places.first()) {
            let at = place.path().to_string();
            self.found.push(Changeable { at, ..line });
        }
    }

    /// As [`List::add`], but only where it is written.
    fn add_written(&mut self, paths: &[String], line: Changeable) {
        let written = |it: &&String| {
            let places = Path::parse(it).map(|path| self.document.places(&path));
            places.is_some_and(|it| it.iter().any(|place| self.document.has(place)))
        };
        let paths: Vec<String> = paths.iter().filter(written).cloned().collect();
        self.add(&paths, line);
    }

    fn itself(&mut self) {
        let owner = &self.factory.groups[self.group];
        let (id, from) = (&owner.named.id, self.factory.from);
        let path = |field: &str| [format!("groups/{id}/{field}")];
        let line = |kind, now: Option<f64>, unit: &str| line(kind, id, now, unit);
        self.add(&path("machines"), line(ChangeKind::Machines, constant(&owner.machines), ""));
        match &owner.hours {
            Hours::Shifts { shifts, .. } => {
                let ids = shifts.iter().map(|it| self.factory.calendar.shifts[*it].id.clone());
                let text = Some(ids.collect::<Vec<_>>().join("; "));
                let shifts = Changeable { text, ..line(ChangeKind::Shifts, None, "") };
                self.add(&path("shifts"), shifts);
            }
            Hours::PerMachine(amount) => {
                let now = constant(&amount.value);
                self.add(&path("hours"), line(ChangeKind::Hours, now, "h"));
            }
        }
        let share = constant(&owner.availability);
        self.add(&path("availability"), line(ChangeKind::Availability, share, "share"));
        for repair in &owner.repairs {
            let dates = format!("{}..{}", repair.from, repair.to);
            let dates = if repair.from == repair.to { repair.from.to_string() } else { dates };
            let now = repair.machines.unwrap_or_else(|| owner.machines.at(repair.from.max(from)));
            let long = format!("{}..{}", repair.from, repair.to);
            let part = Some(dates);
            let repair = Changeable { part, ..line(ChangeKind::Repair, Some(now), "") };
            self.add(&path(&format!("repairs/{long}/machines")), repair);
        }
    }

    fn route(&mut self, product: ProductId, at: usize) {
        let owner = &self.factory.products[product];
        let route = &owner.routes[at];
        if !route.operations.iter().any(|it| it.group == self.group) {
            return;
        }
        let id = &owner.named.id;
        let of_route = (owner.routes.len() > 1).then(|| route.named.id.clone());
        // In the route's own record, or in its product's.
        let path = |field: &str| {
            let own = format!("products/{id}/routes/{}/{field}", route.named.id);
            [own, format!("products/{id}/{field}")]
        };
        let line = |kind, now: Option<f64>, unit: &str, part: Option<String>| Changeable {
            route: of_route.clone(),
            part,
            ..line(kind, id, now, unit)
        };
        for (step, operation) in route.operations.iter().enumerate() {
            if operation.group != self.group {
                continue;
            }
            let number = Some((step + 1).to_string());
            let path = |field: &str| path(&format!("operations/{step}/{field}"));
            let hours = constant(&operation.hours);
            let norm = line(ChangeKind::OperationHours, hours, "h", number.clone());
            self.add_written(&path("hours"), norm);
            let rate = hours.filter(|it| *it > 0.0).map(|it| 1.0 / it);
            let rate = line(ChangeKind::OperationRate, rate, "1/h", number.clone());
            self.add_written(&path("rate"), rate);
            let good = Some(operation.step_yield);
            let good = line(ChangeKind::OperationYield, good, "share", number.clone());
            self.add(&path("yield"), good);
            let setup = constant(&operation.setup_hours);
            let setup = line(ChangeKind::SetupHours, setup, "h", number);
            self.add_written(&path("setup_hours"), setup);
        }
        let setup = route.operations.iter().find(|it| it.group == self.group);
        let setup = setup.and_then(|it| constant(&it.setup_hours));
        let setup = line(ChangeKind::SetupHours, setup, "h", None);
        self.add_written(&path("setup/hours"), setup);
        let good = line(ChangeKind::RouteYield, Some(route.own_yield), "share", None);
        self.add_written(&path("yield"), good);
        let least = line(ChangeKind::LotMinimum, route.lot.minimum, &owner.unit, None);
        self.add_written(&path("lot/min"), least);
        for (material, norm) in &route.norms {
            let material = &self.factory.materials[*material];
            let part = Some(material.named.id.clone());
            let norm = line(ChangeKind::MaterialNorm, constant(norm), &material.unit, part);
            self.add_written(&path(&format!("norms/{}", material.named.id)), norm);
        }
    }
}

/// A line without a place.
fn line(kind: ChangeKind, of: &str, now: Option<f64>, unit: &str) -> Changeable {
    let (of, unit) = (of.to_owned(), unit.to_owned());
    Changeable { kind, at: String::new(), of, route: None, part: None, now, text: None, unit }
}

/// The value, if it is the same on every date.
fn constant(series: &Series) -> Option<f64> {
    match series.steps() {
        [(_, value)] => Some(*value),
        _ => None,
    }
}
