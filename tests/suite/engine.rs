//! Every engine solves small programmes whose answers are known by hand, and proves it.

use junheng::ids::{ColumnId, Id, RowId};
use junheng::lp::{Answer, Bounds, Lp, LpBuilder, Objective, Sense};
use junheng::solve::{
    Deadline, Engine, EngineFailure, Microlp, Outcome, OwnEngine, Scaled, Settled, Unsettled,
    solve_certified,
};
use junheng::verify::{Certified, certify};

/// All engines compiled in.
pub fn engines() -> Vec<Box<dyn Engine>> {
    vec![
        Box::new(OwnEngine::default()),
        Box::new(OwnEngine::INTERIOR),
        Box::new(Microlp),
        #[cfg(feature = "highs")]
        Box::new(junheng::solve::Highs),
    ]
}

/// A programme from dense rows.
pub fn programme(columns: &[(f64, f64)], rows: &[(&[f64], (f64, f64))]) -> Lp {
    let mut builder = LpBuilder::new("by hand");
    for (at, &(lower, upper)) in columns.iter().enumerate() {
        builder.column(format_args!("x{at}"), Bounds::between(lower, upper));
    }
    for (at, (coefficients, (lower, upper))) in rows.iter().enumerate() {
        let row = builder.row(format_args!("row{at}"), Bounds::between(*lower, *upper));
        for (column, &value) in coefficients.iter().enumerate() {
            builder.add(row, ColumnId::at(column), value);
        }
    }
    builder.build()
}

pub fn objective(sense: Sense, costs: &[f64]) -> Objective {
    Objective { costs: costs.to_vec(), ..Objective::new("goal", sense) }
}

/// Solves with one engine and certifies.
pub fn certified(engine: &dyn Engine, lp: &Lp, objective: &Objective) -> Certified {
    match engine.solve(lp, objective, &Deadline::unlimited()) {
        Ok(Outcome::Optimal(answer)) => certify(lp, objective, answer)
            .unwrap_or_else(|refusal| panic!("{}: {refusal}", engine.name())),
        other => panic!("{} claims {other:?}", engine.name()),
    }
}

pub fn assert_near(value: f64, expected: f64) {
    assert!((value - expected).abs() <= 1e-7 * (1.0 + expected.abs()), "{value} ≠ {expected}");
}

const INF: f64 = f64::INFINITY;

#[test]
fn two_products_on_two_groups() {
    // Chvátal's bookkeeping by hand: max 5a + 4b, 6a + 4b ≤ 24, a + 2b ≤ 6: a = 3, b = 1.5.
    let lp = programme(
        &[(0.0, INF), (0.0, INF)],
        &[(&[6.0, 4.0], (-INF, 24.0)), (&[1.0, 2.0], (-INF, 6.0))],
    );
    for engine in engines() {
        let most = certified(&*engine, &lp, &objective(Sense::Maximise, &[5.0, 4.0]));
        assert_near(most.value(), 21.0);
        assert_near(most.column(ColumnId::at(0)), 3.0);
        assert_near(most.column(ColumnId::at(1)), 1.5);
        // Prices 0.75 and 0.5 per hour; negative for the objective as minimised.
        assert_near(most.price(RowId::at(0)), -0.75);
        assert_near(most.price(RowId::at(1)), -0.5);
        let least = certified(&*engine, &lp, &objective(Sense::Minimise, &[-5.0, -4.0]));
        assert_near(least.value(), -21.0);
        assert_near(least.price(RowId::at(0)), -0.75);
    }
}

#[test]
fn a_floor_has_a_positive_price_in_both_senses() {
    // min 3a + 2b, a + b ≥ 10, a − b ≥ 2: a = 6, b = 4, prices 2.5 and 0.5.
    let lp = programme(
        &[(0.0, INF), (0.0, INF)],
        &[(&[1.0, 1.0], (10.0, INF)), (&[1.0, -1.0], (2.0, INF))],
    );
    for engine in engines() {
        for (sense, sign) in [(Sense::Minimise, 1.0), (Sense::Maximise, -1.0)] {
            let answer = certified(&*engine, &lp, &objective(sense, &[3.0 * sign, 2.0 * sign]));
            assert_near(answer.value(), 26.0 * sign);
            assert_near(answer.price(RowId::at(0)), 2.5);
            assert_near(answer.price(RowId::at(1)), 0.5);
        }
    }
}

