//! A scenario file from any bytes: `cargo +nightly fuzz run scenario_file`.
#![no_main]

#[path = "../bodies.rs"]
#[allow(dead_code)]
mod bodies;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    bodies::scenario_file(bytes);
});
