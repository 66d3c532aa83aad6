//! The result of every order: when it may ship, how much is late or short.

use jiff::civil::Date;

use crate::ids::{BucketId, Id, OrderId};
use crate::model::answers::audit::Fault;
use crate::model::plan::{OrderPlan, OrderStatus, Plan};
use crate::model::{Amount, Buckets, Factory, Order, OrderKind};

use super::check::Check;
use super::decisions::Decisions;
use super::flow::Sums;
use super::limits::{check_allotments, check_forbidden};
use super::sum::Sum;
use crate::tolerances::AUDITED;

/// The buckets an order may ship in, as positions, and from when on it is late.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// First bucket.
    pub first: usize,
    /// The first bucket in which it is late: the one after the due bucket, or the first of all
    /// where it is due before that.
    pub first_late: usize,
    /// The bucket after the last one allowed, late shipments included.
    pub end: usize,
    /// The date its days late are counted from.
    late_from: Date,
}

impl Window {
    /// Calendar days late of shipments in a bucket from `first_late` on.
    pub fn days_late(&self, buckets: &Buckets, at: usize) -> f64 {
        f64::from((buckets[BucketId::at(at)].start - self.late_from).get_days())
    }

    /// Money per unit for each bucket from `first_late` on, at a price per period of days.
    pub fn waiting(&self, buckets: &Buckets, price: &Amount) -> Vec<f64> {
        let per_span = buckets.holding(price);
        let late = self.first_late..buckets.len();
        let each = |at: usize| match self.first_late {
            0 => buckets.waiting(price, self.late_from, buckets[BucketId::at(at)].start),
            first => per_span[first - 1..at].iter().sum(),
        };
        late.map(each).collect()
    }
}

/// When an order may ship. What is due before the first bucket is late in all of them, from its
/// own due date; a market that ends before it sells nothing. What may not ship before a day off
/// that it is due on ships in its due bucket.
pub fn window(buckets: &Buckets, order: &Order) -> Window {
    let due = buckets.due(order.due).map(BucketId::position);
    let first_late = due.map_or(0, |due| due + 1);
    let late_from = due.map_or(order.due, |due| buckets[BucketId::at(due)].start);
    let latest_first = due.unwrap_or(0);
    let earliest = buckets.receiving(order.earliest);
    let first = earliest.map_or(latest_first, |it| it.position().min(latest_first));
    let mut window = Window { first, first_late, end: first_late, late_from };
    if let OrderKind::Firm { late, .. } = &order.kind {
        let allowed = late.days.map_or(f64::INFINITY, f64::from);
        let within = |&at: &usize| window.days_late(buckets, at) <= allowed;
        let last = (first_late..buckets.len()).rev().find(within);
        window.end = last.map_or(first_late, |last| last + 1);
    }
    window
}

/// The result of an order.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// When it may ship.
    pub window: Window,
    /// Shipped, by bucket.
    pub shipped: Sums,
    /// The shortage of each quantity ordered, with that quantity: one entry of a firm order,
    /// one per period of each minimum of a market; and whether it is wanted only after the planning
    /// period.
    pub shortfalls: Vec<(Sum, f64, bool)>,
}

impl Outcome {
    /// Never shipped.
    pub fn short(&self) -> Sum {
        self.shortfalls.iter().map(|(short, ..)| short).sum()
    }

    /// Quantity ordered.
    pub fn quantity(&self) -> Sum {
        self.shortfalls.iter().map(|(_, quantity, _)| Sum::of(*quantity)).sum()
    }

    /// Shipped late, with the position of each bucket in which it is late.
    pub fn late(&self) -> impl Iterator<Item = (usize, &Sum)> {
        self.shipped.iter().enumerate().skip(self.window.first_late)
    }
}

/// Follows one order.
pub fn outcome(
    factory: &Factory,
    buckets: &Buckets,
    decisions: &Decisions,
    id: OrderId,
) -> Outcome {
    let order = &factory.orders[id];
    let shipped: Sums = decisions.shipped[id].iter().map(|it| Sum::of(*it)).collect();
    let window = window(buckets, order);
    let shortfalls = match &order.kind {
        OrderKind::Firm { quantity, .. } => {
            let total: Sum = shipped.iter().sum();
            vec![(total.short_of(*quantity), *quantity, factory.is_beyond(order.due))]
        }
        OrderKind::Market { minimum, .. } => minimum
            .iter()
            .flat_map(|amount| buckets.market_allotments(order.due, amount))
            // Periods wholly outside the market's own window require nothing.
            .filter(|period| period.buckets.start < window.end && window.first < period.buckets.end)
            .filter(|period| period.quantity > 0.0)
            .map(|period| {
                let beyond = period.buckets.end > buckets.within();
                let sold: Sum = shipped[period.buckets].iter().sum();
                (sold.short_of(period.quantity), period.quantity, beyond)
            })
            .collect(),
    };
    Outcome { window, shipped, shortfalls }
}

