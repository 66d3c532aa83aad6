//! What-ifs, the potential and the differences of two plans on a terminal: in the language spoken
//! and as wide as it is, while JSON and CSV stay what they are.

use std::fs;
use std::path::Path;

use junheng::diag::Message;
use junheng::explain::potential::Mix;
use junheng::model::answers::contradiction::{Clash, Kind, Part, Party};
use junheng::model::answers::diff::{Bundling, Diff, NotComparable};
use junheng::model::answers::potential::{LeftOut, Potential, Reach, WorkingTime};
use junheng::model::answers::reason::Reason;
use junheng::model::answers::whatif::{
    Expected, ScenarioStatus, Surprise, SurpriseReason, WhatIf, WithoutPlan,
};
use junheng::report::{self, Terminal};
use junheng::source::SourceText;
use junheng::words::{Language, Words};
use serde_json::json;
use unicode_width::UnicodeWidthStr;

use super::command_line::transcript_of;
use super::diff::{press, set};
use super::potential::{asked, valid};
use super::program::{junheng, program, root};
use super::whatif::mill;

const DEMO: &str = "data/plants/demo/works-401/factory.json";
const DAKOTA: &str = "data/plants/published/winston-dakota/factory.json";

/// What a person sees of a command run in a folder.
fn seen(folder: &Path, arguments: &[&str]) -> String {
    transcript_of(arguments, program(arguments).current_dir(folder))
}

/// Standard output of a command that is done.
fn shown(folder: &Path, arguments: &[&str]) -> String {
    let (exit, shown, said) = junheng(folder, arguments);
    assert_eq!(exit, 0, "{said}");
    shown
}

/// Two works of a press with their plans, in a folder.
fn presses(folder: &Path) -> [&'static str; 4] {
    let before = set(&press(), "groups/saw/hours", json!({"per_month": 600}));
    let after = set(&before, "groups/press/machines", json!(2));
    let after = set(&after, "groups/saw/hours", json!({"per_week": 150}));
    let after = set(&after, "orders/b/limit", json!(180));
    let names = ["before-plan.json", "after-plan.json", "before.json", "after.json"];
    for (works, file, plan) in [(before, names[2], names[0]), (after, names[3], names[1])] {
        fs::write(folder.join(file), works.to_string()).unwrap();
        let made = shown(folder, &["plan", file, "--format", "json"]);
        fs::write(folder.join(plan), made).unwrap();
    }
    names
}

fn whatif_of_the_mill(folder: &Path) -> WhatIf {
    mill(folder);
    let asked = ["whatif", "works.json", "scenarios.json", "--format", "json"];
    serde_json::from_str(&shown(folder, &asked)).unwrap()
}

fn potential_of_the_mill(folder: &Path) -> Potential {
    mill(folder);
    let text = std::fs::read_to_string(folder.join("works.json")).unwrap();
    let mut potential = asked(&valid(&text), Mix::Orders);
    potential.certificate.factory_sha256 = SourceText::from_text("works.json", &text).sha256;
    potential
}

fn diff_of_the_presses(folder: &Path) -> Diff {
    let [before, after, one, other] = presses(folder);
    let asked = ["diff", before, after, one, other, "--format", "json"];
    serde_json::from_str(&shown(folder, &asked)).unwrap()
}

