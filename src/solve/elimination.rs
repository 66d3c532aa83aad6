//! Sparse Gaussian elimination of a few thousand equations with nearly as many unknowns.

use std::collections::BTreeSet;

use crate::lp::Sum;
use crate::tolerances::{PIVOT_THRESHOLD, PIVOT_ZERO};

/// How many times its first size a system may grow before it is given up.
const FILL_LIMIT: usize = 20;

/// `Σ coefficient · unknown = right`, each unknown at most once.
#[derive(Clone, Debug)]
pub(super) struct Equation {
    /// Unknowns with their coefficients, near one in magnitude.
    pub terms: Vec<(usize, f64)>,
    /// The right-hand side.
    pub right: f64,
}

/// `constant + Σ coefficient · free`, over free unknowns by their rank among the free ones.
#[derive(Clone, Debug, Default)]
pub(super) struct Affine {
    /// The value where all free unknowns are zero.
    pub constant: f64,
    /// Free unknowns with their coefficients, ascending.
    pub terms: Vec<(usize, f64)>,
}

/// All solutions of a system: every unknown in terms of those left free.
#[derive(Debug)]
pub(super) struct Solutions {
    /// How many unknowns are free.
    pub free: usize,
    /// Each unknown's value.
    values: Vec<Affine>,
}

impl Solutions {
    /// Eliminates by the shortest equation first, in it the unknown in the fewest equations among
    /// those of stable size (H. Markowitz' rule; Duff, Erisman, Reid, *Direct Methods for Sparse
    /// Matrices*, 2nd ed., chapter 5). `None` if equations contradict each other or the
    /// system fills up.
    pub fn of(mut equations: Vec<Equation>, unknowns: usize) -> Option<Self> {
        let mut size: usize = equations.iter().map(|equation| equation.terms.len()).sum();
        let limit = FILL_LIMIT * (size + unknowns);
        let mut holders: Vec<Vec<usize>> = vec![Vec::new(); unknowns];
        for (at, equation) in equations.iter().enumerate() {
            for &(unknown, _) in &equation.terms {
                holders[unknown].push(at);
            }
        }
        let mut shortest: BTreeSet<(usize, usize)> =
            equations.iter().enumerate().map(|(at, e)| (e.terms.len(), at)).collect();
        let mut place = vec![usize::MAX; unknowns];
        let mut pivots = Vec::with_capacity(equations.len());
        while let Some((_, at)) = shortest.pop_first() {
            let mut equation =
                std::mem::replace(&mut equations[at], Equation { terms: Vec::new(), right: 0.0 });
            let Some(chosen) = pivot(&equation.terms, &holders) else {
                // Nothing is left of it: it followed from the others, or contradicts them.
                if equation.right.abs() > PIVOT_ZERO {
                    return None;
                }
                continue;
            };
            let (unknown, coefficient) = equation.terms.swap_remove(chosen);
            for term in &mut equation.terms {
                term.1 /= coefficient;
            }
            equation.right /= coefficient;
            for other in std::mem::take(&mut holders[unknown]) {
                let target = &mut equations[other];
                let Some(found) = target.terms.iter().position(|term| term.0 == unknown) else {
                    continue;
                };
                shortest.remove(&(target.terms.len(), other));
                size -= target.terms.len();
                let factor = target.terms.swap_remove(found).1;
                subtract(target, &equation, factor, &mut place, |filled| {
                    holders[filled].push(other);
                });
                size += target.terms.len();
                shortest.insert((target.terms.len(), other));
            }
            pivots.push((unknown, equation));
            if size > limit {
                return None;
            }
        }
        substitute(&pivots, unknowns, limit)
    }

    /// One unknown's value.
    pub fn value(&self, unknown: usize) -> &Affine {
        &self.values[unknown]
    }

    /// `Σ coefficient · unknown` in terms of the free unknowns.
    pub fn combined(&self, terms: &[(usize, f64)], scratch: &mut Scratch) -> Affine {
        scratch.combined(0.0, terms.iter().map(|&(unknown, value)| (value, &self.values[unknown])))
    }
}

/// Each unknown from those eliminated after it. `None` if the values fill up.
fn substitute(pivots: &[(usize, Equation)], unknowns: usize, limit: usize) -> Option<Solutions> {
    let mut given = vec![false; unknowns];
    for (unknown, _) in pivots {
        given[*unknown] = true;
    }
    let mut values = vec![Affine::default(); unknowns];
    let mut free = 0;
    for (unknown, value) in values.iter_mut().enumerate() {
        if !given[unknown] {
            value.terms.push((free, 1.0));
            free += 1;
        }
    }
    let mut scratch = Scratch::new(free);
    let mut size = 0;
    for (unknown, equation) in pivots.iter().rev() {
        let terms = equation.terms.iter().map(|&(other, value)| (-value, &values[other]));
        let value = scratch.combined(equation.right, terms);
        size += value.terms.len();
        if size > limit {
            return None;
        }
        values[*unknown] = value;
    }
    Some(Solutions { free, values })
}

