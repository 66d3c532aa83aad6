//! The three parts of the balance goal, and the rhythm.

use crate::ids::{BucketId, Id, ProductId};
use crate::model::answers::audit::Fault;
use crate::model::plan::{Numbers, Plan, RhythmOf};
use crate::model::{Buckets, Factory, OrderKind, even};

use super::check::Check;
use super::flow::{Flows, Sums};
use super::groups::{change_of, count, effective_hours, ratio};
use super::sum::Sum;
use crate::tolerances::AUDITED;

/// The balance index: the weighted mean of peak, evenness and change.
pub fn index(factory: &Factory, buckets: &Buckets, flows: &Flows) -> Sum {
    let weights = &factory.balance;
    let total = weights.peak + weights.even + weights.change;
    let mut index = Sum::default();
    if total > 0.0 {
        let effective = effective_hours(factory, buckets);
        index.add_times(weights.peak / total, peak(flows, &effective));
        index.add_times(weights.even / total, unevenness(factory, buckets, flows));
        index.add_times(weights.change / total, change(flows, &effective));
    }
    index
}

/// Mean over groups, weighted by effective hours, of the highest utilisation of a bucket.
fn peak(flows: &Flows, effective: &[Vec<f64>]) -> Sum {
    let all: f64 = effective.iter().flatten().sum();
    let mut mean = Sum::default();
    for (load, effective) in flows.group_load.iter().zip(effective) {
        let peak = (load.iter().zip(effective))
            .map(|(load, hours)| ratio(*load, *hours))
            .fold(Sum::default(), |peak, it| if it.value > peak.value { it } else { peak });
        mean.add_times(effective.iter().sum::<f64>(), peak);
    }
    ratio(mean, all)
}

/// A product with even orders: the quantity of its even orders that is for the planning period and, by
/// bucket of it, the share of its output that their straight line wants by then.
struct Line {
    product: ProductId,
    quantity: f64,
    cumulative: Vec<f64>,
}

fn lines(factory: &Factory, buckets: &Buckets) -> Vec<Line> {
    let mut lines = Vec::new();
    for product in factory.products.ids() {
        let mut line = Line { product, quantity: 0.0, cumulative: vec![0.0; buckets.within()] };
        for order in factory.orders.iter().filter(|order| order.product == product) {
            let OrderKind::Firm { quantity, even: true, .. } = order.kind else { continue };
            let in_window = |at: usize| {
                let bucket = &buckets[BucketId::at(at)];
                bucket.start <= buckets.not_before_first(order.due) && order.earliest <= bucket.end
            };
            let share = |at: usize| {
                if in_window(at) { buckets[BucketId::at(at)].even_share } else { 0.0 }
            };
            let whole: f64 = (0..buckets.len()).map(share).sum();
            let mut risen = 0.0;
            for (at, height) in line.cumulative.iter_mut().enumerate() {
                risen += share(at);
                *height += if whole > 0.0 { quantity * risen / whole } else { 0.0 };
            }
            let goes_on = whole > 0.0 && (buckets.within()..buckets.len()).any(in_window);
            line.quantity += if factory.is_beyond(order.earliest) {
                0.0
            } else if goes_on {
                quantity * risen / whole
            } else {
                quantity
            };
        }
        if line.quantity > 0.0 {
            line.cumulative.iter_mut().for_each(|height| *height /= line.quantity);
            lines.push(line);
        }
    }
    lines
}

/// Mean over even products of the distance between cumulative output and its line.
fn unevenness(factory: &Factory, buckets: &Buckets, flows: &Flows) -> Sum {
    let lines = lines(factory, buckets);
    let mut total = Sum::default();
    for line in &lines {
        let made = &flows.made[line.product][..buckets.within()];
        let whole: Sum = made.iter().sum();
        let mut output = Sum::default();
        let mut distance = Sum::default();
        for (made, share) in made.iter().zip(&line.cumulative) {
            let height = share * whole.value;
            output.add_times(1.0, *made);
            distance.value += (output.value - height).abs();
            distance.scale += output.scale + height;
        }
        total.add_times(1.0 / line.quantity, distance);
    }
    total.times(1.0 / count(lines.len() * buckets.within()))
}

/// Mean over groups, weighted by effective hours, of the change of their utilisation.
fn change(flows: &Flows, effective: &[Vec<f64>]) -> Sum {
    let all: f64 = effective.iter().flatten().sum();
    let mut mean = Sum::default();
    for (load, effective) in flows.group_load.iter().zip(effective) {
        mean.add_times(effective.iter().sum::<f64>(), change_of(load, effective));
    }
    ratio(mean, all)
}

