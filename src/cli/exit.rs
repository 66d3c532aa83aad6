//! How a command ends.

use std::process::ExitCode;

/// How a command ended, as every script sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Done; a plan shown is certified.
    Done = 0,
    /// The input has errors.
    InputErrors = 1,
    /// Wrong usage.
    Usage = 2,
    /// Hard data contradict each other.
    Contradiction = 3,
    /// Stopped at a limit; the best plan and its bound are shown, if there is one.
    Stopped = 4,
    /// Our fault: an engine failed, or verification refused.
    OurFault = 70,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
