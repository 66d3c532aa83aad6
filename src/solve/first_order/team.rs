//! Several threads that iterate as one: what they share, where they wait for one another, and sums
//! whose order does not depend on how many they are.

use std::hint::spin_loop;
use std::ops::Range;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::thread::yield_now;

/// How often a waiting thread looks before it lets others run.
const SPINS: usize = 500;

/// A vector that all threads read and each writes its own part of. The barrier between writing and
/// reading orders the accesses; they are atomic because safe Rust has no other way to say so, and
/// on all common processors relaxed atomic accesses are plain ones.
#[derive(Debug)]
pub(super) struct Shared(Vec<AtomicU64>);

impl Shared {
    pub fn of(values: &[f64]) -> Self {
        Self(values.iter().map(|value| AtomicU64::new(value.to_bits())).collect())
    }

    #[inline]
    pub fn get(&self, at: usize) -> f64 {
        f64::from_bits(self.0[at].load(Ordering::Relaxed))
    }

    #[inline]
    pub fn set(&self, at: usize, value: f64) {
        self.0[at].store(value.to_bits(), Ordering::Relaxed);
    }

    pub fn values(&self) -> Vec<f64> {
        (0..self.0.len()).map(|at| self.get(at)).collect()
    }
}

/// Where threads wait until all have arrived.
#[derive(Debug)]
pub(super) struct Barrier {
    members: usize,
    arrived: AtomicUsize,
    round: AtomicUsize,
}

impl Barrier {
    pub fn new(members: usize) -> Self {
        Self { members, arrived: AtomicUsize::new(0), round: AtomicUsize::new(0) }
    }

    /// Returns when every thread has called it.
    pub fn wait(&self) {
        if self.members == 1 {
            return;
        }
        let round = self.round.load(Ordering::Acquire);
        if self.arrived.fetch_add(1, Ordering::AcqRel) + 1 == self.members {
            self.arrived.store(0, Ordering::Relaxed);
            self.round.store(round.wrapping_add(1), Ordering::Release);
            return;
        }
        let mut spins = 0;
        while self.round.load(Ordering::Acquire) == round {
            if spins < SPINS {
                spins += 1;
                spin_loop();
            } else {
                yield_now();
            }
        }
    }
}

/// One sum or largest value of each kind per block. Blocks are the same for any number of threads,
/// and so is the order in which they are added up.
#[derive(Debug)]
pub(super) struct PerBlock<const KINDS: usize>(Shared);

impl<const KINDS: usize> PerBlock<KINDS> {
    pub fn new(blocks: usize) -> Self {
        Self(Shared::of(&vec![0.0; blocks * KINDS]))
    }

    pub fn set(&self, block: usize, values: [f64; KINDS]) {
        for (kind, value) in values.into_iter().enumerate() {
            self.0.set(block * KINDS + kind, value);
        }
    }

    pub fn sum(&self, kind: usize) -> f64 {
        self.of(kind).sum()
    }

    /// NaN counts as infinite.
    pub fn largest(&self, kind: usize) -> f64 {
        self.of(kind)
            .fold(0.0, |most, value| if value.is_nan() { f64::INFINITY } else { most.max(value) })
    }

    fn of(&self, kind: usize) -> impl Iterator<Item = f64> + '_ {
        (0..self.0.0.len() / KINDS).map(move |block| self.0.get(block * KINDS + kind))
    }
}

/// The run of blocks of one thread of several.
pub(super) fn share(blocks: usize, member: usize, members: usize) -> Range<usize> {
    blocks * member / members..blocks * (member + 1) / members
}
