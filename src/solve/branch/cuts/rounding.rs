//! Mixed-integer rounding of a sum of rows, as the search computes it; `verify` derives it again.

use rustc_hash::FxHashMap;

use crate::ids::{ColumnId, Id};
use crate::lp::{Bounds, Derivation, Weighted};
use crate::solve::branch::problem::Problem;

/// A sum of rows as an equation: `Σ coefficient · column + Σ coefficient · slack = side`.
#[derive(Clone, Debug)]
pub(super) struct Equation {
    pub rows: Vec<Weighted>,
    /// By ascending column.
    pub terms: Vec<(u32, f64)>,
    pub slacks: Vec<Slack>,
    pub side: f64,
}

/// The slack of one of the rows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slack {
    /// Which of the rows.
    pub of: usize,
    pub coefficient: f64,
    /// The side it is counted from.
    pub end: f64,
    pub whole: bool,
    /// Its value at the point to be cut off.
    pub value: f64,
}

/// An inequality `Σ coefficient · column ≤ most`.
#[derive(Clone, Debug)]
pub(super) struct Cut {
    pub terms: Vec<(u32, f64)>,
    pub most: f64,
    pub derivation: Derivation,
    /// How far the point to be cut off is from it.
    pub depth: f64,
}

/// Whether the slack of a row is whole for whole columns; that of a cut is not.
fn has_whole_slack(problem: &Problem, row: usize, side: f64) -> bool {
    let whole = |value: f64| value.fract() == 0.0 && value.abs() < 1e9;
    row < problem.own_rows
        && whole(side)
        && problem
            .row(row)
            .0
            .iter()
            .all(|&(column, value)| whole(value) && problem.domains[column.position()].is_whole())
}

impl Equation {
    /// The sum of weighted rows; `None` if a side is missing.
    pub fn of(problem: &Problem, rows: Vec<Weighted>, point: &[f64]) -> Option<Self> {
        let mut sum: FxHashMap<u32, f64> = FxHashMap::default();
        let mut slacks = Vec::new();
        let mut side = 0.0;
        for (of, weighted) in rows.iter().enumerate() {
            let (terms, bounds) = problem.row(weighted.row as usize);
            let end = if weighted.upper { bounds.upper } else { bounds.lower };
            if !end.is_finite() {
                return None;
            }
            let mut activity = 0.0;
            for &(column, value) in terms {
                #[allow(clippy::cast_possible_truncation)] // fewer than 2^32 columns
                let at = column.position() as u32;
                *sum.entry(at).or_default() += weighted.weight * value;
                activity += value * point[column.position()];
            }
            side += weighted.weight * end;
            if !bounds.is_fixed() {
                let sign = if weighted.upper { 1.0 } else { -1.0 };
                slacks.push(Slack {
                    of,
                    coefficient: sign * weighted.weight,
                    end,
                    whole: has_whole_slack(problem, weighted.row as usize, end),
                    value: (sign * (end - activity)).max(0.0),
                });
            }
        }
        // Terms that cancel but for rounding are none, where a bound is missing to count them from.
        let size = |column: u32| problem.lp.column_size(ColumnId::at(column as usize));
        let of = |(column, value): (&u32, &f64)| value.abs() * size(*column);
        let largest = sum.iter().map(of).fold(0.0, f64::max);
        let counts = |(column, value): &(u32, f64)| {
            let bounds = problem.bounds[*column as usize];
            let bounded = bounds.lower.is_finite() && bounds.upper.is_finite();
            *value != 0.0 && (bounded || value.abs() * size(*column) > NOISE * largest)
        };
        let mut terms: Vec<(u32, f64)> = sum.into_iter().filter(counts).collect();
        terms.sort_unstable_by_key(|term| term.0);
        Some(Self { rows, terms, slacks, side })
    }
}

/// Rounds `value`, a coefficient of something not negative, where the side has this fraction.
fn rounded(value: f64, whole: bool, fraction: f64) -> f64 {
    if whole {
        let part = value - value.floor();
        value.floor() + (part - fraction).max(0.0) / (1.0 - fraction)
    } else {
        value.min(0.0) / (1.0 - fraction)
    }
}

/// Part of the largest term below which a term is the rounding of terms that cancel, and below which
/// one is not worth having: as in `verify`.
const NOISE: f64 = 1e-12;
const SMALL: f64 = 1e-9;

/// What `verify` leaves open on the right-hand side, relative to its terms: what is derived further has
/// to begin from the same numbers.
const SLACK: f64 = 1e-10;

/// Fractions of the side that are worth rounding.
const FRACTIONS: std::ops::RangeInclusive<f64> = 0.005..=0.995;

/// A substitution: which terms are counted from their upper bound, and the values counted.
pub(super) struct Counted {
    pub from_upper: Vec<bool>,
    values: Vec<f64>,
    side: f64,
}

impl Counted {
    /// Counts every term from the bound it is nearer to; `None` if a column has none.
    pub fn of(problem: &Problem, equation: &Equation, point: &[f64]) -> Option<Self> {
        let nearer = |&(column, _): &(u32, f64)| {
            let bounds = problem.bounds[column as usize];
            let value = point[column as usize];
            bounds.upper - value < value - bounds.lower
        };
        let from_upper = equation.terms.iter().map(nearer).collect();
        Self::with(problem, equation, from_upper, point)
    }

