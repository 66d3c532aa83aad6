//! The tables of what-ifs: the best scenarios and all of them, responses along axes, spreads,
//! chances, how means settle, and what needs attention.

use serde_json::Value;

use crate::model::answers::reason::Reason;
use crate::model::answers::whatif::{
    AxisResponse, Chance, Estimate, Expected, GoalValue, Ranked, ScenarioFigures, ScenarioResult,
    SettingFigure, Spread, StretchSummary, SurpriseReason, WhatIf,
};
use crate::report::number::figure;
use crate::report::view::{Cell, Kind, On, Table};
use crate::report::{json, terms};
use crate::words::Words;

/// A value of an axis or a setting: a number, a text, or whatever is in the file.
#[must_use]
pub fn value(value: &Value) -> String {
    match (value.as_f64(), value.as_str()) {
        (Some(number), _) => figure(number),
        (_, Some(text)) => text.to_owned(),
        _ => value.to_string(),
    }
}

/// The settings of a generated scenario: `steel 0.95, machines 5`.
#[must_use]
pub fn settings(settings: &[SettingFigure]) -> String {
    let each = settings.iter().map(|it| format!("{} {}", it.of, value(&it.value)));
    each.collect::<Vec<_>>().join(", ")
}

/// A reason in the language of the reader; nothing if there is none.
#[must_use]
pub fn said(reason: Option<&Reason>, words: &Words) -> String {
    reason.map_or_else(String::new, |it| words.tell(&it.message))
}

/// A goal's name with its unit.
fn in_unit(words: &Words, goal: &str, unit: &str) -> String {
    let (name, unit) = (terms::goal(words, goal), terms::unit(words, unit));
    words.say_with("book-in-unit", &[("what", (&name).into()), ("unit", (&unit).into())])
}

/// The goal ranked by, with its unit.
#[must_use]
pub fn ranked_by(answer: &WhatIf, words: &Words) -> String {
    let by = answer.by.as_deref().unwrap_or_default();
    let goals = answer.base.figures.iter().flat_map(|it| &it.goals);
    let unit = goals.into_iter().find(|it| it.goal == by).map_or("", |it| it.unit.as_str());
    in_unit(words, by, unit)
}

/// How many orders a plan leaves short, and how many late.
fn troubled(figures: &ScenarioFigures) -> (u64, u64) {
    let count = |of: fn(&crate::model::answers::whatif::OrderTrouble) -> f64| {
        figures.orders.iter().filter(|it| of(it) > 0.0).count() as u64
    };
    (count(|it| it.short), count(|it| it.late))
}

/// A scenario of the ranking: the base plan, or one of the best.
enum Place<'a> {
    Base(&'a ScenarioFigures),
    One(&'a Ranked, bool),
}

impl Place<'_> {
    fn goals(&self) -> &[GoalValue] {
        match self {
            Self::Base(figures) => &figures.goals,
            Self::One(row, _) => &row.goals,
        }
    }

    fn goal(&self, goal: &str) -> Option<f64> {
        self.goals().iter().find(|it| it.goal == goal).map(|it| it.value)
    }

    fn of<R>(&self, base: impl Fn(&ScenarioFigures) -> R, one: impl Fn(&Ranked) -> R) -> R {
        match self {
            Self::Base(figures) => base(figures),
            Self::One(row, _) => one(row),
        }
    }
}

/// The best scenarios below the base plan: a column for each goal where there is room, for
/// the goal ranked by where there is little.
#[must_use]
pub fn ranking(answer: &WhatIf, words: &Words) -> Table {
    let by = answer.by.as_deref().unwrap_or_default();
    let base = answer.base.figures.as_ref();
    let tied = |at: usize| {
        let rank = |at: Option<usize>| at.and_then(|it| answer.top.get(it)).map(|it| it.rank);
        let own = rank(Some(at));
        rank(at.checked_sub(1)) == own || rank(Some(at + 1)) == own
    };
    let rows = base.into_iter().map(Place::Base);
    let rows = rows.chain(answer.top.iter().enumerate().map(|(at, it)| Place::One(it, tied(at))));
    let mut table = Table::of(words, rows)
        .cell("head-rank", Kind::Figure, |it| match it {
            Place::Base(_) => Cell::Blank,
            Place::One(row, _) if row.wanted => "*".into(),
            Place::One(row, tied) => format!("{}{}", row.rank, if *tied { "=" } else { "" }).into(),
        })
        .width(5, 18)
        .name("head-scenario", |it| match it {
            Place::Base(_) => words.say("head-as-it-stands"),
            Place::One(row, _) => row.name.clone(),
        })
        .name("head-settings", |it| it.of(|_| String::new(), |row| settings(&row.settings)))
        .on(On::WIDE)
        .width(5, 40);
    for goal in base.iter().flat_map(|it| &it.goals) {
        table = table
            .figure("head-goal", |it| it.goal(&goal.goal))
            .headed(in_unit(words, &goal.goal, &goal.unit))
            .on(On::WIDE);
        if goal.goal == by {
            table = table
                .figure("head-goal", |it| it.goal(by))
                .headed(terms::goal_title(words, by))
                .on(On::TEXT);
        }
    }
    let first = base.and_then(|it| it.goal(by));
    table
        .gain("head-change", |it| {
            it.of(|_| None, |_| Some(())).and_then(|()| Some(it.goal(by)? - first?))
        })
        .count("head-short-orders", |it| it.of(|base| troubled(base).0, |row| row.short))
        .count("head-late-orders", |it| it.of(|base| troubled(base).1, |row| row.late))
        .share("head-rhythm-share", |it| it.of(|base| base.rhythm, |row| row.rhythm))
        .money("head-cost", |it| it.of(|base| base.money.cost, |row| row.cost))
        .name("head-binds-now", |it| {
            it.of(|_| String::new(), |row| terms::limits(words, &row.gained).join(", "))
        })
        .on(On::WIDE)
        .width(5, 40)
        .name("head-binds-no-more", |it| {
            it.of(|_| String::new(), |row| terms::limits(words, &row.lost).join(", "))
        })
        .on(On::WIDE)
        .width(5, 40)
        .done()
}

