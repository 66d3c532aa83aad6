//! No crate is asked for that no file uses: what `Cargo.toml` lists is named in the code it is for.

use std::fs;
use std::path::Path;

use super::program::root;

/// Code of all Rust files below a folder, comments left out.
fn code(folder: &Path, into: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            code(&path, into);
        } else if path.extension().is_some_and(|it| it == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            lines.for_each(|line| into.extend([line, "\n"]));
        }
    }
}

/// Whether code names a path that begins with the crate.
fn names(code: &str, name: &str) -> bool {
    let path = format!("{}::", name.replace('-', "_"));
    code.match_indices(&path).any(|(at, _)| {
        !code[..at].ends_with(|it: char| it.is_alphanumeric() || it == '_' || it == ':')
    })
}

/// The crates listed under the headings of `Cargo.toml` that end so.
fn listed(manifest: &str, heading: &str) -> Vec<String> {
    let mut inside = false;
    let mut found = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line == format!("[{heading}]") || line.ends_with(&format!(".{heading}]"));
        } else if let Some((name, _)) = line.split_once(" = ").filter(|_| inside) {
            found.push(name.to_owned());
        }
    }
    found
}

#[test]
fn every_crate_listed_is_used() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    for (heading, folders, least) in [
        ("dependencies", &["src"][..], 30),
        ("dev-dependencies", &["src", "tests", "benches", "examples"], 5),
    ] {
        let mut all = String::new();
        for folder in folders {
            code(&root().join(folder), &mut all);
        }
        let listed = listed(&manifest, heading);
        assert!(listed.len() >= least, "{listed:?}");
        let unused: Vec<&String> = listed.iter().filter(|name| !names(&all, name)).collect();
        assert!(unused.is_empty(), "no file of {folders:?} uses {unused:?}");
    }
}

#[test]
fn a_crate_is_used_where_a_path_begins_with_it() {
    for code in ["use zip::ZipArchive;", "(zip::read())", "serde_json::zip(zip::X)"] {
        assert!(names(code, "zip"), "{code}");
    }
    for code in ["unzip::x", "iter::zip::x", "a.zip(b)", "zip_of::x"] {
        assert!(!names(code, "zip"), "{code}");
    }
    assert!(names("quick_xml::Reader", "quick-xml"));
}
