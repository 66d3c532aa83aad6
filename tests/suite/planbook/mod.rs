//! The workbook of a plan says what `plan.json` says, in any language, and opens without surprises.

mod answers;
mod check;
mod office;
pub mod reading;

use std::collections::BTreeSet;
use std::fs;

use junheng::model::Factory;
use junheng::model::plan::Plan;
use junheng::report::message::english as said;
use junheng::report::planbook::workbook;
use junheng::session::{self, Options, Planning, WholeSearch, plan};
use junheng::source::json::read;
use junheng::validate::validate;
use junheng::words::{Language, Words};

use crate::program::{junheng, root};
use crate::shortage::options;
use reading::{Book, text};

fn factory_text(name: &str) -> String {
    fs::read_to_string(root().join("data/plants").join(name).join("factory.json")).unwrap()
}

fn planned(json: &str) -> (Plan, Factory) {
    let factory = validate(read(json)).expect("the works is valid").factory;
    match plan(&factory, &options(&factory)).unwrap() {
        Planning::Plan(plan) => (*plan, factory),
        other => panic!("there is a plan: {other:?}"),
    }
}

fn book(plan: &Plan, factory: &Factory, language: Language) -> Vec<u8> {
    workbook(plan, factory, &Words::of(language)).unwrap()
}

/// The works that workbooks are compared for.
fn works() -> Vec<String> {
    let mut names = vec!["demo/every-field".to_owned(), "demo/works-401".to_owned()];
    for entry in fs::read_dir(root().join("data/plants/published")).unwrap() {
        let path = entry.unwrap().path();
        if path.join("factory.json").exists() {
            names.push(format!("published/{}", path.file_name().unwrap().to_string_lossy()));
        }
    }
    names.sort();
    names
}

/// Lots, setups, a repair to place, a group that is opened, whole heads and a choice.
const WHOLE: &str = r#"{"factory": "Forge", "whole": true, "from": "2026-12-01", "to": "2026-12-10",
    "currency": "EUR",
    "groups": [
        {"id": "press", "machines": 2,
            "repairs_to_place": [{"from": "2026-12-02", "to": "2026-12-08", "days": 2, "machines": 1}]},
        {"id": "furnace", "open": {"cost": 120, "least": 0.25}}],
    "labour": [{"id": "smiths", "heads": 1, "wage": {"per_month": 2000}, "whole_heads": true,
        "hiring": {"cost": 100, "limit": 2}, "laying_off": {"cost": 100}}],
    "products": [
        {"id": "hinge", "lot": {"min": 20, "multiple": 5}, "setup": {"cost": 30, "carry": true},
            "operations": [{"group": "press", "hours": 0.2, "uses": {"smiths": 0.25}},
                {"group": "furnace", "hours": 0.1}]},
        {"id": "latch", "lot": {"min": 8}, "setup": {"cost": 12},
            "operations": [{"group": "press", "hours": 0.3, "uses": {"smiths": 0.3}}]}],
    "orders": [
        {"id": "A", "product": "hinge", "quantity": 130, "price": 25, "due": "2026-12-08"},
        {"id": "B", "product": "latch", "quantity": 57, "price": 19, "due": "2026-12-10"},
        {"id": "C", "product": "latch", "quantity": 11, "price": 14, "due": "2026-12-09"}],
    "choose": [{"id": "small", "at_most": 1, "orders": ["C"]}]}"#;

/// A plan in whole numbers with runs, a repair placed, a choice, a group opened and heads hired.
#[test]
fn every_figure_of_a_whole_plan_is_in_its_workbook() {
    let factory = validate(read(WHOLE)).expect("the factory is valid").factory;
    let search = WholeSearch { gap: 1e-3, pivots: 1_000 };
    let options = Options { whole: Some(search), ..options(&factory) };
    let Planning::Plan(plan) = session::plan(&factory, &options).unwrap() else {
        panic!("there is a plan");
    };
    assert!(plan.bill.is_some() && plan.runs.iter().any(|it| it.run.contains(&1.0)));
    assert!(plan.repairs.len() == 1 && plan.groups[1].opened.contains(&1.0));
    for language in Language::ALL {
        let bytes = book(&plan, &factory, language);
        let read = Book::read(&bytes, Words::of(language), 0.0);
        check::equal(&format!("whole in {language:?}"), &read, &plan, &factory);
    }
}

