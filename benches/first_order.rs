//! The first-order method on one programme, beside the interior point where asked.
//!
//! Arguments: `FILE.mps [FACTORY.json] [words]`. From the factory come the natural sizes of rows and
//! columns, which MPS does not carry; the file `service` stands for the sum of its goals of service.
//! Words: `interior` also runs the interior point, `cross` crosses over from each answer, `log`
//! prints every restart, `1e-6` is a tolerance (several are run one after the other), `whole` goes by presolve to 1e-8 and has the answer certified, `threads=2`,
//! `work=1e10`, `own` leaves out presolve, `mps=OUT` writes the programme.

use std::io::{Write, stdout};
use std::path::Path;
use std::time::Instant;

use junheng::formulate::{Formulation, stages};
use junheng::ids::{ColumnId, Id};
use junheng::lp::{Answer, Lp, Objective, Proof, Sense};
use junheng::model::{BucketKind, Buckets, Factory, Goal};
use junheng::solve::{
    Aim, Basis, Deadline, Event, FirstOrderOptions, Presolve, Simplex, first_order,
    first_order_presolved, interior_point,
};
use junheng::source::{SourceText, json, mps};
use junheng::validate::validate;
use junheng::verify::{certify, certify_bound};

fn say(line: &str) {
    writeln!(stdout(), "{line}").expect("standard output");
}

#[allow(clippy::too_many_lines)] // one method after the other
fn main() {
    let words: Vec<String> =
        std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let Some(file) = words.first() else {
        say("first_order: see benches/README.md");
        return;
    };
    let has = |word: &str| words.iter().any(|it| it == word);
    let value = |key: &str| words.iter().find_map(|it| it.strip_prefix(key).map(str::to_owned));
    let factory = words
        .get(1)
        .filter(|it| Path::new(it).extension().is_some_and(|it| it == "json"))
        .map(|path| {
            let text = SourceText::read(path).expect("readable");
            validate(json::read(&text.text)).expect("valid").factory
        });
    let (lp, objective) = programme(file, factory.as_ref());
    say(&format!(
        "{file}: {} rows, {} columns, {} entries",
        lp.rows().len(),
        lp.columns().len(),
        lp.matrix().entries()
    ));
    let (natural, costs) = lp.in_natural_units(&objective);
    if let Some(out) = value("mps=") {
        let mut out = std::fs::File::create(out).expect("a file");
        junheng::lp::write_mps(&natural, &costs, &mut out).expect("written");
    }
    let start = Instant::now();
    let presolve = Presolve::of(&natural, &costs).expect("an optimum");
    let (small, small_costs) =
        if has("own") { (&natural, &costs) } else { (presolve.lp(), presolve.objective()) };
    say(&format!(
        "presolved in {:.2} s: {} rows, {} columns, {} entries",
        start.elapsed().as_secs_f64(),
        small.rows().len(),
        small.columns().len(),
        small.matrix().entries()
    ));
    let deadline = if has("log") {
        Deadline::unlimited().observed(|event| {
            if let Event::FirstOrder(at) = event {
                say(&format!(
                    "  {:7} {:4} {:.2e} {:.2e} {:.2e} weight {:.2e}",
                    at.iteration,
                    at.restarts,
                    at.primal_residual,
                    at.dual_residual,
                    at.gap,
                    at.weight
                ));
            }
        })
    } else {
        Deadline::unlimited()
    };
    let finish = |answer: &Answer| {
        finished((&lp, &objective), (small, small_costs), &presolve, answer, &words, &deadline);
    };
    let number = |key: &str, other: f64| value(key).and_then(|it| it.parse().ok()).unwrap_or(other);
    let threads = number("threads=", 1.0);
    let most = number("work=", 5e9);
    for tolerance in words.iter().filter(|it| it.starts_with("1e-")) {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // small and positive
        let options = FirstOrderOptions {
            tolerance: tolerance.parse().expect("a number"),
            work: most as u64,
            threads: threads as usize,
        };
        let (start, before) = (Instant::now(), cpu());
        let Some(end) = first_order(small, small_costs, None, options, &deadline) else {
            say("nothing");
            continue;
        };
        say(&format!(
            "first order {tolerance}: {} {} iterations, {:.2} s, cpu {:.2} s, {:.2e} {:.2e} {:.2e}, value {:.10}",
            if end.converged { "converged" } else { "stopped" },
            end.iterations,
            start.elapsed().as_secs_f64(),
            cpu() - before,
            end.primal_residual,
            end.dual_residual,
            end.gap,
            small_costs.value(&end.answer.primal),
        ));
        finish(&end.answer);
    }
    if has("whole") {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // small and positive
        let options =
            FirstOrderOptions { tolerance: 1e-8, work: most as u64, threads: threads as usize };
        let (start, before) = (Instant::now(), cpu());
        if let Some(end) = first_order_presolved(&lp, &objective, options, &deadline) {
            let verdict = match certify(&lp, &objective, end.answer) {
                Ok(certified) => format!("certified {:.12}", certified.value()),
                Err(why) => format!("refused: {why}"),
            };
            say(&format!(
                "presolved, then whole: converged {}, {} iterations, {:.2} s, cpu {:.2} s, {verdict}",
                end.converged,
                end.iterations,
                start.elapsed().as_secs_f64(),
                cpu() - before
            ));
        }
    }
    if has("interior") {
        let (start, before) = (Instant::now(), cpu());
        match interior_point(small, small_costs, Aim::Near, &deadline) {
            Some(found) => {
                let answer = found.near;
                say(&format!(
                    "interior point: {:.2} s, cpu {:.2} s, value {:.10}",
                    start.elapsed().as_secs_f64(),
                    cpu() - before,
                    small_costs.value(&answer.primal)
                ));
                finish(&answer);
            }
            None => say("interior point: none"),
        }
    }
}

