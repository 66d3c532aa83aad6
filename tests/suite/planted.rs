//! Planted troubles: works that serve everything, each then spoilt in one known way. The cause has
//! to stand in the first three lines, and every way out offered has to work when it is applied to
//! the factory file.

use junheng::model::answers::moves::{Move, MoveKind};
use junheng::model::answers::repair::{Repair, Way};
use junheng::model::answers::shortage::{Measure, Trouble, Why};
use junheng::model::plan::Plan;
use junheng::report::{self, Terminal};
use junheng::scenario::{Document, remade};
use junheng::session::{Planning, plan};
use junheng::words::{Language, Words};
use serde_json::{Value, json};

use super::shortage::{menu, options, reasons};
use super::validate::factory;

/// Works of this many kinds of trouble, of each so many.
const OF_EACH: u64 = 12;

/// A number of a sequence that looks random and is the same for ever.
fn drawn(seed: u64, of: u64, least: u64, most: u64) -> u64 {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(of);
    state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    least + (state ^ (state >> 31)) % (most - least + 1)
}

/// Two weeks of a works that serves all: a shaft and a housing make a pump; a valve besides.
fn works(seed: u64) -> Value {
    let pumps = drawn(seed, 1, 36, 45);
    let valves = drawn(seed, 2, 20, 40);
    json!({
        "factory": "Planted works", "from": "2026-12-07", "to": "2026-12-18", "bucket": "day",
        "groups": [
            {"id": "lathe", "name": "Lathes"}, {"id": "mill", "name": "Mills"},
            {"id": "furnace", "name": "Furnace"}, {"id": "bench", "name": "Benches"}
        ],
        "materials": [
            {"id": "steel", "name": "Steel", "unit": "kg", "stock": {"opening": 1000}},
            {"id": "iron", "name": "Iron", "unit": "kg", "stock": {"opening": 1000}}
        ],
        "products": [
            {"id": "shaft", "name": "Shaft", "norms": {"steel": 2},
             "operations": [{"group": "lathe", "hours": 0.75}]},
            {"id": "housing", "name": "Housing", "norms": {"iron": 3},
             "operations": [{"group": "furnace", "hours": 0.5}, {"group": "mill", "hours": 0.5}]},
            {"id": "pump", "name": "Pump", "components": {"shaft": 1, "housing": 1},
             "operations": [{"group": "bench", "hours": 1}]},
            {"id": "valve", "name": "Valve", "norms": {"iron": 1},
             "operations": [{"group": "mill", "hours": 0.25}]}
        ],
        "orders": [
            {"id": "17", "product": "pump", "quantity": pumps, "due": "2026-12-18"},
            {"id": "18", "product": "valve", "quantity": valves, "due": "2026-12-18"}
        ]
    })
}

/// A spoilt works, the order in trouble (none where the data contradict each other), and words of
/// which one has to be said.
fn spoilt(kind: &str, seed: u64) -> (Value, Option<&'static str>, Vec<&'static str>) {
    let mut works = works(seed);
    let pumps = works["orders"][0]["quantity"].as_f64().unwrap();
    #[allow(clippy::cast_precision_loss)]
    let share = drawn(seed, 3, 50, 85) as f64 / 100.0;
    match kind {
        "quota" => {
            works["materials"][0]["quota"] = json!({"in_all": (pumps * 2.0 * share).round()});
            (works, Some("17"), vec!["Steel: its quota"])
        }
        "down" => {
            let (at, name) = [(0, "Lathes"), (2, "Furnace"), (3, "Benches")]
                [usize::try_from(drawn(seed, 4, 0, 2)).unwrap()];
            let last = if at == 2 { "2026-12-17" } else { "2026-12-16" };
            works["groups"][at]["repairs"] = json!([{"from": "2026-12-08", "to": last}]);
            (works, Some("17"), vec![name])
        }
        "frozen" => {
            let day = format!("2026-12-{:02}", drawn(seed, 5, 8, 10));
            let quantity = drawn(seed, 6, 12, 25);
            works["frozen"] = json!([{"product": "shaft", "date": day, "quantity": quantity}]);
            (works, None, vec!["Lathes", "frozen quantity"])
        }
        "circular" => {
            // Lye is won back from pumps after a day, and none is made without lye.
            works["products"][2]["components"] = json!({"shaft": 1, "housing": 1, "lye": 1});
            works["products"][2]["by_products"] = json!({"lye": 1.2});
            works["products"][2]["lead_days"] = json!(1);
            let lye = json!({"id": "lye", "name": "Lye", "unit": "l", "discard_cost": 0});
            works["products"].as_array_mut().unwrap().push(lye);
            (works, Some("17"), vec!["Lye"])
        }
        _ => {
            works["products"][2]["lead_days"] = json!(drawn(seed, 7, 3, 5));
            works["orders"][0]["due"] = json!(format!("2026-12-{:02}", drawn(seed, 8, 7, 9)));
            works["orders"][0]["late"] = json!({"days": 0});
            works["orders"][0]["quantity"] = json!(drawn(seed, 9, 3, 8));
            (works, Some("17"), vec!["order 17: its due date"])
        }
    }
}

const KINDS: [&str; 5] = ["quota", "down", "frozen", "circular", "date"];

