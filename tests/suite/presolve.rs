//! Presolve gives nothing away: what it reduces comes back certified, with a basis that needs no
//! further pivot, on thousands of programmes and for each reduction by hand.

use junheng::ids::{ColumnId, Id, RowId};
use junheng::lp::{Bounds, Lp, LpBuilder, Objective, Sense};
use junheng::solve::{
    Claim, Engine, Outcome, Presolve, Simplex, SimplexEngine, Standing, Status, Watch,
};
use junheng::verify::{certify, certify_infeasible, certify_unbounded};
use proptest::prelude::*;

use super::random_programmes::{Kind, Random, contradicting, endless, optimal};

/// What a round trip came to.
struct Trip {
    status: Status,
    /// Of rows and columns.
    removed: f64,
    /// Pivots it took to finish from the basis brought back.
    finishing: u64,
}

/// Presolve, solve, bring back; everything that must hold is asserted.
fn round_trip(lp: &Lp, objective: &Objective, what: &str) -> Trip {
    let mut plain = Simplex::load(lp, objective);
    let expected = plain.optimise(&Watch::unlimited());
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
    let status = reduced.optimise(&Watch::unlimited());
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
    assert_eq!(finish.optimise(&Watch::unlimited()), Status::Optimal, "{what}");
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
        let outcome = SimplexEngine.solve(&lp, &objective, &Watch::unlimited()).unwrap();
        match outcome {
            Outcome::Optimal(answer) => drop(certify(&lp, &objective, answer).unwrap()),
            Outcome::Infeasible { ray } => drop(certify_infeasible(&lp, ray.unwrap()).unwrap()),
            Outcome::Unbounded { ray } => {
                drop(certify_unbounded(&lp, &objective, ray.unwrap()).unwrap());
            }
            Outcome::Interrupted { .. } => panic!("seed {seed}: nothing interrupts"),
        }
        let few = SimplexEngine.solve_from(&lp, &objective, None, &Watch::unlimited().at_most(2));
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

const INF: f64 = f64::INFINITY;

/// A programme to be minimised: columns as cost, lower and upper bound; rows as lower bound,
/// coefficients and upper bound.
fn by_hand(columns: &[(f64, f64, f64)], rows: &[(f64, &[f64], f64)]) -> (Lp, Objective) {
    let mut builder = LpBuilder::new("by hand");
    let mut objective = Objective::new("cost", Sense::Minimise);
    for &(cost, lower, upper) in columns {
        let column = builder.column(format_args!("c"), Bounds::between(lower, upper));
        objective.add(column, cost);
    }
    for &(lower, values, upper) in rows {
        let row = builder.row(format_args!("r"), Bounds::between(lower, upper));
        for (at, value) in values.iter().enumerate() {
            builder.add(row, ColumnId::at(at), *value);
        }
    }
    (builder.build(), objective)
}

/// What is expected of a programme by hand.
struct Expected<'a> {
    /// Rows and columns that are left.
    left: (usize, usize),
    primal: &'a [f64],
    dual: &'a [f64],
    basic_rows: &'a [usize],
    basic_columns: &'a [usize],
}

fn assert_reduced((lp, objective): &(Lp, Objective), expected: &Expected<'_>) {
    round_trip(lp, objective, "by hand");
    let presolve = Presolve::of(lp, objective).unwrap();
    let left = (presolve.lp().rows().len(), presolve.lp().columns().len());
    assert_eq!(left, expected.left);
    let mut reduced = Simplex::load(presolve.lp(), presolve.objective());
    reduced.optimise(&Watch::unlimited());
    let (answer, basis) = presolve.restore(&reduced.answer(), &reduced.basis());
    let close = |found: &[f64], known: &[f64]| {
        found.len() == known.len() && found.iter().zip(known).all(|(a, b)| (a - b).abs() < 1e-12)
    };
    assert!(close(&answer.primal, expected.primal), "{answer:?}");
    assert!(close(&answer.dual, expected.dual), "{answer:?}");
    let positions = |standings: &[Standing]| -> Vec<usize> {
        (0..standings.len()).filter(|at| standings[*at] == Standing::Basic).collect()
    };
    assert_eq!(positions(basis.rows.as_slice()), expected.basic_rows);
    assert_eq!(positions(basis.columns.as_slice()), expected.basic_columns);
}

