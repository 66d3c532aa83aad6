//! Names without dates, to find a row or column of one formulation in another one, for another
//! month or with longer buckets.

use std::fmt::Write as _;
use std::ops::Range;

use super::Formulation;
use crate::ids::{BucketId, ColumnId, Id, IdVec, RowId};

/// Every row's and column's name with the position of its bucket in place of its date:
/// `start/rail/main@#3`, from 1. Rows and columns of one meaning have one name in any month.
#[derive(Clone, Debug, Default)]
pub struct UndatedNames {
    /// The rows' names.
    pub rows: IdVec<RowId, String>,
    /// The columns' names.
    pub columns: IdVec<ColumnId, String>,
}

impl Formulation<'_> {
    /// The names, with time as `position` sees it: a bucket's own position, or that of the longer
    /// bucket it lies in.
    pub fn undated_names(&self, position: impl Fn(BucketId) -> usize) -> UndatedNames {
        let undated = |name: &str, buckets: Option<Range<usize>>| {
            let dated = buckets.filter(|it| !it.is_empty()).and_then(|buckets| {
                let first = BucketId::at(buckets.start);
                let at = name.rfind(&self.buckets[first].name)?;
                Some((at, position(first), position(BucketId::at(buckets.end - 1)), name.len()))
            });
            let Some((at, first, last, length)) = dated else { return name.to_owned() };
            let mut undated = String::with_capacity(length);
            undated.push_str(&name[..at]);
            // Writing to a String cannot fail.
            let _ = write!(undated, "#{}", first + 1);
            if name[at..].contains('+') {
                let _ = write!(undated, "+{}", last + 1 - first);
            }
            undated
        };
        let lp = self.lp();
        let rows = self.legend.rows.enumerated();
        let columns = self.legend.columns.enumerated();
        UndatedNames {
            rows: rows.map(|(row, meaning)| undated(lp.row_name(row), meaning.buckets())).collect(),
            columns: columns
                .map(|(column, meaning)| {
                    let at = meaning.bucket().map(|it| it.position()..it.position() + 1);
                    undated(lp.column_name(column), at)
                })
                .collect(),
        }
    }
}
