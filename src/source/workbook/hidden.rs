//! Rows and columns that a spreadsheet hides: they are read as well, with a note.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::note::Note;

/// What a sheet does not show, from 0.
#[derive(Debug, Default)]
pub(super) struct Hidden {
    pub rows: Vec<RangeInclusive<u32>>,
    pub columns: Vec<RangeInclusive<u32>>,
}

impl Hidden {
    /// What is to be said of a sheet whose values stand in these cells: only what hides values.
    pub fn note<'c>(
        &self,
        sheet: &str,
        cells: impl Iterator<Item = &'c (u32, u32)>,
    ) -> Option<Note> {
        if self.rows.is_empty() && self.columns.is_empty() {
            return None;
        }
        let (hidden_rows, hidden_columns) = (Ranges::of(&self.rows), Ranges::of(&self.columns));
        let (mut rows, mut columns) = (BTreeSet::new(), BTreeSet::new());
        for (row, column) in cells {
            if hidden_rows.contain(*row) {
                rows.insert(*row);
            }
            if hidden_columns.contain(*column) {
                columns.insert(*column);
            }
        }
        let (rows, columns) = (rows.len(), columns.len());
        (rows + columns > 0).then(|| Note::Hidden { sheet: sheet.to_owned(), rows, columns })
    }
}

/// Ranges that can be asked fast: sorted, none touching another.
struct Ranges(Vec<(u32, u32)>);

impl Ranges {
    fn of(ranges: &[RangeInclusive<u32>]) -> Self {
        let mut sorted: Vec<(u32, u32)> =
            ranges.iter().map(|it| (*it.start(), *it.end())).collect();
        sorted.sort_unstable();
        let mut joined: Vec<(u32, u32)> = Vec::new();
        for (first, last) in sorted {
            match joined.last_mut() {
                Some(before) if first <= before.1 => before.1 = before.1.max(last),
                _ => joined.push((first, last)),
            }
        }
        Self(joined)
    }

    fn contain(&self, at: u32) -> bool {
        let after = self.0.partition_point(|(first, _)| *first <= at);
        after > 0 && self.0[after - 1].1 >= at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hidden_is_found_in_any_order() {
        let ranges = Ranges::of(&[7..=9, 1..=2, 2..=4, 20..=20, 8..=8]);
        let found: Vec<u32> = (0..25).filter(|at| ranges.contain(*at)).collect();
        assert_eq!(found, [1, 2, 3, 4, 7, 8, 9, 20]);
        assert!(!Ranges::of(&[]).contain(0));
    }
}
