//! What is said in Chinese is Chinese: no English sentence is left in it.

use junheng::diag::Diagnostic;
use junheng::report::{Terminal, diagnostics};
use junheng::source::SourceText;
use junheng::words::{Language, Words};
use libtest_mimic::Failed;

/// The problems as a person reads them in Chinese.
pub fn plain(source: &SourceText, problems: &[Diagnostic]) -> String {
    let words = Words::of(Language::Chinese);
    diagnostics::plain(source, problems, &Terminal::new(&words, None))
}

/// Whether a text has no run of three or more English words, but for what is quoted, paths, and the
/// lines of the input that are shown.
pub fn is_chinese(text: &str) -> Result<(), Failed> {
    for line in text.lines() {
        let shown = line.trim_start().split_once(" |").is_some_and(|(at, _)| !at.contains(' '));
        if shown || line.trim_start().starts_with('|') || line.trim_start().starts_with("位置") {
            continue;
        }
        let said = unquoted(line);
        let mut run = 0;
        for word in said.split([' ', '\t']) {
            let is_word = word.len() > 1 && word.chars().all(|it| it.is_ascii_lowercase());
            run = if is_word { run + 1 } else { 0 };
            if run == 3 {
                return Err(format!("an English sentence in Chinese: {line}\n{text}").into());
            }
        }
    }
    let wide = |sign: char| ('一'..='龥').contains(&sign);
    if text.chars().any(wide) { Ok(()) } else { Err(format!("not Chinese: {text}").into()) }
}

/// A line without what stands in quotes or backticks.
fn unquoted(line: &str) -> String {
    let mut kept = String::new();
    let mut until = None;
    for sign in line.chars() {
        match (until, sign) {
            (Some(end), _) if sign == end => until = None,
            (Some(_), _) => {}
            (None, '“') => until = Some('”'),
            (None, '"' | '`') => until = Some(sign),
            (None, _) => kept.push(sign),
        }
    }
    kept
}
