//! Runs, repairs placed and choices.

use super::decisions::Decisions;
use crate::ids::{GroupId, Id, ProductId};
use crate::model::plan::{ChoicePlan, PlacedRepair, RunsPlan, TakenPlan};
use crate::model::{Buckets, Chosen, EquipmentTime, Factory, Placement};

/// The runs of every route on whose runs something depends.
pub(super) fn runs(factory: &Factory, decisions: &Decisions) -> Vec<RunsPlan> {
    let mut plans = Vec::new();
    for (product, owner) in factory.products.enumerated() {
        let at = product.position();
        let figures = decisions.runs[at].iter().zip(&decisions.setups[at]);
        for (route, figures) in owner.routes.iter().zip(figures) {
            let (Some(run), Some(setup)) = figures else { continue };
            plans.push(RunsPlan {
                product: owner.named.id.clone(),
                route: route.named.id.clone(),
                run: run.clone(),
                setup: setup.clone(),
            });
        }
    }
    plans
}

/// Visits the setups of every route: product, route, bucket, whether it is set up.
pub(super) fn setups(
    factory: &Factory,
    decisions: &Decisions,
    mut visit: impl FnMut(ProductId, usize, usize, f64),
) {
    for (product, owner) in factory.products.enumerated() {
        for route in 0..owner.routes.len() {
            let Some(setups) = &decisions.setups[product.position()][route] else { continue };
            for (at, setup) in setups.iter().enumerate().filter(|(_, setup)| **setup != 0.0) {
                visit(product, route, at, *setup);
            }
        }
    }
}

/// The ways in which the repairs of a group are placed, each with its position and share.
fn placed(
    factory: &Factory,
    buckets: &Buckets,
    decisions: &Decisions,
    group: GroupId,
) -> Vec<(usize, Placement, f64)> {
    let owner = &factory.groups[group];
    let mut ways = Vec::new();
    for (repair, it) in owner.repairs_to_place.iter().enumerate() {
        for way in it.placements(factory, buckets, owner) {
            let here = |known: &&(GroupId, usize, jiff::civil::Date, f64)| {
                (known.0, known.1, known.2) == (group, repair, way.from)
            };
            let share = decisions.placed.iter().find(here).map_or(0.0, |known| known.3);
            if share != 0.0 {
                ways.push((repair, way, share));
            }
        }
    }
    ways
}

/// The hours that the repairs placed take of a group, by bucket.
pub(super) fn lost(
    factory: &Factory,
    buckets: &Buckets,
    decisions: &Decisions,
    group: GroupId,
) -> Vec<EquipmentTime> {
    let mut lost = vec![EquipmentTime::default(); buckets.len()];
    for (_, way, share) in placed(factory, buckets, decisions, group) {
        for (sum, part) in lost.iter_mut().zip(&way.lost) {
            sum.repair += share * part.repair;
            sum.effective += share * part.effective;
        }
    }
    lost
}

/// Every repair that is placed.
pub(super) fn repairs(
    factory: &Factory,
    buckets: &Buckets,
    decisions: &Decisions,
) -> Vec<PlacedRepair> {
    let mut plans = Vec::new();
    for (group, owner) in factory.groups.enumerated() {
        for (repair, way, share) in placed(factory, buckets, decisions, group) {
            plans.push(PlacedRepair {
                group: owner.named.id.clone(),
                repair: repair + 1,
                from: way.from.to_string(),
                to: way.to.to_string(),
                machines: owner.repairs_to_place[repair].machines,
                placed: share,
            });
        }
    }
    plans
}

/// What is taken of each choice.
pub(super) fn choices(factory: &Factory, decisions: &Decisions) -> Vec<ChoicePlan> {
    let taken = |chosen: &Chosen| {
        let known = decisions.taken.iter().find(|it| it.0 == *chosen);
        TakenPlan { of: chosen.path(factory), taken: known.map_or(0.0, |it| it.1) }
    };
    let choice = |it: &crate::model::Choice| ChoicePlan {
        id: it.id.clone(),
        of: it.of.iter().map(taken).collect(),
    };
    factory.choices.iter().map(choice).collect()
}
