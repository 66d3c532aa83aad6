//! A basis as a value: which variables are basic, and at which bound each nonbasic one is.

use rustc_hash::FxHashMap;

use crate::ids::{ColumnId, Id, IdVec, RowId};
use crate::lp::{Answer, Bounds, Lp, Objective};
use crate::tolerances::AT_BOUND;

/// The status of a variable (a column, or the activity of a row) in a basis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// Its value follows from the others.
    Basic,
    /// It is at its lower bound.
    #[default]
    AtLower,
    /// It is at its upper bound.
    AtUpper,
    /// It has no bound and is at zero.
    AtZero,
}

/// The status of every row and column: all that is needed to continue a solve where another one
/// ended, also after bounds, costs or coefficients have changed or rows and columns were added.
///
/// A basis need not fit: the simplex method completes one with too few basic variables, removes
/// superfluous or dependent ones, and moves a variable off a bound that no longer exists.
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
    /// bound nearest to zero; superfluous ones are removed.
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

    /// The basis of one programme carried over to another by the names of rows and columns, such as
    /// from last month's plan to this month's: what is new has the status of [`Basis::slack`], and
    /// what was fixed at what is now an upper bound is nonbasic there.
    #[must_use]
    pub fn carried(&self, from: &Lp, to: &Lp) -> Self {
        let rows: FxHashMap<&str, (Standing, Bounds)> = from
            .rows()
            .enumerated()
            .zip(&self.rows)
            .map(|((row, bounds), at)| (from.row_name(row), (*at, *bounds)))
            .collect();
        let columns: FxHashMap<&str, (Standing, Bounds)> = from
            .columns()
            .enumerated()
            .zip(&self.columns)
            .map(|((column, bounds), at)| (from.column_name(column), (*at, *bounds)))
            .collect();
        let row = |row| {
            let known = rows.get(to.row_name(row)).copied();
            known.map(|(at, before)| resting(at, before, to.rows()[row]))
        };
        let column = |column| {
            let known = columns.get(to.column_name(column)).copied();
            known.map(|(at, before)| resting(at, before, to.columns()[column]))
        };
        Self::taken(to, row, column)
    }

    /// A basis from the known statuses of rows and columns; an unknown status is
    /// that of [`Basis::slack`].
    #[must_use]
    pub fn taken(
        lp: &Lp,
        row: impl Fn(RowId) -> Option<Standing>,
        column: impl Fn(ColumnId) -> Option<Standing>,
    ) -> Self {
        let mut basis = Self::slack(lp);
        for at in lp.rows().ids() {
            basis.rows[at] = row(at).unwrap_or(basis.rows[at]);
        }
        for at in lp.columns().ids() {
            basis.columns[at] = column(at).unwrap_or(basis.columns[at]);
        }
        basis
    }

    /// A basis close to the answer of any method, such as an interior point: basic is what lies
    /// between its bounds, the farthest inside first, then what is at a bound without a price;
    /// everything else is at the bound it is nearest to. Our simplex method starts there and
    /// makes it optimal: the place of crossover (R. E. Bixby and M. J. Saltzman, *Recovering an
    /// optimal LP basis from an interior point solution*, Operations Research Letters 15, 1994),
    /// with pivots instead of their pushes.
    #[must_use]
    pub fn near(lp: &Lp, objective: &Objective, answer: &Answer) -> Self {
        let columns = lp.columns().len();
        let places = places(lp, objective, answer);
        // Of equals, columns come before activities.
        let mut order: Vec<usize> = (0..places.len())
            .filter(|at| places[*at].depth > 0.0 || places[*at].unpriced)
            .collect();
        order.sort_by(|&one, &other| {
            places[other].depth.total_cmp(&places[one].depth).then(one.cmp(&other))
        });
        let standing = |place: &Place| place.standing;
        let mut basis = Self {
            rows: places[columns..].iter().map(standing).collect(),
            columns: places[..columns].iter().map(standing).collect(),
        };
        for &at in order.iter().take(lp.rows().len()) {
            if at < columns {
                basis.columns[ColumnId::at(at)] = Standing::Basic;
            } else {
                basis.rows[RowId::at(at - columns)] = Standing::Basic;
            }
        }
        basis
    }

    /// The statuses of an answer that is no corner: basic is everything between its bounds, also
    /// where that is more than there are rows. Postsolve asks for no more.
    #[must_use]
    pub fn between(lp: &Lp, objective: &Objective, answer: &Answer) -> Self {
        let standing = |place: &Place| {
            if place.depth > 0.0 { Standing::Basic } else { place.standing }
        };
        let columns = lp.columns().len();
        let places = places(lp, objective, answer);
        Self {
            rows: places[columns..].iter().map(standing).collect(),
            columns: places[..columns].iter().map(standing).collect(),
        }
    }

    /// The number of basic variables; as many as rows where the basis is complete.
    #[must_use]
    pub fn basic(&self) -> usize {
        let basic = |standing: &&Standing| **standing == Standing::Basic;
        self.rows.iter().filter(basic).count() + self.columns.iter().filter(basic).count()
    }
}

