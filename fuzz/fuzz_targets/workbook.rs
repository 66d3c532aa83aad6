//! A workbook from any bytes: `cargo +nightly fuzz run workbook`.
#![no_main]

#[path = "../bodies.rs"]
#[allow(dead_code)]
mod bodies;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    bodies::workbook(bytes);
});
