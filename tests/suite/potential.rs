//! What a works could make at most: figures worked out by hand, and on invented works that no more
//! than that can be planned, and that much can.

use junheng::explain::potential::{Answered, Mix, Question, potential};
use junheng::model::Factory;
use junheng::model::Limit;
use junheng::model::answers::potential::{Potential, Reach, WorkingTime};
use junheng::report;
use junheng::session::{Planning, plan};
use junheng::source::json::read;
use junheng::source::synthetic::{SyntheticSize, generate};
use junheng::validate::validate;
use serde_json::{Value, json};

use super::meaning::options;
use super::program::{junheng, root};

pub fn valid(text: &str) -> Factory {
    match validate(read(text)) {
        Ok(validated) => validated.factory,
        Err(problems) => panic!("{problems:#?}"),
    }
}

pub fn asked(factory: &Factory, mix: Mix) -> Potential {
    let question = Question { mix, steps: 5, leading: None };
    match potential(factory, &options(factory), &question).unwrap() {
        Answered::Potential(answer) => *answer,
        Answered::NoPlan(planning) => panic!("{planning:?}"),
        Answered::Misasked(reason) => panic!("{reason:?}"),
    }
}

fn given(parts: &[(&str, f64)]) -> Mix {
    Mix::Given(parts.iter().map(|&(id, quantity)| (id.to_owned(), quantity)).collect())
}

fn names(obstacles: &[Limit]) -> Vec<String> {
    obstacles.iter().map(|it| it.said(junheng::words::english())).collect()
}

#[track_caller]
fn near(one: f64, other: f64) {
    assert!((one - other).abs() <= 1e-6 * (1.0 + other.abs()), "{one} is not {other}");
}

/// Times and first limit of each step; no times where there is no limit.
#[track_caller]
fn is_staircase(potential: &Potential, expected: &[(Option<f64>, &str)]) {
    let shown = &potential.staircase;
    assert_eq!(shown.len(), expected.len(), "{shown:#?}");
    for (stair, (times, first)) in shown.iter().zip(expected) {
        assert_eq!(stair.times.is_some(), times.is_some(), "{stair:?}");
        near(stair.times.unwrap_or(0.0), times.unwrap_or(0.0));
        assert_eq!(stair.binds.first().map_or("", |it| it.at.as_str()), *first);
        if stair.times.is_none() {
            assert_eq!(stair.reach, Reach::Unlimited);
        }
    }
}

fn published(name: &str) -> Factory {
    let file = format!("{}/data/plants/published/{name}/factory.json", env!("CARGO_MANIFEST_DIR"));
    valid(&std::fs::read_to_string(file).unwrap())
}

/// 20 pumps and 10 fans take 20 + 20 = 40 h of turning, 20 + 5 = 25 h of the benches and
/// 40 + 30 = 70 kg of steel.
const TWO_GROUPS: &str = r#"{
    "factory": "Two groups", "from": "2026-03-01", "to": "2026-03-31", "bucket": "month",
    "groups": [
        {"id": "turning", "hours": {"per_month": 100}},
        {"id": "bench", "hours": {"per_month": 60},
         "overtime": [{"limit": {"per_month": 12}, "price": 1}]}
    ],
    "materials": [
        {"id": "steel", "unit": "kg", "quota": {"per_month": 210}, "stock": {"opening": 500}}
    ],
    "products": [
        {"id": "pump", "norms": {"steel": 2}, "operations": [
            {"group": "turning", "hours": 1}, {"group": "bench", "hours": 1}]},
        {"id": "fan", "norms": {"steel": 3}, "operations": [
            {"group": "turning", "hours": 2}, {"group": "bench", "hours": 0.5}]}
    ],
    "orders": [
        {"id": "A", "product": "pump", "quantity": 20, "due": "2026-03-31"},
        {"id": "B", "product": "fan", "quantity": 10, "due": "2026-03-31"}
    ],
    "goals": ["fulfil", "low-stock"]
}"#;

