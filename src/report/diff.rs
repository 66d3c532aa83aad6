//! What moved between two plans and which changes brought it, for `junheng diff`, as text or JSON.

use serde_json::Value;

use super::number::{figure, hundredths, money, scientific};
use super::status_word;
use super::table::{Column, ROWS, Table, shortened, wrapped};
use crate::lp::tolerances::MOVED;
use crate::model::answers::diff::{
    Bundling, CapacityMoved, Diff, Fall, InputChange, Moved, OrderMoved, ProductMoved, Turn,
    Waterfall,
};

/// The answer as JSON, every digit of every figure; the same answer gives the same bytes.
#[must_use]
pub fn json(diff: &Diff) -> String {
    super::json::pretty(diff)
}

/// The answer as text: goals first, then what moved most; then, where factory files were given,
/// which changes brought it. Tables show at most twelve rows and count the rest.
#[must_use]
pub fn text(diff: &Diff) -> String {
    let mut page = Page(String::new());
    let (one, other) = (&diff.before.factory, &diff.after.factory);
    let named = |it: &crate::model::plan::FactoryHeading| {
        format!("{}, {} to {}", shortened(&it.name, 40), it.from, it.to)
    };
    page.paragraph(&format!("Before    {}", named(one)), 0);
    page.paragraph(&format!("After     {}", named(other)), 0);
    for sentence in &diff.not_comparable {
        page.paragraph(&format!("Note: {sentence}."), 0);
    }
    goals(diff, &mut page);
    orders(diff, &mut page);
    products(diff, &mut page);
    capacities(diff, &mut page);
    page.table(
        "materials",
        "used and bought",
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
        "stock",
        "mean of the buckets, and at the end",
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
        "projects",
        "needs never given",
        &[("project", Column::Name), ("of", Column::Name), ("short", Column::Figure)],
        diff.projects.iter().map(|it| vec![it.id.clone(), it.of.clone(), arrow(&it.short)]),
    );
    page.table(
        "rhythm",
        "1 is perfectly even",
        &[("of", Column::Name), ("rhythm", Column::Figure)],
        diff.rhythm.iter().map(|it| vec![it.at.clone(), arrow(&it.rhythm)]),
    );
    page.table(
        "money",
        &other.currency,
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
    if let Some(waterfall) = &diff.waterfall {
        self::waterfall(waterfall, &mut page);
    }
    page.0
}

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

    /// A section with a table of at most twelve rows; nothing where there is no row.
    fn table(
        &mut self,
        title: &str,
        gist: &str,
        columns: &[(&str, Column)],
        rows: impl ExactSizeIterator<Item = Vec<String>>,
    ) {
        let all = rows.len();
        if all == 0 {
            return;
        }
        self.section(title, gist);
        self.rows(columns, rows);
    }

    fn rows(
        &mut self,
        columns: &[(&str, Column)],
        rows: impl ExactSizeIterator<Item = Vec<String>>,
    ) {
        let all = rows.len();
        let mut table = Table::new(columns);
        rows.take(ROWS).for_each(|row| table.row(row));
        self.0.push_str(&table.render());
        if all > ROWS {
            self.line(&format!("  ... and {} more: all are in --format json", all - ROWS));
        }
    }
}

