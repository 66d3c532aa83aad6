//! Answers one can act on, and outputs that other programs read right. The inputs are in `data/field`;
//! each right value is derived by hand.

use std::path::Path;

use serde_json::{Value, json};

use super::program::{junheng, root};

fn path(name: &str) -> String {
    root().join("data/field").join(name).to_str().unwrap().to_owned()
}

fn plan(name: &str) -> Value {
    let folder = tempfile::tempdir().unwrap();
    let (exit, plan, said) =
        junheng(folder.path(), &["plan", &path(name), "--fractional", "--format", "json"]);
    assert_eq!(exit, 0, "{said}");
    serde_json::from_str(&plan).unwrap()
}

#[track_caller]
fn near(one: &Value, other: f64) {
    let one = one.as_f64().unwrap_or_else(|| panic!("{one}"));
    assert!((one - other).abs() <= 1e-6 * (1.0 + other.abs()), "{one} is not {other}");
}

fn written(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Every number of a text as it is written.
fn numbers(text: &str) -> impl Iterator<Item = &str> {
    let part = |sign: char| !(sign.is_ascii_digit() || matches!(sign, '.' | '-' | 'e'));
    text.split(part).filter(|it| it.parse::<f64>().is_ok())
}

/// February 2028 has 21 working days, February 2027 has 20. With what can be made in the month ordered,
/// the ten in stock stay there, each for half a unit of money a month by calendar days. With more ordered,
/// as in the files, they are shipped, too, and nothing is held: orders come before stock targets. Over
/// February and March all 200 are shipped, and ten have to be there at the end alone: they are held in
/// March, for 5, and shipped in February, which is cheaper than to hold ten in both months for 10.
#[test]
fn a_leap_february_has_its_days() {
    for (file, made, holding) in [
        ("whole", 100.0, 5.0),
        ("to-28", 100.0 * 20.0 / 21.0, 5.0 * 28.0 / 29.0),
        ("common", 100.0, 5.0),
    ] {
        let file = path(&format!("14-leap-february/{file}.json"));
        let mut works: Value =
            serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
        let planned = |works: &Value| -> Value {
            let folder = tempfile::tempdir().unwrap();
            std::fs::write(folder.path().join("works.json"), works.to_string()).unwrap();
            let asked = ["plan", "works.json", "--fractional", "--format", "json"];
            let (exit, plan, said) = junheng(folder.path(), &asked);
            assert_eq!(exit, 0, "{said}");
            serde_json::from_str(&plan).unwrap()
        };
        let more = planned(&works);
        near(&more["orders"][0]["shipped"], made + 10.0);
        near(&more["money"]["cost"], 0.0);
        works["orders"][0]["quantity"] = json!(made);
        let plan = planned(&works);
        near(&plan["orders"][0]["shipped"], made);
        let kinds = plan["money"]["by_kind"].as_array().unwrap();
        near(&kinds.iter().find(|it| it["of"] == "holding").unwrap()["amount"], holding);
    }
    let plan = plan("14-leap-february/over-march.json");
    near(&plan["orders"][0]["shipped"], 200.0);
    near(&plan["money"]["cost"], 5.0);
    near(&plan["products"][0]["stock"][0], 0.0);
    near(&plan["products"][0]["stock"][1], 10.0);
}

#[test]
fn sums_of_decimals_leave_no_residue() {
    let folder = tempfile::tempdir().unwrap();
    let file = path("20-sums-of-decimals/receipts.json");
    let (exit, _, said) = junheng(folder.path(), &["plan", &file, "--fractional", "--out", "out"]);
    assert_eq!(exit, 0, "{said}");
    let out = folder.path().join("out");
    let plan: Value = serde_json::from_str(&written(&out, "plan.json")).unwrap();
    for order in plan["orders"].as_array().unwrap() {
        assert_eq!(order["short"], 0.0, "{order}");
        assert_eq!(order["shipped"], order["quantity"], "{order}");
    }
    for name in [
        "schedule.csv",
        "tasks.csv",
        "loads.csv",
        "stock.csv",
        "materials.csv",
        "orders.csv",
        "pegs.csv",
    ] {
        for number in numbers(&written(&out, name)) {
            let residue = ["0000000", "9999999"].iter().any(|it| number.contains(it));
            assert!(!residue && !number.contains('e'), "{name}: {number}");
        }
    }
}

#[test]
fn nothing_is_minus_nought() {
    let folder = tempfile::tempdir().unwrap();
    let file = path("21-negative-nought/factory.json");
    let (exit, _, said) = junheng(folder.path(), &["plan", &file, "--out", "out"]);
    assert_eq!(exit, 0, "{said}");
    let scaled = ["whatif", &file, "--scale", "groups/*/machines=1", "--out", "if"];
    assert_eq!(junheng(folder.path(), &scaled).0, 0);
    for name in ["out/plan.json", "out/loads.csv", "out/orders.csv", "if/scenarios.csv"] {
        let text = written(folder.path(), name);
        assert!(!numbers(&text).any(|it| it.starts_with("-0") && it.parse() == Ok(0.0)), "{text}");
    }
}

#[test]
fn a_spreadsheet_knows_the_letters_and_runs_no_name() {
    let folder = tempfile::tempdir().unwrap();
    let file = path("25-csv-for-excel/factory.json");
    assert_eq!(junheng(folder.path(), &["plan", &file, "--out", "out"]).0, 0);
    let orders = written(&folder.path().join("out"), "orders.csv");
    assert!(orders.starts_with('\u{feff}') && orders.contains("齿轮"), "{orders}");
    let german = ["plan", &file, "--out", "out", "--csv", "semicolon"];
    assert_eq!(junheng(folder.path(), &german).0, 0);
    let loads = written(&folder.path().join("out"), "loads.csv");
    assert!(loads.contains(";铣床;"), "{loads}");

    let file = path("24-formulas-and-markup-in-names/ids.json");
    let (exit, _, said) = junheng(folder.path(), &["convert", &file, "tables"]);
    assert_eq!(exit, 0, "{said}");
    for entry in std::fs::read_dir(folder.path().join("tables")).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        for cell in reader
            .records()
            .flat_map(|it| it.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
        {
            let runs = cell.starts_with(['=', '+', '-', '@']) && cell.len() > 1;
            assert!(!runs || cell.parse::<f64>().is_ok(), "{cell}");
        }
    }
    let (exit, _, said) = junheng(folder.path(), &["convert", "tables", "back.json"]);
    assert_eq!(exit, 0, "{said}");
    let of = |text: String| serde_json::from_str::<Value>(&text).unwrap();
    let ids = |document: &Value| {
        let all = document["products"].as_array().unwrap().iter();
        all.map(|it| it["id"].clone()).collect::<Vec<_>>()
    };
    let before = of(std::fs::read_to_string(&file).unwrap());
    assert_eq!(ids(&before), ids(&of(written(folder.path(), "back.json"))));
}

/// `--out` with the name of a file writes that file, or none.
#[test]
fn a_file_is_what_its_name_says() {
    let folder = tempfile::tempdir().unwrap();
    let file = path("planner/priority.json");
    for (name, begins) in [("plan.csv", "\u{feff}product,route"), ("plan.json", "{\n")] {
        let (exit, _, said) = junheng(folder.path(), &["plan", &file, "--out", name]);
        assert_eq!(exit, 0, "{said}");
        assert!(written(folder.path(), name).starts_with(begins), "{name}");
    }
    for name in ["plan.pdf", "plan.docx"] {
        let (exit, _, said) = junheng(folder.path(), &["plan", &file, "--out", name]);
        assert_eq!(exit, 2, "{said}");
        assert!(said.contains(".html, .json, .csv") || said.contains(".xlsx, .html"), "{said}");
        assert!(!folder.path().join(name).exists(), "{name}");
    }
    for name in ["repairs.json", "repairs.csv", "repairs.txt"] {
        assert_eq!(junheng(folder.path(), &["repair", &file, "--out", name]).0, 0);
        assert!(written(folder.path(), name).contains("lathe"), "{name}");
    }
    let why = ["why", &file, "late", "small-fry", "--out", "why.json"];
    assert_eq!(junheng(folder.path(), &why).0, 0);
    assert!(written(folder.path(), "why.json").contains("\"causes\""));
}

/// What is changed that the file leaves out is said, and a wrong step is the one blamed.
#[test]
fn a_default_is_changed_and_said() {
    let folder = tempfile::tempdir().unwrap();
    let file = path("34-override-of-a-default/factory.json");
    let scenarios = path("34-override-of-a-default/no-typo.json");
    let (exit, text, said) =
        junheng(folder.path(), &["whatif", &file, &scenarios, "--fractional", "--format", "json"]);
    assert_eq!(exit, 0, "{said}");
    let answer: Value = serde_json::from_str(&text).unwrap();
    let short = |name: &str| {
        let row = answer["top"].as_array().unwrap().iter().find(|it| it["name"] == name);
        row.unwrap()["goals"][0]["value"].clone()
    };
    near(&answer["base"]["figures"]["goals"][0]["value"], 1.912);
    near(&short("all groups at nine tenths"), 2.0208);
    near(&short("one more machine everywhere"), 0.984);
    near(&short("set default"), 2.072);
    near(&short("only b scaled"), 2.072);
    near(&short("only b one more machine"), 1.592);
    assert!(said.contains("groups/b/availability"), "{said}");
    let typo = path("34-override-of-a-default/scenarios.json");
    let (exit, _, said) = junheng(folder.path(), &["whatif", &file, &typo]);
    assert_eq!(exit, 1);
    assert!(
        said.contains("there is no avialability") && said.contains("availability\"?"),
        "{said}"
    );
}

/// The value of the first goal of the one scenario asked for.
fn first_goal(file: &str, changes: &[&str]) -> f64 {
    let folder = tempfile::tempdir().unwrap();
    let asked = [&["whatif", file], changes, &["--format", "json"]].concat();
    let (exit, text, said) = junheng(folder.path(), &asked);
    assert_eq!(exit, 0, "{said}");
    let answer: Value = serde_json::from_str(&text).unwrap();
    let late = |it: &&Value| it["goal"].as_str().unwrap().starts_with("on-time");
    let goals = answer["top"][0]["goals"].as_array().unwrap();
    goals.iter().find(late).unwrap()["value"].as_f64().unwrap()
}

/// A lathe with 8 h a day for 24 shafts due on Friday, of which 8 are late until Monday: by 3 days.
#[test]
fn the_commonest_what_ifs_are_one_short_line() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("factory.json");
    let works = json!({"factory": "Short", "from": "2026-12-03", "to": "2026-12-08",
        "calendar": {"shifts": [{"id": "day", "hours": 8}, {"id": "late", "hours": 8}]},
        "groups": [{"id": "lathe", "shifts": ["day"]}],
        "products": [{"id": "shaft", "operations": [{"group": "lathe", "hours": 1}]}],
        "orders": [{"id": "A", "product": "shaft", "quantity": 24, "due": "2026-12-04"}]});
    std::fs::write(&file, works.to_string()).unwrap();
    let file = file.to_str().unwrap();
    let late = |changes: &[&str]| first_goal(file, changes);
    let third = |days: f64| days * 8.0 / 24.0;
    let is = |one: f64, other: f64| assert!((one - other).abs() < 1e-6, "{one} is not {other}");
    is(late(&["--set", "groups/lathe/machines=1"]), third(3.0));
    is(late(&["--set", "calendar/2026-12-05=works"]), third(1.0));
    is(late(&["--add", "groups/lathe/overtime=8h@2026-12-05"]), third(1.0));
    is(late(&["--add", "groups/lathe/overtime=4h@2026-12-03..2026-12-04"]), 0.0);
    is(late(&["--add", "groups/lathe/shifts=late@2026-12-04"]), 0.0);
    is(late(&["--add", "groups/lathe/machines=1@2026-12-04"]), 0.0);
    let (exit, _, said) =
        junheng(folder.path(), &["whatif", file, "--add", "groups/lathe/shifts=night@2026-12-04"]);
    assert_eq!(exit, 2);
    assert!(said.contains("there is no shift \"night\"; the calendar has day, late"), "{said}");

    // One order more wants more: compared in money, marked, and not ranked.
    let asked = ["whatif", file, "--order", "shaft=6@2026-12-08:10", "--format", "json"];
    let (exit, text, said) = junheng(folder.path(), &asked);
    assert_eq!(exit, 0, "{said}");
    let answer: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(answer["top"][0]["wanted"], true, "{answer:#}");
    assert_eq!(answer["top"][0]["rank"], 0);
}

