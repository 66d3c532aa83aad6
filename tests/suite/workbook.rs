//! Workbooks and folders of CSV files are the same factory file in another form: nothing is lost
//! on the way and back, and the plans are the same bytes.

use std::fs;

use junheng::report::json as plan_json;
use junheng::report::workbook::{EXAMPLE, files, page, sheets, template, workbook};
use junheng::scenario::Document;
use junheng::session::{Options, Planning, plan};
use junheng::solve::{Deadline, EngineChoice};
use junheng::source::SourceText;
use junheng::source::json::read;
use junheng::source::synthetic::{SyntheticSize, generate};
use junheng::source::workbook::{TABLES, Workbook, from_bytes, from_files};
use junheng::validate::validate;
use junheng::words::Language;
use proptest::prelude::*;
use serde_json::Value;

use super::program::{junheng, root};

/// Every works of a tier, by name.
fn works(tier: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = fs::read_dir(root().join("data/plants").join(tier))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter_map(|folder| {
            let text = fs::read_to_string(folder.join("factory.json")).ok()?;
            Some((folder.file_name().unwrap().to_string_lossy().into_owned(), text))
        })
        .collect();
    found.sort();
    found
}

fn usable(workbook: Workbook) -> SourceText {
    assert!(workbook.problems.is_empty(), "{:#?}", workbook.problems);
    for (sheet, rows) in &workbook.rows {
        assert_eq!((rows.seen, rows.skipped), (rows.read, 0), "{sheet}");
    }
    workbook.source
}

/// As CSV files, and as a workbook.
fn both_forms(text: &str, language: Language) -> (SourceText, SourceText) {
    let document: Value = serde_json::from_str(text).unwrap();
    let sheets = sheets(&document, language);
    let folder = usable(from_files("works", &files(&sheets, language)));
    let bytes = workbook(&sheets, language).unwrap();
    (folder, usable(from_bytes("works.xlsx", &bytes)))
}

fn comes_back(title: &str, text: &str) -> SourceText {
    let mut made: Option<SourceText> = None;
    for language in Language::ALL {
        let (folder, book) = both_forms(text, language);
        let before = Document::parse(text).unwrap();
        assert!(Document::parse(&folder.text).unwrap() == before, "{title} as CSV, {language:?}");
        assert!(folder.text == book.text, "{title} as a workbook, {language:?}");
        // The second trip changes no byte, whatever the language of the first.
        let (again, book_again) = both_forms(&folder.text, language);
        assert!(again.text == folder.text && book_again.text == folder.text, "{title} again");
        assert!(made.is_none_or(|made| made.text == folder.text), "{title} in {language:?}");
        made = Some(folder);
    }
    made.unwrap()
}

