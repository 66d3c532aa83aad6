//! `measures` as a user meets it: stopped and resumed to the bytes of a run that nobody disturbed;
//! suggestions that can be put into the file as they are; measures drawn for trials.

use std::fs;
use std::path::Path;

use junheng::model::answers::measures::{Measures, SetProof};
use junheng::model::answers::suggestions::Suggestions;

use super::batch::tree;
use super::program::junheng;

/// A mill holds pumps back, then welding; a saw never does.
const PUMPS: &str = r#"{
"factory": "Pumps 水泵", "from": "2026-12-01", "to": "2026-12-31", "bucket": "week", "whole": false,
"calendar": {"shifts": [{"id": "early", "start": "06:00", "end": "14:00"}, {"id": "late", "start": "14:00", "end": "22:00"}]},
"groups": [
  {"id": "mill", "name": "Milling 铣工", "shifts": ["early"], "cost_per_hour": 10, "repairs": [{"from": "2026-12-07", "to": "2026-12-09"}]},
  {"id": "weld", "name": "Welding, bay 2", "shifts": ["early", "late"]}, {"id": "saw", "shifts": ["early", "late"]}],
"materials": [{"id": "steel", "name": "Steel 钢", "unit": "kg", "stock": {"opening": 90}, "deliveries": [{"date": "2026-12-21", "quantity": 600}]}],
"products": [{"id": "pump", "name": "Pump", "routes": [
  {"id": "old", "operations": [{"group": "saw", "hours": 0.1}, {"group": "mill", "hours": 1.5}, {"group": "weld", "hours": 2}], "norms": {"steel": 3}},
  {"id": "new", "operations": [{"group": "mill", "hours": 1.2, "setup_hours": 0}, {"group": "weld", "hours": 3.5}], "norms": {"steel": 2.5}}]}],
"orders": [
  {"id": "A", "product": "pump", "quantity": 60, "due": "2026-12-11", "price": 100},
  {"id": "B", "product": "pump", "kind": "market", "limit": {"in_all": 200}, "price": 100}]"#;

const MEASURES: &str = r#", "measures": [
{"id": "a", "cost": 100, "changes": [{"at": "groups/mill/availability", "set": 0.95}], "cost_per_month": 10},
{"id": "b", "cost": 50, "changes": [{"at": "products/pump/routes/old/operations/1/hours", "scale": 0.7}]},
{"id": "c", "cost": 70, "certainty": {"low": 0.5}, "changes": [{"at": "groups/weld/machines", "add": 1}]},
{"id": "d", "cost": 20, "changes": [{"at": "products/pump/routes/old/norms/steel", "scale": 0.9}]},
{"id": "e", "cost": 30, "changes": [{"at": "groups/mill/repairs/2026-12-07..2026-12-09/from", "add": 14}, {"at": "groups/mill/repairs/2026-12-07..2026-12-09/to", "add": 14}]}]"#;

fn pumps(measures: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("pumps.json"), format!("{PUMPS}{measures}}}")).unwrap();
    folder
}

fn asked(folder: &Path, more: &str) -> (i32, String, String) {
    let line = format!("measures pumps.json {more}");
    junheng(folder, &line.split_whitespace().collect::<Vec<_>>())
}

#[test]
fn measures_stopped_and_resumed_give_the_bytes_of_a_run_that_nobody_disturbed() {
    let folder = pumps(MEASURES);
    let at = folder.path();
    let wanted = "--budget 150 --frontier --pairs --out";
    let (code, whole, said) = asked(at, &format!("{wanted} whole --threads 1"));
    assert_eq!(code, 0, "{said}");
    let (_, two, _) = asked(at, &format!("{wanted} two --threads 2"));
    assert!(whole == two && tree(&at.join("whole")) == tree(&at.join("two")), "threads");
    let records = fs::read_to_string(at.join("whole/records.jsonl")).unwrap();
    let lines: Vec<&str> = records.lines().collect();
    for kept in [1, 4, lines.len() / 2, lines.len() - 1] {
        // As a kill leaves it: some records, in any order, and the beginning of another.
        fs::create_dir_all(at.join("killed")).unwrap();
        let mut left: Vec<&str> = lines[..kept].to_vec();
        left[1..].reverse();
        let torn = format!("{}\n{}", left.join("\n"), &lines[kept][..lines[kept].len() / 2]);
        fs::write(at.join("killed/records.jsonl"), torn).unwrap();
        if kept > 1 {
            let (code, _, said) = asked(at, &format!("{wanted} killed"));
            assert!(code == 1 && said.contains("E924"), "{said}");
            let (code, _, said) = asked(at, "--budget 151 --out killed --resume");
            assert!(code == 1 && said.contains("E923"), "{said}");
        }
        let (code, resumed, said) = asked(at, &format!("{wanted} killed --resume --threads 2"));
        assert_eq!(code, 0, "{said}");
        assert!(resumed == whole && tree(&at.join("killed")) == tree(&at.join("whole")), "{kept}");
        fs::remove_dir_all(at.join("killed")).unwrap();
    }
    let (code, _, said) = asked(at, "--resume --out answer.json");
    assert!(code == 2 && said.contains("--resume needs a folder"), "{said}");
}

