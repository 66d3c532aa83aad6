//! The proofs of the bounds of a plan's goals, kept while the plan is made and settled with it.

use std::cmp::Ordering;

use crate::formulate::{Stage, size_of};
use crate::lp::{Bounds, Lp, Objective, Proof};
use crate::model::Factory;
use crate::model::plan::GoalResult;
use crate::model::proof::{FaceProof, GoalProof, HeldGoal, Multiplier, PlanProof, Position};
use crate::proof::{Programmes, from_tree, proven, root};
use crate::session::failure::Failure;
use crate::session::planning::{BoundProof, Options};
use crate::session::prove;
use crate::solve::Settled;
use crate::tolerances::{AUDITED, CERTIFIED_GAP, KEPT_GOAL};
use crate::verify::Certified;

/// What is kept of a goal.
#[derive(Clone, Debug)]
struct Kept {
    title: String,
    /// The multipliers of its programme without whole numbers.
    root: Option<Vec<Multiplier>>,
    /// The tree, where it proves more.
    tree: Option<Proof>,
    /// Whether the tree is too large for a file.
    too_large: bool,
    held: Option<HeldGoal>,
}

/// The proofs of the goals so far, in sequence.
#[derive(Clone, Debug, Default)]
pub struct Proofs {
    goals: Vec<Kept>,
}

/// The multipliers that are not zero.
fn sparse(dual: &[f64]) -> Vec<Multiplier> {
    let other = (0..).zip(dual).filter(|(_, value)| **value != 0.0);
    other.map(|(row, value)| (row, *value)).collect()
}

impl Proofs {
    /// A goal with what proves its bound.
    pub fn add(&mut self, stage: &Stage, certified: Option<&Certified>, tree: Option<Proof>) {
        let root = certified.map(|it| sparse(it.dual()));
        let mut kept = Kept { title: stage.title(), root, tree, too_large: false, held: None };
        if kept.tree.as_ref().map_or(0, entries) > PlanProof::MOST_ENTRIES {
            kept.drop_tree();
        }
        self.goals.push(kept);
    }

    /// The last goal is held on its face: whatever is fixed `after` at one of the bounds it had
    /// `before`.
    pub fn on_face(&mut self, certified: &Certified, before: &Lp, after: &Lp) {
        let Some(goal) = self.goals.last_mut() else { return };
        let (columns, rows) = (before.columns().iter(), before.rows().iter());
        // One that is fixed elsewhere follows from nothing: proofs are settled without it.
        let at_end = |(own, held): (&Bounds, &Bounds)| {
            let ends = [(held.lower, own.lower), (held.upper, own.upper)];
            let same =
                ends.iter().any(|(held, own)| held.partial_cmp(own) == Some(Ordering::Equal));
            own != held && held.is_fixed() && same
        };
        let changed = |at: (Position, bool)| at.1.then_some(at.0);
        let columns = (0..).zip(columns.zip(after.columns()).map(at_end));
        let rows = (0..).zip(rows.zip(after.rows()).map(at_end));
        goal.held = Some(HeldGoal::Face(FaceProof {
            multipliers: sparse(certified.dual()),
            columns: columns.filter_map(changed).collect(),
            rows: rows.filter_map(changed).collect(),
        }));
    }

    /// The last goal is held at no worse than a value.
    pub fn at_worst(&mut self, worst: f64) {
        if let Some(goal) = self.goals.last_mut() {
            goal.held = Some(HeldGoal::Worst(worst));
        }
    }

