//! The summary of many plans: a table for a terminal, JSON, and one CSV row for each file.

use super::page::Page;
use super::view::{Cell, Kind, On, Table};
use super::{Terminal, json as plain_json, terms};
use crate::model::answers::batch::{Batch, GoalInShort, PlanInShort, Row, RowStatus};
use crate::words::{Words, english};

/// The summary as a table that fits the terminal, and the number of files by outcome. `full %` is
/// the highest utilisation of a group or labour pool.
#[must_use]
pub fn text(batch: &Batch, terminal: &Terminal<'_>) -> String {
    let mut page = Page::new(terminal);
    if !batch.rows.is_empty() {
        page.table(table(batch, terminal.words()), usize::MAX, "");
        page.line("");
    }
    page.wrapped(&counts(batch, terminal), 0, 0);
    page.text
}

/// The number of files by outcome, in one line.
fn counts(batch: &Batch, terminal: &Terminal<'_>) -> String {
    let mut parts = Vec::new();
    let all = [
        (RowStatus::Optimal, terminal.say("batch-optimal")),
        (RowStatus::WithinGap, terminal.say("batch-within-gap")),
        (RowStatus::BestFound, terminal.say("batch-best-found")),
        (RowStatus::Broken, terminal.say("batch-broken")),
        (RowStatus::Unbounded, terminal.say("batch-unbounded")),
        (RowStatus::Contradiction, terminal.say("batch-contradiction")),
        (RowStatus::Fault, terminal.say("batch-fault")),
    ];
    for (status, words) in &all {
        let count = batch.rows.iter().filter(|row| row.status == *status).count();
        if count > 0 {
            parts.push(counted(terminal, count as u64, words));
        }
    }
    if batch.left > 0 {
        parts.push(counted(terminal, batch.left, &terminal.say("batch-left")));
    }
    let shown = batch.files.to_string();
    let files = usize::try_from(batch.files).unwrap_or(usize::MAX);
    let (files, shown) = (("count", files.into()), ("shown", (&shown).into()));
    match parts.join(&terminal.say("parts-between")) {
        parts if parts.is_empty() => terminal.say_with("batch-files", &[files, shown]),
        parts => {
            let values = [files, shown, ("parts", (&parts).into())];
            terminal.say_with("batch-files-and-parts", &values)
        }
    }
}

fn counted(terminal: &Terminal<'_>, count: u64, words: &str) -> String {
    let count = count.to_string();
    let values = [("count", (&count).into()), ("words", words.into())];
    terminal.say_with("batch-count", &values)
}

/// The summary as a CSV table: one row for each file, one column for each goal any file has.
#[must_use]
pub fn csv(batch: &Batch) -> String {
    super::csv::text(table(batch, english()))
}

/// A row for each file: what people see of it, and all that programs read.
fn table(batch: &Batch, words: &Words) -> Table {
    let title = |goal: &GoalInShort| match &goal.part {
        Some(part) => format!("{} {part}", goal.goal),
        None => goal.goal.clone(),
    };
    let plans = || batch.rows.iter().filter_map(|row| row.plan.as_ref());
    let mut goals: Vec<String> = Vec::new();
    for goal in plans().flat_map(|plan| &plan.goals) {
        if !goals.contains(&title(goal)) {
            goals.push(title(goal));
        }
    }
    let (all, csv) = (On::TEXT.or(On::CSV), On::CSV);
    let of = |row: &&Row, text: &dyn Fn(&PlanInShort) -> String| {
        row.plan.as_ref().map_or_else(String::new, text)
    };
    let figure = |row: &&Row, of: fn(&PlanInShort) -> f64| row.plan.as_ref().map(of);
    let count = |row: &&Row, of: fn(&PlanInShort) -> usize| {
        row.plan.as_ref().map_or(Cell::Blank, |it| Cell::Count(of(it) as u64))
    };
    let mut table = Table::of(words, &batch.rows)
        .name("head-file", |it| &it.file)
        .on(all)
        .word("head-status", |it| terms::row_status(words, it.status))
        .on(On::TEXT)
        .word("head-status", |it| plain_json::word(&it.status))
        .on(csv)
        .word("exit", |it| it.exit.to_string())
        .on(csv)
        .word("factory", |it| of(it, &|it| it.factory.clone()))
        .on(csv)
        .word("from", |it| of(it, &|it| it.from.clone()))
        .on(csv)
        .word("to", |it| of(it, &|it| it.to.clone()))
        .on(csv)
        .cell("head-orders", Kind::Figure, |it| count(it, |it| it.orders))
        .on(all)
        .cell("head-late", Kind::Figure, |it| count(it, |it| it.late))
        .on(all)
        .cell("head-short", Kind::Figure, |it| count(it, |it| it.short))
        .on(all)
        .figure("revenue", |it| figure(it, |it| it.revenue))
        .on(csv)
        .figure("cost", |it| figure(it, |it| it.cost))
        .on(csv)
        .cell("head-profit", Kind::Figure, |it| {
            figure(it, |it| it.profit).map_or(Cell::Blank, Cell::Money)
        })
        .on(all)
        .word("currency", |it| of(it, &|it| it.currency.clone()))
        .on(csv)
        .figure("head-rhythm", |it| figure(it, |it| it.rhythm))
        .on(all)
        .share("head-utilisation", |it| figure(it, |it| it.utilisation))
        .headed(words.say("head-full-share"))
        .on(all)
        .word("fullest", |it| of(it, &|it| it.fullest.clone()))
        .on(csv)
        .word("certified", |it| of(it, &|it| it.certified.to_string()))
        .on(csv)
        .figure("residual", |it| figure(it, |it| it.residual))
        .on(csv);
    for wanted in &goals {
        let goal = |it: &PlanInShort| it.goals.iter().find(|goal| title(goal) == *wanted).cloned();
        table = table
            .figure("goal", |it| it.plan.as_ref().and_then(goal).map(|it| it.value))
            .coded(format!("goal {wanted}"))
            .on(csv);
    }
    let codes = |row: &Row| {
        let mut codes: Vec<&str> = Vec::new();
        for problem in &row.problems {
            if !codes.contains(&problem.code.as_str()) {
                codes.push(&problem.code);
            }
        }
        codes.join(" ")
    };
    table
        .count("errors", |it| it.errors as u64)
        .on(csv)
        .count("warnings", |it| it.warnings as u64)
        .on(csv)
        .word("codes", |it| codes(it))
        .on(csv)
        .word("folder", |it| of(it, &|_| format!("plans/{}", it.folder)))
        .on(csv)
        .done()
}
