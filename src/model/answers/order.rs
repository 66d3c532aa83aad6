//! What an order waits for: the stock and the runs of its product and of all components.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::plan::{FactoryHeading, OrderPlan, PegSource};

figures! {
    /// What an order waits for.
    pub struct OrderWhy {
        /// The factory and the planning period.
        factory: FactoryHeading,
        /// The order as the plan has it.
        order: OrderPlan,
        /// The name of its product.
        name: String,
        /// What is pegged to it, in order of time; the quantities of its own product add up to what
        /// is shipped.
        waits: Vec<WaitsFor>,
        /// Whether time ran out before the plan was finished: then it is the best plan so far.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        plan_stopped: bool,
        /// SHA-256 of the factory file's bytes, in hexadecimal.
        factory_sha256: String,
    }

    /// Units pegged to an order.
    pub struct WaitsFor {
        /// The product's id.
        product: String,
        /// Its name.
        name: String,
        /// Its unit.
        unit: String,
        /// Where the units come from.
        source: PegSource,
        /// The name of the product whose run makes them alongside.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        maker: Option<String>,
        /// The route of the run.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        route: Option<String>,
        /// The bucket in which the run is started or the receipt arrives; the first one for stock.
        bucket: String,
        /// The bucket in which the units become available.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ready: Option<String>,
        /// Units for this order.
        quantity: f64,
        /// Units of the run, receipt or stock in all.
        of: f64,
        /// The bucket in which they are shipped.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        shipped: Option<String>,
    }
}