/// A text without its line ends.
fn joined(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn what_ifs_in_chinese() {
    let folder = tempfile::tempdir().unwrap();
    mill(folder.path());
    let asked = ["whatif", "works.json", "scenarios.json", "--top", "6", "--lang", "zh"];
    insta::assert_snapshot!("whatif_chinese", seen(folder.path(), &asked));
}

#[test]
fn the_potential_in_chinese() {
    let demo = ["potential", DEMO, "--fractional", "--steps", "3", "--lang", "zh"];
    let asked = [
        seen(&root(), &["potential", DAKOTA, "--mix", "desks=1,tables=2", "--lang", "zh"]),
        seen(&root(), &demo),
        seen(&root(), &["potential", DAKOTA, "--mix", "gates=1", "--lang", "zh"]),
        seen(&root(), &["potential", DAKOTA, "--lang", "zh"]),
        seen(&root(), &["potential", DEMO, "--fractional", "--leading", "gates", "--lang", "zh"]),
    ];
    let mut settings = insta::Settings::clone_current();
    settings.add_filter(r"(残差不超过 )[0-9.e-]+", "${1}[...]");
    settings.bind(|| insta::assert_snapshot!("potential_chinese", asked.join("\n")));
}

#[test]
fn two_plans_in_chinese() {
    let folder = tempfile::tempdir().unwrap();
    let [before, after, one, other] = presses(folder.path());
    let asked = [
        seen(folder.path(), &["diff", before, after, one, other, "--lang", "zh"]),
        seen(
            folder.path(),
            &["diff", before, after, one, other, "--bucket", "day", "--lang", "zh"],
        ),
    ];
    let mut settings = insta::Settings::clone_current();
    settings.add_filter(r"(残差不超过 )[0-9.e-]+", "${1}[...]");
    settings.bind(|| insta::assert_snapshot!("diff_chinese", asked.join("\n")));
}

/// Sentences keep to the terminal's width; tables, which keep their figures, to 80 columns at
/// least.
#[test]
fn every_answer_keeps_to_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let whatif = whatif_of_the_mill(folder.path());
    let asked = ["potential", DEMO, "--fractional", "--format", "json"];
    let potential = serde_json::from_str(&shown(&root(), &asked)).unwrap();
    let diff = diff_of_the_presses(folder.path());
    for language in Language::ALL {
        let words = Words::of(language);
        for width in [60, 80, 100] {
            let terminal = Terminal::new(&words, Some(width));
            let texts = [
                report::whatif::text(&whatif, &terminal),
                report::potential::text(&potential, &terminal),
                report::diff::text(&diff, &terminal),
            ];
            for text in &texts {
                for line in text.lines() {
                    // Rows of tables keep their figures, and a digest is one word.
                    let digest = line.trim().bytes().all(|it| it.is_ascii_hexdigit());
                    let table = digest || line.trim().contains("  ");
                    let most = if table { width.max(80) } else { width };
                    assert!(line.width() <= most, "{width} columns, {language:?}: {line}\n{text}");
                }
            }
            let widest = |text: &String| text.lines().map(UnicodeWidthStr::width).max();
            // What is there is used.
            assert!(texts.iter().all(|it| widest(it) > Some(width - 12)), "{width}: {texts:#?}");
        }
    }
}

#[test]
fn data_do_not_depend_on_the_language() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    mill(folder);
    let [before, after, one, other] = presses(folder);
    let whatif = ["whatif", "works.json", "scenarios.json", "--out", "kept", "--resume"];
    for asked in [
        [&whatif[..], &["--format", "json"]].concat(),
        [&whatif[..], &["--format", "csv"]].concat(),
        vec!["diff", before, after, one, other, "--format", "json"],
        vec!["potential", "works.json", "--format", "json"],
    ] {
        let in_language = |tag: &str| {
            let bytes = shown(folder, &[&asked[..], &["--lang", tag]].concat());
            let kept = ["records.jsonl", "summary.json", "scenarios.csv"];
            (bytes, kept.map(|it| fs::read(folder.join("kept").join(it)).ok()))
        };
        let english = in_language("en");
        assert!(!english.0.is_empty() && english == in_language("zh"), "{asked:?}");
    }
}

/// What data say in English sentences, the catalogue says in the same ones.
#[test]
fn sentences_of_the_data_are_those_of_the_catalogue() {
    let words = Words::of(Language::English);
    let terminal = Terminal::new(&words, None);
    let folder = tempfile::tempdir().unwrap();
    let mut potential = potential_of_the_mill(folder.path());
    assert_eq!(potential.certificate.statement, words.say("potential-certified"));
    let left_out = [
        LeftOut::Further,
        LeftOut::Products,
        LeftOut::Proportion,
        LeftOut::FewestHours,
        LeftOut::Waste,
    ];
    for it in left_out {
        potential.left_out = vec![it];
        let sentence = serde_json::to_value(it).unwrap();
        let sentence = format!("Not computed: {}.", sentence.as_str().unwrap());
        assert!(joined(&report::potential::text(&potential, &terminal)).contains(&sentence));
    }
    let mut diff = diff_of_the_presses(folder.path());
    let dates = |month: &str| [format!("2026-{month}-01"), format!("2026-{month}-28")];
    for it in not_comparable(dates) {
        diff.not_comparable = vec![it.clone()];
        let sentence = format!("Note: {}.", String::from(it));
        assert!(joined(&report::diff::text(&diff, &terminal)).contains(&sentence), "{sentence}");
    }
}

