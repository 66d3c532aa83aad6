//! Names that look like parts of a sentence of ours are said whole, in either language, on every
//! surface.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::program::{junheng, program};

const NAMES: [&str; 6] =
    ["Bus, route 66", "Steel: quota", "overtime crew", "a — b", "Night, route 2", "Yard on 3"];

/// What is left of such a name where it is taken apart.
const PIECES: [&str; 9] =
    ["Bus", "Steel", "crew", "a —", "— b", "a —", "Night", "route 66", "Yard"];

fn works() -> Value {
    json!({
        "factory": "Works, route 1", "from": "2026-12-01", "to": "2026-12-04", "bucket": "day",
        "currency": "CNY",
        "groups": [
            {"id": "g", "name": "a — b", "hours": {"per_day": 8}, "uses": {"l": 1},
             "overtime": [{"limit": {"per_day": 2}, "price": 5}]}
        ],
        "labour": [{"id": "l", "name": "overtime crew", "heads": 2, "hours": {"per_day": 5},
            "overtime": {"hours_per_head": {"per_day": 1}, "price": 9}}],
        "materials": [{"id": "m", "name": "Steel: quota", "unit": "kg",
            "quota": {"per_month": 2100}, "stock": {"opening": 120},
            "deliveries": [{"date": "2026-12-02", "quantity": 60}],
            "purchase": {"price": 2, "limit": {"per_day": 40}}}],
        "products": [
            {"id": "p", "name": "Bus, route 66", "routes": [
                {"id": "r1", "name": "Night, route 2", "limit": {"per_day": 6},
                 "operations": [{"group": "g", "hours": 1}, {"group": "g", "hours": 0.2}],
                 "norms": {"m": 10}},
                {"id": "r2", "name": "Yard on 3", "operations": [{"group": "g", "hours": 2}],
                 "norms": {"m": 9}, "lead_days": 1}
            ], "stock": {"maximum": 12, "safety": 1}}
        ],
        "stores": [{"id": "s", "name": "Yard on 3", "unit": "m2", "capacity": 30, "items": {"p": 2}}],
        "frozen": [
            {"product": "p", "route": "r1", "from": "2026-12-01", "to": "2026-12-02", "quantity": 10}
        ],
        "orders": [
            {"id": "A", "product": "p", "quantity": 24, "due": "2026-12-03", "price": 100,
             "late": {"days": 1}},
            {"id": "B", "product": "p", "kind": "market", "limit": 20, "price": 90}
        ]
    })
}

/// What a command shows and says, on a line as wide as it likes.
fn shown(folder: &Path, language: &str, arguments: &[&str]) -> String {
    let mut command = program(arguments);
    command.args(["--lang", language]).env("COLUMNS", "400");
    let output = command.current_dir(folder).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    text(&output.stdout) + &text(&output.stderr)
}

/// The texts of a file that was written, markup left out.
fn written(path: &Path) -> String {
    let bytes = fs::read(path).unwrap();
    let text = if path.extension().is_some_and(|it| it == "xlsx") {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut part = archive.by_name("xl/sharedStrings.xml").unwrap();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut part, &mut text).unwrap();
        text
    } else {
        String::from_utf8(bytes).unwrap()
    };
    let mut inside = false;
    let plain: String = text
        .chars()
        .map(|sign| {
            inside = (inside || sign == '<') && sign != '>';
            if inside || sign == '>' { '\n' } else { sign }
        })
        .collect();
    plain.replace("&gt;", ">").replace("&amp;", "&")
}

/// No piece of a name stands alone, and nothing is said by a key without words.
fn whole(surface: &str, text: &str) {
    let mut rest = text.replace("Works, route 1", "").replace("Junheng", "");
    for name in NAMES {
        rest = rest.replace(name, "");
        // Where a line ends within it, indented as far as answers are.
        for (at, _) in name.match_indices(' ') {
            for indent in 0..8 {
                let wrapped = format!("{}\n{:indent$}{}", &name[..at], "", &name[at + 1..]);
                rest = rest.replace(&wrapped, "");
            }
        }
    }
    for piece in PIECES {
        // What a picture has no room for ends in dots; it stands whole in the table below.
        let at = rest.lines().find(|line| line.contains(piece) && !line.ends_with('…'));
        assert!(at.is_none(), "{surface} takes {piece} apart: {}", at.unwrap());
    }
    for family in ["[limit-", "[part-", "[cost-", "[audit-", "[party-", "[datum-", "[goal-"] {
        assert!(!text.contains(family), "{surface} has no words for {family}");
    }
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let write = |name: &str, value: &Value| fs::write(at.join(name), value.to_string()).unwrap();
    write("works.json", &works());
    let mut other = works();
    other["materials"][0]["quota"] = json!({"per_month": 1300});
    other["groups"][0]["hours"] = json!({"per_day": 6});
    write("other.json", &other);
    let mut torn = works();
    torn["products"][0]["routes"][0]["limit"] = json!({"per_day": 2});
    write("torn.json", &torn);
    write(
        "scenarios.json",
        &json!({"scenarios": [
            {"name": "less", "changes": [{"at": "materials/m/quota", "set": {"per_month": 1500}}]},
            {"name": "torn", "changes": [{"at": "products/p/routes/r1/limit",
                "set": {"per_day": 2}}]}
        ]}),
    );
    for (works, plan) in [("works.json", "plan.json"), ("other.json", "other-plan.json")] {
        let (exit, made, said) = junheng(at, &["plan", works, "--format", "json"]);
        assert_eq!(exit, 0, "{said}");
        write(plan, &serde_json::from_str(&made).unwrap());
    }
    let mut spoilt: Value =
        serde_json::from_str(&fs::read_to_string(at.join("plan.json")).unwrap()).unwrap();
    spoilt["materials"][0]["name"] = "Steel".into();
    spoilt["groups"][0]["load_hours"][0] = json!(99);
    write("spoilt.json", &spoilt);
    folder
}

