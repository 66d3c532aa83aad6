//! Writes the relief columns, noun by noun.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::wanted::Wanted;
use super::{Effect, Family, Lever, Levers, Target};
use crate::explain::limits;
use crate::formulate::{
    Capacity, ColumnMeaning, Formulation, Legend, RowMeaning, ShippingWindow, needed_path,
};
use crate::ids::{BucketId, ColumnId, GroupId, Id, OrderId, ProductId, RowId};
use crate::lp::{Bounds, Domain, Lp, LpBuilder};
use crate::model::answers::shortage::MeasureKind;
use crate::model::{Buckets, Factory, Item, Limit, OfRoute, OrderKind, What};

/// The levers as far as they are written.
pub(super) struct Catalogue<'a> {
    pub factory: &'a Factory,
    pub buckets: &'a Buckets,
    pub legend: &'a Legend,
    pub base: &'a Lp,
    pub lp: LpBuilder,
    pub list: Vec<Lever>,
    families: Vec<Family>,
    known: FxHashMap<(String, MeasureKindKey), usize>,
    pub flows: FxHashMap<FlowKey, RowId>,
    pub clocks: FxHashMap<(GroupId, BucketId), RowId>,
    pub firsts: FxHashMap<FlowKey, Vec<(RowId, f64)>>,
    pub wanted: Wanted,
}

/// Kinds as a key of a map.
type MeasureKindKey = u8;

/// Whether a product, which, and when.
type FlowKey = (bool, usize, usize);

pub(super) fn key(item: Item, bucket: BucketId) -> FlowKey {
    match item {
        Item::Product(id) => (true, id.position(), bucket.position()),
        Item::Material(id) => (false, id.position(), bucket.position()),
    }
}

fn single(bucket: BucketId) -> Range<usize> {
    bucket.position()..bucket.position() + 1
}

impl Levers {
    /// Every lever of a factory.
    pub fn of(factory: &Factory, buckets: &Buckets, formulation: &Formulation<'_>) -> Self {
        Catalogue::new(factory, buckets, formulation).written()
    }
}

impl<'a> Catalogue<'a> {
    fn new(factory: &'a Factory, buckets: &'a Buckets, formulation: &'a Formulation<'_>) -> Self {
        let legend = formulation.legend();
        let flows = legend.rows.enumerated().filter_map(|(row, meaning)| match meaning {
            RowMeaning::Flow { item, bucket } => Some((key(*item, *bucket), row)),
            _ => None,
        });
        let clocks = legend.rows.enumerated().filter_map(|(row, meaning)| match meaning {
            RowMeaning::Clock { group, bucket } => Some(((*group, *bucket), row)),
            _ => None,
        });
        let mut firsts: FxHashMap<FlowKey, Vec<(RowId, f64)>> = FxHashMap::default();
        for it in &legend.firsts {
            let key = key(Item::Product(it.product), it.bucket);
            firsts.entry(key).or_default().push((it.row, it.uses));
        }
        Self {
            factory,
            buckets,
            legend,
            base: formulation.lp(),
            lp: formulation.lp().clone().into_builder(),
            list: Vec::new(),
            families: Vec::new(),
            known: FxHashMap::default(),
            flows: flows.collect(),
            clocks: clocks.collect(),
            firsts,
            wanted: Wanted::of(factory),
        }
    }

    fn written(mut self) -> Levers {
        for (row, meaning) in self.legend.rows.enumerated() {
            self.row(row, meaning);
        }
        for (column, meaning) in self.legend.columns.enumerated() {
            self.column(column, *meaning);
        }
        self.arrivals();
        self.days();
        for order in self.factory.orders.ids() {
            self.later(order);
        }
        let mut levers = Levers { lp: self.lp.build(), list: self.list, families: self.families };
        for at in 0..levers.list.len() {
            // Hours are hours, on whichever machines.
            let family = levers.list[at].family;
            let of = levers.hours_of(family).unwrap_or(family);
            levers.list[at].share *= 1.0 / levers.families[of].there_is;
        }
        levers
    }

    /// The family of a path and kind; `there_is` adds up what is there of it.
    pub(super) fn family(
        &mut self,
        at: String,
        (kind, of): (MeasureKind, Target),
        name: Limit,
        unit: &str,
    ) -> usize {
        let families = &mut self.families;
        *self.known.entry((at, kind as u8)).or_insert_with_key(|(at, _)| {
            families.push(Family {
                at: at.clone(),
                kind,
                of,
                name,
                unit: unit.to_owned(),
                there_is: 1.0,
            });
            families.len() - 1
        })
    }

