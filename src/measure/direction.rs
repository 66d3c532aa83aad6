//! Whether a measure can only help: then a plan with it is a bound on every plan without it.

use super::{Effect, Proposals};
use crate::scenario::{Action, Edit, Scenario, only_helps};

/// What is known of a measure's changes before anything is planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// They can only help, and nothing is needed to carry it out.
    Helps,
    /// Some of them can only help, all others can only harm.
    Mixed,
    /// Nothing is known: both cases are examined.
    Unknown,
}

impl Proposals {
    /// What is known of a measure.
    #[must_use]
    pub fn direction(&self, at: usize) -> Direction {
        let one = &self.all[at];
        let mut all_help = one.project.is_none();
        for edit in &one.stated {
            match only_helps(edit, &self.base) {
                Some(true) => {}
                Some(false) => all_help = false,
                None => return Direction::Unknown,
            }
        }
        if all_help { Direction::Helps } else { Direction::Mixed }
    }

    /// Some measures as they would be carried out, and of others only the changes that help.
    #[must_use]
    pub fn scenario_helped(&self, taken: &[usize], helpful: &[usize], effect: Effect) -> Scenario {
        if helpful.is_empty() {
            return self.scenario(taken, effect);
        }
        let mut edits: Vec<(usize, Edit)> = Vec::new();
        for at in taken {
            edits.extend(self.all[*at].edits(&self.base, effect).into_iter().map(|it| (*at, it)));
        }
        for at in helpful {
            let own = self.all[*at].without_project(&self.base, effect).into_iter();
            let own = own.filter(|it| only_helps(it, &self.base) == Some(true));
            edits.extend(own.map(|it| (*at, it)));
        }
        let edits = self.in_order(edits, taken);
        Scenario { name: String::new(), edits, settings: Vec::new() }
    }

    /// The changes that multiply all orders, in per cent.
    #[must_use]
    pub fn orders(&self, percent: u32) -> Vec<Edit> {
        if percent == 100 {
            return Vec::new();
        }
        let factor = f64::from(percent) / 100.0;
        let mut edits = Vec::new();
        for field in ["quantity", "minimum", "limit"] {
            let path = crate::scenario::Path::parse(&format!("orders/*/{field}"));
            let places = path.map(|it| self.base.places(&it)).unwrap_or_default();
            let has = |place: &crate::scenario::Place| self.base.has(place);
            let numbers = places.into_iter().filter(has);
            edits.extend(numbers.map(|place| Edit {
                place,
                action: Action::Scale(factor),
                window: None,
            }));
        }
        edits
    }
}
