//! Questions about a plan in whole numbers: what is said of whole pieces is searched again in whole
//! pieces, and what is exact only in fractions is said to be.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::program::junheng;

/// A bench of 8 hours a day for five days. A table takes 3.2 hours: two a day, or 2.5 in fractions.
/// Of 14 tables ordered, 10 can be made, or 12.5.
const JOINER: &str = r#"{"factory": "Joiner", "whole": true, "from": "2026-12-07", "to": "2026-12-11",
 "currency": "EUR", "goals": ["fulfil", "on-time", "profit"],
 "groups": [{"id": "bench", "machines": 1}],
 "products": [{"id": "table", "operations": [{"group": "bench", "hours": 3.2}]}],
 "orders": [{"id": "A", "product": "table", "quantity": 14, "price": 100, "due": "2026-12-11"}]}"#;

fn asked(folder: &Path, arguments: &[&str]) -> Value {
    let (code, out, err) = junheng(folder, arguments);
    assert_eq!(code, 0, "{arguments:?}: {err}");
    serde_json::from_str(&out).unwrap()
}

fn joiner(text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("joiner.json"), text).unwrap();
    folder
}

fn figure(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is no figure"))
}

fn near(value: &Value, wanted: f64) {
    assert!((figure(value) - wanted).abs() < 1e-6, "{value} is not {wanted}");
}

#[test]
fn a_what_if_in_whole_numbers_gains_what_whole_pieces_gain() {
    let folder = joiner(JOINER);
    let scenarios = r#"{"scenarios": [
        {"name": "nothing", "changes": [{"at": "orders/A/price", "set": 100}]},
        {"name": "an hour", "changes": [{"at": "groups/bench/availability", "set": 0.99}]},
        {"name": "two benches", "changes": [{"at": "groups/bench/machines", "set": 2}]}]}"#;
    fs::write(folder.path().join("s.json"), scenarios).unwrap();
    let short = |more: &[&str]| -> Vec<f64> {
        let arguments = ["whatif", "joiner.json", "s.json", "--format", "json"];
        let answer = asked(folder.path(), &[&arguments, more].concat());
        let base = std::iter::once(&answer["base"]["figures"]["goals"]);
        let top = answer["top"].as_array().unwrap();
        let named = ["nothing", "an hour", "two benches"].map(|name| {
            let row = top.iter().find(|it| it["name"] == name);
            &row.unwrap_or_else(|| panic!("{name} is not there"))["goals"]
        });
        let fulfil = |goals: &Value| {
            let goals = goals.as_array().unwrap();
            figure(&goals.iter().find(|it| it["goal"] == "fulfil/priority 1").unwrap()["value"])
        };
        base.chain(named).map(|goals| (fulfil(goals) * 14.0 * 1e6).round() / 1e6).collect()
    };
    assert_eq!(short(&[]), [4.0, 4.0, 4.0, 0.0]);
    assert_eq!(short(&["--fractional"]), [1.5, 1.5, 1.625, 0.0]);
}

#[test]
fn why_and_repair_tell_what_whole_numbers_cost_from_what_limits_cost() {
    let folder = joiner(JOINER);
    let why = asked(folder.path(), &["why", "joiner.json", "short", "A", "--format", "json"]);
    near(&why["amount"], 4.0);
    assert_eq!(why["whole"], true);
    near(&why["chosen"], 2.5);
    near(&why["causes"][0]["carries"], 1.5);
    let why =
        asked(folder.path(), &["why", "joiner.json", "quantity", "table", "--format", "json"]);
    near(&why["whole"], 10.0);
    near(&why["quantity"], 12.5);
    let why = asked(folder.path(), &["why", "joiner.json", "group", "bench", "--format", "json"]);
    near(&why["whole"], 32.0);
    near(&why["load_hours"], 40.0);

    let repair = asked(folder.path(), &["repair", "joiner.json", "--format", "json"]);
    near(&repair["unmet"][0]["amount"], 4.0);
    let ways = repair["ways"].as_array().unwrap();
    let hours = ways.iter().find(|way| way["measures"][0]["kind"] == "hours").unwrap();
    // 4.8 hours more are enough in fractions; a third table takes 1.6 hours more of a day.
    near(&hours["measures"][0]["amount"], 6.4);
    near(&hours["whole"]["short"], 0.0);
    // Part of the order moved to another date is moved in whole pieces.
    for way in ways {
        for measure in way["measures"].as_array().unwrap().iter().filter(|it| it["kind"] == "later")
        {
            let amount = figure(&measure["amount"]);
            assert!((amount - amount.round()).abs() < 1e-9, "{measure}");
        }
    }

    // Twelve tables fit in fractions: only whole pieces ask for more hours.
    let folder = joiner(&JOINER.replace("\"quantity\": 14", "\"quantity\": 12"));
    let repair = asked(folder.path(), &["repair", "joiner.json", "--format", "json"]);
    near(&repair["unmet"][0]["amount"], 2.0);
    assert_eq!(repair["rounding"], true);
    near(&repair["ways"][0]["measures"][0]["amount"], 3.2);
    near(&repair["ways"][0]["whole"]["short"], 0.0);
}

