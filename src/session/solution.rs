//! A programme written by others: solves and verifies it, and reports what is proven.

mod linear;
mod record;
mod whole;

pub(super) use whole::held_at;

use crate::lp::{Lp, Objective, Solution};
use crate::solve::{ChoiceError, Deadline, Engine, EngineChoice, panel};

/// Solves a programme and certifies what is claimed of it: an optimum, that there is no point, or
/// that the objective is unbounded. A claim that fails verification is put to the next engine.
///
/// A programme with whole numbers is solved until the best point is at most the share `gap` of its
/// value from the bound. Its point is always verified; `certified` says whether the bound is, too.
///
/// # Errors
/// If the chosen engine is not part of this build.
pub fn solve(
    lp: &Lp,
    objective: &Objective,
    choice: EngineChoice,
    gap: f64,
    deadline: &Deadline,
) -> Result<Solution, ChoiceError> {
    let mut engines = panel(choice)?;
    let named = |engine: &dyn Engine| engines.iter().any(|other| other.name() == engine.name());
    let others = panel(EngineChoice::Auto)?.into_iter().filter(|other| !named(&**other));
    let others: Vec<Box<dyn Engine>> = others.collect();
    engines.extend(others);
    Ok(if lp.has_whole_numbers() {
        whole::solve(lp, objective, &engines, gap, deadline)
    } else {
        linear::solve(lp, objective, &engines, deadline)
    })
}
