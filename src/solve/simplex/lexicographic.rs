//! Several goals in sequence with one basis: a dual simplex whose reduced costs are ordered goal by
//! goal, so that one run of pivots reaches the optimum of all of them.
//!
//! The reduced costs of a column are a vector, one per goal, that must not be lexicographically
//! negative; the ratio test compares the goals in turn (H. Isermann, *Linear lexicographic
//! optimization*, OR Spektrum 4, 1982).

use std::sync::Arc;

use super::basis::Basis;
use super::end::End;
use super::optimum::Optimum;
use super::state::{NAME, Simplex};
use crate::ids::ColumnId;
use crate::lp::{Bounds, Lp, Objective};
use crate::solve::deadline::Deadline;
use crate::solve::log::{Event, Size};

/// A programme at the optimum of several goals in sequence, for programmes near it to warm-start
/// from.
///
/// ```
/// use junheng::lp::{Bounds, LpBuilder, Objective, Sense};
/// use junheng::solve::{Basis, Sequential, Standing, Deadline};
/// let mut builder = LpBuilder::new("mill");
/// let hours = builder.row(format_args!("hours"), Bounds::at_most(10.0));
/// let bands = builder.column(format_args!("bands"), Bounds::between(0.0, 6.0));
/// let coils = builder.column(format_args!("coils"), Bounds::NON_NEGATIVE);
/// builder.add(hours, bands, 1.0);
/// builder.add(hours, coils, 1.0);
/// let mut lp = builder.build();
/// // As much as possible of both; among such plans as many bands as possible.
/// let mut output = Objective::new("output", Sense::Maximise);
/// output.add(bands, 1.0);
/// output.add(coils, 1.0);
/// let mut preferred = Objective::new("bands", Sense::Maximise);
/// preferred.add(bands, 1.0);
/// let mut basis = Basis::slack(&lp);
/// basis.columns[bands] = Standing::AtUpper;
/// basis.columns[coils] = Standing::Basic;
/// basis.rows[hours] = Standing::AtUpper;
/// let goals = [&output, &preferred];
/// let plan = Sequential::of(&lp, &goals, &basis).unwrap();
/// lp.set_row_bounds(hours, Bounds::at_most(4.0));
/// let (optimum, pivots) = plan.warm_started(&lp, &goals, &Deadline::unlimited()).unwrap();
/// assert_eq!(optimum.point(), [4.0, 0.0]);
/// assert_eq!(pivots, 1);
/// ```
#[derive(Clone, Debug)]
pub struct Sequential {
    lp: Lp,
    simplex: Simplex,
}

impl Sequential {
    /// The programme at `basis`, which has to be optimal for all `goals` in sequence for what is
    /// warm-started from it to be near; `None` for no goals.
    #[must_use]
    pub fn of(lp: &Lp, goals: &[&Objective], basis: &Basis) -> Option<Self> {
        let first = goals.first()?;
        let mut simplex = Simplex::load(lp, first);
        simplex.set_later_goals(&goals[1..]);
        simplex.start(basis);
        simplex.reset_work();
        simplex.recompute(true);
        simplex.measure_edges();
        Some(Self { lp: lp.clone(), simplex })
    }

    /// The programme, and the basis of its goals.
    #[must_use]
    pub fn start(&self) -> (Lp, Basis) {
        (self.lp.clone(), self.simplex.basis())
    }

    /// The basis of all goals for another programme with the same rows and columns, and the pivots
    /// to it: near its optimum for all of its `goals` in sequence, which has to be certified goal
    /// by goal. `None` if there is no such basis, or the pivots do not reach one.
    #[must_use]
    pub fn warm_started(
        &self,
        lp: &Lp,
        goals: &[&Objective],
        deadline: &Deadline,
    ) -> Option<(Arc<Optimum>, u64)> {
        let first = goals.first()?;
        deadline.report(|| Event::Programme {
            goal: goals.iter().map(|goal| goal.name.as_str()).collect::<Vec<_>>().join(" → "),
            engine: NAME,
            size: Size::of(lp),
        });
        let mut simplex = if self.lp.same_names(lp) {
            let mut simplex = self.simplex.clone();
            if !self.lp.same_coefficients(lp) {
                simplex.exchange_coefficients(lp);
            }
            simplex.set_all_bounds(lp);
            simplex.set_objective(first);
            simplex
        } else {
            let mut simplex = Simplex::load(lp, first);
            let basis = self.simplex.basis().carried(&self.lp, lp);
            simplex.start_like(&basis, lp, &self.simplex, &self.lp);
            simplex
        };
        simplex.effort.restart();
        simplex.set_later_goals(&goals[1..]);
        let end = deadline.measure(|| simplex.pursue_all(deadline));
        let pivots = simplex.iterations();
        simplex.set_later_goals(&[]);
        (end == End::Reached).then(|| (Arc::new(Optimum::reached(lp, first, simplex)), pivots))
    }
}

/// A programme at the optimum of several goals whose columns are bounded one after another.
#[derive(Clone, Debug)]
pub struct Narrowing {
    simplex: Simplex,
}

impl Sequential {
    /// Begins with a programme that has the same rows and columns, at its optimum; `None` if there is
    /// none, or the pivots do not reach it.
    #[must_use]
    pub fn narrowing(&self, lp: &Lp, goals: &[&Objective]) -> Option<Narrowing> {
        if !self.lp.same_names(lp) || !self.lp.same_coefficients(lp) {
            return None;
        }
        let mut simplex = self.simplex.clone();
        simplex.set_all_bounds(lp);
        simplex.set_objective(goals.first()?);
        simplex.effort.restart();
        simplex.set_later_goals(&goals[1..]);
        let mut narrowing = Narrowing { simplex };
        narrowing.pursue(&Deadline::unlimited()).then_some(narrowing)
    }
}

impl Narrowing {
    /// Begins with a programme at the optimum of all goals, found from a basis near it; `None` if
    /// there is none, or the pivots do not reach it.
    #[must_use]
    pub fn at(lp: &Lp, goals: &[&Objective], near: &Basis, deadline: &Deadline) -> Option<Self> {
        let mut simplex = Simplex::load(lp, goals.first()?);
        simplex.start(near);
        simplex.effort.restart();
        simplex.set_later_goals(&goals[1..]);
        let mut narrowing = Self { simplex };
        narrowing.pursue(deadline).then_some(narrowing)
    }

    /// Changes a column's bounds.
    pub fn set_column_bounds(&mut self, column: ColumnId, bounds: Bounds) {
        self.simplex.set_column_bounds(column, bounds);
    }

    /// Goes to the optimum of all goals within the present bounds; `false` if there is none, or the
    /// pivots do not reach it.
    pub fn pursue(&mut self, deadline: &Deadline) -> bool {
        !deadline.stopped() && self.simplex.pursue_all(deadline) == End::Reached
    }

    /// The point it is at, one value per column.
    #[must_use]
    pub fn point(&self) -> Vec<f64> {
        self.simplex.point()
    }

    /// Pivots so far.
    #[must_use]
    pub fn pivots(&self) -> u64 {
        self.simplex.iterations()
    }
}

impl Simplex {
    /// The dual method for all goals.
    fn pursue_all(&mut self, deadline: &Deadline) -> End {
        self.effort.allow(None, u64::MAX);
        self.reset_work();
        self.recompute(false);
        self.make_dual_feasible(self.effort.iterations());
        let limit = 5_000 + self.form.variables() as u64;
        self.dual_method(deadline, limit, 200 + self.form.rows as u64 / 4)
    }
}
