//! Programmes with whole numbers: engines that solve them, and the record of an answer.

use std::fs;
use std::path::Path;

use junheng::ids::Id;
use junheng::lp::{Domain, Lp, Objective, PricesOf, Sense, SolutionStatus};
use junheng::session::solution::solve;
use junheng::solve::{Deadline, Ended, EngineChoice, EngineFailure, WholeClaim};
use junheng::source::mps::{self, MpsProgramme};
use junheng::verify::certify_bound;

use super::engine::{assert_near, engines, objective, programme};

const INF: f64 = f64::INFINITY;

/// The programme with other domains.
fn with(lp: Lp, domains: &[Domain]) -> Lp {
    let mut builder = lp.into_builder();
    for (at, &domain) in domains.iter().enumerate() {
        builder.set_domain(Id::at(at), domain);
    }
    builder.build()
}

fn own(name: &str) -> MpsProgramme {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    mps::read(&fs::read_to_string(root.join("data/lp/whole").join(name)).unwrap()).unwrap()
}

/// The claims of every engine that solves programmes with whole numbers.
fn claims(lp: &Lp, objective: &Objective) -> Vec<WholeClaim> {
    let asked = engines().into_iter().filter_map(|engine| {
        match engine.solve_whole(lp, objective, 0.0, None, &Deadline::unlimited()) {
            Err(EngineFailure::NoWholeNumbers { .. }) => None,
            claim => Some(claim.unwrap()),
        }
    });
    let claims: Vec<WholeClaim> = asked.collect();
    assert!(!claims.is_empty());
    claims
}

/// The bound that an engine claims, or that its proof proves.
fn bound_of(claim: &WholeClaim, lp: &Lp, objective: &Objective) -> f64 {
    match &claim.proof {
        Some(proof) => certify_bound(lp, objective, proof).unwrap().value(),
        None => claim.bound.unwrap(),
    }
}

fn assert_claimed(lp: &Lp, objective: &Objective, value: f64, point: &[f64]) {
    for claim in claims(lp, objective) {
        assert_eq!(claim.ended, Ended::GapReached);
        assert_near(bound_of(&claim, lp, objective), value);
        let found = claim.point.unwrap();
        assert_eq!(found.len(), point.len());
        found.iter().zip(point).for_each(|(&found, &expected)| assert_near(found, expected));
    }
}

#[test]
fn engines_solve_whole_numbers_in_the_objective_s_own_sense() {
    let read = own("bookkeeping.mps");
    let goal = Objective { constant: 7.0, ..read.objective };
    assert_claimed(&read.lp, &goal, 27.0, &[4.0, 0.0]);
}

#[test]
fn engines_solve_semi_continuous_columns() {
    let read = own("lots.mps");
    assert_claimed(&read.lp, &read.objective, 4.0, &[4.0, 0.0, 0.0]);
    // Dearer lots: 13 pieces.
    let goal = objective(Sense::Minimise, &[2.0, 0.5, 3.0]);
    assert_claimed(&read.lp, &goal, 6.5, &[0.0, 13.0, 0.0]);
}

#[test]
fn a_column_held_above_zero_keeps_its_least_value() {
    let least = Domain::SemiContinuous { least: 4.0 };
    let goal = objective(Sense::Minimise, &[1.0]);
    for (lower, upper, value) in [(1.0, 9.0, 4.0), (5.0, 9.0, 5.0), (0.0, 3.0, 0.0)] {
        assert_claimed(&with(programme(&[(lower, upper)], &[]), &[least]), &goal, value, &[value]);
    }
}

#[test]
fn fractional_bounds_are_rounded_inwards() {
    let lp = with(programme(&[(0.5, 3.75)], &[]), &[Domain::Whole]);
    assert_claimed(&lp, &objective(Sense::Maximise, &[2.0]), 6.0, &[3.0]);
    assert_claimed(&lp, &objective(Sense::Minimise, &[2.0]), 2.0, &[1.0]);
}

#[test]
fn a_fractional_least_value_is_rounded_up_in_whole_numbers() {
    let lp = programme(&[(0.0, 20.0)], &[(&[1.0], (1.0, INF))]);
    let lp = with(lp, &[Domain::SemiWhole { least: 2.5 }]);
    assert_claimed(&lp, &objective(Sense::Minimise, &[1.0]), 3.0, &[3.0]);
}

#[test]
fn engines_say_that_there_is_no_whole_point() {
    let lp = programme(&[(0.0, 5.0)], &[(&[2.0], (1.0, 1.0))]);
    for claim in claims(&with(lp, &[Domain::Whole]), &objective(Sense::Minimise, &[1.0])) {
        assert_eq!((claim.ended, claim.point), (Ended::Infeasible, None));
    }
}

