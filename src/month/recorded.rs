//! A record of what happened in the terms of its factory: ids become positions, dates are within
//! the period, nothing is told twice.

use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

use super::period::Period;
use crate::diag::{Code, Diagnostic, Hint, Message, Span, message};
use crate::ids::{GroupId, Id, IdVec, MaterialId, OrderId, ProductId};
use crate::model::{Factory, Item, Resource};
use crate::source::Cell;
use crate::source::actuals::ActualsRecord;
use crate::source::json::nearest;

/// Good units that became available.
#[derive(Clone, Debug)]
pub struct Made {
    /// The date; none for the whole time recorded.
    pub date: Option<Date>,
    /// The product.
    pub product: ProductId,
    /// Position of the route; none as planned.
    pub route: Option<usize>,
    /// Good units.
    pub good: f64,
    /// Units started without a good one; none as the yield says.
    pub scrap: Option<f64>,
}

/// What was shipped.
#[derive(Clone, Debug)]
pub struct Shipped {
    /// The date; none for the whole time recorded.
    pub date: Option<Date>,
    /// The order; none for those of the product.
    pub order: Option<OrderId>,
    /// The product.
    pub product: ProductId,
    /// Quantity.
    pub quantity: f64,
}

/// A quantity of an item.
#[derive(Clone, Debug)]
pub struct OfItem {
    /// The date; none for the whole time recorded.
    pub date: Option<Date>,
    /// The item.
    pub item: Item,
    /// The product it was used for, if that is stated.
    pub product: Option<ProductId>,
    /// Quantity.
    pub quantity: f64,
}

/// A capacity whose hours are recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capacity {
    /// An equipment group.
    Group(GroupId),
    /// A labour pool or a service.
    Resource(Resource),
}

/// Hours of a capacity.
#[derive(Clone, Debug)]
pub struct HoursOf {
    /// The date; none for the whole time recorded.
    pub date: Option<Date>,
    /// The capacity.
    pub of: Capacity,
    /// Why they were lost; blank for hours worked.
    pub cause: String,
    /// Hours.
    pub hours: f64,
}

/// A record of what happened that fits its factory.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// The days recorded.
    pub period: Period,
    /// What was made; none if the record does not speak of it.
    pub made: Option<Vec<Made>>,
    /// What was shipped; none if the record does not speak of it.
    pub shipped: Option<Vec<Shipped>>,
    /// What was used.
    pub used: Vec<OfItem>,
    /// Hours worked.
    pub worked: Vec<HoursOf>,
    /// Hours lost.
    pub lost: Vec<HoursOf>,
    /// What arrived; none if the record does not speak of it.
    pub delivered: Option<Vec<OfItem>>,
    /// What was discarded; none if the record does not speak of it.
    pub scrapped: Option<Vec<OfItem>>,
}

/// Reads a record of a factory whose days until `until` are looked at; lines of later days planned
/// are left out.
///
/// # Errors
/// E970 to E974: everything that shows that this is no record of the factory's period.
pub fn recorded(
    mut record: ActualsRecord,
    factory: &Factory,
    until: Date,
) -> Result<Recorded, Vec<Diagnostic>> {
    let later = |cell: Option<&Cell<Date>>| {
        cell.is_some_and(|it| until < it.value && it.value <= factory.to)
    };
    record.made.retain(|it| !later(it.value.date.as_ref()));
    record.shipped.retain(|it| !later(it.value.date.as_ref()));
    record.used.retain(|it| !later(it.value.date.as_ref()));
    record.worked.retain(|it| !later(it.value.date.as_ref()));
    record.lost.retain(|it| !later(it.value.date.as_ref()));
    record.delivered.retain(|it| !later(it.value.date.as_ref()));
    record.scrapped.retain(|it| !later(it.value.date.as_ref()));
    if later(record.to.as_ref()) {
        record.to = None;
    }
    let mut reader = Reader::new(factory, until);
    reader.heading(&record);
    let found = reader.lines(&record);
    let mut problems = reader.problems;
    problems.sort_by_key(|it| (it.span.start, it.code));
    if problems.is_empty() { Ok(found) } else { Err(problems) }
}

