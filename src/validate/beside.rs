//! The rules of the factory beside problems of its workbook's form: shown in one round where they do not
//! depend on what was refused.

use rustc_hash::FxHashSet;

use super::validate;
use crate::diag::{Code, Diagnostic, Severity};
use crate::source::{SourceText, json};

/// Rules about a single figure or the figures of one row: nothing elsewhere changes whether they are
/// broken.
const OF_ONE_ROW: &[Code] = &[
    Code::E107,
    Code::E108,
    Code::E109,
    Code::E204,
    Code::E216,
    Code::E304,
    Code::E306,
    Code::E309,
    Code::E310,
    Code::E317,
    Code::E319,
    Code::E320,
    Code::E401,
    Code::E402,
    Code::E403,
    Code::E404,
    Code::E405,
    Code::E406,
    Code::E408,
    Code::E505,
    Code::E506,
    Code::E507,
    Code::E606,
    Code::E607,
    Code::E704,
];

/// The rules that the document of a workbook breaks beside its problems of form, in order of place.
/// `complete` says that each refused value has its field in the document; otherwise rows may be missing,
/// and only rules about single rows are checked. Cells with a problem of form have no second one.
#[must_use]
pub fn beside(source: &SourceText, problems: &[Diagnostic], complete: bool) -> Vec<Diagnostic> {
    let Some(cells) = &source.cells else { return Vec::new() };
    let place = |it: &Diagnostic| {
        let cell = cells.cell(it.span)?;
        Some((&*cell.file, cell.sheet.as_deref(), cell.row, cell.column))
    };
    let refused: FxHashSet<_> =
        problems.iter().filter(|it| it.severity() == Severity::Error).filter_map(place).collect();
    let rows: FxHashSet<_> = refused.iter().map(|it| (it.0, it.1, it.2)).collect();
    let Err(found) = validate(json::read(&source.text)) else { return Vec::new() };
    let is_beside = |it: &Diagnostic| {
        let Some(place) = place(it) else { return false };
        it.severity() == Severity::Error
            && !refused.contains(&place)
            && (complete
                || OF_ONE_ROW.contains(&it.code) && !rows.contains(&(place.0, place.1, place.2)))
    };
    found.into_iter().filter(is_beside).collect()
}