#[test]
fn suggestions_are_worth_what_they_say_when_they_are_put_into_the_file() {
    let folder = pumps("");
    let at = folder.path();
    let (code, answer, said) = asked(at, "--suggest --format json --out suggested.json");
    assert_eq!(code, 0, "{said}");
    let answer: Suggestions = serde_json::from_str(&answer).unwrap();
    assert!(answer.moving >= 5 && answer.suggestions.len() == answer.moving, "{answer:#?}");
    let ids: Vec<&str> = answer.suggestions.iter().map(|it| it.id.as_str()).collect();
    for id in ["shift-mill", "time-mill", "repair-mill-2026-12-07..2026-12-09-later"] {
        assert!(ids.contains(&id), "{id} is not in {ids:?}");
    }
    assert!(!ids.iter().any(|id| id.contains("saw")), "the saw never binds");
    // By the first goal moved, the largest gain first, never a loss.
    let place = |goal: &str| answer.compared.iter().position(|it| it == goal).unwrap();
    let first = |at: usize| {
        let it = &answer.suggestions[at];
        (place(&it.moves), it.goals.iter().find(|gain| gain.goal == it.moves).unwrap().gain)
    };
    for at in 1..answer.moving {
        let (before, after) = (first(at - 1), first(at));
        assert!(
            after.1 > 0.0 && (before.0 < after.0 || before.1 >= after.1),
            "{before:?} {after:?}"
        );
    }
    let written = fs::read_to_string(at.join("suggested.json")).unwrap();
    let measures = written.trim().trim_start_matches('{').trim_end_matches('}');
    fs::write(at.join("pumps.json"), format!("{PUMPS}, {measures}}}")).unwrap();
    let (code, of, said) = asked(at, "--plans 40 --format json");
    assert_eq!(code, 0, "{said}");
    let of: Measures = serde_json::from_str(&of).unwrap();
    for (one, other) in answer.suggestions.iter().zip(&of.measures) {
        for gain in &one.goals {
            let worth = other.goals.iter().find(|it| it.goal == gain.goal).unwrap().alone.unwrap();
            assert!((worth - gain.gain).abs() <= 1e-6 * (1.0 + worth.abs()), "{one:#?} {other:#?}");
        }
    }
    // Again, now beside measures that have these ids: other ids, the same worth.
    let (_, again, _) = asked(at, "--suggest --format json");
    let again: Suggestions = serde_json::from_str(&again).unwrap();
    assert!(again.suggestions.iter().all(|it| !ids.contains(&it.id.as_str())));
    assert_eq!(again.moving, answer.moving);
}

#[test]
fn suggestions_are_written_as_tables_and_say_when_nothing_binds() {
    let folder = pumps("");
    let at = folder.path();
    let (code, english, said) = asked(at, "--suggest --out tables");
    assert_eq!(code, 0, "{said}");
    let (_, chinese, _) = asked(at, "--suggest --lang zh --out suggested.xlsx");
    insta::assert_snapshot!("measures_suggested", format!("{english}\n{chinese}"));
    let table = fs::read_to_string(at.join("tables/measures.csv")).unwrap();
    assert!(table.contains("shift-mill,One more shift on Milling 铣工: late,mill"), "{table}");
    assert!(!at.join("tables/factory.csv").exists());
    let idle = PUMPS
        .replace("\"in_all\": 200", "\"in_all\": 1")
        .replace("\"quantity\": 60", "\"quantity\": 1");
    fs::write(at.join("pumps.json"), format!("{idle}}}")).unwrap();
    let (code, shown, said) = asked(at, "--suggest --goals fulfil,on-time --out none.json");
    assert_eq!(code, 0, "{said}");
    assert!(shown.contains("Nothing binds in the plan"), "{shown}");
    assert!(said.contains("nothing was written") && !at.join("none.json").exists(), "{said}");
}

#[test]
fn measures_drawn_for_trials_are_valid_and_the_same_for_a_seed() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let drawn = |more: &str| {
        let line = format!("generate --products 6 --groups 3 --materials 2 --days 5 {more}");
        let (code, shown, said) = junheng(at, &line.split_whitespace().collect::<Vec<_>>());
        assert_eq!(code, 0, "{said}");
        shown
    };
    let bare = drawn("--seed 4");
    let text = drawn("--seed 4 --measures 40");
    assert_eq!(text, drawn("--seed 4 --measures 40"));
    fs::write(at.join("pumps.json"), &bare).unwrap();
    assert_eq!(text, drawn("--seed 4 --measures 40 --of pumps.json"), "for any factory file");
    fs::write(at.join("pumps.json"), &text).unwrap();
    let (code, answer, said) = asked(at, "--budget 60000 --plans 60 --format json");
    assert_eq!(code, 0, "{said}");
    let answer: Measures = serde_json::from_str(&answer).unwrap();
    assert_eq!(answer.measures.len(), 40);
    assert!(answer.proof != SetProof::NotBounded, "the gap is stated");
}
