//! No name, unit, customer, id, file name or version reaches a terminal with a sign that it would
//! obey: a factory full of such signs through every command, in both languages.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use junheng::words::visible::hides;
use serde_json::{Value, json};
use tempfile::{TempDir, tempdir};

use super::program::{program, root, run};

/// Escape signs, a bell, NUL, signs of both control blocks, every kind of line end, direction signs,
/// and a line that would pass for one of the report.
const SIGNS: &str = "\u{1b}[31m\u{7}\0\u{7f}\u{9b}2J\u{202e}\u{2066}\u{200e}\u{61c}\u{2028}\u{85}\
    \t\u{b}\u{c}\r\nOptimal plan: forged\u{ffff}";

/// What an id may have.
const OF_IDS: &str = "\u{202e}\u{2028}\u{200b}";

fn named(name: &str) -> String {
    format!("{name}{SIGNS}")
}

fn id(name: &str) -> String {
    format!("{name}{OF_IDS}")
}

fn factory() -> Value {
    json!({
        "factory": named("F"), "from": "2026-12-01", "to": "2026-12-11", "currency": named("EUR"),
        "workshops": [{"id": id("w"), "name": named("W")}],
        "groups": [
            {"id": id("g"), "name": named("G"), "workshop": id("w"),
                "overtime": [{"price": 5, "limit": 2}]},
            {"id": "h", "name": named("H"), "workshop": id("w")}],
        "labour": [{"id": "l", "name": named("L"), "heads": 1}],
        "services": [{"id": "s", "name": named("S"), "unit": named("kWh"), "capacity": 1000}],
        "materials": [{"id": id("m"), "name": named("M"), "unit": named("kg"),
            "quota": {"per_month": 500}, "stock": {"opening": 30},
            "purchase": {"price": 2, "limit": {"per_month": 100}}}],
        "products": [
            {"id": id("p"), "name": named("P"), "unit": named("pcs"), "norms": {(id("m")): 1},
                "routes": [
                    {"id": id("r"), "name": named("R"),
                        "operations": [{"group": id("g"), "hours": 0.9, "uses": {"l": 1}}]},
                    {"id": "r2", "operations": [{"group": "h", "hours": 1.1}]}]},
            {"id": "q", "name": named("Q"), "components": {(id("p")): 1},
                "operations": [{"group": "h", "hours": 0.5}]}],
        "orders": [
            {"id": id("o"), "product": "q", "quantity": 60, "due": "2026-12-04", "price": 10,
                "customer": named("C")},
            {"id": "o2", "product": id("p"), "quantity": 300, "kind": "even",
                "customer": named("D")}],
        "projects": [{"id": "j", "name": named("J"), "workshop": id("w"),
            "needs": [{"from": "2026-12-01", "to": "2026-12-04", "hours": {"h": 5}}]}]
    })
}

fn write(at: &Path, name: &str, value: &Value) {
    fs::write(at.join(name), value.to_string()).unwrap();
}

/// The factory, one that differs, one full of errors, one that contradicts itself, and what-ifs.
fn folder() -> TempDir {
    let folder = tempdir().unwrap();
    let at = folder.path();
    write(at, "works.json", &factory());
    let mut other = factory();
    other["groups"][1]["machines"] = 2.into();
    other["groups"][1]["name"] = named("HH").into();
    write(at, "other.json", &other);
    let mut broken = factory();
    broken["orders"][0]["product"] = "nowhere\u{1b}[2J\n".into();
    broken["groups"][0]["shifts"] = json!(["x\u{1b}"]);
    broken["groups"][1]["id"] = "a\u{1b}\n".into();
    broken["un\u{1b}known\n"] = 1.into();
    broken["from"] = "2026\u{7}".into();
    write(at, "broken.json", &broken);
    let mut over = factory();
    over["frozen"] = json!([{"product": "q", "date": "2026-12-01", "quantity": 9999}]);
    write(at, "over.json", &over);
    let scenario = |name, at: &str, machines| json!({"name": named(name), "changes": [{"at": at, "set": machines}]});
    let [more, less] =
        [scenario("more", "groups/h/machines", 2), scenario("less", "groups/h/machines", 1)];
    write(at, "ifs.json", &json!({"scenarios": [more, less]}));
    write(
        at,
        "no-ifs.json",
        &json!({"scenarios": [scenario("no", "groups/h\u{1b}\n/machines", 2)]}),
    );
    folder
}

