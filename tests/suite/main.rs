//! One integration binary: each module is one promise made to the user.

mod certificate;
mod engine;
mod known_optimum;
