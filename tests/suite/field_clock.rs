//! What a bucket cannot hold: hours beyond the clock, circles that feed on nothing, and changes
//! dated inside it. The inputs are in `data/field`; each right value is derived by hand.

use std::path::Path;

use serde_json::{Value, json};

use super::program::{junheng, root};

const CLOCK: &str = "data/field/planner/clock.json";
const NO_SEED: &str = "data/field/19-by-product-loop/all-comes-back-no-seed.json";
const HALF: &str = "data/field/19-by-product-loop/half-comes-back.json";
const NEXT_DAY: &str = "data/field/19-by-product-loop/all-comes-back-next-day.json";
const INSIDE: &str = "data/field/40-window-inside-a-bucket/factory.json";
const IN_THE_FILE: &str = "data/field/40-window-inside-a-bucket/same-in-the-file.json";
const SCENARIOS: &str = "data/field/40-window-inside-a-bucket/scenarios.json";

fn factory(path: &str) -> Value {
    serde_json::from_str(&std::fs::read_to_string(root().join(path)).unwrap()).unwrap()
}

/// What `check` says of a factory.
fn checked(factory: &Value) -> String {
    let folder = tempfile::tempdir().unwrap();
    let (_, said, more) = run(folder.path(), factory, &["check"], &[]);
    said + &more
}

/// What a command makes of a factory.
fn run(folder: &Path, factory: &Value, before: &[&str], after: &[&str]) -> (i32, String, String) {
    std::fs::write(folder.join("factory.json"), factory.to_string()).unwrap();
    junheng(folder, &[before, &["factory.json"], after].concat())
}

/// The plan of a factory, which the audit passes.
fn plan(factory: &Value) -> Value {
    let folder = tempfile::tempdir().unwrap();
    let (exit, plan, said) = run(folder.path(), factory, &["plan"], &["--format", "json"]);
    assert_eq!(exit, 0, "{said}");
    std::fs::write(folder.path().join("plan.json"), &plan).unwrap();
    let (exit, said, refused) = junheng(folder.path(), &["audit", "factory.json", "plan.json"]);
    assert_eq!(exit, 0, "{said}{refused}");
    serde_json::from_str(&plan).unwrap()
}

fn figures(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|it| it.as_f64().unwrap()).collect()
}

#[track_caller]
fn near(one: f64, other: f64) {
    assert!((one - other).abs() <= 1e-6 * (1.0 + other.abs()), "{one} is not {other}");
}

/// What is shipped of the first order.
fn shipped(factory: &Value) -> f64 {
    plan(factory)["products"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|it| figures(&it["shipped"]))
        .sum()
}

/// Hours of the first group by bucket.
fn load(plan: &Value) -> Vec<f64> {
    figures(&plan["groups"][0]["load_hours"])
}

#[test]
fn a_lathe_runs_24_hours_a_day_at_most() {
    let plan = plan(&factory(CLOCK));
    let load = load(&plan);
    near(load[0], 24.0);
    assert!(load.iter().all(|hours| *hours <= 24.0 + 1e-6), "{load:?}");
    let overtime: f64 = figures(&plan["groups"][0]["overtime_hours"][0]).iter().sum();
    assert!(overtime <= 40.0 + 1e-6);
    // 24 on the first day, 24 on the second, 12 on the third: late by 24 × 1 + 12 × 2 days.
    let late = plan["goals"].as_array().unwrap().iter().find(|it| it["goal"] == "on-time");
    near(late.unwrap()["value"].as_f64().unwrap(), 48.0 / 60.0);
}