#[test]
fn every_figure_of_every_works_is_in_its_workbook() {
    for name in works() {
        let (plan, factory) = planned(&factory_text(&name));
        for language in Language::ALL {
            let bytes = book(&plan, &factory, language);
            let read = Book::read(&bytes, Words::of(language), 0.0);
            check::equal(&format!("{name} in {language:?}"), &read, &plan, &factory);
        }
    }
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    let (plan, factory) = planned(&factory_text("demo/every-field"));
    for language in Language::ALL {
        assert!(book(&plan, &factory, language) == book(&plan, &factory, language));
    }
}

/// A works in which every name is one a sheet, a formula, a page's foot or a chart could trip over.
const NAMES: &str = r#"{
  "factory": "=HYPERLINK(\"x\") & 1 works", "from": "2026-12-01", "to": "2026-12-04",
  "workshops": [{"id": "a'b", "name": "=1+1"}, {"id": "+w", "name": "&P ' [x]"}],
  "groups": [
    {"id": "g1", "name": "a/b:c*d?[e]\\f", "workshop": "a'b"},
    {"id": "g2", "name": "A/B:C*D?[E]\\F", "workshop": "a'b"},
    {"id": "g3", "name": "'quoted'", "workshop": "+w"},
    {"id": "g4", "name": "=Sheet1!A1", "workshop": "+w"},
    {"id": "g5", "name": "A group whose name is much longer than the name of a sheet can be"},
    {"id": "g6", "name": "A group whose name is much longer than the name of a sheet may be"},
    {"id": "g7", "name": "Summary"},
    {"id": "g8", "name": "History"}
  ],
  "products": [
    {"id": "=p", "name": "-1+2", "unit": "@pcs", "operations": [
      {"group": "g1", "hours": 0.1}, {"group": "g2", "hours": 0.1}, {"group": "g3", "hours": 0.1},
      {"group": "g4", "hours": 0.1}, {"group": "g5", "hours": 0.1}, {"group": "g6", "hours": 0.1},
      {"group": "g7", "hours": 0.1}, {"group": "g8", "hours": 0.1}]}
  ],
  "orders": [{"id": "+o", "product": "=p", "quantity": 10, "due": "2026-12-04", "price": 1, "customer": "@SUM(A1)"}]
}"#;

#[test]
fn names_that_look_like_formulas_stay_text_and_no_group_loses_its_sheet() {
    let (plan, factory) = planned(NAMES);
    for language in Language::ALL {
        let bytes = book(&plan, &factory, language);
        let read = Book::read(&bytes, Words::of(language), 0.0);
        check::equal(&format!("names in {language:?}"), &read, &plan, &factory);
        let mut names: Vec<String> =
            read.sheets.iter().map(|(name, _)| name.to_lowercase()).collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), read.sheets.len(), "names differ also without capitals");
        for (name, _) in &read.sheets {
            assert!(
                name.encode_utf16().count() <= 31
                    && !name.contains(['[', ']', ':', '*', '?', '/', '\\']),
                "{name}"
            );
            assert!(!name.starts_with('\'') && !name.ends_with('\''), "{name}");
        }
        let orders = read.sheet("book-orders").unwrap();
        let row = orders.find(&["+o", "=p", "-1+2"]).unwrap();
        assert_eq!(text(&row[5]), "@SUM(A1)");
    }
}

/// The parts of a workbook's file, by name, as text.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut part = archive.by_index(at).unwrap();
            let mut text = String::new();
            std::io::Read::read_to_string(&mut part, &mut text).unwrap();
            (part.name().unwrap().into_owned(), text)
        })
        .collect()
}

