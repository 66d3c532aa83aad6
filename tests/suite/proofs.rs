//! The bounds of plans in whole numbers: what is written proves them without a solver, and another
//! engine finds nothing better.
//!
//! A sample in CI; `JUNHENG_PROOFS=200` and `JUNHENG_BOUNDS=300` make so many.

use std::env;
use std::time::Duration;

use junheng::audit::seal;
use junheng::ids::Id;
use junheng::lp::{Bounds, Lp, Objective};
use junheng::model::Factory;
use junheng::model::plan::Plan;
use junheng::model::proof::PlanProof;
use junheng::proof::{Fault, Programmes, check};
use junheng::report::json;
use junheng::session::{Carried, Options, Planning, WholeSearch, plan_carrying};
use junheng::solve::{Deadline, Engine, EngineChoice, Microlp, Outcome, SimplexEngine};
use junheng::source::{SourceText, json as factory_file, proof_file, synthetic};
use junheng::validate::validate;
use junheng::verify::{certify_bound, certify_whole};
use serde_json::Value;

/// How many factories a variable of the environment asks for.
fn count(variable: &str, usual: u64) -> u64 {
    env::var(variable).ok().map_or(usual, |it| it.parse().unwrap())
}

/// A small factory with lots, setups, whole pieces or some of these.
fn generated(seed: u64, products: usize, days: u32) -> (Factory, String) {
    let size = synthetic::SyntheticSize { products, groups: 2, materials: 1, days, seed };
    let kind = seed % 4;
    let runs = synthetic::SyntheticRuns { whole: true, lots: kind != 1, setups: kind != 2 };
    let text = synthetic::generate_with(&size, runs);
    let mut document: Value = serde_json::from_str(&text).unwrap();
    document["whole"] = (kind != 3).into();
    let source = SourceText::from_text("factory.json", &json::pretty(&document));
    let validated = validate(factory_file::read(&source.text)).expect("it is valid");
    (validated.factory, source.sha256)
}

fn options(factory: &Factory, factory_sha256: &str, engine: EngineChoice) -> Options {
    Options {
        bucket: factory.bucket,
        engine,
        deadline: Deadline::unlimited(),
        factory_sha256: factory_sha256.to_owned(),
        whole: Some(WholeSearch { gap: 1e-3, pivots: 2_000 }),
    }
}

/// A plan with the proof of its bounds, as it is read again from its file.
fn proven(factory: &Factory, sha256: &str, engine: EngineChoice) -> Option<(Plan, PlanProof)> {
    let mut carried = Carried { prove: true, ..Carried::default() };
    let planning = plan_carrying(factory, &options(factory, sha256, engine), &mut carried);
    let planning = planning.unwrap_or_else(|failure| panic!("{}: {failure}", factory.name));
    let Planning::Plan(plan) = planning else { return None };
    let proof = carried.proof.expect("it was wanted").file.expect("it is small");
    let read = proof_file::read(&json::proof(&proof)).expect("it was written by us");
    assert_eq!(read, proof);
    Some((*plan, read))
}

#[test]
fn what_is_written_proves_every_bound() {
    let (mut leaves, mut cuts, mut faces, mut plans) = (0, 0, 0, 0);
    for seed in 1..=count("JUNHENG_PROOFS", 5) {
        let (factory, sha256) = generated(seed, 3 + (seed % 3) as usize, 3 + (seed % 2) as u32);
        let Some((plan, proof)) = proven(&factory, &sha256, EngineChoice::Auto) else { continue };
        plans += 1;
        let goals = check(&factory, &sha256, &plan, &proof)
            .unwrap_or_else(|faults| panic!("seed {seed}: {faults:#?}"));
        assert_eq!(goals.len(), plan.goals.len());
        for (goal, result) in goals.iter().zip(&plan.goals) {
            assert_eq!((goal.bound, goal.value), (result.bound, result.value), "seed {seed}");
            assert!(goal.bound.is_some() && goal.leaves > 0, "seed {seed}: {}", goal.goal);
            leaves += goal.leaves;
            cuts += goal.cuts;
        }
        faces += proof.goals.iter().filter(|it| it.held.is_some()).count();
    }
    let counted =
        format!("{plans} plans, {faces} goals held, {leaves} leaves, {cuts} inequalities");
    assert!(plans > 0 && faces > 0 && leaves > 0, "{counted}");
    assert!(plans > 0 && leaves > plans * 9 && cuts > 0 && faces > 0);
}

