//! No command and no argument is without its Chinese, and the Chinese is of nothing else.

use std::collections::{BTreeMap, BTreeSet};

use clap::{Command, CommandFactory};
use fluent_syntax::ast::Entry;

use super::*;
use crate::cli::Arguments;

/// Every command with its key, those below it included.
fn commands(command: &Command, key: &str, found: &mut Vec<(String, Command)>) {
    found.push((key.to_owned(), command.clone()));
    if command.get_name() != "help" {
        for below in command.get_subcommands() {
            commands(below, &key_of(key, below), found);
        }
    }
}

fn all() -> Vec<(String, Command)> {
    let mut command = Arguments::command();
    command.build();
    let mut found = Vec::new();
    commands(&command, &key_of("", &command), &mut found);
    // `help` stands below every command that has commands.
    let mut seen = BTreeSet::new();
    found.retain(|(key, _)| seen.insert(key.clone()));
    assert!(found.len() > 25, "{} commands", found.len());
    found
}

/// What the catalogue has under the keys of the help: attributes by message.
fn catalogue() -> BTreeMap<String, BTreeSet<String>> {
    let text = include_str!("../../words/chinese/help.ftl").to_owned();
    let resource = fluent_syntax::parser::parse(text).expect("the catalogue parses");
    let messages = resource.body.into_iter().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message),
        _ => None,
    });
    messages
        .map(|it| (it.id.name, it.attributes.into_iter().map(|it| it.id.name).collect()))
        .collect()
}

#[test]
fn every_command_and_every_argument_is_explained_in_chinese_and_no_other() {
    let words = Words::of(Language::Chinese);
    let mut catalogue = catalogue();
    let mut shared: BTreeMap<String, String> = BTreeMap::new();
    for (key, command) in all() {
        assert!(words.of_command(&key).is_some(), "{key} is not explained");
        let mut own = catalogue.remove(&key).expect("it is there");
        for argument in command.get_arguments() {
            let id = argument.get_id().as_str();
            if own.remove(id) {
                continue;
            }
            assert!(words.aside(SHARED, id, &[]).is_some(), "{key}: {id} is not explained");
            // What is reported of several arguments together is the same in English too.
            let english = argument.get_help().map(ToString::to_string).unwrap_or_default();
            assert_eq!(shared.entry(id.to_owned()).or_insert(english.clone()), &english, "{key}");
        }
        let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
        let (examples, others) = parts(&after);
        let more = words.aside(&key, "more", &[]).unwrap_or_default();
        let paragraphs = more.split("\n\n").filter(|it| !it.is_empty()).count();
        assert_eq!(paragraphs, others, "{key}: what stands below");
        assert_eq!(own.remove("more"), others > 0, "{key}");
        let told = examples.iter().any(|it| it.contains("  "));
        assert_eq!(own.remove("example"), told, "{key}: what an example is of");
        assert!(own.is_empty(), "{key}: there is no {own:?}");
    }
    let explained: BTreeSet<String> = shared.into_keys().collect();
    assert_eq!(catalogue.remove(SHARED), Some(explained));
    for asked in include_str!("usage.rs").split('"').filter(|it| it.starts_with("usage-")) {
        assert!(catalogue.contains_key(asked), "{asked} is asked for and not said");
    }
    // What is left are the words of every help, and those of wrong usage.
    let source = concat!(include_str!("mod.rs"), include_str!("usage.rs"));
    for (key, attributes) in catalogue {
        let words = if key == "help" { attributes } else { BTreeSet::from([key]) };
        for word in words {
            assert!(source.contains(&format!("\"{word}\"")), "nobody asks for {word}");
        }
    }
}

#[test]
fn every_help_keeps_to_the_terminal_and_has_no_english_sentence() {
    let words = Words::of(Language::Chinese);
    for columns in [60, 80, 120] {
        let terminal = Terminal::new(&words, Some(columns));
        for (key, mut command) in all() {
            let text = text(&mut command, &key, &terminal);
            let text = StyledStr::from(text).to_string();
            for line in text.lines() {
                // Commands to type are not broken.
                let whole = line.contains("junheng ");
                assert!(whole || line.width() <= columns, "{key}: {line}");
                let mut run = 0;
                for word in line.split(' ').filter(|_| !whole) {
                    let english = word.len() > 1 && word.chars().all(|it| it.is_ascii_lowercase());
                    run = if english { run + 1 } else { 0 };
                    assert!(run < 3, "{key}: {line}");
                }
            }
        }
    }
}
