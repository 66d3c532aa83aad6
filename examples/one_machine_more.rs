//! Plans, changes a machine, plans again and prints the difference: `cargo run --example one_machine_more`.

#![allow(clippy::print_stdout)] // a program may print

use junheng::{Change, Factory};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let factory = Factory::from_path("data/plants/demo/works-401/factory.json")?
        .with(&[Change::set("whole", false)])?;
    let before = factory.plan()?;
    let after = factory.with(&[Change::add("groups/gear-cutting/machines", 1.0)])?.plan()?;
    println!("profit {:+.0}", after.money.profit - before.money.profit);
    for (before, after) in before.orders.iter().zip(&after.orders) {
        let (late, short) = (after.days_late - before.days_late, after.short - before.short);
        if late != 0.0 || short.abs() > 0.005 {
            println!("order {}: {late:+} days late, {short:+.2} short", before.id);
        }
    }
    for (before, after) in before.groups.iter().zip(&after.groups) {
        let more = 100.0 * (after.utilisation - before.utilisation);
        if more.abs() >= 1.0 {
            println!("group {}: {more:+.0} points of utilisation", before.id);
        }
    }
    Ok(())
}
