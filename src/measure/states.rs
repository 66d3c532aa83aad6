//! What is decided of a set, and what follows from it: `requires`, `excludes`, choices, the budget.

use super::Proposals;
use super::plans::Set;

/// Taken, left out, or not decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Not decided.
    Open,
    /// Taken.
    Taken,
    /// Left out.
    Out,
}

/// The measures in a state.
pub fn with(states: &[State], state: State) -> Set {
    (0..states.len()).filter(|it| states[*it] == state).collect()
}

impl Proposals {
    /// What some measures cost once.
    fn cost_of(&self, set: &[usize]) -> f64 {
        set.iter().map(|it| self.all[*it].measure.cost).sum()
    }

    /// Decides what follows from what is decided; `false` if that is contradictory or too dear.
    pub fn follow(&self, states: &mut [State], budget: f64) -> bool {
        let proposals = self;
        loop {
            let before = states.to_vec();
            for (at, one) in proposals.all.iter().enumerate() {
                if states[at] == State::Taken {
                    for required in &one.measure.requires {
                        if states[*required] == State::Out {
                            return false;
                        }
                        states[*required] = State::Taken;
                    }
                }
                let lacks = one.measure.requires.iter().any(|it| states[*it] == State::Out);
                if lacks && states[at] != State::Out {
                    states[at] = State::Out;
                }
                for other in &one.measure.excludes {
                    for (one, other) in [(at, *other), (*other, at)] {
                        if states[one] == State::Taken {
                            if states[other] == State::Taken {
                                return false;
                            }
                            states[other] = State::Out;
                        }
                    }
                }
            }
            let cost = self.cost_of(&with(states, State::Taken));
            if !within(cost, budget) {
                return false;
            }
            for (state, one) in states.iter_mut().zip(&self.all) {
                if *state == State::Open && !within(cost + one.measure.cost, budget) {
                    *state = State::Out;
                }
            }
            for choice in &proposals.choices {
                let count =
                    |state: State| choice.of.iter().filter(|it| states[**it] == state).count();
                let (taken, undecided) = (count(State::Taken), count(State::Open));
                let most = choice.at_most.map_or(usize::MAX, |it| it as usize);
                let least = choice.at_least.filter(|_| !choice.mixed).map_or(0, |it| it as usize);
                if taken > most || taken + undecided < least {
                    return false;
                }
                let state = match (taken == most, taken + undecided == least) {
                    (true, _) => State::Out,
                    (_, true) => State::Taken,
                    _ => continue,
                };
                for it in &choice.of {
                    if states[*it] == State::Open {
                        states[*it] = state;
                    }
                }
            }
            if before == states {
                return true;
            }
        }
    }

    /// Whether a set may be taken.
    #[must_use]
    pub fn allowed(&self, set: &[usize], budget: f64) -> bool {
        let mut states = vec![State::Out; self.all.len()];
        for it in set {
            states[*it] = State::Taken;
        }
        self.follow(&mut states, budget) && with(&states, State::Taken) == set
    }
}

fn within(cost: f64, budget: f64) -> bool {
    cost <= budget + 1e-9 * (1.0 + cost.abs())
}
