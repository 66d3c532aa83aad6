//! Measures by position, and which sets of them may be taken together.

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
