//! A wrong claim is refused: one number changed in a right answer is enough.

use junheng::lp::{Answer, Lp, Objective, Ray, Sense};
use junheng::verify::{Refusal, certify, certify_feasible, certify_infeasible, certify_unbounded};

use super::engine::{assert_near, objective, programme};

const INF: f64 = f64::INFINITY;

/// max 5a + 4b, 6a + 4b ≤ 24, a + 2b ≤ 6, b ≤ 10, with its optimal pair.
fn right() -> (Lp, Objective, Answer) {
    let lp = programme(
        &[(0.0, INF), (0.0, 10.0)],
        &[(&[6.0, 4.0], (-INF, 24.0)), (&[1.0, 2.0], (-INF, 6.0))],
    );
    let answer = Answer { primal: vec![3.0, 1.5], dual: vec![-0.75, -0.5] };
    (lp, objective(Sense::Maximise, &[5.0, 4.0]), answer)
}

#[test]
fn the_right_answer_stands() {
    let (lp, goal, answer) = right();
    let certified = certify(&lp, &goal, answer).unwrap();
    assert_near(certified.value(), 21.0);
    assert_near(certified.bound(), 21.0);
    assert_near(certified.activities()[0], 24.0);
    assert!(certified.reduced_costs().iter().all(|reduced| reduced.abs() < 1e-12));
    assert!(certified.residuals().gap < 1e-15);
}

#[test]
fn each_tampered_number_is_refused() {
    type Tampering = fn(&mut Answer);
    let tampered: [(&str, Tampering); 9] = [
        ("a primal value too large", |answer| answer.primal[0] += 1e-4),
        ("a primal value too small", |answer| answer.primal[1] -= 1e-4),
        ("a primal value below its bound", |answer| answer.primal[1] = -0.1),
        ("a dual value off", |answer| answer.dual[0] += 1e-4),
        ("a dual value with the wrong sign", |answer| answer.dual[1] = 0.5),
        ("both dual values with the wrong sign", |answer| answer.dual = vec![0.75, 0.5]),
        ("a primal value that is no number", |answer| answer.primal[0] = f64::NAN),
        ("a dual value that is no number", |answer| answer.dual[1] = f64::NAN),
        ("an infinite primal value", |answer| answer.primal[0] = INF),
    ];
    for (what, tamper) in tampered {
        let (lp, goal, mut answer) = right();
        tamper(&mut answer);
        assert!(certify(&lp, &goal, answer).is_err(), "{what} was certified");
    }
}

#[test]
fn a_vector_of_another_length_is_refused() {
    let (lp, goal, answer) = right();
    let short = Answer { primal: vec![3.0], dual: answer.dual.clone() };
    assert!(matches!(
        certify(&lp, &goal, short),
        Err(Refusal::Length { what: "primal", expected: 2, found: 1 })
    ));
    let long = Answer { primal: answer.primal, dual: vec![-0.75, -0.5, 0.0] };
    assert!(matches!(certify(&lp, &goal, long), Err(Refusal::Length { what: "dual", .. })));
}

#[test]
fn an_objective_of_another_programme_is_refused() {
    let (lp, _, answer) = right();
    let longer = objective(Sense::Maximise, &[5.0, 4.0, 1.0]);
    assert!(matches!(certify(&lp, &longer, answer.clone()), Err(Refusal::Objective { .. })));
    let nan = objective(Sense::Maximise, &[5.0, f64::NAN]);
    assert!(matches!(certify(&lp, &nan, answer), Err(Refusal::Objective { .. })));
}

#[test]
fn the_answer_to_another_sense_is_refused() {
    let (lp, goal, answer) = right();
    let opposite = Objective { sense: Sense::Minimise, ..goal };
    assert!(certify(&lp, &opposite, answer).is_err());
}

#[test]
fn a_feasible_but_worse_point_is_refused_and_the_gap_says_by_how_much() {
    let (lp, goal, answer) = right();
    let worse = Answer { primal: vec![3.0, 1.0], dual: answer.dual };
    let Err(Refusal::Residuals { residuals, .. }) = certify(&lp, &goal, worse) else {
        panic!("a worse point was certified");
    };
    assert_near(residuals.gap, 2.0 / 22.0);
    assert_near(residuals.primal, 0.0);
}

#[test]
fn the_refusal_names_the_worst_row() {
    let (lp, goal, mut answer) = right();
    answer.primal[0] = 4.0;
    let refusal = certify(&lp, &goal, answer).unwrap_err().to_string();
    assert!(refusal.contains("row1") || refusal.contains("row0"), "{refusal}");
}