/// Σ min(planned, even) ÷ Σ even, of what comes in pieces ÷ the most that whole pieces keep of it;
/// `None` if nothing is planned. It is of the planning period alone.
fn rhythm(buckets: &Buckets, planned: &[Sum], piece: Option<f64>) -> Option<Sum> {
    let planned = &planned[..buckets.within()];
    let total: Sum = planned.iter().sum();
    if total.value <= 0.0 {
        return None;
    }
    let at = |share: f64| total.value * share;
    let mut kept = Sum::default();
    for (bucket, planned) in buckets.iter().zip(planned) {
        kept.value += planned.value.min(at(bucket.even_share));
        kept.scale += planned.scale + at(bucket.even_share);
    }
    let most = piece.map(|piece| {
        let within = buckets.iter().take(buckets.within());
        let line: Vec<f64> = within.map(|it| at(it.even_share)).collect();
        even::most_kept(&line, piece)
    });
    let most = most.filter(|it| *it > 0.0).unwrap_or(total.value);
    let mut share = kept.times(1.0 / most);
    // Output that is not made in pieces can keep more of the line.
    share.value = share.value.min(1.0);
    Some(share)
}

/// Recomputes and checks every rhythm.
pub fn check_rhythm(
    factory: &Factory,
    buckets: &Buckets,
    flows: &Flows,
    plan: &mut Plan,
    check: &mut Check,
) {
    let load_of = |chosen: &dyn Fn(usize) -> bool| -> Sums {
        (0..buckets.len())
            .map(|at| {
                let groups = flows.group_load.iter().enumerate();
                groups.filter(|(group, _)| chosen(*group)).map(|(_, load)| &load[at]).sum()
            })
            .collect()
    };
    // A factory without any load keeps its rhythm.
    let whole = rhythm(buckets, &load_of(&|_| true), None).unwrap_or(Sum::of(1.0));
    check.figure(|| "rhythm/factory".into(), "audit-rhythm", &mut plan.rhythm.factory, whole);
    let workshops = factory.workshops.enumerated().map(|(id, workshop)| {
        let own =
            |group: usize| factory.groups[crate::ids::GroupId::at(group)].workshop == Some(id);
        let load = load_of(&own);
        let total: Sum = load[..buckets.within()].iter().sum();
        (workshop.id.as_str(), rhythm(buckets, &load, None), total.value > AUDITED)
    });
    let workshops: Vec<_> = workshops.collect();
    check_list(check, "workshops", &mut plan.rhythm.workshops, &workshops);
    let in_pieces = plan.numbers == Some(Numbers::Whole);
    let products = factory.products.enumerated().map(|(id, product)| {
        let piece = product.piece().filter(|_| in_pieces);
        let rhythm = rhythm(buckets, &flows.made[id], piece);
        (product.named.id.as_str(), rhythm, true)
    });
    let products: Vec<_> = products.collect();
    check_list(check, "products", &mut plan.rhythm.products, &products);
}

/// A list of rhythms, in the factory file's order; if nothing is planned there is none, and
/// if there is only rounding there need be none.
fn check_list(
    check: &mut Check,
    list: &str,
    stated: &mut Vec<RhythmOf>,
    recomputed: &[(&str, Option<Sum>, bool)],
) {
    if check.restates() {
        let planned = recomputed.iter().filter_map(|(id, rhythm, _)| Some((*id, (*rhythm)?)));
        *stated = planned.map(|(id, it)| RhythmOf { id: id.into(), rhythm: it.value }).collect();
        return;
    }
    let mut left = stated.iter_mut().peekable();
    for (id, rhythm, needed) in recomputed {
        let at = || format!("rhythm/{list}/{id}");
        match (left.next_if(|it| it.id == *id), rhythm) {
            (Some(stated), Some(rhythm)) => {
                check.figure(at, "audit-rhythm", &mut stated.rhythm, *rhythm);
            }
            (Some(_), None) => check.refuse(at(), "audit-nothing-planned", Fault::Shape),
            (None, Some(_)) if *needed => {
                check.refuse(at(), "audit-missing", Fault::Shape);
            }
            (None, _) => {}
        }
    }
    if let Some(extra) = left.next() {
        let at = format!("rhythm/{list}/{}", extra.id);
        check.refuse(at, "audit-foreign", Fault::Shape);
    }
}
