//! LibreOffice opens what we write, computes every formula anew and finds the same figures; and what
//! it saves of a factory's workbook is still that factory. Run by `.ci/office`.

use std::fs;
use std::process::Command;
use std::sync::OnceLock;

use junheng::model::Factory;
use junheng::model::plan::Plan;
use junheng::report::workbook::{sheets, template, workbook};
use junheng::scenario::{self, Document};
use junheng::source::workbook::{Workbook as Read, from_bytes};
use junheng::words::{Language, Words};
use rust_xlsxwriter::{Formula, Workbook};

use super::reading::{Book, number};
use super::{book, check, factory_text, planned, root};

/// LibreOffice computes every formula of a file it loads, also where results stand beside them.
const RECOMPUTE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"#;

/// The works whose plans are looked at.
const PLANNED: [&str; 4] =
    ["demo/works-401", "demo/every-field", "published/winston-sailco", "published/ampl-steel-t"];

/// The works that are saved as workbooks themselves.
const FACTORIES: [&str; 4] = [
    "demo/works-401",
    "demo/every-field",
    "published/winston-sailco",
    "published/williams-factory-planning-1",
];

/// The forms a factory is saved in, with LibreOffice's names of them.
const FORMS: [(&str, &str); 3] =
    [("xlsx", "xlsx:Calc MS Excel 2007 XML"), ("ods", "ods"), ("xls", "xls:MS Excel 97")];

/// The file of a works in a language.
fn file(what: &str, works: &str, language: Language) -> String {
    format!("{what}-{}-{}", works.replace('/', "-"), language.tag())
}

/// Works and languages, each with each.
fn each(works: &[&'static str]) -> impl Iterator<Item = (&'static str, Language)> {
    works.iter().flat_map(|name| Language::ALL.map(|language| (*name, language)))
}

/// A folder of workbooks as we wrote them, and as LibreOffice saved them. It takes seconds to start,
/// so all tests share the files of three starts.
struct Office {
    folder: tempfile::TempDir,
    plans: Vec<(String, Plan, Factory)>,
}

impl Office {
    fn shared() -> &'static Self {
        static SHARED: OnceLock<Office> = OnceLock::new();
        SHARED.get_or_init(|| {
            let mut office = Self { folder: tempfile::tempdir().unwrap(), plans: Vec::new() };
            let plans = office.write_plans();
            let factories = office.write_factories();
            office.save(FORMS[0], &[plans, factories.clone()].concat());
            office.save(FORMS[1], &factories);
            office.save(FORMS[2], &factories);
            office
        })
    }

    fn write(&self, name: &str, bytes: Vec<u8>) -> String {
        fs::write(self.folder.path().join(format!("{name}.xlsx")), bytes).unwrap();
        name.to_owned()
    }

    /// Plans, answers, templates and a cell with a wrong result; their names.
    fn write_plans(&mut self) -> Vec<String> {
        for name in PLANNED {
            let (plan, factory) = planned(&factory_text(name));
            self.plans.push((name.to_owned(), plan, factory));
        }
        let mut names = Vec::new();
        for (name, plan, factory) in &self.plans {
            for language in Language::ALL {
                let bytes = book(plan, factory, language);
                names.push(self.write(&file("plan", name, language), bytes));
            }
        }
        let (plan, factory) = planned(super::NAMES);
        names.push(self.write("names", book(&plan, &factory, Language::English)));
        self.plans.push(("names".to_owned(), plan, factory));
        names.push(self.write("wrong", wrong_result()));
        for language in Language::ALL {
            names.push(self.write(&template_name(language), template(language, true).unwrap()));
        }
        let at = |path: &str| root().join(path).to_str().unwrap().to_owned();
        let works = at("data/plants/demo/works-401/factory.json");
        let every = at("data/plants/demo/every-field/factory.json");
        let scenarios = at("tests/browser/scenarios.json");
        for (name, command) in [
            ("whatif", &["whatif", &works, &scenarios, "--fractional"][..]),
            (
                "tight",
                &[
                    "bottlenecks",
                    &every,
                    "--curve",
                    "labour/fitters",
                    "--top",
                    "4",
                    "--resolve",
                    "2",
                    "--fractional",
                ],
            ),
        ] {
            let file = format!("{name}.xlsx");
            let arguments = [&["--lang", "zh"], command, &["--out", &file]].concat();
            let (exit, _, said) = super::junheng(self.folder.path(), &arguments);
            assert_eq!(exit, 0, "{said}");
            names.push(name.to_owned());
        }
        names
    }

    /// Works as workbooks, and one with hidden cells; their names.
    fn write_factories(&self) -> Vec<String> {
        let mut names: Vec<String> = each(&FACTORIES)
            .map(|(name, language)| {
                let document = serde_json::from_str(&factory_text(name)).unwrap();
                let bytes = workbook(&sheets(&document, language), language).unwrap();
                self.write(&file("factory", name, language), bytes)
            })
            .collect();
        names.push(self.write("hidden", hidden()));
        names
    }

    /// Has LibreOffice save files in another form.
    fn save(&self, (ending, form): (&str, &str), names: &[String]) {
        let at = self.folder.path();
        let profile = at.join("profile");
        fs::create_dir_all(profile.join("user")).unwrap();
        fs::write(profile.join("user/registrymodifications.xcu"), RECOMPUTE).unwrap();
        let output = Command::new("soffice")
            .arg(format!("-env:UserInstallation=file://{}", profile.display()))
            .args(["--headless", "--convert-to", form, "--outdir"])
            .arg(at.join(ending))
            .args(names.iter().map(|name| at.join(format!("{name}.xlsx"))))
            .output()
            .expect("LibreOffice is installed");
        assert!(output.status.success(), "{output:?}");
        for name in names {
            let made = at.join(ending).join(format!("{name}.{ending}"));
            assert!(made.exists(), "{} was not made: {output:?}", made.display());
        }
    }

    /// What LibreOffice saved.
    fn saved(&self, name: &str, ending: &str) -> Vec<u8> {
        fs::read(self.folder.path().join(ending).join(format!("{name}.{ending}"))).unwrap()
    }

    fn book(&self, name: &str, language: Language) -> Book {
        Book::read(&self.saved(name, "xlsx"), Words::of(language), 1e-14)
    }

    /// A factory read from what LibreOffice saved.
    fn read(&self, name: &str, ending: &str) -> Read {
        from_bytes(&format!("{name}.{ending}"), &self.saved(name, ending))
    }
}

