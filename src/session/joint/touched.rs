//! Which figures of a programme measures touch, and their values for every part of those measures:
//! found by writing the programmes, never from what a measure says of itself.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::figures::{Figure, Programme, Register};
use super::functions::Function;

/// Measures by position, with what restricts the sets of them.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// Names, for the rows and columns of the joint programme.
    pub ids: Vec<String>,
    /// Money once.
    pub costs: Vec<f64>,
    /// Money for the days planned, in goals of money.
    pub monthly: Vec<f64>,
    /// What each requires.
    pub requires: Vec<Vec<usize>>,
    /// Pairs that exclude each other.
    pub excludes: Vec<(usize, usize)>,
    /// How many of some: which, at least, at most.
    pub choices: Vec<(Vec<usize>, Option<u32>, Option<u32>)>,
}

impl Rules {
    /// Some measures with all they require.
    pub(super) fn closure(&self, set: &[usize]) -> Vec<usize> {
        let mut found = set.to_vec();
        let mut next = 0;
        while let Some(one) = found.get(next).copied() {
            for other in &self.requires[one] {
                if !found.contains(other) {
                    found.push(*other);
                }
            }
            next += 1;
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    pub(super) fn clash(&self, set: &[usize]) -> bool {
        self.excludes.iter().any(|(one, other)| set.contains(one) && set.contains(other))
    }
}

/// Up to so many measures that touch one figure every part is written; of more, pairs.
const MOST_PARTS: usize = 4;

/// More that touch one figure are not examined.
const MOST_TOUCH: usize = 14;

/// Sets of as many measures as possible that are written to see that nothing else is touched.
const MOST_CHECKED: usize = 8;

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
}

/// The figures that measures touch, each as a function of them; `None` if these programmes are not told
/// apart so: a figure that only several together touch, or that too many do.
pub(super) fn touched(
    rules: &Rules,
    register: &mut Register,
    base: &Programme,
    write: &mut Write<'_>,
) -> Option<BTreeMap<Figure, Function>> {
    let (touch, known) = (BTreeMap::new(), Known::default());
    let mut gathering = Gathering { rules, register, write, base, touch, known };
    for one in 0..rules.costs.len() {
        gathering.single(one)?;
    }
    gathering.parts();
    let functions = gathering.functions()?;
    gathering.check(&functions)?;
    Some(functions)
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

    /// Writes the programmes of parts and of pairs.
    fn parts(&mut self) {
        let mut by_touch: BTreeMap<Vec<usize>, Vec<Figure>> = BTreeMap::new();
        for (figure, touch) in &self.touch {
            by_touch.entry(touch.clone()).or_default().push(*figure);
        }
        let mut wanted: BTreeMap<Vec<usize>, Vec<Figure>> = BTreeMap::new();
        for (touch, figures) in by_touch {
            if touch.len() > MOST_TOUCH {
                continue;
            }
            let few = touch.len() <= MOST_PARTS;
            for bits in 1..1_usize << touch.len() {
                if !few && bits.count_ones() > 2 {
                    continue;
                }
                let Some(set) = self.set(&touch, bits) else { continue };
                wanted.entry(set).or_default().extend(&figures);
            }
        }
        for (set, figures) in wanted {
            let known = |it: &Figure| self.known.contains_key(&(set.clone(), *it));
            if figures.iter().all(known) {
                continue;
            }
            let Some(programme) = (self.write)(self.register, &set) else { continue };
            for figure in figures {
                if let Some(value) = self.register.value(figure, &programme) {
                    self.known.insert((set.clone(), figure), value);
                }
            }
        }
    }

    fn functions(&self) -> Option<BTreeMap<Figure, Function>> {
        let mut found = BTreeMap::new();
        for (figure, touch) in &self.touch {
            let none = self.register.value(*figure, self.base);
            let value = |bits: usize| {
                if bits == 0 {
                    return none;
                }
                self.known.get(&(self.set(touch, bits)?, *figure)).copied()
            };
            let entry = matches!(figure, Figure::Entry(..) | Figure::Cost(..));
            let function = if touch.len() <= MOST_PARTS {
                let mut values: Vec<Option<f64>> = (0..1 << touch.len()).map(value).collect();
                // Where its row or column is missing an entry says nothing: any value does.
                let first = values.iter().flatten().next().copied().filter(|_| entry);
                for (bits, value) in values.iter_mut().enumerate() {
                    if value.is_none() && (bits == 0 || self.set(touch, bits).is_some()) {
                        *value = first;
                    }
                }
                Function { touch: touch.clone(), values }
            } else {
                let inner = touch.len() <= MOST_TOUCH
                    && (0..touch.len()).all(|it| value(1 << it).is_some());
                let single = |one: usize| value(1 << one).unwrap_or(0.0);
                let pair = |one: usize, other: usize| value(1 << one | 1 << other);
                none.filter(|_| inner)
                    .and_then(|it| Function::of_pairs(touch.clone(), it, &single, &pair))?
            };
            found.insert(*figure, function);
        }
        Some(found)
    }

    /// Whether large sets have the figures that their parts say, and no others are touched.
    fn check(&mut self, functions: &BTreeMap<Figure, Function>) -> Option<()> {
        let count = self.rules.costs.len();
        let mut covered = vec![false; count];
        for _ in 0..MOST_CHECKED {
            let Some(first) = covered.iter().position(|it| !it) else { break };
            let mut set: Vec<usize> = Vec::new();
            let rest = (first..count).chain(0..first);
            for one in rest.clone().filter(|it| !covered[*it]).chain(rest) {
                let mut more = set.clone();
                more.push(one);
                let more = self.rules.closure(&more);
                if !self.rules.clash(&more) {
                    set = more;
                }
            }
            covered[first] = true;
            for one in &set {
                covered[*one] = true;
            }
            // Which sets are allowed is another question: here no budget counts.
            let Some(programme) = (self.write)(self.register, &set) else { continue };
            // What measures bring, others may change: such figures the base programme does not show.
            let brought = self.register.unlike_first(&programme);
            if brought.iter().any(|it| !functions.contains_key(it)) {
                return None;
            }
            let mut differing = self.register.differing(self.base, &programme);
            differing.extend(functions.keys());
            differing.sort_unstable();
            differing.dedup();
            for figure in differing {
                let Some(value) = self.register.value(figure, &programme) else { continue };
                let function = functions.get(&figure)?;
                let taken = function.touch.iter().enumerate().filter(|it| set.contains(it.1));
                let bits = taken.fold(0_usize, |bits, it| bits | 1 << it.0);
                let Some(said) = function.values[bits] else { continue };
                let size = 1e-9 + value.abs().max(said.abs());
                if value.to_bits() != said.to_bits() && (value - said).abs() > SAME * size {
                    return None;
                }
            }
        }
        Some(())
    }
}
