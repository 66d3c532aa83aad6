//! Proofs that no point with whole numbers is better than a bound.

use super::refusal::{ProofFault, Refusal, check_values};
use super::residuals::pulled_at;
use super::rounding::{Derivations, Inequality, rounded_bounds};
use crate::ids::{ColumnId, Id, RowId};
use crate::lp::{Bounds, Domain, Lp, Objective, Proof, ProofNode, Sum};
use crate::tolerances::{CERTIFIED_DUAL, CERTIFIED_WHOLE, FARKAS_MARGIN, FARKAS_ZERO};

/// A bound over whole numbers with its size of proof; only [`certify_bound`] makes one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ProvenBound {
    value: f64,
    leaves: usize,
    cuts: usize,
}

impl ProvenBound {
    /// No point with whole numbers is better than this, in the objective's own sense, constant
    /// included; infinite (of the worse sign) if there is no such point at all.
    #[must_use]
    pub fn value(&self) -> f64 {
        self.value
    }

    /// The leaves of the proof.
    #[must_use]
    pub fn leaves(&self) -> usize {
        self.leaves
    }

    /// The inequalities derived for it.
    #[must_use]
    pub fn cuts(&self) -> usize {
        self.cuts
    }
}

/// Computes from the programme and a proof alone what bound the proof gives: the inequalities are
/// derived again, every split is checked to leave out no value of its column's domain, and the bound
/// of every leaf follows by weak duality over its box.
///
/// If the objective is a whole number at every such point, the bound is rounded to one.
///
/// # Errors
/// [`Refusal::Proof`] if the tree is not one, a split leaves something out, an inequality does not
/// follow, or a leaf proves nothing.
pub fn certify_bound(
    lp: &Lp,
    objective: &Objective,
    proof: &Proof,
) -> Result<ProvenBound, Refusal> {
    super::certified::check_objective(lp, objective)?;
    let mut derivations = Derivations::new(lp);
    for (position, derivation) in proof.cuts.iter().enumerate() {
        if derivations.derive(derivation).is_none() {
            return Err(refused(position, ProofFault::Inequality));
        }
    }
    let judge = Judge::new(lp, objective, derivations.cuts(), proof)?;
    let least = judge.least()?;
    let sign = objective.sense.sign();
    let least = if has_whole_values(lp, objective) { (least - 1e-6).ceil() } else { least };
    Ok(ProvenBound {
        value: sign.mul_add(least, objective.constant),
        leaves: proof.nodes.iter().filter(|it| !matches!(it, ProofNode::Split { .. })).count(),
        cuts: proof.cuts.len(),
    })
}

fn refused(node: usize, reason: ProofFault) -> Refusal {
    Refusal::Proof { node, reason }
}

/// Whether the objective is a whole number wherever the columns are.
fn has_whole_values(lp: &Lp, objective: &Objective) -> bool {
    lp.columns().ids().all(|column| {
        let cost = objective.cost(column);
        cost == 0.0 || cost.fract() == 0.0 && cost.abs() < 1e9 && lp.domain(column).is_whole()
    })
}

/// Whether no value of a domain is strictly between two numbers.
fn skips(domain: Domain, below: f64, above: f64) -> bool {
    let no_whole = below.is_finite() && below.floor() + 1.0 >= above;
    let gap = |least: f64| below >= 0.0 && above <= least;
    below <= above
        && match domain {
            Domain::Continuous => false,
            Domain::Whole => no_whole,
            Domain::SemiContinuous { least } => gap(least),
            Domain::SemiWhole { least } => no_whole || gap(least.ceil()),
        }
}

