//! Branch and bound: against enumeration, on any number of threads, and proofs that have been
//! tampered with.

use junheng::ids::{ColumnId, Id, RowId};
use junheng::lp::{Bounds, Charge, Domain, Lp, LpBuilder, Objective, Proof, ProofNode, Sense};
use junheng::solve::{
    Deadline, WholeAnswer, WholeEnd, WholeOptions, improve_whole, slope_scaled, solve_whole,
};
use junheng::verify::{certify_bound, certify_whole};

/// Pseudo-random numbers; the same for the same seed.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963);
        (self.0 >> 33) % end
    }

    fn number(&mut self, most: u64) -> f64 {
        f64::from(u32::try_from(self.below(most + 1)).unwrap())
    }
}

/// A small lot-sizing problem in whole pieces: demand in each period, a setup with a cost, a capacity
/// that is shared; what is not met costs more than anything.
fn lots(seed: u64, products: usize, periods: usize) -> (Lp, Objective) {
    let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut builder = LpBuilder::new("lots");
    let mut objective = Objective::new("cost", Sense::Minimise);
    let hours: Vec<RowId> = (0..periods)
        .map(|_| builder.row(format_args!("hours"), Bounds::at_most(9.0 + random.number(4))))
        .collect();
    for _ in 0..products {
        let (setup, hold) = (5.0 + random.number(20), 0.25 + random.number(3) / 4.0);
        let mut before: Option<ColumnId> = None;
        for row in &hours {
            let demand = random.number(5);
            let flow = builder.row(format_args!("flow"), Bounds::fixed(demand));
            let most = 9.0;
            let made = builder.column(format_args!("made"), Bounds::between(0.0, most));
            let run = builder.column(format_args!("run"), Bounds::between(0.0, 1.0));
            let stock = builder.column(format_args!("stock"), Bounds::between(0.0, 30.0));
            let short = builder.column(format_args!("short"), Bounds::between(0.0, demand));
            builder.set_domain(made, Domain::Whole);
            builder.set_domain(run, Domain::Whole);
            builder.add(flow, made, 1.0);
            builder.add(flow, short, 1.0);
            builder.add(flow, stock, -1.0);
            if let Some(before) = before {
                builder.add(flow, before, 1.0);
            }
            let covers = builder.row(format_args!("covers"), Bounds::at_most(0.0));
            builder.add(covers, made, 1.0);
            builder.add(covers, run, -most);
            builder.add(*row, made, 1.0);
            builder.add(*row, run, 2.0);
            objective.add(run, setup);
            objective.add(stock, hold);
            objective.add(short, 50.0);
            before = Some(stock);
        }
    }
    (builder.build(), objective)
}

/// A programme of few whole columns with a small range each, whose best value is known by trying all.
fn small(seed: u64) -> (Lp, Objective, f64) {
    let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let (columns, rows, most) = (5, 3, 4_u32);
    let mut builder = LpBuilder::new("small");
    let mut objective = Objective::new("value", Sense::Maximise);
    let mut costs = Vec::new();
    for _ in 0..columns {
        let column = builder.column(format_args!("x"), Bounds::between(0.0, f64::from(most)));
        let semi = random.below(4) == 0;
        builder.set_domain(
            column,
            if semi { Domain::SemiWhole { least: 2.0 } } else { Domain::Whole },
        );
        let cost = random.number(14) - 3.0;
        objective.add(column, cost);
        costs.push((cost, semi));
    }
    let mut limits = Vec::new();
    for _ in 0..rows {
        let limit = 7.0 + random.number(17);
        let row = builder.row(format_args!("r"), Bounds::at_most(limit));
        let values: Vec<f64> = (0..columns).map(|_| random.number(7)).collect();
        for (at, value) in values.iter().enumerate() {
            builder.add(row, ColumnId::at(at), *value);
        }
        limits.push((limit, values));
    }
    let count = (most + 1).pow(u32::try_from(columns).unwrap());
    let mut best = f64::NEG_INFINITY;
    for code in 0..count {
        let point: Vec<u32> = (0..columns)
            .map(|at| code / (most + 1).pow(u32::try_from(at).unwrap()) % (most + 1))
            .collect();
        let allowed = point.iter().zip(&costs).all(|(value, (_, semi))| !semi || *value != 1);
        let activity = |values: &[f64]| -> f64 {
            values.iter().zip(&point).map(|(value, at)| value * f64::from(*at)).sum()
        };
        if allowed && limits.iter().all(|(limit, values)| activity(values) <= limit + 1e-9) {
            best = best
                .max(costs.iter().zip(&point).map(|((cost, _), at)| cost * f64::from(*at)).sum());
        }
    }
    (builder.build(), objective, best)
}

fn solved(lp: &Lp, objective: &Objective) -> WholeAnswer {
    let options = WholeOptions { gap: 0.0, ..WholeOptions::default() };
    solve_whole(lp, objective, &options, &Deadline::unlimited()).unwrap()
}

