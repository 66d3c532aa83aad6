//! What-ifs as a workbook: summary and ranking, every scenario, tornado, responses, spreads, chances.

use rust_xlsxwriter::{Chart, ChartFont, ChartFormat, ChartSolidFill, Worksheet};

use super::names::SheetNames;
use super::paper::{DoesNotFit, Paper};
use super::style::Kind;
use super::table::{Cell, Head, Table, alike};
use super::{Book, finished, terms};
use crate::model::answers::whatif::{
    AxisResponse, Chance, GoalValue, ScenarioResult, ScenarioStatus, SettingFigure, WhatIf,
};
use crate::report::number::decimals;
use crate::words::Words;

/// A workbook of what-ifs in the making: scenarios are added one by one, then it is finished.
pub struct WhatIfBook<'a> {
    book: Book<'a>,
    answer: &'a WhatIf,
    goals: Vec<GoalValue>,
    scenarios: Table,
}

impl<'a> WhatIfBook<'a> {
    /// The workbook of an answer, without its scenarios.
    #[must_use]
    pub fn new(answer: &'a WhatIf, words: &'a Words) -> Self {
        let book = Book::of(&answer.factory, words);
        let goals: Vec<GoalValue> =
            answer.base.figures.as_ref().map_or_else(Vec::new, |it| it.goals.clone());
        let mut scenarios = Table {
            title: book.say("book-title-scenarios"),
            frozen: 1,
            filter: true,
            landscape: true,
            heads: vec![
                Head::text(book.say("book-scenario")),
                Head::text(book.say("book-status")),
                Head::text(book.say("book-settings")).at_most(40),
            ],
            ..Table::default()
        };
        scenarios.heads.extend(goals.iter().map(|goal| goal_head(words, goal)));
        scenarios.heads.extend(
            ["book-orders-short", "book-orders-late", "book-rhythm", "book-revenue", "book-cost"]
                .map(|key| Head::figures(book.say(key))),
        );
        scenarios.heads.push(Head::text(book.say("book-binds")).at_most(50));
        scenarios.heads.push(Head::text(book.say("book-reason")).at_most(50));
        let mut it = Self { book, answer, goals, scenarios };
        it.add(&answer.base);
        it
    }

    /// Adds a scenario's line.
    pub fn add(&mut self, result: &ScenarioResult) {
        let words = self.book.words;
        let figures = result.figures.as_ref();
        let base = self.scenarios.rows.is_empty();
        let name = if base { words.say("book-as-it-stands") } else { result.name.clone() };
        let mut cells = vec![
            Cell::text(name),
            Cell::text(ended(words, result.status)),
            Cell::text(settings(&result.settings)),
        ];
        let or_blank = |value: Option<f64>| value.map_or(Cell::Blank, Cell::number);
        cells.extend(
            self.goals.iter().map(|goal| or_blank(figures.and_then(|it| it.goal(&goal.goal)))),
        );
        match figures {
            Some(figures) => cells.extend([
                Cell::count(figures.orders.iter().filter(|it| it.short > 0.0).count()),
                Cell::count(figures.orders.iter().filter(|it| it.late > 0.0).count()),
                Cell::share(figures.rhythm),
                Cell::money(figures.money.revenue),
                Cell::money(figures.money.cost),
                Cell::text(figures.binds.join(", ")),
            ]),
            None => cells.extend(std::iter::repeat_n(Cell::Blank, 6)),
        }
        cells.push(Cell::text(result.reasons.join("; ")));
        if base { self.scenarios.total(cells) } else { self.scenarios.push(cells) }
    }

