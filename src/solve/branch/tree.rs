//! The proof while it grows: nodes still open, and fragments from several threads joined in order.

use crate::ids::{ColumnId, Id};
use crate::lp::{Derivation, Proof, ProofNode};

/// A node of a growing proof.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Growing {
    /// Nothing known yet.
    Open,
    Done(ProofNode),
}

/// Part of a proof: a tree whose first node is its root.
#[derive(Clone, Debug, Default)]
pub(super) struct Fragment {
    nodes: Vec<Growing>,
    multipliers: Vec<Vec<(u32, f64)>>,
}

/// The multipliers other than zero.
fn sparse(dense: &[f64]) -> Vec<(u32, f64)> {
    (0_u32..)
        .zip(dense)
        .filter(|(_, value)| **value != 0.0)
        .map(|(at, value)| (at, *value))
        .collect()
}

impl Fragment {
    /// One open node.
    pub fn new() -> Self {
        Self { nodes: vec![Growing::Open], multipliers: Vec::new() }
    }

    #[allow(clippy::cast_possible_truncation)] // a proof is bounded far below
    fn keep(&mut self, multipliers: Vec<(u32, f64)>) -> u32 {
        self.multipliers.push(multipliers);
        self.multipliers.len() as u32 - 1
    }

    /// Keeps multipliers for several leaves.
    pub fn multipliers(&mut self, dense: &[f64]) -> u32 {
        self.keep(sparse(dense))
    }

    /// Closes a node by multipliers that bound it.
    pub fn leaf(&mut self, node: u32, multipliers: u32) {
        self.nodes[node as usize] = Growing::Done(ProofNode::Leaf { multipliers });
    }

    /// Closes a node that has no point.
    pub fn empty(&mut self, node: u32, ray: Vec<(u32, f64)>) {
        let multipliers = self.keep(ray);
        self.nodes[node as usize] = Growing::Done(ProofNode::Empty { multipliers });
    }

    /// As [`Fragment::empty`], from one multiplier per row.
    pub fn empty_by(&mut self, node: u32, ray: &[f64]) {
        self.empty(node, sparse(ray));
    }

    /// Splits a node; the children are open.
    #[allow(clippy::cast_possible_truncation)] // a proof is bounded far below
    pub fn split(&mut self, node: u32, column: u32, below: f64, above: f64) -> [u32; 2] {
        let first = self.nodes.len() as u32;
        let children = [first, first + 1];
        let column = ColumnId::at(column as usize);
        self.nodes[node as usize] =
            Growing::Done(ProofNode::Split { column, below, above, children });
        self.nodes.extend([Growing::Open, Growing::Open]);
        children
    }

    /// Puts another fragment in the place of an open node; its node `at` becomes the returned
    /// function of `at`.
    #[allow(clippy::cast_possible_truncation)] // a proof is bounded far below
    pub fn graft(&mut self, node: u32, other: Self) -> impl Fn(u32) -> u32 + use<> {
        let (nodes, multipliers) = (self.nodes.len() as u32, self.multipliers.len() as u32);
        // The first node takes the place, the others follow.
        let moved = move |at: u32| if at == 0 { node } else { nodes + at - 1 };
        self.multipliers.extend(other.multipliers);
        for (at, growing) in (0_u32..).zip(other.nodes) {
            let growing = match growing {
                Growing::Open => Growing::Open,
                Growing::Done(ProofNode::Split { column, below, above, children }) => {
                    let children = children.map(moved);
                    Growing::Done(ProofNode::Split { column, below, above, children })
                }
                Growing::Done(ProofNode::Leaf { multipliers: own }) => {
                    Growing::Done(ProofNode::Leaf { multipliers: multipliers + own })
                }
                Growing::Done(ProofNode::Empty { multipliers: own }) => {
                    Growing::Done(ProofNode::Empty { multipliers: multipliers + own })
                }
            };
            if at == 0 {
                self.nodes[node as usize] = growing;
            } else {
                self.nodes.push(growing);
            }
        }
        moved
    }

    /// The number of entries it holds, for its size in memory.
    pub fn entries(&self) -> usize {
        self.nodes.len() + self.multipliers.iter().map(Vec::len).sum::<usize>()
    }

    /// The proof with the inequalities it uses; `None` if a node is open.
    pub fn finished(self, cuts: Vec<Derivation>) -> Option<Proof> {
        let node = |growing| match growing {
            Growing::Open => None,
            Growing::Done(node) => Some(node),
        };
        let nodes = self.nodes.into_iter().map(node).collect::<Option<Vec<_>>>()?;
        Some(Proof { cuts, multipliers: self.multipliers, nodes })
    }
}
