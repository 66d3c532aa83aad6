//! Measures in sentences: which goals the best set moves, what surprises about it, and what keeps each
//! of the others out.

use crate::model::answers::measures::{
    GoalGain, GoalWorth, MeasureWorth, Measures, Pair, WhyNotKind,
};
use crate::model::answers::whatif::OrderTrouble;
use crate::report::number::{figure, money, signed};
use crate::report::terms;
use crate::words::Words;

/// Measures told of one by one at most; of more the answer has a section.
const MOST: usize = 4;

/// Orders named at most.
const ORDERS: usize = 3;

/// The goal in which the best set gains first, or the first compared.
#[must_use]
pub fn decisive(answer: &Measures) -> Option<&GoalGain> {
    let compared = |it: &&GoalGain| answer.compared.contains(&it.goal);
    let gains = answer.best.goals.iter().filter(compared);
    let mut gaining = gains.clone().filter(|it| it.gain != 0.0);
    gaining.next().or_else(|| gains.clone().next())
}

/// The goals compared in which the best set gains, in sequence; the one decided by if in none.
#[must_use]
pub fn gaining(answer: &Measures) -> Vec<&GoalGain> {
    let compared = |it: &&GoalGain| answer.compared.contains(&it.goal) && it.gain != 0.0;
    let mut gaining: Vec<&GoalGain> = answer.best.goals.iter().filter(compared).collect();
    if gaining.is_empty() {
        gaining.extend(decisive(answer));
    }
    gaining
}

/// The measures that the best set leaves out, those worth most alone first.
#[must_use]
pub fn left_out(answer: &Measures) -> Vec<&MeasureWorth> {
    let mut all: Vec<&MeasureWorth> =
        answer.measures.iter().filter(|it| it.why_not.is_some()).collect();
    all.sort_by(|one, other| by_worth(answer, other, one));
    all
}

/// The names of measures, one after another.
#[must_use]
pub fn names<'a>(
    of: impl IntoIterator<Item = &'a MeasureWorth>,
    answer: &Measures,
    words: &Words,
) -> String {
    let all: Vec<String> = of.into_iter().map(|it| named(it, answer, words)).collect();
    all.join(&words.say("between"))
}

/// A measure's name within a sentence: quoted if it has a mark that separates sentences or names,
/// with the id if another measure has the same name.
fn named(it: &MeasureWorth, answer: &Measures, words: &Words) -> String {
    let name = quoted(&it.name, words);
    if answer.measures.iter().any(|other| other.id != it.id && other.name == it.name) {
        let values = [("name", (&name).into()), ("id", (&it.id).into())];
        return words.say_with("measures-name-and-id", &values);
    }
    name
}

/// A name or an id, quoted if it has a mark that separates sentences or names.
#[must_use]
pub fn quoted(name: &str, words: &Words) -> String {
    if name.contains([',', ';', ':', '，', '、', '；', '：']) {
        words.say_with("measures-quoted", &[("name", name.into())])
    } else {
        name.to_owned()
    }
}

/// A measure's name by its id, within a sentence.
#[must_use]
pub fn name_of(answer: &Measures, id: &str, words: &Words) -> String {
    let own = answer.measures.iter().find(|it| it.id == id);
    own.map_or_else(|| id.to_owned(), |it| named(it, answer, words))
}

/// What surprises about the best set, then what keeps others out: few sentences, to be read first.
#[must_use]
pub fn first(answer: &Measures, words: &Words) -> Vec<String> {
    let mut told = together(answer, words);
    told.extend(pairs(answer, words));
    told.extend(breaking(answer, words));
    let out = left_out(answer);
    let shown = if out.len() > MOST { MOST - 1 } else { out.len() };
    told.extend(out[..shown].iter().map(|it| not_taken(it, answer, words)));
    if out.len() > shown {
        let left = (out.len() - shown).to_string();
        told.push(words.say_with("measures-others-below", &[("count", (&left).into())]));
    }
    told
}

