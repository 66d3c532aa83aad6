//! Prices on either side, how far they hold and value curves: published ones, and equal to
//! planning again at sampled places.

use std::fs;
use std::path::Path;

use junheng::explain::bottlenecks::{Answer, Question, Step, bottlenecks};
use junheng::model::Factory;
use junheng::model::answers::bottlenecks::{
    BindingLimit, Bottlenecks, CurvePiece, PriceKind, Worth,
};
use junheng::report::Terminal;
use junheng::report::bottlenecks::text;
use junheng::report::json::pretty as json;
use junheng::session::{Planning, plan};
use junheng::source::json::read;
use junheng::source::synthetic::{SyntheticSize, generate};
use junheng::validate::validate;
use junheng::words::{Language, Words};
use serde_json::Value;

use super::meaning::options;

fn factory(text: &str) -> Factory {
    validate(read(text)).unwrap_or_else(|problems| panic!("{problems:#?}")).factory
}

fn file(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn asked(factory: &Factory, step: Step, curves: &[&str]) -> Bottlenecks {
    let question = Question {
        step,
        step_words: "step".to_owned(),
        top: 100,
        resolve: 0,
        by_bucket: false,
        curves: curves.iter().map(|it| (*it).to_owned()).collect(),
    };
    match bottlenecks(factory, &options(factory), &question).unwrap() {
        Answer::Bottlenecks(answer) => *answer,
        other => panic!("{other:?}"),
    }
}

fn limit<'a>(answer: &'a Bottlenecks, at: &str) -> &'a BindingLimit {
    answer.binding.iter().find(|limit| limit.at == at).unwrap_or_else(|| panic!("{at} is slack"))
}

fn worth<'a>(side: &'a [Worth], goal: &str) -> &'a Worth {
    side.iter().find(|worth| worth.goal == goal).unwrap()
}

fn near(one: f64, other: f64) {
    assert!((one - other).abs() <= 1e-6 * (1.0 + other.abs()), "{one}, not {other}");
}

/// F. S. Hillier and G. J. Lieberman, *Introduction to Operations Research*, section 4.7: shadow
/// prices 3/2 and 1; right-hand sides 6 to 18 and 12 to 24. From 18 hours of plant 2 on, more is
/// worth nothing.
#[test]
fn the_published_prices_of_wyndor_hold_as_far_as_published() {
    let factory = factory(&file("data/plants/published/hillier-wyndor/factory.json"));
    let answer = asked(&factory, Step::Units(100.0), &["plant-2"]);
    for (at, price, less, more) in
        [("groups/plant-2", 1.5, 6.0, 6.0), ("groups/plant-3", 1.0, 6.0, 6.0)]
    {
        let found = limit(&answer, at);
        let (up, down) = (worth(&found.more, "profit"), worth(&found.less, "profit"));
        near(up.per_unit, price);
        near(up.holds, more);
        near(down.per_unit, -price);
        near(down.holds, less);
    }
    assert_eq!(answer.slack.len(), 1);
    assert_eq!(answer.slack[0].at, "groups/plant-1");
    near(answer.slack[0].used, 2.0);
    let pieces = &answer.curves[0].goals[0].pieces;
    let shown: Vec<_> = pieces.iter().map(|it| (it.from, it.to, it.value, it.per_unit)).collect();
    let by_hand = [(0.0, 6.0, 12.0, 2.5), (6.0, 18.0, 27.0, 1.5), (18.0, 24.0, 45.0, 0.0)];
    assert_eq!(shown.len(), by_hand.len());
    for (found, known) in shown.iter().zip(by_hand) {
        near(found.0, known.0);
        near(found.1, known.1);
        near(found.2, known.2);
        near(found.3, known.3);
    }
    assert_eq!(answer.curves[0].above, "no more is worth anything");
}

