//! From a place in a text made from cells, or a cell's own number, to the cell as a person finds
//! it.

use std::sync::Arc;

use crate::diag::{CellPlace, Place, Span};

/// Where the values of a text made from cells came from.
#[derive(Clone, Debug, Default)]
pub struct CellPlaces {
    /// Every cell that was used.
    pub(super) cells: Vec<CellRead>,
    /// Byte positions in order, each with the number of its cell.
    pub(super) starts: Vec<(u32, u32)>,
}

/// A cell that was read. What many cells share is held once.
#[derive(Clone, Debug)]
pub struct CellRead {
    /// The file it is in.
    pub file: Arc<str>,
    /// The sheet; `None` in a CSV file, where line and field say where it is, and for a file as a
    /// whole.
    pub sheet: Option<Arc<str>>,
    /// Row or line, from 1; 0 for a file as a whole.
    pub row: u32,
    /// Column or field, from 1.
    pub column: u32,
    /// Its content.
    pub shown: String,
    /// The heading of its column as it is there; `None` for a heading itself and where there
    /// is none.
    pub heading: Option<Arc<str>>,
}

impl CellPlaces {
    /// The cell a place in the text, or a cell's own span, belongs to.
    #[must_use]
    pub fn cell(&self, span: Span) -> Option<&CellRead> {
        let number = if span.start >= FIRST_CELL {
            span.start - FIRST_CELL
        } else {
            let after = self.starts.partition_point(|(start, _)| *start <= span.start);
            self.starts.get(after.checked_sub(1)?)?.1
        };
        self.cells.get(number as usize)
    }
}

impl CellRead {
    /// A place with this cell instead of line and column of the text.
    #[must_use]
    pub fn place(&self, place: Place) -> Place {
        let address = match &self.sheet {
            Some(sheet) => {
                format!("{sheet}:{}{}", letters(self.column.saturating_sub(1)), self.row)
            }
            None if self.row == 0 => String::new(),
            None => format!("{}:{}", self.row, self.column),
        };
        Place {
            file: self.file.to_string(),
            line: self.row as usize,
            column: self.column as usize,
            cell: Some(CellPlace {
                address,
                column: match &self.sheet {
                    Some(sheet) => (sheet.to_string(), letters(self.column.saturating_sub(1))),
                    None if self.row == 0 => <(String, String)>::default(),
                    None => (String::new(), self.column.to_string()),
                },
                shown: self.shown.clone(),
                heading: self.heading.as_deref().map(str::to_owned),
            }),
            ..place
        }
    }
}

/// Byte positions from here on mean cells: texts are shorter than this.
pub(super) const FIRST_CELL: u32 = 1 << 31;

/// The letters of a column, from 0: A, B … Z, AA.
pub(super) fn letters(column: u32) -> String {
    let mut text = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        left -= 1;
        text.push(b'A' + u8::try_from(left % 26).unwrap_or_default());
        left /= 26;
    }
    text.reverse();
    String::from_utf8(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_have_letters() {
        let named: Vec<String> = [0, 25, 26, 701, 702].into_iter().map(letters).collect();
        assert_eq!(named, ["A", "Z", "AA", "ZZ", "AAA"]);
    }
}
