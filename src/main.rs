//! Parse, run, exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    junheng::cli::run(std::env::args_os())
}