/// The figures of a scenario's plan, if it has one.
fn figures(it: &ScenarioResult) -> Option<&ScenarioFigures> {
    it.figures.as_ref()
}

/// A line for each scenario, under the goals of the base plan. Programs read it as CSV, in
/// English; people as a sheet.
#[must_use]
pub fn scenarios(goals: &[GoalValue], results: &[&ScenarioResult], words: &Words) -> Table {
    let both = On::BOOK.or(On::CSV);
    let told = |reasons: &[Reason]| {
        reasons.iter().map(|it| words.tell(&it.message)).collect::<Vec<_>>().join("; ")
    };
    let codes = |it: &&ScenarioResult| {
        let each = it.settings.iter().map(|it| format!("{}={}", it.of, it.value));
        each.collect::<Vec<_>>().join("; ")
    };
    let mut table = Table::of(words, results.iter().copied())
        .name("head-scenario", |it| &it.name)
        .on(both)
        .word("head-status", |it| terms::scenario_status(words, it.status))
        .on(On::BOOK)
        .word("head-status", |it| json::word(&it.status))
        .on(On::CSV)
        .name("head-settings", |it| settings(&it.settings))
        .on(On::BOOK)
        .width(5, 40)
        .name("head-settings", codes)
        .on(On::CSV);
    for goal in goals {
        let value = |it: &&ScenarioResult| figures(it)?.goal(&goal.goal);
        table = table
            .figure("head-goal", value)
            .headed(in_unit(words, &goal.goal, &goal.unit))
            .on(On::BOOK)
            .figure("head-goal", value)
            .coded(&*goal.goal)
            .on(On::CSV);
    }
    let count = |of: Option<u64>| of.map_or(Cell::Blank, Cell::Count);
    table
        .cell("head-short", Kind::Figure, |it| count(figures(it).map(|it| troubled(it).0)))
        .headed(words.say("head-short-orders"))
        .on(both)
        .cell("head-late", Kind::Figure, |it| count(figures(it).map(|it| troubled(it).1)))
        .headed(words.say("head-late-orders"))
        .on(both)
        .share("head-rhythm", |it| figures(it).map(|it| it.rhythm))
        .on(both)
        .money("head-revenue", |it| figures(it).map(|it| it.money.revenue))
        .on(both)
        .money("head-cost", |it| figures(it).map(|it| it.money.cost))
        .on(both)
        .name("head-binds", |it| {
            figures(it).map_or_else(String::new, |it| terms::limits(words, &it.binds).join(", "))
        })
        .on(On::BOOK)
        .width(5, 50)
        .name("head-binds", |it| figures(it).map_or_else(String::new, |it| it.binds.join("; ")))
        .on(On::CSV)
        .count("solves", |it| it.solves)
        .on(On::CSV)
        .count("pivots", |it| it.pivots)
        .on(On::CSV)
        .count("refused", |it| it.refused)
        .on(On::CSV)
        .name("head-reason", |it| told(&it.reasons))
        .on(both)
        .width(5, 50)
        .name("head-warnings", |it| told(&it.warnings))
        .on(both)
        .width(5, 50)
        .done()
}

/// The goal ranked by along the axes of a grid or sweep.
#[must_use]
pub fn responses(stretch: &str, axes: &[AxisResponse], base: Option<f64>, words: &Words) -> Table {
    let rows = axes.iter().flat_map(|axis| axis.at.iter().map(move |it| (axis, it)));
    Table::of(words, rows)
        .word("head-generator", |_| stretch)
        .on(On::BOOK)
        .name("head-axis", |(axis, _)| &axis.axis)
        .cell("head-at", Kind::Figure, |(_, it)| {
            it.value.as_f64().map_or_else(|| value(&it.value).into(), Cell::Figure)
        })
        .count("head-planned", |(_, it)| it.planned)
        .figure("head-mean", |(_, it)| (it.planned > 0).then_some(it.mean))
        .gain("head-change", |(_, it)| base.filter(|_| it.planned > 0).map(|base| it.mean - base))
        .on(On::TEXT.or(On::PAGE))
        .figure("head-least", |(_, it)| (it.planned > 0).then_some(it.least))
        .figure("head-most", |(_, it)| (it.planned > 0).then_some(it.most))
        .done()
}