#[test]
fn on_the_terminal() {
    let folder = folder();
    let asked: [&[&str]; 11] = [
        &["plan", "works.json"],
        &["bottlenecks", "works.json"],
        &["bottlenecks", "works.json", "--by-bucket"],
        &["why", "works.json", "late", "A"],
        &["why", "works.json", "quantity", "p"],
        &["why", "works.json", "group", "g"],
        &["plan", "torn.json"],
        &["repair", "torn.json"],
        &["repair", "works.json"],
        &["potential", "works.json"],
        &["diff", "plan.json", "other-plan.json", "works.json", "other.json"],
    ];
    for language in ["en", "zh"] {
        for arguments in asked {
            let text = shown(folder.path(), language, arguments);
            whole(&format!("{arguments:?} in {language}"), &text);
        }
    }
    let seen = |arguments: &[&str]| shown(folder.path(), "zh", arguments);
    let group = seen(&["why", "works.json", "group", "g"]);
    assert!(!group.contains("no more stock is needed"), "{group}");
    assert!(group.contains("Bus, route 66：工艺路线 Night, route 2 的限额"), "{group}");
    assert!(group.contains("Bus, route 66，工艺路线 Night, route 2，工序 1"), "{group}");
    let late = seen(&["why", "works.json", "late", "A"]);
    assert!(late.contains("Bus, route 66，工艺路线 Night, route 2：限额太低"), "{late}");
    let torn = seen(&["plan", "torn.json"]) + &seen(&["repair", "torn.json"]);
    assert!(torn.contains("Bus, route 66的已下达数量 10 pcs"), "{torn}");
    assert!(torn.contains("Bus, route 66，工艺路线 Night, route 2 的限额"), "{torn}");
    let group = shown(folder.path(), "en", &["why", "works.json", "group", "g"]);
    assert!(group.contains("Bus, route 66: limit of route Night, route 2"), "{group}");
}

#[test]
fn in_what_is_written() {
    let folder = folder();
    let at = folder.path();
    let files: [(&str, &[&str]); 8] = [
        ("plan.html", &["plan", "works.json"]),
        ("plan.xlsx", &["plan", "works.json"]),
        ("tight.html", &["bottlenecks", "works.json"]),
        ("tight.xlsx", &["bottlenecks", "works.json"]),
        ("most.html", &["potential", "works.json"]),
        ("moved.html", &["diff", "plan.json", "other-plan.json", "works.json", "other.json"]),
        ("if.html", &["whatif", "works.json", "scenarios.json"]),
        ("if.xlsx", &["whatif", "works.json", "scenarios.json"]),
    ];
    for language in ["en", "zh"] {
        for (file, arguments) in files {
            let file = format!("{language}-{file}");
            let said = shown(at, language, &[arguments, &["--out", &file]].concat());
            assert!(at.join(&file).exists(), "{file}: {said}");
            let text = written(&at.join(&file));
            whole(&file, &text);
            assert!(NAMES.iter().any(|name| text.contains(name)), "{file} names nothing");
            if file == "zh-tight.html" || file == "zh-tight.xlsx" {
                assert!(text.contains("Bus, route 66：工艺路线 Night, route 2 的限额"), "{text}");
            }
        }
        let out = format!("{language}-tables");
        shown(at, language, &["plan", "works.json", "--out", &out]);
        whole(&out, &written(&at.join(&out).join("loads.csv")));
    }
}

/// What a run keeps is said in any language when it is read again.
#[test]
fn in_what_a_run_keeps() {
    let folder = folder();
    let at = folder.path();
    let asked = ["whatif", "works.json", "scenarios.json", "--out", "run"];
    let english = shown(at, "en", &asked);
    whole("a what-if in English", &english);
    assert!(english.contains("frozen quantity 10 pcs of Bus, route 66"), "{english}");
    let again = shown(at, "zh", &[&asked[..], &["--resume"]].concat());
    whole("a what-if resumed in Chinese", &again);
    assert!(again.contains("Bus, route 66的已下达数量 10 pcs"), "{again}");
    let csv = written(&at.join("run/scenarios.csv"));
    whole("scenarios.csv", &csv);
}

#[test]
fn in_what_an_audit_finds() {
    let folder = folder();
    for (language, found) in [("en", "should be `Steel: quota`"), ("zh", "应为 `Steel: quota`")] {
        let text = shown(folder.path(), language, &["audit", "works.json", "spoilt.json"]);
        assert!(text.contains(found), "{text}");
        assert!(!text.contains("[audit-"), "{text}");
    }
}
