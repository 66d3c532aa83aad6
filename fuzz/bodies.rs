//! What is done with any bytes, target by target: whatever they are, reading them ends with something
//! usable or with reasons why not. The targets for cargo-fuzz and the test `mutated`, which needs no
//! nightly Rust, run the same. Each says whether the bytes were accepted.

use junheng::audit::audit;
use junheng::diag::Diagnostic;
use junheng::lp::{SolutionStatus, extremes};
use junheng::model::{BucketKind, Buckets, Factory};
use junheng::report::{Terminal, diagnostics, form};
use junheng::scenario::{Document, compile, first_error};
use junheng::session::{self, Failure, Options, Planning};
use junheng::solve::{Deadline, EngineChoice};
use junheng::source::workbook::{Workbook, from_bytes, from_files};
use junheng::source::{SourceText, json, mps, plan_file, scenarios};
use junheng::validate::{validate, with_options};
use junheng::words::{Language, Words};

/// The factory that scenarios change and plans are held against.
pub const FACTORY: &str = include_str!("../data/plants/published/hillier-wyndor/factory.json");

/// The most bytes of one input.
const MOST: u64 = 1 << 22;

/// Iterations after which a solver is stopped: what it would find is not looked at here.
const ITERATIONS: u64 = 2000;

/// Where one file of a folder ends and the next begins, and its name from its bytes.
pub const BETWEEN: u8 = 0;

/// What is wrong is said in both languages and as JSON.
fn said(source: &SourceText, problems: &[Diagnostic]) {
    assert!(!problems.is_empty(), "refused without a reason");
    for language in Language::ALL {
        let words = Words::of(language);
        let text = diagnostics::plain(source, problems, &Terminal::new(&words, None));
        let code = problems[0].code.to_string();
        assert!(text.contains(&code), "{code} is not in what is said:\n{text}");
    }
    assert!(diagnostics::json(source, problems).starts_with('['));
}

/// Everything the later stages compute from a factory's time.
fn time(factory: &Factory) {
    for kind in [BucketKind::Day, BucketKind::TenDay, BucketKind::Week, BucketKind::Month] {
        let buckets = Buckets::new(factory, kind);
        for group in &factory.groups {
            let time = group.time(&factory.calendar, &buckets);
            assert!(time.iter().all(|it| it.effective.is_finite() && it.effective >= 0.0));
        }
    }
}

fn text(name: &str, bytes: &[u8]) -> Option<SourceText> {
    match SourceText::read_from(name, bytes, MOST) {
        Ok(source) => Some(source),
        Err(unreadable) => {
            said(&unreadable.source_text, &[*unreadable.problem]);
            None
        }
    }
}

/// A factory file is read and validated.
pub fn factory_file(bytes: &[u8]) -> bool {
    let Some(source) = text("factory.json", bytes) else { return false };
    match validate(json::read(&source.text)) {
        Ok(validated) => time(&validated.factory),
        Err(problems) => {
            said(&source, &problems);
            return false;
        }
    }
    true
}

/// A factory file is planned, with few iterations: no engine fails, and no answer is refused.
pub fn planning(bytes: &[u8]) -> bool {
    let Some(source) = text("factory.json", bytes) else { return false };
    let Ok(validated) = validate(json::read(&source.text)) else { return false };
    // Months, so that much is tried in little time.
    let factory = with_options(&validated.factory, Some(BucketKind::Month), None);
    let options = Options {
        bucket: factory.bucket,
        engine: EngineChoice::Auto,
        deadline: Deadline::unlimited().at_most(ITERATIONS),
        factory_sha256: source.sha256,
        whole: None,
    };
    match session::plan(&factory, &options) {
        Ok(planning) => matches!(planning, Planning::Plan(_)),
        Err(Failure::TooFarApart { .. }) => false,
        Err(failure) => panic!("our fault: {failure}"),
    }
}

