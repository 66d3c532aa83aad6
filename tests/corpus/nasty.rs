//! Each folder of `data/nasty` holds a workbook or a folder of CSV files with a trouble that real
//! ones have. What is said of it, everything refused with its cell, and, where it is accepted, the
//! whole factory file it stands for are as its `expected.txt` says: nothing changes in silence.

use std::path::Path;
use std::process::Command;

use junheng::diag::{Diagnostic, Severity};
use junheng::report::{Terminal, diagnostics};
use junheng::source::workbook::{self, Workbook};
use junheng::source::{SourceText, json};
use junheng::validate::validate;
use junheng::words::{Language, Words};
use libtest_mimic::{Failed, Trial};

/// The problems as a person reads them in English.
fn plain(source: &SourceText, problems: &[Diagnostic]) -> String {
    let words = Words::of(Language::English);
    diagnostics::plain(source, problems, &Terminal::new(&words, None))
}

pub fn trials() -> Vec<Trial> {
    let trial = |folder: std::path::PathBuf| {
        let title = format!("nasty/{}", super::name(&folder));
        Trial::test(title, move || check(&folder)).with_kind("nasty")
    };
    super::folders("nasty").into_iter().map(trial).collect()
}

/// The input of a folder: a CSV folder or a workbook, called `works`.
pub fn input(folder: &Path) -> Option<String> {
    let names = ["works", "works.xlsx", "works.ods", "works.xls"];
    names.iter().find(|name| folder.join(name).exists()).map(|name| (*name).to_owned())
}

/// Reads a folder's input under the name a user in that folder would give.
pub fn read(folder: &Path, name: &str) -> Workbook {
    let path = folder.join(name);
    if !path.is_dir() {
        return workbook::from_bytes(name, &std::fs::read(path).unwrap());
    }
    let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(&path)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|it| (it.file_name().into_string().unwrap(), std::fs::read(it.path()).unwrap()))
        .filter(|(name, _)| !name.starts_with('.'))
        .collect();
    files.sort();
    workbook::from_files(name, &files)
}

fn check(folder: &Path) -> Result<(), Failed> {
    let name = input(folder).ok_or("the folder has no works")?;
    let read = read(folder, &name);
    let words = junheng::words::Words::of(junheng::words::Language::English);
    let mut text = junheng::report::form::notes(&words, &read).join("\n");
    let chinese = junheng::words::Words::of(junheng::words::Language::Chinese);
    for note in junheng::report::form::notes(&chinese, &read) {
        super::chinese::is_chinese(&note)?;
    }
    if !text.is_empty() {
        text.push('\n');
    }
    let refused = read.problems.iter().any(|it| it.severity() == Severity::Error);
    let (problems, accepted) = if refused {
        (read.problems, false)
    } else {
        match validate(json::read(&read.source.text)) {
            Ok(validated) => ([read.problems, validated.warnings].concat(), true),
            Err(problems) => ([read.problems, problems].concat(), false),
        }
    };
    super::chinese::is_chinese(&super::chinese::plain(&read.source, &problems))?;
    text.push_str(&plain(&read.source, &problems));
    if accepted {
        text.push_str(&read.source.text);
    } else {
        // Every refusal names a cell, or the whole file where it has none that can be read.
        for place in read.source.places(&problems) {
            if place.cell.is_none() {
                return Err(format!("a problem without a cell:\n{text}").into());
            }
        }
    }
    for (sheet, rows) in &read.rows {
        if accepted && rows.seen != rows.read + rows.skipped {
            return Err(format!("rows of {sheet} were lost: {rows:?}").into());
        }
    }
    // The command says the same, from the file itself.
    let output = Command::new(env!("CARGO_BIN_EXE_junheng"))
        .args(["check", &name])
        .current_dir(folder)
        .output()?;
    let said = String::from_utf8(output.stderr)? + &String::from_utf8(output.stdout)?;
    let begins = text.trim_end_matches("0 errors, 0 warnings\n");
    if output.status.code() != Some(i32::from(!accepted)) || (!accepted && said != begins) {
        return Err(format!("`check` says something else:\n{said}").into());
    }
    super::expect(&folder.join("expected.txt"), &text)
}
