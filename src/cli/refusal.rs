//! What a long run, or the disk, refuses: said, and how the command ends.

use std::io;

use super::exit::Exit;
use super::language::words;
use super::output::say_problems;
use crate::run::{CannotWrite, NoStream, Refusal};

/// Says why a file of records is not taken, and how the command ends.
///
/// # Errors
/// The disk's own.
pub(super) fn refused(refusal: Refusal) -> io::Result<Exit> {
    match refusal {
        Refusal::Problem(problem) => {
            let (source, problem) = *problem;
            say_problems(&source, &[problem]);
            Ok(Exit::InputErrors)
        }
        Refusal::Disk(error) => Err(error),
    }
}

/// An error of the disk; what the system itself says is quoted.
pub(super) fn disk(error: &io::Error) -> String {
    let inside = error.get_ref();
    if let Some(CannotWrite { file, why }) = inside.and_then(|it| it.downcast_ref()) {
        let (file, why) = (file.display().to_string(), disk(why));
        let values = [("file", (&file).into()), ("why", (&why).into())];
        return words().say_with("cannot-write", &values);
    }
    if inside.and_then(|it| it.downcast_ref()).is_some_and(|NoStream| true) {
        return words().say("no-stream");
    }
    error.to_string()
}