#[test]
fn a_plan_beyond_the_clock_is_refused_by_the_audit() {
    let works = factory(CLOCK);
    let mut forged = plan(&works);
    let folder = tempfile::tempdir().unwrap();
    // All on the first day, as overtime's week limit alone would allow.
    let product = &mut forged["products"][0]["routes"][0]["started"];
    *product = json!([60.0, 0.0, 0.0, 0.0, 0.0]);
    forged["groups"][0]["overtime_hours"][0] = json!([36.0, 0.0, 0.0, 0.0, 0.0]);
    std::fs::write(folder.path().join("factory.json"), works.to_string()).unwrap();
    std::fs::write(folder.path().join("plan.json"), forged.to_string()).unwrap();
    let (exit, said, refused) = junheng(folder.path(), &["audit", "factory.json", "plan.json"]);
    assert_ne!(exit, 0);
    let said = said + &refused;
    assert!(said.contains("calendar hours of the machines: 60, at most 24"), "{said}");
}

#[test]
fn the_clock_of_a_bucket_is_that_of_its_own_days() {
    // Two shifts of 8 h; the bucket of Friday 11 December is followed by that of Monday.
    let mut works = factory(CLOCK);
    works["to"] = json!("2026-12-18");
    works["calendar"]["shifts"].as_array_mut().unwrap().pop();
    works["orders"][0]["due"] = json!("2026-12-11");
    works["orders"][0]["earliest"] = json!("2026-12-11");
    works["products"][0]["stock"] = json!({"maximum": 0});
    let load = load(&plan(&works));
    near(load[4], 24.0);
    // Of two machines it is twice that, less what is out for repair all day.
    works["groups"][0]["machines"] = json!(2);
    works["groups"][0]["repairs"] =
        json!([{"from": "2026-12-11", "to": "2026-12-11", "machines": 0.5}]);
    works["orders"][0]["quantity"] = json!(100);
    let load = self::load(&plan(&works));
    near(load[4], 36.0);
}

#[test]
fn several_tiers_share_one_clock_and_projects_count() {
    let mut works = factory(CLOCK);
    works["calendar"]["shifts"].as_array_mut().unwrap().truncate(1);
    works["groups"][0]["overtime"] = json!([
        {"limit": {"per_week": 20}, "price": 10}, {"limit": {"per_week": 20}, "price": 20}, {"price": 40}
    ]);
    works["projects"] = json!([{"id": "trial",
        "needs": [{"from": "2026-12-07", "to": "2026-12-07", "hours": {"lathe": 6}}]}]);
    let plan = plan(&works);
    let load = load(&plan);
    near(load[0], 24.0);
    assert!(load.iter().all(|hours| *hours <= 24.0 + 1e-6), "{load:?}");
}

#[test]
fn machines_whose_hours_given_outright_are_more_than_the_clock_has_do_not_bind() {
    let mut works = factory(CLOCK);
    let group = &mut works["groups"][0];
    group["hours"] = json!({"per_day": 30});
    let load = load(&plan(&works));
    near(load[0], 60.0);
    // Given outright and less, they are hours of a machine like any other.
    works["groups"][0]["hours"] = json!({"per_day": 20});
    let load = self::load(&plan(&works));
    near(load[0], 24.0);
}

#[test]
fn the_clock_is_named_where_it_holds_back() {
    let folder = tempfile::tempdir().unwrap();
    let works = factory(CLOCK);
    let (_, said, _) = run(folder.path(), &works, &["bottlenecks"], &[]);
    assert!(said.contains("lathe: calendar hours"), "{said}");
    let (_, said, _) = run(folder.path(), &works, &["why"], &["late", "A"]);
    assert!(said.contains("2 machines of lathe borrowed (2026-12-07): 48 h more"), "{said}");
    let (_, said, _) = run(folder.path(), &works, &["repair"], &[]);
    assert!(said.contains("2 machines of lathe borrowed (2026-12-07): 48 h more"), "{said}");
    let (_, said, _) = run(folder.path(), &works, &["--lang", "zh", "why"], &["late", "A"]);
    assert!(said.contains("lathe借用 2 台设备（2026-12-07）：多 48 h"), "{said}");
}