struct Reader<'f> {
    factory: &'f Factory,
    period: Period,
    products: FxHashMap<&'f str, ProductId>,
    materials: FxHashMap<&'f str, MaterialId>,
    orders: FxHashMap<&'f str, OrderId>,
    capacities: FxHashMap<&'f str, Capacity>,
    problems: Vec<Diagnostic>,
}

fn ids<'f, I: Id, T>(of: &'f IdVec<I, T>, id: impl Fn(&'f T) -> &'f str) -> FxHashMap<&'f str, I> {
    of.ids().map(|it| (id(&of[it]), it)).collect()
}

/// What one line of a list is about, to notice what is told twice.
type Subject = (usize, usize, String);

impl<'f> Reader<'f> {
    fn new(factory: &'f Factory, until: Date) -> Self {
        let mut capacities: FxHashMap<&str, Capacity> = FxHashMap::default();
        capacities.extend(
            ids(&factory.services, |it| &it.named.id)
                .into_iter()
                .map(|(id, it)| (id, Capacity::Resource(Resource::Service(it)))),
        );
        capacities.extend(
            ids(&factory.labour, |it| &it.named.id)
                .into_iter()
                .map(|(id, it)| (id, Capacity::Resource(Resource::Labour(it)))),
        );
        let groups = ids(&factory.groups, |it| &it.named.id);
        capacities.extend(groups.into_iter().map(|(id, it)| (id, Capacity::Group(it))));
        Self {
            factory,
            period: Period { from: factory.from, to: until },
            products: ids(&factory.products, |it| &it.named.id),
            materials: ids(&factory.materials, |it| &it.named.id),
            orders: ids(&factory.orders, |it| &it.id),
            capacities,
            problems: Vec::new(),
        }
    }

    fn problem(&mut self, code: Code, span: Span, message: Message) {
        self.problems.push(Diagnostic::new(code, span, message).hint(Hint::Cure));
    }

    fn heading(&mut self, record: &ActualsRecord) {
        if let Some(name) = &record.factory
            && name.value != self.factory.name
        {
            let message = message!("e972-factory", name = name.value, own = self.factory.name);
            self.problem(Code::E972, name.span, message);
        }
        let (first, last) = (self.period.from, self.period.to);
        let ends = [(record.from.as_ref(), true), (record.to.as_ref(), false)];
        for (cell, is_first) in ends {
            let Some(cell) = cell else { continue };
            if cell.value < first || cell.value > last {
                let message = message!("e971", date = cell.value, first, last);
                self.problem(Code::E971, cell.span, message);
            } else if is_first {
                self.period.from = cell.value;
            } else {
                self.period.to = cell.value;
            }
        }
    }

    fn date(&mut self, cell: Option<&Cell<Date>>) -> Option<Date> {
        let cell = cell?;
        let Period { from: first, to: last } = self.period;
        if cell.value < first || cell.value > last {
            let message = message!("e971", date = cell.value, first, last);
            self.problem(Code::E971, cell.span, message);
        }
        Some(cell.value)
    }