#[test]
fn a_workbook_holds_no_macro_and_no_link_to_the_outside_and_can_be_printed() {
    let (plan, factory) = planned(&factory_text("demo/works-401"));
    let parts = parts(&book(&plan, &factory, Language::English));
    for (name, text) in &parts {
        assert!(!name.contains("vba") && !name.contains("externalLink"), "{name}");
        assert!(
            !text.contains("TargetMode=\"External\"") && !text.contains("macroEnabled"),
            "{name}"
        );
    }
    let sheets: Vec<_> =
        parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet")).collect();
    // A task sheet is one page on its side: as many pages down as across.
    let (tasks, tables): (Vec<_>, Vec<_>) =
        sheets.iter().copied().partition(|(_, text)| !text.contains("fitToHeight=\"0\""));
    let week = |at: usize| {
        let day: jiff::civil::Date = plan.buckets[at].start.parse().unwrap();
        day.iso_week_date().week()
    };
    let busy = |at: usize| {
        let load = plan.groups[at].load_hours.iter().enumerate();
        load.filter(|it| *it.1 > 0.0).map(move |it| (at, week(it.0)))
    };
    let busy: BTreeSet<(usize, i8)> = (0..plan.groups.len()).flat_map(busy).collect();
    assert_eq!(tables.len(), 19);
    assert_eq!(tasks.len(), busy.len(), "one for each group and week with work");
    assert!(tasks.iter().all(|(_, text)| text.contains("orientation=\"landscape\"")));
    for (name, text) in &sheets {
        assert!(text.contains("paperSize=\"9\"") && text.contains("fitToPage=\"1\""), "{name}");
        assert!(text.contains("<oddFooter>") && text.contains("&amp;P"), "{name}");
        // Charts have nothing to freeze.
        assert!(text.contains("state=\"frozen\"") || text.contains("<drawing"), "{name}");
    }
    let names = &parts.iter().find(|(name, _)| name == "xl/workbook.xml").unwrap().1;
    assert!(names.matches("_xlnm.Print_Area").count() == sheets.len());
    assert!(names.contains("_xlnm.Print_Titles"));
    let charts = parts.iter().filter(|(name, _)| name.starts_with("xl/charts/chart")).count();
    assert_eq!(charts, 5 + plan.groups.len(), "one for each workshop and group");
    let load = parts.iter().filter(|(_, text)| text.contains("<colorScale>")).count();
    assert_eq!(load, 2, "the loads and the board");
}

#[test]
fn what_a_workbook_cannot_hold_is_named_and_nothing_is_written() {
    let (mut plan, factory) = planned(&factory_text("published/winston-sailco"));
    plan.products[0].name = "x".repeat(32_768);
    let words = Words::of(Language::English);
    let error = said(&workbook(&plan, &factory, &words).unwrap_err().message());
    assert!(error.contains("32768 characters") && error.contains("32767"), "{error}");
    let bucket = plan.buckets[0].clone();
    plan.products[0].name = "x".into();
    plan.buckets = vec![bucket; 16_385];
    for product in &mut plan.products {
        for route in &mut product.routes {
            route.started = vec![1.0; 16_385];
        }
    }
    let error = said(&workbook(&plan, &factory, &words).unwrap_err().message());
    assert!(error.contains("16384 columns"), "{error}");
}

#[test]
fn commands_write_a_workbook_where_the_name_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let works = root().join("data/plants/demo/every-field/factory.json");
    let works = works.to_str().unwrap();
    let (exit, _, said) =
        junheng(at, &["--lang", "zh", "plan", works, "--out", "plan.XLSX", "--fractional"]);
    assert_eq!((exit, said.contains("工作簿在 plan.XLSX 中")), (0, true), "{said}");
    let read = |name: &str, language| {
        Book::read(&fs::read(at.join(name)).unwrap(), Words::of(language), 0.0)
    };
    assert_eq!(read("plan.XLSX", Language::Chinese).sheets[0].0, "总览");
    let (exit, _, said) = junheng(
        at,
        &[
            "--lang",
            "en",
            "bottlenecks",
            works,
            "--curve",
            "mill",
            "--out",
            "tight.xlsx",
            "--fractional",
        ],
    );
    assert!(exit == 0 || said.contains("there is no limit"), "{said}");
    let (exit, shown, _) = junheng(
        at,
        &[
            "--lang",
            "en",
            "bottlenecks",
            works,
            "--out",
            "tight.xlsx",
            "--format",
            "json",
            "--fractional",
        ],
    );
    assert_eq!(exit, 0);
    let answer: serde_json::Value = serde_json::from_str(&shown).unwrap();
    let tight = read("tight.xlsx", Language::English);
    tight.has_no_errors();
    let page = tight.sheet("book-tight").unwrap();
    for limit in answer["binding"].as_array().unwrap() {
        let row = page.find(&[limit["at"].as_str().unwrap()]);
        if let Some(row) = row {
            assert_eq!(reading::number(&row[3]), limit["amount"].as_f64());
            assert_eq!(reading::number(&row[4]), limit["used"].as_f64());
        }
    }
    // Only a workbook can be asked for there, and records need a folder.
    assert_eq!(junheng(at, &["bottlenecks", works, "--out", "tight"]).0, 2);
    let change = "orders/*/quantity=1.1";
    assert_eq!(
        junheng(at, &["whatif", works, "--scale", change, "--out", "a.xlsx", "--shard", "1/2"]).0,
        2
    );
}

