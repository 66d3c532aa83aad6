//! Dual values for an engine that reports none, from its optimal point.
//!
//! Complementary slackness (V. Chvátal, *Linear Programming*, 1983, chapter 5) leaves few
//! unknowns: a row that is not tight has no price, a column strictly between its bounds has no
//! reduced cost. What remains is a small programme over the prices of tight rows.

use super::elimination::{Affine, Equation, Scratch, Solutions};
use super::failure::EngineFailure;
use super::microlp_point::{PrimalOutcome, solve_primal};
use super::slackness::{Ends, activities, dual_error, repair_signs};
use super::watch::Watch;
use crate::ids::{ColumnId, Id, RowId};
use crate::lp::{Bounds, Lp, LpBuilder, Objective, Sense, Sum};
use crate::tolerances::{AT_BOUND, DERIVED_DUAL, DERIVED_ZERO, PIVOT_ZERO};

/// Dual values for the optimal `primal`, one per row, for the objective as minimised; the best
/// ones found if none is exact. `None` if the deadline passed first.
///
/// # Errors
/// If the engine that solves for the prices breaks.
pub(super) fn derive(
    lp: &Lp,
    objective: &Objective,
    primal: &[f64],
    watch: &Watch,
) -> Result<Option<Vec<f64>>, EngineFailure> {
    let conditions = Slackness::of(lp, primal).conditions(lp, objective);
    // A failure here is not final: slower methods follow.
    if let Ok(Some(dual)) = conditions.by_elimination(lp, watch)
        && dual_error(lp, objective, primal, &dual) <= DERIVED_DUAL
    {
        return Ok(Some(dual));
    }
    let mut best: Option<(f64, Vec<f64>)> = None;
    let attempts: [&dyn Fn() -> Programme; 3] =
        [&|| conditions.programme(false), &|| conditions.programme(true), &|| {
            full_dual(lp, objective)
        }];
    let mut failure = None;
    for attempt in attempts {
        if watch.stopped() {
            return Ok(None);
        }
        let programme = attempt();
        let values = match solve_primal(&programme.lp, &programme.objective, watch) {
            Ok(PrimalOutcome::Optimal(values)) => values,
            Ok(PrimalOutcome::Interrupted(_)) => return Ok(None),
            Ok(PrimalOutcome::Infeasible | PrimalOutcome::Unbounded) => continue,
            Err(broken) => {
                failure = Some(broken);
                continue;
            }
        };
        let dual = programme.dual(lp, &values);
        let error = dual_error(lp, objective, primal, &dual);
        if error <= DERIVED_DUAL {
            return Ok(Some(dual));
        }
        if best.as_ref().is_none_or(|(least, _)| error < *least) {
            best = Some((error, dual));
        }
    }
    match (best, failure) {
        (Some((_, dual)), _) => Ok(Some(dual)),
        (None, Some(failure)) => Err(failure),
        // Every programme for the prices was called infeasible: no prices, refused by `verify`.
        (None, None) => Ok(Some(vec![0.0; lp.rows().len()])),
    }
}

/// Which bounds each row's activity and each column's value are at.
struct Slackness {
    rows: Vec<Ends>,
    columns: Vec<Ends>,
}

/// A programme whose solution contains dual values.
struct Programme {
    lp: Lp,
    objective: Objective,
    /// Per column of the programme, the row it prices and the factor to multiply it by; further
    /// columns are measures of violation.
    priced: Vec<(RowId, f64)>,
}

impl Programme {
    /// The dual values in its solution; several columns of one row add up.
    fn dual(&self, of: &Lp, values: &[f64]) -> Vec<f64> {
        let mut dual = vec![0.0; of.rows().len()];
        for (&(row, factor), value) in self.priced.iter().zip(values) {
            dual[row.position()] += factor * value;
        }
        repair_signs(of, &mut dual);
        dual
    }
}

impl Slackness {
    fn of(lp: &Lp, primal: &[f64]) -> Self {
        let activities = activities(lp, primal);
        Self {
            rows: lp
                .rows()
                .iter()
                .zip(&activities)
                .map(|(bounds, &activity)| Ends::of(*bounds, activity, 1.0, AT_BOUND))
                .collect(),
            columns: lp
                .columns()
                .iter()
                .zip(primal)
                .map(|(bounds, &value)| Ends::of(*bounds, value, 1.0, AT_BOUND))
                .collect(),
        }
    }