#[test]
fn an_interrupted_point_gets_the_bound_its_duals_prove() {
    let (lp, goal, _) = right();
    let with = certify_feasible(&lp, &goal, vec![3.0, 1.0], Some(vec![-0.75, -0.5])).unwrap();
    assert_near(with.value(), 19.0);
    assert_near(with.bound().unwrap(), 21.0);
    // Weaker duals, one with a wrong sign: still a bound, never a false one.
    let weaker = certify_feasible(&lp, &goal, vec![3.0, 1.0], Some(vec![-1.0, 0.5])).unwrap();
    assert!(weaker.bound().unwrap() >= 21.0);
    // Without duals `a` has no bound of its own.
    assert_eq!(certify_feasible(&lp, &goal, vec![3.0, 1.0], None).unwrap().bound(), None);
    assert!(certify_feasible(&lp, &goal, vec![4.0, 1.0], None).is_err());
    // NaN duals are refused, not ignored.
    let nan = Some(vec![f64::NAN, 0.0]);
    assert!(certify_feasible(&lp, &goal, vec![3.0, 1.0], nan).is_err());
}

#[test]
fn finite_bounds_alone_give_a_bound() {
    let lp = programme(&[(0.0, 2.0), (-1.0, 4.0)], &[]);
    let goal = objective(Sense::Maximise, &[3.0, -2.0]);
    let feasible = certify_feasible(&lp, &goal, vec![1.0, 0.0], None).unwrap();
    assert_near(feasible.bound().unwrap(), 8.0);
}

#[test]
fn a_ray_is_believed_only_if_it_proves() {
    let lp = programme(
        &[(0.0, INF), (0.0, 5.0)],
        &[(&[1.0, 1.0], (-INF, 1.0)), (&[1.0, 1.0], (2.0, INF))],
    );
    assert!(certify_infeasible(&lp, vec![-1.0, 1.0]).unwrap().margin() > 0.3);
    for wrong in [vec![1.0, -1.0], vec![0.0, 0.0], vec![-1.0, 1.1], vec![0.0, 1.0]] {
        assert!(certify_infeasible(&lp, wrong.clone()).is_err(), "{wrong:?} was believed");
    }
    assert!(certify_infeasible(&lp, vec![-1.0]).is_err());
    assert!(certify_infeasible(&lp, vec![f64::NAN, 1.0]).is_err());
}

#[test]
fn crossed_bounds_need_no_ray() {
    let lp = programme(&[(3.0, 1.0)], &[(&[1.0], (0.0, 9.0))]);
    assert!(certify_infeasible(&lp, vec![0.0]).unwrap().crossed().is_some());
}

/// max a + b with a − b ≤ 1: from (1, 0) along (1, 1).
#[test]
fn a_way_without_end_is_believed_only_if_it_is_one() {
    let lp = programme(&[(0.0, INF), (0.0, INF)], &[(&[1.0, -1.0], (-INF, 1.0))]);
    let goal = objective(Sense::Maximise, &[1.0, 1.0]);
    let ray = |point: [f64; 2], direction: [f64; 2]| Ray {
        point: point.to_vec(),
        direction: direction.to_vec(),
    };
    assert!(certify_unbounded(&lp, &goal, ray([1.0, 0.0], [1.0, 1.0])).unwrap().gain() > 0.9);
    for (what, wrong) in [
        ("a point outside a row", ray([2.0, 0.0], [1.0, 1.0])),
        ("a point outside a bound", ray([0.0, -1.0], [1.0, 1.0])),
        ("a way that runs into a row", ray([1.0, 0.0], [1.0, 0.9])),
        ("a way that runs into a bound", ray([1.0, 0.0], [-1e-3, 1.0])),
        ("a way that loses", ray([5.0, 5.0], [-1.0, -1.0])),
        ("no way at all", ray([1.0, 0.0], [0.0, 0.0])),
        ("a way that is no number", ray([1.0, 0.0], [f64::NAN, 1.0])),
    ] {
        assert!(certify_unbounded(&lp, &goal, wrong).is_err(), "{what} was believed");
    }
    let least = objective(Sense::Minimise, &[1.0, 1.0]);
    assert!(certify_unbounded(&lp, &least, ray([1.0, 0.0], [1.0, 1.0])).is_err());
    let short = Ray { point: vec![1.0], direction: vec![1.0, 1.0] };
    assert!(certify_unbounded(&lp, &goal, short).is_err());
}
