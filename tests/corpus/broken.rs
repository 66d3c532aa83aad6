//! Each folder of `data/broken` triggers the code it is named for, and no other, and is rendered
//! as its `expected.txt` says.

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use junheng::diag::{Diagnostic, Severity};
use junheng::measure;
use junheng::report::{Terminal, diagnostics, json as json_of};
use junheng::source::{
    MOST_BYTES, SourceText, Unreadable, basis_file, json, mps, plan_file, proof_file,
};
use junheng::validate::validate;
use junheng::words::{Language, Words};
use libtest_mimic::{Failed, Trial};

/// The problems as a person reads them in English.
fn plain(source: &SourceText, problems: &[Diagnostic]) -> String {
    let words = Words::of(Language::English);
    diagnostics::plain(source, problems, &Terminal::new(&words, None))
}

pub fn trials() -> Vec<Trial> {
    let trial = |folder: std::path::PathBuf| {
        Trial::test(super::name(&folder), move || check(&folder)).with_kind("broken")
    };
    super::folders("broken").into_iter().map(trial).collect()
}

/// A file that another process holds while a command runs; it goes with this.
struct Held(PathBuf, File);

impl Held {
    /// The file that `locked.txt` names, if there is one.
    fn of(folder: &Path) -> Option<Self> {
        let name = fs::read_to_string(folder.join("locked.txt")).ok()?;
        let path = folder.join(name.trim());
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let file = File::create(&path).unwrap();
        file.lock().unwrap();
        Some(Self(path, file))
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.1.unlock().unwrap();
        fs::remove_file(&self.0).unwrap();
        // Where the folder has anything else in it, it stays.
        let _ = fs::remove_dir(self.0.parent().unwrap());
    }
}

/// A folder with `arguments.txt` shows what a whole command says of its files.
fn check_command(folder: &Path, arguments: &str) -> Result<(), Failed> {
    let _held = Held::of(folder);
    let run = |language: &str| {
        Command::new(env!("CARGO_BIN_EXE_junheng"))
            .args(["--lang", language])
            .args(arguments.split_whitespace())
            .current_dir(folder)
            .output()
    };
    super::chinese::is_chinese(&String::from_utf8(run("zh")?.stderr)?)?;
    let output = run("en")?;
    let said = String::from_utf8(output.stderr)?;
    let name = super::name(folder);
    let code = name.split('-').next().unwrap_or_default();
    // A warning stops nothing: the command has its result.
    if code.starts_with('W') {
        let wanted = format!(": warning {code}: ");
        if said.matches(": warning ").count() != 1 || !said.contains(&wanted) {
            return Err(format!("{wanted} alone was expected:\n{said}").into());
        }
        if !said.contains("hint: ") || output.status.code() != Some(0) {
            return Err(format!("no hint, or another exit than 0:\n{said}").into());
        }
        return super::expect(&folder.join("expected.txt"), &said);
    }
    let wanted = format!(": error {code}: ");
    if said.matches(": error ").count() != 1 || !said.contains(&wanted) {
        return Err(format!("{wanted} alone was expected:\n{said}").into());
    }
    if !said.contains("hint: ") || !output.stdout.is_empty() || output.status.code() != Some(1) {
        return Err(
            format!("no hint, another exit than 1, or a result in spite of it:\n{said}").into()
        );
    }
    super::expect(&folder.join("expected.txt"), &said)
}

/// Plans the factory of a folder again, with its proof, and makes the folder's change to the proof:
/// the rows of its programme may be others now.
fn prove_anew(folder: &Path) -> Result<(), Failed> {
    super::proofs::plan_anew(folder);
    let file = folder.join("proof.json");
    let mut proof = serde_json::from_str(&fs::read_to_string(&file)?)?;
    super::change::Change::read(folder).make(&mut proof);
    let text = match serde_json::from_value(proof.clone()) {
        Ok(proof) => json_of::proof(&proof),
        Err(_) => json_of::pretty(&proof),
    };
    Ok(fs::write(file, text)?)
}

fn check(folder: &Path) -> Result<(), Failed> {
    if env::var_os("UPDATE").is_some() && folder.join("change.json").exists() {
        prove_anew(folder)?;
    }
    if let Ok(arguments) = fs::read_to_string(folder.join("arguments.txt")) {
        return check_command(folder, &arguments);
    }
    let (source, problems) = problems(folder);
    let name = super::name(folder);
    let wanted = name.split('-').next().unwrap_or_default();
    let codes: Vec<String> = problems.iter().map(|problem| problem.code.to_string()).collect();
    if codes.is_empty() || codes.iter().any(|code| code != wanted) {
        return Err(format!("{wanted} alone was expected, found {codes:?}:\n{problems:#?}").into());
    }
    if problems.iter().any(|problem| problem.hints.is_empty()) {
        return Err("a problem has no hint what to do".into());
    }
    super::chinese::is_chinese(&super::chinese::plain(&source, &problems))?;
    super::expect(&folder.join("expected.txt"), &plain(&source, &problems))
}

/// Everything found in a folder's file, from its bytes on.
fn problems(folder: &Path) -> (SourceText, Vec<Diagnostic>) {
    if let Some(name) = super::nasty::input(folder) {
        let read = super::nasty::read(folder, &name);
        if read.problems.iter().any(|problem| problem.severity() == Severity::Error) {
            return (read.source, read.problems);
        }
        let outcome = validate(json::read(&read.source.text));
        let found = outcome.map_or_else(|problems| problems, |validated| validated.warnings);
        return (read.source, [read.problems, found].concat());
    }
    let plan = folder.join("plan.json").exists();
    let basis = folder.join("basis.json");
    if let Ok(text) = fs::read_to_string(basis) {
        let problems = basis_file::read(&text).err().into_iter().collect();
        return (SourceText::from_text("basis.json", &text), problems);
    }
    if folder.join("proof.json").exists() {
        let text = fs::read_to_string(folder.join("proof.json")).unwrap();
        let problems = proof_file::read(&text).err().into_iter().collect();
        return (SourceText::from_text("proof.json", &text), problems);
    }
    let programme = folder.join("programme.mps");
    if programme.exists() {
        let file = File::open(programme).unwrap();
        let source = SourceText::read_programme_from("programme.mps", file, MOST_BYTES).unwrap();
        let problems = mps::read(&source.text).map_or_else(|problems| problems, |_| Vec::new());
        return (source, problems);
    }
    let shown = if plan { "plan.json" } else { "factory.json" };
    // The limit of size is lowered where the folder says so: a file above it has no place here.
    let most = fs::read_to_string(folder.join("limit.txt"))
        .map_or(MOST_BYTES, |limit| limit.trim().parse().unwrap());
    let read = match File::open(folder.join(shown)) {
        Ok(file) => SourceText::read_from(shown, file, most),
        Err(_) => SourceText::read("no-such-file.json"),
    };
    match read {
        Ok(source) => {
            let problems = if plan {
                plan_file::read(&source.text).problems
            } else {
                let outcome = measure::validated(&source.text);
                outcome.map_or_else(|problems| problems, |validated| validated.warnings)
            };
            (source, problems)
        }
        Err(Unreadable { source_text, problem }) => (source_text, vec![*problem]),
    }
}
