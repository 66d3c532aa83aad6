//! Every goal's value as limits move along a direction: the whole curves, corner by corner.
//!
//! As in [`crate::solve::curve`] (the method of Eisner and Severance, 1976), but for goals in
//! sequence: the first goal's curve is convex; a later one's is convex wherever the earlier ones'
//! are straight, so that corners are looked for goal by goal.

use crate::lp::tolerances::{CURVE_CORNER, CURVE_LEAST_STEP};
use crate::pipeline::goals::{Base, Evaluation, GoalsAt};
use crate::solve::{ChoiceError, CurveEnd, Direction, Piece};

/// Solves of all goals that a curve may take: a curve with more corners is cut off, and says so.
const MOST_PLACES: usize = 400;

/// The goals along a direction.
#[derive(Debug)]
pub struct Along<'f> {
    /// The places where the goals were solved, in order; the first is the plan as it stands.
    pub places: Vec<(f64, Box<GoalsAt<'f>>)>,
    /// How it ends.
    pub end: CurveEnd,
}

impl Along<'_> {
    /// The curve of one goal, by its position in the sequence.
    #[must_use]
    pub fn pieces(&self, goal: usize) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        for pair in self.places.windows(2) {
            let (from, to) = (pair[0].0, pair[1].0);
            let (value, reached) = (pair[0].1.values[goal], pair[1].1.values[goal]);
            let slope = (reached - value) / (to - from);
            match pieces.last_mut() {
                Some(last) if straight(last.value, reached, value, last.from, to, from) => {
                    last.to = to;
                    last.slope = (reached - last.value) / (to - last.from);
                }
                _ => pieces.push(Piece { from, to, value, slope }),
            }
        }
        pieces
    }
}

/// Whether the middle value lies on the line between the outer two.
fn straight(first: f64, last: f64, middle: f64, from: f64, to: f64, at: f64) -> bool {
    let line = (last - first).mul_add((at - from) / (to - from), first);
    near(line, middle, first.abs().max(last.abs()))
}

fn near(one: f64, other: f64, scale: f64) -> bool {
    (one - other).abs() <= 10.0 * CURVE_CORNER * (1.0 + scale)
}

/// The goals from the plan as it stands along `direction`, up to `until`: every corner of every
/// goal's curve is among the places.
///
/// # Errors
/// Where the engine asked for is not part of this build.
pub fn along<'f>(
    base: &Base<'f>,
    direction: &Direction,
    until: f64,
) -> Result<Along<'f>, ChoiceError> {
    let stopped = |evaluation: Evaluation<'f>| match evaluation {
        Evaluation::At(at) => Ok(at),
        Evaluation::Infeasible => Err(CurveEnd::Infeasible),
        Evaluation::Stopped => Err(CurveEnd::Interrupted),
        Evaluation::Failed => Err(CurveEnd::Failed),
    };
    let first = match stopped(base.at(direction, 0.0)?) {
        Ok(at) => at,
        Err(end) => return Ok(Along { places: Vec::new(), end }),
    };
    let mut end = CurveEnd::Asked;
    let mut far = until;
    let last = loop {
        match stopped(base.at(direction, far)?) {
            Ok(at) => break Some(at),
            Err(CurveEnd::Infeasible) if far > CURVE_LEAST_STEP * until => {
                // Hard data contradict each other out there; nearer, until they do not.
                end = CurveEnd::Infeasible;
                far = if far > 1e-3 * until { 0.9 * far } else { 0.1 * far };
            }
            Err(other) => {
                end = other;
                break None;
            }
        }
    };
    let Some(last) = last else { return Ok(Along { places: vec![(0.0, first)], end }) };
    let mut places = vec![(0.0, first)];
    let mut waiting = vec![(far, last)];
    while let Some((right_at, right)) = waiting.pop() {
        let (left_at, left) = &places[places.len() - 1];
        let between = corner((*left_at, left), (right_at, &right));
        let Some(at) = between.filter(|_| places.len() + waiting.len() < MOST_PLACES) else {
            places.push((right_at, right));
            continue;
        };
        waiting.push((right_at, right));
        match stopped(base.at(direction, at)?) {
            Ok(middle) => waiting.push((at, middle)),
            Err(other) => return Ok(Along { places, end: other }),
        }
    }
    Ok(Along { places, end })
}

/// Where to look for a corner between two places; `None` where every goal is straight in between.
fn corner((left, from): (f64, &GoalsAt<'_>), (right, to): (f64, &GoalsAt<'_>)) -> Option<f64> {
    let width = right - left;
    if width <= 1e-9 * (1.0 + right.abs()) {
        return None;
    }
    for goal in 0..from.values.len() {
        let (value, reached) = (from.values[goal], to.values[goal]);
        let (slope, arriving) = (from.slopes[goal], to.slopes[goal]);
        let scale = value.abs().max(reached.abs());
        let forward = near(slope.mul_add(width, value), reached, scale);
        let backward = near(arriving.mul_add(-width, reached), value, scale);
        // At the plan as it stands the dual values may belong to neither side: only the far
        // place's line is believed.
        if backward || (forward && left > 0.0) {
            continue;
        }
        let crossing = (reached - arriving.mul_add(width, value)) / (slope - arriving);
        let inside = crossing > 1e-9 * width && crossing < width * (1.0 - 1e-9);
        return Some(if inside { left + crossing } else { f64::midpoint(left, right) });
    }
    None
}
