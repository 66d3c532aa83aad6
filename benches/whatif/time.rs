//! Where the time of a what-if goes: scenarios planned one after the other in one thread. Called by
//! `benches/whatif/run.sh`.
//!
//! Arguments: a factory file, a scenario file and, where wanted, goals. Prints one JSON object:
//! seconds of the plan as it stands and of all scenarios, of these the seconds spent pivoting, and
//! what they took.

use std::io::{Write, stdout};
use std::time::Instant;

use junheng::model::{GiveUp, Goal, GoalInSequence};
use junheng::scenario::{Document, Evaluator, compile};
use junheng::session::Options;
use junheng::solve::{Deadline, EngineChoice};
use junheng::source::{SourceText, json, scenarios};
use junheng::validate::{validate, with_options};
use serde_json::json;

fn main() {
    let arguments: Vec<String> =
        std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let [works_file, scenarios_file, rest @ ..] = arguments.as_slice() else {
        // `cargo bench` without arguments has nothing to measure here.
        writeln!(stdout(), "whatif: see benches/README.md").expect("standard output");
        return;
    };
    let goals = rest.first().map(|list| {
        let goal = |word: &str| Goal::from_word(word).expect("a goal");
        let words = list.split(',').map(goal);
        words.map(|goal| GoalInSequence { goal, give_up: GiveUp::Absolute(0.0) }).collect()
    });
    let works = SourceText::read(works_file).expect("readable").text;
    let scenarios_text = SourceText::read(scenarios_file).expect("readable").text;
    let original = Document::parse(&works).expect("a factory file");
    let factory = validate(json::read(&works)).expect("valid").factory;
    let factory = with_options(&factory, None, Option::clone(&goals));
    let scenarios = compile(&scenarios::read(&scenarios_text).expect("scenarios"), &original);
    let scenarios = scenarios.expect("scenarios that fit");
    let deadline = Deadline::unlimited().metered();
    let options = Options {
        bucket: factory.bucket,
        engine: EngineChoice::Auto,
        deadline: deadline.clone(),
        factory_sha256: String::new(),
        whole: None,
    };
    let start = Instant::now();
    let evaluator =
        Evaluator::new(&original, &factory, options, None, goals, junheng::diag::Message::plain)
            .expect("a plan");
    let base = start.elapsed().as_secs_f64();
    let before = deadline.pivoting().as_secs_f64();
    let (mut solves, mut pivots, mut refused) = (0, 0, 0);
    let start = Instant::now();
    for position in 0..scenarios.count() {
        let result = evaluator.evaluate(&scenarios.scenario(position).expect("a scenario"));
        solves += result.solves;
        pivots += result.pivots;
        refused += result.refused;
    }
    let seconds = start.elapsed().as_secs_f64();
    let pivoting = deadline.pivoting().as_secs_f64() - before;
    let count = scenarios.count();
    let answer = json!({"base": base, "scenarios": count, "seconds": seconds, "pivoting": pivoting,
        "solves": solves, "pivots": pivots, "refused": refused});
    writeln!(stdout(), "{answer}").expect("standard output");
}
