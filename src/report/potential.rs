//! A works' potential, for `junheng potential`: what it could make at most and what lies unused, as
//! text or JSON.

use super::number::{column, figure, hundredths, per_cent, scientific};
use super::table::{Column, ROWS, Table, shortened, wrapped};
use crate::model::answers::potential::{
    Binding, GroupProportion, IdleTime, Potential, ProductPotential, Reach, Times, WorkingTime,
};

/// The answer as JSON, every digit of every figure; the same answer gives the same bytes.
#[must_use]
pub fn json(potential: &Potential) -> String {
    super::json::pretty(potential)
}

/// The answer as text: how many times the mix first, then what binds and what lies unused. Tables
/// show at most twelve rows, what matters most first; all are in the JSON.
#[must_use]
pub fn text(potential: &Potential) -> String {
    let mut page = Page(String::new());
    let factory = &potential.factory;
    page.line(&format!(
        "Potential of {}, {} to {}",
        shortened(&factory.name, 40),
        factory.from,
        factory.to
    ));
    mix(potential, &mut page);
    page.times("regular", &potential.regular);
    page.times("overtime", &potential.overtime);
    if potential.reckoned_in == WorkingTime::Overtime {
        page.paragraph("All that follows is with overtime: what is frozen needs it.");
    }
    staircase(potential, &mut page);
    proportion(potential, &mut page);
    products(potential, &mut page);
    waste(potential, &mut page);
    for what in &potential.left_out {
        page.paragraph(&format!("Not worked out: {what}."));
    }
    let certificate = &potential.certificate;
    page.section("certificate", "");
    page.paragraph(&certificate.statement);
    page.paragraph(&format!(
        "Answers: {}; residuals at most {} (accepted {}); junheng {}",
        certificate.answers,
        scientific(certificate.worst),
        scientific(certificate.tolerance),
        potential.version
    ));
    page.line("  Factory file, SHA-256:");
    page.line(&format!("  {}", certificate.factory_sha256));
    page.0
}

/// The page as far as it is written.
struct Page(String);

impl Page {
    fn line(&mut self, line: &str) {
        self.0.push_str(line.trim_end());
        self.0.push('\n');
    }

    fn paragraph(&mut self, text: &str) {
        self.0.push_str(&wrapped(text, 2, 4));
    }

    fn section(&mut self, title: &str, gist: &str) {
        self.line("");
        let title = title.to_uppercase();
        let text = if gist.is_empty() { title } else { format!("{title}: {gist}") };
        self.0.push_str(&wrapped(&text, 0, 2));
    }

    fn table(&mut self, table: Table, all: usize) {
        self.0.push_str(&table.render());
        if all > ROWS {
            self.line(&format!("  ... and {} more: all are in --format json", all - ROWS));
        }
    }

    fn times(&mut self, time: &str, times: &Times) {
        let needs = if times.needs_not_given > 0.0 {
            format!("; project needs not given: {}", figure(times.needs_not_given))
        } else {
            String::new()
        };
        let content = match (times.reach, times.times) {
            (Reach::Limited, Some(count)) => format!("{} times the mix", figure(count)),
            (Reach::Unlimited, _) => "no limit".to_owned(),
            _ => "not even what is frozen".to_owned(),
        };
        self.0.push_str(&wrapped(&format!("{time:<10}{content}{needs}"), 0, 10));
    }
}

fn mix(potential: &Potential, page: &mut Page) {
    let parts = potential.mix.iter().take(ROWS / 2);
    let parts: Vec<String> = parts
        .map(|it| format!("{} {} {}", it.product, figure(it.quantity), it.unit).trim().to_owned())
        .collect();
    let more = potential.mix.len() - parts.len();
    let rest = if more > 0 { format!(", and {more} more") } else { String::new() };
    page.0.push_str(&wrapped(&format!("{:<10}{}{rest}", "mix", parts.join(", ")), 0, 10));
}

/// What binds, in one cell: the first two with their shares.
fn bound_by(binds: &[Binding]) -> String {
    let shown = binds.iter().take(2);
    let shown: Vec<String> =
        shown.map(|it| format!("{} {}", it.name, per_cent(it.share))).collect();
    match binds.len() {
        0 => "time, or what is frozen".to_owned(),
        1 | 2 => shown.join(", "),
        more => format!("{}, {} more", shown.join(", "), more - 2),
    }
}

fn reached(reach: Reach, figure: Option<f64>, decimals: usize) -> String {
    match (reach, figure) {
        (Reach::Limited, Some(figure)) => column(&[figure], decimals).pop().unwrap_or_default(),
        (Reach::Unlimited, _) => "no limit".to_owned(),
        _ => "none".to_owned(),
    }
}

fn staircase(potential: &Potential, page: &mut Page) {
    page.section(
        "staircase",
        "what binds; each step has the first of what bound before without limit",
    );
    let mut table = Table::new(&[
        ("step", Column::Figure),
        ("times", Column::Figure),
        ("gain", Column::Figure),
        ("bound by, and its share in it", Column::Name),
    ]);
    for (step, stair) in potential.staircase.iter().enumerate() {
        table.row(vec![
            (step + 1).to_string(),
            reached(stair.reach, stair.times, 3),
            stair.gain.map_or(String::new(), |gain| reached(Reach::Limited, Some(gain), 3)),
            if stair.reach == Reach::Limited { bound_by(&stair.binds) } else { "-".to_owned() },
        ]);
    }
    page.table(table, 0);
    page.paragraph(
        "share: by how much of itself the figure grows per doubling of the limit, while its price holds",
    );
}