/// Runs a command in both languages; no line of it has a sign that is obeyed, and none is forged.
/// The exit code and standard output of the last.
fn seen(at: &Path, arguments: &[&str], input: &str) -> (i32, String) {
    let mut last = (0, String::new());
    for language in ["en", "zh"] {
        let mut command = program(arguments);
        command.args(["--lang", language]).current_dir(at);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // A command that does not read it has closed the pipe.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        for bytes in [&output.stdout, &output.stderr] {
            let text = String::from_utf8(bytes.clone()).unwrap();
            for line in text.lines() {
                assert!(!hides(line), "{arguments:?}: {line:?}");
                assert!(!line.starts_with("Optimal plan: forged"), "{arguments:?}: {text}");
            }
        }
        let code = output.status.code().unwrap();
        assert!(code != 70 && code != 101, "{arguments:?}");
        last = (code, String::from_utf8(output.stdout).unwrap());
    }
    last
}

#[test]
fn no_command_shows_a_sign_that_a_terminal_obeys() {
    let folder = folder();
    let at = folder.path();
    let ends = |wanted: i32, arguments: &[&str]| {
        let (code, shown) = seen(at, arguments, "");
        assert_eq!(code, wanted, "{arguments:?}: {shown}");
    };
    for (file, code) in [("works.json", 0), ("broken.json", 1), ("over.json", 0)] {
        ends(code, &["check", file]);
        ends(code, &["check", file, "--format", "json"]);
    }
    let [order, product, group] = ["o", "p", "g"].map(id);
    for form in ["text", "json"] {
        let ends = |wanted, arguments: &[&str]| {
            ends(wanted, &[arguments, &["--format", form]].concat());
        };
        ends(0, &["plan", "works.json"]);
        ends(3, &["plan", "over.json"]);
        ends(0, &["bottlenecks", "works.json", "--curve", "h", "--by-bucket"]);
        ends(0, &["potential", "works.json"]);
        ends(0, &["repair", "works.json"]);
        ends(3, &["repair", "over.json"]);
        ends(0, &["why", "works.json", "short", "o2"]);
        ends(0, &["why", "works.json", "late", &order]);
        ends(0, &["why", "works.json", "quantity", &product]);
        ends(0, &["why", "works.json", "group", &group]);
        ends(0, &["why", "works.json", "group", "h"]);
        ends(0, &["whatif", "works.json", "ifs.json"]);
        ends(1, &["whatif", "works.json", "no-ifs.json"]);
    }
    // What is typed is told again.
    let typed = "x\u{1b}[2J\n\u{202e}";
    let missing = format!("{typed}.json");
    for arguments in [
        &["plan", &missing][..],
        &["plan", "works.json", "--goals", typed],
        &["plan", "works.json", "--format", typed],
        &["plan", "works.json", "--time-limit", typed],
        &["plan", "works.json", &format!("--{typed}")],
        &[typed],
        &["why", "works.json", "group", typed],
        &["why", "works.json", "short", typed],
        &["bottlenecks", "works.json", "--curve", typed],
        &["whatif", "works.json", "--set", &format!("{typed}=2")],
        &["batch", typed],
        &["convert", "works.json", &format!("{typed}.pdf")],
    ] {
        assert_ne!(seen(at, arguments, "").0, 0, "{arguments:?}");
    }
    let answers = named("Works\u{9b}") + "\n" + &"\u{1b}\n".repeat(40);
    seen(at, &["new", "--out", "new.json", "--answers", "-"], &answers);
}

#[test]
fn plans_records_and_programmes_read_back_show_none_either() {
    let folder = folder();
    let at = folder.path();
    let ends = |wanted: i32, arguments: &[&str]| {
        assert_eq!(seen(at, arguments, "").0, wanted, "{arguments:?}");
    };
    for (file, out) in [("works.json", "one"), ("other.json", "two")] {
        ends(0, &["plan", file, "--out", out]);
    }
    let plans = ["one/plan.json", "two/plan.json"];
    for form in ["text", "json"] {
        let form = ["--format", form];
        ends(0, &[&["diff"], &plans[..], &form].concat());
        ends(0, &[&["diff"], &plans[..], &["works.json", "other.json"], &form].concat());
    }
    ends(0, &["audit", "works.json", plans[0]]);
    ends(1, &["audit", "other.json", plans[0]]);
    let mut plan: Value = serde_json::from_slice(&fs::read(at.join(plans[0])).unwrap()).unwrap();
    plan["groups"][0]["name"] = "x\u{1b}\n".into();
    plan["certificate"]["junheng"] = "9\u{1b}[2J\n".into();
    write(at, "altered.json", &plan);
    ends(1, &["audit", "works.json", "altered.json"]);
    plan["un\u{1b}known"] = 1.into();
    write(at, "altered.json", &plan);
    ends(1, &["audit", "works.json", "altered.json"]);
    ends(0, &["export", "works.json", "--mps", "works.mps"]);
    ends(0, &["lp", "works.mps", "--solution"]);
    ends(0, &["lp", "works.mps", "--solution", "--format", "json"]);
    // A folder and files with such names.
    let many = at.join("many\u{202e}");
    fs::create_dir(&many).unwrap();
    let name = if cfg!(unix) { "a\u{1b}[2J\n.json" } else { "a\u{202e}.json" };
    fs::copy(at.join("works.json"), many.join(name)).unwrap();
    fs::copy(at.join("broken.json"), many.join("b\u{202e}.json")).unwrap();
    fs::copy(at.join("over.json"), many.join("c\u{202e}.json")).unwrap();
    for form in ["text", "json"] {
        ends(3, &["batch", "many\u{202e}", "--out", "out\u{202e}", "--format", form]);
    }
    let records = fs::read_to_string(at.join("out\u{202e}/records.jsonl")).unwrap();
    fs::create_dir(at.join("part")).unwrap();
    for heading in ["\u{1b}[2J\n", &records.replacen("\"0.1.0\"", "\"0\\u001b[2J\\n\"", 1)] {
        fs::write(at.join("part/records.jsonl"), heading).unwrap();
        ends(1, &["merge", "whole", "part"]);
        ends(1, &["batch", "many\u{202e}", "--out", "part", "--resume"]);
    }
}

