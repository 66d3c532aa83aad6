//! A smallest set of hard data that contradict each other: remove any one, and the others agree.
//!
//! This is the deletion filter (J. W. Chinneck, *Feasibility and Infeasibility in Optimization*,
//! 2008, chapter 6), over limits as a planner knows them: limits are lifted for good one after
//! another as long as the rest still contradict each other, which a Farkas ray proves each time.

use crate::explain::lever::{Effect, Family, Lever, Levers};
use crate::ids::{Id, RowId};
use crate::lp::{Bounds, Lp, Objective, Sense};
use crate::model::Buckets;
use crate::model::List;
use crate::model::answers::repair::{Contradicting, Datum};
use crate::model::answers::shortage::MeasureKind;
use crate::session::prove::{Solved, optimum, proven_infeasible};
use crate::session::{Failure, Options};

/// The irreducible set; `None` if the deadline passed before it was found.
pub(super) fn irreducible(
    buckets: &Buckets,
    levers: &Levers,
    options: &Options,
) -> Result<Option<Vec<Contradicting>>, Failure> {
    let Some(proof) = proven_infeasible(&levers.lp, options)? else { return Ok(None) };
    let ray = proof.ray();
    let liftable = |family: &Family| match family.kind {
        // Dates and projects are soft, and a product that is not made is no datum.
        MeasureKind::Later
        | MeasureKind::Project
        | MeasureKind::WorkingDay
        | MeasureKind::Earlier
        | MeasureKind::StockWanted => false,
        MeasureKind::Supply => family.name.list == Some(List::Materials),
        _ => true,
    };
    let takes_part = |lever: &Lever| {
        let pulls = |row: RowId| ray[row.position()] != 0.0;
        match &lever.effect {
            Effect::Rows(rows) => rows.iter().any(|(row, _)| pulls(*row)),
            Effect::Column(column) => {
                levers.lp.matrix().column(*column).iter().any(|(row, _)| pulls(*row))
            }
            Effect::Machines { hours, clock } => {
                let full = levers.lp.matrix().column(*hours).iter().any(|(row, _)| pulls(*row));
                full || clock.is_some_and(pulls)
            }
            Effect::Day(_) | Effect::Shipment => false,
        }
    };
    let mut standing: Vec<bool> = levers.families.iter().map(|_| false).collect();
    for lever in levers.list.iter().filter(|lever| takes_part(lever)) {
        standing[lever.family] = true;
    }
    if !contradicts(levers, &standing, &liftable, options)? {
        standing.fill(true);
    }
    for at in 0..standing.len() {
        if !standing[at] || !liftable(&levers.families[at]) {
            continue;
        }
        standing[at] = false;
        standing[at] = !contradicts(levers, &standing, &liftable, options)?;
        if options.deadline.stopped() {
            return Ok(None);
        }
    }
    let families = levers.families.iter().enumerate();
    let kept = families.filter(|(at, family)| standing[*at] && liftable(family));
    Ok(Some(kept.map(|(at, family)| told(buckets, levers, at, family)).collect()))
}

/// Whether the limits that stand, all others lifted, are proven to contradict each other.
fn contradicts(
    levers: &Levers,
    standing: &[bool],
    liftable: &impl Fn(&Family) -> bool,
    options: &Options,
) -> Result<bool, Failure> {
    let mut lp: Lp = levers.lp.clone();
    let lifted = |family: usize| !standing[family] && liftable(&levers.families[family]);
    for lever in levers.list.iter().filter(|lever| lifted(lever.family)) {
        let kind = levers.families[lever.family].kind;
        // A frozen release is lifted by what was released, no more; hours up to the clock.
        let most = match kind {
            MeasureKind::Frozen | MeasureKind::Hours => lever.most,
            _ => f64::INFINITY,
        };
        match lever.effect {
            // The clock is lifted; how many hours of it are worked is another datum.
            Effect::Machines { clock, .. } => {
                let hours = levers.hours_of(lever.family).is_some_and(lifted);
                if let Some(row) = clock {
                    lp.set_row_bounds(row, Bounds::FREE);
                }
                if hours {
                    lp.set_column_bounds(lever.column, Bounds::NON_NEGATIVE);
                }
            }
            _ => lp.set_column_bounds(lever.column, Bounds::between(0.0, most)),
        }
    }
    let nothing = Objective::new("agreement", Sense::Minimise);
    match optimum(&lp, &nothing, None, options)? {
        Solved::Infeasible(_) => Ok(proven_infeasible(&lp, options)?.is_some()),
        Solved::Best(..) | Solved::Stopped => Ok(false),
    }
}

fn figure(amount: f64) -> String {
    let rounded = format!("{amount:.3}");
    rounded.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn told(buckets: &Buckets, levers: &Levers, at: usize, family: &Family) -> Contradicting {
    let own = levers.list.iter().filter(|lever| lever.family == at);
    let first = own.clone().map(|lever| lever.buckets.start).min().unwrap_or(0);
    let last = own.map(|lever| lever.buckets.end).max().unwrap_or(first + 1) - 1;
    let name = |at: usize| &buckets[crate::ids::BucketId::at(at)].name;
    let datum = Datum {
        kind: Some(family.kind),
        name: family.name.clone(),
        amount: figure(family.there_is),
        unit: family.unit.clone(),
        from: name(first).clone(),
        to: name(last).clone(),
    };
    Contradicting { at: family.at.clone(), sentence: datum }
}
