//! Presolve gives nothing away: what it reduces comes back certified, with a basis that needs no
//! further pivot, on thousands of programmes.

use junheng::ids::{Id, RowId};
use junheng::lp::{Bounds, Lp, LpBuilder, Objective, Sense};
use junheng::solve::{Claim, Deadline, Engine, Outcome, Presolve, Simplex, SimplexEngine, Status};
use junheng::verify::{certify, certify_infeasible, certify_unbounded};
use proptest::prelude::*;

use super::random_programmes::{Kind, Random, contradicting, endless, optimal};

/// What a round trip came to.
pub struct Trip {
    status: Status,
    /// Of rows and columns.
    removed: f64,
    /// Pivots it took to finish from the basis brought back.
    finishing: u64,
}

/// Presolve, solve, bring back; everything that must hold is asserted.
pub fn round_trip(lp: &Lp, objective: &Objective, what: &str) -> Trip {
    let mut plain = Simplex::load(lp, objective);
    let expected = plain.optimise(&Deadline::unlimited());
    let presolve = match Presolve::of(lp, objective) {
        Ok(presolve) => presolve,
        Err(Claim::Infeasible { ray }) => {
            assert_eq!(expected, Status::Infeasible, "{what}");
            certify_infeasible(lp, ray).unwrap_or_else(|refusal| panic!("{what}: {refusal}"));
            return Trip { status: expected, removed: 1.0, finishing: 0 };
        }
        Err(Claim::InfeasibleOrUnbounded) => {
            assert!(matches!(expected, Status::Infeasible | Status::Unbounded), "{what}");
            return Trip { status: expected, removed: 1.0, finishing: 0 };
        }
    };
    let removed = presolve.removed();
    let mut reduced = Simplex::load(presolve.lp(), presolve.objective());
    let status = reduced.optimise(&Deadline::unlimited());
    // Without a point both claims are true of the one or the other.
    let none = |status| matches!(status, Status::Infeasible | Status::Unbounded);
    assert!(status == expected || none(status) && none(expected), "{what}: {status:?}");
    if status == Status::Infeasible {
        let ray = presolve.restore_ray(&reduced.farkas_ray(presolve.lp()));
        certify_infeasible(lp, ray).unwrap_or_else(|refusal| panic!("{what}: {refusal}"));
    }
    if status != Status::Optimal {
        return Trip { status, removed, finishing: 0 };
    }
    let value = certify(lp, objective, plain.answer()).unwrap().value();
    let close = |found: f64| (found - value).abs() <= 1e-8 * value.abs().max(1.0);
    let small = certify(presolve.lp(), presolve.objective(), reduced.answer())
        .unwrap_or_else(|refusal| panic!("{what}, reduced: {refusal}"));
    assert!(close(small.value()), "{what}: {} instead of {value}", small.value());
    let (answer, basis) = presolve.restore(&reduced.answer(), &reduced.basis());
    let certified = certify(lp, objective, answer)
        .unwrap_or_else(|refusal| panic!("{what}, brought back: {refusal}"));
    assert!(close(certified.value()), "{what}: {} instead of {value}", certified.value());
    assert_eq!(basis.basic(), lp.rows().len(), "{what}");
    let mut finish = Simplex::load(lp, objective);
    finish.start(&basis);
    assert_eq!(finish.optimise(&Deadline::unlimited()), Status::Optimal, "{what}");
    assert!(close(certify(lp, objective, finish.answer()).unwrap().value()), "{what}");
    Trip { status, removed, finishing: finish.iterations() }
}

/// A programme in which nearly everything can be reduced, or nothing; with whole numbers, so that
/// bounds meet. It may have no optimum.
fn rich(seed: u64) -> (Lp, Objective) {
    let random = &mut Random::new(seed);
    let (rows, columns) = (1 + random.below(8), 1 + random.below(9));
    let mut builder = LpBuilder::new("rich");
    let sense = if random.below(2) == 0 { Sense::Minimise } else { Sense::Maximise };
    let mut objective = Objective::new("goal", sense);
    objective.constant = random.whole(3);
    let point: Vec<f64> = (0..columns).map(|_| random.whole(2)).collect();
    let mut activity = vec![0.0; rows];
    let mut lines: Vec<Vec<(usize, f64)>> = Vec::new();
    for value in &point {
        let mut line = Vec::new();
        for _ in 0..random.below(4) {
            let (row, entry) = (random.below(rows), random.whole(3));
            activity[row] += entry * value;
            line.push((row, entry));
        }
        lines.push(line);
    }
    // Most bounds hold at the point, so that there often is one.
    let around = |random: &mut Random, value: f64| {
        let off = if random.below(30) == 0 { random.whole(4) } else { 0.0 };
        let (low, high) =
            (value - random.positive(3) + 1.0 + off, value + random.positive(3) - 1.0);
        match random.below(7) {
            0 => Bounds::FREE,
            1 => Bounds::fixed(value + off),
            2 | 3 => Bounds::at_least(low),
            4 => Bounds::at_most(high),
            _ => Bounds::between(low, high.max(low)),
        }
    };
    for value in &activity {
        let bounds = around(random, *value);
        builder.row(format_args!("r"), bounds);
    }
    let add = |builder: &mut LpBuilder, line: &[(usize, f64)], factor: f64, bounds| {
        let column = builder.column(format_args!("c"), bounds);
        for &(row, entry) in line {
            builder.add(RowId::at(row), column, entry * factor);
        }
        column
    };
    for (line, value) in lines.iter().zip(&point) {
        let bounds = around(random, *value);
        let column = add(&mut builder, line, 1.0, bounds);
        let cost = if random.below(2) == 0 { 0.0 } else { random.whole(3) };
        objective.add(column, cost);
        if random.below(5) == 0 {
            let factor = [1.0, -1.0, 2.0, -0.5][random.below(4)];
            let bounds = around(random, 0.0);
            let column = add(&mut builder, line, factor, bounds);
            let dearer = if random.below(2) == 0 { 0.0 } else { random.whole(1) };
            objective.add(column, cost * factor + dearer);
        }
    }
    let mut lp = builder.build();
    for _ in 0..random.below(3) {
        let row = RowId::at(random.below(rows));
        let (entries, bounds) = (lp.matrix().row(row).to_vec(), lp.rows()[row]);
        let factor = [1.0, -1.0, 2.0, -0.5, 3.0][random.below(5)];
        let off = if random.below(4) == 0 { random.whole(1) } else { 0.0 };
        let (one, other) = ((bounds.lower - off) * factor, (bounds.upper + off.abs()) * factor);
        builder = lp.into_builder();
        let copy =
            builder.row(format_args!("copy"), Bounds::between(one.min(other), one.max(other)));
        for (column, value) in entries {
            builder.add(copy, column, value * factor);
        }
        lp = builder.build();
    }
    (lp, objective)
}

