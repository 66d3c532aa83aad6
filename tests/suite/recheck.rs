//! A plan edited by hand: the verdict is that of an audit of the plan written out, prices add up, and
//! what cannot be is said with its place.

use std::fs;

use junheng::audit::{audit, restate};
use junheng::explain::edits::{follow, kept};
use junheng::model::answers::audit::Fault;
use junheng::model::answers::recheck::{Known, Recheck, Rest};
use junheng::model::edited::{RunEdit, edited};
use junheng::model::plan::{Numbers, Plan};
use junheng::report::planbook::workbook;
use junheng::report::terms;
use junheng::source::plan_edits::Edit;
use junheng::source::workbook::edited_plan::edits_in;
use junheng::words::{Language, Words};
use serde_json::{Value, json};

use super::planbook::reading::Book;
use super::program::junheng;
use super::steady::{factory, options, planned, works};

/// How many edits are tried; `EDITS=200` tries more.
fn trials() -> u64 {
    std::env::var("EDITS").ok().and_then(|it| it.parse().ok()).unwrap_or(12)
}

/// Some edits, drawn from a seed: units added, taken away, or moved to another day.
fn drawn(plan: &Plan, seed: u64) -> Vec<RunEdit> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(1);
    let mut random = |below: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below
    };
    let mut edits: Vec<RunEdit> = Vec::new();
    for _ in 0..=random(3) {
        let (product, bucket) = (random(plan.products.len()), random(plan.buckets.len()));
        let before = plan.products[product].routes[0].started[bucket];
        let after = match random(3) {
            0 => before + 1.0,
            1 => (before - 1.0).max(0.0),
            _ => before.floor() + f64::from(u32::try_from(random(20)).unwrap()),
        };
        let known = edits.iter().any(|it| (it.product, it.bucket) == (product, bucket));
        if !known && (after - before).abs() > 1e-6 {
            edits.push(RunEdit { product, route: 0, bucket, before, after });
        }
    }
    edits
}

/// The verdict on edits is that of an audit of the edited plan: of what is stated, an audit finds
/// differences; of the limits, it finds those that `restate` does.
#[test]
fn verdicts_are_those_of_an_audit() {
    for (works, whole) in [(works(), false), (works(), true), (in_lots(), true)] {
        let own = factory(&works);
        let old = planned(&own, whole);
        let (mut stand, mut broken) = (0, 0);
        for seed in 0..trials() {
            let edits = drawn(&old, seed);
            let plan = edited(&old, &own, &edits);
            let mut written = plan.clone();
            let verdict = restate(&own, &mut written).is_ok();
            let limits = |findings: Vec<junheng::audit::Finding>| {
                let breaks = findings.into_iter().filter(|it| {
                    matches!(
                        it.fault,
                        Fault::Exceeds { .. } | Fault::Below { .. } | Fault::Fraction { .. }
                    )
                });
                let breaks = breaks.filter(|it| !it.at.starts_with("goals/"));
                breaks.map(|it| it.at).collect::<Vec<_>>()
            };
            let found = audit(&own, "the file", &plan).err().map(limits).unwrap_or_default();
            assert_eq!(verdict, found.is_empty(), "seed {seed}: {edits:?} {found:?}");
            if verdict {
                stand += 1;
                // What stands is a plan: written out it passes.
                assert!(audit(&own, "the file", &written).is_ok(), "seed {seed}");
            } else {
                broken += 1;
            }
        }
        assert!(broken > 0, "{stand} stand");
    }
}

/// The same works, with lots that are set up, one kind of which is carried on.
fn in_lots() -> Value {
    let mut works = works();
    works["products"][0]["lot"] = json!({"min": 6});
    works["products"][0]["setup"] = json!({"hours": 0.5, "cost": 4});
    works["products"][2]["setup"] = json!({"hours": 0.25, "carry": true});
    works
}

/// In whole numbers: a table less is a table short, which is a ninth of the larger order, and two are
/// two; each undone wins its own back.
#[test]
fn edits_have_prices_in_whole_numbers() {
    for works in [works(), in_lots()] {
        let own = factory(&works);
        let old = planned(&own, true);
        let tables = &old.products[1].routes[0].started;
        let made: Vec<usize> = (0..tables.len()).filter(|at| tables[*at] >= 1.0).collect();
        let edit = |bucket: usize| {
            let before = tables[bucket];
            RunEdit { product: 1, route: 0, bucket, before, after: before - 1.0 }
        };
        let edits = [edit(made[0]), edit(made[made.len() - 1])];
        for count in [1, 2] {
            let options = options(&own, true);
            let found = follow(&own, &old, &edits[..count], Rest::Stays, &options).unwrap();
            assert!(found.possible && found.complete && found.numbers == Numbers::Whole);
            let short = |goal: &str| goal.starts_with("fulfil");
            let fulfil = found.goals.iter().find(|it| short(&it.goal)).unwrap();
            let expected = [0.0, 1.0 / 9.0, 2.0 / 9.0][count];
            assert!((fulfil.loss - expected).abs() < 1e-9, "{:?}", found.goals);
            assert_eq!(fulfil.known, Known::Exactly);
            for prices in &found.prices {
                let own = prices.iter().find(|it| short(&it.goal)).unwrap();
                assert!((own.loss - 1.0 / 9.0).abs() < 1e-9, "{:?}", found.prices);
                assert_eq!(own.known, Known::Exactly);
            }
        }
        // Planned around the edits, they are priced in fractions, which are a bound.
        let around = follow(&own, &old, &edits, Rest::Planned, &options(&own, true)).unwrap();
        assert_eq!(around.numbers, Numbers::Fractional);
    }
}

