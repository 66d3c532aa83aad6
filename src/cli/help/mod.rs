//! The help of the commands in another language than that of the source, where clap reads English:
//! the texts come from the catalogue, by command and argument, and lines keep to the terminal.

mod usage;

#[cfg(test)]
mod tests;

use std::ffi::OsString;

use clap::builder::StyledStr;
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, Command};
use unicode_width::UnicodeWidthStr;

use super::exit::Exit;
use super::language::words;
use super::output::say;
use crate::report::Terminal;
use crate::words::{Language, Words, visible};

/// What holds of an argument wherever a command does not say otherwise.
const SHARED: &str = "help-shared";

/// Columns between an argument and what is reported of it.
const GAP: usize = 2;

/// The command line with the help of every command in the language of the terminal. English is
/// left to clap.
pub(super) fn spoken(mut command: Command, terminal: &Terminal<'_>) -> Command {
    if terminal.words().language() == Language::English {
        return command;
    }
    // What clap adds of its own, such as `help`, is there from now on.
    command.build();
    let key = key_of("", &command);
    overridden(command, &key, terminal)
}

/// Shows what takes the place of a command: help, the version, or what is wrong with the command
/// line.
pub(super) fn shown_instead(error: &clap::Error, typed: &[OsString]) -> Exit {
    // clap's own exit code is 2 for wrong usage, 0 for help and version.
    let exit = if error.use_stderr() { Exit::Usage } else { Exit::Done };
    let words = words();
    let help = error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
    if exit == Exit::Usage && !help && words.language() != Language::English {
        say(&usage::wrong_usage(error, words));
    } else if typed.iter().any(|it| visible::hides(&it.to_string_lossy())) {
        // Signs typed are repeated: without the colours, which would be shown as signs as well.
        say(error.render().to_string().trim_end());
    } else {
        let _ = error.print();
    }
    exit
}

/// A command and those below it, each with its help.
fn overridden(mut command: Command, key: &str, terminal: &Terminal<'_>) -> Command {
    let help = text(&mut command, key, terminal);
    // Below `help` stand the commands once more, with no help of their own.
    if command.get_name() != "help" {
        command = command.mut_subcommands(|below| {
            let key = key_of(key, &below);
            overridden(below, &key, terminal)
        });
    }
    command.override_help(StyledStr::from(help))
}

/// The key of a command below another: `help-why-late`. That of `help` is one and the same.
fn key_of(above: &str, command: &Command) -> String {
    match (above, command.get_name()) {
        ("" | "help-junheng", name) => format!("help-{name}"),
        (_, "help") => "help-help".to_owned(),
        (above, name) => format!("{above}-{name}"),
    }
}

/// The whole help of a command.
fn text(command: &mut Command, key: &str, terminal: &Terminal<'_>) -> String {
    let words = terminal.words();
    let about = words.of_command(key).unwrap_or_default();
    let mut text = terminal.wrapped(&about, 0, 0);
    let usage = usage::of(command, words);
    text.extend([format!("\n{}{usage}\n", titled(command, words, "usage"))]);

    let below: Vec<(String, String)> = command
        .get_subcommands()
        .filter(|it| !it.is_hide_set())
        .map(|it| (it.get_name().to_owned(), key_of(key, it)))
        .map(|(name, key)| (format!("  {name}"), words.of_command(&key).unwrap_or_default()))
        .collect();
    let (positional, mut options): (Vec<&Arg>, Vec<&Arg>) =
        command.get_arguments().filter(|it| !it.is_hide_set()).partition(|it| it.is_positional());
    options.sort_by_key(|it| rank(it));
    let said = |arguments: Vec<&Arg>| -> Vec<(String, String)> {
        arguments.into_iter().map(|it| (shown(it), said_of(it, key, words))).collect()
    };
    let sections =
        [("commands", below), ("arguments", said(positional)), ("options", said(options))];
    for (title, entries) in sections {
        if !entries.is_empty() {
            text.extend([format!("\n{}\n", titled(command, words, title))]);
            list(&mut text, command, &entries, terminal);
        }
    }
    after(&mut text, command, key, terminal);
    text
}

