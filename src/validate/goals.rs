//! Rules on goals and balance: E701 to E705, W818.

use super::build::firm_wanted;
use super::findings::{Examined, Findings};
use crate::diag::{Code, Hint, Span, Value, message};
use crate::model::decimal::times_ten_to;
use crate::model::{FactoryParts, Goal};
use crate::source::json::{GiveUp, GoalRecord, nearest, shortened};
use crate::source::records::FactoryRecord;

/// Reports everything wrong with goals.
pub(super) fn check(examined: &Examined<'_>, findings: &mut Findings) {
    let goals: Vec<(&str, Span)> = examined
        .record
        .goals
        .iter()
        .map(|cell| match &cell.value {
            GoalRecord::Plain(word) => (word.as_str(), cell.span),
            GoalRecord::Tolerated(goal) => (goal.goal.value.as_str(), goal.goal.span),
        })
        .collect();
    for (at, (word, span)) in goals.iter().enumerate() {
        e701_unknown_goal(word, *span, findings);
        e702_goal_twice(word, *span, &goals[..at], findings);
    }
    e703_profit_and_cost(&goals, findings);
    for cell in &examined.record.goals {
        e704_give_up(&cell.value, findings);
    }
    e705_weights_all_zero(&goals, examined, findings);
}

fn e701_unknown_goal(word: &str, span: Span, findings: &mut Findings) {
    if Goal::from_word(word).is_some() {
        return;
    }
    let hint = match nearest(&word.to_lowercase(), Goal::WORDS.iter().copied()) {
        Some(near) => Hint::Meant(near.to_owned()),
        None => message!("e701-goals", goals = Value::list(Goal::WORDS.iter().copied())).into(),
    };
    findings.advise(Code::E701, span, message!("e701", word = shortened(word)), hint);
}

fn e702_goal_twice(word: &str, span: Span, before: &[(&str, Span)], findings: &mut Findings) {
    if Goal::from_word(word).is_some() && before.iter().any(|(other, _)| *other == word) {
        findings.report(Code::E702, span, message!("e702", word));
    }
}

fn e703_profit_and_cost(goals: &[(&str, Span)], findings: &mut Findings) {
    let find = |goal: Goal| goals.iter().find(|(word, _)| *word == goal.word());
    if let (Some(profit), Some(cost)) = (find(Goal::Profit), find(Goal::Cost)) {
        let later = if profit.1.start > cost.1.start { profit } else { cost };
        findings.report(Code::E703, later.1, message!("e703"));
    }
}

fn e704_give_up(goal: &GoalRecord, findings: &mut Findings) {
    let GoalRecord::Tolerated(goal) = goal else { return };
    let Some(give_up) = &goal.give_up else { return };
    let word = shortened(&goal.goal.value);
    let message = match give_up.value {
        GiveUp::Absolute(value) if !(0.0..=1e12).contains(&value) => {
            message!("e704-value", value, word)
        }
        GiveUp::Share(share) if !(0.0..=1.0).contains(&share) => {
            message!("e704-share", share = times_ten_to(share, 2), word)
        }
        _ => return,
    };
    findings.advise(Code::E704, give_up.span, message, message!("e704-hint"));
}

fn e705_weights_all_zero(goals: &[(&str, Span)], examined: &Examined<'_>, findings: &mut Findings) {
    let Some(balance) = &examined.record.balance else { return };
    let wanted = goals.is_empty() || goals.iter().any(|(word, _)| *word == Goal::Balance.word());
    let weights = [&balance.value.peak, &balance.value.even, &balance.value.change];
    let zero = weights.iter().all(|cell| cell.as_ref().is_some_and(|cell| cell.value == 0.0));
    if wanted && zero {
        findings.report(Code::E705, balance.span, message!("e705"));
    }
}

/// Says that `fulfil` leads goals that do not name it. Runs on a factory that breaks no rule.
pub(super) fn w818_fulfil_leads(
    record: &FactoryRecord,
    parts: &FactoryParts,
    findings: &mut Findings,
) {
    let Some(first) = record.goals.first() else { return };
    let words = record.goals.iter().map(|cell| match &cell.value {
        GoalRecord::Plain(word) => word.as_str(),
        GoalRecord::Tolerated(goal) => goal.goal.value.as_str(),
    });
    let words: Vec<&str> = words.collect();
    let fulfil = Goal::Fulfil.word();
    if words.contains(&fulfil) || !firm_wanted(parts) {
        return;
    }
    let list = |words: &[&str]| {
        let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
        format!("[{}]", quoted.join(", "))
    };
    let leading: Vec<&str> = std::iter::once(fulfil).chain(words.iter().copied()).collect();
    let after: Vec<&str> =
        [words[0], fulfil].into_iter().chain(words[1..].iter().copied()).collect();
    findings.advise(
        Code::W818,
        first.span,
        message!("w818", first = words[0]),
        message!("w818-hint", leading = list(&leading), after = list(&after), first = words[0]),
    );
}
