//! The only place that certifies answers: it solves and proves a programme, proves a given point or
//! claim, or says why there is no proof.

use super::failure::{Failure, Impossible};
use super::planning::Options;
use crate::lp::{Answer, Lp, Objective, Proof, Ray};
use crate::solve::{
    self, Basis, Curve, Deadline, Direction, Engine, Explanation, Optimum, Outcome, Record,
    Settled, SimplexEngine, Unsettled,
};
use crate::verify::{
    Certified, Feasible, Infeasible, ProvenBound, Refusal, Unbounded, Whole, certify,
    certify_bound, certify_feasible, certify_infeasible, certify_unbounded, certify_whole,
};

/// A programme that was solved, its optimum certified.
pub type Proven = Settled<Box<Certified>>;

/// How a solve for an optimum ended.
#[derive(Debug)]
pub enum Solved {
    /// At its optimum, certified, and how it was found.
    Best(Box<Certified>, Record),
    /// An engine says that there is no point, with its proof if it has one: unverified, and
    /// [`proven_infeasible`] finds one that stands.
    Infeasible(Option<Vec<f64>>),
    /// The deadline passed first.
    Stopped,
}

/// Solves and certifies with the requested engine; an answer that is refused is requested in other
/// ways.
///
/// # Errors
/// If an engine failed, or no answer passed verification.
pub fn solved(
    lp: &Lp,
    objective: &Objective,
    start: Option<&Basis>,
    options: &Options,
) -> Result<Proven, Failure> {
    let engine = solve::select(options.engine)?;
    solved_by(engine.as_ref(), lp, objective, start, &options.deadline)
}

/// As [`solved`], asking `engine` first.
///
/// # Errors
/// As [`solved`].
pub fn solved_by(
    engine: &dyn Engine,
    lp: &Lp,
    objective: &Objective,
    start: Option<&Basis>,
    deadline: &Deadline,
) -> Result<Proven, Failure> {
    let settled = attempted(engine, lp, objective, start, deadline);
    let final_word = matches!(settled, Ok(Settled::Certified { .. } | Settled::Interrupted { .. }));
    if deadline.stopped() && !final_word {
        // Whatever an engine says when its time is up, the reason is that its time is up.
        let record = Record {
            engine: engine.name(),
            basis: None,
            iterations: None,
            refused: 0,
            optimum: None,
        };
        return Ok(Settled::Interrupted { best: None, record });
    }
    settled.map_err(|unsettled| match unsettled {
        Unsettled::Engine(failure) => Failure::Engine(failure),
        Unsettled::Refused { refusal, .. } => {
            Failure::Refused { goal: objective.name.clone(), refusal }
        }
    })
}

/// As [`solved_by`], with what an engine said when its time ran out.
pub(super) fn attempted(
    engine: &dyn Engine,
    lp: &Lp,
    objective: &Objective,
    start: Option<&Basis>,
    deadline: &Deadline,
) -> Result<Proven, Unsettled<Refusal>> {
    let judge = |answer| certify(lp, objective, answer).map(Box::new);
    solve::solve_certified(engine, lp, objective, start, deadline, judge)
}

/// The certified optimum of a programme that cannot improve without limit.
///
/// # Errors
/// As [`solved`].
pub fn optimum(
    lp: &Lp,
    objective: &Objective,
    start: Option<&Basis>,
    options: &Options,
) -> Result<Solved, Failure> {
    optimum_by(solve::select(options.engine)?.as_ref(), lp, objective, start, &options.deadline)
}

/// As [`optimum`], warm-starting from a programme near this one if there is one.
///
/// # Errors
/// As [`solved`].
pub fn optimum_near(
    lp: &Lp,
    objective: &Objective,
    near: Option<&Optimum>,
    options: &Options,
) -> Result<Solved, Failure> {
    match near {
        Some(near) => optimum_by(near, lp, objective, Some(&near.basis()), &options.deadline),
        None => optimum(lp, objective, None, options),
    }
}

fn optimum_by(
    engine: &dyn Engine,
    lp: &Lp,
    objective: &Objective,
    start: Option<&Basis>,
    deadline: &Deadline,
) -> Result<Solved, Failure> {
    if deadline.stopped() {
        return Ok(Solved::Stopped);
    }
    match solved_by(engine, lp, objective, start, deadline)? {
        Settled::Certified { answer, record } => Ok(Solved::Best(answer, record)),
        Settled::Infeasible { ray, .. } => Ok(Solved::Infeasible(ray)),
        Settled::Interrupted { .. } => Ok(Solved::Stopped),
        Settled::Unbounded { .. } => {
            Err(Failure::Wrong { goal: objective.name.clone(), reason: Impossible::NotUnbounded })
        }
    }
}

