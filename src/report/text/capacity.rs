//! Groups, labour and services: load against capacity, tightest first, one mark per bucket.

use super::super::Terminal;
use super::super::number::{figure, hundredths, per_cent};
use super::super::table::{Column, ROWS, Table};
use super::{Page, hours, unless_zero};
use crate::model::plan::{GroupPlan, Plan};

/// Marks of a load line at most; more buckets share marks, the highest counting.
const MARKS: usize = 31;

/// Load ÷ hours by bucket; `None` where there are no hours.
fn utilisations(load: &[f64], available: &[f64]) -> Vec<Option<f64>> {
    let ratio = |(load, hours): (&f64, &f64)| (*hours > 0.0).then(|| load / hours);
    load.iter().zip(available).map(ratio).collect()
}

fn peak(group: &GroupPlan) -> f64 {
    utilisations(&group.load_hours, &group.effective_hours)
        .into_iter()
        .flatten()
        .fold(0.0, f64::max)
}

/// Groups in order of use: highest utilisation over the whole time first, then highest peak.
fn by_tightness(plan: &Plan) -> Vec<&GroupPlan> {
    let mut groups: Vec<&GroupPlan> = plan.groups.iter().collect();
    groups.sort_by(|one, other| {
        other.utilisation.total_cmp(&one.utilisation).then(peak(other).total_cmp(&peak(one)))
    });
    groups
}

/// The most used groups in one line; nothing where none is used.
pub(super) fn tightest(plan: &Plan, terminal: &Terminal<'_>) -> String {
    let groups = by_tightness(plan);
    let used = groups.iter().take(3).filter(|it| it.utilisation > 0.0);
    let entry = |it: &&GroupPlan| {
        let share = per_cent(it.utilisation);
        terminal
            .say_with("plan-group-used", &[("name", (&it.name).into()), ("share", (&share).into())])
    };
    terminal.list(&used.map(entry).collect::<Vec<_>>())
}

/// The group with the highest utilisation of a bucket, and that utilisation.
pub(super) fn highest_peak(plan: &Plan) -> Option<(&str, String)> {
    let groups = plan.groups.iter().filter(|it| peak(it) > 0.0);
    let highest = groups.max_by(|one, other| peak(one).total_cmp(&peak(other)));
    highest.map(|group| (group.name.as_str(), per_cent(peak(group))))
}

/// The group whose load changes most from bucket to bucket, and by how much of its hours.
pub(super) fn least_even(plan: &Plan) -> Option<(&str, String)> {
    let groups = plan.groups.iter().filter(|it| it.change > 5e-4);
    let least = groups.max_by(|one, other| one.change.total_cmp(&other.change));
    least.map(|group| (group.name.as_str(), per_cent(group.change)))
}

fn mark(utilisation: Option<f64>) -> char {
    match utilisation {
        None => '-',
        Some(share) if share >= 0.999 => 'X',
        Some(share) if share <= 5e-7 => '.',
        Some(share) => {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 0 to 9
            let tenths = (share * 10.0).floor() as u32;
            char::from_digit(tenths.min(9), 10).unwrap_or('9')
        }
    }
}

fn buckets_per_mark(buckets: usize) -> usize {
    buckets.div_ceil(MARKS).max(1)
}

/// One mark per bucket, or per few buckets where there are too many.
fn load_line(load: &[f64], available: &[f64]) -> String {
    let utilisations = utilisations(load, available);
    utilisations
        .chunks(buckets_per_mark(load.len()))
        .map(|chunk| {
            let highest = chunk.iter().flatten().copied().fold(f64::NEG_INFINITY, f64::max);
            mark(chunk.iter().any(Option::is_some).then_some(highest))
        })
        .collect()
}

pub(super) fn groups(plan: &Plan, page: &mut Page<'_>) {
    if plan.groups.is_empty() {
        return;
    }
    let terminal = page.terminal;
    page.section(&terminal.say("plan-groups"), &terminal.say("plan-groups-gist"));
    let mut table = Table::headed(
        page.terminal,
        &[
            ("head-group", Column::Name),
            ("head-load", Column::Figure),
            ("head-of", Column::Figure),
            ("head-used-share", Column::Figure),
            ("head-peak-share", Column::Figure),
            ("head-extra", Column::Figure),
            ("head-by-bucket", Column::Word),
        ],
    );
    let groups = by_tightness(plan);
    let shown = || groups.iter().take(ROWS);
    let load = hours(shown().map(|it| it.load_hours.iter().sum()));
    let effective = hours(shown().map(|it| it.effective_hours.iter().sum()));
    let overtime = hours(shown().map(|it| it.overtime_hours.iter().flatten().sum()));
    for (row, group) in shown().enumerate() {
        table.row(vec![
            group.name.clone(),
            load[row].clone(),
            effective[row].clone(),
            hundredths(group.utilisation),
            hundredths(peak(group)),
            overtime[row].clone(),
            load_line(&group.load_hours, &group.effective_hours),
        ]);
    }
    page.table(table);
    page.more(groups.len(), "loads.csv");
    page.paragraph(&match buckets_per_mark(plan.buckets.len()) {
        1 => terminal.say("plan-marks"),
        several => terminal
            .say_with("plan-marks-of-several", &[("several", (&several.to_string()).into())]),
    });
}

