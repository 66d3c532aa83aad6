//! Curves of optima: published prices and their ranges, and re-solves at sampled places.

use junheng::ids::{ColumnId, Id, RowId};
use junheng::lp::{Answer, Lp, Objective, Sense};
use junheng::solve::{Curve, CurveEnd, Deadline, Direction, Simplex, Status, curve};
use junheng::verify::certify;

use super::engine::{assert_near, objective, programme};
use super::random_programmes::{Kind, optimal};

const INF: f64 = f64::INFINITY;

fn judged(lp: &Lp, objective: &Objective, answer: Answer) -> bool {
    certify(lp, objective, answer).is_ok()
}

fn traced(lp: &Lp, objective: &Objective, direction: &Direction, until: f64) -> Curve {
    let deadline = Deadline::unlimited();
    curve((lp, objective), None, direction, until, None, &mut judged, &deadline)
}

/// The Wyndor Glass Co. of F. S. Hillier and G. J. Lieberman, *Introduction to Operations
/// Research*, sections 3.1 and 4.7 (7th edition): shadow prices 0, 3/2 and 1; they hold for 6 to
/// 18 hours of plant 2, for 12 to 24 of plant 3, and from 2 hours of plant 1 on.
fn wyndor() -> (Lp, Objective) {
    let lp = programme(
        &[(0.0, INF), (0.0, INF)],
        &[(&[1.0, 0.0], (-INF, 4.0)), (&[0.0, 2.0], (-INF, 12.0)), (&[3.0, 2.0], (-INF, 18.0))],
    );
    (lp, objective(Sense::Maximise, &[3.0, 5.0]))
}

#[test]
fn published_shadow_prices_hold_as_far_as_published() {
    let (lp, profit) = wyndor();
    for (row, price, less, more) in [(0, 0.0, 2.0, INF), (1, 1.5, 6.0, 6.0), (2, 1.0, 6.0, 6.0)] {
        let direction = Direction::row(RowId::at(row));
        let up = traced(&lp, &profit, &direction, 100.0);
        assert_near(up.pieces[0].slope, price);
        assert_near(up.pieces[0].value, 36.0);
        assert_near(up.pieces[0].to, more.min(100.0));
        let down = traced(&lp, &profit, &direction.reversed(), 100.0);
        assert_near(down.pieces[0].slope, -price);
        assert_near(down.pieces[0].to, less);
        // Fewer than no hours cannot be had: the curve ends exactly there.
        assert_eq!(down.end, CurveEnd::Infeasible);
        assert_near(down.pieces.last().unwrap().to, lp.rows()[RowId::at(row)].upper);
    }
}

/// Section 4.7 again: the plan stays as it is for 0 to 7.5 of profit on doors, from 2 on windows.
#[test]
fn published_ranges_of_the_costs() {
    let (lp, profit) = wyndor();
    let doors = Direction::cost(ColumnId::at(0));
    let up = traced(&lp, &profit, &doors, 100.0);
    assert_near(up.pieces[0].slope, 2.0);
    assert_near(up.pieces[0].to, 4.5);
    assert_near(up.pieces[1].slope, 4.0);
    assert_eq!((up.pieces.len(), up.end), (2, CurveEnd::Asked));
    let down = traced(&lp, &profit, &doors.reversed(), 100.0);
    assert_near(down.pieces[0].to, 3.0);
    assert_near(down.pieces[1].slope, 0.0);
}

/// At a degenerate optimum more and less are worth different amounts; no single price says both.
#[test]
fn one_sided_prices_at_a_degenerate_optimum() {
    // max x + y, x ≤ 1, y ≤ 1, x + y ≤ 2: more of the sum is worth nothing, less costs 1.
    let lp = programme(&[(0.0, 1.0), (0.0, 1.0)], &[(&[1.0, 1.0], (-INF, 2.0))]);
    let most = objective(Sense::Maximise, &[1.0, 1.0]);
    let direction = Direction::row(RowId::at(0));
    assert_near(traced(&lp, &most, &direction, 5.0).pieces[0].slope, 0.0);
    assert_near(traced(&lp, &most, &direction.reversed(), 2.0).pieces[0].slope, -1.0);
}

#[test]
fn one_piece_is_enough_for_a_price() {
    let (lp, profit) = wyndor();
    let direction = Direction::row(RowId::at(1));
    let deadline = Deadline::unlimited();
    let first = curve((&lp, &profit), None, &direction, 100.0, Some(1), &mut judged, &deadline);
    assert_eq!(first.pieces.len(), 1);
    assert_near(first.pieces[0].slope, 1.5);
    assert_near(first.pieces[0].to, 6.0);
}

#[test]
fn every_curve_equals_re_solves_at_sampled_places() {
    let mut corners = 0;
    for (degenerate, seed) in (0..200).map(|seed| (3 * (seed % 4), seed)) {
        let kind = Kind {
            rows: 15,
            columns: 25,
            degenerate: usize::try_from(degenerate).unwrap(),
            decades: 0,
        };
        let (lp, goal, _) = optimal(kind, seed);
        let at = usize::try_from(seed).unwrap() % 15;
        for direction in [
            Direction::row(RowId::at(at)),
            Direction::upper(ColumnId::at(at)),
            Direction::cost(ColumnId::at(at)),
            Direction::cost(ColumnId::at(at)).reversed(),
        ] {
            let found = traced(&lp, &goal, &direction, 8.0);
            corners += found.pieces.len().saturating_sub(1);
            assert!(!matches!(found.end, CurveEnd::Failed), "seed {seed}: {found:?}");
            for piece in &found.pieces {
                for share in [0.0, 0.3, 0.9] {
                    let place = piece.from + share * (piece.to - piece.from);
                    let expected = piece.value + piece.slope * (place - piece.from);
                    let resolved = resolved(&lp, &goal, &direction, place).unwrap();
                    let near = 1e-7 * (1.0 + resolved.abs());
                    assert!((expected - resolved).abs() < near, "{seed} {place}: {found:?}");
                }
            }
            if found.end == CurveEnd::Infeasible {
                let end = found.pieces.last().map_or(0.0, |piece| piece.to);
                assert_eq!(resolved(&lp, &goal, &direction, end + 1e-3), None, "seed {seed}");
            }
        }
    }
    assert!(corners > 100, "the curves are too plain to show anything: {corners} corners");
}

/// The optimum at a place, solved from nothing; `None` where there is none.
fn resolved(lp: &Lp, goal: &Objective, direction: &Direction, at: f64) -> Option<f64> {
    let (mut lp, mut goal) = (lp.clone(), goal.clone());
    for &(row, lower, upper) in &direction.rows {
        let bounds = lp.rows()[row];
        lp.set_row_bounds(
            row,
            junheng::lp::Bounds::between(bounds.lower + lower * at, bounds.upper + upper * at),
        );
    }
    for &(column, lower, upper) in &direction.columns {
        let bounds = lp.columns()[column];
        lp.set_column_bounds(
            column,
            junheng::lp::Bounds::between(bounds.lower + lower * at, bounds.upper + upper * at),
        );
    }
    for &(column, cost) in &direction.costs {
        goal.add(column, cost * at);
    }
    let mut simplex = Simplex::load(&lp, &goal);
    match simplex.optimise(&Deadline::unlimited()) {
        Status::Optimal => Some(certify(&lp, &goal, simplex.answer()).unwrap().value()),
        Status::Infeasible => None,
        other => panic!("{other:?}"),
    }
}
