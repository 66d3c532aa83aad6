//! A plan kept near a published one: as good in the goals of service, with fewer runs moved, and
//! nothing in the fence that must not move.

use junheng::audit::audit;
use junheng::model::plan::{Cause, GoalResult, Plan};
use junheng::model::{Factory, Goal, NotNear, Published};
use junheng::session::{Options, Planning, WholeSearch, plan};
use junheng::solve::{Deadline, EngineChoice};
use junheng::source::json::read;
use junheng::validate::{kept_near, validate};
use serde_json::{Value, json};

use super::program::{junheng, root};
use super::transcripts::{missing_from, shown, steady as line};

/// Three products on two groups over ten days: orders with dates, a part that goes into a product.
pub(crate) fn works() -> Value {
    json!({
        "factory": "Small works", "from": "2026-03-02", "to": "2026-03-13", "bucket": "day",
        "calendar": {"shifts": [{"id": "one", "hours": 8}]},
        "groups": [
            {"id": "saw", "machines": 1, "cost_per_hour": 3},
            {"id": "bench", "machines": 2, "cost_per_hour": 2}
        ],
        "materials": [
            {"id": "wood", "unit": "m", "deliveries": [
                {"date": "2026-03-02", "quantity": 60},
                {"date": "2026-03-05", "quantity": 60},
                {"date": "2026-03-10", "quantity": 60}
            ]}
        ],
        "products": [
            {"id": "leg", "operations": [{"group": "saw", "hours": 0.25}], "norms": {"wood": 1}},
            {"id": "table", "operations": [{"group": "bench", "hours": 1}], "components": {"leg": 4}},
            {"id": "stool", "operations": [{"group": "bench", "hours": 0.5}], "components": {"leg": 3}}
        ],
        "orders": [
            {"id": "t1", "product": "table", "quantity": 8, "price": 100, "due": "2026-03-06"},
            {"id": "t2", "product": "table", "quantity": 9, "price": 100, "due": "2026-03-12"},
            {"id": "s1", "product": "stool", "quantity": 11, "price": 40, "due": "2026-03-09"},
            {"id": "s2", "product": "stool", "quantity": 10, "price": 40, "due": "2026-03-13"}
        ]
    })
}

pub(crate) fn factory(works: &Value) -> Factory {
    match validate(read(&works.to_string())) {
        Ok(validated) => validated.factory,
        Err(problems) => panic!("{problems:#?}"),
    }
}

pub(crate) fn options(factory: &Factory, whole: bool) -> Options {
    Options {
        bucket: factory.bucket,
        engine: EngineChoice::Auto,
        deadline: Deadline::unlimited(),
        factory_sha256: "the file".to_owned(),
        whole: whole.then(|| WholeSearch { pivots: 1500, ..WholeSearch::default() }),
    }
}

pub(crate) fn planned(factory: &Factory, whole: bool) -> Plan {
    match plan(factory, &options(factory, whole)).unwrap() {
        Planning::Plan(plan) => *plan,
        other => panic!("{other:?}"),
    }
}

fn near(works: &Value, old: &Plan, fence: u32, give_up: f64, whole: bool) -> Plan {
    let factory = factory(works);
    let published = Published::of(old, &factory, fence).unwrap();
    planned(&kept_near(&factory, published, give_up), whole)
}

/// Runs of either plan that are others, in the days up to one.
fn moved(old: &Plan, new: &Plan, until: usize) -> usize {
    let lines = |plan: &Plan| -> Vec<Vec<f64>> {
        let products = plan.products.iter().flat_map(|it| &it.routes);
        products.map(|it| it.started[..until.min(it.started.len())].to_vec()).collect()
    };
    let cells = lines(old).into_iter().flatten().zip(lines(new).into_iter().flatten());
    cells.filter(|(one, other)| (one - other).abs() > 1e-6).count()
}