#[test]
fn what_is_offered_keeps_to_the_clock() {
    // Two shifts: 8 hours are left on the clock of each day, and no more of them are offered.
    let mut works = factory(CLOCK);
    works["calendar"]["shifts"].as_array_mut().unwrap().pop();
    works["groups"][0].as_object_mut().unwrap().remove("overtime");
    let folder = tempfile::tempdir().unwrap();
    for command in [&["why"][..], &["repair"][..]] {
        let after: &[&str] = if command == ["why"] { &["late", "A"] } else { &[] };
        let (_, text, said) =
            run(folder.path(), &works, command, &[after, &["--format", "json"]].concat());
        let answer: Value = serde_json::from_str(&text).unwrap_or_else(|_| panic!("{text}{said}"));
        let ways = answer["ways"].as_array().cloned().unwrap_or_default();
        let measures = ways.iter().flat_map(|way| way["measures"].as_array().cloned().unwrap());
        let causes = answer["causes"].as_array().cloned().unwrap_or_default();
        let cures = causes.iter().map(|cause| cause["cure"].clone());
        let mut seen = 0;
        for measure in measures.chain(cures).filter(|it| it["kind"] == "hours") {
            for it in measure["buckets"].as_array().unwrap() {
                seen += 1;
                assert!(it["quantity"].as_f64().unwrap() <= 8.0 + 1e-6, "{measure}");
            }
        }
        assert!(seen > 0, "{text}");
    }
}

#[test]
fn frozen_work_beyond_the_clock_is_a_contradiction_that_names_it() {
    let mut works = factory(CLOCK);
    works["frozen"] = json!([{"product": "shaft", "date": "2026-12-07", "quantity": 30}]);
    let folder = tempfile::tempdir().unwrap();
    let (exit, said, stderr) = run(folder.path(), &works, &["plan"], &[]);
    assert_eq!(exit, 3);
    let said = said + &stderr;
    assert!(said.contains("calendar hours of lathe on 2026-12-07"), "{said}");
    let (_, said, _) = run(folder.path(), &works, &["repair"], &[]);
    assert!(said.contains("the calendar hours of lathe: 120 h"), "{said}");
    assert!(!said.contains("capacity of lathe"), "hours are not what is missing: {said}");
    assert!(said.contains("one machine of lathe borrowed (2026-12-07): 24 h more"), "{said}");
}

#[test]
fn the_demonstration_works_keeps_to_the_clock() {
    let mut factory = factory("data/plants/demo/works-401/factory.json");
    factory["whole"] = Value::from(false);
    let plan = plan(&factory);
    for group in plan["groups"].as_array().unwrap() {
        let machines = if group["id"] == "milling" { 5.0 } else { 0.0 };
        let (load, calendar) = (figures(&group["load_hours"]), figures(&group["calendar_hours"]));
        for (load, calendar) in load.iter().zip(&calendar) {
            assert!(*load <= calendar.max(machines * 24.0) + 1e-6, "{group}");
        }
        if group["id"] == "gear-cutting" {
            assert!(load.iter().all(|hours| *hours <= 72.0 + 1e-6), "{load:?}");
        }
    }
}

#[test]
fn a_circle_without_a_first_piece_makes_nothing() {
    near(shipped(&factory(NO_SEED)), 0.0);
    // In buckets of any length.
    for bucket in ["day", "ten-day", "week", "month"] {
        let mut works = factory(NO_SEED);
        works["bucket"] = json!(bucket);
        near(shipped(&works), 0.0);
    }
    // One first piece of either kind is enough to go round with no time between.
    for product in [0, 1] {
        let mut works = factory(NO_SEED);
        works["products"][product]["stock"]["opening"] = json!(2);
        near(shipped(&works), 100.0);
    }
    // One that arrives on the last day comes in time; bought outside likewise.
    let mut works = factory(NO_SEED);
    works["products"][1]["receipts"] = json!([{"date": "2026-12-07", "quantity": 2}]);
    near(shipped(&works), 100.0);
    let mut works = factory(NO_SEED);
    works["products"][0]["routes"] = json!([{"id": "bought", "subcontract": true, "cost": 1}]);
    near(shipped(&works), 100.0);
}

