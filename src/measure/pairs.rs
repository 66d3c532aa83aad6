//! Pairs of measures that are worth more, or less, together than each alone, and the limits they
//! share.

use super::plans::{Asked, Planned, Set};
use super::search::Search;
use crate::model::answers::measures::Pair;
use crate::scenario::ties;

/// Measures whose pairs are examined at most: those worth most alone.
const MOST: usize = 30;

fn both(planned: &Planned<'_>, one: usize, other: usize) -> Set {
    let mut set = planned.proposals.with_required(one);
    set.extend(planned.proposals.with_required(other));
    set.sort_unstable();
    set.dedup();
    set
}

/// The pairs with a synergy, the largest first; `ranked` are the measures, those worth most first.
pub fn pairs(search: &mut Search<'_, '_>, ranked: &[usize]) -> Vec<Pair> {
    let among: Vec<usize> = ranked.iter().copied().take(MOST).collect();
    let mut wanted: Vec<(usize, usize, Set)> = Vec::new();
    for (at, one) in among.iter().enumerate() {
        for other in &among[at + 1..] {
            let (one, other) = (*one.min(other), *one.max(other));
            let set = both(search.planned, one, other);
            if search.allowed(&set, f64::INFINITY) {
                wanted.push((one, other, set));
            }
        }
    }
    wanted.sort_by_key(|it| (it.0, it.1));
    let asked: Vec<Asked> = wanted.iter().map(|it| Asked::of(&it.2)).collect();
    let planned = &mut *search.planned;
    planned.plan(&asked);
    let base = Asked::of(&[]);
    let mut found: Vec<Pair> = Vec::new();
    for ((one, other, _), together) in wanted.iter().zip(&asked) {
        let alone = |at: usize| Asked::of(&planned.proposals.with_required(at));
        let (with_one, with_other) = (alone(*one), alone(*other));
        for goal in &planned.compared {
            let gain = |asked: &Asked| {
                Some(
                    planned.minimised(&base, &goal.title)?
                        - planned.minimised(asked, &goal.title)?,
                )
            };
            let gains = (gain(&with_one), gain(&with_other), gain(together));
            let (Some(a), Some(b), Some(ab)) = gains else { continue };
            let value = planned.minimised(together, &goal.title).unwrap_or_default();
            let synergy = ab - a - b;
            if ties(value, value + synergy) {
                continue;
            }
            let id = |at: usize| planned.proposals.id(at).to_owned();
            let limits = if synergy < 0.0 {
                shared(planned, &base, &with_one, &with_other)
            } else {
                helped(planned, &base, (&with_one, &with_other), together)
            };
            found.push(Pair {
                one: id(*one),
                other: id(*other),
                goal: goal.title.clone(),
                unit: goal.unit.clone(),
                alone_one: a,
                alone_other: b,
                together: ab,
                synergy,
                limits,
            });
            break;
        }
    }
    found.sort_by(|one, other| other.synergy.abs().total_cmp(&one.synergy.abs()));
    found
}

fn binds(planned: &Planned<'_>, asked: &Asked) -> Vec<String> {
    planned.figures(asked).map(|it| it.binds.clone()).unwrap_or_default()
}

/// Limits that bind in the base plan and that each of the two removes: they compete.
fn shared(planned: &Planned<'_>, base: &Asked, one: &Asked, other: &Asked) -> Vec<String> {
    let (one, other) = (binds(planned, one), binds(planned, other));
    let mut found = binds(planned, base);
    found.retain(|it| !one.contains(it) && !other.contains(it));
    found
}

/// Limits that bind with one of them and no longer with both: the one needs the other.
fn helped(
    planned: &Planned<'_>,
    base: &Asked,
    (one, other): (&Asked, &Asked),
    together: &Asked,
) -> Vec<String> {
    let with_both = binds(planned, together);
    let mut found = binds(planned, one);
    found.extend(binds(planned, other));
    found.extend(binds(planned, base));
    found.sort_unstable();
    found.dedup();
    found.retain(|it| !with_both.contains(it));
    found
}