    /// Counts terms from these bounds.
    pub fn with(
        problem: &Problem,
        equation: &Equation,
        from_upper: Vec<bool>,
        point: &[f64],
    ) -> Option<Self> {
        let mut side = equation.side;
        let mut values = Vec::with_capacity(from_upper.len());
        for (&(column, value), &upper) in equation.terms.iter().zip(&from_upper) {
            let bounds: Bounds = problem.bounds[column as usize];
            let at = point[column as usize];
            let end = if upper { bounds.upper } else { bounds.lower };
            if !end.is_finite() {
                return None;
            }
            side -= value * end;
            values.push((if upper { end - at } else { at - end }).max(0.0));
        }
        Some(Self { from_upper, values, side })
    }

    /// How far the point violates the rounded inequality, in its terms counted from bounds.
    pub fn violation(&self, problem: &Problem, equation: &Equation, divisor: f64) -> f64 {
        let side = self.side / divisor;
        let fraction = side - side.floor();
        if !FRACTIONS.contains(&fraction) {
            return f64::NEG_INFINITY;
        }
        let mut left = -side.floor();
        let counted = equation.terms.iter().zip(&self.from_upper).zip(&self.values);
        for ((&(column, value), &upper), &at) in counted {
            if at > 0.0 {
                let value = if upper { -value } else { value } / divisor;
                let whole = problem.domains[column as usize].is_whole();
                left += rounded(value, whole, fraction) * at;
            }
        }
        for slack in &equation.slacks {
            if slack.value > 0.0 {
                left += rounded(slack.coefficient / divisor, slack.whole, fraction) * slack.value;
            }
        }
        left
    }

    /// The inequality in terms of the columns.
    pub fn cut(
        &self,
        problem: &Problem,
        equation: &Equation,
        divisor: f64,
        point: &[f64],
    ) -> Option<Cut> {
        let side = self.side / divisor;
        let fraction = side - side.floor();
        if !FRACTIONS.contains(&fraction) {
            return None;
        }
        let mut most = side.floor();
        // The largest term of the right-hand side, by which its rounding is judged.
        let mut size = 0.0_f64;
        for weighted in &equation.rows {
            let bounds = problem.row(weighted.row as usize).1;
            let end = if weighted.upper { bounds.upper } else { bounds.lower };
            size = size.max((weighted.weight / divisor * end).abs());
        }
        let mut sum: FxHashMap<u32, f64> = FxHashMap::default();
        let mut from_upper = Vec::new();
        for (&(column, value), &upper) in equation.terms.iter().zip(&self.from_upper) {
            let bounds = problem.bounds[column as usize];
            let (sign, end) = if upper { (-1.0, bounds.upper) } else { (1.0, bounds.lower) };
            let whole = problem.domains[column as usize].is_whole();
            let coefficient = sign * rounded(sign * value / divisor, whole, fraction);
            if upper {
                from_upper.push(ColumnId::at(column as usize));
            }
            *sum.entry(column).or_default() += coefficient;
            most += coefficient * end;
            size = size.max((value / divisor * end).abs()).max((coefficient * end).abs());
        }
        for slack in &equation.slacks {
            let coefficient = rounded(slack.coefficient / divisor, slack.whole, fraction);
            if coefficient == 0.0 {
                continue;
            }
            let weighted = equation.rows[slack.of];
            let sign = if weighted.upper { -1.0 } else { 1.0 };
            for &(column, value) in problem.row(weighted.row as usize).0 {
                #[allow(clippy::cast_possible_truncation)] // fewer than 2^32 columns
                let at = column.position() as u32;
                *sum.entry(at).or_default() += sign * coefficient * value;
            }
            most += sign * coefficient * slack.end;
            size = size.max((coefficient * slack.end).abs());
        }
        let largest = sum.values().fold(0.0_f64, |most, value| most.max(value.abs()));
        let mut terms = Vec::with_capacity(sum.len());
        for (column, value) in sum {
            let bounds = problem.bounds[column as usize];
            let end = if value > 0.0 { bounds.lower } else { bounds.upper };
            if value == 0.0 {
                continue;
            }
            if value.abs() > SMALL * largest || !end.is_finite() && value.abs() > NOISE * largest {
                terms.push((column, value));
            } else if end.is_finite() {
                most -= value * end;
            }
        }
        most += SLACK * (1.0 + size);
        terms.sort_unstable_by_key(|term| term.0);
        let length = terms.iter().map(|term| term.1 * term.1).sum::<f64>().sqrt();
        let least = terms.iter().fold(f64::INFINITY, |least, term| least.min(term.1.abs()));
        if terms.is_empty() || !length.is_finite() || largest > 1e6 * least {
            return None;
        }
        let activity: f64 =
            terms.iter().map(|&(column, value)| value * point[column as usize]).sum();
        let derivation = Derivation { rows: equation.rows.clone(), from_upper, divisor };
        Some(Cut { depth: (activity - most) / length, terms, most, derivation })
    }
}
