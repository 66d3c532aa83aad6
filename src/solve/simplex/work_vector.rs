//! The work vector of the method: dense values and, while it is sparse, their positions.

/// A vector of fixed length whose non-zero places are listed as long as that pays.
///
/// Every non-zero value's place is in `places` exactly once, unless `dense`; a listed place may
/// hold zero.
#[derive(Clone, Debug, Default)]
pub(super) struct WorkVector {
    pub values: Vec<f64>,
    pub places: Vec<u32>,
    /// The places are not known: look everywhere.
    pub dense: bool,
}

/// Share of listed places above which clearing or running over everything is cheaper.
const DENSE_SHARE: f64 = 0.3;

/// Stands for a value that cancelled to zero: keeps its place listed only once.
const CANCELLED: f64 = 1e-100;

/// Values below this are what cancellation leaves.
pub(super) const NOTHING: f64 = 1e-14;

impl WorkVector {
    pub fn new(length: usize) -> Self {
        Self { values: vec![0.0; length], places: Vec::with_capacity(length), dense: false }
    }

    pub fn clear(&mut self) {
        if self.dense || self.is_crowded() {
            self.values.fill(0.0);
        } else {
            for &place in &self.places {
                self.values[place as usize] = 0.0;
            }
        }
        self.places.clear();
        self.dense = false;
    }

    /// Whether so many places are listed that the list is no help.
    pub fn is_crowded(&self) -> bool {
        #[allow(clippy::cast_precision_loss)] // lengths are far below 2^52
        let crowded = self.places.len() as f64 > DENSE_SHARE * self.values.len() as f64;
        crowded
    }

    /// Adds to one value.
    pub fn add(&mut self, place: usize, amount: f64) {
        let old = self.values[place];
        if old == 0.0 {
            self.note(place);
        }
        let sum = old + amount;
        self.values[place] = if sum.abs() < NOTHING { CANCELLED } else { sum };
    }

    #[allow(clippy::cast_possible_truncation)] // programmes have fewer than 2^32 variables
    fn note(&mut self, place: usize) {
        if !self.dense {
            self.places.push(place as u32);
        }
    }

    /// Replaces this vector by a copy of another of the same length.
    pub fn copy_from(&mut self, other: &Self) {
        self.clear();
        if other.dense {
            self.values.copy_from_slice(&other.values);
            self.dense = true;
        } else {
            for &place in &other.places {
                self.values[place as usize] = other.values[place as usize];
            }
            self.places.extend_from_slice(&other.places);
        }
    }

    /// Lists the places again, dropping what is nothing.
    #[allow(clippy::cast_possible_truncation)]
    pub fn tidy(&mut self) {
        if self.dense {
            self.places.clear();
            for (place, value) in self.values.iter_mut().enumerate() {
                if value.abs() < NOTHING {
                    *value = 0.0;
                } else {
                    self.places.push(place as u32);
                }
            }
            self.dense = false;
        } else {
            let values = &mut self.values;
            self.places.retain(|&place| {
                let value = &mut values[place as usize];
                let kept = value.abs() >= NOTHING;
                if !kept {
                    *value = 0.0;
                }
                kept
            });
        }
    }

    /// Calls `visit` with every place that may hold a value: all of them while dense.
    pub fn each_place(&self, visit: impl FnMut(usize)) {
        if self.dense {
            (0..self.values.len()).for_each(visit);
        } else {
            self.places.iter().map(|&place| place as usize).for_each(visit);
        }
    }

    /// How many places may hold a value.
    pub fn extent(&self) -> usize {
        if self.dense { self.values.len() } else { self.places.len() }
    }

    /// Places and values; only after [`WorkVector::tidy`] or where not dense.
    pub fn entries(&self) -> impl Iterator<Item = (usize, f64)> + '_ {
        self.places.iter().map(|&place| (place as usize, self.values[place as usize]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_listed_once_and_cleared() {
        let mut vector = WorkVector::new(10);
        vector.add(3, 1.0);
        vector.add(3, -1.0);
        vector.add(3, 2.0);
        vector.add(7, 1e-20);
        assert_eq!(vector.places, [3, 7]);
        vector.tidy();
        assert_eq!(vector.entries().collect::<Vec<_>>(), [(3, 2.0)]);
        let mut copy = WorkVector::new(10);
        copy.add(1, 5.0);
        copy.copy_from(&vector);
        vector.clear();
        assert!(vector.values.iter().all(|value| *value == 0.0));
        assert_eq!(copy.entries().collect::<Vec<_>>(), [(3, 2.0)]);
    }
}
