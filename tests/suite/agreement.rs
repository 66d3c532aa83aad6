//! Engines agree, plans repeat to the byte, and exported programmes confirm the goals' values.

use junheng::model::plan::Plan;
use junheng::report::json;
use junheng::session::{Options, Planning, plan};
use junheng::solve::{Deadline, EngineChoice};
use junheng::source::json::read;
use junheng::source::synthetic::{SyntheticSize, generate};
use junheng::validate::{Validated, validate};

fn planned(text: &str, engine: EngineChoice) -> Plan {
    let Validated { factory, .. } = validate(read(text)).expect("generated works are valid");
    let options = Options {
        bucket: factory.bucket,
        engine,
        deadline: Deadline::unlimited(),
        factory_sha256: String::new(),
        whole: None,
    };
    match plan(&factory, &options).expect("every goal is certified and the plan audited") {
        Planning::Plan(plan) => *plan,
        other => panic!("no plan: {other:?}"),
    }
}

/// Works of varied shape, small enough to plan many of them.
fn works(seed: u64) -> String {
    let turn = usize::try_from(seed % 7).unwrap();
    generate(&SyntheticSize {
        products: 2 + turn,
        groups: 2 + turn / 2,
        materials: turn / 2,
        days: 3 + u32::try_from(turn).unwrap(),
        seed,
    })
}

/// How many works to plan: 200 where `JUNHENG_WORKS=200` asks for it, fewer by default.
fn count() -> u64 {
    std::env::var("JUNHENG_WORKS").ok().and_then(|it| it.parse().ok()).unwrap_or(20)
}

#[test]
fn generated_works_are_planned_certified_and_audited() {
    for seed in 0..count() {
        let plan = planned(&works(seed), EngineChoice::Auto);
        assert!(plan.certificate.worst <= plan.certificate.tolerance, "seed {seed}");
        assert!(plan.goals.iter().all(|goal| goal.given_up <= 1e-6 * (1.0 + goal.value.abs())));
    }
}

#[test]
fn engines_agree_goal_by_goal() {
    let others = [
        EngineChoice::Interior,
        EngineChoice::Microlp,
        #[cfg(feature = "highs")]
        EngineChoice::Highs,
    ];
    for seed in 0..count() {
        let text = works(seed);
        let one = planned(&text, EngineChoice::Simplex);
        for engine in others {
            let other = planned(&text, engine);
            assert_eq!(one.goals.len(), other.goals.len());
            for (a, b) in one.goals.iter().zip(&other.goals) {
                let (title, a, b) = (a.title(), a.value, b.value);
                let difference = (a - b).abs();
                assert!(
                    difference <= 1e-5 * (1.0 + a.abs()),
                    "seed {seed}, {title}: {a} by simplex, {b} by {engine}"
                );
            }
        }
    }
}

/// Goals that end inside their faces, one crossover at the end: no later goal takes more from an
/// earlier one than when each ends in a basis.
#[test]
fn goals_that_end_inside_their_faces_are_kept_as_firmly() {
    let mut inside = 0;
    for seed in 0..count() {
        let text = works(seed);
        let one = planned(&text, EngineChoice::Simplex);
        let other = planned(&text, EngineChoice::Interior);
        for (a, b) in one.goals.iter().zip(&other.goals) {
            let (title, a, b) = (a.title(), a.value, b.value);
            assert!((a - b).abs() <= 1e-6 * (1.0 + a.abs()), "seed {seed}, {title}: {a} and {b}");
        }
        for goal in &other.goals {
            inside += usize::from(goal.engine == "interior point");
            let most = 1e-9 * (1.0 + goal.value.abs()) + goal.allowed;
            assert!(goal.given_up <= most, "seed {seed}, {}: {}", goal.title(), goal.given_up);
        }
    }
    assert!(inside as u64 >= count(), "{inside} goals ended inside their faces");
}

#[test]
fn the_same_file_gives_the_same_bytes() {
    for seed in 0..6 {
        let text = works(seed);
        let engine = if seed < 3 { EngineChoice::Auto } else { EngineChoice::Interior };
        let first = json::plan(&planned(&text, engine));
        // Two at once: whatever else runs, nothing may depend on it.
        let both = std::thread::scope(|scope| {
            let again = || json::plan(&planned(&text, engine));
            let threads = [scope.spawn(again), scope.spawn(again)];
            threads.map(|thread| thread.join().unwrap())
        });
        assert!(both.iter().all(|again| *again == first), "seed {seed}");
    }
}

/// From 1,500 rows HiGHS solves the first programme, its answer becomes a basis, and our own
/// simplex method goes on from there: the same goals, and the plan says whose work each was.
#[cfg(feature = "highs")]
#[test]
fn an_answer_of_highs_is_where_our_simplex_goes_on() {
    use junheng::formulate::{Formulation, stages};
    use junheng::model::Buckets;
    use junheng::solve::{Engine, Highs, Outcome, SimplexEngine};

    let text =
        generate(&SyntheticSize { products: 50, groups: 14, materials: 8, days: 20, seed: 1 });
    let Validated { factory, .. } = validate(read(&text)).expect("generated works are valid");
    let buckets = Buckets::new(&factory, factory.bucket);
    let mut formulation = Formulation::new(&factory, &buckets);
    let stages = stages(&factory);
    let goal = formulation.objective(&stages[0]);
    let lp = formulation.lp();
    assert!(lp.rows().len() > 1_500, "{} rows", lp.rows().len());
    let unlimited = Deadline::unlimited();
    let first = Highs.solve_from(lp, &goal, None, &unlimited).expect("HiGHS solves it");
    assert_eq!(first.by, "HiGHS");
    let (Outcome::Optimal(_), Some(basis)) = (first.outcome, first.basis) else {
        panic!("no optimum with a basis")
    };
    assert_eq!(basis.basic(), lp.rows().len());
    let ours = SimplexEngine.solve_from(lp, &goal, None, &unlimited).expect("ours solves it");
    let near = SimplexEngine.solve_from(lp, &goal, Some(&basis), &unlimited).expect("from there");
    let (cold, taken_up) = (ours.iterations.unwrap(), near.iterations.unwrap());
    assert!(10 * taken_up <= cold, "{taken_up} pivots from HiGHS' answer, {cold} from nothing");

    let one = planned(&text, EngineChoice::Simplex);
    let other = planned(&text, EngineChoice::Highs);
    for (a, b) in one.goals.iter().zip(&other.goals) {
        let (title, a, b) = (a.title(), a.value, b.value);
        assert!((a - b).abs() <= 1e-5 * (1.0 + a.abs()), "{title}: {a} by simplex, {b} by HiGHS");
    }
    let by: Vec<&str> = other.goals.iter().map(|goal| goal.engine.as_str()).collect();
    assert_eq!(by.first(), Some(&"HiGHS"));
    assert_eq!(by.last(), Some(&"simplex"));
}
