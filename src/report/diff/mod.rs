//! What moved between two plans and which changes brought it, for `junheng diff`, as text or JSON.

mod waterfall;

use super::number::{figure, hundredths, money};
use super::status_word;
use super::table::{Column, ROWS, Table, shortened, wrapped};
use crate::lp::tolerances::MOVED;
use crate::model::answers::diff::{CapacityMoved, Diff, Moved, OrderMoved, ProductMoved, Turn};
use crate::model::plan::PlanStatus;

/// The answer as JSON, every digit of every figure; the same answer gives the same bytes.
#[must_use]
pub fn json(diff: &Diff) -> String {
    super::json::pretty(diff)
}

/// The answer as text: goals and orders first; then, where factory files were given, which changes
/// brought it; then what else moved, what moved most first. Tables show some rows and count the rest.
#[must_use]
pub fn text(diff: &Diff) -> String {
    let mut page = Page(String::new());
    for (which, plan) in [("Before", &diff.before), ("After", &diff.after)] {
        let factory = &plan.factory;
        let name = shortened(&factory.name, 40);
        let stopped = match plan.status {
            PlanStatus::Optimal => "",
            PlanStatus::Interrupted => "; stopped before its best was proven",
        };
        let line = format!("{which:<10}{name}, {} to {}{stopped}", factory.from, factory.to);
        page.paragraph(&line, 0);
    }
    for sentence in &diff.not_comparable {
        page.paragraph(&format!("Note: {sentence}."), 0);
    }
    goals(diff, &mut page);
    orders(diff, &mut page);
    if let Some(waterfall) = &diff.waterfall {
        waterfall::show(waterfall, &mut page);
    }
    products(diff, &mut page);
    capacities(diff, &mut page);
    page.table(
        ("materials", "used and bought"),
        FEW,
        &[
            ("material", Column::Name),
            ("used", Column::Figure),
            ("bought", Column::Figure),
            ("unit", Column::Word),
        ],
        diff.materials.iter().map(|it| {
            vec![it.name.clone(), arrow(&it.used), arrow_or_none(&it.bought), it.unit.clone()]
        }),
    );
    page.table(
        ("stock", "mean of the buckets, and at the end"),
        FEW,
        &[
            ("item", Column::Name),
            ("mean", Column::Figure),
            ("at the end", Column::Figure),
            ("unit", Column::Word),
        ],
        diff.stock
            .iter()
            .map(|it| vec![it.name.clone(), arrow(&it.mean), arrow(&it.closing), it.unit.clone()]),
    );
    page.table(
        ("projects", "needs never given"),
        FEW,
        &[("project", Column::Name), ("of", Column::Name), ("short", Column::Figure)],
        diff.projects.iter().map(|it| vec![it.id.clone(), it.of.clone(), arrow(&it.short)]),
    );
    page.table(
        ("rhythm", "1 is perfectly even"),
        FEW,
        &[("of", Column::Name), ("rhythm", Column::Figure)],
        diff.rhythm.iter().map(|it| vec![it.at.clone(), arrow(&it.rhythm)]),
    );
    page.table(
        ("money", &diff.after.factory.currency),
        ROWS,
        &[
            ("of", Column::Name),
            ("before", Column::Figure),
            ("after", Column::Figure),
            ("difference", Column::Figure),
        ],
        diff.money.iter().map(|it| {
            let (before, after) = (money(it.amount.before), money(it.amount.after));
            vec![it.of.clone(), before, after, signed(it.amount.difference, money)]
        }),
    );
    alone("only before", &diff.only_before, &mut page);
    alone("only after", &diff.only_after, &mut page);
    page.0
}

/// Rows of the tables of what moved along.
const FEW: usize = 6;

/// The page as far as it is written.
struct Page(String);

impl Page {
    fn line(&mut self, line: &str) {
        self.0.push_str(line.trim_end());
        self.0.push('\n');
    }

    fn paragraph(&mut self, text: &str, indent: usize) {
        self.0.push_str(&wrapped(text, indent, indent + 2));
    }

    fn section(&mut self, title: &str, gist: &str) {
        self.line("");
        self.paragraph(&format!("{}: {gist}", title.to_uppercase()), 0);
    }

    /// A section with a table of at most `most` rows; nothing where there is no row.
    fn table(
        &mut self,
        (title, gist): (&str, &str),
        most: usize,
        columns: &[(&str, Column)],
        rows: impl ExactSizeIterator<Item = Vec<String>>,
    ) {
        let all = rows.len();
        if all == 0 {
            return;
        }
        self.section(title, gist);
        let mut table = Table::new(columns);
        rows.take(most).for_each(|row| table.row(row));
        self.0.push_str(&table.render());
        if all > most {
            self.line(&format!("  ... and {} more: all are in --format json", all - most));
        }
    }
}

