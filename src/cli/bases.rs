//! Files of bases: where a plan ended, for the plan of another month to begin with.

use std::io;
use std::path::Path;

use super::exit::Exit;
use super::language::words;
use super::output::{say, say_problems};
use crate::model::carried::{CarriedBases, GoalBasis};
use crate::report::json;
use crate::run::write_file;
use crate::source::{SourceText, basis_file};

/// The bases in a file; if it is broken, that is reported.
pub(super) fn bases(name: &str) -> Result<CarriedBases, Exit> {
    let (source, problem) = match SourceText::read(name) {
        Ok(source) => match basis_file::read(&source.text) {
            Ok(bases) => return Ok(bases),
            Err(problem) => (source, problem),
        },
        Err(unreadable) => (unreadable.source_text, *unreadable.problem),
    };
    say_problems(&source, &[problem]);
    Err(Exit::InputErrors)
}

/// Writes the bases for another month.
pub(super) fn keep(file: &Path, bases: Vec<GoalBasis>) -> io::Result<()> {
    if bases.is_empty() {
        say(&words().say("basis-none"));
    }
    write_file(file, json::pretty(&CarriedBases::new(bases)).as_bytes())?;
    let file = file.display().to_string();
    say(&words().say_with("basis-kept", &[("file", (&file).into())]));
    Ok(())
}
