//! All goals with a sum of columns forced by a row: what more or less of it does to each of them.

use super::{Base, Beginning, Evaluation};
use crate::formulate::{Formulation, stages};
use crate::ids::{ColumnId, RowId};
use crate::lp::{Bounds, Objective, Sense};
use crate::model::{Buckets, Factory};
use crate::session::evidence::Evidence;
use crate::session::failure::Failure;
use crate::session::kept::Kept;
use crate::session::planning::Options;
use crate::session::prove;
use crate::session::solved::SolvedGoals;
use crate::solve::{self, Basis, ChoiceError, Direction, Settled};
use crate::tolerances::FROZEN_GOAL;

/// How many times the quantity is looked for; more is told as without limit.
const FARTHEST: f64 = 64.0;

/// A factory whose goals are solved with a sum of columns forced.
#[derive(Debug)]
pub struct Forced<'f> {
    /// The goals with nothing forced.
    pub base: Base<'f>,
    /// The row that is forced.
    pub row: RowId,
    /// What it sums.
    pub columns: Vec<(ColumnId, f64)>,
}

/// The minimum and maximum of a quantity; none if no end was found.
pub type Extent = (f64, Option<f64>);

impl<'f> Forced<'f> {
    /// The goals as a plan has solved them, nothing forced; `None` if the deadline passes.
    ///
    /// # Errors
    /// As [`crate::session::plan`].
    pub fn of(
        (factory, buckets): (&'f Factory, &'f Buckets),
        options: &'f Options,
        solved: &SolvedGoals,
        name: &str,
        columns: impl FnOnce(&Formulation<'f>) -> Vec<(ColumnId, f64)>,
    ) -> Result<Option<Self>, Failure> {
        let mut formulation = Formulation::to_be_moved(factory, buckets);
        let columns = columns(&formulation);
        let row = formulation.ask(name, &columns);
        let base = Base::begin(formulation, stages(factory), options, solved, true)?;
        Ok(base.map(|base| Self { base, row, columns }))
    }

    /// The first `goals` goals with so much of the quantity, and how they change as it rises
    /// (`sign` 1) or falls (−1).
    ///
    /// # Errors
    /// If the requested engine is not part of this build.
    pub fn at(
        &self,
        quantity: f64,
        sign: f64,
        beginning: Beginning<'_, 'f>,
        goals: usize,
    ) -> Result<Evaluation<'f>, ChoiceError> {
        let mut formulation = self.base.formulation.clone();
        formulation.lp_mut().set_row_bounds(self.row, Bounds::fixed(quantity));
        let direction = Direction { rows: vec![(self.row, sign, sign)], ..Direction::default() };
        self.base.moved(formulation, &direction, beginning, goals)
    }

    /// What the goals leave free: between these two, no goal changes. `near` is what the plan has.
    ///
    /// # Errors
    /// As [`Forced::at`].
    pub fn as_good(
        &self,
        near: f64,
        evidence: &mut Evidence,
    ) -> Result<Option<Extent>, ChoiceError> {
        let Some(left) = &self.base.now.rest else { return Ok(None) };
        self.extent((&left.formulation, &left.kept), left.last.as_ref(), near, evidence)
    }

    /// What there can be at all, whatever the goals lose.
    ///
    /// # Errors
    /// As [`Forced::at`].
    pub fn possible(
        &self,
        near: f64,
        evidence: &mut Evidence,
    ) -> Result<Option<Extent>, ChoiceError> {
        self.extent((&self.base.formulation, &Kept::default()), None, near, evidence)
    }

    /// The minimum and maximum with the goals that are kept.
    fn extent(
        &self,
        (within, kept): (&Formulation<'f>, &Kept),
        start: Option<&Basis>,
        near: f64,
        evidence: &mut Evidence,
    ) -> Result<Option<Extent>, ChoiceError> {
        let engine = solve::select(self.base.options.engine)?;
        let ceiling = FARTHEST * near.max(1.0);
        let mut ends = [0.0; 2];
        for (end, sense) in ends.iter_mut().zip([Sense::Minimise, Sense::Maximise]) {
            let mut asked = Objective::new("asked", sense);
            for &(column, factor) in &self.columns {
                asked.add(column, factor);
            }
            let (mut within, mut kept) = (within.clone(), kept.clone());
            within.lp_mut().set_row_bounds(self.row, Bounds::at_most(ceiling));
            let certified = loop {
                let (lp, deadline) = (within.lp(), &self.base.options.deadline);
                let settled = prove::solved_by(engine.as_ref(), lp, &asked, start, deadline);
                let Ok(Settled::Certified { answer, .. }) = settled else { return Ok(None) };
                if !kept.hold_what_leaks(&mut within, answer.primal()) {
                    break answer;
                }
            };
            evidence.certified(&certified);
            *end = certified.value();
        }
        let most = (ends[1] < ceiling * (1.0 - FROZEN_GOAL)).then_some(ends[1]);
        Ok(Some((ends[0].max(0.0), most)))
    }
}
