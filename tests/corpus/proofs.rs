//! With any change of `data/tampered-proofs` made to them, `junheng audit --proof` refuses a plan and
//! its proof; only the untouched ones pass.
//!
//! With `UPDATE=1` the factory is planned again, and what is said of each change is written down.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

use junheng::report::json;
use junheng::source::proof_file;
use libtest_mimic::{Failed, Trial};
use serde_json::Value;

use super::change::Change;
use super::{expect, folders, name};

const UNTOUCHED: &str = "untouched";

/// One trial per folder.
pub fn trials() -> Vec<Trial> {
    if env::var_os("UPDATE").is_some() {
        plan_anew(&root().join(UNTOUCHED));
    }
    let trial = |folder: PathBuf| {
        let name = name(&folder);
        Trial::test(format!("proof/{name}"), move || {
            if name == UNTOUCHED { passes(&folder) } else { refused(&folder) }
        })
    };
    folders("tampered-proofs").into_iter().map(trial).collect()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/tampered-proofs")
}

fn junheng(folder: &Path, arguments: &[&str]) -> Result<Output, Failed> {
    let output = Command::new(env!("CARGO_BIN_EXE_junheng"))
        .args(["--lang", "en"])
        .args(arguments)
        .current_dir(folder)
        .output()?;
    Ok(output)
}

/// Plans the factory of a folder again, with its proof.
pub fn plan_anew(folder: &Path) {
    let arguments = ["plan", "factory.json", "--format", "json", "--proof", "proof.json"];
    let output = junheng(folder, &arguments).unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    fs::write(folder.join("plan.json"), output.stdout).unwrap();
}

fn passes(folder: &Path) -> Result<(), Failed> {
    let arguments = ["audit", "factory.json", "plan.json", "--proof", "proof.json"];
    let output = junheng(folder, &arguments)?;
    expect(&folder.join("expected.txt"), &String::from_utf8(output.stdout)?)?;
    if output.status.success() { Ok(()) } else { Err("the right proof was refused".into()) }
}

fn refused(folder: &Path) -> Result<(), Failed> {
    let change = Change::read(folder);
    let right = root().join(UNTOUCHED);
    let mut proof: Value = serde_json::from_str(&fs::read_to_string(right.join("proof.json"))?)?;
    change.make(&mut proof);
    let made = tempfile::tempdir()?;
    for file in ["factory.json", "plan.json"] {
        fs::copy(right.join(file), made.path().join(file))?;
    }
    // As a file of ours, so that places are shown; whatever is none of them as it is.
    let text = match proof_file::read(&proof.to_string()) {
        Ok(read) => json::proof(&read),
        Err(_) => proof.to_string(),
    };
    fs::write(made.path().join("proof.json"), text)?;
    let arguments = ["audit", "factory.json", "plan.json", "--proof", "proof.json"];
    let output = junheng(made.path(), &arguments)?;
    let said = String::from_utf8(output.stderr)?;
    // Lines of the file itself are long, and places in it change with every search.
    let findings = said.lines().filter_map(|line| Some(line.split_once(": error ")?.1));
    let findings: String = findings.flat_map(|line| [line, "\n"]).collect();
    expect(&folder.join("expected.txt"), &findings)?;
    if output.status.code() != Some(1) || !output.stdout.is_empty() {
        return Err(format!("the tampered proof passed:\n{said}").into());
    }
    if findings.contains(&change.named) {
        Ok(())
    } else {
        Err(format!("nothing names {}:\n{findings}", change.named).into())
    }
}