    pub(super) fn lever(
        &mut self,
        family: usize,
        buckets: Range<usize>,
        effect: Effect,
        price: Option<f64>,
        most: f64,
    ) -> ColumnId {
        let at = &self.families[family].at;
        let column = self.lp.column(
            format_args!("relief/{at}@{}#{}", buckets.start + 1, self.list.len() + 1),
            Bounds::fixed(0.0),
        );
        match &effect {
            Effect::Rows(rows) => {
                for &(row, per_unit) in rows {
                    self.lp.add(row, column, per_unit);
                }
            }
            Effect::Column(like) => {
                for &(row, value) in self.base.matrix().column(*like) {
                    self.lp.add(row, column, value);
                }
            }
            Effect::Machines { hours, clock } => {
                for &(row, value) in self.base.matrix().column(*hours) {
                    if Some(row) != *clock {
                        self.lp.add(row, column, value);
                    }
                }
            }
            Effect::Day(_) | Effect::Shipment => {}
        }
        self.list.push(Lever {
            family,
            column,
            effect,
            buckets,
            taken_from: None,
            order: None,
            price: price.filter(|price| *price > 0.0),
            share: 1.0,
            most,
            whole: false,
        });
        column
    }

    pub(super) fn there_is(&mut self, family: usize, amount: f64) {
        self.families[family].there_is = if amount > 0.0 { amount } else { 1.0 };
    }

    fn row(&mut self, row: RowId, meaning: &RowMeaning) {
        let bounds = self.base.rows()[row];
        match meaning {
            RowMeaning::Load { of, bucket } => self.hours(row, *of, *bucket),
            RowMeaning::Quota { material, buckets } => {
                let (name, unit) = limits::item(self.factory, Item::Material(*material));
                let at = name.clone().its(What::Quota).path();
                let family = self.family(
                    at,
                    (MeasureKind::Quota, Target::Item(Item::Material(*material))),
                    name,
                    &unit,
                );
                let all = self.rows_like(meaning).max(self.wanted.item(Item::Material(*material)));
                self.there_is(family, all);
                let effect = Effect::Rows(vec![(row, -1.0)]);
                self.lever(family, buckets.clone(), effect, None, f64::INFINITY);
            }
            RowMeaning::Space { store, bucket } => {
                let (name, unit) = limits::space(self.factory, *store);
                let family =
                    self.family(name.path(), (MeasureKind::Space, Target::Other), name, &unit);
                self.there_is(family, bounds.upper);
                let effect = Effect::Rows(vec![(row, -1.0)]);
                self.lever(family, single(*bucket), effect, None, f64::INFINITY);
            }
            RowMeaning::RouteLimit { product, route, buckets } => {
                let family = self.route(*product, *route);
                let all = self.rows_like(meaning);
                self.there_is(family, all);
                let effect = Effect::Rows(vec![(row, -1.0)]);
                self.lever(family, buckets.clone(), effect, None, f64::INFINITY);
            }
            RowMeaning::Frozen { position } => {
                let frozen = &self.factory.frozen[*position];
                let (at, _) = limits::frozen(self.factory, *position);
                let (name, unit) = limits::item(self.factory, Item::Product(frozen.product));
                let family = self.family(
                    at.path(),
                    (MeasureKind::Frozen, Target::Frozen(*position)),
                    name,
                    &unit,
                );
                self.there_is(family, bounds.lower);
                let inside = |bucket: &BucketId| {
                    let bucket = &self.buckets[*bucket];
                    frozen.from <= bucket.end && bucket.start <= frozen.to
                };
                let first = self.buckets.ids().find(inside).map_or(0, Id::position);
                let last = self.buckets.ids().rfind(inside).map_or(first, Id::position);
                let effect = Effect::Rows(vec![(row, 1.0)]);
                self.lever(family, first..last + 1, effect, None, bounds.lower);
            }
            RowMeaning::Safety { item, bucket } => {
                let effect = Effect::Rows(vec![(row, 1.0)]);
                self.stock_wanted(*item, What::Safety, single(*bucket), effect, bounds.lower);
            }
            RowMeaning::Closing { item } => {
                let last = self.buckets.len().saturating_sub(1);
                let effect = Effect::Rows(vec![(row, 1.0)]);
                self.stock_wanted(*item, What::Closing, last..last + 1, effect, bounds.lower);
            }
            RowMeaning::Need { project, need } => {
                let owner = &self.factory.projects[*project];
                let at = limits::project(self.factory, *project).path();
                let need = &owner.needs[*need];
                let name = format!("{} ({})", owner.named.name, needed_path(self.factory, need));
                let family =
                    self.family(at, (MeasureKind::Project, Target::Other), Limit::called(name), "");
                self.there_is(family, need.quantity);
                let all = 0..self.buckets.len();
                self.lever(family, all, Effect::Rows(vec![(row, 1.0)]), None, need.quantity);
            }
            _ => {}
        }
    }