/// What an answer of the presolved programme is worth.
fn finished(
    (lp, objective): (&Lp, &Objective),
    (small, small_costs): (&Lp, &Objective),
    presolve: &Presolve<'_>,
    answer: &Answer,
    words: &[String],
    deadline: &Deadline,
) {
    let has = |word: &str| words.iter().any(|it| it == word);
    let own = |answer: Answer| Answer {
        primal: lp.point_in_own_units(answer.primal),
        dual: lp.prices_in_own_units(answer.dual),
    };
    let restored = if has("own") {
        answer.clone()
    } else {
        presolve.restore(answer, &Basis::between(small, small_costs, answer)).0
    };
    let restored = own(restored);
    let start = Instant::now();
    match certify_bound(lp, objective, &Proof::of_prices(&restored.dual)) {
        Ok(bound) => say(&format!(
            "    bound {:.10} in {:.2} s",
            bound.value(),
            start.elapsed().as_secs_f64()
        )),
        Err(why) => say(&format!("    no bound: {why}")),
    }
    match certify(lp, objective, restored) {
        Ok(certified) => say(&format!("    certified: {:.10}", certified.value())),
        Err(why) => say(&format!("    refused: {why}")),
    }
    if has("cross") {
        let before = cpu();
        let mut simplex = Simplex::load(small, small_costs);
        simplex.cross_over(small, small_costs, answer, deadline);
        let pushed = simplex.iterations();
        let crossed = cpu() - before;
        let status = simplex.optimise(deadline);
        say(&format!(
            "    crossover: {pushed} pivots, cpu {crossed:.2} s; then {} pivots, cpu {:.2} s: {status:?} {:.10}",
            simplex.iterations() - pushed,
            cpu() - before - crossed,
            small_costs.value(&simplex.answer().primal)
        ));
    }
}

/// The programme of a file, with the sizes that the factory gives its rows and columns.
fn programme(file: &str, factory: Option<&Factory>) -> (Lp, Objective) {
    let formulated = factory.map(|factory| {
        let buckets = Buckets::new(factory, BucketKind::Day);
        let mut formulation = Formulation::new(factory, &buckets);
        let mut sum = Objective::new("service", Sense::Minimise);
        for stage in stages(factory) {
            if matches!(stage.goal, Goal::Fulfil | Goal::OnTime) {
                for (at, cost) in formulation.objective(&stage).costs.iter().enumerate() {
                    sum.add(ColumnId::at(at), *cost);
                }
            }
        }
        if file != "service" {
            for stage in stages(factory) {
                formulation.objective(&stage);
            }
        }
        (formulation.lp().clone(), sum)
    });
    if file == "service" {
        return formulated.expect("a factory");
    }
    let source = SourceText::read_programme(file).expect("readable");
    let read = mps::read(&source.text).expect("MPS");
    let (mut lp, objective) = (read.lp, read.objective);
    if let Some((like, _)) = formulated {
        let sizes: std::collections::BTreeMap<&str, f64> =
            like.columns().ids().map(|it| (like.column_name(it), like.column_size(it))).collect();
        let rows: std::collections::BTreeMap<&str, f64> =
            like.rows().ids().map(|it| (like.row_name(it), like.row_size(it))).collect();
        let columns: Vec<f64> = lp
            .columns()
            .ids()
            .map(|it| sizes.get(lp.column_name(it)).copied().unwrap_or(1.0))
            .collect();
        let rows = lp.rows().ids().map(|it| rows.get(lp.row_name(it)).copied()).collect();
        lp.set_sizes(&columns, rows);
    }
    (lp, objective)
}

/// Seconds of processor time of all threads.
fn cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(") ").next().unwrap_or("").split(' ').collect();
    let ticks = |at: usize| fields.get(at).and_then(|it| it.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}