/// Whether the first sentences leave measures out of which a section tells.
#[must_use]
pub fn has_section(answer: &Measures) -> bool {
    left_out(answer).len() > MOST
}

/// A measure that is left out, with the reason, in a sentence.
#[must_use]
pub fn not_taken(it: &MeasureWorth, answer: &Measures, words: &Words) -> String {
    let (name, cost, why) = (named(it, answer, words), money(it.cost), reason(it, answer, words));
    let values = [
        ("name", (&name).into()),
        ("cost", (&cost).into()),
        ("currency", (&answer.factory.currency).into()),
        ("why", (&why).into()),
    ];
    words.say_with("measures-left-out", &values)
}

/// The goals compared in which a measure alone changes something, in sequence.
fn moved<'a>(answer: &'a Measures, it: &'a MeasureWorth) -> impl Iterator<Item = &'a GoalWorth> {
    let of = |goal: &String| it.goals.iter().find(|it| it.goal == *goal);
    answer.compared.iter().filter_map(of).filter(|it| it.alone.is_some_and(|it| it != 0.0))
}

/// How two measures compare alone, goal by goal.
fn by_worth(answer: &Measures, one: &MeasureWorth, other: &MeasureWorth) -> std::cmp::Ordering {
    let alone = |it: &MeasureWorth, goal: &String| {
        it.goals.iter().find(|it| it.goal == *goal).and_then(|it| it.alone).unwrap_or(0.0)
    };
    let mut orders =
        answer.compared.iter().map(|goal| alone(one, goal).total_cmp(&alone(other, goal)));
    orders.find(|it| it.is_ne()).unwrap_or(std::cmp::Ordering::Equal)
}

/// Which measures of the best set make orders late or short without the others.
fn breaking(answer: &Measures, words: &Words) -> Option<String> {
    let all: Vec<&MeasureWorth> =
        answer.measures.iter().filter(|it| it.taken && !it.breaks.is_empty()).collect();
    let told = |it: &MeasureWorth| (named(it, answer, words), orders(&it.breaks, words));
    if let [one] = all[..] {
        let (name, orders) = told(one);
        let values = [("name", (&name).into()), ("orders", (&orders).into())];
        return Some(words.say_with("measures-breaks", &values));
    }
    let each = all.iter().map(|it| {
        let (name, orders) = told(it);
        let values = [("name", (&name).into()), ("orders", (&orders).into())];
        words.say_with("measures-breaks-each", &values)
    });
    let each: Vec<String> = each.collect();
    let list = each.join(&words.say("parts-between"));
    (!each.is_empty()).then(|| words.say_with("measures-breaks-all", &[("list", (&list).into())]))
}

/// Whether one measure of the best set is told to be the first: there are several, and one pays alone.
#[must_use]
pub fn has_first(answer: &Measures) -> bool {
    let taken = || answer.measures.iter().filter(|it| it.taken);
    taken().count() > 1 && taken().any(|it| pays_alone(answer, it))
}

/// Whether a measure alone makes the first goal better that it changes.
fn pays_alone(answer: &Measures, it: &MeasureWorth) -> bool {
    moved(answer, it).next().is_some_and(|it| it.alone > Some(0.0))
}

/// Measures of the best set that pay only with others of it.
fn together(answer: &Measures, words: &Words) -> Vec<String> {
    let taken: Vec<&MeasureWorth> = answer.measures.iter().filter(|it| it.taken).collect();
    let only: Vec<&MeasureWorth> =
        taken.iter().copied().filter(|it| !pays_alone(answer, it)).collect();
    if only.len() > 1 && only.len() == taken.len() {
        let names = names(only, answer, words);
        return vec![words.say_with("measures-only-together", &[("names", (&names).into())])];
    }
    let one = |it: &&MeasureWorth| {
        let others = taken.iter().filter(|other| other.id != it.id);
        let (name, others) = (named(it, answer, words), names(others.copied(), answer, words));
        let values = [("name", (&name).into()), ("others", (&others).into())];
        words.say_with("measures-only-with", &values)
    };
    only.iter().filter(|_| taken.len() > 1).take(MOST).map(one).collect()
}

