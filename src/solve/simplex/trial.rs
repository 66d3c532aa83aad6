//! Random programmes and random pivots, for the tests of the parts.

use super::basis::Standing;
use super::state::Simplex;
use crate::ids::{ColumnId, Id, RowId};
use crate::lp::{Bounds, Lp, LpBuilder, Objective, Sense};

/// Pseudo-random numbers; the same for the same seed.
pub(super) struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `end`.
    #[allow(clippy::cast_possible_truncation)] // as wide as it has to be
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963);
        (self.0 >> 33) as usize % end
    }

    /// A whole number from −9 to 9.
    fn number(&mut self) -> f64 {
        i32::try_from(self.below(19)).map_or(0.0, f64::from) - 9.0
    }
}

/// A sparse programme whose columns are boxed, bounded on one side or fixed, and for which zero
/// is feasible.
pub(super) fn programme(rows: usize, columns: usize, seed: u64) -> Lp {
    let mut random = Random::new(seed);
    let mut builder = LpBuilder::new("random");
    for _ in 0..rows {
        let (below, above) = (random.number().abs(), random.number().abs() + 1.0);
        let bounds = match random.below(3) {
            0 => Bounds::at_most(above),
            1 => Bounds::at_least(-below),
            _ => Bounds::between(-below, above),
        };
        builder.row(format_args!(""), bounds);
    }
    for column in 0..columns {
        let above = random.number().abs() + 1.0;
        let bounds = match random.below(6) {
            0 => Bounds::fixed(0.0),
            1 | 2 => Bounds::NON_NEGATIVE,
            3 => Bounds::at_most(0.0),
            _ => Bounds::between(0.0, above),
        };
        builder.column(format_args!(""), bounds);
        for _ in 0..=random.below(4) {
            let value = random.number();
            builder.add(RowId::at(random.below(rows)), ColumnId::at(column), value);
        }
    }
    builder.build()
}

/// Random costs.
pub(super) fn objective(columns: usize, seed: u64) -> Objective {
    let mut random = Random::new(seed);
    let mut objective = Objective::new("random", Sense::Minimise);
    for column in 0..columns {
        objective.add(ColumnId::at(column), random.number());
    }
    objective
}

/// A loaded programme with everything computed.
pub(super) fn loaded(rows: usize, columns: usize, seed: u64) -> Simplex {
    let mut simplex = Simplex::load(&programme(rows, columns, seed), &objective(columns, seed));
    simplex.reset_work();
    simplex.recompute(true);
    simplex
}

/// Pivots that no method would choose but every part has to follow: any variable that can move
/// enters, the row of its largest entry leaves, and some nonbasic variable is flipped in between.
pub(super) fn pivot(simplex: &mut Simplex, seed: u64, pivots: usize) {
    let mut random = Random::new(seed);
    let mut made = 0;
    while made < pivots {
        let entering = random.below(simplex.form.variables());
        if simplex.variables.is_basic(entering) || simplex.bounds.is_fixed(entering) {
            continue;
        }
        if simplex.bounds.is_boxed(entering) && random.below(3) == 0 {
            let (form, variables) = (&simplex.form, &mut simplex.variables);
            let flipped = [u32::try_from(entering).unwrap()];
            simplex.values.flip(&flipped, form, variables, &simplex.bounds, &mut simplex.factor);
            continue;
        }
        simplex.solve_entering(entering);
        let size = |row: &usize| simplex.column.at(*row).abs();
        let row = (0..simplex.form.rows).max_by(|a, b| size(a).total_cmp(&size(b))).unwrap();
        let entry = simplex.column.at(row);
        if entry.abs() < 0.1 {
            continue;
        }
        assert!(simplex.row.invert(row, &mut simplex.factor));
        simplex.compute_row();
        if simplex.costs.goals_after() > 0 {
            let at = (&simplex.variables, &simplex.bounds);
            let pair = (entering, simplex.variables.basic_in(row));
            simplex.costs.step_dual(pair, &simplex.row, at, &[], made as u64);
        } else {
            simplex.step_reduced_costs(entering, row, entry);
        }
        simplex.dual_weights.update(row, &simplex.row, &simplex.column, &mut simplex.factor);
        let (lower, upper) = (simplex.values.lower(row), simplex.values.upper(row));
        let (bound, at) = if lower.is_finite() && (!upper.is_finite() || random.below(2) == 0) {
            (lower, Standing::AtLower)
        } else {
            (upper, Standing::AtUpper)
        };
        let step = (simplex.values.value(row) - bound) / entry;
        simplex.values.step(&simplex.column, step);
        assert!(simplex.exchange(row, entering, step, at), "seed {seed}");
        made += 1;
    }
    simplex.variables.check();
}

/// A programme after so many such pivots.
pub(super) fn after_pivots(rows: usize, columns: usize, seed: u64, pivots: usize) -> Simplex {
    let mut simplex = loaded(rows, columns, seed);
    pivot(&mut simplex, seed, pivots);
    simplex
}

/// A basis no reduced cost pulls away from, whose values need not be feasible.
pub(super) fn dual_feasible(rows: usize, columns: usize, seed: u64) -> Simplex {
    let mut simplex = after_pivots(rows, columns, seed, rows / 2);
    simplex.make_dual_feasible(0);
    simplex
}

/// A basis whose values are within their bounds, at the optimum of its programme.
pub(super) fn primal_feasible(rows: usize, columns: usize, seed: u64) -> Simplex {
    let lp = programme(rows, columns, seed);
    let mut simplex = Simplex::load(&lp, &Objective::new("nothing", Sense::Minimise));
    simplex.set_objective(&objective(columns, seed));
    let deadline = crate::solve::Deadline::unlimited().at_most(rows as u64 / 2);
    simplex.optimise(&deadline);
    simplex.reset_work();
    simplex.recompute(true);
    if !simplex.values.are_feasible() {
        simplex = loaded(rows, columns, seed);
    }
    simplex
}
