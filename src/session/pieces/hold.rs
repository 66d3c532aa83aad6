//! How a goal in whole numbers is held while later ones are pursued.

use super::Pieces;
use crate::formulate::Stage;
use crate::lp::{Objective, Sense};
use crate::session::prove;
use crate::tolerances::KEPT_GOAL;
use crate::verify::Certified;

impl Pieces<'_> {
    /// Keeps what a goal reached: its optimal face where the whole plan is on it, a row otherwise.
    pub(super) fn hold(
        &mut self,
        stage: &Stage,
        objective: Objective,
        value: f64,
        certified: Option<Box<Certified>>,
        allowed: f64,
    ) {
        let Some(certified) = certified else { return };
        let off = objective.worsening(value, certified.value());
        let on_face = allowed == 0.0 && off <= KEPT_GOAL * certified.size();
        let formulation = &mut self.formulation;
        if on_face {
            let before = formulation.clone();
            self.kept.keep_within(formulation, stage.goal, objective.clone(), &certified, None);
            let holds = |point: &Vec<f64>| {
                let any = Objective::new("any", Sense::Minimise);
                prove::feasible(formulation.lp(), &any, point.clone()).is_some()
            };
            // Frozen prices may be those of rounding, which a plan off by as much does not satisfy.
            if self.point.as_ref().is_none_or(holds) {
                if let Some(proofs) = &mut self.proofs {
                    proofs.on_face(&certified, before.lp(), formulation.lp());
                }
                return;
            }
            *formulation = before;
            self.kept.drop_last();
        }
        let most = allowed + KEPT_GOAL * certified.size();
        let worst = objective.sense.sign().mul_add(most, value);
        if let Some(proofs) = &mut self.proofs {
            proofs.at_worst(worst);
        }
        self.kept.keep_within(formulation, stage.goal, objective, &certified, Some(worst));
    }
}
