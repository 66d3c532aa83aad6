//! The factory file with some measures taken.

use serde_json::{Value, json};

use super::{Effect, Proposals};
use crate::diag::Message;
use crate::scenario::{Action, Edit, Path, Scenario};

/// Sets come first, then factors, amounts, new entries, dropped ones: so that changes of several
/// measures at one place do not depend on any order.
fn rank(edit: &Edit) -> u8 {
    match edit.action {
        Action::Set(_) => 0,
        Action::Scale(_) => 1,
        Action::Add(_) => 2,
        Action::New(_) => 3,
        Action::Drop => 4,
    }
}

impl Proposals {
    /// The changes of some measures together, in an order of their own: that of the file means
    /// nothing.
    #[must_use]
    pub fn edits(&self, taken: &[usize], effect: Effect) -> Vec<Edit> {
        let of = |at: &usize| {
            let own = self.all[*at].edits(&self.base, effect).into_iter();
            own.map(|it| (*at, it)).collect::<Vec<_>>()
        };
        self.in_order(taken.iter().flat_map(of).collect(), taken)
    }

    /// Changes with the measure each is of, in an order of their own.
    pub(super) fn in_order(&self, mut edits: Vec<(usize, Edit)>, taken: &[usize]) -> Vec<Edit> {
        edits.sort_by(|(one_of, one), (other_of, other)| {
            let ranks = rank(one).cmp(&rank(other));
            ranks.then_with(|| self.id(*one_of).cmp(self.id(*other_of)))
        });
        let mut edits: Vec<Edit> = edits.into_iter().map(|it| it.1).collect();
        edits.extend(self.choices_left(taken));
        edits
    }

    /// Choices that name orders or routes beside measures: what is left of them for those.
    fn choices_left(&self, taken: &[usize]) -> Vec<Edit> {
        let mut edits = Vec::new();
        for choice in self.choices.iter().filter(|it| it.mixed) {
            let count = choice.of.iter().filter(|it| taken.contains(it)).count();
            let count = u32::try_from(count).unwrap_or(u32::MAX);
            if count == 0 {
                continue;
            }
            for (field, number) in [("at_least", choice.at_least), ("at_most", choice.at_most)] {
                let path = Path::parse("choose").map(|it| it.child(&choice.id).child(field));
                let place = path.and_then(|it| self.base.places(&it).into_iter().next());
                if let (Some(number), Some(place)) = (number, place) {
                    let action = Action::Set(json!(number.saturating_sub(count)));
                    edits.push(Edit { place, action, window: None });
                }
            }
        }
        edits
    }

    /// Some measures as a scenario.
    #[must_use]
    pub fn scenario(&self, taken: &[usize], effect: Effect) -> Scenario {
        let ids: Vec<&str> = taken.iter().map(|it| self.id(*it)).collect();
        let edits = self.edits(taken, effect);
        Scenario { name: ids.join("+"), edits, settings: Vec::new() }
    }

    /// The factory file with some measures taken and none left to take: what a new version is. What
    /// they cost per month is a fixed cost of it.
    ///
    /// # Errors
    /// In words, if a number is changed and there is none.
    pub fn document(&self, taken: &[usize], effect: Effect) -> Result<Value, Message> {
        let mut scenario = self.scenario(taken, effect);
        let costs = taken.iter().filter(|it| self.all[**it].measure.cost_per_month != 0.0);
        scenario.edits.extend(costs.filter_map(|at| self.fixed_cost(*at)));
        scenario.document(&self.base)
    }

    /// The cost per month of a measure as a fixed cost of the factory.
    fn fixed_cost(&self, at: usize) -> Option<Edit> {
        let measure = &self.all[at].measure;
        let mut entry = json!({"per_month": measure.cost_per_month});
        if measure.named.name != measure.named.id {
            entry["name"] = json!(measure.named.name);
        }
        if let Some(workshop) = self.workshop(measure.by.as_deref()) {
            entry["workshop"] = json!(workshop);
        }
        let costs = Path::parse("fixed_costs")?;
        let mut id = measure.named.id.clone();
        // An id that is used is continued.
        while id.len() <= 1000 {
            if let Some(place) = self.base.new_place(&costs.child(&id)) {
                return Some(Edit { place, action: Action::New(entry), window: None });
            }
            id.push('+');
        }
        None
    }

    /// The workshop that somebody is or belongs to.
    fn workshop(&self, by: Option<&str>) -> Option<String> {
        let by = by?;
        let places = |list: &str| {
            let path = Path::parse(list).map(|it| it.child(by));
            path.map(|it| (self.base.places(&it), it))
        };
        if places("workshops").is_some_and(|it| !it.0.is_empty()) {
            return Some(by.to_owned());
        }
        ["groups", "labour"].into_iter().find_map(|list| {
            let of = self.base.places(&places(list)?.1.child("workshop"));
            self.base.value_at(of.first()?)?.as_str().map(str::to_owned)
        })
    }

    /// A measure's id.
    #[must_use]
    pub fn id(&self, at: usize) -> &str {
        &self.all[at].measure.named.id
    }

    /// The groups whose hours, or hours per unit, a measure changes, by id.
    #[must_use]
    pub fn groups(&self, at: usize) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for edit in &self.all[at].stated {
            let steps = edit.place.path().steps();
            let operation = steps.iter().position(|it| it == "operations");
            let id = match (steps.first().map(String::as_str), operation) {
                (Some("groups"), _) => steps.get(1).cloned(),
                (Some("products"), Some(operations)) => {
                    let path = edit.place.path().first(operations + 2).child("group");
                    let places = self.base.places(&path);
                    let value = places.first().and_then(|it| self.base.value_at(it));
                    value.and_then(Value::as_str).map(str::to_owned)
                }
                _ => None,
            };
            found.extend(id.filter(|it| !found.contains(it)));
        }
        found
    }
}
