//! What a factory file says about whole pieces, lots, setups and choices, and what it means if it says
//! nothing.

use junheng::diag::{Code, Diagnostic, Hint};
use junheng::ids::Id;
use junheng::model::{Chosen, Factory, Lot, Route};
use junheng::source::json::read;
use junheng::validate::validate;

fn factory(rest: &str) -> Factory {
    match validate(read(&text(rest))) {
        Ok(validated) => validated.factory,
        Err(problems) => panic!("{problems:#?}"),
    }
}

fn text(rest: &str) -> String {
    let whole = if rest.starts_with(r#""whole""#) { "" } else { r#""whole": true,"# };
    format!(
        r#"{{"factory": "Works", {whole} "from": "2026-12-01", "to": "2026-12-31",
        "groups": [{{"id": "mill"}}, {{"id": "bench"}}],
        "materials": [{{"id": "oil", "purchase": {{}}}}], {rest}}}"#
    )
}

/// The problems, without those of groups that a test does not use.
fn problems(rest: &str) -> Vec<Diagnostic> {
    let validated = validate(read(&text(rest)));
    let problems = validated.map_or_else(|problems| problems, |validated| validated.warnings);
    problems.into_iter().filter(|it| it.code != Code::W806).collect()
}

fn route(factory: &Factory, product: usize, at: usize) -> &Route {
    &factory.products.as_slice()[product].routes[at]
}

#[test]
fn what_is_countable_is_whole_unless_the_file_says_otherwise() {
    let products = r#""products": [
        {"id": "a", "cost": 0}, {"id": "b", "unit": "kg", "cost": 0},
        {"id": "c", "unit": "套", "whole": false, "cost": 0},
        {"id": "d", "unit": "t", "whole": true,
            "routes": [{"id": "x"}, {"id": "y", "whole": false}, {"id": "z", "subcontract": true}]}],
        "orders": [{"id": "A", "product": "a", "quantity": 5},
            {"id": "B", "product": "a", "quantity": 5, "whole": false},
            {"id": "C", "product": "b", "quantity": 5.5}]"#;
    let of = |factory: &Factory| -> Vec<bool> {
        let products = factory.products.iter();
        let products = products.flat_map(|it| {
            std::iter::once(it.whole).chain(it.routes.iter().map(|route| route.whole))
        });
        products.chain(factory.orders.iter().map(|order| order.whole)).collect()
    };
    let said = of(&factory(products));
    let (a, b, c) = ([true, true], [false, false], [false, false]);
    let d = [true, true, false, true];
    let orders = [true, false, false];
    assert_eq!(said, [&a[..], &b, &c, &d, &orders].concat());
    let none = of(&factory(&format!(r#""whole": false, {products}"#)));
    let orders = [false, false, false];
    assert_eq!(none, [&b[..], &b, &c, &d, &orders].concat());
}

#[test]
fn lots_and_setups_of_a_product_apply_field_by_field_to_its_in_house_routes() {
    let factory = factory(
        r#""products": [{"id": "a", "lot": {"min": 4, "multiple": 2, "max": 40},
            "setup": {"hours": 0.5, "cost": 30, "carry": true},
            "norms": {"oil": {"per_unit": 1, "per_run": 3}},
            "routes": [
                {"id": "own", "operations": [{"group": "mill", "hours": 0.1},
                    {"group": "bench", "hours": 0.1, "setup_hours": 0}]},
                {"id": "other", "lot": {"min": 0, "max": 20}, "setup": {"cost": 12},
                    "operations": [{"group": "bench", "hours": 0.2}]},
                {"id": "bought", "subcontract": true, "setup": {"cost": 7}}]}],
        "orders": [{"id": "A", "product": "a", "quantity": 50}]"#,
    );
    let day = factory.from;
    let lot = |minimum, multiple, maximum| Lot { minimum, multiple, maximum };
    let own = route(&factory, 0, 0);
    assert_eq!(own.lot, lot(Some(4.0), Some(2.0), Some(40.0)));
    let hours = |route: &Route| -> Vec<f64> {
        route.operations.iter().map(|it| it.setup_hours.at(day)).collect()
    };
    let cost = |route: &Route| route.setup.as_ref().map(|it| (it.cost.at(day), it.carry));
    assert_eq!((hours(own), cost(own)), (vec![0.5, 0.0], Some((30.0, true))));
    assert_eq!(own.norms[0].1.at(day).to_bits(), 1.0_f64.to_bits());
    assert_eq!(own.norms_per_run[0].1.at(day).to_bits(), 3.0_f64.to_bits());
    let other = route(&factory, 0, 1);
    assert_eq!(other.lot, lot(None, Some(2.0), Some(20.0)));
    assert_eq!((hours(other), cost(other)), (vec![0.5], Some((12.0, true))));
    let bought = route(&factory, 0, 2);
    assert!(bought.lot.is_free() && bought.norms_per_run.is_empty());
    assert_eq!(cost(bought), Some((7.0, false)));
}

