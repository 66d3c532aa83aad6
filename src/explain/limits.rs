//! Limits and their names, as in [`crate::interpret`].

pub(super) use crate::interpret::limit::{
    Counted, capacity, frozen, item, of, of_column, of_route, of_row, order, project, route, space,
};
pub(super) use crate::interpret::limits::{Bound, Kind, Limit, Part, limits};
