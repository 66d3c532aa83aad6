//! Invented works are valid at every size, hard but not hopeless, and the kept ones are current.

use std::path::Path;

use junheng::diag::Code;
use junheng::model::{Factory, Operation};
use junheng::session::{Planning, plan};
use junheng::source::json::read;
use junheng::source::synthetic::{SyntheticRuns, SyntheticSize, generate, generate_with};
use junheng::validate::validate;
use serde_json::Value;

fn valid(size: &SyntheticSize) -> Factory {
    match validate(read(&generate(size))) {
        Ok(validated) => validated.factory,
        Err(problems) => panic!("{size:?}: {problems:#?}"),
    }
}

#[test]
fn every_size_and_seed_is_valid() {
    for products in [1, 2, 3, 5, 12, 60] {
        for (groups, materials, days) in [(1, 0, 1), (1, 1, 2), (5, 3, 9), (17, 6, 26)] {
            for seed in 0..4 {
                valid(&SyntheticSize { products, groups, materials, days, seed });
            }
        }
    }
    let large = SyntheticSize { products: 2000, groups: 300, materials: 100, days: 26, seed: 1 };
    assert_eq!(valid(&large).products.len(), 2000);
}

#[test]
fn orders_ask_for_most_of_the_hours() {
    let size = SyntheticSize { products: 20, groups: 6, materials: 5, days: 10, seed: 1 };
    let factory = valid(&size);
    let options = super::meaning::options(&factory);
    let Planning::Plan(plan) = plan(&factory, &options).expect("planning succeeds") else {
        panic!("an invented works has a plan");
    };
    let load: f64 = plan.groups.iter().flat_map(|group| &group.load_hours).sum();
    let effective: f64 = plan.groups.iter().flat_map(|group| &group.effective_hours).sum();
    assert!((0.75..1.05).contains(&(load / effective)), "{load} of {effective} hours");
}

#[test]
fn lots_and_setups_are_asked_of_an_invented_factory_without_changing_the_rest() {
    let size = SyntheticSize { products: 30, groups: 15, materials: 8, days: 26, seed: 3 };
    let runs = SyntheticRuns { lots: true, setups: true, ..SyntheticRuns::default() };
    let text = generate_with(&size, runs);
    let validated = validate(read(&text)).expect("the factory is valid");
    assert!(validated.warnings.iter().all(|it| it.code != Code::W836), "every lot fits into a day");
    let factory = validated.factory;
    let mut lots = 0;
    for route in factory.products.iter().flat_map(|product| &product.routes) {
        if route.subcontract {
            assert!(route.setup.is_none() && route.lot.is_free());
            continue;
        }
        assert!(route.setup.as_ref().is_some_and(|setup| !setup.carry));
        let hours = |operation: &Operation| operation.setup_hours.at(factory.from);
        assert!(route.operations.iter().all(|it| (hours(it) - 0.5).abs() < 1e-12));
        lots += usize::from(route.lot.minimum.is_some_and(|least| least >= 2.0));
    }
    assert!(lots > 20, "{lots} routes have a minimum lot");
    let mut without: Value = serde_json::from_str(&text).unwrap();
    for product in without["products"].as_array_mut().unwrap() {
        let fields = product.as_object_mut().unwrap();
        fields.remove("lot");
        fields.remove("setup");
    }
    assert_eq!(without, serde_json::from_str::<Value>(&generate(&size)).unwrap());
}

#[test]
fn the_kept_works_are_what_the_command_makes() {
    let sizes = [
        ("small", SyntheticSize { products: 20, groups: 6, materials: 5, days: 10, seed: 1 }),
        ("medium", SyntheticSize { products: 100, groups: 30, materials: 15, days: 26, seed: 1 }),
    ];
    for (name, size) in sizes {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/plants/generated").join(name);
        let kept = std::fs::read_to_string(folder.join("factory.json")).expect("the file is there");
        assert!(generate(&size) == kept, "{name}/factory.json is not what the command makes");
    }
}
