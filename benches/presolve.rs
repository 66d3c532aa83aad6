//! Our simplex method cold, with presolve and without, on the same programmes in the same run.
//!
//! Arguments: programmes in MPS. Prints a row of a table for each: what is left, the pivots of
//! both, and how many times as long it takes without. Of several runs the shortest counts.

use std::io::{Write, stdout};
use std::time::Instant;

use junheng::lp::{Lp, Objective};
use junheng::solve::{Deadline, Presolve, Simplex};
use junheng::source::{SourceText, mps};

/// Runs of each, one after the other in turn: as many as take this long, within bounds.
const SECONDS: f64 = 0.5;
const MOST_RUNS: usize = 15;
const LEAST_RUNS: usize = 2;

/// One way of solving: seconds, pivots of the reduced programme, pivots of the programme itself.
struct Run {
    seconds: f64,
    reduced: u64,
    whole: u64,
}

fn plain(lp: &Lp, objective: &Objective) -> Run {
    let start = Instant::now();
    let mut simplex = Simplex::load(lp, objective);
    simplex.optimise(&Deadline::unlimited());
    let seconds = start.elapsed().as_secs_f64();
    Run { seconds, reduced: 0, whole: simplex.iterations() }
}

fn presolved(lp: &Lp, objective: &Objective) -> (Run, String) {
    let start = Instant::now();
    let Ok(presolve) = Presolve::of(lp, objective) else {
        let seconds = start.elapsed().as_secs_f64();
        return (Run { seconds, reduced: 0, whole: 0 }, "nothing | | ".to_owned());
    };
    let presolving = start.elapsed().as_secs_f64();
    let mut reduced = Simplex::load(presolve.lp(), presolve.objective());
    reduced.optimise(&Deadline::unlimited());
    let (_, basis) = presolve.restore(&reduced.answer(), &reduced.basis());
    let mut simplex = Simplex::load(lp, objective);
    simplex.start(&basis);
    simplex.optimise(&Deadline::unlimited());
    let seconds = start.elapsed().as_secs_f64();
    let left = presolve.lp();
    let left = format!(
        "{} | {} | {:.1} %",
        left.rows().len(),
        left.columns().len(),
        100.0 * presolving / seconds
    );
    (Run { seconds, reduced: reduced.iterations(), whole: simplex.iterations() }, left)
}

fn main() {
    let arguments: Vec<String> =
        std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let mut out = stdout();
    if arguments.is_empty() {
        // `cargo bench` without arguments has nothing to measure here.
        writeln!(out, "presolve: see benches/README.md").expect("standard output");
        return;
    }
    let heading = "| programme | rows | columns | rows left | columns left | time in presolve | \
                   pivots without | with | to finish | times as long without |";
    writeln!(out, "{heading}\n|---|---|---|---|---|---|---|---|---|---|").expect("standard output");
    let (mut product, mut count) = (0.0, 0);
    for file in &arguments {
        let source = SourceText::read_programme(file).expect("readable");
        let read = mps::read(&source.text).expect("MPS");
        let (lp, objective) = (read.lp, read.objective);
        let mut shortest = [f64::INFINITY; 2];
        let mut row = String::new();
        let mut spent = 0.0;
        for run in 0..MOST_RUNS {
            if run >= LEAST_RUNS && spent > SECONDS {
                break;
            }
            let without = plain(&lp, &objective);
            let (with, left) = presolved(&lp, &objective);
            spent += without.seconds + with.seconds;
            shortest = [shortest[0].min(without.seconds), shortest[1].min(with.seconds)];
            row = format!(
                "{} | {} | {left} | {} | {} | {}",
                lp.rows().len(),
                lp.columns().len(),
                without.whole,
                with.reduced,
                with.whole
            );
        }
        let ratio = shortest[0] / shortest[1];
        product += ratio.ln();
        count += 1;
        let title = file.rsplit('/').next().unwrap_or(file);
        writeln!(out, "| {title} | {row} | {ratio:.2} |").expect("standard output");
    }
    let mean = (product / f64::from(count)).exp();
    writeln!(out, "geometric mean: {mean:.2} times as long without").expect("standard output");
}
