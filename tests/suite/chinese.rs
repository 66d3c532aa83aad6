//! What commands say in Chinese besides the reports of plans and answers: contradictions, the form of
//! workbooks, what was written where, programmes and audits.

use std::fs;
use std::path::Path;

use junheng::report::{Terminal, html, json, planbook, terms, text};
use junheng::words::{Language, Words};

use super::audit::right_plan;
use super::change::Change;
use super::command_line::transcript_of;
use super::planbook::reading::Book;
use super::program::{program, root, run};

/// A works whose released quantity needs more hours than there are.
const OVERFULL: &str = r#"{"factory": "红星厂", "from": "2026-12-01", "to": "2026-12-04",
  "groups": [{"id": "mill", "name": "铣床组"}],
  "products": [{"id": "shaft", "name": "轴", "routes": [
    {"id": "main", "name": "甲", "operations": [{"group": "mill", "hours": 0.5}]},
    {"id": "other", "name": "乙", "limit": {"in_all": 5},
     "operations": [{"group": "mill", "hours": 0.4}]}]}],
  "orders": [{"id": "A", "product": "shaft", "quantity": 1}],
  "frozen": [{"product": "shaft", "route": "other", "date": "2026-12-01", "quantity": 999}]}"#;

/// A works that can be planned.
fn wyndor() -> String {
    let file = root().join("data/plants/published/hillier-wyndor/factory.json");
    fs::read_to_string(file).unwrap()
}

fn said(folder: &Path, arguments: &[&str]) -> String {
    let arguments = [arguments, &["--lang", "zh"]].concat();
    let mut command = program(&arguments);
    transcript_of(&arguments, command.current_dir(folder))
}

fn same(name: &str, said: &[String]) {
    let mut settings = insta::Settings::clone_current();
    settings.add_filter(r"((?:残差|最大差异) )[0-9.e-]+", "${1}[...]");
    settings.bind(|| insta::assert_snapshot!(name, said.join("\n")));
}

#[test]
fn contradictions_are_taken_apart_in_chinese() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    fs::write(at.join("overfull.json"), OVERFULL).unwrap();
    fs::write(at.join("wyndor.json"), wyndor()).unwrap();
    same(
        "contradictions",
        &[
            said(at, &["plan", "overfull.json"]),
            said(at, &["repair", "overfull.json"]),
            said(at, &["batch", "overfull.json", "wyndor.json", "--out", "plans"]),
        ],
    );
    // The same run has the same bytes in another language, and is told in the language of the day.
    let records = |folder: &str| fs::read(at.join(folder).join("records.jsonl")).unwrap();
    let files = ["batch", "overfull.json", "wyndor.json"];
    run(at, &[&files[..], &["--out", "english"]].concat());
    assert!(records("plans") == records("english"));
    let again = run(at, &[&files[..], &["--out", "plans", "--resume"]].concat());
    let english = String::from_utf8(again.stderr).unwrap();
    assert!(english.contains("overfull.json: There is no plan: hard data contradict each other."));
    assert!(!english.contains("矛盾"));
}

#[test]
fn notes_of_commands_are_in_chinese() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    fs::write(at.join("works.json"), wyndor()).unwrap();
    fs::write(at.join("note.json"), "[]").unwrap();
    same(
        "notes",
        &[
            said(at, &["convert", "works.json", "works.ods"]),
            said(at, &["convert", "works.json", "works"]),
            said(at, &["convert", "works.json", "works"]),
            said(at, &["convert", "works.json", "works.xlsx"]),
            said(at, &["check", "works"]),
            said(at, &["check", "works.xlsx"]),
            said(at, &["template", "--out", "empty.xlsx"]),
            said(at, &["template", "--out", "empty.json"]),
            said(at, &["export", "works.json", "--mps", "works.mps", "--goal", "profit"]),
            said(at, &["export", "works.json", "--mps", "works.mps", "--goal", "gain"]),
            said(at, &["why", "works.json", "quantity", "dors"]),
            said(at, &["plan", "works.json", "--goals", "profit,profit"]),
            said(at, &["batch", ".", "--out", "plans", "--format", "csv"]),
        ],
    );
}