/// The pair that competes most, and the pair of the best set that helps each other most, if each of
/// them pays alone.
fn pairs(answer: &Measures, words: &Words) -> Vec<String> {
    let Some(goal) = decisive(answer).map(|it| &it.goal) else { return Vec::new() };
    let pays = |it: &&Pair| it.goal == *goal && it.alone_one > 0.0 && it.alone_other > 0.0;
    let all = || answer.pairs.iter().flatten().filter(pays);
    let competing = all().filter(|it| it.synergy < 0.0);
    let competing = competing.min_by(|one, other| one.synergy.total_cmp(&other.synergy));
    let helping = all().filter(|it| it.synergy > 0.0);
    let helping = helping.filter(|it| answer.best.has(&it.one) && answer.best.has(&it.other));
    let helping = helping.max_by(|one, other| one.synergy.total_cmp(&other.synergy));
    let told = |it: &Pair| {
        let ids = [&it.one, &it.other].map(|id| name_of(answer, id, words));
        let limits = terms::limits(words, &it.limits).join(&words.say("between"));
        let (gain, unit) = (signed(it.synergy.abs()), terms::unit(words, &it.unit));
        let goal = terms::goal(words, &it.goal);
        let values = [
            ("one", (&ids[0]).into()),
            ("other", (&ids[1]).into()),
            ("limits", (&limits).into()),
            ("goal", (&goal).into()),
            ("gain", gain.trim_start_matches('+').into()),
            ("unit", (&unit).into()),
        ];
        words.say_with(
            match (it.synergy > 0.0, limits.is_empty()) {
                (true, _) => "measures-help",
                (false, true) => "measures-overlap",
                (false, false) => "measures-compete",
            },
            &values,
        )
    };
    competing.into_iter().chain(helping).map(told).collect()
}

fn orders(of: &[OrderTrouble], words: &Words) -> String {
    let told = of.iter().map(|it| {
        let (short, late) = (figure(it.short), figure(it.late));
        let key = if it.short > 0.0 { "measures-order-short" } else { "measures-order-late" };
        let quantity = if it.short > 0.0 { &short } else { &late };
        words.say_with(key, &[("order", (&it.id).into()), ("quantity", quantity.into())])
    });
    let all: Vec<String> = told.collect();
    super::super::first_of(words, &all, ORDERS, "list-and-more")
}

/// What keeps a measure out of the best set, in words; of an empty set nothing is said.
fn because(kind: WhyNotKind, beside: bool, words: &Words) -> String {
    words.say(match (kind, beside) {
        (WhyNotKind::NothingNow, true) => "measures-nothing-now",
        (WhyNotKind::NothingNow, false) => "measures-nothing-alone",
        (WhyNotKind::Harms, true) => "measures-harms",
        (WhyNotKind::Harms, false) => "measures-harms-alone",
        (WhyNotKind::Budget, _) => "measures-over-budget",
        (WhyNotKind::Excluded, _) => "measures-excluded",
        (WhyNotKind::CostsMore, _) => "measures-costs-more",
        (WhyNotKind::NoPlan, _) => "measures-no-plan",
    })
}

fn in_goal(key: &str, (goal, gain, unit): (&str, f64, &str), words: &Words) -> String {
    let (goal, gain, unit) = (terms::goal(words, goal), signed(gain), terms::unit(words, unit));
    let values = [("goal", (&goal).into()), ("gain", (&gain).into()), ("unit", (&unit).into())];
    words.say_with(key, &values)
}

