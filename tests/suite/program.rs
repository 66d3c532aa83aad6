//! The program as a user runs it, where nothing is known of the person's language and terminal.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Where the project stands.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The program, to be run where the project stands.
pub fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_junheng"));
    command.args(arguments).current_dir(root());
    for variable in ["LC_ALL", "LC_CTYPE", "LC_MESSAGES", "LANG", "LANGUAGE", "COLUMNS", "NO_COLOR"]
    {
        command.env_remove(variable);
    }
    command
}

/// What running it in a folder comes to.
pub fn run(folder: &Path, arguments: &[&str]) -> Output {
    program(arguments).current_dir(folder).output().unwrap()
}

/// As [`run`]: the exit code, standard output and standard error.
pub fn junheng(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = run(folder, arguments);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}
