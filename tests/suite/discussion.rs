//! Sheets to discuss, rows that come back, the answer to each, and versions that follow from each other:
//! figures worked out by hand.

use std::fs;
use std::path::Path;

use junheng::model::answers::diff::Diff;
use junheng::model::answers::discussion::{Discussion, StepKind};
use junheng::model::answers::measures::{GoalGain, Measures};
use junheng::model::answers::proposals::{Decisions, ProposalAnswers, Verdict};
use rust_xlsxwriter::{Workbook, Worksheet};

use super::diff::near;
use super::program::junheng;

/// A press of 32 effective hours makes 64 kg at 10 a kg, of which a market takes 150; a saw is idle for
/// most of its 40 hours.
const MILL: &str = r#"{
  "factory": "Mill", "from": "2026-11-30", "to": "2026-12-04",
  "workshops": [{"id": "forge", "name": "Forge"}],
  "groups": [{"id": "press", "workshop": "forge", "availability": 0.8}, {"id": "saw"}],
  "products": [{"id": "part", "unit": "kg",
    "operations": [{"group": "saw", "hours": 0.1}, {"group": "press", "hours": 0.5}]}],
  "orders": [{"id": "trade", "product": "part", "kind": "market", "limit": {"in_all": 150}, "price": 10}]
}"#;

fn mill() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("mill.json"), MILL).unwrap();
    folder
}

fn done(folder: &Path, arguments: &[&str]) -> String {
    let (code, shown, said) = junheng(folder, arguments);
    assert_eq!(code, 0, "{arguments:?}: {said}");
    shown
}

fn answers(folder: &Path, arguments: &[&str]) -> ProposalAnswers {
    let all = [arguments, &["--format", "json"]].concat();
    serde_json::from_str(&done(folder, &all)).unwrap()
}

fn profit(gains: &[GoalGain]) -> f64 {
    gains.iter().find(|it| it.goal == "profit").unwrap().gain
}

/// Writes rows under the headings that a sheet in Chinese has, with its list of what can be changed.
fn filled(folder: &Path, rows: &[[&str; 6]]) {
    let mut sheet = Worksheet::new();
    let heads = ["编号", "改动什么", "原值", "新值", "每月费用", "提出者"];
    let list = [["项目", "现值", "单位", "路径"], ["单件工时：冲压", "0.5", "h", PRESS]];
    sheet.write_string(0, 0, "讨论表").unwrap();
    for (column, head) in (0..).zip(heads) {
        sheet.write_string(2, column, head).unwrap();
    }
    let last = u32::try_from(rows.len()).unwrap() + 3;
    for (row, cells) in (3..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number).unwrap(),
                Err(_) => sheet.write_string(row, column, *cell).unwrap(),
            };
        }
    }
    for (row, cells) in (last + 2..).zip(list) {
        for (column, cell) in (1..).zip(cells) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    let mut book = Workbook::new();
    book.push_worksheet(sheet);
    book.save(folder.join("filled.xlsx")).unwrap();
}

const PRESS: &str = "products/part/operations/1/hours";

const ROWS: [[&str; 6]; 6] = [
    ["jig", "单件工时：冲压", "0.5", "0.4", "", "press"],
    ["blade", "products/part/operations/0/hours", "0.1", "0.05", "", "saw"],
    ["machine", "groups/press/machines", "1", "2", "", "forge"],
    ["haste", "products/part/yield", "", "0.5", "", ""],
    ["care", "groups/press/availability", "0.8", "0.81", "10000", "press"],
    ["", "", "", "", "", ""],
];

#[test]
fn hours_add_up_by_cause_and_a_step_is_worth_what_it_makes() {
    let folder = mill();
    let shown = done(folder.path(), &["discuss", "mill.json", "--format", "json"]);
    let answer: Discussion = serde_json::from_str(&shown).unwrap();
    for it in &answer.groups {
        let time = &it.time;
        for at in 0..answer.buckets.len() {
            let parts = time.not_scheduled[at] + time.repair[at] + time.not_available[at];
            near(time.calendar[at], parts + time.effective[at]);
            near(time.effective[at] + time.overtime[at], time.loaded[at] + time.idle[at]);
        }
    }
    let worth = |group: usize, step: StepKind| {
        let step = answer.groups[group].steps.iter().find(|it| it.step == step).unwrap();
        step.worth.iter().map(|it| it.step_gain.unwrap()).sum::<f64>()
    };
    // Two kilograms an hour; a hundredth of 32 hours.
    near(worth(0, StepKind::OneMoreHour), 20.0);
    near(worth(0, StepKind::OnePerCentLessNorm), 6.4);
    near(worth(1, StepKind::OneMoreHour), 0.0);
    assert_eq!(answer.whole_factory.limits[0].at, "groups/press");
    assert_eq!(answer.workshops[0].groups, ["press"]);
}