#[test]
fn the_best_of_all_points_is_found_and_proven() {
    for seed in 0..150 {
        let (lp, objective, best) = small(seed);
        let answer = solved(&lp, &objective);
        assert_eq!(answer.end, WholeEnd::Closed, "seed {seed}");
        let point = certify_whole(&lp, &objective, answer.point.unwrap()).unwrap();
        let bound = certify_bound(&lp, &objective, &answer.proof.unwrap()).unwrap();
        assert!((point.value() - best).abs() < 1e-6, "seed {seed}: {} of {best}", point.value());
        assert!((bound.value() - best).abs() < 1e-5, "seed {seed}: bound {}", bound.value());
    }
}

#[test]
fn lots_are_proven_and_no_bound_passes_a_plan() {
    for seed in 0..12 {
        let (lp, objective) = lots(seed, 2, 5);
        let answer = solved(&lp, &objective);
        assert_eq!(answer.end, WholeEnd::Closed, "seed {seed}");
        let point = certify_whole(&lp, &objective, answer.point.unwrap()).unwrap();
        let bound = certify_bound(&lp, &objective, &answer.proof.unwrap()).unwrap();
        assert!(bound.value() <= point.value() + 1e-6, "seed {seed}");
        assert!(bound.value() >= point.value() - 1e-4, "seed {seed}: {}", bound.value());
        assert!(answer.relaxation.unwrap() <= point.value() + 1e-6, "seed {seed}");
    }
}

#[test]
fn the_answer_is_the_same_on_any_number_of_threads() {
    let (lp, objective) = lots(7, 3, 6);
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| solved(&lp, &objective))
    };
    let (one, other) = (on(1), on(3));
    assert_eq!(one.point, other.point);
    assert_eq!(one.proof, other.proof);
    assert_eq!(one.pivots, other.pivots);
}

#[test]
fn work_that_is_limited_leaves_a_bound_that_holds() {
    let (lp, objective) = lots(3, 4, 8);
    let best = solved(&lp, &objective);
    let best = certify_whole(&lp, &objective, best.point.unwrap()).unwrap().value();
    for pivots in [1, 50, 400] {
        let options = WholeOptions { pivots: Some(pivots), ..WholeOptions::default() };
        let answer = solve_whole(&lp, &objective, &options, &Deadline::unlimited()).unwrap();
        let bound = certify_bound(&lp, &objective, &answer.proof.unwrap()).unwrap();
        assert!(bound.value() <= best + 1e-6, "{pivots} pivots: {}", bound.value());
        if let Some(point) = answer.point {
            let value = certify_whole(&lp, &objective, point).unwrap().value();
            assert!(value >= best - 1e-6);
        }
    }
}

/// The charges of [`lots`]: made, run, stock and short follow each other.
fn charges(lp: &Lp) -> Vec<Charge> {
    let of = |at: usize| Charge {
        quantity: ColumnId::at(4 * at),
        run: Some(ColumnId::at(4 * at + 1)),
        least: 0.0,
        most: lp.columns()[ColumnId::at(4 * at)].upper,
    };
    (0..lp.columns().len() / 4).map(of).collect()
}

/// The rows of [`lots`] that tie a quantity to its run.
fn covers(lp: &Lp) -> Vec<RowId> {
    lp.rows().ids().filter(|row| lp.row_name(*row) == "covers").collect()
}

#[test]
fn slope_scaling_that_is_stopped_decides_what_is_left_at_once() {
    let passed = Deadline::new(std::sync::Arc::default(), Some(std::time::Duration::ZERO));
    for seed in 0..6 {
        let (lp, objective) = lots(seed, 3, 8);
        let point = solved(&lp.relaxed(), &objective).point.unwrap();
        let (charges, covers) = (charges(&lp), covers(&lp));
        let (paid, _) =
            slope_scaled(&lp, &objective, &charges, &covers, Some(&point), 20_000, &passed);
        let mut decided = lp.clone();
        for (charge, paid) in charges.iter().zip(paid.expect("a plan is found")) {
            let run = f64::from(u8::from(paid));
            decided.set_column_bounds(charge.run.unwrap(), Bounds::fixed(run));
        }
        assert!(solved(&decided, &objective).point.is_some());
        let (none, _) = slope_scaled(&lp, &objective, &charges, &covers, None, 20_000, &passed);
        assert!(none.is_none(), "there was nothing to decide from");
    }
}

#[test]
fn slope_scaling_pays_for_few_more_runs_than_it_must() {
    let deadline = Deadline::unlimited();
    for seed in 0..6 {
        let (lp, objective) = lots(seed, 3, 8);
        let best = solved(&lp, &objective).point.unwrap();
        let (paid, pivots) =
            slope_scaled(&lp, &objective, &charges(&lp), &covers(&lp), None, 20_000, &deadline);
        assert!(pivots > 0);
        let mut decided = lp.clone();
        for (charge, paid) in charges(&lp).iter().zip(paid.unwrap()) {
            let run = f64::from(u8::from(paid));
            decided.set_column_bounds(charge.run.unwrap(), Bounds::fixed(run));
        }
        let found = solved(&decided, &objective).point.unwrap();
        let (found, best) = (objective.value(&found), objective.value(&best));
        assert!(best <= found + 1e-6 && found <= 1.3 * best, "seed {seed}: {found} of {best}");
    }
}

