//! Many short names in one allocation: a large factory has a hundred thousand of them.

use std::fmt::{Arguments, Write};

/// An append-only list of names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    text: String,
    ends: Vec<usize>,
}

impl Names {
    /// Appends a name, written straight into the shared text.
    pub fn push(&mut self, name: Arguments<'_>) {
        // Writing to a String cannot fail.
        let _ = self.text.write_fmt(name);
        self.ends.push(self.text.len());
    }

    /// The name at a position; panics if there is none.
    #[must_use]
    pub fn get(&self, position: usize) -> &str {
        let start = if position == 0 { 0 } else { self.ends[position - 1] };
        &self.text[start..self.ends[position]]
    }

    /// The number of names.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no name.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}