/// 40 kg are due on the second of five days, and the press makes 8 a day: 8 are a day late, 8 two days,
/// 8 three days. 10 more than the week's 40 are short.
const LATE: &str = r#"{
  "factory": "Late mill", "from": "2026-11-30", "to": "2026-12-04", "whole": false,
  "groups": [{"id": "press"}, {"id": "saw"}],
  "products": [{"id": "part", "unit": "kg",
    "operations": [{"group": "saw", "hours": 0.1}, {"group": "press", "hours": 1}]}],
  "orders": [{"id": "A", "product": "part", "quantity": 40, "due": "2026-12-01"},
    {"id": "B", "product": "part", "quantity": 20, "priority": 2}]
}"#;

#[test]
fn a_group_has_the_share_in_lateness_that_twice_its_hours_take_away() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("late.json"), LATE).unwrap();
    let shown = done(folder.path(), &["discuss", "late.json", "--format", "json"]);
    let answer: Discussion = serde_json::from_str(&shown).unwrap();
    let service = |group: usize, goal: &str| {
        let all = &answer.groups[group].service;
        let found = all.iter().find(|it| it.goal == goal);
        let found = found.unwrap_or_else(|| panic!("{goal} is not among {all:?}"));
        (found.now, found.with_twice)
    };
    let same = |(now, with_twice): (f64, f64), known: (f64, f64)| {
        near(now, known.0);
        near(with_twice, known.1);
    };
    // 8 x 1 + 8 x 2 + 8 x 3 days of 40 kg; with 16 a day 8 are a day late. B is short, then is not.
    same(service(0, "on-time/priority 1"), (48.0 / 40.0, 8.0 / 40.0));
    same(service(0, "fulfil/priority 2"), (1.0, 0.0));
    // The saw has hours left on every day: twice as many change nothing.
    same(service(1, "on-time/priority 1"), (1.2, 1.2));
    same(service(1, "fulfil/priority 2"), (1.0, 1.0));
    let text = done(folder.path(), &["discuss", "late.json"]);
    let lines: Vec<&str> = text.lines().filter(|it| it.contains("on-time")).collect();
    assert!(
        lines.iter().any(|it| it.contains("press") && it.contains("1.2") && it.contains("0.2")),
        "{text}"
    );
}

#[test]
fn an_id_after_accept_is_told_to_be_taken() {
    let folder = mill();
    filled(folder.path(), &ROWS);
    let asked = ["proposals", "mill.json", "filled.xlsx", "--accept", "jig"];
    let (code, shown, said) = junheng(folder.path(), &asked);
    assert!(code == 2 && shown.is_empty() && said.contains("--take jig"), "{said}");
}

#[test]
fn sheets_that_nobody_filled_in_have_no_proposal() {
    let folder = mill();
    for (out, language) in [("sheets.xlsx", "en"), ("sheets", "zh")] {
        done(folder.path(), &["discuss", "mill.json", "--out", out, "--lang", language]);
        let (code, _, said) = junheng(folder.path(), &["proposals", "mill.json", out]);
        assert!(code == 1 && said.contains("E960"), "{said}");
    }
    let files = fs::read_dir(folder.path().join("sheets")).unwrap();
    assert_eq!(files.count(), 4, "the factory, a workshop and two groups");
}

