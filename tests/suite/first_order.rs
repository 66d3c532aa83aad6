//! The first-order method: exact where it says so, silent where there is no optimum, and the same
//! for any number of threads.

use junheng::lp::{Answer, Bounds, LpBuilder, Objective, Proof, Sense};
use junheng::solve::{Deadline, FirstOrder, FirstOrderOptions, first_order, first_order_presolved};
use junheng::verify::{certify, certify_bound};

use super::random_programmes::{Kind, contradicting, endless, optimal};

const KINDS: [Kind; 2] = [
    Kind { rows: 8, columns: 12, degenerate: 3, decades: 0 },
    Kind { rows: 20, columns: 30, degenerate: 4, decades: 0 },
];

fn options(tolerance: f64, iterations: u64, entries: usize, threads: usize) -> FirstOrderOptions {
    FirstOrderOptions { tolerance, work: iterations * entries as u64, threads }
}

/// Where it claims to have converged, the answer is certified, with and without presolve; it does so
/// for nearly all.
#[test]
fn known_optima_are_reached_and_certified() {
    let (mut found, mut tried) = (0, 0);
    for kind in KINDS {
        for seed in 0..20 {
            let (lp, objective, known) = optimal(kind, seed);
            let options = options(1e-8, 40_000, lp.matrix().entries(), 1);
            let deadline = Deadline::unlimited();
            let plain = first_order(&lp, &objective, None, options, &deadline);
            let presolved = first_order_presolved(&lp, &objective, options, &deadline);
            for reached in [plain, presolved].into_iter().flatten() {
                tried += 1;
                if reached.converged {
                    found += 1;
                    let certified = certify(&lp, &objective, reached.answer).expect("certified");
                    let off = (certified.value() - known).abs() / (1.0 + known.abs());
                    assert!(off < 1e-6, "seed {seed}: {}, {known} is known", certified.value());
                }
            }
        }
    }
    assert!(tried >= 70 && found * 10 >= tried * 9, "{found} of {tried}");
}

/// Prices that are not optimal yet bound the optimum all the same.
#[test]
fn rough_prices_prove_a_bound() {
    let mut builder = LpBuilder::new("mill");
    let hours = builder.row(format_args!("hours"), Bounds::at_most(40.0));
    let bands = builder.column(format_args!("bands"), Bounds::between(0.0, 6000.0));
    let coils = builder.column(format_args!("coils"), Bounds::between(0.0, 4000.0));
    builder.add(hours, bands, 1.0 / 200.0);
    builder.add(hours, coils, 1.0 / 140.0);
    let lp = builder.build();
    let mut profit = Objective::new("profit", Sense::Maximise);
    profit.add(bands, 25.0);
    profit.add(coils, 30.0);
    let rough = options(1e-2, 10_000, lp.matrix().entries(), 1);
    let reached = first_order(&lp, &profit, None, rough, &Deadline::unlimited()).unwrap();
    assert!(reached.converged && reached.gap > 1e-9, "{reached:?}");
    let bound = certify_bound(&lp, &profit, &Proof::of_prices(&reached.answer.dual)).unwrap();
    // 6000 bands take 30 hours, the other ten make 1400 coils.
    let best = 25.0 * 6000.0 + 30.0 * 1400.0;
    assert!(bound.value() >= best * (1.0 - 1e-12) && bound.value() < 1.1 * best, "{bound:?}");
}

#[test]
fn where_there_is_no_optimum_nothing_converges() {
    for seed in 0..10 {
        for (lp, objective) in [contradicting(KINDS[0], seed), endless(KINDS[0], seed)] {
            let options = options(1e-8, 4_000, lp.matrix().entries(), 1);
            let deadline = Deadline::unlimited();
            let plain = first_order(&lp, &objective, None, options, &deadline);
            assert!(plain.is_none_or(|it| !it.converged), "seed {seed}");
            let presolved = first_order_presolved(&lp, &objective, options, &deadline);
            assert!(presolved.is_none_or(|it| !it.converged), "seed {seed}");
        }
    }
}

#[test]
fn the_same_bytes_for_any_number_of_threads() {
    let bits = |answer: &Answer| -> Vec<u64> {
        answer.primal.iter().chain(&answer.dual).map(|value| value.to_bits()).collect()
    };
    let kind = Kind { rows: 60, columns: 100, degenerate: 8, decades: 0 };
    let (lp, objective, _) = optimal(kind, 3);
    let of = |threads: usize| -> FirstOrder {
        let options = options(1e-6, 400, lp.matrix().entries(), threads);
        first_order(&lp, &objective, None, options, &Deadline::unlimited()).unwrap()
    };
    let one = of(1);
    for threads in [2, 3] {
        let several = of(threads);
        assert_eq!(several.iterations, one.iterations);
        assert_eq!(bits(&several.answer), bits(&one.answer), "{threads} threads");
    }
}

/// From the optimum there is little left to do; a deadline stops it.
#[test]
fn a_start_saves_iterations_and_a_deadline_ends_them() {
    let (lp, objective, _) = optimal(KINDS[1], 1);
    let deadline = Deadline::unlimited();
    let options = options(1e-8, 40_000, lp.matrix().entries(), 1);
    let cold = first_order(&lp, &objective, None, options, &deadline).unwrap();
    let warm = first_order(&lp, &objective, Some(&cold.answer), options, &deadline).unwrap();
    assert!(cold.converged && warm.converged && 2 * warm.iterations < cold.iterations);
    deadline.stop();
    assert!(first_order(&lp, &objective, None, options, &deadline).is_none());
}
