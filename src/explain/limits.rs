//! Limits and what they are called, as [`crate::interpret`] has them.

pub(super) use crate::interpret::limit::{
    Named, capacity, item, of, of_column, of_row, order, route, space,
};
pub(super) use crate::interpret::limits::{Bound, Kind, Limit, Part, limits};
