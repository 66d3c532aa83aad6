//! Every goal's value as limits move along a direction: the whole curves, corner by corner.
//!
//! As in [`crate::solve::curve`] (the method of Eisner and Severance, 1976), but for goals in
//! sequence: the first goal's curve is convex; a later one's is convex wherever the earlier ones'
//! are straight, so that corners are looked for goal by goal.

use crate::lp::Sense;
use crate::lp::tolerances::{CURVE_CORNER, CURVE_LEAST_STEP};
use crate::model::answers::bottlenecks::Worth;
use crate::pipeline::goals::{Base, Evaluation, GoalsAt};
use crate::solve::{ChoiceError, CurveEnd, Direction, Piece};

/// Where to look in between two places: the golden section, where corners of round numbers are not.
pub(super) const INSIDE: f64 = 0.381_966_011_250_105;

/// Solves all goals at a parameter, beginning from the goals at a place near it where there is one.
pub type Ask<'a, 'f> = &'a dyn Fn(f64, Option<&GoalsAt<'f>>) -> Result<Evaluation<'f>, ChoiceError>;

/// Solves of all goals that a curve may take: one with more corners is cut off there, and says so.
const MOST_PLACES: usize = 1_000;

/// A place on the curves.
#[derive(Debug)]
pub struct Place<'f> {
    /// The parameter.
    pub at: f64,
    /// The goals there.
    pub goals: Box<GoalsAt<'f>>,
    /// Whether it was chosen without regard to any line: then it is no corner, but for a chance
    /// in a million, and its slopes are those of its pieces. At a corner they may belong to
    /// neither side.
    inside: bool,
}

/// The goals along a direction.
#[derive(Debug)]
pub struct Along<'f> {
    /// The places where the goals were solved, in order; the first is the plan as it stands.
    pub places: Vec<Place<'f>>,
    /// How it ends.
    pub end: CurveEnd,
    /// Whether it was cut off because it has more corners than are looked for.
    pub cut_off: bool,
}

impl Along<'_> {
    /// The curve of one goal, by its position in the sequence.
    #[must_use]
    pub fn pieces(&self, goal: usize) -> Vec<Piece> {
        let value = |at: usize| self.places[at].goals.values[goal];
        let mut pieces: Vec<Piece> = Vec::new();
        let mut first = 0;
        for next in 1..self.places.len() {
            let line = |from: usize| {
                let (start, end) = (self.places[from].at, self.places[next].at);
                let slope = (value(next) - value(from)) / (end - start);
                Piece { from: start, to: end, value: value(from), slope }
            };
            let longer = line(first);
            // Every place passed has to lie on the line, or many small turns would add up.
            let straight = (first + 1..next).all(|at| {
                let on = longer.slope.mul_add(self.places[at].at - longer.from, longer.value);
                near(on, value(at), value(first).abs().max(value(next).abs()))
            });
            match pieces.last_mut() {
                Some(last) if straight => *last = longer,
                _ => {
                    first = next - 1;
                    pieces.push(line(first));
                }
            }
        }
        pieces
    }

    /// What a unit and a step are worth to a goal of this title and sense; none of the step where
    /// the goals were not reached that far.
    #[must_use]
    pub fn worth(&self, goal: usize, title: String, sense: Sense, step: f64) -> Worth {
        let better = -sense.sign();
        let pieces = self.pieces(goal);
        let first = pieces.first();
        let reached = self.places.last().filter(|place| place.at >= step);
        let gain =
            |to: &GoalsAt<'_>| better * (to.values[goal] - self.places[0].goals.values[goal]);
        Worth {
            goal: title,
            per_unit: noiseless(first.map_or(0.0, |piece| better * piece.slope)),
            holds: first.map_or(0.0, |piece| piece.to),
            holds_on: pieces.len() <= 1 && self.end == CurveEnd::Asked,
            step_gain: reached.map(|to| noiseless(gain(&to.goals))),
        }
    }

    /// The position of the last place on a goal's first piece.
    fn on_first_piece(&self, goal: usize) -> usize {
        let end = self.pieces(goal).first().map_or(0.0, |piece| piece.to);
        self.places.iter().rposition(|place| place.at <= end).unwrap_or(0)
    }
}

/// A figure without the rounding of two optima's difference.
#[must_use]
pub fn noiseless(value: f64) -> f64 {
    if value.abs() < 1e-9 { 0.0 } else { value }
}

/// Whether two values are one, but for rounding, beside values of this size.
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
    let ask: Ask<'_, 'f> = &|at, near| base.at(direction, at, near);
    let mut along = ends(ask, until)?;
    let mut waiting: Vec<Place<'f>> = along.places.drain(1.min(along.places.len())..).collect();
    while let Some(right) = waiting.pop() {
        let left = &along.places[along.places.len() - 1];
        let Some((at, inside)) = corner(left, &right) else {
            along.places.push(right);
            continue;
        };
        if along.places.len() + waiting.len() >= MOST_PLACES {
            along.cut_off = true;
            return Ok(along);
        }
        let found = reached(ask(at, nearest(at, left, &right))?);
        waiting.push(right);
        match found {
            Ok(goals) => waiting.push(Place { at, goals, inside }),
            Err(end) => return Ok(Along { end, ..along }),
        }
    }
    Ok(along)
}

