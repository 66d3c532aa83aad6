//! Why so much of a product is made and why a group is loaded so: worked by hand, published, and
//! equal to planning works in which the quantity is forced by other means.

use std::fs;
use std::path::Path;

use junheng::explain::quantity::Answered;
use junheng::explain::{group, quantity};
use junheng::model::Factory;
use junheng::model::answers::bottlenecks::Worth;
use junheng::model::answers::group::GroupWhy;
use junheng::model::answers::quantity::{Part, QuantityWhy, Side, TermKind};
use junheng::report::{self, Terminal};
use junheng::session::{Planning, plan};
use junheng::source::synthetic::{SyntheticSize, generate};
use junheng::words::{Language, Words};
use serde_json::{Value, json};

use super::command_line::transcript;
use super::shortage::{options, said};
use super::validate::factory;

const WYNDOR: &str = "data/plants/published/hillier-wyndor/factory.json";
const DAKOTA: &str = "data/plants/published/winston-dakota/factory.json";
const DEMO: &str = "data/plants/demo/works-401/factory.json";

fn file(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn near(one: f64, other: f64) {
    assert!((one - other).abs() <= 1e-6 * (1.0 + other.abs()), "{one}, not {other}");
}

fn sum(parts: &[Part]) -> f64 {
    parts.iter().map(|part| part.quantity).sum()
}

/// What holds of every side: the terms add up to the price, and to the gain per unit.
fn checked(side: &Side) {
    for priced in &side.priced {
        let terms: f64 = priced.terms.iter().map(|term| term.amount).sum();
        let magnitude: f64 = priced.terms.iter().map(|term| term.amount.abs()).sum();
        assert!((terms - priced.total).abs() <= 1e-9 * (1.0 + magnitude), "{priced:#?}");
        let worth = side.goals.iter().find(|worth| worth.goal == priced.goal).unwrap();
        assert!((worth.per_unit - priced.total).abs() <= 1e-7 * (1.0 + magnitude), "{priced:#?}");
    }
}

fn made(factory: &Factory, wanted: &str) -> QuantityWhy {
    let options = options(factory);
    let question = quantity::Question::of(factory, &options, wanted).unwrap();
    match quantity::why(factory, &options, question).unwrap() {
        Answered::Why(why) => {
            near(sum(&why.sources), why.quantity);
            near(sum(&why.into), why.quantity);
            near(sum(&why.ends), why.quantity);
            why.more.iter().chain(&why.less).for_each(checked);
            *why
        }
        other => panic!("{other:?}"),
    }
}

fn loaded(factory: &Factory, wanted: &str) -> GroupWhy {
    let options = options(factory);
    let question = group::Question::of(factory, &options, wanted).unwrap();
    match group::why(factory, &options, question).unwrap() {
        Answered::Why(why) => {
            near(sum(&why.users), why.load_hours);
            near(sum(&why.ends), why.load_hours);
            why.more.iter().chain(&why.less).for_each(checked);
            *why
        }
        other => panic!("{other:?}"),
    }
}

fn worth<'s>(side: Option<&'s Side>, goal: &str) -> &'s Worth {
    side.unwrap().goals.iter().find(|worth| worth.goal == goal).unwrap()
}