#[test]
fn every_kind_of_bound() {
    // Free, fixed, boxed, negative, upper only; an equation, a range held at either side.
    let lp = programme(
        &[(-INF, INF), (2.0, 2.0), (-5.0, -1.0), (-INF, 3.0), (0.0, 4.0)],
        &[
            (&[1.0, 1.0, 0.0, 0.0, 0.0], (5.0, 5.0)),
            (&[0.0, 0.0, 1.0, 1.0, 0.0], (-3.0, 1.0)),
            (&[0.0, 0.0, 0.0, 0.0, 1.0], (-INF, INF)),
        ],
    );
    for engine in engines() {
        let low = certified(&*engine, &lp, &objective(Sense::Minimise, &[1.0, 1.0, 1.0, 1.0, 1.0]));
        assert_near(low.value(), 5.0 - 3.0);
        assert_near(low.price(RowId::at(1)), 1.0);
        let high =
            certified(&*engine, &lp, &objective(Sense::Maximise, &[1.0, 1.0, 1.0, 1.0, 1.0]));
        assert_near(high.value(), 5.0 + 1.0 + 4.0);
        assert_near(high.price(RowId::at(1)), -1.0);
        assert_near(high.price(RowId::at(2)), 0.0);
    }
}

#[test]
fn the_constant_counts() {
    let lp = programme(&[(1.0, 4.0)], &[]);
    let mut goal = objective(Sense::Maximise, &[2.0]);
    goal.constant = 100.0;
    for engine in engines() {
        assert_near(certified(&*engine, &lp, &goal).value(), 108.0);
    }
}

#[test]
fn a_degenerate_vertex_still_has_a_proof() {
    // Beale's example (1955), on which the simplex method can cycle: optimum −0.05.
    let lp = programme(
        &[(0.0, INF), (0.0, INF), (0.0, INF), (0.0, INF)],
        &[
            (&[0.25, -60.0, -1.0 / 25.0, 9.0], (-INF, 0.0)),
            (&[0.5, -90.0, -1.0 / 50.0, 3.0], (-INF, 0.0)),
            (&[0.0, 0.0, 1.0, 0.0], (-INF, 1.0)),
        ],
    );
    let goal = objective(Sense::Minimise, &[-0.75, 150.0, -1.0 / 50.0, 6.0]);
    for engine in engines() {
        assert_near(certified(&*engine, &lp, &goal).value(), -0.05);
    }
}

#[test]
fn rows_that_depend_on_each_other() {
    let lp = programme(
        &[(0.0, INF), (0.0, 3.0)],
        &[
            (&[1.0, 1.0], (4.0, 4.0)),
            (&[2.0, 2.0], (8.0, 8.0)),
            (&[1.0, 1.0], (-INF, 4.0)),
            (&[0.0, 0.0], (-1.0, 0.0)),
        ],
    );
    for engine in engines() {
        let answer = certified(&*engine, &lp, &objective(Sense::Minimise, &[2.0, 1.0]));
        assert_near(answer.value(), 5.0);
    }
}

#[test]
fn badly_scaled_rows_and_columns() {
    // The first programme with rows × 1e-4 and × 1e4, columns × 1e3 and × 1e-3.
    let lp = programme(
        &[(0.0, INF), (0.0, INF)],
        &[(&[6e-1, 4e-7], (-INF, 24e-4)), (&[1e7, 20.0], (-INF, 6e4))],
    );
    for engine in engines() {
        let answer = certified(&*engine, &lp, &objective(Sense::Maximise, &[5e3, 4e-3]));
        assert_near(answer.value(), 21.0);
    }
}