/// A figure with its sign.
fn signed(value: f64, shown: fn(f64) -> String) -> String {
    with_sign(value, &shown(value))
}

/// A shown figure with a plus where it is above nothing.
fn with_sign(value: f64, text: &str) -> String {
    let nothing = text.chars().all(|it| it == '0' || it == '.');
    if value > 0.0 && !nothing { format!("+{text}") } else { text.to_owned() }
}

/// Both figures, or the one they are.
fn arrow_of(moved: &Moved, shown: fn(f64) -> String) -> String {
    let (before, after) = (shown(moved.before), shown(moved.after));
    if before == after { after } else { format!("{before} → {after}") }
}

fn arrow(moved: &Moved) -> String {
    arrow_of(moved, figure)
}

/// As [`arrow`], and nothing where both figures are nothing.
fn arrow_or_none(moved: &Moved) -> String {
    match arrow(moved) {
        zero if zero == "0" => String::new(),
        text => text,
    }
}

fn goals(diff: &Diff, page: &mut Page) {
    let rows = diff.goals.iter().map(|it| {
        let same = it.turn == Turn::Same;
        vec![
            it.goal.clone(),
            figure(it.value.before),
            figure(it.value.after),
            if same { "=".to_owned() } else { signed(it.value.difference, figure) },
            it.unit.clone(),
            match it.turn {
                Turn::Better => "better".to_owned(),
                Turn::Worse => "worse".to_owned(),
                Turn::Same => String::new(),
            },
        ]
    });
    page.table(
        ("goals", "the best each could come to, given those before it"),
        ROWS,
        &[
            ("goal", Column::Name),
            ("before", Column::Figure),
            ("after", Column::Figure),
            ("difference", Column::Figure),
            ("unit", Column::Word),
            ("", Column::Word),
        ],
        rows,
    );
}

fn orders(diff: &Diff, page: &mut Page) {
    let row = |it: &OrderMoved| {
        let status = match (status_word(it.status_before), status_word(it.status_after)) {
            (before, after) if before == after => after.to_owned(),
            (before, after) => format!("{before} → {after}"),
        };
        let due = if it.due_before == it.due_after {
            String::new()
        } else {
            format!("due {}", it.due_after)
        };
        vec![
            it.id.clone(),
            it.product.clone(),
            arrow(&it.shipped),
            arrow_or_none(&it.late),
            arrow_or_none(&it.short),
            status,
            due,
        ]
    };
    page.table(
        ("orders", "those that fare differently"),
        ROWS,
        &[
            ("order", Column::Name),
            ("product", Column::Name),
            ("shipped", Column::Figure),
            ("late", Column::Figure),
            ("short", Column::Figure),
            ("", Column::Word),
            ("", Column::Word),
        ],
        diff.orders.iter().map(row),
    );
}

fn products(diff: &Diff, page: &mut Page) {
    let row = |it: &ProductMoved| {
        let bucket = it.buckets.first().map_or(String::new(), |most| {
            format!("{} {}", most.bucket, signed(most.value.difference, figure))
        });
        let shifted = it.shifted.filter(|it| *it > MOVED).map_or(String::new(), figure);
        vec![it.name.clone(), arrow(&it.made), it.unit.clone(), shifted, bucket]
    };
    page.table(
        ("made", "in all; made as much in another bucket (shifted); the bucket that moved most"),
        FEW,
        &[
            ("product", Column::Name),
            ("made", Column::Figure),
            ("unit", Column::Word),
            ("shifted", Column::Figure),
            ("most in", Column::Word),
        ],
        diff.products.iter().map(row),
    );
}

fn capacities(diff: &Diff, page: &mut Page) {
    let share =
        |it: &Option<Moved>| it.as_ref().map_or(String::new(), |it| arrow_of(it, hundredths));
    let row = |it: &CapacityMoved| {
        vec![
            it.name.clone(),
            arrow(&it.load),
            share(&it.utilisation),
            share(&it.peak),
            arrow_or_none(&it.overtime),
        ]
    };
    page.table(
        ("load", "in all, as % of capacity, in the fullest bucket; overtime"),
        FEW,
        &[
            ("of", Column::Name),
            ("load", Column::Figure),
            ("%", Column::Figure),
            ("peak %", Column::Figure),
            ("overtime", Column::Figure),
        ],
        diff.capacities.iter().map(row),
    );
}

fn alone(title: &str, paths: &[String], page: &mut Page) {
    if paths.is_empty() {
        return;
    }
    let shown = paths.iter().take(ROWS).map(String::as_str).collect::<Vec<_>>().join(", ");
    let more = paths.len().saturating_sub(ROWS);
    let rest = if more > 0 { format!(", and {more} more") } else { String::new() };
    page.section(title, &format!("{shown}{rest}"));
}
