//! Which sets of measures are compared with what is known of their programmes.
//!
//! Of few measures every set: then nothing is left unknown. Of more, every pair that meets in a row or
//! column, one of whose measures brings or removes something among them; and halves of all measures
//! against what only three or more change together.

use std::collections::{BTreeMap, BTreeSet};

use super::figures::Figure;
use super::rules::Rules;

/// Of so many measures every set is compared.
const ALL_SETS: usize = 6;

/// Pairs compared at most; of more there is no joint programme.
const MOST_PAIRS: usize = 4000;

/// Halves drawn, in a fixed sequence, beside those by the digits of positions.
const DRAWN: usize = 16;

/// The sets to compare, each with all it requires, the small ones first; `None` if these are too many.
pub(super) fn sets(
    rules: &Rules,
    touch: &BTreeMap<Figure, Vec<usize>>,
    brings: &[bool],
) -> Option<Vec<Vec<usize>>> {
    let count = rules.costs.len();
    let mut found = Vec::new();
    if count <= ALL_SETS {
        let mut all: Vec<usize> = (1..1 << count).collect();
        all.sort_by_key(|bits| bits.count_ones());
        let of = |bits: usize| (0..count).filter(move |at| bits >> at & 1 == 1).collect();
        found.extend(all.into_iter().map(of));
    } else {
        found.extend((0..count).map(|it| vec![it]));
        let pairs = pairs(touch, brings);
        if pairs.len() > MOST_PAIRS {
            return None;
        }
        found.extend(pairs.into_iter().map(|(one, other)| vec![one, other]));
        found.extend(halves(count).into_iter().map(|half| compatible(rules, &half)));
    }
    let mut known: BTreeSet<Vec<usize>> = BTreeSet::new();
    found = found.into_iter().map(|it| rules.closure(&it)).collect();
    found.retain(|it| !it.is_empty() && !rules.clash(it) && known.insert(it.clone()));
    Some(found)
}

/// Pairs of measures that touch one column, or one row whose ends one of them moves; and all pairs with
/// one that brings or removes rows or columns.
fn pairs(touch: &BTreeMap<Figure, Vec<usize>>, brings: &[bool]) -> BTreeSet<(usize, usize)> {
    let mut columns: BTreeMap<u32, BTreeSet<usize>> = BTreeMap::new();
    let mut ends: BTreeMap<u32, BTreeSet<usize>> = BTreeMap::new();
    let mut entries: BTreeMap<u32, BTreeSet<usize>> = BTreeMap::new();
    for (figure, measures) in touch {
        match figure {
            Figure::RowLower(row) | Figure::RowUpper(row) => {
                ends.entry(*row).or_default().extend(measures);
            }
            Figure::ColumnLower(column) | Figure::ColumnUpper(column) | Figure::Cost(_, column) => {
                columns.entry(*column).or_default().extend(measures);
            }
            Figure::Entry(row, column) => {
                columns.entry(*column).or_default().extend(measures);
                entries.entry(*row).or_default().extend(measures);
            }
            Figure::Constant(_) => {}
        }
    }
    let mut meetings: BTreeSet<(Vec<usize>, Vec<usize>)> = BTreeSet::new();
    let list = |of: &BTreeSet<usize>| of.iter().copied().collect::<Vec<usize>>();
    meetings.extend(columns.values().map(|it| (list(it), list(it))));
    for (row, moved) in &ends {
        let met = entries.get(row).into_iter().flatten().chain(moved).copied().collect();
        meetings.insert((list(moved), list(&met)));
    }
    let all: Vec<usize> = (0..brings.len()).collect();
    meetings.insert((all.iter().copied().filter(|it| brings[*it]).collect(), all));
    let mut found = BTreeSet::new();
    for (some, others) in meetings {
        for one in &some {
            let pairs = others.iter().filter(|it| *it != one);
            found.extend(pairs.map(|it| (*one.min(it), *one.max(it))));
        }
    }
    found
}

/// All measures, those by the digits of their positions and those drawn, each with the other half.
fn halves(count: usize) -> Vec<Vec<usize>> {
    let all = || 0..count;
    let mut found = vec![all().collect(), all().rev().collect()];
    for digit in 0..usize::BITS - count.leading_zeros() {
        for half in 0..2 {
            found.push(all().filter(|it| it >> digit & 1 == half).collect());
        }
    }
    let mut state = 1_u64;
    for _ in 0..DRAWN {
        let mut halves = [Vec::new(), Vec::new()];
        for it in all() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            halves[usize::from(state >> 63 == 1)].push(it);
        }
        found.extend(halves);
    }
    found
}

/// As many of some measures as do not exclude each other, the first ones first.
fn compatible(rules: &Rules, some: &[usize]) -> Vec<usize> {
    let mut set: Vec<usize> = Vec::new();
    for one in some {
        let mut more = set.clone();
        more.push(*one);
        let more = rules.closure(&more);
        if !rules.clash(&more) {
            set = more;
        }
    }
    set
}
