//! A basis as a value: which variables are basic, and at which bound each other one rests.

use crate::ids::{ColumnId, IdVec, RowId};
use crate::lp::Lp;

/// Where a variable (a column, or the activity of a row) stands in a basis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// Its value follows from the others.
    Basic,
    /// It rests at its lower bound.
    #[default]
    AtLower,
    /// It rests at its upper bound.
    AtUpper,
    /// It has no bound and rests at zero.
    AtZero,
}

/// One standing per row and per column: all that is needed to take up a solve where another one
/// ended, also after bounds, costs or coefficients have changed or rows and columns were added.
///
/// A basis need not fit: the simplex method completes one with too few basic variables, drops
/// what is too many or dependent, and moves a variable off a bound that is no longer there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Basis {
    /// The rows' activities.
    pub rows: IdVec<RowId, Standing>,
    /// The columns.
    pub columns: IdVec<ColumnId, Standing>,
}

impl Basis {
    /// Every activity basic, every column at the bound nearest to zero.
    #[must_use]
    pub fn slack(lp: &Lp) -> Self {
        let mut basis = Self::default();
        basis.fit(lp);
        basis
    }

    /// Makes the basis as long as `lp` has rows and columns: new rows basic, new columns at the
    /// bound nearest to zero; what is too much is cut off.
    pub fn fit(&mut self, lp: &Lp) {
        let rows: Vec<Standing> = self.rows.iter().copied().take(lp.rows().len()).collect();
        let columns: Vec<Standing> =
            self.columns.iter().copied().take(lp.columns().len()).collect();
        let (old_rows, old_columns) = (rows.len(), columns.len());
        self.rows = rows
            .into_iter()
            .chain(std::iter::repeat_n(Standing::Basic, lp.rows().len() - old_rows))
            .collect();
        let resting = lp.columns().iter().skip(old_columns).map(|bounds| {
            match (bounds.lower.is_finite(), bounds.upper.is_finite()) {
                (false, false) => Standing::AtZero,
                (false, true) => Standing::AtUpper,
                (true, true) if bounds.upper.abs() < bounds.lower.abs() => Standing::AtUpper,
                (true, _) => Standing::AtLower,
            }
        });
        self.columns = columns.into_iter().chain(resting).collect();
    }

    /// The number of basic variables; as many as rows where the basis is complete.
    #[must_use]
    pub fn basic(&self) -> usize {
        let basic = |standing: &&Standing| **standing == Standing::Basic;
        self.rows.iter().filter(basic).count() + self.columns.iter().filter(basic).count()
    }
}
