//! One integration binary: each module is one promise made to the user.

#![allow(clippy::unwrap_used)] // a test fails by panicking

mod certificate;
mod contradictions;
mod engine;
mod error_index;
mod exchange;
mod goals;
mod known_optimum;
mod mutation;
mod validate;