fn not_comparable(dates: impl Fn(&str) -> [String; 2]) -> [NotComparable; 6] {
    let goals = || vec!["fulfil/priority 2".to_owned(), "profit".to_owned()];
    [
        NotComparable::BucketLength("day".into(), "ten-day".into()),
        NotComparable::Dates(dates("03"), dates("04")),
        NotComparable::Buckets,
        NotComparable::Currency("CNY".into(), "EUR".into()),
        NotComparable::GoalsBefore(goals()),
        NotComparable::GoalsAfter(goals()),
    ]
}

/// What happens seldom is said in Chinese too.
#[test]
fn rare_endings_in_chinese() {
    let words = Words::of(Language::Chinese);
    let terminal = Terminal::new(&words, None);
    let folder = tempfile::tempdir().unwrap();
    let mut whatif = whatif_of_the_mill(folder.path());
    whatif.top.clear();
    whatif.ties.clear();
    whatif.stretches.clear();
    whatif.complete = false;
    whatif.refused = 2;
    let without = |name: &str, status, reason: Reason| WithoutPlan {
        name: name.to_owned(),
        status,
        reason: Some(reason),
    };
    let party = Party {
        kind: Kind::Space,
        name: "货架".to_owned(),
        from: "2026-12-07".to_owned(),
        to: "2026-12-09".to_owned(),
        ..Party::default()
    };
    let at = "stores/rack@2026-12-07".to_owned();
    let clash = Clash { at, party, part: Part::TooLittle("9".to_owned()) };
    let died = Message::new("failed-engine-died").with("engine", "simplex");
    whatif.without_plan = vec![
        without("甲", ScenarioStatus::Invalid, Reason::of(Some("E208".into()), died.clone())),
        without("乙", ScenarioStatus::Infeasible, Reason::clash(&clash)),
        without("丙", ScenarioStatus::Failed, Reason::of(None, died)),
        without("丁", ScenarioStatus::Unbounded, Reason::grows("profit", &["A".to_owned()])),
    ];
    let surprise = |expected, because, of: Option<&str>| Surprise {
        name: "more".to_owned(),
        goal: "low-stock".to_owned(),
        change: 3.5,
        expected,
        because,
        of: of.map(str::to_owned),
    };
    whatif.surprises = vec![
        surprise(Expected::NoWorse, SurpriseReason::EarlierGoal, Some("fulfil/priority 1")),
        surprise(Expected::NoBetter, SurpriseReason::EarlierGoal, Some("on-time")),
        surprise(Expected::NoWorse, SurpriseReason::Tolerance, Some("profit")),
        surprise(Expected::NoWorse, SurpriseReason::Measure, None),
        surprise(Expected::NoBetter, SurpriseReason::NotKnown, None),
    ];
    whatif.surprising = 8;
    let mut potential = potential_of_the_mill(folder.path());
    potential.regular.reach = Reach::Impossible;
    potential.overtime.reach = Reach::Unlimited;
    potential.overtime.needs_not_given = 12.5;
    potential.reckoned_in = WorkingTime::Overtime;
    potential.staircase[0].binds.clear();
    potential.waste.idle.clear();
    potential.left_out = vec![LeftOut::Further, LeftOut::FewestHours];
    let mut diff = diff_of_the_presses(folder.path());
    let dates = |month: &str| [format!("2026-{month}-01"), format!("2026-{month}-28")];
    diff.not_comparable = not_comparable(dates).to_vec();
    diff.only_before = vec!["orders/gone".to_owned()];
    let waterfall = diff.waterfall.as_mut().unwrap();
    waterfall.bundling = Bundling::ByTable;
    waterfall.not_attributed = vec!["on-time".to_owned()];
    waterfall.one_of_several = 3;
    waterfall.changes[0].after = None;
    waterfall.changes[1].before = None;
    let texts = [
        report::whatif::text(&whatif, &terminal),
        report::potential::text(&potential, &terminal),
        report::diff::text(&diff, &terminal),
    ];
    let mut settings = insta::Settings::clone_current();
    settings.add_filter(r"(残差不超过 )[0-9.e-]+", "${1}[...]");
    settings.bind(|| insta::assert_snapshot!("rare_chinese", texts.join("\n---\n\n")));
}
