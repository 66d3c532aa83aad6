//! The summary of many plans: a table for a terminal, JSON, and one CSV row for each file.

use std::fmt::Display;

use super::csv::Rows;
use super::number::{figure, hundredths, money};
use super::page::Page;
use super::table::{Column, Table};
use super::{Terminal, json as plain_json, terms};
use crate::model::answers::batch::{Batch, GoalInShort, PlanInShort, RowStatus};

/// The summary as a table that fits the terminal, and how many files came to what. `full %` is the
/// highest utilisation of a group or labour pool.
#[must_use]
pub fn text(batch: &Batch, terminal: &Terminal<'_>) -> String {
    let mut page = Page::new(terminal);
    let mut grid = Table::headed(
        terminal,
        &[
            ("head-file", Column::Name),
            ("head-status", Column::Word),
            ("head-orders", Column::Figure),
            ("head-late-orders", Column::Figure),
            ("head-short-orders", Column::Figure),
            ("head-profit", Column::Figure),
            ("head-rhythm", Column::Figure),
            ("head-full-share", Column::Figure),
        ],
    );
    for row in &batch.rows {
        let cell =
            |of: &dyn Fn(&PlanInShort) -> String| row.plan.as_ref().map(of).unwrap_or_default();
        grid.row(vec![
            row.file.clone(),
            terms::row_status(terminal.words(), row.status),
            cell(&|it| it.orders.to_string()),
            cell(&|it| it.late.to_string()),
            cell(&|it| it.short.to_string()),
            cell(&|it| money(it.profit)),
            cell(&|it| figure(it.rhythm)),
            cell(&|it| hundredths(it.utilisation)),
        ]);
    }
    if !batch.rows.is_empty() {
        page.table(grid);
        page.line("");
    }
    page.wrapped(&counts(batch, terminal), 0, 0);
    page.text
}

/// How many files came to what, in one line.
fn counts(batch: &Batch, terminal: &Terminal<'_>) -> String {
    let mut parts = Vec::new();
    let all = [
        (RowStatus::Optimal, terminal.say("batch-optimal")),
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

/// The summary as JSON: every figure with every digit, and every problem with its place.
#[must_use]
pub fn json(batch: &Batch) -> String {
    plain_json::pretty(batch)
}

/// The summary as a CSV table: one row for each file, one column for each goal any file has.
#[must_use]
pub fn csv(batch: &Batch) -> String {
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
    let mut header: Vec<String> = [
        "file",
        "status",
        "exit",
        "factory",
        "from",
        "to",
        "orders",
        "late",
        "short",
        "revenue",
        "cost",
        "profit",
        "currency",
        "rhythm",
        "utilisation",
        "fullest",
        "certified",
        "residual",
    ]
    .map(str::to_owned)
    .to_vec();
    header.extend(goals.iter().map(|goal| format!("goal {goal}")));
    header.extend(["errors", "warnings", "codes", "folder"].map(str::to_owned));
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    let mut rows = Rows::new(&header);
    for row in &batch.rows {
        let plan = row.plan.as_ref();
        let cell = |of: &dyn Fn(&PlanInShort) -> String| plan.map(of).unwrap_or_default();
        let mut cells = vec![
            row.file.clone(),
            row.status.word().to_owned(),
            row.exit.to_string(),
            cell(&|it| it.factory.clone()),
            cell(&|it| it.from.clone()),
            cell(&|it| it.to.clone()),
            cell(&|it| it.orders.to_string()),
            cell(&|it| it.late.to_string()),
            cell(&|it| it.short.to_string()),
            cell(&|it| it.revenue.to_string()),
            cell(&|it| it.cost.to_string()),
            cell(&|it| it.profit.to_string()),
            cell(&|it| it.currency.clone()),
            cell(&|it| it.rhythm.to_string()),
            cell(&|it| it.utilisation.to_string()),
            cell(&|it| it.fullest.clone()),
            cell(&|it| it.certified.to_string()),
            cell(&|it| it.residual.to_string()),
        ];
        for wanted in &goals {
            let goal =
                |it: &PlanInShort| it.goals.iter().find(|goal| title(goal) == *wanted).cloned();
            let value = plan.and_then(goal).map(|goal| goal.value.to_string());
            cells.push(value.unwrap_or_default());
        }
        let mut codes: Vec<&str> = Vec::new();
        for problem in &row.problems {
            if !codes.contains(&problem.code.as_str()) {
                codes.push(&problem.code);
            }
        }
        cells.push(row.errors.to_string());
        cells.push(row.warnings.to_string());
        cells.push(codes.join(" "));
        cells.push(row.plan.as_ref().map_or_else(String::new, |_| format!("plans/{}", row.folder)));
        rows.row(&cells.iter().map(|cell| cell as &dyn Display).collect::<Vec<_>>());
    }
    rows.text()
}
