//! Certified optimal answers: the only ones that `interpret` and `report` accept.

use super::refusal::{Refusal, check_values};
use super::residuals::{
    Residuals, added_up, dual_side, minimised_value, primal_side, relative_gap,
};
use crate::ids::{ColumnId, Id, RowId};
use crate::lp::{Answer, Lp, Objective};
use crate::tolerances::{CERTIFIED_DUAL, CERTIFIED_GAP, CERTIFIED_PRIMAL};

/// An answer with verified optimality; only [`certify`] makes one.
///
/// ```
/// use junheng::lp::{Answer, Bounds, LpBuilder, Objective, Sense};
/// use junheng::verify::certify;
/// let mut builder = LpBuilder::new("mill");
/// let hours = builder.row(format_args!("hours"), Bounds::at_most(40.0));
/// let bands = builder.column(format_args!("bands"), Bounds::between(0.0, 6000.0));
/// builder.add(hours, bands, 1.0 / 100.0);
/// let lp = builder.build();
/// let mut profit = Objective::new("profit", Sense::Maximise);
/// profit.add(bands, 25.0);
/// // 40 h make 4000 bands; an hour more is worth 2500 (−2500 for the objective as minimised).
/// let answer = Answer { primal: vec![4000.0], dual: vec![-2500.0] };
/// assert_eq!(certify(&lp, &profit, answer).unwrap().value(), 100_000.0);
/// let wrong = Answer { primal: vec![3999.0], dual: vec![-2500.0] };
/// assert!(certify(&lp, &profit, wrong).is_err());
/// ```
#[derive(Clone, Debug)]
pub struct Certified {
    primal: Vec<f64>,
    dual: Vec<f64>,
    reduced_costs: Vec<f64>,
    activities: Vec<f64>,
    value: f64,
    bound: f64,
    size: f64,
    residuals: Residuals,
}

impl Certified {
    /// One value per column.
    #[must_use]
    pub fn primal(&self) -> &[f64] {
        &self.primal
    }

    /// One dual value per row, for the objective as minimised (see [`Answer`]).
    #[must_use]
    pub fn dual(&self) -> &[f64] {
        &self.dual
    }

    /// One reduced cost per column, for the objective as minimised; recomputed, not claimed.
    #[must_use]
    pub fn reduced_costs(&self) -> &[f64] {
        &self.reduced_costs
    }

    /// One activity `Σ a·x` per row; recomputed.
    #[must_use]
    pub fn activities(&self) -> &[f64] {
        &self.activities
    }

    /// The objective's value in its own sense, constant included.
    #[must_use]
    pub fn value(&self) -> f64 {
        self.value
    }

    /// The dual objective in the objective's own sense, constant included: no point is better.
    #[must_use]
    pub fn bound(&self) -> f64 {
        self.bound
    }

    /// The size of the terms of the value, which errors are relative to.
    #[must_use]
    pub fn size(&self) -> f64 {
        self.size
    }

    /// How far the optimality conditions are from holding exactly.
    #[must_use]
    pub fn residuals(&self) -> &Residuals {
        &self.residuals
    }

    /// The value of one column.
    #[must_use]
    pub fn column(&self, column: ColumnId) -> f64 {
        self.primal[column.position()]
    }

    /// The dual value of one row.
    #[must_use]
    pub fn price(&self, row: RowId) -> f64 {
        self.dual[row.position()]
    }
}

/// Certifies that `answer` is optimal for `objective` over `lp`.
///
/// # Errors
/// A [`Refusal`] with the residuals and the worst places, if any residual exceeds
/// [`CERTIFIED_PRIMAL`], [`CERTIFIED_DUAL`] or [`CERTIFIED_GAP`], a value is not finite, or the
/// answer has another shape than the programme.
pub fn certify(lp: &Lp, objective: &Objective, answer: Answer) -> Result<Certified, Refusal> {
    let Answer { primal, dual } = answer;
    check_objective(lp, objective)?;
    check_values("primal", &primal, lp.columns().len(), |at| lp.column_name(ColumnId::at(at)))?;
    check_values("dual", &dual, lp.rows().len(), |at| lp.row_name(RowId::at(at)))?;
    let sign = objective.sense.sign();
    let (activities, primal_worst) = primal_side(lp, &primal);
    let objective_size = lp.objective_size(objective);
    let side = dual_side(lp, &dual, objective_size, |column| sign * objective.cost(column));
    let minimised = minimised_value(objective, &primal);
    let summed = added_up(lp, objective, &primal, side.largest);
    let residuals = Residuals {
        primal: primal_worst.residual,
        dual: side.worst.residual,
        gap: relative_gap(minimised, side.value, summed),
    };
    let holds = residuals.primal <= CERTIFIED_PRIMAL
        && residuals.dual <= CERTIFIED_DUAL
        && residuals.gap <= CERTIFIED_GAP;
    if !holds {
        let named = |offender: Option<super::Offender>| {
            offender.map_or_else(String::new, |offender| offender.name(lp).to_owned())
        };
        return Err(Refusal::Residuals {
            residuals,
            primal_worst: named(primal_worst.offender),
            dual_worst: named(side.worst.offender),
        });
    }
    let size = summed.max(minimised.abs());
    Ok(Certified {
        activities,
        size: if size > 0.0 { size } else { objective_size },
        value: sign.mul_add(minimised, objective.constant),
        bound: sign.mul_add(side.value, objective.constant),
        primal,
        dual,
        reduced_costs: side.reduced_costs,
        residuals,
    })
}

/// Refuses an objective that is longer than the programme or not finite.
pub(super) fn check_objective(lp: &Lp, objective: &Objective) -> Result<(), Refusal> {
    let fits = objective.costs.len() <= lp.columns().len()
        && objective.constant.is_finite()
        && objective.costs.iter().all(|cost| cost.is_finite());
    if fits { Ok(()) } else { Err(Refusal::Objective { name: objective.name.clone() }) }
}
