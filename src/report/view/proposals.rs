//! The tables of answered proposals: each proposal, what it is worth, and who contributed what.

use crate::model::answers::measures::{GoalGain, OwnFigure};
use crate::model::answers::proposals::{Contribution, ProposalAnswer, ProposalAnswers, Verdict};
use crate::report::number::{figure, signed};
use crate::report::terms;
use crate::report::view::Table;
use crate::words::Words;

/// An answer in a word.
#[must_use]
pub fn verdict(it: Verdict, words: &Words) -> String {
    match it {
        Verdict::Accepted => words.say("verdict-accepted"),
        Verdict::Kept => words.say("verdict-kept"),
        Verdict::NothingNow => words.say("verdict-nothing-now"),
        Verdict::CostsMore => words.say("verdict-costs-more"),
        Verdict::Harms => words.say("verdict-harms"),
        Verdict::NoPlan => words.say("verdict-no-plan"),
    }
}

/// A value of a factory file as people read it.
fn value(it: Option<&serde_json::Value>) -> String {
    match it {
        None => "–".to_owned(),
        Some(serde_json::Value::Number(number)) => {
            number.as_f64().map_or_else(|| number.to_string(), figure)
        }
        Some(serde_json::Value::String(text)) => text.clone(),
        Some(serde_json::Value::Array(list)) => {
            let all: Vec<String> = list.iter().map(|it| value(Some(it))).collect();
            all.join("; ")
        }
        Some(other) => other.to_string(),
    }
}

/// A figure before and after.
#[must_use]
pub fn change(it: &OwnFigure) -> String {
    format!("{}: {} → {}", it.at, value(it.before.as_ref()), value(it.after.as_ref()))
}

/// The goals that gain or lose, in words; none if none does.
#[must_use]
pub fn gains(of: &[GoalGain], words: &Words) -> Option<String> {
    let told = of.iter().filter(|it| it.gain != 0.0).map(|it| {
        let (gain, unit) = (signed(it.gain), terms::unit(words, &it.unit));
        let goal = terms::goal(words, &it.goal);
        let values = [("gain", (&gain).into()), ("unit", (&unit).into()), ("goal", (&goal).into())];
        words.say_with("answered-gain", &values)
    });
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| told.join(&words.say("between")))
}

/// Every proposal with its answer.
#[must_use]
pub fn proposals(answer: &ProposalAnswers, words: &Words) -> Table {
    let all = |of: &[GoalGain]| gains(of, words).unwrap_or_else(|| "0".to_owned());
    let changes = |it: &ProposalAnswer| it.changes.iter().map(change).collect::<Vec<_>>();
    Table::of(words, &answer.proposals)
        .word("head-proposal", |it| &it.id)
        .word("head-proposer", |it| it.by.clone().unwrap_or_default())
        .name("head-why", |it| &it.name)
        .name("head-changes", |it| changes(it).join(&words.say("between")))
        .money("head-cost-once", |it| it.cost)
        .money("head-cost-monthly", |it| it.cost_per_month)
        .word("head-answer", |it| verdict(it.verdict, words))
        .name("head-alone", |it| all(&it.alone))
        .name("head-added", |it| all(&it.added))
        .done()
}

/// The goals before and with the accepted proposals.
#[must_use]
pub fn goals(answer: &ProposalAnswers, words: &Words) -> Table {
    Table::of(words, &answer.with_accepted)
        .word("head-goal", |it| terms::goal(words, &it.goal))
        .figure("head-now-value", |it| {
            answer.base.iter().find(|base| base.goal == it.goal).map(|it| it.value)
        })
        .figure("head-with-accepted", |it| it.value)
        .gain("head-gain", |it| it.gain)
        .word("head-unit", |it| terms::unit(words, &it.unit))
        .done()
}

/// Who contributed what: each share, and what they add up to.
#[must_use]
pub fn contributions(of: &[Contribution], words: &Words) -> Table {
    let counts = |goal: &str| {
        let shares = of.iter().flat_map(|it| &it.goals).filter(|it| it.goal == goal);
        shares.clone().any(|it| it.share.abs() > 1e-9)
    };
    let named = |id: &str| match id {
        "" => words.say("answered-nobody"),
        id => id.to_owned(),
    };
    let rows = of.first().map_or(&[][..], |it| &it.goals).iter().filter(|it| counts(&it.goal));
    let mut all: Vec<(String, String, f64, String)> = Vec::new();
    for goal in rows {
        let own = |it: &Contribution| it.goals.iter().find(|it| it.goal == goal.goal).cloned();
        let mut sum = 0.0;
        let (title, unit) = (terms::goal(words, &goal.goal), terms::unit(words, &goal.unit));
        for (id, share) in of.iter().filter_map(|it| Some((named(&it.id), own(it)?))) {
            sum += share.share;
            all.push((title.clone(), id, share.share, unit.clone()));
        }
        all.push((title, words.say("discuss-total"), sum, unit));
    }
    Table::of(words, all)
        .word("head-goal", |it| it.0.clone())
        .word("head-contributor", |it| it.1.clone())
        .gain("head-contribution", |it| it.2)
        .word("head-unit", |it| it.3.clone())
        .done()
}