#[test]
fn fixed_and_empty_columns_and_empty_rows_go() {
    let programme =
        by_hand(&[(2.0, 4.0, 4.0), (3.0, 1.0, 5.0), (-1.0, 0.0, 7.0)], &[(-1.0, &[], 1.0)]);
    assert_reduced(
        &programme,
        &Expected {
            left: (0, 0),
            primal: &[4.0, 1.0, 7.0],
            dual: &[0.0],
            basic_rows: &[0],
            basic_columns: &[],
        },
    );
}

/// `2x ≥ 6` is `x ≥ 3`, which the cost of 5 presses on: 2.5 per unit of the row. `3x ≤ 30` is
/// nowhere near.
#[test]
fn a_row_of_one_column_is_a_bound() {
    let programme = by_hand(&[(5.0, 0.0, 20.0)], &[(6.0, &[2.0], INF), (-INF, &[3.0], 30.0)]);
    assert_reduced(
        &programme,
        &Expected {
            left: (0, 0),
            primal: &[3.0],
            dual: &[2.5, 0.0],
            basic_rows: &[1],
            basic_columns: &[0],
        },
    );
}

/// `x + y ≤ 100` is out of reach; `x + y ≥ 6` leaves one corner, x = 2 and y = 4: y at 3 per unit
/// is what a unit more would take.
#[test]
fn rows_that_nothing_reaches_or_that_force_go() {
    let programme = by_hand(
        &[(1.0, 0.0, 2.0), (3.0, 0.0, 4.0)],
        &[(-INF, &[1.0, 1.0], 100.0), (6.0, &[1.0, 1.0], INF)],
    );
    assert_reduced(
        &programme,
        &Expected {
            left: (0, 0),
            primal: &[2.0, 4.0],
            dual: &[0.0, 3.0],
            basic_rows: &[0],
            basic_columns: &[1],
        },
    );
}

/// `x + y + s = 10` with a free slack up to 4 is `6 ≤ x + y ≤ 10`; x earns 3 and y 2.
#[test]
fn a_slack_becomes_part_of_its_row() {
    let programme = by_hand(
        &[(-3.0, 0.0, 8.0), (-2.0, 0.0, 8.0), (0.0, 0.0, 4.0)],
        &[(10.0, &[1.0, 1.0, 1.0], 10.0)],
    );
    assert_reduced(
        &programme,
        &Expected {
            left: (1, 2),
            primal: &[8.0, 2.0, 0.0],
            dual: &[-2.0],
            basic_rows: &[],
            basic_columns: &[1],
        },
    );
}

/// In `s + x + 2y ≥ 10` the others give 6 at most: s is 4 at least whatever its own bound says, and
/// at 3 a unit sets the row's price. At that price x (1) and y (5, twice in the row) are used up.
#[test]
fn a_column_free_in_all_but_name_takes_its_row_along() {
    let programme = by_hand(
        &[(3.0, 0.0, INF), (1.0, 0.0, 2.0), (5.0, 0.0, 2.0)],
        &[(10.0, &[1.0, 1.0, 2.0], INF)],
    );
    assert_reduced(
        &programme,
        &Expected {
            left: (0, 0),
            primal: &[4.0, 2.0, 2.0],
            dual: &[3.0],
            basic_rows: &[],
            basic_columns: &[0],
        },
    );
}

/// `2x + 4s = 8` with s between 0 and 1 at a cost of 1 is x between 2 and 4; x goes to 4.
#[test]
fn an_equation_of_two_with_a_slack_is_a_bound() {
    let programme = by_hand(&[(0.0, 0.0, 10.0), (1.0, 0.0, 1.0)], &[(8.0, &[2.0, 4.0], 8.0)]);
    assert_reduced(
        &programme,
        &Expected {
            left: (0, 0),
            primal: &[4.0, 0.0],
            dual: &[0.0],
            basic_rows: &[],
            basic_columns: &[0],
        },
    );
}

/// Surplus s is worth 1 a unit, so `x + y − s ≥ 4` has a price of 1 at least and is an equation;
/// what is left is 2x + y over `x + y ≥ 4`.
#[test]
fn a_row_with_a_price_is_an_equation() {
    let programme = by_hand(
        &[(3.0, 0.0, 5.0), (2.0, 0.0, 5.0), (-1.0, 0.0, INF)],
        &[(4.0, &[1.0, 1.0, -1.0], INF), (-INF, &[1.0, 2.0, 0.0], 9.0)],
    );
    assert_reduced(
        &programme,
        &Expected {
            left: (2, 2),
            primal: &[0.0, 4.0, 0.0],
            dual: &[2.0, 0.0],
            basic_rows: &[1],
            basic_columns: &[1],
        },
    );
}