/// As [`along`], but only as far as each goal's first piece has to be known, and the far end: what
/// a unit is worth, how far that holds, what the whole step gains.
///
/// # Errors
/// As [`along`].
pub fn first_pieces<'f>(
    base: &Base<'f>,
    direction: &Direction,
    until: f64,
) -> Result<Along<'f>, ChoiceError> {
    first_pieces_of(&|at, near| base.at(direction, at, near), until)
}

/// As [`first_pieces`], of goals that `ask` solves.
///
/// # Errors
/// As [`along`].
pub fn first_pieces_of<'f>(ask: Ask<'_, 'f>, until: f64) -> Result<Along<'f>, ChoiceError> {
    let mut along = ends(ask, until)?;
    while along.places.len() >= 2 && along.places.len() < MOST_PLACES {
        let first = corner(&along.places[0], &along.places[1]).map(|found| (1, found));
        let goals = 0..along.places[0].goals.values.len();
        let next = first.or_else(|| {
            goals.into_iter().find_map(|goal| {
                let on = along.on_first_piece(goal);
                let next = along.places.get(on + 1)?;
                corner_of(goal, &along.places[on], next).map(|found| (on + 1, found))
            })
        });
        let Some((position, (at, inside))) = next else { break };
        let (left, right) = (&along.places[position - 1], &along.places[position]);
        match reached(ask(at, nearest(at, left, right))?) {
            Ok(goals) => along.places.insert(position, Place { at, goals, inside }),
            Err(end) => return Ok(Along { end, ..along }),
        }
    }
    Ok(along)
}

/// The goals at the one of two places that is nearer to a third between them.
fn nearest<'a, 'f>(at: f64, left: &'a Place<'f>, right: &'a Place<'f>) -> Option<&'a GoalsAt<'f>> {
    let place = if at - left.at <= right.at - at { left } else { right };
    (place.at != 0.0).then_some(&*place.goals)
}

/// The goals, or how a curve ends where they are not reached.
fn reached(evaluation: Evaluation<'_>) -> Result<Box<GoalsAt<'_>>, CurveEnd> {
    match evaluation {
        Evaluation::At(at) => Ok(at),
        Evaluation::Infeasible => Err(CurveEnd::Infeasible),
        Evaluation::Stopped => Err(CurveEnd::Interrupted),
        Evaluation::Failed => Err(CurveEnd::Failed),
    }
}

/// The plan as it stands, and the farthest place up to `until` where there is one.
fn ends<'f>(ask: Ask<'_, 'f>, until: f64) -> Result<Along<'f>, ChoiceError> {
    let first = match reached(ask(0.0, None)?) {
        Ok(at) => at,
        Err(end) => return Ok(Along { places: Vec::new(), end, cut_off: false }),
    };
    let mut along = Along {
        places: vec![Place { at: 0.0, goals: first, inside: false }],
        end: CurveEnd::Asked,
        cut_off: false,
    };
    let mut far = until;
    loop {
        match reached(ask(far, None)?) {
            Ok(goals) => {
                along.places.push(Place { at: far, goals, inside: false });
                return Ok(along);
            }
            Err(CurveEnd::Infeasible) if far > CURVE_LEAST_STEP * until => {
                // Hard data contradict each other out there; nearer, until they do not.
                along.end = CurveEnd::Infeasible;
                far = if far > 1e-3 * until { 0.9 * far } else { 0.1 * far };
            }
            Err(other) => {
                along.end = other;
                return Ok(along);
            }
        }
    }
}

/// Where to look for a corner between two places, and whether that is a place inside; `None` where
/// every goal is straight in between.
fn corner(from: &Place<'_>, to: &Place<'_>) -> Option<(f64, bool)> {
    (0..from.goals.values.len()).find_map(|goal| corner_of(goal, from, to))
}

/// Where to look for a corner of one goal, as [`corner`].
fn corner_of(goal: usize, from: &Place<'_>, to: &Place<'_>) -> Option<(f64, bool)> {
    let width = to.at - from.at;
    if width <= 1e-9 * (1.0 + to.at.abs()) {
        return None;
    }
    let (value, reached) = (from.goals.values[goal], to.goals.values[goal]);
    let (slope, arriving) = (from.goals.slopes[goal], to.goals.slopes[goal]);
    let scale = value.abs().max(reached.abs());
    let forward = near(slope.mul_add(width, value), reached, scale);
    let backward = near(arriving.mul_add(-width, reached), value, scale);
    if (forward && (from.inside || backward)) || (backward && to.inside) {
        return None;
    }
    let crossing = (reached - arriving.mul_add(width, value)) / (slope - arriving);
    // One line alone says little where it may belong to neither side of its place.
    if !forward && !backward && crossing > 1e-9 * width && crossing < width * (1.0 - 1e-9) {
        return Some((from.at + crossing, false));
    }
    Some((INSIDE.mul_add(width, from.at), true))
}
