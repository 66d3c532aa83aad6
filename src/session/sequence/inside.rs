//! A goal that ended inside its optimal face: what is crossed over from.

use crate::lp::{Answer, Objective};
use crate::model::Goal;

/// The last goal solved, where it ended inside its face.
pub(super) struct Inside {
    pub goal: Option<Goal>,
    pub objective: Objective,
    pub answer: Answer,
}
