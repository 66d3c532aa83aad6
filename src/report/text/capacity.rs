//! Groups, labour and services: load against capacity, tightest first, one mark per bucket.

use super::super::number::{figure, per_cent};
use super::super::table::{Column, ROWS, Table};
use super::{Page, share, unless_zero};
use crate::model::plan::{GroupPlan, Plan};

/// Marks of a load line at most; more buckets share marks, the highest counting.
const MARKS: usize = 31;

/// Load ÷ hours by bucket; `None` where there are no hours.
fn utilisations(load: &[f64], hours: &[f64]) -> Vec<Option<f64>> {
    let ratio = |(load, hours): (&f64, &f64)| (*hours > 0.0).then(|| load / hours);
    load.iter().zip(hours).map(ratio).collect()
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

/// The most used groups in one line.
pub(super) fn tightest(plan: &Plan) -> String {
    let groups = by_tightness(plan);
    let used = groups.iter().take(3).filter(|it| it.utilisation > 0.0);
    let entry = |it: &&GroupPlan| format!("{} {} used", it.name, per_cent(it.utilisation));
    used.map(entry).collect::<Vec<_>>().join(", ")
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
fn load_line(load: &[f64], hours: &[f64]) -> String {
    let utilisations = utilisations(load, hours);
    utilisations
        .chunks(buckets_per_mark(load.len()))
        .map(|chunk| {
            let highest = chunk.iter().flatten().copied().fold(f64::NEG_INFINITY, f64::max);
            mark(chunk.iter().any(Option::is_some).then_some(highest))
        })
        .collect()
}

pub(super) fn groups(plan: &Plan, page: &mut Page) {
    if plan.groups.is_empty() {
        return;
    }
    page.section("equipment groups", "hours of load against effective hours, tightest first");
    let mut table = Table::new(&[
        ("group", Column::Name),
        ("load", Column::Figure),
        ("of", Column::Figure),
        ("used", Column::Figure),
        ("peak", Column::Figure),
        ("overtime", Column::Figure),
        ("by bucket", Column::Word),
    ]);
    let groups = by_tightness(plan);
    for group in groups.iter().take(ROWS) {
        let overtime: f64 = group.overtime_hours.iter().flatten().sum();
        let (load, hours) = (&group.load_hours, &group.effective_hours);
        table.row(vec![
            group.name.clone(),
            figure(load.iter().sum()),
            figure(hours.iter().sum()),
            per_cent(group.utilisation),
            per_cent(peak(group)),
            unless_zero(overtime),
            load_line(load, hours),
        ]);
    }
    page.table(table);
    page.more(groups.len(), "loads.csv");
    let each = match buckets_per_mark(plan.buckets.len()) {
        1 => "one mark per bucket".to_owned(),
        several => format!("one mark per {several} buckets, the highest of them"),
    };
    let legend = format!(
        "  {each}: . idle, 0-9 tens of per cent of the effective hours, X full or more, - no hours"
    );
    page.paragraph(&legend, 2);
}

pub(super) fn equipment_time(plan: &Plan, page: &mut Page) {
    if plan.groups.is_empty() {
        return;
    }
    page.section("equipment time", "machine hours, from the calendar to what can be planned");
    let mut table = Table::new(&[
        ("group", Column::Name),
        ("calendar", Column::Figure),
        ("scheduled", Column::Figure),
        ("repair", Column::Figure),
        ("effective", Column::Figure),
        ("loaded", Column::Figure),
    ]);
    let groups = by_tightness(plan);
    for group in groups.iter().take(ROWS) {
        let total = |hours: &[f64]| figure(hours.iter().sum());
        table.row(vec![
            group.name.clone(),
            total(&group.calendar_hours),
            total(&group.scheduled_hours),
            unless_zero(group.repair_hours.iter().sum()),
            total(&group.effective_hours),
            total(&group.load_hours),
        ]);
    }
    page.table(table);
    page.more(groups.len(), "loads.csv");
}

pub(super) fn labour(plan: &Plan, page: &mut Page) {
    if plan.labour.is_empty() {
        return;
    }
    page.section("labour", "hours of load against regular hours");
    let mut table = Table::new(&[
        ("pool", Column::Name),
        ("heads", Column::Word),
        ("hired", Column::Figure),
        ("laid off", Column::Figure),
        ("load", Column::Figure),
        ("of", Column::Figure),
        ("used", Column::Figure),
        ("overtime", Column::Figure),
        ("by bucket", Column::Word),
    ]);
    let mut pools: Vec<_> = plan.labour.iter().collect();
    pools.sort_by(|one, other| other.utilisation.total_cmp(&one.utilisation));
    for pool in pools.iter().take(ROWS) {
        let heads = match (pool.heads.first(), pool.heads.last()) {
            (Some(first), Some(last)) if figure(*first) != figure(*last) => {
                format!("{} to {}", figure(*first), figure(*last))
            }
            (Some(first), _) => figure(*first),
            _ => String::new(),
        };
        table.row(vec![
            pool.name.clone(),
            heads,
            unless_zero(pool.hired.iter().sum()),
            unless_zero(pool.laid_off.iter().sum()),
            figure(pool.load_hours.iter().sum()),
            figure(pool.effective_hours.iter().sum()),
            per_cent(pool.utilisation),
            unless_zero(pool.overtime_hours.iter().sum()),
            load_line(&pool.load_hours, &pool.effective_hours),
        ]);
    }
    page.table(table);
    page.more(pools.len(), "loads.csv");
}

pub(super) fn services(plan: &Plan, page: &mut Page) {
    if plan.services.is_empty() {
        return;
    }
    page.section("services", "");
    let mut table = Table::new(&[
        ("service", Column::Name),
        ("use", Column::Figure),
        ("of", Column::Figure),
        ("unit", Column::Word),
        ("used", Column::Figure),
        ("extra", Column::Figure),
        ("by bucket", Column::Word),
    ]);
    for service in plan.services.iter().take(ROWS) {
        let used: f64 = service.load.iter().sum();
        let capacity = service.capacity.as_ref();
        let whole = capacity.map(|by_bucket| by_bucket.iter().sum::<f64>());
        table.row(vec![
            service.name.clone(),
            figure(used),
            whole.map_or("no limit".into(), figure),
            service.unit.clone(),
            whole.map_or(String::new(), |whole| share(used, whole)),
            unless_zero(service.overtime.iter().flatten().sum()),
            capacity.map_or(String::new(), |capacity| load_line(&service.load, capacity)),
        ]);
    }
    page.table(table);
    page.more(plan.services.len(), "loads.csv");
}