/// Every published case that states shadow prices: R. Fourer, D. M. Gay and B. W. Kernighan, *AMPL*,
/// chapter 1, steel2 to steel4 (4640 an hour of rolling; 1800 of reheating and 3200 of rolling);
/// G. B. Dantzig, *Linear Programming and Extensions*, section 3.5 (as PRODMIX in the GAMS model
/// library; the duals of 4u + v = 12, 10u + 40v = 40); W. L. Winston, *Operations Research*,
/// section 4.5 (Dakota: 10 and 10, lumber 0); Hillier and Lieberman (Wyndor: 3/2 and 1).
#[test]
fn published_prices_are_right_on_both_sides() {
    let cases: [(&str, &[(&str, f64)]); 6] = [
        ("ampl-steel-2", &[("groups/roll", 4640.0)]),
        ("ampl-steel-3", &[("groups/roll", 4640.0)]),
        ("ampl-steel-4", &[("groups/reheat", 1800.0), ("groups/roll", 3200.0)]),
        ("gams-prodmix", &[("groups/carpentry", 44.0 / 15.0), ("groups/finishing", 4.0 / 15.0)]),
        ("winston-dakota", &[("groups/finishing", 10.0), ("groups/carpentry", 10.0)]),
        ("hillier-wyndor", &[("groups/plant-2", 1.5), ("groups/plant-3", 1.0)]),
    ];
    for (case, prices) in cases {
        let factory = factory(&file(&format!("data/plants/published/{case}/factory.json")));
        let answer = asked(&factory, Step::Share(0.001), &[]);
        for &(at, price) in prices {
            let found = limit(&answer, at);
            near(worth(&found.more, "profit").per_unit, price);
            near(worth(&found.less, "profit").per_unit, -price);
        }
        // No other capacity is worth anything.
        let groups = answer.binding.iter().filter(|it| it.at.starts_with("groups/"));
        let priced = groups.filter(|it| worth(&it.more, "profit").per_unit > 1e-9);
        assert_eq!(priced.count(), prices.len(), "{case}");
    }
}

/// H. P. Williams, *Model Building in Mathematical Programming*, 12.3 (factory planning): an hour
/// more is worth 8.57 of the grinders in January, 0.625 of the horizontal drills in February, 200
/// of the borer in March and 800 of the planer in June, when these two are down; no other machine
/// in any month is worth one.
#[test]
fn the_published_machine_hours_of_factory_planning_have_their_worth_month_by_month() {
    let factory = factory(&file("data/plants/published/williams-factory-planning-1/factory.json"));
    let question = Question {
        step: Step::Units(0.01),
        step_words: "0.01".to_owned(),
        top: 100,
        resolve: 0,
        by_bucket: true,
        curves: Vec::new(),
    };
    let Ok(Answer::Bottlenecks(answer)) = bottlenecks(&factory, &options(&factory), &question)
    else {
        panic!("no answer");
    };
    let mut priced: Vec<(&str, f64)> = answer
        .binding
        .iter()
        .filter(|it| it.at.starts_with("groups/"))
        .map(|it| (it.at.as_str(), worth(&it.more, "profit").per_unit))
        .filter(|(_, per_unit)| *per_unit > 1e-9)
        .collect();
    priced.sort_by(|one, other| one.0.cmp(other.0));
    let published = [
        ("groups/borer@2026-03", 200.0),
        ("groups/grinder@2026-01", 60.0 / 7.0),
        ("groups/hdrill@2026-02", 0.625),
        ("groups/planer@2026-06", 800.0),
    ];
    assert_eq!(priced.len(), published.len(), "{priced:?}");
    for (found, known) in priced.iter().zip(published) {
        assert_eq!(found.0, known.0);
        near(found.1, known.1);
    }
}

/// Two products each need a whole group that another one only supports: at the optimum three
/// limits meet in a point, and no single dual value is right on both sides.
///
/// By hand: 10 h of A, 10 h of B, each product takes 1 h of both; a quota of 10 kg, 1 kg each; both
/// sell at 1. More of any one limit is worth nothing, less of any costs 1.
#[test]
fn a_degenerate_optimum_has_two_sides() {
    let factory = factory(
        r#"{"factory": "Corner", "from": "2026-03-02", "to": "2026-03-02",
            "goals": ["profit"],
            "groups": [{"id": "a", "hours": {"in_all": 10}}, {"id": "b", "hours": {"in_all": 10}}],
            "materials": [{"id": "m", "quota": 10, "stock": {"opening": 1000}}],
            "products": [{"id": "p", "norms": {"m": 1},
                "operations": [{"group": "a", "hours": 1}, {"group": "b", "hours": 1}]}],
            "orders": [{"id": "o", "product": "p", "kind": "market", "limit": 1000, "price": 1}]}"#,
    );
    let answer = asked(&factory, Step::Units(2.0), &[]);
    assert_eq!(answer.binding.len(), 3, "{answer:#?}");
    for limit in &answer.binding {
        let (up, down) = (worth(&limit.more, "profit"), worth(&limit.less, "profit"));
        near(up.per_unit, 0.0);
        near(up.step_gain.unwrap(), 0.0);
        near(down.per_unit, -1.0);
        near(down.step_gain.unwrap(), -2.0);
        near(down.holds, 2.0);
    }
}

