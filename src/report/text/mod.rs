//! The report a planner reads on a terminal: no colour, the answer first, in the planner's language.

mod beyond;
mod capacity;
mod goals;
mod money;
mod near;
mod orders;
mod schedule;
mod stock;
mod whole;

use unicode_width::UnicodeWidthStr;

use super::Terminal;
use super::number::{per_cent, scientific};
use super::page::Page;
use super::table::shortened;
use super::terminal::padded;
use super::terms;
use crate::model::plan::{Numbers, Plan, PlanStatus};

/// The plan as text: what can be made, what is late, what is tight, how even it is and what it
/// costs in the first lines, then each subject. No line is wider than the terminal unless a single
/// figure or word is. Tables show at most twelve rows, what matters most first. Ids, paths and
/// commands stay as they are typed; every other word is the catalogue's or the factory file's. It is of the
/// planning period; what the plan looks on to after it is one section.
#[must_use]
pub fn plan(plan: &Plan, terminal: &Terminal<'_>) -> String {
    let (whole, plan) = (plan, &*plan.month());
    let mut page = Page::new(terminal);
    heading(plan, &mut page);
    summary(plan, &mut page);
    schedule::schedule(plan, &mut page);
    orders::orders(plan, &mut page);
    near::near(plan, &mut page);
    capacity::loads(plan, &mut page);
    whole::decisions(plan, &mut page);
    goals::tight(plan, &mut page);
    stock::stocks(plan, &mut page);
    orders::projects(plan, &mut page);
    goals::rhythm(plan, &mut page);
    money::money(plan, &mut page);
    beyond::beyond(whole, &mut page);
    goals::goals(plan, &mut page);
    whole::bill(plan, &mut page);
    certificate(plan, &mut page);
    page.text
}

fn heading(plan: &Plan, page: &mut Page<'_>) {
    let (factory, terminal) = (&plan.factory, page.terminal);
    let period = [("from", (&factory.from).into()), ("to", (&factory.to).into())];
    let dates = terminal.say_with("plan-dates", &period);
    let room = terminal.width() - dates.width();
    let name = padded(&shortened(&factory.name, room - 2), room);
    page.line(&format!("{name}{dates}"));
    page.line(&"=".repeat(terminal.width()));
    let status = match plan.status {
        PlanStatus::Optimal => terminal.say("plan-optimal"),
        PlanStatus::WithinGap => terminal.say("plan-within-gap"),
        PlanStatus::BestFound => terminal.say("plan-best-found"),
        PlanStatus::Interrupted if plan.numbers == Some(Numbers::Fractional) => {
            terminal.say("plan-interrupted-fractional")
        }
        PlanStatus::Interrupted => terminal.say("plan-interrupted"),
    };
    let buckets = terminal.say_with(
        "count-buckets",
        &[
            ("count", plan.buckets.len().into()),
            ("shown", (&super::number::count(plan.buckets.len() as u64)).into()),
            ("kind", (&terms::bucket(terminal.words(), &factory.bucket)).into()),
        ],
    );
    let line = terminal.say_with(
        "plan-size",
        &[
            ("status", (&status).into()),
            ("buckets", (&buckets).into()),
            ("products", (&terminal.counted("count-products", plan.products.len())).into()),
            ("orders", (&terminal.counted("count-orders", plan.orders.len())).into()),
            ("groups", (&terminal.counted("count-groups", plan.groups.len())).into()),
        ],
    );
    page.block(&line);
}

/// The answer in a few lines.
fn summary(plan: &Plan, page: &mut Page<'_>) {
    let terminal = page.terminal;
    let about = [
        terminal.say("plan-about-orders"),
        terminal.say("plan-about-tight"),
        terminal.say("plan-about-even"),
        terminal.say("plan-about-money"),
        terminal.say("plan-about-proof"),
    ];
    let orders = if plan.orders.is_empty() { String::new() } else { orders::gist(plan, terminal) };
    let rhythm = per_cent(plan.rhythm.factory);
    let even = match capacity::highest_peak(plan) {
        Some((name, peak)) => terminal.say_with(
            "plan-rhythm-and-peak",
            &[("rhythm", (&rhythm).into()), ("peak", (&peak).into()), ("name", name.into())],
        ),
        None => terminal.say_with("plan-rhythm", &[("rhythm", (&rhythm).into())]),
    };
    let even = match capacity::least_even(plan) {
        Some((name, change)) => terminal.say_with(
            "plan-and-least-even",
            &[("even", (&even).into()), ("change", (&change).into()), ("name", name.into())],
        ),
        None => even,
    };
    let account = money::account(plan, |values| terminal.say_with("plan-money", values));
    let proof = match plan.status {
        PlanStatus::Optimal => terminal.say("plan-proven"),
        PlanStatus::WithinGap => terminal.say("plan-proven-within-gap"),
        PlanStatus::BestFound => terminal.say("plan-not-within-gap"),
        PlanStatus::Interrupted => terminal.say("plan-not-proven"),
    };
    let texts = [orders, capacity::tightest(plan, terminal), even, account, proof];
    let indent = about.iter().map(|it| it.width()).max().unwrap_or(0) + 3;
    page.line("");
    for (about, text) in about.iter().zip(texts).filter(|(_, text)| !text.is_empty()) {
        let line = format!("{}{text}", padded(about, indent));
        page.wrapped(&line, 0, indent);
    }
}

fn certificate(plan: &Plan, page: &mut Page<'_>) {
    let (certificate, terminal) = (&plan.certificate, page.terminal);
    page.section(&terminal.say("plan-certificate"), "");
    page.paragraph(&match plan.status {
        PlanStatus::Optimal => terminal.say("plan-certified"),
        PlanStatus::WithinGap | PlanStatus::BestFound => terminal.say("plan-certified-whole"),
        PlanStatus::Interrupted => terminal.say("plan-certified-feasible"),
    });
    let (worst, tolerance) = (scientific(certificate.worst), scientific(certificate.tolerance));
    // A plan in whole numbers is proven by its bounds.
    let whole = matches!(plan.status, PlanStatus::WithinGap | PlanStatus::BestFound);
    let residuals = terminal.say_with(
        if whole { "plan-programme" } else { "plan-residuals" },
        &[
            ("worst", (&worst).into()),
            ("tolerance", (&tolerance).into()),
            ("rows", (&terminal.counted("count-rows", certificate.rows)).into()),
            ("columns", (&terminal.counted("count-columns", certificate.columns)).into()),
            ("version", (&plan.version).into()),
        ],
    );
    page.paragraph(&residuals);
    let mut engines: Vec<String> = plan.goals.iter().map(|goal| goal.engine.clone()).collect();
    engines.sort_unstable();
    engines.dedup();
    let engines = terminal.list(&engines);
    page.paragraph(&terminal.say_with("plan-solved-by", &[("engines", (&engines).into())]));
    page.next(
        |terminal, command| terminal.say_with("plan-recompute", &[("command", command.into())]),
        "junheng audit FACTORY.json plan.json",
    );
    let digest = terminal.say("plan-digest");
    page.line(&format!("  {digest}"));
    page.line(&format!("  {}", certificate.factory_sha256));
}
