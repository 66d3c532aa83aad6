//! Orders: what was shipped is taken off; what is open keeps its real due date. Released quantities and
//! choices follow.

use serde_json::Value;

use super::Roller;
use super::edits::{clean, date, entry, list, number, text};
use crate::diag::{Message, message};
use crate::ids::{Id, OrderId};
use crate::model::answers::roll::{Fate, OrderAccount, RollNote};
use crate::model::{Order, OrderKind};

impl Roller<'_> {
    /// Orders, then what names them.
    pub(super) fn orders(&mut self) {
        let factory = self.from.factory;
        let mut gone: Vec<OrderId> = Vec::new();
        for id in factory.orders.ids() {
            let order = &factory.orders[id];
            let shipped = self.from.done.shipped[id];
            let kept = match order.kind {
                OrderKind::Firm { quantity, .. } => self.firm(id, quantity, shipped),
                OrderKind::Market { .. } => self.market(id, shipped),
            };
            if !kept {
                gone.push(id);
            }
        }
        self.choices(&gone);
        if let Some(orders) = list(&mut self.tree, "orders") {
            let mut at = 0;
            orders.retain(|_| {
                at += 1;
                !gone.contains(&OrderId::at(at - 1))
            });
        }
        self.frozen();
    }

    fn account(&mut self, id: OrderId, (ordered, shipped): (f64, f64), carried: f64, left: f64) {
        let factory = self.from.factory;
        let order = &factory.orders[id];
        let product = &factory.products[order.product];
        let kind = match &order.kind {
            OrderKind::Firm { even: true, .. } => "even",
            OrderKind::Firm { .. } => "firm",
            OrderKind::Market { .. } => "market",
        };
        let firm = matches!(order.kind, OrderKind::Firm { .. });
        self.orders.push(OrderAccount {
            id: order.id.clone(),
            product: product.named.id.clone(),
            unit: product.unit.clone(),
            kind: kind.to_owned(),
            due: order.due.to_string(),
            ordered,
            shipped,
            carried,
            left,
            beyond: if firm { (shipped - ordered).max(0.0) } else { 0.0 },
        });
    }

    /// Whether a firm or even order is in the next file.
    fn firm(&mut self, id: OrderId, quantity: f64, shipped: f64) -> bool {
        let order = &self.from.factory.orders[id];
        let rest = clean((quantity - shipped).max(0.0), quantity);
        let path = format!("orders/{}", order.id);
        let unit = self.from.factory.products[order.product].unit.clone();
        if rest <= 0.0 {
            self.account(id, (quantity, shipped), 0.0, 0.0);
            return false;
        }
        if !self.is_obtainable(order) {
            self.account(id, (quantity, shipped), 0.0, rest);
            let message = message!("roll-note-not-obtainable");
            self.note(RollNote::new(Fate::Left, path, message).of(rest, &unit));
            return false;
        }
        self.account(id, (quantity, shipped), rest, 0.0);
        let (next, due) = (self.next(), order.due);
        if let Some(fields) = entry(&mut self.tree, "orders", id.position()) {
            fields.insert("quantity".to_owned(), number(rest));
            if due < next {
                fields.insert("due".to_owned(), due.to_string().into());
            }
            let earliest = fields.get("earliest").and_then(Value::as_str);
            let earliest: Option<jiff::civil::Date> = earliest.and_then(|it| it.parse().ok());
            if earliest.is_some_and(|it| it < next) {
                fields.shift_remove("earliest");
            }
        }
        if due < next {
            let message = message!("roll-note-overdue", due);
            self.note(RollNote::new(Fate::Carried, path, message).of(rest, &unit));
        }
        true
    }

    /// Whether a market is in the next file.
    fn market(&mut self, id: OrderId, shipped: f64) -> bool {
        let from = self.from;
        let order = &from.factory.orders[id];
        let plan = from.plan.orders.get(id.position());
        let minimum = plan.map_or(0.0, |it| it.quantity);
        let path = format!("orders/{}", order.id);
        let unit = from.factory.products[order.product].unit.clone();
        let goes_on = from.factory.is_beyond(order.due);
        let missed = if self.within || goes_on { 0.0 } else { (minimum - shipped).max(0.0) };
        let missed = clean(missed, minimum);
        self.account(id, (minimum, shipped), 0.0, missed);
        if missed > 0.0 {
            let message = message!("roll-note-minimum");
            self.note(RollNote::new(Fate::Left, path.clone(), message).of(missed, &unit));
        }
        let next = self.next();
        let dated = entry(&mut self.tree, "orders", id.position())
            .and_then(|it| it.get("due"))
            .and_then(Value::as_str)
            .and_then(|it| it.parse::<jiff::civil::Date>().ok());
        if dated.is_some_and(|due| due < next) {
            self.note(RollNote::new(Fate::Ended, path, message!("roll-note-market-over")));
            return false;
        }
        let kept = self.is_obtainable(order);
        if !kept {
            let message = message!("roll-note-not-obtainable");
            self.note(RollNote::new(Fate::Left, path.clone(), message));
        }
        if let Some(fields) = entry(&mut self.tree, "orders", id.position()) {
            let earliest = fields.get("earliest").and_then(Value::as_str);
            let earliest: Option<jiff::civil::Date> = earliest.and_then(|it| it.parse().ok());
            if earliest.is_some_and(|it| it < next) {
                fields.shift_remove("earliest");
            }
        }
        if kept && !self.within {
            self.note(RollNote::new(Fate::Renewed, path, message!("roll-note-market")));
        }
        kept
    }

    /// Whether the next file has anything that an order's product can come from.
    fn is_obtainable(&self, order: &Order) -> bool {
        let factory = self.from.factory;
        let at = order.product.position();
        let routes = &factory.products[order.product].routes;
        let all = factory.products.iter().flat_map(|it| &it.routes);
        let by_product = all.flat_map(|it| &it.by_products).any(|it| it.0 == order.product);
        let account = self.products.get(at);
        !routes.is_empty()
            || by_product
            || account.is_some_and(|it| it.carried > 0.0)
            || self.tree.get("products").and_then(|it| it.get(at)).is_some_and(|it| {
                it.get("receipts").and_then(Value::as_array).is_some_and(|it| !it.is_empty())
            })
    }

    /// What was taken of a choice is chosen: it is named no more, and one less may follow.
    fn choices(&mut self, gone: &[OrderId]) {
        let from = self.from;
        let taken = |id: &str| {
            let order = from.factory.orders.ids().find(|it| from.factory.orders[*it].id == id);
            order.is_some_and(|it| from.done.shipped[it] > 0.0)
        };
        let is_gone = |id: &str| gone.iter().any(|it| from.factory.orders[*it].id == id);
        let mut notes: Vec<(String, Message)> = Vec::new();
        let Some(choices) = list(&mut self.tree, "choose") else { return };
        for choice in choices.iter_mut() {
            let id = text(choice, "id").unwrap_or_default().to_owned();
            let Some(fields) = choice.as_object_mut() else { continue };
            let Some(orders) = fields.get_mut("orders").and_then(Value::as_array_mut) else {
                continue;
            };
            let mut less = 0.0;
            orders.retain(|it| {
                let name = it.as_str().unwrap_or_default();
                less += f64::from(u8::from(taken(name)));
                !taken(name) && !is_gone(name)
            });
            if orders.is_empty() {
                fields.shift_remove("orders");
            }
            if less == 0.0 {
                continue;
            }
            for field in ["at_least", "at_most"] {
                let Some(count) = fields.get(field).and_then(Value::as_f64) else { continue };
                match (field, (count - less).max(0.0)) {
                    ("at_least", 0.0) => {
                        fields.shift_remove(field);
                    }
                    (_, left) => {
                        fields.insert(field.to_owned(), number(left));
                    }
                }
            }
            notes.push((format!("choose/{id}"), message!("roll-note-chosen", count = less)));
        }
        let names = |it: &Value, field: &str| {
            it.get(field).and_then(Value::as_array).is_some_and(|it| !it.is_empty())
        };
        let says = |it: &Value| it.get("at_least").is_some() || it.get("at_most").is_some();
        choices.retain(|it| {
            let kept = says(it) && ["orders", "routes", "measures"].iter().any(|of| names(it, of));
            if !kept {
                let id = text(it, "id").unwrap_or_default();
                notes.push((format!("choose/{id}"), message!("roll-note-choice-over")));
            }
            kept
        });
        if choices.is_empty() {
            self.tree.shift_remove("choose");
        }
        for (at, message) in notes {
            self.note(RollNote::new(Fate::Ended, at, message));
        }
    }

    /// A measure that is left out is named nowhere.
    pub(super) fn forget_measure(&mut self, id: &str) {
        let others = list(&mut self.tree, "measures").into_iter().flatten();
        for other in others.filter_map(Value::as_object_mut) {
            for field in ["requires", "excludes"] {
                if let Some(named) = other.get_mut(field).and_then(Value::as_array_mut) {
                    named.retain(|it| it.as_str() != Some(id));
                }
            }
        }
        if let Some(choices) = list(&mut self.tree, "choose") {
            for choice in choices.iter_mut().filter_map(Value::as_object_mut) {
                if let Some(named) = choice.get_mut("measures").and_then(Value::as_array_mut) {
                    named.retain(|it| it.as_str() != Some(id));
                }
            }
            choices.retain(|it| {
                ["orders", "routes", "measures"]
                    .iter()
                    .any(|of| it.get(of).and_then(Value::as_array).is_some_and(|it| !it.is_empty()))
            });
        }
    }

    /// Released quantities: those of days that have passed were started; of one that reaches over the
    /// date what was not started yet is left.
    fn frozen(&mut self) {
        let from = self.from;
        let next = self.next();
        let last = from.buckets.iter().take(from.done.past).next_back().map(|it| it.end);
        let mut notes = Vec::new();
        let Some(lines) = list(&mut self.tree, "frozen") else { return };
        let mut at = 0;
        lines.retain_mut(|line| {
            let position = at;
            at += 1;
            let Some(frozen) = from.factory.frozen.get(position) else { return false };
            let name = &from.factory.products[frozen.product].named.id;
            if frozen.to < next {
                let message = message!("roll-note-released", to = frozen.to);
                notes.push(RollNote::new(Fate::Ended, format!("frozen/{name}"), message));
                return false;
            }
            if frozen.from >= next {
                return true;
            }
            let started = from.plan.products.get(frozen.product.position()).map_or(0.0, |it| {
                let route = it.routes.get(frozen.route);
                let of = from.buckets.iter().zip(route.map_or(&[][..], |it| &it.started));
                let past = of.take_while(|(bucket, _)| last.is_some_and(|end| bucket.end <= end));
                past.filter(|(bucket, _)| bucket.end >= frozen.from).map(|it| it.1).sum()
            });
            let rest = clean((frozen.quantity - started).max(0.0), frozen.quantity);
            let Some(fields) = line.as_object_mut() else { return false };
            fields.insert("from".to_owned(), next.to_string().into());
            fields.insert("quantity".to_owned(), number(rest));
            rest > 0.0 && date(line, "to").is_some()
        });
        if lines.is_empty() {
            self.tree.shift_remove("frozen");
        }
        self.notes.extend(notes);
    }
}
