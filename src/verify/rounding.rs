//! Inequalities derived by mixed-integer rounding, computed again from their derivation.

use crate::ids::{ColumnId, Id, RowId};
use crate::lp::{Bounds, Derivation, Lp};

/// How far the fraction of the right-hand side must be from a whole number: near one, a rounding
/// decides which way it is rounded.
const LEAST_FRACTION: f64 = 1e-4;

/// Part of the largest term of a sum below which a term is the rounding of terms that cancel. A
/// thousand roundings, and two digits below what a certificate leaves to a reduced cost.
const NOISE: f64 = 1e-12;

/// Part of the largest term of an inequality below which a term is not worth having.
const SMALL: f64 = 1e-9;

/// What is left open on the right-hand side, relative to the terms of the sum.
const SLACK: f64 = 1e-10;

/// An inequality `Σ coefficient · column ≤ most`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Inequality {
    /// The coefficients, by ascending column.
    pub terms: Vec<(ColumnId, f64)>,
    /// The right-hand side.
    pub most: f64,
}

/// The programme's bounds with those of whole columns rounded inwards.
pub(super) fn rounded_bounds(lp: &Lp) -> Vec<Bounds> {
    let round = |(column, bounds): (ColumnId, &Bounds)| {
        if lp.domain(column).is_whole() { rounded_inwards(*bounds) } else { *bounds }
    };
    lp.columns().enumerated().map(round).collect()
}

/// The whole numbers within bounds.
fn rounded_inwards(bounds: Bounds) -> Bounds {
    let reach = |end: f64| 1e-9 * (1.0 + end.abs());
    Bounds {
        lower: (bounds.lower - reach(bounds.lower)).ceil(),
        upper: (bounds.upper + reach(bounds.upper)).floor(),
    }
}

/// A dense sum over columns with the list of those touched.
struct Dense {
    values: Vec<f64>,
    touched: Vec<bool>,
    list: Vec<usize>,
}

impl Dense {
    fn new(length: usize) -> Self {
        Self { values: vec![0.0; length], touched: vec![false; length], list: Vec::new() }
    }

    fn add(&mut self, at: usize, value: f64) {
        if !self.touched[at] {
            self.touched[at] = true;
            self.list.push(at);
        }
        self.values[at] += value;
    }
}

/// Derives inequalities one after another; the programme's bounds are those of the root.
pub(super) struct Derivations<'l> {
    lp: &'l Lp,
    bounds: Vec<Bounds>,
    cuts: Vec<Inequality>,
}

impl<'l> Derivations<'l> {
    /// No inequality yet.
    pub fn new(lp: &'l Lp) -> Self {
        Self { lp, bounds: rounded_bounds(lp), cuts: Vec::new() }
    }

    /// The inequalities so far.
    pub fn cuts(&self) -> &[Inequality] {
        &self.cuts
    }

    /// Adds the inequality of a derivation; `None` if nothing follows from it.
    pub fn derive(&mut self, derivation: &Derivation) -> Option<&Inequality> {
        let cut = self.rounded(derivation)?;
        self.cuts.push(cut);
        self.cuts.last()
    }

    /// The terms of a row or cut, its lower and upper side.
    fn row(&self, at: usize) -> Option<(&[(ColumnId, f64)], Bounds)> {
        let rows = self.lp.rows().len();
        if at < rows {
            let row = RowId::at(at);
            return Some((self.lp.matrix().row(row), self.lp.rows()[row]));
        }
        let cut = self.cuts.get(at - rows)?;
        Some((&cut.terms, Bounds::at_most(cut.most)))
    }

    /// Whether the slack of a row is whole for whole columns. That of a cut is not: a rounding was
    /// left open on its right-hand side.
    fn has_whole_slack(&self, row: usize, terms: &[(ColumnId, f64)], side: f64) -> bool {
        let whole = |value: f64| value.fract() == 0.0 && value.abs() < 1e9;
        row < self.lp.rows().len()
            && whole(side)
            && terms
                .iter()
                .all(|&(column, value)| whole(value) && self.lp.domain(column).is_whole())
    }

    /// Terms that cancel but for rounding are none, where their column has no bound to be counted
    /// from.
    fn drop_noise(&self, sum: &mut Dense, from_upper: impl Fn(ColumnId) -> bool) {
        let size = |at: usize| self.lp.column_size(ColumnId::at(at));
        let of = |at: &usize| sum.values[*at].abs() * size(*at);
        let largest = sum.list.iter().map(of).fold(0.0, f64::max);
        for &at in &sum.list {
            let bounds = self.bounds[at];
            let end = if from_upper(ColumnId::at(at)) { bounds.upper } else { bounds.lower };
            if !end.is_finite() && sum.values[at].abs() * size(at) <= NOISE * largest {
                sum.values[at] = 0.0;
            }
        }
    }

