//! Every programme in `data/lp`, and the Netlib collection where it is at hand, ends as it is
//! known to: with its published value, or with a proof that there is none.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::{folders, name};
use junheng::lp::{Solution, SolutionStatus};
use junheng::session::solution::solve;
use junheng::solve::{Deadline, EngineChoice};
use junheng::source::mps::{self, MpsProgramme};
use junheng::source::{MOST_BYTES, SourceText};
use libtest_mimic::{Failed, Trial};
use serde::Deserialize;

/// What is known of a programme.
#[derive(Clone, Deserialize)]
struct Known {
    status: String,
    objective: Option<f64>,
    /// Where it is known from.
    from: String,
}

/// What the Netlib collection's own list says of a problem.
#[derive(Clone, Deserialize)]
struct Published {
    rows: usize,
    cols: usize,
    status: String,
    objective: Option<f64>,
}

pub fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    for tier in folders("lp") {
        let mut files: Vec<PathBuf> =
            fs::read_dir(&tier).unwrap().map(|entry| entry.unwrap().path()).collect();
        let extension = |file: &PathBuf| file.extension().map(ToOwned::to_owned);
        files.retain(|file| extension(file).is_some_and(|it| it == "mps" || it == "gz"));
        files.sort();
        let with_whole_numbers = name(&tier) == "whole";
        for file in files {
            let plain = name(&file);
            let title = plain.trim_end_matches(".gz").trim_end_matches(".mps");
            let title = format!("{}/{title}", name(&tier));
            let trial = if with_whole_numbers {
                // It takes a hundred thousand nodes: half a minute, which no other test takes.
                let long = plain.starts_with("bell5");
                Trial::test(title, move || whole(&file)).with_ignored_flag(long)
            } else {
                Trial::test(title, move || own(&file))
            };
            trials.push(trial.with_kind("lp"));
        }
    }
    trials.extend(netlib());
    trials
}

fn read(file: &Path) -> MpsProgramme {
    let opened = File::open(file).unwrap();
    let source = SourceText::read_programme_from("programme", opened, MOST_BYTES).unwrap();
    mps::read(&source.text).unwrap()
}

/// The answer of our simplex, whole numbers ignored.
fn solved(file: &Path) -> Solution {
    let read = read(file);
    solve(&read.lp.relaxed(), &read.objective, EngineChoice::Simplex, 0.0, &Deadline::unlimited())
        .unwrap()
}

/// What is known of a programme: the file beside it, `.json` instead of `.mps` or `.mps.gz`.
fn known(file: &Path) -> Known {
    let file = file.to_string_lossy();
    let stem = file.trim_end_matches(".gz").trim_end_matches(".mps");
    let known: Known = serde_json::from_slice(&fs::read(format!("{stem}.json")).unwrap()).unwrap();
    assert!(!known.from.is_empty(), "the answer does not say where it is known from");
    known
}

/// The published optimum of a programme with whole numbers is found and proven to a millionth.
fn whole(file: &Path) -> Result<(), Failed> {
    let (read, known) = (read(file), known(file));
    let deadline = Deadline::unlimited();
    let solution = solve(&read.lp, &read.objective, EngineChoice::Auto, 1e-6, &deadline).unwrap();
    if solution.status.word() != known.status || !solution.certified {
        return Err(format!("{}, certified, was expected: {solution:?}", known.status).into());
    }
    let (found, known) = (solution.objective.unwrap(), known.objective.unwrap());
    if (found - known).abs() > 1e-6 * known.abs().max(1.0) {
        return Err(format!("{known} was expected, found {found}").into());
    }
    Ok(())
}

fn own(file: &Path) -> Result<(), Failed> {
    let known = known(file);
    // By hand the values are exact: nothing but rounding is allowed.
    compare(&solved(file), &known.status, known.objective, 1e-12)
}

fn compare(
    solution: &Solution,
    status: &str,
    objective: Option<f64>,
    tolerance: f64,
) -> Result<(), Failed> {
    if solution.status.word() != status || !solution.certified {
        return Err(format!("{status} was expected: {solution:?}").into());
    }
    if solution.refused > 0 || solution.engine != "simplex" {
        return Err(format!("our simplex should have done it alone: {solution:?}").into());
    }
    if solution.status != SolutionStatus::Optimal {
        return Ok(());
    }
    let (found, known) = (solution.objective.unwrap(), objective.unwrap());
    if (found - known).abs() > tolerance * known.abs().max(1.0) {
        return Err(format!("{known} was expected, found {found}").into());
    }
    Ok(())
}

/// The classic problems and their published optima, where the folder is there: they are not part
/// of the repository.
fn netlib() -> Vec<Trial> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/netlib");
    let Ok(list) = fs::read(folder.join("optima.json")) else {
        let title = "netlib (not there: put the problems into ../shared/netlib to run them)";
        return vec![Trial::test(title, || Ok(())).with_kind("lp").with_ignored_flag(true)];
    };
    let problems: std::collections::BTreeMap<String, Published> =
        serde_json::from_slice(&list).unwrap();
    let trial = |(title, published): (String, Published)| {
        let file = folder.join(format!("{title}.mps.gz"));
        Trial::test(format!("netlib/{title}"), move || {
            let solution = solved(&file);
            assert_eq!((solution.rows, solution.columns), (published.rows, published.cols));
            compare(&solution, &published.status, published.objective, 1e-8)
        })
        .with_kind("lp")
    };
    problems.into_iter().map(trial).collect()
}
