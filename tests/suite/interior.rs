//! Interior points: near the optimum where there is one, nothing where there is none, and a basis
//! after crossover.

use junheng::lp::{Lp, Objective};
use junheng::session::{Programme, programme};
use junheng::solve::{Deadline, Engine, Outcome, Simplex, SimplexEngine, Status, interior_point};
use junheng::source::json::read;
use junheng::source::synthetic::{SyntheticSize, generate};
use junheng::validate::validate;
use junheng::verify::certify;

use super::random_programmes::{Kind, contradicting, endless, optimal};

const KINDS: [Kind; 3] = [
    Kind { rows: 8, columns: 12, degenerate: 3, decades: 0 },
    Kind { rows: 40, columns: 60, degenerate: 6, decades: 0 },
    Kind { rows: 30, columns: 50, degenerate: 3, decades: 2 },
];

/// The optimum is known by construction; random faces are mostly many points, whose middle an
/// interior point finds.
#[test]
fn known_optima_are_approached_and_crossed_over_to() {
    let mut found = 0;
    let mut tried = 0;
    for kind in KINDS {
        for seed in 0..60 {
            let (lp, objective, known) = optimal(kind, seed);
            tried += 1;
            let Some(answer) = interior_point(&lp, &objective, &Deadline::unlimited()) else {
                continue;
            };
            found += 1;
            let value = objective.value(&answer.primal);
            let off = (value - known).abs() / (1.0 + known.abs());
            // Far-flung units make "near" a matter of the largest of them.
            assert!(off < 1e-3 || kind.decades > 0, "seed {seed}: {value}, {known} is known");
            let mut simplex = Simplex::load(&lp, &objective);
            simplex.cross_over(&lp, &objective, &answer, &Deadline::unlimited());
            assert_eq!(simplex.optimise(&Deadline::unlimited()), Status::Optimal);
            let certified = certify(&lp, &objective, simplex.answer()).expect("certified");
            assert!((certified.value() - known).abs() <= 1e-7 * (1.0 + known.abs()));
        }
    }
    assert!(found * 10 >= tried * 9, "{found} of {tried} interior points");
}

#[test]
fn where_there_is_no_optimum_there_is_no_answer() {
    for seed in 0..30 {
        let (lp, objective) = contradicting(KINDS[0], seed);
        assert!(interior_point(&lp, &objective, &Deadline::unlimited()).is_none(), "seed {seed}");
        let (lp, objective) = endless(KINDS[0], seed);
        assert!(interior_point(&lp, &objective, &Deadline::unlimited()).is_none(), "seed {seed}");
    }
}

#[test]
fn a_deadline_stops_it() {
    let (lp, objective, _) = optimal(KINDS[1], 1);
    let deadline = Deadline::unlimited();
    deadline.stop();
    assert!(interior_point(&lp, &objective, &deadline).is_none());
}

/// The programme of profit of an invented works.
fn profit(size: &SyntheticSize) -> (Lp, Objective) {
    let factory = validate(read(&generate(size))).expect("valid").factory;
    let options = super::meaning::options(&factory);
    match programme(&factory, &options, "profit").expect("planned") {
        Programme::Written(written) => *written,
        Programme::NoPlan(_) => panic!("an invented works has a plan"),
    }
}

/// The engine asks an interior point for help where pivots take long; the answer is the same, and
/// its basis needs no further pivot.
#[test]
fn the_engine_ends_in_the_same_optimum_by_way_of_an_interior_point() {
    let size = SyntheticSize { products: 40, groups: 12, materials: 8, days: 18, seed: 1 };
    let (lp, objective) = profit(&size);
    assert!(lp.rows().len() > 1_000);
    let deadline = Deadline::unlimited();
    let mut pivots = Simplex::load(&lp, &objective);
    assert_eq!(pivots.optimise(&deadline), Status::Optimal);
    let by_pivots = certify(&lp, &objective, pivots.answer()).expect("certified").value();

    let answer = interior_point(&lp, &objective, &deadline).expect("an interior point");
    let mut crossed = Simplex::load(&lp, &objective);
    crossed.cross_over(&lp, &objective, &answer, &deadline);
    assert_eq!(crossed.optimise(&deadline), Status::Optimal);
    let by_interior = certify(&lp, &objective, crossed.answer()).expect("certified").value();
    assert!((by_pivots - by_interior).abs() <= 1e-9 * by_pivots.abs());

    let solved = SimplexEngine.solve_from(&lp, &objective, None, &deadline).expect("solved");
    let Outcome::Optimal(answer) = solved.outcome else { panic!("no optimum") };
    let by_engine = certify(&lp, &objective, answer).expect("certified").value();
    assert!((by_pivots - by_engine).abs() <= 1e-9 * by_pivots.abs());
    let mut again = Simplex::load(&lp, &objective);
    again.start(&solved.basis.expect("a basis"));
    assert_eq!(again.optimise(&deadline), Status::Optimal);
    assert!(again.iterations() < 20, "{} more pivots", again.iterations());
}
