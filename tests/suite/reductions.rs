//! Each reduction of presolve by hand: what it leaves, and the prices and the basis it gives back.

use junheng::ids::{ColumnId, Id};
use junheng::lp::{Bounds, Lp, LpBuilder, Objective, Sense};
use junheng::solve::{Claim, Deadline, Presolve, Simplex, Standing};

use super::presolve::round_trip;

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
    reduced.optimise(&Deadline::unlimited());
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