#[test]
fn a_circle_that_loses_on_the_way_ends_by_itself() {
    near(shipped(&factory(HALF)), 8.0);
    let mut works = factory(HALF);
    for product in [0, 1] {
        works["products"][product]["stock"]["opening"] = json!(0);
    }
    near(shipped(&works), 0.0);
}

#[test]
fn a_circle_with_lead_times_goes_round_as_often_as_they_fit() {
    near(shipped(&factory(NEXT_DAY)), 8.0);
    // 1 to 7 December has 5 working days, also where they are one bucket.
    let mut works = factory(NEXT_DAY);
    works["bucket"] = json!("month");
    near(shipped(&works), 8.0);
}

#[test]
fn what_a_first_piece_used_up_is_gone() {
    // The one mould is sold on the first day or kept to press parts from the second day on.
    let works = json!({"factory": "Moulds", "from": "2026-12-07", "to": "2026-12-08",
        "groups": [{"id": "press", "machines": 100}],
        "products": [
            {"id": "mould", "stock": {"opening": 1}},
            {"id": "part", "components": {"mould": 1}, "by_products": {"mould": 1},
             "operations": [{"group": "press", "hours": 0.1}]}],
        "orders": [
            {"id": "sold", "product": "mould", "quantity": 1, "priority": 1, "due": "2026-12-07",
             "late": {"days": 0}},
            {"id": "parts", "product": "part", "quantity": 10, "priority": 2,
             "earliest": "2026-12-08", "due": "2026-12-08"}]});
    let made = plan(&works);
    let started = figures(&made["products"][1]["routes"][0]["started"]);
    near(started[1], 0.0);
    // Pressed on the first day, before the mould is sold.
    near(started[0], 10.0);
}

#[test]
fn a_plan_that_feeds_on_nothing_is_refused_by_the_audit() {
    // What comes of it is the same with or without a seed: 2 sewage before and after.
    let mut works = factory(NO_SEED);
    works["products"][0]["stock"]["opening"] = json!(2);
    let folder = tempfile::tempdir().unwrap();
    let (_, text, _) = run(folder.path(), &works, &["plan"], &["--format", "json"]);
    let mut forged: Value = serde_json::from_str(&text).unwrap();
    let (_, text, _) = run(folder.path(), &factory(NO_SEED), &["plan"], &["--format", "json"]);
    let honest: Value = serde_json::from_str(&text).unwrap();
    forged["certificate"]["factory_sha256"] = honest["certificate"]["factory_sha256"].clone();
    std::fs::write(folder.path().join("plan.json"), forged.to_string()).unwrap();
    let (exit, said, refused) = junheng(folder.path(), &["audit", "factory.json", "plan.json"]);
    assert_ne!(exit, 0);
    let said = said + &refused;
    assert!(said.contains("a cycle without a first piece"), "{said}");
}

/// A starter is made of dough overnight, and dough of half as much starter: it doubles every day.
fn bakery(bucket: &str, opening: f64) -> Value {
    json!({"factory": "Bakery", "from": "2026-12-07", "to": "2026-12-11", "bucket": bucket,
        "groups": [{"id": "bench", "machines": 10}],
        "products": [
            {"id": "starter", "components": {"dough": 1}, "lead_days": 1,
             "stock": {"opening": opening}},
            {"id": "dough", "components": {"starter": 0.5},
             "operations": [{"group": "bench", "hours": 0.1}]},
            {"id": "bread", "components": {"dough": 1},
             "operations": [{"group": "bench", "hours": 0.1}]}],
        "orders": [{"id": "A", "product": "bread", "quantity": 100}],
        "goals": ["fulfil", "cost", "low-stock"]})
}

