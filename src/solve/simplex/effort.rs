//! The effort of a solve so far and its limit, in pivots and entries, never in clock time.

/// Counts of a loaded programme and the limits of its current solve.
///
/// Invariant: counts only grow, until [`Effort::restart`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Effort {
    iterations: u64,
    /// Entries of tableau rows and columns computed: what the pivots cost.
    work: u64,
    iterations_allowed: u64,
    work_allowed: u64,
}

impl Effort {
    /// Nothing done yet, and no limit.
    pub fn none() -> Self {
        Self { iterations: 0, work: 0, iterations_allowed: u64::MAX, work_allowed: u64::MAX }
    }

    /// Sets how many more iterations, and how much more work, this solve may take.
    pub fn allow(&mut self, iterations: Option<u64>, work: u64) {
        self.work_allowed = self.work.saturating_add(work);
        self.iterations_allowed =
            iterations.map_or(u64::MAX, |most| self.iterations.saturating_add(most));
    }

    /// Counts iterations from zero again.
    pub fn restart(&mut self) {
        self.iterations = 0;
    }

    /// Adds an iteration and its work.
    pub fn add(&mut self, work: usize) {
        self.iterations += 1;
        self.work += work as u64;
    }

    /// Adds iterations made elsewhere on the way to this programme's optimum.
    pub fn add_elsewhere(&mut self, iterations: u64) {
        self.iterations += iterations;
    }

    pub fn iterations(&self) -> u64 {
        self.iterations
    }

    /// Whether the limits of the current solve are reached.
    pub fn is_exhausted(&self) -> bool {
        self.iterations >= self.iterations_allowed || self.work >= self.work_allowed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_count_from_where_a_solve_begins() {
        let mut effort = Effort::none();
        effort.add(50);
        effort.allow(Some(2), 100);
        effort.add(60);
        assert!(!effort.is_exhausted());
        effort.add(40);
        assert!(effort.is_exhausted());
        effort.allow(None, 100);
        effort.add(99);
        assert!(!effort.is_exhausted());
        effort.add(1);
        assert!(effort.is_exhausted());
        effort.restart();
        effort.add_elsewhere(3);
        assert_eq!(effort.iterations(), 3);
    }
}