#[test]
fn pages_and_workbooks_are_valid_and_tables_keep_the_names() {
    let folder = folder();
    let at = folder.path();
    let write = |arguments: &[&str]| assert_eq!(seen(at, arguments, "").0, 0, "{arguments:?}");
    write(&["plan", "works.json", "--out", "plan"]);
    write(&["plan", "works.json", "--out", "plan.xlsx"]);
    write(&["whatif", "works.json", "ifs.json", "--out", "ifs.html"]);
    write(&["whatif", "works.json", "ifs.json", "--out", "ifs.xlsx"]);
    write(&["bottlenecks", "works.json", "--out", "tight.html"]);
    write(&["bottlenecks", "works.json", "--out", "tight.xlsx"]);
    write(&["potential", "works.json", "--out", "potential.html"]);
    write(&["convert", "works.json", "works.xlsx"]);
    assert!(run(at, &["convert", "works.json", "tables"]).status.success());
    for page in ["plan/report.html", "ifs.html", "tight.html", "potential.html"] {
        let page = fs::read_to_string(at.join(page)).unwrap();
        assert!(page.lines().all(|line| !hides(line)), "{page}");
        assert!(page.contains("\\u{1b}[31m"));
    }
    for book in ["plan.xlsx", "ifs.xlsx", "tight.xlsx", "works.xlsx"] {
        let mut parts = zip::ZipArchive::new(fs::File::open(at.join(book)).unwrap()).unwrap();
        for part in 0..parts.len() {
            let mut part = parts.by_index(part).unwrap();
            let mut text = String::new();
            std::io::Read::read_to_string(&mut part, &mut text).unwrap();
            // XML 1.0, section 2.2.
            let no_character = |it: char| {
                it.is_ascii_control() && !"\t\n\r\u{7f}".contains(it)
                    || matches!(it, '\u{fffe}' | '\u{ffff}')
            };
            assert!(!text.contains(no_character), "{book}");
        }
    }
    // What a program reads has every name as it is.
    let mut orders = csv::Reader::from_path(at.join("plan/orders.csv")).unwrap();
    let customers = orders.records().map(|it| it.unwrap()[4].to_owned());
    assert_eq!(customers.collect::<Vec<_>>(), [named("C"), named("D")]);
    for (from, to) in [("works.xlsx", "from-book.json"), ("tables", "from-tables.json")] {
        write(&["convert", from, to]);
        let back: Value = serde_json::from_slice(&fs::read(at.join(to)).unwrap()).unwrap();
        for (list, name) in [("groups", "G"), ("materials", "M"), ("products", "P")] {
            assert_eq!(back[list][0]["name"], named(name), "{from}");
        }
    }
}

#[test]
fn names_from_practice_stay_on_their_lines() {
    let at = root().join("data/field");
    let of = |arguments: &[&str]| seen(&at, arguments, "");
    for file in [
        "39-line-breaks-and-escapes-in-names/factory.json",
        "24-formulas-and-markup-in-names/control.json",
        "24-formulas-and-markup-in-names/factory.json",
        "24-formulas-and-markup-in-names/ids.json",
        "hostile/nul-name.json",
        "hostile/terminal-escape-name.json",
    ] {
        for command in ["check", "plan", "bottlenecks", "potential"] {
            assert_eq!(of(&[command, file]).0, 0, "{command} {file}");
        }
    }
    let lines = "39-line-breaks-and-escapes-in-names/factory.json";
    let (_, shown) = of(&["plan", lines, "--format", "text"]);
    for name in ["Works hall 2", "Milling Optimal plan: 999", "tab here", "abc\\u{202e}gnp.exe"] {
        assert!(shown.contains(name), "{name}: {shown}");
    }
}
