//! What is wrong with a command line, told in another language than clap's English.

use std::error::Error as _;
use std::num::{IntErrorKind, ParseIntError};

use clap::Command;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use crate::words::Words;

/// How clap begins a usage, and what it calls the options and the command in it.
const TITLE: &str = "Usage: ";
const OPTIONS: &str = "[OPTIONS]";
const COMMAND: &str = "<COMMAND>";

/// The usage of a command, without its title.
pub(super) fn of(command: &mut Command, words: &Words) -> String {
    translated(&command.render_usage().to_string(), words)
}

fn translated(usage: &str, words: &Words) -> String {
    let said = |attribute| words.aside("help", attribute, &[]).unwrap_or_default();
    let usage = usage.strip_prefix(TITLE).unwrap_or(usage);
    usage.replace(OPTIONS, &said("some-options")).replace(COMMAND, &said("some-command"))
}

/// Everything clap says of a wrong command line, in the words of the catalogue.
pub fn wrong_usage(error: &Error, words: &Words) -> String {
    let mut lines = vec![words.say_with("error", &[("what", (&what(error, words)).into())])];
    lines.extend(listed(error, words));
    let tips = tips(error, words);
    if !tips.is_empty() {
        lines.push(String::new());
        lines.extend(tips);
    }
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        let title = words.aside("help", "usage", &[]).unwrap_or_default();
        lines.push(String::new());
        lines.push(format!("{title}{}", translated(&usage.to_string(), words)));
    }
    lines.push(String::new());
    lines.push(words.say_with("usage-try", &[("flag", "--help".into())]));
    lines.join("\n")
}

/// What the error is about.
fn what(error: &Error, words: &Words) -> String {
    let argument = text(error, ContextKind::InvalidArg);
    let value = text(error, ContextKind::InvalidValue);
    let values = [("argument", (&argument).into()), ("value", (&value).into())];
    let argument_alone = [("argument", (&argument).into())];
    match error.kind() {
        ErrorKind::MissingRequiredArgument => words.say("usage-missing"),
        ErrorKind::UnknownArgument => words.say_with("usage-unknown-argument", &argument_alone),
        ErrorKind::InvalidSubcommand => {
            let command = text(error, ContextKind::InvalidSubcommand);
            words.say_with("usage-unknown-command", &[("command", (&command).into())])
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            words.say_with("usage-no-value", &argument_alone)
        }
        ErrorKind::InvalidValue => words.say_with("usage-invalid", &values),
        ErrorKind::ValueValidation => match reason(error, words) {
            Some(reason) => {
                let [argument, value] = values;
                let values = [argument, value, ("reason", (&reason).into())];
                words.say_with("usage-invalid-because", &values)
            }
            None => words.say_with("usage-invalid", &values),
        },
        ErrorKind::TooManyValues => words.say_with("usage-too-many", &values),
        ErrorKind::ArgumentConflict if text(error, ContextKind::PriorArg) == argument => {
            words.say_with("usage-twice", &argument_alone)
        }
        ErrorKind::ArgumentConflict => words.say_with("usage-conflict", &argument_alone),
        // None of these comes from a command line as it is declared here.
        other => other.to_string(),
    }
}

/// Why a value was not taken.
fn reason(error: &Error, words: &Words) -> Option<String> {
    let source = error.source()?;
    if let Some(error) = source.downcast_ref::<ParseIntError>() {
        let key = match error.kind() {
            IntErrorKind::PosOverflow | IntErrorKind::NegOverflow => "usage-number-too-long",
            _ => "usage-no-number",
        };
        return Some(words.say(key));
    }
    let reason = source.to_string();
    // How clap puts a number beyond its range.
    Some(match reason.split_once(" is not in ") {
        Some((value, range)) => {
            words.say_with("usage-not-within", &[("value", value.into()), ("range", range.into())])
        }
        None => reason,
    })
}

/// What the error lists, a line each.
fn listed(error: &Error, words: &Words) -> Vec<String> {
    let lines = |kind| texts(error, kind).into_iter().map(|it| format!("  {it}")).collect();
    match error.kind() {
        ErrorKind::MissingRequiredArgument => lines(ContextKind::InvalidArg),
        ErrorKind::ArgumentConflict
            if text(error, ContextKind::PriorArg) != text(error, ContextKind::InvalidArg) =>
        {
            lines(ContextKind::PriorArg)
        }
        ErrorKind::InvalidValue => {
            let values = texts(error, ContextKind::ValidValue).join(", ");
            let said = words.say_with("usage-possible", &[("values", (&values).into())]);
            if values.is_empty() { Vec::new() } else { vec![format!("  {said}")] }
        }
        _ => Vec::new(),
    }
}

/// What may have been meant.
fn tips(error: &Error, words: &Words) -> Vec<String> {
    let kinds =
        [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let similar = kinds.into_iter().map(|kind| texts(error, kind)).filter(|it| !it.is_empty());
    let mut tips: Vec<String> = similar
        .map(|similar| {
            let similar: Vec<String> = similar.iter().map(|it| format!("'{it}'")).collect();
            let similar = similar.join(", ");
            words.say_with("usage-similar", &[("similar", (&similar).into())])
        })
        .collect();
    if let Some(ContextValue::StyledStrs(others)) = error.get(ContextKind::Suggested) {
        for other in others {
            let other = other.to_string();
            let quoted: Vec<&str> = other.split('\'').skip(1).step_by(2).collect();
            match quoted.as_slice() {
                [written] | [written, "--"] => {
                    let values = [("written", (*written).into())];
                    tips.push(words.say_with("usage-elsewhere", &values));
                }
                [argument, written] => {
                    let values = [("argument", (*argument).into()), ("written", (*written).into())];
                    tips.push(words.say_with("usage-as-value", &values));
                }
                _ => {}
            }
        }
    }
    tips
}

/// What the error says of one kind, as one text; empty if it says nothing.
fn text(error: &Error, kind: ContextKind) -> String {
    texts(error, kind).join(", ")
}

fn texts(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}