/// Dropping the order that is late meets all that is left: no merit of it.
#[test]
fn fewer_orders_never_win_a_ranking() {
    let folder = tempfile::tempdir().unwrap();
    let scenarios = json!({"scenarios": [
        {"name": "drop", "changes": [{"at": "orders/small-fry", "drop": true}]},
        {"name": "machine", "changes": [{"at": "groups/lathe/machines", "add": 0.25}]}]});
    std::fs::write(folder.path().join("scenarios.json"), scenarios.to_string()).unwrap();
    let file = path("planner/priority.json");
    let (exit, text, said) =
        junheng(folder.path(), &["whatif", &file, "scenarios.json", "--format", "json"]);
    assert_eq!(exit, 0, "{said}");
    let answer: Value = serde_json::from_str(&text).unwrap();
    let names: Vec<&str> =
        answer["top"].as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["machine", "drop"]);
    assert_eq!(answer["top"][1]["wanted"], true);
    let (_, text, _) = junheng(folder.path(), &["whatif", &file, "scenarios.json"]);
    assert!(text.contains("*  drop") && text.contains("*: it changes what is wanted"), "{text}");
}

/// Stated prices price what the file does not, and what is unpriced has no money beside it.
#[test]
fn repairs_are_priced_by_the_prices_stated() {
    let folder = tempfile::tempdir().unwrap();
    let file = path("planner/priority.json");
    let (_, text, _) = junheng(folder.path(), &["repair", &file]);
    assert!(text.contains("no price is known") && !text.contains("assumed"), "{text}");
    let prices = json!({"overtime": {"groups/*": 45}, "machine": {"groups/lathe": 300},
        "subcontract": {"products/shaft": 20}, "later": {"orders/*": 1}});
    std::fs::write(folder.path().join("prices.json"), prices.to_string()).unwrap();
    let asked = ["repair", &file, "--prices", "prices.json", "--format", "json"];
    let (exit, text, said) = junheng(folder.path(), &asked);
    assert_eq!(exit, 0, "{said}");
    let answer: Value = serde_json::from_str(&text).unwrap();
    let costs: Vec<(String, f64)> = answer["ways"]
        .as_array()
        .unwrap()
        .iter()
        .map(|way| {
            assert_eq!(way["unpriced"], 0);
            assert_eq!(way["left"], json!([]), "{way:#}");
            let kind = way["measures"][0]["moves"][0]["kind"].as_str().unwrap().to_owned();
            (kind, way["cost"].as_f64().unwrap())
        })
        .collect();
    let cost = |kind: &str| costs.iter().find(|it| it.0 == kind).unwrap().1;
    // Eight hours, eight shafts, a machine for a day; dates come last, however cheap they are.
    near(&json!(cost("shift")), 8.0 * 45.0);
    near(&json!(cost("subcontract")), 8.0 * 20.0);
    near(&json!(cost("machines")), 300.0);
    assert!(costs.last().unwrap().0.contains("split") || costs.last().unwrap().0 == "later-date");
    std::fs::write(folder.path().join("prices.json"), r#"{"overtim": {"groups/*": 45}}"#).unwrap();
    let (exit, _, said) = junheng(folder.path(), &asked);
    assert_eq!(exit, 1);
    assert!(said.contains("overtime"), "{said}");
}