    /// The unknowns that complementary slackness leaves.
    fn conditions(&self, lp: &Lp, objective: &Objective) -> Conditions {
        let mut prices = Vec::new();
        let mut price_of = vec![None; lp.rows().len()];
        for (row, ends) in lp.rows().ids().zip(&self.rows) {
            if ends.lower || ends.upper {
                let factor = row_scale(lp, row);
                price_of[row.position()] = Some((prices.len(), factor));
                prices.push(Price { row, factor, range: ends.multiplier() });
            }
        }
        let sign = objective.sense.sign();
        let mut conditions = Vec::new();
        for (column, ends) in lp.columns().ids().zip(&self.columns) {
            if ends.lower && ends.upper {
                continue;
            }
            // Σ a·y + reduced cost = c, and the reduced cost has the sign of its end.
            let cost = sign * objective.cost(column);
            let reduced = ends.multiplier();
            let mut terms: Vec<(usize, f64)> = lp
                .matrix()
                .column(column)
                .iter()
                .filter_map(|&(row, value)| {
                    price_of[row.position()].map(|(price, factor)| (price, value * factor))
                })
                .collect();
            let largest = terms.iter().fold(0.0_f64, |most, term| most.max(term.1.abs()));
            if largest == 0.0 {
                continue;
            }
            let scale = power_of_two(1.0 / largest);
            for term in &mut terms {
                term.1 *= scale;
            }
            let range = Bounds {
                lower: (cost - reduced.upper) * scale,
                upper: (cost - reduced.lower) * scale,
            };
            conditions.push((terms, range));
        }
        Conditions { prices, conditions }
    }
}

/// The price of a tight row, in units that bring the row's entries near one.
struct Price {
    row: RowId,
    factor: f64,
    range: Bounds,
}

/// The conditions on prices: any solution is dual optimal.
struct Conditions {
    prices: Vec<Price>,
    /// `Σ coefficient · price` within a range; an equation for a column between its bounds.
    conditions: Vec<(Vec<(usize, f64)>, Bounds)>,
}

impl Conditions {
    /// The conditions as a programme; if `elastic`, each may be violated at a cost, so that
    /// it always has a solution.
    fn programme(&self, elastic: bool) -> Programme {
        let mut builder = LpBuilder::new("prices");
        let mut violation = Objective::new("violation", Sense::Minimise);
        for price in &self.prices {
            builder.column(format_args!(""), price.range);
        }
        for (terms, range) in &self.conditions {
            let condition = builder.row(format_args!(""), *range);
            for &(price, value) in terms {
                builder.add(condition, ColumnId::at(price), value);
            }
            for (bound, direction) in [(range.upper, -1.0), (range.lower, 1.0)] {
                if elastic && bound.is_finite() {
                    let slip = builder.column(format_args!(""), Bounds::NON_NEGATIVE);
                    builder.add(condition, slip, direction);
                    violation.add(slip, 1.0);
                }
            }
        }
        let priced = self.prices.iter().map(|price| (price.row, price.factor)).collect();
        Programme { lp: builder.build(), objective: violation, priced }
    }

    /// Solves the equations among the conditions by elimination, which leaves few prices free at
    /// all but very degenerate points, and the rest as a programme over those. `None` if that
    /// is no gain, or no solution is found.
    fn by_elimination(&self, lp: &Lp, watch: &Watch) -> Result<Option<Vec<f64>>, EngineFailure> {
        let equations = self
            .conditions
            .iter()
            .filter(|(_, range)| range.is_fixed())
            .map(|(terms, range)| Equation { terms: terms.clone(), right: range.lower })
            .collect();
        let Some(solutions) = Solutions::of(equations, self.prices.len()) else {
            return Ok(None);
        };
        let steps = if solutions.free == 0 {
            Vec::new()
        } else {
            let programme = self.over_free(&solutions);
            match solve_primal(&programme, &Objective::new("any", Sense::Minimise), watch)? {
                PrimalOutcome::Optimal(steps) => steps,
                _ => return Ok(None),
            }
        };
        let mut dual = vec![0.0; lp.rows().len()];
        let values: Vec<f64> = (0..self.prices.len())
            .map(|position| {
                let Affine { constant, terms } = solutions.value(position);
                let mut value = Sum::from_value(*constant);
                for &(free, change) in terms {
                    value.add_product(change, steps[free]);
                }
                value.value()
            })
            .collect();
        let largest = values.iter().fold(0.0_f64, |most, value| most.max(value.abs()));
        for (price, value) in self.prices.iter().zip(values) {
            if value.abs() > DERIVED_ZERO * largest {
                dual[price.row.position()] = value * price.factor;
            }
        }
        repair_signs(lp, &mut dual);
        Ok(Some(dual))
    }

