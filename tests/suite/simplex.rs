//! Our simplex method on thousands of programmes whose answer is known: cold and from a basis,
//! degenerate and badly scaled, contradicting and endless; limits honoured; the same on any thread.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use junheng::ids::{ColumnId, Id, RowId};
use junheng::lp::{Bounds, Lp, Objective, SolutionStatus};
use junheng::session::solution::solve;
use junheng::solve::{
    Basis, Deadline, Engine, EngineChoice, Microlp, Outcome, Simplex, SimplexEngine, Status,
};
use junheng::verify::{certify, certify_infeasible, certify_unbounded};

use super::random_programmes::{Kind, Random, contradicting, endless, optimal};

const SMALL: Kind = Kind { rows: 8, columns: 12, degenerate: 2, decades: 0 };
const MIDDLE: Kind = Kind { rows: 40, columns: 60, degenerate: 3, decades: 0 };
const DEGENERATE: Kind = Kind { rows: 30, columns: 40, degenerate: 9, decades: 0 };
const BADLY_SCALED: Kind = Kind { rows: 20, columns: 30, degenerate: 3, decades: 4 };

fn value(simplex: &mut Simplex, lp: &Lp, objective: &Objective) -> f64 {
    assert_eq!(simplex.optimise(&Deadline::unlimited()), Status::Optimal);
    certify(lp, objective, simplex.answer()).unwrap().value()
}

fn cold(lp: &Lp, objective: &Objective) -> f64 {
    value(&mut Simplex::load(lp, objective), lp, objective)
}

fn assert_close(found: f64, known: f64, what: &str) {
    assert!((found - known).abs() <= 1e-8 * known.abs().max(1.0), "{what}: {found}, not {known}");
}

#[test]
fn thousands_of_programmes_end_at_the_optimum_they_were_built_around() {
    for (kind, count) in [(SMALL, 2000), (MIDDLE, 500), (DEGENERATE, 500), (BADLY_SCALED, 1000)] {
        for seed in 0..count {
            let (lp, objective, known) = optimal(kind, seed);
            let solution =
                solve(&lp, &objective, EngineChoice::Simplex, 0.0, &Deadline::unlimited()).unwrap();
            let what = format!("{} rows, seed {seed}", kind.rows);
            assert_eq!(solution.status, SolutionStatus::Optimal, "{what}");
            assert_eq!(solution.refused, 0, "{what}");
            let found = solution.objective.unwrap();
            assert!(
                (found - known).abs() <= 1e-7 * known.abs().max(1.0),
                "{what}: {found} {known}"
            );
        }
    }
}

#[test]
fn what_contradicts_itself_is_proven_so() {
    for seed in 0..500 {
        let (lp, objective) = contradicting(MIDDLE, seed);
        let outcome = SimplexEngine.solve(&lp, &objective, &Deadline::unlimited()).unwrap();
        let Outcome::Infeasible { ray: Some(ray) } = outcome else {
            panic!("seed {seed}: {outcome:?}")
        };
        certify_infeasible(&lp, ray).unwrap();
    }
}

#[test]
fn what_has_no_end_is_proven_so() {
    for seed in 0..500 {
        let (lp, objective) = endless(MIDDLE, seed);
        let outcome = SimplexEngine.solve(&lp, &objective, &Deadline::unlimited()).unwrap();
        let Outcome::Unbounded { ray: Some(ray) } = outcome else {
            panic!("seed {seed}: {outcome:?}")
        };
        certify_unbounded(&lp, &objective, ray).unwrap();
    }
}

/// Each of the changes that a basis is to survive, against a solve from scratch.
#[test]
fn from_a_basis_every_change_ends_where_a_cold_start_does() {
    let mut compared = 0;
    for seed in 0..300 {
        let (lp, objective, _) = optimal(MIDDLE, seed);
        let mut solved = Simplex::load(&lp, &objective);
        value(&mut solved, &lp, &objective);
        let basis = solved.basis();
        let random = &mut Random::new(seed);
        let mut other = lp.clone();
        let mut costs = objective.clone();
        let mut hot = solved.clone();
        for _ in 0..3 {
            let (row, column) = (RowId::at(random.below(40)), ColumnId::at(random.below(60)));
            let wider = |bounds: Bounds, random: &mut Random| {
                let by = random.positive(4);
                Bounds::between(bounds.lower - by, bounds.upper + random.positive(4))
            };
            other.set_row_bounds(row, wider(lp.rows()[row], random));
            other.set_column_bounds(column, wider(lp.columns()[column], random));
            hot.set_row_bounds(row, other.rows()[row]);
            hot.set_column_bounds(column, other.columns()[column]);
            costs.add(ColumnId::at(random.below(60)), random.whole(2));
        }
        hot.set_objective(&costs);
        let status = hot.optimise(&Deadline::unlimited());
        let mut afresh = Simplex::load(&other, &costs);
        assert_eq!(status, afresh.optimise(&Deadline::unlimited()), "seed {seed}");
        if status == Status::Optimal {
            compared += 1;
            let found = certify(&other, &costs, hot.answer()).unwrap().value();
            assert_close(found, cold(&other, &costs), "changed bounds and costs");
        }
        // New rows and columns, and another coefficient: the programme is loaded anew, the basis
        // is not.
        let mut builder = lp.clone().into_builder();
        let row = builder.row(format_args!("new"), Bounds::at_most(1e4));
        let column = builder.column(format_args!("new"), Bounds::between(0.0, 3.0));
        builder.add(row, ColumnId::at(1), 1.0);
        builder.add(RowId::at(2), column, 1.0);
        builder.add(RowId::at(3), ColumnId::at(4), 1e-3);
        let grown = builder.build();
        let mut start = basis.clone();
        start.fit(&grown);
        let mut warm = Simplex::load(&grown, &objective);
        warm.start(&start);
        let status = warm.optimise(&Deadline::unlimited());
        let mut afresh = Simplex::load(&grown, &objective);
        assert_eq!(status, afresh.optimise(&Deadline::unlimited()), "grown, seed {seed}");
        if status == Status::Optimal {
            let found = certify(&grown, &objective, warm.answer()).unwrap().value();
            assert_close(found, cold(&grown, &objective), "grown");
            assert!(warm.iterations() <= afresh.iterations() + 5, "the basis was of no use");
        }
    }
    assert!(compared > 100, "too few of the changed programmes have an optimum: {compared}");
}

