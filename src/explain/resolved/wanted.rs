//! The quantities of orders that are short or late, and due dates.

use crate::explain::along::noiseless;
use crate::explain::limits::{self, Counted};
use crate::formulate::{ColumnMeaning, RowMeaning, ShippingWindow};
use crate::ids::{Id, OrderId};
use crate::model::changed::Change;
use crate::model::{Buckets, Factory, Goal, OrderKind, What};
use crate::session::goals::Base;
use crate::session::goals::place::GoalsAt;

/// A change that may be worth something.
pub(super) struct Candidate {
    pub named: Counted,
    pub amount: f64,
    pub step: f64,
    pub change: Change,
    /// What prices make of it, by goal: only an order in which to look.
    pub guess: Vec<f64>,
}

/// Quantities of firm orders and minimums of markets whose priority class does not get everything in
/// full and on time, and whose rows have a price. Of the others, one less is a bound moved.
pub(super) fn quantities(factory: &Factory, base: &Base<'_>, now: &GoalsAt<'_>) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = Vec::new();
    for (row, meaning) in base.formulation().legend().rows.enumerated() {
        let (order, what) = match meaning {
            RowMeaning::Quantity { order } => (*order, What::Quantity),
            RowMeaning::Minimum { order, .. } => (*order, What::MarketMinimum),
            _ => continue,
        };
        let owner = &factory.orders[order];
        let guess: Vec<f64> =
            now.solved.iter().map(|(_, certified)| certified.price(row).abs()).collect();
        if base.meets(owner.priority) || guess.iter().all(|price| noiseless(*price) == 0.0) {
            continue;
        }
        let named = limits::of(limits::order(factory, order), what);
        if let Some(known) = candidates.iter_mut().find(|known| known.named.0 == named.0) {
            known.guess.iter_mut().zip(&guess).for_each(|(sum, price)| *sum += price);
            continue;
        }
        let amount = match &owner.kind {
            OrderKind::Firm { quantity, .. } => *quantity,
            OrderKind::Market { minimum, .. } => {
                let most = minimum.iter().flat_map(|amount| amount.value.values());
                most.fold(0.0, f64::max)
            }
        };
        let by = amount.min(1.0);
        let change = match owner.kind {
            OrderKind::Firm { .. } => Change::Quantity { order, by },
            OrderKind::Market { .. } => Change::Minimum { order, by },
        };
        candidates.push(Candidate { named, amount, step: by, change, guess });
    }
    candidates
}

/// Due dates of firm orders that ship late, or would if only that cost no lateness.
pub(super) fn due_dates(
    factory: &Factory,
    buckets: &Buckets,
    base: &Base<'_>,
    now: &GoalsAt<'_>,
) -> Vec<Candidate> {
    let mut guesses: Vec<Vec<f64>> = vec![vec![0.0; now.solved.len()]; factory.orders.len()];
    for (column, meaning) in base.formulation().legend().columns.enumerated() {
        let ColumnMeaning::Shipped { order, bucket } = *meaning else { continue };
        let window = ShippingWindow::of(&factory.orders[order], buckets);
        if window.is_none_or(|it| !it.is_late(bucket)) {
            continue;
        }
        let goals = base.goals().iter().zip(&now.solved).enumerate();
        for (at, (goal, (_, certified))) in goals {
            let found = if goal.stage.goal == Goal::OnTime {
                goal.objective.cost(column) * certified.column(column)
            } else {
                // What an earlier goal keeps from shipping late, this one would have late.
                -certified.reduced_costs()[column.position()]
            };
            let guess = &mut guesses[order.position()][at];
            *guess = guess.max(found);
        }
    }
    let candidate = |order: OrderId, guess: Vec<f64>| {
        let owner = &factory.orders[order];
        if !matches!(owner.kind, OrderKind::Firm { .. })
            || guess.iter().all(|it| noiseless(*it) <= 0.0)
        {
            return None;
        }
        let mut on = owner.due.tomorrow().ok()?;
        while !factory.calendar.works(on, None) {
            on = on.tomorrow().ok().filter(|day| *day <= factory.last())?;
        }
        if on > factory.last() || on < factory.from {
            return None;
        }
        let days = (owner.due - factory.from).get_days() + 1;
        let named = (limits::order(factory, order).0.its(What::Due), "days".to_owned());
        let change = Change::Due { order, on };
        Some(Candidate { named, amount: f64::from(days), step: 1.0, change, guess })
    };
    factory.orders.ids().zip(guesses).filter_map(|(order, guess)| candidate(order, guess)).collect()
}
