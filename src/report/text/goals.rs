//! Goals, what limits them, and how even the plan is.

use super::super::number::{figure, per_cent, scientific};
use super::super::table::{Column, ROWS, Table};
use super::{Page, counted, unless_zero};
use crate::model::plan::{Plan, RhythmOf, TightSpot};

pub(super) fn goals(plan: &Plan, page: &mut Page) {
    page.section("goals", "in sequence, each at its best given the ones before");
    let mut table = Table::new(&[
        ("goal", Column::Name),
        ("optimum", Column::Figure),
        ("given up", Column::Figure),
        ("allowed", Column::Figure),
        ("bound", Column::Figure),
        ("unit", Column::Word),
        ("residual", Column::Figure),
    ]);
    for goal in &plan.goals {
        let title = match &goal.part {
            Some(part) => format!("{}, {part}", goal.goal),
            None => goal.goal.clone(),
        };
        let residuals = &goal.residuals;
        let worst = residuals.primal.max(residuals.dual).max(residuals.gap);
        table.row(vec![
            title,
            figure(goal.value),
            unless_zero(goal.given_up),
            unless_zero(goal.allowed),
            goal.bound.map_or(String::new(), figure),
            goal.unit.clone(),
            scientific(worst),
        ]);
    }
    page.table(table);
}

pub(super) fn tight(plan: &Plan, page: &mut Page) {
    if plan.tight.is_empty() {
        return;
    }
    let count = counted(plan.tight.len(), "limit");
    let gist = format!("{count} with a price, and what one unit more is worth to the goal");
    page.section("tight spots", &gist);
    let mut table = Table::new(&[
        ("limit", Column::Name),
        ("goal", Column::Name),
        ("one more", Column::Figure),
        ("unit", Column::Word),
        ("when", Column::Name),
    ]);
    for spot in plan.tight.iter().take(ROWS) {
        let goal = plan.goals.iter().find(|goal| goal.title() == spot.goal);
        table.row(vec![
            spot.at.clone(),
            spot.goal.clone(),
            figure(spot.dual.abs()),
            goal.map_or(String::new(), |goal| goal.unit.clone()),
            when(plan, spot),
        ]);
    }
    page.table(table);
    page.more(plan.tight.len(), "plan.json");
    page.paragraph("How far that holds, what a step gains: junheng bottlenecks FACTORY.json");
    let group = plan
        .tight
        .iter()
        .find_map(|spot| spot.at.strip_prefix("groups/").filter(|group| !group.contains('/')));
    if let Some(group) = group {
        page.paragraph(&format!("Why not more of a group: junheng why FACTORY.json group {group}"));
    }
}

/// The buckets a limit holds in: all, one, or how many from which on.
fn when(plan: &Plan, spot: &TightSpot) -> String {
    match spot.buckets.as_slice() {
        [] => String::new(),
        [only] => super::short_date(plan, only),
        all if all.len() == plan.buckets.len() => "always".to_owned(),
        [first, ..] => {
            format!("{} from {}", spot.buckets.len(), super::short_date(plan, first))
        }
    }
}

pub(super) fn rhythm(plan: &Plan, page: &mut Page) {
    let rhythm = &plan.rhythm;
    let gist = format!("{} of the factory's load comes evenly", per_cent(rhythm.factory));
    page.section("rhythm", &gist);
    for (what, list) in [("Workshops", &rhythm.workshops), ("Products", &rhythm.products)] {
        if list.is_empty() {
            continue;
        }
        let mut sorted: Vec<&RhythmOf> = list.iter().collect();
        sorted.sort_by(|one, other| one.rhythm.total_cmp(&other.rhythm));
        let entry = |it: &&RhythmOf| format!("{} {}", it.id, per_cent(it.rhythm));
        let shown: Vec<String> = sorted.iter().take(ROWS).map(entry).collect();
        let more = list.len().saturating_sub(ROWS);
        let rest = if more > 0 { format!(", and {more} evener") } else { String::new() };
        page.paragraph(&format!("{what}, least even first: {}{rest}", shown.join(", ")));
    }
}
