//! A works' potential, for `junheng potential`: what it could make at most and what lies unused, as
//! text or JSON.

mod waste;

use unicode_width::UnicodeWidthStr;

use super::Terminal;
use super::number::{column, figure, multiple, per_cent, scientific};
use super::page::Page;
use super::table::{Column, ROWS, Table, shortened};
use super::terminal::padded;
use crate::model::answers::potential::{
    Binding, GroupProportion, LeftOut, Potential, ProductPotential, Reach, Times, WorkingTime,
};

/// The answer as JSON, every digit of every figure; the same answer gives the same bytes.
#[must_use]
pub fn json(potential: &Potential) -> String {
    super::json::pretty(potential)
}

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
    staircase(potential, &mut page);
    proportion(potential, &mut page);
    products(potential, &mut page);
    waste::idle(&potential.waste, &mut page);
    waste::quotas(&potential.waste, &mut page);
    waste::stocks(&potential.waste, &mut page);
    waste::norms(&potential.waste, &mut page);
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
    let parts = potential.mix.iter().take(ROWS / 2).map(|it| {
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
    let shown = terminal.list(&parts);
    match potential.mix.len() - parts.len() {
        0 => shown,
        left => and_more("list-and-more", &shown, left, terminal),
    }
}

/// What is named and how many more there are, under a key that joins them.
fn and_more(key: &str, named: &str, left: usize, terminal: &Terminal<'_>) -> String {
    let left = left.to_string();
    terminal.say_with(key, &[("named", named.into()), ("left", (&left).into())])
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

/// What binds, in one cell: the first two with their shares.
fn bound_by(binds: &[Binding], terminal: &Terminal<'_>) -> String {
    let shown = binds.iter().take(2).map(|it| {
        let (name, share) = (it.name.said(terminal.words()), per_cent(it.share));
        let values = [("name", (&name).into()), ("share", (&share).into())];
        terminal.say_with("potential-bound", &values)
    });
    let shown = terminal.list(&shown.collect::<Vec<String>>());
    match binds.len() {
        0 => terminal.say("potential-bound-by-time"),
        1 | 2 => shown,
        all => and_more("potential-more", &shown, all - 2, terminal),
    }
}

fn reached(reach: Reach, figure: Option<f64>, decimals: usize, terminal: &Terminal<'_>) -> String {
    match (reach, figure) {
        (Reach::Limited, Some(figure)) => number(figure, decimals),
        (Reach::Unlimited, _) => terminal.say("potential-unlimited"),
        _ => terminal.say("potential-none"),
    }
}

/// A figure with so many decimals at most, but with digits where it is a small one.
fn number(value: f64, decimals: usize) -> String {
    if value != 0.0 && value.abs() < 1e-3 {
        return multiple(value);
    }
    column(&[value], decimals).pop().unwrap_or_default()
}

fn staircase(potential: &Potential, page: &mut Page<'_>) {
    let terminal = page.terminal;
    page.section(&terminal.say("potential-staircase"), &terminal.say("potential-staircase-gist"));
    let mut table = Table::headed(
        terminal,
        &[
            ("head-step", Column::Figure),
            ("head-times", Column::Figure),
            ("head-times-gain", Column::Figure),
            ("head-bound-and-share", Column::Name),
        ],
    );
    for (step, stair) in potential.staircase.iter().enumerate() {
        let limited = stair.reach == Reach::Limited;
        table.row(vec![
            (step + 1).to_string(),
            reached(stair.reach, stair.times, 3, terminal),
            stair.gain.map_or(String::new(), |gain| number(gain, 3)),
            if limited { bound_by(&stair.binds, terminal) } else { "-".to_owned() },
        ]);
    }
    page.table(table);
    page.paragraph(&terminal.say("potential-share"));
}

fn proportion(potential: &Potential, page: &mut Page<'_>) {
    let Some(leading) = potential.proportion.iter().find(|it| it.leading) else { return };
    let terminal = page.terminal;
    let group = [("group", (&leading.name).into())];
    let gist = terminal.say_with("potential-proportion-gist", &group);
    page.section(&terminal.say("potential-proportion"), &gist);
    let mut table = Table::headed(
        terminal,
        &[
            ("head-group", Column::Name),
            ("head-hours", Column::Figure),
            ("head-per-mix", Column::Figure),
            ("head-lasts", Column::Figure),
            ("head-surplus", Column::Figure),
            ("", Column::Word),
        ],
    );
    let mut groups: Vec<&GroupProportion> = potential.proportion.iter().collect();
    let lasts = |it: &GroupProportion| it.times.unwrap_or(f64::INFINITY);
    groups.sort_by(|one, other| lasts(one).total_cmp(&lasts(other)));
    let shown: Vec<&GroupProportion> = groups.iter().take(ROWS).copied().collect();
    let figures = |of: fn(&GroupProportion) -> f64| {
        let values: Vec<f64> = shown.iter().map(|it| of(it)).collect();
        column(&values, 1)
    };
    let (hours, per_mix) = (figures(|it| it.hours), figures(|it| it.hours_per_mix));
    let surplus = figures(|it| it.surplus);
    for (row, group) in shown.iter().enumerate() {
        table.row(vec![
            group.name.clone(),
            hours[row].clone(),
            per_mix[row].clone(),
            group.times.map_or(String::new(), |times| number(times, 2)),
            surplus[row].clone(),
            if group.leading { terminal.say("potential-leading") } else { String::new() },
        ]);
    }
    page.table(table);
    page.more_in_json(groups.len());
    page.paragraph(&terminal.say("potential-surplus"));
}

fn products(potential: &Potential, page: &mut Page<'_>) {
    let terminal = page.terminal;
    let table = Table::headed(
        terminal,
        &[
            ("head-product", Column::Name),
            ("head-at-most", Column::Figure),
            ("head-unit", Column::Word),
            ("head-times", Column::Figure),
            ("head-bound-by", Column::Name),
        ],
    );
    let mut sorted: Vec<&ProductPotential> = potential.products.iter().collect();
    let times = |it: &ProductPotential| it.times.unwrap_or(f64::INFINITY);
    sorted.sort_by(|one, other| times(one).total_cmp(&times(other)));
    let rows = sorted.iter().map(|product| {
        let limited = product.reach == Reach::Limited;
        vec![
            product.name.clone(),
            reached(product.reach, product.quantity, 1, terminal),
            product.unit.clone(),
            product.times.map_or(String::new(), |times| number(times, 2)),
            if limited { bound_by(&product.binds, terminal) } else { "-".to_owned() },
        ]
    });
    let heading = (&*terminal.say("potential-products"), &*terminal.say("potential-products-gist"));
    page.tabled(heading, ROWS, table, rows);
}