fn proportion(potential: &Potential, page: &mut Page) {
    let Some(leading) = potential.proportion.iter().find(|it| it.leading) else { return };
    page.section(
        "proportion",
        &format!("machine hours for one time the mix; leading group: {}", leading.name),
    );
    let mut table = Table::new(&[
        ("group", Column::Name),
        ("hours", Column::Figure),
        ("per mix", Column::Figure),
        ("lasts, times", Column::Figure),
        ("surplus", Column::Figure),
        ("", Column::Word),
    ]);
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
            group.times.map_or(String::new(), |times| reached(Reach::Limited, Some(times), 2)),
            surplus[row].clone(),
            if group.leading { "leading".to_owned() } else { String::new() },
        ]);
    }
    page.table(table, groups.len());
    page.paragraph(
        "surplus (less than zero: shortfall): hours beyond those needed when the leading group works all of its own",
    );
}

fn products(potential: &Potential, page: &mut Page) {
    page.section("products alone", "the most of each, the rest of the mix being left aside");
    let mut table = Table::new(&[
        ("product", Column::Name),
        ("most", Column::Figure),
        ("unit", Column::Word),
        ("times", Column::Figure),
        ("bound by", Column::Name),
    ]);
    let mut sorted: Vec<&ProductPotential> = potential.products.iter().collect();
    let times = |it: &ProductPotential| it.times.unwrap_or(f64::INFINITY);
    sorted.sort_by(|one, other| times(one).total_cmp(&times(other)));
    for product in sorted.iter().take(ROWS) {
        table.row(vec![
            product.name.clone(),
            reached(product.reach, product.quantity, 1),
            product.unit.clone(),
            product.times.map_or(String::new(), |it| reached(Reach::Limited, Some(it), 2)),
            if product.reach == Reach::Limited { bound_by(&product.binds) } else { "-".to_owned() },
        ]);
    }
    page.table(table, sorted.len());
}

fn waste(potential: &Potential, page: &mut Page) {
    idle(potential, page);
    let waste = &potential.waste;
    if !waste.quotas.is_empty() {
        page.section("quota not used", "in the best plan for the orders as they are");
        let mut table = Table::new(&[
            ("material", Column::Name),
            ("left", Column::Figure),
            ("of", Column::Figure),
            ("unit", Column::Word),
            ("from", Column::Word),
            ("to", Column::Word),
        ]);
        for quota in waste.quotas.iter().take(ROWS) {
            table.row(vec![
                quota.name.clone(),
                figure(quota.left),
                figure(quota.quota),
                quota.unit.clone(),
                quota.from.clone(),
                quota.to.clone(),
            ]);
        }
        page.table(table, waste.quotas.len());
    }
    if !waste.stocks.is_empty() {
        page.section("stock that never moves", "beyond safety and closing stock");
        let mut table = Table::new(&[
            ("item", Column::Name),
            ("quantity", Column::Figure),
            ("unit", Column::Word),
        ]);
        for stock in waste.stocks.iter().take(ROWS) {
            table.row(vec![stock.name.clone(), figure(stock.quantity), stock.unit.clone()]);
        }
        page.table(table, waste.stocks.len());
    }
    if !waste.norms.is_empty() {
        page.section("above the norm", "material used beyond the route of the least norm");
        let mut table = Table::new(&[
            ("material", Column::Name),
            ("for", Column::Name),
            ("above", Column::Figure),
            ("of", Column::Figure),
            ("unit", Column::Word),
        ]);
        for norm in waste.norms.iter().take(ROWS) {
            table.row(vec![
                norm.name.clone(),
                norm.product.clone(),
                figure(norm.above),
                figure(norm.used),
                norm.unit.clone(),
            ]);
        }
        page.table(table, waste.norms.len());
    }
}

fn idle(potential: &Potential, page: &mut Page) {
    let mut groups: Vec<&IdleTime> = potential.waste.idle.iter().collect();
    groups.retain(|it| it.idle > 0.0);
    groups.sort_by(|one, other| other.idle.total_cmp(&one.idle));
    page.section("idle equipment", "hours in the best plan for the orders as they are, by cause");
    if groups.is_empty() {
        page.paragraph("none");
        return;
    }
    let mut table = Table::new(&[
        ("group", Column::Name),
        ("idle", Column::Figure),
        ("%", Column::Figure),
        ("unneeded", Column::Figure),
        ("untimely", Column::Figure),
        ("starved", Column::Figure),
        ("by", Column::Name),
    ]);
    let shown: Vec<&IdleTime> = groups.iter().take(ROWS).copied().collect();
    let figures = |of: fn(&IdleTime) -> f64| {
        let values: Vec<f64> = shown.iter().map(|it| of(it)).collect();
        column(&values, 1)
    };
    let (hours, unneeded) = (figures(|it| it.idle), figures(|it| it.unneeded));
    let (untimely, starved) = (figures(|it| it.untimely), figures(|it| it.starved));
    for (row, group) in shown.iter().enumerate() {
        let others = group.starved_by.len().saturating_sub(2);
        let named: Vec<&str> = group.starved_by.iter().take(2).map(String::as_str).collect();
        let more = if others > 0 { format!(", {others} more") } else { String::new() };
        table.row(vec![
            group.name.clone(),
            hours[row].clone(),
            hundredths(group.idle / group.effective.max(1e-9)),
            unneeded[row].clone(),
            untimely[row].clone(),
            starved[row].clone(),
            format!("{}{more}", named.join(", ")),
        ]);
    }
    page.table(table, groups.len());
    page.paragraph(
        "unneeded: nothing asks for them; untimely: wanted at another time; starved: wanted, but what is named by stands in the way",
    );
}
