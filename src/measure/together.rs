//! The joint programme of a factory's measures: what restricts sets of them, in an order that does not
//! depend on the file.

use super::Effect;
use super::direction::Direction;
use super::family::Made;
use super::plans::Planned;
use crate::session::Options;
use crate::session::joint::{Joint, Rules};

/// The joint programme for goals by title, some of money, with the order of its measures; `None` where
/// there is none.
pub fn joint(
    planned: &Planned<'_>,
    made: &Made<'_>,
    options: &Options,
    goals: &[(String, bool)],
) -> Option<(Joint, Vec<usize>)> {
    let proposals = planned.proposals;
    let count = proposals.all.len();
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|one, other| proposals.id(*one).cmp(proposals.id(*other)));
    let mut place = vec![0; count];
    for (at, it) in order.iter().enumerate() {
        place[*it] = at;
    }
    let places = |of: &[usize]| -> Vec<usize> { of.iter().map(|it| place[*it]).collect() };
    let mut rules = Rules::default();
    for at in &order {
        let measure = &proposals.all[*at].measure;
        rules.ids.push(measure.named.id.clone());
        rules.costs.push(measure.cost);
        rules.monthly.push(planned.monthly(&[*at]));
        rules.requires.push(places(&measure.requires));
        let excluded = measure.excludes.iter().map(|it| (place[*at], place[*it]));
        rules.excludes.extend(excluded.map(|(one, other)| (one.min(other), one.max(other))));
    }
    rules.excludes.sort_unstable();
    rules.excludes.dedup();
    for choice in &proposals.choices {
        let least = choice.at_least.filter(|_| !choice.mixed);
        rules.choices.push((places(&choice.of), least, choice.at_most));
    }
    let helps: Vec<bool> =
        order.iter().map(|it| proposals.direction(*it) == Direction::Helps).collect();
    let factory = |set: &[usize]| {
        let mut taken: Vec<usize> = set.iter().map(|it| order[*it]).collect();
        taken.sort_unstable();
        made(&proposals.scenario(&taken, Effect::Likely))
    };
    let joint = Joint::of((&rules, &helps), &factory, options, goals)?;
    Some((joint, order))
}