#[test]
fn components_may_go_round_where_a_lead_time_breaks_the_circle() {
    // 2, 4, 8, 16 and, on the fifth day, 32 of dough.
    for bucket in ["day", "week", "month"] {
        near(shipped(&bakery(bucket, 1.0)), 32.0);
        near(shipped(&bakery(bucket, 0.0)), 0.0);
    }
    let mut works = bakery("day", 1.0);
    works["products"][0].as_object_mut().unwrap().remove("lead_days");
    let said = checked(&works);
    assert!(said.contains("error E501"), "{said}");
    let folder = tempfile::tempdir().unwrap();
    for command in ["potential", "bottlenecks", "repair"] {
        let (exit, _, said) = run(folder.path(), &bakery("month", 1.0), &[command], &[]);
        assert_eq!(exit, 0, "{command}: {said}");
    }
    for product in ["dough", "starter"] {
        let why = ["quantity", product];
        let (exit, _, said) = run(folder.path(), &bakery("month", 1.0), &["why"], &why);
        assert_eq!(exit, 0, "{said}");
    }
}

/// Profit and warnings of each scenario.
fn whatif(factory: &Value, scenarios: &Value) -> (Vec<(String, f64)>, Value) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("scenarios.json"), scenarios.to_string()).unwrap();
    let after = ["scenarios.json", "--format", "json"];
    let (exit, text, said) = run(folder.path(), factory, &["whatif"], &after);
    assert_eq!(exit, 0, "{said}");
    let answer: Value = serde_json::from_str(&text).unwrap();
    let profit = |it: &Value| {
        let goals = it["goals"].as_array().unwrap();
        let goal = goals.iter().find(|it| it["goal"] == "profit").unwrap();
        (it["name"].as_str().unwrap().to_owned(), goal["value"].as_f64().unwrap())
    };
    let profits = answer["top"].as_array().unwrap().iter().map(profit).collect();
    (profits, answer)
}

#[test]
fn a_change_dated_inside_a_bucket_is_exact_or_said() {
    let (profits, answer) = whatif(&factory(INSIDE), &factory(SCENARIOS));
    let profit = |name: &str| profits.iter().find(|it| it.0 == name).unwrap().1;
    near(profit("machine down Wed-Fri"), 504.0);
    let warned = answer["warnings"].as_array().unwrap();
    let of = |name: &str| {
        let own = warned.iter().filter(|it| it["name"] == name);
        own.map(|it| it["warning"]["says"].as_str().unwrap().to_owned()).collect::<Vec<String>>()
    };
    for (name, field) in [
        ("slow from Tuesday", "\"hours\""),
        ("price falls from Tuesday", "\"price\""),
        ("cost on Monday only", "\"cost\""),
    ] {
        let said = of(name);
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].starts_with("W807: ") && said[0].contains(field), "{said:?}");
        assert!(said[0].contains("2026-12-08") && said[0].contains("2026-W50"), "{said:?}");
    }
    assert!(of("machine down Wed-Fri").is_empty());
    assert_eq!(answer["warned"], 3);
    // What the file itself says so is said of it, and of no scenario.
    let said = checked(&factory(IN_THE_FILE));
    assert!(said.contains("W807"), "{said}");
    let other = json!({"scenarios": [{"name": "dearer", "changes": [{"at": "products/p/cost", "add": 1}]}]});
    let (_, answer) = whatif(&factory(IN_THE_FILE), &other);
    assert_eq!(answer["warned"], 0);
    // By day the model has the change as it is dated, and there is nothing to say.
    let mut by_day = factory(INSIDE);
    by_day["bucket"] = json!("day");
    let (profits, answer) = whatif(&by_day, &factory(SCENARIOS));
    assert_eq!(answer["warned"], 0);
    let profit = |name: &str| profits.iter().find(|it| it.0 == name).unwrap().1;
    near(profit("slow from Tuesday"), 576.0);
}