    /// The inequalities, over the prices that the equations leave free.
    fn over_free(&self, solutions: &Solutions) -> Lp {
        let mut builder = LpBuilder::new("free prices");
        for _ in 0..solutions.free {
            builder.column(format_args!(""), Bounds::FREE);
        }
        let mut require = |range: Bounds, Affine { constant, terms }: &Affine| {
            let largest = terms.iter().fold(0.0_f64, |most, term| most.max(term.1.abs()));
            // No step changes it: the complete answer is verified later.
            if range == Bounds::FREE || largest <= PIVOT_ZERO {
                return;
            }
            let (lower, upper) = (range.lower - constant, range.upper - constant);
            if let &[(free, change)] = terms.as_slice() {
                // A bound, not a row.
                let bounds = builder.column_bounds(ColumnId::at(free));
                let (lower, upper) = if change > 0.0 {
                    (lower / change, upper / change)
                } else {
                    (upper / change, lower / change)
                };
                *bounds = Bounds { lower: bounds.lower.max(lower), upper: bounds.upper.min(upper) };
                return;
            }
            let scale = power_of_two(1.0 / largest);
            let bounds = Bounds { lower: lower * scale, upper: upper * scale };
            let row = builder.row(format_args!(""), bounds);
            for &(free, change) in terms {
                builder.add(row, ColumnId::at(free), change * scale);
            }
        };
        for (position, price) in self.prices.iter().enumerate() {
            require(price.range, solutions.value(position));
        }
        let mut scratch = Scratch::new(solutions.free);
        for (terms, range) in self.conditions.iter().filter(|(_, range)| !range.is_fixed()) {
            require(*range, &solutions.combined(terms, &mut scratch));
        }
        for position in 0..solutions.free {
            let bounds = builder.column_bounds(ColumnId::at(position));
            // Bounds that meet up to rounding must not cross.
            if bounds.lower > bounds.upper
                && bounds.lower - bounds.upper <= AT_BOUND * (1.0 + bounds.lower.abs())
            {
                *bounds = Bounds::fixed(bounds.upper);
            }
        }
        builder.build()
    }
}

/// The dual programme of `lp` in full, for its objective as minimised:
/// maximise `Σ L·y⁺ − U·y⁻ + Σ l·z⁺ − u·z⁻` subject to `A'(y⁺ − y⁻) + z⁺ − z⁻ = c`.
fn full_dual(lp: &Lp, objective: &Objective) -> Programme {
    let mut builder = LpBuilder::new("dual");
    let mut value = Objective::new("value", Sense::Maximise);
    let mut priced = Vec::new();
    let sign = objective.sense.sign();
    let conditions: Vec<(RowId, f64)> = lp
        .columns()
        .ids()
        .map(|column| {
            let largest =
                lp.matrix().column(column).iter().fold(0.0_f64, |most, e| most.max(e.1.abs()));
            let scale = if largest > 0.0 { power_of_two(1.0 / largest) } else { 1.0 };
            let cost = sign * objective.cost(column) * scale;
            (builder.row(format_args!(""), Bounds::fixed(cost)), scale)
        })
        .collect();
    for (row, bounds) in lp.rows().enumerated() {
        let scale = row_scale(lp, row);
        for (bound, direction) in sides(*bounds) {
            let price = builder.column(format_args!(""), direction.1);
            value.add(price, bound * direction.0 * scale);
            priced.push((row, direction.0 * scale));
            for &(column, coefficient) in lp.matrix().row(row) {
                let (condition, condition_scale) = conditions[column.position()];
                builder.add(condition, price, direction.0 * scale * coefficient * condition_scale);
            }
        }
    }
    for (bounds, &(condition, scale)) in lp.columns().iter().zip(&conditions) {
        for (bound, direction) in sides(*bounds) {
            let reduced = builder.column(format_args!(""), direction.1);
            value.add(reduced, bound * direction.0 / scale);
            builder.add(condition, reduced, direction.0);
        }
    }
    Programme { lp: builder.build(), objective: value, priced }
}

