//! What lies unused: idle equipment, quotas, stock that never moves, material above the norm.

use super::and_more;
use crate::model::answers::potential::{IdleTime, Waste};
use crate::report::number::{column, figure, hundredths};
use crate::report::page::Page;
use crate::report::table::{Column, ROWS, Table};

pub(super) fn idle(waste: &Waste, page: &mut Page<'_>) {
    let terminal = page.terminal;
    let mut groups: Vec<&IdleTime> = waste.idle.iter().collect();
    groups.retain(|it| it.idle > 0.0);
    groups.sort_by(|one, other| other.idle.total_cmp(&one.idle));
    page.section(&terminal.say("potential-idle"), &terminal.say("potential-idle-gist"));
    if groups.is_empty() {
        page.paragraph(&terminal.say("potential-idle-none"));
        return;
    }
    let mut table = Table::headed(
        terminal,
        &[
            ("head-group", Column::Name),
            ("head-idle", Column::Figure),
            ("head-idle-share", Column::Figure),
            ("head-unneeded", Column::Figure),
            ("head-untimely", Column::Figure),
            ("head-starved", Column::Figure),
            ("head-starved-by", Column::Name),
        ],
    );
    let shown: Vec<&IdleTime> = groups.iter().take(ROWS).copied().collect();
    let figures = |of: fn(&IdleTime) -> f64| {
        let values: Vec<f64> = shown.iter().map(|it| of(it)).collect();
        column(&values, 1)
    };
    let (hours, unneeded) = (figures(|it| it.idle), figures(|it| it.unneeded));
    let (untimely, starved) = (figures(|it| it.untimely), figures(|it| it.starved));
    for (row, group) in shown.iter().enumerate() {
        let by = group.starved_by.iter().take(2).map(|it| it.said(terminal.words()));
        let by = terminal.list(&by.collect::<Vec<String>>());
        table.row(vec![
            group.name.clone(),
            hours[row].clone(),
            hundredths(group.idle / group.effective.max(1e-9)),
            unneeded[row].clone(),
            untimely[row].clone(),
            starved[row].clone(),
            match group.starved_by.len().saturating_sub(2) {
                0 => by,
                left => and_more("potential-more", &by, left, terminal),
            },
        ]);
    }
    page.table(table);
    page.more_in_json(groups.len());
    page.paragraph(&terminal.say("potential-idle-causes"));
}

pub(super) fn quotas(waste: &Waste, page: &mut Page<'_>) {
    let terminal = page.terminal;
    let table = Table::headed(
        terminal,
        &[
            ("head-material", Column::Name),
            ("head-left", Column::Figure),
            ("head-of-quota", Column::Figure),
            ("head-unit", Column::Word),
            ("head-from-date", Column::Word),
            ("head-to-date", Column::Word),
        ],
    );
    let rows = waste.quotas.iter().map(|quota| {
        vec![
            quota.name.clone(),
            figure(quota.left),
            figure(quota.quota),
            quota.unit.clone(),
            quota.from.clone(),
            quota.to.clone(),
        ]
    });
    let heading = (&*terminal.say("potential-quotas"), &*terminal.say("potential-quotas-gist"));
    page.tabled(heading, ROWS, table, rows);
}

pub(super) fn stocks(waste: &Waste, page: &mut Page<'_>) {
    let terminal = page.terminal;
    let table = Table::headed(
        terminal,
        &[
            ("head-item", Column::Name),
            ("head-quantity", Column::Figure),
            ("head-unit", Column::Word),
        ],
    );
    let rows = waste.stocks.iter().map(|stock| {
        vec![stock.name.said(terminal.words()), figure(stock.quantity), stock.unit.clone()]
    });
    let heading = (&*terminal.say("potential-stocks"), &*terminal.say("potential-stocks-gist"));
    page.tabled(heading, ROWS, table, rows);
}

pub(super) fn norms(waste: &Waste, page: &mut Page<'_>) {
    let terminal = page.terminal;
    let table = Table::headed(
        terminal,
        &[
            ("head-material", Column::Name),
            ("head-used-for", Column::Name),
            ("head-above", Column::Figure),
            ("head-of-use", Column::Figure),
            ("head-unit", Column::Word),
        ],
    );
    let rows = waste.norms.iter().map(|norm| {
        vec![
            norm.name.clone(),
            norm.product.clone(),
            figure(norm.above),
            figure(norm.used),
            norm.unit.clone(),
        ]
    });
    let heading = (&*terminal.say("potential-norms"), &*terminal.say("potential-norms-gist"));
    page.tabled(heading, ROWS, table, rows);
}
