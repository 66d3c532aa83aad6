//! LibreOffice opens what we write, computes every formula anew and finds the same figures; and what
//! it saves of a factory's workbook is still that factory. Run by `.ci/office`.

use std::fs;
use std::path::Path;
use std::process::Command;

use junheng::report::workbook::{sheets, template, workbook};
use junheng::scenario::Document;
use junheng::source::workbook::from_bytes;
use junheng::words::{Language, Words};
use rust_xlsxwriter::{Formula, Workbook};

use super::reading::{Book, number};
use super::{book, check, factory_text, planned, root};

/// LibreOffice computes every formula of a file it loads, also where results stand beside them.
const RECOMPUTE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"#;

/// Has LibreOffice save the files of a folder in another form.
fn saved(folder: &Path, to: &str, form: &str, names: &[String]) -> std::path::PathBuf {
    let out = folder.join(to);
    let profile = folder.join("profile");
    fs::create_dir_all(profile.join("user")).unwrap();
    fs::write(profile.join("user/registrymodifications.xcu"), RECOMPUTE).unwrap();
    let output = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--convert-to", form, "--outdir"])
        .arg(&out)
        .args(names.iter().map(|name| folder.join(name)))
        .output()
        .expect("LibreOffice is installed");
    assert!(output.status.success(), "{output:?}");
    for name in names {
        let made = out.join(Path::new(name).with_extension(to));
        assert!(made.exists(), "{} was not made: {output:?}", made.display());
    }
    out
}

/// A cell whose stored result is wrong: LibreOffice must mend it, or it computes nothing.
fn wrong_result() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_formula(0, 0, Formula::new("=1+1").set_result("3")).unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
#[ignore = "needs LibreOffice: run .ci/office"]
fn libreoffice_computes_the_same_figures_of_plans_and_what_ifs() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let works = [
        "demo/works-401",
        "demo/every-field",
        "published/winston-sailco",
        "published/ampl-steel-t",
    ];
    let mut names = Vec::new();
    let mut plans = Vec::new();
    for name in works {
        let (plan, factory) = planned(&factory_text(name));
        for language in Language::ALL {
            let file = format!("{}-{}.xlsx", name.replace('/', "-"), language.tag());
            fs::write(at.join(&file), book(&plan, &factory, language)).unwrap();
            names.push(file);
        }
        plans.push((plan, factory));
    }
    let (plan, factory) = planned(super::NAMES);
    fs::write(at.join("names.xlsx"), book(&plan, &factory, Language::English)).unwrap();
    fs::write(at.join("wrong.xlsx"), wrong_result()).unwrap();
    for language in Language::ALL {
        fs::write(at.join(format!("template-{language:?}.xlsx")), template(language).unwrap())
            .unwrap();
        names.push(format!("template-{language:?}.xlsx"));
    }
    let every = root().join("data/plants/demo/every-field/factory.json");
    let scenarios = root().join("data/plants/demo/works-401/scenarios.json");
    let works_401 = root().join("data/plants/demo/works-401/factory.json");
    let [every, scenarios, works_401] =
        [every, scenarios, works_401].map(|it| it.to_str().unwrap().to_owned());
    let (exit, _, said) = super::junheng(
        at,
        &["--lang", "zh", "whatif", &works_401, &scenarios, "--out", "whatif.xlsx"],
    );
    assert_eq!(exit, 0, "{said}");
    let (exit, _, said) =
        super::junheng(at, &["--lang", "zh", "bottlenecks", &every, "--out", "tight.xlsx"]);
    assert_eq!(exit, 0, "{said}");
    names.extend(["names.xlsx", "wrong.xlsx", "whatif.xlsx", "tight.xlsx"].map(str::to_owned));
    let out = saved(at, "xlsx", "xlsx:Calc MS Excel 2007 XML", &names);

    let read = |name: &str, language| {
        Book::read(&fs::read(out.join(name)).unwrap(), Words::of(language), 1e-14)
    };
    let mended = read("wrong.xlsx", Language::English);
    assert_eq!(number(&mended.sheets[0].1.rows[0][0]), Some(2.0), "formulas are computed anew");
    for (name, (plan, factory)) in works.into_iter().zip(&plans) {
        for language in Language::ALL {
            let file = format!("{}-{}.xlsx", name.replace('/', "-"), language.tag());
            check::equal(&file, &read(&file, language), plan, factory);
        }
    }
    check::equal("names.xlsx", &read("names.xlsx", Language::English), &plan, &factory);
    for name in ["whatif.xlsx", "tight.xlsx"] {
        // Every cell that holds a figure holds the same after it was computed anew.
        let before =
            Book::read(&fs::read(at.join(name)).unwrap(), Words::of(Language::Chinese), 0.0);
        let after = read(name, Language::Chinese);
        after.has_no_errors();
        assert_eq!(before.sheets.len(), after.sheets.len());
        for ((sheet, before), (_, page)) in before.sheets.iter().zip(&after.sheets) {
            for (row, column, cell) in before.cells() {
                let Some(figure) = number(cell) else { continue };
                let found = page.rows[row].get(column).and_then(number);
                assert!(
                    found.is_some_and(|it| after.same_sum(it, figure)),
                    "{name} {sheet} {row} {column}: {found:?}"
                );
            }
        }
    }
    for language in Language::ALL {
        read(&format!("template-{language:?}.xlsx"), Language::English).has_no_errors();
    }
}

