//! The catalogues: each language says everything the others say, and nothing nobody asks for.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every message of a language's folder: its key, with the values put into it.
fn messages(folder: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    // Its messages are asked for by code; a test of its own holds it against the registry.
    let of_codes = Some(std::ffi::OsStr::new("codes.ftl"));
    for file in fs::read_dir(root().join("words").join(folder)).unwrap() {
        let path = file.unwrap().path();
        if path.file_name() == of_codes {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let resource = fluent_syntax::parser::parse(text)
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
        for entry in resource.body {
            if let Entry::Message(message) = entry {
                let mut values = BTreeSet::new();
                named(message.value.as_ref().expect("a message says something"), &mut values);
                let twice = found.insert(message.id.name.clone(), values);
                assert!(twice.is_none(), "{} stands twice in {folder}", message.id.name);
            }
        }
    }
    found
}

fn named(pattern: &Pattern<String>, values: &mut BTreeSet<String>) {
    fn inline(expression: &InlineExpression<String>, values: &mut BTreeSet<String>) {
        match expression {
            InlineExpression::VariableReference { id } => {
                values.insert(id.name.clone());
            }
            InlineExpression::Placeable { expression } => placed(expression, values),
            _ => {}
        }
    }
    fn placed(expression: &Expression<String>, values: &mut BTreeSet<String>) {
        match expression {
            Expression::Inline(it) => inline(it, values),
            Expression::Select { selector, variants } => {
                inline(selector, values);
                for variant in variants {
                    named(&variant.value, values);
                }
            }
        }
    }
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            placed(expression, values);
        }
    }
}

fn sources() -> String {
    fn visit(folder: &Path, text: &mut String) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                visit(&path, text);
            } else if path.extension().is_some_and(|it| it == "rs") {
                text.push_str(&fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut text = String::new();
    visit(&root(), &mut text);
    text
}

#[test]
fn every_language_has_every_message_with_the_same_values() {
    let english = messages("english");
    let chinese = messages("chinese");
    for (key, values) in &english {
        let other = chinese.get(key).unwrap_or_else(|| panic!("{key} is not said in Chinese"));
        assert_eq!(values, other, "{key} is said with other values");
    }
    for key in chinese.keys() {
        assert!(english.contains_key(key), "{key} is not said in English");
    }
}

#[test]
fn every_key_asked_for_is_there_and_every_message_is_asked_for() {
    let english = messages("english");
    let text = sources();
    for asking in [".say(", ".say_with(", ".counted(", "(\"head-"] {
        for after in text.split(asking).skip(1) {
            let key = match asking {
                "(\"head-" => format!("head-{}", after.split('"').next().unwrap()),
                _ => {
                    let Some(key) = after.trim_start().strip_prefix('"') else { continue };
                    key.split('"').next().unwrap().to_owned()
                }
            };
            // A name of a row of the programme, with an id in it, is no heading of a table.
            if key.contains('{') {
                continue;
            }
            assert!(english.contains_key(&key), "{key} is asked for and not in the catalogue");
        }
    }
    for key in english.keys() {
        assert!(text.contains(&format!("\"{key}\"")), "nobody asks for {key}");
    }
}

#[test]
fn a_key_that_is_not_there_shows_itself() {
    let words = junheng::words::Words::of(junheng::words::Language::Chinese);
    assert_eq!(words.say("not-there"), "[not-there]");
}

#[test]
fn every_code_is_explained_in_chinese_and_no_other() {
    let words = junheng::words::Words::of(junheng::words::Language::Chinese);
    let wide = |text: &str| text.chars().any(|it| ('一'..='龥').contains(&it));
    for code in junheng::diag::registry() {
        let (rule, cure) =
            words.of_code(&code.to_string()).unwrap_or_else(|| panic!("{code} is not explained"));
        assert!(wide(&rule) && wide(&cure), "{code}: {rule} {cure}");
    }
    let text = fs::read_to_string(root().join("words/chinese/codes.ftl")).unwrap();
    let resource = fluent_syntax::parser::parse(text).unwrap();
    let said = resource.body.iter().filter(|it| matches!(it, Entry::Message(_))).count();
    assert_eq!(said, junheng::diag::registry().len());
}