#[test]
fn every_proposal_is_answered() {
    let folder = mill();
    filled(folder.path(), &ROWS);
    let answer = answers(folder.path(), &["proposals", "mill.json", "filled.xlsx"]);
    let verdicts: Vec<Verdict> = answer.proposals.iter().map(|it| it.verdict).collect();
    let expected =
        [Verdict::Kept, Verdict::NothingNow, Verdict::Kept, Verdict::Harms, Verdict::CostsMore];
    assert_eq!(verdicts, expected);
    near(profit(&answer.proposals[0].alone), 160.0);
    // The saw cuts for 6.4 of its 40 hours.
    near(answer.proposals[1].idle_hours.unwrap(), 33.6);
    assert_eq!(answer.proposals[1].held_by, ["groups/press"]);
    let text = done(folder.path(), &["proposals", "mill.json", "filled.xlsx"]);
    assert!(text.contains("saw has 33.6 h idle"), "{text}");
}

#[test]
fn accepted_proposals_make_versions_that_follow_from_each_other() {
    let folder = mill();
    filled(folder.path(), &ROWS);
    let at = folder.path();
    let take = ["proposals", "mill.json", "filled.xlsx", "--take", "machine", "jig"];
    let answer = answers(at, &[&take[..], &["--publish", "v2"]].concat());
    let share = |at: usize| {
        let goals = &answer.by_measure[at].goals;
        goals.iter().find(|it| it.goal == "profit").unwrap().share
    };
    // 150 kg instead of 64. The jig brings 160 first, 220 last; the machine 640 first, 700 last.
    assert_eq!(answer.accepted, ["jig", "machine"]);
    near(profit(&answer.with_accepted), 860.0);
    near(share(0), 190.0);
    near(share(1), 670.0);
    let by: Vec<&str> = answer.by_proposer.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(by, ["press", "forge"]);
    done(at, &["proposals", "mill.json", "--check", "v2"]);
    // A version is never replaced.
    let again = [&take[..], &["--publish", "v2"]].concat();
    assert_eq!(junheng(at, &again).0, 2);

    fs::write(at.join("plan.json"), done(at, &["plan", "mill.json", "--format", "json"])).unwrap();
    let files = ["plan.json", "v2/plan.json", "mill.json", "v2/factory.json"];
    let moved = done(at, &[&["diff"], &files[..], &["--format", "json"]].concat());
    let moved: Diff = serde_json::from_str(&moved).unwrap();
    let waterfall = moved.waterfall.unwrap();
    let profit = waterfall.goals.iter().find(|it| it.of == "profit").unwrap();
    near(profit.steps.iter().map(|it| it.share).sum::<f64>(), 860.0);

    let next = ["proposals", "v2/factory.json", "filled.xlsx", "--take", "blade"];
    let (code, _, said) = junheng(at, &next);
    assert!(code == 1 && said.contains("E962"), "the press takes 0.4 hours by now: {said}");
    filled(at, &ROWS[1..2]);
    done(at, &[&next[..], &["--publish", "v3"]].concat());
    let decisions = fs::read_to_string(at.join("v3/decisions.json")).unwrap();
    let decisions: Decisions = serde_json::from_str(&decisions).unwrap();
    assert_eq!(decisions.number, 3);
    assert!(decisions.before_decisions_sha256.is_some());
    done(at, &["proposals", "v2/factory.json", "--check", "v3"]);
    let plan = fs::read_to_string(at.join("v3/plan.json")).unwrap();
    fs::write(at.join("v3/plan.json"), plan.replacen("optimal", "Optimal", 1)).unwrap();
    let (code, _, said) = junheng(at, &["proposals", "v2/factory.json", "--check", "v3"]);
    assert!(code == 1 && said.contains("E964"), "{said}");
    let (code, _, said) = junheng(at, &["proposals", "mill.json", "--check", "v3"]);
    assert!(code == 1 && said.contains("E964"), "{said}");
}

