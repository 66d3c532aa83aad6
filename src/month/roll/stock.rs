//! Stock: what is there at the end is there at the start; what was arranged and did not come, comes;
//! a maximum or a store that is too small for what is there is made as large as that.

use jiff::civil::Date;
use serde_json::{Map, Value};

use super::Roller;
use super::edits::{add_arrival, clean, date, entry, number};
use crate::diag::message;
use crate::ids::Id;
use crate::model::answers::roll::{Fate, ItemAccount, RollNote};
use crate::model::decimal::in_a_sentence;
use crate::model::{Item, Named, Receipt, Series, Stock};
use crate::month::done::Flow;

/// What a stock belongs to.
struct Owner<'a> {
    item: Item,
    list: &'static str,
    arrivals: &'static str,
    named: &'a Named,
    unit: &'a str,
    stock: &'a Stock,
    arranged: &'a [Receipt],
}

impl Roller<'_> {
    /// Opening stocks, what is to come, maxima and stores.
    pub(super) fn stocks(&mut self) {
        let factory = self.from.factory;
        let products = factory.products.enumerated().map(|(id, it)| Owner {
            item: Item::Product(id),
            list: "products",
            arrivals: "receipts",
            named: &it.named,
            unit: &it.unit,
            stock: &it.stock,
            arranged: &it.receipts,
        });
        let materials = factory.materials.enumerated().map(|(id, it)| Owner {
            item: Item::Material(id),
            list: "materials",
            arrivals: "deliveries",
            named: &it.named,
            unit: &it.unit,
            stock: &it.stock,
            arranged: &it.deliveries,
        });
        let owners: Vec<Owner<'_>> = products.chain(materials).collect();
        for owner in owners {
            let account = self.stock(&owner);
            match owner.item {
                Item::Product(_) => self.products.push(account),
                Item::Material(_) => self.materials.push(account),
            }
        }
        self.stores();
    }

    fn stock(&mut self, owner: &Owner<'_>) -> ItemAccount {
        let done = self.from.done;
        let flow = *done.flow(owner.item);
        let mut account = account_of(owner, &flow);
        let path = format!("{}/{}", owner.list, owner.named.id);
        let at = position(owner.item);
        let next = self.next();
        account.to_come = self.still_to_come(owner, &flow, at);
        let (mut started, mut receipts) = (0.0, Vec::new());
        for it in done.in_process.iter().filter(|it| Item::Product(it.product) == owner.item) {
            started += it.quantity;
            receipts.push((it.date, it.quantity));
        }
        account.in_process = started;
        let Some(fields) = entry(&mut self.tree, owner.list, at) else { return account };
        for (date, quantity) in receipts {
            add_arrival(fields, owner.arrivals, date, clean(quantity, quantity));
        }
        let had = fields.get("stock").and_then(|it| it.get("opening")).is_some();
        if had || account.carried > 0.0 {
            let stock = fields.entry("stock").or_insert_with(|| Value::Object(Map::new()));
            if let Some(stock) = stock.as_object_mut() {
                stock.insert("opening".to_owned(), number(account.carried));
            }
        }
        if account.below_zero > 0.0 {
            let message = message!("roll-note-below-zero");
            let note = RollNote::new(Fate::Left, format!("{path}/stock"), message);
            self.note(note.of(account.below_zero, owner.unit));
        }
        if started > 0.0 {
            let message = message!("roll-note-in-process");
            let note = RollNote::new(Fate::Carried, format!("{path}/receipts"), message);
            self.note(note.of(started, owner.unit));
        }
        let short = owner.stock.maximum.as_ref().map(|it| it.at(next));
        if let Some(maximum) = short.filter(|it| account.carried > *it) {
            self.raise_maximum(owner, maximum, account.carried);
        }
        account
    }

    /// Takes out of the file what has come, and leaves what has not; how much that is.
    fn still_to_come(&mut self, owner: &Owner<'_>, flow: &Flow, at: usize) -> f64 {
        let (from, next) = (self.from, self.next());
        let came = |day: Date| {
            let bucket = from.buckets.receiving(day);
            bucket.is_some_and(|it| it.position() < from.done.past)
        };
        let path = format!("{}/{}/{}", owner.list, owner.named.id, owner.arrivals);
        let is_open = |it: &&Receipt| !came(it.date) && (self.within || it.date < next);
        let open: f64 = owner.arranged.iter().filter(is_open).map(|it| it.quantity).sum();
        if let Some(fields) = entry(&mut self.tree, owner.list, at) {
            if let Some(entries) = fields.get_mut(owner.arrivals).and_then(Value::as_array_mut) {
                entries.retain(|it| date(it, "date").is_none_or(|day| !came(day)));
                if entries.is_empty() {
                    fields.shift_remove(owner.arrivals);
                }
            }
            if flow.not_come > 0.0 {
                let quantity = clean(flow.not_come, flow.turnover());
                if quantity > 0.0 {
                    add_arrival(fields, owner.arrivals, next, quantity);
                }
            }
        }
        let to_come = open + flow.not_come;
        if to_come > 0.0 && !self.within {
            let message = if flow.not_come > 0.0 {
                message!("roll-note-not-come", date = next)
            } else {
                message!("roll-note-to-come")
            };
            let note = RollNote::new(Fate::Carried, path, message);
            self.note(note.of(to_come, owner.unit));
        }
        to_come
    }

    fn raise_maximum(&mut self, owner: &Owner<'_>, before: f64, to: f64) {
        let at = position(owner.item);
        let Some(fields) = entry(&mut self.tree, owner.list, at) else { return };
        let stock = fields.get_mut("stock").and_then(Value::as_object_mut);
        if let Some(stock) = stock
            && let Some(maximum) = stock.get_mut("maximum")
        {
            raise(maximum, owner.stock.maximum.as_ref(), to);
        }
        let path = format!("{}/{}/stock/maximum", owner.list, owner.named.id);
        let (before, after) = (in_a_sentence(before), in_a_sentence(to));
        let message = message!("roll-note-maximum", before, after);
        self.note(RollNote::new(Fate::Changed, path, message));
    }

    /// A store has room for what is there.
    fn stores(&mut self) {
        let factory = self.from.factory;
        for (at, store) in factory.stores.iter().enumerate() {
            let space = |(item, each): &(Item, f64)| {
                let account = match item {
                    Item::Product(it) => self.products.get(it.position()),
                    Item::Material(it) => self.materials.get(it.position()),
                };
                each * account.map_or(0.0, |it| it.carried)
            };
            let used: f64 = store.items.iter().map(space).sum();
            let capacity = store.capacity.at(self.next());
            if used <= capacity * (1.0 + 1e-9) {
                continue;
            }
            if let Some(field) =
                entry(&mut self.tree, "stores", at).and_then(|it| it.get_mut("capacity"))
            {
                raise(field, Some(&store.capacity), used);
            }
            let path = format!("stores/{}/capacity", store.named.id);
            let (before, after) = (in_a_sentence(capacity), in_a_sentence(used));
            let message = message!("roll-note-store", before, after);
            self.note(RollNote::new(Fate::Changed, path, message));
        }
    }

    /// Heads at the end are those at the start of the next period.
    pub(super) fn heads(&mut self) {
        let from = self.from;
        let Some(last) = from.done.past.checked_sub(1) else { return };
        for (at, (labour, plan)) in from.factory.labour.iter().zip(&from.plan.labour).enumerate() {
            if !labour.is_flexible() {
                continue;
            }
            let heads = clean(plan.heads.get(last).copied().unwrap_or(0.0), 1.0);
            if let Some(fields) = entry(&mut self.tree, "labour", at) {
                fields.insert("heads".to_owned(), number(heads));
            }
            let path = format!("labour/{}/heads", labour.named.id);
            let note = RollNote::new(Fate::Carried, path.clone(), message!("roll-note-heads"));
            self.note(note.of(heads, ""));
            let training = labour.hiring.as_ref().map_or(0, |it| it.training_days);
            let learning: f64 = from
                .buckets
                .ids()
                .zip(&plan.hired)
                .take(from.done.past)
                .filter(|(bucket, _)| {
                    let trained = from.buckets.after_lead(*bucket, training);
                    trained.is_none_or(|it| it.position() >= from.done.past)
                })
                .map(|(_, hired)| hired)
                .sum();
            if training > 0 && learning > 0.0 {
                let message = message!("roll-note-training", days = training);
                self.note(RollNote::new(Fate::Left, path, message).of(learning, ""));
            }
        }
    }
}

