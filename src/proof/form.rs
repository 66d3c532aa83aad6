//! The tree of a proof between its file and the programme.

use crate::ids::{ColumnId, Id};
use crate::lp::{Derivation, Proof, ProofNode, Weighted};
use crate::model::proof::{CutProof, GoalProof, NodeProof, Position, Side};

/// The tree of a goal's proof.
#[must_use]
pub fn tree(goal: &GoalProof) -> Proof {
    let column = |at: &Position| ColumnId::at(*at as usize);
    let cut = |cut: &CutProof| Derivation {
        rows: cut
            .rows
            .iter()
            .map(|&(row, weight, side)| Weighted { row, weight, upper: side == Side::Upper })
            .collect(),
        from_upper: cut.from_upper.iter().map(column).collect(),
        divisor: cut.divisor,
    };
    let node = |node: &NodeProof| match *node {
        NodeProof::Split(at, below, above, first, second) => {
            ProofNode::Split { column: column(&at), below, above, children: [first, second] }
        }
        NodeProof::Leaf(multipliers) => ProofNode::Leaf { multipliers },
        NodeProof::Empty(multipliers) => ProofNode::Empty { multipliers },
    };
    Proof {
        cuts: goal.cuts.iter().map(cut).collect(),
        multipliers: goal.multipliers.clone(),
        nodes: goal.nodes.iter().map(node).collect(),
    }
}

/// The proof of a goal's bound by a tree; nothing is held yet.
#[must_use]
pub fn from_tree(title: &str, bound: f64, tree: Proof) -> GoalProof {
    let cut = |cut: Derivation| CutProof {
        rows: cut
            .rows
            .iter()
            .map(|it| (it.row, it.weight, if it.upper { Side::Upper } else { Side::Lower }))
            .collect(),
        from_upper: cut.from_upper.into_iter().map(position).collect(),
        divisor: cut.divisor,
    };
    let node = |node| match node {
        ProofNode::Split { column, below, above, children: [first, second] } => {
            NodeProof::Split(position(column), below, above, first, second)
        }
        ProofNode::Leaf { multipliers } => NodeProof::Leaf(multipliers),
        ProofNode::Empty { multipliers } => NodeProof::Empty(multipliers),
    };
    GoalProof {
        goal: title.to_owned(),
        bound: Some(bound),
        cuts: tree.cuts.into_iter().map(cut).collect(),
        multipliers: tree.multipliers,
        nodes: tree.nodes.into_iter().map(node).collect(),
        held: None,
    }
}

/// The tree of one leaf: the bound of the programme without whole numbers.
#[must_use]
pub fn root(multipliers: Vec<(Position, f64)>) -> Proof {
    Proof {
        cuts: Vec::new(),
        multipliers: vec![multipliers],
        nodes: vec![ProofNode::Leaf { multipliers: 0 }],
    }
}

#[allow(clippy::cast_possible_truncation)] // a programme has far fewer rows and columns
fn position(id: impl Id) -> Position {
    id.position() as Position
}
