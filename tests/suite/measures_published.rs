//! Published problems of capital budgeting and of one more unit of capacity, as measures: the best set
//! and its value are those of the books, and proven.

use std::fmt::Write as _;
use std::fs;

use junheng::model::answers::measures::{Measures, SetProof};

use super::program::junheng;

fn answer(text: &str, more: &[&str]) -> Measures {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("factory.json"), text).unwrap();
    let asked = [&["measures", "factory.json", "--format", "json"], more].concat();
    let (code, shown, said) = junheng(folder.path(), &asked);
    assert_eq!(code, 0, "{said}");
    serde_json::from_str(&shown).unwrap()
}

/// Projects that are carried out or not: each is a product that nobody can make before its measure is
/// taken; then one is, and sold for what the project is worth. `second` is what each takes of a second
/// budget, and that budget.
fn projects(
    all: &[(&str, f64, f64)],
    second: Option<(&[f64], f64)>,
    more: &[(&str, &str)],
) -> String {
    let (mut products, mut orders, mut measures) = (Vec::new(), Vec::new(), Vec::new());
    for (at, (name, worth, outlay)) in all.iter().enumerate() {
        let norms = second
            .map_or(String::new(), |(each, _)| format!(r#", "norms": {{"funds": {}}}"#, each[at]));
        products.push(format!(
            r#"{{"id": "{name}", "routes": [{{"id": "build", "subcontract": true, "limit": {{"in_all": 0}}{norms}}}]}}"#
        ));
        orders.push(format!(
            r#"{{"id": "{name}", "product": "{name}", "kind": "market", "limit": {{"in_all": 1}}, "price": {worth}}}"#
        ));
        let mut rules = String::new();
        for (_, rule) in more.iter().filter(|it| it.0 == *name) {
            let _ = write!(rules, ", {rule}");
        }
        measures.push(format!(
            r#"{{"id": "{name}", "cost": {outlay}, "changes": [{{"at": "products/{name}/routes/build/limit/in_all", "set": 1}}]{rules}}}"#
        ));
    }
    let materials = second.map_or(String::new(), |(_, budget)| {
        format!(r#""materials": [{{"id": "funds", "unit": "money", "stock": {{"opening": {budget}}}}}], "#)
    });
    format!(
        r#"{{"factory": "Projects", "from": "2026-12-01", "to": "2026-12-31", "bucket": "month",
{materials}"products": [{}], "orders": [{}], "goals": ["profit"], "measures": [{}]}}"#,
        products.join(", "),
        orders.join(", "),
        measures.join(", ")
    )
}

#[test]
fn a_closed_route_is_planned_to_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let funds: (&[f64], f64) = (&[3.0], 20.0);
    fs::write(
        folder.path().join("factory.json"),
        projects(&[("mill", 14.0, 5.0)], Some(funds), &[]),
    )
    .unwrap();
    for more in [&["--fractional"][..], &[]] {
        let asked = [&["plan", "factory.json", "--format", "json"], more].concat();
        let (code, shown, said) = junheng(folder.path(), &asked);
        assert_eq!(code, 0, "{said}");
        assert!(shown.contains(r#""profit": 0.0"#), "{shown}");
    }
}

fn is(answer: &Measures, set: &[&str], profit: f64) {
    let value = answer.best.goals.iter().find(|it| it.goal == "profit").unwrap().value;
    assert_eq!(answer.best.measures, set);
    assert!((value - profit).abs() < 1e-6 * profit, "{value} is not {profit}");
    assert_eq!(answer.proof, SetProof::Best);
}

#[test]
fn measures_of_stockco_are_the_published_ones() {
    // W. L. Winston, Operations Research: Applications and Algorithms, "Stockco": 42,000.
    let all = [
        ("one", 16_000.0, 5000.0),
        ("two", 22_000.0, 7000.0),
        ("three", 12_000.0, 4000.0),
        ("four", 8000.0, 3000.0),
    ];
    is(
        &answer(&projects(&all, None, &[]), &["--budget", "14000"]),
        &["two", "three", "four"],
        42_000.0,
    );
}

#[test]
fn measures_of_california_manufacturing_are_the_published_ones() {
    // F. S. Hillier, G. J. Lieberman, Introduction to Operations Research: factories in both cities and
    // no warehouse, 14 million. At most one warehouse, and only where there is a new factory.
    let all = [
        ("factory-la", 9.0, 6.0),
        ("factory-sf", 5.0, 3.0),
        ("warehouse-la", 6.0, 5.0),
        ("warehouse-sf", 4.0, 2.0),
    ];
    let rules = [
        ("warehouse-la", r#""requires": ["factory-la"], "excludes": ["warehouse-sf"]"#),
        ("warehouse-sf", r#""requires": ["factory-sf"]"#),
    ];
    is(
        &answer(&projects(&all, None, &rules), &["--budget", "10"]),
        &["factory-la", "factory-sf"],
        14.0,
    );
}

#[test]
fn measures_of_lorie_and_savage_are_the_published_ones() {
    // J. H. Lorie, L. J. Savage, Three Problems in Rationing Capital, Journal of Business 28, 1955; whole
    // projects after H. M. Weingartner, Mathematical Programming and the Analysis of Capital Budgeting
    // Problems, 1963: 70. The outlay of the second year is a material.
    let worth = [14.0, 17.0, 17.0, 15.0, 40.0, 12.0, 14.0, 10.0, 12.0];
    let first = [12.0, 54.0, 6.0, 6.0, 30.0, 6.0, 48.0, 36.0, 18.0];
    let second = [3.0, 7.0, 6.0, 2.0, 35.0, 6.0, 4.0, 3.0, 3.0];
    let names = ["p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "p9"];
    let all: Vec<(&str, f64, f64)> =
        names.iter().zip(worth.iter().zip(first)).map(|it| (*it.0, *it.1.0, it.1.1)).collect();
    let text = projects(&all, Some((&second, 20.0)), &[]);
    is(&answer(&text, &["--budget", "50"]), &["p1", "p3", "p4", "p6", "p9"], 70.0);
}

#[test]
fn one_more_hour_is_worth_the_published_shadow_price() {
    // Hillier and Lieberman's Wyndor Glass: an hour of plants 1, 2 and 3 is worth 0, 1.5 and 1 of
    // 36 thousand; Winston's Dakota: a board foot of lumber 0, an hour of finishing and of carpentry 10 each.
    for (file, hours, worth) in [
        ("hillier-wyndor", ["plant-1", "plant-2", "plant-3"], [0.0, 1.5, 1.0]),
        ("winston-dakota", ["finishing", "carpentry", "lumber"], [10.0, 10.0, 0.0]),
    ] {
        let path =
            format!("{}/data/plants/published/{file}/factory.json", env!("CARGO_MANIFEST_DIR"));
        let text = fs::read_to_string(path).unwrap();
        let factory: serde_json::Value = serde_json::from_str(&text).unwrap();
        let more = |id: &str| {
            let groups = factory["groups"].as_array().unwrap();
            let at = match groups.iter().find(|it| it["id"] == id) {
                Some(group) => format!(
                    "groups/{id}/hours/{}",
                    group["hours"].as_object().unwrap().keys().next().unwrap()
                ),
                None => format!("materials/{id}/stock/opening"),
            };
            serde_json::json!({"id": id, "cost": 1, "changes": [{"at": at, "add": 1}]})
        };
        let mut with = factory.clone();
        with["measures"] = hours.iter().map(|it| more(it)).collect();
        let answer = answer(&with.to_string(), &["--fractional", "--budget", "1"]);
        for (one, worth) in answer.measures.iter().zip(worth) {
            let alone = one.goals.iter().find(|it| it.goal == "profit").unwrap().alone.unwrap();
            assert!(
                (alone - worth).abs() < 1e-6 * (1.0 + worth),
                "{}: {alone} is not {worth}",
                one.id
            );
        }
        assert_eq!(answer.proof, SetProof::Best);
    }
}
