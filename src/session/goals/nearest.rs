//! One goal at its optimum, started from the nearest place already solved.

use std::sync::Arc;

use crate::lp::{Lp, Objective};
use crate::session::prove;
use crate::solve::{Basis, Deadline, Engine, Optimum, Settled};
use crate::verify::Certified;

/// Where the pivots for a goal ended.
#[derive(Clone, Debug, Default)]
pub struct Ended {
    /// The basis, if the engine has one.
    pub basis: Option<Basis>,
    /// The programme as it is there, while places near it may be requested.
    pub(super) optimum: Option<Arc<Optimum>>,
    /// How far that is from the base plan, by way of places in between.
    pub(super) pivots: u64,
}

/// Pivots from which a basis so far away is worth keeping as a start for places near it: as many
/// as loading and factorising a programme again takes time for.
const FAR: u64 = 150;

impl Ended {
    /// A basis reached without a pivot.
    #[must_use]
    pub fn at(basis: Option<Basis>) -> Self {
        Self { basis, ..Self::default() }
    }
}

/// Why a goal has no optimum at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missed {
    /// No plan keeps these limits.
    Infeasible,
    /// Stopped by the deadline.
    Stopped,
    /// A goal has no end, or no engine's answer passed verification.
    Failed,
}

/// What a goal can be begun from.
#[derive(Clone, Copy)]
pub struct Starts<'a> {
    /// Where it ended at another place.
    pub near: Option<&'a Ended>,
    /// Its optimum in the base plan.
    pub optimum: Option<&'a Optimum>,
    /// Where the goal before it ended.
    pub last: Option<&'a Basis>,
}

/// A goal at its optimum, certified: warm-started from another place where that one is far from the
/// plan, from the base plan otherwise.
///
/// # Errors
/// What else became of it.
pub fn from_nearest(
    lp: &Lp,
    objective: &Objective,
    engine: &dyn Engine,
    starts: &Starts<'_>,
    deadline: &Deadline,
) -> Result<(Certified, Ended), Missed> {
    let standing = starts.near.and_then(|it| it.optimum.as_deref());
    let far = starts.near.filter(|it| standing.is_some() || it.pivots >= FAR);
    let near = far.and_then(|it| it.basis.as_ref());
    let optimum = standing.or(starts.optimum.filter(|_| near.is_none()));
    let own = optimum.map(Optimum::basis);
    let plain = engine;
    let engine = optimum.map_or(engine, |optimum| optimum);
    let start = near.or(own.as_ref()).or(starts.last);
    match prove::solved_by(engine, lp, objective, start, deadline) {
        Ok(Settled::Certified { answer, record }) => {
            let before = far.filter(|_| near.is_some()).map_or(0, |it| it.pivots);
            let pivots = before + record.iterations.unwrap_or(0);
            Ok((*answer, Ended { basis: record.basis, pivots, optimum: record.optimum }))
        }
        _ if deadline.stopped() => Err(Missed::Stopped),
        Ok(Settled::Infeasible { ray, .. }) => {
            if prove::no_point(lp, ray, engine, deadline).is_some() {
                Err(Missed::Infeasible)
            } else if near.is_some() || optimum.is_some() {
                // The rounding of a face that earlier goals left: on from their own point.
                let starts = Starts { near: None, optimum: None, last: starts.last };
                from_nearest(lp, objective, plain, &starts, deadline)
            } else {
                Err(Missed::Failed)
            }
        }
        Ok(_) | Err(_) => Err(Missed::Failed),
    }
}
