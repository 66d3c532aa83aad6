//! One line of CSV for each scenario.

use crate::model::answers::whatif::{ScenarioResult, ScenarioStatus};
use crate::report::csv::record;

/// The heading for the goals of the plan as it stands.
#[must_use]
pub fn heading(goals: &[String]) -> String {
    let mut cells = vec!["scenario".to_owned(), "status".to_owned(), "settings".to_owned()];
    cells.extend(goals.iter().cloned());
    for word in [
        "short", "late", "rhythm", "revenue", "cost", "binds", "solves", "pivots", "refused",
        "reason", "warnings",
    ] {
        cells.push(word.to_owned());
    }
    line(&cells)
}

/// The line of a scenario; a goal it does not have is blank.
#[must_use]
pub fn row(goals: &[String], result: &ScenarioResult) -> String {
    let status = match result.status {
        ScenarioStatus::Planned => "planned",
        ScenarioStatus::Infeasible => "infeasible",
        ScenarioStatus::Unbounded => "unbounded",
        ScenarioStatus::Invalid => "invalid",
        ScenarioStatus::Stopped => "stopped",
        ScenarioStatus::Failed => "failed",
    };
    let settings: Vec<String> =
        result.settings.iter().map(|it| format!("{}={}", it.of, it.value)).collect();
    let mut cells = vec![result.name.clone(), status.to_owned(), settings.join("; ")];
    let figures = result.figures.as_ref();
    let number = |value: Option<f64>| value.map(|it| it.to_string()).unwrap_or_default();
    cells.extend(goals.iter().map(|goal| number(figures.and_then(|it| it.goal(goal)))));
    let count = |late: bool| {
        let orders = figures.map(|it| it.orders.iter());
        let count =
            orders.map(|it| it.filter(|it| if late { it.late } else { it.short } > 0.0).count());
        count.map(|it| it.to_string()).unwrap_or_default()
    };
    cells.push(count(false));
    cells.push(count(true));
    cells.push(number(figures.map(|it| it.rhythm)));
    cells.push(number(figures.map(|it| it.money.revenue)));
    cells.push(number(figures.map(|it| it.money.cost)));
    cells.push(figures.map(|it| it.binds.join("; ")).unwrap_or_default());
    cells.extend([result.solves, result.pivots, result.refused].map(|it| it.to_string()));
    for told in [&result.reasons, &result.warnings] {
        let told: Vec<&str> = told.iter().map(|it| it.says.as_str()).collect();
        cells.push(told.join("; "));
    }
    line(&cells)
}

fn line(cells: &[String]) -> String {
    let mut text = String::new();
    record(&mut text, cells);
    text
}
