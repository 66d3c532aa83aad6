//! `docs/style.md` is kept: no phrase of its column "not" appears in what a reader sees in English.

use std::fs;
use std::path::Path;

use super::program::{junheng, root};

/// The phrases of the third column, lower case.
fn phrases() -> Vec<String> {
    let page = fs::read_to_string(root().join("docs/style.md")).unwrap();
    let table = page.split("\n|---|---|---|\n").nth(1).expect("the page has a table");
    let rows = table.lines().take_while(|line| line.starts_with('|'));
    let not = rows.filter_map(|row| row.split('|').nth(3)).flat_map(|cell| cell.split(','));
    not.map(|it| it.trim().to_lowercase()).filter(|it| !it.is_empty()).collect()
}

/// Files below `folder` with this extension, without those whose English is not prose.
fn files(folder: &Path, extension: &str, found: &mut Vec<String>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            if !path.ends_with("words/chinese") {
                files(&path, extension, found);
            }
        } else if path.extension().is_some_and(|it| it == extension) {
            let path = path.strip_prefix(root()).unwrap().to_str().unwrap().to_owned();
            if path != "docs/style.md" {
                found.push(path);
            }
        }
    }
}

/// What a reader sees as prose: comments of Rust, messages of the catalogue, a page without JSON.
fn prose(path: &str, text: &str) -> String {
    let mut json = false;
    let kept = text.lines().filter(|line| match path.rsplit('.').next() {
        Some("rs") => line.trim_start().starts_with("//"),
        Some("md") => {
            json = if line.starts_with("```") { line.starts_with("```json") } else { json };
            !json
        }
        _ => true,
    });
    let unmarked = kept.map(|line| line.trim_start().trim_start_matches(['/', '!', '#', '*', '>']));
    let joined = unmarked.collect::<Vec<_>>().join(" ");
    // Code between backticks; an odd one out hides nothing.
    let fenced = joined.replace("```", " ");
    let parts: Vec<&str> = fenced.split('`').collect();
    let all = parts.len().is_multiple_of(2);
    let seen = parts.iter().enumerate().filter(|(at, _)| all || at % 2 == 0).map(|(_, it)| *it);
    let seen = seen.collect::<Vec<_>>().join(" ` ");
    seen.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The phrases in a text, each as whole words, with what is around them.
fn found<'p>(text: &str, phrases: &'p [String]) -> Vec<(&'p str, String)> {
    let part_of_word = |it: char| it.is_alphanumeric() || it == '-' || it == '_';
    let mut found = Vec::new();
    for phrase in phrases {
        for (at, _) in text.match_indices(phrase.as_str()) {
            let end = at + phrase.len();
            let before = text[..at].chars().next_back().is_some_and(part_of_word);
            if !before && !text[end..].chars().next().is_some_and(part_of_word) {
                let around: String = text[..at].chars().rev().take(30).collect();
                let around: String = around.chars().rev().collect();
                let after: String = text[end..].chars().take(20).collect();
                found.push((phrase.as_str(), format!("{around}{phrase}{after}")));
            }
        }
    }
    found
}

#[test]
fn no_phrase_that_the_style_page_rejects_is_written() {
    let phrases = phrases();
    assert!(phrases.len() > 50, "{} phrases", phrases.len());
    let mut paths: Vec<String> =
        ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"].map(str::to_owned).to_vec();
    files(&root().join("docs"), "md", &mut paths);
    files(&root().join("src/words/english"), "ftl", &mut paths);
    files(&root().join("src"), "rs", &mut paths);
    assert!(paths.len() > 300, "{} files", paths.len());
    let pages = paths.into_iter().map(|path| {
        let text = fs::read_to_string(root().join(&path)).unwrap();
        (path, text)
    });
    let help = help().into_iter().map(|page| ("help.txt".to_owned(), page));
    let mut told = Vec::new();
    for (path, text) in pages.chain(help) {
        for (phrase, around) in found(&prose(&path, &text), &phrases) {
            told.push(format!("{path}: \"{phrase}\": …{around}…"));
        }
    }
    assert!(told.is_empty(), "docs/style.md says what to write instead:\n{}", told.join("\n"));
}

/// The long help of the program and of each command.
fn help() -> Vec<String> {
    let (_, first, _) = junheng(&root(), &["--help"]);
    let commands = first.lines().skip_while(|it| *it != "Commands:").skip(1);
    let commands = commands.take_while(|it| !it.is_empty());
    let names = commands.filter(|it| it.starts_with("  ") && !it.starts_with("   "));
    let names: Vec<&str> = names.filter_map(|it| it.split_whitespace().next()).collect();
    assert!(names.len() > 15, "{names:?}");
    let pages = names.iter().map(|name| junheng(&root(), &["help", name]).1);
    std::iter::once(first.clone()).chain(pages).collect()
}

#[test]
fn a_phrase_is_found_as_whole_words_in_prose_alone() {
    let phrases = ["a works".to_owned(), "sooner".to_owned()];
    let told = |path: &str, text: &str| found(&prose(path, text), &phrases).len();
    assert_eq!(told("a.rs", "/// Reads a\n/// works, no sooner.\nlet a = \"a works\";"), 2);
    assert_eq!(told("a.md", "Of a works-401 and `sooner`.\n```json\n\"sooner\"\n```\n"), 0);
    assert_eq!(told("a.ftl", "key = Sooner or later"), 1);
}
