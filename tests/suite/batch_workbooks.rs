//! A batch takes workbooks and folders of CSV files like factory files: the same plans, the same
//! rules.

use std::fs;
use std::path::{Path, PathBuf};

use rust_xlsxwriter::Workbook;
use serde_json::Value;

use super::program::junheng;

/// A folder `works` with a works in every form, and what is none.
fn works() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let plants = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data/plants/published");
    fs::create_dir_all(at.join("works/deep")).unwrap();
    for (plant, name) in [
        ("winston-sailco", "works/a.json"),
        ("chopra-red-tomato", "tomato.json"),
        ("murty-multiperiod", "murty.json"),
    ] {
        fs::copy(plants.join(plant).join("factory.json"), at.join(name)).unwrap();
    }
    for (from, to) in [
        ("works/a.json", "works/a.xlsx"),
        ("tomato.json", "works/deep/tomato.xlsx"),
        ("murty.json", "works/deep/months"),
    ] {
        assert_eq!(junheng(at, &["convert", from, to]).0, 0, "{to}");
    }
    // What is no factory: a plan, a file that a spreadsheet keeps, a JSON file inside a works.
    let plan = ["plan", "tomato.json", "--out", "works/plan.xlsx"];
    assert_eq!(junheng(at, &plan).0, 0);
    fs::write(at.join("works/deep/~$tomato.xlsx"), b"user").unwrap();
    fs::copy(at.join("murty.json"), at.join("works/deep/months/again.json")).unwrap();
    folder
}

fn rows(at: &Path, out: &str) -> Vec<(String, String, String)> {
    let text = fs::read_to_string(at.join(out).join("summary.json")).unwrap();
    let summary: Value = serde_json::from_str(&text).unwrap();
    let word = |row: &Value, name: &str| row[name].as_str().unwrap().to_owned();
    let rows = summary["rows"].as_array().unwrap().iter();
    rows.map(|row| (word(row, "file"), word(row, "folder"), word(row, "status"))).collect()
}

#[test]
fn works_in_every_form_are_found_and_planned_as_by_plan() {
    let folder = works();
    let at = folder.path();
    let (exit, _, said) = junheng(at, &["batch", "works", "--out", "out"]);
    assert_eq!(exit, 0, "{said}");
    assert!(said.contains("note: 1 other file is not a factory file"), "{said}");
    let rows = rows(at, "out");
    let found: Vec<[&str; 3]> = rows.iter().map(|(a, b, c)| [&**a, &**b, &**c]).collect();
    assert_eq!(
        found,
        [
            ["a.json", "a", "optimal"],
            ["a.xlsx", "a-2", "optimal"],
            ["deep/months", "deep-months", "optimal"],
            ["deep/tomato.xlsx", "deep-tomato", "optimal"],
        ]
    );
    for (file, folder, _) in &rows {
        let (exit, json, _) = junheng(at, &["plan", &format!("works/{file}"), "--format", "json"]);
        assert_eq!(exit, 0);
        let plan = fs::read_to_string(at.join("out/plans").join(folder).join("plan.json")).unwrap();
        assert!(plan == json, "{file}");
    }
    // Each by its name, too, and by pattern.
    let named =
        ["batch", "works/a.xlsx", "works/deep/months", "works/deep/*.xlsx", "--out", "named"];
    let (exit, _, said) = junheng(at, &named);
    assert_eq!(exit, 0, "{said}");
    assert_eq!(self::rows(at, "named").len(), 3);
}

#[test]
fn a_broken_workbook_is_reported_with_its_cell_and_a_mended_one_is_another_run() {
    let folder = works();
    let at = folder.path();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("factory").unwrap();
    for (column, (head, value)) in
        [("factory", "Works"), ("from", "01.12.2026"), ("to", "2026-12-31")].iter().enumerate()
    {
        let column = u16::try_from(column).unwrap();
        sheet.write_string(0, column, *head).unwrap();
        sheet.write_string(1, column, *value).unwrap();
    }
    fs::write(at.join("works/broken.xlsx"), book.save_to_buffer().unwrap()).unwrap();
    fs::write(at.join("works/torn.ods"), b"PK").unwrap();
    let (exit, _, said) = junheng(at, &["batch", "works", "--out", "out"]);
    assert_eq!(exit, 1);
    assert!(said.contains("broken.xlsx:factory:B2: error E131"), "{said}");
    assert!(said.contains("torn.ods") && said.contains("error E121"), "{said}");
    let status = |name: &str| {
        let rows = rows(at, "out");
        rows.iter().find(|(file, ..)| file == name).unwrap().2.clone()
    };
    assert_eq!(
        [status("broken.xlsx"), status("torn.ods"), status("a.xlsx")],
        ["broken", "broken", "optimal"]
    );
    let text = |name: &str| fs::read_to_string(at.join("out").join(name)).unwrap();
    let before = text("summary.json");
    let (exit, _, said) = junheng(at, &["batch", "works", "--out", "out", "--resume"]);
    assert_eq!(exit, 1, "{said}");
    assert_eq!(text("summary.json"), before, "resumed, it is the same");
    fs::write(at.join("works/torn.ods"), b"PK again").unwrap();
    let (_, _, said) = junheng(at, &["batch", "works", "--out", "out", "--resume"]);
    assert!(said.contains("error E923"), "the files are others: {said}");
}
