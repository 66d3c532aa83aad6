//! Pegs as a plan states them: what is made or in stock, and the orders that it is for.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where units come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PegSource {
    /// Opening stock.
    Stock,
    /// A receipt that is already in process.
    Receipt,
    /// A run of one of the product's routes.
    Run,
    /// A run of another product that makes this one alongside.
    ByProduct,
}

/// What units are for in the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PegUse {
    /// An order, shipped in `bucket`.
    Order,
    /// A project, which gets them in `bucket`.
    Project,
    /// Discarded in `bucket`.
    Discarded,
    /// Stock at the end of the planning period.
    Stock,
    /// Unfinished at the end of the planning period.
    Unfinished,
}

figures! {
    /// Units of a product that become available together, and what they are for: the quantities of
    /// `pegs` add up to `quantity`.
    pub struct Pegged {
        /// The product's id.
        product: String,
        /// Where the units come from.
        source: PegSource,
        /// The product whose run makes them alongside.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        maker: Option<String>,
        /// The route of the run.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        route: Option<String>,
        /// The bucket in which the run is started or the receipt arrives; the first one for stock.
        bucket: String,
        /// The bucket in which the units become available; none after the planning period.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ready: Option<String>,
        /// The buckets in which the operations of the run take place, as far as they are planned,
        /// unless all of them do in the one in which it is started.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        steps: Vec<String>,
        /// Good units.
        quantity: f64,
        /// What they are for, in the order in which they are used; through the products that they go
        /// into.
        pegs: Vec<Peg>,
    }

    /// What some units are for.
    pub struct Peg {
        /// What kind of use it is.
        to: PegUse,
        /// The id of the order or project.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        id: Option<String>,
        /// The bucket in which the order is shipped, or the product made of the units is given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        bucket: Option<String>,
        /// Units of the product that is pegged.
        quantity: f64,
    }
}