/// What keeps a measure out, and what must happen before it pays.
#[must_use]
pub fn reason(it: &MeasureWorth, answer: &Measures, words: &Words) -> String {
    let Some(why) = &it.why_not else { return String::new() };
    let beside = !answer.best.measures.is_empty();
    let mut parts = Vec::new();
    // Beside an empty set it is worth what it is alone.
    if let Some(alone) = moved(answer, it).next().filter(|it| it.alone > Some(0.0) && beside) {
        let mut others = answer.measures.iter().filter(|other| other.id != it.id);
        let most = others.all(|other| by_worth(answer, it, other).is_gt());
        let key = if most { "measures-most-alone" } else { "measures-alone" };
        if why.because != WhyNotKind::Budget || most {
            parts.push(in_goal(key, (&alone.goal, alone.alone.unwrap_or(0.0), &alone.unit), words));
        }
    }
    parts.push(because(why.because, beside, words));
    if !why.instead_of.is_empty() {
        let others: Vec<String> =
            why.instead_of.iter().map(|it| name_of(answer, it, words)).collect();
        let others = others.join(&words.say("between"));
        parts.push(words.say_with("measures-instead-of", &[("others", (&others).into())]));
    }
    if let Some(reason) = it.without_plan.first().filter(|_| why.because == WhyNotKind::NoPlan) {
        parts.push(words.tell(&reason.message));
    }
    let now = why.now.iter().filter(|it| answer.compared.contains(&it.goal) && it.gain != 0.0);
    // What cannot be taken beside the set gives nothing beside it.
    let now = now.filter(|_| why.because != WhyNotKind::Excluded);
    let key = if beside { "measures-now" } else { "measures-now-alone" };
    parts.extend(now.take(1).map(|it| in_goal(key, (&it.goal, it.gain, &it.unit), words)));
    parts.extend(why.cheaper_by.map(|it| {
        let money = money(it);
        words.say_with("measures-cheaper", &[("money", (&money).into())])
    }));
    parts.extend(why.cheaper_per_month.map(|it| {
        let money = money(it);
        words.say_with("measures-cheaper-per-month", &[("money", (&money).into())])
    }));
    let idle = why.idle_hours.zip(why.idle.as_ref());
    parts.extend(idle.filter(|_| why.because == WhyNotKind::NothingNow).map(|(hours, group)| {
        let (group, hours) = (terms::limit(words, group), figure(hours));
        words.say_with("measures-idle", &[("group", (&group).into()), ("hours", (&hours).into())])
    }));
    parts.extend(why.binds_from.map(|it| {
        let times = figure(it);
        words.say_with("measures-binds-from", &[("times", (&times).into())])
    }));
    if it.share_of_days < 1.0 {
        parts.push(words.say_with("measures-works-from", &[("date", (&it.works_from).into())]));
    }
    if !it.breaks.is_empty() {
        let orders = orders(&it.breaks, words);
        parts.push(words.say_with("measures-breaks-alone", &[("orders", (&orders).into())]));
    }
    parts.extend(partner(it, answer, words));
    parts.join(&words.say("parts-between"))
}

/// A measure that is left out as well, with which it would pay.
fn partner(it: &MeasureWorth, answer: &Measures, words: &Words) -> Option<String> {
    let taken = |id: &String| answer.best.has(id);
    let mut pairs = answer.pairs.iter().flatten().filter(|pair| pair.synergy > 0.0);
    let pair = pairs.find(|pair| {
        (pair.one == it.id || pair.other == it.id)
            && !taken(&pair.one)
            && !taken(&pair.other)
            && 2.0 * pair.synergy >= pair.together
            && it
                .goals
                .iter()
                .any(|own| own.goal == pair.goal && own.alone.is_some_and(|it| it <= 0.0))
    })?;
    let other = if pair.one == it.id { &pair.other } else { &pair.one };
    let (goal, unit) = (terms::goal(words, &pair.goal), terms::unit(words, &pair.unit));
    let (name, gain) = (name_of(answer, other, words), signed(pair.together));
    let values = [
        ("name", (&name).into()),
        ("goal", (&goal).into()),
        ("gain", (&gain).into()),
        ("unit", (&unit).into()),
    ];
    Some(words.say_with("measures-with-partner", &values))
}
