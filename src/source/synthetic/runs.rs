//! What may be asked of the runs of a synthetic factory: minimum lots and setups.

use serde_json::{Value, json};

use super::figure::number;
use super::network::{MACHINE_HOURS_PER_DAY, Made, Network, Step};

/// What is asked of the runs of a synthetic factory. Nothing by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SyntheticRuns {
    /// Minimum lots: 15 % of what the planning period needs of the product, but at most 40 % of
    /// what its tightest group can make in a day.
    pub lots: bool,
    /// Whole pieces: what is made is counted.
    pub whole: bool,
    /// Setups: half an hour of the group of every operation, and 40 of money per run.
    pub setups: bool,
}

/// Share of the need of the planning period in a minimum lot.
const OF_NEED: f64 = 0.15;
/// Share of a day of the tightest group that a minimum lot takes at most.
const OF_DAY: f64 = 0.4;

/// Adds to the records of products what is asked. Draws nothing, so that everything else is as it
/// is without.
pub(super) fn ask(
    asked: SyntheticRuns,
    network: &Network,
    groups: &[Value],
    products: &mut [Value],
) {
    let figure = |group: &Value, field: &str| group[field].as_f64().unwrap_or(1.0);
    let day = |group: &Value| {
        figure(group, "machines") * figure(group, "availability") * MACHINE_HOURS_PER_DAY
    };
    let days: Vec<f64> = groups.iter().map(day).collect();
    for (product, record) in network.made.iter().zip(products) {
        if asked.lots {
            let least = (OF_NEED * product.started).min(OF_DAY * made_in_a_day(product, &days));
            // One piece is no lot.
            if least >= 2.0 {
                record["lot"] = json!({"min": number(least.floor())});
            }
        }
        if asked.setups {
            record["setup"] = json!({"hours": 0.5, "cost": 40});
        }
    }
}

/// What can be started in a day if every group is there for this product alone, on the slowest of
/// its in-house routes.
fn made_in_a_day(product: &Made, days: &[f64]) -> f64 {
    let route = |steps: &[Step]| {
        let mut entering = 1.0;
        let mut most = f64::INFINITY;
        for step in steps {
            most = most.min(days[step.group] / (entering * step.hours));
            entering *= step.good;
        }
        most
    };
    let alternate = product.alternate.as_deref().map_or(f64::INFINITY, route);
    route(&product.steps).min(alternate)
}
