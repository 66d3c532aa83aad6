//! Measures under a budget: the best set is that of brute force, planted cases are told right, shares
//! add up, and no order of the file matters. `MEASURES=300 cargo test --test suite measures` tries
//! more factories.

#![allow(clippy::cast_precision_loss)] // small counts

use std::env;
use std::fmt::Write as _;

use junheng::measure::{Answered, Plans, Question, Wanted, answer, proposals};
use junheng::model::answers::measures::{Measures, SetProof, WhyNotKind};
use junheng::model::answers::whatif::ScenarioResult;
use junheng::scenario::{Evaluator, Scenario, factory_of};
use junheng::session::{Failure, Options, WholeSearch};
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
}

struct Desk<'d>(Evaluator<'d>, Evaluator<'d>, usize);

impl Plans for Desk<'_> {
    fn plan(&mut self, asked: &[(Scenario, bool)]) -> Option<Vec<ScenarioResult>> {
        let one = |(scenario, fractional): &(Scenario, bool)| {
            if *fractional { self.1.evaluate(scenario) } else { self.0.evaluate(scenario) }
        };
        // Stopped where no more may be planned, as by Ctrl-C.
        self.2 = self.2.checked_sub(asked.len())?;
        Some(asked.iter().map(one).collect())
    }
}

pub(super) fn told(_: &Failure) -> junheng::diag::Message {
    junheng::diag::Message::new("check-clean")
}

/// The answer, and the values of the goals compared with every allowed set, by brute force.
pub(super) fn asked(
    text: &str,
    budget: Option<f64>,
    whole: bool,
    frontier: bool,
    most: u64,
) -> Measures {
    stopped(text, budget, (whole, frontier), most, usize::MAX)
}

/// The same, stopped after so many sets.
fn stopped(
    text: &str,
    budget: Option<f64>,
    (whole, frontier): (bool, bool),
    most: u64,
    after: usize,
) -> Measures {
    let with = validate(read(text)).unwrap_or_else(|it| panic!("{it:#?}")).factory;
    let (found, _) = proposals(text, &with).unwrap_or_else(|it| panic!("{it:#?}"));
    let factory = factory_of(found.base.tree()).unwrap().factory;
    let fractions = Options {
        bucket: factory.bucket,
        engine: EngineChoice::Auto,
        deadline: Deadline::unlimited(),
        factory_sha256: String::new(),
        whole: None,
    };
    let options = Options {
        whole: whole.then_some(WholeSearch { pivots: 200, ..WholeSearch::default() }),
        ..fractions.clone()
    };
    let evaluator = |options: &Options| {
        Evaluator::new(&found.base, &factory, options.clone(), None, None, told).unwrap()
    };
    let maker = evaluator(&fractions);
    let mut desk = Desk(evaluator(&options), evaluator(&fractions), after);
    let question = Question {
        proposals: &found,
        factory: &factory,
        made: &|scenario| maker.factory(scenario),
        options: &fractions,
    };
    let wanted = Wanted { budget, by: None, frontier, pairs: true, most, within: 0.0, whole };
    match answer(&question, &mut desk, &wanted).unwrap() {
        Answered::Measures(answer) => *answer,
        other => panic!("{other:?}"),
    }
}