#[test]
fn neighbourhoods_improve_a_plan_in_which_nothing_is_made() {
    for seed in 0..6 {
        let (lp, objective) = lots(seed, 3, 8);
        let best = objective.value(&solved(&lp, &objective).point.unwrap());
        let nothing: Vec<f64> = lp
            .columns()
            .enumerated()
            .map(|(column, bounds)| if column.position() % 4 == 3 { bounds.upper } else { 0.0 })
            .collect();
        let known = objective.value(&nothing);
        // Each product, and every two periods.
        let columns = || lp.columns().ids();
        let products = (0..3).map(|it| columns().filter(|at| at.position() / 32 == it).collect());
        let periods = (0..7)
            .map(|it| columns().filter(move |at| (at.position() / 4 % 8).wrapping_sub(it) < 2));
        let neighbourhoods =
            products.chain(periods.map(Iterator::collect::<Vec<ColumnId>>)).collect();
        let options = WholeOptions {
            pivots: Some(20_000),
            point: Some(nothing),
            neighbourhoods,
            ..WholeOptions::default()
        };
        let improved = improve_whole(&lp, &objective, &options, &Deadline::unlimited());
        let point = certify_whole(&lp, &objective, improved.point.unwrap()).unwrap();
        assert!(
            best <= point.value() + 1e-6 && point.value() - best <= 0.1 * (known - best),
            "seed {seed}: from {known} to {}, {best} is possible",
            point.value()
        );
    }
}

#[test]
fn tampered_proofs_are_refused_or_prove_less() {
    let (lp, objective) = lots(5, 2, 5);
    let answer = solved(&lp, &objective);
    let proof = answer.proof.unwrap();
    let proven = certify_bound(&lp, &objective, &proof).unwrap().value();
    let splits = |proof: &Proof| {
        let is_split = |it: &&ProofNode| matches!(it, ProofNode::Split { .. });
        proof.nodes.iter().filter(is_split).count()
    };
    assert!(splits(&proof) > 3, "the proof has something to tamper with");
    let judged = |proof: &Proof| certify_bound(&lp, &objective, proof).map(|it| it.value());
    // A leaf dropped.
    let mut dropped = proof.clone();
    dropped.nodes.pop();
    assert!(judged(&dropped).is_err());
    // A node reached twice.
    let mut twice = proof.clone();
    let at = twice.nodes.iter().position(|it| matches!(it, ProofNode::Split { .. })).unwrap();
    if let ProofNode::Split { children, .. } = &mut twice.nodes[at] {
        children[1] = children[0];
    }
    assert!(judged(&twice).is_err());
    // A split widened: values between its sides are in no child.
    let mut widened = proof.clone();
    if let ProofNode::Split { above, .. } = &mut widened.nodes[at] {
        *above += 1.0;
    }
    assert!(judged(&widened).is_err());
    // A split on a column that may take every value.
    let mut continuous = proof.clone();
    if let ProofNode::Split { column, .. } = &mut continuous.nodes[at] {
        *column = ColumnId::at(2);
    }
    assert!(judged(&continuous).is_err());
    // A leaf said to be empty.
    let leaf = proof.nodes.iter().position(|it| matches!(it, ProofNode::Leaf { .. })).unwrap();
    let mut empty = proof.clone();
    if let ProofNode::Leaf { multipliers } = proof.nodes[leaf] {
        empty.nodes[leaf] = ProofNode::Empty { multipliers };
    }
    assert!(judged(&empty).is_err());
    // A multiplier of a row that is not there, and one that is no number.
    for (row, value) in [(u32::MAX, 1.0), (0, f64::NAN)] {
        let mut foreign = proof.clone();
        foreign.multipliers[0] = vec![(row, value)];
        assert!(judged(&foreign).is_err());
    }
    // Multipliers changed prove another bound, never a better one than the best plan.
    let best = certify_whole(&lp, &objective, answer.point.unwrap()).unwrap().value();
    for at in 0..proof.multipliers.len() {
        let mut changed = proof.clone();
        for entry in &mut changed.multipliers[at] {
            entry.1 *= 1.5;
        }
        assert!(judged(&changed).is_err() || judged(&changed).unwrap() <= best + 1e-6);
    }
    // An inequality from other weights follows from them, or not at all: the bound still holds.
    for at in 0..proof.cuts.len() {
        let mut bent = proof.clone();
        bent.cuts[at].divisor *= 0.7;
        assert!(judged(&bent).is_err() || judged(&bent).unwrap() <= best + 1e-6);
    }
    assert!(proven <= best + 1e-6);
}