#[test]
fn costs_per_month_of_accepted_proposals_are_in_the_published_plan() {
    let folder = mill();
    let at = folder.path();
    // A jig of 0.4 hours makes 80 kg instead of 64, 160 more; it costs 61 a month, for 5 of 30.4375 days.
    let mut row = ROWS[0];
    row[4] = "61";
    filled(at, &[row]);
    let take = ["proposals", "mill.json", "filled.xlsx", "--take", "jig", "--publish", "v2"];
    let answer = answers(at, &take);
    let monthly = 61.0 * 5.0 / (365.25 / 12.0);
    near(profit(&answer.with_accepted), 160.0 - monthly);
    let file: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(at.join("v2/factory.json")).unwrap()).unwrap();
    let cost = &file["fixed_costs"][0];
    assert_eq!((cost["id"].as_str(), cost["workshop"].as_str()), (Some("jig"), Some("forge")));
    let plan: junheng::model::plan::Plan =
        serde_json::from_str(&fs::read_to_string(at.join("v2/plan.json")).unwrap()).unwrap();
    near(plan.money.profit, 800.0 - monthly);
    let fixed = plan.money.by_kind.iter().find(|it| it.of == "fixed").unwrap();
    near(fixed.amount, monthly);
    assert_eq!(plan.money.by_workshop[0].of, "forge");
    done(at, &["proposals", "mill.json", "--check", "v2"]);
    // A plan that leaves the cost out is found, even with all digests right.
    let text = fs::read_to_string(at.join("v2/factory.json")).unwrap();
    let mut without = file.clone();
    without.as_object_mut().unwrap().remove("fixed_costs");
    fs::write(at.join("v2/factory.json"), serde_json::to_string_pretty(&without).unwrap()).unwrap();
    let (code, _, said) = junheng(at, &["proposals", "mill.json", "--check", "v2"]);
    assert!(code == 1 && said.contains("E964"), "{said}");
    fs::write(at.join("v2/factory.json"), &text).unwrap();
    let planned = done(at, &["plan", "v2/factory.json"]);
    assert!(planned.contains("fixed"), "{planned}");
    let audited = junheng(at, &["audit", "v2/factory.json", "v2/plan.json"]);
    assert_eq!(audited.0, 0, "{}", audited.2);
    let plan = fs::read_to_string(at.join("v2/plan.json")).unwrap();
    let mut changed: serde_json::Value = serde_json::from_str(&plan).unwrap();
    changed["money"]["by_kind"].as_array_mut().unwrap().retain(|it| it["of"] != "fixed");
    fs::write(at.join("v2/plan.json"), changed.to_string()).unwrap();
    let audited = junheng(at, &["audit", "v2/factory.json", "v2/plan.json"]);
    assert_ne!(audited.0, 0);
}

#[test]
fn the_page_and_the_workbook_of_measures_show_every_figure() {
    let folder = mill();
    let at = folder.path();
    let measures = r#""measures": [
        {"id": "jig", "cost": 100, "changes": [{"at": "products/part/operations/1/hours", "set": 0.4}]},
        {"id": "machine", "cost": 900, "changes": [{"at": "groups/press/machines", "set": 2}]}],
      "orders""#;
    fs::write(at.join("mill.json"), MILL.replace("\"orders\"", measures)).unwrap();
    let asked = ["measures", "mill.json", "--frontier", "--pairs", "--format", "json", "--out"];
    let answer = done(at, &[&asked[..], &["measures.html"]].concat());
    let answer: Measures = serde_json::from_str(&answer).unwrap();
    let page = fs::read_to_string(at.join("measures.html")).unwrap();
    let marks = |class: &str| page.matches(&format!("class=\"mark {class}\"")).count();
    // Every measure has its bars in every goal that a measure moves: profit, and what is not bought.
    let moved = |goal: &str| {
        let mut goals = answer.measures.iter().flat_map(|it| &it.goals);
        goals.any(|it| {
            it.goal == goal && (it.alone.unwrap_or(0.0) != 0.0 || it.share.unwrap_or(0.0) != 0.0)
        })
    };
    let goals = answer.measures[0].goals.iter().filter(|it| moved(&it.goal)).count();
    assert!(goals > 1 && moved("profit"), "{:?}", answer.measures[0].goals);
    assert_eq!((marks("pale"), marks("load")), (2 * goals, 2 * goals));
    // And the budgets for which each is in the best set.
    assert!(marks("lane") >= 2 && page.contains("id=\"notice\""));
    let corners = answer.frontier.unwrap().corners.len();
    assert_eq!((marks("planned-dot"), corners), (4, 4));
    // Both press for the market: together they are worth less than each alone.
    assert!(page.contains("jig + machine: ") || page.contains("machine + jig: "));
    done(at, &[&asked[..], &["measures.xlsx"]].concat());
}
