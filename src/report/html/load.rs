//! Load against capacity: every group by its whole time, the tightest by bucket.

use maud::{Markup, html};

use super::axis::{self, Days};
use super::drawing::{Drawing, WIDTH};
use super::figure::Figure;
use super::phrases::Phrases;
use super::scale::Scale;
use crate::model::plan::Plan;
use crate::report::number::{figure, per_cent};
use crate::report::view::plan::capacity::{Capacity, limited, load};
use crate::report::view::share;

/// Capacities drawn as bars; all of them stand in the table.
const DRAWN: usize = 30;
/// Capacities drawn by bucket.
const BY_BUCKET: usize = 6;
const ROW: f64 = 18.0;

pub(super) fn bars(plan: &Plan, phrases: Phrases<'_>) -> Option<Figure> {
    let all = limited(plan);
    if all.is_empty() {
        return None;
    }
    let title = phrases.say("page-load-title");
    let reading = phrases.reading("page-load-reading", DRAWN, all.len());
    let picture = html! {
        (whole(&all, &title, phrases))
        @if plan.buckets.len() > 1 { (each_bucket(plan, &all, phrases)) }
    };
    let table = load(all, phrases.0);
    Some(Figure { id: "load".to_owned(), title, reading, picture, table })
}

/// One bar per capacity, as a share of it; what goes beyond in regular time is hatched.
fn whole(all: &[Capacity<'_>], title: &str, phrases: Phrases<'_>) -> Markup {
    let mut drawing = Drawing::default();
    let shown = &all[..all.len().min(DRAWN)];
    let most = shown.iter().fold(1.05_f64, |most, it| most.max(it.utilisation()));
    let scale = Scale::new(0.0, most, 210.0, WIDTH - 190.0);
    #[allow(clippy::cast_precision_loss)] // at most DRAWN
    let bottom = 16.0 + ROW * shown.len() as f64;
    for mark in [0.0, 0.25, 0.5, 0.75] {
        drawing.line("grid", (scale.place(mark), 16.0), (scale.place(mark), bottom));
        drawing.text(
            "axis middle",
            (scale.place(mark), bottom + 12.0),
            &format!("{:.0} %", mark * 100.0),
        );
    }
    let mut y = 16.0;
    for it in shown {
        let regular = share((it.loaded() - it.extra()).max(0.0), it.all());
        drawing.name("end", (202.0, y + 13.0), 196.0, it.name);
        let figures = phrases.say_with(
            "page-load-of",
            &[
                ("load", (&figure(it.loaded())).into()),
                ("capacity", (&figure(it.all())).into()),
                ("unit", (&phrases.unit(it.unit)).into()),
                ("share", (&per_cent(it.utilisation())).into()),
            ],
        );
        let says = format!("{}: {figures}", it.name);
        let (start, end) = (scale.place(0.0), scale.place(regular));
        drawing.bar("load", (start, y + 3.0), (end - start, ROW - 6.0), &says);
        let extra = phrases.say_with(
            "page-of-it-overtime",
            &[("extra", (&figure(it.extra())).into()), ("unit", (&phrases.unit(it.unit)).into())],
        );
        if it.extra() > 1e-6 {
            let over = scale.place(it.utilisation()) - end;
            let says = format!("{}: {extra}", it.name);
            drawing.bar("over", (end, y + 3.0), (over.max(1.5), ROW - 6.0), &says);
        }
        drawing.name("figure", (WIDTH - 182.0, y + 13.0), 182.0, &figures);
        y += ROW;
    }
    drawing.line("limit", (scale.place(1.0), 10.0), (scale.place(1.0), bottom + 2.0));
    drawing.text("axis middle strong", (scale.place(1.0), 8.0), &phrases.say("page-capacity-line"));
    drawing.picture(
        "load-whole",
        bottom + 18.0,
        title,
        &phrases.say_with(
            "page-load-shows",
            &[
                ("count", all.len().into()),
                ("full", all.iter().filter(|it| it.utilisation() > 0.995).count().into()),
            ],
        ),
    )
}

/// The tightest capacities bucket by bucket, each against its line of capacity.
fn each_bucket(plan: &Plan, all: &[Capacity<'_>], phrases: Phrases<'_>) -> Markup {
    let shown = &all[..all.len().min(BY_BUCKET)];
    let mut drawing = Drawing::default();
    let (columns, width, height) = (3, 290.0, 118.0);
    for (at, it) in shown.iter().enumerate() {
        #[allow(clippy::cast_precision_loss)] // at most six
        let (column, line) = ((at % columns) as f64, (at / columns) as f64);
        let (left, top) = (column * (width + 25.0), line * (height + 44.0) + 4.0);
        panel(&mut drawing, plan, it, (left, top), (width, height), phrases);
    }
    #[allow(clippy::cast_precision_loss)] // at most two
    let lines = shown.len().div_ceil(columns) as f64;
    let title = phrases.say("page-load-by-bucket");
    drawing.picture("load-by-bucket", lines * (height + 44.0), &title, &title)
}

fn panel(
    drawing: &mut Drawing,
    plan: &Plan,
    of: &Capacity<'_>,
    (left, top): (f64, f64),
    (width, height): (f64, f64),
    phrases: Phrases<'_>,
) {
    let available = of.available.unwrap_or_default();
    let (start, bottom) = (left + 30.0, top + height);
    let most = of.load.iter().chain(available).fold(0.0_f64, |most, it| most.max(*it));
    let scale = Scale::new(0.0, most, bottom, top + 20.0);
    let days = Days::new(&plan.buckets, start, left + width);
    drawing.name("strong", (left + 30.0, top + 10.0), width - 34.0, of.name);
    axis::up(drawing, &scale, 3, (start, left + width), str::to_owned);
    let mut outline = Vec::new();
    for (at, bucket) in plan.buckets.iter().enumerate() {
        let (Some(load), Some(all)) = (of.load.get(at), available.get(at)) else { continue };
        let extra = of.overtime.get(at).copied().unwrap_or(0.0);
        let says = phrases.say_with(
            "page-load-in",
            &[
                ("bucket", bucket.name.as_str().into()),
                ("load", (&figure(*load)).into()),
                ("capacity", (&figure(*all)).into()),
                ("unit", (&phrases.unit(of.unit)).into()),
            ],
        );
        let x = days.left(at) + days.step() * 0.12;
        let bar = days.step() * 0.76;
        let regular = (load - extra).max(0.0);
        let (low, middle, high) = (bottom, scale.place(regular), scale.place(*load));
        if *load > 1e-6 {
            drawing.bar("load", (x, middle), (bar, low - middle), &says);
        }
        if extra > 1e-6 {
            drawing.bar("over", (x, high), (bar, middle - high), &says);
        }
        let y = scale.place(*all);
        outline.extend([(days.left(at), y), (days.left(at) + days.step(), y)]);
    }
    drawing.path("limit", &outline, &phrases.say("page-capacity-line"));
    days.label(drawing, bottom + 12.0);
}
