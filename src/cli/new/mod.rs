//! `junheng new`: a few questions, and a first factory file that can be planned at once.

mod answers;
mod questions;
mod works;

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use answers::Answers;
use questions::Described;

use super::exit::Exit;
use super::language::{terminal, words};
use super::output::say;
use super::over::would_write_over;
use crate::diag::Diagnostic;
use crate::report::diagnostics;
use crate::report::workbook::{sheets, workbook};
use crate::run::write_file;
use crate::source::{SourceText, json};
use crate::validate::validate;

/// Ask a few questions and write a first factory file.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  junheng new
  junheng new --out factory.xlsx --lang zh
  junheng new --yes --out trial.json
  junheng new --answers answers.txt

Every question shows its default; a blank answer takes it. If standard input is not a terminal, each
line is an answer. The file passes `junheng check`, and `junheng plan` can plan it.")]
pub(super) struct Arguments {
    /// The factory file to write: a name that ends in .json or .xlsx
    #[arg(long, value_name = "FILE", default_value = "factory.json")]
    out: PathBuf,
    /// Take every default without asking
    #[arg(long, conflicts_with = "answers")]
    yes: bool,
    /// Read the answers from a file, one per line; `-` reads standard input
    #[arg(long, value_name = "FILE")]
    answers: Option<String>,
    /// Overwrite an existing file
    #[arg(long)]
    force: bool,
}

/// What the name of a file says of its form.
#[derive(Clone, Copy)]
enum Form {
    Json,
    Workbook,
}

fn form(path: &Path) -> Option<Form> {
    let ending = path.extension()?.to_str()?.to_ascii_lowercase();
    match ending.as_str() {
        "json" => Some(Form::Json),
        "xlsx" => Some(Form::Workbook),
        _ => None,
    }
}

pub(super) fn run(arguments: &Arguments) -> io::Result<Exit> {
    let (words, out) = (words(), &arguments.out);
    let shown = out.display().to_string();
    let Some(form) = form(out) else {
        say(&words.say_with("new-form", &[("file", (&shown).into())]));
        return Ok(Exit::Usage);
    };
    if out.exists() && !arguments.force {
        say(&words.say_with("new-exists", &[("file", (&shown).into())]));
        return Ok(Exit::Usage);
    }
    if would_write_over(arguments.answers.as_deref(), Some(out), &[]) {
        return Ok(Exit::Usage);
    }
    let described = match asked(arguments) {
        Ok(described) => described,
        Err(exit) => return Ok(exit),
    };
    let document = works::document(&described);
    let mut text = serde_json::to_string_pretty(&document).map_err(io::Error::other)?;
    text.push('\n');
    // Answers are checked one by one; the factory they describe is validated like any other.
    if let Err(problems) = validate(json::read(&text)) {
        let source = SourceText::from_text(&shown, &text);
        say(diagnostics::plain(&source, &problems, &terminal()).trim_end());
        return Ok(Exit::InputErrors);
    }
    let bytes = match form {
        Form::Json => text.into_bytes(),
        Form::Workbook => {
            let language = words.language();
            let sheets = sheets(&document, language);
            workbook(&sheets, language).map_err(io::Error::other)?
        }
    };
    write_file(out, &bytes)?;
    say(&words.say_with("new-written", &[("file", (&shown).into())]));
    Ok(Exit::Done)
}

/// What the answers describe; or how to end, after what is wrong was reported.
fn asked(arguments: &Arguments) -> Result<Described, Exit> {
    let name = match &arguments.answers {
        Some(name) => name.as_str(),
        None if arguments.yes => "",
        None if io::stdin().is_terminal() => {
            say(&words().say("new-begin"));
            return questions::ask(&mut Answers::typed()).map_err(|_| {
                say(&words().say("new-given-up"));
                Exit::InputErrors
            });
        }
        None => "-",
    };
    if name.is_empty() {
        return questions::ask(&mut Answers::defaults()).map_err(|_| Exit::OurFault);
    }
    let refused = |source: &SourceText, problem: Diagnostic| {
        say(diagnostics::plain(source, &[problem], &terminal()).trim_end());
        Exit::InputErrors
    };
    let source = SourceText::read(name)
        .map_err(|unreadable| refused(&unreadable.source_text, *unreadable.problem))?;
    let mut answers = Answers::written(&source);
    questions::ask(&mut answers)
        .and_then(|described| answers.all_taken().map(|()| described))
        .map_err(|problem| refused(&source, *problem))
}
