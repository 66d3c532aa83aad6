//! The licences of all crates this one is built from are among those that `deny.toml` allows.

use std::process::Command;

use serde_json::Value;

use super::program::root;

/// What cargo knows of all crates; where those of other platforms and features were never fetched,
/// of those this build is made of.
fn crates() -> Vec<Value> {
    let asked = |more: &[&str]| {
        let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
        let mut command = Command::new(cargo);
        command.args(["metadata", "--format-version", "1", "--offline", "--locked"]).args(more);
        let output = command.current_dir(root()).output().unwrap();
        output.status.success().then(|| serde_json::from_slice::<Value>(&output.stdout).unwrap())
    };
    let rustc = Command::new("rustc").arg("-vV").output().unwrap();
    let rustc = String::from_utf8(rustc.stdout).unwrap();
    let host = rustc.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let known = asked(&["--all-features"]).or_else(|| asked(&["--filter-platform", host]));
    known.unwrap()["packages"].as_array().unwrap().clone()
}

/// The licences between quotes in the list `allow`.
fn allowed() -> Vec<String> {
    let text = std::fs::read_to_string(root().join("deny.toml")).unwrap();
    let list = text.split("allow = [").nth(1).unwrap().split(']').next().unwrap();
    list.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Whether an expression of licences can be met with those allowed: `OR` (once written `/`) leaves a
/// choice, `AND` binds before it.
fn met(expression: &str, allowed: &[String]) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    let met = any(&words, &mut at, allowed);
    assert_eq!(at, words.len(), "{expression}");
    met
}

fn any(words: &[&str], at: &mut usize, allowed: &[String]) -> bool {
    let mut met = all(words, at, allowed);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        met |= all(words, at, allowed);
    }
    met
}

fn all(words: &[&str], at: &mut usize, allowed: &[String]) -> bool {
    let mut met = one(words, at, allowed);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        met &= one(words, at, allowed);
    }
    met
}

fn one(words: &[&str], at: &mut usize, allowed: &[String]) -> bool {
    let mut licence = words[*at].to_owned();
    *at += 1;
    if licence == "(" {
        let met = any(words, at, allowed);
        assert_eq!(words[*at], ")");
        *at += 1;
        return met;
    }
    if words.get(*at) == Some(&"WITH") {
        licence = format!("{licence} WITH {}", words[*at + 1]);
        *at += 2;
    }
    allowed.contains(&licence)
}

#[test]
fn every_crate_has_a_licence_that_is_allowed() {
    let allowed = allowed();
    let crates = crates();
    assert!(crates.len() > 100 && allowed.len() > 5, "{} crates", crates.len());
    let refused: Vec<String> = crates
        .iter()
        .filter(|it| !it["license"].as_str().is_some_and(|licence| met(licence, &allowed)))
        .map(|it| format!("{} {}: {}", it["name"], it["version"], it["license"]))
        .collect();
    assert!(refused.is_empty(), "{}", refused.join("\n"));
    // All come from the one registry, but for this one itself.
    let elsewhere: Vec<&Value> = crates
        .iter()
        .filter(|it| it["name"] != env!("CARGO_PKG_NAME"))
        .filter(|it| it["source"] != "registry+https://github.com/rust-lang/crates.io-index")
        .collect();
    assert!(elsewhere.is_empty(), "{elsewhere:?}");
}

#[test]
fn expressions_of_licences_are_understood() {
    let allowed = ["MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception"].map(str::to_owned);
    for good in [
        "MIT",
        "GPL-3.0/MIT",
        "GPL-2.0-only OR Apache-2.0",
        "(GPL-3.0 OR MIT) AND Apache-2.0",
        "GPL-3.0 AND LGPL-3.0 OR MIT",
        "Apache-2.0 WITH LLVM-exception",
    ] {
        assert!(met(good, &allowed), "{good}");
    }
    for bad in [
        "GPL-3.0",
        "MIT AND GPL-2.0-only",
        "MIT WITH LLVM-exception",
        "(MIT OR Apache-2.0) AND Unicode-3.0",
        "MIT AND (GPL-2.0 OR LGPL-3.0)",
    ] {
        assert!(!met(bad, &allowed), "{bad}");
    }
}