#[test]
fn bottlenecks_search_steps_again_in_whole_numbers() {
    let folder = joiner(JOINER);
    let gains = |step: &str| {
        let arguments = ["bottlenecks", "joiner.json", "--step", step, "--format", "json"];
        let answer = asked(folder.path(), &arguments);
        let goal = &answer["goals"][0];
        assert_eq!(goal["goal"], "fulfil/priority 1");
        near(&goal["whole"], 4.0 / 14.0);
        near(&goal["value"], 1.5 / 14.0);
        let bench = answer["binding"].as_array().unwrap().iter();
        let bench = bench.filter(|it| it["at"] == "groups/bench").collect::<Vec<_>>()[0].clone();
        (figure(&bench["more"][0]["step_gain"]), figure(&bench["whole"][0]["gain"]))
    };
    // Four hours, 0.8 a day: no third table on any day.
    let (fractional, whole) = gains("10%");
    assert!((fractional - 1.25 / 14.0).abs() < 1e-6, "{fractional}");
    assert!(whole.abs() < 1e-9, "{whole}");
    // Eight hours, 1.6 a day: a third table every day.
    let (_, whole) = gains("20%");
    assert!((whole - 4.0 / 14.0).abs() < 1e-6, "{whole}");
}

#[test]
fn the_difference_of_two_whole_plans_is_shared_out_in_fractions_and_the_rest_is_told() {
    let folder = joiner(JOINER);
    let other = JOINER.replace("\"machines\": 1", "\"machines\": 2");
    fs::write(folder.path().join("two.json"), other).unwrap();
    for (file, plan) in [("joiner.json", "a.json"), ("two.json", "b.json")] {
        let (code, out, err) = junheng(folder.path(), &["plan", file, "--format", "json"]);
        assert_eq!(code, 0, "{err}");
        fs::write(folder.path().join(plan), out).unwrap();
    }
    let files = ["diff", "a.json", "b.json", "joiner.json", "two.json"];
    let answer = asked(folder.path(), &[&files[..], &["--format", "json"]].concat());
    let goals = answer["waterfall"]["goals"].as_array().unwrap();
    let fulfil = goals.iter().find(|it| it["of"] == "fulfil/priority 1").unwrap();
    near(&fulfil["value"]["difference"], -4.0 / 14.0);
    near(&fulfil["steps"][0]["share"], -1.5 / 14.0);
    near(&fulfil["remainder"], -2.5 / 14.0);
    assert_eq!(fulfil["whole_numbers"], true);
    let (_, text, _) = junheng(folder.path(), &files);
    assert!(text.contains("whole numbers"), "{text}");
}

#[test]
fn potential_says_it_is_a_bound_and_batch_how_a_whole_plan_ended() {
    let folder = joiner(JOINER);
    let potential = asked(folder.path(), &["potential", "joiner.json", "--format", "json"]);
    assert_eq!(potential["whole"], true);
    let bound =
        asked(folder.path(), &["potential", "joiner.json", "--fractional", "--format", "json"]);
    assert!(bound.get("whole").is_none());
    let batch =
        asked(folder.path(), &["batch", "joiner.json", "--out", "plans", "--format", "json"]);
    assert_eq!(batch["rows"][0]["status"], "within-gap");
}

/// Of the fractional optimum of the earlier goals nothing whole is left.
#[test]
fn a_later_goal_is_exported_with_the_whole_plan_s_goals_held() {
    let folder = joiner(JOINER);
    let at = folder.path();
    let plan = asked(at, &["plan", "joiner.json", "--format", "json"]);
    for goal in ["on-time/priority 1", "profit"] {
        let named = goal.split_once('/').map_or(goal, |it| it.0);
        let (code, _, err) =
            junheng(at, &["export", "joiner.json", "--goal", goal, "--mps", "goal.mps"]);
        assert_eq!(code, 0, "{err}");
        let solved = asked(at, &["lp", "goal.mps", "--format", "json"]);
        assert_eq!(solved["status"], "optimal", "{goal}: {solved}");
        let goals = plan["goals"].as_array().unwrap();
        let reached = goals.iter().find(|it| it["goal"] == named).unwrap();
        near(&solved["objective"], figure(&reached["value"]));
    }
}
