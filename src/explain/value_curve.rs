//! The value curve of one limit: the optimum of every goal from zero of it to where more is worth
//! nothing.

use super::along::{Along, along, farther, noiseless};
use super::limits::Limit;
use crate::interpret::{quiet, tight_spots};
use crate::model::answers::bottlenecks::{CurvePiece, GoalCurve, ValueCurve};
use crate::model::{Buckets, Factory};
use crate::session::goals::Base;
use crate::session::goals::place::{Beginning, Evaluation, GoalsAt};
use crate::session::{ChoiceError, CurveEnd, Direction, Evidence, Piece};

/// How many times what there is a curve is followed upwards, while more is worth anything.
const FARTHEST: f64 = 64.0;

/// The curve; `None` if the deadline passes.
///
/// # Errors
/// If the requested engine is not part of this build.
pub(super) fn value_curve(
    base: &Base<'_>,
    factory: &Factory,
    buckets: &Buckets,
    limit: &Limit,
    evidence: &mut Evidence,
) -> Result<Option<ValueCurve>, ChoiceError> {
    let direction = limit.direction();
    let below = if limit.amount > 0.0 {
        Some(along(base, &direction.reversed(), limit.amount)?)
    } else {
        None
    };
    // Farther and farther, until the last piece of every goal is flat.
    let unit = if limit.amount > 0.0 { limit.amount } else { 1.0 };
    let mut reach = unit;
    while reach < FARTHEST * unit && still_worth(base, &direction, reach)? {
        reach *= 2.0;
    }
    let mut above = along(base, &direction, reach)?;
    loop {
        let over = above.end != CurveEnd::Asked || above.cut_off;
        if over || is_flat_at_last(base, &above) || reach >= FARTHEST * unit {
            break;
        }
        reach *= 2.0;
        above = farther(base, &direction, above, reach)?;
    }
    above.prove(evidence);
    if let Some(below) = &below {
        below.prove(evidence);
    }
    // Stopped on the way, the curve is shown as far as it is known.
    let known = |along: &Along<'_>| along.places.len() > 1;
    if !known(&above) && !below.as_ref().is_some_and(known) {
        return Ok(None);
    }
    let goals = base.goals().iter().enumerate();
    let goals = goals.map(|(at, goal)| {
        let better = -goal.objective.sense.sign();
        let piece = |along: &Along<'_>, way: f64, piece: &Piece| {
            let ends = [way.mul_add(piece.from, limit.amount), way.mul_add(piece.to, limit.amount)];
            let reached = piece.slope.mul_add(piece.to - piece.from, piece.value);
            let value = if way < 0.0 { reached } else { piece.value };
            CurvePiece {
                from: quiet(ends[0].min(ends[1])),
                to: quiet(ends[0].max(ends[1])),
                value: quiet(value),
                per_unit: noiseless(way * better * piece.slope),
                binds: inside(base, factory, buckets, along, piece)
                    .into_iter()
                    .filter(|name| *name != limit.at)
                    .collect(),
            }
        };
        let mut pieces: Vec<CurvePiece> = Vec::new();
        if let Some(below) = &below {
            pieces.extend(below.pieces(at).iter().rev().map(|it| piece(below, -1.0, it)));
        }
        for next in above.pieces(at).iter().map(|it| piece(&above, 1.0, it)) {
            match pieces.last_mut() {
                // What there is now need not be a breakpoint.
                Some(last)
                    if (last.per_unit - next.per_unit).abs()
                        <= 1e-9 * (1.0 + next.per_unit.abs()) =>
                {
                    last.to = next.to;
                }
                _ => pieces.push(next),
            }
        }
        GoalCurve { goal: goal.stage.title(), pieces }
    });
    let words = |along: &Along<'_>, flat: bool| {
        match along.end {
            _ if along.cut_off => "cut off, it has too many corners",
            CurveEnd::Asked if flat => "no more is worth anything",
            CurveEnd::Asked => "still worth something",
            CurveEnd::Infeasible => "hard data contradict each other",
            _ => "stopped",
        }
        .to_owned()
    };
    Ok(Some(ValueCurve {
        at: limit.at.clone(),
        name: limit.name.clone(),
        unit: limit.unit.clone(),
        now: limit.amount,
        above: words(&above, is_flat_at_last(base, &above)),
        below: below.as_ref().map_or_else(
            || "nothing".to_owned(),
            |below| match below.end {
                CurveEnd::Asked if !below.cut_off => "nothing".to_owned(),
                _ => words(below, false),
            },
        ),
        goals: goals.collect(),
    }))
}

/// Whether some goal's dual values say that it changes there; false if it is not reached.
fn still_worth(base: &Base<'_>, direction: &Direction, at: f64) -> Result<bool, ChoiceError> {
    let all = base.goals().len();
    Ok(match base.at(direction, at, Beginning::Plan, all)? {
        Evaluation::At(goals) => goals.slopes.iter().any(|slope| noiseless(*slope) != 0.0),
        _ => false,
    })
}

/// Whether no goal changes along its last piece.
fn is_flat_at_last(base: &Base<'_>, along: &Along<'_>) -> bool {
    (0..base.goals().len())
        .all(|at| along.pieces(at).last().is_none_or(|piece| noiseless(piece.slope) == 0.0))
}

/// What binds within a piece: at a place inside it, else at its far end.
fn inside(
    base: &Base<'_>,
    factory: &Factory,
    buckets: &Buckets,
    along: &Along<'_>,
    piece: &Piece,
) -> Vec<String> {
    let mut places = along.places.iter();
    let far = || along.places.iter().find(|place| place.at >= piece.to);
    let place = places.find(|place| place.at > piece.from && place.at < piece.to).or_else(far);
    place.map_or_else(Vec::new, |place| binding_names(factory, buckets, &place.goals, base))
}

/// The paths of the limits with a price in any goal, each once.
pub(super) fn binding_names(
    factory: &Factory,
    buckets: &Buckets,
    at: &GoalsAt<'_>,
    base: &Base<'_>,
) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for ((formulation, certified), goal) in at.solved.iter().zip(base.goals()) {
        let goal = (&goal.stage, &goal.objective);
        for spot in tight_spots(factory, buckets, formulation, goal, certified) {
            if !names.contains(&spot.at) {
                names.push(spot.at);
            }
        }
    }
    names
}
