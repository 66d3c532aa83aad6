//! junheng (均衡, "balance"): one factory file in, one proven balanced plan out.
pub mod diag;
pub mod ids;
pub mod lp;
pub mod model;
pub mod report;
pub mod source;
pub mod validate;
