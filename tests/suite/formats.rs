//! Files for other programmes are current: the committed schemas and the README's commands.

use std::fs;
use std::path::Path;

use junheng::report::schema;

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

#[test]
fn the_committed_schemas_are_current() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/schema");
    for (name, text) in
        [("factory.schema.json", schema::factory()), ("plan.schema.json", schema::plan())]
    {
        let file = folder.join(name);
        if std::env::var_os("UPDATE").is_some() {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&file, &text).unwrap();
        }
        let committed = fs::read_to_string(&file).unwrap_or_default();
        assert!(committed == text, "{name} is not current: UPDATE=1 cargo test rewrites it");
    }
}
