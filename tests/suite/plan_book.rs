//! A plan book that several programs write at once: nothing is lost, the order of each is kept, every
//! entry has the digest of the one before, and one that is killed leaves no half entry.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Stdio;

use serde_json::Value;

use super::program::{junheng, program};

const WRITERS: usize = 4;
const VERSIONS: usize = 4;

/// A factory whose version can be read off its name.
fn write(folder: &Path, writer: usize, version: usize) -> String {
    let name = format!("{writer}-{version}.json");
    let factory = format!(
        r#"{{"factory": "Works {writer}-{version}", "from": "2026-12-01", "to": "2026-12-04",
        "groups": [{{"id": "mill"}}], "products": [{{"id": "shaft", "operations": [{{"group": "mill", "hours": 1}}]}}],
        "orders": [{{"id": "A", "product": "shaft", "quantity": {}}}]}}"#,
        version + 1
    );
    fs::write(folder.join(&name), factory).unwrap();
    name
}

/// The factories of the entries in their order, once `book` has checked every digest.
fn entries(folder: &Path) -> Vec<String> {
    let (code, listed, said) = junheng(folder, &["book", "plans", "--format", "json"]);
    assert_eq!(code, 0, "{said}");
    let listed: Value = serde_json::from_str(&listed).unwrap();
    let entries = listed["entries"].as_array().unwrap();
    let record = |(at, entry): (usize, &Value)| {
        assert_eq!(entry["number"], Value::from(at + 1));
        let own = folder.join("plans").join(entry["name"].as_str().unwrap());
        let record = fs::read_to_string(own.join("entry.json")).unwrap();
        let record: Value = serde_json::from_str(&record).unwrap();
        record["factory"].as_str().unwrap().to_owned()
    };
    entries.iter().enumerate().map(record).collect()
}

#[test]
fn writers_at_the_same_time_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::thread::scope(|scope| {
        for writer in 0..WRITERS {
            scope.spawn(move || {
                for version in 0..VERSIONS {
                    let name = write(at, writer, version);
                    let plan = ["plan", &name, "--fractional", "--book", "plans"];
                    let (code, _, said) = junheng(at, &plan);
                    assert_eq!(code, 0, "{said}");
                }
            });
        }
    });
    let found = entries(at);
    assert_eq!(found.len(), WRITERS * VERSIONS);
    let mut next: BTreeMap<String, usize> = BTreeMap::new();
    for name in found {
        let (writer, version) = name.trim_start_matches("Works ").split_once('-').unwrap();
        let expected = next.entry(writer.to_owned()).or_default();
        assert_eq!(version.parse::<usize>().unwrap(), *expected, "of writer {writer}");
        *expected += 1;
    }
}

/// Writers are killed as soon as something is in the making in the book, which is before or after an
/// entry is in its place, and as soon as the book is locked.
#[test]
fn a_killed_writer_leaves_no_half_entry() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let (whole, killed) = (write(at, 0, 0), write(at, 1, 0));
    let plan = |name: &str| junheng(at, &["plan", name, "--fractional", "--book", "plans"]).0;
    assert_eq!(plan(&whole), 0);
    for kill in 0..6 {
        let before = entries(at).len();
        let mut writer = program(&["plan", &killed, "--fractional", "--book", "plans"]);
        writer.current_dir(at).stdout(Stdio::null()).stderr(Stdio::null());
        let mut writer = writer.spawn().unwrap();
        let wanted = if kill % 2 == 0 { ".junheng-" } else { ".book.lock" };
        let begun = || {
            let there = fs::read_dir(at.join("plans")).unwrap();
            there.flatten().any(|it| it.file_name().to_string_lossy().contains(wanted))
        };
        while writer.try_wait().unwrap().is_none() && !begun() {
            std::thread::yield_now();
        }
        // It may have ended by then.
        let _ = writer.kill();
        writer.wait().unwrap();
        let after = entries(at);
        assert!(after.len() == before || after.len() == before + 1, "{after:?}");
        assert_eq!(plan(&whole), 0, "the next one takes its turn");
        let last = entries(at);
        assert_eq!(last.len(), after.len() + 1);
        assert_eq!(last.last().map(String::as_str), Some("Works 0-0"));
        // Nothing in the making is left by the one that is killed once another has written.
        assert!(!begun() || wanted == ".book.lock", "{wanted}");
    }
}

/// An entry that was changed, one that was taken away, and one that was put in by hand.
#[test]
fn a_changed_book_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    for version in 0..3 {
        let name = write(at, 0, version);
        assert_eq!(junheng(at, &["plan", &name, "--fractional", "--book", "plans"]).0, 0);
    }
    assert_eq!(entries(at).len(), 3);
    let names = ["0001-2026-12-01", "0002-2026-12-01", "0003-2026-12-01"];
    let plan = at.join("plans").join(names[1]).join("plan.json");
    let text = fs::read_to_string(&plan).unwrap();
    let refused = || {
        let (code, _, said) = junheng(at, &["book", "plans"]);
        assert!(code == 1 && said.contains("E975"), "{code} {said}");
    };
    fs::write(&plan, text.replacen("Works", "works", 1)).unwrap();
    refused();
    fs::write(&plan, text).unwrap();
    assert_eq!(entries(at).len(), 3);
    fs::rename(at.join("plans").join(names[1]), at.join("away")).unwrap();
    refused();
}
