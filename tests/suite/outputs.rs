//! Where results go: devices and links are written through, permissions stay, what is read is never
//! written over, a folder is put in its place whole, and what a kill leaves is cleared.
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use tempfile::{TempDir, tempdir};

use super::batch::tree;
use super::program::{junheng, program, run};

const WORKS: &str = r#"{"factory": "Works", "from": "2026-12-01", "to": "2026-12-11",
  "groups": [{"id": "mill"}],
  "products": [{"id": "shaft", "operations": [{"group": "mill", "hours": 0.5}]}],
  "orders": [{"id": "A", "product": "shaft", "quantity": 20, "customer": "Smith"}]}"#;

fn works() -> TempDir {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("works.json"), WORKS).unwrap();
    folder
}

fn plan_to(at: &Path, out: &str) -> i32 {
    junheng(at, &["plan", "works.json", "--out", out]).0
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

fn is_page(path: &Path) -> bool {
    fs::read_to_string(path).unwrap().starts_with("<!DOCTYPE html>")
}

/// Names in the folder that say that something is in the making.
fn in_the_making(at: &Path) -> Vec<String> {
    let names = fs::read_dir(at).unwrap().map(|it| it.unwrap().file_name());
    names.map(|it| it.into_string().unwrap()).filter(|it| it.contains(".junheng-")).collect()
}

#[test]
fn a_new_file_has_what_the_mask_leaves_and_an_old_one_keeps_its_permissions() {
    let folder = works();
    let at = folder.path();
    for (mask, file, folder) in
        [("022", 0o644, 0o755), ("027", 0o640, 0o750), ("077", 0o600, 0o700)]
    {
        let binary = env!("CARGO_BIN_EXE_junheng");
        let script = format!(
            "umask {mask} && '{binary}' plan works.json --out {mask}.html \
             && '{binary}' plan works.json --out {mask}"
        );
        let mut shell = Command::new("sh");
        let output = shell.args(["-c", &script]).current_dir(at).output().unwrap();
        assert!(output.status.success(), "{output:?}");
        assert_eq!(mode(&at.join(format!("{mask}.html"))), file);
        assert_eq!(mode(&at.join(format!("{mask}/plan.json"))), file);
        assert_eq!(mode(&at.join(mask)), folder);
    }
    for kept in [0o600, 0o664, 0o755] {
        fs::write(at.join("old.html"), "old").unwrap();
        fs::set_permissions(at.join("old.html"), fs::Permissions::from_mode(kept)).unwrap();
        assert_eq!(plan_to(at, "old.html"), 0);
        assert!(is_page(&at.join("old.html")));
        assert_eq!(mode(&at.join("old.html")), kept);
    }
    for kept in [0o700, 0o775] {
        fs::set_permissions(at.join("022"), fs::Permissions::from_mode(kept)).unwrap();
        assert_eq!(plan_to(at, "022"), 0);
        assert_eq!(mode(&at.join("022")), kept);
    }
}

#[test]
fn the_target_of_a_link_is_written_and_the_link_stays() {
    let folder = works();
    let at = folder.path();
    fs::create_dir(at.join("there")).unwrap();
    fs::write(at.join("there/page.html"), "old").unwrap();
    symlink("there/page.html", at.join("link.html")).unwrap();
    symlink("link.html", at.join("link-of-link.html")).unwrap();
    symlink("there/new.html", at.join("to-nothing.html")).unwrap();
    symlink("there/plan", at.join("plan")).unwrap();
    for out in ["link.html", "link-of-link.html", "to-nothing.html", "plan", "plan"] {
        fs::write(at.join("there/page.html"), "old").unwrap();
        assert_eq!(plan_to(at, out), 0);
        assert!(fs::symlink_metadata(at.join(out)).unwrap().is_symlink(), "{out}");
        match out {
            "plan" => assert!(at.join("there/plan/plan.json").is_file()),
            out => assert!(is_page(&at.join(out)), "{out}"),
        }
    }
    assert!(is_page(&at.join("there/new.html")));
    assert!(in_the_making(&at.join("there")).is_empty());
}

#[test]
fn a_device_or_a_pipe_is_written_through_and_never_replaced() {
    let folder = works();
    let at = folder.path();
    symlink("/dev/null", at.join("null.html")).unwrap();
    symlink("/dev/null", at.join("null.xlsx")).unwrap();
    for out in ["null.html", "null.xlsx"] {
        assert_eq!(plan_to(at, out), 0);
        assert!(fs::symlink_metadata(at.join(out)).unwrap().is_symlink());
        assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
    }
    // Where a folder is meant.
    assert_eq!(plan_to(at, "/dev/null"), 1);
    assert!(Command::new("mkfifo").arg(at.join("pipe.html")).status().unwrap().success());
    let reader = Command::new("cat")
        .arg("pipe.html")
        .current_dir(at)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    assert_eq!(plan_to(at, "pipe.html"), 0);
    let read = reader.wait_with_output().unwrap().stdout;
    assert_eq!(plan_to(at, "plain.html"), 0);
    assert!(read == fs::read(at.join("plain.html")).unwrap());
    assert!(fs::metadata(at.join("pipe.html")).unwrap().file_type().is_fifo());
    let (_, shown, _) = junheng(at, &["export", "works.json", "--mps", "-"]);
    let (code, through, _) = junheng(at, &["export", "works.json", "--mps", "/dev/stdout"]);
    assert_eq!((code, through), (0, shown));
    // A file of records has an end.
    fs::create_dir(at.join("run")).unwrap();
    assert!(Command::new("mkfifo").arg(at.join("run/records.jsonl")).status().unwrap().success());
    let (code, _, said) = junheng(at, &["batch", "works.json", "--out", "run"]);
    assert!(code == 1 && said.contains("error E921"), "{said}");
}

#[test]
fn what_is_read_is_not_written_over_by_whatever_name() {
    let folder = works();
    let at = folder.path();
    let convert = |from: &str, to: &str| run(at, &["convert", from, to]).status.code();
    for (from, to) in [("works.json", "works.xlsx"), ("works.json", "tables")] {
        assert_eq!(convert(from, to), Some(0));
    }
    fs::create_dir(at.join("there")).unwrap();
    fs::hard_link(at.join("works.json"), at.join("hard.json")).unwrap();
    symlink("works.json", at.join("soft.json")).unwrap();
    symlink("tables", at.join("soft")).unwrap();
    fs::copy(at.join("works.json"), at.join("plan.json")).unwrap();
    let before = tree(at);
    for (from, to) in [
        ("works.json", "works.json"),
        ("works.json", "./works.json"),
        ("works.json", "there/../works.json"),
        ("works.json", "hard.json"),
        ("works.json", "soft.json"),
        ("soft.json", "works.json"),
        ("works.xlsx", "works.xlsx"),
        ("tables", "tables"),
        ("tables", "./tables/"),
        ("tables", "soft"),
    ] {
        assert_eq!(convert(from, to), Some(2), "{from} {to}");
    }
    let absolute = at.join("works.json").display().to_string();
    for arguments in [
        &["convert", "works.json", absolute.as_str()][..],
        &["plan", "works.xlsx", "--out", "works.xlsx"],
        &["plan", "tables", "--out", "tables"],
        &["plan", "plan.json", "--out", "."],
        &["plan", "works.json", "--basis-out", "hard.json"],
        &["bottlenecks", "works.xlsx", "--out", "works.xlsx"],
        &["whatif", "works.xlsx", "--set", "groups/mill/machines=2", "--out", "works.xlsx"],
        &["export", "works.json", "--mps", "works.json"],
    ] {
        let (code, _, said) = junheng(at, arguments);
        assert!(code == 2 && said.contains("is an input file"), "{arguments:?}: {said}");
    }
    assert!(tree(at) == before);
    // The basis of last month makes room for that of this one.
    let basis = ["plan", "works.json", "--basis-out", "basis.json"];
    assert_eq!(junheng(at, &basis).0, 0);
    assert_eq!(junheng(at, &[&basis[..], &["--basis", "basis.json"]].concat()).0, 0);
}

#[test]
fn what_is_not_of_the_plan_stays_in_its_folder_and_all_of_the_old_plan_goes() {
    let folder = works();
    let at = folder.path();
    assert_eq!(plan_to(at, "plan"), 0);
    let new = tree(&at.join("plan"));
    for (deep, name) in [(false, "note.txt"), (true, "deep/note.txt")] {
        if deep {
            fs::create_dir(at.join("plan/deep")).unwrap();
        }
        fs::write(at.join("plan").join(name), "mine").unwrap();
        fs::write(at.join("plan/plan.json"), "old").unwrap();
        fs::write(at.join("plan/loads.csv"), "old").unwrap();
        assert_eq!(plan_to(at, "plan"), 0);
        let mut found = tree(&at.join("plan"));
        assert_eq!(found.remove("note.txt").unwrap(), b"mine");
        assert_eq!(found.remove("deep/note.txt").is_some(), deep);
        assert!(found == new);
    }
    // A batch writes no page, and leaves none of another plan beside its tables.
    fs::create_dir_all(at.join("all/plans")).unwrap();
    assert_eq!(plan_to(at, "all/plans/works"), 0);
    assert_eq!(run(at, &["batch", "works.json", "--out", "all"]).status.code(), Some(0));
    assert!(!at.join("all/plans/works/report.html").exists());
    assert!(at.join("all/plans/works/plan.json").exists());
    // Where a terminal stands, the folder stays the same folder.
    let here = at.join("here");
    fs::create_dir(&here).unwrap();
    fs::write(here.join("works.json"), WORKS).unwrap();
    let kept = File::open(&here).unwrap();
    assert_eq!(junheng(&here, &["plan", "works.json", "--out", "."]).0, 0);
    assert_eq!(junheng(&here, &["plan", "works.json", "--out", "."]).0, 0);
    let number = |it: fs::Metadata| std::os::unix::fs::MetadataExt::ino(&it);
    assert_eq!(number(kept.metadata().unwrap()), number(fs::metadata(&here).unwrap()));
    assert_eq!(fs::read_to_string(here.join("works.json")).unwrap(), WORKS);
}

#[test]
fn the_next_run_clears_what_a_killed_one_left_but_nothing_that_is_being_made() {
    let folder = works();
    let at = folder.path();
    let left = at.join(".plan.junheng-a1B2c3");
    for out in ["plan", "page.html", "book.xlsx"] {
        fs::create_dir(&left).unwrap();
        fs::write(left.join("plan.json"), "half").unwrap();
        fs::write(at.join(".old.html.junheng-000000"), "half").unwrap();
        let being_made = File::create(at.join(".other.html.junheng-111111")).unwrap();
        being_made.lock().unwrap();
        fs::write(at.join(".mine"), "mine").unwrap();
        assert_eq!(plan_to(at, out), 0);
        assert_eq!(in_the_making(at), [".other.html.junheng-111111"]);
        assert!(at.join(".mine").exists());
        drop(being_made);
        assert_eq!(plan_to(at, out), 0);
        assert!(in_the_making(at).is_empty());
    }
}

/// Kills `plan --out` while it writes: the folder holds one plan or the other, whole, and the
/// user's own file. `KILLS` says how often, 8 times where it is not set.
#[test]
fn a_folder_of_a_killed_run_holds_one_plan() {
    let kills = std::env::var("KILLS").ok().and_then(|it| it.parse().ok()).unwrap_or(8);
    let folder = works();
    let at = folder.path();
    let lengths = ["day", "week"];
    let arguments =
        |length: &'static str, out| ["plan", "works.json", "--bucket", length, "--out", out];
    let whole = |length: &'static str| -> BTreeMap<String, Vec<u8>> {
        assert_eq!(junheng(at, &arguments(length, "whole")).0, 0);
        tree(&at.join("whole"))
    };
    let plans = lengths.map(whole);
    assert!(plans[0] != plans[1]);
    assert_eq!(junheng(at, &arguments("week", "plan")).0, 0);
    fs::write(at.join("plan/note.txt"), "mine").unwrap();
    let mut while_writing = 0;
    for kill in 0..kills {
        let mut child = program(&arguments(lengths[kill % 2], "plan"))
            .current_dir(at)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // From the moment it begins to write, each time a little later.
        while in_the_making(at).is_empty() && child.try_wait().unwrap().is_none() {
            std::thread::sleep(Duration::from_micros(200));
        }
        std::thread::sleep(Duration::from_millis(kill as u64 * 7 % 101));
        child.kill().unwrap();
        child.wait().unwrap();
        while_writing += usize::from(!in_the_making(at).is_empty());
        let mut found = tree(&at.join("plan"));
        assert_eq!(found.remove("note.txt").unwrap(), b"mine");
        assert!(plans.contains(&found), "{:?}", found.keys());
    }
    assert!(while_writing > 0);
    assert_eq!(junheng(at, &arguments("day", "plan")).0, 0);
    assert!(in_the_making(at).is_empty());
}
