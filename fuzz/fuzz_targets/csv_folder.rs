//! A folder of CSV files from any bytes: `cargo +nightly fuzz run csv_folder`.
#![no_main]

#[path = "../bodies.rs"]
#[allow(dead_code)]
mod bodies;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    bodies::csv_folder(bytes);
});