#[test]
fn rich_programmes_come_back_certified_with_an_optimal_basis() {
    let (mut counts, mut finishing, mut removed) = ([0; 3], 0, 0.0);
    for seed in 0..6000 {
        let (lp, objective) = rich(seed);
        let trip = round_trip(&lp, &objective, &format!("seed {seed}"));
        counts[match trip.status {
            Status::Optimal => 0,
            Status::Infeasible => 1,
            _ => 2,
        }] += 1;
        assert!(trip.finishing <= 1, "seed {seed}: {} pivots to finish", trip.finishing);
        finishing += trip.finishing;
        removed += trip.removed;
    }
    assert!(counts.iter().all(|count| *count > 300), "{counts:?}");
    assert!(removed > 0.6 * 6000.0, "little is reduced: {removed}");
    assert!(finishing <= 5, "{finishing} pivots to finish");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn dense_programmes_come_back_certified_with_an_optimal_basis(
        rows in 0_usize..12,
        columns in 1_usize..15,
        seed in any::<u64>(),
        maximise in any::<bool>(),
    ) {
        let sense = if maximise { Sense::Maximise } else { Sense::Minimise };
        let (lp, objective, pair) =
            super::known_optimum::around_its_optimum(rows, columns, seed, sense);
        certify(&lp, &objective, pair).expect("the construction is a proof");
        let trip = round_trip(&lp, &objective, "dense");
        prop_assert_eq!(trip.status, Status::Optimal);
        prop_assert!(trip.finishing <= 2, "{} pivots to finish", trip.finishing);
    }

    #[test]
    fn any_rich_programme_comes_back(seed in any::<u64>()) {
        let (lp, objective) = rich(seed);
        let trip = round_trip(&lp, &objective, &format!("seed {seed}"));
        prop_assert!(trip.finishing <= 2, "{} pivots to finish", trip.finishing);
    }
}

#[test]
fn programmes_of_every_kind_come_back() {
    let kind = |rows, columns, degenerate, decades| Kind { rows, columns, degenerate, decades };
    let kinds = [(kind(8, 12, 2, 0), 600), (kind(40, 60, 3, 0), 150), (kind(30, 40, 9, 0), 150)];
    let scaled = (kind(20, 30, 3, 4), 300);
    let mut finishing = 0;
    for (kind, count) in kinds.into_iter().chain([scaled]) {
        for seed in 0..count {
            let (lp, objective, _) = optimal(kind, seed);
            let trip = round_trip(&lp, &objective, &format!("{} rows, seed {seed}", kind.rows));
            assert_eq!(trip.status, Status::Optimal);
            finishing += trip.finishing;
        }
        for seed in 0..count / 3 {
            let (lp, objective) = contradicting(kind, seed);
            let what = format!("contradicting, seed {seed}");
            assert_eq!(round_trip(&lp, &objective, &what).status, Status::Infeasible);
            let (lp, objective) = endless(kind, seed);
            let what = format!("endless, seed {seed}");
            assert_eq!(round_trip(&lp, &objective, &what).status, Status::Unbounded);
        }
    }
    assert!(finishing <= 12, "{finishing} pivots to finish");
}

/// What the engine says, which presolves: each claim with its proof, within its limits.
#[test]
fn the_engine_proves_whatever_it_says_of_rich_programmes() {
    for seed in 0..2000 {
        let (lp, objective) = rich(seed);
        let outcome = SimplexEngine.solve(&lp, &objective, &Deadline::unlimited()).unwrap();
        match outcome {
            Outcome::Optimal(answer) => drop(certify(&lp, &objective, answer).unwrap()),
            Outcome::Infeasible { ray } => drop(certify_infeasible(&lp, ray.unwrap()).unwrap()),
            Outcome::Unbounded { ray } => {
                drop(certify_unbounded(&lp, &objective, ray.unwrap()).unwrap());
            }
            Outcome::Interrupted { .. } => panic!("seed {seed}: nothing interrupts"),
        }
        let few =
            SimplexEngine.solve_from(&lp, &objective, None, &Deadline::unlimited().at_most(2));
        assert!(few.unwrap().iterations.unwrap() <= 2, "seed {seed}");
    }
}

#[test]
fn the_same_programme_is_reduced_to_the_same_bits() {
    for seed in 0..50 {
        let (lp, objective) = rich(seed);
        let bits = || {
            let presolve = Presolve::of(&lp, &objective).ok()?;
            Some((format!("{:?}", presolve.lp()), format!("{:?}", presolve.objective())))
        };
        assert_eq!(bits(), bits());
    }
}