/// Solves and proves whichever way it comes out; what the requested engine cannot prove is asked of
/// ours.
///
/// # Errors
/// If an engine failed, or nothing was proven.
pub fn proven(
    lp: &Lp,
    objective: &Objective,
    start: Option<&Basis>,
    options: &Options,
) -> Result<Proven, Failure> {
    let (asked, deadline) = (solve::select(options.engine)?, &options.deadline);
    let turns: [(&dyn Engine, _); 2] = [(asked.as_ref(), start), (&SimplexEngine, None)];
    for (engine, start) in turns {
        let settled = solved_by(engine, lp, objective, start, deadline)?;
        let stands = match &settled {
            Settled::Certified { .. } | Settled::Interrupted { .. } => true,
            Settled::Infeasible { ray, .. } => {
                ray.clone().is_some_and(|ray| contradiction(lp, ray).is_some())
            }
            Settled::Unbounded { ray, .. } => {
                ray.clone().is_some_and(|ray| certify_unbounded(lp, objective, ray).is_ok())
            }
        };
        if stands {
            return Ok(settled);
        }
    }
    Err(Failure::Wrong { goal: objective.name.clone(), reason: Impossible::NoBestUnproven })
}

/// How an optimum changes along a direction, in so many pieces at most, each answer proven; and the
/// worst residual.
#[must_use]
pub fn traced(
    lp: &Lp,
    objective: &Objective,
    direction: &Direction,
    until: f64,
    most: usize,
    deadline: &Deadline,
) -> (Curve, f64) {
    let mut worst = 0.0_f64;
    let mut judge = |lp: &Lp, objective: &Objective, claim| {
        let certified = answer(lp, objective, claim);
        worst = certified.as_ref().map_or(worst, |it| worst.max(it.residuals().worst()));
        certified.is_some()
    };
    let of = (lp, objective);
    let traced = solve::curve(of, None, direction, until, Some(most), &mut judge, deadline);
    (traced, worst)
}

/// An answer at hand, where it is proven best.
#[must_use]
pub fn answer(lp: &Lp, objective: &Objective, answer: Answer) -> Option<Certified> {
    certify(lp, objective, answer).ok()
}

/// A given point, if it is proven optimal by the columns' own bounds: with all prices zero.
#[must_use]
pub fn point(lp: &Lp, objective: &Objective, point: &[f64]) -> Option<Certified> {
    answer(lp, objective, Answer { primal: point.to_vec(), dual: vec![0.0; lp.rows().len()] })
}

/// The bound that a proof over whole numbers gives, where it stands.
#[must_use]
pub fn proven_bound(lp: &Lp, objective: &Objective, proof: &Proof) -> Option<ProvenBound> {
    certify_bound(lp, objective, proof).ok()
}

/// A given point, if it satisfies every bound and has the whole numbers.
#[must_use]
pub fn whole(lp: &Lp, objective: &Objective, point: Vec<f64>) -> Option<Whole> {
    certify_whole(lp, objective, point).ok()
}

/// A given point, if it satisfies every bound.
#[must_use]
pub fn feasible(lp: &Lp, objective: &Objective, point: Vec<f64>) -> Option<Feasible> {
    certify_feasible(lp, objective, point, None).ok()
}

/// The proof that a programme has no point, where a ray is one.
#[must_use]
pub fn contradiction(lp: &Lp, ray: Vec<f64>) -> Option<Infeasible> {
    certify_infeasible(lp, ray).ok()
}

/// The proof that a programme has no point: an engine's ray, or one found again for it. `None` if
/// neither stands up.
#[must_use]
pub fn no_point(
    lp: &Lp,
    ray: Option<Vec<f64>>,
    engine: &dyn Engine,
    deadline: &Deadline,
) -> Option<Infeasible> {
    ray.and_then(|ray| contradiction(lp, ray)).or_else(|| {
        match solve::explain(lp, |_| 1.0, engine, deadline) {
            Ok(Explanation::Contradicted(found)) => contradiction(lp, found.ray),
            _ => None,
        }
    })
}

/// The proof of any engine that a programme has no point; `None` if there is none, or the deadline
/// tripped first.
///
/// # Errors
/// As [`solved`].
pub fn proven_infeasible(lp: &Lp, options: &Options) -> Result<Option<Infeasible>, Failure> {
    for engine in solve::panel(options.engine)? {
        let explained = solve::explain(lp, |_| 1.0, engine.as_ref(), &options.deadline);
        if options.deadline.stopped() {
            return Ok(None);
        }
        if let Explanation::Contradicted(found) = explained?
            && let Some(proof) = contradiction(lp, found.ray)
        {
            return Ok(Some(proof));
        }
    }
    Ok(None)
}

/// The proof that an objective is unbounded: the way an engine found, or one found again.
/// `None` if neither stands up.
#[must_use]
pub fn without_end(
    lp: &Lp,
    objective: &Objective,
    ray: Option<Ray>,
    deadline: &Deadline,
) -> Option<Unbounded> {
    let proven = |ray| certify_unbounded(lp, objective, ray).ok();
    ray.and_then(proven).or_else(|| match SimplexEngine.solve(lp, objective, deadline) {
        Ok(Outcome::Unbounded { ray }) => proven(ray?),
        _ => None,
    })
}
