//! `--verbose`: a log of every iteration on standard error, the same each time but for the clock.

use std::sync::{Arc, Mutex};

use junheng::solve::{Aim, Deadline, Event, Phase, Simplex, interior_point};

use super::program::program;
use super::random_programmes::{Kind, optimal};

/// What a command logs, without the last column, which is the time.
fn logged(arguments: &[&str]) -> String {
    let output = program(arguments).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let text = String::from_utf8(output.stderr).unwrap();
    let timeless = text.lines().map(|line| match line.strip_suffix(" s") {
        Some(row) => row.rsplit_once(' ').unwrap().0.trim_end(),
        None => line.trim_end(),
    });
    timeless.flat_map(|line| [line, "\n"]).collect()
}

#[test]
fn the_log_of_a_programme() {
    let file = "data/lp/textbook/transport-degenerate.mps";
    let log = logged(&["lp", file, "--verbose", "--lang", "en"]);
    insta::assert_snapshot!("programme", log);
    assert_eq!(log, logged(&["lp", file, "--verbose", "--lang", "en"]));
    let chinese = logged(&["lp", file, "--verbose", "--lang", "zh"]);
    insta::assert_snapshot!("programme_in_chinese", chinese);
}

#[test]
fn the_log_of_a_plan_names_every_goal() {
    let file = "data/plants/published/ampl-steel/factory.json";
    insta::assert_snapshot!("plan", logged(&["plan", file, "--verbose", "--lang", "en"]));
    assert_eq!(logged(&["plan", file, "--lang", "en"]), "");
}

/// An interior point tells its way from far off to the optimum, crossover where it begins and ends.
#[test]
fn the_log_of_an_interior_point() {
    let kind = Kind { rows: 40, columns: 60, degenerate: 6, decades: 0 };
    let told = Arc::new(Mutex::new(Vec::new()));
    let listener = Arc::clone(&told);
    let deadline = Deadline::unlimited().observed(move |event| {
        listener.lock().unwrap().push(event.clone());
    });
    let found = (0..10).find_map(|seed| {
        let (lp, objective, _) = optimal(kind, seed);
        told.lock().unwrap().clear();
        Some((interior_point(&lp, &objective, Aim::Near, &deadline)?.near, lp, objective))
    });
    let (answer, lp, objective) = found.unwrap();
    let points: Vec<_> = std::mem::take(&mut *told.lock().unwrap())
        .into_iter()
        .map(|event| match event {
            Event::InteriorPoint(at) => at,
            other => panic!("{other:?}"),
        })
        .collect();
    let (first, last) = (points.first().unwrap(), points.last().unwrap());
    assert_eq!(first.step_lengths, (0.0, 0.0));
    assert!(points.iter().enumerate().all(|(at, it)| it.iteration == at));
    assert!(last.mu < 1e-3 * first.mu && last.gap < 1e-5 && last.primal_residual < 1e-5);
    assert!(points[1..].iter().all(|it| it.step_lengths.0 > 0.0 && it.step_lengths.0 <= 1.0));
    let mut simplex = Simplex::load(&lp, &objective);
    simplex.cross_over(&lp, &objective, &answer, &deadline);
    let told = told.lock().unwrap();
    let phases = told.iter().map(|event| match event {
        Event::Simplex(at) => (at.phase, at.dual_infeasibility.is_none()),
        other => panic!("{other:?}"),
    });
    assert!(told.len() >= 2 && phases.into_iter().all(|it| it == (Phase::Crossover, true)));
}
