//! The starts that are nothing or at least a lot, or that a setup is paid for.

use rustc_hash::FxHashMap;

use super::legend::{ColumnMeaning, Legend, RowMeaning};
use crate::ids::{ColumnId, RowId};
use crate::lp::{Charge, Lp};

/// The starts with runs or least quantities, in the order of their columns.
#[must_use]
pub fn charges(lp: &Lp, legend: &Legend) -> Vec<Charge> {
    let mut runs: FxHashMap<_, ColumnId> = FxHashMap::default();
    for (column, meaning) in legend.columns.enumerated() {
        if let ColumnMeaning::Run { product, route, bucket } = *meaning {
            runs.insert((product, route, bucket), column);
        }
    }
    let mut found = Vec::new();
    for (quantity, meaning) in legend.columns.enumerated() {
        let run = match *meaning {
            ColumnMeaning::Started { product, route, bucket } => {
                runs.get(&(product, route, bucket)).copied()
            }
            ColumnMeaning::Lots { .. } => None,
            _ => continue,
        };
        let mut least = lp.domain(quantity).least().unwrap_or(0.0);
        let mut most = lp.columns()[quantity].upper;
        for &(row, of_quantity) in lp.matrix().column(quantity) {
            let of_run = || {
                let terms = lp.matrix().row(row).iter();
                terms.filter(|it| Some(it.0) == run).map(|it| -it.1 / of_quantity).sum::<f64>()
            };
            match legend.rows[row] {
                RowMeaning::LeastRun { .. } => least = least.max(of_run()),
                RowMeaning::RunCovers { .. } => most = most.min(of_run()),
                _ => {}
            }
        }
        if run.is_some() || least > 0.0 {
            found.push(Charge { quantity, run, least, most });
        }
    }
    found
}

/// The rows that say nothing more once every run is decided: what ties a quantity to its run, and
/// inequalities that cut off fractions of runs.
#[must_use]
pub fn rows_of_runs(legend: &Legend) -> Vec<RowId> {
    let of_runs = |it: &RowMeaning| {
        matches!(
            it,
            RowMeaning::LeastRun { .. }
                | RowMeaning::RunCovers { .. }
                | RowMeaning::RunsWanted { .. }
        )
    };
    let rows = legend.rows.enumerated();
    rows.filter(|(_, meaning)| of_runs(meaning)).map(|(row, _)| row).collect()
}
