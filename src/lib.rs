//! junheng (均衡, "balance"): one factory file in, one proven balanced plan out.
pub mod ids;
pub mod lp;
pub mod solve;
pub mod verify;
