//! One integration binary: each module is one promise made to the user.

mod error_index;
mod mutation;
mod validate;
