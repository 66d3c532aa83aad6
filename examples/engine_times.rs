//! Times every compiled-in engine on staircase programmes of production planning.
//!
//! `cargo run --release --features highs --example engine_times -- 30 8 26`: products, groups and
//! buckets; prints the time to write MPS, and per engine and goal (cost, then
//! stock on the frozen face) the time, the value and the residuals of the certificate.

use std::error::Error;
use std::io::{Write, stdout};
use std::time::Instant;

use junheng::ids::{ColumnId, RowId};
use junheng::lp::{Bounds, Lp, LpBuilder, Objective, Sense, write_mps};
use junheng::solve::{Engine, Microlp, Outcome, Watch, freeze};
use junheng::verify::certify;

/// A small deterministic generator (splitmix64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, below: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        u32::try_from((mixed ^ (mixed >> 31)) % u64::from(below)).unwrap_or(0)
    }

    fn between(&mut self, least: u32, most: u32) -> f64 {
        f64::from(least + self.below(most - least + 1))
    }
}

/// A works of so many products, groups and buckets: stocks, two-level products, orders with due
/// dates and shortages, overtime, a material quota for every fifth product.
fn works(products: usize, groups: usize, buckets: usize) -> (Lp, Objective) {
    let mut numbers = Numbers(7);
    let mut builder = LpBuilder::new("works");
    let mut cost = Objective::new("cost", Sense::Minimise);
    let capacity: Vec<Vec<RowId>> = (0..groups)
        .map(|group| {
            (0..buckets)
                .map(|bucket| {
                    let hours = if bucket % 7 == 6 { 0.0 } else { numbers.between(130, 180) };
                    let row = builder
                        .row(format_args!("capacity/{group}@{bucket}"), Bounds::at_most(hours));
                    let extra = builder.column(
                        format_args!("overtime/{group}@{bucket}"),
                        Bounds::between(0.0, hours / 5.0),
                    );
                    builder.add(row, extra, -1.0);
                    cost.add(extra, 30.0);
                    row
                })
                .collect()
        })
        .collect();
    let load = 150.0 * as_number(groups * buckets) / as_number(products);
    let mut flows: Vec<Vec<RowId>> = Vec::new();
    for product in 0..products {
        let steps: Vec<(usize, f64)> = (0..3)
            .map(|_| {
                let group = numbers.below(u32::try_from(groups).unwrap_or(1)) as usize;
                (group, numbers.between(2, 20) / 10.0)
            })
            .collect();
        let hours: f64 = steps.iter().map(|step| step.1).sum();
        let flow: Vec<RowId> = (0..buckets)
            .map(|bucket| builder.row(format_args!("flow/{product}@{bucket}"), Bounds::fixed(0.0)))
            .collect();
        let make: Vec<ColumnId> = (0..buckets)
            .map(|bucket| {
                let make =
                    builder.column(format_args!("make/{product}@{bucket}"), Bounds::NON_NEGATIVE);
                for &(group, per_unit) in &steps {
                    builder.add(capacity[group][bucket], make, per_unit);
                }
                builder.add(flow[bucket], make, 1.0);
                cost.add(make, numbers.between(5, 15));
                let stock =
                    builder.column(format_args!("stock/{product}@{bucket}"), Bounds::NON_NEGATIVE);
                builder.add(flow[bucket], stock, -1.0);
                if let Some(next) = flow.get(bucket + 1) {
                    builder.add(*next, stock, 1.0);
                }
                cost.add(stock, 0.1 * numbers.between(1, 5));
                make
            })
            .collect();
        if product % 5 == 0 {
            let quota = builder
                .row(format_args!("quota/{product}"), Bounds::between(0.0, load / hours * 0.9));
            for &make in &make {
                builder.add(quota, make, 1.0);
            }
        }
        for due in [buckets / 3, 2 * buckets / 3, buckets - 1] {
            let quantity = (load / hours / 3.0 * numbers.between(60, 120) / 100.0).round();
            let order = builder.row(format_args!("order/{product}@{due}"), Bounds::fixed(quantity));
            let short = builder.column(format_args!("short/{product}@{due}"), Bounds::NON_NEGATIVE);
            builder.add(order, short, 1.0);
            cost.add(short, 500.0 + numbers.between(0, 100));
            let window = due.saturating_sub(3)..(due + 3).min(buckets);
            for (bucket, &balance) in flow.iter().enumerate().take(window.end).skip(window.start) {
                let ship = builder
                    .column(format_args!("ship/{product}@{due}@{bucket}"), Bounds::NON_NEGATIVE);
                builder.add(order, ship, 1.0);
                builder.add(balance, ship, -1.0);
                cost.add(ship, as_number(bucket.saturating_sub(due)) * 7.0);
            }
        }
        if product % 3 == 2 {
            // Uses one of the product before it.
            for (bucket, &make) in make.iter().enumerate() {
                builder.add(flows[product - 1][bucket], make, -1.0);
            }
        }
        flows.push(flow);
    }
    (builder.build(), cost)
}

fn as_number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}

fn main() -> Result<(), Box<dyn Error>> {
    let sizes: Vec<usize> =
        std::env::args().skip(1).map(|size| size.parse()).collect::<Result<_, _>>()?;
    let (products, groups, buckets) = match sizes[..] {
        [products, groups, buckets] => (products, groups, buckets),
        _ => (30, 8, 26),
    };
    let (lp, cost) = works(products, groups, buckets);
    let mut out = stdout();
    writeln!(
        out,
        "{} rows, {} columns, {} entries",
        lp.rows().len(),
        lp.columns().len(),
        lp.matrix().entries()
    )?;
    let start = Instant::now();
    let mut text = Vec::new();
    write_mps(&lp, &cost, &mut text)?;
    writeln!(out, "MPS      {:.3?} for {} bytes", start.elapsed(), text.len())?;
    let engines: Vec<Box<dyn Engine>> = vec![
        #[cfg(feature = "highs")]
        Box::new(junheng::solve::Highs),
        Box::new(Microlp),
    ];
    let mut stock = Objective::new("stock", Sense::Minimise);
    for column in lp.columns().ids() {
        if lp.column_name(column).starts_with("stock") {
            stock.add(column, 1.0);
        }
    }
    for engine in engines {
        let mut face = lp.clone();
        for goal in [&cost, &stock] {
            let start = Instant::now();
            let outcome = engine.solve(&face, goal, &Watch::unlimited())?;
            let solved = start.elapsed();
            let Outcome::Optimal(answer) = outcome else {
                writeln!(out, "{:8} {} {solved:.3?} no optimum", engine.name(), goal.name)?;
                break;
            };
            let start = Instant::now();
            let certified = certify(&face, goal, answer)?;
            let judged = start.elapsed();
            writeln!(
                out,
                "{:8} {} {solved:.3?} certified in {judged:.1?}: {} ({:?})",
                engine.name(),
                goal.name,
                certified.value(),
                certified.residuals()
            )?;
            freeze(&mut face, goal, certified.primal(), certified.dual());
        }
    }
    Ok(())
}
