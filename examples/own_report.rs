//! Your own report from the figures of a plan: what each group does today.
//! `cargo run --example own_report -- factory.json 2026-12-07`.

#![allow(clippy::print_stdout)] // a program may print

use std::error::Error;

use junheng::Factory;

fn main() -> Result<(), Box<dyn Error>> {
    let demonstration = "data/field/planner/clean.xlsx".to_owned();
    let file = std::env::args().nth(1).unwrap_or(demonstration);
    let day = std::env::args().nth(2).unwrap_or("2026-12-07".to_owned());
    let plan = Factory::from_path(file)?.plan()?;
    let bucket = plan.buckets.iter().position(|it| it.name == day);
    let bucket = bucket.ok_or(format!("no bucket is called {day}"))?;
    println!("{}, {day}", plan.factory.name);
    for group in &plan.groups {
        let hours = group.load_hours[bucket];
        println!("{:<20} {hours:>6.1} of {:.1} h", group.name, group.effective_hours[bucket]);
        for task in group.tasks.iter().filter(|it| it.hours[bucket] > 0.0) {
            println!("    {:<16} {:>6.1} h", task.product, task.hours[bucket]);
        }
    }
    Ok(())
}
