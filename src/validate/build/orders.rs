//! Orders, frozen quantities, projects, goals and the weights of balance.

use super::builder::{Builder, amount, days, limits, named, priority, series_or};
use crate::ids::{IdVec, ProductId};
use crate::model::{
    Balance, FactoryParts, FixedCost, Frozen, GiveUp, Goal, GoalInSequence, Item, Late, Need,
    Needed, Order, OrderKind, Product, Project,
};
use crate::source::Cell;
use crate::source::json::{self, GoalRecord, OrderKindWord};
use crate::source::records::{
    BalanceRecord, FactoryRecord, FixedCostRecord, FrozenRecord, NeedRecord, OrderRecord,
    ProjectRecord,
};

impl Builder<'_, '_> {
    pub(super) fn order(
        &self,
        record: &OrderRecord,
        factory: &FactoryRecord,
        products: &IdVec<ProductId, Product>,
    ) -> Option<Order> {
        let word = record.kind.as_ref().map_or(OrderKindWord::Firm, |kind| kind.value);
        let kind = match word {
            OrderKindWord::Market => OrderKind::Market {
                minimum: limits(record.minimum.as_ref()),
                limits: limits(record.limit.as_ref()),
            },
            OrderKindWord::Firm | OrderKindWord::Even => OrderKind::Firm {
                quantity: record.quantity.as_ref().map_or(0.0, |quantity| quantity.value),
                late: late(record),
                shortage_price: record.shortage_price.as_ref().map_or(0.0, |price| price.value),
                even: word == OrderKindWord::Even,
            },
        };
        let first = factory.from.value;
        let due = record.due.as_ref().map_or(factory.to.value, |due| due.value);
        let earliest = match (&record.earliest, &record.due) {
            (Some(earliest), _) => earliest.value.max(first),
            (None, Some(_)) if word == OrderKindWord::Firm => {
                // An order due on a Sunday may leave on the last day worked before.
                self.worked.last_until(due).unwrap_or(due)
            }
            _ => first,
        };
        let product = self.product_id(&record.product.value)?;
        Some(Order {
            id: record.id.value.clone(),
            product,
            customer: record.customer.as_ref().map(|customer| customer.value.clone()),
            kind,
            price: series_or(record.price.as_ref(), 0.0),
            priority: priority(record.priority.as_ref()),
            earliest,
            due,
            whole: record.whole.as_ref().map_or(products[product].whole, |word| word.value),
        })
    }

    pub(super) fn frozen(
        &self,
        record: &FrozenRecord,
        products: &IdVec<ProductId, Product>,
    ) -> Option<Frozen> {
        let product = self.product_id(&record.product.value)?;
        let route = match &record.route {
            Some(id) => {
                products[product].routes.iter().position(|route| route.named.id == id.value)?
            }
            None => 0,
        };
        let single = record.date.as_ref();
        Some(Frozen {
            product,
            route,
            from: record.from.as_ref().or(single)?.value,
            to: record.to.as_ref().or(single)?.value,
            quantity: record.quantity.value,
        })
    }

    pub(super) fn project(&self, record: &ProjectRecord) -> Project {
        Project {
            named: named(&record.id, record.name.as_ref()),
            workshop: self.workshop(record.workshop.as_ref()),
            priority: priority(record.priority.as_ref()),
            needs: record.needs.iter().flat_map(|need| self.needs(&need.value)).collect(),
        }
    }

    pub(super) fn fixed_cost(&self, record: &FixedCostRecord) -> FixedCost {
        FixedCost {
            named: named(&record.id, record.name.as_ref()),
            workshop: self.workshop(record.workshop.as_ref()),
            per_month: record.per_month.value,
        }
    }

    fn needs(&self, record: &NeedRecord) -> Vec<Need> {
        let need = |of: Needed, quantity: &Cell<f64>| Need {
            from: record.from.value,
            to: record.to.value,
            of,
            quantity: quantity.value,
        };
        let hours = record.hours.0.iter().filter_map(|(id, quantity)| {
            let group = self.group_id(&id.value).map(Needed::Group);
            let of = group.or_else(|| self.resource(&id.value).map(Needed::Resource))?;
            Some(need(of, quantity))
        });
        let materials = record.materials.0.iter().filter_map(|(id, quantity)| {
            let of = self.material_id(&id.value)?;
            Some(need(Needed::Item(Item::Material(of)), quantity))
        });
        let products = record.products.0.iter().filter_map(|(id, quantity)| {
            let of = self.product_id(&id.value)?;
            Some(need(Needed::Item(Item::Product(of)), quantity))
        });
        hours.chain(materials).chain(products).collect()
    }
}

