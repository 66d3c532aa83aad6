//! What lies between two neighbouring places of a goal's curve: a line, a breakpoint, or something
//! that only another place can decide.

use crate::session::goals::place::GoalsAt;
use crate::tolerances::{CURVE_CORNER, CURVE_DRAWN, CURVE_SLOPE};

/// How exactly breakpoints are told from rounding.
#[derive(Clone, Copy, Debug)]
pub(super) struct Exactness {
    /// Distance from a line, relative to the goal's value, that counts as on it.
    pub on_line: f64,
    /// Whether a breakpoint counts that no value tells, but the slopes inside the pieces next to
    /// it.
    pub flat_corners: bool,
}

/// For a first piece: the value of one unit, and how far it holds, to the last breakpoint.
pub(super) const EXACT: Exactness = Exactness { on_line: 0.1 * CURVE_CORNER, flat_corners: true };

/// For a whole curve: breakpoints too flat to be seen in the goal's value, of which large factories
/// have thousands, are left out.
pub(super) const DRAWN: Exactness = Exactness { on_line: CURVE_DRAWN, flat_corners: false };

/// Where to look in between two places: the golden section, where breakpoints of round numbers are
/// not.
pub(in crate::explain) const INSIDE: f64 = 0.381_966_011_250_105;

/// A place on the curves.
#[derive(Debug)]
pub struct Place<'f> {
    /// The parameter.
    pub at: f64,
    /// The goals there: all of them, or the first ones where the others were not requested.
    pub goals: Box<GoalsAt<'f>>,
    /// Whether it was chosen without regard to any line: then it is no breakpoint, but for a chance
    /// in a million, and its slopes are those of its pieces. At a breakpoint they may belong to
    /// neither side, but for the first place's where they are one-sided.
    pub(super) inside: bool,
}

/// Whether two values are one, but for rounding, beside values of this size.
pub(super) fn near(one: f64, other: f64, scale: f64, exactness: Exactness) -> bool {
    (one - other).abs() <= exactness.on_line * (1.0 + scale)
}

/// Whether two slopes, each of a place inside its piece, are of one line.
pub(super) fn same_slope(one: f64, other: f64) -> bool {
    (one - other).abs() <= CURVE_SLOPE * (1.0 + one.abs().max(other.abs()))
}

/// A goal between two neighbours.
pub(super) struct Stretch<'p, 'f> {
    from: &'p Place<'f>,
    to: &'p Place<'f>,
    width: f64,
    /// The values at both ends.
    value: f64,
    reached: f64,
    /// The slopes at both ends.
    slope: f64,
    arriving: f64,
    /// Whether the line of one end runs to the value of the other.
    forward: bool,
    backward: bool,
    exactness: Exactness,
}

/// What lies between two neighbours.
pub(super) enum Between {
    /// One line of this slope, which a place inside its piece has.
    Line(f64),
    /// A breakpoint: both are inside, each in a piece of its own.
    Corner,
    /// What their values alone can tell.
    Unknown,
}

impl<'p, 'f> Stretch<'p, 'f> {
    pub fn of(goal: usize, from: &'p Place<'f>, to: &'p Place<'f>, exactness: Exactness) -> Self {
        let width = to.at - from.at;
        let (value, reached) = (from.goals.values[goal], to.goals.values[goal]);
        let (slope, arriving) = (from.goals.slopes[goal], to.goals.slopes[goal]);
        let scale = value.abs().max(reached.abs());
        let forward = near(slope.mul_add(width, value), reached, scale, exactness);
        let backward = near(arriving.mul_add(-width, reached), value, scale, exactness);
        Self { from, to, width, value, reached, slope, arriving, forward, backward, exactness }
    }

    /// Whether both ends are inside their pieces: then their slopes are exact, and tell more than a
    /// value beside large ones.
    fn is_inside(&self) -> bool {
        self.from.inside && self.to.inside
    }

    /// What lies in between, where flat breakpoints count.
    pub fn between(&self) -> Between {
        if !self.exactness.flat_corners {
            Between::Unknown
        } else if self.is_inside() && !same_slope(self.slope, self.arriving) {
            Between::Corner
        } else if self.from.inside && self.forward {
            Between::Line(self.slope)
        } else if self.to.inside && self.backward {
            Between::Line(self.arriving)
        } else {
            Between::Unknown
        }
    }

    fn is_straight(&self) -> bool {
        let Self { width, reached, slope, arriving, forward, backward, .. } = *self;
        if !self.is_inside() {
            (forward && (backward || self.from.inside)) || (backward && self.to.inside)
        } else if self.exactness.flat_corners {
            forward && same_slope(slope, arriving)
        } else {
            // However the curve bends in between, it stays that near to both lines.
            let scale = self.value.abs().max(reached.abs());
            near((arriving - slope).mul_add(width, reached), reached, scale, self.exactness)
        }
    }

    /// Where to look for a breakpoint, and whether that is a place inside; `None` if there is none.
    pub fn corner(&self) -> Option<(f64, bool)> {
        let Self { width, value, reached, slope, arriving, forward, backward, .. } = *self;
        if width <= 1e-9 * (1.0 + self.to.at.abs()) || self.is_straight() {
            return None;
        }
        let crossing = (reached - arriving.mul_add(width, value)) / (slope - arriving);
        // One line alone says little if it may belong to neither side of its place.
        let known = self.is_inside() || (!forward && !backward);
        if known && crossing > 1e-9 * width && crossing < width * (1.0 - 1e-9) {
            return Some((self.from.at + crossing, false));
        }
        Some((INSIDE.mul_add(width, self.from.at), true))
    }
}
