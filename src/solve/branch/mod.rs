//! Whole numbers: branch and bound on the resident simplex.
//!
//! The relaxation is solved first and strengthened by inequalities (`cuts`); dives find a first
//! point (`dive`, `incumbent`), neighbourhoods of it better ones (`neighbourhood`, `rounds`), and what
//! has to move for a better value (`proximity`, `towards`) others; the tree
//! is searched in plunges (`plunge`, `search`), several at a time with the same answer on any number of
//! threads, and recorded as a proof (`tree`, `boxes`). Without a tree, `slope` and `repair` decide runs
//! and `forward` rounds quantities, in the part of a programme that is left open (`part`). Work is
//! counted in pivots. A node continues from the basis of the node above it.

mod boxes;
mod branching;
mod carried;
mod cuts;
mod dive;
mod forward;
mod incumbent;
mod neighbourhood;
mod part;
mod plunge;
mod problem;
mod propagation;
mod proximity;
mod pseudo_costs;
mod relaxation;
mod repair;
mod rounds;
mod search;
mod slope;
mod solver;
mod towards;
mod tree;

pub use carried::whole_near;
pub use forward::{RelaxedPart, Rounding, rounded_forward};
pub use repair::Paid;
pub use slope::{runs_exchanged, slope_scaled};
pub use solver::{
    Improved, Neighbourhoods, WholeAnswer, WholeEnd, WholeOptions, improve_whole, solve_whole,
};
pub use towards::Towards;
