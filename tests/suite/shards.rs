//! Parts of a run that take their number from an array of jobs: three processes, one of them killed and
//! continued, and the bytes of one run.
#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::batch::{line_ends, tree};
use super::program::{junheng, program, root};
use super::stops::works;
use super::whatif::mill;

/// Whatever an array of jobs around these tests may have set.
const SET: [&str; 9] = [
    "SLURM_ARRAY_TASK_ID",
    "SLURM_ARRAY_TASK_MIN",
    "SLURM_ARRAY_TASK_STEP",
    "SLURM_ARRAY_TASK_COUNT",
    "AWS_BATCH_JOB_ARRAY_INDEX",
    "AWS_BATCH_JOB_ARRAY_SIZE",
    "JOB_COMPLETION_INDEX",
    "PARALLEL_SEQ",
    "JUNHENG_SHARDS",
];

fn task(at: &Path, asked: &str, set: &[(&str, &str)]) -> Command {
    let mut command = program(&asked.split_whitespace().collect::<Vec<_>>());
    command.current_dir(at).stdout(Stdio::null()).stderr(Stdio::piped());
    for variable in SET {
        command.env_remove(variable);
    }
    command.envs(set.iter().copied());
    command
}

/// Runs three tasks at once, kills the second as soon as it has written anything, and runs it again.
fn in_three_tasks(at: &Path, asked: &str, records: &str, set: fn(&str) -> Vec<(&str, &str)>) {
    let begin = |number: &str| task(at, asked, &set(number)).spawn().unwrap();
    let mut tasks: Vec<Child> = ["0", "1", "2"].into_iter().map(begin).collect();
    let begun = Instant::now();
    while line_ends(&at.join(records)) == 0 && tasks[1].try_wait().unwrap().is_none() {
        assert!(begun.elapsed() < Duration::from_secs(300), "no progress");
        std::thread::sleep(Duration::from_millis(1));
    }
    tasks[1].kill().unwrap();
    let codes: Vec<Option<i32>> = tasks.iter_mut().map(|it| it.wait().unwrap().code()).collect();
    assert_eq!((codes[0], codes[2]), (Some(0), Some(0)));
    let again = task(at, asked, &set("1")).output().unwrap();
    let said = String::from_utf8(again.stderr).unwrap();
    assert_eq!(again.status.code(), Some(0), "{said}");
    let variable = set("1")[0].0;
    assert!(said.contains(&format!("part 2 of 3, by {variable}")), "{said}");
}

fn slurm(number: &str) -> Vec<(&str, &str)> {
    let count = ("SLURM_ARRAY_TASK_COUNT", "3");
    vec![("SLURM_ARRAY_TASK_ID", number), ("SLURM_ARRAY_TASK_MIN", "0"), count]
}

fn kubernetes(number: &str) -> Vec<(&str, &str)> {
    vec![("JOB_COMPLETION_INDEX", number)]
}

#[test]
fn three_tasks_of_a_slurm_array_plan_the_bytes_of_one_batch() {
    let folder = works(6);
    let at = folder.path();
    assert_eq!(junheng(at, &["batch", "works", "--out", "alone"]).0, 0);
    let asked = "batch works --out parts --shard auto --resume --threads 1";
    in_three_tasks(at, asked, "parts/records-2-of-3.jsonl", slurm);
    let (code, _, said) = junheng(at, &["merge", "merged", "parts"]);
    assert_eq!(code, 0, "{said}");
    assert!(tree(&at.join("merged")) == tree(&at.join("alone")));
}

#[test]
fn three_indices_of_a_kubernetes_job_plan_the_bytes_of_one_whatif() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    mill(at);
    let asked = "whatif works.json scenarios.json --resume --threads 1";
    let alone = task(at, &format!("{asked} --out alone"), &[]).output().unwrap();
    assert_eq!(alone.status.code(), Some(0));
    let parts = format!("{asked} --out parts --shard auto/3");
    in_three_tasks(at, &parts, "parts/records-2-of-3.jsonl", kubernetes);
    assert_eq!(junheng(at, &["merge", "merged", "parts"]).0, 0);
    let summed = task(at, &format!("{asked} --out merged"), &[]).output().unwrap();
    assert_eq!(summed.status.code(), Some(0));
    assert!(tree(&at.join("merged")) == tree(&at.join("alone")));
}

#[test]
fn a_part_that_nothing_names_is_wrong_usage_with_its_cure() {
    let folder = works(1);
    let refused = |shard: &str, set: &[(&str, &str)]| {
        let asked = format!("batch works --out parts --shard {shard}");
        let output = task(folder.path(), &asked, set).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(!folder.path().join("parts").exists());
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(refused("auto", &[]).contains("elsewhere write K/N"));
    let index = ("JOB_COMPLETION_INDEX", "3");
    assert!(refused("auto", &[index]).contains("write auto/N or set JUNHENG_SHARDS=N"));
    let said = refused("auto/3", &[index]);
    assert!(
        said.contains("JOB_COMPLETION_INDEX is 3, which is none of 3 parts numbered 0 to 2"),
        "{said}"
    );
}

/// What is retried in the recipes is what the exit codes say: stopped and killed parts, nothing else.
#[test]
fn recipes_use_options_that_exist_and_retry_what_was_stopped() {
    let read =
        |name: &str| fs::read_to_string(root().join("examples/machines").join(name)).unwrap();
    for name in ["slurm.sh", "kubernetes.yaml", "parallel.sh", "ray_batch.py"] {
        let recipe = read(name);
        for option in ["--shard", "--resume", "--threads", "--out"] {
            assert!(recipe.contains(option), "{name}: {option}");
        }
        assert!(recipe.lines().count() <= 45, "{name}");
    }
    assert!(read("slurm.sh").contains("0 | 1 | 3) exit 0"));
    assert!(read("kubernetes.yaml").contains("values: [1, 2, 3, 70]"));
}