#[test]
fn a_change_inside_a_bucket_is_said_in_every_form_and_language() {
    let folder = tempfile::tempdir().unwrap();
    let base = root();
    let path = |it: &str| base.join(it).display().to_string();
    let (works, scenarios) = (path(INSIDE), path(SCENARIOS));
    let say = |more: &[&str]| {
        let (exit, text, said) =
            junheng(folder.path(), &[&["whatif", &works, &scenarios], more].concat());
        assert_eq!(exit, 0, "{said}");
        text
    };
    let text = say(&[]);
    assert!(text.contains("slow from Tuesday: W807: \"hours\""), "{text}");
    let text = say(&["--format", "csv"]);
    assert!(text.contains("W807"), "{text}");
    let text = say(&["--lang", "zh"]);
    assert!(text.contains("price falls from Tuesday：W807：订单“M”的“price”"), "{text}");
    say(&["--out", "answer.html"]);
    let page = std::fs::read_to_string(folder.path().join("answer.html")).unwrap();
    assert!(page.contains("W807") && page.contains("Changes dated inside a bucket"));
    say(&["--out", "answer.xlsx"]);
    let mut book: calamine::Xlsx<_> =
        calamine::open_workbook(folder.path().join("answer.xlsx")).unwrap();
    let sheet = calamine::Reader::worksheet_range(&mut book, "Dated inside a bucket").unwrap();
    let said = |cell: &calamine::Data| cell.to_string().starts_with("W807: ");
    assert_eq!(sheet.rows().flatten().filter(|cell| said(cell)).count(), 3);
}

#[test]
fn the_length_of_bucket_asked_for_is_the_one_that_counts() {
    let mut by_day = factory(INSIDE);
    by_day["bucket"] = json!("day");
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("scenarios.json"), factory(SCENARIOS).to_string()).unwrap();
    let after = ["scenarios.json", "--bucket", "week"];
    let (_, text, _) = run(folder.path(), &by_day, &["whatif"], &after);
    assert!(text.contains("slow from Tuesday: W807"), "{text}");
}

#[test]
fn amounts_that_change_inside_their_period_are_said() {
    let mut works = factory(INSIDE);
    works["bucket"] = json!("day");
    works["groups"][0]["hours"] = json!({"per_week": {"2026-12-07": 40, "2026-12-09": 20}});
    let said = checked(&works);
    assert!(said.contains("W807") && said.contains("from 2026-12-07 to 2026-12-13"), "{said}");
    works["groups"][0]["hours"] = json!({"per_week": {"2026-12-07": 40, "2026-12-14": 20}});
    let said = checked(&works);
    assert!(!said.contains("W807"), "{said}");
}

#[test]
fn heads_and_attendance_are_added_up_day_by_day() {
    // Two fitters of 8 hours, one of them from Wednesday on: 2 × 2 × 8 + 3 × 8 = 56 in the first
    // week; paid by the week for the days they are there.
    let mut works = factory(INSIDE);
    works["groups"] = json!([{"id": "line", "machines": 5, "uses": {"fitters": 1}}]);
    works["labour"] = json!([{"id": "fitters", "heads": {"2026-12-07": 2, "2026-12-09": 1},
        "hours": {"per_week": 40}, "wage": {"per_week": 100}}]);
    let made = plan(&works);
    near(figures(&made["labour"][0]["effective_hours"])[0], 56.0);
    near(figures(&made["labour"][0]["heads"])[0], 1.4);
    near(load(&made).iter().sum(), 96.0);
    let wages = made["money"]["by_kind"].as_array().unwrap();
    let wages = wages.iter().find(|it| it["of"] == "wages").unwrap();
    near(wages["amount"].as_f64().unwrap(), 240.0);
    works["labour"][0]["heads"] = json!(1);
    works["labour"][0]["attendance"] = json!({"2026-12-07": 1, "2026-12-10": 0.5});
    near(figures(&plan(&works)["labour"][0]["effective_hours"])[0], 32.0);
}
