//! Measures: proposals of what to change. A plan has none of them.

use jiff::civil::Date;

use super::Named;

/// Factors on the effect of a measure's changes: 1 is the effect as stated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Certainty {
    /// At worst.
    pub low: f64,
    /// Likely; not below `low`.
    pub likely: f64,
    /// At best; not below `likely`.
    pub high: f64,
}

/// A measure without its changes, which are made on the factory file.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// Id and name.
    pub named: Named,
    /// Id of the group, workshop or labour pool that proposes it.
    pub by: Option<String>,
    /// Role of who proposes it.
    pub role: Option<String>,
    /// Money once.
    pub cost: f64,
    /// Money per month.
    pub cost_per_month: f64,
    /// First date on which it is carried out; none for the first day planned.
    pub from: Option<Date>,
    /// Share of the days planned until it has its effect.
    pub takes_effect: f64,
    /// Positions of the measures taken with it.
    pub requires: Vec<usize>,
    /// Positions of the measures that cannot be taken with it.
    pub excludes: Vec<usize>,
    /// Hours by id of group, labour pool or service.
    pub hours: Vec<(String, f64)>,
    /// Quantities by id of material.
    pub materials: Vec<(String, f64)>,
    /// How certain its effect is.
    pub certainty: Certainty,
}

/// How many of some measures are taken together.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureChoice {
    /// Id in reports.
    pub id: String,
    /// At least so many, of measures and of the orders and routes named beside them.
    pub at_least: Option<u32>,
    /// At most so many.
    pub at_most: Option<u32>,
    /// Positions of the measures.
    pub of: Vec<usize>,
    /// Whether orders or routes are named beside them.
    pub mixed: bool,
}
