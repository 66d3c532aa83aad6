//! Month to month: what was done of a plan, the next period's factory file, and plan against actual.

pub mod actual;
pub mod book;
pub mod done;
pub mod period;
pub mod recorded;
pub mod roll;
