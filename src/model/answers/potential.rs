//! How many times the order mix a factory could make, what binds next, and what the present plan
//! leaves unused.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::Limit;
use crate::model::plan::{FactoryHeading, PlanResiduals};

/// The result of a question of "how much at most".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// A greatest figure, proven.
    Limited,
    /// No limit of the factory file stops it, proven.
    Unlimited,
    /// Infeasible, proven: the frozen quantities need more than is available.
    Impossible,
}

/// Working time a figure is reckoned in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WorkingTime {
    /// No overtime at all.
    Regular,
    /// All overtime the file allows.
    Overtime,
}

/// What was not computed, and why. As data, an English sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LeftOut {
    /// Steps of the staircase: time ran out.
    #[serde(rename = "further binding limits: time ran out")]
    Further,
    /// Single products: time ran out.
    #[serde(rename = "single products, some or all: time ran out")]
    Products,
    /// The balance between groups: time ran out.
    #[serde(rename = "balance between groups: time ran out")]
    Proportion,
    /// The balance between groups: its programme takes too long.
    #[serde(
        rename = "balance between groups: the minimum hours of a factory of this size take too \
                  long to find"
    )]
    FewestHours,
    /// What is left unused: time ran out.
    #[serde(rename = "hidden waste: time ran out")]
    Waste,
}

figures! {
    /// What a factory could make at most, and what it leaves unused.
    pub struct Potential {
        /// Whether the factory is planned in whole numbers: how many times the mix is then a bound,
        /// since it is computed in fractions.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        whole: bool,
        /// The mix of the question.
        mix: Vec<MixPart>,
        /// How many times the mix, without overtime.
        regular: Times,
        /// How many times the mix, with all overtime.
        overtime: Times,
        /// The working time that staircase, proportion and products are reckoned in: regular time,
        /// or with overtime if the frozen quantities need it already.
        reckoned_in: WorkingTime,
        /// The binding limits; then those once the first of them is lifted, and so on.
        staircase: Vec<Stair>,
        /// Groups in the factory file's order; empty if the mix has no greatest multiple.
        proportion: Vec<GroupProportion>,
        /// The most of each product of the mix, the others being left aside.
        products: Vec<ProductPotential>,
        /// What the best plan for the present orders leaves unused.
        waste: Waste,
        /// What was not computed, and why; empty if everything was.
        #[schemars(with = "Vec<String>")]
        left_out: Vec<LeftOut>,
        /// The certificate.
        certificate: AnswerCertificate,
        /// Version of junheng that gave the answer.
        version: String,
        /// The factory and the planning period.
        factory: FactoryHeading,
    }

    /// A product of the mix.
    pub struct MixPart {
        /// The product's id.
        product: String,
        /// Its name.
        name: String,
        /// Its unit.
        unit: String,
        /// Its quantity in the mix once.
        quantity: f64,
    }

    /// How many times the mix can be made.
    pub struct Times {
        /// Whether there is a limit.
        reach: Reach,
        /// How many times; none unless limited.
        times: Option<f64>,
        /// How exactly it was proven; none unless limited.
        residuals: Option<PlanResiduals>,
        /// Shares of project needs that this working time cannot give, added up.
        needs_not_given: f64,
    }

    /// A step of the staircase.
    pub struct Stair {
        /// Whether there is a limit.
        reach: Reach,
        /// How many times the mix; none if there is no limit.
        times: Option<f64>,
        /// The gain over the step before; none on the first step and without limit.
        gain: Option<f64>,
        /// The binding limits, highest price first. The first is lifted for the next step.
        binds: Vec<Binding>,
    }

    /// Something that binds.
    pub struct Binding {
        /// Its path: `groups/milling`, `materials/steel/quota`.
        at: String,
        /// Its name for people.
        name: Limit,
        /// By how much of itself the figure would grow if there were as much again of it and its
        /// price held: Σ price × limit ÷ figure. 0 if the figure is 0.
        share: f64,
        /// Buckets in which it binds, in order.
        buckets: Vec<String>,
    }

    /// The hours of a group against those the mix takes.
    pub struct GroupProportion {
        /// Its id.
        id: String,
        /// Its name.
        name: String,
        /// Effective hours, less hours given to projects.
        hours: f64,
        /// Hours that the mix once takes.
        hours_per_mix: f64,
        /// For how many times the mix its hours last; none if the mix takes none of them.
        times: Option<f64>,
        /// Hours it has more (less: negative) than it would need if the leading group worked all
        /// of its own.
        surplus: f64,
        /// Whether it is the leading group.
        leading: bool,
    }

    /// A product made alone.
    pub struct ProductPotential {
        /// Its id.
        product: String,
        /// Its name.
        name: String,
        /// Its unit.
        unit: String,
        /// Whether there is a limit.
        reach: Reach,
        /// The most of it; none unless limited.
        quantity: Option<f64>,
        /// That as a multiple of its quantity in the mix.
        times: Option<f64>,
        /// The binding limits, highest price first.
        binds: Vec<Binding>,
    }

    /// What the plan leaves unused.
    pub struct Waste {
        /// Idle hours of groups by cause.
        idle: Vec<IdleTime>,
        /// Quotas not used up.
        quotas: Vec<QuotaLeft>,
        /// Stock that never moves.
        stocks: Vec<IdleStock>,
        /// Material used above the norm of the best route.
        norms: Vec<AboveNorm>,
    }

    /// Idle hours of a group: `idle = starved + untimely + unneeded`.
    pub struct IdleTime {
        /// Its id.
        id: String,
        /// Its name.
        name: String,
        /// Effective hours.
        effective: f64,
        /// Effective hours without load in regular time.
        idle: f64,
        /// Hours that the unshipped quantities would take if another tight limit did not prevent
        /// it.
        starved: f64,
        /// The limits that prevent it, by name.
        #[schemars(with = "Vec<String>")]
        starved_by: Vec<Limit>,
        /// Hours needed at another time: overtime worked, late shipments, and what is short for
        /// want of this group alone.
        untimely: f64,
        /// Hours that nothing needs.
        unneeded: f64,
    }

    /// A quota not used up.
    pub struct QuotaLeft {
        /// The material's id.
        id: String,
        /// Its name.
        name: String,
        /// Its unit.
        unit: String,
        /// First bucket.
        from: String,
        /// Last bucket.
        to: String,
        /// The quota.
        quota: f64,
        /// Not used of it.
        left: f64,
    }

    /// Stock that is untouched during the whole planning period.
    pub struct IdleStock {
        /// The item, as a path: `products/shaft`, `materials/steel`.
        at: String,
        /// Its name.
        name: Limit,
        /// Its unit.
        unit: String,
        /// The least there is at any time beyond safety and closing stock.
        quantity: f64,
    }

    /// Material used above the norm of the best route.
    pub struct AboveNorm {
        /// The material's id.
        material: String,
        /// Its name.
        name: String,
        /// Its unit.
        unit: String,
        /// The product's id.
        product: String,
        /// Used for it.
        used: f64,
        /// The part above what the route with the lowest norm would have used.
        above: f64,
    }

    /// The certificate of an answer.
    pub struct AnswerCertificate {
        /// In one sentence.
        statement: String,
        /// Answers proven, those of the plan left out.
        answers: usize,
        /// The worst of their residuals.
        worst: f64,
        /// Residuals accepted at most.
        tolerance: f64,
        /// SHA-256 of the factory file's bytes, in hexadecimal.
        factory_sha256: String,
    }
}
