//! A programme without an answer is explained: what must give way, by how much, and why.

use junheng::ids::{ColumnId, Id, RowId};
use junheng::lp::{Bounds, Lp};
use junheng::solve::{Contradiction, Deadline, Explanation, Microlp, Place, Side, explain};
use junheng::verify::{certify_feasible, certify_infeasible};
use proptest::prelude::*;

use super::engine::{assert_near, engines, objective, programme};
use super::known_optimum::around_its_optimum;

const INF: f64 = f64::INFINITY;

/// The contradiction each engine finds; its ray is checked.
fn contradictions(lp: &Lp, weights: &[f64]) -> Vec<Contradiction> {
    engines()
        .iter()
        .map(|engine| {
            let weight = |row: RowId| weights[row.position()];
            match explain(lp, weight, &**engine, &Deadline::unlimited()).unwrap() {
                Explanation::Contradicted(found) => {
                    certify_infeasible(lp, found.ray.clone())
                        .unwrap_or_else(|refusal| panic!("{}: {refusal}", engine.name()));
                    found
                }
                other => panic!("{} explains {other:?}", engine.name()),
            }
        })
        .collect()
}

#[test]
fn the_cheaper_row_gives_way_by_the_amount_it_is_short() {
    // x ≥ 12 hours wanted (row 0), x ≤ 10 hours there (row 1), an unrelated row.
    let lp = programme(
        &[(0.0, INF), (0.0, 5.0)],
        &[(&[1.0, 0.0], (12.0, INF)), (&[1.0, 0.0], (-INF, 10.0)), (&[0.0, 1.0], (-INF, 3.0))],
    );
    for (weights, place, side) in [
        ([1.0, 5.0, 1.0], RowId::at(0), Side::Lower),
        ([5.0, 1.0, 1.0], RowId::at(1), Side::Upper),
        ([INF, 1.0, 1.0], RowId::at(1), Side::Upper),
    ] {
        for found in contradictions(&lp, &weights) {
            assert_eq!(found.violations.len(), 1);
            assert_eq!(found.violations[0].place, Place::Row(place));
            assert_eq!(found.violations[0].side, side);
            assert_near(found.violations[0].amount, 2.0);
            assert_near(found.cost, 2.0);
            assert!(!found.beyond_hard_rows);
            assert_eq!(found.rows().collect::<Vec<_>>(), [RowId::at(0), RowId::at(1)]);
        }
    }
}

#[test]
fn hard_rows_that_contradict_each_other_are_told() {
    let lp = programme(
        &[(0.0, INF)],
        &[(&[1.0], (12.0, INF)), (&[1.0], (-INF, 10.0)), (&[1.0], (-INF, 11.0))],
    );
    for found in contradictions(&lp, &[INF, INF, 1.0]) {
        assert!(found.beyond_hard_rows);
        assert!(!found.violations.is_empty());
    }
}

#[test]
fn a_column_bound_against_a_row() {
    let lp = programme(&[(0.0, 5.0)], &[(&[2.0], (16.0, 16.0))]);
    for found in contradictions(&lp, &[1.0]) {
        assert_near(found.violations[0].amount, 6.0);
        assert_eq!(found.violations[0].side, Side::Lower);
    }
}

#[test]
fn crossed_bounds_are_named() {
    let lp = programme(&[(3.0, 1.0), (0.0, 1.0)], &[(&[1.0, 1.0], (0.0, 9.0))]);
    for found in contradictions(&lp, &[1.0]) {
        assert_eq!(found.violations[0].place, Place::Column(ColumnId::at(0)));
        assert_near(found.violations[0].amount, 2.0);
    }
}

#[test]
fn a_feasible_programme_is_not_explained_away() {
    let lp = programme(&[(0.0, 5.0)], &[(&[1.0], (2.0, 3.0))]);
    for engine in engines() {
        let Explanation::Feasible(point) =
            explain(&lp, |_| 1.0, &*engine, &Deadline::unlimited()).unwrap()
        else {
            panic!("{} finds a contradiction", engine.name());
        };
        let goal = objective(junheng::lp::Sense::Minimise, &[1.0]);
        certify_feasible(&lp, &goal, point, None).unwrap();
    }
}

#[test]
fn a_deadline_that_passes_interrupts() {
    let lp = programme(&[(0.0, 5.0)], &[(&[1.0], (7.0, 8.0))]);
    let deadline = Deadline::unlimited();
    deadline.stop();
    let explanation = explain(&lp, |_| 1.0, &Microlp, &deadline).unwrap();
    assert!(matches!(explanation, Explanation::Interrupted));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    /// A row that asks for more than its columns can give makes any programme contradictory.
    #[test]
    fn every_contradiction_has_a_ray_that_proves_it(
        rows in 1_usize..15,
        columns in 1_usize..15,
        seed in any::<u64>(),
    ) {
        let (lp, goal, _) = around_its_optimum(rows, columns, seed, junheng::lp::Sense::Minimise);
        let mut builder = lp.into_builder();
        let one = builder.row(format_args!("wanted"), Bounds::at_least(1.0));
        let other = builder.row(format_args!("there"), Bounds::at_most(0.5));
        for column in 0..goal.costs.len() {
            builder.add(one, ColumnId::at(column), goal.cost(ColumnId::at(column)) + 0.5);
            builder.add(other, ColumnId::at(column), goal.cost(ColumnId::at(column)) + 0.5);
        }
        let lp = builder.build();
        let weights = vec![1.0; lp.rows().len()];
        let found = contradictions(&lp, &weights);
        for contradiction in &found {
            assert_near(contradiction.cost, found[0].cost);
            assert!(contradiction.cost >= 0.5 - 1e-6);
        }
    }
}