/// F. S. Hillier and G. J. Lieberman, *Introduction to Operations Research*, section 3.1: 2 batches
/// of doors at 3, 6 of windows at 5; plant 1 has 4 h (1 a door), plant 2 has 12 (2 a window), plant
/// 3 has 18 (3 a door, 2 a window). By hand: a third door takes 3 h of plant 3 and with them 1.5
/// windows: 3 − 7.5. A door less frees hours that plant 2 lets nobody use.
#[test]
fn wyndors_doors_are_priced_out_by_hand() {
    let factory = factory(&file(WYNDOR));
    let doors = made(&factory, "doors");
    near(doors.quantity, 2.0);
    near(doors.as_good_from, 2.0);
    near(doors.as_good_to.unwrap(), 2.0);
    near(doors.possible_to.unwrap(), 4.0);
    let (more, less) = (worth(doors.more.as_ref(), "profit"), worth(doors.less.as_ref(), "profit"));
    near(more.per_unit, -4.5);
    near(more.holds, 2.0);
    near(less.per_unit, -3.0);
    near(less.holds, 2.0);
    let terms = &doors.more.as_ref().unwrap().priced[0].terms;
    assert_eq!(terms.len(), 2, "{terms:#?}");
    assert_eq!((terms[0].kind, terms[0].at.as_str()), (TermKind::Limit, "groups/plant-3"));
    near(terms[0].amount, -7.5);
    near(terms[0].used.unwrap(), 3.0);
    near(terms[0].share, 1.0);
    assert_eq!((terms[1].kind, terms[1].at.as_str()), (TermKind::Revenue, "orders/market-doors"));
    near(terms[1].amount, 3.0);

    // Windows: plant 2 allows no seventh; each one less lets two thirds of a door be made, until
    // plant 1 is full at 3 windows.
    let windows = made(&factory, "windows@2026-W10");
    near(windows.quantity, 6.0);
    assert!(windows.more.is_none());
    let less = worth(windows.less.as_ref(), "profit");
    near(less.per_unit, -3.0);
    near(less.holds, 3.0);
}

/// W. L. Winston, *Operations Research*, section 6.3: tables are not made, their reduced cost is 5:
/// 30 less 2 h of finishing and 1.5 h of carpentry at 10 each.
#[test]
fn dakotas_tables_cost_their_published_reduced_cost() {
    let tables = made(&factory(&file(DAKOTA)), "tables");
    near(tables.quantity, 0.0);
    assert!(tables.less.is_none());
    near(worth(tables.more.as_ref(), "profit").per_unit, -5.0);
    let terms = &tables.more.as_ref().unwrap().priced[0].terms;
    let amount = |at: &str| terms.iter().find(|term| term.at == at).unwrap().amount;
    near(amount("groups/finishing"), -20.0);
    near(amount("groups/carpentry"), -15.0);
    near(amount("orders/market-tables"), 30.0);
}

/// Two products share 10 h and sell at the same price: any split is as good; beyond the hours
/// nothing is possible.
#[test]
fn a_quantity_that_no_goal_decides_says_its_whole_range() {
    let text = r#"{"factory": "Split", "from": "2026-03-02", "to": "2026-03-02",
        "goals": ["profit"],
        "groups": [{"id": "a", "hours": {"in_all": 10}}],
        "products": [{"id": "p", "operations": [{"group": "a", "hours": 1}]},
                     {"id": "q", "operations": [{"group": "a", "hours": 1}]}],
        "orders": [{"id": "o", "product": "p", "kind": "market", "limit": 8, "price": 1},
                   {"id": "r", "product": "q", "kind": "market", "limit": 100, "price": 1}]}"#;
    let why = made(&factory(text), "p");
    near(why.as_good_from, 0.0);
    near(why.as_good_to.unwrap(), 8.0);
    near(why.possible_to.unwrap(), 10.0);
    assert!(why.less.is_none());
    // The ninth would stay unsold and take the place of a q.
    near(worth(why.more.as_ref(), "profit").per_unit, -1.0);
}

/// A shaft made of two blanks, 6 blanks in stock: what is made of blanks follows the shafts to the
/// order, what is in stock at the beginning comes first.
#[test]
fn units_are_followed_through_components_first_in_first_out() {
    let text = r#"{"factory": "Levels", "from": "2026-03-02", "to": "2026-03-04",
        "groups": [{"id": "a", "hours": {"per_day": 20}}],
        "products": [
            {"id": "blank", "stock": {"opening": 6},
             "operations": [{"group": "a", "hours": 0.5}]},
            {"id": "shaft", "components": {"blank": 2},
             "operations": [{"group": "a", "hours": 1}]}],
        "orders": [{"id": "o", "product": "shaft", "quantity": 10, "due": "2026-03-04"},
                   {"id": "b", "product": "blank", "quantity": 3, "due": "2026-03-04"}]}"#;
    let factory = factory(text);
    let blanks = made(&factory, "blank");
    near(blanks.quantity, 17.0);
    let part = |parts: &[Part], at: &str| {
        parts.iter().find(|part| part.at == at).map_or(0.0, |part| part.quantity)
    };
    near(part(&blanks.into, "products/shaft") + part(&blanks.into, "orders/b"), 17.0);
    near(part(&blanks.ends, "orders/o") + part(&blanks.ends, "orders/b"), 17.0);
    assert!(part(&blanks.ends, "orders/o") >= 14.0, "{blanks:#?}");
    let group = loaded(&factory, "a");
    near(group.load_hours, 18.5);
    near(part(&group.users, "products/shaft/routes/main/operations/1"), 10.0);
}