    fn stock_wanted(
        &mut self,
        item: Item,
        which: What,
        buckets: Range<usize>,
        effect: Effect,
        wanted: f64,
    ) {
        let (name, unit) = limits::item(self.factory, item);
        let at = name.clone().its(which).path();
        let family = self.family(at, (MeasureKind::StockWanted, Target::Item(item)), name, &unit);
        let most = self.families[family].there_is.max(wanted);
        self.there_is(family, most);
        self.lever(family, buckets, effect, None, wanted);
    }

    /// Sum of the upper bounds of the rows of one limit in all its periods.
    fn rows_like(&self, wanted: &RowMeaning) -> f64 {
        let same = |meaning: &RowMeaning| match (meaning, wanted) {
            (RowMeaning::Quota { material, .. }, RowMeaning::Quota { material: other, .. }) => {
                material == other
            }
            (
                RowMeaning::RouteLimit { product, route, .. },
                RowMeaning::RouteLimit { product: other, route: way, .. },
            ) => (product, route) == (other, way),
            _ => false,
        };
        let rows = self.legend.rows.enumerated().filter(|(_, meaning)| same(meaning));
        rows.map(|(row, _)| self.base.rows()[row].upper).sum()
    }

    fn route(&mut self, product: ProductId, position: usize) -> usize {
        let (at, _) = limits::route(self.factory, product, position);
        let (name, unit) = limits::of_route(self.factory, product, position, OfRoute::Itself);
        self.family(
            at.path(),
            (MeasureKind::RouteLimit, Target::Route(product, position)),
            name,
            &unit,
        )
    }

    /// More hours of a capacity, beyond any overtime.
    fn hours(&mut self, row: RowId, of: Capacity, bucket: BucketId) {
        let regular = |meaning: &ColumnMeaning| {
            matches!(meaning, ColumnMeaning::Regular { of: own, bucket: at }
                if *own == of && *at == bucket)
        };
        let Some(&(column, _)) = self
            .base
            .matrix()
            .row(row)
            .iter()
            .find(|(column, _)| regular(&self.legend.columns[*column]))
        else {
            return;
        };
        let day = self.buckets[bucket].start;
        let factory = self.factory;
        let upper = self.base.columns()[column].upper;
        let (price, flexible) = match of {
            Capacity::Group(id) => {
                (factory.groups[id].overtime.last().map(|tier| tier.price.at(day)), false)
            }
            Capacity::Labour(id) => {
                let pool = &factory.labour[id];
                (pool.overtime.as_ref().map(|extra| extra.price.at(day)), pool.is_flexible())
            }
            Capacity::Service(id) => {
                (factory.services[id].overtime.last().map(|tier| tier.price.at(day)), false)
            }
        };
        if upper.is_infinite() && !flexible {
            return;
        }
        let (name, unit) = limits::capacity(factory, of);
        let family = self.family(
            name.path(),
            (MeasureKind::Hours, Target::Capacity(of)),
            name.clone(),
            &unit,
        );
        if bucket.position() == 0 {
            let all = self.hours_in_all(of, flexible);
            self.there_is(family, all);
        }
        let effect =
            if flexible { Effect::Rows(vec![(row, -1.0)]) } else { Effect::Column(column) };
        let clock = match of {
            Capacity::Group(id) => factory.groups[id].clock(&factory.calendar, self.buckets),
            _ => None,
        };
        // All the clock gives the machines is the most there can be of their hours; beyond it only
        // further machines have any.
        let (Capacity::Group(group), Some(clock)) = (of, clock) else {
            self.lever(family, single(bucket), effect, price, f64::INFINITY);
            return;
        };
        self.lever(family, single(bucket), effect, price, clock[bucket.position()] - upper);
        let at = format!("{}/machines", self.families[family].at);
        let family = self.family(at, (MeasureKind::Machines, Target::Capacity(of)), name, &unit);
        if bucket.position() == 0 {
            self.there_is(family, clock.iter().sum());
        }
        let clock = self.clocks.get(&(group, bucket)).copied();
        let effect = Effect::Machines { hours: column, clock };
        self.lever(family, single(bucket), effect, None, f64::INFINITY);
    }

