//! A batch stopped, killed or kept from reading at any moment, and resumed: the bytes of a run that
//! nobody disturbed.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use tempfile::{TempDir, tempdir};

use super::batch::tree;
use super::program::{junheng, program, run};

/// How often, where the variable says nothing.
fn times(variable: &str, otherwise: u64) -> u64 {
    std::env::var(variable).ok().and_then(|it| it.parse().ok()).unwrap_or(otherwise)
}

/// A folder of small works.
pub fn works(count: u32) -> TempDir {
    let folder = tempdir().unwrap();
    fs::create_dir(folder.path().join("works")).unwrap();
    let size = ["--products", "5", "--groups", "3", "--materials", "2", "--days", "5"];
    for seed in 1..=count {
        let seed = seed.to_string();
        let works = run(folder.path(), &[&["generate", "--seed", &seed], &size[..]].concat());
        fs::write(folder.path().join(format!("works/{seed}.json")), works.stdout).unwrap();
    }
    folder
}

fn batch(at: &Path, out: &str, more: &[&str]) -> (i32, String, String) {
    junheng(at, &[&["batch", "works", "--threads", "2", "--out", out], more].concat())
}

/// Begins a run, disturbs it `times` times at moments drawn by lot, and resumes it each time until
/// it is finished: the folder is that of a run that was left alone.
fn disturbed(signals: &[&str], times: u64) {
    let folder = works(6);
    let at = folder.path();
    let begun = Instant::now();
    assert_eq!(batch(at, "alone", &[]).0, 0);
    let takes = u64::try_from(begun.elapsed().as_micros()).unwrap();
    let alone = tree(&at.join("alone"));
    // Steele, Lea and Flood's splitmix64 would be too good here.
    let mut lot = 88_172_645_463_325_252_u64;
    let mut hit = 0;
    for time in 0..times {
        lot ^= lot << 13;
        lot ^= lot >> 7;
        lot ^= lot << 17;
        let signal = signals[usize::try_from(time).unwrap() % signals.len()];
        let mut child = program(&["batch", "works", "--threads", "2", "--out", "out", "--resume"])
            .current_dir(at)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_micros(lot % takes));
        let process = child.id().to_string();
        std::process::Command::new("kill").args([signal, &process]).status().unwrap();
        hit += u64::from(child.wait().unwrap().code() != Some(0));
        let (code, _, said) = batch(at, "out", &["--resume"]);
        assert_eq!(code, 0, "{signal}: {said}");
        let found = tree(&at.join("out"));
        let names = |tree: &std::collections::BTreeMap<String, Vec<u8>>| {
            tree.keys().cloned().collect::<Vec<_>>()
        };
        assert_eq!(names(&found), names(&alone));
        for (name, bytes) in &found {
            assert!(*bytes == alone[name], "{signal}, disturbance {time}: {name}");
        }
        fs::remove_dir_all(at.join("out")).unwrap();
    }
    assert!(hit > 0, "no signal came before the end");
}

/// `STOPS` says how often, 6 times where it is not set.
#[test]
fn a_run_stopped_at_any_moment_is_resumed_to_the_same_bytes() {
    disturbed(&["-TERM", "-INT"], times("STOPS", 6));
}

/// `KILLS` says how often, 4 times where it is not set.
#[test]
fn a_run_killed_at_any_moment_is_resumed_to_the_same_bytes() {
    disturbed(&["-KILL"], times("KILLS", 4));
}

/// The last goal is reached and the time is up while it is asked whether the schedule is the only
/// one: many limits of time, one of which falls there.
#[test]
fn a_plan_whose_last_test_was_cut_off_is_made_again() {
    let folder = works(1);
    let at = folder.path();
    let begun = Instant::now();
    assert_eq!(batch(at, "alone", &[]).0, 0);
    let takes = u64::try_from(begun.elapsed().as_millis()).unwrap();
    let alone = tree(&at.join("alone"));
    let most = times("STOPS", 6);
    for stop in 0..most {
        let limit = format!("{}ms", takes * (stop + 1) / (most + 1));
        let (code, _, said) = batch(at, "out", &["--resume", "--time-limit", &limit]);
        assert!([0, 4].contains(&code), "{said}");
        assert_eq!(batch(at, "out", &["--resume"]).0, 0);
        assert!(tree(&at.join("out")) == alone, "{limit}");
        fs::remove_dir_all(at.join("out")).unwrap();
    }
}

#[test]
fn a_file_that_could_not_be_read_for_a_moment_is_looked_at_again() {
    let folder = works(3);
    let at = folder.path();
    assert_eq!(batch(at, "alone", &[]).0, 0);
    let alone = tree(&at.join("alone"));
    // A link to nothing, until what it leads to is there again.
    let away = |number: u32| {
        let file = at.join(format!("works/{number}.json"));
        fs::rename(&file, at.join(format!("{number}.kept"))).unwrap();
        symlink(at.join("nowhere"), &file).unwrap();
    };
    let back = |number: u32| {
        let file = at.join(format!("works/{number}.json"));
        fs::remove_file(&file).unwrap();
        fs::rename(at.join(format!("{number}.kept")), file).unwrap();
    };
    away(2);
    away(3);
    let (code, _, said) = batch(at, "out", &[]);
    assert_eq!(code, 1);
    assert!(said.contains("error E112"), "{said}");
    assert!(said.contains("2 files could not be read; --resume tries them again"), "{said}");
    // Still not there: the same again.
    let before = tree(&at.join("out"));
    assert_eq!(batch(at, "out", &["--resume"]).0, 1);
    assert!(tree(&at.join("out")) == before);
    back(3);
    let (code, _, said) = batch(at, "out", &["--resume"]);
    assert!(code == 1 && said.contains("1 file could not be read"), "{said}");
    back(2);
    assert_eq!(batch(at, "out", &["--resume"]).0, 0);
    assert!(tree(&at.join("out")) == alone);
    // Another file is another run.
    fs::write(at.join("works/2.json"), fs::read(at.join("works/1.json")).unwrap()).unwrap();
    let (code, _, said) = batch(at, "out", &["--resume"]);
    assert!(code == 1 && said.contains("error E923"), "{said}");
}

#[test]
fn a_plan_that_is_not_in_its_folder_as_it_was_made_is_made_again() {
    let folder = works(2);
    let at = folder.path();
    assert_eq!(batch(at, "out", &[]).0, 0);
    let whole = tree(&at.join("out"));
    // As a power cut leaves it.
    fs::write(at.join("out/plans/1/plan.json"), "").unwrap();
    fs::remove_dir_all(at.join("out/plans/2")).unwrap();
    assert_eq!(batch(at, "out", &["--resume"]).0, 0);
    assert!(tree(&at.join("out")) == whole);
}

#[test]
fn more_threads_than_any_machine_has_are_wrong_usage() {
    let folder = works(1);
    let at = folder.path();
    for threads in ["1000000", "1025", "18446744073709551616", "-1"] {
        let threads = format!("--threads={threads}");
        for arguments in [
            &["batch", "works", &threads][..],
            &["whatif", "works/1.json", "--set", "groups/group-1/machines=2", &threads],
        ] {
            let (code, _, said) = junheng(at, arguments);
            assert_eq!(code, 2, "{said}");
            assert!(said.contains("use a number from 0 to 1024"), "{said}");
        }
    }
    assert_eq!(junheng(at, &["batch", "works", "--threads", "1024"]).0, 0);
}
