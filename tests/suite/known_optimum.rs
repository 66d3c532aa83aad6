//! Random programmes built around their own primal-dual pair: every engine must find the value.

use junheng::ids::{ColumnId, Id};
use junheng::lp::{Answer, Bounds, Lp, LpBuilder, Objective, Sense};
use junheng::verify::{certify, certify_feasible};
use proptest::prelude::*;

use super::engine::{assert_near, certified, engines};

/// A small deterministic generator (splitmix64): the shape comes from proptest, the many numbers
/// from one seed, so that a failing case shrinks to a small shape.
pub struct Numbers(pub u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A whole number in `0..below`.
    pub fn below(&mut self, below: u64) -> u64 {
        self.next() % below
    }

    /// A multiple of ¼ in `-size..=size`.
    pub fn quarter(&mut self, size: u32) -> f64 {
        let steps = self.below(u64::from(8 * size + 1));
        f64::from(u32::try_from(steps).unwrap()) / 4.0 - f64::from(size)
    }
}

/// Bounds that `value` satisfies, tight on the side where `multiplier` pulls; where it pulls
/// nowhere, at times tight all the same (degenerate).
fn bounds_around(numbers: &mut Numbers, value: f64, multiplier: f64) -> Bounds {
    let apart = |numbers: &mut Numbers| match numbers.below(4) {
        0 => f64::INFINITY,
        1 => 0.0,
        _ => 0.25 + numbers.quarter(4).abs(),
    };
    let below = if multiplier > 0.0 { 0.0 } else { apart(numbers) };
    let above = if multiplier < 0.0 { 0.0 } else { apart(numbers) };
    Bounds::between(value - below, value + above)
}

/// A programme, its objective and an optimal pair known by construction.
pub fn around_its_optimum(
    rows: usize,
    columns: usize,
    seed: u64,
    sense: Sense,
) -> (Lp, Objective, Answer) {
    let mut numbers = Numbers(seed);
    let multiplier = |numbers: &mut Numbers| match numbers.below(2) {
        0 => 0.0,
        _ => numbers.quarter(5),
    };
    let primal: Vec<f64> = (0..columns).map(|_| numbers.quarter(20)).collect();
    let dual: Vec<f64> = (0..rows).map(|_| multiplier(&mut numbers)).collect();
    let reduced: Vec<f64> = (0..columns).map(|_| multiplier(&mut numbers)).collect();
    let mut builder = LpBuilder::new("around its optimum");
    for column in 0..columns {
        let bounds = bounds_around(&mut numbers, primal[column], reduced[column]);
        builder.column(format_args!("x{column}"), bounds);
    }
    let mut costs = reduced;
    for (row, price) in dual.iter().enumerate() {
        let mut activity = 0.0;
        let mut entries = Vec::new();
        for column in 0..columns {
            if numbers.below(3) == 0 {
                let value = numbers.quarter(6);
                activity += value * primal[column];
                costs[column] += value * price;
                entries.push((ColumnId::at(column), value));
            }
        }
        let bounds = bounds_around(&mut numbers, activity, *price);
        let row = builder.row(format_args!("row{row}"), bounds);
        for (column, value) in entries {
            builder.add(row, column, value);
        }
    }
    for cost in &mut costs {
        *cost *= sense.sign();
    }
    let objective = Objective { costs, ..Objective::new("goal", sense) };
    (builder.build(), objective, Answer { primal, dual })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_engine_finds_the_known_value(
        rows in 0_usize..25,
        columns in 1_usize..35,
        seed in any::<u64>(),
        maximise in any::<bool>(),
    ) {
        let sense = if maximise { Sense::Maximise } else { Sense::Minimise };
        let (lp, objective, pair) = around_its_optimum(rows, columns, seed, sense);
        let known = certify(&lp, &objective, pair).expect("the construction is a proof");
        for engine in engines() {
            assert_near(certified(&*engine, &lp, &objective).value(), known.value());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever number is changed, by whatever amount: what is certified has the optimal value.
    #[test]
    fn no_tampered_answer_is_certified_with_another_value(
        rows in 1_usize..10,
        columns in 1_usize..10,
        seed in any::<u64>(),
        place in any::<prop::sample::Index>(),
        change in prop_oneof![-10.0..10.0, Just(1e-3), Just(-1e-3), Just(f64::NAN), Just(1e12)],
    ) {
        let (lp, objective, pair) = around_its_optimum(rows, columns, seed, Sense::Minimise);
        let known = certify(&lp, &objective, pair.clone()).expect("the construction is a proof");
        let mut tampered = pair;
        let at = place.index(rows + columns);
        match at.checked_sub(columns) {
            None => tampered.primal[at] += change,
            Some(row) => tampered.dual[row] += change,
        }
        if let Ok(certified) = certify(&lp, &objective, tampered) {
            let scale = 1.0 + known.value().abs();
            assert!((certified.value() - known.value()).abs() <= 1e-5 * scale);
        }
    }

    /// Any vector of duals bounds the optimum from the right side.
    #[test]
    fn no_bound_claims_more_than_the_optimum(
        rows in 0_usize..10,
        columns in 1_usize..10,
        seed in any::<u64>(),
        maximise in any::<bool>(),
        shift in prop::collection::vec(-2.0..2.0, 10),
    ) {
        let sense = if maximise { Sense::Maximise } else { Sense::Minimise };
        let (lp, objective, pair) = around_its_optimum(rows, columns, seed, sense);
        let known = certify(&lp, &objective, pair.clone()).expect("the construction is a proof");
        let dual = pair.dual.iter().zip(shift).map(|(price, shift)| price + shift).collect();
        let feasible = certify_feasible(&lp, &objective, pair.primal, Some(dual))
            .expect("the known optimum is feasible");
        if let Some(bound) = feasible.bound() {
            let worse = (known.value() - bound) * sense.sign();
            assert!(worse >= -1e-9 * (1.0 + known.value().abs()), "{bound} beats {}", known.value());
        }
    }
}
