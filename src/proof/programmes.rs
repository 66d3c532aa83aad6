//! The programmes of a plan's goals, written again from the factory: each with the goals before it
//! held.

use crate::formulate::{Formulation, Stage, in_sequence, stages};
use crate::ids::{ColumnId, Id, RowId};
use crate::lp::{Lp, Objective};
use crate::model::proof::{FaceProof, HeldGoal};
use crate::model::{Buckets, Factory};
use crate::verify::{Refusal, certify_face};

/// The goals of a factory in sequence, and the programme of the next one.
pub struct Programmes {
    lp: Lp,
    goals: Vec<(Stage, Objective)>,
}

impl Programmes {
    /// The programme of the first goal, in the factory's buckets.
    #[must_use]
    pub fn new(factory: &Factory) -> Self {
        let buckets = Buckets::new(factory, factory.bucket);
        let mut formulation = Formulation::new(factory, &buckets);
        let goals = in_sequence(&mut formulation, &stages(factory));
        Self { lp: formulation.lp().clone(), goals }
    }

    /// The goals with their objectives, in sequence.
    #[must_use]
    pub fn goals(&self) -> &[(Stage, Objective)] {
        &self.goals
    }

    /// The programme, with all goals held that were held so far.
    #[must_use]
    pub fn lp(&self) -> &Lp {
        &self.lp
    }

    /// Holds a goal, by its position in sequence, in the programme of those after it; the value at
    /// which it is held, in its own sense.
    ///
    /// # Errors
    /// If the goal is to be held on a face that its multipliers do not prove.
    ///
    /// # Panics
    /// If there is no such goal.
    pub fn hold(&mut self, goal: usize, held: &HeldGoal) -> Result<f64, Refusal> {
        let objective = &self.goals[goal].1;
        match held {
            HeldGoal::Worst(worst) => {
                self.lp = self.lp.clone().holding(objective, *worst);
                Ok(*worst)
            }
            HeldGoal::Face(FaceProof { multipliers, columns, rows }) => {
                let mut dual = vec![0.0; self.lp.rows().len()];
                for &(row, multiplier) in multipliers {
                    // One of a row that does not exist proves nothing and is left out.
                    if let Some(dual) = dual.get_mut(row as usize) {
                        *dual = multiplier;
                    }
                }
                let columns: Vec<ColumnId> =
                    columns.iter().map(|&at| ColumnId::at(at as usize)).collect();
                let rows: Vec<RowId> = rows.iter().map(|&at| RowId::at(at as usize)).collect();
                let face = certify_face(&self.lp, objective, &dual, &columns, &rows)?;
                face.hold(&mut self.lp);
                Ok(face.bound())
            }
        }
    }
}
