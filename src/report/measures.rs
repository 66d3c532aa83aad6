//! The best set of measures, what each is worth and why not the others, as text.

use super::Terminal;
use super::number::{figure, money, signed};
use super::page::Page;
use super::terms;
use super::view::measures as view;
use crate::model::answers::measures::{GoalBound, GoalGain, Measures, SetProof};

/// Rows of a table at most: the others are in the JSON.
const ROWS: usize = 12;

/// The answer as text: the best set, its cost, what it gains and what to do first; then tables.
#[must_use]
pub fn text(answer: &Measures, terminal: &Terminal<'_>) -> String {
    let mut page = Page::new(terminal);
    let factory = &answer.factory.name;
    let count = answer.measures.len().to_string();
    let values = [("factory", factory.into()), ("count", (&count).into())];
    page.block(&terminal.say_with("measures-heading", &values));
    if !answer.complete {
        page.block(&terminal.say("measures-stopped"));
    }
    best(answer, &mut page);
    proof(answer, &mut page);
    for told in view::first(answer, terminal.words()) {
        page.block(&told);
    }
    let words = terminal.words();
    let say = |key: &str| terminal.say(key);
    for it in view::gaining(answer) {
        let (goal, unit) = (terms::goal(words, &it.goal), terms::unit(words, &it.unit));
        let values = [("goal", (&goal).into()), ("unit", (&unit).into())];
        let gist = terminal.say_with("measures-in-goal", &values);
        let worth = view::worth_in(answer, &it.goal, words);
        page.tabled((&say("measures-worth"), &gist), worth, ROWS, "");
    }
    if view::has_section(answer) {
        page.section(&say("measures-why-not"), "");
    }
    // Sentences, which a column would cut.
    let left_out = if view::has_section(answer) { view::left_out(answer) } else { Vec::new() };
    let most = if terminal.has_detail() { usize::MAX } else { ROWS };
    for it in left_out.iter().take(most) {
        page.paragraph(&view::not_taken(it, answer, words));
    }
    if left_out.len() > most {
        let left = (left_out.len() - most).to_string();
        page.paragraph(&terminal.say_with("rows-left-json", &[("left", (&left).into())]));
    }
    let unknown = answer.measures.iter().filter(|it| !it.taken && it.why_not.is_none()).count();
    if !answer.complete && unknown > 0 {
        let shown = unknown.to_string();
        let values = [("count", unknown.into()), ("shown", (&shown).into())];
        page.line("");
        page.block(&terminal.say_with("measures-not-planned-beside", &values));
    }
    if let Some(frontier) = &answer.frontier {
        let enough = money(frontier.enough);
        let gist = terminal.say_with("measures-enough", &[("money", (&enough).into())]);
        page.tabled(
            (&say("measures-frontier"), &gist),
            view::frontier(answer, words),
            usize::MAX,
            "",
        );
    }
    page.tabled((&say("measures-pairs"), ""), view::pairs(answer, words), ROWS, "");
    page.tabled((&say("measures-groups"), ""), view::groups(answer, words), ROWS, "");
    page.line("");
    search(answer, &mut page);
    page.text
}

/// What the best set found so far gains in a goal of this unit, and what none gains more than.
#[must_use]
pub fn so_far(
    (goal, unit): (&str, &str),
    gain: f64,
    most: Option<f64>,
    words: &crate::words::Words,
) -> String {
    let (goal, unit) = (terms::goal(words, goal), terms::unit(words, unit));
    let (gain, most) = (signed(gain), most.map(figure));
    let mut values =
        vec![("goal", (&goal).into()), ("gain", (&gain).into()), ("unit", (&unit).into())];
    let key = if let Some(most) = &most {
        values.push(("most", most.into()));
        "progress-measures-gain-of"
    } else {
        "progress-measures-gain"
    };
    words.say_with(key, &values)
}

fn best(answer: &Measures, page: &mut Page<'_>) {
    let terminal = page.terminal;
    let words = terminal.words();
    let currency = &answer.factory.currency;
    let cost = money(answer.best.cost);
    if answer.best.measures.is_empty() {
        let proven = answer.proof == SetProof::Best;
        page.block(&terminal.say(if proven {
            "measures-none-pays"
        } else {
            "measures-none-found"
        }));
        return;
    }
    let taken = answer.measures.iter().filter(|it| it.taken);
    let names = view::names(taken, answer, words);
    let mut values =
        vec![("names", (&names).into()), ("cost", (&cost).into()), ("currency", currency.into())];
    let budget = answer.budget.map(money);
    let key = if let Some(budget) = &budget {
        values.push(("budget", budget.into()));
        "measures-best-within"
    } else {
        "measures-best"
    };
    page.block(&terminal.say_with(key, &values));
    let gained = |it: &&GoalGain| it.gain != 0.0;
    let compared = |it: &&GoalGain| answer.compared.contains(&it.goal);
    let gains = answer.best.goals.iter().filter(gained).map(|it| {
        let (goal, unit) = (terms::goal(words, &it.goal), terms::unit(words, &it.unit));
        let (gain, value) = (signed(it.gain), figure(it.value));
        let values = [
            ("goal", (&goal).into()),
            ("gain", (&gain).into()),
            ("unit", (&unit).into()),
            ("value", (&value).into()),
        ];
        (compared(&it), terminal.say_with("measures-gain", &values))
    });
    let (bought, beside): (Vec<_>, Vec<_>) = gains.partition(|it| it.0);
    for (key, gains) in [("measures-gains", bought), ("measures-beside", beside)] {
        if !gains.is_empty() {
            let gains: Vec<String> = gains.into_iter().map(|it| it.1).collect();
            let gains = terminal.list(&gains);
            page.block(&terminal.say_with(key, &[("gains", (&gains).into())]));
        }
    }
    if let Some(first) = answer.first.first().filter(|_| view::has_first(answer)) {
        let first = view::name_of(answer, first, words);
        page.block(&terminal.say_with("measures-first", &[("name", (&first).into())]));
    }
}

fn proof(answer: &Measures, page: &mut Page<'_>) {
    let terminal = page.terminal;
    let words = terminal.words();
    match answer.proof {
        SetProof::Best => page.block(&terminal.say("measures-proven")),
        SetProof::NotBounded => page.block(&terminal.say("measures-not-bounded")),
        SetProof::WithinBound => {
            let passed =
                |bound: f64, value: f64| (bound - value).abs() > 1e-6 * (1.0 + value.abs());
            let open = |it: &&GoalBound| it.bound.is_some_and(|bound| passed(bound, it.value));
            if !answer.bounds.iter().any(|it| open(&it)) {
                page.block(&terminal.say("measures-none-better"));
            }
            for goal in answer.bounds.iter().filter(open) {
                let Some(bound) = goal.bound else { continue };
                let (name, unit) = (terms::goal(words, &goal.goal), terms::unit(words, &goal.unit));
                let (value, bound) = (figure(goal.value), figure(bound));
                let values = [
                    ("goal", (&name).into()),
                    ("value", (&value).into()),
                    ("bound", (&bound).into()),
                    ("unit", (&unit).into()),
                ];
                page.block(&terminal.say_with("measures-within-bound", &values));
            }
        }
    }
}

fn search(answer: &Measures, page: &mut Page<'_>) {
    let terminal = page.terminal;
    let search = &answer.search;
    let (plans, bounds) = (search.plans.to_string(), search.bounds.to_string());
    let sets = figure(search.sets);
    let values =
        [("plans", (&plans).into()), ("bounds", (&bounds).into()), ("sets", (&sets).into())];
    page.block(&terminal.say_with("measures-search", &values));
}
