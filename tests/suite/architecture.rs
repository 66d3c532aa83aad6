//! The architecture's invariants: who may use whom, how long files get, who may seal a factory.

use std::fs;
use std::path::{Path, PathBuf};

/// What each folder (or file) of `src` may `use crate::`. The order is that of the data's flow.
const MAY_USE: &[(&str, &[&str])] = &[
    ("ids.rs", &[]),
    ("tolerances.rs", &[]),
    ("diag", &[]),
    ("words", &["diag"]),
    ("lp", &["ids", "tolerances"]),
    ("source", &["diag", "ids", "lp", "model", "words"]),
    ("model", &["diag", "ids", "tolerances", "words"]),
    ("validate", &["diag", "ids", "model", "source"]),
    ("formulate", &["ids", "lp", "model"]),
    ("solve", &["ids", "lp", "tolerances"]),
    ("verify", &["ids", "lp", "tolerances"]),
    ("interpret", &["formulate", "ids", "lp", "model", "solve", "tolerances", "verify"]),
    ("audit", &["diag", "ids", "model", "source", "tolerances", "validate"]),
    // Checks proofs: it may not know a solver.
    ("proof", &["formulate", "ids", "lp", "model", "tolerances", "verify"]),
    ("report", &["diag", "lp", "model", "source", "tolerances", "words"]),
    ("run", &["diag", "solve", "source"]),
    (
        "session",
        &[
            "audit",
            "formulate",
            "ids",
            "interpret",
            "lp",
            "model",
            "proof",
            "solve",
            "tolerances",
            "verify",
        ],
    ),
    ("scenario", &["diag", "model", "session", "source", "tolerances", "validate"]),
    (
        "explain",
        &["formulate", "ids", "interpret", "lp", "model", "session", "scenario", "tolerances"],
    ),
    (
        "measure",
        &[
            "diag",
            "explain",
            "ids",
            "model",
            "session",
            "scenario",
            "source",
            "tolerances",
            "validate",
        ],
    ),
    // Questions of month to month: like `measure`, it asks a session and sees no solver.
    (
        "month",
        &[
            "diag",
            "explain",
            "ids",
            "measure",
            "model",
            "scenario",
            "session",
            "source",
            "tolerances",
            "validate",
        ],
    ),
    (
        "facade.rs",
        &["diag", "model", "session", "report", "scenario", "solve", "source", "validate", "words"],
    ),
    (
        "cli",
        &[
            "audit",
            "diag",
            "explain",
            "formulate",
            "lp",
            "measure",
            "model",
            "month",
            "proof",
            "session",
            "report",
            "run",
            "scenario",
            "solve",
            "source",
            "validate",
            "words",
        ],
    ),
];

pub(crate) fn sources() -> Vec<(PathBuf, String)> {
    fn visit(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                visit(&path, found);
            } else if path.extension().is_some_and(|it| it == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    visit(&root, &mut found);
    found.sort();
    let relative = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        (path.strip_prefix(&root).unwrap().to_path_buf(), text)
    };
    found.into_iter().map(relative).collect()
}

/// The rooms a text names after `crate::`, comments and tests left out.
fn rooms(text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let mut found = Vec::new();
    for line in lines {
        for after in line.split("crate::").skip(1) {
            let room: String =
                after.chars().take_while(|it| it.is_ascii_lowercase() || *it == '_').collect();
            if !room.is_empty() {
                found.push(room);
            }
        }
    }
    found
}

#[test]
fn each_room_uses_only_the_rooms_it_may() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let first = path.iter().next().unwrap().to_string_lossy().into_owned();
        if first == "lib.rs" || first == "main.rs" {
            continue;
        }
        let allowed = MAY_USE
            .iter()
            .find(|(room, _)| *room == first)
            .unwrap_or_else(|| panic!("{first} has no entry in the table"))
            .1;
        let own = first.trim_end_matches(".rs");
        for room in rooms(&text) {
            if room != own && !allowed.contains(&room.as_str()) {
                wrong.push(format!("{} uses {room}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_validation_seals_a_factory() {
    for (path, text) in sources() {
        let allowed = path.starts_with("validate") || path.ends_with("model/mod.rs");
        assert!(allowed || !text.contains("Factory::seal"), "{}", path.display());
    }
}

#[test]
fn answers_are_certified_in_one_file() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        // What is proven in a file is judged without a session.
        let judges = path.starts_with("verify") || path.starts_with("proof");
        let own = judges || path.ends_with("session/prove.rs");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
        let calls = [
            "certify(",
            "certify_feasible(",
            "certify_infeasible(",
            "certify_unbounded(",
            "certify_whole(",
            "certify_bound(",
        ];
        for line in lines.filter(|line| !own && calls.iter().any(|call| line.contains(call))) {
            // The engines are handed their judge under this name.
            if path.as_path() != Path::new("solve/attempts.rs") {
                wrong.push(format!("{}: {}", path.display(), line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_file_says_what_it_is_for_and_stays_short() {
    for (path, text) in sources() {
        assert!(text.starts_with("//! "), "{} does not say what it is for", path.display());
        let lines = text.lines().count();
        assert!(lines <= 500, "{} has {lines} lines", path.display());
    }
}

#[test]
fn only_the_ends_touch_disk_clock_and_network() {
    for (path, text) in sources() {
        let end = ["source", "run", "cli"].iter().any(|room| path.starts_with(room))
            || path.ends_with("main.rs")
            || path.ends_with("solve/deadline.rs");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for touch in ["std::fs", "std::net", "Instant::now", "SystemTime", "std::env"] {
            assert!(end || !code.contains(touch), "{} uses {touch}", path.display());
        }
    }
}

/// Who takes a text apart, and which: what a planner writes, or a figure. Never a name or a sentence.
const TAKES_APART: &[(&str, &str)] = &[
    ("report/html/axis.rs", "the dates that name a bucket"),
    ("report/number.rs", "the decimals of a figure"),
    ("report/planbook/table.rs", "the keys of columns in a formula"),
    ("report/diff/changes.rs", "the period of an amount, a field of the planner's file"),
    ("report/diagnostics.rs", "the address of a cell in the planner's file"),
    ("report/diagnostics/grouped.rs", "the path of a place in the planner's file"),
    ("report/workbook", "fields of the planner's file"),
    ("explain/place.rs", "the planner's path with its bucket"),
    ("explain/bottlenecks.rs", "the planner's path with its bucket"),
    ("scenario/short.rs", "the planner's short form"),
    ("explain/lever/protection.rs", "the planner's pattern of paths"),
    ("model/answers/diff.rs", "the words of a sum of money in JSON"),
];

#[test]
fn no_name_and_no_sentence_is_taken_apart() {
    let rooms = ["report", "scenario", "explain", "model/answers", "interpret"];
    for (path, text) in sources() {
        let reads = TAKES_APART.iter().any(|(it, _)| path.starts_with(it));
        if reads || !rooms.iter().any(|room| path.starts_with(room)) {
            continue;
        }
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for way in ["strip_prefix", "strip_suffix", "split_once", "FromStr", ".split('/')"] {
            let planners = path.ends_with("scenario/path.rs") && way == ".split('/')";
            assert!(planners || !code.contains(way), "{} has {way}", path.display());
        }
    }
    for (path, what) in TAKES_APART {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(path);
        assert!(path.exists() && !what.is_empty(), "{}", path.display());
    }
}
