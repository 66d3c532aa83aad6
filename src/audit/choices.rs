//! Choices: how many are taken, and whether what is taken is shipped or started.

use crate::diag::message;
use crate::model::plan::Plan;
use crate::model::run::tightest;
use crate::model::{Buckets, Chosen, Factory, OrderKind};

use super::check::Check;
use super::decisions::Decisions;
use super::sum::Sum;

/// An order that is taken ships at least this share of what is wanted, if not a whole piece.
const LEAST: f64 = 0.001;

/// Checks every choice.
pub fn check(
    factory: &Factory,
    buckets: &Buckets,
    decisions: &Decisions,
    plan: &Plan,
    check: &mut Check,
) {
    for ((choice, taken), stated) in factory.choices.iter().zip(&decisions.taken).zip(&plan.choices)
    {
        let at = format!("choices/{}", choice.id);
        let mut sum = Sum::default();
        let mut counted: Vec<Chosen> = Vec::new();
        for ((chosen, share), stated) in choice.of.iter().zip(taken).zip(&stated.of) {
            let place = || format!("{at}/{}", stated.of);
            check.at_most(place, "audit-taken", Sum::of(*share), 1.0);
            let what = message!("audit-not-negative", of = message!("audit-taken"));
            check.at_least(place, what, Sum::of(*share), 0.0);
            if !counted.contains(chosen) {
                counted.push(*chosen);
                sum.add(*share);
            }
            match *chosen {
                Chosen::Order(order) => {
                    let owner = &factory.orders[order];
                    let shipped = decisions.shipped[order].iter();
                    let shipped: Sum = shipped.map(|it| Sum::of(*it)).sum();
                    let wanted = match &owner.kind {
                        OrderKind::Firm { quantity, .. } => *quantity,
                        OrderKind::Market { limits, .. } => tightest(limits, buckets),
                    };
                    if wanted.is_finite() {
                        check.at_most(place, "audit-not-taken", shipped, share * wanted);
                    } else if *share == 0.0 {
                        check.at_most(place, "audit-not-taken", shipped, 0.0);
                    }
                    let piece = owner.whole || wanted.is_infinite();
                    let least = if piece { 1.0 } else { LEAST * wanted };
                    let what = message!("audit-taken-without");
                    check.at_least(place, what, shipped, share * least);
                }
                Chosen::Route(product, route) => {
                    let Some(runs) = &decisions.runs[product][route] else { continue };
                    let most = runs.run.iter().copied().fold(0.0, f64::max);
                    check.at_most(place, "audit-not-taken", Sum::of(most), *share);
                    let runs: Sum = runs.run.iter().map(|it| Sum::of(*it)).sum();
                    let what = message!("audit-taken-without");
                    check.at_least(place, what, runs, *share);
                }
            }
        }
        if let Some(least) = choice.at_least {
            check.at_least(|| at.clone(), message!("audit-chosen"), sum, f64::from(least));
        }
        if let Some(most) = choice.at_most {
            check.at_most(|| at.clone(), "audit-chosen", sum, f64::from(most));
        }
    }
}
