//! The value of every goal as limits move along a direction: complete curves with their
//! breakpoints.
//!
//! As in [`crate::solve::curve`] (the method of Eisner and Severance, 1976), but for goals in
//! sequence: the curve of the first goal is convex; that of a later goal is convex where the
//! earlier ones are linear, so breakpoints are searched goal by goal.

mod stretch;

use rayon::prelude::*;

pub(super) use stretch::INSIDE;
pub use stretch::Place;
use stretch::{Between, DRAWN, EXACT, Exactness, Stretch, near, same_slope};

use crate::lp::Sense;
use crate::model::answers::bottlenecks::Worth;
use crate::session::goals::Base;
use crate::session::goals::place::{Beginning, Evaluation, GoalsAt};
use crate::session::{ChoiceError, CurveEnd, Direction, Evidence, Piece};
use crate::tolerances::CURVE_LEAST_STEP;

/// How much nearer to the base plan a first piece is looked for than the place where it is
/// known to be broken: pivots grow with the distance, so that a few near places cost less than one
/// far off. Not a round number, as [`INSIDE`].
const FAR_AND_NEAR: f64 = 54.321;

/// Solves the first so many goals at a parameter, or more.
pub type Ask<'a, 'f> =
    &'a dyn Fn(f64, Beginning<'_, 'f>, usize) -> Result<Evaluation<'f>, ChoiceError>;

/// Solves of all goals that a curve may take: one with more breakpoints is cut off there, and says
/// so.
const MOST_PLACES: usize = 1_000;

/// Places of a curve that are solved at once.
const AT_ONCE: usize = 32;

/// The goals along a direction.
#[derive(Debug)]
pub struct Along<'f> {
    /// The places where the goals were solved, in order; the first is the base plan.
    pub places: Vec<Place<'f>>,
    /// How it ends.
    pub end: CurveEnd,
    /// Whether it was cut off because it has more breakpoints than are looked for.
    pub cut_off: bool,
    /// How far each goal was followed; all of them to the end if nothing is reported.
    followed: Vec<f64>,
    exactness: Exactness,
}

