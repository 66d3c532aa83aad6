//! The command line as a user meets it: whole transcripts, exit codes, files, streams.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use super::program::{program, root};

fn junheng(arguments: &[&str]) -> Output {
    program(arguments).output().unwrap()
}

pub fn transcript(arguments: &[&str]) -> String {
    transcript_of(arguments, &mut program(arguments))
}

/// What a person sees of a command that is run as given.
pub fn transcript_of(arguments: &[&str], command: &mut Command) -> String {
    let output = command.output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    format!(
        "$ junheng {}\n{}--- standard error\n{}--- exit {}\n",
        arguments.join(" "),
        text(&output.stdout),
        text(&output.stderr),
        output.status.code().unwrap()
    )
}

const WYNDOR: &str = "data/plants/published/hillier-wyndor/factory.json";
const TOMATO: &str = "data/plants/published/chopra-red-tomato/factory.json";

#[test]
fn transcripts() {
    insta::assert_snapshot!("plan_small", transcript(&["plan", WYNDOR]));
    insta::assert_snapshot!("plan_months", transcript(&["plan", TOMATO]));
    insta::assert_snapshot!("check_clean", transcript(&["check", WYNDOR]));
    insta::assert_snapshot!(
        "check_broken",
        transcript(&["check", "data/broken/E105-unknown-field/factory.json"])
    );
    insta::assert_snapshot!("no_such_file", transcript(&["plan", "no-such-works.json"]));
    insta::assert_snapshot!("unknown_goal", transcript(&["plan", WYNDOR, "--goals", "profits"]));
    insta::assert_snapshot!("export", transcript(&["export", WYNDOR, "--mps", "-"]));
    for (title, programme) in [
        ("lp_optimal", "data/lp/textbook/every-kind-of-bound.mps"),
        ("lp_infeasible", "data/lp/textbook/three-rows-contradict.mps"),
        ("lp_unbounded", "data/lp/textbook/no-end-along-a-way.mps"),
        ("lp_broken", "data/broken/E807-mps-unknown-row/programme.mps"),
    ] {
        insta::assert_snapshot!(title, transcript(&["lp", programme]));
    }
    let chvatal = "data/lp/textbook/chvatal-first.mps";
    insta::assert_snapshot!("lp_json", transcript(&["lp", chvatal, "--format", "json"]));
    insta::assert_snapshot!("lp_solution", transcript(&["lp", chvatal, "--solution"]));
    insta::assert_snapshot!("lp_limit", transcript(&["lp", chvatal, "--iteration-limit", "1"]));
    let whole = "data/lp/whole/bookkeeping.mps";
    let microlp = ["lp", whole, "--engine", "microlp", "--solution"];
    insta::assert_snapshot!("lp_whole", transcript(&microlp));
    let json = ["lp", whole, "--engine", "microlp", "--format", "json"];
    insta::assert_snapshot!("lp_whole_json", transcript(&json));
    insta::assert_snapshot!("lp_relaxation", transcript(&["lp", whole, "--relaxation"]));
    insta::assert_snapshot!("lp_gap", transcript(&["lp", whole, "--gap", "much"]));
    let plant_2 = ["bottlenecks", WYNDOR, "--curve", "plant-2"];
    insta::assert_snapshot!("bottlenecks", transcript(&plant_2));
    let hours = ["bottlenecks", TOMATO, "--step", "8h", "--by-bucket", "--top", "6"];
    insta::assert_snapshot!("bottlenecks_by_bucket", transcript(&hours));
    insta::assert_snapshot!(
        "bottlenecks_unknown",
        transcript(&["bottlenecks", WYNDOR, "--curve", "plant-9"])
    );
    insta::assert_snapshot!("help", transcript(&["--help"]));
    insta::assert_snapshot!("plan_help", transcript(&["plan", "--help"]));
}

#[test]
fn the_demo_works_read_as_they_should() {
    insta::assert_snapshot!(
        "demo",
        transcript(&["plan", "data/plants/demo/works-401/factory.json"])
    );
}

#[test]
fn a_plan_on_standard_output_passes_the_audit_from_standard_input() {
    let plan = junheng(&["plan", WYNDOR, "--format", "json"]);
    assert_eq!(plan.status.code(), Some(0));
    let mut audit = Command::new(env!("CARGO_BIN_EXE_junheng"))
        .args(["audit", WYNDOR, "-"])
        .current_dir(root())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    audit.stdin.take().unwrap().write_all(&plan.stdout).unwrap();
    assert_eq!(audit.wait_with_output().unwrap().status.code(), Some(0));
}

