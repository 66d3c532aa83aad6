//! Goals in sequence: a goal once reached is kept, and whether a plan is the only one is known.

use junheng::ids::{ColumnId, Id};
use junheng::lp::{Objective, Sense};
use junheng::solve::{Microlp, differences, freeze, hold, probes};
use junheng::verify::certify_feasible;
use proptest::prelude::*;

use super::engine::{assert_near, certified, engines, objective, programme};
use super::known_optimum::around_its_optimum;

const INF: f64 = f64::INFINITY;

#[test]
fn freezing_keeps_the_first_goal_and_leaves_the_second_its_freedom() {
    // max a + b with a + b ≤ 10, a ≤ 8: every point of an edge is optimal; then least a.
    let lp = programme(&[(0.0, 8.0), (0.0, INF)], &[(&[1.0, 1.0], (-INF, 10.0))]);
    let first = objective(Sense::Maximise, &[1.0, 1.0]);
    let second = objective(Sense::Minimise, &[1.0, 0.0]);
    for engine in engines() {
        let mut face = lp.clone();
        let best = certified(&*engine, &face, &first);
        let frozen = freeze(&mut face, &first, best.primal(), best.dual());
        assert_eq!((frozen.columns, frozen.rows), (0, 1));
        let then = certified(&*engine, &face, &second);
        assert_near(then.value(), 0.0);
        assert_near(first.value(then.primal()), 10.0);
        let otherwise = certified(&*engine, &face, &objective(Sense::Maximise, &[1.0, 0.0]));
        assert_near(otherwise.value(), 8.0);
    }
}

#[test]
fn a_goal_held_by_a_row_gives_up_no_more_than_agreed() {
    let lp = programme(&[(0.0, 8.0), (0.0, INF)], &[(&[1.0, 1.0], (-INF, 10.0))]);
    for (first, worst, least) in [
        (objective(Sense::Maximise, &[1.0, 1.0]), 9.0, 9.0),
        (objective(Sense::Minimise, &[-1.0, -1.0]), -9.0, 9.0),
    ] {
        let mut first = first;
        first.constant = 5.0;
        let held = hold(lp.clone(), &first, worst + 5.0);
        assert_eq!(held.row_name(Id::at(1)), "goal");
        let then = certified(&Microlp, &held, &objective(Sense::Minimise, &[1.0, 1.0]));
        assert!((then.value() - least).abs() < 1e-4, "{}", then.value());
        assert!(then.value() <= least);
    }
}

#[test]
fn probes_tell_a_unique_optimum_from_one_of_many() {
    let lp = programme(&[(0.0, 8.0), (0.0, INF)], &[(&[1.0, 1.0], (-INF, 10.0))]);
    let columns: Vec<ColumnId> = lp.columns().ids().collect();
    for (costs, unique) in [([1.0, 1.0], false), ([2.0, 1.0], true)] {
        let goal = objective(Sense::Maximise, &costs);
        let mut face = lp.clone();
        let best = certified(&Microlp, &face, &goal);
        freeze(&mut face, &goal, best.primal(), best.dual());
        let [there, back] = probes(&columns, 17).map(|probe| certified(&Microlp, &face, &probe));
        let differs = differences(&lp, &columns, there.primal(), back.primal()).next().is_some();
        assert_eq!(differs, !unique);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_frozen_face_holds_only_optimal_points(
        rows in 0_usize..15,
        columns in 1_usize..20,
        seed in any::<u64>(),
        maximise in any::<bool>(),
    ) {
        let sense = if maximise { Sense::Maximise } else { Sense::Minimise };
        let (lp, first, _) = around_its_optimum(rows, columns, seed, sense);
        for engine in engines() {
            let best = certified(&*engine, &lp, &first);
            let mut face = lp.clone();
            freeze(&mut face, &first, best.primal(), best.dual());
            // The point itself stays.
            certify_feasible(&face, &Objective::new("none", sense), best.primal().to_vec(), None)
                .expect("freezing keeps the point it froze at");
            // Any further goal that has an end keeps the first goal's value.
            for column in face.columns().ids().take(4) {
                let mut bounded = face.clone();
                let bounds = bounded.columns()[column];
                let value = best.column(column);
                bounded.set_column_bounds(column, junheng::lp::Bounds::between(
                    bounds.lower.max(value - 100.0),
                    bounds.upper.min(value + 100.0),
                ));
                let mut next = Objective::new("next", Sense::Maximise);
                next.add(column, 1.0);
                let then = certified(&*engine, &bounded, &next);
                assert_near(first.value(then.primal()), best.value());
            }
        }
    }
}
