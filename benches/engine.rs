//! Our simplex method on one programme: cold, and hot after changed column bounds. Called by
//! `benches/engine/run.sh`, which has the same done by the rivals and compares.
//!
//! Arguments: a programme in MPS and, where wanted, a file of what-ifs (per line: how many bounds
//! change, then column and new upper bound of each) and the seconds microlp may take. Prints one
//! JSON object.

use std::io::{Write, stdout};
use std::time::{Duration, Instant};

use junheng::ids::{ColumnId, Id};
use junheng::lp::Bounds;
use junheng::solve::{Deadline, Engine, Microlp, Outcome, Simplex, SimplexEngine, Status};
use junheng::source::{SourceText, mps};
use junheng::verify::{certify, certify_infeasible};
use serde_json::json;

fn main() {
    let arguments: Vec<String> =
        std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let Some(file) = arguments.first() else {
        // `cargo bench` without arguments has nothing to measure here.
        writeln!(stdout(), "engine: see benches/README.md").expect("standard output");
        return;
    };
    let source = SourceText::read_programme(file).expect("readable");
    let read = mps::read(&source.text).expect("MPS");
    let (lp, objective) = (read.lp, read.objective);
    let start = Instant::now();
    let solved = SimplexEngine.solve_from(&lp, &objective, None, &Deadline::unlimited());
    let cold = start.elapsed().as_secs_f64();
    let solved = solved.expect("solved");
    assert!(matches!(solved.outcome, Outcome::Optimal(_)), "{file}");
    // What a what-if starts from: the optimal basis, factorised once.
    let mut base = Simplex::load(&lp, &objective);
    base.start(&solved.basis.expect("a basis"));
    assert_eq!(base.optimise(&Deadline::unlimited()), Status::Optimal, "{file}");
    base.measure_edges();
    let start = Instant::now();
    let value = certify(&lp, &objective, base.answer()).expect("certified").value();
    let certifying = start.elapsed().as_secs_f64();
    let limit = arguments.get(2).and_then(|word| word.parse().ok()).unwrap_or(0.0);
    let microlp = microlp((&lp, &objective), value, limit);
    let mut what_ifs = Vec::new();
    if let Some(list) = arguments.get(1) {
        for line in std::fs::read_to_string(list).expect("readable").lines() {
            what_ifs.push(what_if(&base, (&lp, &objective), line));
        }
    }
    let memory = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = memory.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    writeln!(
        stdout(),
        "{}",
        json!({
            "rows": lp.rows().len(),
            "columns": lp.columns().len(),
            "cold": cold,
            "certifying": certifying,
            "iterations": solved.iterations,
            "microlp": microlp,
            "value": value,
            "peak": peak.unwrap_or("unknown").trim(),
            "what_ifs": what_ifs,
        })
    )
    .expect("standard output");
}

/// Seconds of microlp on the same programme, within so many; `null` where that is not enough or it
/// ends elsewhere.
fn microlp(
    (lp, objective): (&junheng::lp::Lp, &junheng::lp::Objective),
    value: f64,
    limit: f64,
) -> Option<f64> {
    let deadline = Deadline::unlimited().within(Duration::from_secs_f64(limit));
    let start = Instant::now();
    let outcome = Microlp.solve(lp, objective, &deadline).ok()?;
    let seconds = start.elapsed().as_secs_f64();
    let Outcome::Optimal(answer) = outcome else { return None };
    let other = objective.value(&answer.primal);
    ((other - value).abs() <= 1e-6 * value.abs().max(1.0)).then_some(seconds)
}

/// One what-if, from the solved programme: changes, time with and without certificate, value.
fn what_if(
    base: &Simplex,
    (lp, objective): (&junheng::lp::Lp, &junheng::lp::Objective),
    line: &str,
) -> serde_json::Value {
    let mut words = line.split_whitespace();
    let count: usize = words.next().and_then(|word| word.parse().ok()).expect("a count");
    let mut changes = Vec::new();
    while let (Some(column), Some(upper)) = (words.next(), words.next()) {
        let column = ColumnId::at(column.parse().expect("a column"));
        changes.push((column, upper.parse::<f64>().expect("a bound")));
    }
    let start = Instant::now();
    let mut simplex = base.clone();
    for &(column, upper) in &changes {
        simplex.set_column_bounds(column, Bounds::between(lp.columns()[column].lower, upper));
    }
    let status = simplex.optimise(&Deadline::unlimited());
    let hot = start.elapsed().as_secs_f64();
    let mut altered = lp.clone();
    for &(column, upper) in &changes {
        altered.set_column_bounds(column, Bounds::between(lp.columns()[column].lower, upper));
    }
    let start = Instant::now();
    // Goals reached before may forbid a change: then that is proven.
    let value = match status {
        Status::Optimal => {
            Some(certify(&altered, objective, simplex.answer()).expect("certified").value())
        }
        Status::Infeasible => {
            certify_infeasible(&altered, simplex.farkas_ray(&altered)).expect("proven");
            None
        }
        other => panic!("what-if {line}: {other:?}"),
    };
    json!({
        "changes": count,
        "hot": hot,
        "certifying": start.elapsed().as_secs_f64(),
        "iterations": simplex.iterations() - base.iterations(),
        "value": value,
    })
}