#[test]
fn out_writes_the_plan_seven_tables_and_the_page() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("plan");
    let output = junheng(&["plan", WYNDOR, "--out", out.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0));
    let mut names: Vec<String> = fs::read_dir(&out)
        .unwrap()
        .map(|it| it.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let tables = ["loads", "materials", "orders", "pegs", "schedule", "stock", "tasks"];
    let mut wanted: Vec<String> = tables.iter().map(|it| format!("{it}.csv")).collect();
    wanted.extend(["plan.json", "report.html"].map(str::to_owned));
    wanted.sort();
    assert_eq!(names, wanted);
}

#[test]
fn nothing_half_written_is_left_where_writing_fails() {
    let folder = tempfile::tempdir().unwrap();
    // A folder stands where plan.json should go, so the last rename cannot work.
    fs::create_dir_all(folder.path().join("plan.json/in-the-way")).unwrap();
    let output = junheng(&["plan", WYNDOR, "--out", folder.path().to_str().unwrap()]);
    assert_ne!(output.status.code(), Some(0));
    let left: Vec<String> = fs::read_dir(folder.path())
        .unwrap()
        .map(|it| it.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "plan.json")
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn frozen_quantities_over_capacity_are_named_and_end_with_exit_3() {
    let works = r#"{
      "factory": "Overfull", "from": "2026-12-01", "to": "2026-12-02",
      "groups": [{"id": "lathe"}],
      "products": [{"id": "shaft", "operations": [{"group": "lathe", "hours": 1}]}],
      "orders": [{"id": "A", "product": "shaft", "quantity": 10}],
      "frozen": [{"product": "shaft", "date": "2026-12-01", "quantity": 12}]
    }"#;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("works.json");
    fs::write(&file, works).unwrap();
    let output = junheng(&["plan", file.to_str().unwrap()]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(said.contains("capacity of lathe on 2026-12-01 (h): short by 4"), "{said}");
    assert!(said.contains("frozen quantity 12 pcs of shaft"), "{said}");
    assert!(output.stdout.is_empty());
}

#[test]
fn a_market_without_end_is_named() {
    let works = r#"{
      "factory": "Endless", "from": "2026-12-01", "to": "2026-12-02",
      "products": [{"id": "air", "cost": 1}],
      "orders": [{"id": "A", "product": "air", "kind": "market", "price": 2}]
    }"#;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("works.json");
    fs::write(&file, works).unwrap();
    let output = junheng(&["plan", file.to_str().unwrap()]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("order A can be sold without limit"), "{said}");
}

#[test]
fn a_time_limit_ends_with_the_best_plan_or_says_that_there_is_none() {
    let demo = "data/plants/demo/works-401/factory.json";
    let output = junheng(&["plan", demo, "--time-limit", "1ms", "--format", "json"]);
    assert_eq!(output.status.code(), Some(4));
    assert!(String::from_utf8(output.stderr).unwrap().contains("No plan was found"));
    assert!(output.stdout.is_empty());
}

#[test]
fn the_exported_first_goal_holds_what_the_plan_reports() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("wyndor.mps");
    let output = junheng(&["export", WYNDOR, "--mps", file.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0));
    let mps = fs::read_to_string(&file).unwrap();
    assert!(mps.contains("OBJSENSE") && mps.contains("load/plant-3@2026-W10"), "{mps}");
    assert!(Path::new(&file).is_file());
}

