//! The goals of a plan as they were solved, for whoever takes them up or asks about them.

use rustc_hash::FxHashMap;

use super::prove;
use crate::lp::{Answer, Lp, Objective};
use crate::solve::Basis;
use crate::verify::Certified;

/// A programme that was solved, or that needed no solving where the goals before it had ended.
#[derive(Debug)]
pub(super) struct Solved {
    pub title: String,
    pub lp: Lp,
    pub objective: Objective,
    pub basis: Option<Basis>,
    /// What is proven of it, where it is a goal's.
    pub certified: Option<Certified>,
}

/// The goals of a plan as they were solved: questions about the plan solve none of them again.
#[derive(Debug, Default)]
pub struct SolvedGoals(pub(super) Vec<Solved>);

impl SolvedGoals {
    /// Each goal's title with its certified optimum, in sequence.
    pub fn reached(&self) -> impl Iterator<Item = (&str, &Certified)> {
        self.0.iter().filter_map(|it| Some((it.title.as_str(), it.certified.as_ref()?)))
    }

    /// The programme of a goal, those before it being held.
    pub(super) fn programme_of(&self, title: &str) -> Option<&Lp> {
        self.0.iter().find(|it| it.title == title).map(|it| &it.lp)
    }

    /// The optimum of the last goal in the columns of another programme, by their names; what is not
    /// there is 0.
    pub(super) fn point_in(&self, lp: &Lp) -> Option<Vec<f64>> {
        let (last, certified) =
            self.0.iter().rev().find_map(|it| Some((&it.lp, it.certified.as_ref()?)))?;
        let names = last.columns().ids().map(|column| last.column_name(column));
        let values: FxHashMap<&str, f64> = names.zip(certified.primal().iter().copied()).collect();
        let value = |column| values.get(lp.column_name(column)).copied().unwrap_or(0.0);
        Some(lp.columns().ids().map(value).collect())
    }

    /// The basis in which a goal was solved, for another programme; `None` if it was not solved here.
    pub(super) fn basis_of(&self, title: &str, lp: &Lp) -> Option<Basis> {
        let solved = self.0.iter().find(|it| it.title == title)?;
        solved.basis.as_ref().map(|it| it.carried(&solved.lp, lp))
    }

    /// A goal's optimum as that of the same goal in a programme with further rows that take no part
    /// in it: proven again, and the basis it is in. `None` if it is not its optimum.
    #[must_use]
    pub fn in_programme(
        &self,
        title: &str,
        lp: &Lp,
        objective: &Objective,
    ) -> Option<(Certified, Option<Basis>)> {
        let solved = self.0.iter().find(|it| it.title == title)?;
        let certified = solved.certified.as_ref()?;
        if certified.primal().len() != lp.columns().len() {
            return None;
        }
        let names = solved.lp.rows().ids().map(|row| solved.lp.row_name(row));
        let prices: FxHashMap<&str, f64> = names.zip(certified.dual().iter().copied()).collect();
        let price = |row| prices.get(lp.row_name(row)).copied().unwrap_or(0.0);
        let dual = lp.rows().ids().map(price).collect();
        let answer = Answer { primal: certified.primal().to_vec(), dual };
        let certified = prove::answer(lp, objective, answer)?;
        Some((certified, solved.basis.as_ref().map(|it| it.carried(&solved.lp, lp))))
    }
}
