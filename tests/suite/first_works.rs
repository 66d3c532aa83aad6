//! `junheng new`: whatever is answered, what is written can be planned, and nothing is lost.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Output, Stdio};

use super::program::program;

/// Two groups, one material, two products, the second not ordered.
const ANSWERS: &str = "\
Riverside & Sons
2026-12
6
2
7.5
EUR
2
Lathes
3
Grinding machines

1
Round steel
kg

1500
2
Drive shaft
pcs
0.5
0.25
2.5
400
2026-12-18
120
Flange

0
0.2
0
0
45
";

fn asked(folder: &Path, arguments: &[&str], answers: &str) -> Output {
    let mut child = program(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(answers.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8([output.stdout.as_slice(), &output.stderr].concat()).unwrap()
}

/// The month offered is the next one, whenever this is.
fn any_month() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.add_filter(r" 2026-12 \[20[0-9]{2}-[01][0-9]\]", " 2026-12 [the next month]");
    settings
}

/// Checks and plans a works, and gives the plan.
fn planned(folder: &Path, works: &str) -> serde_json::Value {
    let check = program(&["check", works]).current_dir(folder).output().unwrap();
    assert_eq!(check.status.code(), Some(0), "{}", said(&check));
    assert!(check.stdout.is_empty(), "not even a warning: {}", said(&check));
    let plan = program(&["plan", works, "--format", "json"]).current_dir(folder).output().unwrap();
    assert_eq!(plan.status.code(), Some(0), "{}", said(&plan));
    serde_json::from_slice(&plan.stdout).unwrap()
}

#[test]
fn the_questions_and_the_works_they_come_to() {
    let folder = tempfile::tempdir().unwrap();
    let output = asked(folder.path(), &["new"], ANSWERS);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let works = fs::read_to_string(folder.path().join("factory.json")).unwrap();
    let conversation = format!("{}--- factory.json\n{works}", said(&output));
    any_month().bind(|| insta::assert_snapshot!("new", conversation));
    let plan = planned(folder.path(), "factory.json");
    assert_eq!(plan["orders"].as_array().unwrap().len(), 1);
    assert_eq!(plan["orders"][0]["quantity"], 400.0);
    assert_eq!(plan["orders"][0]["due"], "2026-12-18");
    assert_eq!(plan["materials"][0]["quotas"][0]["quota"], 1500.0);
}

#[test]
fn the_questions_in_chinese() {
    let folder = tempfile::tempdir().unwrap();
    let answers = format!("第四机械厂\n2026-12\n{}", "\n".repeat(31));
    let output = asked(folder.path(), &["new", "--lang", "zh"], &answers);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let works = fs::read_to_string(folder.path().join("factory.json")).unwrap();
    let conversation = format!("{}--- factory.json\n{works}", said(&output));
    any_month().bind(|| insta::assert_snapshot!("new_chinese", conversation));
    planned(folder.path(), "factory.json");
}

#[test]
fn the_defaults_alone_are_a_works() {
    for language in ["en", "zh"] {
        for file in ["factory.json", "works.xlsx"] {
            let folder = tempfile::tempdir().unwrap();
            let arguments = ["new", "--yes", "--out", file, "--lang", language];
            let output = asked(folder.path(), &arguments, "");
            assert_eq!(output.status.code(), Some(0), "{}", said(&output));
            let name = if language == "en" { "My factory" } else { "我的工厂" };
            if file.ends_with("json") {
                assert_eq!(planned(folder.path(), file)["factory"]["name"], name);
            } else {
                let arguments = ["plan", file, "--format", "json"];
                let plan = program(&arguments).current_dir(folder.path()).output().unwrap();
                assert_eq!(plan.status.code(), Some(0), "{}", said(&plan));
                let plan: serde_json::Value = serde_json::from_slice(&plan.stdout).unwrap();
                assert_eq!(plan["factory"]["name"], name);
                assert_eq!(plan["orders"].as_array().unwrap().len(), 2);
            }
        }
    }
}

#[test]
fn a_works_that_is_there_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("factory.json");
    fs::write(&file, "mine").unwrap();
    let output = asked(folder.path(), &["new"], ANSWERS);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    let output = asked(folder.path(), &["new", "--force"], ANSWERS);
    assert_eq!(output.status.code(), Some(0));
    planned(folder.path(), "factory.json");
}

/// Whatever line is wrong or missing, and however many there are, no file is written and the line
/// is named.
#[test]
fn a_wrong_answer_writes_nothing() {
    let lines: Vec<&str> = ANSWERS.lines().collect();
    let text = |lines: &[&str]| lines.iter().flat_map(|it| [it, "\n"]).collect::<String>();
    // Text where a number is wanted; a month that is none; a date outside the month.
    for (line, wrong) in [
        (2, "12-2026"),
        (2, "2026-13"),
        (3, "4"),
        (5, "13"),
        (5, "nan"),
        (7, "0"),
        (10, "lathes"),
        (11, "-1"),
        (15, "inf"),
        (16, "a lot"),
        (17, "1.5"),
        (18, "Round steel"),
        (20, "-0.5"),
        (23, "1e13"),
        (24, "2027-01-05"),
        (26, "*"),
        (29, "0"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut answers = lines.clone();
        answers[line - 1] = wrong;
        let output = asked(folder.path(), &["new"], &text(&answers));
        let said = said(&output);
        assert_eq!(output.status.code(), Some(1), "{line} {wrong}: {said}");
        assert!(said.contains(&format!("-:{line}:")) && said.contains("E930"), "{wrong}: {said}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
    for missing in [0, 5, lines.len() - 1] {
        let folder = tempfile::tempdir().unwrap();
        let output = asked(folder.path(), &["new"], &text(&lines[..missing]));
        assert_eq!(output.status.code(), Some(1));
        assert!(said(&output).contains("the answers end before"), "{}", said(&output));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
    let folder = tempfile::tempdir().unwrap();
    let output = asked(folder.path(), &["new"], &format!("{ANSWERS}\n\none more\n"));
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("one answer too many"), "{}", said(&output));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}
