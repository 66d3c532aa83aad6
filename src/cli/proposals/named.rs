//! Proposals that are named on the command line or in the decisions of a version.

use crate::cli::alike::most_alike;
use crate::cli::exit::Exit;
use crate::cli::language::words;
use crate::cli::output::say;
use crate::measure::Proposals;

/// The positions of proposals by id, or that one of them does not exist, which is reported.
pub(super) fn positions(proposals: &Proposals, ids: &[String]) -> Result<Vec<usize>, Exit> {
    let all: Vec<&str> = (0..proposals.all.len()).map(|at| proposals.id(at)).collect();
    let mut found = Vec::new();
    for id in ids {
        let Some(at) = all.iter().position(|it| it == id) else {
            say(&words().say_with("answered-no-such", &[("id", id.into())]));
            let known = most_alike(id, all.iter().copied());
            say(&words().say_with("answered-known", &[("known", (&known).into())]));
            return Err(Exit::Usage);
        };
        found.extend(proposals.with_required(at));
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}
