//! A folder of works planned in one run: the same bytes however the run went, and what a broken
//! file, a kill, or two files of one name do to it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use tempfile::{TempDir, tempdir};

use super::program::run;

/// Whole lines of a file that may not be there yet.
pub fn line_ends(file: &Path) -> usize {
    String::from_utf8_lossy(&fs::read(file).unwrap_or_default()).matches('\n').count()
}

fn ends(output: &Output, code: i32) -> String {
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(code), "{said}");
    said
}

/// Every file below a folder, by path, with its bytes.
pub fn tree(root: &Path) -> BTreeMap<String, Vec<u8>> {
    fn visit(root: &Path, folder: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                visit(root, &path, found);
            } else {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    visit(root, root, &mut found);
    found
}

/// Two folders with the same files are the same; what differs is named.
fn assert_same(one: &Path, other: &Path) {
    let (one, other) = (tree(one), tree(other));
    let names = |tree: &BTreeMap<String, Vec<u8>>| tree.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&one), names(&other));
    let differ: Vec<&String> = one.keys().filter(|name| one[*name] != other[*name]).collect();
    assert!(differ.is_empty(), "{differ:?}");
}

fn works(orders: &str, frozen: &str) -> String {
    format!(
        r#"{{"factory": "Works", "from": "2026-12-01", "to": "2026-12-04",
  "groups": [{{"id": "mill"}}],
  "products": [{{"id": "shaft", "operations": [{{"group": "mill", "hours": 0.5}}]}}],
  "orders": [{orders}]{frozen}}}"#
    )
}