/// A bound of a column that one of its rows implies within a box, where it has none of its own.
fn implied_end(lp: &Lp, column: ColumnId, upper: bool, bounds: &[Bounds]) -> Option<f64> {
    let implied = |&(row, own): &(RowId, f64)| {
        let sides = lp.rows()[row];
        // The others at their least where the row's upper side limits the column, else at their most.
        let by_upper = upper == (own > 0.0);
        let mut room = Sum::from_value(if by_upper { sides.upper } else { sides.lower });
        for &(other, value) in lp.matrix().row(row) {
            if other != column {
                let box_of = bounds[other.position()];
                let end = if (value > 0.0) == by_upper { box_of.lower } else { box_of.upper };
                room.add(-value * end);
            }
        }
        let end = room.value() / own;
        end.is_finite().then_some(if upper { end } else { -end })
    };
    let ends = lp.matrix().column(column).iter().filter_map(implied);
    let tightest = ends.fold(f64::INFINITY, f64::min);
    tightest.is_finite().then_some(if upper { tightest } else { -tightest })
}

/// What to do next on the way through the tree.
enum Task {
    /// Enters a node.
    Enter(usize),
    /// Changes a column's bounds.
    Within(ColumnId, Bounds),
}

/// What the leaves of a proof are judged by.
struct Judge<'p> {
    proof: &'p Proof,
    lp: &'p Lp,
    cuts: &'p [Inequality],
    /// The terms of each column in the cuts.
    in_cuts: Vec<Vec<(u32, f64)>>,
    /// The costs of the objective as minimised.
    costs: Vec<f64>,
    size: f64,
}

impl<'p> Judge<'p> {
    fn new(
        lp: &'p Lp,
        objective: &Objective,
        cuts: &'p [Inequality],
        proof: &'p Proof,
    ) -> Result<Self, Refusal> {
        let mut in_cuts = vec![Vec::new(); lp.columns().len()];
        for (position, cut) in (0_u32..).zip(cuts) {
            for &(column, value) in &cut.terms {
                in_cuts[column.position()].push((position, value));
            }
        }
        for list in &proof.multipliers {
            let length = lp.rows().len() + cuts.len();
            let values: Vec<f64> = list.iter().map(|entry| entry.1).collect();
            check_values("multipliers", &values, values.len(), |_| "multiplier")?;
            if list.iter().any(|entry| entry.0 as usize >= length) {
                return Err(refused(0, ProofFault::Multiplier));
            }
        }
        let sign = objective.sense.sign();
        let costs = lp.columns().ids().map(|column| sign * objective.cost(column)).collect();
        let size = lp.objective_size(objective);
        Ok(Self { proof, lp, cuts, in_cuts, costs, size })
    }

    /// The least bound of all leaves, every node being reached exactly once.
    fn least(&self) -> Result<f64, Refusal> {
        let mut bounds = rounded_bounds(self.lp);
        let mut reached = vec![false; self.proof.nodes.len()];
        let mut least = f64::INFINITY;
        let mut tasks = vec![Task::Enter(0)];
        while let Some(task) = tasks.pop() {
            let at = match task {
                Task::Within(column, own) => {
                    bounds[column.position()] = own;
                    continue;
                }
                Task::Enter(at) => at,
            };
            match reached.get_mut(at) {
                Some(reached) if !*reached => *reached = true,
                _ => return Err(refused(at, ProofFault::Tree)),
            }
            match self.proof.nodes[at] {
                ProofNode::Split { column, below, above, children } => {
                    if column.position() >= bounds.len()
                        || !skips(self.lp.domain(column), below, above)
                    {
                        return Err(refused(at, ProofFault::Split));
                    }
                    let own = bounds[column.position()];
                    let first = Bounds { upper: own.upper.min(below), ..own };
                    let second = Bounds { lower: own.lower.max(above), ..own };
                    for (box_of_child, child) in [(second, children[1]), (first, children[0])] {
                        tasks.push(Task::Within(column, own));
                        tasks.push(Task::Enter(child as usize));
                        tasks.push(Task::Within(column, box_of_child));
                    }
                }
                ProofNode::Leaf { multipliers } => {
                    least = least.min(self.bound(at, multipliers, &bounds)?);
                }
                ProofNode::Empty { multipliers } => self.check_empty(at, multipliers, &bounds)?,
            }
        }
        if reached.contains(&false) {
            return Err(refused(reached.len(), ProofFault::Tree));
        }
        Ok(least)
    }

