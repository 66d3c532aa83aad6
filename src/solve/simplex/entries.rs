//! Sparse lists of entries, one per line of a matrix: packed, and growing in place.

/// Lists that no longer change, one after the other.
#[derive(Clone, Debug, Default)]
pub(super) struct Packed {
    pub starts: Vec<u32>,
    pub places: Vec<u32>,
    pub values: Vec<f64>,
}

impl Packed {
    pub fn line(&self, line: usize) -> (&[u32], &[f64]) {
        let range = self.starts[line] as usize..self.starts[line + 1] as usize;
        (&self.places[range.clone()], &self.values[range])
    }

    pub fn is_empty_line(&self, line: usize) -> bool {
        self.starts[line] == self.starts[line + 1]
    }

    /// From triplets of line, place and value, keeping their order within a line.
    #[allow(clippy::cast_possible_truncation)] // fewer than 2^32 entries
    pub fn from_triplets(lines: usize, triplets: &[(u32, u32, f64)]) -> Self {
        let mut starts = vec![0u32; lines + 1];
        for triplet in triplets {
            starts[triplet.0 as usize + 1] += 1;
        }
        for line in 0..lines {
            starts[line + 1] += starts[line];
        }
        let mut next = starts.clone();
        let mut places = vec![0; triplets.len()];
        let mut values = vec![0.0; triplets.len()];
        for &(line, place, value) in triplets {
            let to = next[line as usize] as usize;
            next[line as usize] += 1;
            places[to] = place;
            values[to] = value;
        }
        Self { starts, places, values }
    }

    /// The same entries listed the other way, with `lines` lists.
    #[allow(clippy::cast_possible_truncation)] // fewer than 2^32 entries
    pub fn transposed(&self, lines: usize) -> Self {
        let mut starts = vec![0u32; lines + 1];
        for &place in &self.places {
            starts[place as usize + 1] += 1;
        }
        for line in 0..lines {
            starts[line + 1] += starts[line];
        }
        let mut next = starts.clone();
        let mut places = vec![0; self.places.len()];
        let mut values = vec![0.0; self.places.len()];
        for line in 0..self.starts.len() - 1 {
            let (line_places, line_values) = self.line(line);
            for (&place, &value) in line_places.iter().zip(line_values) {
                let to = next[place as usize] as usize;
                next[place as usize] += 1;
                places[to] = line as u32;
                values[to] = value;
            }
        }
        Self { starts, places, values }
    }
}

/// Lists that grow and shrink: one that outgrows its space moves to the end of the storage.
#[derive(Clone, Debug, Default)]
pub(super) struct Growing {
    starts: Vec<u32>,
    lengths: Vec<u32>,
    rooms: Vec<u32>,
    places: Vec<u32>,
    values: Vec<f64>,
}

/// Space for a list to grow before it moves.
const SPARE: u32 = 4;

#[allow(clippy::cast_possible_truncation)] // fewer than 2^32 entries
impl Growing {
    /// From packed lists, with some room to grow.
    pub fn from_packed(packed: &Packed) -> Self {
        let lines = packed.starts.len() - 1;
        let capacity = packed.places.len() + lines * SPARE as usize;
        let mut growing = Self {
            starts: Vec::with_capacity(lines),
            lengths: Vec::with_capacity(lines),
            rooms: Vec::with_capacity(lines),
            places: Vec::with_capacity(capacity),
            values: Vec::with_capacity(capacity),
        };
        for line in 0..lines {
            let (places, values) = packed.line(line);
            growing.starts.push(growing.places.len() as u32);
            growing.lengths.push(places.len() as u32);
            growing.rooms.push(places.len() as u32 + SPARE);
            growing.places.extend_from_slice(places);
            growing.values.extend_from_slice(values);
            growing.places.extend_from_slice(&[0; SPARE as usize]);
            growing.values.extend_from_slice(&[0.0; SPARE as usize]);
        }
        growing
    }

