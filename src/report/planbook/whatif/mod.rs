//! What-ifs as a workbook: summary and ranking, every scenario, tornado, responses, spreads,
//! chances.

mod tornado;

use super::book::{Book, finished};
use super::names::SheetNames;
use super::paper::DoesNotFit;
use super::style::Kind;
use super::table::{Cell, Head, Table};
use crate::model::answers::whatif::{Chance, GoalValue, ScenarioResult, WhatIf};
use crate::report::terms;
use crate::report::view::{self, whatif as of};
use crate::words::Words;

/// A workbook of what-ifs in the making: scenarios are added one by one, then it is finished.
pub struct WhatIfBook<'a> {
    book: Book<'a>,
    answer: &'a WhatIf,
    goals: Vec<GoalValue>,
    scenarios: view::Table,
    left_out: usize,
}

impl<'a> WhatIfBook<'a> {
    /// How many scenarios get a line: a workbook is held in memory until it is written, and nobody
    /// scrolls through more. The statistics (spreads, probabilities, tornado) include all of them.
    pub const MOST_SCENARIOS: usize = 10_000;

    /// The workbook of an answer, without its scenarios, of which so many are to be left out.
    #[must_use]
    pub fn new(answer: &'a WhatIf, left_out: usize, words: &'a Words) -> Self {
        let book = Book::of(&answer.factory, words);
        let goals = answer.base.figures.as_ref().map_or_else(Vec::new, |it| it.goals.clone());
        let scenarios = view::Table::default();
        let mut it = Self { book, answer, goals, scenarios, left_out };
        it.add(&answer.base);
        it
    }

    /// Adds a scenario's line.
    pub fn add(&mut self, result: &ScenarioResult) {
        let mut line = of::scenarios(&self.goals, &[result], self.book.words);
        if let Some(row) = line.rows.first_mut().filter(|_| self.scenarios.is_empty()) {
            row.weight = view::Weight::Total;
            row.cells[0] = self.book.say("head-as-it-stands").into();
        }
        self.scenarios.append(line);
    }

    /// The workbook's bytes. The same answer gives the same bytes.
    ///
    /// # Errors
    /// If a workbook cannot hold it.
    pub fn finish(self) -> Result<Vec<u8>, DoesNotFit> {
        let mut names = SheetNames::default();
        let book = &self.book;
        let mut sheets = Vec::new();
        let (answer, words) = (self.answer, book.words);
        let mut add = |key: &str, table: Table| -> Result<(), DoesNotFit> {
            if !table.rows.is_empty() {
                sheets.push(book.sheet(&names.give(&book.say(key)), &table)?);
            }
            Ok(())
        };
        add("book-summary", self.summary())?;
        let plain = |title: String, of: view::Table| Table::of(title, Vec::new(), of);
        let titled = |key: &str, of: view::Table| plain(book.say(key), of);
        let by = |key: &str| format!("{}: {}", book.say(key), of::ranked_by(answer, words));
        if !answer.top.is_empty() {
            let tie = answer.all_tie.then(|| book.say("book-all-tie"));
            let (title, ranking) = (book.say("book-title-ranking"), of::ranking(answer, words));
            add("book-ranking", Table::of(title, tie.into_iter().collect(), ranking).frozen(2))?;
        }
        let (mut responses, mut spreads) = (view::Table::default(), view::Table::default());
        let (mut chances, mut settling) = (view::Table::default(), view::Table::default());
        for it in &answer.stretches {
            responses.append(of::responses(&it.name, &it.axes, None, words));
            spreads.append(of::spreads(&it.name, &it.spreads, words));
            let met: Vec<&Chance> = it.met.iter().collect();
            let head = ("head-of", met.as_slice());
            chances.append(of::chances(&it.name, "book-order-met", head, str::to_owned, words));
            let binds: Vec<&Chance> = it.binds.iter().collect();
            let (head, called) =
                (("head-of", binds.as_slice()), |it: &str| terms::limit(words, it));
            chances.append(of::chances(&it.name, "book-limit-binds", head, called, words));
            settling.append(of::settling(&it.name, &it.convergence, words));
        }
        add("book-response", plain(by("book-title-response"), responses).frozen(3))?;
        let remarks = vec![book.say("book-spread-remark")];
        let spread = Table::of(book.say("book-title-spread"), remarks, spreads);
        add("book-spread", spread.frozen(2))?;
        add("book-chances", titled("book-title-chances", chances).frozen(3))?;
        add("book-convergence", plain(by("book-title-convergence"), settling))?;
        add("book-surprises", titled("book-title-surprises", of::surprises(answer, words)))?;
        add(
            "book-without-plan",
            titled("book-title-without-plan", of::without_plan(answer, words)),
        )?;
        add("book-dated-inside", titled("book-title-dated-inside", of::warnings(answer, words)))?;
        let name = names.give(&book.say("book-tornado"));
        sheets.extend(tornado::tornado(book, answer, &name)?);
        let name = names.give(&book.say("book-scenarios"));
        let title =
            if self.left_out > 0 { "book-title-scenarios-first" } else { "book-title-scenarios" };
        let left_out = (self.left_out > 0).then(|| {
            let by = answer.by.as_deref().map_or_else(String::new, |by| terms::goal(words, by));
            let values = [("count", self.left_out.into()), ("goal", (&by).into())];
            words.say_with("book-scenarios-left-out", &values)
        });
        let remarks = left_out.into_iter().collect();
        let scenarios = Table::of(book.say(title), remarks, self.scenarios);
        sheets.push(book.sheet(&name, &scenarios)?);
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
}
