//! The rounding bill, as far as it follows from the factory and the plan: which rules there are, that
//! no line makes the plan worse, what all rules cost together. The gains of its lines only planning
//! again could recompute.

use crate::diag::message;
use crate::model::answers::audit::Fault;
use crate::model::plan::{BillLine, GoalGain, GoalResult, Plan, RoundingBill};
use crate::model::{Factory, Goal, RuleKind};

use super::check::Check;
use super::sum::Sum;

/// Checks the bill of a plan in whole numbers; another plan has none.
pub fn check(factory: &Factory, whole: bool, plan: &mut Plan, check: &mut Check) {
    if check.restates() {
        // It was that of another plan.
        plan.bill = None;
        return;
    }
    let Plan { goals, bill: Some(bill), .. } = plan else { return };
    if !whole {
        check.refuse("bill", "audit-bill-of-fractions", Fault::Shape);
        return;
    }
    rules(factory, bill, check);
    for line in &bill.lines {
        gains(goals, &place(line), &line.gains, check);
        // A plan is one without a rule, too: none that is worse is shown.
        let first = line.gains.first().map_or(0.0, |it| it.gain);
        let what = message!("audit-not-negative", of = message!("audit-gain"));
        check.at_least(|| place(line), what, Sum::of(first), 0.0);
    }
    let together: Vec<(String, Sum)> = goals.iter().map(|it| (it.title(), apart(it))).collect();
    let of =
        |title: &str| together.iter().find(|it| it.0 == title).map_or(Sum::default(), |it| it.1);
    gains(goals, "bill/together", &bill.together, check);
    gains(goals, "bill/joint", &bill.joint, check);
    for (title, expected) in &together {
        let stated = bill.together.iter_mut().find(|it| it.goal == *title);
        let mut none = 0.0;
        let stated = stated.map_or(&mut none, |it| &mut it.gain);
        check.figure(|| format!("bill/together/{title}"), "audit-gain", stated, *expected);
    }
    let joint = RoundingBill::joint(&bill.together, &bill.lines);
    if joint.len() != bill.joint.len() {
        let (stated, expected) = (bill.joint.len(), joint.len());
        check.refuse("bill/joint", message!("audit-entries", stated, expected), Fault::Shape);
    }
    for (stated, expected) in bill.joint.iter_mut().zip(&joint) {
        let at = || format!("bill/joint/{}", expected.goal);
        check.words(at, "audit-goal", &stated.goal, &expected.goal);
        let mut sum = of(&expected.goal);
        sum.value = expected.gain;
        sum.scale += expected.gain.abs();
        check.figure(at, "audit-gain", &mut stated.gain, sum);
    }
}

/// The path of a line.
fn place(line: &BillLine) -> String {
    let kind = line.rule.word();
    line.of.as_ref().map_or_else(|| format!("bill/{kind}"), |of| format!("bill/{kind}/{of}"))
}

/// How much better a goal is in fractions.
fn apart(goal: &GoalResult) -> Sum {
    let Some(fractional) = goal.fractional else { return Sum::default() };
    let sign = if goal.goal == Goal::Profit.word() { -1.0 } else { 1.0 };
    let reached = goal.value + sign * goal.given_up;
    let scale = reached.abs() + fractional.abs();
    Sum { value: sign * (reached - fractional), scale }
}

/// The lines are about rules that the factory has, each once.
fn rules(factory: &Factory, bill: &RoundingBill, check: &mut Check) {
    let all = factory.whole_rules();
    let alone = bill.lines.iter().filter(|it| it.of.is_some()).count();
    let counts = [("rules", bill.rules, all.len()), ("tried", bill.tried, alone)];
    for (figure, stated, expected) in counts.into_iter().filter(|it| it.1 != it.2) {
        let what = message!("audit-entries", stated, expected);
        check.refuse(format!("bill/{figure}"), what, Fault::Shape);
    }
    let mut known: Vec<(RuleKind, Option<String>)> = Vec::new();
    for rule in &all {
        known.push((rule.kind, Some(rule.path(factory))));
        if factory.rules_of(rule.kind).len() > 1 && !known.contains(&(rule.kind, None)) {
            known.push((rule.kind, None));
        }
    }
    for line in &bill.lines {
        let here = known.iter().position(|it| (it.0, &it.1) == (line.rule, &line.of));
        match here {
            Some(here) => drop(known.swap_remove(here)),
            None => check.refuse(place(line), "audit-no-rule", Fault::Shape),
        }
    }
    // All rules of a kind are always left out together.
    for (kind, _) in known.iter().filter(|it| it.1.is_none()) {
        check.refuse(format!("bill/{}", kind.word()), "audit-missing", Fault::Shape);
    }
}

/// Gains are of goals of the plan, in their sequence, each once.
fn gains(goals: &[GoalResult], at: &str, gains: &[GoalGain], check: &mut Check) {
    let mut left = goals.iter();
    for gain in gains {
        if !left.any(|it| it.title() == gain.goal) {
            let what = message!("audit-no-goal", goal = gain.goal);
            check.refuse(format!("{at}/{}", gain.goal), what, Fault::Shape);
        }
    }
}
