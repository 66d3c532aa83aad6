//! What proposals are answered, for a terminal: a sentence for each that its proposer can read, then
//! what the accepted ones bring together and who contributed what.

use super::csv::programs;
use super::json::word;
use super::number::{figure, money, scientific};
use super::page::Page;
use super::view::proposals as view;
use super::{Terminal, terms};
use crate::model::answers::measures::GoalGain;
use crate::model::answers::proposals::{ProposalAnswer, ProposalAnswers, Verdict};

/// Idle hours below this are none.
const LITTLE: f64 = 0.05;

/// Whether two lists of gains are the same but for rounding.
fn alike(one: &[GoalGain], other: &[GoalGain]) -> bool {
    let near = |(one, other): (&GoalGain, &GoalGain)| {
        (one.gain - other.gain).abs() <= 1e-6 * (1.0 + one.gain.abs())
    };
    one.len() == other.len() && one.iter().zip(other).all(near)
}

/// The answer as text. No line is wider than the terminal unless a single word is.
#[must_use]
pub fn text(answer: &ProposalAnswers, terminal: &Terminal<'_>) -> String {
    let mut page = Page::new(terminal);
    let factory = &answer.factory;
    let heading = terminal.say_with(
        "answered-heading",
        &[
            ("factory", (&factory.name).into()),
            ("from", (&factory.from).into()),
            ("to", (&factory.to).into()),
            ("count", answer.proposals.len().into()),
            ("accepted", (&answer.accepted.len().to_string()).into()),
        ],
    );
    page.block(&heading);
    for it in &answer.proposals {
        page.line("");
        one(it, answer, &mut page);
    }
    together(answer, &mut page);
    let (plans, worst) = (answer.plans.to_string(), scientific(answer.residual));
    let values = [("plans", (&plans).into()), ("worst", (&worst).into())];
    page.section(
        &terminal.say("plan-certificate"),
        &terminal.say_with("answered-proof-gist", &values),
    );
    page.text
}

fn one(it: &ProposalAnswer, answer: &ProposalAnswers, page: &mut Page<'_>) {
    let terminal = page.terminal;
    let by = [it.by.as_deref(), it.role.as_deref()];
    let by: Vec<String> = by.into_iter().flatten().map(str::to_owned).collect();
    let by = terminal.list(&by);
    let values = [("id", (&it.id).into()), ("by", (&by).into()), ("name", (&it.name).into())];
    page.block(&if by.is_empty() {
        terminal.say_with("answered-proposal", &values[..1])
    } else {
        terminal.say_with("answered-proposal-by", &values)
    });
    for change in &it.changes {
        page.paragraph(&view::change(change));
    }
    page.paragraph(&sentence(it, answer, terminal));
}

/// A line for each proposal and goal, as programs read it.
#[must_use]
pub fn csv(answer: &ProposalAnswers) -> String {
    let rows = answer.proposals.iter().flat_map(|it| {
        let added = |goal: &str| it.added.iter().find(|it| it.goal == goal).map(|it| it.gain);
        it.alone.iter().map(move |alone| (it, alone, added(&alone.goal)))
    });
    programs(rows, |table| {
        table
            .word("id", |(it, ..)| &it.id)
            .word("by", |(it, ..)| it.by.clone().unwrap_or_default())
            .word("answer", |(it, ..)| word(&it.verdict))
            .figure("cost", |(it, ..)| it.cost)
            .figure("cost per month", |(it, ..)| it.cost_per_month)
            .word("goal", |(_, alone, _)| &alone.goal)
            .word("unit", |(_, alone, _)| &alone.unit)
            .figure("alone", |(_, alone, _)| alone.gain)
            .figure("added", |(.., added)| *added)
    })
}

/// The answer to a proposal, in words that its proposer can read.
#[must_use]
pub fn sentence(it: &ProposalAnswer, answer: &ProposalAnswers, terminal: &Terminal<'_>) -> String {
    let words = terminal.words();
    let nothing = || terminal.say("answered-nothing");
    let gains = view::gains(&it.added, words).unwrap_or_else(nothing);
    let gained = [("gains", (&gains).into())];
    let mut parts = vec![match it.verdict {
        Verdict::Accepted => terminal.say_with("answered-accepted", &gained),
        Verdict::Kept => {
            let values = [("gains", (&gains).into()), ("id", (&it.id).into())];
            terminal.say_with("answered-kept", &values)
        }
        Verdict::NothingNow => terminal.say("answered-nothing-now"),
        Verdict::CostsMore => {
            let monthly = money(it.cost_per_month);
            let values = [
                ("gains", (&gains).into()),
                ("monthly", (&monthly).into()),
                ("currency", (&answer.factory.currency).into()),
            ];
            terminal.say_with("answered-costs-more", &values)
        }
        Verdict::Harms => terminal.say_with("answered-harms", &gained),
        Verdict::NoPlan => {
            let reason = it.without_plan.first();
            let reason = reason.map_or_else(String::new, |it| words.tell(&it.message));
            terminal.say_with("answered-no-plan", &[("reason", (&reason).into())])
        }
    }];
    if !alike(&it.alone, &it.added) && it.verdict != Verdict::NoPlan {
        let alone = view::gains(&it.alone, words).unwrap_or_else(nothing);
        parts.push(terminal.say_with("answered-alone", &[("gains", (&alone).into())]));
    }
    if it.verdict == Verdict::NothingNow {
        if let (Some(group), Some(idle)) = (&it.group, it.idle_hours) {
            let hours = figure(idle);
            let values = [("group", group.into()), ("hours", (&hours).into())];
            parts.push(if idle < LITTLE {
                terminal.say_with("answered-full", &values[..1])
            } else {
                terminal.say_with("answered-idle", &values)
            });
        }
        if !it.held_by.is_empty() {
            let limits = terminal.list(&terms::limits(words, &it.held_by));
            parts.push(terminal.say_with("answered-held", &[("limits", (&limits).into())]));
        }
    }
    if let Some(months) = it.pays_back {
        let (cost, months) = (money(it.cost), figure(months));
        let values = [
            ("cost", (&cost).into()),
            ("currency", (&answer.factory.currency).into()),
            ("months", (&months).into()),
        ];
        parts.push(terminal.say_with("answered-pays-back", &values));
    }
    parts.join(&terminal.say("sentence-gap"))
}

fn together(answer: &ProposalAnswers, page: &mut Page<'_>) {
    let terminal = page.terminal;
    let words = terminal.words();
    if answer.accepted.is_empty() {
        return;
    }
    let (cost, monthly) = (money(answer.cost), money(answer.cost_per_month));
    let values = [
        ("cost", (&cost).into()),
        ("monthly", (&monthly).into()),
        ("currency", (&answer.factory.currency).into()),
    ];
    let gist = terminal.say_with("answered-together-gist", &values);
    if let Some(reason) = answer.without_plan.first() {
        page.section(&terminal.say("answered-together"), &gist);
        let reason = words.tell(&reason.message);
        page.paragraph(&terminal.say_with("answered-no-plan", &[("reason", (&reason).into())]));
        return;
    }
    let title = terminal.say("answered-together");
    page.tabled((&title, &gist), view::goals(answer, words), usize::MAX, "");
    let tables = [
        ("answered-by-measure", &answer.by_measure),
        ("answered-by-proposer", &answer.by_proposer),
    ];
    for (title, of) in tables {
        let gist = terminal.say("answered-shares-gist");
        page.tabled((&terminal.say(title), &gist), view::contributions(of, words), usize::MAX, "");
    }
}
