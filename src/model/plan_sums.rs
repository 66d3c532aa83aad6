//! Evenness and money of a finished plan.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

figures! {
    /// Coefficients of rhythmicity, 0 to 1: Σ min(planned, even) ÷ Σ even.
    pub struct Rhythm {
        /// The whole factory, by hours of load.
        factory: f64,
        /// Workshops, by hours of load.
        workshops: Vec<RhythmOf>,
        /// Products made, by quantity.
        products: Vec<RhythmOf>,
    }

    /// The rhythm of one workshop or product.
    pub struct RhythmOf {
        /// Its id.
        id: String,
        /// The coefficient.
        rhythm: f64,
    }

    /// Money, in the factory's currency.
    pub struct Money {
        /// The price of a shipment.
        revenue: f64,
        /// All costs.
        cost: f64,
        /// Revenue less cost.
        profit: f64,
        /// Costs by kind.
        by_kind: Vec<Cost>,
        /// Costs by workshop; costs of no workshop are under the factory's name.
        by_workshop: Vec<Cost>,
        /// Costs by product; costs of no product are under `not by product`.
        by_product: Vec<Cost>,
    }

    /// One cost.
    pub struct Cost {
        /// A kind, or the id of a workshop or product.
        of: String,
        /// Money.
        amount: f64,
    }
}
