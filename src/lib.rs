//! junheng (均衡, "balance"): one factory file in, one proven balanced plan out.
pub mod audit;
pub mod cli;
pub mod diag;
pub mod formulate;
pub mod ids;
pub mod interpret;
pub mod lp;
pub mod model;
pub mod pipeline;
pub mod report;
pub mod solve;
pub mod source;
pub mod validate;
pub mod verify;