fn first_lines(text: &str) -> String {
    text.lines().take(3).collect::<Vec<_>>().join("\n")
}

/// The plan of the works with the moves of some measures made in its file.
fn made(works: &Value, measures: &[&Measure], goals: &[&str]) -> Option<Plan> {
    let mut works = works.clone();
    works["goals"] = json!(goals);
    let text = works.to_string();
    let changes: Vec<Value> = measures
        .iter()
        .flat_map(|it| &it.moves)
        .flat_map(|it| &it.changes)
        .map(|it| serde_json::to_value(it).unwrap())
        .collect();
    assert!(!changes.is_empty(), "{measures:#?} change nothing");
    let document = Document::parse(&text).unwrap();
    let changed = remade(&document, &changes, &factory(&text));
    let changed = changed.unwrap_or_else(|| panic!("{changes:#?} cannot be made in {works}"));
    match plan(&changed, &options(&changed)).unwrap() {
        Planning::Plan(plan) => Some(*plan),
        _ => None,
    }
}

/// Whether the works with a way applied serves everything (or, where data contradicted each
/// other, has a plan).
fn works_when_applied(works: &Value, way: &Way, contradicted: bool) -> bool {
    let measures: Vec<&Measure> = way.measures.iter().collect();
    let plan = made(works, &measures, &["fulfil", "on-time"]);
    plan.is_some_and(|plan| {
        contradicted || plan.orders.iter().all(|it| it.short < 1e-3 && it.late < 1e-3)
    })
}

/// No move takes a machine beyond the 24 hours of a day, of which one shift has 8.
fn keeps_to_the_clock(measure: &Measure) {
    let hours = |it: &&Move| matches!(it.kind, MoveKind::Overtime | MoveKind::Shift);
    for it in measure.moves.iter().filter(hours).flat_map(|it| &it.buckets) {
        assert!(it.quantity <= 24.0 + 1e-6, "{measure:#?}");
    }
}

/// What `why` offers cures the order in the plan that is made with it, or it says what is left.
fn check_why(works: &Value, why: &Why, order: &str) {
    let measures: Vec<&Measure> = why.causes.iter().map(|it| &it.cure).collect();
    for it in &measures {
        keeps_to_the_clock(it);
    }
    let goals = ["fulfil", "on-time", "cost", "surplus", "balance", "low-stock"];
    let Some(outcome) = &why.outcome else { return };
    let plan = made(works, &measures, &goals).expect("a plan");
    let own = plan.orders.iter().find(|it| it.id == order).unwrap();
    let left = match why.trouble {
        Trouble::Short => own.short,
        Trouble::Late => own.late,
    };
    assert!((left - outcome.left).abs() < 1e-3, "{why:#?}: {left} is left");
    assert_eq!(outcome.cured, left < 1e-3);
    assert!(outcome.cured || !why.together.is_empty() || !outcome.waits.is_empty(), "{why:#?}");
}

fn amount(way: &Way, at: &str) -> f64 {
    way.measures.iter().filter(|it| it.at == at).map(|it| it.amount).sum()
}

/// Whether one way moves no more of anything than another.
fn dominates(one: &Way, other: &Way) -> bool {
    one.measures.iter().all(|it| it.amount <= amount(other, &it.at) + 1e-9)
}

fn check_menu(works: &Value, menu: &Repair, contradicted: bool) {
    assert!(!menu.ways.is_empty(), "no way out of {works}");
    for (at, way) in menu.ways.iter().enumerate() {
        way.measures.iter().for_each(keeps_to_the_clock);
        assert!(way.left.as_ref().is_none_or(Vec::is_empty), "{way:#?}");
        assert!(works_when_applied(works, way, contradicted), "{way:#?} does not cure {works}");
        let others = menu.ways.iter().enumerate().filter(|(other, _)| *other != at);
        assert!(others.into_iter().all(|(_, other)| !dominates(other, way)), "{menu:#?}");
    }
}

/// 60 works: the planted cause in the first three lines of all of them; every way offered cures.
#[test]
fn planted_causes_are_named_first_and_every_way_out_works() {
    let words = Words::of(Language::English);
    let terminal = Terminal::new(&words, None);
    let mut missed = Vec::new();
    let mut cases = 0;
    for kind in KINDS {
        for seed in 0..OF_EACH {
            cases += 1;
            let (works, order, expected) = spoilt(kind, seed);
            let text = works.to_string();
            let menu = menu(&text, &[]);
            check_menu(&works, &menu, order.is_none());
            let said = match order {
                Some(order) => {
                    let why = reasons(&text, order, Trouble::Short);
                    check_why(&works, &why, order);
                    report::why::text(&why, &terminal)
                }
                None => report::repair::text(&menu, &terminal),
            };
            let first = first_lines(&said);
            if !expected.iter().any(|word| first.contains(word)) {
                missed.push(format!("{kind} {seed}:\n{first}"));
            }
        }
    }
    assert!(cases >= 50);
    assert!(missed.len() * 100 <= cases, "{} of {cases}: {missed:#?}", missed.len());
}

/// Without the trouble, there is nothing to repair.
#[test]
fn the_works_serves_all_before_it_is_spoilt() {
    for seed in 0..OF_EACH {
        assert!(!menu(&works(seed).to_string(), &[]).needed);
    }
}