impl Along<'_> {
    /// The positions of the places where a goal was solved.
    fn of_goal(&self, goal: usize) -> Vec<usize> {
        let solved = |&at: &usize| self.places[at].goals.values.len() > goal;
        (0..self.places.len()).filter(solved).collect()
    }

    /// Counts it to what an answer rests on.
    pub fn prove(&self, evidence: &mut Evidence) {
        self.places.iter().for_each(|place| evidence.add(place.goals.certified()));
    }

    /// The curve of one goal, by its position in the sequence, as far as it was requested.
    #[must_use]
    pub fn pieces(&self, goal: usize) -> Vec<Piece> {
        let places = self.of_goal(goal);
        let place = |at: usize| &self.places[places[at]];
        let value = |at: usize| place(at).goals.values[goal];
        let mut pieces: Vec<Piece> = Vec::new();
        let mut first = 0;
        let mut exact = false;
        let mut resting = false;
        for next in 1..places.len() {
            // If more changes nothing, a drawn curve is flat to the last digit.
            let still = !self.exactness.flat_corners
                && near(value(next - 1), value(next), value(next).abs(), EXACT);
            let line = |from: usize| {
                let (start, end) = (place(from).at, place(next).at);
                let rise = if still { 0.0 } else { value(next) - value(from) };
                Piece { from: start, to: end, value: value(from), slope: rise / (end - start) }
            };
            let longer = line(first);
            let own = Stretch::of(goal, place(next - 1), place(next), self.exactness).between();
            let goes_on = match (pieces.last(), &own) {
                (_, Between::Corner) => false,
                _ if still != resting => false,
                (Some(last), Between::Line(slope)) if exact => same_slope(last.slope, *slope),
                // Every place passed has to lie on the line, or many small turns would add up.
                _ => (first + 1..next).all(|at| {
                    let on = longer.slope.mul_add(place(at).at - longer.from, longer.value);
                    near(on, value(at), value(first).abs().max(value(next).abs()), self.exactness)
                }),
            };
            match pieces.last_mut() {
                Some(last) if goes_on && exact => *last = Piece { slope: last.slope, ..longer },
                Some(last) if goes_on => *last = longer,
                _ => {
                    first = next - 1;
                    pieces.push(line(first));
                    exact = false;
                }
            }
            resting = still;
            if let (Some(last), Between::Line(slope), false) = (pieces.last_mut(), own, exact) {
                last.slope = slope;
                exact = true;
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
        let followed = self.followed.get(goal).copied().unwrap_or(f64::INFINITY);
        let whole = self.places.last().is_none_or(|place| followed >= place.at);
        let reached = self.places.last().filter(|place| place.at >= step);
        let gain =
            |to: &GoalsAt<'_>| better * (to.values[goal] - self.places[0].goals.values[goal]);
        let slope = first.map_or(0.0, |piece| piece.slope);
        let now = self.places.first().map(|place| &place.goals).filter(|it| it.one_sided);
        let exact = now.map_or(noiseless(slope), |now| now.slopes[goal]);
        // A first piece too short to be told from none has another slope.
        let told = (exact - slope).abs() <= 1e-9 + 1e-6 * exact.abs().max(slope.abs());
        Worth {
            goal: title,
            per_unit: if exact == 0.0 { 0.0 } else { better * exact },
            holds: first.filter(|_| told).map_or(0.0, |piece| piece.to.min(followed)),
            holds_on: told && pieces.len() <= 1 && whole && self.end == CurveEnd::Asked,
            step_gain: reached.map(|to| noiseless(gain(&to.goals))),
        }
    }
}

/// A figure without the rounding of two optima's difference.
#[must_use]
pub fn noiseless(value: f64) -> f64 {
    if value.abs() < 1e-9 { 0.0 } else { value }
}

/// The goals from the base plan along `direction`, up to `until`: every breakpoint of every
/// goal's curve is among the places.
///
/// # Errors
/// If the requested engine is not part of this build.
pub fn along<'f>(
    base: &Base<'f>,
    direction: &Direction,
    until: f64,
) -> Result<Along<'f>, ChoiceError> {
    let all = base.goals().len();
    let ask: Ask<'_, 'f> = &|at, beginning, goals| base.at(direction, at, beginning, goals);
    traced(base, direction, ends(ask, until, all, DRAWN)?)
}

/// The same goals followed farther, up to `until`: what is known of them is not asked again.
///
/// # Errors
/// As [`along`].
pub fn farther<'f>(
    base: &Base<'f>,
    direction: &Direction,
    mut along: Along<'f>,
    until: f64,
) -> Result<Along<'f>, ChoiceError> {
    let ask: Ask<'_, 'f> = &|at, beginning, goals| base.at(direction, at, beginning, goals);
    along.reach(ask, until, base.goals().len())?;
    traced(base, direction, along)
}

/// Every breakpoint of every goal's curve between the places there are.
fn traced<'f>(
    base: &Base<'f>,
    direction: &Direction,
    mut along: Along<'f>,
) -> Result<Along<'f>, ChoiceError> {
    let all = base.goals().len();
    // The first stretches with a breakpoint in them at once, then those that makes: where to look
    // depends on the two ends alone, so that any number of threads finds the same.
    loop {
        let pairs = along.places.windows(2).enumerate();
        let open: Vec<(usize, f64, bool)> = pairs
            .filter_map(|(left, pair)| {
                corner(&pair[0], &pair[1], along.exactness).map(|(at, inside)| (left, at, inside))
            })
            .take(AT_ONCE)
            .collect();
        let Some(&(first, ..)) = open.first() else { return Ok(along) };
        if along.places.len() + open.len() > MOST_PLACES {
            along.cut_off = true;
            along.places.truncate(first + 1);
            return Ok(along);
        }
        let places = &along.places;
        let found: Vec<_> = open
            .par_iter()
            .map(|&(left, at, inside)| {
                let beginning = nearest(at, &places[left], &places[left + 1]);
                let found = reached(base.at(direction, at, beginning, all)?);
                Ok(found.map(|goals| Place { at, goals, inside }))
            })
            .collect::<Result<_, ChoiceError>>()?;
        if let Some(Err(end)) = found.iter().find(|found| found.is_err()) {
            // Up to the first stretch that is not known every breakpoint is.
            let end = *end;
            along.places.truncate(first + 1);
            return Ok(Along { end, ..along });
        }
        let mut places = Vec::with_capacity(along.places.len() + found.len());
        let mut found = open.iter().map(|it| it.0).zip(found).peekable();
        for (position, place) in std::mem::take(&mut along.places).into_iter().enumerate() {
            places.push(place);
            if let Some((_, next)) = found.next_if(|(left, _)| *left == position) {
                places.extend(next);
            }
        }
        along.places = places;
        along.forget_what_is_known();
    }
}

