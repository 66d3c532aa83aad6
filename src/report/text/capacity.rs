//! Groups, labour and services: load against capacity, tightest first, one mark per bucket.

use super::super::Terminal;
use super::super::number::per_cent;
use super::super::page::Page;
use super::super::table::ROWS;
use super::super::view::plan::capacity::{self, Capacity};
use crate::model::plan::Plan;

/// The most used groups in one line; nothing if none is used.
pub(super) fn tightest(plan: &Plan, terminal: &Terminal<'_>) -> String {
    let groups = capacity::groups(plan);
    let used = groups.iter().take(3).filter(|it| it.utilisation() > 0.0);
    let entry = |it: &Capacity<'_>| {
        let share = per_cent(it.utilisation());
        terminal
            .say_with("plan-group-used", &[("name", it.name.into()), ("share", (&share).into())])
    };
    terminal.list(&used.map(entry).collect::<Vec<_>>())
}

/// The group with the highest utilisation of a bucket, and that utilisation.
pub(super) fn highest_peak(plan: &Plan) -> Option<(&str, String)> {
    let groups = plan.groups.iter().map(capacity::group).filter(|it| it.peak() > 0.0);
    let highest = groups.max_by(|one, other| one.peak().total_cmp(&other.peak()));
    highest.map(|group| (group.name, per_cent(group.peak())))
}

/// The group whose load changes most from bucket to bucket, and by how much of its hours.
pub(super) fn least_even(plan: &Plan) -> Option<(&str, String)> {
    let groups = plan.groups.iter().filter(|it| it.change > 5e-4);
    let least = groups.max_by(|one, other| one.change.total_cmp(&other.change));
    least.map(|group| (group.name.as_str(), per_cent(group.change)))
}

pub(super) fn loads(plan: &Plan, page: &mut Page<'_>) {
    let (terminal, words) = (page.terminal, page.terminal.words());
    let heading = (&*terminal.say("plan-groups"), &*terminal.say("plan-groups-gist"));
    let groups = capacity::load(capacity::groups(plan), words);
    if page.tabled(heading, groups, ROWS, "loads.csv") {
        page.paragraph(&match capacity::buckets_per_mark(plan.buckets.len()) {
            1 => terminal.say("plan-marks"),
            several => terminal
                .say_with("plan-marks-of-several", &[("several", (&several.to_string()).into())]),
        });
    }
    let heading = (&*terminal.say("plan-time"), &*terminal.say("plan-time-gist"));
    page.tabled(heading, capacity::times(plan, words), ROWS, "loads.csv");
    let heading = (&*terminal.say("plan-labour"), &*terminal.say("plan-labour-gist"));
    page.tabled(heading, capacity::load(capacity::labour(plan), words), ROWS, "loads.csv");
    let heading = (&*terminal.say("plan-services"), "");
    page.tabled(heading, capacity::load(capacity::services(plan), words), ROWS, "loads.csv");
}
