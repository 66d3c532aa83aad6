//! What-ifs compared with the base plan: text, JSON, and a line of CSV for each scenario.

mod csv;
mod notable;
mod phrases;
mod ranking;
mod stretches;

pub use csv::{heading, row};

use phrases::counted;

use super::page::Page;
use super::view::whatif::said;
use super::{Terminal, terms};
use crate::model::answers::whatif::{Endings, ScenarioStatus, WhatIf, WithoutPlan};

/// The answer as text: how the scenarios end, the best of them, what is against expectation, the
/// results of each generator, and what has no plan. No line of a sentence is wider than the
/// terminal unless a single word is.
#[must_use]
pub fn text(answer: &WhatIf, terminal: &Terminal<'_>) -> String {
    let mut page = Page::new(terminal);
    let count = counted(terminal, "whatif-count", answer.count);
    let values = [("factory", (&answer.factory.name).into()), ("count", (&count).into())];
    page.block(&terminal.say_with("whatif-heading", &values));
    endings(&answer.endings, &mut page);
    if answer.fractions {
        page.block(&terminal.say("whatif-in-fractions"));
    }
    if !answer.complete {
        page.block(&terminal.say("whatif-stopped-early"));
    }
    if answer.endings.planned > 0 {
        proven(answer, &mut page);
    }
    ranking::ranking(answer, &mut page);
    notable::ties(answer, &mut page);
    notable::warnings(answer, &mut page);
    notable::surprises(answer, &mut page);
    for stretch in &answer.stretches {
        stretches::stretch(answer, stretch, &mut page);
    }
    without_plan(&answer.without_plan, &mut page);
    page.text
}

fn endings(endings: &Endings, page: &mut Page<'_>) {
    use ScenarioStatus as S;
    let terminal = page.terminal;
    let parts = [
        (endings.planned, S::Planned),
        (endings.infeasible, S::Infeasible),
        (endings.unbounded, S::Unbounded),
        (endings.invalid, S::Invalid),
        (endings.stopped, S::Stopped),
        (endings.failed, S::Failed),
    ];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    let parts = parts.map(|(count, ended)| {
        let (count, ended) =
            (super::number::count(count), terms::scenario_status(terminal.words(), ended));
        let values = [("count", (&count).into()), ("status", (&ended).into())];
        terminal.say_with("whatif-ended", &values)
    });
    let parts: Vec<String> = parts.collect();
    if !parts.is_empty() {
        let endings = terminal.list(&parts);
        page.block(&terminal.say_with("whatif-endings", &[("endings", (&endings).into())]));
    }
}

fn proven(answer: &WhatIf, page: &mut Page<'_>) {
    let terminal = page.terminal;
    let refused = match answer.refused {
        0 => terminal.say("whatif-none-refused"),
        count => counted(terminal, "whatif-refused", count),
    };
    let whole = answer.base.figures.iter().flat_map(|it| &it.goals).any(|it| it.bound.is_some());
    let proven = terminal.say_with(
        if whole { "whatif-verified" } else { "whatif-proven" },
        &[
            ("solves", (&counted(terminal, "whatif-programmes", answer.solves)).into()),
            ("pivots", (&counted(terminal, "whatif-pivots", answer.pivots)).into()),
            ("refused", (&refused).into()),
        ],
    );
    page.block(&proven);
}

fn without_plan(scenarios: &[WithoutPlan], page: &mut Page<'_>) {
    if scenarios.is_empty() {
        return;
    }
    let terminal = page.terminal;
    page.line("");
    page.line(&terminal.say("whatif-without-plan"));
    for it in scenarios {
        let ended = terms::scenario_status(terminal.words(), it.status);
        let reason = said(it.reason.as_ref(), terminal.words());
        let values = [
            ("name", (&it.name).into()),
            ("status", (&ended).into()),
            ("reason", (&reason).into()),
        ];
        page.paragraph(&terminal.say_with("whatif-why-none", &values));
    }
}
