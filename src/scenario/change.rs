//! One change of a factory file.

use serde_json::Value;

use super::{Document, Path};

/// The value at one place before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Where.
    pub at: Path,
    /// The value before; none if something is added.
    pub before: Option<Value>,
    /// The value there; none if something is taken away.
    pub after: Option<Value>,
}

/// A change that cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no {0} to change")]
pub struct ChangeError(pub Path);

impl Change {
    /// Makes the change.
    ///
    /// # Errors
    /// If its path does not exist in this document.
    pub fn make(&self, document: &mut Document) -> Result<(), ChangeError> {
        if document.set(&self.at, self.after.clone()) {
            Ok(())
        } else {
            Err(ChangeError(self.at.clone()))
        }
    }
}