const ORDERS: &str = r#""orders": [{"id": "A", "product": "a/b", "quantity": 5},
    {"id": "B", "product": "c", "quantity": 5}]"#;
const PRODUCTS: &str = r#""products": [
    {"id": "a/b", "routes": [{"id": "own"}, {"cost": 4}]}, {"id": "c", "cost": 1}]"#;

#[test]
fn a_choice_names_orders_and_routes_and_a_single_route_by_its_product() {
    let routes = r#"["a/b/own", "a/b/route-2", "c"]"#;
    let choose = format!(
        r#""choose": [{{"id": "one", "at_most": 2, "orders": ["B"], "routes": {routes}}}]"#
    );
    let factory = factory(&format!("{PRODUCTS}, {ORDERS}, {choose}"));
    let choice = &factory.choices[0];
    assert_eq!((choice.at_least, choice.at_most), (None, Some(2)));
    let found = [
        Chosen::Order(Id::at(1)),
        Chosen::Route(Id::at(0), 0),
        Chosen::Route(Id::at(0), 1),
        Chosen::Route(Id::at(1), 0),
    ];
    assert_eq!(choice.of, found);
}

#[test]
fn a_route_that_a_choice_cannot_mean_is_reported_with_what_could_be_meant() {
    let refused = |routes: &str| {
        let choose = format!(r#""choose": [{{"id": "one", "at_most": 1, "routes": [{routes}]}}]"#);
        let found = problems(&format!("{PRODUCTS}, {ORDERS}, {choose}"));
        let errors = found.into_iter().filter(|it| it.code != Code::W810);
        errors.map(|it| (it.code, it.hints)).collect::<Vec<_>>()
    };
    assert_eq!(refused(r#""cc""#), [(Code::E211, vec![Hint::Meant("c".to_owned())])]);
    let codes = |routes: &str| refused(routes).into_iter().map(|it| it.0).collect::<Vec<_>>();
    assert_eq!(codes(r#""c/rough", "a/b", "a/b/own""#), [Code::E212, Code::E215]);
}

#[test]
fn a_norm_has_a_lot_with_what_is_used_per_lot() {
    let codes = |norm: &str| -> Vec<Code> {
        let products = format!(r#""products": [{{"id": "a", "norms": {{"oil": {norm}}}}}]"#);
        let orders = r#""orders": [{"id": "A", "product": "a", "quantity": 5}]"#;
        problems(&format!("{products}, {orders}")).iter().map(|it| it.code).collect()
    };
    assert_eq!(codes(r#"{"per_unit": 1, "per_lot": 3}"#), [Code::E106]);
    assert_eq!(codes(r#"{"per_unit": 1, "lot": 3, "per_run": 2}"#), [Code::E106]);
    assert_eq!(codes(r#"{"per_unit": 1}"#), [Code::E106]);
    for norm in [r#"{"per_run": 2}"#, r#"{"per_lot": 2, "lot": 10, "per_run": {"2026-12": 1}}"#] {
        assert_eq!(codes(norm), []);
    }
}

/// A lot above what is wanted of a part counts what the products made of it want, and a market
/// without a limit wants anything.
#[test]
fn what_is_wanted_of_a_part_is_what_all_that_use_it_want() {
    let warned = |orders: &str| {
        let products = r#""products": [
            {"id": "part", "lot": {"min": 30}, "operations": [{"group": "mill", "hours": 0.1}]},
            {"id": "set", "components": {"part": 4}}]"#;
        let found = problems(&format!(r#"{products}, "orders": [{orders}]"#));
        let lot = found.iter().filter(|it| it.code == Code::W831);
        lot.count() == 1
    };
    assert!(warned(r#"{"id": "A", "product": "set", "quantity": 7}"#));
    assert!(!warned(r#"{"id": "A", "product": "set", "quantity": 8}"#));
    let market = r#"{"id": "M", "product": "set", "kind": "market", "price": 0}"#;
    assert!(!warned(&format!(r#"{{"id": "A", "product": "part", "quantity": 1}}, {market}"#)));
}

/// The least run of a whole piece is one piece: a day that is too short for it is reported, a week is
/// long enough.
#[test]
fn a_piece_that_takes_more_than_a_day_needs_longer_buckets() {
    let hull = r#""products": [{"id": "hull", "operations": [{"group": "mill", "hours": 30}]}],
        "orders": [{"id": "A", "product": "hull", "quantity": 4}]"#;
    let codes = |rest: &str| problems(rest).iter().map(|it| it.code).collect::<Vec<_>>();
    assert_eq!(codes(hull), [Code::W836]);
    assert_eq!(codes(&format!(r#""bucket": "week", {hull}"#)), []);
    assert_eq!(codes(&format!(r#""whole": false, {hull}"#)), []);
}
