//! Plans one scenario after another: what does it cost if a plant has fewer hours?
//! `cargo run --example what_if_in_a_loop`. For thousands of scenarios use `junheng whatif`.

#![allow(clippy::print_stdout)] // a program may print

use std::error::Error;

use junheng::{Change, Factory, NoPlan};

fn main() -> Result<(), Box<dyn Error>> {
    let factory = Factory::from_path("data/plants/published/hillier-wyndor/factory.json")?;
    let plan = factory.plan()?;
    println!("profit of the base plan: {:.2}", plan.money.profit);
    for group in &plan.groups {
        for share in [0.9, 0.8, 0.7] {
            let change = Change::scale(&format!("groups/{}/hours", group.id), share);
            match factory.with(&[change])?.plan() {
                Ok(plan) => println!("{} at {share}: profit {:.2}", group.id, plan.money.profit),
                // A what-if without a plan is an answer like any other.
                Err(none @ NoPlan::Contradiction(_)) => println!("{} at {share}: {none}", group.id),
                Err(other) => return Err(other.into()),
            }
        }
    }
    Ok(())
}
