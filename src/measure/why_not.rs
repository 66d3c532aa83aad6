//! Why a measure is not in the best set: what it would give now, and what must happen before it pays.

use super::best::Best;
use super::gains::gains;
use super::plans::{Asked, Planned, Set};
use super::search::Search;
use crate::model::answers::measures::{GroupHours, WhyNot, WhyNotKind};
use crate::scenario::ties;

/// Multiples of all orders at which a measure that gives nothing now is tried, in per cent.
const MULTIPLES: [u32; 5] = [110, 125, 150, 200, 300];

/// Measures for which that is tried at most.
pub const MOST_TRIED: usize = 20;

fn joined(planned: &Planned<'_>, best: &[usize], at: usize) -> Set {
    let mut set = best.to_vec();
    set.extend(planned.proposals.with_required(at));
    set.sort_unstable();
    set.dedup();
    set
}

/// Why a measure is not in the best set; `hours` are those of the groups it changes.
pub fn why_not(
    search: &mut Search<'_, '_>,
    best: &Best,
    at: usize,
    budget: f64,
    hours: &[&GroupHours],
    tried: bool,
) -> Option<WhyNot> {
    let set = joined(search.planned, &best.set, at);
    let is_allowed = search.allowed(&set, f64::INFINITY);
    let fits = search.allowed(&set, budget);
    let planned = &mut *search.planned;
    let (now, with) = (Asked::of(&best.set), Asked::of(&set));
    planned.plan(std::slice::from_ref(&with));
    let value = planned.value(&with);
    // Nothing is said of what was not planned.
    if is_allowed && value.is_none() && !planned.without_plan(&with) {
        return None;
    }
    let better = value.as_ref().and_then(|it| it.better(&best.value));
    let gains = gains(planned, &with, &now);
    let more_per_month = planned.monthly(&set) > planned.monthly(&best.set);
    let because = match better {
        _ if !is_allowed => WhyNotKind::Excluded,
        _ if value.is_none() => WhyNotKind::NoPlan,
        None => WhyNotKind::NothingNow,
        Some((_, by)) if by > 0.0 && !fits => WhyNotKind::Budget,
        Some((goal, _)) if planned.compared[goal].money && more_per_month => WhyNotKind::CostsMore,
        Some((_, by)) if by > 0.0 => WhyNotKind::Budget,
        Some(_) => WhyNotKind::Harms,
    };
    let cost = |set: &[usize]| planned.cost(set);
    let cheaper_per_month = match better {
        Some((_, by)) if because == WhyNotKind::CostsMore && by < 0.0 => {
            let each = planned.proposals.all[at].measure.cost_per_month;
            Some(-by / planned.months).filter(|it| ties(*it, each) || *it < each)
        }
        _ => None,
    };
    // Enough to let it in beside the best set; and what is left out for it, where that is excluded.
    let cheaper_by = (because == WhyNotKind::Budget && budget.is_finite())
        .then(|| (cost(&set) - budget).max(0.0))
        .filter(|by| *by <= planned.proposals.all[at].measure.cost);
    let instead_of = if because == WhyNotKind::Excluded {
        let excludes = |it: &&usize| {
            let (one, other) = (&planned.proposals.all[at], &planned.proposals.all[**it]);
            one.measure.excludes.contains(it) || other.measure.excludes.contains(&at)
        };
        best.set.iter().filter(excludes).map(|it| planned.proposals.id(*it).to_owned()).collect()
    } else {
        Vec::new()
    };
    let idle =
        hours.iter().filter(|it| it.effective_after - it.load_after > 1e-6).max_by(|one, other| {
            let idle = |it: &GroupHours| it.effective_after - it.load_after;
            idle(one).total_cmp(&idle(other))
        });
    let binds_from = (because == WhyNotKind::NothingNow && tried)
        .then(|| binds_from(planned, &best.set, &set))
        .flatten();
    Some(WhyNot {
        because,
        now: gains,
        idle: idle.map(|it| format!("groups/{}", it.group)),
        idle_hours: idle.map(|it| it.effective_after - it.load_after),
        binds_from,
        cheaper_by,
        cheaper_per_month,
        instead_of,
    })
}

/// The first of some multiples of all orders at which a set is better than another.
fn binds_from(planned: &mut Planned<'_>, without: &[usize], with: &[usize]) -> Option<f64> {
    for orders in MULTIPLES {
        if planned.exhausted() {
            return None;
        }
        let asked = [without, with].map(|set| Asked { orders, ..Asked::of(set) });
        if !planned.plan(&asked) {
            return None;
        }
        if let (Some(before), Some(after)) = (planned.value(&asked[0]), planned.value(&asked[1]))
            && after.beats(&before)
        {
            return Some(f64::from(orders) / 100.0);
        }
    }
    None
}