/// The best values under a budget over all subsets, each planned on its own; and its least cost.
fn brute(text: &str, budget: f64, whole: bool) -> (Vec<f64>, f64) {
    let with = validate(read(text)).unwrap().factory;
    let (found, _) = proposals(text, &with).unwrap();
    let factory = factory_of(found.base.tree()).unwrap().factory;
    let options = Options {
        bucket: factory.bucket,
        engine: EngineChoice::Auto,
        deadline: Deadline::unlimited(),
        factory_sha256: String::new(),
        whole: whole.then_some(WholeSearch { pivots: 200, ..WholeSearch::default() }),
    };
    let evaluator = Evaluator::new(&found.base, &factory, options, None, None, told).unwrap();
    let goals: Vec<String> = evaluator.base.figures.as_ref().unwrap().goals[..]
        .iter()
        .map(|it| it.goal.clone())
        .filter(|it| {
            ["fulfil", "on-time", "profit", "cost"].iter().any(|word| it.starts_with(word))
        })
        .collect();
    let count = found.all.len();
    let mut best: Option<(Vec<f64>, f64)> = None;
    for bits in 0..1_usize << count {
        let set: Vec<usize> = (0..count).filter(|at| bits >> at & 1 == 1).collect();
        let measures = || set.iter().map(|at| &found.all[*at].measure);
        let cost: f64 = measures().map(|it| it.cost).sum();
        let clash = measures().any(|it| {
            it.requires.iter().any(|it| !set.contains(it))
                || it.excludes.iter().any(|it| set.contains(it))
        });
        if clash || cost > budget + 1e-9 {
            continue;
        }
        let scenario = found.scenario(&set, junheng::measure::Effect::Likely);
        let result = evaluator.evaluate(&scenario);
        let Some(figures) = result.figures else { continue };
        let monthly: f64 = measures().map(|it| it.cost_per_month).sum();
        let monthly = monthly * 31.0 / (365.25 / 12.0);
        let value: Vec<f64> = goals
            .iter()
            .map(|goal| {
                let value = figures.goal(goal).unwrap_or(0.0);
                match goal.as_str() {
                    "profit" => -value + monthly,
                    "cost" => value + monthly,
                    _ => value,
                }
            })
            .collect();
        let better = best.as_ref().is_none_or(|(have, have_cost)| {
            let first = value
                .iter()
                .zip(have)
                .find(|(one, two)| (*one - *two).abs() > 2e-6 * (1.0 + one.abs().max(two.abs())));
            match first {
                Some((one, two)) => one < two,
                None => cost < have_cost - 1e-9,
            }
        });
        if better {
            best = Some((value, cost));
        }
    }
    best.unwrap()
}