#[test]
fn whatever_the_time_limit_a_plan_shown_passes_the_audit() {
    let demo = "data/plants/demo/works-401/factory.json";
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("plan.json");
    for limit in ["300ms", "900ms", "1800ms"] {
        let output = junheng(&["plan", demo, "--time-limit", limit, "--format", "json"]);
        match output.status.code() {
            Some(0) => {}
            Some(4) if output.stdout.is_empty() => continue,
            Some(4) => {
                let text = String::from_utf8(output.stdout.clone()).unwrap();
                assert!(text.contains("\"status\": \"interrupted\""));
            }
            other => {
                panic!("{limit}: exit {other:?}: {}", String::from_utf8_lossy(&output.stderr))
            }
        }
        fs::write(&file, &output.stdout).unwrap();
        let audit = junheng(&["audit", demo, file.to_str().unwrap()]);
        assert_eq!(audit.status.code(), Some(0), "{}", String::from_utf8_lossy(&audit.stdout));
    }
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_with_what_there_is_and_exit_4() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("works.json");
    let sizes = ["--products", "100", "--groups", "30", "--materials", "15", "--days", "26"];
    let works = junheng(&[&["generate"], &sizes[..]].concat());
    fs::write(&file, works.stdout).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_junheng"))
        .args(["plan", file.to_str().unwrap(), "--engine", "microlp"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    std::thread::sleep(std::time::Duration::from_millis(700));
    let interrupted = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(interrupted.unwrap().success());
    assert_eq!(child.wait().unwrap().code(), Some(4));
}

#[test]
fn plans_in_other_buckets_and_for_other_goals_pass_the_audit() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("plan.json");
    let works = "data/plants/generated/small/factory.json";
    for choice in [
        &["--bucket", "week"][..],
        &["--bucket", "ten-day"],
        &["--bucket", "month"],
        &["--goals", "profit:2%,balance:0.01,low-stock"],
        &["--goals", "cost"],
        &["--bucket", "week", "--goals", "balance,profit"],
    ] {
        let arguments = [&["plan", works, "--format", "json"], choice].concat();
        let plan = junheng(&arguments);
        let said = String::from_utf8_lossy(&plan.stderr).into_owned();
        assert_eq!(plan.status.code(), Some(0), "{choice:?}: {said}");
        fs::write(&file, &plan.stdout).unwrap();
        let audit = junheng(&["audit", works, file.to_str().unwrap()]);
        let said = String::from_utf8_lossy(&audit.stdout).into_owned();
        assert_eq!(audit.status.code(), Some(0), "{choice:?}: {said}");
    }
}

/// A works, and the same a month later with some orders changed.
fn two_months(folder: &Path) -> (String, String) {
    let size = ["--products", "12", "--groups", "4", "--materials", "4", "--days", "8"];
    let works = junheng(&[&["generate"], &size[..]].concat());
    let now = String::from_utf8(works.stdout).unwrap();
    let mut later: serde_json::Value =
        serde_json::from_str(&now.replace("2027-01-", "2027-03-")).unwrap();
    for order in later["orders"].as_array_mut().unwrap().iter_mut().step_by(5) {
        if let Some(quantity) = order.get("quantity").and_then(serde_json::Value::as_f64) {
            order["quantity"] = (quantity * 1.1).into();
        }
    }
    let write = |name: &str, text: &str| {
        fs::write(folder.join(name), text).unwrap();
        folder.join(name).to_str().unwrap().to_owned()
    };
    (write("now.json", &now), write("later.json", &later.to_string()))
}

fn goals(output: &Output) -> Vec<(f64, Option<u64>)> {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let plan: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let each = plan["goals"].as_array().unwrap().iter();
    each.map(|it| (it["value"].as_f64().unwrap(), it["iterations"].as_u64())).collect()
}

#[test]
fn a_kept_basis_spares_the_same_works_its_profit_and_another_month_reaches_the_same_goals() {
    let folder = tempfile::tempdir().unwrap();
    let (now, later) = two_months(folder.path());
    let basis = folder.path().join("basis.json").to_str().unwrap().to_owned();
    let plan = |more: &[&str]| junheng(&[&["plan", "--format", "json"], more].concat());
    let first = goals(&plan(&[&now, "--basis-out", &basis]));
    let again = goals(&plan(&[&now, "--basis", &basis]));
    let cold = goals(&plan(&[&later]));
    let warm = goals(&plan(&[&later, "--basis", &basis]));
    let work = |goals: &[(f64, Option<u64>)]| goals.iter().filter_map(|it| it.1).sum::<u64>();
    assert!(work(&again) < work(&first), "{again:?} {first:?}");
    for (one, other) in [(&first, &again), (&cold, &warm)] {
        assert_eq!(one.len(), other.len());
        for ((value, _), (same, _)) in one.iter().zip(other) {
            assert!((value - same).abs() <= 1e-6 * (1.0 + value.abs()), "{one:?} {other:?}");
        }
    }
}

#[test]
fn a_basis_of_another_works_is_no_obstacle_and_a_broken_one_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (now, _) = two_months(folder.path());
    let basis = folder.path().join("basis.json");
    let file = basis.to_str().unwrap();
    goals(&junheng(&["plan", &now, "--format", "json", "--basis-out", file]));
    let other = junheng(&["plan", WYNDOR, "--basis", file]);
    assert!(other.status.success());
    assert!(String::from_utf8_lossy(&other.stderr).contains("do not exist"), "{other:?}");
    let cut = fs::read_to_string(&basis).unwrap().replacen("start/", "began/", 1);
    fs::write(&basis, cut).unwrap();
    let refused = junheng(&["plan", &now, "--basis", file]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("E906"), "{refused:?}");
}
