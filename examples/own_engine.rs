//! Your own engine. It need not be trusted: its answers are verified, and if verification fails,
//! another engine answers. `cargo run --example own_engine`.

#![allow(clippy::print_stdout)] // a program may print

use std::error::Error;

use junheng::ids::Id;
use junheng::lp::{Answer, Bounds, Lp, LpBuilder, Objective, Sense};
use junheng::solve::{Deadline, Engine, EngineFailure, Outcome, Settled, solve_certified};
use junheng::verify::certify;

/// Uses up the first row in the order of profit per unit: right if it is the only row, wrong in
/// general.
struct Greedy;

impl Engine for Greedy {
    fn name(&self) -> &'static str {
        "greedy"
    }

    fn solve(
        &self,
        lp: &Lp,
        objective: &Objective,
        _: &Deadline,
    ) -> Result<Outcome, EngineFailure> {
        let first = lp.rows().ids().next().ok_or(EngineFailure::Died { engine: "greedy" })?;
        let mut left = lp.rows()[first].upper;
        let mut entries = lp.matrix().row(first).to_vec();
        entries.sort_by(|(one, a), (other, b)| {
            (objective.cost(*other) / b).total_cmp(&(objective.cost(*one) / a))
        });
        let mut primal = vec![0.0; lp.columns().len()];
        let mut dual = vec![0.0; lp.rows().len()];
        for (column, hours) in entries {
            let taken = lp.columns()[column].upper.min(left / hours);
            primal[column.position()] = taken;
            left -= taken * hours;
            if left <= 0.0 {
                // What the last hour gave. Prices are those of the objective as one to be minimised.
                dual[first.position()] = objective.sense.sign() * objective.cost(column) / hours;
                break;
            }
        }
        Ok(Outcome::Optimal(Answer { primal, dual }))
    }
}

/// The rolling mill of AMPL's first chapter, optionally with the hours of a second machine.
fn mill(packing: Option<f64>) -> (Lp, Objective) {
    let mut builder = LpBuilder::new("mill");
    let rolling = builder.row(format_args!("rolling"), Bounds::at_most(40.0));
    let bands = builder.column(format_args!("bands"), Bounds::between(0.0, 6000.0));
    let coils = builder.column(format_args!("coils"), Bounds::between(0.0, 4000.0));
    builder.add(rolling, bands, 1.0 / 200.0);
    builder.add(rolling, coils, 1.0 / 140.0);
    if let Some(hours) = packing {
        let packing = builder.row(format_args!("packing"), Bounds::at_most(hours));
        builder.add(packing, bands, 1.0 / 150.0);
    }
    let mut profit = Objective::new("profit", Sense::Maximise);
    profit.add(bands, 25.0);
    profit.add(coils, 30.0);
    (builder.build(), profit)
}

fn main() -> Result<(), Box<dyn Error>> {
    for packing in [None, Some(30.0)] {
        let (lp, profit) = mill(packing);
        let judge = |answer| certify(&lp, &profit, answer);
        let settled = solve_certified(&Greedy, &lp, &profit, None, &Deadline::unlimited(), judge);
        let Ok(Settled::Certified { answer, record }) = settled else {
            return Err("no answer stands".into());
        };
        let (value, by, refused) = (answer.value(), record.engine, record.refused);
        println!("{} rows: profit {value:.0}, by {by}, {refused} refused", lp.rows().len());
    }
    Ok(())
}