#[test]
fn what_ifs_as_a_workbook_say_what_the_csv_says() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let works = root().join("data/plants/demo/every-field/factory.json");
    let works = works.to_str().unwrap();
    let scenarios = r#"{"scenarios": [{"name": "=more", "changes": [{"at": "orders/*/quantity", "scale": 1.1}]}],
        "generate": [{"name": "s", "sweep": [{"at": "orders/*/quantity", "scale": [0.8, 1.2]}]}]}"#;
    fs::write(at.join("s.json"), scenarios).unwrap();
    let (exit, json, said) = junheng(
        at,
        &[
            "--lang",
            "en",
            "whatif",
            works,
            "s.json",
            "--fractional",
            "--out",
            "s.xlsx",
            "--format",
            "json",
        ],
    );
    assert_eq!(exit, 0, "{said}");
    let (_, csv, _) = junheng(at, &["whatif", works, "s.json", "--fractional", "--format", "csv"]);
    let answer: serde_json::Value = serde_json::from_str(&json).unwrap();
    let bytes = fs::read(at.join("s.xlsx")).unwrap();
    let read = Book::read(&bytes, Words::of(Language::English), 0.0);
    read.has_no_errors();
    let page = read.sheet("book-scenarios").unwrap();
    let mut lines = csv::Reader::from_reader(csv.as_bytes());
    let goals = answer["base"]["figures"]["goals"].as_array().unwrap().len();
    let mut count = 0;
    for line in lines.records() {
        let line = line.unwrap();
        // In CSV a text that would run as a formula has an apostrophe before it.
        let name =
            line[0].strip_prefix("'=").map_or_else(|| line[0].to_owned(), |it| format!("={it}"));
        let row = page.find(&[&name]).unwrap_or_else(|| panic!("{name}"));
        for at in 3..3 + goals + 5 {
            let figure = row.get(at).and_then(reading::number);
            assert_eq!(figure, line[at].parse::<f64>().ok(), "{}: {at}", &line[0]);
        }
        count += 1;
    }
    assert_eq!(count, answer["count"].as_u64().unwrap());
    let figures = read.figures();
    for top in answer["top"].as_array().unwrap() {
        for goal in top["goals"].as_array().unwrap() {
            assert!(figures.contains(&goal["value"].as_f64().unwrap()));
        }
    }
    for stretch in answer["stretches"].as_array().unwrap() {
        for axis in stretch["axes"].as_array().unwrap() {
            assert!(
                read.sheet("book-tornado")
                    .unwrap()
                    .find(&[axis["axis"].as_str().unwrap()])
                    .is_some()
            );
            for at in axis["at"].as_array().unwrap() {
                for figure in ["mean", "least", "most"] {
                    assert!(figures.contains(&at[figure].as_f64().unwrap()), "{figure}");
                }
            }
        }
    }
    let again = junheng(
        at,
        &["--lang", "en", "whatif", works, "s.json", "--fractional", "--out", "t.xlsx"],
    );
    assert_eq!(again.0, 0);
    assert!(fs::read(at.join("t.xlsx")).unwrap() == bytes, "the same answer gives the same bytes");
}