    /// The workbook's bytes. The same answer gives the same bytes.
    ///
    /// # Errors
    /// Where a workbook cannot hold it.
    pub fn finish(self) -> Result<Vec<u8>, DoesNotFit> {
        let mut names = SheetNames::default();
        let book = &self.book;
        let mut sheets = Vec::new();
        let mut add = |key: &str, table: Option<Table>| -> Result<(), DoesNotFit> {
            if let Some(table) = table {
                sheets.push(book.sheet(&names.give(&book.say(key)), &table)?);
            }
            Ok(())
        };
        add("book-summary", Some(self.summary()))?;
        add("book-ranking", (!self.answer.top.is_empty()).then(|| self.ranking()))?;
        add("book-response", self.response())?;
        add("book-spread", self.spread())?;
        add("book-chances", self.chances())?;
        add("book-convergence", self.convergence())?;
        add("book-surprises", self.surprises())?;
        add("book-without-plan", self.without_plan())?;
        let name = names.give(&book.say("book-tornado"));
        sheets.extend(self.tornado(&name)?);
        let name = names.give(&book.say("book-scenarios"));
        sheets.push(book.sheet(&name, &self.scenarios)?);
        finished(sheets)
    }

    fn summary(&self) -> Table {
        let (book, answer) = (&self.book, self.answer);
        let mut table = Table {
            title: book
                .words
                .say_with("book-title-whatif", &[("works", (&answer.factory.name).into())]),
            heads: vec![
                Head::text(book.say("book-what")),
                Head::figures(book.say("book-value")).at_most(40),
            ],
            ..Table::default()
        };
        if !answer.complete {
            table.remarks.push(book.say("book-not-complete"));
        }
        #[allow(clippy::cast_precision_loss)] // counts are below 2^53
        let count = |count: u64| Cell::Figure(count as f64, Kind::Number(0));
        let endings = &answer.endings;
        let facts = [
            ("book-scenarios", count(answer.count)),
            ("book-planned", count(endings.planned)),
            ("book-infeasible", count(endings.infeasible)),
            ("book-unbounded", count(endings.unbounded)),
            ("book-invalid", count(endings.invalid)),
            ("book-stopped", count(endings.stopped)),
            ("book-failed", count(endings.failed)),
            (
                "book-ranked-by",
                Cell::text(
                    answer.by.as_deref().map_or_else(String::new, |by| terms::goal(book.words, by)),
                ),
            ),
            ("book-surprising", count(answer.surprising)),
            ("book-programmes", count(answer.solves)),
            ("book-iterations", count(answer.pivots)),
            ("book-refused", count(answer.refused)),
            ("book-factory-digest", Cell::text(&answer.factory_sha256)),
            ("book-scenarios-digest", Cell::text(&answer.scenarios_sha256)),
        ];
        for (key, cell) in facts {
            table.push(vec![Cell::text(book.say(key)), cell]);
        }
        table
    }

    fn ranking(&self) -> Table {
        let (book, answer) = (&self.book, self.answer);
        let mut table = Table {
            title: book.say("book-title-ranking"),
            frozen: 2,
            landscape: true,
            heads: vec![
                Head::figures(book.say("book-rank")).at_least(5),
                Head::text(book.say("book-scenario")),
                Head::text(book.say("book-settings")).at_most(40),
            ],
            ..Table::default()
        };
        if answer.all_tie {
            table.remarks.push(book.say("book-all-tie"));
        }
        table.heads.extend(self.goals.iter().map(|goal| goal_head(book.words, goal)));
        for key in
            ["book-change", "book-orders-short", "book-orders-late", "book-rhythm", "book-cost"]
        {
            table.heads.push(Head::figures(book.say(key)));
        }
        table.heads.push(Head::text(book.say("book-binds-now")).at_most(40));
        table.heads.push(Head::text(book.say("book-binds-no-more")).at_most(40));
        let by = self.goals.iter().position(|goal| Some(&goal.goal) == answer.by.as_ref());
        for row in &answer.top {
            #[allow(clippy::cast_precision_loss)] // counts are below 2^53
            let whole = |count: u64| Cell::Figure(count as f64, Kind::Number(0));
            let mut cells =
                vec![whole(row.rank), Cell::text(&row.name), Cell::text(settings(&row.settings))];
            let value = |goal: &GoalValue| row.goals.iter().find(|it| it.goal == goal.goal);
            cells.extend(
                self.goals
                    .iter()
                    .map(|goal| value(goal).map_or(Cell::Blank, |it| Cell::number(it.value))),
            );
            let change = by.and_then(|by| {
                let now = value(&self.goals[by])?.value;
                let cell = table.cell(table.next(), 3 + by);
                let base = self.goals[by].value;
                let places = decimals(&[now - base], 4);
                Some(Cell::Formula(
                    format!("={cell}-({base})"),
                    super::table::Outcome::Number(now - base),
                    Kind::Number(places),
                ))
            });
            cells.push(change.unwrap_or(Cell::Blank));
            cells.extend([
                whole(row.short),
                whole(row.late),
                Cell::share(row.rhythm),
                Cell::money(row.cost),
                Cell::text(row.gained.join(", ")),
                Cell::text(row.lost.join(", ")),
            ]);
            table.push(cells);
        }
        table
    }

