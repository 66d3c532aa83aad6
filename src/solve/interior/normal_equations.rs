//! The normal equations `A·W·Aᵀ` of a step, factorised by faer's sparse Cholesky method.

use faer::dyn_stack::{MemBuffer, MemStack, StackReq};
use faer::linalg::cholesky::llt::factor::LltRegularization;
use faer::perm::PermRef;
use faer::sparse::linalg::SymbolicSupernodalParams;
use faer::sparse::linalg::cholesky::{
    CholeskySymbolicParams, LltRef, SymbolicCholesky, SymmetricOrdering,
    factorize_symbolic_cholesky,
};
use faer::sparse::{SparseColMatRef, SymbolicSparseColMat, SymbolicSparseColMatRef};
use faer::{Conj, MatMut, Par, Side, Spec};
use feral_metis::{CscPattern, metis_order};

use super::equations::{Lines, largest};

/// Products of entries per row above which a matrix is too dense for this method: some dense
/// column makes all of `A·W·Aᵀ` dense.
const MOST_PRODUCTS_PER_ROW: usize = 3_000;

/// Entries of the triangular factor above which it would not fit the memory of a small machine.
const MOST_FACTOR_ENTRIES: usize = 150_000_000;

/// Entries of the factor per row above which a second order is looked for.
const MUCH_FILL: usize = 30;

/// Relative regularisation of the diagonal: dependent rows keep a pivot. What it takes
/// from a solution, refinement gives back.
const DIAGONAL_EXCESS: f64 = 1e-11;

/// Residual at which refinement stops, relative to the right-hand side.
const SMALL_ENOUGH: f64 = 1e-8;

/// Rounds of refinement at most.
const REFINEMENTS: usize = 3;

/// The pattern, found once, and the factors for the last weights.
pub(super) struct NormalEquations {
    by_column: Lines,
    by_row: Lines,
    /// Pattern of the lower triangle.
    pattern: SymbolicSparseColMat<usize>,
    symbolic: SymbolicCholesky<usize>,
    values: Vec<f64>,
    factor: Vec<f64>,
    weights: Vec<f64>,
    /// Factors that make the diagonal one.
    scale: Vec<f64>,
}

impl NormalEquations {
    /// `None` if the matrix is too dense.
    pub fn of(by_column: &Lines, by_row: &Lines) -> Option<Self> {
        let rows = by_row.len();
        let products: usize =
            (0..by_column.len()).map(|at| by_column.line(at).0.len().pow(2)).sum();
        if rows == 0 || products > MOST_PRODUCTS_PER_ROW * rows.max(1000) {
            return None;
        }
        let (starts, places) = pattern(by_column, by_row);
        let entries = places.len();
        let pattern = SymbolicSparseColMat::new_checked(rows, rows, starts, None, places);
        let symbolic = symbolic(pattern.as_ref())?;
        if symbolic.len_val() > MOST_FACTOR_ENTRIES {
            return None;
        }
        Some(Self {
            by_column: by_column.clone(),
            by_row: by_row.clone(),
            pattern,
            factor: vec![0.0; symbolic.len_val()],
            symbolic,
            values: vec![0.0; entries],
            weights: Vec::new(),
            scale: Vec::new(),
        })
    }

    /// Factorises for the weights, one per column; `None` if that fails.
    pub fn factorise(&mut self, weights: &[f64]) -> Option<()> {
        self.weights = weights.to_vec();
        self.assemble();
        let request = self.symbolic.factorize_numeric_llt_scratch::<f64>(Par::Seq, Spec::default());
        let mut memory = MemBuffer::try_new(request).ok()?;
        let regularization = LltRegularization {
            dynamic_regularization_delta: 1.0,
            dynamic_regularization_epsilon: 1e-3 * DIAGONAL_EXCESS,
        };
        self.symbolic
            .factorize_numeric_llt::<f64>(
                &mut self.factor,
                SparseColMatRef::new(self.pattern.as_ref(), &self.values),
                Side::Lower,
                regularization,
                Par::Seq,
                MemStack::new(&mut memory),
                Spec::default(),
            )
            .ok()?;
        Some(())
    }

    /// Values of the lower triangle at the weights.
    fn assemble(&mut self) {
        let mut sums = vec![0.0; self.by_row.len()];
        let (starts, places) = (self.pattern.col_ptr(), self.pattern.row_idx());
        for row in 0..self.by_row.len() {
            let (columns, values) = self.by_row.line(row);
            for (&column, value) in columns.iter().zip(values) {
                let factor = value * self.weights[column];
                let (others, entries) = self.by_column.line(column);
                for (&other, entry) in others.iter().zip(entries) {
                    sums[other] += factor * entry;
                }
            }
            let line = starts[row]..starts[row + 1];
            for (value, &place) in self.values[line.clone()].iter_mut().zip(&places[line]) {
                *value = sums[place];
            }
            for &column in columns {
                for &other in self.by_column.line(column).0 {
                    sums[other] = 0.0;
                }
            }
        }
        let diagonal = (0..self.by_row.len()).map(|row| self.values[starts[row]]);
        self.scale = diagonal.map(|it| if it > 0.0 { 1.0 / it.sqrt() } else { 1.0 }).collect();
        for row in 0..self.by_row.len() {
            let line = starts[row]..starts[row + 1];
            for (value, &place) in self.values[line.clone()].iter_mut().zip(&places[line]) {
                *value *= self.scale[row] * self.scale[place];
            }
            self.values[starts[row]] += DIAGONAL_EXCESS;
        }
    }