pub(super) fn equipment_time(plan: &Plan, page: &mut Page<'_>) {
    if plan.groups.is_empty() {
        return;
    }
    let terminal = page.terminal;
    page.section(&terminal.say("plan-time"), &terminal.say("plan-time-gist"));
    let mut table = Table::headed(
        page.terminal,
        &[
            ("head-group", Column::Name),
            ("head-calendar", Column::Figure),
            ("head-scheduled", Column::Figure),
            ("head-repair", Column::Figure),
            ("head-effective", Column::Figure),
            ("head-loaded", Column::Figure),
        ],
    );
    let groups = by_tightness(plan);
    let column = |of: fn(&GroupPlan) -> &[f64]| {
        hours(groups.iter().take(ROWS).map(|it| of(it).iter().sum()))
    };
    let columns = [
        column(|it| &it.calendar_hours),
        column(|it| &it.scheduled_hours),
        column(|it| &it.repair_hours),
        column(|it| &it.effective_hours),
        column(|it| &it.load_hours),
    ];
    for (row, group) in groups.iter().take(ROWS).enumerate() {
        let figures = columns.iter().map(|column| column[row].clone());
        table.row([group.name.clone()].into_iter().chain(figures).collect());
    }
    page.table(table);
    page.more(groups.len(), "loads.csv");
}

pub(super) fn labour(plan: &Plan, page: &mut Page<'_>) {
    if plan.labour.is_empty() {
        return;
    }
    let terminal = page.terminal;
    page.section(&terminal.say("plan-labour"), &terminal.say("plan-labour-gist"));
    let mut table = Table::headed(
        page.terminal,
        &[
            ("head-pool", Column::Name),
            ("head-heads", Column::Word),
            ("head-hired", Column::Figure),
            ("head-laid-off", Column::Figure),
            ("head-load", Column::Figure),
            ("head-of", Column::Figure),
            ("head-used-share", Column::Figure),
            ("head-extra", Column::Figure),
            ("head-by-bucket", Column::Word),
        ],
    );
    let mut pools: Vec<_> = plan.labour.iter().collect();
    pools.sort_by(|one, other| other.utilisation.total_cmp(&one.utilisation));
    let shown = || pools.iter().take(ROWS);
    let load = hours(shown().map(|it| it.load_hours.iter().sum()));
    let regular = hours(shown().map(|it| it.effective_hours.iter().sum()));
    let overtime = hours(shown().map(|it| it.overtime_hours.iter().sum()));
    for (row, pool) in shown().enumerate() {
        table.row(vec![
            pool.name.clone(),
            heads(&pool.heads, terminal),
            unless_zero(pool.hired.iter().sum()),
            unless_zero(pool.laid_off.iter().sum()),
            load[row].clone(),
            regular[row].clone(),
            hundredths(pool.utilisation),
            overtime[row].clone(),
            load_line(&pool.load_hours, &pool.effective_hours),
        ]);
    }
    page.table(table);
    page.more(pools.len(), "loads.csv");
}

/// Heads paid, from the first bucket to the last where they differ.
fn heads(heads: &[f64], terminal: &Terminal<'_>) -> String {
    match (heads.first(), heads.last()) {
        (Some(first), Some(last)) if figure(*first) != figure(*last) => {
            let (first, last) = (figure(*first), figure(*last));
            terminal.say_with(
                "plan-heads-from-to",
                &[("first", (&first).into()), ("last", (&last).into())],
            )
        }
        (Some(first), _) => figure(*first),
        _ => String::new(),
    }
}

pub(super) fn services(plan: &Plan, page: &mut Page<'_>) {
    if plan.services.is_empty() {
        return;
    }
    let terminal = page.terminal;
    page.section(&terminal.say("plan-services"), "");
    let mut table = Table::headed(
        page.terminal,
        &[
            ("head-service", Column::Name),
            ("head-use", Column::Figure),
            ("head-of", Column::Figure),
            ("head-unit", Column::Word),
            ("head-used-share", Column::Figure),
            ("head-extra", Column::Figure),
            ("head-by-bucket", Column::Word),
        ],
    );
    for service in plan.services.iter().take(ROWS) {
        let used: f64 = service.load.iter().sum();
        let capacity = service.capacity.as_ref();
        let whole = capacity.map(|by_bucket| by_bucket.iter().sum::<f64>());
        table.row(vec![
            service.name.clone(),
            figure(used),
            whole.map_or_else(|| terminal.say("plan-no-limit"), figure),
            service.unit.clone(),
            whole.map_or(String::new(), |whole| hundredths(used / whole.max(1e-9))),
            unless_zero(service.overtime.iter().flatten().sum()),
            capacity.map_or(String::new(), |capacity| load_line(&service.load, capacity)),
        ]);
    }
    page.table(table);
    page.more(plan.services.len(), "loads.csv");
}
