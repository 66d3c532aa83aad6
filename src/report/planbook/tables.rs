//! Answers that are a table a sheet: what moved between two plans, what a factory could make at
//! most.

use super::book::{Book, finished};
use super::names::SheetNames;
use super::paper::DoesNotFit;
use crate::model::answers::diff::Diff;
use crate::model::answers::group::GroupWhy;
use crate::model::answers::measures::Measures;
use crate::model::answers::order::OrderWhy;
use crate::model::answers::potential::Potential;
use crate::model::answers::proposals::ProposalAnswers;
use crate::model::answers::quantity::QuantityWhy;
use crate::model::answers::repair::Repair;
use crate::model::answers::shortage::Why;
use crate::model::plan::FactoryHeading;
use crate::report::diff::changes::label;
use crate::report::view::{
    Table, diff as moved, measures as worths, potential as most, proposals as answers,
};
use crate::report::{Terminal, moves, order};
use crate::words::Words;

/// A sheet for each table that has a row, named and titled with what is reported under its key.
fn sheets(
    factory: &FactoryHeading,
    tables: Vec<(&str, Table)>,
    words: &Words,
) -> Result<Vec<u8>, DoesNotFit> {
    let book = Book::of(factory, words);
    let mut names = SheetNames::default();
    let filled = tables.into_iter().filter(|(_, table)| !table.is_empty());
    let sheet = |(title, table)| book.table(&names.give(&book.say(title)), title, table);
    finished(filled.map(sheet).collect::<Result<Vec<_>, DoesNotFit>>()?)
}

/// The workbook of what moved between two plans.
pub(super) fn diff(answer: &Diff, words: &Words) -> Result<Vec<u8>, DoesNotFit> {
    let mut tables = vec![
        ("plan-goals", moved::goals(answer, words)),
        ("plan-orders", moved::orders(answer, words)),
        ("diff-made", moved::products(answer, words)),
        ("diff-load", moved::capacities(answer, words)),
        ("plan-materials", moved::materials(answer, words)),
        ("diff-stock", moved::stock(answer, words)),
        ("plan-projects", moved::projects(answer, words)),
        ("plan-evenness", moved::rhythm(answer, words)),
        ("plan-account", moved::amounts(answer, words)),
    ];
    if let Some(waterfall) = &answer.waterfall {
        let terminal = Terminal::new(words, None);
        let called = |part: usize| label(waterfall, part, &terminal);
        let falls = waterfall.goals.iter().filter(|it| moved::touched(it));
        tables.insert(1, ("diff-waterfall", moved::falls(falls, called, words)));
        let falls = moved::order_falls(&waterfall.orders, called, words);
        tables.insert(3, ("diff-orders-by-change", falls));
    }
    sheets(&answer.after.factory, tables, words)
}

/// The workbook of what a factory could make at most and what lies unused.
pub(super) fn potential(answer: &Potential, words: &Words) -> Result<Vec<u8>, DoesNotFit> {
    let waste = &answer.waste;
    let tables = vec![
        ("potential-staircase", most::staircase(answer, words)),
        ("potential-proportion", most::proportion(answer, words)),
        ("potential-products", most::products(answer, words)),
        ("potential-idle", most::idle(waste, words)),
        ("potential-quotas", most::quotas(waste, words)),
        ("potential-stocks", most::stocks(waste, words)),
        ("potential-norms", most::norms(waste, words)),
    ];
    sheets(&answer.factory, tables, words)
}

/// The workbook of measures: what each is worth, why not the others, the frontier, the pairs.
pub(super) fn measures(answer: &Measures, words: &Words) -> Result<Vec<u8>, DoesNotFit> {
    let tables = vec![
        ("measures-worth", worths::worth(answer, words)),
        ("measures-why-not", worths::why_not(answer, words)),
        ("measures-frontier", worths::frontier(answer, words)),
        ("measures-pairs", worths::pairs(answer, words)),
        ("measures-groups", worths::groups(answer, words)),
    ];
    sheets(&answer.factory, tables, words)
}

/// The workbook of answered proposals: each of them, the goals with the accepted ones, and who
/// contributed what.
pub(super) fn proposals(answer: &ProposalAnswers, words: &Words) -> Result<Vec<u8>, DoesNotFit> {
    let tables = vec![
        ("page-proposals", answers::proposals(answer, words)),
        ("answered-together", answers::goals(answer, words)),
        ("answered-by-measure", answers::contributions(&answer.by_measure, words)),
        ("answered-by-proposer", answers::contributions(&answer.by_proposer, words)),
    ];
    sheets(&answer.factory, tables, words)
}

/// The workbook of repairs: a row for each move.
pub(super) fn repair(answer: &Repair, words: &Words) -> Result<Vec<u8>, DoesNotFit> {
    sheets(&answer.factory, vec![("page-repair", moves::repairs(answer, words))], words)
}

/// The workbook of what remedies an order.
pub(super) fn why(answer: &Why, words: &Words) -> Result<Vec<u8>, DoesNotFit> {
    sheets(&answer.factory, vec![("page-why", moves::remedies(answer, words))], words)
}

/// The workbook of what an order waits for.
pub(super) fn order(answer: &OrderWhy, words: &Words) -> Result<Vec<u8>, DoesNotFit> {
    sheets(&answer.factory, vec![("page-why", order::waits(&answer.waits, words))], words)
}

/// The workbook of what a quantity is made by, goes into, and is for in the end.
pub(super) fn quantity(answer: &QuantityWhy, words: &Words) -> Result<Vec<u8>, DoesNotFit> {
    let tables = vec![
        ("book-made-by", moves::shares(&answer.sources, words)),
        ("book-used-for", moves::shares(&answer.into, words)),
        ("book-in-the-end", moves::shares(&answer.ends, words)),
    ];
    sheets(&answer.factory, tables, words)
}

/// The workbook of who uses the hours of a group, and what they are for in the end.
pub(super) fn group(answer: &GroupWhy, words: &Words) -> Result<Vec<u8>, DoesNotFit> {
    let tables = vec![
        ("book-used-by", moves::shares(&answer.users, words)),
        ("book-in-the-end", moves::shares(&answer.ends, words)),
    ];
    sheets(&answer.factory, tables, words)
}
