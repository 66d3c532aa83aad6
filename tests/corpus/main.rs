//! The corpus: a named test for every folder of `data` that holds an example.

use std::process::ExitCode;

use libtest_mimic::Arguments;

mod plants;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let mut trials = Vec::new();
    match plants::trials() {
        Ok(found) => trials.extend(found),
        Err(_) => return ExitCode::FAILURE,
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}
