//! By way of an interior point of the presolved programme: to the optimal face, or to a basis.

use super::basis::Basis;
use super::optimise::Status;
use super::state::Simplex;
use crate::lp::{Answer, Lp, Objective};
use crate::solve::deadline::Deadline;
use crate::solve::interior::{Aim, interior_point};
use crate::solve::log::{Event, Size};
use crate::solve::presolve::Presolve;

/// Where the interior point led.
pub(super) enum Inner {
    /// To an optimal basis, or one near it, after so many pivots.
    Crossed { basis: Basis, pivots: u64 },
    /// To an answer on the optimal face.
    OnFace(Answer),
}

/// An interior point of the presolved programme, on the face where that is the aim and it can be
/// told, crossed over to a basis otherwise; by pivots alone where presolve leaves little. `None` if
/// that way does not exist.
pub(super) fn inner(
    lp: &Lp,
    objective: &Objective,
    aim: Aim,
    few_rows: usize,
    deadline: &Deadline,
) -> Option<Inner> {
    let own = lp.has_sizes().then(|| lp.in_natural_units(objective));
    let (natural, costs) = own.as_ref().map_or((lp, objective), |(lp, costs)| (lp, costs));
    let presolve = Presolve::of(natural, costs).ok()?;
    let (reduced, costs) = (presolve.lp(), presolve.objective());
    deadline.report(|| Event::Presolved(Size::of(reduced)));
    if reduced.rows().len() < few_rows {
        let mut simplex = Simplex::load(reduced, costs);
        let status = simplex.optimise(deadline);
        let basis = || presolve.restore(&simplex.answer(), &simplex.basis()).1;
        return (status == Status::Optimal)
            .then(|| Inner::Crossed { basis: basis(), pivots: simplex.iterations() });
    }
    // On the face nothing misses its bound: a crossover from there loses no digits.
    let interior = interior_point(reduced, costs, Aim::Face, deadline)?;
    match (aim, interior.on_face) {
        (Aim::Face, Some(answer)) => {
            let Answer { primal, dual } = presolve.restore_answer(&answer);
            let (primal, dual) = (lp.point_in_own_units(primal), lp.prices_in_own_units(dual));
            Some(Inner::OnFace(Answer { primal, dual }))
        }
        (_, on_face) => {
            let from = on_face.unwrap_or(interior.near);
            let (basis, pivots) = crossed(&presolve, &from, deadline)?;
            Some(Inner::Crossed { basis, pivots })
        }
    }
}

/// The basis that an answer of the presolved programme crosses over to, optimal or near it, and the
/// pivots that took; `None` if digits are lost.
pub(super) fn crossed(
    presolve: &Presolve<'_>,
    from: &Answer,
    deadline: &Deadline,
) -> Option<(Basis, u64)> {
    let (lp, objective) = (presolve.lp(), presolve.objective());
    let mut simplex = Simplex::load(lp, objective);
    simplex.cross_over(lp, objective, from, deadline);
    let status = simplex.optimise(deadline);
    let of_use = matches!(status, Status::Optimal | Status::Interrupted);
    let basis = || presolve.restore(&simplex.answer(), &simplex.basis()).1;
    of_use.then(|| (basis(), simplex.iterations()))
}
