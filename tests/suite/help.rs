//! Help and wrong usage in the language asked for, before a command is even read.

use super::command_line::transcript;
use super::program::program;

#[test]
fn help_in_chinese() {
    let pages = [
        transcript(&["--help", "--lang", "zh"]),
        transcript(&["--lang", "zh", "help", "merge"]),
        transcript(&["why", "late", "-h", "--lang=zh"]),
        transcript(&["--lang", "zh", "lp", "--help"]),
        transcript(&["--lang", "zh", "plan", "-h"]),
    ];
    insta::assert_snapshot!("help_chinese", pages.join("\n"));
}

#[test]
fn wrong_usage_in_chinese() {
    let wrong: [&[&str]; 18] = [
        &["plan"],
        &["plna", "works.json"],
        &["plan", "works.json", "--fromat", "csv"],
        &["plan", "works.json", "another.json"],
        &["plan", "works.json", "--format", "text", "--format", "json"],
        &["plan", "works.json", "--format", "xml"],
        &["plan", "works.json", "--out"],
        &["plan", "works.json", "--engine", "diesel"],
        &["plan", "works.json", "--goals", "profits"],
        &["plan", "works.json", "--bucket", "year"],
        &["plan", "works.json", "--time-limit", "soon"],
        &["bottlenecks", "works.json", "--top", "-1"],
        &["bottlenecks", "works.json", "--step", "none"],
        &["generate", "--products", "0"],
        &["generate", "--products", "99999999999999999999"],
        &["whatif", "works.json", "scenarios.json", "--set", "a=1"],
        &["new", "--yes=2"],
        &["--", "plan"],
    ];
    let told = wrong.map(|arguments| transcript(&[&["--lang", "zh"], arguments].concat()));
    insta::assert_snapshot!("wrong_usage_chinese", told.join("\n"));
}

/// The locale is enough; what `--lang` says is more; what is no language is wrong usage in that of
/// the locale.
#[test]
fn the_language_is_known_before_the_command_line_is_read() {
    let said = |arguments: &[&str]| {
        let output = program(arguments).env("LANG", "zh_CN.UTF-8").output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        (output.status.code().unwrap(), String::from_utf8(said).unwrap())
    };
    let (exit, help) = said(&["plan", "--help"]);
    assert!(exit == 0 && help.contains("\n用法：junheng plan [选项] <FACTORY.json>\n"), "{help}");
    let (exit, help) = said(&["plan", "--help", "--lang", "en"]);
    assert!(exit == 0 && help.contains("\nUsage: junheng plan [OPTIONS] <FACTORY.json>\n"));
    let (exit, wrong) = said(&["--lang", "fr", "check", "works.json"]);
    assert!(
        exit == 2 && wrong.starts_with("错误：'--lang <LANGUAGE>' 的值 'fr' 无效：请用 en 或 zh\n")
    );
    // What follows `--` is no option, and a command's own values name no language.
    let (exit, wrong) = said(&["check", "--", "a", "--lang", "en"]);
    assert!(exit == 2 && wrong.starts_with("错误：没有参数 '--lang'\n"), "{wrong}");
    assert_eq!(said(&["--version"]).1, format!("junheng {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn what_the_disk_refuses_is_said_in_chinese() {
    let works = "data/plants/published/hillier-wyndor/factory.json";
    let said = |language: &str| {
        let out = ["--out", "no-such-folder/plan.html", "--lang", language];
        let output = program(&[&["plan", works], &out[..]].concat()).output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    let (exit, english) = said("en");
    let start = "error: cannot write no-such-folder/plan.html: ";
    // What the system says is quoted, but for the name of the temporary file.
    let (why, _) = english.strip_prefix(start).unwrap().split_once(" at path").unwrap();
    let (also, chinese) = said("zh");
    assert_eq!(also, exit);
    let start = format!("错误：无法写入 no-such-folder/plan.html：{why}");
    assert!(chinese.starts_with(&start), "{chinese}");
    assert_eq!(exit, Some(1));
}
