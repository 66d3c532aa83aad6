//! One change of a factory file.

use serde_json::Value;

use super::{Document, Path};

/// What stands at one place before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Where.
    pub at: Path,
    /// What stood there; none where something is added.
    pub before: Option<Value>,
    /// What stands there; none where something is taken away.
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
    /// Where its path leads nowhere in this document.
    pub fn make(&self, document: &mut Document) -> Result<(), ChangeError> {
        if document.set(&self.at, self.after.clone()) {
            Ok(())
        } else {
            Err(ChangeError(self.at.clone()))
        }
    }
}
