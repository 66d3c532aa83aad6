//! How junheng speaks and asks: both languages, the terminal's width, first questions.

use junheng::report::{Terminal, text};
use junheng::words::{Language, Words};
use unicode_width::UnicodeWidthStr;

use super::audit::right_plan;
use super::command_line::{program, transcript};

const DEMO: &str = "data/plants/demo/works-401/factory.json";

#[test]
fn the_demo_works_read_as_they_should_in_chinese() {
    let arguments = ["plan", DEMO, "--engine", "microlp", "--lang", "zh"];
    insta::assert_snapshot!("plan_chinese", transcript(&arguments));
}

#[test]
fn the_language_is_that_of_the_locale_unless_one_is_asked_for() {
    let wyndor = "data/plants/published/hillier-wyndor/factory.json";
    let first_words = |locale: &str, arguments: &[&str]| {
        let output = program(arguments).env("LC_ALL", locale).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        text.lines().nth(2).unwrap().chars().take(4).collect::<String>()
    };
    assert_eq!(first_words("zh_CN.UTF-8", &["plan", wyndor]), "最优计划");
    assert_eq!(first_words("fr_FR.UTF-8", &["plan", wyndor]), "Opti");
    assert_eq!(first_words("C", &["plan", wyndor]), "Opti");
    assert_eq!(first_words("zh_CN.UTF-8", &["plan", wyndor, "--lang", "en"]), "Opti");
}

#[test]
fn columns_says_how_wide_a_report_may_be() {
    for (columns, wanted) in [("30", 60), ("70", 70), ("100", 100), ("400", 120), ("wide", 80)] {
        for language in ["en", "zh"] {
            let arguments = ["plan", DEMO, "--lang", language];
            let output = program(&arguments).env("COLUMNS", columns).output().unwrap();
            let text = String::from_utf8(output.stdout).unwrap();
            assert_eq!(text.lines().nth(1).unwrap(), "=".repeat(wanted));
            // The figures of a table need more than 60 columns.
            let widest = text.lines().map(UnicodeWidthStr::width).max().unwrap();
            let most = wanted.max(80);
            assert!(widest <= most, "COLUMNS={columns} --lang {language}\n{text}");
        }
    }
}

/// Every heading, figure and cell stands where it stands in the other rows of its table.
#[test]
fn chinese_tables_stand_in_columns() {
    let words = Words::of(Language::Chinese);
    let (_, _, mut plan) = right_plan();
    plan.groups[0].name = "重型车床和自动车床工组，第一和第二机械加工车间共用".into();
    let text = text::plan(&plan, &Terminal::new(&words, None));
    let at = text.lines().position(|line| line.starts_with("【设备时间】")).unwrap();
    let rows: Vec<&str> = text.lines().skip(at + 1).take_while(|line| !line.is_empty()).collect();
    let ends: Vec<usize> = rows.iter().map(|row| row.width()).collect();
    assert!(rows.len() > 2 && ends.iter().all(|end| *end == ends[0]), "{rows:#?}");
}

#[test]
fn what_was_proven_is_said_as_the_plan_states_it() {
    let words = Words::of(Language::English);
    let output = program(&["plan", DEMO, "--format", "json"]).output().unwrap();
    let plan: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(plan["certificate"]["statement"], words.say("plan-certified"));
}

/// No colour, no cursor movement: what is piped, kept or read aloud is plain text.
#[test]
fn nothing_is_coloured() {
    for arguments in [
        vec!["plan", DEMO],
        vec!["check", "data/broken/E105-unknown-field/factory.json"],
        vec!["--help"],
        vec!["plan"],
    ] {
        let output = program(&arguments).output().unwrap();
        let both = [output.stdout, output.stderr].concat();
        assert!(!both.contains(&0x1b), "{arguments:?}");
    }
}