/// The position of a variable in an answer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Its value, in its own units.
    pub value: f64,
    /// How far inside its bounds it lies, relative to its size; zero if it is at one, or so
    /// near that its price outweighs the distance: of an interior point's complementary pair one
    /// vanishes.
    pub depth: f64,
    /// Whether its price is negligible.
    unpriced: bool,
    /// Its bound if it is nonbasic.
    pub standing: Standing,
}

/// The positions of all variables, columns first, then activities.
pub(super) fn places(lp: &Lp, objective: &Objective, answer: &Answer) -> Vec<Place> {
    let sign = objective.sense.sign();
    let mut reduced: Vec<f64> =
        lp.columns().ids().map(|column| sign * objective.cost(column)).collect();
    let largest = reduced.iter().fold(1e-9_f64, |most, cost| most.max(cost.abs()));
    let mut rows = Vec::with_capacity(lp.rows().len());
    for (row, bounds) in lp.rows().enumerated() {
        let price = answer.dual[row.position()];
        let mut activity = 0.0;
        for &(column, value) in lp.matrix().row(row) {
            activity += value * answer.primal[column.position()];
            reduced[column.position()] -= value * price;
        }
        rows.push(place(*bounds, activity, price / largest));
    }
    let columns = lp.columns().iter().zip(&answer.primal).zip(&reduced);
    let columns = columns.map(|((bounds, value), price)| place(*bounds, *value, price / largest));
    columns.chain(rows).collect()
}

fn place(bounds: Bounds, value: f64, price: f64) -> Place {
    let scale = 1.0 + value.abs();
    let (below, above) = ((value - bounds.lower) / scale, (bounds.upper - value) / scale);
    let standing = match (bounds.lower.is_finite(), bounds.upper.is_finite()) {
        (false, false) => Standing::AtZero,
        (true, true) if above < below => Standing::AtUpper,
        (false, true) => Standing::AtUpper,
        (true, _) => Standing::AtLower,
    };
    let depth = below.min(above);
    let inside = depth > AT_BOUND && depth > price.abs();
    let depth = if inside { depth } else { 0.0 };
    Place { value, depth, unpriced: price.abs() <= AT_BOUND, standing }
}

/// The status of a nonbasic variable whose bounds were `before` and are now `after`.
fn resting(at: Standing, before: Bounds, after: Bounds) -> Standing {
    let released = before.is_fixed() && !after.is_fixed();
    match at {
        Standing::AtLower | Standing::AtUpper if released && before.lower <= after.lower => {
            Standing::AtLower
        }
        Standing::AtLower | Standing::AtUpper if released && before.upper >= after.upper => {
            Standing::AtUpper
        }
        _ => at,
    }
}