/// The same works with other hours in its file.
fn with_hours(text: &str, group: &str, factor: f64) -> Option<Factory> {
    let mut works: Value = serde_json::from_str(text).unwrap();
    let groups = works["groups"].as_array_mut().unwrap();
    let found = groups.iter_mut().find(|it| it["id"] == group)?;
    let availability = found.get("availability").and_then(Value::as_f64).unwrap_or(1.0);
    // Availability multiplies the hours of every bucket alike, as a step of the month does.
    if availability * factor > 1.0 {
        return None;
    }
    found["availability"] = (availability * factor).into();
    Some(factory(&works.to_string()))
}

/// Goals of the works planned from its file, without a word from the question's code.
fn planned(factory: &Factory) -> Vec<(String, f64)> {
    match plan(factory, &options(factory)).expect("planned") {
        Planning::Plan(plan) => plan.goals.iter().map(|it| (it.title(), it.value)).collect(),
        other => panic!("no plan: {other:?}"),
    }
}

/// How many works to compare: more where `JUNHENG_WORKS` asks for it.
fn count() -> u64 {
    std::env::var("JUNHENG_WORKS").ok().and_then(|it| it.parse().ok()).unwrap_or(6)
}

/// Every piece of a curve, read at its middle, is what planning the changed file gives.
#[test]
fn curves_equal_planning_the_changed_file() {
    let (mut compared, mut ended) = (0, 0);
    for seed in 0..count() {
        let size = SyntheticSize { products: 6, groups: 3, materials: 2, days: 6, seed };
        let text = generate(&size);
        let factory = factory(&text);
        let answer = asked(&factory, Step::Share(0.1), &[]);
        let Some(tight) = answer
            .binding
            .iter()
            .find(|it| it.at.starts_with("groups/") && it.at.matches('/').count() == 1)
        else {
            continue;
        };
        let at = tight.at.clone();
        let answer = asked(&factory, Step::Share(0.1), &[&at]);
        let curve = &answer.curves[0];
        for goal in &curve.goals {
            if curve.above == "no more is worth anything" {
                assert!(goal.pieces.last().unwrap().per_unit == 0.0, "{} {at}", goal.goal);
                ended += 1;
            }
            for piece in goal.pieces.iter().filter(|piece| piece.to < curve.now).take(4) {
                let middle = f64::midpoint(piece.from, piece.to);
                let group = at.trim_start_matches("groups/");
                let Some(changed) = with_hours(&text, group, middle / curve.now) else { continue };
                let value = value_of(&planned(&changed), &goal.goal);
                let better = answer.goals.iter().find(|it| it.goal == goal.goal).unwrap();
                near(value, on(piece, middle, better.more_is_better));
                compared += 1;
            }
        }
    }
    assert!(compared > 10, "only {compared} places were compared");
    assert!(ended > 10, "only {ended} goals were followed to where more is worth nothing");
}

fn value_of(goals: &[(String, f64)], title: &str) -> f64 {
    goals.iter().find(|(goal, _)| goal == title).unwrap().1
}

/// A goal's value on a piece: gains are told as positive, values as they are.
fn on(piece: &CurvePiece, at: f64, more_is_better: bool) -> f64 {
    let slope = if more_is_better { piece.per_unit } else { -piece.per_unit };
    slope.mul_add(at - piece.from, piece.value)
}

/// A step less, by the file: what it is said to cost is what planning the changed file loses.
#[test]
fn what_a_step_costs_is_what_the_changed_file_loses() {
    let mut compared = 0;
    for seed in 0..count() {
        let size = SyntheticSize { products: 5, groups: 3, materials: 2, days: 5, seed };
        let text = generate(&size);
        let factory = factory(&text);
        let before = planned(&factory);
        let answer = asked(&factory, Step::Share(0.1), &[]);
        for limit in &answer.binding {
            let Some(group) = limit.at.strip_prefix("groups/").filter(|it| !it.contains('/'))
            else {
                continue;
            };
            let Some(changed) = with_hours(&text, group, 0.9) else { continue };
            let after = planned(&changed);
            for (worth, goal) in limit.less.iter().zip(&answer.goals) {
                let better = if goal.more_is_better { 1.0 } else { -1.0 };
                let loss = value_of(&after, &goal.goal) - value_of(&before, &goal.goal);
                near(worth.step_gain.unwrap(), better * loss);
                compared += 1;
            }
        }
    }
    assert!(compared > 10, "only {compared} steps were compared");
}