fn late(record: &OrderRecord) -> Late {
    let Some(late) = &record.late else { return Late { days: None, price: None } };
    Late {
        days: late.value.days.as_ref().map(|cell| days(Some(cell))),
        price: amount(late.value.price.as_ref()),
    }
}

pub(super) fn balance(record: Option<&BalanceRecord>) -> Balance {
    let Some(record) = record else { return Balance::default() };
    let or = |cell: Option<&Cell<f64>>, default: f64| cell.map_or(default, |cell| cell.value);
    let change = record.change_cost.as_ref().map(|cost| &cost.value);
    Balance {
        peak: or(record.peak.as_ref(), 1.0),
        even: or(record.even.as_ref(), 1.0),
        change: or(record.change.as_ref(), 1.0),
        change_cost_up: or(change.and_then(|cost| cost.up.as_ref()), 0.0),
        change_cost_down: or(change.and_then(|cost| cost.down.as_ref()), 0.0),
    }
}

/// Whether anything must be met: then `fulfil` is a goal even where it is not named.
pub(in super::super) fn firm_wanted(parts: &FactoryParts) -> bool {
    let order = |order: &Order| match &order.kind {
        OrderKind::Firm { .. } => true,
        OrderKind::Market { minimum, .. } => minimum.iter().any(|least| !least.value.is_zero()),
    };
    let stocks = parts.products.iter().map(|product| &product.stock);
    let mut stocks = stocks.chain(parts.materials.iter().map(|material| &material.stock));
    parts.orders.iter().any(order)
        || !parts.projects.is_empty()
        || stocks.any(|stock| {
            !stock.safety.is_zero() || stock.closing.is_some_and(|closing| closing > 0.0)
        })
}

fn goal(record: &GoalRecord) -> Option<GoalInSequence> {
    let nothing = GiveUp::Absolute(0.0);
    match record {
        GoalRecord::Plain(word) => {
            Some(GoalInSequence { goal: Goal::from_word(word)?, give_up: nothing })
        }
        GoalRecord::Tolerated(tolerated) => Some(GoalInSequence {
            goal: Goal::from_word(&tolerated.goal.value)?,
            give_up: match tolerated.give_up.as_ref().map(|cell| cell.value) {
                Some(json::GiveUp::Absolute(value)) => GiveUp::Absolute(value),
                Some(json::GiveUp::Share(share)) => GiveUp::Share(share),
                None => nothing,
            },
        }),
    }
}

pub(super) fn goals(record: &FactoryRecord, parts: &FactoryParts) -> Vec<GoalInSequence> {
    let exactly = |goal| GoalInSequence { goal, give_up: GiveUp::Absolute(0.0) };
    if record.goals.is_empty() {
        let priced = parts.orders.iter().any(|order| !order.price.is_zero());
        let money = if priced { Goal::Profit } else { Goal::Cost };
        return [Goal::Fulfil, Goal::OnTime, money, Goal::Surplus, Goal::Balance, Goal::LowStock]
            .map(exactly)
            .to_vec();
    }
    let goals = record.goals.iter().filter_map(|cell| goal(&cell.value)).collect();
    GoalInSequence::with_surplus(with_fulfil_first(goals, parts))
}

/// The goals with `fulfil` put first where it is not named although something firm is wanted.
pub(in super::super) fn with_fulfil_first(
    mut goals: Vec<GoalInSequence>,
    parts: &FactoryParts,
) -> Vec<GoalInSequence> {
    let named = goals.iter().any(|it| it.goal == Goal::Fulfil);
    if !named && firm_wanted(parts) {
        goals.insert(0, GoalInSequence { goal: Goal::Fulfil, give_up: GiveUp::Absolute(0.0) });
    }
    goals
}
