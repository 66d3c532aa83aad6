//! Every subset of the parts, planned; inseparable parts are merged on the way.

use super::coalition::{Ended, Figures, changed, planned, side_by_side};
use super::parts::{Bundle, bundles, joined, to_join};
use crate::model::answers::diff::Bundling;
use crate::scenario::{Change, Document};
use crate::session::{Failure, Options};

/// What is known of a selection of the bundles begun with.
enum Known {
    Nothing,
    Planned(Box<Figures>),
    NoPlan,
}

/// A part with the bundles begun with that it is made of, as bits.
struct Player {
    bundle: Bundle,
    bits: usize,
}

/// The parts, and a plan for every selection of them.
pub(super) struct Selections<'c> {
    document: &'c Document,
    changes: &'c [Change],
    begun_with: Vec<Bundle>,
    players: Vec<Player>,
    parts: Vec<Bundle>,
    bundling: Bundling,
    /// By selection of the bundles begun with.
    known: Vec<Known>,
}

impl<'c> Selections<'c> {
    pub fn new(document: &'c Document, changes: &'c [Change], most: usize) -> Self {
        let (begun_with, bundling) = bundles(changes, most);
        let known = (0..1_usize << begun_with.len()).map(|_| Known::Nothing).collect();
        let player =
            |(at, bundle): (usize, &Bundle)| Player { bundle: bundle.clone(), bits: 1 << at };
        let players = begun_with.iter().enumerate().map(player).collect();
        Self { document, changes, begun_with, players, parts: Vec::new(), bundling, known }
    }

    /// Takes the plans of the two ends, which are made already.
    pub fn begin_with(&mut self, none: &Figures, all: &Figures) {
        // Where nothing changed the two are one.
        for (at, figures) in [(self.known.len() - 1, all), (0, none)] {
            self.known[at] = Known::Planned(Box::new(figures.clone()));
        }
    }

    /// Plans every selection; `false` if the deadline passed.
    ///
    /// # Errors
    /// As [`planned`].
    pub fn plan(&mut self, options: &Options) -> Result<bool, Failure> {
        self.find_invalid(options)?;
        loop {
            if options.deadline.stopped() {
                return Ok(false);
            }
            let selections: Vec<usize> = (0..1 << self.players.len()).collect();
            let is = |known: fn(&Known) -> bool| {
                let found = selections.iter().copied();
                found.filter(|it| known(&self.known[self.bits(*it)])).collect::<Vec<usize>>()
            };
            let without_plan = is(|it| matches!(it, Known::NoPlan));
            if !without_plan.is_empty() {
                let (one, other) = to_join(self.players.len(), &without_plan);
                self.join(one, other);
                continue;
            }
            let open = is(|it| matches!(it, Known::Nothing));
            if open.is_empty() {
                break;
            }
            let bits: Vec<usize> = open.iter().map(|it| self.bits(*it)).collect();
            let ended = side_by_side(bits.len(), |at| {
                match self.document(bits[at]).map(|it| it.factory()) {
                    Some(Ok(validated)) => planned(&validated.factory, options),
                    _ => Ok(Ended::NoPlan),
                }
            })?;
            for (bits, ended) in bits.into_iter().zip(ended) {
                self.known[bits] = match ended {
                    Ended::Planned(figures) => Known::Planned(figures),
                    Ended::NoPlan => Known::NoPlan,
                    Ended::Stopped => return Ok(false),
                };
            }
        }
        self.parts = self.players.iter().map(|it| it.bundle.clone()).collect();
        Ok(true)
    }

    /// Finds the selections that are no valid factory, which takes little time.
    fn find_invalid(&mut self, options: &Options) -> Result<(), Failure> {
        let valid = side_by_side(self.known.len(), |bits| {
            Ok(options.deadline.stopped()
                || self.document(bits).is_some_and(|it| it.factory().is_ok()))
        })?;
        for (known, valid) in self.known.iter_mut().zip(valid) {
            if !valid {
                *known = Known::NoPlan;
            }
        }
        Ok(())
    }

    /// The document with a selection of the bundles begun with.
    fn document(&self, bits: usize) -> Option<Document> {
        let chosen = self.begun_with.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1);
        let chosen = chosen.flat_map(|(_, bundle)| &bundle.changes);
        changed(self.document, chosen.map(|at| &self.changes[*at]))
    }

    /// The initial bundles in a selection of the parts.
    fn bits(&self, selection: usize) -> usize {
        let chosen = self.players.iter().enumerate().filter(|(at, _)| selection >> at & 1 == 1);
        chosen.fold(0, |bits, (_, player)| bits | player.bits)
    }

    fn join(&mut self, one: usize, other: usize) {
        let other = self.players.remove(other);
        let player = &mut self.players[one];
        player.bundle = joined(&player.bundle, &other.bundle, true);
        player.bits |= other.bits;
        self.players.sort_by(|one, other| one.bundle.name.cmp(&other.bundle.name));
    }

    pub fn parts(&self) -> &[Bundle] {
        &self.parts
    }

    pub fn bundling(&self) -> Bundling {
        self.bundling
    }

    /// The figures of every selection of the parts, in the order of their bits.
    pub fn all(&self) -> impl Iterator<Item = &Figures> {
        (0..1_usize << self.players.len()).filter_map(|selection| {
            match &self.known[self.bits(selection)] {
                Known::Planned(figures) => Some(&**figures),
                _ => None,
            }
        })
    }
}