#[test]
#[ignore = "needs LibreOffice: run .ci/office"]
fn a_factory_saved_by_libreoffice_is_still_that_factory() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let works = [
        "demo/works-401",
        "demo/every-field",
        "published/winston-sailco",
        "published/williams-factory-planning-1",
    ];
    let mut names = Vec::new();
    let mut texts = Vec::new();
    for name in works {
        let text = factory_text(name);
        let document: serde_json::Value = serde_json::from_str(&text).unwrap();
        for language in Language::ALL {
            let file = format!("{}-{language:?}.xlsx", name.replace('/', "-"));
            let bytes = workbook(&sheets(&document, language), language, false).unwrap();
            fs::write(at.join(&file), bytes).unwrap();
            texts.push((file.clone(), text.clone()));
            names.push(file);
        }
    }
    let mut differ = Vec::new();
    for (to, form) in
        [("xlsx", "xlsx:Calc MS Excel 2007 XML"), ("ods", "ods"), ("xls", "xls:MS Excel 97")]
    {
        let out = saved(at, to, form, &names);
        for (file, text) in &texts {
            let path = out.join(Path::new(file).with_extension(to));
            let back = from_bytes(&path.to_string_lossy(), &fs::read(&path).unwrap());
            if !back.problems.is_empty() {
                differ.push(format!("{}: {:#?}", path.display(), back.problems));
            } else if Document::parse(&back.source.text) != Document::parse(text) {
                let changes = match (Document::parse(text), Document::parse(&back.source.text)) {
                    (Some(before), Some(after)) => junheng::scenario::changes(&before, &after),
                    _ => Vec::new(),
                };
                let at: Vec<String> = changes.iter().map(|it| it.at.to_string()).collect();
                differ.push(format!("{}: {at:?}", path.display()));
            }
        }
    }
    assert!(differ.is_empty(), "{}", differ.join("\n"));
    hidden_in_ods(at);
}

/// A row hidden in LibreOffice's own form is named, too.
fn hidden_in_ods(at: &Path) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("factory").unwrap();
    for (column, (head, value)) in
        (0..).zip([("factory", "Works"), ("from", "2026-12-01"), ("to", "2026-12-31")])
    {
        sheet.write_string(0, column, head).unwrap();
        sheet.write_string(1, column, value).unwrap();
    }
    sheet.set_row_hidden(1).unwrap();
    sheet.set_column_hidden(2).unwrap();
    fs::write(at.join("hidden.xlsx"), book.save_to_buffer().unwrap()).unwrap();
    let out = saved(at, "ods", "ods", &["hidden.xlsx".to_owned()]);
    let read = from_bytes("hidden.ods", &fs::read(out.join("hidden.ods")).unwrap());
    let line =
        "hidden.ods: 1 hidden row and 1 hidden column of the sheet \"factory\" are read as well";
    let words = junheng::words::Words::of(junheng::words::Language::English);
    let notes = junheng::report::form::notes(&words, &read);
    assert!(notes.iter().any(|said| said == line), "{notes:?}");
}