#[test]
fn engines_take_a_start_and_stop_at_the_deadline() {
    let read = own("lots.mps");
    let stopped = Deadline::unlimited();
    stopped.stop();
    for engine in engines() {
        let ask = |start: &[f64], deadline: &Deadline| {
            engine.solve_whole(&read.lp, &read.objective, 0.0, Some(start), deadline)
        };
        for start in [[4.0, 0.0, 0.0], [0.0, 13.0, 0.0], [1.0, 1.0, 1.0]] {
            match ask(&start, &Deadline::unlimited()) {
                Err(EngineFailure::NoWholeNumbers { .. }) => {}
                claim => assert_near(bound_of(&claim.unwrap(), &read.lp, &read.objective), 4.0),
            }
        }
        if let Ok(claim) = ask(&[4.0, 0.0, 0.0], &stopped) {
            assert_eq!(claim.ended, Ended::Stopped);
        }
    }
}

#[test]
fn the_record_has_the_relaxation_the_bound_and_prices_with_the_whole_numbers_held() {
    let read = own("bookkeeping.mps");
    let deadline = Deadline::unlimited();
    let choice = EngineChoice::Microlp;
    let solution = solve(&read.lp, &read.objective, choice, 1e-6, &deadline).unwrap();
    assert_eq!(solution.status, SolutionStatus::Optimal);
    assert_near(solution.objective.unwrap(), 20.0);
    assert_near(solution.bound.unwrap(), 20.0);
    assert_near(solution.relaxation.unwrap(), 21.0);
    assert!(solution.gap.unwrap() <= 1e-6);
    assert_eq!(solution.whole_columns, Some(2));
    assert_eq!(solution.prices, Some(PricesOf::WholeNumbersHeld));
    let columns = solution.column_values.unwrap();
    let columns: Vec<_> = columns.iter().map(|it| (it.value, it.reduced_cost)).collect();
    // With both columns held, one more of each is worth what it yields.
    assert_eq!(columns, [(4.0, Some(5.0)), (0.0, Some(4.0))]);
    // A gap that the relaxation proves is certified without any tree.
    let solution = solve(&read.lp, &read.objective, choice, 0.06, &deadline).unwrap();
    assert!(solution.certified && solution.status == SolutionStatus::Optimal);
}

#[test]
fn the_record_of_semi_continuous_columns() {
    let read = own("lots.mps");
    let solution =
        solve(&read.lp, &read.objective, EngineChoice::Auto, 1e-6, &Deadline::unlimited()).unwrap();
    assert_near(solution.objective.unwrap(), 4.0);
    assert_near(solution.relaxation.unwrap(), 3.25);
    let values: Vec<f64> = solution.column_values.unwrap().iter().map(|it| it.value).collect();
    assert_eq!(values, [4.0, 0.0, 0.0]);
}

#[test]
fn programmes_without_an_optimum() {
    let deadline = Deadline::unlimited();
    let status = |lp: &Lp, goal: &Objective| {
        solve(lp, goal, EngineChoice::Auto, 1e-6, &deadline).unwrap().status
    };
    let whole = |columns, rows| with(programme(columns, rows), &[Domain::Whole]);
    let most = objective(Sense::Maximise, &[1.0]);
    // No point at all, and no whole one.
    let none = whole(&[(0.0, 5.0)], &[(&[2.0], (11.0, INF))]);
    assert_eq!(status(&none, &most), SolutionStatus::Infeasible);
    let fractional = whole(&[(0.0, 5.0)], &[(&[2.0], (1.0, 1.0))]);
    assert_eq!(status(&fractional, &most), SolutionStatus::Infeasible);
    // Unbounded, and without a whole point all the same.
    let free = with(programme(&[(0.0, INF), (0.0, 5.0)], &[]), &[Domain::Whole, Domain::Whole]);
    assert_eq!(status(&free, &most), SolutionStatus::Unbounded);
    let rows: &[(&[f64], (f64, f64))] = &[(&[0.0, 2.0], (1.0, 1.0))];
    let neither = with(programme(&[(0.0, INF), (0.0, 5.0)], rows), &[Domain::Whole, Domain::Whole]);
    assert_ne!(status(&neither, &most), SolutionStatus::Unbounded);
}

#[test]
fn a_stopped_solve_says_what_is_known() {
    let read = own("bookkeeping.mps");
    let deadline = Deadline::unlimited();
    deadline.stop();
    let solution = solve(&read.lp, &read.objective, EngineChoice::Auto, 1e-6, &deadline).unwrap();
    assert_eq!(solution.status, SolutionStatus::Interrupted);
    assert!(!solution.certified && solution.objective.is_none());
}

#[test]
fn a_bound_of_zero_has_a_gap_too() {
    // min x - y with x = y: every point is worth zero.
    let lp = programme(&[(0.0, 9.0), (0.0, 9.0)], &[(&[1.0, -1.0], (0.0, 0.0))]);
    let lp = with(lp, &[Domain::Whole]);
    let goal = objective(Sense::Minimise, &[1.0, -1.0]);
    let solution = solve(&lp, &goal, EngineChoice::Auto, 1e-6, &Deadline::unlimited()).unwrap();
    assert_eq!(solution.status, SolutionStatus::Optimal);
    assert_eq!(solution.gap, Some(0.0));
}
