//! The joint programme of measures: where every measure is decided it values no set less than its own
//! plan does, whatever measures change; and where changes are those of limits, hours and norms, no more
//! either. `MEASURES=300 cargo test --test suite measures_joint` tries more factories.

use std::fmt::Write as _;

use super::measures::told;
use junheng::measure::{Effect, Proposals, proposals};
use junheng::scenario::{Evaluator, factory_of};
use junheng::session::Options;
use junheng::session::bounding::level;
use junheng::session::joint::{Bounding, Joint, Rules, Within};
use junheng::solve::{Deadline, EngineChoice};
use junheng::source::json::read;
use junheng::validate::validate;

/// Numbers in a fixed sequence.
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % count as u64).unwrap()
    }

    fn of<'s>(&mut self, all: &[&'s str]) -> &'s str {
        all[self.below(all.len())]
    }
}

/// A factory with all that measures can change, and measures of every kind.
fn generated(seed: u64) -> String {
    let mut dice = Dice(seed * 6007 + 5);
    let whole = seed % 4 == 3;
    let first = ["profit", "fulfil"][usize::from(seed % 2 == 1)];
    let second = if first == "profit" { "fulfil" } else { "profit" };
    let mut text = format!(
        r#"{{"factory": "G", "from": "2026-12-01", "to": "2026-12-31", "bucket": "week", "whole": {whole},
"calendar": {{"shifts": [{{"id": "one", "start": "06:00", "end": "14:00"}}, {{"id": "two", "start": "14:00", "end": "22:00"}}]}},
"goals": ["{first}", "on-time", "{second}"],
"groups": ["#
    );
    for group in ["a", "b", "c"] {
        let machines = 1 + dice.below(2);
        let comma = if group == "a" { "" } else { "," };
        write!(
            text,
            r#"{comma}{{"id": "{group}", "machines": {machines}, "availability": 0.9, "shifts": ["one"], "cost_per_hour": 2,
"overtime": [{{"limit": {{"per_week": 5}}, "price": 4}}], "repairs": [{{"from": "2026-12-08", "to": "2026-12-09", "machines": 1}}]}}"#
        )
        .unwrap();
    }
    let quota = 150 + dice.below(300);
    write!(
        text,
        r#"], "materials": [{{"id": "iron", "purchase": {{"price": 1}}, "quota": {quota}}}], "products": ["#
    )
    .unwrap();
    for product in ["p", "q", "r"] {
        let mut hours = || ["0.5", "1.5", "2.5", "4"][dice.below(4)];
        let (one, two, three) = (hours(), hours(), hours());
        let comma = if product == "p" { "" } else { "," };
        write!(
            text,
            r#"{comma}{{"id": "{product}", "operations": [{{"group": "a", "hours": {one}}}, {{"group": "b", "hours": {two}, "yield": 0.9, "lead_days": 3}},
{{"group": "c", "hours": {three}}}], "norms": {{"iron": 2}}}}"#
        )
        .unwrap();
    }
    text.push_str(r#"], "orders": ["#);
    for (at, product) in ["p", "q", "r"].iter().enumerate() {
        let comma = if at == 0 { "" } else { "," };
        let (least, most, price) = (5 + dice.below(25), 60 + dice.below(150), 30 + dice.below(90));
        write!(
            text,
            r#"{comma}{{"id": "firm-{product}", "product": "{product}", "quantity": {least}, "due": "2026-12-18", "price": {price}}},
{{"id": "more-{product}", "product": "{product}", "kind": "market", "limit": {most}, "price": {price}}}"#
        )
        .unwrap();
    }
    text.push_str(r#"], "measures": ["#);
    // Of seven not every set is compared when the joint programme is written.
    for at in 0..if seed % 6 == 4 { 7 } else { 4 } {
        let comma = if at == 0 { "" } else { "," };
        let group = dice.of(&["a", "b"]);
        let product = dice.of(&["p", "q"]);
        let kind = dice.below(13);
        let change = match kind {
            0 => format!(r#"{{"at": "groups/{group}/machines", "add": 1}}"#),
            1 => format!(r#"{{"at": "groups/{group}/availability", "scale": 1.1}}"#),
            2 => format!(r#"{{"at": "products/{product}/operations/0/hours", "scale": 0.75}}"#),
            3 => format!(r#"{{"at": "products/{product}/operations/1/hours", "scale": 0.8}}"#),
            4 => format!(r#"{{"at": "products/{product}/norms/iron", "scale": 0.7}}"#),
            5 => format!(r#"{{"at": "products/{product}/operations/1/yield", "scale": 1.1}}"#),
            6 => format!(r#"{{"at": "products/{product}/operations/1/lead_days", "add": -3}}"#),
            7 => format!(r#"{{"at": "groups/{group}/overtime/0/limit/per_week", "add": 12}}"#),
            8 => format!(
                r#"{{"at": "groups/{group}/overtime/{}", "new": {{"limit": {{"per_week": 8}}, "price": 6}}}}"#,
                at + 1
            ),
            9 => r#"{"at": "materials/iron/quota", "add": 90}"#.to_owned(),
            10 => format!(
                r#"{{"at": "products/{product}/operations/0/hours", "scale": 0.6}}, {{"at": "products/{product}/operations/2/hours", "scale": 1.3}}"#
            ),
            11 => format!(r#"{{"at": "groups/{group}/cost_per_hour", "scale": 0.5}}"#),
            _ => format!(
                r#"{{"at": "groups/{group}/repairs/2026-12-08..2026-12-09/machines", "add": -1}}"#
            ),
        };
        let more = match dice.below(6) {
            0 => r#", "needs": {"hours": {"a": 8}}"#.to_owned(),
            1 if at > 0 => format!(r#", "requires": ["m{}"]"#, dice.below(at)),
            2 if at > 0 => format!(r#", "excludes": ["m{}"]"#, dice.below(at)),
            3 => r#", "cost_per_month": 35"#.to_owned(),
            _ => String::new(),
        };
        write!(text, r#"{comma}{{"id": "m{at}", "cost": 100, "changes": [{change}]{more}}}"#)
            .unwrap();
    }
    text.push_str("]}");
    text
}

fn rules(proposals: &Proposals, months: f64) -> Rules {
    let mut rules = Rules::default();
    for (at, one) in proposals.all.iter().enumerate() {
        rules.ids.push(one.measure.named.id.clone());
        rules.costs.push(one.measure.cost);
        rules.monthly.push(one.measure.cost_per_month * months);
        rules.requires.push(one.measure.requires.clone());
        rules.excludes.extend(one.measure.excludes.iter().map(|it| (at, *it)));
    }
    rules
}

/// What came of one factory.
#[derive(Default)]
struct Compared {
    sets: usize,
    without: u64,
    tight: usize,
    wrong: Vec<String>,
}

/// Compares the joint programme with the plan of every set.
#[allow(clippy::too_many_lines)] // one comparison
fn compare(text: &str, all: &mut Compared) -> bool {
    let Ok(with) = validate(read(text)) else { return false };
    let Ok((found, _)) = proposals(text, &with.factory) else { return false };
    if !found.invalid().is_empty() {
        return false;
    }
    let factory = factory_of(found.base.tree()).unwrap().factory;
    let options = Options {
        bucket: factory.bucket,
        engine: EngineChoice::Auto,
        deadline: Deadline::unlimited(),
        factory_sha256: String::new(),
        whole: None,
    };
    let evaluator =
        Evaluator::new(&found.base, &factory, options.clone(), None, None, told).unwrap();
    let goals = &evaluator.base.figures.as_ref().unwrap().goals;
    let is_compared =
        |it: &&str| ["fulfil", "on-time", "profit"].iter().any(|word| it.starts_with(word));
    let titles: Vec<String> =
        goals.iter().map(|it| it.goal.as_str()).filter(is_compared).map(str::to_owned).collect();
    let months = 31.0 / (365.25 / 12.0);
    let rules = rules(&found, months);
    let named: Vec<(String, bool)> =
        titles.iter().map(|it| (it.clone(), it.starts_with("profit"))).collect();
    let made = |set: &[usize]| evaluator.factory(&found.scenario(set, Effect::Likely));
    let helps = vec![false; found.all.len()];
    let Some(mut joint) = Joint::of((&rules, &helps), &made, &options, &named) else {
        // Two measures that only one factory can have, for example: the search does without.
        all.without += 1;
        return true;
    };
    let count = found.all.len();
    let mut least = f64::INFINITY;
    for bits in 0..1_usize << count {
        let set: Vec<usize> = (0..count).filter(|at| bits >> at & 1 == 1).collect();
        if !found.allowed(&set, f64::INFINITY) {
            continue;
        }
        let result = evaluator.evaluate(&found.scenario(&set, Effect::Likely));
        let Some(figures) = result.figures else { continue };
        let monthly: f64 = set.iter().map(|it| rules.monthly[*it]).sum();
        let decided: Vec<Option<bool>> = (0..count).map(|it| Some(set.contains(&it))).collect();
        let mut levels = Vec::new();
        for (goal, (title, money)) in named.iter().enumerate() {
            let own = figures.goal(title).unwrap() - if *money { monthly } else { 0.0 };
            let value = if *money { -own } else { own };
            let within = Within { budget: f64::INFINITY, decided: &decided, levels: &levels };
            let near = |apart: f64| apart * (1.0 + value.abs());
            match joint.bound(goal, within, None, &options) {
                Bounding::At(it) if it.bound <= value + near(1e-5) => {
                    all.sets += 1;
                    all.tight += usize::from(value - it.bound <= near(1e-4));
                }
                other => all.wrong.push(format!("{set:?} {title} {value}: {other:?}\n{text}")),
            }
            if goal == 0 {
                least = least.min(value);
            }
            levels.push(level(own, *money, 0.0));
        }
    }
    let decided = vec![None; count];
    let within = Within { budget: f64::INFINITY, decided: &decided, levels: &[] };
    match joint.bound(0, within, None, &options) {
        Bounding::At(it) if it.bound <= least + 1e-5 * (1.0 + least.abs()) => {}
        other => all.wrong.push(format!("of all {least}: {other:?}\n{text}")),
    }
    true
}

#[test]
fn measures_joint_values_no_set_less_than_its_plan() {
    let trials: u64 = std::env::var("MEASURES").ok().and_then(|it| it.parse().ok()).unwrap_or(6);
    let mut all = Compared::default();
    let mut tried = 0;
    for seed in 0..4 * trials {
        if tried < trials {
            tried += u64::from(compare(&generated(seed), &mut all));
        }
    }
    assert_eq!(tried, trials);
    assert!(all.without * 10 <= trials, "{} of {trials} without a joint programme", all.without);
    assert!(all.wrong.is_empty(), "{} wrong\n{}", all.wrong.len(), all.wrong.join("\n"));
    assert!(all.tight * 10 >= all.sets * 9, "{} of {} are values, not bounds", all.tight, all.sets);
}
