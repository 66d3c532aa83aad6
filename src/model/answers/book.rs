//! A plan book: the versions of a factory's plans, what each promised, what it changed, and what was
//! kept of it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What an entry of a plan book is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EntryKind {
    /// A plan with its factory file.
    Plan,
    /// The end of a period: the account, and the record of what happened if there was one.
    Roll,
}

figures! {
    /// What `entry.json` of an entry says: with it the book can be checked.
    pub struct EntryRecord {
        /// Format of the record.
        format: u32,
        /// Number of the entry: 1 more than that of the entry before.
        number: u64,
        /// What it is.
        kind: EntryKind,
        /// The factory's name.
        factory: String,
        /// First day planned.
        from: String,
        /// Last day planned, included.
        to: String,
        /// SHA-256 of every other file of the entry, by name.
        files: std::collections::BTreeMap<String, String>,
        /// SHA-256 of `entry.json` of the entry before; none of the first.
        before_sha256: Option<String>,
    }

    /// A plan book.
    pub struct Book {
        /// Its entries, in order of number.
        entries: Vec<BookEntry>,
        /// Version of junheng.
        version: String,
    }

    /// An entry of a plan book.
    pub struct BookEntry {
        /// Its folder.
        name: String,
        /// Its number.
        number: u64,
        /// What it is.
        kind: EntryKind,
        /// First day planned.
        from: String,
        /// Last day planned, included.
        to: String,
        /// What the plan promises; none of the end of a period.
        promised: Option<Promised>,
        /// What it changes in the plan of the same period before; none if there is none.
        changed: Option<Changed>,
        /// What was kept of the plan; none of a plan.
        kept: Option<Kept>,
    }

    /// Orders by their status in a plan.
    pub struct Promised {
        /// Orders on time.
        on_time: usize,
        /// Late orders.
        late: usize,
        /// Short orders.
        short: usize,
    }

    /// What a plan changes in the one before.
    pub struct Changed {
        /// Routes and buckets in which another quantity is started.
        cells: usize,
        /// Routes and buckets in which anything is started in one of the two.
        of: usize,
        /// Machine hours moved: Σ |after − before| of the task sheets, halved.
        hours: f64,
    }

    /// What was kept of a plan.
    pub struct Kept {
        /// Orders of which everything was shipped.
        done: usize,
        /// Orders carried over.
        carried: usize,
        /// Whether a record of what happened was used.
        recorded: bool,
    }
}
