//! Why orders are late or short, and the ways out: small works whose answers follow by hand.

use junheng::explain::moves::Desk;
use junheng::explain::repair::{Repaired, repair};
use junheng::explain::shortage::{Answered, Question, why};
use junheng::model::answers::repair::Repair;
use junheng::model::answers::shortage::{MeasureKind, Trouble, Why};
use junheng::model::measure_prices::MeasurePrices;
use junheng::model::{Factory, GiveUp, Goal, GoalInSequence};
use junheng::scenario::Document;
use junheng::session::Options;
use junheng::solve::{Deadline, EngineChoice};
use junheng::source::synthetic::{SyntheticSize, generate};
use junheng::validate::with_options;

use super::command_line::transcript;
use super::validate::factory;

pub fn options(factory: &Factory) -> Options {
    Options {
        bucket: factory.bucket,
        engine: EngineChoice::Auto,
        deadline: Deadline::unlimited(),
        factory_sha256: "0".repeat(64),
        whole: None,
    }
}

/// The reasons of a works' order that is in trouble.
pub fn reasons(text: &str, order: &str, trouble: Trouble) -> Why {
    let factory = factory(text);
    let found = factory.orders.enumerated().find(|(_, it)| it.id == order).unwrap();
    let question = Question { order: found.0, trouble };
    let (document, prices) = (Document::parse(text).unwrap(), MeasurePrices::default());
    let desk = Desk { document: &document, prices: &prices };
    match why(&factory, &options(&factory), desk, question).unwrap() {
        Answered::Why(why) => {
            let carried: f64 = why.causes.iter().map(|cause| cause.carries).sum();
            let parts = carried + why.chosen + why.incurable;
            assert!((parts - why.amount).abs() <= 1e-5 * (1.0 + why.amount), "{why:#?}");
            assert!(why.complete && why.worst_residual <= 1e-7);
            *why
        }
        other => panic!("{other:?}"),
    }
}

/// The menu of a works, planned for service alone.
pub fn menu(text: &str, protect: &[&str]) -> Repair {
    let service = [Goal::Fulfil, Goal::OnTime]
        .map(|goal| GoalInSequence { goal, give_up: GiveUp::Absolute(0.0) });
    let factory = with_options(&factory(text), None, Some(service.to_vec()));
    let protect: Vec<String> = protect.iter().map(|it| (*it).to_owned()).collect();
    let (document, prices) = (Document::parse(text).unwrap(), MeasurePrices::default());
    let desk = Desk { document: &document, prices: &prices };
    match repair(&factory, &options(&factory), desk, &protect, 5).unwrap() {
        Repaired::Menu(menu, _) => *menu,
        other @ Repaired::NoPlan(_) => panic!("{other:?}"),
    }
}

fn near(value: f64, expected: f64) {
    assert!((value - expected).abs() < 1e-4, "{value}, not {expected}");
}

/// A week of 40 h on each group: `bench_machines` machines make `quantity` pumps, an hour on each.
fn pumps(quantity: u32, bench_machines: f64, more: &str) -> String {
    format!(
        r#"{{"factory": "Pump works", "from": "2026-12-07", "to": "2026-12-11",
        "groups": [{{"id": "lathe", "name": "Lathes"}},
                   {{"id": "bench", "name": "Benches", "availability": {bench_machines}}}],
        "products": [{{"id": "pump", "name": "Pump", "operations":
            [{{"group": "lathe", "hours": 1}}, {{"group": "bench", "hours": 1}}]}}],
        "orders": [{{"id": "17", "product": "pump", "quantity": {quantity},
                     "due": "2026-12-11"}}]{more}}}"#
    )
}

#[test]
fn two_groups_equally_short_carry_half_each_and_need_the_same_hours() {
    let why = reasons(&pumps(50, 1.0, ""), "17", Trouble::Short);
    near(why.amount, 10.0);
    assert_eq!(why.causes.len(), 2);
    for cause in &why.causes {
        near(cause.carries, 5.0);
        near(cause.share, 0.5);
        near(cause.cure.amount, 10.0);
        assert_eq!(cause.cure.kind, MeasureKind::Hours);
    }
}

/// Benches give 36 h, lathes 40. On the way to 50 the benches, 14 h short of it, hold the order
/// back all along (36 + 14θ < 40 + 10θ); the lathes come next.
#[test]
fn the_scarcer_group_carries_it_all_and_the_other_is_next() {
    let why = reasons(&pumps(50, 0.9, ""), "17", Trouble::Short);
    near(why.amount, 14.0);
    assert_eq!(why.causes[0].cure.at, "groups/bench");
    near(why.causes[0].carries, 14.0);
    near(why.causes[0].cure.amount, 14.0);
    assert_eq!(why.causes[1].cure.at, "groups/lathe");
    near(why.causes[1].carries, 0.0);
    near(why.causes[1].cure.amount, 10.0);
}

#[test]
fn an_order_of_higher_priority_keeps_what_it_has() {
    let rush = r#", "projects": []"#;
    let text = pumps(30, 1.0, rush).replace(
        "\"orders\": [",
        r#""orders": [{"id": "rush", "product": "pump", "quantity": 25, "priority": 1,
           "due": "2026-12-11"}, "#,
    );
    let text = text.replace("\"quantity\": 30,", "\"quantity\": 30, \"priority\": 2,");
    let why = reasons(&text, "17", Trouble::Short);
    near(why.amount, 15.0);
    near(why.causes.iter().map(|it| it.carries).sum(), 15.0);
    near(why.causes[0].cure.amount, 15.0);
}