    /// The inequality that follows, by the steps of its derivation:
    /// `Σ w·(a·x ± s) = Σ w·side`, every column and slack counted from a bound so that it is not
    /// negative, divided; then whole terms are rounded down with their fraction beyond that of the
    /// right-hand side, others keep their negative part.
    fn rounded(&self, derivation: &Derivation) -> Option<Inequality> {
        if !(derivation.divisor.is_finite() && derivation.divisor > 0.0) {
            return None;
        }
        let mut sum = Dense::new(self.lp.columns().len());
        let mut side = 0.0;
        let mut size = 0.0_f64;
        // The slacks: row, coefficient, whether whole.
        let mut slacks = Vec::with_capacity(derivation.rows.len());
        for weighted in &derivation.rows {
            let (terms, bounds) = self.row(weighted.row as usize)?;
            let weight = weighted.weight / derivation.divisor;
            let end = if weighted.upper { bounds.upper } else { bounds.lower };
            if !end.is_finite() || !weight.is_finite() {
                return None;
            }
            for &(column, value) in terms {
                sum.add(column.position(), weight * value);
            }
            side += weight * end;
            size = size.max((weight * end).abs());
            if !bounds.is_fixed() {
                let coefficient = if weighted.upper { weight } else { -weight };
                let whole = self.has_whole_slack(weighted.row as usize, terms, end);
                slacks.push((*weighted, end, coefficient, whole));
            }
        }
        let from_upper = |column: ColumnId| derivation.from_upper.binary_search(&column).is_ok();
        sum.list.sort_unstable();
        self.drop_noise(&mut sum, from_upper);
        // Counted from a bound.
        for &at in &sum.list {
            let (value, column) = (sum.values[at], ColumnId::at(at));
            if value == 0.0 {
                continue;
            }
            let end =
                if from_upper(column) { self.bounds[at].upper } else { self.bounds[at].lower };
            if !end.is_finite() {
                return None;
            }
            side -= value * end;
            size = size.max((value * end).abs());
        }
        let fraction = side - side.floor();
        if !(LEAST_FRACTION..=1.0 - LEAST_FRACTION).contains(&fraction) || side.abs() > 1e9 {
            return None;
        }
        let rounded = |value: f64, whole: bool| {
            if whole {
                let part = value - value.floor();
                value.floor() + (part - fraction).max(0.0) / (1.0 - fraction)
            } else {
                value.min(0.0) / (1.0 - fraction)
            }
        };
        // In terms of the columns again.
        let mut most = side.floor();
        let mut cut = Dense::new(self.lp.columns().len());
        for &at in &sum.list {
            let (value, column) = (sum.values[at], ColumnId::at(at));
            let whole = self.lp.domain(column).is_whole();
            let (sign, end) = if from_upper(column) {
                (-1.0, self.bounds[at].upper)
            } else {
                (1.0, self.bounds[at].lower)
            };
            let coefficient = sign * rounded(sign * value, whole);
            if coefficient != 0.0 {
                cut.add(at, coefficient);
                most += coefficient * end;
                size = size.max((coefficient * end).abs());
            }
        }
        for (weighted, end, coefficient, whole) in slacks {
            let coefficient = rounded(coefficient, whole);
            if coefficient == 0.0 {
                continue;
            }
            // The slack is `side − a·x` or `a·x − side`.
            let sign = if weighted.upper { -1.0 } else { 1.0 };
            for &(column, value) in self.row(weighted.row as usize)?.0 {
                cut.add(column.position(), sign * coefficient * value);
            }
            most += sign * coefficient * end;
            size = size.max((coefficient * end).abs());
        }
        cut.list.sort_unstable();
        let mut terms = Vec::with_capacity(cut.list.len());
        let largest = cut.list.iter().fold(0.0_f64, |most, &at| most.max(cut.values[at].abs()));
        for &at in &cut.list {
            let value = cut.values[at];
            if value == 0.0 {
                continue;
            }
            // A small term goes to the right-hand side at its least; without a bound it stays, unless
            // it is noise.
            let bounds = self.bounds[at];
            let end = if value > 0.0 { bounds.lower } else { bounds.upper };
            if value.abs() > SMALL * largest || !end.is_finite() && value.abs() > NOISE * largest {
                terms.push((ColumnId::at(at), value));
            } else if end.is_finite() {
                most -= value * end;
            }
        }
        let cut = Inequality { terms, most: most + SLACK * (1.0 + size) };
        (cut.most.is_finite() && cut.terms.iter().all(|term| term.1.is_finite())).then_some(cut)
    }
}