#[test]
fn the_same_question_has_the_same_answer_to_the_byte() {
    let factory = factory(&file("data/plants/published/winston-dakota/factory.json"));
    let one = asked(&factory, Step::Share(0.1), &[]);
    let other = asked(&factory, Step::Share(0.1), &[]);
    assert_eq!(json(&one), json(&other));
    let words = Words::of(Language::English);
    let text = text(&one, &Terminal::new(&words, None));
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
}

#[test]
fn an_unknown_limit_is_said_with_those_there_are() {
    let factory = factory(&file("data/plants/published/hillier-wyndor/factory.json"));
    let question = Question {
        step: Step::Share(0.1),
        step_words: "10%".to_owned(),
        top: 5,
        resolve: 0,
        by_bucket: false,
        curves: vec!["plant-9".to_owned()],
    };
    let Ok(Answer::Unknown { wanted, known }) =
        bottlenecks(&factory, &options(&factory), &question)
    else {
        panic!("plant-9 was found");
    };
    assert_eq!(wanted, "plant-9");
    assert!(known.contains(&"groups/plant-2".to_owned()));
}

fn resolved(text: &str) -> Bottlenecks {
    let factory = factory(text);
    let question = Question {
        step: Step::Share(0.1),
        step_words: "10%".to_owned(),
        top: 0,
        resolve: 50,
        by_bucket: false,
        curves: Vec::new(),
    };
    match bottlenecks(&factory, &options(&factory), &question).unwrap() {
        Answer::Bottlenecks(answer) => *answer,
        other => panic!("{other:?}"),
    }
}

fn gain(answer: &Bottlenecks, at: &str, goal: &str) -> f64 {
    let step = answer.resolved.iter().find(|it| it.at == at).unwrap_or_else(|| panic!("{at}"));
    assert_eq!(step.kind, PriceKind::ResolvedStep);
    step.gains.iter().find(|it| it.goal == goal).unwrap().gain
}

/// 8 h a day from Monday to Friday, ready two days after the start: 24 of 40 shafts. A day less of
/// lead time gives 8 more, a fifth of the order.
#[test]
fn a_day_less_of_lead_time_gains_what_it_lets_be_started() {
    let works = |days: u32| {
        format!(
            r#"{{"factory": "Late start", "from": "2026-12-07", "to": "2026-12-11",
            "groups": [{{"id": "lathe"}}],
            "products": [{{"id": "shaft",
                "operations": [{{"group": "lathe", "hours": 1, "lead_days": {days}}}]}}],
            "orders": [{{"id": "17", "product": "shaft", "quantity": 40,
                        "due": "2026-12-11"}}]}}"#
        )
    };
    let answer = resolved(&works(2));
    let at = "products/shaft/routes/main/operations/1/lead_days";
    near(gain(&answer, at, "fulfil/priority 1"), 0.2);
    let (before, after) = (planned(&factory(&works(2))), planned(&factory(&works(1))));
    let goal = "fulfil/priority 1";
    near(gain(&answer, at, goal), value_of(&before, goal) - value_of(&after, goal));
}

/// One day of 8 h: 5 shafts for the order leave 3 of a safety stock of 4. One less wanted is a
/// quarter less short.
#[test]
fn one_less_of_a_safety_stock_gains_what_it_was_short() {
    let text = r#"{"factory": "Buffer", "from": "2026-12-07", "to": "2026-12-07",
        "groups": [{"id": "lathe"}],
        "products": [{"id": "shaft", "stock": {"safety": 4},
                      "operations": [{"group": "lathe", "hours": 1}]}],
        "orders": [{"id": "17", "product": "shaft", "quantity": 5, "due": "2026-12-07"}]}"#;
    let answer = resolved(text);
    near(gain(&answer, "products/shaft/stock/safety", "fulfil/stock"), 0.25);
}

/// Every step tried in generated works is what planning the changed file gives.
#[test]
fn steps_solved_again_equal_planning_the_changed_file() {
    let mut compared = 0;
    for seed in 0..count() {
        let size = SyntheticSize { products: 6, groups: 3, materials: 2, days: 6, seed };
        let text = generate(&size);
        let before = planned(&factory(&text));
        for step in &resolved(&text).resolved {
            let Some(changed) = with_less(&text, &step.at, step.step) else { continue };
            let after = planned(&factory(&changed));
            for gain in &step.gains {
                let was = value_of(&before, &gain.goal);
                let Some((_, is)) = after.iter().find(|it| it.0 == gain.goal) else { continue };
                let better = if gain.goal == "profit" { 1.0 } else { -1.0 };
                near(better * (is - was), gain.gain);
                compared += 1;
            }
        }
    }
    assert!(compared > 10, "only {compared} gains were compared");
}

