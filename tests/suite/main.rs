//! One integration binary: each module is one promise made to the user.

mod certificate;
mod engine;
mod exchange;
mod known_optimum;