fn order(quantity: u32) -> String {
    format!(r#"{{"id": "A", "product": "shaft", "quantity": {quantity}}}"#)
}

/// A folder of months: good ones, one that is no JSON, one with an unknown field, one that
/// contradicts itself, one without a best plan; and JSON that is no factory.
fn months() -> TempDir {
    let folder = tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join("works").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    for month in 1..=8 {
        write(&format!("2026/{month:02}.json"), &works(&order(10 * month), ""));
    }
    write("2025/cut-off.json", "{\"factory\": \"Works\",");
    write("2025/misspelt.json", &works(&order(1), r#", "ordres": []"#));
    let frozen = r#", "frozen": [{"product": "shaft", "date": "2026-12-01", "quantity": 999}]"#;
    write("2025/overfull.json", &works(&order(1), frozen));
    let market = r#"{"id": "A", "product": "air", "kind": "market", "price": 2}"#;
    let endless = works(market, "")
        .replace("\"products\": [", "\"products\": [{\"id\": \"air\", \"cost\": 1},");
    write("2025/endless.json", &endless);
    write("2026/answer.json", r#"{"values": [1, 2]}"#);
    write("2026/.hidden.json", "not JSON");
    folder
}

#[test]
fn any_number_of_threads_shards_and_interruptions_give_the_same_bytes() {
    let folder = months();
    let at = folder.path();
    let one = run(at, &["batch", "works", "--out", "one", "--threads", "1"]);
    ends(&one, 3);
    let two = run(at, &["batch", "works", "--out", "two", "--threads", "2"]);
    ends(&two, 3);
    assert_eq!(one.stdout, two.stdout);
    assert_same(&at.join("one"), &at.join("two"));
    // Nothing is left to do: the same again, and the same from anew.
    ends(&run(at, &["batch", "works", "--out", "two", "--resume"]), 3);
    assert_same(&at.join("one"), &at.join("two"));
    ends(&run(at, &["batch", "works", "--out", "two"]), 3);
    assert_same(&at.join("one"), &at.join("two"));
    // Stopped before the first plan.
    let stopped = run(at, &["batch", "works", "--out", "late", "--time-limit", "0s"]);
    assert!(ends(&stopped, 4).contains("--resume"));
    assert!(String::from_utf8_lossy(&stopped.stdout).contains("12 not planned yet"));
    ends(&run(at, &["batch", "works", "--out", "late", "--resume"]), 3);
    assert_same(&at.join("one"), &at.join("late"));
    // Parts in folders of their own.
    for part in ["1", "2", "3"] {
        let (shard, out) = (format!("{part}/3"), format!("part-{part}"));
        run(at, &["batch", "works", "--out", &out, "--shard", &shard]);
    }
    let merged = run(at, &["merge", "merged", "part-3", "part-1", "part-2"]);
    ends(&merged, 3);
    assert_eq!(merged.stdout, one.stdout);
    assert_same(&at.join("one"), &at.join("merged"));
    // Parts in one folder, merged where they are: the parts' files stay, the rest is the same.
    for shard in ["1/2", "2/2"] {
        run(at, &["batch", "works", "--out", "shared", "--shard", shard]);
    }
    ends(&run(at, &["merge", "shared", "shared"]), 3);
    for part in ["1", "2"] {
        for (name, end) in [("records", "jsonl"), ("summary", "json"), ("summary", "csv")] {
            fs::remove_file(at.join(format!("shared/{name}-{part}-of-2.{end}"))).unwrap();
        }
    }
    assert_same(&at.join("one"), &at.join("shared"));
}

#[test]
fn a_plan_of_a_batch_is_the_plan_of_its_file() {
    let folder = months();
    let at = folder.path();
    ends(&run(at, &["batch", "works/2026", "--out", "all"]), 0);
    ends(&run(at, &["plan", "works/2026/03.json", "--out", "alone"]), 0);
    // The page of pictures is drawn for whoever plans by hand.
    fs::remove_file(at.join("alone/report.html")).unwrap();
    assert_same(&at.join("all/plans/03"), &at.join("alone"));
}

#[test]
fn broken_files_are_reported_with_code_and_place_and_do_not_stop_the_others() {
    let folder = months();
    let at = folder.path();
    let output = run(at, &["batch", "works", "--out", "out", "--format", "json"]);
    let said = ends(&output, 3);
    for words in [
        "2025/cut-off.json:1:1: error E101",
        "2025/misspelt.json:4:63",
        "error E105",
        "2025/overfull.json: There is no plan: hard data contradict each other.",
        "2025/endless.json: There is no best plan",
        "note: 1 other file is not a factory file",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    let summary: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(fs::read(at.join("out/summary.json")).unwrap(), output.stdout);
    let rows = summary["rows"].as_array().unwrap();
    let row = |file: &str| rows.iter().find(|row| row["file"] == file).unwrap();
    let word = |file: &str| row(file)["status"].as_str().unwrap().to_owned();
    let files: Vec<&str> = rows.iter().map(|row| row["file"].as_str().unwrap()).collect();
    assert!(files.is_sorted() && files.len() == 12, "{files:?}");
    assert_eq!(word("2025/cut-off.json"), "broken");
    assert_eq!(word("2025/overfull.json"), "contradiction");
    assert_eq!(word("2025/endless.json"), "unbounded");
    assert_eq!(row("2025/misspelt.json")["problems"][0]["code"], "E105");
    assert_eq!(row("2025/misspelt.json")["problems"][0]["line"], 4);
    for month in 1..=8 {
        let file = format!("2026/{month:02}.json");
        assert_eq!(word(&file), "within-gap");
        let plan = fs::read(at.join(format!("out/plans/2026-{month:02}/plan.json"))).unwrap();
        let plan: serde_json::Value = serde_json::from_slice(&plan).unwrap();
        let short = &row(&file)["plan"];
        assert_eq!(plan["money"]["profit"], short["profit"]);
        assert_eq!(plan["rhythm"]["factory"], short["rhythm"]);
        assert_eq!(plan["groups"][0]["utilisation"], short["utilisation"]);
        assert_eq!(plan["goals"][0]["value"], short["goals"][0]["value"]);
        let count = |status: &str| {
            let orders = plan["orders"].as_array().unwrap().iter();
            orders.filter(|it| it["status"] == status).count()
        };
        assert_eq!(short["short"], count("short"));
        assert_eq!(short["late"], count("late"));
    }
    assert!(!at.join("out/plans/2025-overfull").exists());
    assert!(!at.join("out/.unfinished").exists());
    let csv = fs::read_to_string(at.join("out/summary.csv")).unwrap();
    assert_eq!(csv.lines().count(), 13, "{csv}");
    assert!(csv.starts_with("file,status,exit,"), "{csv}");
}

#[test]
fn a_plan_that_is_no_more_is_not_left_beside_the_new_ones() {
    let folder = months();
    let at = folder.path();
    ends(&run(at, &["batch", "works/2026", "--out", "out"]), 0);
    fs::write(at.join("out/plans/03/note.txt"), "mine").unwrap();
    fs::write(at.join("works/2026/03.json"), "{").unwrap();
    fs::write(at.join("works/2026/04.json"), "{").unwrap();
    ends(&run(at, &["batch", "works/2026", "--out", "out"]), 1);
    assert_eq!(tree(&at.join("out/plans/03")).len(), 1, "only what junheng wrote is removed");
    assert!(!at.join("out/plans/04").exists());
    assert!(at.join("out/plans/05/plan.json").exists());
}

#[test]
fn folders_patterns_and_files_may_be_mixed_and_name_each_file_once() {
    let folder = months();
    let at = folder.path();
    let rows = |arguments: &[&str]| {
        let output = run(at, &[&["batch", "--format", "csv"], arguments].concat());
        let text = String::from_utf8(output.stdout).unwrap();
        let first = |line: &str| line.split(',').next().unwrap().to_owned();
        text.lines().skip(1).map(first).collect::<Vec<String>>()
    };
    assert_eq!(rows(&["works/20*6/0[12].json"]), ["works/2026/01.json", "works/2026/02.json"]);
    assert_eq!(rows(&["works/2026", "works/*6/*.json"]).len(), 8, "no file twice");
    // Of two folders with files of one name, both are told apart.
    fs::create_dir(at.join("other")).unwrap();
    fs::copy(at.join("works/2026/01.json"), at.join("other/01.json")).unwrap();
    let both = rows(&["works/2026", "other"]);
    assert_eq!(both[..2], ["other/01.json", "works/2026/01.json"]);
    // A file named by itself is taken whatever is in it.
    assert_eq!(rows(&["works/2026/answer.json"]), ["works/2026/answer.json"]);
    for nothing in ["no-such-folder", "works/2027/*.json", "works/2026/answer*"] {
        let output = run(at, &["batch", "works", nothing]);
        assert!(ends(&output, 1).contains("error E920"), "{nothing}");
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn two_files_that_would_write_one_folder_are_named_apart() {
    let folder = tempdir().unwrap();
    let at = folder.path();
    fs::create_dir_all(at.join("works/a")).unwrap();
    fs::write(at.join("works/a/b.json"), works(&order(1), "")).unwrap();
    fs::write(at.join("works/a-b.json"), works(&order(2), "")).unwrap();
    ends(&run(at, &["batch", "works", "--out", "out", "--threads", "2"]), 0);
    let shipped = |name: &str| {
        let plan = fs::read(at.join("out/plans").join(name).join("plan.json")).unwrap();
        let plan: serde_json::Value = serde_json::from_slice(&plan).unwrap();
        plan["orders"][0]["quantity"].as_f64().unwrap()
    };
    assert_eq!((shipped("a-b"), shipped("a-b-2")), (2.0, 1.0));
}

/// Kills the run again and again, each time a little later, and resumes it: in the end the bytes
/// are those of a run that nobody disturbed.
#[cfg(unix)]
#[test]
fn a_run_killed_in_the_middle_is_resumed_to_the_same_bytes() {
    let folder = months();
    let at = folder.path();
    let size = ["--products", "12", "--groups", "4", "--materials", "4", "--days", "8"];
    for seed in 1..=12 {
        let seed = seed.to_string();
        let works = run(at, &[&["generate", "--seed", &seed], &size[..]].concat());
        fs::write(at.join(format!("works/generated-{seed}.json")), works.stdout).unwrap();
    }
    let whole = ["batch", "works", "--threads", "2", "--out"];
    ends(&run(at, &[&whole[..], &["whole"]].concat()), 3);
    let records = at.join("killed/records.jsonl");
    let lines = || line_ends(&records);
    let mut killed_in_the_middle = 0;
    for after in [0, 2, 5, 9, 14] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_junheng"))
            .args([&whole[..], &["killed", "--resume"]].concat())
            .current_dir(at)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let patience = Instant::now();
        while lines() < after && child.try_wait().unwrap().is_none() {
            assert!(patience.elapsed() < Duration::from_secs(300), "no progress");
            std::thread::sleep(Duration::from_millis(1));
        }
        // On Unix this is SIGKILL: nothing in the process can react to it.
        child.kill().unwrap();
        if child.wait().unwrap().code().is_none() {
            killed_in_the_middle += 1;
        }
    }
    assert!(killed_in_the_middle >= 2, "{killed_in_the_middle}");
    ends(&run(at, &[&whole[..], &["killed", "--resume"]].concat()), 3);
    assert_same(&at.join("whole"), &at.join("killed"));
}

#[cfg(unix)]
#[test]
fn an_interrupt_keeps_what_is_finished_and_ends_with_exit_4() {
    let folder = months();
    let at = folder.path();
    let sizes = ["--products", "100", "--groups", "30", "--materials", "15", "--days", "26"];
    let big = run(at, &[&["generate"], &sizes[..]].concat());
    fs::write(at.join("works/big.json"), big.stdout).unwrap();
    let child = Command::new(env!("CARGO_BIN_EXE_junheng"))
        .args(["batch", "works", "--out", "out", "--threads", "1", "--engine", "microlp"])
        .current_dir(at)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let records = at.join("out/records.jsonl");
    let patience = Instant::now();
    // All but the big one, whose plan takes longest and whose name is the last.
    while line_ends(&records) < 13 {
        assert!(patience.elapsed() < Duration::from_secs(300), "no progress");
        std::thread::sleep(Duration::from_millis(2));
    }
    let interrupted = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(interrupted.unwrap().success());
    let output = child.wait_with_output().unwrap();
    assert!(ends(&output, 4).contains("the finished plans are in out"));
    assert!(String::from_utf8_lossy(&output.stdout).contains("1 not planned yet"));
    // The plan, seven tables, and in whole numbers the runs and the rounding bill.
    assert_eq!(tree(&at.join("out/plans")).len(), 8 * 10);
}

#[test]
fn transcripts_of_demo_and_published_works() {
    let transcript = super::command_line::transcript;
    insta::assert_snapshot!(
        "batch_demo",
        transcript(&["batch", "data/plants/demo", "--fractional"])
    );
    insta::assert_snapshot!("batch_published", transcript(&["batch", "data/plants/published"]));
    insta::assert_snapshot!("batch_help", transcript(&["batch", "--help"]));
    insta::assert_snapshot!("merge_help", transcript(&["merge", "--help"]));
}

/// Runs the commands of `docs/batch.md` and prints what they said below each, as on a terminal.
/// `UPDATE=1` rewrites the page.
#[test]
fn the_page_on_batches_is_true() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/batch.md");
    let page = fs::read_to_string(&file).unwrap();
    let folder = tempdir().unwrap();
    let at = folder.path();
    fs::create_dir(at.join("works")).unwrap();
    let size = ["--products", "12", "--groups", "4", "--materials", "4", "--days", "8"];
    for (seed, month) in [("1", "january"), ("2", "february"), ("3", "march")] {
        let works = run(at, &[&["generate", "--seed", seed], &size[..]].concat());
        fs::write(at.join(format!("works/{month}.json")), works.stdout).unwrap();
    }
    let half = "{\n  \"factory\": \"Works\",\n  \"from\": \"2027-04-01\",\n  \"to\": \"2027-";
    fs::write(at.join("works/april.json"), half).unwrap();
    let mut found = String::new();
    let mut commands = 0;
    let mut inside = false;
    for line in page.split_inclusive('\n') {
        if let Some(command) = line.trim_end().strip_prefix("$ junheng ") {
            let output = run(at, &command.split(' ').collect::<Vec<_>>());
            let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
            let code = output.status.code().unwrap();
            let said = [line.to_owned(), text(&output.stderr), text(&output.stdout)].concat();
            found.push_str(&said);
            found.push_str(&["(exit ", &code.to_string(), ")\n"].concat());
            (inside, commands) = (true, commands + 1);
        } else if !inside || line == "```\n" {
            inside = false;
            found.push_str(line);
        }
    }
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&file, &found).unwrap();
    }
    let page = fs::read_to_string(&file).unwrap();
    assert!(commands == 2 && found == page, "docs/batch.md is not current: UPDATE=1 rewrites it");
}
