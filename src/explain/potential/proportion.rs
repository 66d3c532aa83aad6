//! The balance between equipment groups: the hours of each against those the mix takes.

use super::ledger::{Ledger, Trouble};
use super::programme::Programme;
use crate::formulate::{Capacity, ColumnMeaning, RowMeaning};
use crate::ids::{ColumnId, GroupId, IdVec};
use crate::interpret::quiet;
use crate::lp::Bounds;
use crate::model::answers::potential::GroupProportion;
use crate::model::{Factory, Needed};
use crate::session::{Certified, Options, Settled, freeze};
use crate::tolerances::FROZEN_GOAL;

/// Multiples and hours below this are rounding.
const NEGLIGIBLE: f64 = 1e-7;

/// Pivots per row of the programme that the fewest hours may take. Small factories need less than
/// one, one of 4,200 rows less than two.
const PIVOTS_PER_ROW: u64 = 3;

/// Every group's hours against those that the mix once takes, by the certified plan that makes
/// the most times the mix in the fewest machine hours: hours of production in it ÷ times.
///
/// The leading group is the one named, or the one the mix takes most hours of. What another has
/// more than it would need if the leading one worked all of its hours is its surplus:
/// hours − hours per mix × (hours ÷ hours per mix of the leading group).
pub(super) fn proportion(
    factory: &Factory,
    programme: &Programme<'_>,
    most: &Certified,
    leading: Option<GroupId>,
    ledger: &mut Ledger<'_>,
) -> Result<Vec<GroupProportion>, Trouble> {
    if most.value() <= NEGLIGIBLE {
        return Ok(Vec::new());
    }
    // On the face of all plans that make the most: requested as a bound alone, nothing lies inside
    // of it, and an interior point finds no way.
    let mut lp = programme.lp.clone();
    freeze(&mut lp, &programme.most_times(), most);
    // The most itself is known to a tolerance only.
    let least = most.value() - FROZEN_GOAL * (1.0 + most.value());
    lp.set_column_bounds(programme.times, Bounds::at_least(least.max(0.0)));
    let deadline = ledger.options.deadline.at_most(PIVOTS_PER_ROW * lp.rows().len() as u64);
    let within = Options { deadline, ..ledger.options.clone() };
    let Settled::Certified { answer, .. } =
        ledger.solve_within(&within, &lp, &programme.least_hours(), None)?
    else {
        return Ok(Vec::new());
    };
    let times = answer.column(programme.times);
    if times <= 0.0 {
        return Ok(Vec::new());
    }
    let mut hours: IdVec<GroupId, f64> = factory.groups.iter().map(|_| 0.0).collect();
    let mut load: IdVec<GroupId, f64> = factory.groups.iter().map(|_| 0.0).collect();
    for (column, meaning) in programme.formulation.legend().columns.enumerated() {
        let value = answer.column(column);
        match *meaning {
            ColumnMeaning::Regular { of: Capacity::Group(group), .. } => {
                hours[group] += regular_hours(programme, &answer, column);
                load[group] += value;
            }
            ColumnMeaning::Overtime { of: Capacity::Group(group), .. } => load[group] += value,
            ColumnMeaning::Given { project, need, .. } => {
                if let Needed::Group(group) = factory.projects[project].needs[need].of {
                    hours[group] -= value;
                    load[group] -= value;
                }
            }
            _ => {}
        }
    }
    let per_mix: IdVec<GroupId, f64> = load.iter().map(|load| quiet(load / times)).collect();
    let leading = leading.or_else(|| {
        // The first of several equal ones.
        let groups = per_mix.ids().rev();
        groups.max_by(|&one, &other| per_mix[one].total_cmp(&per_mix[other]))
    });
    let lasts = |group: GroupId| {
        (per_mix[group] > NEGLIGIBLE).then(|| hours[group].max(0.0) / per_mix[group])
    };
    let pace = leading.and_then(lasts);
    let groups = factory.groups.enumerated().map(|(group, owner)| GroupProportion {
        id: owner.named.id.clone(),
        name: owner.named.name.clone(),
        hours: quiet(hours[group]),
        hours_per_mix: per_mix[group],
        times: lasts(group),
        surplus: quiet(hours[group] - per_mix[group] * pace.unwrap_or(0.0)),
        leading: leading == Some(group),
    });
    Ok(groups.collect())
}

/// The hours that a group has in regular time: the bound of its load, or where a repair is placed,
/// what the repair leaves.
fn regular_hours(programme: &Programme<'_>, answer: &Certified, column: ColumnId) -> f64 {
    let bound = programme.lp.columns()[column].upper;
    let legend = programme.formulation.legend();
    let shared = programme.lp.matrix().column(column).iter().map(|entry| entry.0);
    let shared = shared.filter(|&row| matches!(legend.rows[row], RowMeaning::RepairHours { .. }));
    let left = shared.map(|row| {
        let others = programme.lp.matrix().row(row).iter().filter(|entry| entry.0 != column);
        let taken: f64 = others.map(|&(other, hours)| hours * answer.column(other)).sum();
        programme.lp.rows()[row].upper - taken
    });
    left.fold(bound, f64::min)
}
