//! A sparse matrix by lines, with 32-bit places: what is read twice in every iteration is small.

use std::ops::Range;

/// Sparse lines, one after the other.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    pub starts: Vec<usize>,
    pub places: Vec<u32>,
    pub values: Vec<f64>,
}

impl Lines {
    /// The entries of a line: places and values.
    pub fn line(&self, line: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
        let range = self.starts[line]..self.starts[line + 1];
        let places = self.places[range.clone()].iter().map(|&place| place as usize);
        places.zip(self.values[range].iter().copied())
    }

    /// The number of lines.
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// The number of entries.
    pub fn entries(&self) -> usize {
        self.places.len()
    }

    /// Multiplies every entry by the factor of its line and of its place.
    pub fn scale(&mut self, lines: &[f64], places: &[f64]) {
        for (line, factor) in lines.iter().enumerate() {
            for at in self.starts[line]..self.starts[line + 1] {
                self.values[at] *= factor * places[self.places[at] as usize];
            }
        }
    }

    /// The product with a vector.
    pub fn product(&self, vector: &[f64]) -> Vec<f64> {
        let sum = |line| self.line(line).map(|(at, value)| value * vector[at]).sum();
        (0..self.len()).map(sum).collect()
    }

    /// Runs of lines, at most so many, with about as many entries and lines in each.
    pub fn blocks(&self, most: usize) -> Vec<Range<usize>> {
        let weight = |line: usize| self.starts[line] + 4 * line;
        let all = weight(self.len());
        let mut blocks = Vec::with_capacity(most);
        let mut start = 0;
        for block in 1..=most {
            let mut end = start;
            while end < self.len() && weight(end) * most < all * block {
                end += 1;
            }
            let end = if block == most { self.len() } else { end };
            blocks.push(start..end);
            start = end;
        }
        blocks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_cover_every_line_once() {
        let lines =
            Lines { starts: vec![0, 5, 5, 6, 30, 31], places: vec![0; 31], values: vec![1.0; 31] };
        for most in [1, 2, 3, 16] {
            let blocks = lines.blocks(most);
            assert_eq!(blocks.len(), most);
            let covered: Vec<usize> = blocks.into_iter().flatten().collect();
            assert_eq!(covered, [0, 1, 2, 3, 4]);
        }
    }
}
