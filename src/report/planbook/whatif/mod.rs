//! What-ifs as a workbook: summary and ranking, every scenario, tornado, responses, spreads, chances.

mod stretches;

use super::names::SheetNames;
use super::paper::DoesNotFit;
use super::style::Kind;
use super::table::{Cell, Head, Table};
use super::{Book, finished};
use crate::model::answers::whatif::{GoalValue, ScenarioResult, SettingFigure, WhatIf};
use crate::report::number::decimals;
use crate::report::terms;
use crate::words::Words;

/// A workbook of what-ifs in the making: scenarios are added one by one, then it is finished.
pub struct WhatIfBook<'a> {
    book: Book<'a>,
    answer: &'a WhatIf,
    goals: Vec<GoalValue>,
    scenarios: Table,
}

impl<'a> WhatIfBook<'a> {
    /// How many scenarios get a line: a workbook is held in memory until it is written, and nobody
    /// scrolls through more. What scenarios come to (spreads, chances, tornado) is of all of them.
    pub const MOST_SCENARIOS: usize = 10_000;

    /// The workbook of an answer, without its scenarios, of which so many are to be left out.
    #[must_use]
    pub fn new(answer: &'a WhatIf, left_out: usize, words: &'a Words) -> Self {
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
            ["book-orders-short", "book-orders-late", "rhythm", "book-revenue", "goal-cost"]
                .map(|key| Head::figures(book.say(key))),
        );
        scenarios.heads.push(Head::text(book.say("book-binds")).at_most(50));
        scenarios.heads.push(Head::text(book.say("book-reason")).at_most(50));
        if left_out > 0 {
            scenarios.title = book.say("book-title-scenarios-first");
            let by = answer.by.as_deref().map_or_else(String::new, |by| terms::goal(words, by));
            let values = [("count", left_out.into()), ("goal", (&by).into())];
            scenarios.remarks.push(words.say_with("book-scenarios-left-out", &values));
        }
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
            Cell::text(terms::scenario_status(words, result.status)),
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
                Cell::text(terms::limits(self.book.words, &figures.binds).join(", ")),
            ]),
            None => cells.extend(std::iter::repeat_n(Cell::Blank, 6)),
        }
        let told = result.reasons.iter().chain(&result.warnings);
        let told: Vec<String> = told.map(|it| words.tell(&it.message)).collect();
        cells.push(Cell::text(told.join("; ")));
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
        add("book-dated-inside", self.dated_inside())?;
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
            ("ended-planned", count(endings.planned)),
            ("ended-contradiction", count(endings.infeasible)),
            ("ended-unbounded", count(endings.unbounded)),
            ("ended-invalid", count(endings.invalid)),
            ("ended-stopped", count(endings.stopped)),
            ("ended-fault", count(endings.failed)),
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
        for key in ["book-change", "book-orders-short", "book-orders-late", "rhythm", "goal-cost"] {
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
                Cell::text(terms::limits(book.words, &row.gained).join(", ")),
                Cell::text(terms::limits(book.words, &row.lost).join(", ")),
            ]);
            table.push(cells);
        }
        table
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

    fn dated_inside(&self) -> Option<Table> {
        let book = &self.book;
        let mut table = Table {
            title: book.say("book-title-dated-inside"),
            heads: vec![
                Head::text(book.say("book-scenario")),
                Head::text(book.say("book-warning")).at_most(80),
            ],
            ..Table::default()
        };
        for it in &self.answer.warnings {
            table
                .push(vec![Cell::text(&it.name), Cell::text(book.words.tell(&it.warning.message))]);
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
                Cell::text(terms::scenario_status(book.words, it.status)),
                Cell::text(crate::report::whatif::said(it.reason.as_ref(), book.words)),
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
