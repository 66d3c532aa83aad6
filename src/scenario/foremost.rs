//! The first N of many scenarios if not all can be kept: scenarios somebody chose before draws,
//! those with a plan before those without, then by the value of one goal.

use std::collections::BTreeSet;

use super::rank::more_is_better;
use crate::model::answers::whatif::ScenarioResult;

/// What a scenario is placed by: less comes first.
#[derive(Clone, Copy, Debug)]
struct Standing {
    drawn: bool,
    without: bool,
    value: f64,
    index: u64,
}

/// The first so many of the scenarios seen so far. Twice that number is held at most.
#[derive(Clone, Debug)]
pub struct Foremost<'g> {
    goal: Option<&'g str>,
    most: usize,
    seen: usize,
    held: Vec<Standing>,
}

impl<'g> Foremost<'g> {
    /// The first `most` by a goal, of which nothing has been seen; without a goal the order seen
    /// decides.
    #[must_use]
    pub fn new(goal: Option<&'g str>, most: usize) -> Self {
        Self { goal, most, seen: 0, held: Vec::new() }
    }

    /// Adds the result of a scenario, which may be a draw of a sample.
    pub fn add(&mut self, index: u64, result: &ScenarioResult, drawn: bool) {
        let value = self.goal.and_then(|goal| {
            let value = result.figures.as_ref()?.goal(goal)?;
            Some(if more_is_better(goal) { -value } else { value })
        });
        let without = result.figures.is_none();
        let value = value.unwrap_or(f64::INFINITY);
        self.held.push(Standing { drawn, without, value, index });
        self.seen += 1;
        if self.held.len() >= 2 * self.most.max(1) {
            self.cut();
        }
    }

    fn cut(&mut self) {
        if self.held.len() > self.most {
            self.held.sort_unstable_by(|one, other| {
                (one.drawn, one.without)
                    .cmp(&(other.drawn, other.without))
                    .then(one.value.total_cmp(&other.value))
                    .then(one.index.cmp(&other.index))
            });
            self.held.truncate(self.most);
        }
    }

    /// How many there were in total.
    #[must_use]
    pub fn seen(&self) -> usize {
        self.seen
    }

    /// The first of them, by index.
    #[must_use]
    pub fn finish(mut self) -> BTreeSet<u64> {
        self.cut();
        self.held.into_iter().map(|it| it.index).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::answers::whatif::{GoalValue, MoneyFigures, ScenarioFigures, ScenarioStatus};

    fn result(goal: &str, value: Option<f64>) -> ScenarioResult {
        let goals = |value| {
            vec![GoalValue { goal: goal.to_owned(), unit: String::new(), value, bound: None }]
        };
        let money = MoneyFigures { revenue: 0.0, cost: 0.0, profit: 0.0, by_kind: Vec::new() };
        let figures = value.map(|value| ScenarioFigures {
            goals: goals(value),
            orders: Vec::new(),
            rhythm: 1.0,
            groups: Vec::new(),
            money: money.clone(),
            binds: Vec::new(),
            residual: 0.0,
        });
        ScenarioResult {
            name: String::new(),
            status: ScenarioStatus::Planned,
            settings: Vec::new(),
            figures,
            reasons: Vec::new(),
            warnings: Vec::new(),
            solves: 0,
            pivots: 0,
            refused: 0,
        }
    }

    /// Of 1,000 draws, 5 scenarios by name and 5 without a plan.
    fn first(goal: &str, most: usize) -> Vec<u64> {
        let mut foremost = Foremost::new(Some(goal), most);
        for index in 0..1000 {
            // 7 and 1000 have no common divisor: every value comes once.
            let value = f64::from(u32::try_from(index * 7 % 1000).expect("small"));
            foremost.add(index, &result(goal, Some(value)), true);
            assert!(foremost.held.len() < 2 * most.max(1));
        }
        for index in 1000..1005 {
            foremost.add(index, &result(goal, Some(5000.0)), false);
        }
        for index in 1005..1010 {
            foremost.add(index, &result(goal, None), true);
        }
        assert_eq!(foremost.seen(), 1010);
        foremost.finish().into_iter().collect()
    }

    #[test]
    fn what_is_chosen_comes_before_draws_and_the_better_draws_before_others() {
        // Values 0, 1, 2: 7 × 143 is 1001.
        assert_eq!(first("cost", 8), [0, 143, 286, 1000, 1001, 1002, 1003, 1004]);
        // Values 999, 998, 997.
        assert_eq!(first("profit", 8), [571, 714, 857, 1000, 1001, 1002, 1003, 1004]);
        assert_eq!(first("cost", 3), [1000, 1001, 1002]);
        assert_eq!(first("cost", 5000).len(), 1010);
        assert_eq!(first("cost", 1005).iter().filter(|it| **it >= 1005).count(), 0);
    }

    #[test]
    fn none_is_none() {
        let mut foremost = Foremost::new(None, 0);
        foremost.add(0, &result("cost", Some(1.0)), false);
        assert!(foremost.finish().is_empty());
    }
}
