//! The files of records that long runs leave, as a user meets them: what is refused, and that a
//! refusal leaves everything as it was.

use std::fs;
use std::process::Output;

use tempfile::{TempDir, tempdir};

use super::batch::tree;
use super::program::run;

fn code(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let code = said.split(": error ").nth(1).map_or("", |rest| &rest[..4]).to_owned();
    assert!(code.is_empty() || output.status.code() == Some(1), "{said}");
    code
}

/// Five works in a folder, and a run over them in `out`.
fn a_run() -> TempDir {
    let folder = tempdir().unwrap();
    let at = folder.path();
    fs::create_dir(at.join("works")).unwrap();
    for month in 1..=5 {
        let works = format!(
            r#"{{"factory": "Works", "from": "2026-12-01", "to": "2026-12-04",
  "groups": [{{"id": "mill"}}],
  "products": [{{"id": "shaft", "operations": [{{"group": "mill", "hours": 0.5}}]}}],
  "orders": [{{"id": "A", "product": "shaft", "quantity": {month}0}}]}}"#
        );
        fs::write(at.join(format!("works/{month}.json")), works).unwrap();
    }
    assert_eq!(run(at, &["batch", "works", "--out", "out"]).status.code(), Some(0));
    folder
}

#[test]
fn each_line_of_a_run_cut_off_is_made_anew() {
    let folder = a_run();
    let at = folder.path();
    let records = at.join("out/records.jsonl");
    let whole = fs::read(&records).unwrap();
    let ends: Vec<usize> =
        (0..whole.len()).filter(|at| whole[*at] == b'\n').map(|at| at + 1).collect();
    assert_eq!(ends.len(), 7);
    let wanted = tree(&at.join("out"));
    for end in ends {
        fs::write(&records, &whole[..end - 7]).unwrap();
        let output = run(at, &["batch", "works", "--out", "out", "--resume"]);
        assert_eq!(code(&output), "");
        assert!(tree(&at.join("out")) == wanted, "cut at {end}");
    }
}

#[test]
fn other_files_or_choices_are_another_run() {
    let folder = a_run();
    let at = folder.path();
    let resumed = |more: &[&str]| {
        let out = at.join("out");
        let before = tree(&out);
        let output = run(at, &[&["batch", "works", "--out", "out", "--resume"], more].concat());
        let refused = code(&output);
        assert!(tree(&out) == before, "a run refused changes nothing");
        refused
    };
    assert_eq!(resumed(&[]), "");
    assert_eq!(resumed(&["--threads", "2"]), "", "threads decide nothing");
    assert_eq!(resumed(&["--goals", "fulfil"]), "E923");
    assert_eq!(resumed(&["--bucket", "week"]), "E923");
    assert_eq!(resumed(&["--engine", "microlp"]), "E923");
    let file = at.join("works/3.json");
    let works = fs::read_to_string(&file).unwrap();
    fs::write(&file, works.replace("30", "31")).unwrap();
    assert_eq!(resumed(&[]), "E923");
    fs::write(&file, &works).unwrap();
    fs::write(at.join("works/6.json"), &works).unwrap();
    assert_eq!(resumed(&[]), "E923");
}

#[test]
fn a_stopped_run_is_not_overwritten() {
    let folder = a_run();
    let at = folder.path();
    let records = at.join("out/records.jsonl");
    let whole = fs::read_to_string(&records).unwrap();
    let two: String = whole.split_inclusive('\n').take(3).collect();
    fs::write(&records, &two).unwrap();
    let before = tree(&at.join("out"));
    assert_eq!(code(&run(at, &["batch", "works", "--out", "out"])), "E924");
    assert!(tree(&at.join("out")) == before);
}

#[test]
fn a_merge_takes_only_the_plans_the_parts_made() {
    let folder = a_run();
    let at = folder.path();
    for shard in ["1/2", "2/2"] {
        let out = format!("part-{}", &shard[..1]);
        assert_eq!(code(&run(at, &["batch", "works", "--out", &out, "--shard", shard])), "");
    }
    let merged = || run(at, &["merge", "merged", "part-1", "part-2"]);
    let plan = at.join("part-2/plans/2/plan.json");
    let right = fs::read_to_string(&plan).unwrap();
    fs::write(&plan, right.replace("Works", "Forge")).unwrap();
    assert_eq!(code(&merged()), "E922");
    fs::remove_file(&plan).unwrap();
    assert_eq!(code(&merged()), "E925");
    fs::write(&plan, right).unwrap();
    assert_eq!(code(&merged()), "");
    assert!(tree(&at.join("merged")) == tree(&at.join("out")));
    assert_eq!(code(&run(at, &["merge", "less", "part-1"])), "E927");
    assert_eq!(code(&run(at, &["merge", "less", "works"])), "E921");
    assert!(!at.join("less").exists(), "nothing is left of a merge refused");
}