/// A small factory of three groups and three products with some measures.
fn generated(seed: u64, whole: bool) -> (String, f64) {
    let mut dice = Dice(seed * 7919 + 13);
    let mut text = format!(
        "{{\"factory\": \"G\", \"from\": \"2026-12-01\", \"to\": \"2026-12-31\", \"bucket\": \"week\", \"whole\": {whole},\n\"groups\": ["
    );
    for group in ["a", "b", "c"] {
        let machines = 1 + dice.below(2);
        let comma = if group == "a" { "" } else { "," };
        write!(text, "{comma}{{\"id\": \"{group}\", \"machines\": {machines}}}").unwrap();
    }
    text.push_str(
        "],\n\"materials\": [{\"id\": \"iron\", \"purchase\": {\"price\": 1}, \"quota\": ",
    );
    write!(text, "{}}}],\n\"products\": [", 250 + dice.below(400)).unwrap();
    for product in ["p", "q", "r"] {
        let mut hours = || (1 + dice.below(12)) as f64 / 2.0;
        let (one, two, three) = (hours(), hours(), hours());
        let norm = 1 + dice.below(4);
        let comma = if product == "p" { "" } else { "," };
        write!(
            text,
            "{comma}{{\"id\": \"{product}\", \"operations\": [{{\"group\": \"a\", \"hours\": {one}}}, \
             {{\"group\": \"b\", \"hours\": {two}}}, {{\"group\": \"c\", \"hours\": {three}}}], \
             \"norms\": {{\"iron\": {norm}}}}}"
        )
        .unwrap();
    }
    text.push_str("],\n\"orders\": [");
    for (at, product) in ["p", "q", "r"].iter().enumerate() {
        let comma = if at == 0 { "" } else { "," };
        let (least, most, price) = (1 + dice.below(14), 60 + dice.below(150), 30 + dice.below(90));
        write!(
            text,
            "{comma}{{\"id\": \"firm-{product}\", \"product\": \"{product}\", \"quantity\": {least}, \"price\": {price}}},\
             {{\"id\": \"more-{product}\", \"product\": \"{product}\", \"kind\": \"market\", \"limit\": {most}, \"price\": {price}}}"
        )
        .unwrap();
    }
    text.push_str("],\n\"goals\": [\"fulfil\", \"on-time\", \"profit\"],\n\"measures\": [");
    let count = if whole { 3 } else { 5 };
    let mut all = 0.0;
    for at in 0..count {
        let comma = if at == 0 { "" } else { "," };
        let group = ["a", "b", "c"][dice.below(3)];
        let product = ["p", "q", "r"][dice.below(3)];
        let change = match dice.below(5) {
            0 => format!("{{\"at\": \"groups/{group}/machines\", \"add\": 1}}"),
            1 => format!("{{\"at\": \"groups/{group}/machines\", \"scale\": 1.25}}"),
            2 => format!(
                "{{\"at\": \"products/{product}/operations/{}/hours\", \"scale\": 0.75}}",
                dice.below(3)
            ),
            3 => format!("{{\"at\": \"products/{product}/norms/iron\", \"scale\": 0.8}}"),
            _ => "{\"at\": \"materials/iron/quota\", \"add\": 120}".to_owned(),
        };
        let cost = 100 * (1 + dice.below(9));
        all += cost as f64;
        let monthly = if dice.below(3) == 0 { dice.below(400) } else { 0 };
        let mut more = String::new();
        let requires = at > 0 && dice.below(4) == 0;
        let excludes = at > 0 && !requires && dice.below(4) == 0;
        if requires {
            write!(more, ", \"requires\": [\"m{}\"]", dice.below(at)).unwrap();
        } else if excludes {
            write!(more, ", \"excludes\": [\"m{}\"]", dice.below(at)).unwrap();
        }
        if dice.below(6) == 0 {
            more.push_str(", \"needs\": {\"hours\": {\"a\": 5}}");
        }
        write!(
            text,
            "{comma}\n{{\"id\": \"m{at}\", \"cost\": {cost}, \"cost_per_month\": {monthly}, \"changes\": [{change}]{more}}}"
        )
        .unwrap();
    }
    text.push_str("\n]}\n");
    (text, all)
}

/// The best set in the goals compared, minimised, and its cost.
fn of(answer: &Measures) -> (Vec<f64>, f64) {
    let goals = answer.bounds.iter();
    let values = goals.map(|it| if it.goal == "profit" { -it.value } else { it.value });
    (values.collect(), answer.best.cost)
}

fn same(one: &(Vec<f64>, f64), other: &(Vec<f64>, f64)) -> bool {
    one.0.len() == other.0.len()
        && one.0.iter().zip(&other.0).all(|(a, b)| (a - b).abs() <= 4e-6 * (1.0 + a.abs()))
        && (one.1 - other.1).abs() <= 1e-6
}

fn trials() -> u64 {
    env::var("MEASURES").ok().and_then(|it| it.parse().ok()).unwrap_or(4)
}