/// The page has a bar for every price of a goal, the workbook the edits with what each costs, in
/// either language.
#[test]
fn the_answer_is_a_page_and_a_workbook() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("works.json"), works().to_string()).unwrap();
    let plan = ["plan", "works.json", "--format", "json", "--fractional"];
    let plan = junheng(folder.path(), &plan).1;
    fs::write(at("plan.json"), &plan).unwrap();
    let mut edited: Value = serde_json::from_str(&plan).unwrap();
    for (product, bucket, more) in [(1, 3, -1.0), (2, 4, 40.0)] {
        let started = &mut edited["products"][product]["routes"][0]["started"][bucket];
        *started = json!(started.as_f64().unwrap() + more);
    }
    fs::write(at("edited.json"), edited.to_string()).unwrap();
    for language in Language::ALL {
        let words = Words::of(language);
        let asked = |out: &str| {
            let files = ["recheck", "works.json", "edited.json", "--plan", "plan.json"];
            let more = ["--lang", language.tag(), "--format", "json", "--out", out];
            let (code, answer, said) = junheng(folder.path(), &[&files[..], &more].concat());
            assert_eq!(code, 3, "{said}");
            serde_json::from_str::<Recheck>(&answer).unwrap()
        };
        let answer = asked("answer.html");
        let page = fs::read_to_string(at("answer.html")).unwrap();
        assert!(page.contains(&words.say("page-recheck")) && page.contains("groups/bench"));
        let prices = answer.edits.iter().flat_map(|it| &it.prices);
        let drawn =
            prices.filter(|it| answer.goals.iter().any(|goal| goal.goal == it.goal)).count();
        let bars = page.matches("class=\"mark gain\"").count()
            + page.matches("class=\"mark loss\"").count();
        assert!(drawn > 0 && bars == drawn, "{bars} bars of {drawn} prices");
        assert_eq!(answer, asked("answer.xlsx"));
        let book = Book::read(&fs::read(at("answer.xlsx")).unwrap(), Words::of(language), 0.0);
        book.has_no_errors();
        let sheet = |key: &str| book.sheet(key).unwrap_or_else(|| panic!("no sheet {key}"));
        let holds = |key: &str, wanted: &str| {
            let mut cells = sheet(key).rows.iter().flatten();
            assert!(cells.any(|it| it.to_string().contains(wanted)), "{key}: {wanted}");
        };
        for edit in &answer.edits {
            holds("recheck-edits", &edit.product);
            holds("recheck-edits", &edit.bucket);
        }
        holds("recheck-breaks-title", &answer.breaks[0].at);
        for goal in &answer.goals {
            holds("recheck-goals", &terms::goal(&words, &goal.goal));
        }
    }
}

/// What stands as it is written is possible with everything following; the goals then lose no more
/// than as written.
#[test]
fn what_stands_can_be_followed() {
    let own = factory(&works());
    let old = planned(&own, false);
    for seed in 0..trials().min(20) {
        let edits = drawn(&old, seed);
        if edits.is_empty() {
            continue;
        }
        let mut written = edited(&old, &own, &edits);
        let stands = restate(&own, &mut written).is_ok();
        let found = follow(&own, &old, &edits, Rest::Stays, &options(&own, false)).unwrap();
        assert!(found.complete && !found.goals.is_empty());
        assert!(!stands || found.possible, "seed {seed}: {edits:?} {:?}", found.impossible);
        if found.adds_up {
            for goal in &found.goals {
                let prices = found.prices.iter().flatten().filter(|it| it.goal == goal.goal);
                let sum: f64 = prices.map(|it| it.loss).sum();
                let size = 1.0 + goal.before.abs();
                assert!((sum - goal.loss).abs() <= 1e-5 * size, "seed {seed}: {goal:?} {sum}");
            }
        }
    }
}

/// A table taken off the day before it is due, and nothing put in its place: a table short or late.
#[test]
fn an_edit_has_a_price() {
    let own = factory(&works());
    let old = planned(&own, false);
    let tables = &old.products[1].routes[0].started;
    let bucket = (0..5).rev().find(|at| tables[*at] >= 1.0).unwrap();
    let before = tables[bucket];
    let edit = RunEdit { product: 1, route: 0, bucket, before, after: before - 1.0 };
    let found = follow(&own, &old, &[edit], Rest::Stays, &options(&own, false)).unwrap();
    assert!(found.possible && found.independent);
    let fulfil = found.goals.iter().find(|it| it.goal.starts_with("fulfil")).unwrap();
    assert!(fulfil.loss > 0.01, "{:?}", found.goals);
    assert!(found.orders.iter().any(|it| it.id.starts_with('t')));
    // Around the edit, the table is made on another day: nobody loses one.
    let found = follow(&own, &old, &[edit], Rest::Planned, &options(&own, false)).unwrap();
    let fulfil = found.goals.iter().find(|it| it.goal.starts_with("fulfil")).unwrap();
    assert!(fulfil.loss.abs() < 1e-6, "{:?}", found.goals);
}