    /// The proof of what the goals state, in the programmes that the check will write. The bound of a
    /// goal becomes what is proven of it, where that is less: a tree that is too large for the file is
    /// replaced by the bound of the plan in fractions.
    ///
    /// # Errors
    /// If an engine fails.
    pub fn settled(
        mut self,
        factory: &Factory,
        goals: &mut [GoalResult],
        options: &Options,
    ) -> Result<BoundProof, Failure> {
        self.drop_the_largest();
        let too_large = self.goals.iter().filter(|it| it.too_large);
        let too_large = too_large.map(|it| it.title.clone()).collect();
        let mut programmes = Programmes::new(factory);
        let lp = programmes.lp();
        let mut proof = PlanProof {
            version: PlanProof::VERSION,
            factory_sha256: options.factory_sha256.clone(),
            plan_sha256: String::new(),
            rows: lp.rows().len(),
            columns: lp.columns().len(),
            goals: Vec::with_capacity(goals.len()),
        };
        let last = goals.len().saturating_sub(1);
        for (at, (result, kept)) in goals.iter_mut().zip(self.goals).enumerate() {
            let (stage, objective) = &programmes.goals()[at];
            let mut own = goal_proof(programmes.lp(), objective, result, &kept, options)?;
            if let (Some(bound), Some(stated)) = (own.bound, result.bound)
                && bound.partial_cmp(&stated) != Some(Ordering::Equal)
            {
                result.bound = Some(bound);
                result.gap = Some(objective.gap(result.value, bound, size_of(factory, stage)));
            }
            // The check demands that a goal with a bound is held for those after it.
            if kept.held.is_none() && at < last {
                own = nothing_of(&kept.title);
            }
            if own.bound.is_none() {
                (result.bound, result.gap) = (None, None);
            }
            let size = programmes.lp().objective_size(objective);
            let size = size.max(result.value.abs());
            let sign = objective.sense.sign();
            let worst = sign.mul_add(result.allowed + KEPT_GOAL * size, result.value);
            own.held = match kept.held {
                // Later goals may have made it better.
                Some(HeldGoal::Worst(it)) if (it - worst).abs() > AUDITED / 2.0 * size => {
                    Some(HeldGoal::Worst(worst))
                }
                held => held,
            };
            if let Some(held) = &own.held
                && programmes.hold(at, held).is_err()
            {
                let held = HeldGoal::Worst(worst);
                // A row always can.
                let _ = programmes.hold(at, &held);
                own.held = Some(held);
            }
            proof.goals.push(own);
        }
        let fits = proof.entries() <= PlanProof::MOST_ENTRIES;
        Ok(BoundProof { file: fits.then_some(proof), too_large })
    }

    /// Drops the largest trees until the rest fits.
    fn drop_the_largest(&mut self) {
        // What is not a tree has two entries of each row at most, of each goal.
        let roots = self.goals.iter().filter_map(|it| it.root.as_ref()).map(|it| 4 * it.len());
        let mut room = PlanProof::MOST_ENTRIES.saturating_sub(roots.sum());
        let trees = self.goals.iter().enumerate();
        let mut by_size: Vec<(usize, usize)> =
            trees.filter_map(|(at, it)| Some((it.tree.as_ref().map(entries)?, at))).collect();
        by_size.sort_unstable();
        for (entries, at) in by_size {
            if entries <= room {
                room -= entries;
            } else {
                self.goals[at].drop_tree();
            }
        }
    }
}

impl Kept {
    fn drop_tree(&mut self) {
        (self.tree, self.too_large) = (None, true);
    }
}

/// How long a tree is in a file, as [`GoalProof::entries`] counts.
fn entries(proof: &Proof) -> usize {
    let cuts = proof.cuts.iter().map(|it| it.rows.len() + it.from_upper.len() + 1);
    let multipliers = proof.multipliers.iter().map(Vec::len);
    proof.nodes.len() + cuts.sum::<usize>() + multipliers.sum::<usize>()
}

/// The proof of one goal: by its tree, else without whole numbers.
fn goal_proof(
    lp: &Lp,
    objective: &Objective,
    result: &GoalResult,
    kept: &Kept,
    options: &Options,
) -> Result<GoalProof, Failure> {
    let Some(stated) = result.bound else { return Ok(nothing_of(&kept.title)) };
    let natural = lp.objective_size(objective);
    let mut best: Option<GoalProof> = None;
    let mut offer = |tree: Proof| {
        let mut own = from_tree(&kept.title, stated, tree);
        let Ok(found) = proven(lp, objective, &own) else { return false };
        let value = found.value();
        let size = natural.max(stated.abs()).max(value.abs());
        // As exactly as an optimum is proven: then it is the bound stated.
        let as_stated = objective.worsening(stated, value) <= CERTIFIED_GAP / 2.0 * size;
        own.bound = Some(if as_stated { stated } else { value });
        let better =
            |best: &GoalProof| best.bound.is_none_or(|it| objective.worsening(value, it) > 0.0);
        if value.is_finite() && best.as_ref().is_none_or(better) {
            best = Some(own);
        }
        as_stated
    };
    let done = kept.root.clone().is_some_and(|it| offer(root(it)))
        || kept.tree.clone().is_some_and(&mut offer);
    if !done {
        // The goals before it may be held otherwise than they were.
        let relaxed = prove::solved(&lp.relaxed(), objective, None, options)?;
        if let Settled::Certified { answer, .. } = relaxed {
            offer(root(sparse(answer.dual())));
        }
    }
    Ok(best.unwrap_or_else(|| nothing_of(&kept.title)))
}

fn nothing_of(title: &str) -> GoalProof {
    GoalProof {
        goal: title.to_owned(),
        bound: None,
        cuts: Vec::new(),
        multipliers: Vec::new(),
        nodes: Vec::new(),
        held: None,
    }
}
