//! The error index says of every code what it demands, shows the smallest wrong file, and is
//! current. `UPDATE=1 cargo test --test suite error_index` rewrites it.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use junheng::diag::{Code, registry};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn folder(code: Code) -> PathBuf {
    let rule = code.rule();
    root().join("data/broken").join(format!("{}-{}", rule.code, rule.slug))
}

const HEADING: &str = "\
# Error index

Every problem junheng can find in a factory file, a plan or a programme: the rule, the smallest file that breaks it with
the message, and what to do. Errors must be corrected before anything is planned; a warning marks something that was
probably not meant. All problems of a file are reported at once.

This page is generated from the registry of codes and from `data/broken`; a test keeps it current.
";

fn index() -> String {
    let mut text = HEADING.to_owned();
    let mut chapter = String::new();
    for code in registry() {
        let rule = code.rule();
        if chapter != rule.code[..2] {
            rule.code[..2].clone_into(&mut chapter);
            let title = match chapter.as_str() {
                "E1" => "E1: the format of the file or workbook",
                "E2" => "E2: ids and references",
                "E3" => "E3: dates and the calendar",
                "E4" => "E4: figures and capacities",
                "E5" => "E5: products, materials and stores",
                "E6" => "E6: orders, frozen quantities and projects",
                "E7" => "E7: goals and balance",
                "E8" => "E8: programmes in MPS",
                "E9" => "E9: plan files, bases, proofs, comparisons, long runs and scenarios",
                "W8" => "W8: warnings",
                "W9" => "W9: warnings on plan files",
                other => panic!("chapter {other} has no title"),
            };
            write!(text, "\n## {title}\n").unwrap();
        }
        write!(text, "\n### {} {}\n\n{}\n", rule.code, rule.slug, rule.meaning).unwrap();
        // What is shown is the file itself, where it is short and means what it shows.
        let files = [
            "scenarios.json",
            "actuals.json",
            "factory.json",
            "plan.json",
            "basis.json",
            "proof.json",
            "programme.mps",
        ];
        let shown = files
            .iter()
            .filter_map(|file| fs::read(folder(*code).join(file)).ok())
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .find(|file| file.len() < 1000 && !folder(*code).join("limit.txt").exists());
        if let Some(file) = shown {
            let file = file.replace('\u{fffd}', "\u{25a1}");
            let language = if chapter == "E8" { "text" } else { "json" };
            write!(text, "\n```{language}\n{file}```\n").unwrap();
        }
        let said = fs::read_to_string(folder(*code).join("expected.txt")).unwrap_or_default();
        // Of a folder of CSV files the one that is wrong.
        let first = said.split(':').next().unwrap_or_default();
        let wrong = Some(first).filter(|it| it.starts_with("works/"));
        if let Some(bytes) = wrong.and_then(|file| fs::read(folder(*code).join(file)).ok()) {
            let file = String::from_utf8_lossy(&bytes).replace('\u{fffd}', "\u{25a1}");
            write!(text, "\n```text\n{file}```\n").unwrap();
        }
        if let Some(end) = said.rfind("\n\n") {
            write!(text, "\n```text\n{}\n```\n", &said[..end]).unwrap();
        }
        write!(text, "\n*Cure:* {}\n", rule.cure).unwrap();
    }
    text
}

#[test]
fn the_error_index_is_current() {
    let file = root().join("docs/errors.md");
    if env::var_os("UPDATE").is_some() {
        fs::write(&file, index()).unwrap();
    }
    assert!(
        fs::read_to_string(&file).unwrap_or_default() == index(),
        "docs/errors.md is not current: run with UPDATE=1"
    );
}

#[test]
fn every_code_has_a_folder_and_every_folder_a_code() {
    let wanted: BTreeSet<PathBuf> = registry().iter().map(|code| folder(*code)).collect();
    let entries = fs::read_dir(root().join("data/broken")).unwrap();
    let there: BTreeSet<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    assert_eq!(wanted, there);
    for folder in there {
        assert!(folder.join("expected.txt").exists(), "{} lacks expected.txt", folder.display());
    }
}

#[test]
fn codes_and_slugs_are_unique_and_the_letter_says_the_severity() {
    let codes: BTreeSet<&str> = registry().iter().map(|code| code.rule().code).collect();
    let slugs: BTreeSet<&str> = registry().iter().map(|code| code.rule().slug).collect();
    assert_eq!((codes.len(), slugs.len()), (registry().len(), registry().len()));
    for code in registry() {
        let letter = match code.rule().severity {
            junheng::diag::Severity::Error => 'E',
            junheng::diag::Severity::Warning => 'W',
        };
        assert!(code.rule().code.starts_with(letter));
    }
}
