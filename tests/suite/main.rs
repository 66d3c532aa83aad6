//! One integration binary: each module is one promise made to the user.

mod certificate;
mod contradictions;
mod engine;
mod exchange;
mod goals;
mod known_optimum;
mod validate;
mod synthetic;
mod tutorial;