/// What the goals of service reach.
fn service(plan: &Plan) -> Vec<f64> {
    let goals = plan.goals.iter();
    goals.filter(|it| ["fulfil", "on-time"].contains(&&*it.goal)).map(|it| it.value).collect()
}

fn changed(at: &str, value: &Value) -> Value {
    super::diff::set(&works(), at, value.clone())
}

/// One piece more, a delivery a day late, a machine down for a day.
fn three_changes() -> [Value; 3] {
    let down = json!([{"from": "2026-03-05", "to": "2026-03-05", "machines": 1}]);
    let late = json!([
        {"date": "2026-03-02", "quantity": 60},
        {"date": "2026-03-06", "quantity": 60},
        {"date": "2026-03-10", "quantity": 60}
    ]);
    [
        changed("orders/t2/quantity", &json!(10)),
        changed("materials/wood/deliveries", &late),
        changed("groups/bench/repairs", &down),
    ]
}

#[test]
fn fewer_runs_move_and_service_is_as_good() {
    for whole in [false, true] {
        let old = planned(&factory(&works()), whole);
        let (mut all_anew, mut all_near) = (0, 0);
        for works in three_changes() {
            let anew = planned(&factory(&works), whole);
            let kept = near(&works, &old, 0, 0.0, whole);
            for (one, other) in service(&anew).iter().zip(service(&kept)) {
                assert!((one - other).abs() < 1e-6, "service {one} and {other}");
            }
            let all = old.buckets.len();
            let stated = kept.near.as_ref().unwrap();
            assert_eq!(moved(&old, &kept, all), stated.cells_moved, "whole: {whole}");
            assert_eq!(stated.moved.len(), stated.cells_moved);
            assert!(moved(&old, &kept, all) <= moved(&old, &anew, all), "whole: {whole}");
            all_anew += moved(&old, &anew, all);
            all_near += moved(&old, &kept, all);
        }
        assert!(all_near < all_anew, "{all_near} of {all_anew}, whole: {whole}");
    }
}

/// A search for whole numbers that is given next to no work moves hardly more runs than fractions do: it
/// begins with the published plan, of which only what must is moved.
#[test]
fn a_search_that_stops_early_stays_near() {
    let old = planned(&factory(&works()), true);
    for works in three_changes() {
        let own = factory(&works);
        let published = Published::of(&old, &own, 0).unwrap();
        let own = kept_near(&own, published, 0.0);
        let all = old.buckets.len();
        let least = moved(&old, &planned(&own, false), all);
        let search = WholeSearch { pivots: 1, ..WholeSearch::default() };
        let options = Options { whole: Some(search), ..options(&own, true) };
        let Planning::Plan(kept) = plan(&own, &options).unwrap() else { panic!("no plan") };
        assert!(moved(&old, &kept, all) <= least + 2, "{} of {least}", moved(&old, &kept, all));
    }
}

#[test]
fn the_same_input_moves_nothing() {
    for whole in [false, true] {
        let old = planned(&factory(&works()), whole);
        let kept = near(&works(), &old, 5, 0.0, whole);
        let stated = kept.near.unwrap();
        assert_eq!((stated.cells_moved, stated.moved.len()), (0, 0), "whole: {whole}");
        assert!(stated.hours_moved.abs() < 1e-9 && stated.changes.is_empty());
        assert!(stated.lines_same > 0 && stated.cells > 0);
    }
}