/// 40 h of lathes, a quota of 30 kg at 1 kg a shaft, 50 shafts wanted: the quota starves the
/// lathes. With 20 wanted, nobody wants more of them.
#[test]
fn an_idle_group_names_what_starves_it_or_that_all_is_met() {
    let works = |wanted: u32| {
        format!(
            r#"{{"factory": "Shaft works", "from": "2026-12-07", "to": "2026-12-11",
            "groups": [{{"id": "lathe", "name": "Lathes"}}],
            "materials": [{{"id": "steel", "stock": {{"opening": 1000}}, "quota": {{"in_all": 30}}}}],
            "products": [{{"id": "shaft", "norms": {{"steel": 1}},
                          "operations": [{{"group": "lathe", "hours": 1}}]}}],
            "orders": [{{"id": "17", "product": "shaft", "quantity": {wanted},
                        "due": "2026-12-11"}}]}}"#
        )
    };
    let starved = loaded(&factory(&works(50)), "lathe");
    near(starved.load_hours, 30.0);
    near(starved.effective_hours, 40.0);
    near(starved.wanted_to, 30.0);
    assert!(starved.more.is_none(), "{starved:#?}");
    let quota = starved.held_by.iter().find(|it| it.at == "materials/steel/quota").unwrap();
    near(quota.step.unwrap(), 3.0);
    near(quota.gains.unwrap(), 3.0);
    near(worth(starved.less.as_ref(), "fulfil/priority 1").per_unit, -0.02);

    let words = Words::of(Language::English);
    let terminal = Terminal::new(&words, None);
    let met = loaded(&factory(&works(20)), "lathe");
    near(met.wanted_to, 20.0);
    let order = met.held_by.iter().find(|it| it.at == "orders/17").unwrap();
    assert!(order.wanted && met.held_by.iter().all(|it| it.wanted), "{met:#?}");
    assert!(report::group::text(&met, &terminal).contains("met in full: order 17"));
}

/// A full group: what its hours are worth is what `bottlenecks` says, and the load falls by what
/// one hour less costs.
#[test]
fn a_full_group_says_what_its_hours_are_worth() {
    let plant = loaded(&factory(&file(WYNDOR)), "plant-3@2026-W10");
    assert_eq!(plant.full, ["2026-W10"]);
    let capacity = plant.capacity.as_ref().unwrap();
    near(capacity.more[0].per_unit, 1.0);
    near(capacity.less[0].per_unit, -1.0);
    assert!(plant.more.is_none());
    let idle = loaded(&factory(&file(WYNDOR)), "plant-1");
    let terms = &idle.more.as_ref().unwrap().priced[0].terms;
    assert_eq!(terms[0].at, "groups/plant-3");
}

fn planned(text: &str) -> Option<Vec<(String, f64)>> {
    let factory = factory(text);
    match plan(&factory, &options(&factory)).expect("planned") {
        Planning::Plan(plan) => Some(plan.goals.iter().map(|it| (it.title(), it.value)).collect()),
        _ => None,
    }
}

fn works() -> u64 {
    std::env::var("JUNHENG_WORKS").ok().and_then(|it| it.parse().ok()).unwrap_or(5)
}

/// The works with so much of a product frozen on a day: with day buckets this forces exactly what
/// is started, without a word from the question's code.
fn with_frozen(text: &str, product: &str, date: &str, quantity: f64) -> String {
    let mut works: Value = serde_json::from_str(text).unwrap();
    let frozen = json!({"product": product, "date": date, "quantity": quantity});
    match works.get_mut("frozen").and_then(Value::as_array_mut) {
        Some(list) => list.push(frozen),
        None => works["frozen"] = json!([frozen]),
    }
    works.to_string()
}

