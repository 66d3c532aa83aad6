//! Which figures of a programme measures touch, and their values for every part of those measures:
//! found by writing the programmes, never from what a measure says of itself.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::compared;
use super::figures::{Figure, Programme, Register};
use super::functions::Function;
use super::rules::Rules;

/// Of at most so many measures that touch one figure every part is written; of more there is no joint
/// programme.
const MOST_PARTS: usize = 8;

/// Programmes written for parts at most.
const MOST_WRITTEN: usize = 3000;

/// How often figures are found to be touched by more measures before there is no joint programme.
const ROUNDS: usize = 6;

/// Largest relative difference of a figure from what its parts say.
const SAME: f64 = 1e-9;

type Known = FxHashMap<(Vec<usize>, Figure), f64>;

/// Writes the programme of a set; `None` if there is none.
pub(super) type Write<'w> = dyn FnMut(&mut Register, &[usize]) -> Option<Programme> + 'w;

/// What is known of the programmes of a set.
struct Gathering<'g, 'w> {
    rules: &'g Rules,
    register: &'g mut Register,
    write: &'g mut Write<'w>,
    base: &'g Programme,
    touch: BTreeMap<Figure, Vec<usize>>,
    known: Known,
    /// Measures that bring rows or columns, or remove some.
    brings: Vec<bool>,
}

/// The figures that measures touch, each as a function of them; `None` if these programmes are not told
/// apart so: too many touch one figure, or some set still has another figure than the functions say.
pub(super) fn touched(
    rules: &Rules,
    register: &mut Register,
    base: &Programme,
    write: &mut Write<'_>,
) -> Option<BTreeMap<Figure, Function>> {
    let count = rules.costs.len();
    let (touch, known, brings) = (BTreeMap::new(), Known::default(), vec![false; count]);
    let mut gathering = Gathering { rules, register, write, base, touch, known, brings };
    for one in 0..count {
        gathering.single(one)?;
    }
    let mut size = gathering.register.size();
    for _ in 0..ROUNDS {
        gathering.parts()?;
        let functions = gathering.functions()?;
        let sets = compared::sets(rules, &gathering.touch, &gathering.brings)?;
        let changed = gathering.compare(&sets, &functions)?;
        let before = std::mem::replace(&mut size, gathering.register.size());
        if !changed && before == size {
            return Some(functions);
        }
        if before != size {
            // What a missing row says depends on the columns known of it.
            gathering.known.clear();
        }
    }
    None
}

fn members(touch: &[usize], bits: usize) -> Vec<usize> {
    let taken = touch.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1);
    taken.map(|it| *it.1).collect()
}

impl Gathering<'_, '_> {
    /// What one measure touches, beside what it requires.
    fn single(&mut self, one: usize) -> Option<()> {
        let with = self.rules.closure(&[one]);
        let without: Vec<usize> = with.iter().copied().filter(|it| *it != one).collect();
        if self.rules.closure(&without) != without {
            return None;
        }
        let programme = (self.write)(self.register, &with)?;
        let before;
        let against = if without.is_empty() {
            self.base
        } else {
            before = (self.write)(self.register, &without)?;
            &before
        };
        self.brings[one] = self.register.has_others(against, &programme);
        for figure in self.register.differing(against, &programme) {
            self.touch.entry(figure).or_default().push(one);
            if let Some(value) = self.register.value(figure, &programme) {
                self.known.insert((with.clone(), figure), value);
            }
        }
        Some(())
    }

    /// The set that a part of what touches a figure is written with; `None` if no set has just that
    /// part.
    fn set(&self, touch: &[usize], bits: usize) -> Option<Vec<usize>> {
        let part = members(touch, bits);
        let set = self.rules.closure(&part);
        let same = set.iter().filter(|it| touch.contains(it)).count() == part.len();
        (same && !self.rules.clash(&set)).then_some(set)
    }

    /// Writes the programmes of all parts; `None` if these are too many.
    fn parts(&mut self) -> Option<()> {
        let mut by_touch: BTreeMap<Vec<usize>, Vec<Figure>> = BTreeMap::new();
        for (figure, touch) in &self.touch {
            by_touch.entry(touch.clone()).or_default().push(*figure);
        }
        let mut wanted: BTreeMap<Vec<usize>, Vec<Figure>> = BTreeMap::new();
        for (touch, figures) in by_touch {
            if touch.len() > MOST_PARTS {
                return None;
            }
            for bits in 1..1_usize << touch.len() {
                let Some(set) = self.set(&touch, bits) else { continue };
                wanted.entry(set).or_default().extend(&figures);
            }
            if wanted.len() > MOST_WRITTEN {
                return None;
            }
        }
        for (set, figures) in wanted {
            let known = |it: &Figure| self.known.contains_key(&(set.clone(), *it));
            if figures.iter().all(known) {
                continue;
            }
            let programme = (self.write)(self.register, &set)?;
            for figure in figures {
                if let Some(value) = self.register.value(figure, &programme) {
                    self.known.insert((set.clone(), figure), value);
                }
            }
        }
        Some(())
    }

