//! The rounding bill: what plans without one of the rules that make numbers whole would gain.

use crate::model::plan::{BillLine, GoalGain, Plan, RoundingBill};
use crate::model::{Goal, GoalId};
use crate::report::number::signed;
use crate::report::terms;
use crate::report::view::{On, Table};
use crate::words::Words;

/// A row: its rule, the name and code of what it is about, a gain if there is any.
struct Entry<'p> {
    rule: String,
    of: (String, String),
    gain: Option<&'p GoalGain>,
    /// Whether it is the first of its rule.
    first: bool,
    joint: bool,
}

/// The name of what a rule is about, from its path.
#[must_use]
pub fn owner<'p>(plan: &'p Plan, path: &'p str) -> &'p str {
    let is = |list: &str, id: &str| format!("{list}/{id}") == path;
    let products = plan.products.iter().map(|it| ("products", &it.id, &it.name));
    let groups = plan.groups.iter().map(|it| ("groups", &it.id, &it.name));
    let labour = plan.labour.iter().map(|it| ("labour", &it.id, &it.name));
    let choices = plan.choices.iter().map(|it| ("choose", &it.id, &it.id));
    let mut all = products.chain(groups).chain(labour).chain(choices);
    all.find(|(list, id, _)| is(list, id)).map_or(path, |it| it.2)
}

/// What each rule costs, what to relax first before the others; then what all of them cost together,
/// and the part that no kind of rule costs on its own.
#[must_use]
pub fn bill(plan: &Plan, bill: &RoundingBill, words: &Words) -> Table {
    let mut rows: Vec<Entry<'_>> = Vec::new();
    for line in &bill.lines {
        let of = || match &line.of {
            Some(path) => (owner(plan, path).to_owned(), path.clone()),
            None => (words.say("bill-all"), String::new()),
        };
        let rule = || terms::rule(words, line.rule);
        let found = line.gains.iter().enumerate().map(|(at, gain)| Entry {
            rule: rule(),
            of: of(),
            gain: Some(gain),
            first: at == 0,
            joint: false,
        });
        rows.extend(found);
        if line.gains.is_empty() {
            rows.push(Entry { rule: rule(), of: of(), gain: None, first: false, joint: false });
        }
    }
    for (key, gains) in [("bill-together", &bill.together), ("bill-joint", &bill.joint)] {
        let none = || (String::new(), String::new());
        rows.extend(gains.iter().map(|gain| Entry {
            rule: words.say(key),
            of: none(),
            gain: Some(gain),
            first: true,
            joint: true,
        }));
    }
    let unit = |gain: &GoalGain| {
        let goal = plan.goals.iter().find(|it| it.title() == gain.goal);
        goal.map_or_else(String::new, |it| terms::unit(words, &it.unit))
    };
    Table::of(words, rows)
        .name("head-rule", |it| it.rule.clone())
        .on(On::PEOPLE.or(On::CSV))
        .width(14, 40)
        .named("head-rule-of", |it| it.of.clone())
        .word("of", |it| it.of.1.clone())
        .on(On::CSV)
        .word("head-goal", |it| match it.gain {
            Some(gain) => terms::goal(words, &gain.goal),
            None => words.say("bill-nothing"),
        })
        .on(On::PEOPLE.or(On::CSV))
        .width(14, 34)
        .gain("head-gain-at-least", |it| it.gain.filter(|_| !it.joint).map(|it| it.gain))
        .on(On::PEOPLE.or(On::CSV))
        .gain("head-in-fractions", |it| it.gain.filter(|_| it.joint).map(|it| it.gain))
        .on(On::PEOPLE.or(On::CSV))
        .word("head-unit", |it| it.gain.map_or_else(String::new, unit))
        .on(On::PEOPLE.or(On::CSV))
        // On a terminal the first goal that changes, and those of orders and money.
        .rows_on(|it| match it.gain {
            Some(gain) if it.first || matters(gain) => On::PEOPLE.or(On::CSV),
            _ => On::WIDE.or(On::CSV),
        })
        .done()
}

/// Whether a gain is one of orders or money: for less nobody gives up whole pieces or a lot.
fn matters(gain: &GoalGain) -> bool {
    is_money(gain) || GoalId::read(&gain.goal).is_some_and(GoalId::is_service)
}

/// Whether a gain is one of money.
fn is_money(gain: &GoalGain) -> bool {
    GoalId::read(&gain.goal).is_some_and(|it| matches!(it.goal, Goal::Profit | Goal::Cost))
}

/// The single rule to relax first; none if no plan without one was better in orders or money.
#[must_use]
pub fn first(bill: &RoundingBill) -> Option<&BillLine> {
    bill.lines.iter().find(|it| it.of.is_some() && it.gains.first().is_some_and(matters))
}

/// Which rule to relax first, and what that gains at least, in a sentence; what to think of the whole
/// numbers if there is none.
#[must_use]
pub fn gist(plan: &Plan, bill: &RoundingBill, words: &Words) -> String {
    let Some(line) = first(bill) else {
        let none = !bill.together.iter().any(matters);
        return words.say(match none {
            true if bill.together.is_empty() => "bill-free",
            true => "bill-later-goals",
            false => "bill-no-first",
        });
    };
    let said = |gain: &GoalGain| {
        let goal = plan.goals.iter().find(|it| it.title() == gain.goal);
        let unit = goal.map_or_else(String::new, |it| terms::unit(words, &it.unit));
        let (figure, goal) = (signed(gain.gain), terms::goal(words, &gain.goal));
        let values =
            [("gain", (&figure).into()), ("unit", (&unit).into()), ("goal", (&goal).into())];
        words.say_with("bill-gain", &values)
    };
    // The first goal that becomes better, and money.
    let (first, later) = line.gains.split_first().map_or((None, &[][..]), |it| (Some(it.0), it.1));
    let gains: Vec<String> =
        first.into_iter().chain(later.iter().filter(|it| is_money(it))).map(said).collect();
    let gains = gains.join(&words.say("between"));
    let rule = terms::rule(words, line.rule);
    let name = line.of.as_deref().map_or("", |path| owner(plan, path));
    let values = [("rule", (&rule).into()), ("name", name.into()), ("gains", (&gains).into())];
    words.say_with("bill-first", &values)
}

/// How many rules were tried, and how many not.
#[must_use]
pub fn tried(bill: &RoundingBill, words: &Words) -> String {
    let left = bill.rules.saturating_sub(bill.tried);
    let values =
        [("tried", bill.tried.into()), ("rules", bill.rules.into()), ("left", left.into())];
    words.say_with("bill-tried", &values)
}