#[test]
fn two_groups_by_hand() {
    let answer = asked(&valid(TWO_GROUPS), Mix::Orders);
    assert_eq!(answer.reckoned_in, WorkingTime::Regular);
    // 60 ÷ 25 of the benches; with 12 h more they are past turning's 100 ÷ 40.
    near(answer.regular.times.unwrap(), 2.4);
    near(answer.overtime.times.unwrap(), 2.5);
    // 210 ÷ 70 of the quota, 500 ÷ 70 of the stock.
    is_staircase(
        &answer,
        &[
            (Some(2.4), "groups/bench"),
            (Some(2.5), "groups/turning"),
            (Some(3.0), "materials/steel/quota"),
            (Some(500.0 / 70.0), "materials/steel/supply"),
            (None, ""),
        ],
    );
    near(answer.staircase[0].binds[0].share, 1.0);
    near(answer.staircase[1].gain.unwrap(), 0.1);
    let [turning, bench] = answer.proportion.as_slice() else { panic!("two groups") };
    assert!(turning.leading && !bench.leading);
    near(turning.hours_per_mix, 40.0);
    near(bench.hours_per_mix, 25.0);
    near(turning.times.unwrap(), 2.5);
    near(bench.times.unwrap(), 2.4);
    near(turning.surplus, 0.0);
    near(bench.surplus, 60.0 - 2.5 * 25.0);
    // Pumps alone: 60 h of benches; fans alone: half of 100 h of turning.
    near(answer.products[0].quantity.unwrap(), 60.0);
    near(answer.products[1].quantity.unwrap(), 50.0);
    near(answer.products[1].times.unwrap(), 5.0);
    assert_eq!(answer.products[1].binds[0].at, "groups/turning");
    // Today's orders: once the mix.
    let waste = &answer.waste;
    near(waste.idle[0].idle, 60.0);
    near(waste.idle[0].unneeded, 60.0);
    near(waste.idle[1].unneeded, 35.0);
    near(waste.quotas[0].left, 140.0);
    near(waste.stocks[0].quantity, 430.0);
    assert!(waste.norms.is_empty());
}

#[test]
fn another_leading_group_turns_shortfall_into_surplus() {
    let factory = valid(TWO_GROUPS);
    let leading = |id: &str| Question { mix: Mix::Orders, steps: 0, leading: Some(id.to_owned()) };
    let answered = potential(&factory, &options(&factory), &leading("bench")).unwrap();
    let Answered::Potential(answer) = answered else { panic!("an answer") };
    near(answer.proportion[0].surplus, 100.0 - 2.4 * 40.0);
    assert_eq!(answer.staircase.len(), 1);
    let answered = potential(&factory, &options(&factory), &leading("no-such")).unwrap();
    assert!(matches!(answered, Answered::Misasked(_)));
}

/// Ten hours of bench for twenty pumps; four of the ten made go the lean way, by its limit.
#[test]
fn idle_hours_starved_and_material_above_the_norm() {
    let factory = valid(
        r#"{
        "factory": "Starved", "from": "2026-03-01", "to": "2026-03-31", "bucket": "month",
        "groups": [
            {"id": "turning", "hours": {"per_month": 100}},
            {"id": "bench", "hours": {"per_month": 10}}
        ],
        "materials": [{"id": "steel", "unit": "kg", "stock": {"opening": 500}}],
        "products": [{"id": "pump", "routes": [
            {"id": "lean", "norms": {"steel": 2}, "limit": {"per_month": 4}, "operations": [
                {"group": "turning", "hours": 1}, {"group": "bench", "hours": 1}]},
            {"id": "rough", "norms": {"steel": 3}, "cost": 1, "operations": [
                {"group": "turning", "hours": 1}, {"group": "bench", "hours": 1}]}
        ]}],
        "orders": [{"id": "A", "product": "pump", "quantity": 20, "due": "2026-03-31"}],
        "goals": ["fulfil", "cost"]
    }"#,
    );
    let answer = asked(&factory, Mix::Orders);
    let turning = &answer.waste.idle[0];
    near(turning.idle, 90.0);
    near(turning.starved, 10.0);
    assert_eq!(names(&turning.starved_by), ["bench"]);
    near(turning.unneeded, 80.0);
    near(answer.waste.idle[1].idle, 0.0);
    // Six by the rough way take 18 kg, 6 more than by the lean one.
    let [norm] = answer.waste.norms.as_slice() else { panic!("{:?}", answer.waste.norms) };
    near(norm.used, 26.0);
    near(norm.above, 6.0);
    near(answer.regular.times.unwrap(), 0.5);
}