/// A heading of the help, as clap shows it.
fn titled(command: &Command, words: &Words, title: &str) -> String {
    let style = command.get_styles().get_header();
    format!("{style}{}{style:#}", words.aside("help", title, &[]).unwrap_or_default())
}

/// Those of the command come first, then those of all commands.
fn rank(argument: &Arg) -> u8 {
    match argument.get_action() {
        ArgAction::Help => 2,
        ArgAction::Version => 3,
        _ => u8::from(argument.is_global_set()),
    }
}

/// An argument as it is typed.
fn shown(argument: &Arg) -> String {
    match argument.get_short() {
        _ if argument.is_positional() => format!("  {argument}"),
        Some(short) => format!("  -{short}, {argument}"),
        None => format!("      {argument}"),
    }
}

/// What an argument is for, with its default and the words it takes.
fn said_of(argument: &Arg, key: &str, words: &Words) -> String {
    let mut said = texted(words, key, argument.get_id().as_str()).unwrap_or_default();
    let mut add = |kind, name, values: Vec<String>| {
        let values = values.join(", ");
        if !values.is_empty() {
            let more = words.aside("help", kind, &[(name, (&values).into())]);
            said.push(' ');
            said.push_str(&more.unwrap_or_default());
        }
    };
    if argument.get_action().takes_values() && !argument.is_hide_default_value_set() {
        let values = argument.get_default_values().iter();
        add("default", "value", values.map(|it| it.to_string_lossy().into_owned()).collect());
    }
    if !argument.is_hide_possible_values_set() {
        let values = argument.get_possible_values();
        let names = values.iter().filter(|it| !it.is_hide_set()).map(|it| it.get_name().to_owned());
        add("possible", "values", names.collect());
    }
    said
}

/// What the catalogue says of an argument of a command.
fn texted(words: &Words, key: &str, argument: &str) -> Option<String> {
    words.aside(key, argument, &[]).or_else(|| words.aside(SHARED, argument, &[]))
}

/// Entries side by side with what is reported of them. One that is too long for that has a line
/// alone.
fn list(
    text: &mut String,
    command: &Command,
    entries: &[(String, String)],
    terminal: &Terminal<'_>,
) {
    let style = command.get_styles().get_literal();
    let most = terminal.width() * 2 / 5;
    let widths = entries.iter().map(|(entry, _)| entry.width());
    let column = widths.filter(|it| *it <= most).max().unwrap_or(0) + GAP;
    for (entry, said) in entries {
        text.extend([format!("{style}{entry}{style:#}")]);
        let said = terminal.wrapped(said, column, column);
        if let Some(gap @ GAP..) = column.checked_sub(entry.width()) {
            text.push_str(&" ".repeat(gap));
            text.push_str(said.trim_start_matches(' '));
        } else {
            text.push('\n');
            text.push_str(&said);
        }
    }
}

/// What stands below the list: the examples of the source, and the rest from the catalogue.
fn after(text: &mut String, command: &Command, key: &str, terminal: &Terminal<'_>) {
    let words = terminal.words();
    let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let (examples, _) = parts(&after);
    if !examples.is_empty() {
        text.extend([format!("\n{}\n", words.aside("help", "examples", &[]).unwrap_or_default())]);
        for example in examples {
            let (typed, said) = example.split_once("  ").unwrap_or((example, ""));
            text.extend([format!("  {typed}")]);
            if !said.is_empty() {
                let said = words.aside(key, "example", &[]).unwrap_or_default();
                text.extend([format!("    {said}")]);
            }
            text.push('\n');
        }
    }
    for paragraph in words.aside(key, "more", &[]).unwrap_or_default().split("\n\n") {
        if !paragraph.is_empty() {
            text.push('\n');
            text.push_str(&terminal.wrapped(paragraph, 0, 0));
        }
    }
}

/// The examples in what stands after the list of arguments, and how many paragraphs stand there
/// next to them.
fn parts(after: &str) -> (Vec<&str>, usize) {
    let paragraphs = after.split("\n\n").filter(|it| !it.is_empty());
    let (examples, others): (Vec<&str>, Vec<&str>) =
        paragraphs.partition(|it| it.starts_with("Example"));
    let examples = examples.iter().flat_map(|it| it.lines().skip(1)).map(str::trim).collect();
    (examples, others.len())
}
