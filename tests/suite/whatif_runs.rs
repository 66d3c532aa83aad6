//! Long runs of what-ifs as a user meets them: killed, interrupted, out of time, two at once; what
//! is finished is kept, and in the end the bytes are those of a run that nobody disturbed.
#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use junheng::model::answers::whatif::WhatIf;
use serde_json::json;
use tempfile::{TempDir, tempdir};

use super::batch::{line_ends, tree};
use super::whatif::{junheng, mill};

/// The mill with as many draws as are asked for.
fn draws(count: u32) -> TempDir {
    let folder = tempdir().unwrap();
    mill(folder.path());
    let draw = |at: &str, least: f64, most: f64| json!({"name": at, "at": at, "scale": {"uniform": {"least": least, "most": most}}});
    let draws = [draw("groups/press/machines", 0.5, 1.5), draw("orders/B/quantity", 0.7, 1.4)];
    let file = json!({"generate": [
        {"name": "r", "sample": {"count": count, "seed": 3, "draws": draws}}
    ]});
    fs::write(folder.path().join("scenarios.json"), file.to_string()).unwrap();
    folder
}

fn begun(folder: &Path, more: &str) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_junheng"));
    command.args(["whatif", "works.json", "scenarios.json", "--out", "out"]);
    command.args(more.split_whitespace()).current_dir(folder);
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// Waits for so many results of a run, or for its end.
fn wait_for(results: usize, child: &mut Child, folder: &Path) {
    let patience = Instant::now();
    // The first line is the heading.
    while line_ends(&folder.join("out/records.jsonl")) <= results
        && child.try_wait().unwrap().is_none()
    {
        assert!(patience.elapsed() < Duration::from_secs(300), "no progress");
        std::thread::sleep(Duration::from_millis(1));
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_run_killed_in_the_middle_is_resumed_to_the_same_bytes() {
    let folder = draws(300);
    let at = folder.path();
    let whole = junheng(at, "whatif works.json scenarios.json --threads 2 --out whole");
    assert_eq!(whole.status.code(), Some(0), "{}", said(&whole));
    let mut killed_in_the_middle = 0;
    for results in [0, 5, 40, 110, 200] {
        let mut child = begun(at, "--resume --threads 2");
        wait_for(results, &mut child, at);
        // On Unix this is SIGKILL: nothing in the process can react to it.
        child.kill().unwrap();
        killed_in_the_middle += usize::from(child.wait().unwrap().code().is_none());
    }
    assert!(killed_in_the_middle >= 2, "{killed_in_the_middle}");
    let resumed = begun(at, "--resume --threads 1").wait_with_output().unwrap();
    assert_eq!(resumed.status.code(), Some(0), "{}", said(&resumed));
    assert_eq!(resumed.stdout, whole.stdout);
    assert!(tree(&at.join("whole")) == tree(&at.join("out")));
}

#[test]
fn an_interrupt_keeps_what_is_finished() {
    let folder = draws(1_000_000);
    let at = folder.path();
    let mut child = begun(at, "--threads 2 --format json");
    wait_for(20, &mut child, at);
    let interrupted = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(interrupted.unwrap().success());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(4), "{}", said(&output));
    let answer: WhatIf = serde_json::from_slice(&output.stdout).unwrap();
    let results = line_ends(&at.join("out/records.jsonl")) - 1;
    assert!(!answer.complete && results >= 20, "{results}");
    assert_eq!(answer.endings.planned, results as u64, "all that is kept is counted");
    assert_eq!(answer.endings.stopped, 0, "what was stopped is no result");
    let written = fs::read_to_string(at.join("out/scenarios.csv")).unwrap();
    assert_eq!(written.lines().count(), results + 1);
}

#[test]
fn a_time_limit_keeps_what_is_finished_and_more_time_goes_on() {
    let folder = draws(1_000_000);
    let at = folder.path();
    let mut before = 0;
    for resume in ["", " --resume"] {
        let asked = format!("whatif works.json scenarios.json --out out --time-limit 3s{resume}");
        let output = junheng(at, &asked);
        assert_eq!(output.status.code(), Some(4), "{}", said(&output));
        let results = line_ends(&at.join("out/records.jsonl")) - 1;
        assert!(results > before, "{results} after {before}");
        before = results;
    }
}

#[test]
fn two_processes_do_not_work_on_one_run() {
    let folder = draws(1_000_000);
    let at = folder.path();
    let mut first = begun(at, "--threads 1");
    wait_for(3, &mut first, at);
    for more in ["", "--resume"] {
        let second = begun(at, more).wait_with_output().unwrap();
        assert_eq!(second.status.code(), Some(1));
        assert!(said(&second).contains("records.jsonl: error E928: "), "{}", said(&second));
    }
    // Other parts of it are another matter, in the same folder too.
    let part = begun(at, "--shard 2/3 --time-limit 1s").wait_with_output().unwrap();
    assert_eq!(part.status.code(), Some(4), "{}", said(&part));
    first.kill().unwrap();
    first.wait().unwrap();
    // What a killed process leaves is no hindrance, and nothing of it is torn but the last line.
    let resumed = begun(at, "--resume --time-limit 2s").wait_with_output().unwrap();
    assert_eq!(resumed.status.code(), Some(4), "{}", said(&resumed));
    assert!(!at.join("out/.records.jsonl.lock").exists());
}