/// The finite ends of `bounds`, each with the sign of its multiplier and that multiplier's range;
/// one free multiplier if both ends are equal.
fn sides(bounds: Bounds) -> impl Iterator<Item = (f64, (f64, Bounds))> {
    let lower = if bounds.is_fixed() {
        Some((bounds.lower, (1.0, Bounds::FREE)))
    } else if bounds.lower.is_finite() {
        Some((bounds.lower, (1.0, Bounds::NON_NEGATIVE)))
    } else {
        None
    };
    let upper = (!bounds.is_fixed() && bounds.upper.is_finite())
        .then_some((bounds.upper, (-1.0, Bounds::NON_NEGATIVE)));
    lower.into_iter().chain(upper)
}

/// A power of two that brings a row's largest entry near one: exact to multiply by.
fn row_scale(lp: &Lp, row: RowId) -> f64 {
    let largest = lp.matrix().row(row).iter().fold(0.0_f64, |most, e| most.max(e.1.abs()));
    if largest > 0.0 { power_of_two(1.0 / largest) } else { 1.0 }
}

/// The power of two at or below a positive `value`, in its scale.
fn power_of_two(value: f64) -> f64 {
    value.log2().floor().clamp(-300.0, 300.0).exp2()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// max 3a + 2b + c over a degenerate vertex with a range, an equation and boxed columns.
    fn degenerate() -> (Lp, Objective, Vec<f64>) {
        let mut builder = LpBuilder::new("degenerate");
        let bounds = [Bounds::at_most(4.0), Bounds::between(-1.0, 6.0), Bounds::fixed(7.0)];
        let rows = bounds.map(|bounds| builder.row(format_args!(""), bounds));
        let columns = [Bounds::NON_NEGATIVE, Bounds::between(0.0, 2.0), Bounds::FREE]
            .map(|bounds| builder.column(format_args!(""), bounds));
        let coefficients = [[1.0, 0.0, 0.0], [1.0, 1.0, 0.0], [1.0, 1.0, 1.0]];
        for (&row, coefficients) in rows.iter().zip(coefficients) {
            for (&column, coefficient) in columns.iter().zip(coefficients) {
                builder.add(row, column, coefficient);
            }
        }
        let mut objective = Objective::new("goal", Sense::Maximise);
        for (&column, cost) in columns.iter().zip([3.0, 2.0, 1.0]) {
            objective.add(column, cost);
        }
        (builder.build(), objective, vec![4.0, 2.0, 1.0])
    }

    #[test]
    fn each_way_alone_proves_the_optimum() {
        let (lp, objective, primal) = degenerate();
        let watch = Watch::unlimited();
        let conditions = Slackness::of(&lp, &primal).conditions(&lp, &objective);
        let eliminated = conditions.by_elimination(&lp, &watch).expect("no engine breaks");
        let eliminated = eliminated.expect("the conditions have a solution");
        assert!(dual_error(&lp, &objective, &primal, &eliminated) < 1e-12);
        for programme in
            [conditions.programme(false), conditions.programme(true), full_dual(&lp, &objective)]
        {
            let outcome = solve_primal(&programme.lp, &programme.objective, &watch);
            let Ok(PrimalOutcome::Optimal(values)) = outcome else {
                panic!("{} has no optimum", programme.lp.name());
            };
            let error = dual_error(&lp, &objective, &primal, &programme.dual(&lp, &values));
            assert!(error < 1e-12, "{}: {error}", programme.lp.name());
        }
    }

    #[test]
    fn a_point_that_is_not_optimal_has_no_proof() {
        let (lp, objective, _) = degenerate();
        let primal = [3.0, 2.0, 2.0];
        let dual = derive(&lp, &objective, &primal, &Watch::unlimited());
        let dual = dual.expect("no engine breaks").expect("nothing stops it");
        assert!(dual_error(&lp, &objective, &primal, &dual) > 1e-2);
    }
}