#[test]
fn inside_the_fence_only_what_must_moves() {
    let old = planned(&factory(&works()), false);
    let more = changed("orders/t2/quantity", &json!(10));
    let kept = near(&more, &old, 3, 0.0, false);
    let titles: Vec<String> = kept.goals.iter().map(GoalResult::title).collect();
    let at = |title: &str| titles.iter().position(|it| it == title).unwrap();
    assert!(at("on-time/priority 1") < at("steady/fence"));
    assert!(at("steady/fence") < at("steady/after") && at("steady/after") < at("profit"));
    // There is time enough after the first three days.
    assert_eq!(moved(&old, &kept, 3), 0);
    assert!(kept.goals[at("steady/fence")].value.abs() < 1e-9);
    assert!(kept.near.unwrap().moved.iter().all(|it| !it.fenced));
    // No wood on the first day: what was to be made of it must move, and is told so.
    let late =
        json!([{"date": "2026-03-03", "quantity": 120}, {"date": "2026-03-10", "quantity": 60}]);
    let kept = near(&changed("materials/wood/deliveries", &late), &old, 3, 0.0, false);
    let stated = kept.near.unwrap();
    let first = stated.moved.first().unwrap();
    assert!(first.fenced && first.bucket == "2026-03-02" && first.planned == 0.0);
    assert_eq!((first.why, first.of.as_deref()), (Cause::Delivery, Some("materials/wood")));
}

#[test]
fn what_changed_of_the_input_is_told() {
    let old = planned(&factory(&works()), false);
    let kept = near(&changed("orders/t2/quantity", &json!(10)), &old, 0, 0.0, false);
    let stated = kept.near.unwrap();
    let told: Vec<_> = stated.changes.iter().map(|it| (it.kind, it.at.as_str())).collect();
    assert_eq!(told, [(Cause::Order, "orders/t2")]);
    assert_eq!((stated.changes[0].before, stated.changes[0].after), (Some(9.0), Some(10.0)));
    // A table more, and its legs.
    let own = stated.moved.iter().filter(|it| it.product == "table" || it.product == "leg");
    assert!(own.clone().count() > 0);
    assert!(own.clone().all(|it| it.of.as_deref() == Some("orders/t2")), "{stated:#?}");
    let down = near(&three_changes()[2], &old, 0, 0.0, false).near.unwrap();
    assert!(down.changes.iter().all(|it| it.kind == Cause::Hours && it.at == "groups/bench"));
}

/// What is given up of nearness is at most what was asked for, and other goals gain by it.
#[test]
fn a_share_of_the_published_work_may_move() {
    let old = planned(&factory(&works()), false);
    let more = changed("orders/t2/quantity", &json!(10));
    let strict = near(&more, &old, 0, 0.0, false);
    let loose = near(&more, &old, 0, 0.2, false);
    let steady =
        |plan: &Plan| plan.goals.iter().find(|it| it.goal == Goal::Steady.word()).cloned().unwrap();
    assert!((steady(&strict).value - steady(&loose).value).abs() < 1e-6);
    assert!(steady(&loose).given_up <= steady(&loose).allowed + 1e-6);
    assert!(steady(&loose).allowed > 0.0 && steady(&strict).allowed == 0.0);
}

#[test]
fn a_tampered_nearness_is_refused() {
    let old = planned(&factory(&works()), false);
    let works = changed("orders/t2/quantity", &json!(10));
    let own = factory(&works);
    let published = Published::of(&old, &own, 3).unwrap();
    let beside = kept_near(&own, published, 0.0);
    let kept = planned(&beside, false);
    let refused = |plan: &Plan, of: &Factory| {
        let findings = audit(of, "the file", plan).unwrap_err();
        findings.into_iter().map(|it| it.at).collect::<Vec<_>>()
    };
    assert!(audit(&beside, "the file", &kept).is_ok());
    // From the factory without the published plan, as a reader of the two files has it.
    let goals = beside.goals.clone();
    let alone = junheng::validate::with_options(&own, None, Some(goals));
    assert!(audit(&alone, "the file", &kept).is_ok());
    let mut value = kept.clone();
    let at = value.goals.iter().position(|it| it.title() == "steady/after").unwrap();
    value.goals[at].value += 0.5;
    assert!(refused(&value, &alone).contains(&"goals/steady/after/value".to_owned()));
    let mut hours = kept.clone();
    hours.near.as_mut().unwrap().hours_moved -= 0.5;
    assert!(refused(&hours, &alone).contains(&"near/hours_moved".to_owned()));
    let mut run = kept.clone();
    run.near.as_mut().unwrap().moved.pop();
    assert!(refused(&run, &alone).contains(&"near/moved".to_owned()));
    // Another published plan in the plan agrees with itself where its figures are made to.
    let mut lines = kept.clone();
    lines.near.as_mut().unwrap().lines[0].published[1] += 1.0;
    let found = refused(&lines, &beside);
    assert!(found.iter().any(|it| it.starts_with("near/lines/leg/")), "{found:?}");
}