#[test]
fn no_answer_is_an_outcome() {
    let contradictory = programme(
        &[(0.0, INF), (0.0, INF)],
        &[(&[1.0, 1.0], (-INF, 1.0)), (&[1.0, 1.0], (2.0, INF))],
    );
    let crossed = programme(&[(3.0, 1.0)], &[(&[1.0], (0.0, 9.0))]);
    let empty_row = programme(&[(0.0, 1.0)], &[(&[0.0], (1.0, 2.0))]);
    for engine in engines() {
        for lp in [&contradictory, &crossed, &empty_row] {
            let goal = objective(Sense::Minimise, &[1.0]);
            let outcome = engine.solve(lp, &goal, &Deadline::unlimited()).unwrap();
            assert!(
                matches!(outcome, Outcome::Infeasible { .. }),
                "{}: {outcome:?}",
                engine.name()
            );
        }
    }
}

#[test]
fn no_end_is_an_outcome() {
    let lp = programme(&[(0.0, INF), (0.0, INF)], &[(&[1.0, -1.0], (-INF, 1.0))]);
    for engine in engines() {
        let goal = objective(Sense::Maximise, &[1.0, 1.0]);
        let outcome = engine.solve(&lp, &goal, &Deadline::unlimited()).unwrap();
        assert!(matches!(outcome, Outcome::Unbounded { .. }), "{}: {outcome:?}", engine.name());
    }
}

#[test]
fn a_deadline_that_passes_interrupts() {
    let lp = programme(&[(0.0, 1.0)], &[]);
    let deadline = Deadline::unlimited();
    deadline.stop();
    for engine in engines() {
        let outcome = engine.solve(&lp, &objective(Sense::Minimise, &[1.0]), &deadline).unwrap();
        assert!(matches!(outcome, Outcome::Interrupted { .. }), "{}: {outcome:?}", engine.name());
    }
}

#[test]
fn a_scaled_programme_has_the_same_answer_in_its_own_units() {
    let lp = programme(
        &[(0.0, INF), (0.0, INF), (-1.0, 7.0)],
        &[(&[6e-3, 4e-7, 0.0], (-INF, 24e-6)), (&[1e5, 20.0, 1.0], (-INF, 6e4 * 1e-3))],
    );
    let goal = objective(Sense::Maximise, &[5e3, 4e-1, -2.0]);
    for engine in engines() {
        let plain = certified(&*engine, &lp, &goal);
        assert_near(certified(&Scaled(Microlp), &lp, &goal).value(), plain.value());
        #[cfg(feature = "highs")]
        assert_near(certified(&Scaled(junheng::solve::Highs), &lp, &goal).value(), plain.value());
    }
}

/// Claims whatever it is told to.
struct Liar(fn() -> Result<Outcome, EngineFailure>);

impl Engine for Liar {
    fn name(&self) -> &'static str {
        "liar"
    }
    fn solve(&self, _: &Lp, _: &Objective, _: &Deadline) -> Result<Outcome, EngineFailure> {
        (self.0)()
    }
}

#[test]
fn a_refused_answer_or_a_broken_engine_is_followed_by_another() {
    let lp = programme(&[(0.0, 3.0)], &[]);
    let goal = objective(Sense::Maximise, &[2.0]);
    let deadline = Deadline::unlimited();
    let wrong = || Ok(Outcome::Optimal(Answer { primal: vec![2.0], dual: vec![] }));
    let broken =
        || Err(EngineFailure::Reported { engine: "liar", reason: "out of order".to_owned() });
    for claim in [wrong as fn() -> Result<Outcome, EngineFailure>, broken] {
        let settled = solve_certified(&Liar(claim), &lp, &goal, None, &deadline, |answer| {
            certify(&lp, &goal, answer)
        });
        let Ok(Settled::Certified { answer, .. }) = settled else { panic!("{settled:?}") };
        assert_near(answer.value(), 6.0);
    }
    // A judge that refuses everything is heard.
    let refused: Result<Settled<()>, _> =
        solve_certified(&Liar(wrong), &lp, &goal, None, &deadline, |_| Err("no"));
    assert!(matches!(refused, Err(Unsettled::Refused { engine: "microlp", refusal: "no" })));
}
