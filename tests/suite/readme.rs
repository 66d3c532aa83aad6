//! What the README promises a newcomer: two commands, and CI runs the second exactly.

use std::fs;
use std::path::Path;

#[test]
fn the_readme_names_its_two_commands_and_ci_runs_the_second() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    let script = fs::read_to_string(root.join(".ci/run")).unwrap();
    assert!(readme.contains("cargo run --release -- plan data/plants/demo/works-401/factory.json"));
    assert!(readme.contains("\ncargo test\n"));
    assert!(
        script.lines().any(|line| line == "cargo test"),
        "CI runs exactly the README's command"
    );
}