    /// Empty lists with the given room each.
    pub fn with_rooms(rooms: impl Iterator<Item = u32>) -> Self {
        let mut growing = Self::default();
        let mut end = 0;
        for room in rooms {
            growing.starts.push(end);
            growing.lengths.push(0);
            growing.rooms.push(room);
            end += room;
        }
        growing.places = vec![0; end as usize];
        growing.values = vec![0.0; end as usize];
        growing
    }

    pub fn line(&self, line: usize) -> (&[u32], &[f64]) {
        let start = self.starts[line] as usize;
        let range = start..start + self.lengths[line] as usize;
        (&self.places[range.clone()], &self.values[range])
    }

    pub fn line_mut(&mut self, line: usize) -> (&[u32], &mut [f64]) {
        let start = self.starts[line] as usize;
        let range = start..start + self.lengths[line] as usize;
        (&self.places[range.clone()], &mut self.values[range])
    }

    pub fn len(&self, line: usize) -> usize {
        self.lengths[line] as usize
    }

    /// Entries and gaps together: how much memory the lists take.
    pub fn extent(&self) -> usize {
        self.places.len()
    }

    pub fn push(&mut self, line: usize, place: u32, value: f64) {
        let length = self.lengths[line];
        if length == self.rooms[line] {
            let old = self.starts[line] as usize;
            let new = self.places.len();
            let room = 2 * length + SPARE;
            self.places.extend_from_within(old..old + length as usize);
            self.values.extend_from_within(old..old + length as usize);
            self.places.resize(new + room as usize, 0);
            self.values.resize(new + room as usize, 0.0);
            self.starts[line] = new as u32;
            self.rooms[line] = room;
        }
        let at = (self.starts[line] + length) as usize;
        self.places[at] = place;
        self.values[at] = value;
        self.lengths[line] = length + 1;
    }

    /// Removes the entry at `place` of a line and returns it; the last entry takes its turn.
    pub fn remove(&mut self, line: usize, place: u32) -> Option<f64> {
        let start = self.starts[line] as usize;
        let length = self.lengths[line] as usize;
        let found = self.places[start..start + length].iter().position(|&at| at == place)?;
        let value = self.values[start + found];
        self.places[start + found] = self.places[start + length - 1];
        self.values[start + found] = self.values[start + length - 1];
        self.lengths[line] -= 1;
        Some(value)
    }

    /// Drops entries of a line that `keep` refuses, calling it once each.
    pub fn retain(&mut self, line: usize, mut keep: impl FnMut(u32, f64) -> bool) {
        let start = self.starts[line] as usize;
        let mut write = start;
        for read in start..start + self.lengths[line] as usize {
            if keep(self.places[read], self.values[read]) {
                self.places[write] = self.places[read];
                self.values[write] = self.values[read];
                write += 1;
            }
        }
        self.lengths[line] = (write - start) as u32;
    }

    pub fn clear(&mut self, line: usize) {
        self.lengths[line] = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_move_when_they_outgrow_their_room() {
        let packed =
            Packed { starts: vec![0, 1, 3], places: vec![1, 0, 1], values: vec![5.0, 6.0, 7.0] };
        assert_eq!(packed.transposed(2).line(1), (&[0, 1][..], &[5.0, 7.0][..]));
        let mut growing = Growing::from_packed(&packed);
        for place in 2..12 {
            growing.push(0, place, f64::from(place));
        }
        assert_eq!(growing.len(0), 11);
        assert_eq!(growing.remove(0, 1), Some(5.0));
        assert_eq!(growing.remove(0, 1), None);
        assert_eq!(growing.line(0).0[0], 11);
        assert_eq!(growing.line(1), (&[0, 1][..], &[6.0, 7.0][..]));
        growing.retain(1, |place, _| place == 1);
        assert_eq!(growing.line(1), (&[1][..], &[7.0][..]));
    }
}