/// Forty tables in a day of sixteen hours cannot be; one more can.
#[test]
fn edits_that_cannot_be_kept_are_named() {
    let own = factory(&works());
    let old = planned(&own, false);
    let edit = |bucket: usize, after: f64| {
        let before = old.products[1].routes[0].started[bucket];
        RunEdit { product: 1, route: 0, bucket, before, after }
    };
    let refused = kept(&own, &[edit(4, 2.0), edit(6, 40.0)], &options(&own, false)).unwrap();
    let refused = refused.unwrap();
    assert_eq!(refused.len(), 1);
    assert_eq!(refused[0].0, 1);
    assert!(!refused[0].1.is_empty());
}

/// The workbook of an edited plan, in either language, has the edits where they were made.
#[test]
fn edits_are_read_from_the_workbook() {
    for (language, whole) in [(Language::English, true), (Language::Chinese, false)] {
        let own = factory(&if whole { in_lots() } else { works() });
        let old = planned(&own, whole);
        let words = Words::of(language);
        let same = workbook(&old, &own, &words).unwrap();
        let found = edits_in("plan.xlsx", &same, &old);
        assert!(found.problems.is_empty() && found.edits.is_empty(), "{found:#?}");
        for seed in 0..4 {
            let edits = drawn(&old, seed);
            let book = workbook(&edited(&old, &own, &edits), &own, &words).unwrap();
            let found = edits_in("plan.xlsx", &book, &old);
            assert!(found.problems.is_empty(), "{:#?}", found.problems);
            let mut expected = edits;
            expected.sort_by_key(|it| (it.product, it.route, it.bucket));
            // A product of which nothing is left has no line.
            let read: Vec<_> =
                found.edits.iter().map(|it| (it.run.product, it.run.bucket)).collect();
            for edit in expected {
                let line = &old.products[edit.product].routes[0].started;
                let left: f64 = line.iter().sum::<f64>() + edit.after - edit.before;
                assert!(left < 1e-9 || read.contains(&(edit.product, edit.bucket)), "{edit:?}");
                let own =
                    |it: &&Edit| (it.run.product, it.run.bucket) == (edit.product, edit.bucket);
                let after = found.edits.iter().find(own).map_or(edit.after, |it| it.run.after);
                assert!((after - edit.after).abs() <= 1e-9 * edit.after, "{edit:?} {after}");
            }
        }
    }
}

/// From the command line: a plan in JSON, one figure changed.
#[test]
fn the_command_says_what_breaks_and_what_follows() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("works.json"), works().to_string()).unwrap();
    let (code, plan, said) =
        junheng(folder.path(), &["plan", "works.json", "--fractional", "--format", "json"]);
    assert_eq!(code, 0, "{said}");
    fs::write(at("plan.json"), &plan).unwrap();
    let edit = |value: Value| {
        let mut plan: Value = serde_json::from_str(&plan).unwrap();
        plan["products"][1]["routes"][0]["started"][4] = value;
        fs::write(at("edited.json"), plan.to_string()).unwrap();
    };
    let recheck = |more: &[&str]| {
        let arguments = ["recheck", "works.json", "edited.json", "--plan", "plan.json"];
        junheng(folder.path(), &[&arguments[..], more].concat())
    };
    edit(json!(40));
    let (code, text, said) = recheck(&[]);
    assert_eq!(code, 3, "{text}{said}");
    assert!(text.contains("breaks limits") && text.contains("groups/bench"), "{text}");
    let (_, answer, _) = recheck(&["--format", "json"]);
    let answer: Value = serde_json::from_str(&answer).unwrap();
    assert_eq!(answer["stands"], json!(false));
    assert_eq!(answer["possible"], json!(false));
    assert!(!answer["impossible"].as_array().unwrap().is_empty());
    edit(json!(-1));
    let (code, _, said) = recheck(&[]);
    assert!(code == 1 && said.contains("E983"), "{said}");
    edit(json!(2));
    let keep =
        ["plan", "works.json", "--fractional", "--keep", "edited.json", "--plan", "plan.json"];
    let (code, kept, said) = junheng(folder.path(), &[&keep[..], &["--format", "json"]].concat());
    assert_eq!(code, 0, "{said}");
    let kept: Value = serde_json::from_str(&kept).unwrap();
    assert_eq!(kept["products"][1]["routes"][0]["started"][4], json!(2.0));
    edit(json!(40));
    let (code, _, said) = junheng(folder.path(), &keep);
    assert!(code == 3 && said.contains("0 of 1") && said.contains("groups/bench"), "{said}");
}