/// One optimum after the other, each from the one before it: a chain of them loses no digits, and a
/// programme as it was needs no pivot.
#[test]
fn an_optimum_takes_up_the_next_programme_however_many_there_are() {
    let (mut chained, mut afresh) = (0, 0);
    for seed in 0..40 {
        let (mut lp, objective, _) = optimal(MIDDLE, seed);
        let deadline = Deadline::unlimited();
        let mut solved = SimplexEngine.solve_from(&lp, &objective, None, &deadline).unwrap();
        let random = &mut Random::new(seed);
        for _ in 0..30 {
            let Some(optimum) = solved.optimum.clone() else { panic!("seed {seed}: no optimum") };
            let again = optimum.solve_from(&lp, &objective, None, &deadline).unwrap();
            assert_eq!(again.iterations, Some(0), "seed {seed}");
            let column = ColumnId::at(random.below(60));
            let bounds = lp.columns()[column];
            let wider = Bounds::between(bounds.lower, bounds.upper + random.positive(2));
            lp.set_column_bounds(column, wider);
            solved = optimum.solve_from(&lp, &objective, None, &deadline).unwrap();
            let Outcome::Optimal(answer) = solved.outcome else { break };
            let found = certify(&lp, &objective, answer).unwrap();
            assert!(found.residuals().primal < 1e-10, "seed {seed}: {:?}", found.residuals());
            let mut cold = Simplex::load(&lp, &objective);
            assert_close(found.value(), value(&mut cold, &lp, &objective), "in a chain");
            chained += solved.iterations.unwrap();
            afresh += cold.iterations();
        }
    }
    assert!(10 * chained < afresh, "{chained} pivots instead of {afresh}");
}

#[test]
fn an_optimal_basis_needs_no_iteration_however_it_is_found_again() {
    let (lp, objective, known) = optimal(MIDDLE, 7);
    let mut first = Simplex::load(&lp, &objective);
    assert_close(value(&mut first, &lp, &objective), known, "first");
    // By value.
    let mut second = Simplex::load(&lp, &objective);
    second.start(&first.basis());
    assert_close(value(&mut second, &lp, &objective), known, "second");
    assert_eq!(second.iterations(), 0);
    // By names, the columns in the reverse order.
    let mut builder = junheng::lp::LpBuilder::new("reversed");
    for row in lp.rows().ids() {
        builder.row(format_args!("{}", lp.row_name(row)), lp.rows()[row]);
    }
    let mut costs = Objective::new("goal", objective.sense);
    for column in lp.columns().ids().rev() {
        let name = lp.column_name(column);
        let placed = builder.column(format_args!("{name}"), lp.columns()[column]);
        costs.add(placed, objective.cost(column));
        for &(row, value) in lp.matrix().column(column) {
            builder.add(row, placed, value);
        }
    }
    let reversed = builder.build();
    let mut third = Simplex::load(&reversed, &costs);
    third.start(&first.basis().carried(&lp, &reversed));
    assert_close(value(&mut third, &reversed, &costs), known, "third");
    assert_eq!(third.iterations(), 0);
}

#[test]
fn the_answer_of_another_engine_becomes_a_basis() {
    let (mut from_answer, mut from_nothing) = (0, 0);
    for seed in 0..40 {
        let (lp, objective, known) = optimal(MIDDLE, seed);
        let outcome = Microlp.solve(&lp, &objective, &Deadline::unlimited()).unwrap();
        let Outcome::Optimal(answer) = outcome else { panic!("seed {seed}: {outcome:?}") };
        let mut near = Simplex::load(&lp, &objective);
        near.start(&Basis::near(&lp, &objective, &answer));
        assert_close(value(&mut near, &lp, &objective), known, "near");
        let mut afresh = Simplex::load(&lp, &objective);
        value(&mut afresh, &lp, &objective);
        from_answer += near.iterations();
        from_nothing += afresh.iterations();
    }
    assert!(2 * from_answer < from_nothing, "{from_answer} iterations instead of {from_nothing}");
}

