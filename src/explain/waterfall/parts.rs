//! Groups changes: until they are few enough, and until each can be made or left out.

use std::collections::BTreeMap;

use crate::model::answers::diff::Bundling;
use crate::scenario::{Change, Path};

/// Changes that are made together or not at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bundle {
    /// What its changes have in common, as a path; several paths where it spans several things.
    pub name: String,
    /// Positions of its changes, rising.
    pub changes: Vec<usize>,
    /// Whether it had to be put together because its pieces cannot stand apart.
    pub inseparable: bool,
}

/// Bundles of changes, at most `most` of them: first every change by itself, then by thing
/// (`groups/press`), then the fullest tables as one each, then the smallest bundles together. What
/// decides is counted or compared by name, so that neither the order of changes nor their
/// direction matters. Bundles come in the order of their names.
pub(super) fn bundles(changes: &[Change], most: usize) -> (Vec<Bundle>, Bundling) {
    let by = |steps: usize| {
        let mut groups: BTreeMap<Path, Vec<usize>> = BTreeMap::new();
        for (position, change) in changes.iter().enumerate() {
            groups.entry(change.at.first(steps)).or_default().push(position);
        }
        groups
    };
    let most = most.max(1);
    let mut groups = by(usize::MAX);
    let mut bundling = Bundling::None;
    if groups.len() > most {
        (groups, bundling) = (by(2), Bundling::ByThing);
    }
    while groups.len() > most {
        let mut tables: BTreeMap<Path, usize> = BTreeMap::new();
        for path in groups.keys() {
            *tables.entry(path.first(1)).or_default() += 1;
        }
        // Of tables with as many things the one first by name: `max_by_key` keeps the last.
        let Some((table, _)) =
            tables.into_iter().rev().filter(|(_, things)| *things > 1).max_by_key(|it| it.1)
        else {
            break;
        };
        let things: Vec<Path> =
            groups.keys().filter(|path| path.first(1) == table).cloned().collect();
        let mut merged: Vec<usize> =
            things.iter().filter_map(|thing| groups.remove(thing)).flatten().collect();
        merged.sort_unstable();
        groups.insert(table, merged);
        bundling = Bundling::ByTable;
    }
    let bundle = |(path, positions): (Path, Vec<usize>)| {
        let name = match positions.as_slice() {
            [only] => changes[*only].at.to_string(),
            _ => path.to_string(),
        };
        Bundle { name, changes: positions, inseparable: false }
    };
    let mut bundles: Vec<Bundle> = groups.into_iter().map(bundle).collect();
    while bundles.len() > most {
        bundles.sort_by(|one, other| {
            one.changes.len().cmp(&other.changes.len()).then(one.name.cmp(&other.name))
        });
        let other = bundles.remove(1);
        bundles[0] = joined(&bundles[0], &other, bundles[0].inseparable || other.inseparable);
        bundling = Bundling::AcrossTables;
    }
    bundles.sort_by(|one, other| one.name.cmp(&other.name));
    (bundles, bundling)
}

/// Two bundles as one.
pub(super) fn joined(one: &Bundle, other: &Bundle, inseparable: bool) -> Bundle {
    let mut names = [one.name.as_str(), other.name.as_str()];
    names.sort_unstable();
    let mut changes: Vec<usize> = one.changes.iter().chain(&other.changes).copied().collect();
    changes.sort_unstable();
    Bundle { name: names.join(" + "), changes, inseparable }
}

/// The two of `players` to take together so that fewer coalitions lack a plan: those that most of
/// the coalitions without one part from each other (of as many the first pair). A coalition and
/// its complement count alike, so the direction of the changes does not matter.
pub(super) fn to_join(players: usize, without_plan: &[usize]) -> (usize, usize) {
    let mut best = (0, 1);
    let mut most = 0;
    for one in 0..players {
        for other in one + 1..players {
            let parted = without_plan
                .iter()
                .filter(|coalition| (*coalition >> one & 1) != (*coalition >> other & 1));
            let count = parted.count();
            if count > most {
                (best, most) = ((one, other), count);
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changes(paths: &[&str]) -> Vec<Change> {
        let change = |path: &&str| Change {
            at: Path::parse(path).expect("a path"),
            before: None,
            after: None,
        };
        let mut changes: Vec<Change> = paths.iter().map(change).collect();
        changes.sort_by(|one, other| one.at.cmp(&other.at));
        changes
    }

    fn names(paths: &[&str], most: usize) -> (Vec<String>, Bundling) {
        let (bundles, bundling) = bundles(&changes(paths), most);
        (bundles.into_iter().map(|it| it.name).collect(), bundling)
    }

    #[test]
    fn coarser_only_as_far_as_needed() {
        let paths =
            ["groups/a/machines", "groups/a/availability", "groups/b/machines", "orders/1/due"];
        assert_eq!(names(&paths, 4).1, Bundling::None);
        let (found, bundling) = names(&paths, 3);
        assert_eq!(found, ["groups/a", "groups/b/machines", "orders/1/due"]);
        assert_eq!(bundling, Bundling::ByThing);
        let (found, bundling) = names(&paths, 2);
        assert_eq!(
            (found, bundling),
            (vec!["groups".to_owned(), "orders/1/due".to_owned()], Bundling::ByTable)
        );
        let (found, bundling) = names(&paths, 1);
        assert_eq!(
            (found, bundling),
            (vec!["groups + orders/1/due".to_owned()], Bundling::AcrossTables)
        );
    }

    /// 1 needs 0: every coalition with 1 and without 0 lacks a plan.
    #[test]
    fn what_needs_each_other_is_joined() {
        let without: Vec<usize> = (0..8).filter(|it| it & 3 == 2).collect();
        assert_eq!(to_join(3, &without), (0, 1));
        let back: Vec<usize> = without.iter().map(|it| 7 & !it).collect();
        assert_eq!(to_join(3, &back), (0, 1));
    }
}