/// Two weeks: 10 of 50 pumps due on the first Friday ship on the next Monday and Tuesday, 8 three
/// and 2 four days late: 32 piece-days.
#[test]
fn lateness_is_shared_out_in_piece_days() {
    let text = pumps(50, 1.0, "").replace("\"to\": \"2026-12-11\"", "\"to\": \"2026-12-18\"");
    let text =
        text.replace("\"due\": \"2026-12-11\"", r#""due": "2026-12-11", "late": {"days": 10}"#);
    let why = reasons(&text, "17", Trouble::Late);
    near(why.amount, 32.0);
    near(why.late, 10.0);
    let hours = |at: &str| {
        let cause = why.causes.iter().find(|it| it.cure.at == at).unwrap();
        assert!(cause.cure.to.as_str() <= "2026-12-11");
        near(cause.cure.amount, 10.0);
        cause.carries
    };
    near(hours("groups/lathe") + hours("groups/bench"), 32.0);
}

#[test]
fn what_is_protected_stays_out_of_every_way() {
    let all = menu(&pumps(50, 1.0, ""), &[]);
    let uses = |menu: &Repair, at: &str| {
        menu.ways.iter().any(|way| way.measures.iter().any(|it| it.at.starts_with(at)))
    };
    assert!(uses(&all, "groups/lathe"));
    let kept = menu(&pumps(50, 1.0, ""), &["groups/lathe"]);
    assert!(!kept.ways.is_empty() && !uses(&kept, "groups/lathe"));
    let none = menu(&pumps(50, 1.0, ""), &["*"]);
    assert!(none.ways.is_empty() && none.needed && none.complete);
}

#[test]
fn contradicting_data_are_named_no_more_than_take_part() {
    let frozen = r#", "frozen": [{"product": "pump", "date": "2026-12-08", "quantity": 12}]"#;
    let text =
        pumps(10, 1.0, frozen).replace(r#""bench", "name""#, r#""bench", "machines": 3, "name""#);
    let menu = menu(&text, &[]);
    let named: Vec<&str> = menu.contradiction.iter().map(|it| it.at.as_str()).collect();
    assert_eq!(named, ["groups/lathe", "frozen/0"]);
    let first: Vec<_> = menu.ways.iter().map(|way| way.measures[0].clone()).collect();
    assert!(first.iter().any(|it| it.at == "groups/lathe" && (it.amount - 4.0).abs() < 1e-3));
    assert!(first.iter().any(|it| it.at == "frozen/0" && (it.amount - 4.0).abs() < 1e-3));
}

#[test]
fn a_works_that_serves_all_needs_no_repair() {
    let menu = menu(&pumps(40, 1.0, ""), &[]);
    assert!(!menu.needed && menu.ways.is_empty());
}

const TOO_MUCH: &str = "data/broken/W804-demand-above-capacity/factory.json";
const DEMO: &str = "data/plants/demo/works-401/factory.json";

/// A transcript without the residuals, which are rounding and differ between builds.
pub fn said(arguments: &[&str]) -> String {
    let text = transcript(arguments);
    let mut parts = text.split("residual ");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let figure = part.find(|it: char| it.is_whitespace()).unwrap_or(part.len());
        kept.push_str("residual [...]");
        kept.push_str(&part[figure..]);
    }
    kept
}

#[test]
fn whole_commands_read_as_they_should() {
    insta::assert_snapshot!("why_short", said(&["why", TOO_MUCH, "short", "A"]));
    insta::assert_snapshot!("why_not_late", said(&["why", TOO_MUCH, "late", "A"]));
    insta::assert_snapshot!("why_unknown", said(&["why", TOO_MUCH, "short", "B"]));
    insta::assert_snapshot!(
        "repair_protected",
        said(&["repair", TOO_MUCH, "--protect", "products/*", "--protect", "groups/mil"])
    );
    let pair = "data/broken/E507-closing-above-maximum/factory.json";
    insta::assert_snapshot!("repair_broken", said(&["repair", pair]));
    insta::assert_snapshot!("repair_ways", said(&["repair", TOO_MUCH, "--menu", "2"]));
    insta::assert_snapshot!(
        "why_demo_short",
        said(&["why", DEMO, "short", "P-even", "--fractional"])
    );
}

#[test]
fn a_time_limit_ends_with_exit_4_and_no_half_answer() {
    let said = transcript(&["why", DEMO, "short", "P-even", "--time-limit", "1ms"]);
    assert!(said.ends_with("--- exit 4\n"), "{said}");
    let said = transcript(&["repair", DEMO, "--time-limit", "1ms"]);
    assert!(said.ends_with("--- exit 4\n"), "{said}");
}

/// Invented works with troubles of many pieces, one of which the curve cannot follow to its end.
/// The parts add up all the same (`reasons` checks it).
#[test]
fn troubles_of_invented_works_are_shared_out_whole() {
    for (seed, order, trouble, cause) in [
        (6, "product-12-2", Trouble::Short, "groups/group-6"),
        (10, "unit-8-2", Trouble::Late, "groups/group-4"),
        (13, "product-12-1", Trouble::Late, "groups/group-4"),
    ] {
        let size = SyntheticSize { products: 12, groups: 6, materials: 6, days: 10, seed };
        let why = reasons(&generate(&size), order, trouble);
        assert_eq!(why.causes[0].cure.at, cause, "{why:#?}");
        assert!(why.incurable == 0.0, "{why:#?}");
    }
}
