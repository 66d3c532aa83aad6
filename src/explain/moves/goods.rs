//! Goods: bought, made elsewhere, delivered earlier; more quota, stock and space; less that is frozen.

use serde_json::{Value, json};

use super::offers::{Moved, Offers, by_bucket, change, in_money};
use crate::explain::lever::{Family, Target};
use crate::ids::Id;
use crate::model::answers::moves::{FileChange, Move, MoveKind};
use crate::model::answers::shortage::MeasureKind;
use crate::model::measure_prices::Priced;
use crate::model::{Item, Receipt};

impl Offers<'_> {
    /// Where the arrivals of an item are written.
    fn arrivals(&self, item: Item) -> (String, Option<&Value>, &[Receipt]) {
        match item {
            Item::Material(id) => {
                let owner = &self.factory.materials[id];
                let written = self.written("materials", &owner.named.id);
                let list = written.and_then(|it| it.get("deliveries"));
                (format!("materials/{}/deliveries", owner.named.id), list, &owner.deliveries)
            }
            Item::Product(id) => {
                let owner = &self.factory.products[id];
                let written = self.written("products", &owner.named.id);
                let list = written.and_then(|it| it.get("receipts"));
                (format!("products/{}/receipts", owner.named.id), list, &owner.receipts)
            }
        }
    }

    /// So much more that arrives on a date; none where two arrivals of one date are written.
    fn arriving(list: &str, written: Option<&Value>, date: &str, more: f64) -> Option<FileChange> {
        let entries = written.and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let same = entries.iter().filter(|it| it.get("date").and_then(Value::as_str) == Some(date));
        match same.count() {
            0 => Some(FileChange {
                new: Some(json!({"quantity": more})),
                ..change(format!("{list}/{date}"))
            }),
            1 => Some(FileChange { add: Some(more), ..change(format!("{list}/{date}/quantity")) }),
            _ => None,
        }
    }

    /// Bought, or made elsewhere.
    pub(super) fn supplied(&self, family: &Family, moved: &[Moved<'_>]) -> Vec<Move> {
        let Target::Item(item) = family.of else { return Vec::new() };
        let (by_bucket, _) = by_bucket(moved);
        let (list, written, _) = self.arrivals(item);
        let owner = family.name.owner();
        let (kind, of) = match item {
            Item::Material(_) => (MoveKind::Purchase, Priced::Purchase),
            Item::Product(_) => (MoveKind::Subcontract, Priced::Subcontract),
        };
        let own = |at: usize| match item {
            Item::Material(id) => {
                let purchase = self.factory.materials[id].purchase.as_ref()?;
                Some(purchase.price.at(self.bucket(at).start))
            }
            Item::Product(_) => None,
        };
        let stated = self.desk.prices.price(of, &owner);
        let mut told = self.moving(kind, family, &by_bucket);
        told.cost = in_money(&by_bucket, |at| stated.or_else(|| own(at)));
        let changes: Option<Vec<FileChange>> = by_bucket
            .iter()
            .map(|(at, more)| {
                let date = self.bucket(*at).start.to_string();
                Self::arriving(&list, written, &date, *more)
            })
            .collect();
        told.changes = changes.unwrap_or_default();
        vec![told]
    }

    /// Deliveries brought forward.
    pub(super) fn earlier(&self, family: &Family, moved: &[Moved<'_>]) -> Vec<Move> {
        let Target::Item(item) = family.of else { return Vec::new() };
        let (by_bucket, _) = by_bucket(moved);
        let (list, written, receipts) = self.arrivals(item);
        let mut told = self.moving(MoveKind::Earlier, family, &by_bucket);
        let stated = self.desk.prices.price(Priced::Earlier, &family.name.owner());
        told.cost = in_money(&by_bucket, |_| stated);
        let mut changes = Some(Vec::new());
        for (lever, amount) in moved {
            let Some(from) = lever.taken_from else { continue };
            let to = self.bucket(lever.buckets.start).start.to_string();
            let mut left = *amount;
            for receipt in receipts {
                let arrives = self.buckets.receiving(receipt.date);
                if arrives.is_none_or(|it| it.position() != from) || left <= 0.0 {
                    continue;
                }
                let taken = left.min(receipt.quantity);
                left -= taken;
                let at = format!("{list}/{}/quantity", receipt.date);
                let less = FileChange { add: Some(-taken), ..change(at) };
                let more = Self::arriving(&list, written, &to, taken);
                changes = changes.zip(more).map(|(mut all, more): (Vec<FileChange>, _)| {
                    merge(&mut all, less);
                    merge(&mut all, more);
                    all
                });
            }
        }
        told.changes = changes.unwrap_or_default();
        vec![told]
    }

    /// More quota, in the periods that have too little.
    pub(super) fn quota(&self, family: &Family, moved: &[Moved<'_>]) -> Vec<Move> {
        let (by_bucket, _) = by_bucket(moved);
        let mut told = self.moving(MoveKind::Quota, family, &by_bucket);
        if let Some(last) = moved.iter().map(|(lever, _)| lever.buckets.end).max() {
            told.to = self.bucket(last.max(1) - 1).end.to_string();
        }
        let stated = self.desk.prices.price(Priced::Quota, &family.name.owner());
        told.cost = in_money(&by_bucket, |_| stated);
        let Target::Item(Item::Material(id)) = family.of else { return vec![told] };
        let written = self.written("materials", &self.factory.materials[id].named.id);
        told.changes = self.of_amount(written.and_then(|it| it.get("quota")), &family.at, moved);
        vec![told]
    }

    /// More of an amount by period, in the periods of some levers; nothing where it is written in
    /// another form.
    fn of_amount(&self, written: Option<&Value>, at: &str, moved: &[Moved<'_>]) -> Vec<FileChange> {
        let plain = written.is_some_and(Value::is_number);
        let of_one = written.and_then(Value::as_object).filter(|it| it.len() == 1);
        let in_all = plain || of_one.is_some_and(|it| it.contains_key("in_all"));
        if !in_all && of_one.is_none() {
            return Vec::new();
        }
        if in_all {
            let all = moved.iter().map(|it| it.1).sum();
            return vec![FileChange { add: Some(all), ..change(at.to_owned()) }];
        }
        let of = |(lever, amount): &Moved<'_>| {
            let first = self.bucket(lever.buckets.start).start;
            let last = self.bucket(lever.buckets.end.max(1) - 1).end;
            FileChange {
                add: Some(*amount),
                from: Some(first.to_string()),
                to: Some(last.to_string()),
                ..change(at.to_owned())
            }
        };
        moved.iter().map(of).collect()
    }

    /// Less of what is frozen.
    pub(super) fn frozen(&self, family: &Family, moved: &[Moved<'_>]) -> Vec<Move> {
        let (by_bucket, less) = by_bucket(moved);
        let mut told = self.moving(MoveKind::Frozen, family, &by_bucket);
        let Target::Frozen(position) = family.of else { return vec![told] };
        if let Some(name) = self.desk.document.entry_name("frozen", position) {
            let all = less >= self.factory.frozen[position].quantity * (1.0 - 1e-9);
            let at = format!("frozen/{name}");
            told.changes = vec![if all {
                FileChange { drop: Some(true), ..change(at) }
            } else {
                FileChange { add: Some(-less), ..change(format!("{at}/quantity")) }
            }];
        }
        vec![told]
    }

    /// Moves of other limits.
    pub(super) fn other(&self, family: &Family, moved: &[Moved<'_>]) -> Vec<Move> {
        let (by_bucket, _) = by_bucket(moved);
        let most = by_bucket.iter().map(|it| it.1).fold(0.0, f64::max);
        let kind = match family.kind {
            MeasureKind::Stock => MoveKind::Stock,
            MeasureKind::Space => MoveKind::Space,
            MeasureKind::RouteLimit => MoveKind::RouteLimit,
            MeasureKind::StockWanted => MoveKind::StockTarget,
            _ => MoveKind::Project,
        };
        let mut told = self.moving(kind, family, &by_bucket);
        let all = |at: String, more: f64| vec![FileChange { add: Some(more), ..change(at) }];
        match kind {
            MoveKind::Stock => told.changes = all(family.at.clone(), most),
            MoveKind::Space => told.changes = all(format!("{}/capacity", family.at), most),
            MoveKind::StockTarget => told.changes = all(family.at.clone(), -most),
            MoveKind::RouteLimit => {
                if let Target::Route(product, route) = family.of {
                    let owner = &self.factory.products[product];
                    let id = &owner.routes[route].named.id;
                    let routes = self.written("products", &owner.named.id);
                    let routes = routes.and_then(|it| it.get("routes")?.as_array());
                    let written = routes.and_then(|it| it.get(route)?.get("limit"));
                    let at = format!("products/{}/routes/{id}/limit", owner.named.id);
                    told.changes = self.of_amount(written, &at, moved);
                }
            }
            _ => {}
        }
        vec![told]
    }
}

/// Adds a change, or adds it to one of the same place.
fn merge(changes: &mut Vec<FileChange>, more: FileChange) {
    let same = changes.iter_mut().find(|it| it.at == more.at);
    match (same, &more.add, &more.new) {
        (Some(FileChange { add: Some(sum), .. }), Some(more), _) => *sum += more,
        (Some(FileChange { new: Some(old), .. }), _, Some(new)) => {
            let quantity = |it: &Value| it.get("quantity").and_then(Value::as_f64).unwrap_or(0.0);
            *old = json!({"quantity": quantity(old) + quantity(new)});
        }
        _ => changes.push(more),
    }
}
