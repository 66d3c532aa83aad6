//! How a run of a method ends, and when it gives up.

use super::effort::Effort;
use crate::solve::deadline::Deadline;

/// Iterations between two checks of the deadline.
const BETWEEN_LOOKS: u64 = 16;

/// How often factors may turn out inaccurate before a run gives up.
const TROUBLES: u32 = 50;

/// How a method ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// Feasible: primal in the dual method, dual in the primal one.
    Reached,
    /// Unbounded in that direction: the ray proves it.
    Endless,
    /// The deadline passed, or a limit was reached.
    Interrupted,
    /// Numerical trouble, or no progress.
    Trouble,
}

/// The remaining budget of one run of a method.
///
/// Invariant: it only runs out.
#[derive(Debug)]
pub(super) struct Patience {
    last: u64,
    since_look: u64,
    troubles: u32,
}

impl Patience {
    /// The budget of a run that may take `limit` iterations more than there have been.
    pub fn new(iterations: u64, limit: u64) -> Self {
        Self { last: iterations.saturating_add(limit), since_look: 0, troubles: 0 }
    }

    /// The reason to stop before the next iteration, if any.
    pub fn out(&mut self, effort: &Effort, deadline: &Deadline) -> Option<End> {
        self.since_look += 1;
        if self.since_look >= BETWEEN_LOOKS {
            self.since_look = 0;
            if deadline.stopped() {
                return Some(End::Interrupted);
            }
        }
        if effort.is_exhausted() {
            return Some(End::Interrupted);
        }
        (effort.iterations() > self.last).then_some(End::Trouble)
    }

    /// Counts an inaccurate factorisation; returns whether there were too many.
    pub fn is_lost(&mut self) -> bool {
        self.troubles += 1;
        self.troubles > TROUBLES
    }

    pub fn troubles(&self) -> u32 {
        self.troubles
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_stops_at_its_limit_at_the_flag_and_at_too_many_troubles() {
        let (deadline, mut effort) = (Deadline::unlimited(), Effort::none());
        let mut patience = Patience::new(0, 2);
        for _ in 0..3 {
            assert_eq!(patience.out(&effort, &deadline), None);
            effort.add(1);
        }
        assert_eq!(patience.out(&effort, &deadline), Some(End::Trouble));
        deadline.stop();
        let mut patience = Patience::new(3, 1000);
        let looks = (1..100).find(|_| patience.out(&effort, &deadline).is_some());
        assert_eq!(looks, Some(16));
        effort.allow(Some(0), u64::MAX);
        assert_eq!(patience.out(&effort, &deadline), Some(End::Interrupted));
        assert_eq!((1..100).find(|_| patience.is_lost()), Some(51));
        assert_eq!(patience.troubles(), 51);
    }
}
