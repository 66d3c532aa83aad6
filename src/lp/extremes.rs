//! The two coefficients of a programme that differ most: reported as E412 if no answer passes
//! verification because the smaller is lost in double precision.

use super::{Lp, Objective};
use crate::ids::Id;
use crate::tolerances::TOO_FAR_APART;

/// A coefficient with its column and row (the objective's name of a cost).
#[derive(Clone, Debug, PartialEq)]
pub struct Coefficient {
    /// The column's name.
    pub column: String,
    /// The row's name, or the objective's.
    pub row: String,
    /// Its size, without sign.
    pub size: f64,
}

/// The smallest and the largest coefficient or cost of a programme, zero left out; `None` if they
/// are near enough to each other.
#[must_use]
pub fn too_far_apart(lp: &Lp, objective: &Objective) -> Option<(Coefficient, Coefficient)> {
    let mut range: Option<(Coefficient, Coefficient)> = None;
    let mut see = |column: &str, row: &str, value: f64| {
        let size = value.abs();
        if size == 0.0 || !size.is_finite() {
            return;
        }
        let found = || Coefficient { column: column.to_owned(), row: row.to_owned(), size };
        match &mut range {
            None => range = Some((found(), found())),
            Some((least, _)) if size < least.size => *least = found(),
            Some((_, most)) if size > most.size => *most = found(),
            Some(_) => {}
        }
    };
    for column in lp.columns().ids() {
        let name = lp.column_name(column);
        see(name, &objective.name, objective.costs.get(column.position()).copied().unwrap_or(0.0));
        for &(row, value) in lp.matrix().column(column) {
            see(name, lp.row_name(row), value);
        }
    }
    range.filter(|(least, most)| most.size / least.size >= TOO_FAR_APART)
}
