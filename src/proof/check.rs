//! The check of a proof: the factory file, the plan and the proof alone decide.

use super::form::tree;
use super::programmes::Programmes;
use crate::lp::{Lp, Objective};
use crate::model::Factory;
use crate::model::answers::audit::ProvenGoal;
use crate::model::plan::{GoalResult, Plan};
use crate::model::proof::{GoalProof, HeldGoal, PlanProof};
use crate::tolerances::{AUDITED, CERTIFIED_GAP};
use crate::verify::{ProvenBound, Refusal, certify_bound};

/// Why a proof does not prove what a plan states.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// It is of another factory file.
    OtherFactory {
        /// The digest in the proof.
        stated: String,
        /// That of the factory file.
        is: String,
    },
    /// It is of another programme: of the factory file as another version writes it.
    OtherProgramme {
        /// Rows and columns in the proof.
        stated: (usize, usize),
        /// Those of the programme.
        is: (usize, usize),
    },
    /// It is of another plan, or of this one before it was changed.
    OtherPlan,
    /// A goal of which the plan states a bound is not proven, or not in its place.
    NoProof {
        /// The goal.
        goal: String,
    },
    /// A goal is held otherwise than the plan reached it.
    Held {
        /// The goal.
        goal: String,
        /// The value at which the proof holds it; none if it does not, or proves nothing of it.
        held: Option<f64>,
        /// What the plan reached, and may give up.
        reached: f64,
    },
    /// The bound does not follow.
    Bound {
        /// The goal.
        goal: String,
        /// The bound as the proof states it, or the plan if it is the proof's that does not bear it out.
        stated: f64,
        /// The bound that follows; none if none does.
        proven: Option<f64>,
        /// Why none follows.
        refusal: Option<Refusal>,
    },
}

/// Checks that a proof proves every bound that a plan states. The factory is the file's with the
/// buckets and goals of the plan; the plan is one that passed the audit.
///
/// # Errors
/// Everything that is wrong, up to the first goal that is not held as the plan reached it: the
/// programmes after it cannot be written.
pub fn check(
    factory: &Factory,
    factory_sha256: &str,
    plan: &Plan,
    proof: &PlanProof,
) -> Result<Vec<ProvenGoal>, Vec<Fault>> {
    if proof.factory_sha256 != factory_sha256 {
        let stated = proof.factory_sha256.clone();
        return Err(vec![Fault::OtherFactory { stated, is: factory_sha256.to_owned() }]);
    }
    if plan.certificate.plan_sha256.as_ref() != Some(&proof.plan_sha256) {
        return Err(vec![Fault::OtherPlan]);
    }
    let mut programmes = Programmes::new(factory);
    let lp = programmes.lp();
    let (stated, is) = ((proof.rows, proof.columns), (lp.rows().len(), lp.columns().len()));
    if stated != is {
        return Err(vec![Fault::OtherProgramme { stated, is }]);
    }
    let (mut goals, mut faults) = (Vec::new(), Vec::new());
    for (at, result) in plan.goals.iter().enumerate() {
        let title = result.title();
        let pursued = programmes.goals().get(at).is_some_and(|(stage, _)| stage.title() == title);
        let Some(own) = proof.goals.get(at).filter(|own| pursued && own.goal == title) else {
            faults.push(Fault::NoProof { goal: title });
            break;
        };
        match proven_as_stated(&programmes, at, result, own) {
            Ok(proven) => goals.push(proven),
            Err(fault) => faults.push(fault),
        }
        if at + 1 == plan.goals.len() {
            break;
        }
        if let Err(fault) = hold(&mut programmes, at, result, own) {
            faults.push(fault);
            break;
        }
    }
    if faults.is_empty() { Ok(goals) } else { Err(faults) }
}

/// The bound that a goal's proof gives in its programme.
///
/// # Errors
/// As [`certify_bound`].
pub fn proven(lp: &Lp, objective: &Objective, own: &GoalProof) -> Result<ProvenBound, Refusal> {
    certify_bound(lp, objective, &tree(own))
}

fn proven_as_stated(
    programmes: &Programmes,
    at: usize,
    result: &GoalResult,
    own: &GoalProof,
) -> Result<ProvenGoal, Fault> {
    let (lp, (_, objective)) = (programmes.lp(), &programmes.goals()[at]);
    let goal = own.goal.clone();
    let Some(stated) = result.bound else {
        return Ok(ProvenGoal { goal, value: result.value, bound: None, leaves: 0, cuts: 0 });
    };
    let (Some(own_bound), false) = (own.bound, own.nodes.is_empty()) else {
        return Err(Fault::NoProof { goal });
    };
    let found = match proven(lp, objective, own) {
        Ok(found) => found,
        Err(refusal) => {
            return Err(Fault::Bound { goal, stated, proven: None, refusal: Some(refusal) });
        }
    };
    let natural = lp.objective_size(objective);
    // As exactly as an optimum is proven.
    let follows = |claim: f64, from: f64| {
        let size = natural.max(claim.abs()).max(from.abs());
        objective.worsening(claim, from) <= CERTIFIED_GAP * size
    };
    let value = found.value();
    // That of the proof follows from its tree, that of the plan from the proof's.
    for (claim, from) in [(own_bound, value), (stated, own_bound)] {
        if !follows(claim, from) {
            let proven = Some(from);
            return Err(Fault::Bound { goal, stated: claim, proven, refusal: None });
        }
    }
    let (leaves, cuts) = (found.leaves(), found.cuts());
    Ok(ProvenGoal { goal, value: result.value, bound: Some(stated), leaves, cuts })
}

/// Holds a goal as its proof says, if that is what the plan reached.
fn hold(
    programmes: &mut Programmes,
    at: usize,
    result: &GoalResult,
    own: &GoalProof,
) -> Result<(), Fault> {
    let objective = &programmes.goals()[at].1;
    let sign = objective.sense.sign();
    let natural = programmes.lp().objective_size(objective);
    let reached = match own.held {
        Some(HeldGoal::Worst(_)) => result.value + sign * result.allowed,
        _ => result.value,
    };
    let fault = |held| Fault::Held { goal: own.goal.clone(), held, reached };
    let Some(held) = &own.held else {
        // A goal without a bound was not reached when planning was stopped: nothing follows it.
        return if result.bound.is_none() { Ok(()) } else { Err(fault(None)) };
    };
    let value = programmes.hold(at, held).map_err(|_| fault(None))?;
    let size = natural.max(value.abs()).max(reached.abs());
    if (value - reached).abs() <= AUDITED * size { Ok(()) } else { Err(fault(Some(value))) }
}
