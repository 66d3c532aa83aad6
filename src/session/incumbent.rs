//! A plan in whole numbers as other plans begin from it: its values by the names of their columns.

use rustc_hash::FxHashMap;

use crate::lp::Lp;

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

    /// The values in another programme, one per column.
    pub fn carried(&self, lp: &Lp) -> Vec<f64> {
        let value = |column| self.values.get(lp.column_name(column)).copied().unwrap_or(0.0);
        lp.columns().ids().map(value).collect()
    }
}