/// What no change of a file can bring about: the programme is that of the factory, the plan is sealed.
#[test]
fn a_proof_is_of_one_factory_and_one_plan() {
    let (factory, sha256) = generated(1, 3, 3);
    let (plan, proof) = proven(&factory, &sha256, EngineChoice::Auto).expect("a plan");
    let (other, other_sha256) = generated(2, 3, 3);
    let (other_plan, _) = proven(&other, &other_sha256, EngineChoice::Auto).expect("a plan");
    let faults = |factory: &Factory, sha256: &str, plan: &Plan, proof: &PlanProof| {
        check(factory, sha256, plan, proof).expect_err("it proves nothing")
    };
    let of_other = faults(&other, &other_sha256, &other_plan, &proof);
    assert!(matches!(of_other[..], [Fault::OtherFactory { .. }]));
    assert_eq!(faults(&factory, &sha256, &other_plan, &proof), [Fault::OtherPlan]);
    // A factory whose digest is taken over, but whose programme is another one.
    let (larger, _) = generated(1, 4, 3);
    let of_larger = faults(&larger, &sha256, &plan, &proof);
    assert!(matches!(of_larger[..], [Fault::OtherProgramme { .. }]));
    // A better bound, in the plan and its proof alike, sealed again.
    let (mut better, mut of_better) = (plan.clone(), proof.clone());
    let at = proof.goals.iter().position(|it| it.nodes.len() > 1).expect("a tree");
    let bound = plan.goals[at].bound.map(|it| it.midpoint(plan.goals[at].value));
    better.goals[at].bound = bound;
    seal(&mut better);
    of_better.plan_sha256 = better.certificate.plan_sha256.clone().expect("a seal");
    of_better.goals[at].bound = bound;
    let moved = faults(&factory, &sha256, &better, &of_better);
    assert!(matches!(&moved[..], [Fault::Bound { proven: Some(_), .. }]), "{moved:?}");
    let mut without = proof.clone();
    without.goals.pop();
    let last = plan.goals.last().expect("it has goals").title();
    let missing = faults(&factory, &sha256, &plan, &without);
    assert_eq!(missing, [Fault::NoProof { goal: last }]);
}

/// The best value with the whole numbers of a point: what an engine leaves of a run that it rounds off
/// is worth more than the bounds are apart. `None` if they are not possible.
fn with_whole_numbers_of(lp: &Lp, objective: &Objective, point: &[f64]) -> Option<f64> {
    let mut held = lp.relaxed();
    for (column, domain) in lp.whole_columns() {
        let (value, own) = (point[column.position()], lp.columns()[column]);
        let bounds = match domain.least() {
            Some(least) if value < least / 2.0 => Bounds::fixed(0.0),
            Some(least) => Bounds { lower: own.lower.max(least), ..own },
            None => own,
        };
        let whole = domain.is_whole() && bounds.lower < bounds.upper;
        held.set_column_bounds(column, if whole { Bounds::fixed(value.round()) } else { bounds });
    }
    let solved = SimplexEngine.solve(&held, objective, &Deadline::unlimited()).unwrap();
    let Outcome::Optimal(answer) = solved else { return None };
    Some(certify_whole(lp, objective, answer.primal).ok()?.value())
}

/// The programme with at most a million of what has no limit: microlp asks for one, and no factory here
/// comes near it.
fn with_most(lp: &Lp) -> Lp {
    let mut bounded = lp.clone();
    for (column, _) in lp.whole_columns() {
        let own = lp.columns()[column];
        bounded.set_column_bounds(column, Bounds { upper: own.upper.min(1e6), ..own });
    }
    bounded
}

/// By how much of its size a value is worse than another.
fn worse(lp: &Lp, objective: &Objective, one: f64, other: f64) -> f64 {
    let size = lp.objective_size(objective).max(one.abs()).max(other.abs());
    objective.worsening(one, other) / size
}

