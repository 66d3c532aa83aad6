//! How junheng speaks and asks: both languages, the terminal's width, first questions.

use junheng::report::{Terminal, text};
use junheng::words::{Language, Words};
use unicode_width::UnicodeWidthStr;

use super::audit::right_plan;
use super::command_line::{transcript, transcript_of};
use super::program::program;

const DEMO: &str = "data/plants/demo/works-401/factory.json";
const TOYS: &str = "data/plants/whole/xpress-c3-toys/factory.json";

#[test]
fn the_demo_works_read_as_they_should_in_chinese() {
    let arguments = ["plan", DEMO, "--fractional", "--lang", "zh"];
    insta::assert_snapshot!("plan_chinese", transcript(&arguments));
    // Runs, and what whole numbers cost.
    let arguments = ["plan", TOYS, "--lang", "zh"];
    insta::assert_snapshot!("whole_plan_chinese", transcript(&arguments));
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
            let arguments = ["plan", TOYS, "--lang", language];
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
    let output = program(&["plan", DEMO, "--fractional", "--format", "json"]).output().unwrap();
    let plan: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(plan["certificate"]["statement"], words.say("plan-certified"));
}

/// No colour, no cursor movement: what is piped, kept or read aloud is plain text.
#[test]
fn nothing_is_coloured() {
    for arguments in [
        vec!["plan", DEMO, "--fractional"],
        vec!["check", "data/broken/E105-unknown-field/factory.json"],
        vec!["--help"],
        vec!["--help", "--lang", "zh"],
        vec!["plan"],
        vec!["plan", "--lang", "zh"],
    ] {
        let output = program(&arguments).output().unwrap();
        let both = [output.stdout, output.stderr].concat();
        assert!(!both.contains(&0x1b), "{arguments:?}");
    }
}

/// What is wrong is said of every form of a works, with its line or cell, and what was meant.
#[test]
fn every_form_is_checked() {
    let piped = |file: &str, arguments: &[&str]| {
        let mut command = program(arguments);
        command.stdin(std::fs::File::open(file).unwrap());
        transcript_of(arguments, &mut command)
    };
    let nasty = |case: &str| format!("data/nasty/{case}");
    let json = "data/broken/E208-unknown-group/factory.json";
    let sheet = nasty("workbook-misspelt-sheet/works.xlsx");
    let forms = [
        transcript(&["check", json]),
        piped(json, &["check", "-"]),
        transcript(&["check", &nasty("unknown-group/works")]),
        transcript(&["check", &sheet]),
        piped(&sheet, &["check", "-"]),
        transcript(&["check", &nasty("opendocument-merged/works.ods")]),
        transcript(&["check", &nasty("unknown-group/works"), "--format", "json"]),
        transcript(&["check", "data/broken/E208-unknown-group/factroy.json"]),
    ];
    insta::assert_snapshot!("check_forms", forms.join("\n"));
}

#[test]
fn problems_are_said_in_chinese() {
    let of = |file: &str| transcript(&["check", file, "--lang", "zh"]);
    let problems = [
        of("data/broken/E105-unknown-field/factory.json"),
        of("data/broken/E108-unknown-word/factory.json"),
        of("data/broken/E206-unknown-workshop/factory.json"),
        of("data/broken/W806-unused-group/factory.json"),
        of("data/nasty/unknown-group/works"),
        of("no-such-works.json"),
        of("data/plants/published/hillier-wyndor/factory.json"),
    ];
    insta::assert_snapshot!("check_chinese", problems.join("\n"));
}

/// Where a planner wrote the name instead of the id, or another case, the id is suggested; where
/// nothing is like it, what there is.
#[test]
fn ids_are_suggested_by_name_and_in_any_case() {
    let works = |group: &str| {
        format!(
            r#"{{"factory": "Works", "from": "2026-12-01", "to": "2026-12-31",
                "groups": [{{"id": "g-17", "name": "Gear Cutting 齿轮组"}}, {{"id": "lathes"}}],
                "products": [{{"id": "shaft", "operations": [{{"group": "{group}", "hours": 1}}]}}],
                "orders": [{{"id": "A", "product": "shaft", "quantity": 1}}]}}"#
        )
    };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("works.json");
    for (group, wanted) in [
        ("gear cutting 齿轮组", "did you mean \"g-17\"?"),
        ("LATHES", "did you mean \"lathes\"?"),
        ("la-thes", "did you mean \"lathes\"?"),
        ("press", "known: g-17, lathes"),
    ] {
        std::fs::write(&file, works(group)).unwrap();
        let output = program(&["check", file.to_str().unwrap()]).output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(said.contains(wanted), "{said}");
    }
}

/// The other answers in Chinese: where it is tight, why, and what could be done.
#[test]
fn answers_in_chinese() {
    let tomato = "data/plants/published/chopra-red-tomato/factory.json";
    let dakota = "data/plants/published/winston-dakota/factory.json";
    let short = "data/broken/W804-demand-above-capacity/factory.json";
    let said = |arguments: &[&str]| {
        let arguments = [arguments, &["--lang", "zh"]].concat();
        transcript(&arguments)
    };
    let answers = [
        said(&["bottlenecks", tomato, "--top", "6", "--curve", "labour/workers/overtime"]),
        said(&["why", short, "short", "A"]),
        said(&["repair", short, "--menu", "2"]),
        said(&["repair", tomato]),
        said(&["why", dakota, "quantity", "desks"]),
        said(&["why", dakota, "group", "carpentry"]),
        said(&["batch", "data/plants/published/winston-dakota", "data/broken/E208-unknown-group"]),
    ];
    let mut settings = insta::Settings::clone_current();
    settings.add_filter(r"(残差(?:不超过)? )[0-9.e-]+", "${1}[...]");
    settings.bind(|| insta::assert_snapshot!("answers_chinese", answers.join("\n")));
}
