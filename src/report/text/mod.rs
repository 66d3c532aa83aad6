//! The report a planner reads on a terminal: 80 columns, no colour, the answer first.

mod capacity;
mod goals;
mod money;
mod orders;
mod stock;

use crate::model::plan::{Plan, PlanStatus};

use super::number::{figure, money as amount, per_cent, scientific};
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

    fn paragraph(&mut self, text: &str, indent: usize) {
        self.text.push_str(&wrapped(text, indent));
    }

    /// Opens a section: its title, with what matters most beside it.
    fn section(&mut self, title: &str, gist: &str) {
        self.line("");
        let title = title.to_uppercase();
        if gist.is_empty() {
            self.line(&title);
        } else {
            self.paragraph(&format!("{title}: {gist}"), 2);
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
    format!("{} {noun}{plural}", super::number::column(&[count(number)], 0)[0])
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
    page.paragraph(&line, 2);
}

/// The answer in a few lines.
fn summary(plan: &Plan, page: &mut Page) {
    page.line("");
    if !plan.orders.is_empty() {
        page.paragraph(&format!("Orders   {}", orders::gist(plan)), 9);
    }
    let tightest = capacity::tightest(plan);
    if !tightest.is_empty() {
        page.paragraph(&format!("Tight    {tightest}"), 9);
    }
    let rhythm = per_cent(plan.rhythm.factory);
    page.paragraph(&format!("Even     {rhythm} rhythm of the factory's load"), 9);
    let money = &plan.money;
    let currency = &plan.factory.currency;
    page.paragraph(
        &format!(
            "Money    profit {} {currency} = revenue {} - cost {}",
            amount(money.profit),
            amount(money.revenue),
            amount(money.cost)
        ),
        9,
    );
    let proof = match plan.status {
        PlanStatus::Optimal => "every goal at its proven optimum",
        PlanStatus::Interrupted => "not proven optimal; see the bounds under goals",
    };
    let worst = scientific(plan.certificate.worst);
    page.paragraph(&format!("Proof    {proof}; worst residual {worst}"), 9);
}

fn certificate(plan: &Plan, page: &mut Page) {
    let certificate = &plan.certificate;
    page.section("certificate", "");
    page.paragraph(&format!("  {}", certificate.statement), 2);
    page.paragraph(
        &format!(
            "  Residuals at most {} (accepted {}); {} rows, {} columns; junheng {}",
            scientific(certificate.worst),
            scientific(certificate.tolerance),
            figure(count(certificate.rows)),
            figure(count(certificate.columns)),
            plan.version
        ),
        2,
    );
    page.line(&format!("  factory file sha256 {}", certificate.factory_sha256));
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

/// `2026-12-04` without the year where all dates lie in one.
fn short_date(plan: &Plan, date: &str) -> String {
    let same = plan.factory.from.get(..4) == plan.factory.to.get(..4);
    match (same && date.get(..4) == plan.factory.from.get(..4), date.get(5..)) {
        (true, Some(day)) => day.to_owned(),
        _ => date.to_owned(),
    }
}