/// As [`along`], but only as far as each goal's first piece has to be known, and the far end: what
/// a unit is worth, how far that holds, what the whole step gains.
///
/// A goal is followed as far as the goals before it keep their first pieces: past that it is
/// another goal. Places in between have only the goals solved that were followed there.
///
/// # Errors
/// As [`along`].
pub fn first_pieces<'f>(
    base: &Base<'f>,
    direction: &Direction,
    until: f64,
) -> Result<Along<'f>, ChoiceError> {
    let ask: Ask<'_, 'f> = &|at, beginning, goals| base.at(direction, at, beginning, goals);
    first_pieces_of(ask, until, base.goals().len())
}

/// As [`first_pieces`], of as many goals as `ask` solves at most.
///
/// # Errors
/// As [`along`].
pub fn first_pieces_of<'f>(
    ask: Ask<'_, 'f>,
    until: f64,
    goals: usize,
) -> Result<Along<'f>, ChoiceError> {
    let mut along = ends(ask, until, goals, EXACT)?;
    let mut reach = along.places.last().map_or(0.0, |place| place.at);
    for goal in 0..goals {
        while along.places.len() < MOST_PLACES {
            let Some(missing) = along.missing(goal, reach) else { break };
            let (at, found, inside) = match missing {
                Missing::Goal(position) => {
                    let place = along.places.remove(position);
                    let (at, inside) = (place.at, place.inside);
                    (at, ask(at, Beginning::Itself(place.goals), goal + 1)?, inside)
                }
                Missing::Place { left, right, at, inside } => {
                    let (left, right) = (&along.places[left], &along.places[right]);
                    (at, ask(at, nearest(at, left, right), goal + 1)?, inside)
                }
            };
            let goals = match reached(found) {
                Ok(goals) => goals,
                Err(end) => return Ok(Along { end, ..along }),
            };
            let position = along.places.partition_point(|place| place.at < at);
            along.places.insert(position, Place { at, goals, inside });
            // What is asked next is mostly between this place and one next to it.
            for (other, place) in along.places.iter_mut().enumerate() {
                if other.abs_diff(position) > 1 {
                    place.goals.forget();
                }
            }
        }
        along.followed.push(reach);
        let end = along.pieces(goal).first().map_or(0.0, |piece| piece.to);
        reach = reach.min(end);
    }
    Ok(along)
}

/// What has to be solved before a goal's first piece is known.
enum Missing {
    /// The goal itself at this place.
    Goal(usize),
    /// A place between two.
    Place { left: usize, right: usize, at: f64, inside: bool },
}