/// A figure with its sign.
fn signed(value: f64, shown: fn(f64) -> String) -> String {
    let text = shown(value);
    if value > 0.0 && text != "0" { format!("+{text}") } else { text }
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
        "goals",
        "the best each could come to, given those before it",
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
        "orders",
        "those that fare differently",
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
        "made",
        "in all; made as much in another bucket (shifted); the bucket that moved most",
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
        "load",
        "in all, as % of capacity, in the fullest bucket; overtime",
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

/// A value of the factory file in few characters; `None` where it has more to it.
fn short_value(value: &Value) -> Option<String> {
    match value {
        Value::Number(number) => number.as_f64().map(|it| it.to_string()),
        Value::String(text) => Some(text.clone()),
        Value::Bool(yes) => Some(yes.to_string()),
        Value::Object(fields) if fields.len() == 1 => {
            let (key, value) = fields.iter().next()?;
            key.starts_with("per_").then_some(())?;
            Some(format!("{} {}", short_value(value)?, key.replace('_', " ")))
        }
        _ => None,
    }
}

/// A change in one line.
fn change_words(change: &InputChange) -> String {
    let at = &change.at;
    match (&change.before, &change.after) {
        (Some(before), Some(after)) => match (short_value(before), short_value(after)) {
            (Some(before), Some(after)) => format!("{at} {before} → {after}"),
            _ => format!("{at} changed"),
        },
        (None, after) => match after.as_ref().and_then(short_value) {
            Some(after) => format!("{at} added: {after}"),
            None => format!("{at} added"),
        },
        (Some(before), None) => match short_value(before) {
            Some(before) => format!("{at} removed: {before}"),
            None => format!("{at} removed"),
        },
    }
}

/// How a part is called in the tables.
fn label(waterfall: &Waterfall, part: usize) -> String {
    let of_part = waterfall.changes.iter().filter(|it| it.part == part);
    match of_part.collect::<Vec<_>>().as_slice() {
        [only] => change_words(only),
        several => format!("{} ({} changes)", waterfall.parts[part].name, several.len()),
    }
}

fn waterfall(waterfall: &Waterfall, page: &mut Page) {
    let count = waterfall.changes.len();
    page.section("changes", &format!("{count}, from one factory file to the other"));
    if count == 0 {
        page.paragraph("The files say the same.", 2);
    }
    for (position, part) in waterfall.parts.iter().enumerate() {
        page.paragraph(&format!("{}. {}", position + 1, label(waterfall, position)), 2);
        let of_part = waterfall.changes.iter().filter(|it| it.part == position);
        let of_part: Vec<&InputChange> = of_part.collect();
        if of_part.len() > 1 {
            for change in of_part.iter().take(ROWS / 2) {
                page.paragraph(&change_words(change), 5);
            }
            if of_part.len() > ROWS / 2 {
                page.paragraph(&format!("... and {} more", of_part.len() - ROWS / 2), 5);
            }
        }
        if part.inseparable {
            page.paragraph("counted as one: without each other they make no plan", 5);
        }
    }
    let bundled = match waterfall.bundling {
        Bundling::None => None,
        Bundling::ByThing => Some("all changes of one thing are counted as one"),
        Bundling::ByTable => Some("all changes of one table are counted as one where needed"),
        Bundling::AcrossTables => Some("changes of several tables are counted as one"),
    };
    if let Some(bundled) = bundled {
        page.paragraph(&format!("To be few enough, {bundled}; --parts allows more."), 2);
    }
    page.section(
        "waterfall",
        "what each brought, as the mean over all orders of making them (Shapley); alone: made \
         first; last: made after all others; both only where they differ from the share",
    );
    let (moved, still): (Vec<&Fall>, Vec<&Fall>) =
        waterfall.goals.iter().partition(|it| touched(it));
    for fall in moved {
        goal_fall(waterfall, fall, page);
    }
    if !still.is_empty() {
        let names: Vec<&str> = still.iter().map(|it| it.of.as_str()).collect();
        page.paragraph(&format!("Untouched by any of them: {}.", names.join(", ")), 2);
    }
    if !waterfall.not_attributed.is_empty() {
        let names = waterfall.not_attributed.join(", ");
        page.paragraph(&format!("Not shared out, because goals change on the way: {names}."), 2);
    }
    order_falls(waterfall, page);
    certificate(waterfall, page);
}

/// Whether a goal differs, or some part moves it although the others move it back.
fn touched(fall: &Fall) -> bool {
    let size = 1.0 + fall.value.before.abs().max(fall.value.after.abs());
    let shares = fall.steps.iter().map(|it| it.share);
    shares.chain([fall.value.difference]).any(|it| it.abs() > MOVED * size)
}

fn goal_fall(waterfall: &Waterfall, fall: &Fall, page: &mut Page) {
    let heading = format!("{} ({})", fall.of, fall.unit);
    let mut table = Table::new(&[
        (heading.as_str(), Column::Name),
        ("", Column::Figure),
        ("alone", Column::Figure),
        ("last", Column::Figure),
    ]);
    let nothing = String::new;
    let scale = 1.0 + fall.value.before.abs().max(fall.value.after.abs());
    table.row(vec!["before".to_owned(), figure(fall.value.before), nothing(), nothing()]);
    for step in &fall.steps {
        let (alone, last) = (step.alone, step.last);
        let apart = |it: f64| (it - step.share).abs() > MOVED * scale;
        let company = apart(alone) || apart(last);
        if !company && step.share.abs() <= MOVED * scale {
            continue;
        }
        let shown = |it: f64| if company { signed(it, figure) } else { nothing() };
        table.row(vec![
            label(waterfall, step.part),
            signed(step.share, figure),
            shown(alone),
            shown(last),
        ]);
    }
    if fall.remainder.abs() > MOVED * scale {
        let rest = "not from the inputs".to_owned();
        table.row(vec![rest, signed(fall.remainder, figure), nothing(), nothing()]);
    }
    table.row(vec!["after".to_owned(), figure(fall.value.after), nothing(), nothing()]);
    page.0.push_str(&table.render());
}

fn order_falls(waterfall: &Waterfall, page: &mut Page) {
    let mut rows = Vec::new();
    for fall in &waterfall.orders {
        let size = 1.0 + fall.value.before.abs().max(fall.value.after.abs());
        let mut name = fall.of.trim_start_matches("orders/").to_owned();
        let mut figures = arrow(&fall.value);
        let steps = fall.steps.iter().map(|it| (label(waterfall, it.part), it.share));
        let rest = ("another schedule as good".to_owned(), fall.remainder);
        for (from, share) in steps.chain([rest]).filter(|it| it.1.abs() > MOVED * size) {
            let (name, figures) = (std::mem::take(&mut name), std::mem::take(&mut figures));
            let unit = if name.is_empty() { String::new() } else { fall.unit.clone() };
            rows.push(vec![name, figures, unit, signed(share, figure), from]);
        }
    }
    page.table(
        "orders, by change",
        "where what is short or late comes from",
        &[
            ("order", Column::Name),
            ("was → is", Column::Figure),
            ("unit", Column::Word),
            ("share", Column::Figure),
            ("of", Column::Name),
        ],
        rows.into_iter(),
    );
}

fn certificate(waterfall: &Waterfall, page: &mut Page) {
    page.section(
        "certificate",
        &format!(
            "{} plans, one for every selection of the changes, each proven and audited; residuals \
             at most {}",
            waterfall.plans,
            scientific(waterfall.worst_residual)
        ),
    );
    if waterfall.one_of_several > 0 {
        page.paragraph(
            &format!(
                "{} of them are one of several best schedules: what the goals come to is the same \
                 in all of them, what a single order gets may not be.",
                waterfall.one_of_several
            ),
            2,
        );
    }
}
