//! A plan in whole numbers as other plans begin from it: its values by the names of their columns.

use rustc_hash::FxHashMap;

use crate::formulate::{ColumnMeaning, Formulation};
use crate::ids::Id;
use crate::lp::Lp;
use crate::model::Factory;

/// The values of a plan in whole numbers; what is not named is zero.
#[derive(Clone, Debug, Default)]
pub(super) struct Incumbent {
    values: FxHashMap<String, f64>,
}

impl Incumbent {
    /// A point of a programme.
    pub fn of(lp: &Lp, point: &[f64]) -> Self {
        let named = lp.columns().ids().zip(point).filter(|(_, value)| **value != 0.0);
        let values = named.map(|(column, value)| (lp.column_name(column).to_owned(), *value));
        Self { values: values.collect() }
    }

    /// The published plan beside a factory: its starts, runs and shipments.
    pub fn published(factory: &Factory, formulation: &Formulation<'_>) -> Option<Self> {
        let published = factory.published.as_deref()?;
        let mut values = FxHashMap::default();
        for (column, meaning) in formulation.legend().columns.enumerated() {
            let value = match *meaning {
                ColumnMeaning::Started { product, route, bucket } => {
                    published.units(product, route, bucket).unwrap_or(0.0)
                }
                ColumnMeaning::Run { product, route, bucket } => {
                    let units = published.units(product, route, bucket);
                    if units.is_some_and(|it| it > 0.0) { 1.0 } else { 0.0 }
                }
                ColumnMeaning::Shipped { order, bucket } => {
                    published.shipped[order][bucket.position()]
                }
                _ => 0.0,
            };
            if value != 0.0 {
                values.insert(formulation.lp().column_name(column).to_owned(), value);
            }
        }
        Some(Self { values })
    }

    /// The values in another programme, one per column.
    pub fn carried(&self, lp: &Lp) -> Vec<f64> {
        let value = |column| self.values.get(lp.column_name(column)).copied().unwrap_or(0.0);
        lp.columns().ids().map(value).collect()
    }
}