/// In generated works, many of them degenerate, every goal on either side of the plan's quantity is
/// what planning the works with that quantity frozen gives, halfway along the first stretch.
#[test]
fn either_side_equals_planning_with_the_quantity_frozen() {
    let mut compared = 0;
    for seed in 0..works() {
        let shape = SyntheticSize { products: 6, groups: 3, materials: 2, days: 6, seed };
        let mut value: Value = serde_json::from_str(&generate(&shape)).unwrap();
        value["goals"] = json!(["fulfil", "on-time", "profit"]);
        let text = value.to_string();
        let works = factory(&text);
        let buckets = junheng::model::Buckets::new(&works, works.bucket);
        let simple = works.products.iter().filter(|it| {
            it.routes.len() == 1
                && it.routes[0].total_lead_days() == 0
                && works
                    .frozen
                    .iter()
                    .all(|frozen| works.products[frozen.product].named != it.named)
                && works.products.iter().all(|other| {
                    other.routes.iter().all(|route| {
                        route
                            .by_products
                            .iter()
                            .all(|(id, _)| works.products[*id].named != it.named)
                    })
                })
        });
        for product in simple.take(3) {
            let date = &buckets.iter().nth(2).unwrap().name;
            let why = made(&works, &format!("{}@{date}", product.named.id));
            for (side, sign) in [(&why.more, 1.0), (&why.less, -1.0)] {
                let Some(side) = side.as_ref().filter(|side| !side.goals.is_empty()) else {
                    continue;
                };
                let first = side.goals.iter().map(|it| it.holds).fold(f64::INFINITY, f64::min);
                let quantity = sign * 0.5 * first + side.from;
                let started = quantity / product.routes[0].total_yield();
                let changed = with_frozen(&text, &product.named.id, date, started);
                let Some(goals) = planned(&changed) else { continue };
                for (worth, goal) in side.goals.iter().zip(&why.goals) {
                    let better = if goal.more_is_better { 1.0 } else { -1.0 };
                    let expected = goal.value + better * worth.per_unit * 0.5 * first;
                    let found = goals.iter().find(|it| it.0 == goal.goal).unwrap().1;
                    near(found, expected);
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 20, "only {compared} goals were compared");
}

/// The ends of what is as good are as good, and a little beyond is not.
#[test]
fn the_answer_is_the_same_to_the_byte_and_fits_the_terminal() {
    let words = Words::of(Language::English);
    let terminal = Terminal::new(&words, None);
    let factory = factory(&file(DAKOTA));
    for product in ["desks", "tables", "chairs"] {
        let (one, other) = (made(&factory, product), made(&factory, product));
        assert_eq!(report::json::pretty(&one), report::json::pretty(&other));
        let text = report::quantity::text(&one, &terminal);
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    }
}

#[test]
fn whole_commands_read_as_they_should() {
    insta::assert_snapshot!("quantity_small", said(&["why", WYNDOR, "quantity", "doors"]));
    insta::assert_snapshot!("group_small", said(&["why", WYNDOR, "group", "plant-1"]));
    insta::assert_snapshot!("quantity_unknown", said(&["why", WYNDOR, "quantity", "dors"]));
    insta::assert_snapshot!("bucket_unknown", said(&["why", WYNDOR, "group", "plant-1@2026-W11"]));
    insta::assert_snapshot!(
        "quantity_demo",
        said(&["why", DEMO, "quantity", "gear@2026-12-08", "--fractional"])
    );
    insta::assert_snapshot!(
        "group_demo",
        said(&["why", DEMO, "group", "drilling@2026-12-09", "--fractional"])
    );
}

#[test]
fn a_time_limit_ends_with_exit_4_and_no_half_answer() {
    for question in [["quantity", "pump"], ["group", "drilling"]] {
        let arguments = [&["why", DEMO][..], &question, &["--time-limit", "1ms"]].concat();
        let said = transcript(&arguments);
        assert!(said.ends_with("--- exit 4\n"), "{said}");
    }
}