/// Fifty hours due in the first week: forty, ten of overtime, and the second week stands idle.
#[test]
fn idle_hours_at_the_wrong_time() {
    let factory = valid(
        r#"{
        "factory": "Untimely", "from": "2026-03-02", "to": "2026-03-15", "bucket": "week",
        "groups": [{"id": "lathe", "hours": {"per_week": 40},
            "overtime": [{"limit": {"per_week": 10}, "price": 1}]}],
        "products": [{"id": "pump", "operations": [{"group": "lathe", "hours": 1}]}],
        "orders": [{"id": "A", "product": "pump", "quantity": 50, "due": "2026-03-08"}],
        "goals": ["fulfil", "on-time", "low-stock"]
    }"#,
    );
    let answer = asked(&factory, Mix::Orders);
    let lathe = &answer.waste.idle[0];
    near(lathe.idle, 40.0);
    near(lathe.untimely, 10.0);
    near(lathe.unneeded, 30.0);
    // The mix is not bound to the due date: 80 h for 50 h of work.
    near(answer.regular.times.unwrap(), 1.6);
    near(answer.overtime.times.unwrap(), 2.0);
}

/// Hillier and Lieberman's plants of 4, 12 and 18 h: a door takes 1 h of plant 1 and 3 h of plant 3,
/// a window 2 h of plant 2 and 2 h of plant 3. One of each: 4 ÷ 1, 12 ÷ 2 and 18 ÷ 5 times.
#[test]
fn wyndor() {
    let answer = asked(&published("hillier-wyndor"), given(&[("doors", 1.0), ("windows", 1.0)]));
    is_staircase(
        &answer,
        &[
            (Some(3.6), "groups/plant-3"),
            (Some(4.0), "groups/plant-1"),
            (Some(6.0), "groups/plant-2"),
            (None, ""),
        ],
    );
    near(answer.products[0].quantity.unwrap(), 4.0);
    near(answer.products[1].quantity.unwrap(), 6.0);
    // The best plan, 2 doors and 6 windows, leaves plant 1 half idle: plant 3 has no time for more
    // doors.
    let idle = &answer.waste.idle[0];
    near(idle.idle, 2.0);
    near(idle.starved, 2.0);
    assert_eq!(names(&idle.starved_by), ["plant-3"]);
}

/// Winston's desk, table and chair, one of each: 7.5 h of 20 of finishing, 4 h of 8 of carpentry,
/// 15 board feet of 48.
#[test]
fn dakota() {
    let mix = given(&[("desks", 1.0), ("tables", 1.0), ("chairs", 1.0)]);
    let answer = asked(&published("winston-dakota"), mix);
    is_staircase(
        &answer,
        &[
            (Some(2.0), "groups/carpentry"),
            (Some(20.0 / 7.5), "groups/finishing"),
            (Some(3.2), "materials/lumber/supply"),
            (None, ""),
        ],
    );
    // Tables alone: 10 by finishing, 5⅓ by carpentry, 8 by lumber.
    near(answer.products[1].quantity.unwrap(), 16.0 / 3.0);
    near(answer.products[2].quantity.unwrap(), 20.0 / 1.5);
}

