//! Dual values for an engine that reports none, from its optimal point: our simplex method crosses
//! over from the point to a basis, and the prices of that prove it.

use super::deadline::Deadline;
use super::simplex::{Simplex, Status};
use super::slackness::repair_signs;
use crate::lp::{Answer, Lp, Objective};
use crate::tolerances::DERIVED_ZERO;

/// Dual values for the optimal `primal`, one per row, for the objective as minimised; the best
/// ones found if none is exact. `None` if the deadline passed first.
pub(super) fn derive(
    lp: &Lp,
    objective: &Objective,
    primal: &[f64],
    deadline: &Deadline,
) -> Option<Vec<f64>> {
    let mut simplex = Simplex::load(lp, objective);
    let point = Answer { primal: primal.to_vec(), dual: vec![0.0; lp.rows().len()] };
    // The point alone says what is at a bound: there are no prices yet.
    simplex.cross_over(lp, &Objective::new("point", objective.sense), &point, deadline);
    if simplex.optimise(deadline) == Status::Interrupted {
        return None;
    }
    let mut dual = simplex.answer().dual;
    let largest = dual.iter().fold(0.0_f64, |most, price| most.max(price.abs()));
    for price in dual.iter_mut().filter(|price| price.abs() <= DERIVED_ZERO * largest) {
        *price = 0.0;
    }
    repair_signs(lp, &mut dual);
    Some(dual)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::Id;
    use crate::lp::{Bounds, LpBuilder, Sense};

    /// What the prices of a point prove to be the least of an objective as minimised.
    fn bound(lp: &Lp, objective: &Objective, dual: &[f64]) -> f64 {
        let end = |bounds: &Bounds, price: f64| match price {
            0.0 => 0.0,
            _ if price > 0.0 => price * bounds.lower,
            _ => price * bounds.upper,
        };
        let rows: f64 = lp.rows().iter().zip(dual).map(|(bounds, price)| end(bounds, *price)).sum();
        let columns = lp.columns().enumerated().map(|(column, bounds)| {
            let entries = lp.matrix().column(column).iter();
            let worth: f64 = entries.map(|(row, value)| value * dual[row.position()]).sum();
            end(bounds, objective.sense.sign() * objective.cost(column) - worth)
        });
        rows + columns.sum::<f64>()
    }

    #[test]
    fn prices_of_a_degenerate_point_prove_it() {
        // max 3a + 2b + c over a vertex with a range, an equation and boxed columns.
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
        let lp = builder.build();
        let dual = derive(&lp, &objective, &[4.0, 2.0, 1.0], &Deadline::unlimited()).unwrap();
        assert!((bound(&lp, &objective, &dual) + 17.0).abs() < 1e-12, "{dual:?}");
    }
}