#[test]
fn every_works_comes_back_from_csv_and_workbook_without_loss() {
    for tier in ["demo", "published", "generated", "whole"] {
        for (name, text) in works(tier) {
            comes_back(&name, &text);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn generated_works_come_back(
        products in 1_usize..25, groups in 1_usize..9, materials in 0_usize..6, days in 1_u32..15,
        seed in any::<u64>(),
    ) {
        let size = SyntheticSize { products, groups, materials, days, seed };
        comes_back("a generated works", &generate(&size));
    }

    #[test]
    fn numbers_come_back_to_the_last_bit(
        number in prop::num::f64::POSITIVE | prop::num::f64::ZERO | prop::num::f64::SUBNORMAL,
    ) {
        let text = format!("{}", serde_json::json!({
            "factory": "Works", "from": "2026-12-01", "to": "2026-12-31",
            "products": [{"id": "gear", "cost": number.abs()}],
        }));
        for form in [both_forms(&text, Language::English).0, both_forms(&text, Language::English).1] {
            let value: Value = serde_json::from_str(&form.text).unwrap();
            let back = value["products"][0]["cost"].as_f64().unwrap();
            prop_assert_eq!(back.to_bits(), number.abs().to_bits());
        }
    }

    #[test]
    fn texts_come_back_or_are_seen_to_differ(name in "\\PC{1,12}") {
        let name = format!("x{name}x");
        let document = serde_json::json!({
            "factory": name, "from": "2026-12-01", "to": "2026-12-31",
            "products": [{"id": name, "name": name}],
        });
        let (folder, book) = both_forms(&document.to_string(), Language::Chinese);
        for form in [folder, book] {
            let value: Value = serde_json::from_str(&form.text).unwrap();
            prop_assert_eq!(&value["products"][0]["name"], &document["products"][0]["name"]);
            prop_assert_eq!(&value["products"][0]["id"], &document["products"][0]["id"]);
        }
    }
}

fn planned(source: &SourceText) -> String {
    let factory = validate(read(&source.text)).expect("the works is valid").factory;
    let options = Options {
        bucket: factory.bucket,
        engine: EngineChoice::Auto,
        deadline: Deadline::unlimited(),
        factory_sha256: source.sha256.clone(),
        whole: None,
    };
    let Ok(Planning::Plan(plan)) = plan(&factory, &options) else { panic!("there is a plan") };
    plan_json::plan(&plan)
}

/// The published cases and the demonstration works are kept as `convert` writes them: JSON file,
/// workbook and folder give the same bytes, the digest included. A JSON file with its lines set
/// otherwise differs in its digest and the seal over it alone.
#[test]
fn json_workbook_and_folder_give_the_same_plan_bytes() {
    let demo = works("demo").into_iter().filter(|(name, _)| name == "works-401");
    for (name, text) in works("published").into_iter().chain(demo) {
        let json = SourceText::from_text("factory.json", &text);
        let (folder, book) = both_forms(&text, Language::English);
        assert!(json.text == folder.text, "{name}: write it as `junheng convert` does");
        let plans = [planned(&json), planned(&folder), planned(&book)];
        assert!(plans.iter().all(|plan| *plan == plans[0]), "{name}");
        let by_hand = SourceText::from_text("factory.json", &text.replace('\n', "\n "));
        let other = planned(&by_hand);
        assert!(other != plans[0], "{name}: the digest is that of the file");
        let other = other.replace(&by_hand.sha256, &json.sha256);
        // The plan's seal is over the digest of the file, too.
        let unsealed = |plan: &str| {
            let sealed = |it: &&str| !it.trim_start().starts_with("\"plan_sha256\"");
            plan.lines().filter(sealed).map(str::to_owned).collect::<Vec<_>>()
        };
        assert!(
            unsealed(&other) == unsealed(&plans[0]),
            "{name}: the plan of the file set otherwise differs"
        );
    }
}

#[test]
fn every_command_takes_a_workbook_and_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let tomato = root().join("data/plants/published/chopra-red-tomato/factory.json");
    fs::copy(tomato, at.join("hand.json")).unwrap();
    for (from, to) in [
        ("hand.json", "works.json"),
        ("works.json", "works.xlsx"),
        ("works.xlsx", "works"),
        ("works", "again.json"),
        ("works", "again.xlsx"),
    ] {
        let (exit, shown, said) = junheng(at, &["convert", from, to]);
        assert_eq!((exit, shown.as_str()), (0, ""), "{from} to {to}: {said}");
        assert!(said.contains("rows written"), "{said}");
    }
    let bytes = |name: &str| fs::read(at.join(name)).unwrap();
    assert!(
        bytes("works.json") == bytes("again.json") && bytes("works.xlsx") == bytes("again.xlsx")
    );
    let plan = |name: &str| junheng(at, &["plan", name, "--format", "json"]);
    let (exit, json, _) = plan("works.json");
    assert_eq!(exit, 0);
    for name in ["works.xlsx", "works"] {
        let (exit, other, said) = plan(name);
        assert!(exit == 0 && other == json, "{name}: {said}");
        assert!(said.contains(" rows, "), "{said}");
        for command in [
            &["check", name][..],
            &["bottlenecks", name],
            &["repair", name],
            &["potential", name],
            &["export", name, "--mps", "-"],
            &["whatif", name, "--scale", "orders/*/price=1.1"],
        ] {
            let json = command.iter().map(|it| if *it == name { "works.json" } else { it });
            let json = junheng(at, &json.collect::<Vec<_>>());
            let other = junheng(at, command);
            let shown = other.1.replace(name, "works.json");
            assert!(other.0 == json.0 && shown == json.1, "{command:?}: {}", other.2);
        }
    }
    fs::write(at.join("plan.json"), json).unwrap();
    assert_eq!(junheng(at, &["audit", "works", "plan.json"]).0, 0);
    assert_eq!(junheng(at, &["audit", "works.xlsx", "plan.json"]).0, 0);
    // Nothing is overwritten that may be the user's own.
    assert_eq!(junheng(at, &["convert", "works.json", "works"]).0, 2);
    assert_eq!(junheng(at, &["convert", "works.json", "works.ods"]).0, 2);
}

#[test]
fn the_template_has_every_table_and_none_of_its_examples_is_planned() {
    assert!(validate(read(EXAMPLE)).is_ok(), "the example is a works");
    let document: Value = serde_json::from_str(EXAMPLE).unwrap();
    assert_eq!(sheets(&document, Language::English).len(), TABLES.len());
    comes_back("the example", EXAMPLE);
    for language in Language::ALL {
        for (all, tables) in [(false, 6), (true, TABLES.len())] {
            let bytes = template(language, all).unwrap();
            assert!(bytes == template(language, all).unwrap(), "the same call, the same bytes");
            let read = from_bytes("works.xlsx", &bytes);
            // The sheet that says how to begin is no table, and nothing is said of it.
            let codes: Vec<String> = read.problems.iter().map(|it| it.code.to_string()).collect();
            assert_eq!(codes, ["E141"], "{:?}", read.problems);
            assert_eq!(read.rows.len(), tables);
            assert!(read.rows.iter().all(|(_, rows)| rows.skipped == 1 && rows.read == 0));
        }
    }
}

/// Headings and words of Chinese tables, with those they had before.
const FORMERLY: &[(&str, &str)] = &[
    (",配额,配额期间", ",定额总量,定额期间"),
    (",最高库存,", ",最大库存,"),
    ("期末最高", "期末最大"),
    ("报废费用", "废弃费用"),
    ("最多拖期天数,拖期费用,拖期费用期间,欠交费用", "最多迟交天数,迟交费用,迟交费用期间,缺货费用"),
    ("产能", "能力"),
    ("可让出", "可放弃"),
    (",完成订单,", ",完成,"),
    (",按期交货,", ",准时,"),
    (",均衡,", ",均衡型,"),
];

#[test]
fn tables_with_the_headings_and_words_of_before_are_read_as_ever() {
    for text in
        [EXAMPLE.to_owned(), works("demo").into_iter().find(|it| it.0 == "every-field").unwrap().1]
    {
        let document: Value = serde_json::from_str(&text).unwrap();
        let now = files(&sheets(&document, Language::Chinese), Language::Chinese);
        let before: Vec<(String, Vec<u8>)> = now
            .iter()
            .map(|(name, bytes)| {
                let text = String::from_utf8(bytes.clone()).unwrap();
                let before = FORMERLY.iter().fold(text, |it, (now, then)| it.replace(now, then));
                (name.clone(), before.into_bytes())
            })
            .collect();
        let changed = now.iter().zip(&before).filter(|(now, before)| now != before).count();
        assert!(changed > 5, "{changed} files have other words");
        assert!(usable(from_files("now", &now)).text == usable(from_files("before", &before)).text);
    }
}

#[test]
fn the_page_of_tables_is_current() {
    const BEGINS: &str = "## The tables\n\n";
    let file = root().join("docs/workbook.md");
    let text = fs::read_to_string(&file).unwrap();
    let (before, _) = text.split_once(BEGINS).expect("the page has its tables");
    let current = format!("{before}{BEGINS}{}", page());
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&file, &current).unwrap();
    }
    assert!(fs::read_to_string(&file).unwrap() == current, "run with UPDATE=1");
}

#[test]
fn hidden_rows_and_columns_are_read_and_named() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("factory").unwrap();
    let heads = [("factory", "Works"), ("from", "2026-12-01"), ("to", "2026-12-31")];
    for (column, (head, value)) in (0..).zip(heads) {
        sheet.write_string(0, column, head).unwrap();
        sheet.write_string(1, column, value).unwrap();
    }
    sheet.set_row_hidden(1).unwrap();
    sheet.set_column_hidden(1).unwrap();
    // Nothing stands there, so nothing is said of it.
    sheet.set_row_hidden(9).unwrap();
    sheet.set_column_hidden(7).unwrap();
    let read = from_bytes("works.xlsx", &book.save_to_buffer().unwrap());
    assert!(read.problems.is_empty(), "{:?}", read.problems);
    let line =
        "works.xlsx: 1 hidden row and 1 hidden column of the sheet \"factory\" are read as well";
    let words = junheng::words::Words::of(junheng::words::Language::English);
    let notes = junheng::report::form::notes(&words, &read);
    assert!(notes.iter().any(|said| said == line), "{notes:?}");
}
