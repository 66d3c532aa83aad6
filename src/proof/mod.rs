//! The proof of the bounds of a plan in whole numbers: written with the plan, checked without a
//! solver.
//!
//! For each goal the proof is a tree over the goal's programme, which is written again from the
//! factory file: the rows and columns of the factory, with the goals before it held at what the plan
//! reached in them. What is proven is therefore: no plan in whole numbers that is as good in the
//! earlier goals is better in this one than its bound.
//!
//! A goal is held in one of two ways, and the check sees that the plan itself keeps to it.
//!
//! * By a row, at the value that the plan reached, worsened by what the goal may give up.
//! * On its optimal face, where the plan is as good as the best plan in fractions. Multipliers prove
//!   that optimum, and by complementary slackness every plan as good has certain columns and rows at
//!   their bounds. The file names them, and `verify` derives them from the multipliers again. A row
//!   would allow the rounding of the value, and every bound after it would be that much weaker; it is
//!   also as long as the objective, and slower to search with.

mod check;
mod form;
mod programmes;

pub use check::{Fault, check, proven};
pub use form::{from_tree, root, tree};
pub use programmes::Programmes;
