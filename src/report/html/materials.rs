//! Materials used against their quotas.

use super::drawing::{Drawing, WIDTH};
use super::figure::Figure;
use super::phrases::Phrases;
use super::scale::Scale;
use crate::model::plan::{MaterialPlan, Plan, QuotaUse};
use crate::report::number::{figure, per_cent};
use crate::report::view::plan::stock;
use crate::report::view::share;

/// Quotas drawn; all materials stand in the table.
const DRAWN: usize = 30;
const ROW: f64 = 18.0;
const TOP: f64 = 16.0;

/// Quotas, the most used first; then materials that have none stand in the table only.
pub(super) fn quotas(plan: &Plan, phrases: Phrases<'_>) -> Option<Figure> {
    if plan.materials.is_empty() {
        return None;
    }
    let with_quota = |(material, quota)| Some((material, quota?));
    let quotas: Vec<(&MaterialPlan, &QuotaUse)> =
        stock::quotas(plan).into_iter().filter_map(with_quota).collect();
    let title = phrases.say("page-materials-title");
    let reading = phrases.reading("page-materials-reading", DRAWN, quotas.len());
    let table = stock::materials(plan, phrases.0);
    let mut drawing = Drawing::default();
    let most = quotas.iter().fold(1.05_f64, |most, (_, it)| most.max(share(it.used, it.quota)));
    let scale = Scale::new(0.0, most, 210.0, WIDTH - 190.0);
    let mut y = TOP;
    #[allow(clippy::cast_precision_loss)] // at most DRAWN
    let bottom = TOP + ROW * quotas.len().min(DRAWN) as f64;
    for mark in [0.0, 0.25, 0.5, 0.75] {
        drawing.line("grid", (scale.place(mark), TOP), (scale.place(mark), bottom));
        drawing.text(
            "axis middle",
            (scale.place(mark), bottom + 12.0),
            &format!("{:.0} %", mark * 100.0),
        );
    }
    for (material, quota) in quotas.iter().take(DRAWN) {
        let used = share(quota.used, quota.quota);
        let figures = phrases.say_with(
            "page-load-of",
            &[
                ("load", (&figure(quota.used)).into()),
                ("capacity", (&figure(quota.quota)).into()),
                ("unit", material.unit.as_str().into()),
                ("share", (&per_cent(used)).into()),
            ],
        );
        let name = if material.quotas.len() > 1 {
            format!("{} · {}", material.name, quota.from)
        } else {
            material.name.clone()
        };
        drawing.name("end", (202.0, y + 13.0), 196.0, &name);
        let start = scale.place(0.0);
        let says = format!("{name}: {figures}");
        let class = if used > 1.0 + 1e-6 { "over" } else { "material" };
        drawing.bar(class, (start, y + 3.0), (scale.place(used) - start, ROW - 6.0), &says);
        drawing.name("figure", (WIDTH - 182.0, y + 13.0), 182.0, &figures);
        y += ROW;
    }
    drawing.line("limit", (scale.place(1.0), 10.0), (scale.place(1.0), bottom + 2.0));
    drawing.text("axis middle strong", (scale.place(1.0), 8.0), &phrases.say("page-quota-line"));
    let full = quotas.iter().filter(|(_, it)| share(it.used, it.quota) > 0.995).count();
    let values = [("count", quotas.len().into()), ("full", full.into())];
    let shows = phrases.say_with("page-materials-shows", &values);
    let picture = if quotas.is_empty() {
        maud::PreEscaped(String::new())
    } else {
        drawing.picture("materials", bottom + 18.0, &title, &shows)
    };
    Some(Figure { id: "materials".to_owned(), title, reading, picture, table })
}