    /// The axes of grids and sweeps, those that reach farthest first, with bars.
    fn tornado(&self, name: &str) -> Result<Option<Worksheet>, DoesNotFit> {
        let book = &self.book;
        let mut axes: Vec<(&str, &AxisResponse)> = self
            .answer
            .stretches
            .iter()
            .flat_map(|stretch| stretch.axes.iter().map(|axis| (stretch.name.as_str(), axis)))
            .collect();
        if axes.is_empty() {
            return Ok(None);
        }
        axes.sort_by(|one, other| other.1.reach.total_cmp(&one.1.reach));
        let mut table = Table {
            title: book.say("book-title-tornado"),
            remarks: vec![book.say("book-tornado-remark")],
            landscape: true,
            heads: vec![
                Head::text(book.say("book-axis")),
                Head::text(book.say("book-generator")),
                Head::figures(book.say("book-least-mean")),
                Head::figures(book.say("book-reach")),
                Head::figures(book.say("book-most-mean")),
                Head::text(book.say("book-one-sided")),
            ],
            ..Table::default()
        };
        for (stretch, axis) in &axes {
            let means = || axis.at.iter().filter(|it| it.planned > 0).map(|it| it.mean);
            let least = means().fold(f64::INFINITY, f64::min);
            let most = means().fold(f64::NEG_INFINITY, f64::max);
            let mut cells = vec![Cell::text(&axis.axis), Cell::text(*stretch)];
            if least <= most {
                cells.extend(alike([least, axis.reach, most], Kind::Number));
            } else {
                cells.extend(std::iter::repeat_n(Cell::Blank, 3));
            }
            let word = if axis.one_sided { "book-yes" } else { "book-no" };
            cells.push(Cell::text(book.say(word)));
            table.push(cells);
        }
        let mut paper = Paper::new(name)?;
        table.write(book, &mut paper)?;
        let first = paper.place(table.row(0), 0)?.0;
        let last = paper.place(table.row(table.rows.len() - 1), 0)?.0;
        let mut chart = Chart::new(rust_xlsxwriter::ChartType::BarStacked);
        chart
            .add_series()
            .set_categories((name, first, 0, last, 0))
            .set_values((name, first, 2, last, 2))
            .set_name((name, first - 1, 2))
            .set_format(ChartFormat::new().set_no_fill());
        chart
            .add_series()
            .set_categories((name, first, 0, last, 0))
            .set_values((name, first, 3, last, 3))
            .set_name((name, first - 1, 3))
            .set_format(
                ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color("#5B8DB8")),
            );
        let unit = self.by_unit();
        chart.title().set_name(&unit).set_font(ChartFont::new().set_size(11));
        chart.y_axis().set_reverse();
        chart.legend().set_hidden();
        chart
            .set_width(900)
            .set_height(u32::try_from(120 + 26 * axes.len().min(60)).unwrap_or(600));
        let (row, column) = paper.place(table.row(table.rows.len()) + 2, 0)?;
        paper.sheet().insert_chart(row, column, &chart)?;
        Ok(Some(paper.done()))
    }

    fn by_unit(&self) -> String {
        let words = self.book.words;
        let by = self.answer.by.as_deref().unwrap_or_default();
        let unit = self.goals.iter().find(|it| it.goal == by).map_or("", |it| it.unit.as_str());
        let (goal, unit) = (terms::goal(words, by), terms::unit(words, unit));
        words.say_with("book-in-unit", &[("what", (&goal).into()), ("unit", (&unit).into())])
    }

    fn response(&self) -> Option<Table> {
        let book = &self.book;
        let heads = vec![
            Head::text(book.say("book-generator")),
            Head::text(book.say("book-axis")),
            Head::text(book.say("book-value")),
            Head::figures(book.say("book-planned")),
            Head::figures(book.say("book-mean")),
            Head::figures(book.say("book-least")),
            Head::figures(book.say("book-most")),
        ];
        let title = format!("{}: {}", book.say("book-title-response"), self.by_unit());
        let mut table = Table { title, heads, frozen: 3, filter: true, ..Table::default() };
        for stretch in &self.answer.stretches {
            for axis in &stretch.axes {
                for at in &axis.at {
                    #[allow(clippy::cast_precision_loss)] // counts are below 2^53
                    let planned = Cell::Figure(at.planned as f64, Kind::Number(0));
                    let mut cells = vec![
                        Cell::text(&stretch.name),
                        Cell::text(&axis.axis),
                        value(&at.value),
                        planned,
                    ];
                    if at.planned > 0 {
                        cells.extend(alike([at.mean, at.least, at.most], Kind::Number));
                    } else {
                        cells.extend(std::iter::repeat_n(Cell::Blank, 3));
                    }
                    table.push(cells);
                }
            }
        }
        (!table.rows.is_empty()).then_some(table)
    }

    fn spread(&self) -> Option<Table> {
        let book = &self.book;
        let mut heads = vec![
            Head::text(book.say("book-generator")),
            Head::text(book.say("book-what")),
            Head::text(book.say("book-unit")),
            Head::figures(book.say("book-as-it-stands")),
        ];
        heads.extend(["P10", "P50", "P90"].map(|it| Head::figures(it.to_owned())));
        heads.extend(["book-mean", "book-error"].map(|key| Head::figures(book.say(key))));
        let mut table = Table {
            title: book.say("book-title-spread"),
            remarks: vec![book.say("book-spread-remark")],
            heads,
            frozen: 2,
            ..Table::default()
        };
        for stretch in &self.answer.stretches {
            for it in &stretch.spreads {
                let of = match it.of.as_str() {
                    "rhythm" => book.say("book-rhythm"),
                    of => terms::goal(book.words, of),
                };
                let mut cells = vec![
                    Cell::text(&stretch.name),
                    Cell::text(of),
                    Cell::text(terms::unit(book.words, &it.unit)),
                ];
                let figures = [it.base.unwrap_or(0.0), it.p10, it.p50, it.p90, it.mean, it.error];
                let mut shown = alike(figures, Kind::Number);
                if it.base.is_none() {
                    shown[0] = Cell::Blank;
                }
                cells.extend(shown);
                table.push(cells);
            }
        }
        (!table.rows.is_empty()).then_some(table)
    }

    fn chances(&self) -> Option<Table> {
        let book = &self.book;
        let mut table = Table {
            title: book.say("book-title-chances"),
            heads: vec![
                Head::text(book.say("book-generator")),
                Head::text(book.say("book-what")),
                Head::text(book.say("book-of")),
                Head::figures(book.say("book-share")),
                Head::figures(book.say("book-error")),
                Head::text(book.say("book-as-it-stands")),
            ],
            frozen: 3,
            filter: true,
            ..Table::default()
        };
        for stretch in &self.answer.stretches {
            let mut add = |what: &str, chance: &Chance| {
                table.push(vec![
                    Cell::text(&stretch.name),
                    Cell::text(book.say(what)),
                    Cell::text(&chance.of),
                    Cell::share(chance.share),
                    Cell::share(chance.error),
                    Cell::text(book.say(if chance.base { "book-yes" } else { "book-no" })),
                ]);
            };
            stretch.met.iter().for_each(|it| add("book-order-met", it));
            stretch.binds.iter().for_each(|it| add("book-limit-binds", it));
        }
        (!table.rows.is_empty()).then_some(table)
    }

    fn convergence(&self) -> Option<Table> {
        let book = &self.book;
        let mut table = Table {
            title: format!("{}: {}", book.say("book-title-convergence"), self.by_unit()),
            heads: vec![
                Head::text(book.say("book-generator")),
                Head::figures(book.say("book-planned")),
                Head::figures(book.say("book-mean")),
                Head::figures(book.say("book-error")),
            ],
            ..Table::default()
        };
        for stretch in &self.answer.stretches {
            for it in &stretch.convergence {
                #[allow(clippy::cast_precision_loss)] // counts are below 2^53
                let count = Cell::Figure(it.count as f64, Kind::Number(0));
                let mut cells = vec![Cell::text(&stretch.name), count];
                cells.extend(alike([it.mean, it.error], Kind::Number));
                table.push(cells);
            }
        }
        (!table.rows.is_empty()).then_some(table)
    }

    fn surprises(&self) -> Option<Table> {
        use crate::model::answers::whatif::{Expected, SurpriseReason};
        let book = &self.book;
        let mut table = Table {
            title: book.say("book-title-surprises"),
            heads: vec![
                Head::text(book.say("book-scenario")),
                Head::text(book.say("book-goal")),
                Head::figures(book.say("book-change")),
                Head::text(book.say("book-expected")),
                Head::text(book.say("book-reason")).at_most(50),
                Head::text(book.say("book-of-goal")),
            ],
            landscape: true,
            ..Table::default()
        };
        for it in &self.answer.surprises {
            let expected = match it.expected {
                Expected::NoWorse => book.say("book-no-worse"),
                Expected::NoBetter => book.say("book-no-better"),
            };
            let because = match it.because {
                SurpriseReason::EarlierGoal => book.say("book-because-earlier"),
                SurpriseReason::Tolerance => book.say("book-because-tolerance"),
                SurpriseReason::Measure => book.say("book-because-measure"),
                SurpriseReason::NotKnown => book.say("book-not-known"),
            };
            table.push(vec![
                Cell::text(&it.name),
                Cell::text(terms::goal(book.words, &it.goal)),
                Cell::number(it.change),
                Cell::text(expected),
                Cell::text(because),
                Cell::text(
                    it.of.as_deref().map_or_else(String::new, |of| terms::goal(book.words, of)),
                ),
            ]);
        }
        (!table.rows.is_empty()).then_some(table)
    }

    fn without_plan(&self) -> Option<Table> {
        let book = &self.book;
        let mut table = Table {
            title: book.say("book-title-without-plan"),
            heads: vec![
                Head::text(book.say("book-scenario")),
                Head::text(book.say("book-status")),
                Head::text(book.say("book-reason")).at_most(80),
            ],
            ..Table::default()
        };
        for it in &self.answer.without_plan {
            table.push(vec![
                Cell::text(&it.name),
                Cell::text(ended(book.words, it.status)),
                Cell::text(&it.reason),
            ]);
        }
        (!table.rows.is_empty()).then_some(table)
    }
}

