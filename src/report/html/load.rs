//! Load against capacity: every group by its whole time, the tightest by bucket.

use maud::{Markup, html};

use super::axis::{self, Days};
use super::drawing::{Drawing, WIDTH};
use super::figure::{Figure, Head, Table};
use super::phrases::Phrases;
use super::scale::Scale;
use crate::model::plan::Plan;
use crate::report::number::{figure, hundredths, per_cent};

/// Capacities drawn as bars; all of them stand in the table.
const DRAWN: usize = 30;
/// Capacities drawn by bucket.
const BY_BUCKET: usize = 6;
const ROW: f64 = 18.0;

/// A group, labour pool or service, as far as load and capacity go.
pub(super) struct Capacity<'p> {
    pub name: &'p str,
    pub unit: &'p str,
    pub available: &'p [f64],
    pub load: &'p [f64],
    pub overtime: Vec<f64>,
    /// Mean change of utilisation from bucket to bucket, of groups.
    pub change: Option<f64>,
}

impl Capacity<'_> {
    fn total(figures: &[f64]) -> f64 {
        figures.iter().sum()
    }

    /// Capacity of the whole time.
    pub fn all(&self) -> f64 {
        Self::total(self.available)
    }

    /// Load of the whole time.
    pub fn loaded(&self) -> f64 {
        Self::total(self.load)
    }

    /// Overtime of the whole time.
    pub fn extra(&self) -> f64 {
        Self::total(&self.overtime)
    }

    /// Load ÷ capacity of the whole time; 0 where there is none.
    pub fn utilisation(&self) -> f64 {
        share(self.loaded(), self.all())
    }

    /// The highest load ÷ capacity of a bucket.
    fn peak(&self) -> f64 {
        let of = self.load.iter().zip(self.available).map(|(load, all)| share(*load, *all));
        of.fold(0.0, f64::max)
    }
}

/// Load ÷ capacity; 0 where there is none.
pub(super) fn share(load: f64, capacity: f64) -> f64 {
    if capacity > 0.0 { load / capacity } else { 0.0 }
}

fn by_bucket(tiers: &[Vec<f64>], width: usize) -> Vec<f64> {
    let of = |at: usize| tiers.iter().filter_map(|tier| tier.get(at)).sum();
    (0..width).map(of).collect()
}

/// Everything that has a capacity, tightest first.
pub(super) fn capacities(plan: &Plan) -> Vec<Capacity<'_>> {
    let width = plan.buckets.len();
    let groups = plan.groups.iter().map(|it| Capacity {
        name: &it.name,
        unit: "h",
        available: &it.effective_hours,
        load: &it.load_hours,
        overtime: by_bucket(&it.overtime_hours, width),
        change: Some(it.change),
    });
    let labour = plan.labour.iter().map(|it| Capacity {
        name: &it.name,
        unit: "h",
        available: &it.effective_hours,
        load: &it.load_hours,
        overtime: it.overtime_hours.clone(),
        change: None,
    });
    let services = plan.services.iter().filter_map(|it| {
        Some(Capacity {
            name: &it.name,
            unit: &it.unit,
            available: it.capacity.as_deref()?,
            load: &it.load,
            overtime: by_bucket(&it.overtime, width),
            change: None,
        })
    });
    let mut all: Vec<Capacity<'_>> = groups.chain(labour).chain(services).collect();
    all.sort_by(|one, other| other.utilisation().total_cmp(&one.utilisation()));
    all
}

pub(super) fn bars(plan: &Plan, phrases: Phrases<'_>) -> Option<Figure> {
    let all = capacities(plan);
    if all.is_empty() {
        return None;
    }
    let title = phrases.say("page-load-title");
    let reading = phrases.reading("page-load-reading", DRAWN, all.len());
    let mut table = Table::new([
        Head::words(phrases.say("page-capacity-of")),
        Head::figures(phrases.say("page-load")),
        Head::figures(phrases.say("page-capacity")),
        Head::figures(phrases.say("page-used-per-cent")),
        Head::figures(phrases.say("page-overtime")),
        Head::figures(phrases.say("page-peak-per-cent")),
        Head::figures(phrases.say("page-change-per-cent")),
        Head::words(phrases.say("page-unit")),
    ]);
    for it in &all {
        table.row(vec![
            it.name.to_owned(),
            figure(it.loaded()),
            figure(it.all()),
            hundredths(it.utilisation()),
            figure(it.extra()),
            hundredths(it.peak()),
            it.change.map_or_else(String::new, hundredths),
            phrases.unit(it.unit),
        ]);
    }
    let picture = html! {
        (whole(&all, &title, phrases))
        @if plan.buckets.len() > 1 { (each_bucket(plan, &all, phrases)) }
    };
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
    let (start, bottom) = (left + 30.0, top + height);
    let most = of.load.iter().chain(of.available).fold(0.0_f64, |most, it| most.max(*it));
    let scale = Scale::new(0.0, most, bottom, top + 20.0);
    let days = Days::new(&plan.buckets, start, left + width);
    drawing.name("strong", (left + 30.0, top + 10.0), width - 34.0, of.name);
    axis::up(drawing, &scale, 3, (start, left + width), str::to_owned);
    let mut outline = Vec::new();
    for (at, bucket) in plan.buckets.iter().enumerate() {
        let (Some(load), Some(all)) = (of.load.get(at), of.available.get(at)) else { continue };
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
