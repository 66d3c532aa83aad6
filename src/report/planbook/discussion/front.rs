//! The front of a sheet of a group or workshop: hours by day and cause, why they are idle, what small
//! steps are worth, the share in late orders, material above the best norm.

use rust_xlsxwriter::ConditionalFormatDataBar;

use super::super::paper::Written;
use super::super::style::Kind;
use super::super::table::Cell;
use super::page::Page;
use crate::model::Limit;
use crate::model::answers::discussion::{GroupSheet, TimeByCause, WorkshopSheet};
use crate::report::terms;
use crate::report::view::{Weight, discussion as view, first_of, share};

/// The figures of a line of hours.
const CAUSES: [fn(&TimeByCause) -> &Vec<f64>; 8] = [
    |it| &it.calendar,
    |it| &it.not_scheduled,
    |it| &it.repair,
    |it| &it.not_available,
    |it| &it.effective,
    |it| &it.overtime,
    |it| &it.loaded,
    |it| &it.idle,
];

/// A group is full if less than this share of its hours is left.
const FULL: f64 = 0.9995;

/// The front of a group.
pub(super) fn group(page: &mut Page<'_>, group: &GroupSheet) -> Written {
    let workshop = page.answer.workshops.iter().find(|it| Some(&it.id) == group.workshop.as_ref());
    let title = match workshop {
        None => page.words.say_with("discuss-title-group", &[("name", (&group.name).into())]),
        Some(workshop) => page.words.say_with(
            "discuss-title-group-in",
            &[("name", (&group.name).into()), ("workshop", (&workshop.name).into())],
        ),
    };
    page.title(&title)?;
    hours(page, &group.time)?;
    idle(page, &group.time, &group.starved_by)?;
    steps(page, std::slice::from_ref(&group), false)?;
    service(page, std::slice::from_ref(&group), false)?;
    norms(page, std::slice::from_ref(&group))
}

/// The front of a workshop.
pub(super) fn workshop(page: &mut Page<'_>, workshop: &WorkshopSheet) -> Written {
    let name = [("name", (&workshop.name).into())];
    let title = page.words.say_with("discuss-title-group", &name);
    page.title(&title)?;
    hours(page, &workshop.time)?;
    let answer = page.answer;
    let own: Vec<&GroupSheet> =
        answer.groups.iter().filter(|it| workshop.groups.contains(&it.id)).collect();
    let mut starved_by: Vec<Limit> = Vec::new();
    for limit in own.iter().flat_map(|it| &it.starved_by) {
        if !starved_by.contains(limit) {
            starved_by.push(limit.clone());
        }
    }
    idle(page, &workshop.time, &starved_by)?;
    steps(page, &own, true)?;
    service(page, &own, true)?;
    norms(page, &own)
}

/// Hours by bucket and cause, with a bar of the load.
fn hours(page: &mut Page<'_>, time: &TimeByCause) -> Written {
    page.part(&page.say("discuss-hours"))?;
    page.heads(
        0,
        &[
            ("discuss-column-date", false),
            ("discuss-column-use", false),
            ("discuss-column-calendar", true),
            ("discuss-column-off", true),
            ("discuss-column-repair", true),
            ("discuss-column-unavailable", true),
            ("discuss-column-effective", true),
            ("discuss-column-overtime", true),
            ("discuss-column-loaded", true),
            ("discuss-column-idle", true),
            ("discuss-column-note", false),
        ],
    )?;
    let first = page.row;
    let hours = |value: &f64| Cell::Figure(*value, Kind::Flow(1));
    let all: Vec<Vec<Cell>> =
        CAUSES.iter().map(|of| of(time).iter().map(hours).collect()).collect();
    for (at, bucket) in page.answer.buckets.iter().enumerate() {
        let used = share(time.loaded[at], time.effective[at]);
        let day = Cell::Day(bucket.start.clone(), Kind::Date);
        let mut cells = vec![day, Cell::Figure(used, Kind::Use)];
        cells.extend(all.iter().map(|column| column[at].clone()));
        let full = time.effective[at] > 0.0 && used >= FULL;
        cells.push(if full { Cell::text(page.say("discuss-full")) } else { Cell::Blank });
        page.line(0, &cells, Weight::Plain)?;
    }
    let last = page.row.saturating_sub(1);
    let sum = |of: &fn(&TimeByCause) -> &Vec<f64>| of(time).iter().sum::<f64>();
    let sums: Vec<f64> = CAUSES.iter().map(sum).collect();
    let used = share(sums[6], sums[4]);
    let mut cells = vec![Cell::text(page.say("discuss-total")), Cell::Figure(used, Kind::Use)];
    cells.extend(sums.iter().map(hours));
    cells.push(Cell::Blank);
    page.line(0, &cells, Weight::Total)?;
    let (from, to) = (page.paper.place(first, 1)?, page.paper.place(last, 1)?);
    let bar = ConditionalFormatDataBar::new()
        .set_minimum(rust_xlsxwriter::ConditionalFormatType::Number, 0)
        .set_maximum(rust_xlsxwriter::ConditionalFormatType::Number, 1.5)
        .set_fill_color("#9DC3E6")
        .set_solid_fill(true);
    page.paper.sheet().add_conditional_format(from.0, from.1, to.0, to.1, &bar)?;
    page.row += 1;
    Ok(())
}

