//! One line of CSV for each scenario.

use crate::model::answers::whatif::{GoalValue, ScenarioResult};
use crate::report::csv;
use crate::report::view::{On, whatif};
use crate::words::english;

/// The heading for the goals of the base plan.
#[must_use]
pub fn heading(goals: &[GoalValue]) -> String {
    csv::heading(&whatif::scenarios(goals, &[], english()).on(On::CSV))
}

/// The line of a scenario; a goal it does not have is blank.
#[must_use]
pub fn row(goals: &[GoalValue], result: &ScenarioResult) -> String {
    csv::rows(&whatif::scenarios(goals, &[result], english()).on(On::CSV))
}
