//! The heat map: load in per cent of capacity, group by group and bucket by bucket.

use super::axis::Days;
use super::drawing::{Drawing, WIDTH};
use super::figure::Figure;
use super::phrases::Phrases;
use crate::model::plan::{GroupPlan, Plan};
use crate::report::number::{figure, hundredths};
use crate::report::view::{Kind, Table, share};

/// Groups and cells drawn at most; all of them stand in the table.
const DRAWN: usize = 120;
const CELLS: usize = 8000;
const TOP: f64 = 30.0;

pub(super) fn map(plan: &Plan, phrases: Phrases<'_>) -> Option<Figure> {
    if plan.groups.is_empty() || plan.buckets.is_empty() {
        return None;
    }
    let mut groups: Vec<&GroupPlan> = plan.groups.iter().collect();
    groups.sort_by(|one, other| other.utilisation.total_cmp(&one.utilisation));
    let most = DRAWN.min(CELLS / plan.buckets.len()).max(1);
    let title = phrases.say("page-heat-title");
    let reading = phrases.reading("page-heat-reading", most, groups.len());
    let mut table = Table::of(phrases.0, groups.iter().copied())
        .named("head-group", |it| (&it.name, &it.id))
        .share("head-used-share", |it| it.utilisation);
    for (at, bucket) in plan.buckets.iter().enumerate() {
        table = table.cell("", Kind::Figure, |it| per_cent_of(it, at).into()).headed(&*bucket.name);
    }
    let table = table.done();
    let mut drawing = Drawing::default();
    let days = Days::new(&plan.buckets, 188.0, WIDTH);
    let row = if groups.len() > 40 { 14.0 } else { 18.0 };
    days.label(&mut drawing, 12.0);
    let mut y = TOP;
    for group in groups.iter().take(most) {
        drawing.name("end", (180.0, y + row / 2.0 + 4.0), 178.0, &group.name);
        for (at, bucket) in plan.buckets.iter().enumerate() {
            cell(&mut drawing, group, at, &bucket.name, (&days, y, row), phrases);
        }
        y += row;
    }
    let over = groups.iter().flat_map(|group| {
        group
            .load_hours
            .iter()
            .zip(&group.effective_hours)
            .filter(|(load, all)| **load > **all + 1e-6)
    });
    let shows = phrases.say_with(
        "page-heat-shows",
        &[("count", groups.len().into()), ("over", over.count().into())],
    );
    let picture = drawing.picture("heat", y + 4.0, &title, &shows);
    Some(Figure { id: "heat".to_owned(), title, reading, picture, table })
}

/// Load in hundredths of the effective hours, a dash if there are none and nothing is loaded.
fn per_cent_of(group: &GroupPlan, at: usize) -> String {
    match (group.load_hours.get(at), group.effective_hours.get(at)) {
        (Some(load), Some(all)) if *all > 0.0 => hundredths(share(*load, *all)),
        (Some(load), _) if *load > 1e-6 => figure(*load),
        _ => "–".to_owned(),
    }
}

fn cell(
    drawing: &mut Drawing,
    group: &GroupPlan,
    at: usize,
    bucket: &str,
    (days, y, height): (&Days<'_>, f64, f64),
    phrases: Phrases<'_>,
) {
    let load = group.load_hours.get(at).copied().unwrap_or(0.0);
    let all = group.effective_hours.get(at).copied().unwrap_or(0.0);
    let used = share(load, all);
    let says = phrases.say_with(
        "page-heat-cell",
        &[
            ("group", group.name.as_str().into()),
            ("bucket", bucket.into()),
            ("load", (&figure(load)).into()),
            ("capacity", (&figure(all)).into()),
        ],
    );
    let over = load > all + 1e-6;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 0 to 10
    let level = (used * 10.0 + 0.05).clamp(0.0, 10.0) as usize;
    let class = match (over, all > 0.0) {
        (true, _) => "hx".to_owned(),
        (false, true) => format!("h{level}"),
        (false, false) => "none".to_owned(),
    };
    let size = (days.step() - 1.0, height - 1.0);
    drawing.bar(&class, (days.left(at), y), size, &says);
    if days.step() < 20.0 || (all <= 0.0 && !over) {
        return;
    }
    let text = if all > 0.0 { format!("{:.0}", used * 100.0) } else { "+".to_owned() };
    let class = match (over, level) {
        (true, _) => "cell middle on strong",
        (false, 10) => "cell middle on",
        _ => "cell middle",
    };
    drawing.text(class, (days.left(at) + days.step() / 2.0, y + height / 2.0 + 3.5), &text);
}