    fn hours_in_all(&self, of: Capacity, flexible: bool) -> f64 {
        if let (Capacity::Labour(id), true) = (of, flexible) {
            let pool = &self.factory.labour[id];
            let hours = pool.hours_per_head(&self.factory.calendar, self.buckets);
            return hours.iter().sum::<f64>() * pool.heads.at(self.factory.from);
        }
        if let Capacity::Group(id) = of {
            // A group out for repair is as large as before.
            let time = self.factory.groups[id].time(&self.factory.calendar, self.buckets);
            return time.iter().map(|it| it.scheduled).sum();
        }
        let regular = self.legend.columns.enumerated().filter(
            |(_, meaning)| matches!(meaning, ColumnMeaning::Regular { of: own, .. } if *own == of),
        );
        regular.map(|(column, _)| self.base.columns()[column].upper).sum()
    }

    fn column(&mut self, column: ColumnId, meaning: ColumnMeaning) {
        let upper = self.base.columns()[column].upper;
        if upper.is_infinite() {
            return;
        }
        match meaning {
            ColumnMeaning::Stock { item, bucket } => {
                let (name, unit) = limits::item(self.factory, item);
                let at = name.clone().its(What::Maximum).path();
                let family = self.family(at, (MeasureKind::Stock, Target::Item(item)), name, &unit);
                let most = self.families[family].there_is.max(upper);
                self.there_is(family, most);
                let effect = Effect::Column(column);
                self.lever(family, single(bucket), effect, None, f64::INFINITY);
            }
            ColumnMeaning::Started { product, route, bucket } => {
                let family = self.route(product, route);
                let all: f64 = self
                    .legend
                    .columns
                    .enumerated()
                    .filter(|(_, meaning)| {
                        matches!(meaning, ColumnMeaning::Started { product: own, route: way, .. }
                            if *own == product && *way == route)
                    })
                    .map(|(column, _)| self.base.columns()[column].upper)
                    .filter(|upper| upper.is_finite())
                    .sum();
                self.there_is(family, all);
                let effect = Effect::Column(column);
                self.lever(family, single(bucket), effect, None, f64::INFINITY);
            }
            _ => {}
        }
    }

    /// Some of an order due later.
    fn later(&mut self, order: OrderId) {
        let owner = &self.factory.orders[order];
        let OrderKind::Firm { quantity, late, .. } = &owner.kind else { return };
        let Some(window) = ShippingWindow::of(owner, self.buckets) else { return };
        let quantity_row = self.legend.rows.enumerated().find(
            |(_, meaning)| matches!(meaning, RowMeaning::Quantity { order: own } if *own == order),
        );
        let Some((quantity_row, _)) = quantity_row else { return };
        if *quantity <= 0.0 {
            return;
        }
        let unit = &self.factory.products[owner.product].unit;
        let at = limits::order(self.factory, order).0.path();
        let family = self.family(
            at,
            (MeasureKind::Later, Target::Order(order)),
            Limit::called(&owner.id),
            unit,
        );
        self.there_is(family, *quantity);
        let prices = late.price.as_ref().map(|price| window.late_price(self.buckets, price));
        let days = super::days_planned(self.buckets);
        for bucket in self.buckets.ids().filter(|bucket| window.is_late(*bucket)) {
            let price = prices.as_ref().map(|prices| prices[bucket.position()]);
            let column = self.lever(family, single(bucket), Effect::Shipment, price, *quantity);
            let flow = self.flows[&key(Item::Product(owner.product), bucket)];
            self.lp.add(flow, column, -1.0);
            self.lp.add(quantity_row, column, 1.0);
            if owner.whole {
                self.lp.set_domain(column, Domain::Whole);
            }
            if let Some(lever) = self.list.last_mut() {
                lever.order = Some(order);
                lever.whole = owner.whole;
                lever.share = window.days_late(self.buckets, bucket) / days;
            }
        }
    }
}