/// The works with one less of a stock wanted or of a lead time, where its file says it plainly.
fn with_less(text: &str, at: &str, less: f64) -> Option<String> {
    let mut works: Value = serde_json::from_str(text).unwrap();
    let parts: Vec<&str> = at.split('/').collect();
    let nouns = works[parts[0]].as_array_mut()?;
    let noun = nouns.iter_mut().find(|it| it["id"] == parts[1])?;
    let field = match parts[2..] {
        ["stock", which] => noun.get_mut("stock")?.get_mut(which)?,
        ["routes", route, "operations", step, field] => {
            let position: usize = step.parse().ok()?;
            let owner = match noun.get("routes") {
                Some(_) => {
                    let routes = noun["routes"].as_array_mut()?;
                    routes.iter_mut().find(|it| it["id"] == route)?
                }
                None => noun,
            };
            owner.get_mut("operations")?.get_mut(position - 1)?.get_mut(field)?
        }
        ["routes", _, "lead_days"] if noun.get("routes").is_none() => noun.get_mut("lead_days")?,
        ["purchase", "lead_days"] => noun.get_mut("purchase")?.get_mut("lead_days")?,
        _ => return None,
    };
    let value = field.as_f64()? - less;
    *field = if at.ends_with("days") {
        #[allow(clippy::cast_possible_truncation)] // a few days
        let days = value as i64;
        days.into()
    } else {
        value.into()
    };
    Some(works.to_string())
}

/// A pool that hires has a limit on hours beside its heads', of which there are none: where the
/// heads' own hours are more than enough none of it is used, not less than none.
#[test]
fn nothing_is_used_below_none_or_above_what_there_is() {
    let factory = factory(&file("data/plants/demo/every-field/factory.json"));
    let answer = asked(&factory, Step::Share(0.1), &[]);
    for (at, some_days) in [("labour/turners/hours", true), ("labour/turners/overtime", true)] {
        let beside = limit(&answer, at);
        assert_eq!((beside.amount, beside.used), (0.0, 0.0), "{at}");
        assert_eq!(!beside.buckets.is_empty(), some_days, "{at} binds where heads are short");
        assert!(beside.buckets.len() < 100, "{at} does not bind where they are not");
    }
    let binding = answer.binding.iter().map(|it| (&it.at, it.amount, it.used));
    let slack = answer.slack.iter().map(|it| (&it.at, it.amount, it.used));
    for (at, amount, used) in binding.chain(slack) {
        assert!((0.0..=amount + 1e-6 * (1.0 + amount)).contains(&used), "{at}: {used} of {amount}");
    }
}

/// Of a tenth more of either group, that of the one brings a twentieth of an order, that of the other a
/// hundred times the money: the earlier goal comes first.
#[test]
fn limits_are_ranked_by_the_first_goal_that_a_step_moves() {
    let factory = factory(
        r#"{"factory": "W", "from": "2026-12-01", "to": "2026-12-04", "whole": false,
        "goals": ["fulfil", "profit"],
        "groups": [{"id": "rich", "hours": {"in_all": 10}}, {"id": "short", "hours": {"in_all": 10}}],
        "products": [{"id": "p", "operations": [{"group": "short", "hours": 1}]},
          {"id": "q", "operations": [{"group": "rich", "hours": 1}]}],
        "orders": [{"id": "P", "product": "p", "quantity": 20, "price": 1},
          {"id": "Q", "product": "q", "kind": "market", "price": 100}]}"#,
    );
    let answer = asked(&factory, Step::Share(0.1), &[]);
    let words = Words::of(Language::English);
    let text = text(&answer, &Terminal::new(&words, None));
    let ranking = text.split("\n\n").find(|it| it.starts_with("RANKING")).unwrap();
    let rows: Vec<Vec<&str>> = ranking
        .lines()
        .filter(|it| it.starts_with("  short ") || it.starts_with("  rich "))
        .map(|it| it.split_whitespace().collect())
        .collect();
    assert_eq!(
        rows[0],
        ["short", "1", "h", "fulfil,", "priority", "1", "+0.05", "+1", "-1"],
        "{text}"
    );
    assert_eq!(rows[1], ["rich", "1", "h", "profit", "+100", "+100", "-100"], "{text}");
}