fn works(read: &Workbook) -> bool {
    for language in Language::ALL {
        drop(form::notes(&Words::of(language), read));
    }
    if !read.problems.is_empty() {
        said(&read.source, &read.problems);
    }
    if read.problems.iter().any(|it| it.severity() == junheng::diag::Severity::Error) {
        return false;
    }
    match validate(json::read(&read.source.text)) {
        Ok(validated) => time(&validated.factory),
        Err(problems) => {
            said(&read.source, &problems);
            return false;
        }
    }
    true
}

/// A workbook of any form is read.
pub fn workbook(bytes: &[u8]) -> bool {
    works(&from_bytes("works", bytes))
}

/// A folder of CSV files is read: names and contents by turns, each ended by [`BETWEEN`]. In UTF-16 a
/// file cannot be written so; that is tried by the workbooks' tests.
pub fn csv_folder(bytes: &[u8]) -> bool {
    let parts: Vec<&[u8]> = bytes.split(|byte| *byte == BETWEEN).collect();
    let files = parts.chunks(2).map(|pair| {
        let name = String::from_utf8_lossy(pair[0]).into_owned();
        (name, pair.get(1).map_or_else(Vec::new, |it| it.to_vec()))
    });
    works(&from_files("works", &files.collect::<Vec<_>>()))
}

/// A scenario file is read, compiled for a factory, and its first scenarios are validated.
pub fn scenario_file(bytes: &[u8]) -> bool {
    let Some(source) = text("scenarios.json", bytes) else { return false };
    let original = Document::parse(FACTORY).expect("the factory is JSON");
    let compiled = scenarios::read(&source.text).and_then(|it| compile(&it, &original));
    let scenarios = match compiled {
        Ok(scenarios) => scenarios,
        Err(problems) => {
            said(&source, &problems);
            return false;
        }
    };
    let invalid = scenarios.invalid(&original, first_error);
    if !invalid.is_empty() {
        said(&source, &invalid);
        return false;
    }
    for position in 0..scenarios.count().min(5) {
        if let Some(scenario) = scenarios.scenario(position) {
            drop(scenario.document(&original).map(|it| first_error(&it)));
        }
    }
    true
}

/// A programme in MPS, packed or not, is read and solved with few iterations: where it is, the answer
/// is proven.
pub fn programme(bytes: &[u8]) -> bool {
    let source = match SourceText::read_programme_from("programme.mps", bytes, MOST) {
        Ok(source) => source,
        Err(unreadable) => {
            said(&unreadable.source_text, &[*unreadable.problem]);
            return false;
        }
    };
    match mps::read(&source.text) {
        Ok(read) => {
            let deadline = Deadline::unlimited().at_most(ITERATIONS);
            // Engines for whole numbers do not count iterations.
            let (lp, objective) = (&read.lp.relaxed(), &read.objective);
            let choice = EngineChoice::Auto;
            let solved = session::solution::solve(lp, objective, choice, 0.0, &deadline);
            let solved = solved.expect("the engine is there");
            // Of coefficients too far apart for double precision the two are named instead.
            let fault = solved.status == SolutionStatus::Imprecise
                && extremes::too_far_apart(lp, objective).is_none();
            assert!(!fault, "our fault: no answer stands");
        }
        Err(problems) => {
            said(&source, &problems);
            return false;
        }
    }
    true
}

/// A plan is read and held against its factory.
pub fn plan(bytes: &[u8]) -> bool {
    let Some(source) = text("plan.json", bytes) else { return false };
    let reading = plan_file::read(&source.text);
    if !reading.problems.is_empty() {
        said(&source, &reading.problems);
    }
    let Some(plan) = reading.usable() else { return false };
    let factory = SourceText::from_text("factory.json", FACTORY);
    let validated = validate(json::read(&factory.text)).expect("the factory is valid");
    match audit(&validated.factory, &factory.sha256, plan) {
        Ok(_) => true,
        Err(findings) => {
            assert!(!findings.is_empty());
            false
        }
    }
}
