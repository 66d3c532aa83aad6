//! The report a planner reads on a terminal: 80 columns, no colour, the answer first.

mod capacity;
mod goals;
mod money;
mod orders;
mod stock;

use crate::model::plan::{Plan, PlanStatus};

use super::number::{column, figure, money as amount, per_cent, scientific};
use super::table::{ROWS, WIDTH, wrapped};

/// The plan as text: what can be made, what is late, what is tight, how even it is and what it
/// costs in the first lines, then each subject. No line is wider than 80 columns unless a single
/// figure or word is. Tables show at most twelve rows, what matters most first.
#[must_use]
pub fn plan(plan: &Plan) -> String {
    let mut page = Page::default();
    heading(plan, &mut page);
    summary(plan, &mut page);
    orders::orders(plan, &mut page);
    goals::goals(plan, &mut page);
    goals::tight(plan, &mut page);
    capacity::groups(plan, &mut page);
    capacity::equipment_time(plan, &mut page);
    capacity::labour(plan, &mut page);
    capacity::services(plan, &mut page);
    stock::materials(plan, &mut page);
    stock::products(plan, &mut page);
    stock::stores(plan, &mut page);
    orders::projects(plan, &mut page);
    goals::rhythm(plan, &mut page);
    money::money(plan, &mut page);
    certificate(plan, &mut page);
    page.text
}

/// The page as far as it is written.
#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// Text that may take several lines, indented.
    fn paragraph(&mut self, text: &str) {
        self.text.push_str(&wrapped(text, 2, 4));
    }

    /// A line of the summary: what it is about, then what there is to say.
    fn summary(&mut self, about: &str, text: &str) {
        self.text.push_str(&wrapped(&format!("{about:<9}{text}"), 0, 9));
    }

    /// Opens a section: its title, with what matters most beside it.
    fn section(&mut self, title: &str, gist: &str) {
        self.line("");
        let title = title.to_uppercase();
        if gist.is_empty() {
            self.line(&title);
        } else {
            self.text.push_str(&wrapped(&format!("{title}: {gist}"), 0, 2));
        }
    }

    fn table(&mut self, table: super::table::Table) {
        self.text.push_str(&table.render());
    }

    /// Says how many rows were left out and which file holds them all.
    fn more(&mut self, all: usize, file: &str) {
        if all > ROWS {
            let left = all - ROWS;
            self.line(&format!("  ... and {left} more: all are in {file} of `--out DIR`"));
        }
    }
}

/// `1 order`, `12 orders`.
fn counted(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{} {noun}{plural}", column(&[count(number)], 0)[0])
}

fn count(number: usize) -> f64 {
    #[allow(clippy::cast_precision_loss)] // a count of rows, shown rounded
    let number = number as f64;
    number
}

fn heading(plan: &Plan, page: &mut Page) {
    use unicode_width::UnicodeWidthStr;
    let factory = &plan.factory;
    let dates = format!("{} to {}", factory.from, factory.to);
    let name = super::table::shortened(&factory.name, WIDTH - dates.len() - 2);
    let gap = WIDTH - dates.len() - name.width();
    page.line(&format!("{name}{}{dates}", " ".repeat(gap)));
    page.line(&"=".repeat(WIDTH));
    let status = match plan.status {
        PlanStatus::Optimal => "Optimal plan",
        PlanStatus::Interrupted => "Best plan found before planning was stopped",
    };
    let line = format!(
        "{status}: {}, {}, {}, {}",
        counted(plan.buckets.len(), &format!("{} bucket", factory.bucket)),
        counted(plan.products.len(), "product"),
        counted(plan.orders.len(), "order"),
        counted(plan.groups.len(), "equipment group"),
    );
    page.text.push_str(&wrapped(&line, 0, 2));
}

/// The answer in a few lines.
fn summary(plan: &Plan, page: &mut Page) {
    page.line("");
    if !plan.orders.is_empty() {
        page.summary("Orders", &orders::gist(plan));
    }
    let tightest = capacity::tightest(plan);
    if !tightest.is_empty() {
        page.summary("Tight", &tightest);
    }
    let rhythm = per_cent(plan.rhythm.factory);
    let peak = capacity::highest_peak(plan);
    page.summary("Even", &format!("{rhythm} rhythm of the factory's load{peak}"));
    let money = &plan.money;
    let currency = &plan.factory.currency;
    page.summary(
        "Money",
        &format!(
            "profit {} {currency} = revenue {} - cost {}",
            amount(money.profit),
            amount(money.revenue),
            amount(money.cost)
        ),
    );
    let proof = match plan.status {
        PlanStatus::Optimal => "every goal at its proven optimum",
        PlanStatus::Interrupted => "not proven optimal; see the bounds under goals",
    };
    let worst = scientific(plan.certificate.worst);
    page.summary("Proof", &format!("{proof}; worst residual {worst}"));
}

fn certificate(plan: &Plan, page: &mut Page) {
    let certificate = &plan.certificate;
    page.section("certificate", "");
    page.paragraph(&certificate.statement);
    page.paragraph(&format!(
        "Residuals at most {} (accepted {}); {}, {}; junheng {}",
        scientific(certificate.worst),
        scientific(certificate.tolerance),
        counted(certificate.rows, "row"),
        counted(certificate.columns, "column"),
        plan.version
    ));
    let mut engines: Vec<&str> = plan.goals.iter().map(|goal| goal.engine.as_str()).collect();
    engines.sort_unstable();
    engines.dedup();
    page.paragraph(&format!("Solved by {}", engines.join(", ")));
    page.paragraph("Anyone can recompute every figure: junheng audit FACTORY.json plan.json");
    page.line("  Factory file, SHA-256:");
    page.line(&format!("  {}", certificate.factory_sha256));
}

/// Hours of each row with the same number of decimals, nothing where there are none.
fn hours(values: impl Iterator<Item = f64>) -> Vec<String> {
    let values: Vec<f64> = values.collect();
    let shown = column(&values, 1).into_iter().zip(&values);
    shown.map(|(text, value)| if value.abs() < 0.05 { String::new() } else { text }).collect()
}

/// A figure, or nothing where it is 0.
fn unless_zero(value: f64) -> String {
    let text = figure(value);
    if text == "0" { String::new() } else { text }
}

/// A share of something, or nothing where there is none of it.
fn share(part: f64, whole: f64) -> String {
    if whole > 0.0 { per_cent(part / whole) } else { String::new() }
}

/// A date or a bucket's name without the year where all dates lie in one; months keep it.
fn short_date(plan: &Plan, date: &str) -> String {
    let year = plan.factory.from.get(..4);
    let same = year == plan.factory.to.get(..4) && year == date.get(..4);
    match (same && date.len() > "2026-12".len(), date.get(5..)) {
        (true, Some(day)) => day.to_owned(),
        _ => date.to_owned(),
    }
}