#[test]
fn a_basis_of_nonsense_does_no_harm() {
    use junheng::solve::Standing;
    let standings = [Standing::Basic, Standing::AtLower, Standing::AtUpper, Standing::AtZero];
    for seed in 0..300 {
        let (lp, objective, known) = optimal(SMALL, seed);
        let random = &mut Random::new(seed);
        let mut standing = |_| standings[random.below(4)];
        let basis = Basis {
            rows: (0..lp.rows().len()).map(&mut standing).collect(),
            columns: (0..lp.columns().len()).map(&mut standing).collect(),
        };
        let mut simplex = Simplex::load(&lp, &objective);
        simplex.start(&basis);
        assert_close(value(&mut simplex, &lp, &objective), known, "from nonsense");
    }
}

#[test]
fn limits_are_honoured() {
    let (lp, objective, _) = optimal(MIDDLE, 3);
    let mut simplex = Simplex::load(&lp, &objective);
    assert_eq!(simplex.optimise(&Deadline::unlimited().at_most(4)), Status::Interrupted);
    assert_eq!(simplex.iterations(), 4);
    // It goes on from where it was.
    assert_eq!(simplex.optimise(&Deadline::unlimited()), Status::Optimal);
    let raised = Deadline::new(Arc::new(AtomicBool::new(true)), None);
    let outcome = SimplexEngine.solve(&lp, &objective, &raised).unwrap();
    assert!(matches!(outcome, Outcome::Interrupted { .. }), "{outcome:?}");
}

#[test]
fn one_solved_programme_serves_many_threads_with_the_same_bits() {
    let (lp, objective, _) = optimal(MIDDLE, 11);
    let mut base = Simplex::load(&lp, &objective);
    value(&mut base, &lp, &objective);
    let what_if = |row: usize| {
        let mut simplex = base.clone();
        let row = RowId::at(row);
        let bounds = lp.rows()[row];
        simplex.set_row_bounds(row, Bounds::between(bounds.lower - 1.0, bounds.upper + 1.0));
        simplex.optimise(&Deadline::unlimited());
        simplex.answer().primal.iter().map(|value| value.to_bits()).collect::<Vec<u64>>()
    };
    let alone: Vec<_> = (0..20).map(what_if).collect();
    let together: Vec<_> = std::thread::scope(|scope| {
        let handles: Vec<_> = (0..20).map(|row| scope.spawn(move || what_if(row))).collect();
        handles.into_iter().map(|handle| handle.join().unwrap()).collect()
    });
    assert_eq!(alone, together);
}

/// A point in the middle of an optimal face is in no basis: crossover has to find one.
#[test]
fn a_point_between_optimal_corners_becomes_a_basis() {
    let mut inner = 0;
    for seed in 0..120 {
        let (lp, objective, known) = optimal(DEGENERATE, seed);
        let corner = |push: f64| {
            // Another objective on the optimal face leads to another corner of it.
            let mut face = lp.clone();
            let first = SimplexEngine.solve(&lp, &objective, &Deadline::unlimited()).unwrap();
            let Outcome::Optimal(answer) = first else { panic!("seed {seed}: {first:?}") };
            let certified = certify(&lp, &objective, answer).unwrap();
            junheng::solve::freeze(&mut face, &objective, certified.primal(), certified.dual());
            let random = &mut Random::new(seed);
            let mut aside = Objective::new("aside", objective.sense);
            for column in lp.columns().ids() {
                aside.add(column, push * random.whole(3));
            }
            let mut simplex = Simplex::load(&face, &aside);
            (simplex.optimise(&Deadline::unlimited()) == Status::Optimal)
                .then(|| (simplex.answer().primal, certified.dual().to_vec()))
        };
        let (Some((one, dual)), Some((other, _))) = (corner(1.0), corner(-1.0)) else { continue };
        let between = |(one, other): (&f64, &f64)| f64::midpoint(*one, *other);
        let primal: Vec<f64> = one.iter().zip(&other).map(between).collect();
        inner += usize::from(one != other);
        let answer = junheng::lp::Answer { primal, dual };
        let mut simplex = Simplex::load(&lp, &objective);
        simplex.cross_over(&lp, &objective, &answer, &Deadline::unlimited());
        let crossed = objective.value(&simplex.point());
        assert_close(crossed, known, "crossover leaves the optimum");
        assert_eq!(simplex.basis().basic(), lp.rows().len());
        assert_close(value(&mut simplex, &lp, &objective), known, "crossed over");
    }
    assert!(inner > 20, "too few points are inside a face: {inner}");
}
