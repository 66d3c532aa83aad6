//! The goals of service together: if every order can be met, one point is optimal for all of them.

use crate::ids::{ColumnId, Id};
use crate::lp::{Objective, Sense};
use crate::model::Goal;

/// The name of the sum of all goals of service that come first.
pub(super) const ALL_ORDERS: &str = "all orders";

/// The name of the sum of those of quantities alone.
pub(super) const ALL_QUANTITIES: &str = "all quantities";

/// The name of the sum of those of dates alone.
pub(super) const ALL_DATES: &str = "all dates";

/// The sum of the goals of service that come first, by this name; `None` if there are not several.
pub(super) fn together<'a>(
    name: &str,
    goals: impl Iterator<Item = (Goal, &'a Objective)>,
) -> Option<Objective> {
    let mut sum = Objective::new(name, Sense::Minimise);
    let mut count = 0;
    for (_, objective) in goals.take_while(|(goal, _)| is_service(*goal)) {
        count += 1;
        for (at, cost) in objective.costs.iter().enumerate().filter(|(_, cost)| **cost != 0.0) {
            sum.add(ColumnId::at(at), *cost);
        }
    }
    (count >= 2).then_some(sum)
}

fn is_service(goal: Goal) -> bool {
    matches!(goal, Goal::Fulfil | Goal::OnTime)
}