/// The same works with nothing but the mix, so many times, to be ready by the last day.
fn with_mix(works: &str, answer: &Potential, times: f64) -> Factory {
    let mut works: Value = serde_json::from_str(works).unwrap();
    let orders = answer.mix.iter().map(|part| {
        json!({
            "id": format!("mix-{}", part.product), "product": part.product,
            "quantity": part.quantity * times,
            "earliest": works["from"], "due": works["to"],
        })
    });
    let orders: Vec<Value> = orders.collect();
    works["orders"] = orders.into();
    works["goals"] = json!(["fulfil"]);
    valid(&works.to_string())
}

/// Shares of the orders that cannot be met, added up.
fn short(factory: &Factory) -> f64 {
    match plan(factory, &options(factory)).unwrap() {
        Planning::Plan(plan) => plan.orders.iter().map(|it| it.short / it.quantity).sum(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn so_many_times_can_be_planned_and_no_more() {
    for seed in 1..=4 {
        let size = SyntheticSize { products: 10, groups: 4, materials: 3, days: 6, seed };
        let works = generate(&size);
        let answer = asked(&valid(&works), Mix::Orders);
        let times = answer.overtime.times.unwrap();
        assert!(times > 0.0 && times >= answer.regular.times.unwrap() - 1e-7);
        assert!(short(&with_mix(&works, &answer, times)) < 1e-5, "seed {seed}");
        assert!(short(&with_mix(&works, &answer, times * 1.001)) > 2e-4, "seed {seed}");
        adds_up(&answer);
    }
}

/// Causes add up to idle time, steps never go down, no group does worse than the whole.
fn adds_up(answer: &Potential) {
    for group in &answer.waste.idle {
        near(group.starved + group.untimely + group.unneeded, group.idle);
        let parts = [group.starved, group.untimely, group.unneeded];
        assert!(parts.iter().all(|it| *it >= 0.0) && group.idle <= group.effective + 1e-6);
    }
    for pair in answer.staircase.windows(2) {
        if let [Some(one), Some(other)] = [pair[0].times, pair[1].times] {
            assert!(other >= one - 1e-7 * (1.0 + one));
        }
    }
    let times = answer.regular.times.unwrap();
    for product in &answer.products {
        assert!(product.times.is_none_or(|alone| alone >= times * (1.0 - 1e-6)));
    }
    for group in &answer.proportion {
        assert!(group.times.is_none_or(|lasts| lasts >= times * (1.0 - 1e-5)), "{group:?}");
    }
}

/// What is frozen can need overtime before anything else is made: then there is nothing to say of
/// regular time, and all is reckoned with overtime.
#[test]
fn frozen_beyond_regular_time() {
    let frozen = r#""frozen": [{"product": "pump", "from": "2026-03-01", "to": "2026-03-31",
        "quantity": 66}], "goals""#;
    let answer = asked(&valid(&TWO_GROUPS.replace("\"goals\"", frozen)), Mix::Orders);
    assert_eq!(answer.regular.reach, Reach::Impossible);
    assert_eq!(answer.reckoned_in, WorkingTime::Overtime);
    // 66 pumps leave 34 h of turning for 17 fans and 6 h of benches for 12.
    near(answer.overtime.times.unwrap(), 1.2);
}

#[test]
fn a_contradiction_and_an_unlimited_mix_are_told_apart() {
    let frozen = r#""frozen": [{"product": "pump", "from": "2026-03-01", "to": "2026-03-31",
        "quantity": 80}], "goals""#;
    let factory = valid(&TWO_GROUPS.replace("\"goals\"", frozen));
    let question = Question { mix: Mix::Orders, steps: 5, leading: None };
    let answered = potential(&factory, &options(&factory), &question).unwrap();
    assert!(matches!(answered, Answered::NoPlan(Planning::Contradiction(_))));

    let outside = r#"{"id": "fan", "routes": [{"id": "bought", "subcontract": true}]}"#;
    let mut works: Value = serde_json::from_str(TWO_GROUPS).unwrap();
    works["products"][1] = serde_json::from_str(outside).unwrap();
    let answer = asked(&valid(&works.to_string()), given(&[("fan", 1.0)]));
    assert_eq!(answer.regular.reach, Reach::Unlimited);
    assert!(answer.proportion.is_empty());
}

