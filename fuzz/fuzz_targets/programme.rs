//! A programme in MPS from any bytes: `cargo +nightly fuzz run programme`.
#![no_main]

#[path = "../bodies.rs"]
#[allow(dead_code)]
mod bodies;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    bodies::programme(bytes);
});