    /// Solves in place, refined as long as that helps.
    pub fn solve(&self, vector: &mut [f64]) {
        let wanted = vector.to_vec();
        self.solve_once(vector);
        let mut missing = self.missing(&wanted, vector);
        for _ in 0..REFINEMENTS {
            let size = largest(&missing);
            if size <= SMALL_ENOUGH * largest(&wanted) {
                return;
            }
            self.solve_once(&mut missing);
            let refined: Vec<f64> =
                vector.iter().zip(&missing).map(|(it, more)| it + more).collect();
            missing = self.missing(&wanted, &refined);
            if largest(&missing) >= size {
                return;
            }
            vector.copy_from_slice(&refined);
        }
    }

    /// The residual of a solution.
    fn missing(&self, wanted: &[f64], solution: &[f64]) -> Vec<f64> {
        let mut missing = wanted.to_vec();
        let mut along = vec![0.0; self.by_column.len()];
        self.by_column.subtract_product(solution, &mut along);
        along.iter_mut().zip(&self.weights).for_each(|(it, weight)| *it *= -weight);
        self.by_row.subtract_product(&along, &mut missing);
        missing
    }

    fn solve_once(&self, vector: &mut [f64]) {
        let rows = vector.len();
        vector.iter_mut().zip(&self.scale).for_each(|(it, scale)| *it *= scale);
        let request: StackReq = self.symbolic.solve_in_place_scratch::<f64>(1, Par::Seq);
        let mut memory = MemBuffer::new(request);
        LltRef::new(&self.symbolic, &self.factor).solve_in_place_with_conj(
            Conj::No,
            MatMut::from_column_major_slice_mut(vector, rows, 1),
            Par::Seq,
            MemStack::new(&mut memory),
        );
        vector.iter_mut().zip(&self.scale).for_each(|(it, scale)| *it *= scale);
    }
}

/// The factor's pattern, in the better of two orders.
///
/// Minimum degree takes what is cheapest next; nested dissection looks for few rows that separate
/// all others (A. George, *Nested dissection of a regular finite element mesh*, SIAM Journal on
/// Numerical Analysis 10, 1973): the days in the middle of a month part its beginning from its end.
/// It is looked for where minimum degree fills much, which is where solving takes its time.
fn symbolic(pattern: SymbolicSparseColMatRef<'_, usize>) -> Option<SymbolicCholesky<usize>> {
    let by_degree = in_order(pattern, SymmetricOrdering::Amd)?;
    if by_degree.len_val() < MUCH_FILL * pattern.nrows() {
        return Some(by_degree);
    }
    let dissected = dissected(pattern).and_then(|order| {
        let mut places = vec![0; order.len()];
        order.iter().enumerate().for_each(|(place, &row)| places[row] = place);
        let order = PermRef::new_checked(&order, &places, places.len());
        in_order(pattern, SymmetricOrdering::Custom(order))
    });
    Some(match dissected {
        Some(dissected) if dissected.len_val() < by_degree.len_val() => dissected,
        _ => by_degree,
    })
}

fn in_order(
    pattern: SymbolicSparseColMatRef<'_, usize>,
    order: SymmetricOrdering<'_, usize>,
) -> Option<SymbolicCholesky<usize>> {
    let params = CholeskySymbolicParams {
        supernodal_params: SymbolicSupernodalParams::default(),
        ..CholeskySymbolicParams::default()
    };
    factorize_symbolic_cholesky(pattern, Side::Lower, order, params).ok()
}

/// The rows in an order of nested dissection; `None` if there is none to be had.
fn dissected(lower: SymbolicSparseColMatRef<'_, usize>) -> Option<Vec<usize>> {
    let rows = lower.nrows();
    let (starts, places) = (lower.col_ptr(), lower.row_idx());
    let mut lines: Vec<Vec<i32>> = vec![Vec::new(); rows];
    for row in 0..rows {
        for &other in places[starts[row]..starts[row + 1]].iter().filter(|&&other| other != row) {
            lines[row].push(i32::try_from(other).ok()?);
            lines[other].push(i32::try_from(row).ok()?);
        }
    }
    let mut ends = vec![0];
    let mut all = Vec::new();
    for line in &mut lines {
        line.sort_unstable();
        all.append(line);
        ends.push(i32::try_from(all.len()).ok()?);
    }
    let order = metis_order(&CscPattern::new(rows, &ends, &all)?).ok()?;
    order.into_iter().map(|row| usize::try_from(row).ok()).collect()
}

/// Starts and places of the lower triangle of `A·Aᵀ` by columns, the diagonal first.
fn pattern(by_column: &Lines, by_row: &Lines) -> (Vec<usize>, Vec<usize>) {
    let rows = by_row.len();
    let mut starts = vec![0];
    let mut places = Vec::new();
    let mut seen = vec![usize::MAX; rows];
    for row in 0..rows {
        let from = places.len();
        seen[row] = row;
        places.push(row);
        for &column in by_row.line(row).0 {
            for &other in by_column.line(column).0 {
                if other > row && seen[other] != row {
                    seen[other] = row;
                    places.push(other);
                }
            }
        }
        places[from..].sort_unstable();
        starts.push(places.len());
    }
    (starts, places)
}
