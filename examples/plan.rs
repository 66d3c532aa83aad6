//! Plans a factory file and writes `plan.json` to standard output:
//! `cargo run --example plan -- factory.json`. Without a file it plans a published case.

#![allow(clippy::print_stdout, clippy::print_stderr)] // a program may print

use std::error::Error;

use junheng::Factory;

fn main() -> Result<(), Box<dyn Error>> {
    let demonstration = "data/plants/whole/williams-factory-planning-2/factory.json".to_owned();
    let file = std::env::args().nth(1).unwrap_or(demonstration);
    let factory = Factory::from_path(file)?;
    for warning in factory.warnings() {
        eprintln!("{}: {}", warning.code, warning.code.rule().meaning);
    }
    println!("{}", factory.plan()?.to_json());
    Ok(())
}