    /// The multipliers of a leaf for each row and cut, those of missing sides zero.
    fn multipliers(&self, at: usize, position: u32) -> Result<(Vec<f64>, f64, f64), Refusal> {
        let Some(list) = self.proof.multipliers.get(position as usize) else {
            return Err(refused(at, ProofFault::Leaf));
        };
        let rows = self.lp.rows().len();
        let mut dense = vec![0.0; rows + self.cuts.len()];
        let mut value = Sum::default();
        let mut size = 0.0;
        for &(row, multiplier) in list {
            let row = row as usize;
            let side = if row < rows {
                self.lp.rows()[RowId::at(row)]
            } else {
                Bounds::at_most(self.cuts[row - rows].most)
            };
            // A multiplier that pulls at a side which does not exist is left out.
            if dense[row] == 0.0
                && let Some(end) = pulled_at(side, multiplier)
            {
                dense[row] = multiplier;
                value.add_product(multiplier, end);
                size += (multiplier * end).abs();
            }
        }
        Ok((dense, value.value(), size))
    }

    /// `cost − Σ multiplier · coefficient`, and its largest term.
    fn reduced(&self, column: ColumnId, cost: f64, multipliers: &[f64]) -> (f64, f64) {
        let mut sum = Sum::from_value(cost);
        let mut largest = cost.abs();
        let rows = self.lp.rows().len();
        let own = self.lp.matrix().column(column).iter();
        let own = own.map(|&(row, value)| (row.position(), value));
        let cuts = self.in_cuts[column.position()].iter();
        let cuts = cuts.map(|&(cut, value)| (rows + cut as usize, value));
        for (row, value) in own.chain(cuts) {
            let multiplier = multipliers[row];
            if multiplier != 0.0 {
                sum.add_product(-value, multiplier);
                largest = largest.max((value * multiplier).abs());
            }
        }
        (sum.value(), largest)
    }

    /// The bound of the relaxation over a box.
    fn bound(&self, at: usize, position: u32, bounds: &[Bounds]) -> Result<f64, Refusal> {
        let (multipliers, value, _) = self.multipliers(at, position)?;
        let mut value = Sum::from_value(value);
        for column in self.lp.columns().ids() {
            let cost = self.costs[column.position()];
            let (reduced, largest) = self.reduced(column, cost, &multipliers);
            if let Some(end) = pulled_at(bounds[column.position()], reduced) {
                value.add_product(reduced, end);
                continue;
            }
            if let Some(end) = implied_end(self.lp, column, reduced < 0.0, bounds) {
                value.add_product(reduced, end);
                continue;
            }
            let own = self.lp.column_size(column);
            if reduced.abs() * own > CERTIFIED_DUAL * (self.size + largest * own) {
                return Err(refused(at, ProofFault::Leaf));
            }
        }
        Ok(value.value())
    }

    /// Farkas' lemma over a box, as [`super::certify_infeasible`].
    fn check_empty(&self, at: usize, position: u32, bounds: &[Bounds]) -> Result<(), Refusal> {
        let crossed = |own: &Bounds| own.lower - own.upper > CERTIFIED_WHOLE;
        if bounds.iter().any(crossed) {
            return Ok(());
        }
        let (multipliers, value, mut size) = self.multipliers(at, position)?;
        let mut excess = Sum::from_value(value);
        let mut combined = Vec::with_capacity(bounds.len());
        let mut most = 0.0_f64;
        for column in self.lp.columns().ids() {
            let (reduced, largest) = self.reduced(column, 0.0, &multipliers);
            most = most.max(largest * self.lp.column_size(column));
            combined.push(reduced);
        }
        for (column, reduced) in self.lp.columns().ids().zip(combined) {
            if let Some(end) = pulled_at(bounds[column.position()], reduced) {
                excess.add_product(reduced, end);
                size += (reduced * end).abs();
            } else if reduced.abs() * self.lp.column_size(column) > FARKAS_ZERO * most {
                return Err(refused(at, ProofFault::Empty));
            }
        }
        if excess.value() > FARKAS_MARGIN * size.max(f64::MIN_POSITIVE) {
            Ok(())
        } else {
            Err(refused(at, ProofFault::Empty))
        }
    }
}
