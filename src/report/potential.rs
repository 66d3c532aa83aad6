//! A factory's potential, for `junheng potential`: what it could make at most and what lies unused,
//! as text or JSON.

use unicode_width::UnicodeWidthStr;

use super::Terminal;
use super::number::{figure, multiple, scientific};
use super::page::Page;
use super::table::{ROWS, shortened};
use super::terminal::padded;
use super::view::{Table, first_of, potential as view};
use crate::model::answers::potential::{LeftOut, Potential, Reach, Times, WorkingTime};

/// The answer as text: how many times the mix first, then what binds and what lies unused. Tables
/// show at most twelve rows, what matters most first; all are in the JSON. No line of a sentence is
/// wider than the terminal unless a single word is.
#[must_use]
pub fn text(potential: &Potential, terminal: &Terminal<'_>) -> String {
    let mut page = Page::new(terminal);
    let factory = &potential.factory;
    let heading = terminal.say_with(
        "potential-heading",
        &[
            ("factory", (&shortened(&factory.name, 40)).into()),
            ("from", (&factory.from).into()),
            ("to", (&factory.to).into()),
        ],
    );
    page.block(&heading);
    summary(potential, &mut page);
    if potential.reckoned_in == WorkingTime::Overtime {
        page.paragraph(&terminal.say("potential-with-overtime"));
    }
    if potential.whole {
        page.paragraph(&terminal.say("potential-in-fractions"));
    }
    tables(potential, &mut page);
    for what in &potential.left_out {
        let what = left_out(*what, terminal);
        page.paragraph(&terminal.say_with("potential-left-out", &[("what", (&what).into())]));
    }
    certificate(potential, &mut page);
    page.text
}

/// The mix, and how many times of it in regular time and with overtime.
fn summary(potential: &Potential, page: &mut Page<'_>) {
    let terminal = page.terminal;
    let lines = [
        (terminal.say("potential-mix"), mix(potential, terminal)),
        (terminal.say("potential-regular"), times(&potential.regular, terminal)),
        (terminal.say("potential-overtime"), times(&potential.overtime, terminal)),
    ];
    let indent = lines.iter().map(|(label, _)| label.width()).max().unwrap_or(0) + 2;
    for (label, content) in lines {
        page.wrapped(&format!("{}{content}", padded(&label, indent)), 0, indent);
    }
}

fn mix(potential: &Potential, terminal: &Terminal<'_>) -> String {
    let parts = potential.mix.iter().map(|it| {
        let quantity = figure(it.quantity);
        let [product, quantity, unit] = [
            ("product", (&it.product).into()),
            ("quantity", (&quantity).into()),
            ("unit", (&it.unit).into()),
        ];
        let part = terminal.say_with("potential-part", &[product, quantity, unit]);
        part.trim().to_owned()
    });
    let parts: Vec<String> = parts.collect();
    first_of(terminal.words(), &parts, ROWS / 2, "list-and-more")
}

fn times(times: &Times, terminal: &Terminal<'_>) -> String {
    let content = match (times.reach, times.times) {
        (Reach::Limited, Some(count)) => {
            terminal.say_with("potential-times", &[("times", (&multiple(count)).into())])
        }
        (Reach::Unlimited, _) => terminal.say("potential-unlimited"),
        _ => terminal.say("potential-impossible"),
    };
    if times.needs_not_given <= 0.0 {
        return content;
    }
    let needs = figure(times.needs_not_given);
    let values = [("times", (&content).into()), ("needs", (&needs).into())];
    terminal.say_with("potential-needs", &values)
}

/// What was not worked out, and why.
fn left_out(what: LeftOut, terminal: &Terminal<'_>) -> String {
    match what {
        LeftOut::Further => terminal.say("potential-left-further"),
        LeftOut::Products => terminal.say("potential-left-products"),
        LeftOut::Proportion => terminal.say("potential-left-proportion"),
        LeftOut::FewestHours => terminal.say("potential-left-fewest"),
        LeftOut::Waste => terminal.say("potential-left-waste"),
    }
}

fn certificate(potential: &Potential, page: &mut Page<'_>) {
    let terminal = page.terminal;
    let certificate = &potential.certificate;
    page.section(&terminal.say("plan-certificate"), "");
    page.paragraph(&terminal.say("potential-certified"));
    let answers = terminal.say_with(
        "potential-answers",
        &[
            ("answers", (&certificate.answers.to_string()).into()),
            ("worst", (&scientific(certificate.worst)).into()),
            ("tolerance", (&scientific(certificate.tolerance)).into()),
            ("version", (&potential.version).into()),
        ],
    );
    page.paragraph(&answers);
    page.paragraph(&terminal.say("plan-digest"));
    page.line(&format!("  {}", certificate.factory_sha256));
}

fn tables(potential: &Potential, page: &mut Page<'_>) {
    let terminal = page.terminal;
    let (words, waste) = (terminal.words(), &potential.waste);
    page.section(&terminal.say("potential-staircase"), &terminal.say("potential-staircase-gist"));
    page.table(view::staircase(potential, words), usize::MAX, "");
    page.paragraph(&terminal.say("potential-share"));
    if let Some(leading) = potential.proportion.iter().find(|it| it.leading) {
        let group = [("group", (&leading.name).into())];
        let gist = terminal.say_with("potential-proportion-gist", &group);
        let heading = (&*terminal.say("potential-proportion"), &*gist);
        page.tabled(heading, view::proportion(potential, words), ROWS, "");
        page.paragraph(&terminal.say("potential-surplus"));
    }
    let tabled = |page: &mut Page<'_>, title: &str, gist: &str, table: Table| {
        page.tabled((&terminal.say(title), &terminal.say(gist)), table, ROWS, "")
    };
    let products = view::products(potential, words);
    tabled(page, "potential-products", "potential-products-gist", products);
    if tabled(page, "potential-idle", "potential-idle-gist", view::idle(waste, words)) {
        page.paragraph(&terminal.say("potential-idle-causes"));
    } else {
        page.section(&terminal.say("potential-idle"), &terminal.say("potential-idle-gist"));
        page.paragraph(&terminal.say("potential-idle-none"));
    }
    tabled(page, "potential-quotas", "potential-quotas-gist", view::quotas(waste, words));
    tabled(page, "potential-stocks", "potential-stocks-gist", view::stocks(waste, words));
    tabled(page, "potential-norms", "potential-norms-gist", view::norms(waste, words));
}
