//! A factory file from any bytes: `cargo +nightly fuzz run factory_file`.
#![no_main]

#[path = "../bodies.rs"]
#[allow(dead_code)]
mod bodies;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    bodies::factory_file(bytes);
});