fn goal_head(words: &Words, goal: &GoalValue) -> Head {
    let (name, unit) = (terms::goal(words, &goal.goal), terms::unit(words, &goal.unit));
    let said =
        words.say_with("book-in-unit", &[("what", (&name).into()), ("unit", (&unit).into())]);
    Head::figures(said)
}

fn settings(settings: &[SettingFigure]) -> String {
    let each = settings.iter().map(|it| match it.value.as_str() {
        Some(text) => format!("{} {text}", it.of),
        None => format!("{} {}", it.of, it.value),
    });
    each.collect::<Vec<_>>().join(", ")
}

fn value(value: &serde_json::Value) -> Cell {
    match (value.as_f64(), value.as_str()) {
        (Some(number), _) => Cell::number(number),
        (_, Some(text)) => Cell::text(text),
        _ => Cell::text(value.to_string()),
    }
}

/// How a scenario ended.
fn ended(words: &Words, status: ScenarioStatus) -> String {
    match status {
        ScenarioStatus::Planned => words.say("book-planned"),
        ScenarioStatus::Infeasible => words.say("book-infeasible"),
        ScenarioStatus::Unbounded => words.say("book-unbounded"),
        ScenarioStatus::Invalid => words.say("book-invalid"),
        ScenarioStatus::Stopped => words.say("book-stopped"),
        ScenarioStatus::Failed => words.say("book-failed"),
    }
}