#[test]
fn programmes_are_answered_in_chinese() {
    let at = root();
    let lp = |name: &str, more: &[&str]| {
        let folder = if name == "bookkeeping" { "whole" } else { "textbook" };
        let file = format!("data/lp/{folder}/{name}.mps");
        said(&at, &[&["lp", file.as_str()], more].concat())
    };
    same(
        "programmes",
        &[
            lp("chvatal-first", &["--solution"]),
            lp("chvatal-first", &["--iteration-limit", "1"]),
            lp("three-rows-contradict", &[]),
            lp("bounds-contradict", &[]),
            lp("no-end-along-a-way", &[]),
            lp("every-kind-of-bound", &[]),
            lp("first-set-counts", &[]),
            lp("names-with-blanks", &[]),
            lp("bookkeeping", &["--engine", "microlp", "--solution"]),
            lp("bookkeeping", &["--relaxation"]),
        ],
    );
}

#[test]
fn audits_are_answered_in_chinese() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let tampered = root().join("data/tampered");
    fs::copy(tampered.join("untouched/factory.json"), at.join("factory.json")).unwrap();
    let right = fs::read_to_string(tampered.join("untouched/plan.json")).unwrap();
    let audit = |case: &str| {
        let mut plan = serde_json::from_str(&right).unwrap();
        if case != "untouched" {
            Change::read(&tampered.join(case)).make(&mut plan);
        }
        let file = format!("{case}.json");
        fs::write(at.join(&file), json::pretty(&plan)).unwrap();
        said(at, &["audit", "factory.json", &file])
    };
    let cases =
        ["untouched", "load", "hired-beyond-limit", "figure-missing", "order-status", "digest"];
    same("audits", &cases.map(audit));
}

/// One vocabulary: goals, units, kinds of orders and costs and how orders fare are the same words on
/// the terminal, on the page and in the workbook.
#[test]
fn the_terminal_the_page_and_the_workbook_say_the_same_terms() {
    let (factory, _, plan) = right_plan();
    for language in Language::ALL {
        let words = Words::of(language);
        let terminal = text::plan(&plan, &Terminal::new(&words, Some(120)));
        let even = vec![0.2; plan.buckets.len()];
        let page = html::plan(&plan, &even, &words).to_lowercase();
        let bytes = planbook::workbook(&plan, &factory, &words).unwrap();
        let book = Book::read(&bytes, Words::of(language), 0.0);
        let cells = book.sheets.iter().flat_map(|(_, sheet)| sheet.rows.iter().flatten());
        let cells: Vec<String> = cells.map(ToString::to_string).collect();
        let goals = plan
            .goals
            .iter()
            .flat_map(|it| [terms::goal(&words, &it.title()), terms::unit(&words, &it.unit)]);
        let costs = plan.money.by_kind.iter().filter(|it| it.amount > 0.0);
        let costs = costs.map(|it| terms::cost(&words, &it.of));
        let orders = plan.orders.iter().map(|it| terms::status(&words, it.status));
        let said: Vec<String> = goals.chain(costs).chain(orders).collect();
        assert!(said.len() > 15, "{said:?}");
        for term in &said {
            assert!(terminal.contains(term), "{term} on the terminal");
            assert!(page.contains(&term.to_lowercase()), "{term} on the page");
            assert!(cells.contains(term), "{term} in the workbook");
        }
        for kind in plan.orders.iter().map(|it| terms::order_kind(&words, &it.kind)) {
            assert!(page.contains(&kind) && cells.contains(&kind), "{kind}");
        }
    }
}

/// What is wrong with the works that a scenario makes is told in the language; what is kept is not.
#[test]
fn scenarios_that_are_not_valid_are_told_in_chinese() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    fs::write(at.join("wyndor.json"), wyndor()).unwrap();
    let sweep = r#"{"generate": [{"name": "hours", "sweep":
        [{"at": "groups/plant-3/hours/per_week", "set": [20, -4]}]}]}"#;
    fs::write(at.join("hours.json"), sweep).unwrap();
    let asked = ["whatif", "wyndor.json", "hours.json"];
    let told = said(at, &asked);
    assert!(told.contains("E401：设备组“plant-3”的“hours”为负：-4"), "{told}");
    assert!(!told.contains("is negative"), "{told}");
    let kept = |language: &str| {
        run(at, &[&asked[..], &["--lang", language, "--out", language]].concat());
        let files = ["records.jsonl", "summary.json", "scenarios.csv"];
        files.map(|name| fs::read_to_string(at.join(language).join(name)).unwrap())
    };
    let english = kept("en");
    assert!(english[0].contains("is negative: -4"), "{}", english[0]);
    assert_eq!(english, kept("zh"));
    let page = fs::read_to_string(at.join("zh/report.html")).unwrap();
    assert!(page.contains("为负：-4") && !page.contains("is negative"));
}