#[test]
fn plans_are_matched_by_names_and_dates() {
    let own = factory(&works());
    let old = planned(&own, false);
    let mut other = old.clone();
    for product in &mut other.products {
        product.id.push('x');
    }
    assert_eq!(Published::of(&other, &own, 0), Err(NotNear::NothingInCommon));
    let mut renamed = old.clone();
    renamed.products[2].id = "chair".to_owned();
    let published = Published::of(&renamed, &own, 0).unwrap();
    assert_eq!(published.unmatched.len(), 1);
    assert_eq!(published.unmatched[0].product, "chair");
    let later = super::diff::set(&works(), "from", json!("2026-03-05"));
    let later = factory(&later);
    let published = Published::of(&old, &later, 0).unwrap();
    let within: f64 = published.started.iter().flatten().flatten().flatten().sum();
    let left_out: f64 = published.unmatched.iter().map(|it| it.quantity).sum();
    let all: f64 = old.products.iter().flat_map(|it| &it.routes).flat_map(|it| &it.started).sum();
    assert!((within + left_out - all).abs() < 1e-9, "{within} + {left_out} of {all}");
    // Days into weeks, but not weeks into days.
    let weeks = factory(&super::diff::set(&works(), "bucket", json!("week")));
    assert!(Published::of(&old, &weeks, 0).is_ok());
    let weekly = planned(&weeks, false);
    assert!(matches!(Published::of(&weekly, &own, 0), Err(NotNear::Divided { .. })));
}

/// What is printed for the commands of docs/steady.md, in their order: of the works above, in
/// fractions, of which one order is for a piece more, and two runs are edited.
#[test]
fn the_page_on_steady_plans_shows_what_is_printed() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    let printed = |arguments: &[&str]| junheng(folder.path(), arguments);
    write("factory.json", &works().to_string());
    write("changed.json", &changed("orders/t2/quantity", &json!(10)).to_string());
    let plan = printed(&["plan", "factory.json", "--fractional", "--format", "json"]).1;
    write("plan.json", &plan);
    let edited = |runs: &[(usize, usize, f64)]| {
        let mut plan: Value = serde_json::from_str(&plan).unwrap();
        for (product, bucket, more) in runs {
            let started = &mut plan["products"][product]["routes"][0]["started"][bucket];
            *started = json!(started.as_f64().unwrap() + more);
        }
        write("edited.json", &plan.to_string());
    };
    let near = ["plan", "changed.json", "--near", "plan.json", "--fence", "3d", "--fractional"];
    let near = printed(&near).1;
    edited(&[(1, 3, -1.0), (2, 4, 4.0)]);
    let recheck = printed(&["recheck", "factory.json", "edited.json", "--plan", "plan.json"]).1;
    edited(&[(1, 4, 40.0)]);
    let keep = ["plan", "factory.json", "--fractional", "--keep", "edited.json"];
    let keep = printed(&[&keep[..], &["--plan", "plan.json"]].concat()).2;
    let page = std::fs::read_to_string(root().join("docs/steady.md")).unwrap();
    let blocks = shown(&page);
    assert_eq!(blocks.len(), 3);
    for (block, output) in blocks.iter().zip([near, recheck, keep]) {
        let output: Vec<String> = output.lines().map(line).collect();
        assert_eq!(missing_from(&output, block), None, "{output:#?}");
    }
}
