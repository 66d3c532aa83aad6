//! The front of the factory's sheet: its potential, the limits worth most, waste by kind.

use super::super::paper::Written;
use super::super::table::{Cell, Table};
use super::page::Page;
use crate::model::answers::potential::{Reach, Times};
use crate::report::number::multiple;
use crate::report::view::{self, Weight, discussion, potential as unused};

/// Lines of a kind of waste at most.
const MOST: usize = 10;

pub(super) fn write(page: &mut Page<'_>) -> Written {
    let (words, answer) = (page.words, page.answer);
    let name = [("name", (&answer.factory.name).into())];
    page.title(&words.say_with("discuss-title-factory", &name))?;
    page.part(&page.say("discuss-potential-title"))?;
    let sheet = &answer.whole_factory;
    let times = |it: &Option<Times>| match it {
        None => words.say("discuss-no-mix"),
        Some(it) => match (it.reach, it.times) {
            (Reach::Limited, Some(count)) => multiple(count),
            (Reach::Unlimited, _) => words.say("potential-unlimited"),
            _ => words.say("potential-impossible"),
        },
    };
    let leading = sheet.leading_name.clone().unwrap_or_default();
    let facts = [
        ("discuss-potential-regular", times(&sheet.regular)),
        ("discuss-potential-overtime", times(&sheet.overtime)),
        ("discuss-potential-leading", leading),
    ];
    for (key, fact) in facts {
        let cells = [Cell::text(page.say(key)), Cell::text(fact)];
        page.line(1, &cells, Weight::Plain)?;
    }
    page.row += 1;
    let limits = discussion::limits(answer, words);
    table(page, (1, "discuss-limits-title"), limits, usize::MAX)?;
    page.part(&page.say("discuss-waste-title"))?;
    let waste = &sheet.waste;
    let kinds = [
        // A group has an id before its name; a route is longer than a material.
        (0, "discuss-waste-idle", unused::idle(waste, words)),
        (1, "discuss-waste-quotas", unused::quotas(waste, words)),
        (1, "discuss-waste-stocks", unused::stocks(waste, words)),
        (0, "discuss-waste-norms", discussion::norms(answer, words)),
    ];
    for (from, title, of) in kinds {
        if !of.is_empty() {
            table(page, (from, title), of, MOST)?;
        }
    }
    Ok(())
}

/// A table of the answer in the columns of the sheet: names in the wide one.
fn table(
    page: &mut Page<'_>,
    (from, title): (usize, &str),
    of: view::Table,
    most: usize,
) -> Written {
    let all = of.rows.len();
    let title = page.say(title);
    let count = [("count", all.into())];
    let title = if all > most {
        format!("{title} · {}", page.words.say_with("discuss-waste-lines", &count))
    } else {
        title
    };
    page.part(&title)?;
    let table = Table::of(String::new(), Vec::new(), of);
    for (column, head) in table.heads.iter().enumerate() {
        head.write(&mut page.paper, page.row, from + column)?;
    }
    page.row += 1;
    for (weight, cells) in table.rows.iter().take(most) {
        page.line(from, cells, *weight)?;
    }
    page.row += 1;
    Ok(())
}