const WYNDOR: &str = "data/plants/published/hillier-wyndor/factory.json";

#[test]
fn transcripts() {
    let (exit, shown, said) =
        junheng(&root(), &["potential", WYNDOR, "--mix", "doors=1,windows=1"]);
    insta::assert_snapshot!("potential_small", shown);
    assert_eq!((said.as_str(), exit), ("", 0));
    // Markets without minimums are no mix.
    let (exit, _, said) = junheng(&root(), &["potential", WYNDOR]);
    assert!(said.contains("--mix"), "{said}");
    assert_eq!(exit, 2);
    let (exit, _, said) = junheng(&root(), &["potential", WYNDOR, "--mix", "gates=1"]);
    assert!(said.contains("there is no product gates"), "{said}");
    assert_eq!(exit, 2);
}

/// Whether a value is what a schema of the kind ours are says.
fn fits(value: &Value, schema: &Value, root: &Value) -> Result<(), String> {
    if let Some(target) = schema.get("$ref").and_then(Value::as_str) {
        let target = root.pointer(target.trim_start_matches('#')).ok_or("no such reference")?;
        return fits(value, target, root);
    }
    for word in ["oneOf", "anyOf"] {
        if let Some(choices) = schema.get(word).and_then(Value::as_array) {
            return if choices.iter().any(|choice| fits(value, choice, root).is_ok()) {
                Ok(())
            } else {
                Err(format!("{value} fits no choice"))
            };
        }
    }
    if schema.get("const").is_some_and(|it| it != value) {
        return Err(format!("{value} is another constant"));
    }
    let choices = schema.get("enum").and_then(Value::as_array);
    if choices.is_some_and(|choices| !choices.contains(value)) {
        return Err(format!("{value} is not among the choices"));
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_u64() || number.is_i64() => "integer",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let allowed = |word: &Value| word == kind || (word == "number" && kind == "integer");
    match schema.get("type") {
        Some(Value::Array(words)) if words.iter().any(allowed) => {}
        Some(word @ Value::String(_)) if allowed(word) => {}
        None => {}
        Some(other) => return Err(format!("{value} is no {other}")),
    }
    if let (Some(entries), Some(items)) = (value.as_array(), schema.get("items")) {
        entries.iter().try_for_each(|entry| fits(entry, items, root))?;
    }
    if let (Some(fields), Some(known)) = (value.as_object(), schema.get("properties")) {
        for required in schema["required"].as_array().into_iter().flatten() {
            if !fields.contains_key(required.as_str().unwrap()) {
                return Err(format!("{required} is missing"));
            }
        }
        for (name, field) in fields {
            let schema = known.get(name).ok_or(format!("{name} is not known"))?;
            fits(field, schema, root).map_err(|why| format!("{name}: {why}"))?;
        }
    }
    Ok(())
}

#[test]
fn the_json_fits_its_schema() {
    let schema: Value = serde_json::from_str(&report::schema::potential()).unwrap();
    let answer = asked(&valid(TWO_GROUPS), Mix::Orders);
    let value: Value = serde_json::from_str(&report::json::pretty(&answer)).unwrap();
    fits(&value, &schema, &schema).unwrap();
    let back: Potential = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(serde_json::to_value(&back).unwrap(), value);
    let mut wrong = value;
    wrong["regular"]["reach"] = "endless".into();
    assert!(fits(&wrong, &schema, &schema).is_err());
}