    fn functions(&self) -> Option<BTreeMap<Figure, Function>> {
        let mut found = BTreeMap::new();
        for (figure, touch) in &self.touch {
            let value = |bits: usize| {
                if bits == 0 {
                    return self.register.value(*figure, self.base);
                }
                self.known.get(&(self.set(touch, bits)?, *figure)).copied()
            };
            let mut values: Vec<Option<f64>> = (0..1 << touch.len()).map(value).collect();
            // Where its row or column is missing an entry says nothing: any value does.
            let entry = matches!(figure, Figure::Entry(..) | Figure::Cost(..));
            let first = values.iter().flatten().next().copied().filter(|_| entry);
            for (bits, value) in values.iter_mut().enumerate() {
                if value.is_none() && (bits == 0 || self.set(touch, bits).is_some()) {
                    *value = Some(first?);
                }
            }
            found.insert(*figure, Function { touch: touch.clone(), values });
        }
        Some(found)
    }

    /// The figures of the programme of a set that are not what the functions say.
    fn unlike(
        &self,
        (set, programme): (&[usize], &Programme),
        functions: &BTreeMap<Figure, Function>,
    ) -> Vec<Figure> {
        let mut found = self.register.differing(self.base, programme);
        // What measures bring, others may change: such figures the base programme does not show.
        found.extend(self.register.unlike_first(programme));
        found.extend(functions.keys());
        found.sort_unstable();
        found.dedup();
        found.retain(|it| !self.is_said(*it, (set, programme), functions));
        found
    }

    /// Whether a figure of the programme of a set is what its function says; one without a function,
    /// what it is without measures.
    fn is_said(
        &self,
        figure: Figure,
        (set, programme): (&[usize], &Programme),
        functions: &BTreeMap<Figure, Function>,
    ) -> bool {
        let Some(value) = self.register.value(figure, programme) else { return true };
        let said = match functions.get(&figure) {
            Some(function) => {
                let taken = function.touch.iter().enumerate().filter(|it| set.contains(it.1));
                function.values[taken.fold(0_usize, |bits, it| bits | 1 << it.0)]
            }
            None => self.register.first(figure, self.base),
        };
        said.is_some_and(|said| {
            let size = 1e-9 + value.abs().max(said.abs());
            value.to_bits() == said.to_bits() || (value - said).abs() <= SAME * size
        })
    }

    /// Compares the programmes of sets with what the functions say. Where a figure is another one, the
    /// measures of the smallest part of the set that shows it touch it: whether there were any.
    fn compare(
        &mut self,
        sets: &[Vec<usize>],
        functions: &BTreeMap<Figure, Function>,
    ) -> Option<bool> {
        let mut changed: BTreeSet<Figure> = BTreeSet::new();
        for set in sets {
            let programme = (self.write)(self.register, set)?;
            let unlike = self.unlike((set, &programme), functions);
            if unlike.iter().all(|it| changed.contains(it)) {
                continue;
            }
            let part = self.narrowed(set, &unlike, functions)?;
            let programme = (self.write)(self.register, &part)?;
            for figure in self.unlike((&part, &programme), functions) {
                changed.insert(figure);
                let touch = self.touch.entry(figure).or_default();
                touch.extend(&part);
                touch.sort_unstable();
                touch.dedup();
            }
        }
        Some(!changed.is_empty())
    }

    /// A small part of a set in which one of some figures is not what the functions say either.
    fn narrowed(
        &mut self,
        set: &[usize],
        figures: &[Figure],
        functions: &BTreeMap<Figure, Function>,
    ) -> Option<Vec<usize>> {
        let mut set = set.to_vec();
        let mut step = set.len().div_ceil(2);
        loop {
            let mut at = 0;
            while at < set.len() {
                let left = &set[at..set.len().min(at + step)];
                let needs =
                    |it: &usize| self.rules.closure(&[*it]).iter().any(|it| left.contains(it));
                let fewer: Vec<usize> = set.iter().copied().filter(|it| !needs(it)).collect();
                let mut shown = false;
                if !fewer.is_empty() {
                    let programme = (self.write)(self.register, &fewer)?;
                    let said = |it: &Figure| self.is_said(*it, (&fewer, &programme), functions);
                    shown = !figures.iter().all(said);
                }
                if shown {
                    set = fewer;
                } else {
                    at += step;
                }
            }
            if step == 1 {
                return Some(set);
            }
            step = step.div_ceil(2);
        }
    }
}