/// Raises a figure, or every step of one by date, to at least so much.
fn raise(field: &mut Value, series: Option<&Series>, to: f64) {
    let to = crate::model::decimal::without_residue(to);
    match field {
        Value::Object(steps) => {
            for step in steps.values_mut() {
                if step.as_f64().is_some_and(|it| it < to) {
                    *step = number(to);
                }
            }
        }
        other if series.is_some() => *other = number(to),
        _ => {}
    }
}

fn position(item: Item) -> usize {
    match item {
        Item::Product(it) => it.position(),
        Item::Material(it) => it.position(),
    }
}

fn account_of(owner: &Owner<'_>, flow: &Flow) -> ItemAccount {
    let closing = flow.closing();
    let clean = clean(closing, flow.turnover());
    // Figures of a plan are exact to its tolerance; what is below zero by more is a record's.
    let noise = crate::tolerances::AUDITED * flow.turnover().max(1.0);
    let below_zero = if clean < -noise { -clean } else { 0.0 };
    let carried = clean.max(0.0);
    ItemAccount {
        id: owner.named.id.clone(),
        name: owner.named.name.clone(),
        unit: owner.unit.to_owned(),
        opening: flow.opening,
        made: flow.made,
        received: flow.received,
        bought: flow.bought,
        used: flow.used,
        shipped: flow.shipped,
        discarded: flow.discarded,
        closing,
        rounding: carried - below_zero - closing,
        carried,
        in_process: 0.0,
        to_come: 0.0,
        below_zero,
    }
}
