//! The quick way from changes to a factory: if only figures inside entries change, only these
//! entries are read again. If the result is not valid, the complete way is used, which reports the
//! problems.

use serde_json::Value;

use super::document::{Document, Step, value_at};
use super::edit::set_figure;
use super::{Action, Edit};
use crate::model::BucketKind;
use crate::source::json::{self, Decoder, Reading};
use crate::source::records::FactoryRecord;
use crate::validate::{Validated, validate_in};

/// The factory the changed file describes, the same as that of the whole file read again; `None`
/// where the changes are of another kind or something is wrong.
pub(super) fn reread(
    original: &Document,
    edits: &[Edit],
    bucket: Option<BucketKind>,
) -> Option<Validated> {
    let mut entries: Vec<(&[Step], Value)> = Vec::new();
    for edit in edits {
        if !matches!(edit.action, Action::Set(_) | Action::Scale(_) | Action::Add(_)) {
            return None;
        }
        let (entry, rest) = edit.place.steps.split_at_checked(2)?;
        let known = entries.iter().position(|(steps, _)| *steps == entry);
        let known = if let Some(known) = known {
            known
        } else {
            entries.push((entry, value_at(original.tree(), entry)?.clone()));
            entries.len() - 1
        };
        set_figure(&mut entries[known].1, rest, edit, original).ok()?;
    }
    let mut tables = original.tables()?.clone();
    for (steps, entry) in entries {
        let [Step::Field(table), Step::Entry(at)] = steps else { return None };
        put(&mut tables, table, *at, &entry)?;
    }
    validate_in(Reading::of(tables), bucket).ok()
}

/// Puts an entry in the place of another; `None` if it has problems of form.
fn put(tables: &mut FactoryRecord, table: &str, at: usize, entry: &Value) -> Option<()> {
    let text = entry.to_string();
    let mut decoder = Decoder::default();
    tables.replace(table, at, &json::parse(&text).ok()??, &mut decoder)?;
    decoder.finish().0.is_empty().then_some(())
}