/// Of each goal's programme, earlier goals held, the bound is not better than the best that another
/// engine's branch and bound finds; and of the first goals whose whole value is not the fractional one
/// the fractional one is better.
#[test]
fn no_bound_passes_what_another_engine_finds() {
    let many = env::var_os("JUNHENG_BOUNDS").is_some();
    let (mut compared, mut equal, mut stopped) = (0, 0, 0);
    for seed in 1..=count("JUNHENG_BOUNDS", 4) {
        let (factory, sha256) = generated(1000 + seed, 3, 2 + (seed % 2) as u32);
        let Some((plan, proof)) = proven(&factory, &sha256, EngineChoice::Auto) else { continue };
        check(&factory, &sha256, &plan, &proof).expect("it is proven");
        let mut programmes = Programmes::new(&factory);
        let mut apart = false;
        for (at, (result, own)) in plan.goals.iter().zip(&proof.goals).enumerate() {
            let (lp, (_, objective)) = (programmes.lp(), &programmes.goals()[at]);
            let title = result.title();
            let fractional = result.fractional.expect("a plan in whole numbers has one");
            let loss = worse(lp, objective, result.value, fractional);
            let all: Vec<_> = plan.goals.iter().map(|it| (it.value, it.fractional)).collect();
            assert!(apart || loss > -1e-6, "seed {seed}, {title}: {all:?}");
            // Less lost in an earlier goal may be much gained in a later one.
            let size = result.value.abs().max(fractional.abs()).max(1.0);
            apart |= objective.worsening(result.value, fractional) > 1e-10 * size;
            // Many seeds have one that is too hard for it.
            let limit = many.then(|| Duration::from_secs(5));
            let deadline = Deadline::new(std::sync::Arc::default(), limit);
            let bounded = with_most(lp);
            let claim = Microlp.solve_whole(&bounded, objective, 0.0, None, &deadline);
            let point = claim.ok().and_then(|it| it.point);
            let best = point.and_then(|it| with_whole_numbers_of(lp, objective, &it));
            let bound = own.bound.expect("every goal is proven");
            if let Some(best) = best {
                let beyond = worse(lp, objective, bound, best);
                assert!(beyond < 1e-6, "seed {seed}, {title}: {bound} and {best}");
                compared += 1;
                equal += usize::from(beyond.abs() < 1e-6);
            } else {
                stopped += 1;
            }
            let held = own.held.as_ref().expect("every goal is held");
            programmes.hold(at, held).expect("it was checked");
        }
    }
    let counted = format!(
        "{compared} goals compared, {equal} bounds are the best value, {stopped} without a value"
    );
    assert!(compared > 0 && equal > 0, "{counted}");
    assert!(compared > 20 && equal > compared / 2 && stopped <= compared / 4);
}

/// Another engine's point is verified, and of its bound nothing is stated: only what the plan in
/// fractions proves.
#[test]
fn a_named_engine_gives_points_and_no_bounds() {
    let (factory, sha256) = generated(5, 3, 2);
    let (own, _) = proven(&factory, &sha256, EngineChoice::Auto).expect("a plan");
    let (plan, proof) = proven(&factory, &sha256, EngineChoice::Microlp).expect("a plan");
    check(&factory, &sha256, &plan, &proof).expect("it is proven");
    let mut programmes = Programmes::new(&factory);
    let mut found = 0;
    for (at, (result, goal)) in plan.goals.iter().zip(&proof.goals).enumerate() {
        let (lp, (_, objective)) = (programmes.lp(), &programmes.goals()[at]);
        assert_eq!((goal.nodes.len(), goal.cuts.len()), (1, 0), "{}", goal.goal);
        let root = certify_bound(lp, objective, &junheng::proof::tree(goal)).unwrap().value();
        let stated = result.bound.expect("each goal has a bound");
        assert!(worse(lp, objective, stated, root) < 1e-6, "{}: {stated} and {root}", goal.goal);
        found += usize::from(result.engine == "microlp");
        programmes.hold(at, goal.held.as_ref().expect("it is held")).expect("it was checked");
    }
    assert!(found > 0, "{:?}", plan.goals);
    // Of the first goal both reach about the same.
    let (one, other) = (&own.goals[0], &plan.goals[0]);
    assert!((one.value - other.value).abs() <= 1e-3 * one.value.abs().max(1.0));
}
