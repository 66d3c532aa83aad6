//! What depends on the engines that are compiled in, for a build with all of them: the same modules as
//! in the suite, without the rest of it.

// A test that panics has failed, which is what unwrapping is for here.
#![allow(clippy::unwrap_used)]

#[path = "suite/agreement.rs"]
mod agreement;
#[allow(dead_code)] // all of it is read by the suite
#[path = "suite/command_line.rs"]
mod command_line;
#[allow(dead_code)]
#[path = "suite/engine.rs"]
mod engine;
#[allow(dead_code)]
#[path = "suite/program.rs"]
mod program;