/// z uses capacity of both rows and costs 1: it stays at 2. Of the rest, x = 2 and y = 6.
#[test]
fn a_dominated_column_rests_at_its_bound() {
    for cost in [1.0, 0.0] {
        let programme = by_hand(
            &[(-1.0, 0.0, INF), (-2.0, 0.0, INF), (cost, 2.0, 9.0)],
            &[(-INF, &[1.0, 1.0, 1.0], 10.0), (-INF, &[1.0, 3.0, 2.0], 24.0)],
        );
        assert_reduced(
            &programme,
            &Expected {
                left: (2, 2),
                primal: &[2.0, 6.0, 2.0],
                dual: &[-0.5, -0.5],
                basic_rows: &[],
                basic_columns: &[0, 1],
            },
        );
    }
}

/// `2x + 4y ≥ 12` is `x + 2y ≥ 6`, beyond the 4 of the other. y is the cheaper way, at 2 per unit
/// of the latter, 1 per unit of the row as it stands.
#[test]
fn of_proportional_rows_the_tighter_has_the_price() {
    let programme = by_hand(
        &[(3.0, 0.0, 10.0), (4.0, 0.0, 10.0)],
        &[(4.0, &[1.0, 2.0], INF), (12.0, &[2.0, 4.0], INF), (-INF, &[1.0, -1.0], 1.0)],
    );
    assert_reduced(
        &programme,
        &Expected {
            left: (2, 2),
            primal: &[0.0, 3.0],
            dual: &[0.0, 1.0, 0.0],
            basic_rows: &[0, 2],
            basic_columns: &[1],
        },
    );
}

/// z is 2x in every row and in cost: one column up to 6 stands for both, and is used up.
#[test]
fn of_proportional_columns_one_stands_for_both() {
    let programme = by_hand(
        &[(1.0, 0.0, 2.0), (2.0, 0.0, 2.0), (2.5, 0.0, INF)],
        &[(9.0, &[1.0, 2.0, 1.0], INF), (12.0, &[1.0, 2.0, 3.0], INF)],
    );
    assert_reduced(
        &programme,
        &Expected {
            left: (2, 2),
            primal: &[2.0, 2.0, 3.0],
            dual: &[2.5, 0.0],
            basic_rows: &[1],
            basic_columns: &[2],
        },
    );
}

/// The same with z dearer: it is not needed, because x has no end.
#[test]
fn of_proportional_columns_the_dearer_rests() {
    let programme = by_hand(
        &[(1.0, 0.0, INF), (2.25, 0.0, 2.0), (2.5, 0.0, 5.0)],
        &[(9.0, &[1.0, 2.0, 1.0], INF), (15.0, &[1.0, 2.0, 4.0], INF)],
    );
    // x + y = 9 and x + 4y = 15: y = 2; prices (2.5 − 1) ÷ 3 and the rest of 1.
    assert_reduced(
        &programme,
        &Expected {
            left: (2, 2),
            primal: &[7.0, 0.0, 2.0],
            dual: &[0.5, 0.5],
            basic_rows: &[],
            basic_columns: &[0, 2],
        },
    );
}

/// `2x ≥ 10` and `x + y ≤ 3`: half of the first against the second.
#[test]
fn a_contradiction_found_by_the_way_is_proven_by_the_rows_that_were_there() {
    let programme = by_hand(
        &[(1.0, 0.0, INF), (1.0, 0.0, INF)],
        &[(10.0, &[2.0], INF), (-INF, &[1.0, 1.0], 3.0)],
    );
    let claim = Presolve::of(&programme.0, &programme.1).unwrap_err();
    assert_eq!(claim, Claim::Infeasible { ray: vec![0.5, -1.0] });
    round_trip(&programme.0, &programme.1, "by hand");
    // Of rows that are proportional.
    let programme = by_hand(
        &[(1.0, -INF, INF), (1.0, -INF, INF)],
        &[(8.0, &[1.0, 1.0], INF), (-INF, &[2.0, 2.0], 10.0)],
    );
    let claim = Presolve::of(&programme.0, &programme.1).unwrap_err();
    assert_eq!(claim, Claim::Infeasible { ray: vec![1.0, -0.5] });
}

#[test]
fn without_an_end_presolve_does_not_say_which() {
    let programme = by_hand(&[(-1.0, 0.0, INF), (0.0, 0.0, 1.0)], &[(1.0, &[1.0, 1.0], INF)]);
    let claim = Presolve::of(&programme.0, &programme.1).unwrap_err();
    assert_eq!(claim, Claim::InfeasibleOrUnbounded);
    round_trip(&programme.0, &programme.1, "by hand");
}