    fn unknown<'n>(
        &mut self,
        cell: &Cell<String>,
        message: Message,
        names: impl Iterator<Item = &'n str>,
    ) {
        let near = nearest(&cell.value, names).map(|it| Hint::Meant(it.to_owned()));
        let problem = Diagnostic::new(Code::E972, cell.span, message);
        self.problems.push(problem.hint(near.unwrap_or(Hint::Cure)));
    }

    fn product(&mut self, cell: &Cell<String>) -> Option<ProductId> {
        let found = self.products.get(cell.value.as_str()).copied();
        if found.is_none() {
            let names: Vec<&str> = self.products.keys().copied().collect();
            self.unknown(cell, message!("e972-product", id = cell.value), names.into_iter());
        }
        found
    }

    fn item(&mut self, cell: &Cell<String>) -> Option<Item> {
        let id = cell.value.as_str();
        let product = self.products.get(id).copied().map(Item::Product);
        let found = product.or_else(|| self.materials.get(id).copied().map(Item::Material));
        if found.is_none() {
            let names: Vec<&str> =
                self.products.keys().chain(self.materials.keys()).copied().collect();
            self.unknown(cell, message!("e972-item", id), names.into_iter());
        }
        found
    }

    fn capacity(&mut self, cell: &Cell<String>) -> Option<Capacity> {
        let found = self.capacities.get(cell.value.as_str()).copied();
        if found.is_none() {
            let names: Vec<&str> = self.capacities.keys().copied().collect();
            self.unknown(cell, message!("e972-capacity", id = cell.value), names.into_iter());
        }
        found
    }

    /// E974: a total beside lines by date would be counted twice.
    fn once(&mut self, lines: &[(Subject, Option<Date>, Span, String)]) {
        let dated: FxHashSet<&Subject> =
            lines.iter().filter(|it| it.1.is_some()).map(|it| &it.0).collect();
        let mut totals: FxHashSet<&Subject> = FxHashSet::default();
        let mut found = Vec::new();
        for (subject, date, span, name) in lines {
            if date.is_none() && (dated.contains(subject) || !totals.insert(subject)) {
                found.push((*span, message!("e974", id = name)));
            }
        }
        for (span, message) in found {
            self.problem(Code::E974, span, message);
        }
    }

    fn lines(&mut self, record: &ActualsRecord) -> Recorded {
        let lists = [
            record.made.len(),
            record.shipped.len(),
            record.used.len(),
            record.worked.len(),
            record.lost.len(),
            record.delivered.len(),
            record.scrapped.len(),
        ];
        if lists.iter().all(|it| *it == 0) {
            self.problem(Code::E970, Span::default(), message!("e970"));
        }
        Recorded {
            made: (!record.made.is_empty()).then(|| self.made(record)),
            shipped: (!record.shipped.is_empty()).then(|| self.shipped(record)),
            used: self.used(record),
            worked: self.worked(record),
            lost: self.lost(record),
            delivered: (!record.delivered.is_empty()).then(|| self.delivered(record)),
            scrapped: (!record.scrapped.is_empty()).then(|| self.scrapped(record)),
            period: self.period,
        }
    }

    fn made(&mut self, record: &ActualsRecord) -> Vec<Made> {
        let (mut found, mut told) = (Vec::new(), Vec::new());
        for cell in &record.made {
            let line = &cell.value;
            let date = self.date(line.date.as_ref());
            let Some(product) = self.product(&line.product) else { continue };
            let routes = &self.factory.products[product].routes;
            let route = line.route.as_ref().and_then(|name| {
                let at = routes.iter().position(|it| it.named.id == name.value);
                if at.is_none() {
                    let message =
                        message!("e972-route", id = name.value, product = line.product.value);
                    self.problem(Code::E972, name.span, message);
                }
                at
            });
            let subject = (product.position(), route.map_or(0, |it| it + 1), String::new());
            told.push((subject, date, cell.span, line.product.value.clone()));
            found.push(Made {
                date,
                product,
                route,
                good: line.quantity.value,
                scrap: line.scrap.as_ref().map(|it| it.value),
            });
        }
        self.once(&told);
        found
    }

    fn shipped(&mut self, record: &ActualsRecord) -> Vec<Shipped> {
        let (mut found, mut told) = (Vec::new(), Vec::new());
        for cell in &record.shipped {
            let line = &cell.value;
            let date = self.date(line.date.as_ref());
            let order = line.order.as_ref().map(|name| {
                let found = self.orders.get(name.value.as_str()).copied();
                if found.is_none() {
                    let names: Vec<&str> = self.orders.keys().copied().collect();
                    let message = message!("e972-order", id = name.value);
                    self.unknown(name, message, names.into_iter());
                }
                found
            });
            let product = line.product.as_ref().map(|name| self.product(name));
            if order == Some(None) || product == Some(None) {
                continue;
            }
            let (order, product) = (order.flatten(), product.flatten());
            let own = order.map(|it| self.factory.orders[it].product);
            let Some(of) = own.or(product) else {
                self.problem(Code::E973, cell.span, message!("e973"));
                continue;
            };
            if product.is_some_and(|it| it != of) {
                let named = |it: ProductId| &self.factory.products[it].named.id;
                let order = line.order.as_ref().map_or("", |it| it.value.as_str());
                let stated = line.product.as_ref().map_or("", |it| it.value.as_str());
                let message = message!("e973-other", order, product = stated, own = named(of));
                self.problem(Code::E973, cell.span, message);
            }
            let subject = (of.position(), order.map_or(0, |it| it.position() + 1), String::new());
            told.push((subject, date, cell.span, self.factory.products[of].named.id.clone()));
            found.push(Shipped { date, order, product: of, quantity: line.quantity.value });
        }
        self.once(&told);
        found
    }

    fn used(&mut self, record: &ActualsRecord) -> Vec<OfItem> {
        let (mut found, mut told) = (Vec::new(), Vec::new());
        for cell in &record.used {
            let line = &cell.value;
            let date = self.date(line.date.as_ref());
            let product = line.product.as_ref().and_then(|it| self.product(it));
            let Some(item) = self.item(&line.item) else { continue };
            let product_at = product.map_or(0, |it| it.position() + 1);
            let subject = (of_item(item), product_at, String::new());
            told.push((subject, date, cell.span, line.item.value.clone()));
            found.push(OfItem { date, item, product, quantity: line.quantity.value });
        }
        self.once(&told);
        found
    }

    fn delivered(&mut self, record: &ActualsRecord) -> Vec<OfItem> {
        let (mut found, mut told) = (Vec::new(), Vec::new());
        for cell in &record.delivered {
            let line = &cell.value;
            let date = self.date(line.date.as_ref());
            let Some(item) = self.item(&line.item) else { continue };
            let subject = (of_item(item), 0, String::new());
            told.push((subject, date, cell.span, line.item.value.clone()));
            found.push(OfItem { date, item, product: None, quantity: line.quantity.value });
        }
        self.once(&told);
        found
    }

    fn scrapped(&mut self, record: &ActualsRecord) -> Vec<OfItem> {
        let (mut found, mut told) = (Vec::new(), Vec::new());
        for cell in &record.scrapped {
            let line = &cell.value;
            let date = self.date(line.date.as_ref());
            let Some(product) = self.product(&line.product) else { continue };
            let item = Item::Product(product);
            told.push((
                (of_item(item), 0, String::new()),
                date,
                cell.span,
                line.product.value.clone(),
            ));
            found.push(OfItem { date, item, product: None, quantity: line.quantity.value });
        }
        self.once(&told);
        found
    }

    fn worked(&mut self, record: &ActualsRecord) -> Vec<HoursOf> {
        let (mut found, mut told) = (Vec::new(), Vec::new());
        for cell in &record.worked {
            let line = &cell.value;
            let date = self.date(line.date.as_ref());
            let Some(of) = self.capacity(&line.capacity) else { continue };
            told.push((
                (of_capacity(of), 0, String::new()),
                date,
                cell.span,
                line.capacity.value.clone(),
            ));
            found.push(HoursOf { date, of, cause: String::new(), hours: line.hours.value });
        }
        self.once(&told);
        found
    }

    fn lost(&mut self, record: &ActualsRecord) -> Vec<HoursOf> {
        let (mut found, mut told) = (Vec::new(), Vec::new());
        for cell in &record.lost {
            let line = &cell.value;
            let date = self.date(line.date.as_ref());
            let Some(of) = self.capacity(&line.capacity) else { continue };
            let cause = line.cause.value.trim().to_owned();
            told.push((
                (of_capacity(of), 0, cause.clone()),
                date,
                cell.span,
                line.capacity.value.clone(),
            ));
            found.push(HoursOf { date, of, cause, hours: line.hours.value });
        }
        self.once(&told);
        found
    }
}

fn of_item(item: Item) -> usize {
    match item {
        Item::Product(it) => 2 * it.position(),
        Item::Material(it) => 2 * it.position() + 1,
    }
}

fn of_capacity(of: Capacity) -> usize {
    match of {
        Capacity::Group(it) => 3 * it.position(),
        Capacity::Resource(Resource::Labour(it)) => 3 * it.position() + 1,
        Capacity::Resource(Resource::Service(it)) => 3 * it.position() + 2,
    }
}