#[test]
fn measures_are_the_best_of_all_subsets() {
    let mut wrong = Vec::new();
    let mut checked = 0;
    for seed in 0..trials() {
        let whole = seed % 4 == 3;
        let (text, all) = generated(seed, whole);
        if validate(read(&text))
            .is_err_and(|it| it.iter().any(|it| it.code == junheng::diag::Code::E612))
        {
            continue;
        }
        let budget = (all / 2.0 / 100.0).round() * 100.0;
        let answer = asked(&text, Some(budget), whole, false, 5000);
        let (found, known) = (of(&answer), brute(&text, budget, whole));
        checked += 1;
        if answer.proof != SetProof::Best || !same(&found, &known) {
            wrong.push(format!("{seed}: {found:?} is not {known:?}, {:?}\n{text}", answer.proof));
        }
    }
    assert!(wrong.is_empty(), "{} of {checked} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn measures_at_the_corners_of_the_frontier_are_the_best_for_their_budget() {
    let (text, _) = generated(1, false);
    let answer = asked(&text, None, false, true, 5000);
    let frontier = answer.frontier.as_ref().unwrap();
    assert!(frontier.corners.windows(2).all(|it| it[0].budget < it[1].budget));
    for corner in &frontier.corners {
        assert!(corner.proven);
        let (known, cost) = brute(&text, corner.budget, false);
        let profit = corner.set.goals.iter().find(|it| it.goal == "profit").unwrap().value;
        assert!((profit + known.last().unwrap()).abs() < 1e-5 * (1.0 + profit.abs()));
        assert!((cost - corner.budget).abs() < 1e-6, "{cost} is not {}", corner.budget);
    }
    assert!((frontier.enough - answer.best.cost).abs() < 1e-6);
}

/// One group of 160 hours makes pumps; welding has more than enough.
fn pumps(measures: &str) -> String {
    format!(
        r#"{{"factory": "Pumps", "from": "2026-12-01", "to": "2026-12-31", "bucket": "month", "whole": false,
"groups": [{{"id": "mill", "hours": {{"per_month": 160}}}}, {{"id": "weld", "hours": {{"per_month": 200}}}}],
"products": [{{"id": "pump", "operations": [{{"group": "mill", "hours": 2}}, {{"group": "weld", "hours": 2}}]}}],
"orders": [{{"id": "A", "product": "pump", "kind": "market", "limit": 1000, "price": 100}}],
"goals": ["profit"],
"measures": [{measures}]}}"#
    )
}

#[test]
fn measures_that_look_best_alone_may_be_worthless_in_company() {
    // Each takes the pumps from 80 to the 100 that welding allows; both together no further.
    let text = pumps(
        r#"{"id": "mill, second", "name": "铣床, 二号", "cost": 100, "changes": [{"at": "groups/mill/hours", "scale": 1.5}]},
{"id": "jig", "cost": 50, "changes": [{"at": "products/pump/operations/0/hours", "scale": 0.7}]}"#,
    );
    let answer = asked(&text, None, false, false, 5000);
    assert_eq!(answer.best.measures, ["jig"], "both reach what welding allows");
    let mill = &answer.measures[0];
    assert_eq!(mill.name, "铣床, 二号");
    assert!((mill.goals[0].alone.unwrap() - 2000.0).abs() < 1e-6);
    assert_eq!(mill.why_not.as_ref().unwrap().because, WhyNotKind::NothingNow);
    let pairs = answer.pairs.unwrap();
    assert!((pairs[0].synergy + 2000.0).abs() < 1e-6, "{pairs:?}");
    assert!(!pairs[0].limits.is_empty());
}

#[test]
fn measures_that_pay_only_together_are_taken_together() {
    let text = pumps(
        r#"{"id": "mill", "cost": 100, "changes": [{"at": "groups/mill/hours", "scale": 2}]},
{"id": "weld", "cost": 100, "changes": [{"at": "groups/weld/hours", "scale": 2}]},
{"id": "paint", "cost": 10, "changes": [{"at": "groups/weld/cost_per_hour", "set": 0}]}"#,
    )
    .replace(
        "{\"id\": \"weld\", \"hours\"",
        "{\"id\": \"weld\", \"cost_per_hour\": 0.5, \"hours\"",
    );
    let answer = asked(&text, Some(200.0), false, false, 5000);
    assert_eq!(answer.best.measures, ["mill", "weld"]);
    let weld = &answer.measures[1];
    assert!(weld.goals[0].alone.unwrap().abs() < 1e-6, "alone it is worth nothing");
    assert!(weld.goals[0].last.unwrap() > 1000.0);
    let sum: f64 = answer.measures.iter().filter_map(|it| it.goals[0].share).sum();
    let joint = answer.best.goals[0].gain;
    assert!((sum - joint).abs() <= 1e-9 * (1.0 + joint), "{sum} is not {joint}");
    let pairs = answer.pairs.as_ref().unwrap();
    assert!(pairs[0].synergy > 0.0);
    // The order of the file changes nothing.
    let mut turned: serde_json::Value = serde_json::from_str(&text).unwrap();
    turned["measures"].as_array_mut().unwrap().reverse();
    let again = asked(&turned.to_string(), Some(200.0), false, false, 5000);
    let mut ids = again.best.measures.clone();
    ids.reverse();
    assert_eq!(ids, answer.best.measures);
    assert_eq!(of(&again), of(&answer));
}