impl Along<'_> {
    /// Of places with nothing unknown next to them no neighbour will be requested.
    fn forget_what_is_known(&mut self) {
        let pairs = self.places.windows(2);
        let open: Vec<bool> =
            pairs.map(|pair| corner(&pair[0], &pair[1], self.exactness).is_some()).collect();
        for (position, place) in self.places.iter_mut().enumerate() {
            let before = position.checked_sub(1).and_then(|before| open.get(before));
            if !before.into_iter().chain(open.get(position)).any(|open| *open) {
                place.goals.forget();
            }
        }
    }

    /// What is missing of a goal's first piece up to `reach`.
    fn missing(&self, goal: usize, reach: f64) -> Option<Missing> {
        // The far end has every goal; how far this one is followed has to have it, too.
        let end = self.places.iter().rposition(|place| place.at <= reach)?;
        if self.places[end].goals.values.len() <= goal {
            return Some(Missing::Goal(end));
        }
        let known: Vec<usize> = self.of_goal(goal).into_iter().filter(|&at| at <= end).collect();
        let after = |left: usize| {
            let (left, right) = (*known.get(left)?, *known.get(left + 1)?);
            let (from, to) = (&self.places[left], &self.places[right]);
            let (at, inside) = Stretch::of(goal, from, to, self.exactness).corner()?;
            let near =
                if from.at == 0.0 { to.at / FAR_AND_NEAR } else { from.at * FAR_AND_NEAR.sqrt() };
            let (at, inside) = if at > near { (near, true) } else { (at, inside) };
            Some(Missing::Place { left, right, at, inside })
        };
        after(0).or_else(|| {
            let end = self.pieces(goal).first().map_or(0.0, |piece| piece.to);
            after(known.iter().rposition(|&at| self.places[at].at <= end)?)
        })
    }
}

/// The goals at the one of two places that is nearer to a third between them.
fn nearest<'a, 'f>(at: f64, left: &'a Place<'f>, right: &'a Place<'f>) -> Beginning<'a, 'f> {
    let place = if at - left.at <= right.at - at { left } else { right };
    if place.at == 0.0 { Beginning::Plan } else { Beginning::Near(&place.goals) }
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

/// The base plan, and the farthest place up to `until` if there is one.
fn ends<'f>(
    ask: Ask<'_, 'f>,
    until: f64,
    goals: usize,
    exactness: Exactness,
) -> Result<Along<'f>, ChoiceError> {
    let first = match reached(ask(0.0, Beginning::Plan, goals)?) {
        Ok(at) => at,
        Err(end) => {
            let (places, followed) = (Vec::new(), Vec::new());
            return Ok(Along { places, end, cut_off: false, followed, exactness });
        }
    };
    let inside = first.one_sided;
    let mut along = Along {
        places: vec![Place { at: 0.0, goals: first, inside }],
        end: CurveEnd::Asked,
        cut_off: false,
        followed: Vec::new(),
        exactness,
    };
    along.reach(ask, until, goals)?;
    Ok(along)
}

impl<'f> Along<'f> {
    /// Adds the farthest place up to `until` if there is one.
    fn reach(&mut self, ask: Ask<'_, 'f>, until: f64, goals: usize) -> Result<(), ChoiceError> {
        let from = self.places.last().map_or(0.0, |place| place.at);
        let most = until - from;
        let mut far = most;
        loop {
            let last = self.places.last().filter(|place| place.at > 0.0);
            let beginning = last.map_or(Beginning::Plan, |last| Beginning::Near(&last.goals));
            match reached(ask(from + far, beginning, goals)?) {
                Ok(goals) => {
                    self.places.push(Place { at: from + far, goals, inside: false });
                    return Ok(());
                }
                Err(CurveEnd::Infeasible) if far > CURVE_LEAST_STEP * most => {
                    // Hard data contradict each other out there; nearer, until they do not.
                    self.end = CurveEnd::Infeasible;
                    far = if far > 1e-3 * most { 0.9 * far } else { 0.1 * far };
                }
                Err(other) => {
                    self.end = other;
                    return Ok(());
                }
            }
        }
    }
}

/// Where to look for a breakpoint between two places, and whether that is a place inside; `None` if
/// every goal is straight in between.
fn corner(from: &Place<'_>, to: &Place<'_>, exactness: Exactness) -> Option<(f64, bool)> {
    let goals = 0..from.goals.values.len();
    goals.map(|goal| Stretch::of(goal, from, to, exactness)).find_map(|it| it.corner())
}