fn template_name(language: Language) -> String {
    format!("template-{}", language.tag())
}

/// A cell whose stored result is wrong: LibreOffice must mend it, or it computes nothing.
fn wrong_result() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_formula(0, 0, Formula::new("=1+1").set_result("3")).unwrap();
    book.save_to_buffer().unwrap()
}

/// A works whose only row is hidden, and one of its columns.
fn hidden() -> Vec<u8> {
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
    book.save_to_buffer().unwrap()
}

#[test]
#[ignore = "needs LibreOffice: run .ci/office"]
fn libreoffice_computes_the_same_figures_of_plans() {
    let office = Office::shared();
    let mended = office.book("wrong", Language::English);
    assert_eq!(number(&mended.sheets[0].1.rows[0][0]), Some(2.0), "formulas are computed anew");
    for (name, plan, factory) in &office.plans {
        if name == "names" {
            check::equal(name, &office.book(name, Language::English), plan, factory);
            continue;
        }
        for language in Language::ALL {
            let file = file("plan", name, language);
            check::equal(&file, &office.book(&file, language), plan, factory);
        }
    }
}

#[test]
#[ignore = "needs LibreOffice: run .ci/office"]
fn libreoffice_computes_the_same_figures_of_what_ifs_and_bottlenecks() {
    let office = Office::shared();
    for name in ["whatif", "tight"] {
        // Every cell that holds a figure holds the same after it was computed anew.
        let written = fs::read(office.folder.path().join(format!("{name}.xlsx"))).unwrap();
        let before = Book::read(&written, Words::of(Language::Chinese), 0.0);
        let after = office.book(name, Language::Chinese);
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
}

#[test]
#[ignore = "needs LibreOffice: run .ci/office"]
fn libreoffice_opens_templates_without_an_error() {
    for language in Language::ALL {
        Office::shared().book(&template_name(language), language).has_no_errors();
    }
}

/// Where the works read from a file is another than that of a text.
fn differs(read: &Read, text: &str) -> Option<String> {
    if !read.problems.is_empty() {
        return Some(format!("{:#?}", read.problems));
    }
    let before = Document::parse(text).unwrap();
    let Some(after) = Document::parse(&read.source.text) else {
        return Some("it is no document".to_owned());
    };
    let paths: Vec<String> =
        scenario::changes(&before, &after).iter().map(|it| it.at.to_string()).collect();
    (before != after).then(|| format!("{paths:?}"))
}

#[test]
#[ignore = "needs LibreOffice: run .ci/office"]
fn a_factory_saved_by_libreoffice_is_still_that_factory() {
    let office = Office::shared();
    let mut differ = Vec::new();
    for (name, language) in each(&FACTORIES) {
        for (ending, _) in FORMS {
            let file = file("factory", name, language);
            let found = differs(&office.read(&file, ending), &factory_text(name));
            differ.extend(found.map(|it| format!("{file}.{ending}: {it}")));
        }
    }
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}

#[test]
#[ignore = "needs LibreOffice: run .ci/office"]
fn what_is_hidden_in_libreoffices_own_form_is_named_too() {
    let read = Office::shared().read("hidden", "ods");
    let line =
        "hidden.ods: 1 hidden row and 1 hidden column of the sheet \"factory\" are read as well";
    let words = junheng::words::Words::of(junheng::words::Language::English);
    let notes = junheng::report::form::notes(&words, &read);
    assert!(notes.iter().any(|said| said == line), "{notes:?}");
}