#[test]
fn measures_that_break_an_order_say_so() {
    let text = pumps(
        r#"{"id": "cheap", "cost": 0, "changes": [{"at": "groups/mill/cost_per_hour", "scale": 0.5}, {"at": "groups/mill/hours", "scale": 0.5}]}"#,
    )
    .replace("\"goals\": [\"profit\"]", "\"goals\": [\"fulfil\", \"profit\"]")
    .replace("{\"id\": \"mill\", \"hours\"", "{\"id\": \"mill\", \"cost_per_hour\": 40, \"hours\"")
    .replace(
        "\"orders\": [",
        "\"orders\": [{\"id\": \"B\", \"product\": \"pump\", \"quantity\": 70, \"price\": 100},",
    );
    let answer = asked(&text, None, false, false, 5000);
    assert!(answer.best.measures.is_empty());
    let cheap = &answer.measures[0];
    assert_eq!(cheap.breaks.len(), 1);
    assert_eq!(cheap.breaks[0].id, "B");
    assert_eq!(cheap.why_not.as_ref().unwrap().because, WhyNotKind::Harms);
}

#[test]
fn measures_stopped_early_state_a_bound_that_holds() {
    let (text, all) = generated(2, false);
    let budget = (all / 2.0 / 100.0).round() * 100.0;
    let stopped = asked(&text, Some(budget), false, false, 9);
    let (known, _) = brute(&text, budget, false);
    for (goal, known) in stopped.bounds.iter().zip(&known) {
        let Some(bound) = goal.bound else { break };
        let bound = if goal.goal == "profit" { -bound } else { bound };
        assert!(bound <= known + 1e-5 * (1.0 + known.abs()), "{bound} cuts off {known}");
        if (goal.value - known).abs() > 1e-5 {
            break;
        }
    }
}

#[test]
fn measures_stopped_say_what_was_not_planned() {
    let (text, all) = generated(3, false);
    let budget = (all / 2.0 / 100.0).round() * 100.0;
    let (known, _) = brute(&text, budget, false);
    let whole = asked(&text, Some(budget), false, false, 5000);
    for after in [1, 3, 6, 12, 25] {
        let answer = stopped(&text, Some(budget), (false, false), 5000, after);
        assert!(!answer.complete || after > 12, "{after}");
        let alone = |of: &Measures| -> Vec<Option<f64>> {
            of.measures.iter().map(|it| it.goals[0].alone).collect()
        };
        for (one, other) in alone(&answer).into_iter().zip(alone(&whole)) {
            assert!(one.is_none() || one == other, "{one:?} is not {other:?}: never a made-up 0");
        }
        if after == 1 {
            assert!(alone(&answer).iter().all(Option::is_none));
        }
        for (goal, known) in answer.bounds.iter().zip(&known) {
            let Some(bound) = goal.bound else { break };
            let bound = if goal.goal == "profit" { -bound } else { bound };
            assert!(bound <= known + 1e-5 * (1.0 + known.abs()), "{bound} cuts off {known}");
            if (goal.value - known).abs() > 1e-5 {
                break;
            }
        }
    }
}