/// The axes of grids and sweeps, those that reach largest first.
#[must_use]
pub fn reaches(answer: &WhatIf, words: &Words) -> Table {
    let of = answer.stretches.iter().flat_map(|it| it.axes.iter().map(move |axis| (it, axis)));
    let mut axes: Vec<(&StretchSummary, &AxisResponse)> = of.collect();
    axes.sort_by(|one, other| other.1.reach.total_cmp(&one.1.reach));
    let end = |axis: &AxisResponse, most: bool| {
        let means = axis.at.iter().filter(|it| it.planned > 0).map(|it| it.mean);
        means.reduce(if most { f64::max } else { f64::min })
    };
    Table::of(words, axes)
        .name("head-axis", |(_, axis)| &axis.axis)
        .word("head-generator", |(stretch, _)| &stretch.name)
        .figure("head-least-mean", |(_, axis)| end(axis, false))
        .figure("head-reach", |(_, axis)| end(axis, false).map(|_| axis.reach))
        .figure("head-most-mean", |(_, axis)| end(axis, true))
        .word("head-one-sided", |(_, axis)| yes(axis.one_sided, words))
        .done()
}

fn yes(it: bool, words: &Words) -> String {
    words.say(if it { "whatif-yes" } else { "whatif-no" })
}

/// How figures spread over a sample.
#[must_use]
pub fn spreads(stretch: &str, spreads: &[Spread], words: &Words) -> Table {
    Table::of(words, spreads)
        .word("head-generator", |_| stretch)
        .on(On::BOOK)
        .name("head-what", |it| terms::goal(words, &it.of))
        .word("head-unit", |it| terms::unit(words, &it.unit))
        .on(On::WIDE)
        .figure("head-as-it-stands", |it| it.base)
        .figure("head-p10", |it| it.p10)
        .figure("head-p50", |it| it.p50)
        .figure("head-p90", |it| it.p90)
        .figure("head-mean", |it| it.mean)
        .on(On::WIDE)
        .figure("head-error", |it| it.error)
        .on(On::WIDE)
        .done()
}

/// How likely each is, in the order given; `what` says what happens, `called` what to.
#[must_use]
pub fn chances(
    stretch: &str,
    what: &'static str,
    (head, chances): (&'static str, &[&Chance]),
    called: impl Fn(&str) -> String,
    words: &Words,
) -> Table {
    Table::of(words, chances.iter().copied())
        .word("head-generator", |_| stretch)
        .on(On::BOOK)
        .word("head-what", |_| words.say(what))
        .on(On::BOOK)
        .name(head, |it| called(&it.of))
        .share("head-probability", |it| it.share)
        .share("head-error", |it| it.error)
        .word("head-as-it-stands", |it| yes(it.base, words))
        .done()
}

/// How the mean settles as more scenarios are planned.
#[must_use]
pub fn settling(stretch: &str, of: &[Estimate], words: &Words) -> Table {
    Table::of(words, of)
        .word("head-generator", |_| stretch)
        .on(On::BOOK)
        .count("head-planned", |it| it.count)
        .figure("head-mean", |it| it.mean)
        .figure("head-error", |it| it.error)
        .done()
}

/// Scenarios that move a goal against expectation.
#[must_use]
pub fn surprises(answer: &WhatIf, words: &Words) -> Table {
    Table::of(words, &answer.surprises)
        .name("head-scenario", |it| &it.name)
        .word("head-goal", |it| terms::goal(words, &it.goal))
        .gain("head-change", |it| it.change)
        .word("head-expected", |it| {
            words.say(match it.expected {
                Expected::NoWorse => "book-no-worse",
                Expected::NoBetter => "book-no-better",
            })
        })
        .name("head-reason", |it| {
            words.say(match it.because {
                SurpriseReason::EarlierGoal => "book-because-earlier",
                SurpriseReason::Tolerance => "book-because-tolerance",
                SurpriseReason::Measure => "book-because-measure",
                SurpriseReason::WithinBound => "book-because-within-bound",
                SurpriseReason::NotKnown => "book-not-known",
            })
        })
        .width(5, 50)
        .word("head-of-other-goal", |it| {
            it.of.as_deref().map_or_else(String::new, |of| terms::goal(words, of))
        })
        .done()
}

/// Changes dated inside a bucket, which do not count from their date.
#[must_use]
pub fn warnings(answer: &WhatIf, words: &Words) -> Table {
    Table::of(words, &answer.warnings)
        .name("head-scenario", |it| &it.name)
        .name("head-warning", |it| words.tell(&it.warning.message))
        .width(5, 80)
        .done()
}

/// Scenarios that have no plan, with why.
#[must_use]
pub fn without_plan(answer: &WhatIf, words: &Words) -> Table {
    Table::of(words, &answer.without_plan)
        .name("head-scenario", |it| &it.name)
        .word("head-status", |it| terms::scenario_status(words, it.status))
        .name("head-reason", |it| said(it.reason.as_ref(), words))
        .width(5, 80)
        .done()
}