/// Room to add up sparse terms: zero throughout between uses.
pub(super) struct Scratch {
    sums: Vec<f64>,
    /// The largest magnitude added to each sum: zero if none was.
    sizes: Vec<f64>,
}

impl Scratch {
    /// For so many free unknowns.
    pub fn new(free: usize) -> Self {
        Self { sums: vec![0.0; free], sizes: vec![0.0; free] }
    }

    fn combined<'a>(
        &mut self,
        constant: f64,
        parts: impl Iterator<Item = (f64, &'a Affine)>,
    ) -> Affine {
        let mut constant = Sum::from_value(constant);
        let mut touched = Vec::new();
        for (factor, part) in parts {
            constant.add_product(factor, part.constant);
            for &(free, coefficient) in &part.terms {
                if self.sizes[free] == 0.0 {
                    touched.push(free);
                }
                self.sums[free] = factor.mul_add(coefficient, self.sums[free]);
                self.sizes[free] = self.sizes[free].max((factor * coefficient).abs());
            }
        }
        touched.sort_unstable();
        touched.dedup();
        let mut terms = Vec::with_capacity(touched.len());
        for free in touched {
            let sum = std::mem::take(&mut self.sums[free]);
            let size = std::mem::take(&mut self.sizes[free]);
            // Equal numbers leave only rounding.
            if sum.abs() > 16.0 * f64::EPSILON * size {
                terms.push((free, sum));
            }
        }
        Affine { constant: constant.value(), terms }
    }
}

/// The position of the term to solve for, if any is large enough.
fn pivot(terms: &[(usize, f64)], holders: &[Vec<usize>]) -> Option<usize> {
    let largest = terms.iter().fold(0.0_f64, |most, term| most.max(term.1.abs()));
    if largest <= PIVOT_ZERO {
        return None;
    }
    let stable =
        terms.iter().enumerate().filter(|(_, term)| term.1.abs() >= PIVOT_THRESHOLD * largest);
    stable.min_by_key(|(_, term)| holders[term.0].len()).map(|(position, _)| position)
}

/// `target −= factor · by`, reporting unknowns that are new in `target`. `place` is scratch,
/// `usize::MAX` throughout before and after.
fn subtract(
    target: &mut Equation,
    by: &Equation,
    factor: f64,
    place: &mut [usize],
    mut new: impl FnMut(usize),
) {
    for (position, term) in target.terms.iter().enumerate() {
        place[term.0] = position;
    }
    for &(unknown, value) in &by.terms {
        let position = place[unknown];
        if position == usize::MAX {
            target.terms.push((unknown, -factor * value));
            new(unknown);
        } else {
            let before = target.terms[position].1;
            let after = (-factor).mul_add(value, before);
            // Two equal numbers leave only rounding.
            let cancelled = after.abs() <= 4.0 * f64::EPSILON * before.abs();
            target.terms[position].1 = if cancelled { 0.0 } else { after };
        }
    }
    for term in &target.terms {
        place[term.0] = usize::MAX;
    }
    target.terms.retain(|term| term.1 != 0.0);
    target.right = (-factor).mul_add(by.right, target.right);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn system(equations: &[(&[(usize, f64)], f64)]) -> Vec<Equation> {
        equations
            .iter()
            .map(|(terms, right)| Equation { terms: terms.to_vec(), right: *right })
            .collect()
    }

    #[test]
    fn every_solution_satisfies_every_equation() {
        // A chain that closes, one equation twice over: rank 3 of 4 with 5 unknowns.
        let equations = system(&[
            (&[(0, 1.0), (1, -1.0)], 2.0),
            (&[(1, 1.0), (2, 0.5), (4, -1.0)], 1.0),
            (&[(2, 1.0), (3, -1.0), (0, 1.0)], 0.0),
            (&[(0, 2.0), (1, -2.0)], 4.0),
        ]);
        let solutions = Solutions::of(equations.clone(), 5).expect("nothing contradicts");
        assert_eq!(solutions.free, 2);
        let point: Vec<f64> = (0..5)
            .map(|unknown| {
                let value = solutions.value(unknown);
                let steps = value.terms.iter().map(|&(free, change)| change * [3.0, -7.0][free]);
                value.constant + steps.sum::<f64>()
            })
            .collect();
        for equation in &equations {
            let left: f64 = equation.terms.iter().map(|term| term.1 * point[term.0]).sum();
            assert!((left - equation.right).abs() < 1e-12, "{equation:?}");
        }
    }

    #[test]
    fn contradicting_equations_have_no_solution() {
        let equations = system(&[(&[(0, 1.0), (1, 1.0)], 2.0), (&[(0, 1.0), (1, 1.0)], 3.0)]);
        assert!(Solutions::of(equations, 2).is_none());
    }
}
