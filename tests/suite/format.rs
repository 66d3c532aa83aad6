//! The registry of the factory format is the only place that names a field: schema, tables, template
//! and reader have what it has, in every language, and no more.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use junheng::report::schema;
use junheng::report::workbook::{EXAMPLE, files, sheets, template};
use junheng::source::json::{FieldOf, Kind};
use junheng::source::records::{FactoryRecord, every, field_at};
use junheng::source::workbook::{TABLES, from_bytes, from_files, settled};
use junheng::words::Language;
use serde_json::Value;

use super::program::root;

/// By record and field: whether a value has it.
type Used = BTreeMap<(*const FieldOf, &'static str), bool>;

/// Notes which fields of a record a value of it has.
fn visit(value: &Value, fields: &'static [FieldOf], used: &mut Used) {
    for field in fields {
        let given = value.get(field.name).filter(|it| !it.is_null());
        *used.entry((fields.as_ptr(), field.name)).or_default() |= given.is_some();
        if field.kind.inner().is_empty() {
            continue;
        }
        match given {
            Some(Value::Array(entries)) => {
                for it in entries {
                    visit(it, field.kind.inner(), used);
                }
            }
            Some(Value::Object(entries)) if matches!(field.kind, Kind::Map(_)) => {
                entries.values().for_each(|it| visit(it, field.kind.inner(), used));
            }
            Some(object) => visit(object, field.kind.inner(), used),
            None => {}
        }
    }
}

#[test]
fn works_with_every_field_come_back_from_their_tables_with_every_field() {
    let file = root().join("data/plants/demo/every-field/factory.json");
    let whole = root().join("data/plants/whole/every-rule/factory.json");
    let further = r#"{"factory": "Further", "from": "2026-12-01", "to": "2026-12-31", "horizon": "2027-01-31",
        "horizon_bucket": "week", "products": [
        {"id": "swarf"}, {"id": "rod", "by_products": {"swarf": 1}},
        {"id": "shaft", "routes": [{"id": "own", "components": {"rod": 1}}]}],
        "materials": [{"id": "steel"}],
        "measures": [{"id": "jig", "changes": [{"at": "products/rod/lead_time", "set": "1d"}],
            "needs": {"materials": {"steel": 4}}}],
        "choose": [{"id": "one", "at_most": 1, "measures": ["jig"]}]}"#;
    let read = |file| fs::read_to_string(file).unwrap();
    let works = [read(file), read(whole), EXAMPLE.to_owned(), further.to_owned()];
    for language in Language::ALL {
        let mut used = Used::new();
        for works in &works {
            let works: Value = serde_json::from_str(works).unwrap();
            let read = from_files("works", &files(&sheets(&works, language), language));
            assert!(read.problems.is_empty(), "{:#?}", read.problems);
            let back: Value = serde_json::from_str(&read.source.text).unwrap();
            visit(&back, FactoryRecord::FIELDS, &mut used);
        }
        let lost: Vec<_> =
            used.iter().filter(|(_, used)| !**used).map(|((_, name), _)| name).collect();
        assert!(used.len() > 120 && lost.is_empty(), "{language:?}: {lost:#?}");
    }
}

#[test]
fn every_field_is_in_the_schema_with_what_it_means() {
    fn properties(value: &Value, found: &mut BTreeSet<(String, String)>) {
        for (name, field) in value["properties"].as_object().into_iter().flatten() {
            let text = field["description"].as_str().unwrap_or_default();
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
            found.insert((name.clone(), words));
        }
        match value {
            Value::Object(entries) => entries.values().for_each(|it| properties(it, found)),
            Value::Array(entries) => entries.iter().for_each(|it| properties(it, found)),
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    properties(&serde_json::from_str(&schema::factory()).unwrap(), &mut found);
    for field in every() {
        let note = field.note.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(found.contains(&(field.name.to_owned(), note)), "{}: {}", field.name, field.note);
    }
}

/// Objects that stand in the row of another and lists with a table of their own apart, every field
/// is a column.
#[test]
fn every_field_of_a_single_value_is_a_column() {
    let places: BTreeSet<(&str, &str)> = TABLES
        .iter()
        .flat_map(|table| &table.columns)
        .map(|it| (it.at.rsplit('/').next().unwrap(), it.words[0].note.as_str()))
        .collect();
    for field in every().into_iter().filter(|it| it.kind.inner().is_empty()) {
        if !matches!(field.kind, Kind::List(_) | Kind::Map(_)) {
            assert!(places.contains(&(field.name, field.note.trim())), "{}", field.name);
        }
    }
}

#[test]
fn every_table_and_column_has_its_words_in_every_language_and_they_stand_for_one_thing() {
    let wide = |text: &str| text.chars().any(|it| ('一'..='龥').contains(&it));
    let mut tables = BTreeSet::new();
    for table in TABLES.iter() {
        for words in &table.words {
            assert!(!words.note.is_empty(), "{}", table.key);
            assert!(tables.insert(settled(&words.heading)), "{}: {}", table.key, words.heading);
        }
        let mut columns: BTreeMap<String, &str> = BTreeMap::new();
        for column in &table.columns {
            let [english, chinese] = &column.words;
            assert!(
                !english.note.is_empty() && wide(&chinese.note),
                "{}.{}",
                table.key,
                column.key
            );
            assert!(!wide(&english.heading) && wide(&chinese.heading), "{}", column.key);
            let now = [&english.heading, &chinese.heading, &column.key];
            for heading in now.into_iter().chain(&column.former) {
                let other = columns.insert(settled(heading), &column.key);
                assert!(other.is_none_or(|it| it == column.key), "{}: {heading}", table.key);
            }
        }
        for column in table.columns.iter().filter(|it| it.kind == Kind::Amount) {
            assert!(table.column(&format!("{}_per", column.key)).is_some(), "{}", column.key);
        }
        for word in table.columns.iter().flat_map(|it| match it.kind {
            Kind::Word(words) | Kind::Words(words) => words,
            _ => &[],
        }) {
            assert!(wide(Language::Chinese.word(word)), "{word} has no Chinese word");
        }
    }
}

#[test]
fn the_template_has_every_table_and_its_headings_are_all_known() {
    for language in Language::ALL {
        let read = from_bytes("template.xlsx", &template(language, true).unwrap());
        assert!(
            read.problems.iter().all(|it| it.code.to_string() == "E141"),
            "{:?}",
            read.problems
        );
        let sheets: BTreeSet<&str> = read.rows.iter().map(|(sheet, _)| sheet.as_str()).collect();
        let tables = TABLES.iter().map(|it| it.words(language).heading.as_str());
        assert_eq!(sheets, tables.collect());
    }
}

#[test]
fn a_default_that_scenarios_change_is_the_one_the_field_speaks_of() {
    let stated: Vec<_> = every().into_iter().filter(|it| it.default.is_some()).collect();
    assert!(stated.len() >= 6);
    for field in stated {
        let number = format!("Default {}", field.default.unwrap());
        let inherited = field.note.contains("else 1");
        assert!(field.note.contains(&number) || inherited, "{}: {}", field.name, field.note);
    }
    let at = |path: &str| {
        let steps: Vec<String> = path.split('/').map(str::to_owned).collect();
        field_at(&steps).and_then(|it| it.default)
    };
    assert_eq!(at("groups/milling/machines"), Some(1.0));
    assert_eq!(at("groups/milling/repairs/0/machines"), None);
    assert_eq!(at("products/shaft/routes/main/operations/0/yield"), Some(1.0));
    assert_eq!(at("products/shaft/stock/opening"), None);
    assert_eq!(at("orders/A/late/days"), None);
}
