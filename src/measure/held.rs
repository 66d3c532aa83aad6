//! A bound of a search with the sets that it holds for: what a plan may not pass, or no bound counts.

use super::plans::Value;
use crate::scenario::ties;

/// A bound on the goal after some, for sets that are no worse than some values in those.
#[derive(Clone, Debug)]
pub(super) struct Held {
    /// The least that sets reach in the goals before, as minimised.
    pub before: Vec<f64>,
    /// The bound.
    pub bound: f64,
}

impl Held {
    /// Whether a set with these values is better than the bound that holds for it.
    pub fn is_refuted_by(&self, value: &Value) -> bool {
        let (before, rest) = value.0.split_at(self.before.len().min(value.0.len()));
        let within = before.iter().zip(&self.before).all(|(own, least)| own <= least);
        let better = |own: &f64| *own < self.bound && !ties(*own, self.bound);
        within && rest.first().is_some_and(better)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_better_than_a_bound_refutes_it_only_if_the_bound_holds_for_it() {
        let held = Held { before: vec![2.0], bound: -100.0 };
        assert!(held.is_refuted_by(&Value(vec![2.0, -100.1])));
        assert!(held.is_refuted_by(&Value(vec![1.0, -101.0])));
        assert!(!held.is_refuted_by(&Value(vec![2.0, -99.0])), "worse");
        assert!(!held.is_refuted_by(&Value(vec![2.0, -100.000_01])), "a tie");
        assert!(!held.is_refuted_by(&Value(vec![2.5, -101.0])), "it gives up the goal before");
        let first = Held { before: Vec::new(), bound: 3.0 };
        assert!(first.is_refuted_by(&Value(vec![2.9])) && !first.is_refuted_by(&Value(vec![3.1])));
    }
}
