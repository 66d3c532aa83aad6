//! What a branch in each direction has cost per unit so far.

/// How often both directions of a column must have been seen before its pseudo-costs are relied on
/// (reliability branching: T. Achterberg, T. Koch, A. Martin, *Branching rules revisited*, Operations
/// Research Letters 33, 2005).
const RELIABLE: u32 = 4;

/// The mean increase of the relaxation's value per unit of change, by column and direction.
#[derive(Clone, Debug, Default)]
pub(super) struct PseudoCosts {
    /// Sums and counts: down, up.
    columns: Vec<[(f64, u32); 2]>,
    all: [(f64, u32); 2],
    /// How often both directions of a column must have been seen before they are relied on.
    pub reliable: u32,
}

/// What one branch showed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    pub column: u32,
    pub up: bool,
    /// The increase per unit.
    pub per_unit: f64,
}

impl PseudoCosts {
    pub fn new(columns: usize) -> Self {
        Self { columns: vec![[(0.0, 0); 2]; columns], all: [(0.0, 0); 2], reliable: RELIABLE }
    }

    /// For a short search: one look in each direction is relied on.
    pub fn hasty(columns: usize) -> Self {
        Self { reliable: 1, ..Self::new(columns) }
    }

    pub fn see(&mut self, seen: Seen) {
        let side = usize::from(seen.up);
        for sum in [&mut self.columns[seen.column as usize][side], &mut self.all[side]] {
            sum.0 += seen.per_unit;
            sum.1 += 1;
        }
    }

    /// How often the rarer direction was seen.
    pub fn times(&self, column: u32) -> u32 {
        let [down, up] = self.columns[column as usize];
        down.1.min(up.1)
    }

    /// The increase per unit expected; that of all columns together while a column was not seen.
    pub fn per_unit(&self, column: u32, up: bool) -> f64 {
        let side = usize::from(up);
        let of = |(sum, count): (f64, u32)| (count > 0).then(|| sum / f64::from(count));
        of(self.columns[column as usize][side]).or_else(|| of(self.all[side])).unwrap_or(1.0)
    }
}

/// The merit of a branch with these increases: their product, so that both children count (T.
/// Achterberg, *Constraint Integer Programming*, 2007, section 5.2).
pub(super) fn merit(down: f64, up: f64) -> f64 {
    const LEAST: f64 = 1e-6;
    down.max(LEAST) * up.max(LEAST)
}
