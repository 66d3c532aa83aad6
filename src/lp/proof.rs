//! A proof of a bound over whole numbers: a tree of boxes with dual values, and inequalities with
//! their derivations. `verify` recomputes all of it.

use crate::ids::ColumnId;

/// A proof that no point with whole numbers is better than a bound, which is not part of it: it
/// follows from the tree.
///
/// Every node is a box, a range of values for each column. The root is the programme's own bounds.
/// A split divides a box at a gap in the domain of a column; a leaf has multipliers by which the
/// relaxation over its box is no better than some value, or empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Proof {
    /// Inequalities that every point with whole numbers satisfies, in order; each may use those
    /// before it.
    pub cuts: Vec<Derivation>,
    /// Multipliers that leaves use: of rows by position, then of cuts by position after the rows.
    /// They follow the objective as minimised (see [`super::Answer`]).
    pub multipliers: Vec<Vec<(u32, f64)>>,
    /// The nodes; the first one is the root, and a node comes before its children.
    pub nodes: Vec<ProofNode>,
}

impl Proof {
    /// That no point is better than what dual values alone say, by weak duality: one box with one set
    /// of multipliers. `verify` says what bound that is. They need not be optimal, nor quite feasible.
    #[must_use]
    pub fn of_prices(dual: &[f64]) -> Self {
        let multipliers = (0..).zip(dual).filter(|(_, price)| **price != 0.0);
        Self {
            cuts: Vec::new(),
            multipliers: vec![multipliers.map(|(row, price)| (row, *price)).collect()],
            nodes: vec![ProofNode::Leaf { multipliers: 0 }],
        }
    }
}

/// A box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ProofNode {
    /// No value of a column's domain is between `below` and `above`: the first child has it at most
    /// at `below`, the second one at least at `above`.
    Split {
        /// The column.
        column: ColumnId,
        /// Its greatest value in the first child.
        below: f64,
        /// Its least value in the second child.
        above: f64,
        /// Positions of the children.
        children: [u32; 2],
    },
    /// The relaxation over the box is bounded by these multipliers.
    Leaf {
        /// Their position.
        multipliers: u32,
    },
    /// The relaxation over the box has no point: these multipliers are a Farkas ray.
    Empty {
        /// Their position.
        multipliers: u32,
    },
}

/// How an inequality follows: rows are added up, columns are counted from a bound, the sum is
/// divided and rounded (mixed-integer rounding: G. L. Nemhauser, L. A. Wolsey, *A recursive
/// procedure to generate all cuts for 0–1 mixed integer programs*, Mathematical Programming 46,
/// 1990).
#[derive(Clone, Debug, PartialEq)]
pub struct Derivation {
    /// The rows (or earlier cuts, by position after the rows) with their weights.
    pub rows: Vec<Weighted>,
    /// The columns counted from their upper bound; others with a coefficient in the sum are counted
    /// from the lower one. By ascending position.
    pub from_upper: Vec<ColumnId>,
    /// What the sum is divided by; above zero.
    pub divisor: f64,
}

/// A row in a sum.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weighted {
    /// Its position, cuts after rows.
    pub row: u32,
    /// Its weight.
    pub weight: f64,
    /// Whether its slack is counted from the upper side.
    pub upper: bool,
}