/// Recomputes and checks orders.
pub fn check(
    factory: &Factory,
    buckets: &Buckets,
    decisions: &Decisions,
    plan: &mut Plan,
    check: &mut Check,
) -> Vec<Outcome> {
    let mut outcomes = Vec::with_capacity(factory.orders.len());
    for (id, order) in factory.orders.enumerated() {
        let outcome = outcome(factory, buckets, decisions, id);
        let stated = &mut plan.orders[id.position()];
        check_order(order, buckets, &decisions.shipped[id], &outcome, stated, check);
        outcomes.push(outcome);
    }
    outcomes
}

fn check_order(
    order: &Order,
    buckets: &Buckets,
    shipped: &[f64],
    outcome: &Outcome,
    stated: &mut OrderPlan,
    check: &mut Check,
) {
    let at = |figure: &str| format!("orders/{}/{figure}", order.id);
    let window = outcome.window;
    let early = &shipped[..window.first.min(shipped.len())];
    check_forbidden(check, &at("shipments"), "audit-before-earliest", early);
    for (position, quantity) in shipped.iter().enumerate().skip(window.end) {
        let name = check.bucket(position).to_owned();
        let at = || format!("{}/{name}", at("shipments"));
        check.at_most(at, "audit-after-latest", Sum::of(*quantity), 0.0);
    }
    let total: Sum = outcome.shipped.iter().sum();
    match &order.kind {
        OrderKind::Firm { quantity, .. } => {
            check.at_most(|| at("shipped"), "audit-ordered", total, *quantity);
        }
        OrderKind::Market { limits, .. } => {
            let what = "audit-limit-market";
            for limit in limits {
                let allotments = buckets.market_allotments(order.due, limit);
                check_allotments(check, allotments, &at("shipments"), what, shipped);
            }
        }
    }
    let late: Sum = outcome.late().map(|(_, late)| late).sum();
    let short = outcome.short();
    check.figure(|| at("quantity"), "audit-wanted", &mut stated.quantity, outcome.quantity());
    check.figure(|| at("shipped"), "audit-shipped", &mut stated.shipped, total);
    check.figure(|| at("late"), "audit-shipped-late", &mut stated.late, late);
    check.figure(|| at("short"), "audit-short", &mut stated.short, short);
    check_days_late(buckets, shipped, outcome, stated, check);
    if check.restates() {
        stated.status = if short.value > AUDITED {
            OrderStatus::Short
        } else if late.value > AUDITED {
            OrderStatus::Late
        } else {
            OrderStatus::OnTime
        };
        return;
    }
    // Between nothing and the tolerance either status may be right.
    let possible = |what: &Sum| (what.value > what.allowance(), what.value > 0.0);
    let ((short, may_be_short), (late, may_be_late)) = (possible(&short), possible(&late));
    let right = match stated.status {
        OrderStatus::Short => may_be_short,
        OrderStatus::Late => !short && may_be_late,
        OrderStatus::OnTime => !short && !late,
    };
    if !right {
        let what = "audit-status";
        check.refuse(at("status"), what, Fault::Shape);
    }
}

fn check_days_late(
    buckets: &Buckets,
    shipped: &[f64],
    outcome: &Outcome,
    stated: &mut OrderPlan,
    check: &mut Check,
) {
    let window = outcome.window;
    let last_above = |least: f64| {
        let late = (window.first_late..shipped.len()).rev();
        let last = late.into_iter().find(|&position| shipped[position] > least);
        last.map_or(0.0, |position| window.days_late(buckets, position))
    };
    // A late shipment within the tolerance may be counted or not.
    let days = [last_above(0.0), last_above(AUDITED)];
    // Whole days: a difference of less than half a day is rounding.
    let nearest =
        days.into_iter().find(|days| (days - stated.days_late).abs() < 0.5).unwrap_or(days[1]);
    let at = || format!("orders/{}/days_late", stated.id);
    let at = at();
    check.figure(|| at, "audit-days-late", &mut stated.days_late, Sum::of(nearest));
}
