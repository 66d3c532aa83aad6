//! `junheng check`: every problem of a factory file, with its place and remedy.

use std::io;

use super::answers::Format;
use super::exit::Exit;
use super::input::{Examined, examine};
use super::language::{terminal, words};
use super::output::{Output, say, show};
use crate::report::diagnostics;

/// List every problem in a factory file.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  junheng check factory.json")]
pub(super) struct Arguments {
    /// The factory file; `-` reads standard input
    #[arg(value_name = "FACTORY.json")]
    factory: String,
    /// Format of the findings
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

pub(super) fn run(arguments: &Arguments) -> io::Result<Exit> {
    let (source, problems, exit) = match examine(&arguments.factory) {
        Examined::Valid { source, validated } => (source, validated.warnings, Exit::Done),
        Examined::Broken { source, problems } => (source, problems, Exit::InputErrors),
    };
    match arguments.format {
        Format::Json => show(&Output::Json(diagnostics::json(&source, &problems)))?,
        Format::Text if problems.is_empty() => {
            say(&words().say_with("check-clean", &[("file", (&source.name).into())]));
        }
        Format::Text => {
            show(&Output::Text(diagnostics::plain(&source, &problems, &terminal())))?;
        }
    }
    Ok(exit)
}
