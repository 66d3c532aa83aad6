//! The method on the presolved programme, finished on the programme itself.

use super::{FirstOrder, FirstOrderOptions, first_order};
use crate::lp::{Answer, Lp, Objective};
use crate::solve::deadline::Deadline;
use crate::solve::log::{Event, Size};
use crate::solve::presolve::Presolve;
use crate::solve::simplex::Basis;

/// As [`first_order`], by way of the presolved programme in natural units; `None` also if presolve
/// finds that there is no optimum.
///
/// Postsolve keeps values and prices nearly as exact as they were; the programme itself is then
/// iterated from there, which takes one measurement where nothing was lost. Residuals are those of
/// the programme in natural units; iterations and work are those of both.
#[must_use]
pub fn first_order_presolved(
    lp: &Lp,
    objective: &Objective,
    options: FirstOrderOptions,
    deadline: &Deadline,
) -> Option<FirstOrder> {
    let own = lp.has_sizes().then(|| lp.in_natural_units(objective));
    let (natural, costs) = own.as_ref().map_or((lp, objective), |(lp, costs)| (lp, costs));
    let presolve = Presolve::of(natural, costs).ok()?;
    let (small, small_costs) = (presolve.lp(), presolve.objective());
    deadline.report(|| Event::Presolved(Size::of(small)));
    let (start, iterations, work) = if small.columns().is_empty() {
        (Answer { primal: Vec::new(), dual: vec![0.0; small.rows().len()] }, 0, 0)
    } else {
        let reached = first_order(small, small_costs, None, options, deadline)?;
        (reached.answer, reached.iterations, reached.work)
    };
    let basis = Basis::between(small, small_costs, &start);
    let (start, _) = presolve.restore(&start, &basis);
    let left = FirstOrderOptions { work: options.work.saturating_sub(work), ..options };
    let finished = first_order(natural, costs, Some(&start), left, deadline)?;
    let answer = Answer {
        primal: lp.point_in_own_units(finished.answer.primal),
        dual: lp.prices_in_own_units(finished.answer.dual),
    };
    Some(FirstOrder {
        answer,
        iterations: finished.iterations + iterations,
        work: finished.work + work,
        ..finished
    })
}