/// Idle hours by cause.
fn idle(page: &mut Page<'_>, time: &TimeByCause, starved_by: &[Limit]) -> Written {
    page.part(&page.say("discuss-why-idle"))?;
    let names: Vec<String> = starved_by.iter().map(|it| it.said(page.words)).collect();
    let by = if names.is_empty() {
        String::new()
    } else {
        first_of(page.words, &names, 3, "potential-more")
    };
    let lines = [
        ("discuss-idle-starved", time.starved, by),
        ("discuss-idle-untimely", time.untimely, String::new()),
        ("discuss-idle-unneeded", time.unneeded, String::new()),
    ];
    for (key, hours, by) in lines {
        let cells = [Cell::text(page.say(key)), Cell::number(hours), Cell::text(by)];
        page.line(1, &cells, Weight::Plain)?;
    }
    page.row += 1;
    Ok(())
}

/// What small steps are worth, goal by goal.
fn steps(page: &mut Page<'_>, groups: &[&GroupSheet], named: bool) -> Written {
    let (words, goals) = (page.words, &page.answer.goals);
    page.part(&page.say("discuss-step-title"))?;
    page.heads(
        usize::from(!named),
        &[
            ("head-group", false),
            ("head-small-step", false),
            ("head-step-hours", true),
            ("head-step-worth", true),
            ("head-unit", false),
            ("head-goal", false),
        ][usize::from(!named)..],
    )?;
    for group in groups {
        for step in &group.steps {
            let start = [Cell::text(view::step(step.step, words)), Cell::number(step.hours)];
            let gains: Vec<_> = view::gains(step).collect();
            let mut lines: Vec<Vec<Cell>> = gains
                .iter()
                .map(|(worth, gain)| {
                    let unit = view::unit(goals, &worth.goal, words);
                    let goal = terms::goal(words, &worth.goal);
                    let small = gain.abs() < 0.1;
                    let gain = Cell::Figure(*gain, Kind::Number(if small { 4 } else { 2 }));
                    start
                        .iter()
                        .cloned()
                        .chain([gain, Cell::text(unit), Cell::text(goal)])
                        .collect()
                })
                .collect();
            if lines.is_empty() && !named {
                let none = if step.worth.is_empty() {
                    page.say("discuss-step-none")
                } else {
                    page.say("discuss-step-nothing")
                };
                let blank = [Cell::Blank, Cell::Blank, Cell::text(none)];
                lines.push(start.iter().cloned().chain(blank).collect());
            }
            for line in lines {
                if named {
                    let whole: Vec<Cell> =
                        [Cell::text(&group.id)].into_iter().chain(line).collect();
                    page.line(0, &whole, Weight::Plain)?;
                } else {
                    page.line(1, &line, Weight::Plain)?;
                }
            }
        }
    }
    page.row += 1;
    Ok(())
}

/// The share in goals of service that are not reached; the sheet of one group does not name it.
fn service(page: &mut Page<'_>, groups: &[&GroupSheet], named: bool) -> Written {
    let from = usize::from(!named);
    if groups.iter().all(|it| it.service.is_empty()) {
        return Ok(());
    }
    page.part(&page.say("discuss-service-title"))?;
    page.heads(
        from,
        &[
            ("head-group", false),
            ("head-goal", false),
            ("head-now-value", true),
            ("head-twice-hours", true),
            ("head-held-back", true),
            ("head-unit", false),
        ][from..],
    )?;
    for (group, it) in
        groups.iter().flat_map(|group| group.service.iter().map(move |it| (group, it)))
    {
        let cells = [
            Cell::text(&group.id),
            Cell::text(terms::goal(page.words, &it.goal)),
            Cell::number(it.now),
            Cell::number(it.with_twice),
            Cell::share(view::held_back(it)),
            Cell::text(terms::unit(page.words, &it.unit)),
        ];
        page.line(from, &cells[from..], Weight::Plain)?;
    }
    page.row += 1;
    Ok(())
}

/// Routes that use more material than the best.
fn norms(page: &mut Page<'_>, groups: &[&GroupSheet]) -> Written {
    let mut lines: Vec<&crate::model::answers::discussion::RouteAboveNorm> = Vec::new();
    for line in groups.iter().flat_map(|it| &it.norms) {
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    page.part(&page.say("discuss-norms-title"))?;
    if lines.is_empty() {
        let none = [Cell::text(page.say("discuss-best-route-none"))];
        return page.line(1, &none, Weight::Plain);
    }
    page.heads(
        0,
        &[
            ("head-material", false),
            ("head-route", false),
            ("head-norm", true),
            ("head-best-norm", true),
            ("head-above-norm", true),
            ("head-unit", false),
        ],
    )?;
    for it in lines {
        let cells = [
            Cell::text(&it.material),
            Cell::text(view::of_route(&it.product, Some(&it.route), page.words)),
            Cell::number(it.norm),
            Cell::number(it.best),
            Cell::number(it.above),
            Cell::text(terms::unit(page.words, &it.unit)),
        ];
        page.line(0, &cells, Weight::Plain)?;
    }
    Ok(())
}
